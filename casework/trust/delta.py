"""The difference of two versions of a bundle: what a village needs that has the one before.

The county signs the bundle that comes out, never the difference: a wrong delta gives a bundle whose
signature is wrong.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from casework.ids import StaffId
from casework.signing import VerifyKey
from casework.trust.bundle import (
    DOMAIN,
    Entry,
    RosterEntry,
    SigningKeyEntry,
    TerminalKey,
    TrustBundle,
    canonical,
    key_of,
)
from casework.trust.judged import BadBundle

_Entry = TypeVar("_Entry", TerminalKey, RosterEntry, SigningKeyEntry)


@dataclass(frozen=True, slots=True)
class TrustDelta:
    """What changed since version `since`; `news` holds only the entries that are new or replace those of their key."""

    since: int
    news: TrustBundle
    left: tuple[StaffId, ...] = ()

    def to_bytes(self) -> bytes:
        """Canonical UTF-8 JSON as that of a bundle."""
        return canonical(self.news.record() | {"since": self.since, "left": sorted(self.left)})


def difference(old: TrustBundle, new: TrustBundle) -> TrustDelta:
    """What leads from `old` to `new`; terminals, voids and county keys only ever come, staff may leave."""
    news = replace(
        new, terminals=_changed(old.terminals, new.terminals), voids=new.voids - old.voids,
        roster=_changed(old.roster, new.roster), county_keys=_changed(old.county_keys, new.county_keys))
    staying = {entry.id for entry in new.roster}
    return TrustDelta(old.version, news, tuple(entry.id for entry in old.roster if entry.id not in staying))


def apply_delta(bundle: TrustBundle, delta: TrustDelta) -> TrustBundle | BadBundle:
    """The bundle that comes out; one already reached is returned unchanged."""
    news = delta.news
    if news.county != bundle.county:
        return BadBundle("county")
    if news.version <= bundle.version:
        return bundle
    if delta.since != bundle.version:
        return BadBundle("gap")
    staying = tuple(entry for entry in bundle.roster if entry.id not in delta.left)
    return replace(
        news, terminals=_replaced(bundle.terminals, news.terminals), voids=bundle.voids | news.voids,
        roster=_replaced(staying, news.roster), county_keys=_replaced(bundle.county_keys, news.county_keys))


def apply_signed(bundle: TrustBundle, delta: TrustDelta, signature: bytes,
                 trusted: Iterable[VerifyKey]) -> TrustBundle | BadBundle:
    """The bundle that comes out, when one of the `trusted` county keys signed it."""
    made = apply_delta(bundle, delta)
    if isinstance(made, BadBundle) or made is bundle:
        return made
    data = made.to_bytes()
    return made if any(key.verify(DOMAIN, data, signature) for key in trusted) else BadBundle("signature")


def _changed(old: tuple[_Entry, ...], new: tuple[_Entry, ...]) -> tuple[_Entry, ...]:
    known: dict[tuple[int, int, str], Entry] = {key_of(entry): entry for entry in old}
    return tuple(entry for entry in new if known.get(key_of(entry)) != entry)


def _replaced(entries: tuple[_Entry, ...], news: tuple[_Entry, ...]) -> tuple[_Entry, ...]:
    merged: dict[tuple[int, int, str], _Entry] = {key_of(entry): entry for entry in entries}
    merged.update({key_of(entry): entry for entry in news})
    return tuple(merged[key] for key in sorted(merged))
