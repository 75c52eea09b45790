"""Something is wrong with a file: what it is, and the ways forward to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.dialogs.dialog import Dialog
from ui.theme.theme import Theme
from ui.widgets import Button, Text


@dataclass(frozen=True, slots=True)
class Way:
    """A way forward: what its button says, and what is done once the dialog is closed."""

    words: str
    go: Callable[[], object]


class WaysDialog(Dialog):
    """A title, what happened, perhaps a list, a button for each way, and one that only closes.

    :attr:`chosen` is the way that was pressed; None when it was closed.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        words: str,
        ways: Sequence[Way],
        points: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, 520, parent)
        self.chosen: Way | None = None
        self.body.addWidget(Text(theme, words))
        for point in points:
            self.body.addWidget(Text(theme, f"•  {point}"))
        for number, way in enumerate(ways):
            button = Button(theme, way.words, kind="secondary" if number else "primary")
            button.clicked.connect(partial(self._choose, way))
            self.body.addWidget(button)
            if not number:
                button.setDefault(True)
                button.setFocus()
        self.body.addStretch(1)
        close = self.add_button(Button(theme, self.tr("Close"), kind="secondary" if ways else "primary"))
        close.clicked.connect(self.reject)
        if not ways:
            close.setDefault(True)
            close.setFocus()

    def _choose(self, way: Way) -> None:
        self.chosen = way
        self.accept()


def ask_way(
    theme: Theme, parent: QWidget, title: str, words: str, ways: Sequence[Way], points: Sequence[str] = ()
) -> bool:
    """Show the dialog and go the chosen way. False when it was only closed."""
    dialog = WaysDialog(theme, title, words, ways, points, parent)
    dialog.exec()
    chosen = dialog.chosen
    if chosen is not None:
        chosen.go()
    return chosen is not None
