"""`/s1/blob/<sha256>` of this county, and the folder where its bytes lie."""

from typing import Any

from county.attachments.folder import AttachmentFolder
from county.fleet import terminals
from county.intake.surroundings import data_folder
from county.sync import blobs
from county.sync.reply import Reply

FOLDER = "attachments"


def attachments() -> AttachmentFolder:
    """Return this county's attachments."""
    return AttachmentFolder(data_folder() / FOLDER)


def answer(environ: dict[str, Any], method: str, sha256: str) -> Reply:
    """Serve one call for bytes of a village's terminal."""
    return blobs.serve(environ, method, sha256, attachments(), terminals.key_of)
