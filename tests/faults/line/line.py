"""A line between village and county that can be cut at a chosen byte: a TCP proxy on loopback."""

import contextlib
import socket
import struct
from threading import Event, Lock, Thread

PIECE = 4096
HANDSHAKE_BYTES = 1200
"""More than a kiosk sends before its first call, less than with it."""
NOW = struct.pack("ii", 1, 0)
"""SO_LINGER of zero: the other side sees a reset, as when a line breaks."""


class Line:
    """Carries bytes both ways until it is told to fail. The county's side always ends softly, so that the
    county has read what was carried."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self._port, self._host = port, host
        self._lock = Lock()
        self._listener = socket.create_server((host, 0))
        self._open: list[socket.socket] = []
        self._up_left: int | None = None
        self._swallow_from: int | None = None
        self._held: Event | None = None
        self.dead = False
        self.cut = Event()
        """Set when the line was cut as it was told to."""
        self.up = self.down = 0
        Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """Where a kiosk calls to go through this line."""
        return f"https://{self._host}:{self._listener.getsockname()[1]}"

    def cut_after(self, up: int) -> None:
        """Cut once so many more bytes went up; whole again afterwards."""
        self.cut.clear()
        with self._lock:
            self._up_left = up

    def swallow_answer(self, *, after: int = 0) -> None:
        """Let everything up; cut when `after` bytes of what the county answers have come down."""
        self.cut.clear()
        with self._lock:
            self._swallow_from = after

    def hold_answers(self) -> Event:
        """Carry up everything; once a call has gone up, keep what comes down and set the returned event."""
        self._held = Event()
        return self._held

    def mend(self) -> None:
        """Forget what it was told to do."""
        with self._lock:
            self._up_left = self._swallow_from = None

    def hang_up(self) -> None:
        """Cut every open connection."""
        with self._lock:
            ends, self._open = self._open, []
        for end in ends:
            _reset(end)

    def close(self) -> None:
        """End the line for good."""
        self._listener.close()
        self.hang_up()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                village, _ = self._listener.accept()
                if self.dead:
                    _reset(village)
                    continue
                county = socket.create_connection(("127.0.0.1", self._port))
                with self._lock:
                    self._open += [village, county]
                for source, sink, upward in ((village, county, True), (county, village, False)):
                    Thread(target=self._pump, args=(source, sink, upward), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, upward: bool) -> None:
        village, county = (source, sink) if upward else (sink, source)
        with contextlib.suppress(OSError):
            while data := source.recv(PIECE):
                if not upward and self._held is not None and self.up > HANDSHAKE_BYTES:
                    self._held.set()
                    continue
                let, ends = self._let(len(data), upward)
                sink.sendall(data[:let])
                if ends:
                    _reset(village)
                    _finish(county)
                    self.cut.set()
                    return
        _finish(sink)

    def _let(self, size: int, upward: bool) -> tuple[int, bool]:
        with self._lock:
            name = "_up_left" if upward else "_swallow_from"
            left = getattr(self, name)
            let = size if left is None else min(size, left)
            self.up, self.down = self.up + let * upward, self.down + let * (not upward)
            if left is None:
                return let, False
            ends = size >= left if upward else size > left or left == 0
            setattr(self, name, None if ends else left - let)
            return let, ends


def _reset(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NOW)
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RD)
    end.close()


def _finish(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_WR)
