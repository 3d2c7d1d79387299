"""Bytes by hash over the line: HEAD tells how much is here, PATCH adds to it, GET gives it. Knows no Django."""

from collections.abc import Callable
from typing import Any

from casework.ids import TerminalId
from casework.signing import VerifyKey
from casework.wire.blob_call import read_header
from county.attachments.folder import LARGEST_BYTES, AttachmentFolder, WrongBytes
from county.sync.reply import Reply
from county.sync.stream import Body

KeyOf = Callable[[TerminalId, int, str], VerifyKey | None]
"""The key of a generation of a terminal of a village; None for a stranger, or one that was shut out."""


def serve(environ: dict[str, Any], method: str, sha256: str, folder: AttachmentFolder, key_of: KeyOf) -> Reply:
    """Serve one call for bytes of a village's terminal."""
    offset = environ.get("HTTP_UPLOAD_OFFSET", "0")
    if not offset.isdecimal() or not _allowed(environ, method, sha256, int(offset), key_of):
        return Reply(401, b"")
    if method == "HEAD":
        return _standing(folder, sha256, 200)
    if method == "GET":
        data = folder.get(sha256)
        return Reply(404, b"") if data is None else _part(data, int(offset), environ.get("HTTP_UPLOAD_LENGTH", ""))
    if method == "PATCH":
        return _add(environ, folder, sha256, int(offset))
    return Reply(405, b"")


def _part(data: bytes, offset: int, length: str) -> Reply:
    """The bytes from `offset` on, at most `length` of them, with the whole size beside them."""
    end = offset + int(length) if length.isdecimal() else len(data)
    return Reply(200, data[offset:end], (("Upload-Size", str(len(data))),))


def _allowed(environ: dict[str, Any], method: str, sha256: str, offset: int, key_of: KeyOf) -> bool:
    caller = read_header(environ.get("HTTP_X_VILLAGE", ""))
    if caller is None:
        return False
    key = key_of(TerminalId(caller.terminal), caller.generation, caller.village)
    return key is not None and caller.is_signed_by(key, method, sha256, offset)


def _add(environ: dict[str, Any], folder: AttachmentFolder, sha256: str, offset: int) -> Reply:
    if folder.has(sha256):
        return _standing(folder, sha256, 200)
    if offset != folder.arrived(sha256):
        return _standing(folder, sha256, 409)
    body = Body(environ)
    data = body.all(LARGEST_BYTES - offset)
    if data is None:
        return Reply(413, b"")
    last = environ.get("HTTP_UPLOAD_COMPLETE") == "1" and not body.cut_short
    if isinstance(folder.append(sha256, offset, data, last=last), WrongBytes):
        return _standing(folder, sha256, 422)
    return _standing(folder, sha256, 200)


def _standing(folder: AttachmentFolder, sha256: str, status: int) -> Reply:
    complete = folder.has(sha256)
    arrived = folder.arrived(sha256)
    return Reply(status, b"", (("Upload-Offset", str(arrived)), ("Upload-Complete", "1" if complete else "0")))
