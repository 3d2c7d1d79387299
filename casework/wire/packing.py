"""zstd, flushed often enough that a cut line costs a few kilobytes, and capped against bombs."""

from collections.abc import Callable
from typing import IO, Protocol, cast

import zstandard

from casework.wire.dictionary import DICTIONARY

LEVEL = 9
STRONGEST = 17
"""0.4 ms a fact on a county's machine, 13 % fewer bytes than 9: what a village with a thin line takes."""
SMALL_BYTES = 24 * 1024
"""Up to here the dictionary saves bytes; on longer streams zstd packs worse with one (measured: ADR 0003)."""
WINDOW_LOG = 20
LARGEST_WINDOW = 1 << 23
READ_BYTES = 64 * 1024


class Source(Protocol):
    """Something that gives bytes; b'' = no more."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes as soon as some have come."""
        ...


class Packer:
    """Compresses lines; `flush` makes everything so far readable at the other end.

    `expected` is about how many bytes will come: short streams lean on the dictionary. The reader need not know.
    """

    def __init__(self, *, expected: int, level: int = LEVEL) -> None:
        parameters = zstandard.ZstdCompressionParameters.from_level(level, window_log=WINDOW_LOG)
        dictionary = DICTIONARY if expected <= SMALL_BYTES else None
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
        counted = cast(IO[bytes], _Counted(source, on_bytes))
        reading = zstandard.ZstdDecompressor(dict_data=DICTIONARY, max_window_size=LARGEST_WINDOW)
        self._reader = reading.stream_reader(counted, read_size=1024, read_across_frames=False)

    def read(self) -> bytes | None:
        """Return the next bytes, b'' at the end, None when they are no zstd stream."""
        try:
            return self._reader.read1(READ_BYTES)
        except zstandard.ZstdError:
            return None


class _Counted:
    def __init__(self, source: Source, on_bytes: Callable[[int], None]) -> None:
        self._source, self._on_bytes = source, on_bytes

    def read(self, size: int) -> bytes:
        data = self._source.read(size)
        self._on_bytes(len(data))
        return data
