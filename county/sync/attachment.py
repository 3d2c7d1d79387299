"""`/s1/blob/<sha256>` of this county."""

from typing import Any

from county.fleet import terminals
from county.intake.surroundings import attachments
from county.sync import blobs
from county.sync.reply import Reply


def answer(environ: dict[str, Any], method: str, sha256: str) -> Reply:
    """Serve one call for bytes of a village's terminal."""
    return blobs.serve(environ, method, sha256, attachments(), terminals.key_of)
