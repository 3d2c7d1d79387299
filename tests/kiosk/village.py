"""A village with a real store, the real items of the catalogue, machines fed by files, and a county that writes."""

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image, ImageDraw

from casework.facts import CHINA, Fact, write
from casework.ids import CaseId, CountyCode, Sha256, TerminalId, VillageCode, fact_id
from casework.publication import publication
from casework.signing import SigningKey
from casework.trust import SigningKeyEntry, TerminalKey, TrustBundle
from casework.wire import Answer, FeedLine, Position
from casework.wire.chain import chain_after
from casework.workdays import Calendar
from county.catalogue.authoring import WrittenItem, read_item
from county.catalogue.life_events import WrittenLifeEvent, read_life_events
from kiosk.devices.folder_camera import FolderCamera
from kiosk.devices.folder_card_reader import FolderCardReader
from kiosk.devices.folder_printer import FolderPrinter
from kiosk.devices.folder_scanner import FolderScanner
from kiosk.devices.machines import Machines
from kiosk.services.clock import Clock
from kiosk.services.compose import Surroundings, compose
from kiosk.services.handwriting import Handwriting
from kiosk.services.kiosk import Kiosk
from kiosk.store import Store, TerminalIdentity
from kiosk.voice.voice import Silence, Voice

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "assets/catalogue"
NOON = int(datetime(2026, 3, 2, 12, tzinfo=CHINA).timestamp() * 1000)
COUNTY = CountyCode("231222")
VILLAGE = VillageCode("231222102201")
COUNTY_KEY = SigningKey.from_seed(bytes([7]) * 32)
KEY = SigningKey.from_seed(bytes([9]) * 32)
WANG = {"name": "王秀兰", "id_number": "23129919420305002X", "nation": "汉", "address": "榆林镇向阳村"}


@dataclass
class Hand:
    """A clock moved by hand."""

    ms: int = NOON

    def now_ms(self) -> int:
        return self.ms

    def monotonic(self) -> float:
        return self.ms / 1000

    def days(self, count: float) -> None:
        self.ms += int(count * 86_400_000)


@cache
def bundle(code: str) -> bytes:
    """An item of the catalogue as the county publishes it."""
    written = read_item(CATALOGUE / "items" / code, date(2026, 3, 2))
    assert isinstance(written, WrittenItem), written
    return written.data


@cache
def life_event(code: str) -> bytes:
    """A life event of the catalogue as the county publishes it."""
    written = {one.event.code: one for one in read_life_events(CATALOGUE, date(2026, 3, 2))
               if isinstance(one, WrittenLifeEvent)}
    return written[code].data


def changed(data: bytes, **changes: Any) -> bytes:
    """A bundle with other values in its definition."""
    record = json.loads(data)
    record["definition"] |= changes
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


class County:
    """The county behind a kiosk, as far as a store sees it."""

    def __init__(self, store: Store, clock: Clock, key: SigningKey) -> None:
        self.store, self.clock, self.key, self.feed = store, clock, key, 0

    def enrol(self) -> None:
        """Make the kiosk the first terminal of an invented village."""
        made = TerminalIdentity(
            TerminalId(1), 1, 1, VILLAGE, "向阳村", "榆林镇", COUNTY, "兰西县", "lx.example",
            "https://lx.example", COUNTY_KEY.public.raw, "", "赵春梅", "0455-5550001", "0455-5550002")
        now = self.clock.now_ms()
        trust = TrustBundle(
            1, now, now * 2, COUNTY, (TerminalKey(TerminalId(1), 1, self.key.public.raw, VILLAGE, 0),),
            frozenset(), (), (SigningKeyEntry("k1", COUNTY_KEY.public.raw, 0),))
        self.store.trust.enrolled(made, trust.to_bytes(), trust.signature(COUNTY_KEY))

    def publish(self, data: bytes) -> None:
        """Publish an item version."""
        record = json.loads(data)["definition"]
        made = publication(COUNTY_KEY, COUNTY, record["code"], record["version"], data)
        self.county_says("ItemPublished", made.body(), feed="county")
        self.store.blobs.came(data, "application/json")

    def publish_event(self, data: bytes) -> None:
        """Publish a version of a life event."""
        record = json.loads(data)["definition"]
        body = publication(COUNTY_KEY, COUNTY, record["code"], record["version"], data).body()
        self.county_says("LifeEventPublished", body | {"event": body.pop("item")}, feed="county")
        self.store.blobs.came(data, "application/json")

    def county_says(self, kind: str, body: Mapping[str, Any], case: CaseId | None = None, *,
                    feed: str = VILLAGE) -> Fact:
        """A fact of the county comes with the feed."""
        self.feed += 1
        now = self.clock.now_ms()
        fact = write(kind, body, id=fact_id(now, self.feed.to_bytes(10, "big")), case=case, at_ms=now,
                     offset_ms=0, seen=self.feed - 1, actor="staff:w1")
        self._answer([FeedLine(feed, self.feed, fact, None)], {feed: self.feed})
        return fact

    def county_hears(self) -> None:
        """The county acknowledges all that waits, and gives each its feed number."""
        part = self.store.exchange.outbox(100)
        lines = [FeedLine(VILLAGE, self.feed + place, None, (part.epoch, part.seq + place))
                 for place in range(1, len(part.lines) + 1)]
        self.feed += len(lines)
        ack = Position(part.epoch, part.seq + len(lines), chain_after(part.chain, part.lines))
        self._answer(lines, {VILLAGE: self.feed}, ack)

    def _answer(self, lines: Sequence[FeedLine], cursor: dict[str, int], ack: Position | None = None) -> None:
        part = self.store.exchange.outbox(0)
        at = ack or Position(part.epoch, part.seq, part.chain)
        known = self.store.exchange.cursor()
        self.store.exchange.take_answer(
            Answer(at, None, self.clock.now_ms(), "s1", (), tuple(lines), known | cursor, False), offset_ms=0)


