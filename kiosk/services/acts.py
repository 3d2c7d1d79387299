"""Writing one fact about a case the villager stands before."""

from collections.abc import Mapping
from typing import Any

from casework.ids import CaseId
from kiosk.services.recording import PNG
from kiosk.services.refusals import NotStored, not_stored
from kiosk.store import FactDraft, Store, StoreError


def act(store: Store, kind: str, case: CaseId, body: Mapping[str, Any], *,
        signature_png: bytes = b"") -> NotStored | None:
    """Store a fact, with a signature when there is one; None = it is stored."""
    try:
        signed = {"signature": store.blobs.put(signature_png, PNG)} if signature_png else {}
        store.record([FactDraft(kind, dict(body) | signed, case)])
    except StoreError as error:
        return not_stored(error)
    return None
