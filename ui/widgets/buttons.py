"""Buttons. One primary button a page: the one that moves the workshop on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.theme.icons import ICON_TEXT_GAP, icon
from ui.widgets.helpers import plain_tip, restyle, unmarked, with_shortcut
from ui.widgets.locking import Lockable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.theme.theme import Theme

# The colour of the icon on each kind of button.
ICON_ROLES = {
    "primary": "on_accent",
    "link": "accent_text",
    "active": "accent_text",
    "danger": "danger",
    "search": "text2",
}


def _pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter presses a button, as Space does; Qt does so only in dialogs."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
    if enter:
        button.click()
    return enter


class Button(Lockable, QPushButton):
    """A button with words, and an icon if one helps.

    ``kind``: primary, secondary, ghost, danger, link, active (a switch that is on), search, chip (readable when
    disabled). Give ``name`` when several buttons on a page share their words: "Open goal 2". ``trailing`` puts the icon
    after the words. ``edits`` tells that a press changes the record, so that the button is locked with it.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str | None = None,
        kind: str = "secondary",
        *,
        name: str = "",
        tooltip: str = "",
        checkable: bool = False,
        trailing: bool = False,
        edits: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(unmarked(text), parent)
        self.edits = edits
        self._theme = theme
        self._icon_name = icon or ""
        self._words = text
        self._tooltip = tooltip
        self._trailing = trailing
        self.setProperty("kind", kind)
        self.setCheckable(checkable)
        self.setAccessibleName(name or text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._show_tooltip()
        self._show_icon()
        if trailing:
            self.installEventFilter(self)
        theme.changed.connect(self._size_icon)

    def kind(self) -> str:
        """The kind of button."""
        return str(self.property("kind"))

    def set_kind(self, kind: str) -> None:
        """Make it another kind of button."""
        if kind == self.kind():
            return  # asked for at every step and edit; a new icon each time is work for nothing
        restyle(self, "kind", kind)
        self._show_icon()

    def set_text(self, text: str, name: str = "") -> None:
        """Change the words, and the accessible name with them."""
        self._words = text
        self.setText(unmarked(text))
        self.setAccessibleName(name or text)
        self._show_tooltip()
        self._size_icon()

    def set_icon(self, name: str) -> None:
        """Change the icon; empty takes it away."""
        self._icon_name = name
        self._show_icon()

    def set_words_shown(self, shown: bool) -> None:
        """Fold the button to its icon, or unfold it. Name and tooltip stay."""
        self.setText(unmarked(self._words) if shown else "")
        self._show_tooltip()
        self._size_icon()

    def _show_tooltip(self) -> None:
        if self._tooltip or not self.text():
            self.setToolTip(plain_tip(self._tooltip or self._words))

    def _show_icon(self) -> None:
        if not self._icon_name:
            self.setIcon(QIcon())
            return
        role = ICON_ROLES.get(self.kind(), "text")
        role_on = "accent_text" if self.isCheckable() else ""
        self.setIcon(icon(self._theme, self._icon_name, role, role_on, self._trailing))
        self._size_icon()
        self._place_icon()

    def _size_icon(self) -> None:
        gap = ICON_TEXT_GAP if self.text() else 0
        self.setIconSize(QSize(self._theme.px(18 + gap), self._theme.px(18)))

    def _place_icon(self) -> None:
        if self._trailing:
            parent = self.parentWidget()
            reading = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
            turned = (
                Qt.LayoutDirection.RightToLeft
                if reading == Qt.LayoutDirection.LeftToRight
                else Qt.LayoutDirection.LeftToRight
            )
            if self.layoutDirection() != turned:
                self.setLayoutDirection(turned)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A trailing icon changes sides with its surroundings. Other buttons need not ask Python at every event."""
        if event.type() == QEvent.Type.ParentChange:
            self._place_icon()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


class IconButton(Lockable, QToolButton):
    """A button with only an icon. Its name is spoken and shown as tooltip.

    ``kind``: icon (no border until pointed at) or outline. ``edits`` tells that a press changes the record.
    """

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        name: str,
        *,
        shortcut: str = "",
        kind: str = "icon",
        checkable: bool = False,
        role: str = "text",
        size: int = 20,
        edits: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edits = edits
        self._theme = theme
        self._size = size
        self._role = role
        self.setProperty("kind", kind)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        self.set_name(name)
        self.set_icon(icon_name)
        self._size_icon()
        theme.changed.connect(self._size_icon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def set_name(self, name: str, description: str = "") -> None:
        """Say what the button does; ``description`` adds the state, for example what will be undone."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setToolTip(plain_tip(with_shortcut(description or name, self.shortcut().toString())))

    def set_icon(self, icon_name: str, role: str = "") -> None:
        """Show another icon, or the same in another colour."""
        self._role = role or self._role
        self.setIcon(icon(self._theme, icon_name, self._role, "accent_text" if self.isCheckable() else ""))

    def _size_icon(self) -> None:
        side = self._theme.px(self._size)
        self.setIconSize(QSize(side, side))
