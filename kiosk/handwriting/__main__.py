"""The worker: `python -m kiosk.handwriting`.

First line out: {"ready": {"parts": [...], "readable": N}}, or {"ready": null} where there is nothing to read with. Then
one line in, {"id": N, "strokes": [[x, y, ...], ...]}, one line out, {"id": N, "guesses": [["character", score], ...]}.
A line that is no such question is answered {"id": null}. It ends when its input ends.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from kiosk.handwriting.reader import Guess

os.environ.setdefault("OMP_NUM_THREADS", "2")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "2")


def serve(questions: TextIO, answers: TextIO) -> None:
    """Answer until the input ends."""
    from kiosk.handwriting.reader import NothingToReadWith, Reader

    try:
        reader = Reader()
    except NothingToReadWith:
        _say(answers, {"ready": None})
        return
    _say(answers, {"ready": {"parts": list(reader.parts), "readable": len(reader.characters)}})
    for line in questions:
        _say(answers, _answer(reader.read, line))


def _answer(read: Callable[[Sequence[Sequence[float]]], Sequence["Guess"]], line: str) -> dict[str, object]:
    try:
        asked = json.loads(line)
        number, ink = int(asked["id"]), [[float(at) for at in stroke] for stroke in asked["strokes"]]
        guesses = read(ink)
    except (ValueError, TypeError, KeyError):
        return {"id": None}
    return {"id": number, "guesses": [[one.character, one.score] for one in guesses]}


def _say(answers: TextIO, said: dict[str, object]) -> None:
    answers.write(json.dumps(said) + "\n")
    answers.flush()


def main() -> int:
    """Serve standard input."""
    try:
        serve(sys.stdin, sys.stdout)
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(0)      # the kiosk has gone; nobody is left to tell
    return 0


if __name__ == "__main__":
    sys.exit(main())
