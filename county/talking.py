"""The commands `county enquiry` and `county notice`: the desk's end of what villagers say and read."""

import argparse
import json
from pathlib import Path

from casework.enquiry import Enquiry
from casework.ids import CaseId
from casework.notice import Notice
from county.cannot import CannotDo, Result
from county.consultations import answering
from county.notices import posting


def enquiry_list(options: argparse.Namespace) -> Result:
    """List what villagers asked, complained of, objected to or want put right."""
    return {"enquiries": [_enquiry(one) for one in answering.listing(waiting=options.waiting)]}


def enquiry_answer(options: argparse.Namespace) -> Result:
    """Answer one; the answer is read to the person in the village."""
    outcome = answering.answer(CaseId(options.id), options.words, by=options.by, actor="worker")
    if isinstance(outcome, answering.NotAnswered):
        raise CannotDo(f"{outcome.sentence.render()} {outcome.next_step.render()}")
    return _enquiry(outcome.enquiry)


def notice_post(options: argparse.Namespace) -> Result:
    """Hang a notice; the file holds the body of the fact."""
    return _notice_or_why(posting.post(json.loads(Path(options.file).read_text("utf-8")), actor="worker"))


def notice_down(options: argparse.Namespace) -> Result:
    """Take a notice down."""
    return _notice_or_why(posting.take_down(CaseId(options.id), options.reason, actor="worker"))


def notice_list(options: argparse.Namespace) -> Result:
    """List the notices."""
    return {"notices": [_notice(one) for one in posting.listing()]}


def _notice_or_why(outcome: posting.Posted | posting.NotPosted) -> Result:
    if isinstance(outcome, posting.NotPosted):
        raise CannotDo(" ".join(one.render() for one in outcome.sentences))
    return _notice(outcome.notice)


def _enquiry(one: Enquiry) -> Result:
    against = posting.notice(CaseId(one.notice)) if one.notice else None
    return {"id": one.id, "about": one.about.value, "village": one.village, "words": one.words, "item": one.item,
            "case": one.case, "notice": one.notice, "notice_title": against.title if against else "",
            "row": one.row, "row_cells": list(against.row(one.row)) if against else [], "name": one.name,
            "phone": one.phone, "at": one.at.isoformat(),
            "answers": [{"words": said.words, "by": said.by, "at": said.at.isoformat()} for said in one.answers]}


def _notice(one: Notice) -> Result:
    return {"id": one.id, "village": one.village, "title": one.title, "start": one.start.isoformat(),
            "end": one.end.isoformat(), "rows": len(one.rows), "taken_down": one.taken_down}
