"""A sentence for a person, carried as a value until a face knows the language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_SLOT = re.compile(r"\{(\w+)\}")


def N_(text: str) -> str:
    """Mark an English source text for extraction; returns it unchanged."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """English source text with `{named}` slots and the values for them; equal texts and values are equal.

    A value may be a message itself, such as a day. Values may be personal, so `repr` shows the text only.
    """

    text: str
    params: "Mapping[str, str | Message]" = field(default_factory=dict, repr=False)

    def __hash__(self) -> int:
        return hash((self.text, tuple(sorted(self.params.items()))))

    def render(self, translate: Callable[[str], str] = N_) -> str:
        """The translated text with its slots filled; a slot without a value stays as written."""
        return _SLOT.sub(lambda slot: self._value(slot, translate), translate(self.text))

    def _value(self, slot: re.Match[str], translate: Callable[[str], str]) -> str:
        value = self.params.get(slot[1], slot[0])
        return value.render(translate) if isinstance(value, Message) else value
