"""The square code of a receipt as dark and light squares, for a screen."""

from papers.qr import matrix


def squares(url: str) -> list[list[bool]]:
    """Return the rows of a receipt's code, True = dark."""
    return [list(row) for row in matrix(url)]
