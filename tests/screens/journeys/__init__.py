"""Every journey a villager can make, each played by touch as one function `(village, screen, look)`."""

from collections.abc import Callable

from tests.kiosk.village import Village
from tests.screens.journeys import applying, deciding, finding, following, helping, mine, one_thing, talking
from tests.screens.journeys.hands import Look
from tests.screens.kiosk_screen import Screen

Journey = Callable[[Village, Screen, Look], None]

JOURNEYS: dict[str, Journey] = {
    "apply-alone": applying.alone,
    "apply-with-the-assistant": applying.with_the_assistant,
    "apply-for-another": applying.for_another,
    "apply-as-guardian": applying.as_guardian,
    "apply-for-another-by-fingerprint": applying.for_another_by_fingerprint,
    "one-after-another": applying.one_after_another,
    "one-thing": one_thing.several_at_once,
    "not-sure": deciding.not_sure,
    "looks-all-right": deciding.all_right,
    "find": finding.by_every_way,
    "look-up": following.looked_up,
    "correct": following.corrected,
    "mend": following.mended,
    "rate-what-was-taken-on": following.rated,
    "take-back-by-fingerprint": following.taken_back,
    "collect-and-rate": following.collected,
    "ask": talking.asked,
    "object-to-a-notice": talking.objected,
    "no-notice": talking.no_notice,
    "complain": talking.complained,
    "my-things": mine.papers_and_what_is_known,
    "help": helping.helped,
}
