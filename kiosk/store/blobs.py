"""Photographs, signatures, papers and item versions by SHA-256, inside the encrypted file."""

import hashlib
from collections.abc import Sequence

from sqlite_utils import Database

from casework.ids import Sha256


class Blobs:
    """Keeps bytes under their hash; knows which go to the county and which are awaited from it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, data: bytes, media: str, *, send: bool) -> Sha256:
        """Keep bytes once; `send` queues them for the county."""
        sha256 = Sha256(hashlib.sha256(data).hexdigest())
        self._database.execute("INSERT OR IGNORE INTO blobs VALUES (?, ?, ?)", [sha256, media, data])
        self._database.execute("DELETE FROM blobs_wanted WHERE sha256 = ?", [sha256])
        if send:
            self._database.execute("INSERT OR IGNORE INTO blobs_to_send VALUES (?)", [sha256])
        return sha256

    def get(self, sha256: str) -> bytes | None:
        """Return the bytes, or None when they are not here."""
        row = self._database.execute("SELECT data FROM blobs WHERE sha256 = ?", [sha256]).fetchone()
        return bytes(row[0]) if row else None

    def size(self, sha256: str) -> int:
        """Return how many bytes there are, 0 when they are not here."""
        row = self._database.execute("SELECT length(data) FROM blobs WHERE sha256 = ?", [sha256]).fetchone()
        return int(row[0]) if row else 0

    def to_send(self) -> list[Sha256]:
        """Return what the county lacks, smallest first, so that a big photograph delays no other."""
        rows = self._database.execute(
            "SELECT sha256 FROM blobs_to_send JOIN blobs USING (sha256) ORDER BY length(data)")
        return [Sha256(row[0]) for row in rows.fetchall()]

    def queue(self, hashes: Sequence[str]) -> None:
        """Queue bytes that are here for the county."""
        for sha256 in hashes:
            self._database.execute(
                "INSERT OR IGNORE INTO blobs_to_send SELECT sha256 FROM blobs WHERE sha256 = ?", [sha256])

    def sent(self, sha256: str) -> None:
        """The county has it."""
        self._database.execute("DELETE FROM blobs_to_send WHERE sha256 = ?", [sha256])

    def want(self, sha256: str, media: str) -> None:
        """Await bytes from the county, unless they are here."""
        self._database.execute(
            "INSERT OR IGNORE INTO blobs_wanted SELECT ?, ? WHERE NOT EXISTS"
            " (SELECT 1 FROM blobs WHERE sha256 = ?)", [sha256, media, sha256])

    def arrived(self, sha256: str) -> int:
        """Return how many bytes of an awaited blob are here."""
        row = self._database.execute(
            "SELECT coalesce(sum(length(data)), 0) FROM blob_pieces WHERE sha256 = ?", [sha256]).fetchone()
        return int(row[0])

    def add_piece(self, sha256: str, at: int, data: bytes) -> None:
        """Keep a piece that begins at byte `at`."""
        self._database.execute("INSERT OR REPLACE INTO blob_pieces VALUES (?, ?, ?)", [sha256, at, data])

    def join_pieces(self, sha256: str, media: str) -> bool:
        """Make one blob of the pieces when they have its hash; they are gone afterwards in any case."""
        rows = self._database.execute(
            "SELECT data FROM blob_pieces WHERE sha256 = ? ORDER BY at", [sha256]).fetchall()
        data = b"".join(bytes(piece) for (piece,) in rows)
        self._database.execute("DELETE FROM blob_pieces WHERE sha256 = ?", [sha256])
        if hashlib.sha256(data).hexdigest() != sha256:
            return False
        self.put(data, media, send=False)
        return True

    def wanted(self) -> list[tuple[Sha256, str]]:
        """Return what is awaited, with its media type."""
        rows = self._database.execute("SELECT sha256, media FROM blobs_wanted ORDER BY rowid").fetchall()
        return [(Sha256(sha256), media) for sha256, media in rows]
