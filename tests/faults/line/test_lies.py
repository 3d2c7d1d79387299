"""What answers in the county's place is never believed: no acknowledgement without its signature."""

import pytest

from casework.signing import SigningKey
from casework.wire import Packer, Position, write_answer
from kiosk.store import Store
from kiosk.sync import NotReached, Refused, Trouble
from tests.faults.line.county import RealCounty
from tests.faults.line.impostor import impostor
from tests.faults.line.line import Line
from tests.faults.line.village import Village

PORTAL = "<html><body>欢迎使用村里的无线网, 请先登录</body></html>".encode()


def packed(text: bytes) -> bytes:
    packer = Packer(expected=len(text))
    return packer.add(text) + packer.finish()


def forged(store: Store) -> bytes:
    """An answer that acknowledges everything, signed by somebody else."""
    part = store.exchange.outbox(99)
    end = Position(part.epoch, part.seq + len(part.lines), bytes(16))
    lines = write_answer(SigningKey.from_seed(bytes(32)), nonce="00" * 12, ack=end, durable=end.seq, time_ms=1,
                         server_epoch="s", problems=[], lines=[], cursor={}, more=False)
    return packed(b"".join(lines))


@pytest.mark.parametrize(("status", "trouble"), [
    (200, Trouble.NOT_THE_COUNTY), (302, Trouble.NOT_THE_COUNTY), (404, Trouble.NOT_THE_COUNTY),
    (429, Trouble.NOT_THE_COUNTY), (500, Trouble.SERVER), (502, Trouble.SERVER), (511, Trouble.SERVER)])
def test_a_page_instead_of_an_answer(kiosk: Village, county: RealCounty, status: int, trouble: Trouble) -> None:
    kiosk.apply(2)
    with impostor(county.data, status, PORTAL) as url:
        assert kiosk.exchange(kiosk.link(url, county.ca)) == NotReached(trouble)
    assert kiosk.store.waiting().count == 2


@pytest.mark.parametrize("body", [
    b"", b"\0" * 900, PORTAL, packed(PORTAL), packed(b"#ack {}\n#end {}\n"), packed(b"#ack {}\n#end {}\tAAAA\n")])
def test_bytes_that_only_look_like_an_answer(kiosk: Village, county: RealCounty, body: bytes) -> None:
    kiosk.apply()
    with impostor(county.data, 200, body) as url:
        assert kiosk.exchange(kiosk.link(url, county.ca)) == NotReached(Trouble.NOT_THE_COUNTY)
    assert kiosk.store.waiting().count == 1


def test_an_acknowledgement_signed_by_another_key(kiosk: Village, county: RealCounty) -> None:
    kiosk.apply()
    with impostor(county.data, 200, forged(kiosk.store)) as url:
        assert kiosk.exchange(kiosk.link(url, county.ca)) == NotReached(Trouble.NOT_THE_COUNTY)
    assert kiosk.store.waiting().count == 1


def test_another_authoritys_certificate(kiosk: Village, county: RealCounty, tmp_path) -> None:
    from county import certificates

    (tmp_path / "other").mkdir()
    certificates.create(tmp_path / "other", "127.0.0.1")
    kiosk.apply()
    with impostor(tmp_path / "other", 200, b"") as url:
        outcome = kiosk.exchange(kiosk.link(url, county.ca))
    assert outcome == NotReached(Trouble.CERTIFICATE) and "not this county" in outcome.sentence.text


def test_a_certificate_for_another_name(kiosk: Village, county: RealCounty) -> None:
    line = Line(county.port, "127.0.0.2")
    assert kiosk.exchange(kiosk.link(line.url, county.ca)) == NotReached(Trouble.NAME)
    line.close()


def test_no_tls_at_all(kiosk: Village, county: RealCounty) -> None:
    plain = county.url.replace("https:", "http:")
    assert isinstance(kiosk.exchange(kiosk.link(plain, county.ca)), NotReached)


def test_a_revoked_terminal_is_refused_and_keeps_everything(kiosk: Village, county: RealCounty, place: str) -> None:
    kiosk.meet()
    kiosk.apply()
    number = kiosk.store.identity().terminal
    county.write("UPDATE fleet_terminal SET last_good_sequence = 0 WHERE number = ?", number)
    assert kiosk.exchange() == Refused(403)
    assert kiosk.store.waiting().count == 1 and county.ids(place) == []


def test_what_a_revoked_terminal_took_before_its_cut_still_comes_in(kiosk: Village, county: RealCounty,
                                                                    place: str) -> None:
    """The cut is a receipt, not a day: what stands before it is somebody's application."""
    kiosk.meet()
    [before, after] = kiosk.apply(2)
    number = kiosk.store.identity().terminal
    county.write("UPDATE fleet_terminal SET last_good_sequence = 1 WHERE number = ?", number)
    assert kiosk.exchange() == Refused(403)
    assert before.id in county.ids(place) and after.id not in county.ids(place)
    assert kiosk.store.waiting().count == 2


def test_a_terminal_cannot_speak_for_another(kiosks, county: RealCounty, place: str) -> None:
    """A kiosk that claims another's identity under its own key gets nothing in."""
    honest, thief = kiosks(place), kiosks(place)
    thief.apply()
    thief.key = SigningKey.from_seed(bytes([9]) * 32)
    assert thief.exchange() == Refused(401)
    honest.meet()
    assert county.ids(place) == []
