"""Going back to an earlier version, over a real line: kiosks that heard of it and kiosks that did not both go on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from casework.bundle import write_bundle
from kiosk.sync import Exchanged
from tests.store.boxes import BUNDLE, ITEM
from tests.sync.county_beside import County, wait_until
from tests.sync.kiosks import Kiosk

_ANNOUNCE = """
import json, sys
import django
django.setup()
from casework.ids import CaseId
from county.catalogue.announcing import announce
from county.catalogue.models import ItemVersion
version, bundle = json.load(sys.stdin)
announce("MZ07", version, bundle.encode(), CaseId(ItemVersion.objects.get(code="MZ07", version=1).stream))
"""


def of_version(version: int) -> bytes:
    return write_bundle(ITEM | {"version": version}, b"<form/>", {})


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[County]:
    """A county with two versions of an item."""
    made = County(tmp_path / "county")
    made.make(BUNDLE)
    announce(made, 2)
    made.start()
    yield made
    made.stop()


def announce(county: County, version: int) -> None:
    import json

    county._command(["-c", _ANNOUNCE], json.dumps([version, of_version(version).decode()]))


def begins(kiosk: Kiosk) -> int:
    """The version a villager would begin at this kiosk."""
    [item] = [one for one in kiosk.store.items() if one.definition.code == "MZ07"]
    return item.definition.version


def apply(kiosk: Kiosk, version: int) -> str:
    def drafted(sequence: int) -> object:
        made = kiosk._application(sequence)
        return replace(made, body={**made.body, "version": version})

    return kiosk.store.record_application(drafted).case  # type: ignore[arg-type]


def test_nothing_that_was_begun_is_touched_and_kiosks_agree_in_the_end(catalogue: County, tmp_path: Path) -> None:
    here, away = (Kiosk(catalogue, tmp_path / name).enrol() for name in ("here", "away"))
    for kiosk in (here, away):
        assert isinstance(kiosk.exchange(), Exchanged) and begins(kiosk) == 2
    in_flight = apply(here, 2)
    here.exchange()
    catalogue._command(["-m", "county.cli", "catalogue", "rollback", "MZ07", "--reason", "错字", "--json"])
    here.exchange()
    assert begins(here) == 1 and begins(away) == 2
    offline, fresh = apply(away, 2), apply(here, 1)
    for kiosk in (away, here):
        assert isinstance(kiosk.exchange(), Exchanged) and kiosk.store.waiting().count == 0 and begins(kiosk) == 1
    wait_until(lambda: {case for case, in catalogue.rows("SELECT id FROM cases_caserow")}
               >= {in_flight, offline, fresh})
    assert here.store.item("MZ07", 2) is not None and away.store.item("MZ07", 2) is not None
    announce(catalogue, 3)
    for kiosk in (here, away):
        kiosk.exchange()
        assert begins(kiosk) == 3
        kiosk.close()


