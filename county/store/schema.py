"""The tables of the event store. Every key leads with the county, so that a province can hold many."""

_TYPES = {
    "sqlite": {"BYTES": "BLOB", "BIG": "INTEGER"},
    "postgresql": {"BYTES": "BYTEA", "BIG": "BIGINT"},
}

_TABLES = """
CREATE TABLE events (
    county TEXT NOT NULL, id TEXT NOT NULL, stream TEXT NOT NULL, kind TEXT NOT NULL,
    line BYTES NOT NULL, feed TEXT NOT NULL, number BIG NOT NULL,
    terminal INTEGER NOT NULL, epoch TEXT NOT NULL, seq BIG NOT NULL, arrived BIG NOT NULL,
    PRIMARY KEY (county, id),
    UNIQUE (county, feed, number),
    UNIQUE (county, terminal, epoch, seq));
CREATE INDEX events_of_a_stream ON events (county, stream);
CREATE INDEX events_of_a_kind ON events (county, kind);
CREATE TABLE feeds (
    county TEXT NOT NULL, feed TEXT NOT NULL, number BIG NOT NULL, PRIMARY KEY (county, feed));
CREATE TABLE heads (
    county TEXT NOT NULL, terminal INTEGER NOT NULL, epoch TEXT NOT NULL, seq BIG NOT NULL,
    chain BYTES NOT NULL, PRIMARY KEY (county, terminal, epoch));
CREATE TABLE fact_groups (
    county TEXT NOT NULL, terminal INTEGER NOT NULL, epoch TEXT NOT NULL, seq BIG NOT NULL,
    chain BYTES NOT NULL, generation INTEGER NOT NULL, signed BYTES NOT NULL, signature BYTES NOT NULL,
    PRIMARY KEY (county, terminal, epoch, seq));
CREATE TABLE quarantine (
    county TEXT NOT NULL, terminal INTEGER NOT NULL, epoch TEXT NOT NULL, seq BIG NOT NULL,
    line BYTES NOT NULL, reason TEXT NOT NULL, arrived BIG NOT NULL,
    PRIMARY KEY (county, terminal, epoch, seq));
CREATE TABLE lives (county TEXT NOT NULL PRIMARY KEY, server_epoch TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS repeats (
    county TEXT NOT NULL, terminal INTEGER NOT NULL, epoch TEXT NOT NULL, seq BIG NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (county, terminal, epoch, seq));
CREATE TABLE IF NOT EXISTS backups (
    county TEXT NOT NULL, terminal INTEGER NOT NULL, epoch TEXT NOT NULL, seq BIG NOT NULL, made BIG NOT NULL,
    PRIMARY KEY (county, terminal, epoch));
CREATE TABLE IF NOT EXISTS followed (
    county TEXT NOT NULL, feed TEXT NOT NULL, number BIG NOT NULL, PRIMARY KEY (county, feed))
"""
"""`repeats`: where facts stand a second time in a log (a fork was chained anew), so that every log can be recomputed.
`backups`: how much of each log lies in a verified backup off this machine.
`followed`: up to where of each feed the derived tables have come; it says nothing about facts (ADR 21)."""


def statements(vendor: str) -> list[str]:
    """Return the statements that make the tables, for `sqlite` or `postgresql`."""
    sql = _TABLES
    for name, real in _TYPES[vendor].items():
        sql = sql.replace(f" {name} ", f" {real} ")
    return [statement.strip() for statement in sql.split(";")]
