"""Where an open filling is kept: sealed drafts for an application, memory for a supplement."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from casework.ids import Sha256
from kiosk.forms.keeping import Keeper
from kiosk.store import Draft, Store, StoreError


class DraftKeeper:
    """Keeps the answers as one draft and each photograph as another, each sealed under its own key."""

    def __init__(self, store: Store, *, draft: str, item: str, version: int, person: str) -> None:
        self._store, self._draft = store, draft
        self._item, self._version, self._person = item, version, person
        self._held: dict[Sha256, bytes] = {}

    def save(self, snapshot: Mapping[str, Any]) -> bool:
        """Keep the answers; False when the disk does not take them."""
        payload = json.dumps(snapshot, ensure_ascii=False).encode()
        return self._kept(Draft(self._draft, self._item, self._version, self._person, payload))

    def put(self, jpeg: bytes) -> Sha256:
        """Keep a photograph: on the disk, and in memory while the disk does not take it."""
        sha256 = Sha256(hashlib.sha256(jpeg).hexdigest())
        photo = Draft(photo_id(self._draft, sha256), self._item, self._version, self._draft, jpeg)
        if not self._kept(photo):
            self._held[sha256] = jpeg
        return sha256

    def get(self, sha256: Sha256) -> bytes | None:
        """A photograph kept before, or handed in with an earlier case."""
        wanted = photo_id(self._draft, sha256)
        stored = (one.payload for one in self._store.drafts.of_person(self._draft) if one.id == wanted)
        return self._held.get(sha256) or next(stored, None) or self._store.blobs.get(sha256)

    def _kept(self, draft: Draft) -> bool:
        try:
            self._store.drafts.save(draft)
        except StoreError:
            return False
        return True


class MemoryKeeper:
    """Keeps the photographs of a supplement until it is sent; those of the case come from the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: dict[Sha256, bytes] = {}

    def save(self, snapshot: Mapping[str, Any]) -> bool:
        """Nothing is kept: a supplement is one question, and what was asked stays asked."""
        return True

    def put(self, jpeg: bytes) -> Sha256:
        """Hold a photograph."""
        sha256 = Sha256(hashlib.sha256(jpeg).hexdigest())
        self._held[sha256] = jpeg
        return sha256

    def get(self, sha256: Sha256) -> bytes | None:
        """A photograph held here or stored with the case."""
        return self._held.get(sha256) or self._store.blobs.get(sha256)


class PartKeeper:
    """Keeps the photographs of one matter of several; the answers are kept by the whole."""

    def __init__(self, whole: Keeper) -> None:
        self._whole = whole

    def save(self, snapshot: Mapping[str, Any]) -> bool:
        """The whole saves itself after each answer."""
        return True

    def put(self, jpeg: bytes) -> Sha256:
        """Keep a photograph with the whole."""
        return self._whole.put(jpeg)

    def get(self, sha256: Sha256) -> bytes | None:
        """A photograph kept with the whole."""
        return self._whole.get(sha256)


class NoKeeper:
    """Keeps nothing at all: a first look is not an application."""

    def save(self, snapshot: Mapping[str, Any]) -> bool:
        """Nothing is kept, and nothing is missing."""
        return True

    def put(self, jpeg: bytes) -> Sha256:
        """Name a photograph; its bytes are let go."""
        return Sha256(hashlib.sha256(jpeg).hexdigest())

    def get(self, sha256: Sha256) -> bytes | None:
        """Nothing is here."""
        return None


def photo_id(draft: str, sha256: Sha256) -> str:
    """Id of the draft that holds a photograph."""
    return f"{draft}.{sha256[:16]}"


def destroy(store: Store, draft: str) -> None:
    """Destroy a draft and its photographs, keys first."""
    for photo in store.drafts.of_person(draft):
        store.drafts.destroy(photo.id)
    store.drafts.destroy(draft)
