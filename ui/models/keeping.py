"""What the models of long lists share: other rows come, and the view keeps its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel


class KeepingModel(QAbstractTableModel):
    """A table whose rows have ids."""

    def put_in_order(self, before: Sequence[int], after: Sequence[int], take: Callable[[], None]) -> None:
        """Have ``take`` put the rows ``after`` in place of those ``before``. What is current, what is selected and the
        scroll place follow their rows; those of rows that are gone go with them."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [before[index.row()] for index in held]
        take()
        places = {row_id: at for at, row_id in enumerate(after)}
        for index, row_id in zip(held, ids, strict=True):
            # Qt makes no index for row -1: the row is gone.
            self.changePersistentIndex(index, self.index(places.get(row_id, -1), index.column()))
        self.layoutChanged.emit()
