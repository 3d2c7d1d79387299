"""The county of the demo: made, filled with sample data, served, worked for."""

import os
import socket
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from demo.folders import Folders
from demo.processes import Program, command_json, free_port


@dataclass
class DemoCounty:
    """A county running beside us."""

    folders: Folders
    port: int = field(default_factory=free_port)
    console_port: int = field(default_factory=free_port)
    sample: dict[str, Any] = field(default_factory=dict)
    _programs: list[Program] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where villages call."""
        return f"https://127.0.0.1:{self.port}"

    @property
    def console_url(self) -> str:
        """Where staff and the public look, on this machine."""
        return f"http://127.0.0.1:{self.console_port}"

    def prepare(self) -> None:
        """Make keys, database and sample data."""
        os.environ["COUNTY_DEMO"] = "1"
        self.sample = self._command("demo", "--host", f"127.0.0.1:{self.port}")

    def start(self) -> None:
        """Serve and work; returns when it answers."""
        data = str(self.folders.county)
        served = Program("county serve", [
            "county.cli", "serve", "--data", data, "--demo", "--port", str(self.port),
            "--console-port", str(self.console_port)], self.folders.logs / "county-serve.log").start()
        worker = Program("county worker", ["county.cli", "worker", "--data", data, "--demo"],
                         self.folders.logs / "county-worker.log").start()
        self._programs = [served, worker]
        served.wait_until(lambda: _answers(self.port) and _answers(self.console_port))

    def stop(self) -> None:
        """End both programs."""
        for program in self._programs:
            program.stop()
        self._programs = []

    def kill(self) -> None:
        """End both as a power cut would."""
        for program in self._programs:
            program.kill()
        self._programs = []

    def enrolment_code(self) -> tuple[str, str]:
        """Return a one-time code and the authority's certificate."""
        made = self._command("terminal", "code", "--village", self.sample["village"])
        return made["code"], Path(made["ca"]).read_text("ascii")

    def _command(self, name: str, *arguments: str) -> dict[str, Any]:
        return command_json("county.cli", name, *arguments, "--data", str(self.folders.county), "--demo")


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
