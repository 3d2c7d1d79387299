"""Texts a person reads: collects them from code, screens and templates, and compiles the catalogues.

    python .ci/texts.py            compile assets/i18n/parts/<room>.<language>.po into .mo files
    python .ci/texts.py --missing  list texts without a translation, by language; exit 1 if any

One catalogue a language, written in one file a room so that two people can translate at a time.
The same compiled catalogue serves Python and QML (domain `buchucun`) and Django (domain `django`).
Beside them lies the list of texts a kiosk can read aloud, which `kiosk voice-pack` compares recordings with.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = ROOT / "assets" / "i18n"
PARTS = CATALOGUES / "parts"
ROOMS = ("casework", "kiosk", "county", "papers", "sticks", "demo")
KEYWORDS = dict.fromkeys(("_", "N_", "gettext", "translate", "gettext_lazy", "Message"))
QML_TEXT = re.compile(r'qsTr(?:Id)?\(\s*"((?:[^"\\]|\\.)*)"')
TEMPLATE_TEXT = re.compile(r"""\{%\s*(?:translate|trans)\s+(?:"([^"]*)"|'([^']*)')""")
TEMPLATE_BLOCK = re.compile(
    r"\{%\s*blocktrans(?:late)?([^%]*)%\}(.*?)\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL)
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in the compiled head instead of today, so that equal texts give equal bytes."""
SPOKEN = CATALOGUES / "spoken.json"
SPEAKS = ("casework/", "kiosk/")
SILENT = ("kiosk/cli/", "kiosk/config.py", "kiosk/secrets/", "kiosk/services/answer_file.py",
          "kiosk/services/doctor.py", "kiosk/services/voice_files.py")
"""What technicians read, nobody hears."""
SLOT = re.compile(r"\{\w*[^}]*\}|%\d")
DJANGO_NAMES = {"zh_CN": "zh_Hans"}


@cache
def sources() -> dict[str, str]:
    """Return every source text with the first file that uses it."""
    found: dict[str, str] = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            for text in _texts_of(path):
                found.setdefault(text, path.relative_to(ROOT).as_posix())
    return found


def _texts_of(path: Path) -> Iterator[str]:
    if path.suffix == ".py":
        for _, text, _, _ in extract_from_file("python", path, keywords=KEYWORDS):
            if isinstance(text, str) and text:
                yield text
    elif path.suffix == ".qml":
        for match in QML_TEXT.findall(path.read_text(encoding="utf-8")):
            yield re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], match)
    elif path.suffix in (".html", ".txt") and "templates" in path.parts:
        content = path.read_text(encoding="utf-8")
        yield from (double or single for double, single in TEMPLATE_TEXT.findall(content))
        yield from (_block(options, body) for options, body in TEMPLATE_BLOCK.findall(content))


def _block(options: str, body: str) -> str:
    text = re.sub(r"\{\{\s*(\w+)\s*\}\}", r"%(\1)s", body)
    return " ".join(text.split()) if "trimmed" in options else text


def languages() -> list[str]:
    """Return the languages somebody has begun."""
    return sorted({path.name.split(".")[1] for path in PARTS.glob("*.po")})


def catalogue(language: str) -> Catalog:
    """Read all rooms of a language into one catalogue. Raises ValueError where two rooms disagree."""
    whole = Catalog(locale=language, creation_date=NO_DAY, revision_date=NO_DAY)
    for path in sorted(PARTS.glob(f"*.{language}.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language, abort_invalid=True):
                if message.id and message.string:
                    _add(whole, str(message.id), str(message.string), path)
    return whole


def _add(whole: Catalog, text: str, translation: str, path: Path) -> None:
    known = whole.get(text)
    if known is not None and known.string != translation:
        raise ValueError(f"{path.name}: {text!r} is {known.string!r} in another room, here {translation!r}")
    whole.add(text, translation)


def missing(language: str) -> list[str]:
    """Return the source texts a language has no translation for, each with its file."""
    whole = catalogue(language)
    return [f"{path}: {text}" for text, path in sources().items() if not whole.get(text)]


def spoken() -> bytes:
    """Return the source texts a screen of the kiosk can show as they stand: those with a slot never are."""
    texts = sorted(text for text, path in sources().items()
                   if path.startswith(SPEAKS) and not path.startswith(SILENT) and not SLOT.search(text))
    return (json.dumps(texts, ensure_ascii=False, indent=0) + "\n").encode()


def compiled(language: str) -> bytes:
    """Return the catalogue of a language as a .mo file; equal catalogues give equal bytes."""
    buffer = BytesIO()
    write_mo(buffer, catalogue(language))
    return buffer.getvalue()


def targets(language: str) -> list[Path]:
    """Return the two files a compiled catalogue is written to."""
    django = DJANGO_NAMES.get(language, language)
    return [CATALOGUES / language / "LC_MESSAGES" / "buchucun.mo",
            CATALOGUES / django / "LC_MESSAGES" / "django.mo"]


def main(arguments: list[str]) -> int:
    if "--missing" in arguments:
        lacking = {language: missing(language) for language in languages()}
        for language, texts in lacking.items():
            sys.stdout.writelines(f"{language}: {text}\n" for text in texts)
        return int(any(lacking.values()))
    for language in languages():
        for path in targets(language):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(compiled(language))
    SPOKEN.write_bytes(spoken())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
