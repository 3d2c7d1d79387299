"""Drafts: each sealed under a key of its own; destroying the key destroys the answers.

Kept seven days at most (retention rule for unsent answers), found by a keyed hash of the person.
"""

from collections.abc import Callable

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from sqlite_utils import Database

from kiosk.store.values import Draft

KEPT_MS = 7 * 24 * 3600 * 1000


class Drafts:
    """Saves, reopens and destroys drafts. Callers hold the transaction."""

    def __init__(self, database: Database, person_key: Callable[[str], bytes],
                 random: Callable[[int], bytes]) -> None:
        self._database, self._person_key, self._random = database, person_key, random

    def save(self, draft: Draft, now_ms: int) -> None:
        """Keep the newest state of a draft."""
        key = self._key(draft.id) or self._random(SecretBox.KEY_SIZE)
        sealed = bytes(SecretBox(key).encrypt(draft.payload, self._random(SecretBox.NONCE_SIZE)))
        self._database.execute(
            "INSERT INTO drafts VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " sealed = excluded.sealed, updated = excluded.updated",
            [draft.id, draft.item, draft.version, self._person_key(draft.person), sealed, now_ms])
        self._database.execute("INSERT OR IGNORE INTO draft_keys VALUES (?, ?)", [draft.id, key])

    def of_person(self, person: str) -> list[Draft]:
        """Return the drafts of a person, newest first."""
        rows = self._database.execute(
            "SELECT id, item, version, sealed, updated FROM drafts WHERE person = ?"
            " ORDER BY updated DESC", [self._person_key(person)]).fetchall()
        return [draft for row in rows if (draft := self._opened(row, person)) is not None]

    def _opened(self, row: tuple[str, str, int, bytes, int], person: str) -> Draft | None:
        id, item, version, sealed, updated = row
        key = self._key(id)
        if key is None:
            return None
        try:
            payload = SecretBox(key).decrypt(bytes(sealed))
        except CryptoError:
            return None
        return Draft(id, item, version, person, payload, updated)

    def destroy(self, id: str) -> None:
        """Destroy a draft and its key."""
        self._database.execute("DELETE FROM draft_keys WHERE id = ?", [id])
        self._database.execute("DELETE FROM drafts WHERE id = ?", [id])

    def destroy_expired(self, now_ms: int) -> int:
        """Destroy drafts older than seven days; return how many."""
        old = self._database.execute(
            "SELECT id FROM drafts WHERE updated < ?", [now_ms - KEPT_MS]).fetchall()
        for (id,) in old:
            self.destroy(id)
        return len(old)

    def _key(self, id: str) -> bytes | None:
        row = self._database.execute("SELECT key FROM draft_keys WHERE id = ?", [id]).fetchone()
        return bytes(row[0]) if row else None
