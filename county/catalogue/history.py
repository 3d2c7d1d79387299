"""What was published: which version is in force, is each really the county's, and going back to an earlier one."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from casework.bundle import ItemBundle, read_bundle
from casework.facts import Fact, parse
from casework.ids import CaseId
from casework.message import N_, Message
from casework.publication import read_publication
from casework.signing import VerifyKey
from county.catalogue.announcing import withdraw
from county.catalogue.models import ItemVersion
from county.fleet import county_keys
from county.intake.surroundings import attachments, county_code, event_store


@dataclass(frozen=True, slots=True)
class ItemHistory:
    """The versions of one item; `in_force` is what villages begin now, 0 = none."""

    code: str
    versions: tuple[int, ...]
    withdrawn: tuple[int, ...]
    in_force: int


@dataclass(frozen=True, slots=True)
class Cannot:
    """What cannot be done, and why."""

    why: Message


@dataclass(frozen=True, slots=True)
class Verified:
    """The bytes of a version are those the county signed."""

    code: str
    version: int
    sha256: str
    bytes: int
    signed_by: str
    """Name of the county's key."""


@dataclass(frozen=True, slots=True)
class RolledBack:
    """Which version is in force now, and which are no longer begun."""

    code: str
    in_force: int
    withdrawn: tuple[int, ...]


def histories() -> list[ItemHistory]:
    """Return every item that was ever published, by code."""
    rows = _rows().order_by("code", "version")
    found: dict[str, list[ItemVersion]] = {}
    for row in rows:
        found.setdefault(row.code, []).append(row)
    return [ItemHistory(code, tuple(row.version for row in mine), tuple(row.version for row in mine if row.retired),
                        max((row.version for row in mine if not row.retired), default=0))
            for code, mine in found.items()]


def verify(code: str, version: int) -> Verified | Cannot:
    """Check a version as a village does: its bytes, its hash, the county's signature under both."""
    told = {"code": code, "version": str(version)}
    row = _rows().filter(code=code, version=version).first()
    if row is None:
        return Cannot(Message(N_("{code} has no version {version}."), told))
    data = attachments().get(row.sha256)
    if data is None or hashlib.sha256(data).hexdigest() != row.sha256:
        return Cannot(Message(N_("The bytes of {code}, version {version}, are missing or were changed."), told))
    item = read_bundle(data)
    if not isinstance(item, ItemBundle) or (item.definition.code, item.definition.version) != (code, version):
        return Cannot(Message(N_("The bytes are those of another item than {code}, version {version}."), told))
    signer = _signer(row)
    if signer is None:
        return Cannot(Message(N_("{code}, version {version}, does not bear this county's signature."), told))
    return Verified(code, version, row.sha256, len(data), signer)


def _signer(row: ItemVersion) -> str | None:
    """The county's key whose signature the announcement bears."""
    facts = (parse(one.line) for one in event_store().stream(CaseId(row.stream)))
    said = [read_publication(fact.body) for fact in facts
            if isinstance(fact, Fact) and fact.kind == "ItemPublished" and fact.body["version"] == row.version]
    return next((entry.key for made in said if made.sha256 == row.sha256 for entry in county_keys.entries()
                 if made.is_signed(county_code(), [VerifyKey(entry.public)])), None)


def roll_back(code: str, to: int | None, reason: str) -> RolledBack | Cannot:
    """Make an earlier version the one in force by withdrawing all later ones; nothing that was begun is touched.

    `to` None: the one before the version in force. A version once withdrawn never comes back under its number.
    """
    rows = list(_rows().filter(code=code, retired=False).order_by("version"))
    if not rows:
        return Cannot(Message(N_("No version of {code} is in force."), {"code": code}))
    goal = to if to is not None else rows[-2].version if len(rows) > 1 else 0
    told = {"code": code, "version": str(goal)}
    if goal == rows[-1].version:
        return Cannot(Message(N_("Version {version} of {code} is in force already."), told))
    if goal not in {row.version for row in rows}:
        return Cannot(Message(N_(
            "{code} has no earlier version to go back to, or it was withdrawn. Publish its files again instead: "
            "county catalogue publish DIR --raise."), told))
    later = [row for row in rows if row.version > goal]
    with transaction.atomic():
        for row in later:
            withdraw(code, row.version, reason, CaseId(row.stream))
    return RolledBack(code, goal, tuple(row.version for row in later))


def _rows() -> "QuerySet[ItemVersion]":
    return ItemVersion.objects.filter(county=county_code())
