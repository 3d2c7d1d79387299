"""Every fault of the catalogue's lists: parameters, topics, bundles, powers; each with the line of its key."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from casework.message import N_, Message
from county.catalogue import parameters, powers
from county.catalogue.faults import Fault
from county.catalogue.item_keys import TEXT, Kind
from county.catalogue.item_rules import Around, value_faults
from county.catalogue.toml_places import TomlFile, read_toml

TOPICS, BUNDLES = "topics.toml", "bundles.toml"
_TOPIC: Final[dict[str, Kind]] = {"key": str, "name": TEXT, "icon": str, "row": int}
_BUNDLE: Final[dict[str, Kind]] = {
    "code": str, "name": TEXT, "short_name": TEXT, "life_event": TEXT, "icon": str, "lead": str, "items": list}
_POWER: Final[dict[str, Kind]] = {
    "code": str, "name": str, "category": str, "department": str, "basis": str, "unit": str,
    "footing": tuple(one.value for one in powers.Footing), "note": str}
_LIST = Message(N_("Write it as [[{name}]] with the keys below it."))


def list_faults(root: Path, around: Around) -> list[Fault]:
    """Return the faults of the four lists that lie in `root`; one that is not there is no fault of its own."""
    faults: list[Fault] = []
    for name, rules in ((parameters.FILE_NAME, _parameters), (TOPICS, _topics), (BUNDLES, _bundles),
                        (powers.FILE_NAME, _powers)):
        if (root / name).exists():
            file = read_toml(root / name, name)
            faults += [file] if isinstance(file, Fault) else rules(file, around)
    return faults


def topics(root: Path) -> frozenset[str] | None:
    """Return the keys of the topics; None when there is no file that can be read."""
    file = read_toml(root / TOPICS, TOPICS)
    if isinstance(file, Fault):
        return None
    rows = file.record.get("topic", [])
    return frozenset(str(row.get("key")) for row in rows if isinstance(row, dict))


def power_items(root: Path) -> Mapping[str, frozenset[str]] | None:
    """Return the items of each power by its code; None when there is no list that can be read."""
    file = read_toml(root / powers.FILE_NAME, powers.FILE_NAME)
    if isinstance(file, Fault):
        return None
    rows = file.record.get("power", [])
    return {str(row.get("code")): frozenset(map(str, row.get("items", ()))) for row in rows if isinstance(row, dict)}


def _table(file: TomlFile, name: str, kinds: Mapping[str, Kind]) -> Iterator[tuple[str, Mapping[str, Any]] | Fault]:
    """Rows whose needed keys are there and of the right kind; faults of the others."""
    rows = file.record.get(name)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield file.fault(name, Message(N_("The list is missing.")), Message(_LIST.text, {"name": name}))
        return
    for place, row in enumerate(rows):
        at = f"{name}[{place}]"
        wrong = [file.fault(f"{at}.{key}", Message(N_("The key is missing.")), Message(N_("Add it.")))
                 for key in kinds if key not in row]
        wrong += [fault for key, kind in kinds.items() if key in row
                  for fault in value_faults(file, f"{at}.{key}", row[key], kind)]
        if wrong:
            yield from wrong
        else:
            yield at, row


def _twice(file: TomlFile, rows: list[tuple[str, Mapping[str, Any]]], key: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, row in rows:
        if row[key] in seen:
            yield file.fault(f"{at}.{key}", Message(N_("“{name}” stands here twice."), {"name": row[key]}),
                             Message(N_("Give each a name of its own.")))
        seen.add(row[key])


def _sound(file: TomlFile, name: str, kinds: Mapping[str, Kind], key: str,
           faults: list[Fault]) -> list[tuple[str, Mapping[str, Any]]]:
    found = list(_table(file, name, kinds))
    rows = [one for one in found if not isinstance(one, Fault)]
    faults += [one for one in found if isinstance(one, Fault)]
    faults += _twice(file, rows, key)
    return rows


def _icon(file: TomlFile, at: str, row: Mapping[str, Any], around: Around) -> Iterator[Fault]:
    if not around.drawn(row["icon"]):
        yield file.fault(f"{at}.icon", Message(N_("There is no icon “{image}”."), {"image": row["icon"]}),
                         Message(N_("Write the file name of a drawing in assets/icons.")))


def _items(file: TomlFile, at: str, codes: Any, around: Around) -> Iterator[Fault]:
    for code in codes if isinstance(codes, list) else [codes]:
        if code not in around.items:
            yield file.fault(at, Message(N_("There is no item “{code}”."), {"code": str(code)}),
                             Message(N_("Write the code of an item of this catalogue.")))


def _topics(file: TomlFile, around: Around) -> list[Fault]:
    faults: list[Fault] = []
    for at, row in _sound(file, "topic", _TOPIC, "key", faults):
        faults += _icon(file, at, row, around)
    return faults


def _bundles(file: TomlFile, around: Around) -> list[Fault]:
    faults: list[Fault] = []
    for at, row in _sound(file, "bundle", _BUNDLE, "code", faults):
        faults += [*_icon(file, at, row, around), *_items(file, f"{at}.items", row["items"], around)]
        pairs = [*row.get("after", {}).items()]
        named = [code for first, then in pairs for code in (first, *then)] + [
            code for pair in row.get("excludes", ()) for code in pair]
        for code in dict.fromkeys(named):
            if code not in row["items"]:
                yield_at = f"{at}.after" if any(code in (first, *then) for first, then in pairs) else f"{at}.excludes"
                faults.append(file.fault(yield_at, Message(
                    N_("“{code}” is none of the items of this bundle."), {"code": str(code)}),
                    Message(N_("Write the code of one of its items."))))
    return faults


def _powers(file: TomlFile, around: Around) -> list[Fault]:
    faults: list[Fault] = []
    for at, row in _sound(file, "power", _POWER, "code", faults):
        faults += _items(file, f"{at}.items", row.get("items", []), around)
        for document in row.get("documents", ()):
            since, until = document.get("since"), document.get("until")
            if not document.get("document") or not isinstance(since, date) or not isinstance(until, date | None):
                faults.append(file.fault(f"{at}.documents", Message(N_("A document has a name and a day it begins.")),
                                         Message(N_("Write { document = \"…\", since = 2026-01-01 }."))))
    return faults


def _parameters(file: TomlFile, around: Around) -> list[Fault]:
    """Each has dated values, numbers, each with its source; no two begin on one day."""
    faults: list[Fault] = []
    for name, rows in file.record.items():
        if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
            faults.append(file.fault(name, Message(N_("The parameter has no dated values.")),
                                     Message(_LIST.text, {"name": name})))
            continue
        days: set[date] = set()
        for place, row in enumerate(rows):
            faults += _value(file, f"{name}[{place}]", row, days)
    return faults


def _value(file: TomlFile, at: str, row: Mapping[str, Any], days: set[date]) -> Iterator[Fault]:
    for key in row.keys() - {"value", "since", "source", "note"}:
        yield file.fault(f"{at}.{key}", Message(N_("There is no such key.")),
                         Message(N_("Write one of: {known}."), {"known": "note, since, source, value"}))
    if type(row.get("value")) not in (int, float):
        yield file.fault(f"{at}.value", Message(N_("The value is no number.")), Message(N_("Write a number.")))
    since = row.get("since")
    if type(since) is not date:
        yield file.fault(f"{at}.since", Message(N_("It does not say from which day it holds.")),
                         Message(N_("Write since = 2026-01-01, without quotes.")))
    elif since in days:
        yield file.fault(f"{at}.since", Message(N_("Two values begin on this day.")),
                         Message(N_("Keep the one that holds.")))
    else:
        days.add(since)
    if not row.get("source"):
        yield file.fault(f"{at}.source", Message(N_("It does not say where the value comes from.")),
                         Message(N_("Write the document, or “demo” when nobody has confirmed it.")))
