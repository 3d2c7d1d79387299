"""What may be asked of the store, by subject; each call runs on the owning thread and returns when it is done."""

from kiosk.store.calls.blobs import BlobCalls
from kiosk.store.calls.drafts import DraftCalls
from kiosk.store.calls.exchange import ExchangeCalls
from kiosk.store.calls.running import Calls, Listener
from kiosk.store.calls.sticks import StickCalls
from kiosk.store.calls.trust import TrustCalls

__all__ = ["BlobCalls", "Calls", "DraftCalls", "ExchangeCalls", "Listener", "StickCalls", "TrustCalls"]
