"""A list for QML over frozen rows: one role for each field of the row's class."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class RowsModel(QAbstractListModel):
    """Shows rows of one frozen dataclass; replacing them tells which changed."""

    countChanged = Signal()

    def __init__(self, row_type: type, rows: Sequence[Any] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roles = {Qt.ItemDataRole.UserRole + 1 + place: one.name
                       for place, one in enumerate(fields(row_type))}
        self._rows: list[Any] = list(rows)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """Field names as roles."""
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}

    def data(self, index: Index, role: int = 0) -> Any:
        """One field of one row."""
        name = self._roles.get(role)
        return getattr(self._rows[index.row()], name) if name and index.isValid() else None

    @Slot(int, result="QVariantMap")  # type: ignore[arg-type]  # a name is allowed, the stubs forgot it
    def get(self, row: int) -> dict[str, Any]:
        """One row, each field under its name."""
        return {name: getattr(self._rows[row], name) for name in self._roles.values()}

    def replace(self, rows: Sequence[Any]) -> None:
        """Show other rows; equal length changes only the rows that differ."""
        fresh = list(rows)
        if len(fresh) != len(self._rows):
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            self.countChanged.emit()
            return
        for place, (old, new) in enumerate(zip(self._rows, fresh, strict=True)):
            if old != new:
                self._rows[place] = new
                self.dataChanged.emit(self.index(place), self.index(place))

    @property
    def rows(self) -> list[Any]:
        """The rows shown."""
        return list(self._rows)

    count = Property(int, lambda self: len(self._rows), notify=countChanged)
