"""The picture of each matter (design language 8). A matter without one shows its topic's."""

from collections.abc import Mapping
from typing import Final

_ROWS: Final = """
MZ01 hand-coins MZ02 hand-deposit MZ03 wallet MZ04 bowl-food MZ05 lifebuoy MZ06 hand-heart MZ07 elder MZ08 bed
MZ09 bus MZ10 wheelchair MZ11 flower-lotus MZ12 stamp
JY01 graduation-cap RS01 umbrella RS02 money RS03 user-check RS04 flower-tulip RS05 credit-card RS06 briefcase
RS07 person-simple-walk RS08 broom
CL01 identification-badge CL02 wheelchair-motion CL03 stairs CL04 person-arms-spread
YB01 shield-plus YB02 pill YB03 first-aid-kit YB04 train YB05 receipt
WJ01 calendar-heart WJ02 baby-carriage WJ03 medal WJ04 heart-half
NY01 map-pin-area NY02 handshake NY03 barn NY04 plant NY05 corn NY06 tractor NY07 cow NY08 hand-arrow-up
NY09 cloud-lightning NY10 chats-circle
ZR01 blueprint ZR02 key ZR03 map-trifold ZJ01 hammer LY01 axe SC01 storefront TY01 medal-military TY02 shield-star
GA01 user-plus GA02 user-minus GA03 buildings SF01 gavel YJ01 cloud-rain
""".split()
ITEM_ICONS: Final[Mapping[str, str]] = dict(zip(_ROWS[::2], _ROWS[1::2], strict=True))
