"""This project's side of the bench: a real county, a real kiosk, three exchanges over one line.

Bytes are TCP payload both ways: fact layout, signatures and HTTP heads in them. There is no TLS on the
line, as there is none on the peers'.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.thin_line import LineBeside
from casework.bundle import write_bundle
from tests.store.boxes import ITEM
from tests.sync.county_beside import VILLAGES, County, answers, free_port, wait_until

Row = dict[str, Any]


def measure(folder: Path, records: Path, link: str, seed: int) -> dict[str, Row]:
    """Return `first`, `changed10` and `idle`."""
    county = County(folder / "county")
    county.folder.mkdir()
    county.make(*items_of(records))
    port = free_port()
    county.start("--console-port", str(port))
    try:
        wait_until(lambda: answers(port))
        return _exchanges(county, port, folder, records, link, seed)
    finally:
        county.stop()


def _exchanges(county: County, port: int, folder: Path, records: Path, link: str, seed: int) -> dict[str, Row]:
    village = VILLAGES[0]
    kiosk = _Beside(folder / "kiosk", f"http://127.0.0.1:{port}", county.codes[village].pop())
    line = LineBeside(port, link, seed)
    try:
        kiosk.ask("exchange", line.port)  # the catalogue, and a first look at the line
        cases = kiosk.ask("record", str(records))
        first = _exchange(county, kiosk, line, village, cases)
        changed = _exchange(county, kiosk, line, village, kiosk.ask("change", cases[:10]))
        return {"first": first, "changed10": changed, "idle": _exchange(county, kiosk, line, village, [])}
    finally:
        kiosk.close()
        line.close()


def _exchange(county: County, kiosk: "_Beside", line: LineBeside, village: str, ids: list[str]) -> Row:
    there, carried = county.ids(village), line.counts()
    said = kiosk.ask("exchange", line.port)
    counts, after = line.counts().since(carried), county.ids(village)
    return {"records": len(ids), "seconds": said.pop("seconds"), "bytes_up": counts.up, "bytes_down": counts.down,
            "round_trips": counts.round_trips, "lost": len(set(ids) - set(after)),
            "duplicates": len(after) - len(there) - len(set(ids) & set(after)), **said,
            "connections": counts.connections, "cuts": counts.cuts}


def items_of(records: Path) -> list[bytes]:
    """Return a published item for every item and version the records name, so that every case is folded."""
    named = set()
    for line in records.read_text("utf-8").splitlines():
        body = json.loads(line) if line.strip() else {}
        named.add((str(body.get("item", "MZ07")), int(body.get("version", 1))))
    return [write_bundle({**ITEM, "code": item, "version": version}, b"<form/>", {})
            for item, version in sorted(named)]


class _Beside:
    """The kiosk's process."""

    def __init__(self, folder: Path, url: str, code: str) -> None:
        self._process = subprocess.Popen([sys.executable, "-m", "bench.village", str(folder), url, code],
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._answer()

    def ask(self, name: str, *arguments: Any) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([name, *arguments]) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        self._process.communicate("")

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())
