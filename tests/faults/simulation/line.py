"""The line between a kiosk and the county: loses, cuts, doubles, delays, lies; and keeps what it carried."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from random import Random

from casework.ids import TerminalId
from casework.signing import SigningKey
from casework.wire import Group, UploadReader, write_answer
from county.sync import blobs, conversation
from county.sync.conversation import converse
from county.sync.reply import Reply
from county.sync.stream import Body
from county.sync.unfinished import Remembered, already_here, standing
from kiosk.sync.call import CALL
from kiosk.sync.link import Link, NotReached, Response, Trouble
from tests.faults.simulation.county import VirtualCounty
from tests.faults.simulation.dials import Dials
from tests.faults.simulation.disk import PowerCut

PORTAL = Response(200, {}, b"<html>welcome to the network</html>")


@dataclass
class Wire:
    """All lines of a world together: what waits on them, and what a county once answered."""

    county: VirtualCounty
    chance: Random
    dials: Dials
    meanwhile: Callable[[], None]
    late: list["Sent"] = field(default_factory=list)
    """What will arrive once more."""
    came_late: set[str] = field(default_factory=set)
    """Facts that only a late body brought: their kiosk may have heard long ago that all is there."""
    answered: list[bytes] = field(default_factory=list)
    """Old answers, which a liar may say again."""
    holds_next: bool = False
    """The next call stays on the line: it arrives when everybody has given it up."""
    crashes: int = 0
    calls: int = 0
    carried: int = 0
    depth: int = 0

    def serve(self, sent: "Sent", arrived: int = -1, *, quiet: bool = False) -> Reply | None:
        """Hand a call, or the first bytes of one, to the county; None = its power went before it answered."""
        disk = self.county.disk
        if not quiet and self.chance.random() < self.dials.county_crash:
            disk.fuse, disk.breaks = self.chance.randrange(60), PowerCut
        try:
            reply = self._hear(sent, arrived if arrived >= 0 else len(sent.body))
        except PowerCut:
            self.crashes += 1
            self.county.forget_calls()
            return None
        finally:
            disk.fuse = None
        if reply.status == 200:
            self.answered.append(reply.body)
        return reply

    def _hear(self, sent: "Sent", arrived: int) -> Reply:
        before = already_here(sent.call, self.county.unfinished)
        if before is None:
            return Reply(409, b"")
        body = Remembered(
            Body({"wsgi.input": BytesIO(sent.body[:arrived]), "CONTENT_LENGTH": str(len(sent.body))}), before)
        self.county.hearing.append(body)
        try:
            return converse(body, self.county)
        finally:
            self.county.hearing.pop()
            self.county.unfinished.end(body)

    def serve_aside(self, method: str, path: str, body: bytes, announced: int, headers: Mapping[str, str]) -> Reply:
        """Hand a call for bytes, or for a position, to the county."""
        kind, _, rest = path.removeprefix("/s1/").partition("/")
        if kind == "pos":
            terminal, _, epoch = rest.partition("/")
            with self.county.transaction() as store:
                head = store.head(TerminalId(int(terminal)), epoch)
            return standing(int(terminal), head, self.county.unfinished, headers.get(CALL))
        environ = {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(announced)}
        environ |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
        return blobs.serve(environ, method, rest, self.county.attachments(), self.county.key_of)

    def arrive_late(self) -> None:
        """One of the kept bodies arrives; nobody listens for the answer."""
        if self.late:
            self._arrive(self.late.pop(self.chance.randrange(len(self.late))), quiet=False)

    def all_arrive(self) -> None:
        """What is still on its way arrives."""
        while self.late:
            self._arrive(self.late.pop(0), quiet=True)

    def _arrive(self, body: bytes, *, quiet: bool) -> None:
        before = set(self.county.facts())
        self.serve(body, quiet=quiet)
        self.came_late |= set(self.county.facts()) - before


@dataclass(frozen=True, slots=True)
class Sent:
    """A call of a kiosk as it went onto the line."""

    body: bytes
    call: str = ""
    """The broken call it goes on with, and after how many bytes."""


class Line(Link):
    """One kiosk's line. With `quiet` nothing goes wrong."""

    def __init__(self, wire: Wire, *, quiet: bool = False) -> None:
        self._wire, self._quiet = wire, quiet
        self.bytes_up = self.bytes_down = self.round_trips = 0

    def close(self) -> None: ...

    def call(self, method: str, path: str, *, body: bytes | Iterator[bytes] = b"", expected: int = 0,
             headers: Mapping[str, str] | None = None) -> Response | NotReached:
        wire, dials = self._wire, self._wire.dials
        wire.calls += 1
        sent = body if isinstance(body, bytes) else b"".join(body)
        self.bytes_up += len(sent)
        wire.carried += len(sent)
        if (method, path) != ("POST", "/s1/sync"):
            return self._aside(method, path, sent, headers or {})
        whole = Sent(sent, (headers or {}).get(CALL, ""))
        if self._quiet:
            return self._heard(wire.serve(whole, quiet=True))
        if wire.holds_next:
            wire.late.append(whole)
            return NotReached(Trouble.STALLED)
        if wire.chance.random() < dials.loss:
            return self._broken(whole)
        if wire.chance.random() < dials.portal:
            return self._lie(sent)
        if wire.chance.random() < dials.twice:
            wire.late.append(whole)
        if wire.depth == 0 and wire.chance.random() < dials.meanwhile:
            self._meanwhile()
        return self._heard(wire.serve(whole))

    def _aside(self, method: str, path: str, sent: bytes, headers: Mapping[str, str]) -> Response | NotReached:
        """What is asked beside the conversation: bytes by hash, and where the county stands in a log."""
        chance, dials = self._wire.chance, self._wire.dials
        if not self._quiet and chance.random() < dials.portal:
            return PORTAL
        is_lost = not self._quiet and chance.random() < dials.loss
        way = chance.randrange(3) if is_lost else -1
        if way == 0:
            return NotReached(Trouble.NO_CONNECTION)
        arrived = sent[:chance.randrange(len(sent) + 1)] if way == 1 else sent
        reply = self._wire.serve_aside(method, path, arrived, len(sent), headers)
        self.round_trips += 1
        return NotReached(Trouble.STALLED) if is_lost else Response(reply.status, dict(reply.headers), reply.body)

    def _meanwhile(self) -> None:
        self._wire.depth += 1
        self._wire.meanwhile()
        self._wire.depth -= 1

    def _heard(self, reply: Reply | None) -> Response | NotReached:
        if reply is None:
            return NotReached(Trouble.NO_CONNECTION)
        self.round_trips += 1
        self.bytes_down += len(reply.body)
        return Response(reply.status, {}, reply.body)

    def _broken(self, sent: Sent) -> Response | NotReached:
        """Nothing arrives, all arrives weeks later, a part arrives, or the answer is lost or cut."""
        wire, way = self._wire, self._wire.chance.randrange(5)
        if way == 4:
            wire.late.append(sent)
            return NotReached(Trouble.STALLED)
        if way == 0:
            return NotReached(Trouble.NO_CONNECTION)
        if way == 1:
            wire.serve(sent, wire.chance.randrange(len(sent.body) + 1))
            return NotReached(Trouble.STALLED)
        heard = self._heard(wire.serve(sent))
        if way == 2 or isinstance(heard, NotReached):
            return NotReached(Trouble.STALLED)
        return replace(heard, body=heard.body[:wire.chance.randrange(len(heard.body) + 1)])

    def _lie(self, sent: bytes) -> Response:
        """A portal, somebody who plays back an old answer of the county, or who acknowledges in its name."""
        wire, way = self._wire, self._wire.chance.randrange(5)
        if way in (0, 1) and wire.answered:
            return Response(200, {}, wire.chance.choice(wire.answered))
        return Response(200, {}, forged(sent)) if way in (2, 3) else PORTAL


STRANGER = SigningKey.from_seed(b"\x66" * 32)


def forged(sent: bytes) -> bytes:
    """An answer that acknowledges all that was sent, signed by somebody else."""
    reader, unpacker, end = UploadReader(), conversation.Unpacker(Body({"wsgi.input": BytesIO(sent)})), None
    while data := unpacker.read():
        for group in reader.feed(data):
            end = group.end if isinstance(group, Group) else end
    head = reader.head
    if head is None:    # it leans on facts that only the county holds
        return PORTAL.body
    lines = write_answer(STRANGER, nonce=head.nonce, ack=end or head.start, durable=None, time_ms=0,
                         server_epoch=head.server_epoch, problems=(), lines=(), cursor=head.cursor, more=False)
    packer = conversation.Packer(expected=200)
    return b"".join(map(packer.add, lines)) + packer.finish()
