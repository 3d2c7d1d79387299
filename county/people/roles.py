"""Roles and what each may do: one table (domain rules 1)."""

from collections.abc import Mapping
from enum import StrEnum

from casework.message import N_


class Role(StrEnum):
    """What a member of staff is."""

    WINDOW = "window"
    TOWNSHIP_REVIEWER = "township_reviewer"
    TOWNSHIP_LEADER = "township_leader"
    COUNTY_CLERK = "county_clerk"
    COUNTY_CHIEF = "county_chief"
    SUPERVISOR = "supervisor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_AUDITOR = "security_auditor"


class Act(StrEnum):
    """What can be done with a case."""

    READ = "read"
    RECEIVE = "receive"
    ACCEPT = "accept"
    REVIEW = "review"
    EXTEND = "extend"
    DELIVER = "deliver"


_REVIEW = frozenset({Act.READ, Act.REVIEW, Act.EXTEND})
MAY: Mapping[Role, frozenset[Act]] = {
    Role.WINDOW: frozenset({Act.READ, Act.RECEIVE, Act.ACCEPT, Act.DELIVER}),
    Role.TOWNSHIP_REVIEWER: frozenset({Act.READ, Act.REVIEW}),
    Role.TOWNSHIP_LEADER: _REVIEW,
    Role.COUNTY_CLERK: frozenset({Act.READ, Act.REVIEW}),
    Role.COUNTY_CHIEF: _REVIEW,
    Role.SUPERVISOR: frozenset({Act.READ}),
    Role.SYSTEM_ADMIN: frozenset(),
    Role.SECURITY_AUDITOR: frozenset(),
}
"""System administrators and auditors read no case (separation of duties)."""

NAMES: Mapping[Role, str] = {
    Role.WINDOW: N_("Window"),
    Role.TOWNSHIP_REVIEWER: N_("Township reviewer"),
    Role.TOWNSHIP_LEADER: N_("Township leader"),
    Role.COUNTY_CLERK: N_("County clerk"),
    Role.COUNTY_CHIEF: N_("County chief"),
    Role.SUPERVISOR: N_("Supervisor"),
    Role.SYSTEM_ADMIN: N_("System administrator"),
    Role.SECURITY_AUDITOR: N_("Security auditor"),
}
