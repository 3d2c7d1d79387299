"""What travels between village and county, byte by byte; in prose: docs/wire-format.md.

A body is one zstd stream of lines. A line that begins with `{` is a fact; one that begins with `#`
is a control line: a word, a JSON object, and for signed ones a tab and the signature. Reading
never raises on any bytes: what cannot be read is a `Damaged` value.
"""

from casework.wire.answer import Answer, AnswerReader, FeedLine, Problem, write_answer
from casework.wire.chain import CHAIN_START, Position, chain_after, mark_of
from casework.wire.lines import Damaged, LineSplitter
from casework.wire.packing import (
    LEVEL,
    QUICK,
    STRONGEST,
    Packer,
    Source,
    Unpacker,
    facts_to_lean_on,
    head_apart,
)
from casework.wire.upload import (
    LONGEST_PREFIX,
    Group,
    Head,
    UploadReader,
    read_head,
    write_group,
    write_head,
)

__all__ = [
    "CHAIN_START",
    "LEVEL",
    "LONGEST_PREFIX",
    "QUICK",
    "STRONGEST",
    "Answer",
    "AnswerReader",
    "Damaged",
    "FeedLine",
    "Group",
    "Head",
    "LineSplitter",
    "Packer",
    "Position",
    "Problem",
    "Source",
    "Unpacker",
    "UploadReader",
    "chain_after",
    "facts_to_lean_on",
    "head_apart",
    "mark_of",
    "read_head",
    "write_answer",
    "write_group",
    "write_head",
]
