"""Photographs go on where the line was cut, arrive whole or not at all, and only for their own village."""

import hashlib
import os

import pytest

from casework.wire.blob_call import HEADER, write_header
from kiosk.sync import NotReached
from tests.faults.line.county import RealCounty
from tests.faults.line.line import Line
from tests.faults.line.village import Village, application

CHUNK_BYTES = 64 * 1024


def photographed(kiosk: Village, data: bytes) -> str:
    """Hand in an application with a photograph; return its hash."""
    sha256 = kiosk.store.blobs.put(data, "image/jpeg")
    kiosk.store.record_application(lambda sequence: application(sequence, kiosk.place, attachments=[
        {"ref": "/data/photo", "sha256": sha256, "media": "image/jpeg", "size": len(data)}]))
    return sha256


def at_county(county: RealCounty, sha256: str) -> bytes | None:
    path = county.data / "attachments" / sha256[:2] / sha256[2:4] / sha256
    return path.read_bytes() if path.exists() else None


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])
def test_bytes_of_any_length_arrive(kiosk: Village, county: RealCounty, size: int) -> None:
    data = os.urandom(size)
    sha256 = photographed(kiosk, data)
    kiosk.meet()
    assert at_county(county, sha256) == data and kiosk.store.blobs.to_send() == []


def test_a_cut_photograph_goes_on_where_it_was(kiosk: Village, county: RealCounty, line: Line) -> None:
    link = kiosk.link(line.url, county.ca)
    kiosk.meet(link)
    data = os.urandom(4 * CHUNK_BYTES)
    sha256 = photographed(kiosk, data)
    line.cut_after(2 * CHUNK_BYTES + 10_000)
    assert isinstance(kiosk.exchange(link), NotReached)
    assert kiosk.store.waiting().count == 0 and kiosk.store.blobs.to_send() == [sha256]
    assert at_county(county, sha256) is None
    before = line.up
    kiosk.meet(link)
    assert at_county(county, sha256) == data
    assert line.up - before < 3 * CHUNK_BYTES, "what had arrived was sent again"


def test_the_answer_to_the_last_part_is_lost(kiosk: Village, county: RealCounty, line: Line) -> None:
    link = kiosk.link(line.url, county.ca)
    kiosk.meet(link)
    data = os.urandom(1000)
    sha256 = photographed(kiosk, data)
    line.cut_after(line.up + 10**9)
    line.swallow_answer(after=700)
    kiosk.exchange(link)
    line.mend()
    kiosk.meet(link)
    assert at_county(county, sha256) == data and kiosk.store.blobs.to_send() == []


def test_the_same_bytes_of_two_cases_go_once(kiosk: Village, county: RealCounty) -> None:
    data = os.urandom(CHUNK_BYTES)
    photographed(kiosk, data)
    kiosk.meet()
    photographed(kiosk, data)
    assert kiosk.meet().bytes_up < CHUNK_BYTES


def test_bytes_with_another_hash_are_thrown_away(kiosk: Village, county: RealCounty) -> None:
    sha256 = hashlib.sha256(b"announced").hexdigest()
    identity = kiosk.store.identity()
    link = kiosk.link(county.url, county.ca)

    def patch(offset: int, data: bytes, *, last: bool):
        signed = write_header(kiosk.key, village=identity.village, terminal=identity.terminal, generation=1,
                              method="PATCH", sha256=sha256, offset=offset)
        return link.call("PATCH", f"/s1/blob/{sha256}", body=data, headers={
            HEADER: signed, "Upload-Offset": str(offset), **({"Upload-Complete": "1"} if last else {})})

    assert patch(0, b"something else", last=True).status == 422
    assert at_county(county, sha256) is None
    assert patch(4, b"unced", last=True).status == 409
    assert patch(0, b"anno", last=False).headers["Upload-Offset"] == "4"
    assert patch(4, b"unced", last=True).headers["Upload-Complete"] == "1"
    assert at_county(county, sha256) == b"announced"


def test_a_call_without_a_signature_is_refused(county: RealCounty, kiosk: Village) -> None:
    link = kiosk.link(county.url, county.ca)
    for header in ("", "x", "1 2 3 4", "231222102201 1 1 AAAA", "\u00b2 \u00b2 \u00b2 AAAA", "a" * 300):
        for offset in ("0", "-1", "x", "9" * 30, "\u00b2"):
            headers = {HEADER: header.encode(), "Upload-Offset": offset.encode()}
            for method in ("GET", "HEAD", "PATCH"):
                assert link.call(method, f"/s1/blob/{'ab' * 32}", headers=headers).status == 401
