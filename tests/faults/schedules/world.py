"""A county and some kiosks in one process: real stores on real files, a line without sockets that a seed breaks."""

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings
from django.db import connections

from casework.enrolment import derive, proof
from casework.ids import TerminalId, VillageCode
from casework.signing import SigningKey
from county.fleet import codes
from county.fleet.models import Village
from county.intake import service
from county.intake.surroundings import event_store
from county.sync import entrance
from kiosk.store import FactDraft, Store
from kiosk.store.connection import FILE_NAME
from kiosk.sync import Exchanged, NotReached, Refused, Trouble, exchange_once
from kiosk.sync.link import Response
from kiosk.sync.pace import Pace
from tests.store.boxes import BUNDLE, KEY, application

VILLAGES = ("231222102201", "231222102202")
Breaks = Callable[["Line", bytes], None]


class LineBroke(Exception):
    """The line broke at this moment."""


@dataclass
class Clock:
    """A clock that jumps."""

    at_ms: int = 1_767_571_200_000

    def now_ms(self) -> int:
        self.at_ms += 1000
        return self.at_ms


class Line:
    """Carries calls into the county's entrance, as `kiosk.sync.link.Link` does over HTTPS; breaks as it is told."""

    def __init__(self, chance: Random, bad: float) -> None:
        self._chance, self._bad = chance, bad
        self.bytes_up = self.bytes_down = self.round_trips = 0

    @property
    def moved(self) -> int:
        """Bytes of bodies carried so far, both ways."""
        return self.bytes_up + self.bytes_down

    def call(self, method: str, path: str, *, body: Any = b"", expected: int = 0,
             headers: Any = None) -> Response | NotReached:
        fault = self._chance.choice(_FAULTS) if self._chance.random() < self._bad else None
        sent = body if isinstance(body, bytes) else b"".join(body)
        self.bytes_up += len(sent)
        if fault == "never arrives":
            return NotReached(Trouble.NO_CONNECTION)
        if fault == "arrives in part":
            self._serve(method, path, sent[:self._chance.randrange(len(sent) + 1)], headers)
            return NotReached(Trouble.NO_CONNECTION)
        if fault == "arrives twice":
            self._serve(method, path, sent, headers)
        response = self._serve(method, path, sent, headers)
        if fault == "answer lost":
            return NotReached(Trouble.STALLED)
        if fault == "answer cut":
            response = replace(response, body=response.body[:self._chance.randrange(len(response.body) + 1)])
        if fault == "portal":
            response = Response(200, {}, b"<html>")
        self.round_trips += 1
        self.bytes_down += len(response.body)
        return NotReached(Trouble.SERVER) if response.status >= 500 else response

    @staticmethod
    def _serve(method: str, path: str, body: bytes, headers: Any) -> Response:
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.input": io.BytesIO(body),
                   "CONTENT_LENGTH": str(len(body))}
        environ |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in (headers or {}).items()}
        said: list[Any] = []
        content = b"".join(entrance.serve(environ, lambda status, extra: said.extend([status, extra])))
        return Response(int(said[0].split()[0]), dict(said[1]), content)


_FAULTS = ("never arrives", "arrives in part", "arrives twice", "answer lost", "answer cut", "portal")


