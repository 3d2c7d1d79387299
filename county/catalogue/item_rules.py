"""Every fault of an item.toml, with the line of its key."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casework.message import N_, Message
from county.catalogue.faults import Fault
from county.catalogue.item_keys import NEEDED, NEEDED_OF_ITEM, OF_ITEM, SOURCES, TABLES, TEXT, Kind
from county.catalogue.toml_places import TomlFile

_KINDS = {str: N_("a text in quotes"), int: N_("a whole number"), bool: N_("true or false"), list: N_("a list"),
          dict: N_("a table"), date: N_("a day like 2026-03-01")}
_BOTH = Message(N_('Write { zh = "…", en = "…" }.'))
_NAMED = Message(N_("Write one of: {known}."))


@dataclass(frozen=True, slots=True)
class Around:
    """What an item may point at. `notes` and `questions` are those of its own form; None = it cannot be read."""

    items: frozenset[str]
    topics: frozenset[str] | None
    drawn: Callable[[str], bool]
    notes: Mapping[str, bool] | None = None
    """Refs of the form's notes, and whether each has a condition."""
    questions: frozenset[str] | None = None
    names: Mapping[str, int] = field(default_factory=dict)
    powers: Mapping[str, frozenset[str]] | None = None
    """The items of each power; None = the list cannot be read."""


def item_faults(file: TomlFile, code: str, around: Around, *, confirmed: bool) -> list[Fault]:
    """Return the faults of an item written in the folder `code`; `confirmed`: the county must have confirmed it."""
    record = file.record
    faults = [*_keys(file, "", record, OF_ITEM, NEEDED_OF_ITEM)]
    for name, table in TABLES.items():
        for at, row in _rows(file, name):
            faults += _keys(file, at, row, table, NEEDED[name])
    if faults:
        return [*faults, *_confirmation(file, confirmed=confirmed)]
    return [*_names(file, code, around), *_days(file), *_materials(file, around), *_eligibility(file, around),
            *_alerts(file, around), *_powers(file, around), *_confirmation(file, confirmed=confirmed)]


# --- keys and kinds -------------------------------------------------------------------------------


