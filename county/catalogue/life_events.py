"""Life events as they are written: `bundles.toml` to the bytes of versions. Needs the extra `authoring`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from casework.bundle import write_bundle
from casework.life_event import CHOSEN, LifeEvent, read_life_event
from casework.message import N_, Message
from county.catalogue import parameters
from county.catalogue.faults import Fault
from xforms import CHINA, FixedClock
from xforms.check import check_xml

FILE_NAME = "bundles.toml"
_CHINESE, _ENGLISH = "中文 (zh)", "English (en)"
_ANSWERS = (("yes", "是", "Yes", "check-circle.svg"), ("no", "不是", "No", "x-circle.svg"),
            ("unsure", "说不准", "Not sure", "question.svg"))
_MISSING = {f"required_message::{_CHINESE}": "这一题还没选。摸一个就行。",
            f"required_message::{_ENGLISH}": "Nothing chosen yet. Touch one."}


@dataclass(frozen=True, slots=True)
class WrittenLifeEvent:
    """A life event that was read without a fault."""

    event: LifeEvent
    data: bytes = field(repr=False)


def read_life_events(catalogue: Path, day: date) -> list[WrittenLifeEvent] | list[Fault]:
    """Read every life event of a catalogue's folder; all faults at once. None there = nothing to publish."""
    path = catalogue / FILE_NAME
    if not path.exists():
        return []
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("bundle", [])
    read = [_read(row, catalogue, day) for row in rows]
    faults = [fault for one in read if isinstance(one, list) for fault in one]
    return faults or [one for one in read if isinstance(one, WrittenLifeEvent)]


def _read(row: Mapping[str, Any], catalogue: Path, day: date) -> WrittenLifeEvent | list[Fault]:
    from pyxform.errors import PyXFormError

    event = read_life_event(row)
    place = f"{FILE_NAME} {row.get('code', '')}"
    if isinstance(event, list):
        return [_fault(place, "", fault) for fault in event]
    try:
        form = _gate(row, event)
    except (PyXFormError, KeyError, TypeError) as error:
        return [_fault(place, "gate", str(error))]
    values = parameters.in_force(catalogue / parameters.FILE_NAME, day)
    media = {parameters.MEDIA_NAME: parameters.as_media(parameters.used_by(form, values))}
    noon = FixedClock(datetime.combine(day, time(12), CHINA))
    wrong = [_fault(place, one.path, f"{one.message} {one.remedy}")
             for one in check_xml(form, clock=noon, media=media)]
    travels = {key: value for key, value in row.items() if key not in ("gate", "when")}
    return wrong or WrittenLifeEvent(event, write_bundle(travels, form, media))


def _fault(place: str, column: str, what: str) -> Fault:
    return Fault(place, "", 0, column, Message(N_("The life event cannot be used: {what}"), {"what": what}))


def _gate(row: Mapping[str, Any], event: LifeEvent) -> bytes:
    """The gate as a form: its questions one by one, and for each item whether it is taken in."""
    from pyxform.xls2xform import convert

    head = {"type": "begin_group", "name": "gate", **_label(event.short_name.zh, event.short_name.en)}
    questions = [{"type": "select_one yesnounsure", "name": one["name"], "required": "yes",
                  **_label(one["ask"]["zh"], one["ask"]["en"]), **_MISSING} for one in row.get("gate", ())]
    when = row.get("when", {})
    chosen = [{"type": "calculate", "name": f"{CHOSEN}{code}",
               "calculation": f"if({when[code]}, 'yes', 'no')" if code in when else "'yes'"} for code in event.items]
    choices = [{"list_name": "yesnounsure", "name": name, **_label(chinese, english),
                f"image::{_CHINESE}": image, f"image::{_ENGLISH}": image} for name, chinese, english, image in _ANSWERS]
    book = {"survey": [head, *questions, {"type": "end_group"}, *chosen], "choices": choices,
            "settings": [{"form_id": event.code, "form_title": event.short_name.zh, "version": str(event.version),
                          "default_language": _CHINESE}]}
    headed = {f"{sheet}_header": [dict.fromkeys(column for one in rows for column in one)]
              for sheet, rows in book.items()}
    return convert({**book, **headed}, form_name="data", validate=False).xform.encode()


def _label(chinese: str, english: str) -> dict[str, str]:
    return {f"label::{_CHINESE}": chinese, f"label::{_ENGLISH}": english}
