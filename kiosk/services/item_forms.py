"""The forms of the matters this kiosk holds, compiled once each."""

from kiosk.forms.opening import Paper
from kiosk.store import PublishedItem, Store
from xforms import Form, FormErrors


class ItemForms:
    """Gives the form of a matter, of the newest version or of the one a case is bound to."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, Paper] = {}

    def newest(self, code: str) -> Paper | None:
        """The newest version in force; None when this kiosk has none, or one it cannot read."""
        published = next((one for one in self._store.items() if one.definition.code == code), None)
        return self._paper(published)

    def version(self, code: str, version: int) -> Paper | None:
        """One version, retired or not."""
        return self._paper(self._store.item(code, version))

    def _paper(self, published: PublishedItem | None) -> Paper | None:
        if published is None:
            return None
        if published.sha256 not in self._read:
            try:
                form = Form.load(published.form, media=published.media)
            except FormErrors:
                return None
            self._read[published.sha256] = Paper(published.definition, form)
        return self._read[published.sha256]
