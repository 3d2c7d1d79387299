"""gunicorn with threads: many slow villages at once, each on its own thread (ADR 0012)."""

import multiprocessing
import ssl
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.http import wsgi

from county import certificates

THREADS = 64
KEEP_ALIVE_S = 30


def serve(host: str, port: int, console_port: int, folder: Path) -> None:
    """Serve everything over TLS; with `console_port` console and public pages also in plain on 127.0.0.1."""
    if console_port:
        plain = multiprocessing.get_context("spawn").Process(
            target=_serve_plain, args=(console_port,), daemon=True)
        plain.start()
    certificate, key = certificates.server_files(folder)
    _Server({"bind": f"{host}:{port}", "certfile": str(certificate), "keyfile": str(key),
             "ssl_context": _modern}).run()


def _serve_plain(port: int) -> None:
    import os

    os.environ["COUNTY_PLAIN"] = "1"
    _Server({"bind": f"127.0.0.1:{port}"}).run()


def _modern(config: Any, default: Any) -> ssl.SSLContext:
    context: ssl.SSLContext = default()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        shared = {"worker_class": "gthread", "workers": 1, "threads": THREADS, "keepalive": KEEP_ALIVE_S,
                  "timeout": 60, "accesslog": None, "loglevel": "warning", "control_socket_disable": True}
        for name, value in (shared | self._options).items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        from county.wsgi import application

        wsgi.SERVER = "b"    # in every answer, and a village's line is thin
        return application
