"""The assistant vouches for somebody without a card, by a code only the assistant knows.

Who typed a number has proven nothing: they may apply, but what lies here of that number is shown only after the
assistant has vouched. The code is kept as a slow hash; after five wrong tries nobody can vouch for ten minutes.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from casework.message import N_, Message
from kiosk.services.clock import Clock
from kiosk.services.people import KnownBy, Person
from kiosk.services.refusals import NotStored, not_stored
from kiosk.store import FactDraft, Store, StoreError

TRIES: Final = 5
SHUT_MS: Final = 10 * 60 * 1000
SHORTEST: Final = 6
_SETTING: Final = "assistant_code"
_COST: Final = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
"""scrypt: 16 MB and some 50 ms a try."""


@dataclass(frozen=True, slots=True)
class NotVouched:
    """The person stays unproven; nothing is refused but the look at what lies here."""

    sentence: Message
    next_step: Message


_NO_CODE: Final = NotVouched(Message(N_("The assistant has no code on this machine yet.")),
                             Message(N_("Go on without, or use the card or the slip.")))
_WRONG: Final = NotVouched(Message(N_("That is not the assistant's code.")),
                           Message(N_("Try once more, or go on without.")))
_SHUT: Final = NotVouched(Message(N_("The code was wrong five times.")),
                          Message(N_("Wait ten minutes, or use the card or the slip.")))
_NO_CODE_LIKE_THAT: Final = NotVouched(Message(N_("The code needs six digits or more.")),
                                       Message(N_("Choose another one.")))


class Vouching:
    """Checks the assistant's code and remembers who was vouched for."""

    def __init__(self, store: Store, clock: Clock, random: Callable[[int], bytes]) -> None:
        self._store, self._clock, self._random = store, clock, random

    def set_code(self, code: str) -> NotVouched | None:
        """Give the assistant a code: six digits or more; wrong tries are forgotten. None = it is set."""
        if len(code) < SHORTEST or not code.isascii() or not code.isdigit():
            return _NO_CODE_LIKE_THAT
        salt = self._random(16)
        self._store.keep_setting(_SETTING, {"salt": salt.hex(), "hash": _hash(code, salt).hex(), "wrong": 0, "at": 0})
        return None

    def can_vouch(self) -> bool:
        """Whether the assistant has a code here."""
        return self._store.setting(_SETTING) is not None

    def vouch(self, person: Person, code: str) -> Person | NotVouched | NotStored:
        """The assistant knows this person: returns them as vouched for, and writes it down as a fact."""
        kept = self._store.setting(_SETTING)
        if kept is None:
            return _NO_CODE
        now = self._clock.now_ms()
        if kept["wrong"] >= TRIES and 0 <= now - kept["at"] < SHUT_MS:
            return _SHUT
        right = hmac.compare_digest(_hash(code, bytes.fromhex(kept["salt"])), bytes.fromhex(kept["hash"]))
        wrong = 0 if right else kept["wrong"] % TRIES + 1
        self._store.keep_setting(_SETTING, kept | {"wrong": wrong, "at": now})
        if not right:
            return _SHUT if wrong == TRIES else _WRONG
        return self._vouched(person)

    def _vouched(self, person: Person) -> Person | NotStored:
        made = self._store.identity()
        body = {"village": made.village if made else "", "name": person.name, "id_number": person.id_number,
                "assistant": made.assistant_name if made else ""}
        try:
            self._store.record([FactDraft("Vouched", body, actor="terminal")])
        except StoreError as error:
            return not_stored(error)
        return replace(person, known_by=KnownBy.VOUCHED)


def _hash(code: str, salt: bytes) -> bytes:
    return hashlib.scrypt(code.encode(), salt=salt, **_COST)
