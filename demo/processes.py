"""Starting, waiting for and stopping the county's programs."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

START_TIMEOUT_S = 90.0
STOP_TIMEOUT_S = 15.0


class DidNotStart(Exception):
    """A program of the demo ended or stayed silent; the message names its log."""


def free_port() -> int:
    """Return a port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command_json(module: str, *arguments: str) -> dict[str, Any]:
    """Run `python -m module arguments --json` to its end and return what it printed.

    Raises DidNotStart with the last line of its error output.
    """
    finished = subprocess.run(
        [sys.executable, "-m", module, *arguments, "--json"],
        capture_output=True, text=True, check=False,
    )
    if finished.returncode != 0:
        said = (finished.stderr or finished.stdout).strip().splitlines() or ["nothing"]
        raise DidNotStart(f"{module} {arguments[0]} said: {said[-1]}")
    answer: dict[str, Any] = json.loads(finished.stdout)
    return answer


@dataclass
class Program:
    """A program running beside us, its output in a log file."""

    name: str
    arguments: Sequence[str]
    log: Path
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> "Program":
        """Start it in its own process group, so that a Ctrl-C here does not kill it half-way."""
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *self.arguments], stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT, start_new_session=True, env=os.environ,
            )
        return self

    @property
    def running(self) -> bool:
        """Whether it still runs."""
        return self._process is not None and self._process.poll() is None

    def wait_until(self, ready: Callable[[], bool]) -> None:
        """Wait until `ready` says so. Raises DidNotStart when the program ended or took too long."""
        deadline = time.monotonic() + START_TIMEOUT_S
        while not ready():
            if not self.running or time.monotonic() > deadline:
                raise DidNotStart(f"{self.name} did not start; its log is {self.log}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Ask it to end and wait; kill it when it does not."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None:
            os.killpg(self._process.pid, 9)
            self._process.wait()
