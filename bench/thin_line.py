"""A village's line as a process of its own: so many bits a second, a long way, cut now and then. No root, no netem.

`python -m bench.thin_line PORT LINK SEED` says its own port on stdout and answers every line on stdin with its
counters. No packet loss and no slow start: those need a kernel that can emulate them.
"""

import json
import queue
import random
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType

SLICE_BYTES = 536
"""What a thin line carries at once: the segment TCP falls back to (RFC 879). A cut loses it and what is under way
behind it, half a round trip of bytes. A clean line takes what is there."""


@dataclass(frozen=True, slots=True)
class Weather:
    """What the line is like. Rates in bit/s, times in seconds; `mean_cut` bytes between cuts, 0 = none."""

    up: float = 0
    down: float = 0
    rtt: float = 0
    mean_cut: float = 0
    outage: float = 0


_GPRS = Weather(up=20_000, down=40_000, rtt=0.8)
LINKS: Mapping[str, Weather] = MappingProxyType({
    "clean": Weather(), "2g": _GPRS,
    "2g-cuts": Weather(_GPRS.up, _GPRS.down, _GPRS.rtt, mean_cut=40_000, outage=5),
    "2g-harsh": Weather(_GPRS.up, _GPRS.down, _GPRS.rtt, mean_cut=10_000, outage=5),
})


@dataclass
class Counts:
    """TCP payload both ways; a round trip = bytes up after bytes down, on one connection."""

    up: int = 0
    down: int = 0
    round_trips: int = 0
    connections: int = 0
    cuts: int = 0

    def since(self, before: "Counts") -> "Counts":
        """Return what came on top."""
        ours, theirs = asdict(self), asdict(before)
        return Counts(**{name: ours[name] - theirs[name] for name in ours})


@dataclass
class _Connection:
    near: socket.socket
    far: socket.socket
    listening: bool = True
    """Whether the far side spoke last, so that the next bytes up begin a round trip."""


@dataclass
class ThinLine:
    """Relays TCP to a port of this machine through the weather."""

    target: int
    weather: Weather
    seed: int = 1
    counts: Counts = field(default_factory=Counts)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._free = [0.0, 0.0]
        self._until_cut, self._down_until = self._next_cut(), 0.0
        self._open: list[_Connection] = []
        self._lock = threading.Lock()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Stop relaying."""
        self._server.close()
        self._drop()

    def _next_cut(self) -> float:
        mean = self.weather.mean_cut
        return self._chance.expovariate(1 / mean) if mean else float("inf")

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            if time.monotonic() < self._down_until:
                near.close()
                continue
            threading.Thread(target=self._begin, args=(near,), daemon=True).start()

    def _begin(self, near: socket.socket) -> None:
        time.sleep(self.weather.rtt)
        made = _Connection(near, socket.create_connection(("127.0.0.1", self.target)))
        for one in (made.near, made.far):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.counts.connections += 1
        self._open.append(made)
        for way in (0, 1):
            threading.Thread(target=self._relay, args=(made, way), daemon=True).start()

    def _relay(self, made: _Connection, way: int) -> None:
        sink = (made.far, made.near)[way]
        waiting: queue.Queue[tuple[float, bytes]] = queue.Queue()
        if self.weather.rtt:
            threading.Thread(target=_give, args=(sink, waiting), daemon=True).start()
        for data in self._taken(made, way):
            if self.weather.rtt:
                waiting.put((self._through(len(data), way) + self.weather.rtt / 2, data))
            elif not _sent(sink, data):
                return

    def _taken(self, made: _Connection, way: int):  # type: ignore[no-untyped-def]
        source = (made.near, made.far)[way]
        size = SLICE_BYTES if self.weather.rtt else 1 << 18
        try:
            while data := source.recv(size):
                self._count(made, len(data), way)
                yield data
        except OSError:
            pass
        yield b""

    def _through(self, size: int, way: int) -> float:
        """When the last of these bytes has passed; waits so that the sender feels the rate."""
        rate = (self.weather.up, self.weather.down)[way]
        with self._lock:
            start = max(time.monotonic(), self._free[way])
            self._free[way] = done = start + (size * 8 / rate if rate else 0)
        time.sleep(max(0, done - time.monotonic()))
        return done

    def _count(self, made: _Connection, size: int, way: int) -> None:
        with self._lock:
            self.counts.up, self.counts.down = self.counts.up + size * (1 - way), self.counts.down + size * way
            self.counts.round_trips += made.listening and not way
            made.listening = bool(way)
            self._until_cut -= size
            if self._until_cut > 0:
                return
            self._until_cut, self.counts.cuts = self._next_cut(), self.counts.cuts + 1
            self._down_until = time.monotonic() + self.weather.outage
        self._drop()

    def _drop(self) -> None:
        for made in self._open:
            for one in (made.near, made.far):
                _reset(one)
        self._open = []


def _give(sink: socket.socket, waiting: "queue.Queue[tuple[float, bytes]]") -> None:
    while True:
        due, data = waiting.get()
        time.sleep(max(0, due - time.monotonic()))
        if not _sent(sink, data):
            return


def _sent(sink: socket.socket, data: bytes) -> bool:
    """Hand bytes on; b'' ends this direction. False when nothing more can be handed on."""
    try:
        if data:
            sink.sendall(data)
        else:
            sink.shutdown(socket.SHUT_WR)
    except OSError:
        return False
    return bool(data)


def _reset(one: socket.socket) -> None:
    try:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        one.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    one.close()


class LineBeside:
    """The relay beside this process, so that its work is not counted as ours."""

    def __init__(self, target: int, link: str, seed: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.thin_line", str(target), link, str(seed)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self._answer())

    def counts(self) -> Counts:
        """Return what was carried so far."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return Counts(**json.loads(self._answer()))

    def close(self) -> None:
        """Take the line away."""
        self._process.communicate("")

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


def main() -> None:
    """Relay until stdin ends."""
    target, link, seed = sys.argv[1:]
    line = ThinLine(int(target), LINKS[link], int(seed))
    print(line.port, flush=True)
    for _ in sys.stdin:
        print(json.dumps(asdict(line.counts)), flush=True)


if __name__ == "__main__":
    main()
