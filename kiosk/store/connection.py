"""Opening the file: SQLCipher with a raw key, WAL, every commit on the disk before it returns."""

import shutil
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlite_utils import Database

from kiosk.store.errors import NewerThanProgram, mapped
from kiosk.store.schema import MIGRATIONS, SCHEMA_VERSION

KEY_BYTES = 32
FILE_NAME = "kiosk.db"


def open_database(folder: Path, key: bytes) -> Database:
    """Open or create the file of a kiosk, brought to this program's schema.

    An older file is copied beside itself before it is changed. Raises WrongKey, NewerThanProgram,
    DamagedStore; the file is unchanged then.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a raw key has 32 bytes")
    path = folder / FILE_NAME
    with mapped():
        folder.mkdir(parents=True, exist_ok=True)
        database = Database(connect(path, key))
        try:
            _bring_up(database, path)
        except BaseException:
            database.close()
            raise
    return database


def _bring_up(database: Database, path: Path) -> None:
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise NewerThanProgram
    if 0 < version < SCHEMA_VERSION:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy2(path, path.with_suffix(f".before-{SCHEMA_VERSION}.db"))
    if version < SCHEMA_VERSION:
        MIGRATIONS.apply(database)
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def connect(path: Path, key: bytes) -> sqlcipher.Connection:
    """Return a connection that loses nothing, or raise what SQLCipher says; nothing is left open then."""
    connection = sqlcipher.connect(str(path), check_same_thread=False)
    try:
        _prepare(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlcipher.Connection, key: bytes) -> None:
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    _assert_safe(connection)


def _assert_safe(connection: sqlcipher.Connection) -> None:
    """A kiosk that may lose an acknowledged case must not start."""
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    level = connection.execute("PRAGMA synchronous").fetchone()[0]
    if (mode, level) != ("wal", 2):
        raise RuntimeError(f"journal_mode={mode} synchronous={level} would lose acknowledged cases")
