"""A village's line in one process: so many bits a second, a long way, cut now and then. No root, no netem.

No packet loss and no slow start: those need a kernel that can emulate them.
"""

import queue
import random
import socket
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weather:
    """What the line is like. Rates in bit/s, times in seconds; `mean_cut` bytes between cuts, 0 = none."""

    up: float = 0
    down: float = 0
    rtt: float = 0
    mean_cut: float = 0
    outage: float = 0
    seed: int = 1


class ThinLine:
    """Relays TCP to a port of this machine through the weather; counts bytes both ways."""

    def __init__(self, port: int, weather: Weather) -> None:
        self._target, self._weather = port, weather
        self._chance = random.Random(weather.seed)
        self.bytes = [0, 0]
        self.connections = self.cuts = 0
        self._free = [0.0, 0.0]
        self._until_cut, self._down_until = self._next_cut(), 0.0
        self._open: list[socket.socket] = []
        self._lock = threading.Lock()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Stop relaying."""
        self._server.close()
        self._drop()

    def _next_cut(self) -> float:
        mean = self._weather.mean_cut
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
            self.connections += 1
            time.sleep(self._weather.rtt)
            far = socket.create_connection(("127.0.0.1", self._target))
            self._open += [near, far]
            self._relay(near, far, 0)
            self._relay(far, near, 1)

    def _relay(self, source: socket.socket, sink: socket.socket, way: int) -> None:
        waiting: queue.Queue[tuple[float, bytes]] = queue.Queue()
        threading.Thread(target=self._take, args=(source, waiting, way), daemon=True).start()
        threading.Thread(target=self._give, args=(sink, waiting), daemon=True).start()

    def _take(self, source: socket.socket, waiting: "queue.Queue[tuple[float, bytes]]", way: int) -> None:
        rate = (self._weather.up, self._weather.down)[way]
        try:
            while data := source.recv(1400):
                self._count(len(data), way)
                waiting.put((self._through(len(data), rate, way) + self._weather.rtt / 2, data))
        except OSError:
            pass
        waiting.put((time.monotonic(), b""))

    def _through(self, size: int, rate: float, way: int) -> float:
        """When the last of these bytes has passed; waits so that the sender feels the rate."""
        with self._lock:
            start = max(time.monotonic(), self._free[way])
            self._free[way] = done = start + (size * 8 / rate if rate else 0)
        time.sleep(max(0, done - time.monotonic()))
        return done

    def _give(self, sink: socket.socket, waiting: "queue.Queue[tuple[float, bytes]]") -> None:
        while True:
            due, data = waiting.get()
            time.sleep(max(0, due - time.monotonic()))
            try:
                if not data:
                    sink.shutdown(socket.SHUT_WR)
                    return
                sink.sendall(data)
            except OSError:
                return

    def _count(self, size: int, way: int) -> None:
        with self._lock:
            self.bytes[way] += size
            self._until_cut -= size
            if self._until_cut > 0:
                return
            self._until_cut, self.cuts = self._next_cut(), self.cuts + 1
            self._down_until = time.monotonic() + self._weather.outage
        self._drop()

    def _drop(self) -> None:
        for one in self._open:
            try:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            one.close()
        self._open = []
