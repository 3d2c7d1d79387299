"""From the card to the slip in the hand, over the real store and the real form."""

import hashlib
from datetime import date
from typing import Any

import pytest

from casework.case import State
from casework.facts import CHINA
from casework.receipt import Receipt, ReceiptFlags, decode_url, open_token
from casework.workdays import Calendar
from kiosk.forms.filling import Filling
from kiosk.forms.read_back import read_back
from kiosk.services.applying import Consent, Incomplete, NotStored, Submitted
from kiosk.services.catalogue import NoSuchItem
from kiosk.services.identity import CardSeen
from kiosk.services.item_forms import ItemForms
from kiosk.services.people import Agent, KnownBy, Person
from kiosk.services.printing import NoPaper, NoPrinter, NotHere, Printed
from kiosk.services.slip import SlipWriter
from kiosk.services.slip_token import SlipKeys
from kiosk.store import DiskFull
from papers.texts import english
from tests.kiosk.village import KEY, WANG, Village, bundle, changed, fill, jpeg, page_picture, signature
from xforms import FixedClock, Session

SON = Person("王大山", "citizen", "231299197001010019", date(1970, 1, 1), "M", KnownBy.TYPED)


def begun(village: Village, item: str = "MZ07", agent: Agent | None = None) -> Filling:
    village.lay_card()
    seen = village.kiosk.identity.card()
    assert isinstance(seen, CardSeen)
    filling = village.kiosk.applying.start(item, seen.person, agent)  # type: ignore[arg-type]
    assert isinstance(filling, Filling)
    return filling


def handed_in(village: Village, agent: Agent | None = None) -> Submitted:
    filling = begun(village, agent=agent)
    fill(village, filling)
    done = village.kiosk.applying.submit(filling, signature())
    assert isinstance(done, Submitted)
    return done


def test_what_cannot_wait_for_a_line_is_telephoned(village: Village) -> None:
    assert "township now" not in handed_in(village).next_steps[0].text
    alert = {"question": "/data/living/g_live", "when": ["spouse"], "says": {"zh": "急", "en": "urgent"}}
    village.publish(changed(bundle("MZ07"), version=2, alerts=[alert]))
    done = handed_in(village)
    record = village.store.case(done.case)
    assert record is not None and record.case.urgent
    assert "township now" in done.next_steps[0].text
    assert done.next_steps[0].params == {"phone": "0455-5550002"}
    assert len(done.next_steps) == 3


def test_what_is_handed_in_is_stored_with_its_receipt(village: Village) -> None:
    done = handed_in(village)
    record = village.store.case(done.case)
    assert record is not None and record.case.state is State.RECEIVED
    assert done.number == record.case.number == "231222102201-260302-01-0001-5"
    assert (done.short_number, done.transport, done.day) == ("01-0001-5", "stored", date(2026, 3, 2))
    assert done.tell_by == date(2026, 3, 9)
    assert record.case.answers["/data/applicant/a_name"] == WANG["name"]
    assert record.case.applicant is not None and record.case.applicant.phone == "13800001234"
    assert [one.ref for one in record.case.attachments] == ["/data/materials/m_photo", "signature"]
    assert all(village.store.blobs.get(one.sha256) for one in record.case.attachments)
    assert len(village.store.blobs.to_send()) == 2


def test_the_county_can_work_the_answers_out_again(village: Village) -> None:
    done = handed_in(village)
    record = village.store.case(done.case)
    assert record is not None
    paper = ItemForms(village.store).version("MZ07", 1)
    assert paper is not None
    session = Session.from_answers(paper.form, record.case.answers,
                                   clock=FixedClock(record.case.transitions[0].at.astimezone(CHINA)))
    assert session.validate() == []


def test_numbers_rise_and_the_draft_is_gone(village: Village) -> None:
    filling = begun(village)
    fill(village, filling)
    village.kiosk.applying.submit(filling, signature())
    assert village.kiosk.drafts.of(SON) == ()
    assert village.store.drafts.of_person(WANG["id_number"]) == []
    assert village.store.drafts.of_person(filling.draft) == []
    assert handed_in(village).number.endswith("-01-0002-3")


