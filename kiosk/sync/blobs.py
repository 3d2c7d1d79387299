"""Bytes by hash: ours to the county, the county's to us; each continued where the line was cut."""

import hashlib

from casework.signing import SigningKey
from casework.wire.blob_call import HEADER, write_header
from kiosk.store import Store, TerminalIdentity
from kiosk.sync.link import Link, NotReached, Refused, Response, Trouble

CHUNK_BYTES = 64 * 1024


def exchange_blobs(store: Store, key: SigningKey, link: Link,
                   identity: TerminalIdentity) -> NotReached | Refused | None:
    """Fetch what is awaited, then send what the county lacks, smallest first; None = all done."""
    caller = _Caller(key, link, identity)
    for sha256, media in store.blobs_wanted():
        response = caller.call("GET", sha256, 0)
        if isinstance(response, NotReached | Refused):
            return response
        if response.status == 200 and hashlib.sha256(response.body).hexdigest() == sha256:
            store.blob_came(response.body, media)
    for sha256 in store.blobs_to_send():
        data = store.blob(sha256)
        trouble = _send(caller, sha256, data) if data is not None else None
        if trouble is not None:
            return trouble
        store.blob_sent(sha256)
    return None


def _send(caller: "_Caller", sha256: str, data: bytes) -> NotReached | Refused | None:
    response = caller.call("HEAD", sha256, 0)
    for _ in range(2 + 2 * (len(data) // CHUNK_BYTES + 1)):
        if isinstance(response, NotReached | Refused):
            return response
        if response.headers.get("Upload-Complete") == "1":
            return None
        offset = _offset(response)
        if offset is None or offset > len(data):
            return NotReached(Trouble.NOT_THE_COUNTY)
        part = data[offset:offset + CHUNK_BYTES]
        response = caller.call("PATCH", sha256, offset, part, last=offset + len(part) == len(data))
    return NotReached(Trouble.SERVER)


def _offset(response: Response) -> int | None:
    text = response.headers.get("Upload-Offset", "")
    return int(text) if text.isdecimal() else None


class _Caller:
    def __init__(self, key: SigningKey, link: Link, identity: TerminalIdentity) -> None:
        self._key, self._link, self._identity = key, link, identity

    def call(self, method: str, sha256: str, offset: int, body: bytes = b"", *,
             last: bool = False) -> Response | NotReached | Refused:
        signed = write_header(
            self._key, village=self._identity.village, terminal=self._identity.terminal,
            generation=self._identity.generation, method=method, sha256=sha256, offset=offset)
        headers = {HEADER: signed, "Upload-Offset": str(offset)}
        if last:
            headers["Upload-Complete"] = "1"
        response = self._link.call(method, f"/s1/blob/{sha256}", body=body, headers=headers)
        if isinstance(response, Response) and response.status in (401, 403):
            return Refused(response.status)
        return response
