"""The recogniser's process, seen from the kiosk: started, asked, ended. Imports neither numpy nor the runtime.

Whatever happens to the process, the kiosk goes on: an answer that does not come is no answer, a process that ended is
started anew with the next question, and one that keeps ending is left alone.
"""

import json
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
START_S: Final = 20.0
ANSWER_S: Final = 4.0
MOST_STARTS: Final = 3
WORD: Final = "handwriting-worker"
"""What a packaged kiosk is called with to be the process instead."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Able:
    """The process reads: with which parts, and how many characters it knows."""

    parts: tuple[str, ...]
    readable: int


@dataclass(frozen=True, slots=True)
class Unable:
    """It does not: nothing to read with, or the process cannot be kept alive."""


@dataclass(frozen=True, slots=True)
class Read:
    """Answer to question `id`: (character, score), best first."""

    id: int
    guesses: tuple[tuple[str, float], ...] = field(repr=False)


News = Able | Unable | Read


def command() -> list[str]:
    """How the process is started; a packaged kiosk starts itself by another word."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORD]
    return [sys.executable, "-m", "kiosk.handwriting"]


class Worker:
    """One process at a time. `news` is called from a thread of this object, never from the caller's."""

    def __init__(self, news: Callable[[News], None], *, start: Sequence[str] | None = None,
                 answer_s: float = ANSWER_S, start_s: float = START_S) -> None:
        self._news, self._start = news, list(start or command())
        self._answer_s, self._start_s = answer_s, start_s
        self._questions: queue.SimpleQueue[tuple[int, list[list[float]]] | None] = queue.SimpleQueue()
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="handwriting", daemon=True)
        self._ended = threading.Event()

    def begin(self) -> None:
        """Start loading; `news` tells when it can read."""
        self._thread.start()

    def ask(self, number: int, strokes: list[list[float]]) -> None:
        """What is this? Only the newest question is answered when they come faster than answers."""
        self._questions.put((number, strokes))

    def end(self) -> None:
        """End the process and wait until it has gone: nothing of what was written stays."""
        self._ended.set()
        self._questions.put(None)
        self._kill()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(timeout=5)
        self._kill()

    def _work(self) -> None:
        for _ in range(MOST_STARTS):
            if self._ended.is_set() or not self._open():
                break
            if not self._answer_until_it_ends():
                return
            log.warning("the handwriting process ended by itself and is started again")
        if not self._ended.is_set():
            self._news(Unable())

    def _open(self) -> bool:
        """Start it and wait until it can read."""
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(
            [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]), "PYTHONIOENCODING": "utf-8"}
        try:
            self._process = process = subprocess.Popen(
                self._start, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                text=True, encoding="utf-8", env=environment)
        except OSError as error:
            log.warning("the handwriting process cannot be started: %s", type(error).__name__)
            return False
        if self._ended.is_set():
            self._kill()
            return False
        self._lines = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(process, self._lines), daemon=True).start()
        told = self._hear(self._start_s)
        ready = told.get("ready") if told else None
        if ready is None:
            self._kill()
            return False
        self._news(Able(tuple(ready["parts"]), ready["readable"]))
        return True

    def _answer_until_it_ends(self) -> bool:
        """True = the process failed; False = the kiosk ended it."""
        while True:
            question = self._newest()
            if question is None:
                return False
            answer = self._put(*question)
            if answer is None:
                self._kill()
                return not self._ended.is_set()
            if answer.get("id") == question[0]:
                self._news(Read(question[0], tuple((one, score) for one, score in answer["guesses"])))

    def _newest(self) -> tuple[int, list[list[float]]] | None:
        question = self._questions.get()
        while question is not None:
            try:
                question = self._questions.get_nowait()
            except queue.Empty:
                return question
        return None

    def _put(self, number: int, strokes: list[list[float]]) -> dict[str, Any] | None:
        process = self._process
        if process is None or process.stdin is None:
            return None
        try:
            process.stdin.write(json.dumps({"id": number, "strokes": strokes}) + "\n")
            process.stdin.flush()
        except (OSError, ValueError):
            return None
        return self._hear(self._answer_s)

    def _hear(self, seconds: float) -> dict[str, Any] | None:
        try:
            line = self._lines.get(timeout=seconds)
            told = json.loads(line) if line else None
        except (queue.Empty, ValueError):
            return None
        return told if isinstance(told, dict) else None

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    _close(pipe)


def _listen(process: "subprocess.Popen[str]", lines: "queue.SimpleQueue[str | None]") -> None:
    """Hand on what it says, and at last that it ended."""
    assert process.stdout is not None
    try:
        for line in process.stdout:
            lines.put(line)
    except ValueError:
        log.debug("the pipe of the handwriting process was closed while it was read")
    lines.put(None)


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:
        log.debug("the pipe of the handwriting process was broken already")
