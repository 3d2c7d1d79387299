"""One version of a service item, as the fold, the clocks and the faces need it.

Read from the mapping of an `item.toml`. A case is bound for life to the version it was started
under; new versions never touch it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casework.ids import ItemCode

ACCEPTANCE_DAYS = 5
"""Working days to say whether a case is accepted (Administrative Licensing Law, art. 32)."""
FIRST_LOOK_RESULTS = frozenset({"may_not_fit", "ask_staff"})
"""What a note of the first look may mean; where none is shown the result is `looks_ok`."""
SUPPLEMENT_DAYS = 15
"""Default working days a villager has to mend what was asked for; a county parameter."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text in the languages of the catalogue."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the English text for `en...`, else the Chinese one (the text of the law)."""
        return self.en if language.lower().startswith("en") else self.zh


@dataclass(frozen=True, slots=True)
class Material:
    """A paper the item asks for. `waived_by` names the shared source that makes it unnecessary."""

    key: str
    name: Text
    form: str
    """`original`, `copy`, `photo`, `electronic`."""
    required: bool
    waived_by: str
    question: str
    """Form reference of the photo question that takes it; '' = shown only."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of examination after acceptance. `days` is its own limit within the promise."""

    id: str
    name: Text
    role: str
    """`township_reviewer`, `township_leader`, `county_clerk`, `county_chief`."""
    unit: str
    days: int
    decides: bool
    power: str = ""
    """Of a step that decides: the act of the list of powers it rests on (`SQ014`); '' = the item's own law."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """A special procedure this item may open; `stops_clock` by the item's own rule."""

    kind: str
    days: int
    unit: str
    """`working` or `calendar`."""
    stops_clock: bool


@dataclass(frozen=True, slots=True)
class EligibilityRule:
    """One thing the first look tells; it holds when the form shows the note. It never refuses."""

    note: str
    """Form reference of the note: its relevance is the condition, its label the sentence."""
    result: str
    """`may_not_fit` or `ask_staff`."""
    instead: tuple[ItemCode, ...] = ()
    """Neighbouring items that may fit better."""


@dataclass(frozen=True, slots=True)
class Alert:
    """An answer the township must hear of at once. It counts for what was handed in from `since` to `until`."""

    question: str
    """Form reference of a choice question, or of a day that is coming."""
    when: frozenset[str]
    """Choices that raise it."""
    within_days: int
    """A day that is less than so many days after hand-in raises it; 0 = no day does."""
    says: Text
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ItemDefinition:
    """Everything of one item version except its form."""

    code: ItemCode
    number: int
    version: int
    name: Text
    short_name: Text
    topic: str
    category: str
    department: str
    basis: str
    statutory_days: int
    promised_days: int
    days_source: str
    """`law`, `memory`, `assumed`: an assumed day is never shown or enforced as law."""
    discreet: bool
    certificate: bool
    draft: bool
    materials: tuple[Material, ...]
    steps: tuple[Step, ...]
    procedures: tuple[Procedure, ...]
    supplement_days: int
    aliases: tuple[str, ...]
    icon: str
    confirmed_by: str
    """Who at the county confirmed this version, in which document, on which day; '' = nobody yet."""
    guide: Mapping[str, Text] = field(repr=False)
    """Guide texts by key: `plain`, `who`, `result`, `fee`, `where`, `cannot`, ..."""
    eligibility: tuple[EligibilityRule, ...] = ()
    alerts: tuple[Alert, ...] = ()

    @property
    def on_the_spot(self) -> bool:
        """A matter decided while the applicant waits (即办件): no limit to promise."""
        return self.promised_days == 0

    @property
    def statutory_is_law(self) -> bool:
        """Whether the statutory limit may be shown and enforced as law."""
        return self.days_source != "assumed"

    def step(self, step_id: str) -> Step | None:
        """Return the step of that id, or None."""
        return next((step for step in self.steps if step.id == step_id), None)

    def step_after(self, step_id: str | None) -> Step | None:
        """Return the step that follows; `None` asks for the first."""
        ids = [step.id for step in self.steps]
        index = 0 if step_id is None else ids.index(step_id) + 1
        return self.steps[index] if index < len(ids) else None


