"""Taking a verified answer of the county into the store. Callers hold the transaction."""

from collections.abc import Iterable

from sqlite_utils import Database

from casework.facts import Fact, parse
from casework.ids import CaseId
from casework.wire import FeedLine, mark_of
from kiosk.store.settings import Settings

OLD_LIFE = "@"
"""In a feed's name: the number is of an earlier life of the county's database."""
FORGOTTEN = "~"
"""In a feed's name: the county, put back from a backup, does not have this fact of its own any more."""


def take(database: Database, lines: Iterable[FeedLine]) -> tuple[list[Fact], list[CaseId]]:
    """Number own facts, add the facts of others; return those, and the streams of own facts in a new order.

    A fact that came before (by another feed, a stick, a resend) is not added twice.
    """
    others: list[Fact] = []
    reordered: dict[CaseId, None] = {}
    for line in lines:
        if line.own is not None:
            reordered |= dict.fromkeys(_number(database, line, *line.own))
        elif (fact := _other(database, line, line.fact)) is not None:
            others.append(fact)
    return others, list(reordered)


def _number(database: Database, line: FeedLine, epoch: str, seq: int) -> list[CaseId]:
    """Number a run of own facts. A stream of one fact folds the same whatever its number is."""
    run = [epoch, seq, seq + line.count - 1]
    database.execute("DELETE FROM set_aside WHERE epoch = ? AND seq BETWEEN ? AND ?", run)
    database.execute(
        "UPDATE facts SET feed = ?, number = seq + ? WHERE epoch = ? AND seq BETWEEN ? AND ?"
        " AND (number IS NULL OR feed LIKE '%@%')", [line.feed, line.number - seq, *run])
    rows = database.execute(
        "SELECT DISTINCT stream FROM facts AS own WHERE epoch = ? AND seq BETWEEN ? AND ? AND EXISTS"
        " (SELECT 1 FROM facts WHERE stream = own.stream AND id <> own.id)", run)
    return [CaseId(stream) for (stream,) in rows.fetchall()]


def _other(database: Database, line: FeedLine, fact: Fact | None) -> Fact | None:
    assert fact is not None
    known = database.execute("SELECT line, feed FROM facts WHERE id = ?", [fact.id]).fetchone()
    if known is None and _was_erased(database, fact):
        return None
    if known is None:
        database.execute(
            "INSERT INTO facts (id, stream, kind, line, feed, number) VALUES (?, ?, ?, ?, ?, ?)",
            [fact.id, fact.case, fact.kind, fact.line, line.feed, line.number])
        return fact
    if bytes(known[0]) == fact.line and (known[1] is None or OLD_LIFE in known[1] or FORGOTTEN in known[1]):
        database.execute("UPDATE facts SET feed = ?, number = ? WHERE id = ?",
                         [line.feed, line.number, fact.id])
        return fact
    return None


def _was_erased(database: Database, fact: Fact) -> bool:
    """Whether a fact of this id was here and its body was erased."""
    return database.execute("SELECT 1 FROM erased WHERE id = ?", [fact.id]).fetchone() is not None


def move_cursor(database: Database, cursor: dict[str, int]) -> None:
    """Remember how far each feed was read; never back."""
    for feed, number in cursor.items():
        database.execute(
            "INSERT INTO cursors VALUES (?, ?) ON CONFLICT (feed) DO UPDATE SET number ="
            " max(number, excluded.number)", [feed, number])


def forget_numbers(database: Database) -> None:
    """Read every feed again: the county's numbers belong to an earlier life of its database.

    Old numbers stay under another feed's name (`...@life`) until new ones come, so cases keep their order.
    """
    settings = Settings(database)
    life = settings.get("lives", 0) + 1
    settings.set("lives", life)
    database.execute("UPDATE facts SET feed = feed || '@' || ? WHERE feed NOT LIKE '%@%' AND feed NOT LIKE '%~%'",
                     [str(life)])
    database.execute("DELETE FROM cursors")


def facts_of(database: Database, kinds: frozenset[str]) -> list[Fact]:
    """Return the facts of some kinds: those with a feed number in its order, then our own by their place in the log."""
    marks = ", ".join("?" * len(kinds))
    rows = database.execute(
        f"SELECT line FROM facts LEFT JOIN epochs USING (epoch) WHERE kind IN ({marks})"
        " ORDER BY feed IS NULL, feed, number, started, facts.seq", sorted(kinds))
    return [fact for (line,) in rows if isinstance(fact := parse(bytes(line)), Fact)]


def forgotten(database: Database) -> list[Fact]:
    """Return what the county once sent and, its feeds read to the end in another life, does not have any more."""
    rows = database.execute("SELECT line FROM facts WHERE epoch IS NULL AND feed LIKE '%@%' ORDER BY feed, number")
    return [fact for (line,) in rows.fetchall() if isinstance(fact := parse(bytes(line)), Fact)]


def count_no_longer(database: Database, fact: Fact) -> None:
    """Keep a fact of the county that the county has lost, but fold it no more."""
    database.execute("UPDATE facts SET feed = replace(feed, '@', '~') WHERE id = ?", [fact.id])


def last_read(database: Database) -> dict[str, str]:
    """Return the mark of the fact at each cursor, where it is here."""
    rows = database.execute(
        "SELECT facts.feed, line FROM facts JOIN cursors ON facts.feed = cursors.feed"
        " AND facts.number = cursors.number").fetchall()
    return {feed: mark_of(bytes(line)) for feed, line in rows}


def cursor(database: Database) -> dict[str, int]:
    """Return how far each feed was read."""
    return dict(database.execute("SELECT feed, number FROM cursors").fetchall())
