"""The tables. Migrations are only ever added; each says why."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

MIGRATIONS = Migrations("kiosk")
SCHEMA_VERSION = 5
"""Rises with every migration; a file with a higher one is refused."""
TAKEN_BEFORE = "taken before items were signed"
"""Stands in place of a signature: the answer that brought the version was signed, and was all there was then."""


@MIGRATIONS(name="0001_first_tables")
def first_tables(database: Database) -> None:
    """Facts with their place in the log and in the feed, and what hangs on them."""
    database.executescript(FIRST_TABLES)


@MIGRATIONS(name="0002_repairs")
def repairs(database: Database) -> None:
    """A fact may get another place in the log (a fork is re-chained); half-fetched bytes are kept."""
    database.executescript(REPAIRS)


@MIGRATIONS(name="0003_signed_items")
def signed_items(database: Database) -> None:
    """A version is used only while the county's signature under it holds; what came before stays good."""
    database.execute(f"ALTER TABLE items ADD COLUMN signature TEXT NOT NULL DEFAULT '{TAKEN_BEFORE}'")


@MIGRATIONS(name="0004_life_events")
def life_events(database: Database) -> None:
    """Life events ("one thing"): which versions were announced."""
    database.executescript(LIFE_EVENTS)


@MIGRATIONS(name="0005_erased")
def erased(database: Database) -> None:
    """Bodies of closed cases are erased: what stays of their facts, and of the cases for who brings a slip."""
    database.executescript(ERASED)


ERASED = """
CREATE TABLE erased (
    id     TEXT PRIMARY KEY,
    stream TEXT NOT NULL,
    kind   TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    epoch  TEXT,
    seq    INTEGER,
    chain  BLOB,
    CHECK ((epoch IS NULL) = (seq IS NULL) AND (epoch IS NULL) = (chain IS NULL)),
    UNIQUE (epoch, seq)
) STRICT;
CREATE TABLE erased_cases (
    id TEXT PRIMARY KEY, handle BLOB NOT NULL, short BLOB NOT NULL, number TEXT NOT NULL, ms INTEGER NOT NULL
) STRICT;
CREATE TABLE closed_since (id TEXT PRIMARY KEY, ms INTEGER NOT NULL, read INTEGER NOT NULL) STRICT;
"""

LIFE_EVENTS = """
CREATE TABLE life_events (
    code TEXT NOT NULL, version INTEGER NOT NULL, sha256 TEXT NOT NULL, signature TEXT NOT NULL,
    PRIMARY KEY (code, version)
) STRICT;
"""

REPAIRS = """
DROP TRIGGER a_fact_never_changes;
CREATE TRIGGER a_fact_never_changes BEFORE UPDATE OF id, stream, kind, line ON facts
BEGIN SELECT RAISE(ABORT, 'a fact never changes'); END;
CREATE TABLE blob_pieces (
    sha256 TEXT NOT NULL, at INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (sha256, at)
) STRICT;
"""

FIRST_TABLES = """
CREATE TABLE epochs (
    epoch     TEXT PRIMARY KEY,
    started   INTEGER NOT NULL UNIQUE,
    seq       INTEGER NOT NULL DEFAULT 0,
    chain     BLOB NOT NULL,
    ack_seq   INTEGER NOT NULL DEFAULT 0,
    ack_chain BLOB NOT NULL,
    durable   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE facts (
    id      TEXT PRIMARY KEY,
    stream  TEXT NOT NULL,
    kind    TEXT NOT NULL,
    line    BLOB NOT NULL,
    epoch   TEXT REFERENCES epochs,
    seq     INTEGER,
    feed    TEXT,
    number  INTEGER,
    CHECK ((epoch IS NULL) = (seq IS NULL)),
    CHECK ((feed IS NULL) = (number IS NULL)),
    CHECK (epoch IS NOT NULL OR feed IS NOT NULL),
    UNIQUE (epoch, seq),
    UNIQUE (feed, number)
) STRICT;
CREATE INDEX facts_of_a_stream ON facts (stream);
CREATE INDEX facts_of_a_kind ON facts (kind);

CREATE TRIGGER a_fact_never_changes BEFORE UPDATE OF id, stream, kind, line, epoch, seq ON facts
BEGIN SELECT RAISE(ABORT, 'a fact never changes'); END;

CREATE TABLE outbox (
    epoch TEXT NOT NULL,
    seq   INTEGER NOT NULL,
    PRIMARY KEY (epoch, seq),
    FOREIGN KEY (epoch, seq) REFERENCES facts (epoch, seq)
) STRICT;

CREATE TABLE cursors (feed TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT;

CREATE TABLE set_aside (
    epoch TEXT NOT NULL, seq INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (epoch, seq)
) STRICT;

CREATE TABLE cases (
    id        TEXT PRIMARY KEY,
    item      TEXT NOT NULL,
    version   INTEGER NOT NULL,
    state     TEXT NOT NULL,
    ended     INTEGER NOT NULL,
    person    BLOB NOT NULL,
    handle    BLOB NOT NULL,
    short     BLOB NOT NULL,
    newest    TEXT NOT NULL
) STRICT;
CREATE INDEX cases_of_a_person ON cases (person);
CREATE INDEX cases_by_handle ON cases (handle);
CREATE INDEX cases_by_short_code ON cases (short);

CREATE TABLE items (
    code TEXT NOT NULL, version INTEGER NOT NULL, sha256 TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (code, version)
) STRICT;

CREATE TABLE blobs (
    sha256 TEXT PRIMARY KEY, media TEXT NOT NULL, data BLOB NOT NULL
) STRICT;
CREATE TABLE blobs_to_send (sha256 TEXT PRIMARY KEY REFERENCES blobs) STRICT;
CREATE TABLE blobs_wanted (sha256 TEXT PRIMARY KEY, media TEXT NOT NULL) STRICT;

CREATE TABLE drafts (
    id TEXT PRIMARY KEY, item TEXT NOT NULL, version INTEGER NOT NULL, person BLOB NOT NULL,
    sealed BLOB NOT NULL, updated INTEGER NOT NULL
) STRICT;
CREATE TABLE draft_keys (id TEXT PRIMARY KEY REFERENCES drafts ON DELETE CASCADE, key BLOB NOT NULL) STRICT;

CREATE TABLE trust (version INTEGER PRIMARY KEY, bundle BLOB NOT NULL, signature BLOB NOT NULL) STRICT;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""
