"""The first page: try an example, start a workshop, open a file, go on with a recent one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from partnerdesk.templates import Template, templates
from ui.header import Mark
from ui.settings import Settings
from ui.theme.theme import Theme
from ui.widgets import (
    Banner,
    Button,
    Card,
    ElidedText,
    Heading,
    IconButton,
    IconLabel,
    ScrollPage,
    Text,
    Toast,
)
from ui.widgets.laid_out import nest

_WIDTH = 812
_ABREAST_FROM = 760


class Welcome(QWidget):
    """Emits what the person wants; opens nothing itself."""

    example_wanted = Signal(int)
    new_wanted = Signal(int)
    """The number of a template, 0 for none."""
    open_wanted = Signal()
    recent_wanted = Signal(object)

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._recent = QVBoxLayout()
        self._left_open: Path | None = None
        self._left = Banner(theme, "", "info", self.tr("Go on where you were"), closable=True)
        self._left.hide()
        self._left.acted.connect(self._go_on)
        self._first = Button(theme, self.tr("Open the example"), kind="primary")
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage(theme, padding=24)
        outer.addWidget(scroll, 1)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(theme.sp(16), theme.sp(4), theme.sp(16), theme.sp(8))
        self._foot.addStretch(1)
        self._foot.addStretch(1)
        nest(outer, self._foot)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._column, 100)
        row.addStretch(1)
        nest(scroll.body, row)
        scroll.body.addStretch(1)
        self._fill(QVBoxLayout(self._column))
        theme.changed.connect(self._give_way)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_recent()
        self._first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def seat(self, toast: Toast) -> None:
        """Give messages their place below the page; it takes no room while there is none."""
        self._foot.insertWidget(1, toast)

    def offer(self, path: Path) -> None:
        """Say that ``path`` was open when the program was cut off, and offer to go on with it."""
        self._left_open = path
        words = self.tr("PartnerDesk ended while %1 was open. All of it up to your last edit is saved.")
        self._left.set_text(words.replace("%1", path.stem))
        self._left.show()

    def show_recent(self) -> None:
        """Bring the list of recent documents up to date; with none it is not shown at all."""
        _empty(self._recent)
        paths = self._settings.recent()
        if not paths:
            return
        self._recent.addWidget(Heading(self._theme, self.tr("Recent"), "h3"))
        card = Card(self._theme)
        for path in paths[:6]:
            nest(card.body, self._recent_row(path))
        self._recent.addWidget(card)

    def _fill(self, column: QVBoxLayout) -> None:
        theme = self._theme
        column.setSpacing(theme.sp(16))
        brand = QHBoxLayout()
        brand.addWidget(Mark(theme))
        brand.addWidget(Text(theme, "PartnerDesk", "h3", wrap=False), 1)
        nest(column, brand)
        column.addWidget(Heading(theme, self.tr("Run a partnership workshop"), "display"))
        column.addWidget(
            Text(
                theme,
                self.tr(
                    "Map who is involved, agree goals nobody could reach alone, leave with names on actions, and hand"
                    " everyone a signed PDF before they go home. Everything stays in one file on this computer."
                ),
                "muted",
            )
        )
        column.addWidget(self._left)
        self._fill_cards()
        nest(column, self._cards)
        nest(column, self._recent)
        column.addWidget(Heading(theme, self.tr("Start from a kind of partnership"), "h3"))
        column.addWidget(self._templates())
        column.addWidget(
            Text(theme, self.tr("Works without the internet. No account. Nothing is sent anywhere."), "small")
        )

    def _give_way(self) -> None:
        """The cards stand one below the other where three abreast would be cramped."""
        self._column.setMaximumWidth(self._theme.px(_WIDTH))
        abreast = self.width() >= self._theme.px(_ABREAST_FROM)
        way = QBoxLayout.Direction
        self._cards.setDirection(way.LeftToRight if abreast else way.TopToBottom)

    def _fill_cards(self) -> None:
        self._cards.setSpacing(self._theme.sp(12))
        self._first.clicked.connect(partial(self.example_wanted.emit, 1))
        start = Button(self._theme, self.tr("New workshop"))
        start.clicked.connect(partial(self.new_wanted.emit, 0))
        find = Button(self._theme, self.tr("Open a file"))
        find.clicked.connect(self.open_wanted)
        for icon_name, title, words, button in (
            ("sparkles", self.tr("Try an example"),
             self.tr("A worked example. Goals tested, actions planned, ready to review and sign."
                     " Change anything; it is a copy."), self._first),
            ("file-plus", self.tr("Start a workshop"), self.tr("Three answers and you are mapping partners."), start),
            ("folder-open", self.tr("Open a file"),
             self.tr("A .partnerdesk file from this computer or a memory stick."), find),
        ):  # fmt: skip
            self._cards.addWidget(self._card(icon_name, title, words, button), 1)

    def _card(self, icon_name: str, title: str, words: str, button: Button) -> Card:
        card = Card(self._theme)
        card.body.addWidget(IconLabel(self._theme, icon_name, "accent", 26))
        card.body.addWidget(Heading(self._theme, title, "h3"))
        card.body.addWidget(Text(self._theme, words, "muted"))
        card.body.addStretch(1)
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().verticalPolicy())
        card.body.addWidget(button)
        return card

    def _templates(self) -> QWidget:
        card = Card(self._theme)
        for template in templates():
            nest(card.body, self._template_row(template))
        return card

    def _template_row(self, template: Template) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.sp(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self._theme, template.name, "body_strong"))
        words.addWidget(Text(self._theme, template.short, "small"))
        nest(row, words, 1)
        start = Button(self._theme, self.tr("Start"), name=self.tr("Start: %1").replace("%1", template.name))
        start.clicked.connect(partial(self.new_wanted.emit, template.number))
        example = Button(
            self._theme,
            self.tr("Example"),
            kind="link",
            name=self.tr("Example: %1").replace("%1", template.name),
        )
        example.clicked.connect(partial(self.example_wanted.emit, template.number))
        row.addWidget(example)
        row.addWidget(start)
        return row

    def _recent_row(self, path: Path) -> QLayout:
        row = QHBoxLayout()
        there = path.exists()
        when = (
            QLocale().toString(QDateTime.fromSecsSinceEpoch(int(path.stat().st_mtime)), "d MMMM yyyy HH:mm")
            if there
            else ""
        )
        state = when if there else self.tr("not there now; plug in its stick or take it off the list")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedText(self._theme, path.stem, "body_strong"))
        words.addWidget(ElidedText(self._theme, f"{state} · {path.parent}", "small"))
        nest(row, words, 1)
        if there:
            button = Button(self._theme, self.tr("Open"), name=self.tr("Open %1").replace("%1", path.stem))
            button.clicked.connect(partial(self.recent_wanted.emit, path))
            row.addWidget(button)
        drop = IconButton(self._theme, "x", self.tr("Take %1 off the list").replace("%1", path.stem))
        drop.clicked.connect(partial(self._forget, path))
        row.addWidget(drop)
        return row

    def _go_on(self) -> None:
        self._left.hide()
        if self._left_open is not None:
            self.recent_wanted.emit(self._left_open)

    def _forget(self, path: Path) -> None:
        self._settings.forget(path)
        self.show_recent()


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
