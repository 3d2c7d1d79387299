"""Kiosk and county over real HTTPS: everything arrives once, whatever the line does."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.store import FactDraft, Transport
from kiosk.sync import CodeRefused, Exchanged, Link, NotReached, Refused, Trouble, enrol
from kiosk.sync.exchange import exchange_once
from tests.rules.case_facts import ASK
from tests.store.boxes import BUNDLE
from tests.sync.bad_lines import CuttingLine, Impostor
from tests.sync.county_beside import County, wait_until
from tests.sync.kiosks import Kiosk

HTML = "<html>请登录</html>".encode()


def test_an_application_reaches_the_county_and_its_answer_comes_home(kiosk: Kiosk) -> None:
    [fact] = kiosk.apply()
    assert kiosk.store.case(fact.case).transport is Transport.STORED
    outcome = kiosk.exchange()
    assert isinstance(outcome, Exchanged) and outcome.sent == 1
    assert kiosk.store.case(fact.case).transport is Transport.CONFIRMED and kiosk.store.waiting().count == 0
    kiosk.county.record("SupplementRequested", ASK, fact.case, kiosk.village)
    kiosk.exchange()
    assert kiosk.store.case(fact.case).case.state == "SUPPLEMENT"
    assert kiosk.store.case(fact.case).case.provisional == 0


def test_cases_are_on_the_desks_without_anybody_looking(kiosk: Kiosk) -> None:
    [fact] = kiosk.apply()
    kiosk.exchange()
    wait_until(lambda: kiosk.county.rows("SELECT 1 FROM cases_caserow WHERE id = ?", fact.case))


def test_the_catalogue_comes_as_facts_and_as_bytes(kiosk: Kiosk) -> None:
    assert [item.definition.code for item in kiosk.store.items()] == ["MZ07"]
    assert kiosk.store.trust.bundle().terminal_key(kiosk.identity.terminal, 1).public == kiosk.key.public.raw


def test_a_code_is_good_for_one_machine(kiosk: Kiosk, county: County, tmp_path: Path) -> None:
    other = Kiosk(county, tmp_path / "other", kiosk.village)
    code = county.codes[kiosk.village][-1]
    other.enrol()
    third = Kiosk(county, tmp_path / "third", kiosk.village)
    for wrong in (code, code[:-1] + "2", ""):
        assert isinstance(enrol(third.store, third.key, county.url, wrong, county.ca, bytes), CodeRefused)
    assert third.store.identity() is None and other.identity.ordinal == kiosk.identity.ordinal + 1
    other.close()
    third.close()


def test_a_machine_whose_enrolment_answer_was_lost_asks_again(county: County, line: CuttingLine,
                                                              tmp_path: Path) -> None:
    made = Kiosk(county, tmp_path / "kiosk")
    code = county.codes[made.village].pop()
    line.down_before_cut = [1800]
    lost = enrol(made.store, made.key, f"https://127.0.0.1:{line.port}", code, county.ca, bytes)
    assert isinstance(lost, NotReached) and made.store.identity() is None
    again = enrol(made.store, made.key, county.url, code, county.ca, bytes)
    assert again.identity.village == made.village
    made.close()


@pytest.mark.parametrize("bytes_up", [0, 600, 2300, 6500])
def test_a_cut_on_the_way_up_loses_nothing_and_doubles_nothing(kiosk: Kiosk, line: CuttingLine,
                                                               bytes_up: int) -> None:
    facts = kiosk.apply(40)
    line.up_before_cut = [bytes_up]
    assert isinstance(kiosk.exchange(line.port), NotReached)
    assert kiosk.store.waiting().count == 40
    kiosk.apply(3)
    assert isinstance(kiosk.exchange(line.port), Exchanged)
    arrived = kiosk.county.ids(kiosk.village)
    assert arrived[:40] == [fact.id for fact in facts] and len(arrived) == len(set(arrived)) == 43
    assert kiosk.store.waiting().count == 0 and len(kiosk.store.cases()) == 43


def test_after_a_cut_what_was_committed_is_not_sent_again(kiosk: Kiosk, line: CuttingLine) -> None:
    kiosk.apply(60)
    line.up_before_cut = [6000]
    kiosk.exchange(line.port)
    wait_until(lambda: len(kiosk.county.ids(kiosk.village)) >= 15)
    before = len(kiosk.county.ids(kiosk.village))
    outcome = kiosk.exchange(line.port)
    assert isinstance(outcome, Exchanged) and outcome.sent == 60 - before


def test_a_lost_answer_is_asked_for_again(kiosk: Kiosk, line: CuttingLine) -> None:
    kiosk.apply(5)
    line.down_before_cut = [1500]
    assert isinstance(kiosk.exchange(line.port), NotReached)
    assert len(kiosk.county.ids(kiosk.village)) == 5 and kiosk.store.waiting().count == 5
    kiosk.exchange(line.port)
    assert len(kiosk.county.ids(kiosk.village)) == 5 and kiosk.store.waiting().count == 0


def test_what_the_county_did_not_sign_is_no_acknowledgement(kiosk: Kiosk) -> None:
    kiosk.apply(2)
    folder = kiosk.county.folder
    for status in (200, 302, 404, 409, 500, 502):
        portal = Impostor(folder / "server.pem", folder / "server.key", lambda path, body: (status, HTML))  # noqa: B023
        outcome = kiosk.exchange(portal.port)
        portal.close()
        assert isinstance(outcome, NotReached) and kiosk.store.waiting().count == 2
        assert outcome.trouble is (Trouble.SERVER if status >= 500 else Trouble.NOT_THE_COUNTY)


def test_an_old_answer_played_again_is_no_acknowledgement(kiosk: Kiosk) -> None:
    """The county's own signed bytes, but for another call."""
    import requests

    folder, heard = kiosk.county.folder, []

    def relay(path: str, body: bytes) -> tuple[int, bytes]:
        if not heard:
            answer = requests.post(kiosk.county.url + path, data=body, verify=str(folder / "ca.pem"), timeout=30)
            heard.append(answer.content)
        return 200, heard[0]

    replay = Impostor(folder / "server.pem", folder / "server.key", relay)
    assert isinstance(kiosk.exchange(replay.port), Exchanged)
    assert kiosk.exchange(replay.port) == NotReached(Trouble.NOT_THE_COUNTY)
    replay.close()


