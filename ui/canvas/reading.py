"""A picture of the partners as a screen reader has it: a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QAccessibleWidget

from ui import accessible

if TYPE_CHECKING:
    from ui.canvas.partner_canvas import PartnerCanvas

_NOBODY = cast("QAccessibleInterface", None)
"""Qt takes nothing for an answer where its types promise an item."""


class PartnerHandle(QObject):
    """Stands for one partner of a picture, because an accessible item needs an object of its own."""

    def __init__(self, canvas: PartnerCanvas, partner_id: int) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.partner_id = partner_id


class PartnersInterface(QAccessibleWidget):
    """The picture: a list."""

    def __init__(self, canvas: PartnerCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.List)
        self._canvas = canvas
        self._handles: dict[int, PartnerHandle] = {}
        accessible.register("PartnerHandle", _partner_interface)

    def childCount(self) -> int:
        return len(self._canvas.scene.partners)

    def child(self, index: int) -> QAccessibleInterface:
        ids = self._canvas.reading_order()
        return self._of(ids[index]) if 0 <= index < len(ids) else _NOBODY

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        handle = child.object()
        ids = self._canvas.reading_order()
        if isinstance(handle, PartnerHandle) and handle.partner_id in ids:
            return ids.index(handle.partner_id)
        return -1

    def focusChild(self) -> QAccessibleInterface:
        canvas = self._canvas
        return self._of(canvas.current) if canvas.hasFocus() and canvas.current else _NOBODY

    def _of(self, partner_id: int) -> QAccessibleInterface:
        if partner_id not in self._handles:
            self._handles[partner_id] = PartnerHandle(self._canvas, partner_id)
        return QAccessible.queryAccessibleInterface(self._handles[partner_id])


class PartnerInterface(QAccessibleObject):
    """One partner: a list item with its box, its name, and its links as description."""

    def __init__(self, handle: PartnerHandle) -> None:
        super().__init__(handle)
        self._canvas = handle.canvas
        self._id = handle.partner_id

    def _is_there(self) -> bool:
        return self._id in self._canvas.scene.partners

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._canvas)

    def child(self, index: int) -> QAccessibleInterface:
        return _NOBODY

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return _NOBODY

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names are changed in the partner's card."""

    def text(self, kind: QAccessible.Text) -> str:
        if not self._is_there():
            return ""
        if kind == QAccessible.Text.Name:
            return self._canvas.scene.partners[self._id].name
        if kind == QAccessible.Text.Description:
            return self._canvas.words_for(self._id)
        return ""

    def rect(self) -> QRect:
        if not self._is_there():
            return QRect()
        box = self._canvas.box(self._id).toRect()
        return QRect(self._canvas.mapToGlobal(box.topLeft()), box.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.selectable = True
        state.multiSelectable = True
        state.selected = self._id in self._canvas.selected
        state.focused = self._id == self._canvas.current and self._canvas.hasFocus()
        return state


def partners_interface(canvas: QObject) -> QAccessibleInterface:
    return PartnersInterface(cast("PartnerCanvas", canvas))


def _partner_interface(handle: QObject) -> QAccessibleInterface:
    return PartnerInterface(cast("PartnerHandle", handle))
