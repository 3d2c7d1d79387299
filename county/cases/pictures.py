"""Telling a picture by its first bytes, whatever its name says."""

LARGEST_BYTES = 8 * 1024 * 1024


def media_of(data: bytes) -> str:
    """Return the media type of a JPEG, PNG or WebP picture, '' for anything else or too large a one."""
    if len(data) > LARGEST_BYTES:
        return ""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""
