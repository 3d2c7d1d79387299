"""Two data folders and a stick, the county never reachable: out, asked, mended, decided, printed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casework.ids import CaseId
from casework.receipt import Green, decode_url, verify
from county import cli as county_cli
from county.cases import examining, receiving
from county.cases.outcome import Done
from county.intake.surroundings import attachments
from county.jobs.work import work
from kiosk import box
from kiosk.box import Box
from kiosk.cli import main
from kiosk.config import Config
from kiosk.forms.filling import Filling
from kiosk.services.supplementing import Sent
from tests.county.test_acts import ASK
from tests.county.world import VILLAGE, County, today
from tests.faults.schedules.world import Line
from tests.kiosk.test_box import answer_file
from tests.kiosk.village import jpeg, page_picture, signature

Said = Callable[..., dict[str, Any]]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def kiosk(tmp_path: Path, stick: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """The command `kiosk` on a folder of its own; its only drive is the stick."""
    folder = tmp_path / "box"
    folder.mkdir()
    (folder / "kiosk.toml").write_text(f'stick_folder = "{stick}"\n', "utf-8")

    def run(*arguments: str) -> dict[str, Any]:
        code = main([*arguments, "--config", str(folder / "kiosk.toml"), "--data", str(folder), "--allow-key-file",
                     "--json"])
        said = json.loads(capsys.readouterr().out)
        assert (code == 0) is said["ok"]
        return said

    return run


@pytest.fixture
def desk(county: County, capsys: pytest.CaptureFixture[str]) -> Said:
    """The command `county` on the other folder."""
    def run(*arguments: str) -> dict[str, Any]:
        assert county_cli.main([*arguments, "--data", str(county.folder), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def enrolled(kiosk: Said, desk: Said, tmp_path: Path) -> None:
    """By two files: no line for this either."""
    made = desk("terminal", "code", "--village", VILLAGE)
    words = ["--url", "https://county.invalid", "--code", made["code"], "--ca", made["ca"]]
    kiosk("enrol", *words, "--ask", str(tmp_path / "ask"))
    desk("terminal", "answer", str(tmp_path / "ask"), str(tmp_path / "reply"))
    assert kiosk("enrol", *words, "--reply", str(tmp_path / "reply"))["village"] == VILLAGE


def opened(tmp_path: Path) -> Box:
    return box.switch_on(Config(data=str(tmp_path / "box"), allow_key_file=True, stick_folder=str(tmp_path / "stick")))


def mended(tmp_path: Path, case: CaseId) -> None:
    """The villager sits down before the camera again."""
    here = opened(tmp_path)
    filling = here.kiosk.supplementing.open(case)
    assert isinstance(filling, Filling)
    filling.photographs.lay(jpeg(page_picture(light=250)))
    filling.next()
    assert here.kiosk.supplementing.send(case, filling, signature()) == Sent(case)
    here.close()


def by_line(tmp_path: Path) -> None:
    """The line is there for once: calls go straight into the county's entrance."""
    from random import Random

    from kiosk.sync import Exchanged, exchange_once

    here = opened(tmp_path)
    line: Any = Line(Random(1), 0)
    outcome = exchange_once(here.store, here.key, line, clock=here.clock, random=Random(2).randbytes)
    assert isinstance(outcome, Exchanged)
    here.close()


def by_stick(kiosk: Said, desk: Said, stick: Path) -> None:
    kiosk("bundle", "export")
    assert desk("bundle", "import", str(stick))["taken"] >= 1
    desk("bundle", "export", "--village", VILLAGE, str(stick))
    assert kiosk("bundle", "import")["ok"]


