"""The rules of this house for the rows of a form, each held on the author's own row."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from casework.message import N_, Message
from county.catalogue.blocks import Expanded, Line, Place
from county.catalogue.cells import Known, expression_faults, text_faults
from county.catalogue.columns import (
    APPEARANCES,
    EXPRESSIONS,
    FOR_STAFF,
    LANGUAGES,
    TEXTS,
    TITLES,
    TYPES,
    ZH,
    known,
    translated,
)
from county.catalogue.faults import Fault
from county.catalogue.workbooks import Workbook
from xforms.written import read_written
from xforms.xpath.ast import NameTest
from xforms.xpath.visit import paths

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_MESSAGES = (("required", "required_message"), ("constraint", "constraint_message"))
_PIXELS = re.compile(r"max-pixels=[1-9]\d{2,3}\Z")
_SAY = Message(N_("Write it in Chinese and in English."))
Drawn = Callable[[str], bool]
"""Whether there is a drawing of that name."""


def form_faults(form: Expanded, own: Workbook, file: str, parameters: frozenset[str], drawn: Drawn) -> list[Fault]:
    """Every fault of the sheets of one form, blocks included, in the order of its rows."""
    known_here = _known(form, parameters)
    faults = [*_headings(own, file, form), *_settings(own, file), *_structure(form), *_includes(form, known_here)]
    for line in form.lines["survey"]:
        faults += _row(line, known_here)
    faults += _doubles(form)
    for line in form.lines["choices"]:
        faults += _choice(line, drawn)
    return faults


def _known(form: Expanded, parameters: frozenset[str]) -> Known:
    lists: dict[str, list[str]] = {}
    for line in form.lines["choices"]:
        lists.setdefault(line.row.get("list_name", ""), []).append(line.row.get("name", ""))
    names = frozenset(line.row["name"] for line in form.lines["survey"]
                      if "name" in line.row and line.row.get("type") != "xml-external")
    return Known(names, parameters, lists)


# --- the sheets -----------------------------------------------------------------------------------


def _headings(book: Workbook, file: str, form: Expanded) -> Iterator[Fault]:
    filters = {test.local for line in form.lines["survey"] if (cell := line.written.get("choice_filter"))
               for tree in [read_written(cell).tree] if tree is not None
               for path in paths(tree) for step in path.steps if isinstance(test := step.test, NameTest)}
    for sheet in ("survey", "choices", "settings"):
        place = Place(file, sheet, 1, book.get(f"{sheet}_letters") or {})
        for heading in (book.get(f"{sheet}_header") or [{}])[0]:
            if heading in known(sheet) or heading.startswith("#") or sheet == "choices" and heading in filters:
                continue
            yield place.fault(heading, Message(N_("There is no column of that heading.")), Message(
                N_("Write one of: {known}. A column for your own remarks begins with #."),
                {"known": ", ".join(sorted(known(sheet)))}))


def _settings(book: Workbook, file: str) -> Iterator[Fault]:
    row = (book.get("settings") or [{}])[0]
    place = Place(file, "settings", 2, book.get("settings_letters") or {})
    if not row.get("form_title"):
        yield place.fault("form_title", Message(N_("The form has no title.")), Message(N_("Write one.")))
    if row.get("default_language") != ZH:
        yield place.fault("default_language", Message(N_("The form does not begin in Chinese.")),
                          Message(N_("Write: {language}"), {"language": ZH}))


def _includes(form: Expanded, known_here: Known) -> Iterator[Fault]:
    for place, row in form.includes:
        if "relevant" in row:
            yield from expression_faults(place, "relevant", row["relevant"], known_here)


def _structure(form: Expanded) -> Iterator[Fault]:
    """Groups and lists of cards are closed in the order they were opened; no card holds cards."""
    open_: list[Line] = []
    for line in form.lines["survey"]:
        kind, _, what = line.row.get("type", "").partition("_")
        if kind == "begin":
            if what == "repeat" and any(one.row["type"] == "begin_repeat" for one in open_):
                yield line.place.fault("type", Message(N_("A repeat stands within a repeat.")),
                                       Message(N_("Ask for it in a list of its own.")))
            open_.append(line)
        elif kind == "end" and (not open_ or open_.pop().row["type"] != f"begin_{what}"):
            yield line.place.fault("type", Message(N_("Nothing of that kind is open here.")),
                                   Message(N_("Close each group and repeat once, the inner one first.")))
            return
    for line in open_:
        yield line.place.fault("type", Message(N_("It is never closed.")),
                               Message(N_("Add a row of type {kind}."), {"kind": f"end{line.row['type'][5:]}"}))


def _doubles(form: Expanded) -> Iterator[Fault]:
    seen: dict[str, Place] = {}
    for line in form.lines["survey"]:
        name = line.row.get("name")
        if not name or line.row.get("type") == "xml-external":
            continue
        first = seen.setdefault(name, line.place)
        if first is not line.place:
            yield line.place.fault("name", Message(
                N_("The name “{name}” stands in {file}, row {row} already."),
                {"name": name, "file": first.file, "row": str(first.row)}), Message(N_("Give this row another name.")))
    counts = Counter((line.row.get("list_name"), line.row.get("name")) for line in form.lines["choices"])
    for line in form.lines["choices"]:
        if line.row.get("name") and counts[line.row.get("list_name"), line.row["name"]] > 1:
            yield line.place.fault("name", Message(
                N_("The list “{list}” holds “{name}” more than once."),
                {"list": line.row.get("list_name", ""), "name": line.row["name"]}),
                Message(N_("Give each choice a name of its own.")))


# --- one question ---------------------------------------------------------------------------------


def _row(line: Line, known_here: Known) -> Iterator[Fault]:
    place, row = line.place, line.written
    kind, _, rest = row.get("type", "").partition(" ")
    yield from _type(place, kind, rest.strip(), known_here)
    if not kind.startswith("end") and not _NAME.match(row.get("name", "")):
        yield place.fault("name", Message(N_("The row has no name an expression can use.")),
                          Message(N_("Write one of letters, figures and _, beginning with a letter.")))
    if kind not in TITLES:
        yield from _words(place, row, ("label",), needed=True)
    yield from _words(place, row, ("hint", "image", "audio"), needed=False)
    yield from _messages(place, row)
    yield from _looks(place, kind, row)
    for column in EXPRESSIONS:
        if column in row and (column != "default" or "${" in row[column] or "(" in row[column]):
            yield from expression_faults(place, column, row[column], known_here)
    for column in sorted(translated(*TEXTS) & row.keys()):
        yield from text_faults(place, column, row[column], known_here)
    if kind == "hidden" and row.get("name") != FOR_STAFF:
        yield place.fault("type", Message(N_("Nobody ever answers this: it is hidden.")),
                          Message(N_("Include the block “staff”, or write calculate and a formula.")))
    if kind == "calculate" and "calculation" not in row:
        yield place.fault("calculation", Message(N_("Nothing is worked out here.")), Message(N_("Write the formula.")))


def _type(place: Place, kind: str, rest: str, known_here: Known) -> Iterator[Fault]:
    if kind not in TYPES:
        yield place.fault("type", Message(N_("The kiosk has no page for the type “{kind}”."), {"kind": kind}),
                          Message(N_("Write one of: {known}."), {"known": ", ".join(sorted(TYPES))}))
    elif kind.startswith("select"):
        if rest not in known_here.lists:
            yield place.fault("type", Message(N_("There is no list “{name}” in the sheet choices."), {"name": rest}),
                              Message(N_("Write a list of the sheet choices, or of a block that is included.")))
    elif rest:
        yield place.fault("type", Message(N_("After “{kind}” nothing may stand."), {"kind": kind}),
                          Message(N_("Take “{rest}” away."), {"rest": rest}))


def _words(place: Place, row: dict[str, str], texts: tuple[str, ...], *, needed: bool) -> Iterator[Fault]:
    """In every language or, where it need not be there, in none."""
    for text in texts:
        there = [language for language in LANGUAGES if row.get(f"{text}::{language}")]
        if len(there) == len(LANGUAGES) or not there and not needed:
            continue
        for language in LANGUAGES:
            if language not in there:
                yield place.fault(f"{text}::{language}", Message(N_("The text is missing in this language.")), _SAY)


def _messages(place: Place, row: dict[str, str]) -> Iterator[Fault]:
    for rule, message in _MESSAGES:
        if rule in row:
            yield from _words(place, row, (message,), needed=True)
        else:
            for language in LANGUAGES:
                if f"{message}::{language}" in row:
                    yield place.fault(rule, Message(N_("There is a message, and no rule it belongs to.")),
                                      Message(N_("Write the rule, or take the message away.")))
                    break


def _looks(place: Place, kind: str, row: dict[str, str]) -> Iterator[Fault]:
    for word in row.get("appearance", "").split():
        if word not in APPEARANCES:
            yield place.fault("appearance", Message(N_("The kiosk knows no appearance “{word}”."), {"word": word}),
                              Message(N_("Write one of: {known}."), {"known": ", ".join(sorted(APPEARANCES))}))
            break
    parameters = row.get("parameters", "")
    if kind == "image" and not _PIXELS.match(parameters):
        yield place.fault("parameters", Message(N_("The size of the photograph is not limited.")),
                          Message(N_("Write: max-pixels=2000")))
    elif parameters and kind != "image":
        yield place.fault("parameters", Message(N_("Nothing is known to do with “{word}”."), {"word": parameters}),
                          Message(N_("Take it away.")))


def _choice(line: Line, drawn: Drawn) -> Iterator[Fault]:
    place, row = line.place, line.row
    for column in ("list_name", "name"):
        if not row.get(column) or re.search(r"\s", row[column]):
            yield place.fault(column, Message(N_("It is empty, or has a blank in it.")),
                              Message(N_("Write a short word without blanks.")))
    yield from _words(place, row, ("label",), needed=True)
    for language in LANGUAGES:
        image = row.get(f"image::{language}", "")
        if not drawn(image.removesuffix(".svg")) or not image.endswith(".svg"):
            yield place.fault(f"image::{language}", Message(N_("There is no icon “{image}”."), {"image": image}),
                              Message(N_("Write the file name of a drawing in assets/icons.")))
