"""The same records through other people's software, where it is installed (`python -m bench.peers install`)."""

import json
import subprocess
from pathlib import Path
from typing import Any

from bench.peers.programs import PEERS, Peer
from bench.thin_line import LineBeside

CHANGED = 10


def measure(folder: Path, records: Path, link: str, seed: int) -> dict[str, Any]:
    """Return `first`, `changed10` and `idle` by peer; a peer that is not installed is left out."""
    return {peer.name: _exchanges(peer, folder / peer.name, records, link, seed)
            for peer in PEERS if peer.is_installed}


def _exchanges(peer: Peer, folder: Path, records: Path, link: str, seed: int) -> dict[str, Any]:
    for side in ("server", "client"):
        (folder / side).mkdir(parents=True)
    server = _Beside(peer.server(folder / "server"), peer.environment(folder / "server"))
    port, *certificate = server.said if isinstance(server.said, list) else [server.said]
    client = _Beside(peer.client(folder / "client", certificate), peer.environment(folder / "client"),
                     speaks_first=peer.client_speaks_first)
    line = LineBeside(int(port), link, seed)
    try:
        count = client.ask("record", str(records))
        first = _exchange(peer, client, line, count)
        if not first["finished"]:
            return {"first": first}
        client.ask("change", min(CHANGED, count))
        return {"first": first, "changed10": _exchange(peer, client, line, min(CHANGED, count)),
                "idle": _exchange(peer, client, line, 0)}
    finally:
        for one in (client, server, line):
            one.close()


def _exchange(peer: Peer, client: "_Beside", line: LineBeside, count: int) -> dict[str, Any]:
    before = line.counts()
    said = client.ask("exchange", peer.url(line.port))
    counts = line.counts().since(before)
    return {"records": count, "seconds": said.pop("seconds"), "bytes_up": counts.up, "bytes_down": counts.down,
            "round_trips": counts.round_trips, **said, "connections": counts.connections, "cuts": counts.cuts}


class _Beside:
    """A program that is asked on stdin and answers on stdout, one JSON value a line."""

    def __init__(self, command: list[str], environment: dict[str, str], *, speaks_first: bool = True) -> None:
        self._process = subprocess.Popen(command, env=environment, text=True, stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.said: Any = self._answer() if speaks_first else None

    def ask(self, *words: Any) -> Any:
        """Return the answer to one call."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())
