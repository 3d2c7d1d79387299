"""How well handwriting is read: `python -m bench.handwriting FILE [--json]`.

FILE holds human writing, one JSON object `{"samples": [{"c", "w", "k", "s"}]}`: character, writer, "ink" or
"polyline", strokes as flat [x, y, x, y ...]. Only ink of characters of GB 2312 that have a template is read. Hits are
averaged per character first, so that one written nine times counts once.
"""

import argparse
import ctypes
import ctypes.util
import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.handwriting.reader import FILE, Reader
from kiosk.handwriting.templates import Templates

SEED = 1
JOIN = 0.3
NOT_TESTED = (
    "Not tested: no writer over 60, no finger on glass, no real kiosk's digitiser, no cursive script; few writers, "
    "one of whom wrote most of the ink, and some of the forms are Japanese."
)
ZINNIA_MODELS = ("/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model",)
Ink = list[list[float]]
Read = Callable[[Ink], list[str]]


@dataclass(frozen=True, slots=True)
class Sample:
    """One character as somebody wrote it."""

    character: str
    ink: Ink


def samples(file: Path, drawn: str) -> list[Sample]:
    """The ink of the file that is tested."""
    held = json.loads(file.read_text("utf-8"))["samples"]
    templates = set(drawn)
    return [Sample(one["c"], one["s"]) for one in held
            if one["k"] == "ink" and one["c"] in templates and _in_gb2312(one["c"])]


def _in_gb2312(character: str) -> bool:
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def shuffled(ink: Ink, chance: random.Random) -> Ink:
    """The strokes in another order."""
    return chance.sample(ink, len(ink))


def joined(ink: Ink, chance: random.Random) -> Ink:
    """Each stroke written on from the one before with a chance of 0.3."""
    found = [list(ink[0])]
    for stroke in ink[1:]:
        if chance.random() < JOIN:
            found[-1] += stroke
        else:
            found.append(list(stroke))
    return found


def unchanged(ink: Ink, chance: random.Random) -> Ink:
    """As it was written."""
    return ink


WAYS: dict[str, Callable[[Ink, random.Random], Ink]] = {
    "clean": unchanged, "shuffled": shuffled, "joined": joined}


def measure(tested: list[Sample], read: Read) -> dict[str, Any]:
    """Hits of a recogniser in each way of writing, mean per character; times of one reading."""
    found: dict[str, Any] = {}
    times: list[float] = []
    for way, change in WAYS.items():
        chance = random.Random(SEED)
        hits: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for sample in tested:
            ink = change(sample.ink, chance)
            began = time.perf_counter()
            answers = read(ink)
            times.append(time.perf_counter() - began)
            hits[sample.character].append((sample.character in answers[:1], sample.character in answers[:5]))
        found[way] = {f"top{name}": round(_mean(_mean(one[place] for one in each) for each in hits.values()), 4)
                      for place, name in enumerate((1, 5))} | {"n": len(tested), "characters": len(hits)}
    times.sort()
    return found | {"p95_ms": round(times[int(len(times) * 0.95)] * 1000, 1)}


def _mean(values: Iterator[float]) -> float:
    held = list(values)
    return sum(held) / len(held)


class Zinnia:
    """The recogniser of Debian's libzinnia, where it is installed. Raises OSError."""

    def __init__(self) -> None:
        name = ctypes.util.find_library("zinnia")
        model = next((one for one in ZINNIA_MODELS if Path(one).is_file()), None)
        if name is None or model is None:
            raise OSError("zinnia or its model is not installed")
        self._library = library = ctypes.CDLL(name)
        for called in ("recognizer_new", "character_new", "recognizer_classify"):
            getattr(library, f"zinnia_{called}").restype = ctypes.c_void_p
        library.zinnia_result_value.restype = ctypes.c_char_p
        self._recogniser = ctypes.c_void_p(library.zinnia_recognizer_new())
        if not library.zinnia_recognizer_open(self._recogniser, model.encode()):
            raise OSError("zinnia's model cannot be read")

    def read(self, ink: Ink) -> list[str]:
        """Its five best."""
        library, void = self._library, ctypes.c_void_p
        character = void(library.zinnia_character_new())
        library.zinnia_character_set_width(character, ctypes.c_size_t(1000))
        library.zinnia_character_set_height(character, ctypes.c_size_t(1000))
        for number, stroke in enumerate(ink):
            for at in range(0, len(stroke), 2):
                library.zinnia_character_add(character, ctypes.c_size_t(number), int(stroke[at]), int(stroke[at + 1]))
        result = void(library.zinnia_recognizer_classify(self._recogniser, character, ctypes.c_size_t(5)))
        count = library.zinnia_result_size(result)
        found = [library.zinnia_result_value(result, ctypes.c_size_t(at)).decode() for at in range(count)]
        library.zinnia_result_destroy(result)
        library.zinnia_character_destroy(character)
        return found


def run(file: Path) -> dict[str, Any]:
    """Everything that is measured."""
    tested = samples(file, Templates(FILE).characters)
    reader = Reader()
    reader.read(tested[0].ink)
    found = measure(tested, lambda ink: [one.character for one in reader.read(ink, 5)])
    found |= {"parts": list(reader.parts), "readable": len(reader.characters)}
    return found | {"zinnia": zinnia(tested), "not_tested": NOT_TESTED}


def zinnia(tested: list[Sample]) -> dict[str, Any]:
    """The same of Debian's recogniser, or why not."""
    try:
        return measure(tested, Zinnia().read)
    except OSError as error:
        return {"not_measured": str(error)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    given = parser.parse_args()
    found = run(given.file)
    if given.json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for way in WAYS:
        print(f"{way:9} first {found[way]['top1']:.3f}, among five {found[way]['top5']:.3f}")
    print(f"95 of 100 within {found['p95_ms']:.0f} ms. {NOT_TESTED}")


if __name__ == "__main__":
    main()
