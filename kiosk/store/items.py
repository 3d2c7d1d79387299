"""Item versions: announced by facts, carried as blobs."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from casework.bundle import ItemBundle, read_bundle
from casework.definition import ItemDefinition
from casework.facts import Fact
from casework.ids import CountyCode
from casework.publication import Publication, read_publication
from casework.signing import VerifyKey
from kiosk.store.blobs import Blobs
from kiosk.store.schema import TAKEN_BEFORE
from kiosk.store.values import PublishedItem

BUNDLE_MEDIA = "application/vnd.buchucun.item+json"
_PUBLICATION = "code, version, sha256, signature"


@dataclass(frozen=True, slots=True)
class County:
    """Whose items count here. `keys`: those taken back too; what they signed before stays signed (ADR 0015)."""

    code: CountyCode
    keys: Sequence[VerifyKey]

    def vouches_for(self, made: Publication, data: bytes) -> bool:
        """Whether these are the bytes announced, and one of the keys signed them."""
        return hashlib.sha256(data).hexdigest() == made.sha256 and made.is_signed(self.code, self.keys)


class Items:
    """The versions this kiosk holds. A version never changes, so it is read once."""

    def __init__(self, database: Database, blobs: Blobs, county: Callable[[], County | None]) -> None:
        self._database, self._blobs, self._county = database, blobs, county
        self._read: dict[str, PublishedItem] = {}

    def take(self, fact: Fact) -> bool:
        """Note a published or retired version; True when its bytes were here before it was announced."""
        code, version = str(fact.body["item"]), int(fact.body["version"])
        if fact.kind == "ItemRetired":
            self._database.execute(
                "UPDATE items SET retired = 1 WHERE code = ? AND version = ?", [code, version])
            return False
        made = read_publication(fact.body)
        signature = "" if made.signature == TAKEN_BEFORE else made.signature
        self._database.execute("INSERT OR IGNORE INTO items (code, version, sha256, signature) VALUES (?, ?, ?, ?)",
                               [code, version, made.sha256, signature])
        self._blobs.want(made.sha256, BUNDLE_MEDIA)
        return self._blobs.get(made.sha256) is not None

    def get(self, code: str, version: int) -> PublishedItem | None:
        """Return a version, retired or not; None when it or its bytes are not here."""
        row = self._database.execute(
            f"SELECT {_PUBLICATION} FROM items WHERE code = ? AND version = ?", [code, version]).fetchone()
        return self._load(Publication(*row)) if row else None

    def definition(self, code: str, version: int) -> ItemDefinition | None:
        """Return the definition of a version."""
        item = self.get(code, version)
        return item.definition if item else None

    def newest(self) -> list[PublishedItem]:
        """Return the newest version in force of every item, by number."""
        rows = self._database.execute(
            f"SELECT {_PUBLICATION} FROM items WHERE retired = 0 ORDER BY code, version").fetchall()
        found = {made.item: item for made in (Publication(*row) for row in rows)
                 if (item := self._load(made)) is not None}
        return sorted(found.values(), key=lambda item: item.definition.number)

    def _load(self, made: Publication) -> PublishedItem | None:
        """Read a version when its bytes are here, are those announced, and the county signed them."""
        if made.sha256 not in self._read:
            data = self._blobs.get(made.sha256)
            if data is None or not self._is_the_countys(made, data):
                return None
            bundle = read_bundle(data)
            if not isinstance(bundle, ItemBundle):
                return None
            self._read[made.sha256] = PublishedItem(bundle.definition, bundle.form, bundle.media, made.sha256)
        return self._read[made.sha256]

    def _is_the_countys(self, made: Publication, data: bytes) -> bool:
        county = self._county()
        if made.signature == TAKEN_BEFORE:
            return county is not None and hashlib.sha256(data).hexdigest() == made.sha256
        return county is not None and county.vouches_for(made, data)
