"""What every picture of the partners shares: who is chosen, by pointer or keys, and how that is told."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import accessible
from ui.canvas.scene import Scene, describe
from ui.theme.theme import Theme

WAYS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ALT: Final = Qt.KeyboardModifier.AltModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PartnerCanvas(QWidget):
    """Paints partners and lets people choose among them. It changes nothing itself: what they do comes out as signals.

    ``current`` is the partner that keys speak of, 0 for nobody; ``selected`` are all that are chosen, ``current`` among
    them. Subclasses say where partners are and how one comes to the next.
    """

    chosen = Signal(int, object)
    """Somebody else was chosen: the current partner, 0 for nobody, and everybody that is chosen, as a frozenset."""
    opened = Signal(int)
    """A partner's details are wanted: Enter or a double click."""
    remove_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.current = 0
        self.selected: frozenset[int] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    # What a picture has to know

    @property
    def scene(self) -> Scene:
        raise NotImplementedError

    def partner_at(self, point: QPointF) -> int:
        """Who is at a point of the window, 0 for nobody."""
        raise NotImplementedError

    def box(self, partner_id: int) -> QRectF:
        """Where a partner is in the window."""
        raise NotImplementedError

    def next_to(self, partner_id: int, right: int, down: int) -> int:
        """The next partner in a direction, 0 when there is nobody."""
        raise NotImplementedError

    def reading_order(self) -> list[int]:
        """Everybody, as they are told one by one."""
        return list(self.scene.partners)

    def words_for(self, partner_id: int) -> str:
        """A partner in words, as a screen reader says it after the name."""
        return describe(self.scene, partner_id)

    def keys_in_words(self) -> str:
        """What the keys do here, for those who cannot see it."""
        raise NotImplementedError

    def after_choice(self) -> None:
        """Others are chosen: paint, and bring the current one into sight."""
        raise NotImplementedError

    def wants_key(self, event: QKeyEvent) -> bool:
        """Whether a key is for the picture although it means something else elsewhere."""
        return bool(self.current and event.modifiers() & ALT and event.key() in WAYS)

    # Choosing

    def choose(self, partner_id: int, *, tell: bool = False) -> None:
        """Make one partner the only chosen one; 0 chooses nobody. ``tell`` says it to the page and to the ear."""
        self.select((partner_id,), partner_id, tell=tell)

    def select(self, ids: Collection[int], current: int, *, tell: bool = False) -> None:
        """Choose several; ``current`` is the one that keys speak of."""
        there = frozenset(each for each in ids if each in self.scene.partners)
        current = current if current in there else min(there, default=0)
        changed = (current, there) != (self.current, self.selected)
        self.current, self.selected = current, there
        if changed:
            self.after_choice()
            self.say_all()
        if tell:
            if changed:
                self._announce()
            self.chosen.emit(self.current, self.selected)

    def toggle(self, partner_id: int) -> None:
        """Add a partner to those chosen, or take it away again."""
        if partner_id in self.selected:
            self.select(self.selected - {partner_id}, self.current, tell=True)
        else:
            self.select(self.selected | {partner_id}, partner_id, tell=True)

    def select_all(self) -> None:
        self.select(self.scene.partners, self.current, tell=True)

    def _announce(self) -> None:
        if len(self.selected) > 1:
            words = self.tr("%1 partners chosen").replace("%1", str(len(self.selected)))
            accessible.announce(self, words, assertive=True)
        elif self.current:
            name = self.scene.partners[self.current].name
            accessible.announce(self, f"{name}. {self.words_for(self.current)}", assertive=True)

    def say_all(self) -> None:
        """Keep the description of the whole up to date."""
        partners, ties = len(self.scene.partners), len(self.scene.ties)
        counted = self.tr("%1 partners, %2 links.").replace("%1", str(partners)).replace("%2", str(ties))
        here = ""
        if self.current:
            here = f"{self.scene.partners[self.current].name}. {self.words_for(self.current)} "
        self.setAccessibleDescription(f"{here}{counted} {self.keys_in_words()}")

    # Keys that mean the same in every picture

    def event(self, event: QEvent) -> bool:
        """Alt and arrows move the chosen partner here; elsewhere they go back and on."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and overrides and self.wants_key(event):
            event.accept()
            return True
        return super().event(event)

    def press_key(self, event: QKeyEvent) -> bool:
        """Do what a key means. Gives False for keys that mean nothing here."""
        way = WAYS.get(Qt.Key(event.key()))
        if way is not None and not event.modifiers() & (ALT | SHIFT):
            self._step(way, add=bool(event.modifiers() & CTRL))
            return True
        if event.key() == Qt.Key.Key_A and event.modifiers() == CTRL:
            self.select_all()
            return True
        command = None if event.modifiers() & (CTRL | ALT) else self._command(Qt.Key(event.key()))
        if command is not None:
            command()
            return True
        return self._letter(event)

    def _step(self, way: tuple[int, int], *, add: bool) -> None:
        order = self.reading_order()
        found = self.next_to(self.current, *way) if self.current else (order[0] if order else 0)
        if found:
            self.select(self.selected | {found} if add else {found}, found, tell=True)

    def _command(self, key: Qt.Key) -> Callable[[], object] | None:
        order, current = self.reading_order(), self.current
        if key == Qt.Key.Key_Home and order:
            return lambda: self.choose(order[0], tell=True)
        if key == Qt.Key.Key_End and order:
            return lambda: self.choose(order[-1], tell=True)
        if current and key in _ENTER:
            return lambda: self.opened.emit(current)
        if current and key in _DELETE:
            return lambda: self.remove_wanted.emit(current)
        return None

    def _letter(self, event: QKeyEvent) -> bool:
        """A letter goes to the next partner whose name begins with it."""
        typed = event.text().casefold()
        if not typed.isalnum() or event.modifiers() & (CTRL | ALT):
            return False
        partners = self.scene.partners
        ids = [each for each in self.reading_order() if partners[each].name.casefold().startswith(typed)]
        if ids:
            after = ids.index(self.current) + 1 if self.current in ids else 0
            self.choose(ids[after % len(ids)], tell=True)
        return True
