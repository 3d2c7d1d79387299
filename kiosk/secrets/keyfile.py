"""A keyring in one file that only its owner may read: protection level C, and shown as such."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend

FILE_NAME = "secrets.json"


class KeyFileKeyring(KeyringBackend):
    """Keeps secrets in a file. Whoever takes the whole disk has them."""

    priority = 0.1  # type: ignore[assignment]  # never chosen by itself

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._path = folder / FILE_NAME

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret, None when there is none."""
        value = self._read().get(f"{service}/{username}")
        return value if isinstance(value, str) else None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret; the old or the new file is there after a power cut."""
        record = self._read() | {f"{service}/{username}": password}
        fresh = self._path.with_suffix(".new")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            json.dump(record, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""
        record = self._read()
        record.pop(f"{service}/{username}", None)
        self._path.write_text(json.dumps(record), encoding="ascii")

    def _read(self) -> dict[str, object]:
        if not self._path.exists():
            return {}
        record = json.loads(self._path.read_text(encoding="ascii"))
        return record if isinstance(record, dict) else {}