def test_touching_twice_hands_in_once(village: Village) -> None:
    filling = begun(village)
    fill(village, filling)
    first = village.kiosk.applying.submit(filling, signature())
    assert village.kiosk.applying.submit(filling, signature()) == first
    assert len(village.store.cases()) == 1


def test_what_is_missing_is_named_and_nothing_is_stored(village: Village) -> None:
    filling = begun(village)
    outcome = village.kiosk.applying.submit(filling, signature())
    assert isinstance(outcome, Incomplete) and outcome.ref == "/data/applicant/a_contact"
    fill(village, filling)
    unsigned = village.kiosk.applying.submit(filling, b"")
    assert isinstance(unsigned, Incomplete) and unsigned.ref == "signature"
    assert village.store.cases() == []


def test_a_full_disk_keeps_the_draft_and_says_so(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    filling = begun(village)
    fill(village, filling)

    def full(*_: Any, **__: Any) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(village.store, "record_application", full)
        outcome = village.kiosk.applying.submit(filling, signature())
    assert isinstance(outcome, NotStored)
    assert "no room" in outcome.sentence.render()
    assert isinstance(village.kiosk.applying.submit(filling, signature()), Submitted)


def test_the_qr_of_the_slip_is_genuine_and_names_nobody(village: Village) -> None:
    done = handed_in(village)
    found = village.kiosk.lookup.by_qr(done.qr_url)
    assert (found.verdict, found.view.number) == ("green", done.number)  # type: ignore[union-attr]
    token = decode_url(done.qr_url)
    assert isinstance(token, bytes)
    receipt = open_token(token)
    assert isinstance(receipt, Receipt)
    assert (receipt.service_number, receipt.sequence) == (7, 1)
    assert ReceiptFlags.BY_PROXY not in receipt.flags


def test_whoever_acts_for_another_is_written_down(village: Village) -> None:
    done = handed_in(village, Agent("assistant", SON, "代办员", staff="a17"))
    record = village.store.case(done.case)
    assert record is not None
    assert record.facts[0].actor == "assistant:a17"
    assert record.case.filed_by["kind"] == "assistant" and record.case.filed_by["name"] == SON.name
    told = {ref.rpartition("/")[2]: text for ref, text in record.case.answers.items() if "/agent/d_" in ref}
    assert (told["d_actor"], told["d_type"], told["d_idno"]) == ("agent", "assistant", SON.id_number)
    assert record.case.receipt["flags"] & ReceiptFlags.BY_PROXY


def test_a_discreet_matter_is_not_named_on_the_slip(village: Village) -> None:
    village.publish(changed(bundle("MZ07"), version=2, discreet=True))
    done = handed_in(village)
    token = decode_url(done.qr_url)
    assert isinstance(token, bytes)
    receipt = open_token(token)
    assert isinstance(receipt, Receipt) and receipt.service_number == 0
    assert ReceiptFlags.DISCREET in receipt.flags


def test_a_case_keeps_the_version_it_was_started_under(village: Village) -> None:
    filling = begun(village)
    village.publish(changed(bundle("MZ07"), version=2))
    fill(village, filling)
    done = village.kiosk.applying.submit(filling, signature())
    assert isinstance(done, Submitted)
    record = village.store.case(done.case)
    assert record is not None and record.case.version == 1
    assert begun(village).item.version == 2


def test_consent_is_short_and_names_who_gets_the_answers(village: Village) -> None:
    consent = village.kiosk.applying.consent("MZ07")  # type: ignore[arg-type]
    assert isinstance(consent, Consent)
    assert "县民政局" in consent.notice[0].render() and "赵春梅" in consent.notice[-1].render()
    assert village.kiosk.applying.consent("XX99") == NoSuchItem("XX99")  # type: ignore[arg-type]


def test_slips_are_printed_and_counted(village: Village) -> None:
    done = handed_in(village)
    assert village.kiosk.printing.receipt(done.case) == Printed(0)
    assert village.kiosk.printing.receipt(done.case) == Printed(1)
    first, second = sorted((village.folder / "printed").iterdir())
    assert first.read_bytes().startswith(b"%PDF") and first.read_bytes() != second.read_bytes()
    village.switch_off()
    village.open()
    assert village.kiosk.printing.receipt(done.case) == Printed(2)


def test_no_paper_and_no_printer_undo_nothing(village: Village) -> None:
    done = handed_in(village)
    (village.folder / "printed").mkdir()
    (village.folder / "printed/paper_out").touch()
    assert village.kiosk.printing.receipt(done.case) == NoPaper()
    (village.folder / "printed/offline").touch()
    assert village.kiosk.printing.receipt(done.case) == NoPrinter()
    assert village.store.prints(done.case) == 0
    pdf = village.kiosk.printing.receipt_pdf(done.case)
    assert isinstance(pdf, bytes) and pdf.startswith(b"%PDF")


def test_the_countys_paper_is_printed_byte_for_byte(village: Village) -> None:
    done = handed_in(village)
    village.county_hears()
    paper = b"%PDF-1.7 the county's own bytes"
    sha256 = hashlib.sha256(paper).hexdigest()
    village.county_says("PaperIssued", {"paper": "acceptance", "number": "1", "sha256": sha256, "size": len(paper)},
                        done.case)
    assert isinstance(village.kiosk.printing.paper(done.case, sha256), NotHere)  # type: ignore[arg-type]
    village.store.blobs.came(paper, "application/pdf")
    assert isinstance(village.kiosk.printing.paper(done.case, sha256), Printed)  # type: ignore[arg-type]
    [printed] = (village.folder / "printed").iterdir()
    assert printed.read_bytes() == paper


def test_a_photograph_goes_in_as_the_camera_service_made_it(village: Village) -> None:
    (village.folder / "camera").mkdir()
    (village.folder / "camera/portrait.jpg").write_bytes(jpeg(page_picture()))
    photo = village.kiosk.photographing.take("portrait")
    assert photo.look == "good"  # type: ignore[union-attr]
    assert village.kiosk.photographing.preview() is not None
    (village.folder / "camera/portrait.jpg").unlink()
    assert village.kiosk.photographing.take("portrait").sentence.render() == "The camera gives no picture."




def test_the_answers_can_be_taken_home_on_paper(village: Village) -> None:
    done = handed_in(village)
    assert isinstance(village.kiosk.printing.answers_copy(done.case), Printed)
    [copy] = (village.folder / "printed").iterdir()
    assert copy.read_bytes().startswith(b"%PDF")
    record = village.store.case(done.case)
    paper = ItemForms(village.store).version("MZ07", 1)
    assert record is not None and paper is not None
    rows = read_back(paper, record.case.answers, language="zh_CN",
                     clock=FixedClock(record.case.transitions[0].at.astimezone(CHINA)))
    read = {row.question: row.answer for row in rows}
    assert read["您现在跟谁一块儿过？"] == "跟老伴两个人"
    assert (read["身份证号"], read["卡号或者存折号是多少？"]) == ("231299********002X", "***************1234")
    assert rows[0].section == "您本人"


def test_the_slip_lists_only_what_was_handed_in(village: Village) -> None:
    done = handed_in(village)
    record, made = village.store.case(done.case), village.store.identity()
    assert record is not None and made is not None
    slip = SlipWriter(made, SlipKeys(KEY), Calendar(), english).slip(record, copies_before=2, promised=None)
    assert slip is not None
    assert [(one.name, one.form, one.pages) for one in slip.materials] == [("近期照片（这儿照）", "photograph", 1)]
    assert (slip.applicant_masked, slip.reprint, slip.tell_by) == ("王*兰", 2, "the fifth working day")
    assert slip.phones[0].number == "0455-5550001"
