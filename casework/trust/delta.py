"""The difference of two versions of a bundle: what a village needs that has the one before.

The county signs the bundle that comes out, never the difference: a wrong delta gives a bundle whose
signature is wrong.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from casework.ids import CountyCode, StaffId
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
    rows,
)
from casework.trust.judged import BadBundle

_Entry = TypeVar("_Entry", TerminalKey, RosterEntry, SigningKeyEntry)


@dataclass(frozen=True, slots=True)
class TrustDelta:
    """What changed from version `since` to `version`; entries replace those with the same key."""

    since: int
    version: int
    issued_at: int
    expires_at: int
    county: CountyCode
    terminals: tuple[TerminalKey, ...] = ()
    voids: frozenset[bytes] = frozenset()
    roster: tuple[RosterEntry, ...] = ()
    county_keys: tuple[SigningKeyEntry, ...] = ()
    left: tuple[StaffId, ...] = ()

    def to_bytes(self) -> bytes:
        """Canonical UTF-8 JSON as that of a bundle."""
        head: dict[str, object] = {
            "since": self.since, "version": self.version, "issued_at": self.issued_at,
            "expires_at": self.expires_at, "county": self.county, "left": sorted(self.left)}
        return canonical(head | rows(self.terminals, self.voids, self.roster, self.county_keys))


def difference(old: TrustBundle, new: TrustBundle) -> TrustDelta:
    """What leads from `old` to `new`; terminals, voids and county keys only ever come, staff may leave."""
    staying = {entry.id for entry in new.roster}
    return TrustDelta(
        old.version, new.version, new.issued_at, new.expires_at, new.county,
        _changed(old.terminals, new.terminals), new.voids - old.voids, _changed(old.roster, new.roster),
        _changed(old.county_keys, new.county_keys),
        tuple(entry.id for entry in old.roster if entry.id not in staying),
    )


def apply_delta(bundle: TrustBundle, delta: TrustDelta) -> TrustBundle | BadBundle:
    """The bundle of `delta.version`; one already reached is returned unchanged."""
    if delta.county != bundle.county:
        return BadBundle("county")
    if delta.version <= bundle.version:
        return bundle
    if delta.since != bundle.version:
        return BadBundle("gap")
    staying = tuple(entry for entry in bundle.roster if entry.id not in delta.left)
    return TrustBundle(
        delta.version,
        delta.issued_at,
        delta.expires_at,
        bundle.county,
        _replaced(bundle.terminals, delta.terminals),
        bundle.voids | delta.voids,
        _replaced(staying, delta.roster),
        _replaced(bundle.county_keys, delta.county_keys),
    )


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
