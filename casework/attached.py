"""Which bytes a fact refers to by their hash: photographs, pages, signatures."""

from casework.facts import Fact
from casework.ids import Sha256


def bytes_named_in(fact: Fact) -> list[Sha256]:
    """Return the hashes a fact names, pages first; what is no list of attachments names nothing."""
    rows = fact.body.get("attachments", [])
    named = [row.get("sha256") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return [Sha256(one) for one in (*named, fact.body.get("signature")) if isinstance(one, str)]
