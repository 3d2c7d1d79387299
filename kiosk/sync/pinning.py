"""Trust in one certificate authority and no other, held in memory: nothing is left on the disk."""

import ssl
from typing import Any

from requests.adapters import HTTPAdapter


class PinnedAdapter(HTTPAdapter):
    """Connects over TLS 1.2 or newer to servers the given authority vouches for."""

    def __init__(self, ca_pem: str) -> None:
        self._context = ssl.create_default_context(cadata=ca_pem)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """Give every connection the pinned context."""
        super().init_poolmanager(*arguments, ssl_context=self._context, **options)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leave the context as it is: requests would add the public authorities to it here."""
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = conn.ca_cert_dir = None

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        """Connections are told apart by host only: there is one context."""
        host, options = super().build_connection_pool_key_attributes(request, verify, cert)
        ours = {"ca_certs", "ca_cert_dir", "ssl_context"}
        return host, {name: value for name, value in options.items() if name not in ours}
