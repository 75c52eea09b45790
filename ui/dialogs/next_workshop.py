"""One question before the next workshop starts: when it is; and in words what it starts from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from partnerdesk.commands.next_workshop import Carried
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import GoalStatus
from partnerdesk.quick.dates import day_meant
from partnerdesk.rules.counted import counted
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase
from ui.theme.theme import Theme
from ui.widgets import Banner, Button, DateField, Field, Heading, Text
from ui.words import say


class NextWorkshopDialog(QDialog):
    """The date is the one on which everyone said they would meet again, where it can be read. Enter starts."""

    def __init__(self, theme: Theme, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Start the next workshop"))
        self._theme = theme
        self.date = DateField(theme)
        self.date.set_date(day_meant(snapshot.workshop.next_meeting, date.today()) or date.today())
        self._field = Field(theme, self.tr("When is it?"), self.date)
        self._start = Button(theme, self.tr("Start the workshop"), kind="primary")
        self._lay_out(snapshot)
        self.date.not_a_date.connect(self._on_no_date)
        self.date.textEdited.connect(self._forgive)
        self._start.clicked.connect(self._on_start)
        self.date.setFocus()
        self.date.selectAll()

    @property
    def day(self) -> str:
        """The date as ISO text; "" when it was left empty."""
        chosen = self.date.date()
        return chosen.isoformat() if chosen else ""

    def _on_start(self) -> None:
        self.date.commit()
        if not self._field.has_error():
            self.accept()

    def _on_no_date(self, text: str) -> None:
        self._field.set_error(self.tr("“%1” is no date. Write it like 14 October 2026.").replace("%1", text))

    def _forgive(self) -> None:
        self._field.set_error("")

    def _lay_out(self, snapshot: Snapshot) -> None:
        sp = self._theme.sp
        layout = QVBoxLayout(self)
        layout.setContentsMargins(sp(24), sp(20), sp(24), sp(20))
        layout.setSpacing(sp(12))
        layout.addWidget(Heading(self._theme, self.tr("Start the next workshop"), "h2"))
        self._field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout.addWidget(self._field)
        layout.addWidget(Text(self._theme, self.tr("It starts from this one:"), "label"))
        lines = (f"•  {say(phrase)}" for phrase in carried_words(Carried.of(snapshot)))
        layout.addWidget(Text(self._theme, "\n".join(lines)))
        left = " ".join(say(phrase) for phrase in left_words(snapshot))
        if left:
            layout.addWidget(Banner(self._theme, left, "warn"))
        layout.addLayout(self._buttons())
        self.setMinimumWidth(self._theme.px(540))

    def _buttons(self) -> QHBoxLayout:
        cancel = Button(self._theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._start.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._start)
        return row


def carried_words(carried: Carried) -> Iterator[Phrase]:
    """What the next workshop starts from, counted; what there is none of is not spoken of."""
    agreed = sum(goal.status is GoalStatus.AGREED for goal in carried.goals)
    for number, one, many in (
        (len(carried.organisations),
         QT_TRANSLATE_NOOP("core", "1 partner, not ticked as here yet"),
         QT_TRANSLATE_NOOP("core", "{number} partners, none ticked as here yet")),
        (len(carried.representatives),
         QT_TRANSLATE_NOOP("core", "1 person who usually comes"),
         QT_TRANSLATE_NOOP("core", "{number} people who usually come")),
        (len(carried.ratings),
         QT_TRANSLATE_NOOP("core", "1 relationship: what is now becomes before"),
         QT_TRANSLATE_NOOP("core", "{number} relationships: what is now becomes before")),
        (len(carried.actions),
         QT_TRANSLATE_NOOP("core", "1 open action"), QT_TRANSLATE_NOOP("core", "{number} open actions")),
        (agreed,
         QT_TRANSLATE_NOOP("core", "1 agreed goal, with its answers"),
         QT_TRANSLATE_NOOP("core", "{number} agreed goals, with their answers")),
        (len(carried.goals) - agreed,
         QT_TRANSLATE_NOOP("core", "1 goal still to agree, to be asked anew"),
         QT_TRANSLATE_NOOP("core", "{number} goals still to agree, to be asked anew")),
        (len(carried.parking),
         QT_TRANSLATE_NOOP("core", "1 item parked for next time"),
         QT_TRANSLATE_NOOP("core", "{number} items parked for next time")),
    ):  # fmt: skip
        if number:
            yield counted(number, one, many)


def left_words(snapshot: Snapshot) -> Iterator[Phrase]:
    """What can no longer be done in this workshop once the next one has started."""
    if not snapshot.sealed:
        yield Phrase(
            QT_TRANSLATE_NOOP(
                "core", "Workshop {number} is not sealed. From now on it stays as it is, unsigned."
            ),
            number=snapshot.workshop.number,
        )
    undecided = Carried.of(snapshot).undecided
    if undecided:
        yield counted(
            len(undecided),
            QT_TRANSLATE_NOOP("core", "1 parked item has no outcome and stays behind."),
            QT_TRANSLATE_NOOP("core", "{number} parked items have no outcome and stay behind."),
        )
