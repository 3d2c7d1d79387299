"""A box becomes a terminal by a one-time code, or hears why not; a failed try changes nothing."""

import os
from pathlib import Path

import pytest

from kiosk.sync import CodeRefused, Enrolled, NotReached, Trouble, enrol
from tests.faults.line.county import RealCounty
from tests.faults.line.impostor import impostor
from tests.faults.line.village import Village


@pytest.fixture
def box(tmp_path: Path):
    made = Village(tmp_path / "box")
    yield made
    made.close()


def redeem(box: Village, county: RealCounty, code: str, **other: str):
    return enrol(box.store, box.key, other.get("url", county.url), code, other.get("ca", county.ca), os.urandom)


def terminals(county: RealCounty, place: str) -> int:
    return county.read("SELECT count(*) FROM fleet_terminal WHERE village = ?", place)[0][0]


def test_a_good_code_makes_a_terminal(box: Village, county: RealCounty, place: str) -> None:
    code = county.code(place)
    outcome = redeem(box, county, code.lower().replace("-", " "))
    assert isinstance(outcome, Enrolled)
    identity = box.store.identity()
    assert identity == outcome.identity and identity.village == place and identity.ordinal == 1
    trust = box.store.trust.bundle()
    assert trust is not None and trust.terminal_key(identity.terminal, 1).village == place
    assert terminals(county, place) == 1


def test_the_second_terminal_of_a_village_has_the_next_ordinal(kiosks, place: str) -> None:
    assert [kiosks(place).store.identity().ordinal for _ in range(3)] == [1, 2, 3]


def test_a_code_is_good_once(box: Village, county: RealCounty, place: str, tmp_path: Path) -> None:
    code = county.code(place)
    assert isinstance(redeem(box, county, code), Enrolled)
    other = Village(tmp_path / "other")
    assert redeem(other, county, code) == CodeRefused() and other.store.identity() is None
    other.close()
    assert terminals(county, place) == 1


@pytest.mark.parametrize("code", ["", "AAAA-BBBB-CCCC-DDDD", "0", "零一二三", "\x00", "A" * 5000])
def test_a_wrong_code_is_refused(box: Village, county: RealCounty, place: str, code: str) -> None:
    assert redeem(box, county, code) == CodeRefused()
    assert box.store.identity() is None and terminals(county, place) == 0


def test_an_expired_code_is_refused(box: Village, county: RealCounty, place: str) -> None:
    assert redeem(box, county, county.code(place, expires_ms=1)) == CodeRefused()
    assert box.store.identity() is None and terminals(county, place) == 0


def test_another_authority_hears_nothing(box: Village, county: RealCounty, place: str, tmp_path: Path) -> None:
    from county import certificates

    certificates.create(tmp_path, "127.0.0.1")
    code = county.code(place)
    assert redeem(box, county, code, ca=(tmp_path / "ca.pem").read_text("ascii")) == NotReached(Trouble.CERTIFICATE)
    assert box.store.identity() is None and isinstance(redeem(box, county, code), Enrolled)


@pytest.mark.parametrize("ca", ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_a_file_that_is_no_authority(box: Village, county: RealCounty, place: str, ca: str) -> None:
    outcome = redeem(box, county, county.code(place), ca=ca)
    assert outcome == NotReached(Trouble.CERTIFICATE) and box.store.identity() is None


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b"{}", b'{"reply": "{}", "proof": "00"}', b"null"])
def test_whoever_does_not_know_the_code_is_not_the_county(box: Village, county: RealCounty, place: str,
                                                          answer: bytes) -> None:
    with impostor(county.data, 200, answer, "application/json") as url:
        outcome = redeem(box, county, county.code(place), url=url)
    assert outcome == NotReached(Trouble.NOT_THE_COUNTY) and box.store.identity() is None


def test_nobody_there(box: Village, county: RealCounty, place: str) -> None:
    outcome = redeem(box, county, county.code(place), url="https://127.0.0.1:1")
    assert outcome == NotReached(Trouble.NO_CONNECTION) and outcome.next_step.text
