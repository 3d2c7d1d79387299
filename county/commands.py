"""What the commands of `county` do. Imported after the data folder is known."""

import argparse
import secrets
import sys
import time
from pathlib import Path

import django
from django.conf import settings

django.setup()

from django.contrib.auth.password_validation import validate_password  # noqa: E402
from django.core.exceptions import ValidationError  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import DatabaseError  # noqa: E402
from django.utils import translation  # noqa: E402

from casework.ids import TerminalId, VillageCode  # noqa: E402
from casework.masking import Place, mask_name  # noqa: E402
from county import certificates, diagnosis, serving  # noqa: E402
from county.audit import log as audit  # noqa: E402
from county.backup_commands import (  # noqa: E402
    backup_create,
    backup_restore,
    backup_verify,
    rebuild,
)
from county.cannot import CannotDo, Result  # noqa: E402
from county.cases import inbox, projection  # noqa: E402
from county.cases.reading import WholeCase, today  # noqa: E402
from county.catalogue_commands import (  # noqa: E402
    catalogue_check,
    catalogue_diff,
    catalogue_list,
    catalogue_publish,
    catalogue_rollback,
    catalogue_sheet,
    catalogue_verify,
)
from county.fleet import bundle, codes, county_keys, terminals  # noqa: E402
from county.fleet.models import Terminal, Village  # noqa: E402
from county.intake import following, keys  # noqa: E402
from county.intake.surroundings import county_code, data_folder, event_store, random_bytes  # noqa: E402
from county.jobs import work  # noqa: E402
from county.people.models import Staff  # noqa: E402
from county.people.roles import Role  # noqa: E402
from county.powers_commands import powers_enter, powers_list, powers_who  # noqa: E402
from county.quarantine_commands import quarantine_list, quarantine_release  # noqa: E402
from county.stick_commands import bundle_export, bundle_import  # noqa: E402
from county.sync import enrol  # noqa: E402
from county.talking import (  # noqa: E402
    enquiry_answer,
    enquiry_list,
    notice_down,
    notice_list,
    notice_post,
)

ROUND_S = 2.0


def speak(language: str) -> None:
    """Say what follows in a language; one that nobody has begun is English."""
    translation.activate("zh-hans" if language.lower().startswith("zh") else "en")


def init(options: argparse.Namespace) -> Result:
    """Make what a county needs; what is there is left alone."""
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not (folder / keys.FILE_NAME).exists():
        keys.create(folder, random_bytes(32))
        (folder / "django.key").touch(mode=0o600)
        (folder / "django.key").write_text(settings.SECRET_KEY, encoding="ascii")
        (folder / bundle.HOST_FILE).write_text(options.host, encoding="ascii")
        certificates.create(folder, options.host)
    call_command("migrate", verbosity=0)
    if not event_store().server_epoch():
        event_store().begin_life(secrets.token_hex(8))
    bundle.newest()
    return {"data": str(folder), "ca": str(certificates.authority(folder)), "county": county_code()}


def serve(options: argparse.Namespace) -> Result:
    """Serve until stopped."""
    serving.serve(options.host, options.port, options.console_port, data_folder())
    return {}


def worker(options: argparse.Namespace) -> Result:
    """Work until stopped, or one round; each new day the deciding goes where the powers lie."""
    day = None
    while True:
        if day != today():
            projection.move_turns()
            day = today()
        did = work.work()
        if options.once:
            return {"done": did.done, "failed": did.failed}
        time.sleep(ROUND_S)


def staff_add(options: argparse.Namespace) -> Result:
    """Add a member of staff; the password keeps to the same rules as on the page."""
    if options.role not in {role.value for role in Role}:
        raise CannotDo(f"{options.role} is no role. Roles: {', '.join(role.value for role in Role)}.")
    if Staff.objects.filter(county=county_code(), login=options.login).exists():
        raise CannotDo(f"{options.login} is there already. Choose another login.")
    password = options.password or sys.stdin.readline().rstrip("\n")
    try:
        validate_password(password)
    except ValidationError as error:
        raise CannotDo(" ".join(error.messages)) from error
    Staff.objects.create_staff(
        options.login, password, county=county_code(), name=options.name, role=options.role,
        scope=options.scope, department=options.department, unit=options.unit, phone=options.phone)
    return {"login": options.login}


def staff_list(options: argparse.Namespace) -> Result:
    """List everybody."""
    rows = Staff.objects.filter(county=county_code()).order_by("login")
    return {"staff": [{"login": one.login, "name": one.name, "role": one.role, "scope": one.scope,
                       "department": one.department, "active": one.is_active} for one in rows]}


def staff_off(options: argparse.Namespace) -> Result:
    """Shut a login; whoever is logged in with it is out at the next click."""
    if not Staff.objects.filter(county=county_code(), login=options.login).update(is_active=False):
        raise CannotDo(f"There is no login {options.login}. See: county staff list.")
    return {"login": options.login, "active": False}


def village_add(options: argparse.Namespace) -> Result:
    """Add a village."""
    Village.objects.get_or_create(county=county_code(), code=options.code, defaults={
        "name": options.name, "township_name": options.township})
    return {"village": options.code}


def village_list(options: argparse.Namespace) -> Result:
    """List the villages."""
    rows = Village.objects.filter(county=county_code()).order_by("code")
    return {"villages": [{"code": one.code, "township": one.township_name, "name": one.name} for one in rows]}


