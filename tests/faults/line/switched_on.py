"""A kiosk in a process of its own, to be killed: hands in one application, says so, and exchanges."""

import os
import sys
from pathlib import Path

from casework.signing import SigningKey
from tests.faults.line.village import Village


def main() -> None:
    folder, seed, url = sys.argv[1:]
    kiosk = Village(Path(folder), SigningKey.from_seed(bytes.fromhex(seed)))
    [fact] = kiosk.apply()
    os.write(1, fact.id.encode() + b"\n")
    identity = kiosk.store.identity()
    assert identity is not None
    kiosk.exchange(kiosk.link(url, identity.ca_pem))
    os.write(1, b"exchanged\n")


if __name__ == "__main__":
    main()
