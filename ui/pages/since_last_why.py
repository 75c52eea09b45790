"""Since last time: the few words that are asked when an action is put off or dropped."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.model.vocabulary import LateReason
from ui.theme.theme import Theme
from ui.widgets import Button, ChoiceRow, Columns, DateField, Field, FlowRow, Text, TextLine
from ui.words import named

REASONS: Final = tuple(reason for reason in LateReason if reason)
"""In the order of their number keys."""


class WhyAsker(QWidget):
    """A new date where one is ``dated``, a note, and a reason: giving the reason, by press or by number, is the answer.

    ``name`` is what is asked about. Escape or Cancel leaves everything as it was.
    """

    answered = Signal(str, str, str)
    """The date as ISO text ("" where none is asked), the :class:`LateReason`, the note."""
    given_up = Signal()

    def __init__(self, theme: Theme, name: str, *, dated: bool) -> None:
        super().__init__()
        self.date = DateField(theme, name=self.tr("New date: %1").replace("%1", name))
        self.note = TextLine(theme, name=self.tr("Note: %1").replace("%1", name))
        self.reasons = ChoiceRow(
            theme,
            [
                (number, f"{number}  {named(reason)}", named(reason))
                for number, reason in enumerate(REASONS, 1)
            ],
            self.tr("Why: %1").replace("%1", name),
        )
        self._dated = dated
        self._date_field = Field(theme, self.tr("New date"), self.date)
        self._lay_out(theme, name)
        self.date.returnPressed.connect(self._go_on)
        self.date.not_a_date.connect(self._on_no_date)
        self.date.date_changed.connect(self._forgive)
        self.note.returnPressed.connect(self.reasons.setFocus)
        self.reasons.chosen.connect(self._on_chosen)

    def first_field(self) -> QWidget:
        return self.date if self._dated else self.reasons

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are not for the row around it: who is being asked does not mean another answer."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)

    def _lay_out(self, theme: Theme, name: str) -> None:
        note = Field(theme, self.tr("Note, if there is one"), self.note)
        fields = ((self._date_field, 180), (note, 240)) if self._dated else ((note, 240),)
        unsaid = Button(theme, self.tr("Without a reason"), kind="link", edits=True)
        unsaid.setAccessibleName(self.tr("Without a reason: %1").replace("%1", name))
        cancel = Button(theme, self.tr("Cancel"), kind="link", name=self.tr("Cancel: %1").replace("%1", name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(8))
        column.addWidget(Columns(theme, *fields))
        column.addWidget(Text(theme, self.tr("Why? Press the reason or its number."), "label"))
        column.addWidget(self.reasons)
        column.addWidget(FlowRow(theme, unsaid, cancel))
        unsaid.clicked.connect(self._on_unsaid)
        cancel.clicked.connect(self.given_up)

    def _go_on(self) -> None:
        self.date.commit()
        if not self._date_field.has_error():
            self.reasons.setFocus()

    def _on_chosen(self, number: int) -> None:
        self._answer(REASONS[number - 1])

    def _on_unsaid(self) -> None:
        self._answer(LateReason.NOT_SAID)

    def _answer(self, reason: LateReason) -> None:
        self.date.commit()
        chosen = self.date.date()
        if self._dated and chosen is None:
            if not self._date_field.has_error():
                self._date_field.set_error(self.tr("To which day is it put off?"))
            self.date.setFocus()
            return
        self.answered.emit(chosen.isoformat() if chosen else "", str(reason), self.note.value())

    def _on_no_date(self, text: str) -> None:
        self._date_field.set_error(
            self.tr("“%1” is no date. Write it like 14 October 2026.").replace("%1", text)
        )

    def _forgive(self, *_: object) -> None:
        self._date_field.set_error("")
