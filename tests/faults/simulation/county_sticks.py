"""Sticks at the virtual county: what the real one keeps in Django's tables lies in a table of its own disk."""

import hashlib
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from casework.stick import Sealing
from casework.wire import CHAIN_START, Damaged, Head, Position, read_head
from county.sticks.answering import sealed
from county.sticks.outcomes import BroughtIn, Came
from county.sticks.parties import HeardOf, Numbered, Receiver
from county.sticks.taking import take
from sticks import StickFile
from tests.faults.simulation.county import VirtualCounty


def bring_in(county: VirtualCounty, files: Sequence[Path], hold: Path) -> None:
    """Take in sticks, then those that waited for them; remember what they said."""
    heard: dict[int, HeardOf] = {}
    for path in files:
        take(StickFile(path), county, partial(_heard_of, heard), hold)
    for path in sorted(hold.glob("*.stick")):
        outcome = take(StickFile(path), county, partial(_heard_of, heard), hold)
        if not (isinstance(outcome, BroughtIn) and outcome.came is Came.GAP):
            path.unlink(missing_ok=True)
    for terminal, one in sorted(heard.items()):
        _keep(county, terminal, one)


def _heard_of(heard: dict[int, HeardOf], terminal: int) -> HeardOf:
    return heard.setdefault(terminal, HeardOf())


def _keep(county: VirtualCounty, terminal: int, heard: HeardOf) -> None:
    least = heard.least()
    if least is None:
        return
    with county.transaction():
        county.heard(*least)
        county.execute("INSERT INTO carrying VALUES (%s, %s, %s, 0, '', 0) ON CONFLICT (terminal) DO UPDATE SET"
                       " have = excluded.have, wanted = excluded.wanted",
                       [terminal, json.dumps(sorted(heard.have)), json.dumps(sorted(heard.wanted))])


def make(county: VirtualCounty, terminal: int) -> Sealing | None:
    """Put together what a terminal has not read yet; None where none of its keys counts."""
    rows = county.look("SELECT generation, village, exchange FROM fleet WHERE terminal = %s AND cut IS NULL"
                       " ORDER BY generation DESC LIMIT 1", terminal)
    if not rows:
        return None
    generation, village, exchange = rows[0]
    with county.transaction() as store:
        receiver = _receiver(county, terminal, generation, village, bytes(exchange))
        return sealed(receiver, county, store, partial(_numbered, county, terminal))


def _receiver(county: VirtualCounty, terminal: int, generation: int, village: str, exchange: bytes) -> Receiver:
    spoke = county.execute("SELECT head, proven FROM spoke WHERE terminal = %s AND generation = %s",
                           [terminal, generation])
    carried = county.execute("SELECT have, wanted FROM carrying WHERE terminal = %s", [terminal])
    have, wanted = (json.loads(one) for one in carried[0]) if carried else ([], [])
    head = read_head(bytes(spoke[0][0])) if spoke else Damaged("never")
    if isinstance(head, Damaged):
        place = Position("", 0, CHAIN_START)
        head = Head(county.code, village, terminal, generation, place, {}, {}, "", "", 0, b"", b"")
    return Receiver(generation, exchange, head, int(spoke[0][1]) if spoke else 0, tuple(have), tuple(wanted))


def _numbered(county: VirtualCounty, terminal: int, what: object) -> Numbered:
    """Equal contents keep number and time."""
    digest = hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()
    rows = county.execute("SELECT number, what, ms FROM carrying WHERE terminal = %s", [terminal])
    number, known, ms = rows[0] if rows else (0, "", 0)
    if known != digest:
        number, ms = number + 1, county.now_ms()
        county.execute("INSERT INTO carrying VALUES (%s, '[]', '[]', %s, %s, %s) ON CONFLICT (terminal) DO UPDATE SET"
                       " number = excluded.number, what = excluded.what, ms = excluded.ms",
                       [terminal, number, digest, ms])
    return Numbered(number, ms)
