"""Judging a stick before anything of it is taken: ours, for us, whole enough."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casework.message import N_, Message
from casework.signing import CannotOpen, OpeningKey, VerifyKey, open_sealed, unlock
from casework.stick.front import Front, Outline, Way
from casework.wire.lines import Damaged

ReadAt = Callable[[int, int], bytes]
"""Bytes of the file from a place on, at most so many; fewer at its end."""


@dataclass(frozen=True, slots=True)
class BadStick:
    """Nothing of the file was taken; `reason` is a stable code."""

    reason: str

    @property
    def sentence(self) -> Message:
        """What is so."""
        return Message(_SENTENCES[self.reason])

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(_STEPS[self.reason])


_SENTENCES: Final = {
    "no-stick": N_("This file is none of ours."),
    "front": N_("The beginning of this stick's file is damaged. Nothing was taken."),
    "torn": N_("Only the beginning of this stick's file was copied. Nothing of it can be read."),
    "other-way": N_("This stick goes the other way. Nothing was taken."),
    "county": N_("This stick belongs to another county. Nothing was taken."),
    "terminal": N_("This stick is for another machine. Nothing was taken."),
    "unknown": N_("This stick comes from a machine that the county does not know. Nothing was taken."),
    "signature": N_("This stick was not signed by whom it says. Nothing was taken."),
    "key": N_("This stick was sealed to a key that is not here. Nothing was taken."),
    "old": N_("This stick is older than what is known here already. Nothing was taken."),
    "unsafe": N_("What lies on this stick under that name is not a plain file. Nothing was taken."),
}
_AGAIN: Final = N_("Make the stick again where it came from, and pull it out only when told.")
_STEPS: Final = {
    "no-stick": N_("Look for the folder buchucun on the stick."),
    "front": _AGAIN,
    "torn": _AGAIN,
    "other-way": N_("Take it to the place it is made for."),
    "county": N_("Take it to the county it is made for."),
    "terminal": N_("Take it to the machine it is made for. Its number stands in the file's name."),
    "unknown": N_("Ask the county to enrol the machine again."),
    "signature": N_("Do not use this stick. Tell the county."),
    "key": N_("Make the stick again where it came from, after news of the newest keys has come there."),
    "old": N_("Use the newest stick."),
    "unsafe": N_("Do not use this stick. Tell the county."),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A stick that is signed by whom it says and sealed to us."""

    front: Front
    _secret: bytes
    _hashes: list[bytes]
    _read_at: ReadAt

    @property
    def outline(self) -> Outline:
        """What it says about itself."""
        return self.front.outline

    def pieces(self) -> Iterator[bytes]:
        """The plain pieces from the beginning on, up to the first that is missing or damaged."""
        for number, known in enumerate(self._hashes):
            locked = self._read_at(*self.front.piece_at(number))
            plain = unlock(self._secret, number, locked) if hashlib.sha256(locked).digest() == known else None
            if not isinstance(plain, bytes):
                return
            yield plain

    def whole_pieces(self) -> int:
        """How many pieces from the beginning on are whole."""
        return sum(1 for _ in self.pieces())


def open_front(front: Front | Damaged, read_at: ReadAt, *, way: Way, county: str,
               sender: Callable[[Outline], VerifyKey | list[VerifyKey] | BadStick],
               keys: Mapping[str, OpeningKey]) -> Opened | BadStick:
    """Check front, signature, table and seal. `sender` gives the keys that may have signed, `keys` ours by name."""
    if isinstance(front, Damaged):
        return BadStick(front.reason)
    if front.outline.way is not way:
        return BadStick("other-way")
    if front.outline.county != county:
        return BadStick("county")
    signers = sender(front.outline)
    if isinstance(signers, BadStick):
        return signers
    signers = [signers] if isinstance(signers, VerifyKey) else signers
    if not any(front.is_signed_by(key) for key in signers):
        return BadStick("signature")
    return _unsealed(front, read_at, keys)


def _unsealed(front: Front, read_at: ReadAt, keys: Mapping[str, OpeningKey]) -> Opened | BadStick:
    key = keys.get(front.receiver)
    secret = open_sealed(key, front.sealed_secret) if key else CannotOpen()
    if isinstance(secret, CannotOpen) or len(secret) != 32:
        return BadStick("key")
    hashes = front.hashes(read_at(front.begins, front.table_bytes))
    return BadStick("torn") if hashes is None else Opened(front, secret, hashes, read_at)
