"""Item versions: announced by facts, carried as blobs."""

from sqlite_utils import Database

from casework.bundle import ItemBundle, read_bundle
from casework.definition import ItemDefinition
from casework.facts import Fact
from casework.ids import Sha256
from kiosk.store.blobs import Blobs
from kiosk.store.values import PublishedItem

BUNDLE_MEDIA = "application/vnd.buchucun.item+json"


class Items:
    """The versions this kiosk holds. A version never changes, so it is read once."""

    def __init__(self, database: Database, blobs: Blobs) -> None:
        self._database, self._blobs = database, blobs
        self._read: dict[str, PublishedItem] = {}

    def take(self, fact: Fact) -> None:
        """Note a published or retired version."""
        code, version = str(fact.body["item"]), int(fact.body["version"])
        if fact.kind == "ItemRetired":
            self._database.execute(
                "UPDATE items SET retired = 1 WHERE code = ? AND version = ?", [code, version])
            return
        sha256 = str(fact.body["sha256"])
        self._database.execute("INSERT OR IGNORE INTO items (code, version, sha256) VALUES (?, ?, ?)",
                               [code, version, sha256])
        self._blobs.want(sha256, BUNDLE_MEDIA)

    def get(self, code: str, version: int) -> PublishedItem | None:
        """Return a version, retired or not; None when it or its bytes are not here."""
        row = self._database.execute(
            "SELECT sha256 FROM items WHERE code = ? AND version = ?", [code, version]).fetchone()
        return self._load(row[0]) if row else None

    def definition(self, code: str, version: int) -> ItemDefinition | None:
        """Return the definition of a version."""
        item = self.get(code, version)
        return item.definition if item else None

    def newest(self) -> list[PublishedItem]:
        """Return the newest version in force of every item, by number."""
        rows = self._database.execute(
            "SELECT code, sha256 FROM items WHERE retired = 0 ORDER BY code, version").fetchall()
        found = {code: item for code, sha256 in rows if (item := self._load(sha256)) is not None}
        return sorted(found.values(), key=lambda item: item.definition.number)

    def _load(self, sha256: str) -> PublishedItem | None:
        if sha256 not in self._read:
            data = self._blobs.get(sha256)
            bundle = read_bundle(data) if data is not None else None
            if not isinstance(bundle, ItemBundle):
                return None
            self._read[sha256] = PublishedItem(
                bundle.definition, bundle.form, bundle.media, Sha256(sha256))
        return self._read[sha256]
