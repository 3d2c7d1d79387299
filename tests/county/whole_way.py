"""One case its whole way on the database the environment names; run by itself as a program of its own."""

import os
import sys
from pathlib import Path

import django


def main(folder: Path) -> int:
    """Make a county in `folder`, work a case to its end, and compare the rebuilt rows."""
    os.environ |= {"COUNTY_DATA": str(folder), "COUNTY_DEMO": "1", "DJANGO_SETTINGS_MODULE": "county.settings"}
    django.setup()
    import argparse

    from county import commands
    from county.cases import closing, examining, receiving
    from county.cases.models import CaseRow
    from county.cases.outcome import Done
    from county.cases.projection import rebuild
    from county.jobs.work import work
    from tests.county.world import County

    commands.demo(argparse.Namespace(host="127.0.0.1"))
    county = County(folder)
    case = county.applied()
    assert work().done == 1
    steps = (
        receiving.accept(county.staff("window"), case),
        examining.pass_step(county.staff("reviewer"), case, opinion="属实"),
        examining.decide(county.staff("chief"), case, granted=True, content="发放"),
        closing.deliver(county.staff("window"), case, receiver="王秀兰"),
    )
    assert all(isinstance(step, Done) for step in steps), steps
    kept = sorted(map(str, CaseRow.objects.values_list("id", "state", "ended", "due")))
    assert rebuild() == 1
    assert sorted(map(str, CaseRow.objects.values_list("id", "state", "ended", "due"))) == kept
    away = folder.parent / "away"
    made = commands.backup_create(argparse.Namespace(to=str(away), carried_off=True))
    assert made["durable"] and made["facts"] > 0
    lost = county.applied()
    again = argparse.Namespace(file=made["file"])
    assert commands.backup_verify(again)["sound"] and CaseRow.objects.filter(id=lost).exists()
    assert commands.backup_restore(again)["cases"] == 1
    assert sorted(map(str, CaseRow.objects.values_list("id", "state", "ended", "due"))) == kept
    assert commands.rebuild(argparse.Namespace())["cases"] == 1
    sys.stdout.write(django.db.connection.vendor)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
