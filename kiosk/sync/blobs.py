"""Bytes by hash: ours to the county, the county's to us; each continued where the line was cut."""

import time
from dataclasses import dataclass

from casework.signing import SigningKey
from casework.wire.blob_call import HEADER, write_header
from kiosk.store import Store, TerminalIdentity
from kiosk.sync.link import Link, NotReached, Refused, Response, Trouble
from kiosk.sync.pace import Pace


def exchange_blobs(store: Store, key: SigningKey, link: Link, identity: TerminalIdentity,
                   pace: Pace) -> NotReached | Refused | None:
    """Fetch what is awaited, then send what the county lacks, smallest first; None = all done.

    What the county does not have or does not want delays nothing behind it.
    """
    caller = _Caller(key, link, identity, pace)
    for sha256, media in store.blobs.wanted():
        trouble = _fetch(caller, store, sha256, media)
        if trouble is not None:
            return trouble
    for sha256 in store.blobs.to_send():
        data = store.blobs.get(sha256)
        trouble = _send(caller, sha256, data) if data is not None else None
        if trouble is not None:
            return trouble
        store.blobs.sent(sha256)
    return None


def _fetch(caller: "_Caller", store: Store, sha256: str, media: str) -> NotReached | Refused | None:
    while True:
        arrived = store.blobs.arrived(sha256)
        response = caller.call("GET", sha256, arrived, length=caller.pace.bytes)
        if isinstance(response, NotReached | Refused):
            return response
        if response.status == 404:
            return None
        size = response.headers.get("Upload-Size", "")
        if response.status != 200 or not size.isdecimal():
            return NotReached(Trouble.NOT_THE_COUNTY)
        if response.body:
            store.blobs.piece_came(sha256, arrived, response.body)
        if not response.body or arrived + len(response.body) >= int(size):
            store.blobs.join(sha256, media)
            return None


def _send(caller: "_Caller", sha256: str, data: bytes) -> NotReached | Refused | None:
    response = caller.call("HEAD", sha256, 0)
    wrong = 0
    while not isinstance(response, NotReached | Refused):
        if response.headers.get("Upload-Complete") == "1" or response.status == 413:
            return None
        offset = _offset(response)
        wrong += response.status != 200
        if offset is None or offset > len(data) or wrong > 3:
            return NotReached(Trouble.NOT_THE_COUNTY)
        part = data[offset:offset + caller.pace.bytes]
        response = caller.call("PATCH", sha256, offset, part, last=offset + len(part) == len(data))
    return response


def _offset(response: Response) -> int | None:
    text = response.headers.get("Upload-Offset", "")
    return int(text) if text.isdecimal() else None


@dataclass(frozen=True, slots=True)
class _Caller:
    key: SigningKey
    link: Link
    identity: TerminalIdentity
    pace: Pace

    def call(self, method: str, sha256: str, offset: int, body: bytes = b"", *, last: bool = False,
             length: int = 0) -> Response | NotReached | Refused:
        signed = write_header(
            self.key, village=self.identity.village, terminal=self.identity.terminal,
            generation=self.identity.generation, method=method, sha256=sha256, offset=offset)
        headers = {HEADER: signed, "Upload-Offset": str(offset)}
        if last:
            headers["Upload-Complete"] = "1"
        if length:
            headers["Upload-Length"] = str(length)
        moved, begun = self.link.moved, time.monotonic()
        response = self.link.call(method, f"/s1/blob/{sha256}", body=body, headers=headers)
        if isinstance(response, NotReached):
            self.pace.broke_off(self.link.moved - moved)
            return response
        self.pace.went_well(self.link.moved - moved, time.monotonic() - begun)
        return Refused(response.status) if response.status in (401, 403) else response
