"""The kiosk speaks with one county over good TLS only; each other end is refused with a sentence of its own."""

import ssl
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

from county import certificates
from kiosk.sync import Link, NotReached, Trouble
from kiosk.sync.link import Response


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    certificates.create(tmp_path, "127.0.0.1")
    return tmp_path


class Fine(BaseHTTPRequestHandler):
    """Answers everything."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, format: str, *args: object) -> None:
        pass


class Quiet(ThreadingHTTPServer):
    """A client that hangs up in the handshake is what is tested here."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def server(folder: Path, *, newest: ssl.TLSVersion | None = None) -> Iterator[str]:
    """A server with the certificate of a folder, offering TLS up to a version."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificates.server_files(folder))
    if newest is not None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version, context.maximum_version = ssl.TLSVersion.MINIMUM_SUPPORTED, newest
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
    made = Quiet(("127.0.0.1", 0), Fine)
    made.socket = context.wrap_socket(made.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"https://127.0.0.1:{made.server_address[1]}"
    finally:
        made.shutdown()
        made.server_close()


def asked(url: str, ca: Path) -> Response | NotReached:
    link = Link(url, (ca / "ca.pem").read_text("ascii"))
    try:
        return link.call("GET", "/")
    finally:
        link.close()


def reissue(folder: Path, **changes: object) -> None:
    """The server's certificate once more by the same authority, with another end or for another name."""
    ca = x509.load_pem_x509_certificate((folder / "ca.pem").read_bytes())
    signer = serialization.load_pem_private_key((folder / "ca.key").read_bytes(), None)
    old = x509.load_pem_x509_certificate((folder / "server.pem").read_bytes())
    start, end = changes.get("start", old.not_valid_before_utc), changes.get("end", old.not_valid_after_utc)
    names = x509.SubjectAlternativeName([x509.DNSName(str(changes.get("name", "localhost")))])
    if "name" not in changes:
        names = old.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    made = (x509.CertificateBuilder(ca.subject, old.subject, old.public_key(), 7, start, end)    # type: ignore[arg-type]
            .add_extension(names, critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca.public_key()), critical=False)  # type: ignore[arg-type]
            .sign(signer, hashes.SHA256()))    # type: ignore[arg-type]
    (folder / "server.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))


def test_the_county_itself_is_heard(authority: Path) -> None:
    with server(authority) as url:
        answer = asked(url, authority)
    assert isinstance(answer, Response) and answer.body == b"ok"


def test_another_authority_is_refused(authority: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    certificates.create(other, "127.0.0.1")
    with server(other) as url:
        assert asked(url, authority) == NotReached(Trouble.CERTIFICATE)


def test_an_address_the_certificate_does_not_name_is_refused(authority: Path) -> None:
    reissue(authority, name="elsewhere.example")
    with server(authority) as url:
        assert asked(url, authority) == NotReached(Trouble.NAME)


@pytest.mark.parametrize(("start", "end"), [(-900, -1), (1, 900)])
def test_a_certificate_of_another_day_is_refused(authority: Path, start: int, end: int) -> None:
    now = datetime.now(UTC)
    reissue(authority, start=now + timedelta(days=start), end=now + timedelta(days=end))
    with server(authority) as url:
        assert asked(url, authority) == NotReached(Trouble.CLOCK)


def test_old_tls_is_refused(authority: Path) -> None:
    with server(authority, newest=ssl.TLSVersion.TLSv1_1) as url:
        assert asked(url, authority) == NotReached(Trouble.OLD_TLS)


def test_tls_1_2_is_good_enough(authority: Path) -> None:
    with server(authority, newest=ssl.TLSVersion.TLSv1_2) as url:
        assert isinstance(asked(url, authority), Response)


def test_each_refusal_has_a_sentence_and_a_next_step_of_its_own() -> None:
    refused = [NotReached(one) for one in (Trouble.CERTIFICATE, Trouble.NAME, Trouble.CLOCK, Trouble.OLD_TLS)]
    assert len({one.sentence.text for one in refused}) == len({one.next_step.text for one in refused}) == 4
