"""What is wrong with the catalogue as written: where, what, how to mend it."""

from collections.abc import Callable
from dataclasses import dataclass

from casework.message import N_, Message


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `row` counts as a spreadsheet does (a line, in a .toml), 0 = the whole file.

    `column` is the heading of the sheet's own column, or the key of a .toml; `cell` the cell of a spreadsheet.
    """

    file: str
    sheet: str
    row: int
    column: str
    what: Message
    mend: Message | None = None
    cell: str = ""

    @property
    def place(self) -> tuple[str, str, int, str]:
        """Where it is, as far as two faults at one place are told apart."""
        return self.file, self.sheet, self.row, self.column

    def __str__(self) -> str:
        return self.told()

    def told(self, translate: Callable[[str], str] = N_) -> str:
        """Return the fault in one line, in the language of `translate`."""
        row = Message(N_("row {row}"), {"row": str(self.row)}).render(translate) if self.row else ""
        place = ", ".join(part for part in (self.sheet, row, self.column, self.cell) if part)
        mend = f" {self.mend.render(translate)}" if self.mend else ""
        return f"{self.file}{f' ({place})' if place else ''}: {self.what.render(translate)}{mend}"

    def as_record(self, translate: Callable[[str], str] = N_) -> dict[str, object]:
        """Return the fault for machines."""
        return {"file": self.file, "sheet": self.sheet, "row": self.row, "column": self.column, "cell": self.cell,
                "what": self.what.render(translate), "mend": self.mend.render(translate) if self.mend else ""}