@pytest.mark.parametrize("lines", ["", "b", "ad"], ids=["sticks only", "one by line", "two by line"])
def test_the_whole_way(county: County, kiosk: Said, desk: Said, stick: Path, tmp_path: Path, lines: str) -> None:
    """`lines` names the trips that go over the line instead."""
    def trip(name: str) -> None:
        if name in lines:
            by_line(tmp_path)
        else:
            by_stick(kiosk, desk, stick)

    enrolled(kiosk, desk, tmp_path)
    trip("a")
    done = kiosk("submit", "--item", "MZ07", "--answers", str(answer_file(tmp_path)))
    case, code = CaseId(done["case"]), done["short_code"]
    trip("b")
    assert kiosk("case", code)["transport"] == "confirmed" and county.case(case).case.number == done["number"]
    assert isinstance(receiving.request_supplement(county.staff("window"), case, [ASK]), Done)
    trip("c")
    shown = kiosk("case", code)
    assert (shown["state"], shown["asks"]) == ("SUPPLEMENT", [ASK["ref"]])
    mended(tmp_path, case)
    trip("d")
    assert county.case(case).case.state == "RECEIVED"
    assert all(attachments().has(one.sha256) for one in county.case(case).case.attachments)
    work()
    for step in (receiving.accept(county.staff("window"), case),
                 examining.pass_step(county.staff("reviewer"), case, opinion="属实"),
                 examining.decide(county.staff("chief"), case, granted=True, content="发放")):
        assert isinstance(step, Done), step
    trip("e")
    shown = kiosk("case", code)
    [decision] = [one for one in shown["papers"] if one["kind"] == "decision"]
    assert shown["state"] == "DELIVERING" and decision["here"]
    assert printed(tmp_path, case, decision["sha256"]) == attachments().get(decision["sha256"])
    trip("f")
    assert kiosk("bundle", "import")["files"][-1]["came"] == "known"
    assert county.case(case).case.misfits == ()


def printed(tmp_path: Path, case: CaseId, sha256: str) -> bytes:
    here = opened(tmp_path)
    here.kiosk.printing.paper(case, sha256)    # type: ignore[arg-type]
    here.close()
    return max((tmp_path / "box/machines/printed").glob("*.pdf")).read_bytes()


def test_the_kiosk_changes_its_keys_by_hand(county: County, kiosk: Said, desk: Said, stick: Path,
                                            tmp_path: Path) -> None:
    enrolled(kiosk, desk, tmp_path)
    by_stick(kiosk, desk, stick)
    first = kiosk("submit", "--item", "MZ07", "--answers", str(answer_file(tmp_path)))
    old = opened(tmp_path)
    before, old_key = old.store.identity(), old.key
    old.close()
    assert kiosk("keys", "rotate")["generation"] == kiosk("keys", "rotate")["generation"] == 2
    by_stick(kiosk, desk, stick)
    work()
    desk("bundle", "export", "--village", VILLAGE, str(stick))
    kiosk("bundle", "import")
    new = opened(tmp_path)
    made = new.store.identity()
    assert before is not None and made is not None and (before.generation, made.generation) == (1, 2)
    assert new.key.seed != old_key.seed and new.store.waiting().count == 1
    new.close()
    kiosk("submit", "--item", "MZ07", "--answers", str(answer_file(tmp_path)))
    by_stick(kiosk, desk, stick)
    work()
    by_stick(kiosk, desk, stick)
    rows = [(one["generation"], one["revoked"]) for one in desk("terminal", "list")["terminals"]]
    assert rows == [(1, True), (2, False)]
    again = opened(tmp_path)
    trust = again.store.trust.bundle()
    assert trust is not None and trust.terminal_key(made.terminal, 1).last_good_sequence == 1
    assert {one["transport"] for one in kiosk_cases(again)} == {"confirmed"}
    slip = again.kiosk.printing._slip(CaseId(first["case"]), 1)
    token = decode_url(slip.qr_url) if slip else None
    assert isinstance(token, bytes) and isinstance(verify(token, "231222", trust, today()), Green)
    again.close()


def kiosk_cases(here: Box) -> list[dict[str, str]]:
    return [{"transport": one.transport.value} for one in here.store.cases()]


def test_keys_nobody_offered_properly_are_not_taken(county: County, kiosk: Said, desk: Said, stick: Path,
                                                    tmp_path: Path) -> None:
    """Another terminal of the village, or a thief with one key only, changes nothing."""
    from casework.rotation import write_offer, write_taken
    from casework.signing import SigningKey
    from county.fleet.models import Terminal

    enrolled(kiosk, desk, tmp_path)
    mine = opened(tmp_path)
    thief, key = SigningKey.from_seed(bytes([8]) * 32), mine.key
    mine.close()
    good = write_offer(key, thief, terminal=1, generation=2)
    for wrong in (write_offer(thief, thief, terminal=1, generation=2), {**good, "new": good["old"]},
                  write_offer(key, thief, terminal=1, generation=3), {"terminal": 1, "generation": 2}, {}):
        county.fact("KeyOffered", wrong, actor="terminal")
    county.fact("KeyTaken", write_taken(thief, terminal=1, generation=1, last_receipt=0), actor="terminal")
    assert [(one.generation, one.last_good_sequence) for one in Terminal.objects.all()] == [(1, None)]
    county.fact("KeyOffered", good, actor="terminal", village="231222103201")
    assert Terminal.objects.count() == 1
    county.fact("KeyOffered", good, actor="terminal")
    assert Terminal.objects.count() == 2
