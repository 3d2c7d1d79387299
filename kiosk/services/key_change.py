"""This terminal changes its keys: offered under the old ones, taken when the county's list names the new."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from casework.message import N_, Message
from casework.rotation import write_offer, write_taken
from casework.signing import SigningKey
from kiosk.services.refusals import NOT_ENROLLED, NotStored
from kiosk.store import FactDraft, Store

FIRST: Final = "signing"
Named = Callable[[str], SigningKey]
"""Gives the secret of a name, made when there is none."""


@dataclass(frozen=True, slots=True)
class KeyOffered:
    """The new keys are on their way to the county; the old ones serve until its answer is here."""

    generation: int

    @property
    def sentence(self) -> Message:
        """What is so."""
        return Message(N_("New keys are made and offered to the county. The old ones serve until it has answered."))

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(N_("Exchange by line or stick, then start the machine again."))


def keys_of(store: Store, named: Named) -> tuple[SigningKey, dict[str, SigningKey]]:
    """Return the key to sign with, and all this terminal has or had by generation; takes an announced one first."""
    _take_announced(store, named)
    made, names = store.identity(), store.trust.key_names()
    generation = made.generation if made else 1
    return named(names.get(str(generation), FIRST)), {one: named(name) for one, name in names.items()}


def offer(store: Store, named: Named) -> KeyOffered | NotStored:
    """Make new keys and offer them; asked again before the county answered, it is the same offer."""
    made, names = store.identity(), store.trust.key_names()
    if made is None:
        return NOT_ENROLLED
    generation = made.generation + 1
    if str(generation) not in names:
        name = f"{FIRST}.{generation}"
        old, new = named(names.get(str(made.generation), FIRST)), named(name)
        body = write_offer(old, new, terminal=made.terminal, generation=generation)
        store.trust.offer_key(FactDraft("KeyOffered", body, actor="terminal"),
                        {str(made.generation): FIRST, **names, str(generation): name})
    return KeyOffered(generation)


def _take_announced(store: Store, named: Named) -> None:
    made, bundle = store.identity(), store.trust.bundle()
    name = store.trust.key_names().get(str(made.generation + 1)) if made else None
    if made is None or bundle is None or name is None:
        return
    row, new = bundle.terminal_key(made.terminal, made.generation + 1), named(name)
    if row is not None and row.public == new.public.raw and row.last_good_sequence is None:
        store.trust.take_key(lambda last: FactDraft("KeyTaken", write_taken(
            new, terminal=made.terminal, generation=row.generation, last_receipt=last), actor="terminal"))
