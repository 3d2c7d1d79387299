"""What makes sounds heard: a sound card, or a folder of files where there is none."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QProcess, QTimer

from kiosk.voice.sound import Sound, as_wav

CARDS: Final = Path("/dev/snd")


class Loudspeaker(Protocol):
    """Plays one sound at a time. `done` is called once when it has ended by itself, never after `stop`."""

    def ready(self) -> bool: ...
    def play(self, sound: Sound, done: Callable[[], None]) -> None: ...
    def stop(self) -> None: ...


class FolderLoudspeaker:
    """Writes `0001.wav` ... into a folder instead of playing; each is over as soon as it is written."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._count = folder, 0
        self._current: object = None

    def ready(self) -> bool:
        """Whether there is the folder."""
        return self._folder.is_dir()

    def play(self, sound: Sound, done: Callable[[], None]) -> None:
        """Write it; `done` follows from the event loop."""
        self._count += 1
        (self._folder / f"{self._count:04}.wav").write_bytes(as_wav(sound))
        self._current = ticket = object()
        QTimer.singleShot(0, lambda: self._over(ticket, done))

    def _over(self, ticket: object, done: Callable[[], None]) -> None:
        if ticket is self._current:
            done()

    def stop(self) -> None:
        """Nothing plays any more."""
        self._current = None


class SoundCard(QObject):
    """The sound card of this machine through ALSA's own player; looked for anew each time, it may come later.

    A process rather than QtMultimedia: that loads 18 MB with FFmpeg in 0.3 s and asks for a sound server (ADR 13).
    """

    def __init__(self, program: str = "aplay", cards: Path = CARDS) -> None:
        super().__init__()
        self._program, self._cards = program, cards
        self._player: QProcess | None = None

    def ready(self) -> bool:
        """Whether there are a player and an output."""
        return shutil.which(self._program) is not None and any(self._cards.glob("pcmC*p"))

    def play(self, sound: Sound, done: Callable[[], None]) -> None:
        """Play it on the default output. One that cannot be played is over at once."""
        self.stop()
        player = QProcess(self)

        def ended() -> None:
            if self._player is player:
                self._player = None
                player.deleteLater()
                done()

        player.finished.connect(ended)
        player.errorOccurred.connect(ended)
        self._player = player
        player.start(self._program, ["-q", "-t", "wav", "-"])
        player.write(as_wav(sound))
        player.closeWriteChannel()

    def stop(self) -> None:
        """Silence at once."""
        player, self._player = self._player, None
        if player is not None:
            player.kill()
            player.waitForFinished(1_000)
            player.deleteLater()
