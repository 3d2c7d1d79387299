"""Seconds, bytes and round trips of the exchange: `python -m bench.sync --records FILE.jsonl --link 2g --json`.

Each line of the file is the body of one application (`python -m bench.records 1000 > FILE.jsonl` invents
some). `--peers` runs Morango and PouchDB on the same records over the same line, where they are installed
(`python -m bench.peers install`). Times are of this machine and moment: compare within one run.
"""

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import zstandard

from bench import ours, peers
from bench.thin_line import LINKS

COLUMNS = ("records", "seconds", "bytes_up", "bytes_down", "round_trips", "lost", "duplicates", "client_cpu_s",
           "client_peak_mb")


def main() -> None:
    """Measure and print."""
    chosen = _options()
    with tempfile.TemporaryDirectory() as folder:
        said: dict[str, Any] = {"link": chosen.link, "seed": chosen.seed, "zstd19_bytes": _bare(chosen.records)}
        said |= ours.measure(Path(folder), chosen.records, chosen.link, chosen.seed)
        if chosen.peers:
            said["peers"] = peers.measure(Path(folder), chosen.records, chosen.link, chosen.seed)
    said["ratios"] = ratios(said)
    print(json.dumps(said) if chosen.json else _table(said))


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="python -m bench.sync", description=__doc__)
    options.add_argument("--records", type=Path, required=True, help="file with the body of one application a line")
    options.add_argument("--link", choices=tuple(LINKS), default="clean")
    options.add_argument("--seed", type=int, default=1, help="decides where the line is cut")
    options.add_argument("--peers", action="store_true", help="also Morango and PouchDB, where installed")
    options.add_argument("--json", action="store_true")
    return options.parse_args()


def _bare(records: Path) -> int:
    """Bytes of the bare records under `zstd -19`: the bound everything is held against."""
    return len(zstandard.ZstdCompressor(level=19).compress(records.read_bytes()))


def ratios(said: dict[str, Any]) -> dict[str, float]:
    """Return bytes and records a second of the first exchange against the bound and the peers."""
    mine, made = _bytes(said["first"]), {}
    made["bytes_to_zstd19"] = round(mine / said["zstd19_bytes"], 3)
    for name, row in said.get("peers", {}).items():
        if row.get("first", {}).get("finished"):
            made[f"bytes_to_{name}"] = round(mine / _bytes(row["first"]), 3)
            made[f"speed_to_{name}"] = round(row["first"]["seconds"] / said["first"]["seconds"], 2)
    return made


def _bytes(row: dict[str, Any]) -> int:
    return int(row["bytes_up"] + row["bytes_down"])


def _table(said: dict[str, Any]) -> str:
    lines = [f"{'':24}" + "".join(f"{name:>16}" for name in COLUMNS)]
    for who, rows in (("ours", said), *said.get("peers", {}).items()):
        for what in ("first", "changed10", "idle"):
            row = rows.get(what, {})
            lines.append(f"{who + ' ' + what:24}" + "".join(f"{row.get(name, '-'):>16}" for name in COLUMNS))
    return "\n".join([*lines, *(f"{name} {value}" for name, value in said["ratios"].items())])


if __name__ == "__main__":
    main()
