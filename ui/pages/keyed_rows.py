"""A column of row widgets that follows a list of ids: rows stay, come, go and move, and none is built twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

W = TypeVar("W", bound=QWidget)


class KeyedRows(Generic[W]):
    """Keeps the widgets in ``layout`` in step with ids. ``make`` builds the row of an id."""

    def __init__(self, layout: QVBoxLayout, make: Callable[[int], W]) -> None:
        self._layout = layout
        self._make = make
        self._rows: dict[int, W] = {}

    def sync(self, ids: Iterable[int]) -> list[W]:
        """Show exactly the rows of ``ids``, in that order; gives them. A row that has the focus is never rebuilt."""
        wanted = list(ids)
        for gone in self._rows.keys() - set(wanted):
            self._drop(self._rows.pop(gone))
        for place, row_id in enumerate(wanted):
            if row_id not in self._rows:
                self._rows[row_id] = self._make(row_id)
            if self._layout.indexOf(self._rows[row_id]) != place:
                self._layout.insertWidget(place, self._rows[row_id])
        return [self._rows[row_id] for row_id in wanted]

    def row(self, row_id: int) -> W | None:
        """The widget of an id, if it is shown."""
        return self._rows.get(row_id)

    def rows(self) -> list[W]:
        """Every row that is shown, in the order they were made."""
        return list(self._rows.values())

    def _drop(self, row: W) -> None:
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
