"""Is the file what was written? Looked at before it is used, and once a day from end to end.

SQLCipher keeps a keyed hash of every page, so eight changed bytes anywhere are found, where SQLite's own
check finds one in three; the chain over the own log finds what a page cannot: facts that are missing.
"""

from sqlite_utils import Database

from casework.wire import CHAIN_START
from kiosk.store.links import chain_over, links


def damaged_pages(database: Database) -> bool:
    """Whether any page fails its keyed hash; reads the whole file once."""
    return bool(database.execute("PRAGMA cipher_integrity_check").fetchall())


def damage(database: Database) -> str:
    """Look at everything; return what is wrong in one word, '' when all is sound."""
    if damaged_pages(database):
        return "pages"
    if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        return "structure"
    return "chain" if any(not _is_whole(database, *row) for row in _epochs(database)) else ""


def _epochs(database: Database) -> list[tuple[str, int, bytes]]:
    return list(database.execute("SELECT epoch, seq, chain FROM epochs").fetchall())


def _is_whole(database: Database, epoch: str, seq: int, chain: bytes) -> bool:
    """Whether the facts of an epoch are all there and give the hash that was kept beside them."""
    passed = links(database, epoch)
    if [link.seq for link in passed] != list(range(1, seq + 1)):
        return False
    return chain_over(CHAIN_START, passed) == bytes(chain)


def contents_of(database: Database) -> tuple[int, int, int]:
    """Return counts a copy must share with what it was made of: facts, blobs, own facts."""
    facts, blobs, own = database.execute(
        "SELECT (SELECT count(*) FROM facts), (SELECT count(*) FROM blobs), (SELECT coalesce(sum(seq), 0) FROM epochs)"
    ).fetchone()
    return facts, blobs, own
