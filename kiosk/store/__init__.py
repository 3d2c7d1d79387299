"""The kiosk's one file: facts, outbox, blobs, drafts, encrypted with SQLCipher (ADR 0011).

`Store` is the whole public face. Nothing here knows forms, screens or HTTP.
"""

from kiosk.store import lean as lean  # before anything brings sqlite_utils in
from kiosk.store.errors import (
    DamagedStore,
    DiskFull,
    LittleRoom,
    NewerThanProgram,
    NoSoundCopy,
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
    StoreHealth,
    TerminalIdentity,
    Transport,
    Waiting,
)

__all__ = [
    "Carried", "CaseRecord", "Clock", "DamagedStore", "DiskFull", "Draft", "FactDraft", "LittleRoom",
    "NewerThanProgram", "NoSoundCopy", "OutboxPart", "PublishedItem", "Store", "StoreError", "StoreFailed",
    "StoreHealth", "TerminalIdentity", "Transport", "Waiting", "WrongKey",
]
