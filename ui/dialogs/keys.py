"""The sheet of keys: everything that has a shortcut, and what the keys on the pages do."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.actions import Actions, keys_of, spoken
from ui.dialogs.dialog import Dialog
from ui.theme.theme import Theme
from ui.widgets import Heading, KeyCap, Text
from ui.widgets.laid_out import nest


class KeysDialog(Dialog):
    """Two columns: the keys, and what they do."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Keys"), 520, parent)
        self._grid = QGridLayout()
        self._row = 0
        nest(self.body, self._grid)
        self.body.addStretch(1)
        self._fill(actions)
        self.add_close().setFocus()

    def _fill(self, actions: Actions) -> None:
        self._heading(self.tr("Anywhere"))
        for action in actions:
            keys = keys_of(action)
            if keys:
                self._line(keys, spoken(action))
        self._line("F6", self.tr("The next part of the window; with Shift the one before"))
        self._heading(self.tr("In a quick line"))
        for keys, words in (
            ("Enter", self.tr("Add what is typed; the cursor stays")),
            ("Tab", self.tr("Take what is offered below the line")),
            ("Esc", self.tr("Close what is offered; then empty the line")),
            ("#", self.tr("Type of partner, or the goal of an action: #school, #G2")),
            ("@", self.tr("A person of the partner, or who leads: @Head teacher, @HPC")),
            (";", self.tr("Several partners in one line")),
        ):
            self._line(keys, words)
        self._heading(self.tr("On a page"))
        for keys, words in (
            ("1 … 8", self.tr("Support for a goal; with Shift takes a hand away")),
            ("0 … 3", self.tr("Could we do this alone")),
            ("Ctrl+Shift+B", self.tr("On a goal: ask blind, and reveal")),
            ("Ctrl+Shift+1 … 4", self.tr("The views of the map, of the goals and of the actions")),
            ("Alt+PgUp, Alt+PgDown", self.tr("The goal before, the goal after")),
            ("L", self.tr("On the map: link the chosen partner with another")),
            ("Del", self.tr("Remove; it can be undone")),
            (self.tr("Arrows"), self.tr("The next partner, row or cell")),
            (self.tr("Alt+arrows"), self.tr("Move a partner; on the grid, its influence and interest")),
            ("Ctrl+PgUp, Ctrl+PgDown", self.tr("On a goal: the part before, the part after")),
            ("D, L, X", self.tr("On an action of last time: done, late, dropped")),
            ("Alt+← →", self.tr("On the board of actions: take the card to another column")),
            ("D", self.tr("In the list of actions and on their board: done")),
        ):
            self._line(keys, words)

    def _heading(self, words: str) -> None:
        self._grid.addWidget(Heading(self._theme, words, "h3"), self._row, 0, 1, 2)
        self._row += 1

    def _line(self, keys: str, words: str) -> None:
        self._grid.addWidget(KeyCap(self._theme, keys), self._row, 0)
        self._grid.addWidget(Text(self._theme, words), self._row, 1)
        self._grid.setColumnStretch(1, 1)
        self._row += 1
