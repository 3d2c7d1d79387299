"""The guide of one matter: what it is, who can have it, what to bring, how long, what happens."""

from dataclasses import dataclass
from typing import Final

from casework.definition import ItemDefinition, Material, Text
from casework.ids import ItemCode
from casework.message import N_, Message
from kiosk.services.icons import ITEM_ICONS
from kiosk.services.topics import TOPICS

_HERE: Final = Message(N_("Done here. No trip to town."))
_HOW: Final = {
    "original": Message(N_("Bring it. You take it home again.")),
    "copy": Message(N_("A copy will do.")),
    "photo": Message(N_("Photographed here.")),
    "electronic": Message(N_("It is written on this machine.")),
}
_WAIVED: Final = Message(N_("No need to bring it, the county can look it up."))


@dataclass(frozen=True, slots=True)
class ItemCard:
    """A matter in a list: village word, one plain line, icon."""

    code: ItemCode
    version: int
    short_name: Text
    plain: Text
    topic: str
    icon: str
    discreet: bool


@dataclass(frozen=True, slots=True)
class Bring:
    """One paper. `how` says what to do about it; waived = it need not be brought at all."""

    key: str
    name: Text
    how: Message
    waived: bool
    waived_by: str = ""


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One station of the way. `days` working days, 0 = not promised."""

    words: Text
    unit: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything of the guide page. `promised` is None where the limit is only assumed."""

    card: ItemCard
    legal_name: Text
    department: str
    basis: str
    who: Text | None
    result: Text | None
    fee: Text | None
    where: Text | None
    cannot: Text | None
    notice: Text | None
    """What is posted in the village, for how long."""
    draft: bool
    """The county has not confirmed this version yet."""
    promised: Message | None
    trips: Message
    bring: tuple[Bring, ...]
    steps: tuple[GuideStep, ...]


def card_of(item: ItemDefinition) -> ItemCard:
    """The matter in a list."""
    plain = item.guide.get("plain", item.name)
    return ItemCard(
        item.code, item.version, item.short_name, plain, item.topic, icon_of(item), item.discreet)


def icon_of(item: ItemDefinition) -> str:
    """The picture of a matter, else of its topic, else a question mark."""
    topic = next((topic.icon for topic in TOPICS if topic.key == item.topic), "question")
    return ITEM_ICONS.get(item.code, topic)


def guide_of(item: ItemDefinition) -> Guide:
    """The guide of a matter; an assumed limit is not shown (design: never as law)."""
    texts = item.guide
    return Guide(
        card=card_of(item), legal_name=item.name, department=item.department, basis=item.basis,
        who=texts.get("who"), result=texts.get("result"), fee=texts.get("fee"), where=texts.get("where"),
        cannot=texts.get("cannot"), notice=texts.get("notice"), draft=item.draft,
        promised=_promised(item), trips=_HERE,
        bring=tuple(map(_bring, item.materials)),
        steps=tuple(GuideStep(step.name, step.unit, _days(item, step.days)) for step in item.steps),
    )


def _promised(item: ItemDefinition) -> Message | None:
    if item.on_the_spot:
        return Message(N_("Settled while you wait"))
    if not item.statutory_is_law:
        return None
    return Message(N_("An answer within {days} working days"), {"days": str(item.promised_days)})


def _days(item: ItemDefinition, days: int) -> int:
    return days if item.statutory_is_law else 0


def _bring(material: Material) -> Bring:
    waived = bool(material.waived_by)
    how = _WAIVED if waived else _HOW.get(material.form, _HOW["original"])
    return Bring(material.key, material.name, how, waived, material.waived_by)
