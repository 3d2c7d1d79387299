"""A stick: one file that carries by hand what otherwise goes over `POST /s1/sync` and `/s1/blob`.

In prose: docs/wire-format.md. The front says in the clear for whom the file is and how to check it; what it
carries is locked piece by piece under a secret that only the receiver can open. Reading never raises on any
bytes: what cannot be read is a `BadStick`.
"""

from casework.stick.contents import Contents, Part, Section
from casework.stick.front import PIECE_BYTES, Front, Outline, Way, front_bytes, read_front
from casework.stick.opening import BadStick, Opened, open_front
from casework.stick.sealing import Sealing

__all__ = [
    "PIECE_BYTES", "BadStick", "Contents", "Front", "Opened", "Outline", "Part", "Sealing", "Section", "Way",
    "front_bytes", "open_front", "read_front",
]