class County:
    """The county's folder; Django is pointed at it."""

    def __init__(self, original: Path, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(original, folder)
        self.open()

    def open(self) -> None:
        self.close()
        settings.COUNTY_DATA = self.folder
        connections["default"].settings_dict["NAME"] = str(self.folder / "county.db")

    @staticmethod
    def close() -> None:
        connections["default"].close()

    def back_up(self, to: Path) -> None:
        self.close()
        shutil.copytree(self.folder, to)
        self.open()

    def put_back(self, copy: Path, *, life: str) -> None:
        """Restore; with `life` the operator followed the manual and named a new one."""
        self.close()
        for file in self.folder.glob("county.db*"):
            file.unlink()
        for file in copy.glob("county.db*"):
            shutil.copy2(file, self.folder / file.name)
        self.open()
        if life:
            event_store().begin_life(life)

    def feed(self, village: str) -> list[tuple[int, str]]:
        from casework.facts import Fact, parse

        rows = event_store().feed(village, 0, 10_000)
        return [(row.number, fact.id) for row in rows if isinstance(fact := parse(row.line), Fact)]

    def act(self, village: str, chance: Random) -> None:
        """Somebody at the desk does something about a case of the village."""
        feed = self.feed(village)
        if feed:
            case = chance.choice(feed)[1]
            body = {"day": "2026-01-05", "reason": "x"}
            service.record([service.FactDraft("DayFixed", body, case)], feed=village, actor="staff:1")  # type: ignore[arg-type]


def make_county(folder: Path) -> Path:
    """Keys, tables, villages, one item: made once, copied for every schedule."""
    import argparse

    from county import commands
    from county.catalogue.announcing import announce

    settings.COUNTY_DATA = folder
    connections["default"].settings_dict["NAME"] = str(folder / "county.db")
    commands.init(argparse.Namespace(host="127.0.0.1"))
    announce("MZ07", 1, BUNDLE)
    for village in VILLAGES:
        Village.objects.create(county="231222", code=village, name="向阳村", township_name="榆林镇")
    connections["default"].close()
    return folder


@dataclass
class Kiosk:
    """A kiosk on real files."""

    folder: Path
    village: str
    chance: Random
    key: SigningKey
    clock: Clock = field(default_factory=Clock)
    store: Store = field(init=False)
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        self.store = Store.open(self.folder, KEY, clock=self.clock, random=self.chance.randbytes, reserve_bytes=0)

    def enrol(self, terminal: TerminalId | None = None) -> None:
        """Without the stretched code's cost: the county's redeem is called with a proof, the reply is taken."""
        import json

        from kiosk.sync import enrolment

        lookup, secret = derive(codes.issue(VillageCode(self.village), terminal))
        nonce = self.chance.randbytes(12).hex()
        exchange = self.key.opening.public
        reply = codes.redeem(lookup, self.key.public.raw, exchange, nonce,
                             proof(secret, self.key.public.raw, exchange, nonce))
        assert isinstance(reply, bytes) and json.loads(reply)
        enrolment._take(self.store, Response(200, {}, reply), secret, nonce, "https://county", "")

    def apply(self) -> None:
        self.store.record_application(self._application)

    def _application(self, sequence: int) -> FactDraft:
        body = dict(application(sequence).body)
        made = self.store.identity()
        assert made is not None
        receipt = {**body["receipt"], "terminal": made.terminal}
        return FactDraft("Applied", {**body, "village": self.village, "receipt": receipt})

    def exchange(self, bad: float) -> Exchanged | NotReached | Refused:
        line: Any = Line(self.chance, bad)
        return exchange_once(self.store, self.key, line, clock=self.clock, random=self.chance.randbytes,
                             pace=self.pace)

    def copy_to(self, folder: Path) -> None:
        self.store.close()
        shutil.copytree(self.folder, folder)
        self.open()

    def put_back(self, copy: Path, *, side_file: bool) -> None:
        self.store.close()
        for file in self.folder.glob(FILE_NAME + "*"):
            file.unlink()
        shutil.copy2(copy / FILE_NAME, self.folder / FILE_NAME)
        if side_file:
            shutil.copy2(copy / "position.json", self.folder / "position.json")
        self.open()

    def own(self) -> set[str]:
        """Ids of the facts of this box's own log."""
        return {id for id, epoch, _, _ in self.facts() if epoch is not None}

    def facts(self) -> list[tuple[str, str | None, str | None, int | None]]:
        """Id, epoch, feed and number of every fact here."""
        contents = self.store._calls.contents
        return self.store._calls.owner.run(lambda: contents.database.execute(
            "SELECT id, epoch, feed, number FROM facts").fetchall())
