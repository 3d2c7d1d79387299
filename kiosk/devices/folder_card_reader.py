"""A card reader fed by files: a JSON file in a folder is a card on the plate; gone = taken away."""

import json
from pathlib import Path
from typing import Any

from kiosk.devices.card_reader import Card, UnreadableCard

_FIELDS = ("name", "id_number", "sex", "nation", "birth", "address", "id_type")


class FolderCardReader:
    """Reads the newest `*.json` of `folder`, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def look(self) -> Card | UnreadableCard | None:
        """The card that lies there; a file half written counts as unreadable until it is whole."""
        try:
            files = sorted(self._folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
            return _card(json.loads(files[-1].read_text("utf-8"))) if files else None
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            return UnreadableCard()


def _card(record: Any) -> Card | UnreadableCard:
    if not isinstance(record, dict):
        return UnreadableCard()
    known = {name: record[name] for name in _FIELDS if name in record}
    if not known.get("name") or not known.get("id_number"):
        return UnreadableCard()
    if not all(isinstance(value, str) for value in known.values()):
        return UnreadableCard()
    return Card(**known)
