"""Whom this box trusts, and by which keys it is known: enrolment, the trust bundle, the change of keys."""

from collections.abc import Callable, Mapping

from casework.signing import VerifyKey
from casework.trust import TrustBundle
from kiosk.store.calls.running import Calls
from kiosk.store.contents import Contents
from kiosk.store.values import FactDraft, TerminalIdentity


class TrustCalls:
    """Between this box and its county."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def asks_to_enrol(self, nonce: str) -> None:
        """Remember what the county's reply must be to."""
        self._calls.change(set(), lambda contents: contents.settings.set("asked_to_enrol", nonce))

    def asked_to_enrol(self) -> str:
        """Return what was remembered last."""
        return self._calls.read(lambda contents: str(contents.settings.get("asked_to_enrol", "")))

    def enrolled(self, made: TerminalIdentity, bundle: bytes, signature: bytes, *, receipt: int = 0) -> None:
        """Keep the identity and the first trust bundle. Raises ValueError when it is not the county's.

        `receipt` is the highest receipt sequence that this terminal may have used on another box.
        """
        self._calls.change({"identity", "trust"},
                           lambda contents: contents.enrolled(made, bundle, signature, receipt))

    def bundle(self) -> TrustBundle | None:
        """Return the newest verified trust bundle."""
        return self._calls.read(lambda contents: contents.trust())

    def version(self) -> int:
        """Return the version of the trust bundle held, 0 before enrolment."""
        bundle = self.bundle()
        return bundle.version if bundle else 0

    def county_keys(self) -> list[VerifyKey]:
        """Return the keys that the county's answers may be signed with; none before enrolment."""
        return self._calls.read(lambda contents: contents.county_keys())

    def key_names(self) -> dict[str, str]:
        """Return the names of this terminal's secret keys by generation; none before the first change."""
        return self._calls.read(lambda contents: dict(contents.settings.get("keys", {})))

    def offer_key(self, fact: FactDraft, names: Mapping[str, str]) -> None:
        """Offer a new key to the county and remember its name, all or nothing."""
        def write(contents: Contents) -> None:
            contents.settings.set("keys", dict(names))
            contents.record([fact], ())

        self._calls.change({"waiting"}, write)

    def take_key(self, make: Callable[[int], FactDraft]) -> None:
        """Go over to the next generation. `make` gets the last receipt sequence that the one before signed."""
        self._calls.change({"waiting", "identity"}, lambda contents: contents.take_key(make))
