"""One partner's relationships, each a button that opens it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.model.records import Organisation, Relationship
from partnerdesk.model.vocabulary import RelationshipLevel
from ui.canvas.scene import way_words
from ui.theme.theme import Theme
from ui.widgets import Button, Heading, Text
from ui.widgets.laid_out import nest
from ui.words import named

if TYPE_CHECKING:
    from ui.pages.page import Page


class TiesBox(QWidget):
    tie_wanted = Signal(int)
    link_wanted = Signal()

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._shown: list[tuple[int, str, str]] = []
        self._none = Text(theme, self.tr("Not linked with anybody yet."), "muted")
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(0)
        self._link = Button(theme, self.tr("Link with another partner"), "link", edits=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(6))
        column.addWidget(Heading(theme, self.tr("Relationships"), "h3"))
        column.addWidget(self._none)
        nest(column, self._buttons)
        column.addWidget(self._link)
        self._link.clicked.connect(self.link_wanted)

    def show_partner(self, organisation: Organisation) -> None:
        ties = [
            (tie.id, self._other(tie, organisation.id), self._words(tie, organisation.id))
            for tie in self._page.snapshot.relationships
            if organisation.id in (tie.a_id, tie.b_id)
        ]
        self._none.setVisible(not ties)
        if ties != self._shown:
            self._shown = ties
            self._fill()

    def _other(self, tie: Relationship, organisation_id: int) -> str:
        other = tie.b_id if tie.a_id == organisation_id else tie.a_id
        return self._page.snapshot.organisation(other).name

    def _words(self, tie: Relationship, organisation_id: int) -> str:
        rating = self._page.snapshot.rating_of().get(tie.id)
        now = rating.now if rating is not None else None
        level = self.tr("not said") if now is None else named(RelationshipLevel(now)).lower()
        way = way_words(tie.direction, from_a=tie.a_id == organisation_id)
        return level + (f", {way}" if way else "")

    def _fill(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for tie_id, other, words in self._shown:
            name = self.tr("Edit %1").replace("%1", f"{other}: {words}")
            button = Button(self._theme, other, "pencil", "ghost", name=name)
            button.clicked.connect(partial(self._tell, tie_id))
            below = Text(self._theme, words, "small")
            below.setContentsMargins(self._theme.sp(14), 0, 0, self._theme.sp(4))
            self._buttons.addWidget(button)
            self._buttons.addWidget(below)

    def _tell(self, tie_id: int, *_: object) -> None:
        self.tie_wanted.emit(tie_id)