def terminal_code(options: argparse.Namespace) -> Result:
    """Issue a one-time enrolment code, for one more kiosk or for one that was lost."""
    lost = None if options.terminal is None else TerminalId(options.terminal)
    try:
        issued = codes.issue(VillageCode(options.village), lost)
    except Terminal.DoesNotExist as error:
        raise CannotDo(f"There is no kiosk {lost} in that village. See: county terminal list.") from error
    except Village.DoesNotExist as error:
        raise CannotDo(f"There is no village {options.village}. Add it with: county village add.") from error
    return {"code": issued, "ca": str(certificates.authority(data_folder())), "village": options.village}


def terminal_answer(options: argparse.Namespace) -> Result:
    """Enrol a kiosk by the file it wrote."""
    reply = enrol.reply_to(Path(options.ask).read_bytes()[:enrol.LONGEST])
    if reply.status != 200:
        raise CannotDo("This file bears no code that is still good. Issue one with: county terminal code.")
    Path(options.reply).write_bytes(reply.body)
    return {"reply": options.reply}


def terminal_list(options: argparse.Namespace) -> Result:
    """List the kiosks; times are epoch milliseconds UTC, 0 = never."""
    rows = Terminal.objects.filter(county=county_code()).order_by("number", "generation")
    return {"terminals": [{"number": one.number, "generation": one.generation, "village": one.village,
                           "last_seen_ms": one.last_seen_ms, "revoked": one.last_good_sequence is not None}
                          for one in rows]}


def terminal_revoke(options: argparse.Namespace) -> Result:
    """Shut a kiosk out and tell every village."""
    if not terminals.revoke(TerminalId(options.number), last_good=options.after):
        raise CannotDo(f"There is no kiosk {options.number}. See: county terminal list.")
    return {"terminal": options.number, "revoked": True}


def keys_list(options: argparse.Namespace) -> Result:
    """List the county's keys; `retired` = no longer believed."""
    return {"keys": [{"name": one.key, "public": one.public.hex(), "retired": one.retired}
                     for one in county_keys.entries()]}


def keys_rotate(options: argparse.Namespace) -> Result:
    """Make a new key beside the old one and tell every village."""
    return {"key": county_keys.rotate(), "old": "still believed; take it back with: county keys retire NAME"}


def keys_retire(options: argparse.Namespace) -> Result:
    """Take an old key back and tell every village."""
    if not county_keys.retire(options.name):
        raise CannotDo(f"Key {options.name} cannot be taken back: it is not there, is retired, or is the newest.")
    return {"key": options.name, "retired": True}


def demo(options: argparse.Namespace) -> Result:
    """Make a county of invented villages and people; what is there is left alone."""
    from county import sample_data

    if not settings.DEMO:
        raise CannotDo("Sample data goes into a demo county only. Add --demo.")
    return init(options) | sample_data.put_in()


def doctor(options: argparse.Namespace) -> Result:
    """Look at everything this county needs; a finding says what is wrong and what to do."""
    try:
        findings = diagnosis.findings()
    except DatabaseError:
        raise CannotDo("The database has no tables yet. Run: county init.") from None
    return {"data": str(data_folder()), "terminals": Terminal.objects.count(),
            "server_epoch": event_store().server_epoch(), "audit_broken_at": audit.first_broken(),
            "findings": findings, "healthy": not findings}


def cases_rebuild(options: argparse.Namespace) -> Result:
    """Drop the projection of cases and fold it again."""
    return {"cases": projection.rebuild()}


def cases_inbox(options: argparse.Namespace) -> Result:
    """List a pile of somebody's table as the console shows it; names are masked."""
    staff = Staff.objects.filter(county=county_code(), login=options.login, is_active=True).first()
    if staff is None:
        raise CannotDo(f"There is no login {options.login}. See: county staff list.")
    following.catch_up()
    piles = inbox.tabs(staff)
    if not piles or options.tab and options.tab not in piles:
        raise CannotDo(f"{options.login} has no such pile. Piles: {', '.join(piles) or 'none'}.")
    tab = inbox.Tab(options.tab) if options.tab else piles[0]
    audit.write("command", "inbox", options.login)
    return {"tab": str(tab), "urgent": inbox.urgent(staff),
            "cases": [_listed(one) for one in inbox.page(staff, tab).cases]}


def _listed(whole: WholeCase) -> Result:
    case, applicant = whole.case, whole.case.applicant
    return {"urgent": case.urgent, "alerts": [alert.says.zh for alert in case.alerts] if case.urgent else [],
            "number": case.number, "item": whole.definition.short_name.zh, "state": str(case.state),
            "applicant": mask_name(applicant.name, Place.STAFF_LIST) if applicant else "",
            "due": whole.limits.due.isoformat() if whole.limits.due else ""}


__all__ = [
    "CannotDo",
    "DatabaseError",
    "backup_create",
    "backup_restore",
    "backup_verify",
    "bundle_export",
    "bundle_import",
    "catalogue_check",
    "catalogue_diff",
    "catalogue_list",
    "catalogue_publish",
    "catalogue_rollback",
    "catalogue_sheet",
    "catalogue_verify",
    "enquiry_answer",
    "enquiry_list",
    "notice_down",
    "notice_list",
    "notice_post",
    "powers_enter",
    "powers_list",
    "powers_who",
    "quarantine_list",
    "quarantine_release",
    "rebuild",
]
