"""Making one of two partners that are the same, in place on the card of one of them, and parting them again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.merging import merge_organisations, merges_into, unmerge
from partnerdesk.errors import PartnerDeskError
from partnerdesk.model.change import Change
from partnerdesk.model.records import Merge, Organisation
from partnerdesk.model.vocabulary import MergeKind
from ui.pages.partner_line import PartnerLine
from ui.theme.theme import Theme
from ui.widgets import AddingPlace, Button, Text
from ui.widgets.laid_out import nest
from ui.words import say, short_day

if TYPE_CHECKING:
    from ui.pages.map_page import MapPage


class MergeBox(QWidget):
    """A button that opens a line for the other's name; below it what became one with this partner before.

    The partner of the card is kept, unless the person turns it round.
    """

    def __init__(self, theme: Theme, page: MapPage) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._partner_id = 0
        self._turned = False
        self._running = False
        self._shown: tuple[Merge, ...] = ()
        self.button = Button(theme, self.tr("Merge with…"), "copy", edits=True)
        self.name = PartnerLine(theme, self.tr("The other partner's name"))
        self.meaning = Text(theme, "", "small")
        self.turn = Button(theme, "", kind="link", edits=True)
        self.trouble = Text(theme, "", "small", "danger")
        self.line = QWidget()
        self._merged = QVBoxLayout()
        self._lay_out(theme)
        self._connect()
        self.close_line()

    def show_partner(self, organisation: Organisation) -> None:
        if organisation.id != self._partner_id:
            self._partner_id = organisation.id
            self.close_line()
        others = [each for each in self._page.snapshot.organisations if each.id != organisation.id]
        self.button.setEnabled(bool(others))
        self.name.offer(others)
        self.name.setAccessibleName(self.tr("Partner to merge with %1").replace("%1", organisation.name))
        self._show_merged(merges_into(self._page.snapshot, MergeKind.ORGANISATION, organisation.id))
        self._show_meaning()

    def open_line(self) -> None:
        """Ask for the other one."""
        self.button.hide()
        self.line.show()
        self.name.setFocus()
        self._page.settle()

    def close_line(self) -> None:
        self._turned = False
        self.name.set_value("")
        self.trouble.hide()
        self._show_meaning()
        self.line.hide()
        self.button.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the line away."""
        if event.key() == Qt.Key.Key_Escape and not self.line.isHidden():
            self.close_line()
            self.button.setFocus()
        else:
            super().keyPressEvent(event)

    def _pair(self) -> tuple[Organisation, Organisation] | None:
        """Who is kept and who goes; None while it is not clear who is meant."""
        other = self.name.meant()
        if other is None:
            return None
        own = self._page.snapshot.organisation(self._partner_id)
        return (other, own) if self._turned else (own, other)

    def _show_meaning(self) -> None:
        """Say what will follow, before it does."""
        pair = self._pair()
        self.turn.setVisible(pair is not None)
        if pair is None:
            self.meaning.setText(self.tr("Which partner is the same one?"))
            return
        kept, gone = (each.name for each in pair)
        words = self.tr(
            "Enter makes them one: offers, needs, links, people, answers and actions of %1 go to %2. "
            "They can be parted again."
        )
        self.meaning.setText(words.replace("%1", gone).replace("%2", kept))
        self.turn.set_text(self.tr("Keep %1 instead").replace("%1", gone))

    def _on_edited(self, *_: str) -> None:
        self.trouble.hide()
        self._turned = False
        self._show_meaning()
        self._page.settle()

    def _turn_round(self) -> None:
        self._turned = not self._turned
        self.trouble.hide()
        self._show_meaning()
        self.name.setFocus()

    def _merge(self) -> None:
        pair = self._pair()
        if pair is None:
            self._say(self.name.unclear())
            return
        kept, gone = pair
        if self._run(merge_organisations, kept.id, gone.id):
            self.close_line()
            self._page.choose(kept.id)
            self.button.setFocus()

    def _part(self, merge_id: int, *_: object) -> None:
        if self._run(unmerge, merge_id):
            self.button.setFocus()

    def _run(self, command: Callable[..., Change], *ids: int) -> bool:
        """Do an edit; when it is refused, the words stand here, too."""
        self.trouble.hide()
        self._page.commit_pending()
        self._running = True
        change = self._page.desk.run(command, *ids)
        self._running = False
        if change is not None:
            self._page.message.emit(say(change.label))
        return change is not None

    def _on_refused(self, error: PartnerDeskError) -> None:
        if self._running:
            self._say(say(error.phrase))

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _show_merged(self, merges: tuple[Merge, ...]) -> None:
        if merges == self._shown:
            return
        self._shown = merges
        while (item := self._merged.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for merge in merges:
            self._merged.addWidget(self._merged_row(merge))

    def _merged_row(self, merge: Merge) -> QWidget:
        words = self.tr("Merged here: %1 (%2)")
        words = words.replace("%1", merge.name).replace("%2", short_day(merge.at[:10]))
        part = self.tr("Part again: %1").replace("%1", merge.name)
        button = Button(self._theme, self.tr("Part again"), "undo-2", "ghost", name=part, edits=True)
        button.clicked.connect(partial(self._part, merge.id))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Text(self._theme, words, "small"), 1)
        line.addWidget(button)
        return row

    def _lay_out(self, theme: Theme) -> None:
        self._merged.setSpacing(theme.sp(4))
        inner = QVBoxLayout(self.line)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.sp(4))
        for part in (self.meaning, AddingPlace(theme, self.name, enters=False), self.turn):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(6))
        nest(column, self._merged)
        column.addWidget(self.button)
        column.addWidget(self.line)
        column.addWidget(self.trouble)

    def _connect(self) -> None:
        self.button.clicked.connect(self.open_line)
        self.name.textEdited.connect(self._on_edited)
        self.name.picked.connect(self._on_edited)
        self.name.returnPressed.connect(self._merge)
        self.turn.clicked.connect(self._turn_round)
        self._page.desk.refused.connect(self._on_refused)
