"""The county's own certificate authority: kiosks trust this one and no other."""

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

AUTHORITY_YEARS, SERVER_YEARS = 20, 5


def authority(folder: Path) -> Path:
    """Return the authority's certificate, the file a technician takes to the village."""
    return folder / "ca.pem"


def server_files(folder: Path) -> tuple[Path, Path]:
    """Return certificate and key of the server."""
    return folder / "server.pem", folder / "server.key"


def create(folder: Path, host: str) -> None:
    """Make an authority and a server certificate for a host (name or address, port ignored)."""
    authority_key, server_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    issuer = _name("Buchucun county authority")
    ca = _certificate(issuer, issuer, authority_key, authority_key, AUTHORITY_YEARS, _authority_rules())
    name = host.rsplit(":", 1)[0] if ":" in host and not host.startswith("[") else host
    server = _certificate(_name(name), issuer, server_key, authority_key, SERVER_YEARS, _server_rules(name))
    _write(authority(folder), ca.public_bytes(serialization.Encoding.PEM))
    certificate, key = server_files(folder)
    _write(certificate, server.public_bytes(serialization.Encoding.PEM))
    for path, private in ((key, server_key), (folder / "ca.key", authority_key)):
        _write(path, private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _certificate(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey,
                 signer: ec.EllipticCurvePrivateKey, years: int,
                 rules: list[tuple[x509.ExtensionType, bool]]) -> x509.Certificate:
    start = datetime.now(UTC) - timedelta(days=1)
    builder = x509.CertificateBuilder(
        issuer, subject, key.public_key(), x509.random_serial_number(), start,
        start + timedelta(days=365 * years))
    for rule, critical in rules:
        builder = builder.add_extension(rule, critical)
    known = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    builder = builder.add_extension(known, critical=False)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return builder.add_extension(identifier, critical=False).sign(signer, hashes.SHA256())


def _authority_rules() -> list[tuple[x509.ExtensionType, bool]]:
    usage = x509.KeyUsage(digital_signature=False, content_commitment=False, key_encipherment=False,
                          data_encipherment=False, key_agreement=False, key_cert_sign=True, crl_sign=True,
                          encipher_only=False, decipher_only=False)
    return [(x509.BasicConstraints(ca=True, path_length=0), True), (usage, True)]


def _server_rules(host: str) -> list[tuple[x509.ExtensionType, bool]]:
    names: list[x509.GeneralName] = [x509.DNSName("localhost")]
    try:
        names.append(x509.IPAddress(ipaddress.ip_address(host)))
    except ValueError:
        names.append(x509.DNSName(host))
    server_only = x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH])
    return [(x509.BasicConstraints(ca=False, path_length=None), True),
            (x509.SubjectAlternativeName(names), False), (server_only, False)]


def _write(path: Path, data: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(data)
