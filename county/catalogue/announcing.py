"""The facts of the catalogue: a version is out, a version is withdrawn."""

from casework.ids import CaseId
from casework.publication import publication
from county.intake import service
from county.intake.surroundings import attachments, county_code, county_key
from county.store.protocol import COUNTY_FEED


def announce(item: str, version: int, data: bytes, stream: CaseId | None = None) -> None:
    """Keep the bytes of a version and tell every village, signed; `stream` is the item's, None for its first."""
    attachments().put(data)
    body = publication(county_key(), county_code(), item, version, data).body()
    service.record([service.FactDraft("ItemPublished", body, stream)], feed=COUNTY_FEED, actor="worker")


def withdraw(item: str, version: int, reason: str, stream: CaseId) -> None:
    """Tell every village that a version is no longer begun; cases and drafts under it go on."""
    body = {"item": item, "version": version} | ({"reason": reason} if reason else {})
    service.record([service.FactDraft("ItemRetired", body, stream)], feed=COUNTY_FEED, actor="worker")
