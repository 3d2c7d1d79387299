"""`python -m bench.peers install`: fetch Morango and PouchDB into `.tools/peers`. Never part of `./test` or `./run`."""

import sys

from bench.peers.programs import PEERS, install

if sys.argv[1:] == ["install"]:
    install()
else:
    print("\n".join(f"{peer.name}: {'installed' if peer.is_installed else 'not installed'}" for peer in PEERS))
