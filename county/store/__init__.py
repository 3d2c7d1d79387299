"""Facts and feeds of a county in SQL: the one place that writes events, behind one protocol.

Knows no Django: it is given something that executes SQL inside the caller's transaction. SQLite and
PostgreSQL pass the same tests.
"""

from county.store.protocol import (
    Appended,
    Conflict,
    EventStore,
    FeedRow,
    KnownAlready,
    NewFact,
    Outcome,
    Place,
    Row,
)
from county.store.schema import statements
from county.store.sql import SqlEventStore

__all__ = ["Appended", "Conflict", "EventStore", "FeedRow", "KnownAlready", "NewFact", "Outcome",
           "Place", "Row", "SqlEventStore", "statements"]
