"""The 13 topics under which a villager looks for a matter, in village words."""

from dataclasses import dataclass
from typing import Final

from casework.message import N_, Message


@dataclass(frozen=True, slots=True)
class Topic:
    """One tile of the topics page. `row` groups them: 0 living, 1 family, 2 land and trade."""

    key: str
    words: Message
    icon: str
    row: int
    count: int = 0
    """How many matters stand under it at this kiosk."""


TOPICS: Final = (
    Topic("hardship", Message(N_("Hard times at home")), "hand-heart", 0),
    Topic("elder", Message(N_("Old age")), "elder", 0),
    Topic("medical", Message(N_("Seeing a doctor")), "stethoscope", 0),
    Topic("disability", Message(N_("Disabled people")), "wheelchair", 0),
    Topic("birth", Message(N_("Having a child")), "baby", 1),
    Topic("school", Message(N_("Going to school")), "backpack", 1),
    Topic("papers", Message(N_("Cards and certificates")), "identification-card", 1),
    Topic("death", Message(N_("When someone has died")), "flower-lotus", 1),
    Topic("land", Message(N_("House and land")), "house-line", 2),
    Topic("farming", Message(N_("Crops and animals")), "tractor", 2),
    Topic("work", Message(N_("Finding work, opening a shop")), "storefront", 2),
    Topic("veteran", Message(N_("Veterans")), "medal-military", 2),
    Topic("dispute", Message(N_("A dispute")), "scales", 2),
)
