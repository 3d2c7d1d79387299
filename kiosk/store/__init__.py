"""The kiosk's one file: facts, outbox, blobs, drafts, encrypted with SQLCipher (ADR 0011).

`Store` is the whole public face. Nothing here knows forms, screens or HTTP.
"""

from kiosk.store.errors import (
    DamagedStore,
    DiskFull,
    NewerThanProgram,
    StoreError,
    StoreFailed,
    WrongKey,
)
from kiosk.store.store import Store
from kiosk.store.values import (
    Carried,
    CaseRecord,
    Clock,
    Draft,
    FactDraft,
    OutboxPart,
    PublishedItem,
    TerminalIdentity,
    Transport,
    Waiting,
)

__all__ = [
    "Carried", "CaseRecord", "Clock", "DamagedStore", "DiskFull", "Draft", "FactDraft", "NewerThanProgram",
    "OutboxPart", "PublishedItem", "Store", "StoreError", "StoreFailed", "TerminalIdentity",
    "Transport", "Waiting", "WrongKey",
]
