"""What is wrong with an item as written: where, what, how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `row` counts as a spreadsheet does, 0 = the whole file."""

    file: str
    sheet: str
    row: int
    column: str
    what: str
    mend: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.sheet, f"row {self.row}" if self.row else "", self.column) if part)
        return f"{self.file}{f' ({place})' if place else ''}: {self.what} {self.mend}".strip()