class DefinitionError(ValueError):
    """An `item.toml` that cannot be used; `faults` lists every one, each with its key."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def read_definition(record: Mapping[str, Any]) -> ItemDefinition:
    """Read the mapping of an `item.toml`. Raises DefinitionError with all faults at once, whatever it is given."""
    if not isinstance(record, dict):
        raise DefinitionError(["item: a table expected"])
    reader = _Reader()
    try:
        definition = _definition(reader, record)
    except (TypeError, AttributeError, ValueError, KeyError) as error:    # a table where none is looked for, or none
        raise DefinitionError([*reader.faults, "item: a field of another kind"]) from error
    if reader.faults:
        raise DefinitionError(reader.faults)
    return definition


class _Reader:
    def __init__(self) -> None:
        self.faults: list[str] = []

    def get(self, record: Mapping[str, Any], key: str, kind: type, default: Any = None) -> Any:
        value = record.get(key, default) if isinstance(record, dict) else None
        if type(value) is not kind:
            self.faults.append(f"{key}: {kind.__name__} expected")
            return kind()
        return value

    def text(self, record: Mapping[str, Any], key: str) -> Text:
        value = record.get(key)
        if not isinstance(value, dict) or not value.get("zh") or not value.get("en"):
            self.faults.append(f"{key}: text in zh and en expected")
            return Text("", "")
        return Text(str(value["zh"]), str(value["en"]))

    def rows(self, record: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
        rows = record.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.faults.append(f"{key}: list of tables expected")
            return []
        return rows


def _definition(reader: _Reader, record: Mapping[str, Any]) -> ItemDefinition:
    limits = record.get("limits", {})
    guide = record.get("guide", {})
    return ItemDefinition(
        code=ItemCode(reader.get(record, "code", str)),
        number=reader.get(record, "number", int),
        version=reader.get(record, "version", int),
        name=reader.text(record, "name"),
        short_name=reader.text(record, "short_name"),
        topic=reader.get(record, "topic", str),
        category=reader.get(record, "category", str),
        department=reader.get(record, "department", str),
        basis=reader.get(record, "basis", str),
        statutory_days=reader.get(limits, "statutory_days", int),
        promised_days=reader.get(limits, "promised_days", int),
        days_source=reader.get(limits, "days_source", str),
        discreet=reader.get(record, "discreet", bool, False),
        certificate=reader.get(record, "certificate", bool, False),
        draft=reader.get(record, "draft", bool, False),
        materials=tuple(_material(reader, row) for row in reader.rows(record, "materials")),
        steps=tuple(_step(reader, row) for row in reader.rows(record, "steps")),
        procedures=tuple(_procedure(reader, row) for row in reader.rows(record, "procedures")),
        supplement_days=reader.get(limits, "supplement_days", int, SUPPLEMENT_DAYS),
        aliases=tuple(str(alias) for alias in record.get("aliases", [])),
        icon=reader.get(record, "icon", str, "question"),
        confirmed_by=_confirmation(reader, record),
        guide={key: reader.text(guide, key) for key in guide},
        eligibility=tuple(_rule(reader, row) for row in reader.rows(record, "eligibility")),
        alerts=tuple(_alert(reader, row) for row in reader.rows(record, "alerts")),
    )


def _confirmation(reader: _Reader, record: Mapping[str, Any]) -> str:
    confirmed = record.get("confirmed")
    if confirmed is None:
        return ""
    parts = [str(confirmed.get(key, "")) for key in ("who", "document", "day")]
    if not all(parts):
        reader.faults.append("confirmed: who, document and day expected")
    return ", ".join(parts)


def _material(reader: _Reader, row: Mapping[str, Any]) -> Material:
    return Material(
        reader.get(row, "key", str),
        reader.text(row, "name"),
        reader.get(row, "form", str),
        reader.get(row, "required", bool),
        reader.get(row, "waived_by", str, ""),
        reader.get(row, "question", str, ""),
    )


def _step(reader: _Reader, row: Mapping[str, Any]) -> Step:
    return Step(
        reader.get(row, "id", str),
        reader.text(row, "name"),
        reader.get(row, "role", str),
        reader.get(row, "unit", str),
        reader.get(row, "days", int),
        reader.get(row, "decides", bool, False),
        reader.get(row, "power", str, ""),
    )


def _rule(reader: _Reader, row: Mapping[str, Any]) -> EligibilityRule:
    result = reader.get(row, "result", str)
    if result not in FIRST_LOOK_RESULTS:
        reader.faults.append(f"result: one of {', '.join(sorted(FIRST_LOOK_RESULTS))} expected")
    instead = tuple(ItemCode(str(code)) for code in row.get("instead", []))
    return EligibilityRule(reader.get(row, "note", str), result, instead)


def _alert(reader: _Reader, row: Mapping[str, Any]) -> Alert:
    when, within = reader.get(row, "when", list, []), reader.get(row, "within_days", int, 0)
    if not (when or within > 0):
        reader.faults.append("alerts: when (choices) or within_days expected")
    return Alert(reader.get(row, "question", str), frozenset(map(str, when)), within, reader.text(row, "says"),
                 _day(reader, row, "since"), _day(reader, row, "until"))


def _day(reader: _Reader, row: Mapping[str, Any], key: str) -> date | None:
    text = reader.get(row, key, str, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        reader.faults.append(f"{key}: a day like 2026-01-31 expected")
        return None


def _procedure(reader: _Reader, row: Mapping[str, Any]) -> Procedure:
    return Procedure(
        reader.get(row, "kind", str),
        reader.get(row, "days", int),
        reader.get(row, "unit", str),
        reader.get(row, "stops_clock", bool),
    )
