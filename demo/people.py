"""The invented people of the demo. Their area code 231299 is assigned to nobody."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Villager:
    """What stands on an invented card."""

    name: str
    number: str
    birth: str
    address: str
    phone: str
    account: str


WANG = Villager("王秀兰", "231299194403120029", "1944-03-12", "榆林镇向阳村三组", "13800000012",
                "6228480000000000128")
