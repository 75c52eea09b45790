"""Every kind of document in a list: a picture of its first page, what it is for, one press to save it, one to print."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from partnerdesk.errors import PartnerDeskError
from partnerdesk.exports.pdf.papers.kinds import KINDS, Kind
from partnerdesk.exports.pdf.papers.order import Order
from ui.beside import Beside
from ui.pages.print_work import SUMMARY, first_page
from ui.theme.theme import Theme
from ui.widgets import IconButton, ScrollPage, Text, restyle
from ui.widgets.laid_out import nest
from ui.words import say, translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SIDE: Final = 64
"""The longer side of a picture in pixels at 100 %."""
_SMOOTH: Final = Qt.TransformationMode.SmoothTransformation
_SHARP: Final = 3
"""Pictures have so many times the pixels, for large text and fine screens."""


class PagePicture(QAbstractButton):
    """The first page of a document; a press chooses it. All pictures of a list share one Tab stop."""

    moved = Signal(int)
    """The next one, or the one before, is wanted instead."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._wide = False
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_page(self, image: QImage | None, *, wide: bool) -> None:
        """Show a picture; without one an empty page that lies on its long side, or does not."""
        self._image, self._wide = image, wide
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.sp(_SIDE) + 4
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Home: -len(KINDS),
            Qt.Key.Key_End: len(KINDS),
        }
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._theme.sp(_SIDE)
        wide, tall = (1.0, 0.707) if self._wide else (0.707, 1.0)
        if self._image is not None:
            longest = max(self._image.width(), self._image.height())
            wide, tall = self._image.width() / longest, self._image.height() / longest
        middle = QPointF(self.rect().center())
        box = QRectF(middle.x() - side * wide / 2, middle.y() - side * tall / 2, side * wide, side * tall)
        painter = QPainter(self)
        painter.fillRect(box, QColor("white"))
        if self._image is not None:
            dots = box.size() * self.devicePixelRatioF()
            painter.drawImage(box, self._image.scaled(dots.toSize(), mode=_SMOOTH))
        dashed = (
            Qt.PenStyle.SolidLine if self.isEnabled() and self._image is not None else Qt.PenStyle.DashLine
        )
        chosen = self.isChecked()
        painter.setPen(
            QPen(self._theme.colour("accent" if chosen else "border_ctl"), 2 if chosen else 1, dashed)
        )
        painter.drawRect(box)


