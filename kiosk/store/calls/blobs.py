"""Bytes by hash: photographs, signatures, papers; ours on their way to the county, the county's on their way here."""


from casework.ids import Sha256
from kiosk.store.calls.running import Calls
from kiosk.store.contents import Contents


class BlobCalls:
    """What is here, what the county lacks, what is awaited."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def put(self, data: bytes, media: str) -> Sha256:
        """Keep bytes; they go to the county when a fact names them."""
        return self._calls.change(set(), lambda contents: contents.blobs.put(data, media, send=False))

    def get(self, sha256: str) -> bytes | None:
        """Return bytes by hash, None when they are not here."""
        return self._calls.read(lambda contents: contents.blobs.get(sha256))

    def size(self, sha256: str) -> int:
        """Return how many bytes a blob has, 0 when it is not here."""
        return self._calls.read(lambda contents: contents.blobs.size(sha256))

    def to_send(self) -> list[Sha256]:
        """Return the hashes the county lacks, smallest first."""
        return self._calls.read(lambda contents: contents.blobs.to_send())

    def sent(self, *hashes: str) -> None:
        """The county has these bytes."""
        def note(contents: Contents) -> None:
            for sha256 in hashes:
                contents.blobs.sent(sha256)

        self._calls.change({"waiting"}, note)

    def wanted(self) -> list[tuple[Sha256, str]]:
        """Return the hashes awaited from the county, with their media."""
        return self._calls.read(lambda contents: contents.blobs.wanted())

    def arrived(self, sha256: str) -> int:
        """Return how many bytes of an awaited blob are here."""
        return self._calls.read(lambda contents: contents.blobs.arrived(sha256))

    def piece_came(self, sha256: str, at: int, data: bytes) -> None:
        """Keep a piece of an awaited blob, so that a cut line costs only what was on it."""
        self._calls.change(set(), lambda contents: contents.blobs.add_piece(sha256, at, data))

    def join(self, sha256: str, media: str) -> bool:
        """Put the pieces together; False when they are not what was awaited, and all are thrown away."""
        def join(contents: Contents) -> bool:
            whole = contents.blobs.join_pieces(sha256, media)
            contents.cases.rebuild_missing()
            return whole

        return self._calls.change({"items", "cases"}, join)

    def came(self, data: bytes, media: str) -> None:
        """Keep awaited bytes; cases that waited for an item version are folded."""
        def keep(contents: Contents) -> None:
            contents.blobs.put(data, media, send=False)
            contents.cases.rebuild_missing()

        self._calls.change({"items", "cases"}, keep)
