"""Morango and PouchDB: how each is installed, served and asked. They live under `.tools/peers`, apart from our own.

The versions are those whose figures stand in the design: Morango 0.8.15 on Django 3.2 behind waitress, PouchDB 9
on leveldb against its own express server.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
TOOLS = HERE.parents[1] / ".tools" / "peers"
PYTHON_PACKAGES = ("morango==0.8.15", "Django==3.2.25", "waitress", "setuptools<81")
NODE_PACKAGES = {"pouchdb": "9.0.0", "express-pouchdb": "4.2.0", "express": "4.18.2"}


@dataclass(frozen=True, slots=True)
class Peer:
    """A program to be measured beside ours."""

    name: str
    client_speaks_first: bool = True

    @property
    def is_installed(self) -> bool:
        """Whether `python -m bench.peers install` was run here."""
        return self._program.exists() and (self.name != "pouchdb" or shutil.which("node") is not None)

    @property
    def _program(self) -> Path:
        return TOOLS / ("pouchdb/node_modules/pouchdb" if self.name == "pouchdb" else "morango/bin/python")

    def server(self, folder: Path) -> list[str]:
        """The command of the county's side."""
        if self.name == "pouchdb":
            return ["node", str(HERE / "pouchdb_server.js"), str(folder)]
        return [str(self._program), "-m", "morango_site.side", "serve"]

    def client(self, folder: Path, certificate: list[str]) -> list[str]:
        """The command of the village's side."""
        if self.name == "pouchdb":
            return ["node", str(HERE / "pouchdb_client.js"), str(folder)]
        return [str(self._program), "-m", "morango_site.side", "village", *certificate]

    def url(self, port: int) -> str:
        """Where the village's side calls."""
        return f"http://127.0.0.1:{port}/" + ("village" if self.name == "pouchdb" else "")

    def environment(self, folder: Path) -> dict[str, str]:
        """What either side needs to find its parts and its folder."""
        plain = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        return plain | {"NODE_PATH": str(TOOLS / "pouchdb" / "node_modules"), "PYTHONPATH": str(HERE),
                        "MORANGO_FOLDER": str(folder), "MORANGO_SYSTEM_ID": folder.name}


PEERS = (Peer("morango"), Peer("pouchdb", client_speaks_first=False))


def install() -> None:
    """Fetch both from the registries that pip and npm are set to; some minutes, 200 MB."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "venv", str(TOOLS / "morango")], check=True)
    subprocess.run([str(TOOLS / "morango/bin/python"), "-m", "pip", "install", "-q", *PYTHON_PACKAGES], check=True)
    folder = TOOLS / "pouchdb"
    folder.mkdir(exist_ok=True)
    (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": NODE_PACKAGES}), "utf-8")
    subprocess.run(["npm", "install", "--no-audit", "--no-fund"], cwd=folder, check=True)
