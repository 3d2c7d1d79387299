"""Life events: announced and signed by facts, carried as blobs, like item versions."""

from collections.abc import Callable

from sqlite_utils import Database

from casework.facts import Fact
from casework.life_event import PublishedLifeEvent, read_published
from casework.publication import Publication, read_publication
from kiosk.store.blobs import Blobs
from kiosk.store.items import BUNDLE_MEDIA, County

_PUBLICATION = "code, version, sha256, signature"


class LifeEvents:
    """The versions this kiosk holds; one that the county did not sign is as if it were not there."""

    def __init__(self, database: Database, blobs: Blobs, county: Callable[[], County | None]) -> None:
        self._database, self._blobs, self._county = database, blobs, county
        self._read: dict[str, PublishedLifeEvent] = {}

    def take(self, fact: Fact) -> None:
        """Note a published version."""
        made = read_publication({**fact.body, "item": fact.body["event"]})
        self._database.execute(f"INSERT OR IGNORE INTO life_events ({_PUBLICATION}) VALUES (?, ?, ?, ?)",
                               [made.item, made.version, made.sha256, made.signature])
        self._blobs.want(made.sha256, BUNDLE_MEDIA)

    def get(self, code: str, version: int) -> PublishedLifeEvent | None:
        """Return a version; None when it or its bytes are not here."""
        row = self._database.execute(
            f"SELECT {_PUBLICATION} FROM life_events WHERE code = ? AND version = ?", [code, version]).fetchone()
        return self._load(Publication(*row)) if row else None

    def newest(self) -> list[PublishedLifeEvent]:
        """Return the newest version of every life event, by code."""
        rows = self._database.execute(
            f"SELECT {_PUBLICATION} FROM life_events ORDER BY code, version").fetchall()
        found = {made.item: event for made in (Publication(*row) for row in rows)
                 if (event := self._load(made)) is not None}
        return list(found.values())

    def _load(self, made: Publication) -> PublishedLifeEvent | None:
        if made.sha256 not in self._read:
            data, county = self._blobs.get(made.sha256), self._county()
            if data is None or county is None or not county.vouches_for(made, data):
                return None
            published = read_published(data)
            if not isinstance(published, PublishedLifeEvent):
                return None
            self._read[made.sha256] = published
        return self._read[made.sha256]
