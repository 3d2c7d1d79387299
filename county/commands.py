"""What the commands of `county` do. Imported after the data folder is known."""

import argparse
import secrets
import time
from pathlib import Path
from typing import Any

import django
from django.conf import settings

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import DatabaseError  # noqa: E402

from casework.ids import VillageCode  # noqa: E402
from county import certificates, serving  # noqa: E402
from county.audit import log as audit  # noqa: E402
from county.cases import projection  # noqa: E402
from county.cases.reading import today  # noqa: E402
from county.catalogue import authoring, publishing  # noqa: E402
from county.catalogue.faults import Fault  # noqa: E402
from county.fleet import bundle, codes  # noqa: E402
from county.fleet.models import Terminal, Village  # noqa: E402
from county.intake import keys  # noqa: E402
from county.intake.surroundings import county_code, data_folder, event_store, random_bytes  # noqa: E402
from county.jobs import work  # noqa: E402
from county.people.models import Staff  # noqa: E402
from county.people.roles import Role  # noqa: E402

ROUND_S = 2.0
Result = dict[str, Any]


class CannotDo(Exception):
    """A command that was not carried out; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def init(options: argparse.Namespace) -> Result:
    """Make what a county needs; what is there is left alone."""
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not (folder / keys.FILE_NAME).exists():
        keys.create(folder, random_bytes(32))
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
    """Work until stopped, or one round."""
    while True:
        did = work.work()
        if options.once:
            return {"done": did.done, "failed": did.failed}
        time.sleep(ROUND_S)


def staff(options: argparse.Namespace) -> Result:
    """Add a member of staff."""
    if options.role not in {role.value for role in Role}:
        raise CannotDo(f"{options.role} is no role. Roles: {', '.join(role.value for role in Role)}.")
    if Staff.objects.filter(county=county_code(), login=options.login).exists():
        raise CannotDo(f"{options.login} is there already. Choose another login.")
    Staff.objects.create_staff(options.login, options.password, county=county_code(), name=options.name,
                               role=options.role, scope=options.scope)
    return {"login": options.login}


def village(options: argparse.Namespace) -> Result:
    """Add a village."""
    Village.objects.get_or_create(county=county_code(), code=options.code, defaults={
        "name": options.name, "township_name": options.township})
    return {"village": options.code}


def code(options: argparse.Namespace) -> Result:
    """Issue a one-time enrolment code."""
    try:
        issued = codes.issue(VillageCode(options.village))
    except Village.DoesNotExist as error:
        raise CannotDo(f"There is no village {options.village}. Add it with: county village.") from error
    return {"code": issued, "ca": str(certificates.authority(data_folder())), "village": options.village}


def publish(options: argparse.Namespace) -> Result:
    """Publish the items under a folder, all or none."""
    outcome = publishing.publish(Path(options.folder), today())
    faults = [str(one) for one in outcome if isinstance(one, Fault)]
    if faults:
        raise CannotDo("\n".join([*faults, f"{len(faults)} faults; nothing was published."]))
    return {"published": [one.code for one in outcome if isinstance(one, publishing.Published) and one.new],
            "unchanged": [one.code for one in outcome if isinstance(one, publishing.Published) and not one.new]}


def check(options: argparse.Namespace) -> Result:
    """Check the items under a folder and publish nothing."""
    folders = [one for one in sorted(Path(options.folder).iterdir()) if one.is_dir()]
    read = [authoring.read_item(one, today()) for one in folders]
    faults = [str(fault) for one in read if isinstance(one, list) for fault in one]
    if faults:
        raise CannotDo("\n".join([*faults, f"{len(faults)} faults."]))
    return {"items": len(read), "faults": 0}


def sample(options: argparse.Namespace) -> Result:
    """Put in the staff, villages and items of the demo."""
    from county import sample_data

    return sample_data.put_in(options)


def doctor(options: argparse.Namespace) -> Result:
    """Look at everything this county needs."""
    findings = {"data": str(data_folder()), "key": (data_folder() / keys.FILE_NAME).exists()}
    try:
        findings |= {"terminals": Terminal.objects.count(), "server_epoch": event_store().server_epoch(),
                     "audit_broken_at": audit.first_broken()}
    except DatabaseError:
        raise CannotDo("The database has no tables yet. Run: county init.") from None
    return findings


def rebuild(options: argparse.Namespace) -> Result:
    """Drop the projection of cases and fold it again."""
    return {"cases": projection.rebuild()}