def _rows(file: TomlFile, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    value = file.record.get(name)
    if isinstance(value, dict):
        yield name, value
    elif isinstance(value, list):
        yield from ((f"{name}[{place}]", row) for place, row in enumerate(value) if isinstance(row, dict))


def _keys(file: TomlFile, at: str, record: Mapping[str, Any], table: Mapping[str, Kind],
          needed: tuple[str, ...]) -> Iterator[Fault]:
    prefix = f"{at}." if at else ""
    for key, value in record.items():
        if key not in table:
            yield file.fault(prefix + key, Message(N_("There is no such key.")),
                             Message(_NAMED.text, {"known": ", ".join(sorted(table))}))
        else:
            yield from value_faults(file, prefix + key, value, table[key])
    for key in needed:
        if key not in record:
            yield file.fault(prefix + key, Message(N_("The key is missing.")), Message(N_("Add it.")))


def value_faults(file: TomlFile, key: str, value: Any, kind: Kind) -> Iterator[Fault]:
    """Return what is wrong with the kind of one value."""
    if kind == TEXT:
        if not isinstance(value, dict) or set(value) != {"zh", "en"} or not all(
                isinstance(one, str) and one.strip() for one in value.values()):
            yield file.fault(key, Message(N_("A text in Chinese and in English is needed.")), _BOTH)
    elif isinstance(kind, tuple):
        if value not in kind:
            yield file.fault(key, Message(N_("“{value}” is none of the words that may stand here."),
                                          {"value": str(value)}),
                             Message(_NAMED.text, {"known": ", ".join(kind)}))
    elif isinstance(kind, type) and not _is(value, kind):
        yield file.fault(key, Message(N_("Another kind of value is needed.")),
                         Message(N_("Write {kind}."), {"kind": _KINDS[kind]}))


def _is(value: Any, kind: type) -> bool:
    if kind is not date:
        return type(value) is kind
    try:
        return isinstance(value, date) or bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


# --- sense ----------------------------------------------------------------------------------------


def _names(file: TomlFile, code: str, around: Around) -> Iterator[Fault]:
    record = file.record
    if record["code"] != code:
        yield file.fault("code", Message(N_("The folder is called {folder}."), {"folder": code}),
                         Message(N_("Call both alike; a code is never used twice.")))
    if around.topics is not None and record["topic"] not in around.topics:
        yield file.fault("topic", Message(N_("There is no topic “{topic}”."), {"topic": record["topic"]}),
                         Message(_NAMED.text, {"known": ", ".join(sorted(around.topics))}))
    if not around.drawn(record["icon"]):
        yield file.fault("icon", Message(N_("There is no icon “{image}”."), {"image": record["icon"]}),
                         Message(N_("Write the file name of a drawing in assets/icons.")))
    other = next((one for one, number in around.names.items() if number == record["number"] and one != code), "")
    if other:
        yield file.fault("number", Message(N_("{code} has this number already."), {"code": other}),
                         Message(N_("Take a number no item ever had.")))
    if record["version"] < 1 or record["number"] < 1:
        yield file.fault("version", Message(N_("Versions and numbers count from 1.")))
    if not record["aliases"] or not all(isinstance(one, str) and one.strip() for one in record["aliases"]):
        yield file.fault("aliases", Message(N_("Nobody can find it by a word of their own.")),
                         Message(N_("Write the words a villager says for it.")))


def _days(file: TomlFile) -> Iterator[Fault]:
    limits, steps = file.record["limits"], file.record["steps"]
    total = sum(step["days"] for step in steps)
    if total != limits["promised_days"]:
        yield file.fault("limits.promised_days", Message(
            N_("The steps add up to {total} days, the promise is {promised}."),
            {"total": str(total), "promised": str(limits["promised_days"])}),
            Message(N_("Make them agree: a step's days are part of the promise.")))
    if limits["promised_days"] > limits["statutory_days"]:
        yield file.fault("limits.promised_days", Message(N_("The promise is longer than the law allows.")),
                         Message(N_("Promise as many days as the law gives, or fewer.")))
    if any(type(step["days"]) is int and step["days"] < 0 for step in steps):
        yield file.fault("steps", Message(N_("A step cannot take less than no day.")))
    if [bool(step.get("decides")) for step in steps] != [False] * (len(steps) - 1) + [True]:
        yield file.fault("steps", Message(N_("Exactly one step decides, and it is the last.")),
                         Message(N_("Write decides = true in the last step alone.")))
    for key, name in (("steps", "id"), ("materials", "key")):
        names = [row[name] for row in file.record.get(key, ())]
        for place, one in enumerate(names):
            if one in names[:place]:
                yield file.fault(f"{key}[{place}].{name}", Message(N_("“{name}” stands here twice."), {"name": one}),
                                 Message(N_("Give each a name of its own.")))


def _materials(file: TomlFile, around: Around) -> Iterator[Fault]:
    for place, row in enumerate(file.record.get("materials", ())):
        for source in filter(None, row.get("waived_by", "").split("、")):
            if source not in SOURCES:
                yield file.fault(f"materials[{place}].waived_by", Message(
                    N_("No shared source is called “{source}”."), {"source": source}),
                    Message(_NAMED.text, {"known": ", ".join(sorted(SOURCES))}))
        question = row.get("question", "")
        if question and around.questions is not None and question not in around.questions:
            yield file.fault(f"materials[{place}].question", Message(
                N_("The form has no question {question}."), {"question": question}),
                Message(N_("Write the path of its photograph, like /data/materials/m_photo.")))


def _eligibility(file: TomlFile, around: Around) -> Iterator[Fault]:
    for place, row in enumerate(file.record.get("eligibility", ())):
        at, note = f"eligibility[{place}]", row["note"]
        if around.notes is not None and note not in around.notes:
            yield file.fault(f"{at}.note", Message(N_("The form has no note {note}."), {"note": note}),
                             Message(N_("Write the path of a row of type note, like /data/check/e_over.")))
        elif around.notes is not None and not around.notes[note]:
            yield file.fault(f"{at}.note", Message(N_("The note {note} has no condition."), {"note": note}),
                             Message(N_("Write in its column relevant when it is shown.")))
        for code in row.get("instead", ()):
            if code not in around.items or code == file.record["code"]:
                yield file.fault(f"{at}.instead", Message(N_("There is no other item “{code}”."), {"code": str(code)}),
                                 Message(N_("Write the code of an item of this catalogue.")))


def _alerts(file: TomlFile, around: Around) -> Iterator[Fault]:
    for place, row in enumerate(file.record.get("alerts", ())):
        if around.questions is not None and row["question"] not in around.questions:
            yield file.fault(f"alerts[{place}].question", Message(
                N_("The form has no question {question}."), {"question": row["question"]}))


def _powers(file: TomlFile, around: Around) -> Iterator[Fault]:
    """A power that names nothing would let nobody's decision be looked at."""
    for place, step in enumerate(file.record["steps"]):
        code = step.get("power", "")
        if code and around.powers is not None and file.record["code"] not in around.powers.get(code, ()):
            yield file.fault(f"steps[{place}].power", Message(
                N_("The list of powers has no “{code}” for this item."), {"code": code}),
                Message(N_("Write a code of powers.toml whose items name this one.")))
        if code and not step.get("decides"):
            yield file.fault(f"steps[{place}].power", Message(N_("Only the step that decides rests on a power.")),
                             Message(N_("Move it to that step.")))


def _confirmation(file: TomlFile, *, confirmed: bool) -> Iterator[Fault]:
    if confirmed and "confirmed" not in file.record:
        yield file.fault("confirmed", Message(N_("The county has not confirmed this item.")), Message(
            N_("Add [confirmed] with who, document and day.")))


__all__ = ["Around", "item_faults", "value_faults"]
