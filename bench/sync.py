"""Bytes, round trips and seconds of the exchange against a real county: `python -m bench.sync [--thin] [--json]`.

Bytes are TCP payload both ways through a relay, TLS handshake included; "bodies" are before HTTP and TLS.
`--thin` adds the emulated 2G line: 200 records at 20/40 kbit/s and 800 ms, without and with cuts.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import zstandard

from bench.given_records import LINKS, measure
from bench.records import bodies
from bench.thin_line import ThinLine, Weather
from kiosk.store import FactDraft
from kiosk.sync import Exchanged, NotReached, Refused
from tests.store.boxes import BUNDLE
from tests.sync.county_beside import County
from tests.sync.kiosks import Kiosk

GPRS = {"up": 20_000.0, "down": 40_000.0, "rtt": 0.8}
CUTS = {"no cuts": {}, "cut A (40 KB)": {"mean_cut": 40_000.0, "outage": 5.0},
        "cut B (10 KB)": {"mean_cut": 10_000.0, "outage": 5.0}}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    seconds: float
    cpu_s: float
    round_trips: int
    bodies: int
    tcp: int
    connections: int
    tries: int
    note: str = ""


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m bench.sync", description=__doc__)
    options.add_argument("--thin", action="store_true", help="also over an emulated 2G line (some minutes)")
    options.add_argument("--records", default="1000", help="how many, or a file with the body of one a line")
    options.add_argument("--link", choices=tuple(LINKS), default="clean", help="the line, when a file is given")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        county = County(Path(folder) / "county")
        county.folder.mkdir()
        county.make(BUNDLE)
        county.start()
        try:
            if not chosen.records.isdecimal():
                said = measure(county, Path(folder), Path(chosen.records), chosen.link, chosen.seed)
                print(json.dumps(said))
                return
            figures = first_and_later(county, Path(folder), int(chosen.records))
            if chosen.thin:
                figures += [thin(county, Path(folder), name, cuts) for name, cuts in CUTS.items()]
        finally:
            county.stop()
    if chosen.json:
        print(json.dumps([asdict(figure) for figure in figures], ensure_ascii=False))
        return
    for figure in figures:
        print(f"{figure.what:34}{figure.seconds:8.2f} s  cpu {figure.cpu_s:5.2f} s  trips {figure.round_trips:3}"
              f"  bodies {figure.bodies:8,}  tcp {figure.tcp:8,}  conns {figure.connections:3}  {figure.note}")


def first_and_later(county: County, folder: Path, count: int) -> list[Figure]:
    """A first exchange, ten changed cases, then nothing to say."""
    kiosk = Kiosk(county, folder / "first").enrol()
    kiosk.exchange()
    lines = [fact.line for fact in _record(kiosk, count)]
    whole = len(zstandard.ZstdCompressor(level=19).compress(b"\n".join(lines)))
    raw = sum(map(len, lines)) // count
    first = _exchange(county, kiosk, f"first exchange of {count}", Weather())
    ratio = first.bodies / whole
    note = f"raw {raw} B a record; zstd -19 of the bare file {whole:,}: ratio {ratio:.2f}"
    figures = [Figure(**(asdict(first) | {"note": note}))]
    for case in kiosk.store.cases()[:10]:
        kiosk.store.record([FactDraft("Supplemented", {"answers": {"/data/income_year": "1200"}}, case.case.id)])
    figures.append(_exchange(county, kiosk, "ten changed cases", Weather()))
    figures.append(_exchange(county, kiosk, "nothing to say", Weather()))
    kiosk.close()
    return figures


def thin(county: County, folder: Path, name: str, cuts: dict[str, float]) -> Figure:
    """Two hundred records over 2G."""
    kiosk = Kiosk(county, folder / name.replace(" ", "-")).enrol()
    kiosk.exchange()
    facts = _record(kiosk, 200)
    figure = _exchange(county, kiosk, f"2G, 200 records, {name}", Weather(**GPRS, **cuts))
    arrived = county.ids(kiosk.village)
    kiosk.close()
    assert sorted(arrived) == sorted(fact.id for fact in facts), "lost or doubled"
    return figure


def _record(kiosk: Kiosk, count: int) -> list:  # type: ignore[type-arg]
    drafts = [FactDraft("Applied", {**body, "village": kiosk.village})
              for body in bodies(count, seed=int.from_bytes(os.urandom(4), "big"))]
    return kiosk.store.record(drafts)


def _exchange(county: County, kiosk: Kiosk, what: str, weather: Weather) -> Figure:
    line = ThinLine(county.port, weather)
    begun, cpu, tries = time.monotonic(), time.process_time(), 0
    trips = carried = 0
    while True:
        tries += 1
        outcome: Exchanged | NotReached | Refused = kiosk.exchange(line.port)
        if isinstance(outcome, Exchanged):
            trips, carried = outcome.round_trips, outcome.bytes_up + outcome.bytes_down
            break
        assert isinstance(outcome, NotReached), outcome
        time.sleep(0.5)
    seconds, used = time.monotonic() - begun, time.process_time() - cpu
    line.close()
    return Figure(what, round(seconds, 2), round(used, 2), trips, carried, sum(line.bytes), line.connections, tries,
                  f"tries {tries}, cuts {line.cuts}" if tries > 1 else "")


__all__: Sequence[str] = ("Figure", "main")

if __name__ == "__main__":
    main()
