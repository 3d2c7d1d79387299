"""HTTPS to one county, pinned to its own certificate authority; every failure is a value."""

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from casework.message import N_, Message

if TYPE_CHECKING:
    import requests

CONNECT_TIMEOUT_S = 15.0
STALL_TIMEOUT_S = 30.0
SLOWEST_BYTES_S = 1250
"""10 kbit/s. What the system took from us may wait behind the line: that long the answer may take to begin."""
PART_BYTES = 1024


class Trouble(StrEnum):
    """What stood between village and county."""

    NO_CONNECTION = "no-connection"
    STALLED = "stalled"
    CERTIFICATE = "certificate"
    NAME = "name"
    """The certificate is the county's, but of another of its machines than the address says."""
    OLD_TLS = "old-tls"
    """What answered offers only encryption that has been broken."""
    CLOCK = "clock"
    """The certificate is the county's but not valid on the day this machine believes in."""
    SERVER = "server"
    NOT_THE_COUNTY = "not-the-county"
    """Something answered, but not with the county's signature: a captive portal, a proxy page."""
    REFUSED = "refused"


_SENTENCES = {
    Trouble.NO_CONNECTION: N_("No connection to the county. Everything is kept here and goes out by itself."),
    Trouble.STALLED: N_("The line went silent. Everything is kept here and goes out by itself."),
    Trouble.CERTIFICATE: N_("What answered is not this county's server. Nothing was sent."),
    Trouble.NAME: N_("The county's certificate names another address than the one dialled. Nothing was sent."),
    Trouble.OLD_TLS: N_("What answered speaks only an outdated encryption. Nothing was sent."),
    Trouble.CLOCK: N_("The county's certificate is not valid on this machine's date. Nothing was sent."),
    Trouble.SERVER: N_("The county's server has trouble. Everything is kept here and goes out by itself."),
    Trouble.NOT_THE_COUNTY: N_("Something other than the county answered. Everything is kept here."),
    Trouble.REFUSED: N_("The county does not know this machine. Everything is kept here."),
}
_STEPS = {
    Trouble.CERTIFICATE: N_("Call the technician to check the county's address and certificate."),
    Trouble.NAME: N_("Call the technician to write the county's address as its certificate has it."),
    Trouble.OLD_TLS: N_("Call the technician: a box in between, or an old server, must be renewed."),
    Trouble.CLOCK: N_("Call the technician to set the machine's date, or the county to renew its certificate."),
    Trouble.REFUSED: N_("Call the technician to enrol the machine again."),
}
_WAIT = N_("Nothing needs to be done.")


@dataclass(frozen=True, slots=True)
class NotReached:
    """The county was not reached, or not for sure; everything is kept and sent again."""

    trouble: Trouble

    @property
    def sentence(self) -> Message:
        """What is so."""
        return Message(_SENTENCES[self.trouble])

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(_STEPS.get(self.trouble, _WAIT))


@dataclass(frozen=True, slots=True)
class Refused:
    """The county said no to this machine; retried once a day, never a reason to delete anything."""

    status: int

    @property
    def sentence(self) -> Message:
        """What is so."""
        return Message(_SENTENCES[Trouble.REFUSED])

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(_STEPS[Trouble.REFUSED])


@dataclass(frozen=True, slots=True)
class Response:
    """Status, headers and body of an answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def patience(under_way: int) -> float:
    """Seconds an answer may take to begin while so many bytes may still lie behind the line."""
    return STALL_TIMEOUT_S + under_way / SLOWEST_BYTES_S


class Link:
    """One kept connection to a county. Not shared between threads.

    requests is brought in when there is a county to call, not when the screen is switched on: a tenth of the start.
    """

    def __init__(self, url: str, ca_pem: str) -> None:
        import requests
        from urllib3.util import SKIP_HEADER

        from kiosk.sync.pinning import PinnedAdapter

        self._url = url.rstrip("/")
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()
        # headers nobody reads cost 130 bytes a call
        self._session.headers.update({"User-Agent": SKIP_HEADER, "Accept-Encoding": SKIP_HEADER})
        if ca_pem:
            self._session.mount("https://", PinnedAdapter(ca_pem))
        self.bytes_up = self.bytes_down = self.round_trips = 0

    @property
    def moved(self) -> int:
        """Bytes of bodies carried so far, both ways."""
        return self.bytes_up + self.bytes_down

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def call(self, method: str, path: str, *, body: bytes | Iterator[bytes] = b"", expected: int = 0,
             headers: Mapping[str, str] | None = None) -> Response | NotReached:
        """Make one call; `expected` = about how many bytes a body has that is written meanwhile.

        A 5xx is NotReached; any other status is the caller's to judge.
        """
        from requests import exceptions

        under_way = expected or (len(body) if isinstance(body, bytes) else 0)
        try:
            answer = self._session.request(
                method, self._url + path, data=self._counted(body), headers=dict(headers or {}),
                timeout=(CONNECT_TIMEOUT_S, patience(under_way)), allow_redirects=False, stream=True)
            content = b"".join(self._arriving(answer))
        except exceptions.SSLError as error:
            return NotReached(_why(error))
        except exceptions.Timeout:
            return NotReached(Trouble.STALLED)
        except exceptions.RequestException:
            return NotReached(Trouble.NO_CONNECTION)
        self.round_trips += 1
        if answer.status_code >= 500:
            return NotReached(Trouble.SERVER)
        return Response(answer.status_code, answer.headers, content)

    def _arriving(self, answer: "requests.Response") -> Iterator[bytes]:
        for part in answer.iter_content(PART_BYTES):
            self.bytes_down += len(part)
            yield part

    def _counted(self, body: bytes | Iterator[bytes]) -> bytes | Iterator[bytes]:
        if isinstance(body, bytes):
            self.bytes_up += len(body)
            return body
        return self._counting(body)

    def _counting(self, parts: Iterator[bytes]) -> Iterator[bytes]:
        for part in parts:
            if part:
                self.bytes_up += len(part)
                yield part


def _why(error: BaseException) -> Trouble:
    """Tell a wrong certificate from a line that was cut inside TLS: only the first is an alarm."""
    cause: BaseException | None = error
    seen: list[BaseException] = []
    while cause is not None and cause not in seen:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _VERDICTS.get(cause.verify_code, Trouble.CERTIFICATE)
        if isinstance(cause, ssl.SSLError) and cause.reason in _OLD:
            return Trouble.OLD_TLS
        seen.append(cause)
        reason = getattr(cause, "reason", None)
        within = next((one for one in cause.args if isinstance(one, BaseException)), None)
        cause = reason if isinstance(reason, BaseException) else within or cause.__cause__ or cause.__context__
    return Trouble.NO_CONNECTION


_VERDICTS = {9: Trouble.CLOCK, 10: Trouble.CLOCK, 62: Trouble.NAME, 64: Trouble.NAME}
"""Of OpenSSL: X509_V_ERR_CERT_NOT_YET_VALID, _CERT_HAS_EXPIRED, _HOSTNAME_MISMATCH, _IP_ADDRESS_MISMATCH."""
_OLD = frozenset({"UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "NO_PROTOCOLS_AVAILABLE"})
