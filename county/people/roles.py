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
    DATA_BUREAU = "data_bureau"
    SUPERVISOR = "supervisor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_AUDITOR = "security_auditor"


class Act(StrEnum):
    """What can be done: with a case, or around it."""

    READ = "read"
    RECEIVE = "receive"
    ACCEPT = "accept"
    REVIEW = "review"
    EXTEND = "extend"
    TERMINATE = "terminate"
    WITHDRAW = "withdraw"
    DELIVER = "deliver"
    SUPERVISE = "supervise"
    RUN_FLEET = "run_fleet"
    AUDIT = "audit"


_EXAMINES = frozenset({Act.READ, Act.REVIEW})
_LEADS = _EXAMINES | {Act.EXTEND, Act.TERMINATE}
MAY: Mapping[Role, frozenset[Act]] = {
    Role.WINDOW: frozenset({Act.READ, Act.RECEIVE, Act.ACCEPT, Act.WITHDRAW, Act.DELIVER}),
    Role.TOWNSHIP_REVIEWER: _EXAMINES,
    Role.TOWNSHIP_LEADER: _LEADS,
    Role.COUNTY_CLERK: _EXAMINES,
    Role.COUNTY_CHIEF: _LEADS,
    Role.DATA_BUREAU: frozenset({Act.RUN_FLEET}),
    Role.SUPERVISOR: frozenset({Act.READ, Act.SUPERVISE}),
    Role.SYSTEM_ADMIN: frozenset({Act.RUN_FLEET}),
    Role.SECURITY_AUDITOR: frozenset({Act.AUDIT}),
}
"""Data bureau, system administrator and auditor read no case (separation of duties)."""

NAMES: Mapping[Role, str] = {
    Role.WINDOW: N_("Window"),
    Role.TOWNSHIP_REVIEWER: N_("Township reviewer"),
    Role.TOWNSHIP_LEADER: N_("Township leader"),
    Role.COUNTY_CLERK: N_("County clerk"),
    Role.COUNTY_CHIEF: N_("County chief"),
    Role.DATA_BUREAU: N_("County data bureau"),
    Role.SUPERVISOR: N_("Supervisor"),
    Role.SYSTEM_ADMIN: N_("System administrator"),
    Role.SECURITY_AUDITOR: N_("Security auditor"),
}