class Village(County):
    """One kiosk, its machines, and the county behind it."""

    def __init__(self, folder: Path, handwriting: Handwriting | None = None, voice: Voice | None = None) -> None:
        self.handwriting, self.voice = handwriting or Handwriting(), voice or Silence()
        self.folder, self.hand, self.chance = folder, Hand(), Random(5)
        super().__init__(self._opened(), self.hand, KEY)
        self.kiosk = self._kiosk()
        self.enrol()

    def open(self) -> None:
        """Switch the kiosk on again."""
        self.store = self._opened()
        self.kiosk = self._kiosk()

    def switch_off(self) -> None:
        """Switch it off."""
        self.store.close()

    def _opened(self) -> Store:
        return Store.open(self.folder / "data", bytes(range(32)), clock=self.hand, random=self.chance.randbytes)

    def _kiosk(self) -> Kiosk:
        machines = Machines(
            FolderCardReader(self.folder / "card"), FolderCamera(self.folder / "camera"),
            FolderPrinter(self.folder / "printed"), FolderScanner(self.folder / "scanner"))
        calendar = Calendar.parse(
            file.read_text("utf-8") for file in sorted((CATALOGUE / "calendars").glob("*.csv")))
        return compose(self.store, Surroundings(
            KEY, self.hand, self.chance.randbytes, machines, calendar, self.folder / "tmp",
            handwriting=self.handwriting, voice=self.voice))

    def lay_card(self, card: Mapping[str, str] = WANG) -> None:
        """Put a card on the reader."""
        (self.folder / "card").mkdir(exist_ok=True)
        (self.folder / "card/one.json").write_text(json.dumps(card, ensure_ascii=False), "utf-8")

    def take_card(self) -> None:
        """Take it away."""
        (self.folder / "card/one.json").unlink()


def page_picture(*, light: int = 235, size: tuple[int, int] = (900, 1200)) -> Image.Image:
    """A drawn page: lines of small black marks on light paper."""
    image = Image.new("RGB", size, (light, light, light))
    draw = ImageDraw.Draw(image)
    marks = Random(3)
    for y in range(60, size[1] - 60, 24):
        x = 60
        while x < size[0] - 60:
            wide = marks.randint(4, 14)
            draw.rectangle((x, y, x + wide, y + 12), outline=(light // 8,) * 3, width=2)
            x += wide + marks.randint(4, 12)
    return image


def jpeg(image: Image.Image, **options: Any) -> bytes:
    """The picture as a camera gives it."""
    target = io.BytesIO()
    image.save(target, "JPEG", quality=92, **options)
    return target.getvalue()


def signature() -> bytes:
    """A finger's drawing."""
    image = Image.new("L", (300, 100), 255)
    ImageDraw.Draw(image).line([(10, 80), (120, 20), (180, 70), (290, 30)], fill=0, width=4)
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


ANSWERS: dict[str, Any] = {
    "/data/applicant/a_phone": "13800001234",
    "/data/living/g_live": "spouse",
    "/data/living/g_low": "unsure",
    "/data/living/g_pension": ["none"],
    "/data/account/k_owner": "self",
    "/data/account/k_card": "6228480000000001234",
    "/data/account/k_bank": "rural",
    "/data/promise/z_truth": "yes",
    # asked only of who acts for another
    "/data/agent/d_phone": "13800000099",
    "/data/agent/d_scope": ["submit"],
    "/data/agent/d_reason": "old",
    "/data/agent/d_until": "",
}


def fill(village: Village, filling: Any, answers: Mapping[str, Any] = ANSWERS) -> None:
    """Answer page by page until the last look."""
    while not filling.at_review:
        page = filling.current
        if page.kind == "photo":
            filling.photographs.lay(jpeg(page_picture()))
        elif page.kind != "note":
            filling.answer(answers[page.ref])
        filling.next()


class Memory:
    """A keeper that keeps everything in memory, for forms without a store."""

    def __init__(self) -> None:
        self.pictures: dict[str, bytes] = {}

    def save(self, snapshot: Mapping[str, Any]) -> bool:
        json.dumps(snapshot)
        return True

    def put(self, jpeg: bytes) -> Sha256:
        sha256 = Sha256(hashlib.sha256(jpeg).hexdigest())
        self.pictures[sha256] = jpeg
        return sha256

    def get(self, sha256: Sha256) -> bytes | None:
        return self.pictures.get(sha256)