class KindRow(QFrame):
    """One kind of document."""

    chosen = Signal()
    saved = Signal()
    printed = Signal()

    def __init__(self, theme: Theme, kind: Kind) -> None:
        super().__init__()
        self._theme = theme
        self.kind = kind
        title = translated(kind.title)
        self.picture = PagePicture(theme, self.tr("Show: %1").replace("%1", title))
        self._title = Text(theme, title, "body_strong")
        self._purpose = Text(theme, "", "small")
        self.save = IconButton(theme, "file-down", self.tr("Save: %1").replace("%1", title))
        self.print_ = IconButton(theme, "printer", self.tr("Print: %1").replace("%1", title))
        self.setProperty("card", "plain")
        self._lay_out()
        self.show_waiting("")
        self.picture.clicked.connect(self.chosen)
        self.save.clicked.connect(self.saved)
        self.print_.clicked.connect(self.printed)

    def show_waiting(self, why: str) -> None:
        """Say what it is for, or why it cannot be made now."""
        purpose = f"{self.kind.size}. {translated(self.kind.purpose)}"
        self._purpose.setText(why or purpose)
        self._purpose.set_tone("warn" if why else "")
        self.picture.setAccessibleDescription(why or purpose)
        for button in (self.save, self.print_):
            button.setEnabled(not why)

    def set_chosen(self, chosen: bool) -> None:
        """Mark it, and give its buttons to the Tab key; the buttons of other rows are left to the mouse."""
        self.picture.setChecked(chosen)
        restyle(self, "card", "accent" if chosen else "plain")
        policy = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
        for button in (self.picture, self.save, self.print_):
            button.setFocusPolicy(policy)
            button.setProperty("roving", not chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole row can be pressed."""
        super().mousePressEvent(event)
        self.picture.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit()

    def _lay_out(self) -> None:
        words, buttons = QVBoxLayout(), QVBoxLayout()
        words.setSpacing(self._theme.sp(2))
        words.addWidget(self._title)
        words.addWidget(self._purpose)
        words.addStretch(1)
        buttons.setSpacing(self._theme.sp(2))
        for button in (self.save, self.print_):
            buttons.addWidget(button)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        edge = self._theme.sp(8)
        row.setContentsMargins(edge, edge, edge, edge)
        row.setSpacing(self._theme.sp(10))
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        nest(row, words, 1)
        nest(row, buttons)


class KindList(ScrollPage):
    """All kinds; one is chosen. Their pictures are made one after the other while the list is seen."""

    chosen = Signal()
    saved = Signal(str)
    """The key of a kind that is to be saved at once."""
    printed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=8)
        self._rows = {kind.key: KindRow(theme, kind) for kind in KINDS}
        self._key = SUMMARY
        self._todo: deque[Order] = deque()
        self._making: Order | None = None
        self._maker = Beside("pictures", self)
        self._maker.ready.connect(self._on_made)
        self._maker.failed.connect(self._on_failed)
        for key, row in self._rows.items():
            self.body.addWidget(row)
            row.set_chosen(key == self._key)
            row.chosen.connect(partial(self.choose, key))
            row.saved.connect(partial(self.saved.emit, key))
            row.printed.connect(partial(self.printed.emit, key))
            row.picture.moved.connect(self._move)
        self.body.addStretch(1)

    @property
    def kind(self) -> Kind:
        """The kind that is chosen."""
        return self._rows[self._key].kind

    def first_field(self) -> QWidget:
        """The picture of what is chosen."""
        return self._rows[self._key].picture

    def choose(self, key: str) -> None:
        """Choose a kind as a person does."""
        self._rows[self._key].set_chosen(False)
        self._key = key
        self._rows[key].set_chosen(True)
        self.chosen.emit()

    def show_chosen(self) -> None:
        """Scroll to what is chosen, once a list that was just built has its place."""
        row = self._rows[self._key]
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(row))

    def show_orders(self, order: Callable[[str], Order]) -> None:
        """Make the pictures anew of what is ordered by each key; the old ones stay until then. What is chosen comes
        first."""
        self._todo = deque(map(order, sorted(self._rows, key=lambda key: key != self._key)))
        self._making = None
        self._go_on()

    def finish(self) -> None:
        """Make nothing any more."""
        self._todo.clear()
        self._making = None
        self._maker.finish()

    def busy(self) -> bool:
        """Whether pictures are still being made."""
        return bool(self._todo) or self._making is not None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on()

    def _move(self, by: int) -> None:
        keys = list(self._rows)
        key = keys[max(0, min(len(keys) - 1, keys.index(self._key) + by))]
        self.choose(key)
        self._rows[key].picture.setFocus()

    def _go_on(self) -> None:
        if self._todo and self._making is None and self.isVisible():
            self._making = self._todo.popleft()
            self._maker.begin(first_page, self._making, _SIDE * _SHARP)

    def _on_made(self, image: QImage) -> None:
        for row in self._made_row():
            row.show_waiting("")
            row.picture.show_page(image, wide=row.kind.wide)
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, PartnerDeskError):
            raise error
        for row in self._made_row():
            row.show_waiting(say(error.phrase))
            row.picture.show_page(None, wide=row.kind.wide)
        self._go_on()

    def _made_row(self) -> Iterator[KindRow]:
        made, self._making = self._making, None
        if made is not None:
            yield self._rows[made.kind.key]
