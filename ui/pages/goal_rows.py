"""Agree shared goals: a row for each organisation, answered by number keys, the next one at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.model.partner_types import category_of
from partnerdesk.model.records import Organisation
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules.polls import Poll
from ui.pages.keyed_rows import KeyedRows
from ui.theme.theme import Theme
from ui.widgets import Button, ChoiceRow, ElidedText, Pill, TypeBadge
from ui.widgets.laid_out import nest

Choices = Sequence[tuple[int, str, str]]
"""What may be answered: number, text on the button, words."""

_NAME_WIDTH: Final = 190
"""The least width that leaves a name readable beside the answers, in pixels at 100 %."""


class AnswerRow(QWidget):
    """One organisation and its answer. Where there is no room for both side by side, the answers stand below."""

    def __init__(self, theme: Theme, organisation: Organisation, choices: Choices, *, ramp: bool) -> None:
        super().__init__()
        self._theme = theme
        self._badge = TypeBadge(theme, "person")
        self._name = ElidedText(theme, organisation.name, "body_strong")
        self.choices = ChoiceRow(theme, choices, organisation.name, ramp)
        self.said = ElidedText(theme, "", "small")
        self._in = Pill(theme, self.tr("Answered"), "accent", "check")
        self._in.hide()
        who = QHBoxLayout()
        who.setSpacing(theme.sp(8))
        who.addWidget(self._badge)
        who.addWidget(self._name, 1)
        who.addWidget(self._in)
        answer = QHBoxLayout()
        answer.setSpacing(theme.sp(10))
        answer.addWidget(self.choices)
        if ramp:
            answer.addWidget(self.said, 1)
        else:
            self.said.hide()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.sp(6))
        nest(self._line, who, 2)
        nest(self._line, answer, 3 if ramp else 0)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.sp(6))
        nest(self.column, self._line)
        self._ramp = ramp
        theme.changed.connect(self._arrange)

    def show_organisation(self, organisation: Organisation) -> None:
        self._badge.set_category(category_of(organisation.type), organisation.type)
        self._name.setText(organisation.name)
        self.choices.set_name(organisation.name)

    def show_answer(self, answer: int | None) -> None:
        self.choices.set_value(answer)
        self._in.hide()

    def show_blind(self, *, answered: bool) -> None:
        """Say only whether it has answered."""
        self.choices.set_blind(answered)
        self._in.setVisible(answered and not self._ramp)
        self.said.setText(self.tr("Answered") if answered else "")

    def asked_next(self) -> QWidget | None:
        """Where an answer asks for words before the next row is come to."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        said = self._theme.px(130) if self._ramp else 0
        needed = self._theme.px(_NAME_WIDTH) + self.choices.sizeHint().width() + said + self._theme.sp(30)
        wide = self.width() >= needed
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )


Row = Callable[[int], AnswerRow]


class AnswerRows(QWidget):
    """The organisations in the room; those who are not there stand behind a button.

    ``make`` builds the row of an organisation. ``answered(organisation id, number)`` and ``cleared(organisation id)``
    tell what was pressed; after an answer the next row has the focus, unless the row asks for words first.
    """

    answered = Signal(int, int)
    cleared = Signal(int)
    turned = Signal()
    """Those not in the room were asked for, or put away; the owner refreshes."""

    def __init__(self, theme: Theme, make: Row) -> None:
        super().__init__()
        self._make = make
        self._ids: list[int] = []
        self._poll: Poll | None = None
        self._open = False
        self._present = QVBoxLayout()
        self._others = QVBoxLayout()
        self._more = Button(theme, "", "chevron-right", "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(8))
        for layout in (self._present, self._others):
            layout.setSpacing(theme.sp(8))
        nest(column, self._present)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        nest(column, self._others)
        self._rows = KeyedRows(self._present, self._make_row)
        self._absent = KeyedRows(self._others, self._make_row)
        self._more.clicked.connect(self._turn)

    def refresh(self, snapshot: Snapshot, answers: Mapping[int, int], poll: Poll) -> None:
        """Show ``answers`` by organisation id, or while they are hidden only who has answered."""
        self._poll = poll
        present = snapshot.present_ids()
        here = [each for each in snapshot.organisations if each.id in present]
        away = [each for each in snapshot.organisations if each.id not in present]
        self._show_more(len(away), sum(each.id in poll.answered for each in away))
        shown = away if self._open else []
        self._fill(self._rows, here, answers)
        self._fill(self._absent, shown, answers)
        self._ids = [each.id for each in [*here, *shown]]

    def row(self, organisation_id: int) -> AnswerRow | None:
        return self._rows.row(organisation_id) or self._absent.row(organisation_id)

    def rows(self) -> list[AnswerRow]:
        """Every row that is shown, in order."""
        return [row for row in map(self.row, self._ids) if row is not None]

    def first_unanswered(self) -> ChoiceRow | None:
        """Where the asking goes on: the first row without an answer, else the first."""
        rows = [row.choices for row in self.rows()]
        return next((row for row in rows if not row.is_answered()), rows[0] if rows else None)

    def move_focus(self, organisation_id: int, by: int) -> None:
        """Put the focus ``by`` rows below an organisation's, above when negative; the ends stay the ends."""
        place = self._ids.index(organisation_id) + by
        if 0 <= place < len(self._ids):
            row = self.row(self._ids[place])
            if row is not None:
                row.choices.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on_from(self, organisation_id: int) -> None:
        """An organisation has said all: the next has the focus, and after the last its answer."""
        last = organisation_id == self._ids[-1]
        self.move_focus(organisation_id, 0 if last else 1)

    def _fill(
        self, rows: KeyedRows[AnswerRow], organisations: Iterable[Organisation], answers: Mapping[int, int]
    ) -> None:
        wanted = list(organisations)
        for row, each in zip(rows.sync(each.id for each in wanted), wanted, strict=True):
            row.show_organisation(each)
            if self._poll is not None and self._poll.hidden:
                row.show_blind(answered=each.id in self._poll.answered)
            else:
                row.show_answer(answers.get(each.id))

    def _make_row(self, organisation_id: int) -> AnswerRow:
        row = self._make(organisation_id)
        row.choices.chosen.connect(partial(self._on_chosen, organisation_id))
        row.choices.cleared.connect(partial(self.cleared.emit, organisation_id))
        row.choices.passed.connect(partial(self.move_focus, organisation_id))
        return row

    def _on_chosen(self, organisation_id: int, number: int) -> None:
        self.answered.emit(organisation_id, number)
        row = self.row(organisation_id)
        if row is None or not self._has_taken(row, number):
            return
        asked = row.asked_next()
        if asked is not None:
            asked.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.move_focus(organisation_id, 1)

    def _has_taken(self, row: AnswerRow, number: int) -> bool:
        """Whether the record has the answer; of a hidden one nobody knows more than that there is one."""
        hidden = self._poll is not None and self._poll.hidden
        return row.choices.is_answered() if hidden else row.choices.value() == number

    def _show_more(self, others: int, answered: int) -> None:
        self._more.setVisible(others > 0)
        words = (
            self.tr("Also answered: %1 of %2 not in the room") if answered else self.tr("Not in the room: %2")
        )
        self._more.set_text(words.replace("%1", str(answered)).replace("%2", str(others)))
        self._more.set_icon("chevron-down" if self._open else "chevron-right")

    def _turn(self) -> None:
        self._open = not self._open
        self.turned.emit()