def test_another_authority_is_not_trusted_and_hears_nothing(kiosk: Kiosk, county: County, tmp_path: Path) -> None:
    from county import certificates

    certificates.create(tmp_path, "127.0.0.1")
    heard: list[bytes] = []
    thief = Impostor(tmp_path / "server.pem", tmp_path / "server.key",
                     lambda path, body: (heard.append(body) or 200, b""))
    kiosk.apply()
    assert kiosk.exchange(thief.port) == NotReached(Trouble.CERTIFICATE)
    thief.close()
    assert heard == []


def test_a_line_cut_inside_tls_is_no_alarm_about_certificates(kiosk: Kiosk, line: CuttingLine) -> None:
    for cut in (1, 200, 517, 900, 1500):
        line.down_before_cut = [cut]
        outcome = kiosk.exchange(line.port)
        assert isinstance(outcome, NotReached) and outcome.trouble is Trouble.NO_CONNECTION
    assert NotReached(Trouble.CERTIFICATE).next_step != outcome.next_step


def test_a_stranger_is_refused_and_keeps_everything(kiosk: Kiosk) -> None:
    from casework.signing import SigningKey

    kiosk.apply()
    link = Link(kiosk.county.url, kiosk.county.ca)
    outcome = exchange_once(kiosk.store, SigningKey.from_seed(bytes(32)), link, clock=kiosk.store._calls.contents.clock,
                            random=bytes)
    link.close()
    assert outcome == Refused(401) and kiosk.store.waiting().count == 1


def test_a_poison_fact_delays_nobody(kiosk: Kiosk) -> None:
    [first] = kiosk.apply()
    poison = kiosk.store.record([FactDraft("Decided", {"granted": True, "content": "准予"}, first.case)])
    after = kiosk.apply(2)
    assert isinstance(kiosk.exchange(), Exchanged)
    assert kiosk.county.ids(kiosk.village) == [first.id, *(fact.id for fact in after)]
    rows = kiosk.county.rows("SELECT line, reason FROM quarantine WHERE terminal = ?", kiosk.identity.terminal)
    assert rows == [(poison[0].line, "not-for-a-village")] and kiosk.store.waiting().count == 0


def test_the_same_id_with_other_bytes_is_set_aside(kiosk: Kiosk) -> None:
    [fact] = kiosk.apply()
    kiosk.exchange()
    twin = fact.line.replace("王秀兰".encode(), "王秀蓝".encode())
    kiosk.store._calls.owner.run(_forge, kiosk, twin)
    kiosk.exchange()
    [(line,)] = kiosk.county.rows("SELECT line FROM events WHERE id = ?", fact.id)
    rows = kiosk.county.rows("SELECT line, reason FROM quarantine WHERE terminal = ?", kiosk.identity.terminal)
    assert line == fact.line and rows == [(twin, "id-taken")]


def _forge(kiosk: Kiosk, line: bytes) -> None:
    """Append raw bytes to the log under an id that is taken."""
    from casework.wire import chain_after

    database = kiosk.store._calls.contents.database
    with database.atomic():
        epoch, seq, chain = database.execute("SELECT epoch, seq, chain FROM epochs").fetchone()
        database.execute("INSERT INTO facts (id, stream, kind, line, epoch, seq) VALUES ('x', 'x', 'x', ?, ?, ?)",
                         [line, epoch, seq + 1])
        database.execute("UPDATE epochs SET seq = ?, chain = ?", [seq + 1, chain_after(bytes(chain), [line])])


