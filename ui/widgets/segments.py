"""One choice of a few that are all in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.theme.icons import ICON_TEXT_GAP, icon
from ui.widgets.helpers import unmarked
from ui.widgets.locking import Lockable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme.theme import Theme


class SegmentedControl(Lockable, QFrame):
    """Two to five choices side by side: one Tab stop, arrow keys choose.

    ``items`` are (key, words, icon or empty). ``chosen(str)`` is emitted when the user chooses another one. Give
    ``edits=False`` to a choice that is no part of the record, such as a choice of views.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        items: Sequence[tuple[str, str, str]],
        name: str,
        current: str = "",
        parent: QWidget | None = None,
        *,
        edits: bool = True,
    ) -> None:
        super().__init__(parent)
        self.edits = edits
        self._theme = theme
        self._keys: list[str] = []
        self.setProperty("segmented", "true")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        for key, text, icon_name in items:
            self._add(key, text, icon_name)
        self.set_value(current or self._keys[0])
        self._group.buttonToggled.connect(self._toggled)
        self._size_icons()
        theme.changed.connect(self._size_icons)

    def value(self) -> str:
        """The key of the choice made."""
        return self._keys[self._group.checkedId()]

    def set_value(self, key: str) -> None:
        """Show a choice without emitting ``chosen``. Raises ValueError for an unknown key."""
        button = self._group.button(self._keys.index(key))
        self._group.blockSignals(True)
        button.setChecked(True)
        self._group.blockSignals(False)

    def button(self, key: str) -> QAbstractButton:
        """The button of a choice, for shortcuts and tooltips."""
        return self._group.button(self._keys.index(key))

    def _add(self, key: str, text: str, icon_name: str) -> None:
        button = QToolButton()
        button.setProperty("kind", "segment")
        button.setText(unmarked(text))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(f"{self.accessibleName()}: {text}")
        if icon_name:
            button.setIcon(icon(self._theme, icon_name, "text2", "accent_text"))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._group.addButton(button, len(self._keys))
        self._keys.append(key)
        self._row.addWidget(button)

    def _toggled(self, button: QAbstractButton, on: bool) -> None:
        if on:
            self.chosen.emit(self._keys[self._group.id(button)])

    def _size_icons(self) -> None:
        size = QSize(self._theme.px(18 + ICON_TEXT_GAP), self._theme.px(18))
        for button in self._group.buttons():
            button.setIconSize(size)
