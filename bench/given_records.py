"""The exchange with records of one's own: `python -m bench.sync --records FILE.jsonl --link 2g-cuts --json`.

Each line of the file is the body of one application. `bytes_up` and `bytes_down` are HTTP bodies of all tries,
cut ones included; `tcp_up` and `tcp_down` are what the relay carried, TLS and headers in it.
"""

import json
import os
import time
from pathlib import Path
from typing import Any

import zstandard

from bench.thin_line import ThinLine, Weather
from kiosk.store import FactDraft
from kiosk.sync import Exchanged, Link, NotReached, exchange_once
from tests.sync.county_beside import County
from tests.sync.kiosks import Kiosk, SystemClock

LINKS: dict[str, dict[str, float]] = {
    "clean": {}, "2g": {"up": 20_000.0, "down": 40_000.0, "rtt": 0.8},
    "2g-cuts": {"up": 20_000.0, "down": 40_000.0, "rtt": 0.8, "mean_cut": 40_000.0, "outage": 5.0},
}
Row = dict[str, Any]


def measure(county: County, folder: Path, records: Path, link: str, seed: int) -> Row:
    """Return the first exchange of the file's records, ten changed cases, and an idle exchange."""
    kiosk = Kiosk(county, folder / "given").enrol()
    kiosk.exchange()
    bodies = [json.loads(line) for line in records.read_text("utf-8").splitlines() if line.strip()]
    weather = {**LINKS[link], "seed": seed}
    facts = kiosk.store.record([FactDraft("Applied", {**body, "village": kiosk.village}) for body in bodies])
    first = _exchanged(county, kiosk, weather, len(facts))
    for fact in facts[:10]:
        kiosk.store.record([FactDraft("Supplemented", {"answers": {"/data/income_year": "1200"}}, fact.case)])
    changed = _exchanged(county, kiosk, weather, min(10, len(facts)))
    idle = _exchanged(county, kiosk, weather, 0)
    bare = len(zstandard.ZstdCompressor(level=19).compress(records.read_bytes()))
    kiosk.close()
    return {"link": link, "seed": seed, "zstd19": bare, "ratio_to_zstd19": round(first["bytes_up"] / bare, 3),
            "first": first, "changed10": changed, "idle": idle}


def _exchanged(county: County, kiosk: Kiosk, weather: dict[str, Any], count: int) -> Row:
    before = county.ids(kiosk.village)
    waiting = set(_ids(kiosk))
    line = ThinLine(county.port, Weather(**weather))
    link = Link(f"https://127.0.0.1:{line.port}", county.ca)
    begun, tries = time.monotonic(), 0
    while True:
        tries += 1
        outcome = exchange_once(kiosk.store, kiosk.key, link, clock=SystemClock(), random=os.urandom, pace=kiosk.pace)
        if isinstance(outcome, Exchanged):
            break
        assert isinstance(outcome, NotReached), outcome
        time.sleep(0.5)
    seconds = time.monotonic() - begun
    after = county.ids(kiosk.village)
    row = {"records": count, "seconds": round(seconds, 2), "bytes_up": link.bytes_up, "bytes_down": link.bytes_down,
           "tcp_up": line.bytes[0], "tcp_down": line.bytes[1], "round_trips": link.round_trips, "tries": tries,
           "cuts": line.cuts, "lost": len(waiting - set(after)),
           "duplicates": max(0, len(after) - len(before) - len(waiting))}
    link.close()
    line.close()
    return row


def _ids(kiosk: Kiosk) -> list[str]:
    return [json.loads(line)["id"] for line in kiosk.store.outbox(1_000_000).lines]
