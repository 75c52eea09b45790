"""What can be done with several partners at once: a small bar over the map while several are chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QSizePolicy

from ui.canvas.align import Align
from ui.theme.theme import Theme
from ui.widgets import Button, Card, FlowRow, Text, plain_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class SelectBar(Card):
    """Floats at the foot of ``host``, so that the map does not move under the hand that chooses."""

    align_wanted = Signal(object)
    """An :class:`Align`."""
    remove_wanted = Signal()
    merge_wanted = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, parent=host)
        self._host = host
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._count = Text(theme, "", "label", wrap=False)
        words = {
            Align.LEFT: (self.tr("Left"), self.tr("Align on the left")),
            Align.CENTRE: (self.tr("Centre"), self.tr("Align the centres")),
            Align.TOP: (self.tr("Top"), self.tr("Align on top")),
            Align.MIDDLE: (self.tr("Middle"), self.tr("Align the middles")),
            Align.ACROSS: (self.tr("Space across"), self.tr("Same space between them, across")),
            Align.DOWN: (self.tr("Space down"), self.tr("Same space between them, down")),
        }
        self.buttons = {how: self._button(how, *each) for how, each in words.items()}
        self.merge = Button(theme, self.tr("Merge"), kind="ghost")
        self.merge.clicked.connect(self.merge_wanted)
        remove = Button(theme, self.tr("Remove"), "trash-2", "ghost", name=self.tr("Remove those chosen"))
        remove.clicked.connect(self.remove_wanted)
        self._flow = FlowRow(theme, self._count, *self.buttons.values(), self.merge, remove, spacing=4)
        self.body.addWidget(self._flow)
        host.installEventFilter(self)
        self.hide()

    def show_count(self, count: int, merging: str) -> None:
        """Show the bar for so many partners; for one or none it goes. ``merging`` says which two would become one;
        empty when there are not two."""
        self.merge.setVisible(bool(merging))
        self.merge.setAccessibleName(merging)
        self.merge.setToolTip(plain_tip(merging))
        self._count.setText(self.tr("%1 chosen").replace("%1", str(count)))
        self.setVisible(count > 1)
        if count > 1:
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the map."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _button(self, how: Align, words: str, name: str) -> Button:
        button = Button(self._theme, words, kind="ghost", name=name, tooltip=name)
        button.clicked.connect(partial(self._align, how))
        return button

    def _align(self, how: Align, *_: object) -> None:
        self.align_wanted.emit(how)

    def _space(self) -> None:
        edge = self._theme.sp(6)
        self.body.setContentsMargins(edge, edge, edge, edge)

    def _place(self) -> None:
        edge = self._theme.sp(8)
        room = self._host.width() - 2 * edge
        width = min(room, self._flow.sizeHint().width() + 2 * self._theme.sp(6) + 2)
        inner = width - 2 * self._theme.sp(6) - 2
        height = self._flow.heightForWidth(inner) + 2 * self._theme.sp(6) + 2
        self.setGeometry(
            (self._host.width() - width) // 2, self._host.height() - height - edge, width, height
        )
        self.raise_()
