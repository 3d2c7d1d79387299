"""The other side of `kiosk.voice.worker`: asks it for sounds and is told when they are there."""

import json
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer

from kiosk.voice.sound import Sound

PACKED: Final = "speak"
"""The one argument by which a packed kiosk, which has no `-m`, becomes the worker."""
PATIENCE_MS: Final = 3_000
"""A screen takes 30 ms; a worker that is silent this long is ended and begun anew with the next request."""
Heard = Callable[[Sound | None], None]


class Synthesiser(QObject):
    """Starts its process with the first request; a process that dies costs the sound asked for, nothing else."""

    def __init__(self, command: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._command = command or worker_command()
        self._process: QProcess | None = None
        self._number, self._received = 0, b""
        self._heard: Heard = _nobody
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)

    def ask(self, text: str, language: str, heard: Heard) -> None:
        """Ask for the sound of a text; the request before it, if any, is not answered any more.

        `heard` is called from the event loop, with None when there will be no sound.
        """
        self._number += 1
        self._heard = heard
        process = self._running()
        if process is None:
            QTimer.singleShot(0, self._give_up)
            return
        request = {"number": self._number, "text": text, "language": language}
        process.write(json.dumps(request).encode() + b"\n")
        self._patience.start()

    def stop(self) -> None:
        """Nobody waits any more; what the process is saying is thrown away."""
        self._heard = _nobody
        self._patience.stop()

    def close(self) -> None:
        """End the process."""
        self.stop()
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect()
            process.readyReadStandardOutput.disconnect()
            process.closeWriteChannel()
            if not process.waitForFinished(1_000):
                process.kill()
                process.waitForFinished(1_000)
            process.deleteLater()

    def _running(self) -> QProcess | None:
        if self._process is None:
            process = QProcess(self)
            process.readyReadStandardOutput.connect(self._read)
            process.finished.connect(self._ended)
            process.start(self._command[0], list(self._command[1:]))
            self._received = b""
            if not process.waitForStarted(PATIENCE_MS):
                process.deleteLater()
                return None
            self._process = process
        return self._process

    def _read(self) -> None:
        assert self._process is not None
        self._received += self._process.readAllStandardOutput().data()
        while b"\n" in self._received:
            head, _, rest = self._received.partition(b"\n")
            answer = json.loads(head)
            if len(rest) < answer["bytes"]:
                return
            samples, self._received = rest[: answer["bytes"]], rest[answer["bytes"]:]
            if answer["number"] == self._number:
                self._tell(Sound(samples) if samples else None)

    def _ended(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self._tell(None)

    def _give_up(self) -> None:
        if self._process is not None:
            self._process.kill()
        self._tell(None)

    def _tell(self, sound: Sound | None) -> None:
        heard, self._heard = self._heard, _nobody
        self._patience.stop()
        heard(sound)


def worker_command() -> tuple[str, ...]:
    """How the worker is started from here."""
    packed = getattr(sys, "frozen", False)
    return (sys.executable, PACKED) if packed else (sys.executable, "-m", "kiosk.voice.worker")


def _nobody(sound: Sound | None) -> None:
    """The answer nobody waits for."""
