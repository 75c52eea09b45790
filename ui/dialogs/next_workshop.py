"""One question before the next workshop starts: when it is; and in words what it starts from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from partnerdesk.commands.next_workshop import Carried
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import GoalStatus
from partnerdesk.quick.dates import day_meant
from partnerdesk.rules.counted import counted
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase
from ui.dialogs.date_dialog import DateDialog
from ui.theme.theme import Theme
from ui.widgets import Banner, Button, Field, Text
from ui.words import no_date, say


class NextWorkshopDialog(DateDialog):
    """The date is the one on which everyone said they would meet again, where it can be read. Enter starts."""

    def __init__(self, theme: Theme, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Start the next workshop"), 540, parent)
        self.date.set_date(day_meant(snapshot.workshop.next_meeting, date.today()) or date.today())
        self._field = Field(theme, self.tr("When is it?"), self.date)
        self._lay_out(snapshot)
        self.date.not_a_date.connect(self._on_no_date)
        self.date.textEdited.connect(self._forgive)
        self.date.setFocus()
        self.date.selectAll()

    def _on_no_date(self, text: str) -> None:
        self._field.set_error(no_date(text))

    def _forgive(self) -> None:
        self._field.set_error("")

    def _lay_out(self, snapshot: Snapshot) -> None:
        self.body.addWidget(self._field)
        self.body.addWidget(Text(self._theme, self.tr("It starts from this one:"), "label"))
        lines = (f"•  {say(phrase)}" for phrase in carried_words(Carried.of(snapshot)))
        self.body.addWidget(Text(self._theme, "\n".join(lines)))
        left = " ".join(say(phrase) for phrase in left_words(snapshot))
        if left:
            self.body.addWidget(Banner(self._theme, left, "warn"))
        cancel = self.add_button(Button(self._theme, self.tr("Cancel")))
        cancel.clicked.connect(self.reject)
        start = self.add_button(Button(self._theme, self.tr("Start the workshop"), kind="primary"))
        start.setDefault(True)
        start.clicked.connect(self.accept)


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
