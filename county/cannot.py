"""A command that could not be carried out."""

from typing import Any

Result = dict[str, Any]


class CannotDo(Exception):
    """`sentence` says why and what to do, `record` says it to machines where a sentence is too little."""

    def __init__(self, sentence: str, record: Result | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.record = record
