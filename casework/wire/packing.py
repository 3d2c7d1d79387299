"""zstd, flushed often enough that a cut line costs a few kilobytes, and capped against bombs.

A call may lean on facts that both ends hold: its body is then `P`, two bytes of length, one zstd stream with
the head alone, and one with the groups, packed against those facts. Without them it is one plain stream.
"""

from collections.abc import Callable, Iterable
from typing import IO, Protocol, cast

import zstandard

from casework.wire.dictionary import DICTIONARY

QUICK = 3
LEVEL = 9
STRONGEST = 19
"""1.5 ms a fact on a county's machine, 22 % fewer bytes than 3: on a thin line a fact takes 100 ms anyway."""
SMALL_BYTES = 24 * 1024
"""Up to here the dictionary saves bytes; on longer streams zstd packs worse with one (measured: ADR 0003)."""
WINDOW_LOG = 20
LARGEST_WINDOW = 1 << 23
READ_BYTES = 64 * 1024
STEP_BYTES = 16 * 1024
LEANING = b"P"


class Source(Protocol):
    """Something that gives bytes; b'' = no more."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes as soon as some have come."""
        ...


class Packer:
    """Compresses lines; `flush` makes everything so far readable at the other end.

    `expected` is about how many bytes will come: short streams lean on the dictionary, and on the facts of
    `prefix` if there are any. The reader must hold the same prefix, and need not know anything else.
    """

    def __init__(self, *, expected: int, level: int = LEVEL, prefix: bytes = b"") -> None:
        parameters = zstandard.ZstdCompressionParameters.from_level(level, window_log=WINDOW_LOG)
        dictionary = _dictionary(prefix) if prefix or expected <= SMALL_BYTES else None
        self._packing = zstandard.ZstdCompressor(
            compression_params=parameters, dict_data=dictionary).compressobj()

    def add(self, data: bytes) -> bytes:
        """Return the compressed bytes that are ready; may be empty."""
        return self._packing.compress(data)

    def flush(self) -> bytes:
        """Return what makes all lines so far readable."""
        return self._packing.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)

    def finish(self) -> bytes:
        """Return the end of the stream."""
        return self._packing.flush(zstandard.COMPRESSOBJ_FLUSH_FINISH)


class Unpacker:
    """Decompresses as bytes arrive, never more than `READ_BYTES` at a time."""

    def __init__(self, source: Source, *, on_bytes: Callable[[int], None] = lambda count: None) -> None:
        self._source = _Counted(source, on_bytes)
        self._length = -1
        self._reader: zstandard.ZstdDecompressionReader | None = None

    def read(self) -> bytes | None:
        """Return the next bytes, b'' at the end, None when they are no zstd stream."""
        if self._reader is None:
            self._begin()
        assert self._reader is not None
        try:
            return self._reader.read1(READ_BYTES)
        except zstandard.ZstdError:
            return None

    @property
    def leans(self) -> bool:
        """Whether the stream read so far was a head alone, and another follows that leans on facts."""
        return self._length >= 0

    def lean_on(self, prefix: bytes) -> None:
        """Go on with the stream after the head, which was packed against these facts."""
        self._length = -1
        self._reader = _reading(self._source, _dictionary(prefix))

    def _begin(self) -> None:
        first = self._source.read(1)
        if first == LEANING:
            self._length = int.from_bytes(_exactly(self._source, 2), "big")
            self._reader = _reading(_Ahead(_exactly(self._source, self._length)), DICTIONARY)
        else:
            self._reader = _reading(_Ahead(first, self._source), DICTIONARY)


def facts_to_lean_on(lines: Iterable[bytes]) -> bytes:
    """Return facts of one log as both ends put them together."""
    return b"\n".join(lines)


def head_apart(packed: bytes) -> bytes:
    """Return the first part of a body that leans on facts: the head's stream with its length."""
    return LEANING + len(packed).to_bytes(2, "big") + packed


def _dictionary(prefix: bytes) -> zstandard.ZstdCompressionDict:
    if not prefix:
        return DICTIONARY
    return zstandard.ZstdCompressionDict(DICTIONARY.as_bytes() + prefix, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def _reading(source: Source, dictionary: zstandard.ZstdCompressionDict) -> zstandard.ZstdDecompressionReader:
    reading = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=LARGEST_WINDOW)
    return reading.stream_reader(cast(IO[bytes], source), read_size=STEP_BYTES, read_across_frames=False)


def _exactly(source: Source, count: int) -> bytes:
    parts, left = [], count
    while left and (data := source.read(left)):
        parts.append(data)
        left -= len(data)
    return b"".join(parts)


class _Ahead:
    """Bytes that were read already, then the rest of a source."""

    def __init__(self, ahead: bytes, rest: Source | None = None) -> None:
        self._ahead, self._rest = ahead, rest

    def read(self, size: int) -> bytes:
        if self._ahead:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
            return data
        return self._rest.read(size) if self._rest else b""


class _Counted:
    def __init__(self, source: Source, on_bytes: Callable[[int], None]) -> None:
        self._source, self._on_bytes = source, on_bytes

    def read(self, size: int) -> bytes:
        data = self._source.read(size)
        self._on_bytes(len(data))
        return data
