"""Filling a form at a kiosk: one question a page, never blocked backwards, nothing ever lost."""

from kiosk.forms.filling import Filling
from kiosk.forms.pages import (
    AtReview,
    OnPage,
    Page,
    PageChoice,
    PageKind,
    Progress,
    ReviewRow,
    Source,
    Stayed,
    Turned,
)

__all__ = [
    "AtReview", "Filling", "OnPage", "Page", "PageChoice", "PageKind", "Progress", "ReviewRow", "Source",
    "Stayed", "Turned",
]
