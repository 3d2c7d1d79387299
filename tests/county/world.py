"""A county to test with: real database file, real keys, real items; only the people are invented."""

import argparse
import io
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.test import Client
from PIL import Image, ImageDraw

from casework.facts import CHINA, Fact, write
from casework.ids import CaseId, TerminalId, fact_id
from county.cases.reading import WholeCase, read
from county.intake import projections, service
from county.intake.surroundings import attachments, event_store, now_ms, random_bytes
from county.people.models import Staff
from county.store import Appended, NewFact, Place


def _portrait() -> bytes:
    """Draw somebody who is nobody."""
    picture = Image.new("RGB", (240, 300), "#d8e2ea")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((75, 60, 165, 165), fill="#e6c3a0")
    pen.ellipse((30, 185, 210, 400), fill="#4a6a8a")
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


VILLAGE = "231222102201"
ELSEWHERE = "231222103201"
NUMBER = "231299194403120029"
PNG = _portrait()
PHOTO = "/data/materials/m_photo"
ANSWERS = {
    "/data/applicant/a_name": "王秀兰", "/data/applicant/a_idno": NUMBER, "/data/applicant/a_birth": "1944-03-12",
    "/data/applicant/a_phone": "13800000012", "/data/living/g_live": "spouse", "/data/living/g_low": "no",
    "/data/living/g_pension": "none", "/data/account/k_owner": "self",
    "/data/account/k_card": "6228480000000000128", "/data/account/k_bank": "rural", "/data/promise/z_truth": "yes",
    PHOTO: "photo.png",
}


def point_at(folder: Path) -> None:
    """Let Django use the county in this folder."""
    close()
    settings.COUNTY_DATA = folder
    connections["default"].settings_dict["NAME"] = str(folder / "county.db")


def close() -> None:
    """Close the database, so that the next county opens its own."""
    connections["default"].close()


def make(folder: Path) -> Path:
    """Make the demo's county in a folder."""
    from county import commands

    point_at(folder)
    commands.demo(argparse.Namespace(host="127.0.0.1"))
    close()
    return folder


def copy(original: Path, folder: Path) -> Path:
    """Copy a county and use the copy."""
    shutil.copytree(original, folder)
    point_at(folder)
    return folder


def moment(day: str, hour: int = 9) -> int:
    """Milliseconds of an hour of a day in China."""
    return int(datetime.fromisoformat(f"{day}T{hour:02}:00:00").replace(tzinfo=CHINA).timestamp() * 1000)


@dataclass
class County:
    """The county of one test."""

    folder: Path
    _seq: int = 0

    def staff(self, login: str = "", **fields: Any) -> Staff:
        """Return somebody of the demo, or a new person with these fields."""
        if not fields:
            return Staff.objects.get(login=login)
        made = {"county": "231222", "name": login, "scope": "231222"} | fields
        return Staff.objects.create_staff(login, "correct horse battery", **made)

    def client(self, staff: Staff | str, *, strict: bool = False) -> Client:
        """Return a browser of somebody logged in; `strict` checks CSRF as outside tests."""
        client = Client(enforce_csrf_checks=strict)
        client.force_login(self.staff(staff) if isinstance(staff, str) else staff,
                           backend="django.contrib.auth.backends.ModelBackend")
        return client

    def fact(self, kind: str, body: Mapping[str, Any], *, case: CaseId | None = None, at_ms: int | None = None,
             actor: str = "villager", village: str = VILLAGE) -> Fact:
        """Let a fact come in as it does from a kiosk: with its own time."""
        self._seq += 1
        at = now_ms() if at_ms is None else at_ms
        made = write(kind, body, id=fact_id(at, random_bytes(10)), case=case, at_ms=at, offset_ms=0, seen=0,
                     actor=actor)
        with transaction.atomic():
            new = NewFact(made, Place(TerminalId(9), "test", self._seq))
            placed = event_store().append(village, [new], arrived_ms=now_ms())
            projections.tell(village, [one for one in placed if isinstance(one, Appended)])
        return made

    def applied(self, *, at_ms: int | None = None, village: str = VILLAGE, item: str = "MZ07",
                answers: Mapping[str, str] = ANSWERS, name: str = "王秀兰", number: str = NUMBER,
                pictures: Sequence[str] = (PHOTO, "signature"), bundle: Mapping[str, Any] | None = None) -> CaseId:
        """Let an application come in and return its case."""
        self._handles = getattr(self, "_handles", 0) + 1
        sha256 = attachments().put(PNG)
        body = {
            "item": item, "version": 1, "village": village, "answers": dict(answers),
            "applicant": {"name": name, "id_type": "citizen", "id_number": number, "phone": "13800000012"},
            "attachments": [{"ref": ref, "sha256": sha256, "media": "image/png", "size": len(PNG)}
                            for ref in pictures],
            "number": f"{village}-261124-01-{self._handles:04}-0",
            "receipt": {"terminal": 9, "gen": 1, "seq": self._handles, "day": 2520, "flags": 0,
                        "handle": f"{self._handles:02}AAAAAAAAAAAA"},
        }
        body |= {"bundle": dict(bundle)} if bundle else {}
        return self.fact("Applied", body, at_ms=at_ms, village=village).case

    def case(self, case_id: CaseId) -> WholeCase:
        """Return the case as it stands."""
        whole = read(case_id)
        assert whole is not None
        return whole

    def add_village(self, code: str = ELSEWHERE) -> None:
        """Add a village of another township."""
        from county.fleet.models import Village

        Village.objects.create(county="231222", code=code, name="别村", township_name="别镇")


def record(case: CaseId, kind: str, body: Mapping[str, Any]) -> None:
    """Record a fact of the county now."""
    service.record([service.FactDraft(kind, body, case)], feed=VILLAGE, actor="worker")


def today() -> date:
    """The day in China."""
    return datetime.fromtimestamp(now_ms() / 1000, CHINA).date()