def test_another_villages_case_cannot_be_touched(kiosk: Kiosk, county: County, tmp_path: Path) -> None:
    [fact] = kiosk.apply()
    kiosk.exchange()
    thief = Kiosk(county, tmp_path / "thief").enrol()
    thief.store.record([FactDraft("Withdrawn", {}, fact.case)])
    assert isinstance(thief.exchange(), Exchanged)
    assert county.ids(kiosk.village) == [fact.id] and county.ids(thief.village) == []
    thief.close()


def test_bytes_are_continued_where_the_line_was_cut(kiosk: Kiosk, line: CuttingLine) -> None:
    import random

    photo = random.Random(5).randbytes(200_000)
    sha256 = kiosk.store.blobs.put(photo, "image/jpeg")

    def with_photo(sequence: int) -> FactDraft:
        draft = kiosk._application(sequence)
        named = [{"ref": "/data/x", "sha256": sha256, "media": "image/jpeg", "size": len(photo)}]
        return FactDraft("Applied", {**draft.body, "attachments": named})

    kiosk.store.record_application(with_photo)
    cuts = 0
    line.up_before_cut = [90_000] * 20
    while not isinstance(kiosk.exchange(line.port), Exchanged):
        cuts += 1
    stored = kiosk.county.folder / "attachments" / sha256[:2] / sha256[2:4] / sha256
    assert 2 <= cuts <= 4 and stored.read_bytes() == photo
    assert line.bytes[0] < 1.3 * len(photo)


def test_a_paper_is_fetched_on_where_the_line_was_cut(kiosk: Kiosk, line: CuttingLine) -> None:
    import hashlib
    import random

    paper = random.Random(6).randbytes(150_000)
    sha256 = hashlib.sha256(paper).hexdigest()
    place = kiosk.county.folder / "attachments" / sha256[:2] / sha256[2:4]
    place.mkdir(parents=True)
    (place / sha256).write_bytes(paper)
    [fact] = kiosk.apply()
    kiosk.exchange()
    issued = {"paper": "decision", "number": "1", "sha256": sha256, "size": len(paper)}
    kiosk.county.record("PaperIssued", issued, fact.case, kiosk.village)
    kiosk.pace.bytes = 16_384
    line.down_before_cut = [60_000] * 20
    tries = 1
    while not isinstance(kiosk.exchange(line.port), Exchanged):
        tries += 1
    assert 3 <= tries <= 6 and kiosk.store.blobs.get(sha256) == paper
    assert line.bytes[1] < 1.6 * len(paper)


def test_a_long_feed_comes_home_over_a_line_that_keeps_breaking(kiosk: Kiosk, line: CuttingLine) -> None:
    [fact] = kiosk.apply()
    kiosk.exchange()
    note = {"day": "2026-01-05", "reason": "".join(map(str, range(1500)))}
    kiosk.county.record("DayFixed", note, fact.case, kiosk.village, times=60)
    line.down_before_cut = [9_000] * 40
    tries = 1
    while not isinstance(kiosk.exchange(line.port), Exchanged):
        tries += 1
    assert tries < 40 and len(kiosk.store.case(fact.case).facts) == 61


_WRITER = """
import os, sys
from pathlib import Path
from tests.store.boxes import KEY, application
from tests.sync.kiosks import SystemClock
from kiosk.store import Store
store = Store.open(Path(sys.argv[1]), KEY, clock=SystemClock(), random=os.urandom)
village, terminal = store.identity().village, store.identity().terminal
def make(sequence):
    draft = application(sequence)
    draft.body["village"] = village
    return draft
while True:
    print(store.record_application(make).id, flush=True)
"""


def test_what_was_acknowledged_before_a_kill_is_there_and_arrives(kiosk: Kiosk) -> None:
    kiosk.close()
    acknowledged: list[str] = []
    for _ in range(3):
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(kiosk.folder)], stdout=subprocess.PIPE)
        acknowledged += [writer.stdout.readline().decode().strip() for _ in range(7)]
        writer.send_signal(signal.SIGKILL)
        writer.stdout.close()
        writer.wait()
    kiosk.reopen()
    assert isinstance(kiosk.exchange(), Exchanged)
    arrived = kiosk.county.ids(kiosk.village)
    assert set(acknowledged) <= set(arrived) and len(set(arrived)) == len(arrived)
    sequences = [json.loads(line)["body"]["receipt"]["seq"] for (line,) in kiosk.county.rows(
        "SELECT line FROM events WHERE feed = ? ORDER BY number", kiosk.village)]
    assert sequences == sorted(set(sequences))


def test_the_idle_call_is_small_and_one_round_trip(kiosk: Kiosk) -> None:
    kiosk.apply(3)
    kiosk.exchange()
    outcome = kiosk.exchange()
    assert isinstance(outcome, Exchanged)
    assert (outcome.round_trips, outcome.sent, outcome.received) == (1, 0, 0)
    assert outcome.bytes_up + outcome.bytes_down < 700
    assert len(BUNDLE) > 100
