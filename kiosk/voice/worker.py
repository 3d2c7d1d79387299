"""The process that speaks: a JSON line in, a JSON line and samples out, until its input ends.

    {"number": 7, "text": "nin2 hao3", "language": "zh"}
    {"number": 7, "bytes": 40320}\\n<samples>       or {"number": 7, "bytes": 0} when it cannot
"""

import json
import sys
from typing import BinaryIO

from kiosk.voice.espeak import VOICES, Espeak, NoSynthesiser

LONGEST = 4_000
"""Characters of one request; a screen holds far less."""


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the other side closes."""
    try:
        espeak: Espeak | None = Espeak()
    except NoSynthesiser:
        espeak = None
    for line in requests:
        request = json.loads(line)
        text, language = str(request["text"])[:LONGEST], request["language"]
        samples = espeak.sound(text, language) if espeak and language in VOICES else b""
        answers.write(json.dumps({"number": request["number"], "bytes": len(samples)}).encode() + b"\n" + samples)
        answers.flush()


def main() -> int:
    """Serve standard input."""
    serve(sys.stdin.buffer, sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
