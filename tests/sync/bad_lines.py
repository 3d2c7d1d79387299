"""Lines that cut, and things that answer in the county's place."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class CuttingLine:
    """A relay in front of the county: cuts after so many bytes up or down, then works or stays down."""

    def __init__(self, port: int) -> None:
        self._target = port
        self.up_before_cut: list[int] = []
        """For the next connections: bytes up before the cut; an empty list lets everything through."""
        self.down_before_cut: list[int] = []
        self.connections = 0
        self.bytes = [0, 0]
        self._open: list[socket.socket] = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._server.close()
        for one in self._open:
            _reset(one)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            self.connections += 1
            up = self.up_before_cut.pop(0) if self.up_before_cut else None
            down = self.down_before_cut.pop(0) if self.down_before_cut else None
            if up == 0:
                _reset(near)
                continue
            far = socket.create_connection(("127.0.0.1", self._target))
            self._open += [near, far]
            for source, sink, limit, way in ((near, far, up, 0), (far, near, down, 1)):
                threading.Thread(target=self._carry, args=(source, sink, limit, way), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket, limit: int | None, way: int) -> None:
        carried = 0
        try:
            while data := source.recv(4096 if limit is None else max(1, min(4096, limit - carried))):
                sink.sendall(data)
                carried += len(data)
                self.bytes[way] += len(data)
                if limit is not None and carried >= limit:
                    sink.shutdown(socket.SHUT_WR)
                    _reset(source)
                    return
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            _reset(source)
            _reset(sink)


def _reset(connection: socket.socket) -> None:
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    connection.close()


class Impostor:
    """Answers every call with the same status and body, under a certificate of its choosing."""

    def __init__(self, certificate: Path, key: Path, reply: Callable[[str, bytes], tuple[int, bytes]]) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = b"".join(self._body())
                status, content = reply(self.path, body)
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def _body(self) -> Iterator[bytes]:
                if "Content-Length" in self.headers:
                    yield self.rfile.read(int(self.headers["Content-Length"]))
                elif self.headers.get("Transfer-Encoding") == "chunked":
                    while size := int(self.rfile.readline(), 16):
                        yield self.rfile.read(size)
                        self.rfile.readline()
                    self.rfile.readline()

            do_GET = do_HEAD = do_PATCH = do_POST

            def log_message(self, *_: object) -> None:
                return

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
