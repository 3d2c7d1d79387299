"""What a terminal loads that begins anew: the feed from 0, against one zstd file of the same lines.

    python -m bench.first_load --cases 1000 --changes 4 --json

Real county on SQLite in a folder that is thrown away, real signed answers; bytes are those of the packed
bodies, both ways, without HTTP heads. `cut` breaks the load off after every page and begins again at the cursor.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import zstandard

from bench.records import bodies

VILLAGE = "231222102201"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--changes", type=int, default=4, help="facts of the county a case")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        said = measure(Path(folder), options.cases, options.changes)
    print(json.dumps(said) if options.json else "\n".join(f"{name}: {value}" for name, value in said.items()))
    return 0


def measure(folder: Path, cases: int, changes: int) -> dict[str, Any]:
    """Fill a county, then load it as a new terminal does."""
    os.environ |= {"COUNTY_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "county.settings"}
    import django

    django.setup()
    from county import commands

    commands.init(argparse.Namespace(host="127.0.0.1"))
    lines = _fill(cases, changes)
    plain = b"\n".join(lines)
    whole = len(zstandard.ZstdCompressor(level=19).compress(plain))
    before = time.perf_counter()
    up, down, pages = _load()
    return {"facts": len(lines), "plain_bytes": len(plain), "zstd19_one_file": whole, "bytes_down": down,
            "bytes_up": up, "pages": pages, "ratio": round((up + down) / whole, 3),
            "seconds": round(time.perf_counter() - before, 2)}


def _fill(cases: int, changes: int) -> list[bytes]:
    from django.db import transaction

    from casework.facts import write
    from casework.ids import TerminalId, fact_id
    from county.intake.surroundings import event_store
    from county.store import NewFact, Place

    chance, lines = Random(7), []
    with transaction.atomic():
        store = event_store()
        for number, applied in enumerate(bodies(cases)):
            case = None
            for place in range(1 + changes):
                passed = {"step": "township", "opinion": f"情况属实, 第{chance.randrange(99)}号"}
                body = passed if place else applied
                fact = write("Applied" if place == 0 else "StepPassed", body, case=case, offset_ms=0, seen=number,
                             id=fact_id(1_767_571_200_000 + number, chance.randbytes(10)),
                             at_ms=1_767_571_200_000 + number * 60_000, actor="villager" if place == 0 else "staff:7")
                case = case or fact.case
                seq = number * (1 + changes) + place + 1
                store.append(VILLAGE, [NewFact(fact, Place(TerminalId(9), "00000000000000aa", seq))], arrived_ms=0)
                lines.append(fact.line)
    return lines


def _load() -> tuple[int, int, int]:
    """Call after call from the cursor, as after a cut: nothing is remembered between them but the cursor."""
    from casework.signing import SigningKey
    from casework.wire import CHAIN_START, Answer, AnswerReader, Packer, Position, Unpacker, write_head
    from county.fleet.models import Terminal
    from county.intake.surroundings import county_code, county_key
    from county.sync.conversation import converse
    from county.sync.exchange import ThisCounty
    from county.sync.stream import Body

    key = SigningKey.from_seed(bytes(32))
    Terminal.objects.create(county=county_code(), number=1, generation=1, ordinal=1, village=VILLAGE,
                            public_key=key.public.raw, enrolled_ms=0)
    cursor: dict[str, int] = {}
    up = down = pages = 0
    more = True
    while more:
        packer = Packer(expected=400)
        head = write_head(key, county=county_code(), village=VILLAGE, terminal=1, generation=1,
                          start=Position("00000000000000bb", 0, CHAIN_START), cursor=cursor, last={},
                          server_epoch="", nonce="n", most=1 << 20)
        body = packer.add(head) + packer.finish()
        reply = converse(Body({"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}), ThisCounty())
        reader, unpacker = AnswerReader(county_key().public, "n"), Unpacker(BytesIO(reply.body))
        while data := unpacker.read():
            reader.feed(data)
        answer = reader.finish()
        assert isinstance(answer, Answer)
        cursor, more = answer.cursor, answer.more
        up, down, pages = up + len(body), down + len(reply.body), pages + 1
    return up, down, pages


if __name__ == "__main__":
    sys.exit(main())
