"""How soon pinyin finds the words of a village: `python -m bench.pinyin [--json]`.

The words, places and invented names of `pinyin_words.txt` are typed in full pinyin, and by their first letters. A tap
is a letter, a candidate, or a turn to the next eight. Some of the words are in our list because villages say them.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from pypinyin import Style, lazy_pinyin

from kiosk.services.pinyin import Pinyin

FILE = Path(__file__).with_name("pinyin_words.txt")
SHOWN = 8


def words() -> list[tuple[str, bool]]:
    """(word, whether it is a person's name) of the list."""
    rows = [line.split("\t") for line in FILE.read_text("utf-8").splitlines()]
    return [(row[0], row[1:] == ["name"]) for row in rows]


def place(pinyin: Pinyin, word: str, letters: str, *, name: bool) -> int | None:
    """Where the word stands among what is suggested, 0 the first; None = not there."""
    found = [one.text for one in pinyin.suggestions(letters, names=name)]
    return found.index(word) if word in found else None


def taps(pinyin: Pinyin, word: str, letters: str, *, name: bool) -> int:
    """Taps to write it: as a whole where it is suggested, else its longest beginning that is, then the rest."""
    at = place(pinyin, word, letters, name=name)
    if at is not None:
        return len(letters) + at // SHOWN + 1
    syllables = lazy_pinyin(word, style=Style.NORMAL, v_to_u=False)
    return sum(len(one) + 1 + (place(pinyin, character, one, name=False) or 0) // SHOWN
               for one, character in zip(syllables, word, strict=True))


def run() -> dict[str, Any]:
    """Everything that is measured."""
    pinyin, listed = Pinyin(), words()
    found: dict[str, Any] = {"words": len(listed)}
    for way, style in (("full", Style.NORMAL), ("first_letters", Style.FIRST_LETTER)):
        typed = {word: "".join(lazy_pinyin(word, style=style, v_to_u=False)) for word, _ in listed}
        places = [place(pinyin, word, typed[word], name=name) for word, name in listed]
        found[way] = {
            "first": sum(one == 0 for one in places),
            "among_eight": sum(one is not None and one < SHOWN for one in places),
            "not_first": [word for (word, _), one in zip(listed, places, strict=True) if one != 0][:40],
        }
        if way == "full":
            count = sum(taps(pinyin, word, typed[word], name=name) for word, name in listed)
            found[way]["taps_per_character"] = round(count / sum(len(word) for word, _ in listed), 2)
    return found


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--json", action="store_true", help="one JSON object")
    as_json = reader.parse_args().json
    found = run()
    print(json.dumps(found, ensure_ascii=False, indent=None if as_json else 2))


if __name__ == "__main__":
    main()
