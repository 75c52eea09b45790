"""The strip in which a link is made: with whom, by name; then how closely, by one key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.model.records import Organisation
from partnerdesk.model.vocabulary import RelationshipLevel
from ui.pages.partner_line import PartnerLine
from ui.theme.theme import Theme
from ui.widgets import Button, Card, FlowRow, IconButton, Text
from ui.widgets.laid_out import nest
from ui.words import named

LEVELS = (0, 1, 2, 3, 4)


class LinkBar(Card):
    """Emits ``made(a, b, level)``; None stands for "not said"."""

    made = Signal(int, int, object)
    stopped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tone="accent", parent=parent)
        self._start = 0
        self._end = 0
        self._others: Sequence[Organisation] = ()
        self.question = Text(theme, "", "body_strong")
        self.name = PartnerLine(theme, self.tr("Type the other partner's name, or press it on the map"))
        self.trouble = Text(theme, "", "small", "danger")
        self.trouble.hide()
        self._levels = FlowRow(theme)
        self.level_buttons = [self._level_button(theme, level) for level in LEVELS]
        self.unsaid = Button(theme, self.tr("Not said (Enter)"), kind="ghost")
        self._levels.add(*self.level_buttons, self.unsaid)
        self._cross = IconButton(theme, "x", self.tr("Stop linking"))
        self._lay_out(theme)
        self.name.returnPressed.connect(self._take_name)
        self.name.picked.connect(self._take_name)
        self.name.textEdited.connect(self.trouble.hide)
        self.unsaid.clicked.connect(partial(self._make, None))
        self._cross.clicked.connect(self.stop)
        self.hide()

    def begin(self, start: Organisation, others: Sequence[Organisation]) -> None:
        """Ask with whom ``start`` is to be linked."""
        self._start, self._end, self._others = start.id, 0, others
        self.question.setText(self.tr("Link %1 with").replace("%1", start.name))
        self.name.offer(others)
        self.name.set_value("")
        self.name.setAccessibleName(self.tr("Partner to link with %1").replace("%1", start.name))
        self.trouble.hide()
        self._show_stage(levels=False)
        self.show()
        self.name.setFocus()

    def take_other(self, organisation_id: int) -> None:
        """The other partner is known: ask how closely the two work together."""
        other = next((each for each in self._others if each.id == organisation_id), None)
        if other is None:
            return
        self._end = organisation_id
        words = self.tr("How closely do they work together now? Press 0 to 4. Other partner: %1")
        self.question.setText(words.replace("%1", other.name))
        self._show_stage(levels=True)
        self.show()
        self.unsaid.setFocus()

    def stop(self) -> None:
        """Put the strip away; nothing is linked."""
        if not self.isHidden():
            self.hide()
            self.stopped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Once the other partner is known, 0 to 4 say the level, and Enter leaves it open."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.stop()
        elif self._end and event.text() in ("0", "1", "2", "3", "4"):
            self._make(int(event.text()))
        elif self._end and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._make(None)
        else:
            super().keyPressEvent(event)

    def _take_name(self, *_: object) -> None:
        other = self.name.meant()
        if other is not None:
            self.take_other(other.id)
            return
        self.trouble.setText(self.name.unclear())
        self.trouble.show()

    def _make(self, level: int | None, *_: object) -> None:
        start, end, self._end = self._start, self._end, 0
        self.hide()
        self.made.emit(start, end, level)

    def _level_button(self, theme: Theme, level: int) -> Button:
        button = Button(theme, f"{level}  {named(RelationshipLevel(level))}")
        button.clicked.connect(partial(self._make, level))
        return button

    def _show_stage(self, *, levels: bool) -> None:
        self.name.setVisible(not levels)
        self._levels.setVisible(levels)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout()
        column.setSpacing(theme.sp(6))
        for part in (self.question, self.name, self.trouble, self._levels):
            column.addWidget(part)
        row = QHBoxLayout()
        nest(row, column, 1)
        row.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        nest(self.body, row)
