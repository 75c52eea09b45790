"""Review: entering sheets of the health check, from paper or answered at the desk, one line to a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.commands.health import add_health_sheets, remove_health_sheet
from partnerdesk.model.change import Change
from partnerdesk.model.health import STATEMENTS
from partnerdesk.model.partner_types import CATEGORY_LABELS
from partnerdesk.model.vocabulary import HealthAnswer
from partnerdesk.quick.entries import HealthEntry
from partnerdesk.quick.health import parse_health_sheet, with_answer
from partnerdesk.rules.polls import HealthPoll
from ui.pages.page import Page
from ui.pages.pasted_lines import PastedLines
from ui.theme.theme import Theme
from ui.widgets import Button, ComboBox, Field, FlowRow, QuickEntry, Text
from ui.words import named, say, translated

_ORDER = (
    HealthAnswer.NOT_TRUE, HealthAnswer.PARTLY_TRUE, HealthAnswer.MOSTLY_TRUE, HealthAnswer.VERY_TRUE,
    HealthAnswer.CANNOT_SAY,
)  # fmt: skip


class HealthEntering(QWidget):
    """A line in which a sheet is typed, with the statement that comes next and its answers to press; the sheets that
    are in by their codes, to take one out. No answer is shown again once its sheet is in."""

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        """Pasted lines to be mended after the one in the box."""
        self._shown: dict[int, str] = {}
        self._how = Text(
            theme,
            self.tr(
                "A line for each sheet: its code, then its 24 answers, 1 to 4 and 0 for cannot say. Behind them,"
                " if it is known, @ with the organisation or # with the sector: #voluntary sector. Only the sector is"
                " kept."
            ),
            "small",
        )
        self.entry = QuickEntry(
            theme,
            self.tr("HK7M 432143214321432143214321 @HPC, then Enter"),
            self.tr("Health check sheet"),
            "file-text",
        )
        self.entry.line.keeps_typed = True
        self._pasted = PastedLines(
            self.entry, self._parsed, self._write, self._tell_how_many, self._on_edited
        )
        self._next = Text(theme, "", "body_strong")
        self.answers = [
            Button(theme, f"{int(each)}  {named(each)}", kind="chip", edits=True) for each in _ORDER
        ]
        choices: list[tuple[str, object]] = [(self.tr("Not said"), "")]
        choices += [(translated(words), sector) for sector, words in CATEGORY_LABELS.items()]
        self.sector = ComboBox(theme, choices)
        self.put = Button(theme, self.tr("Enter the sheet"), "plus", edits=True)
        self._in = Text(theme, self.tr("Sheets that are in. Press one to take it out."), "small")
        self._sheets = FlowRow(theme)
        self._lay_out()
        for each, button in zip(_ORDER, self.answers, strict=True):
            button.clicked.connect(partial(self._answer, int(each)))
        self.put.clicked.connect(self._put)
        self.entry.edited.connect(self._on_edited)
        self.entry.submitted.connect(self._on_submitted)
        self.entry.line.cleared.connect(self._pasted.mend_next)
        self.entry.pasted.connect(self._pasted.take)

    def refresh(self, poll: HealthPoll) -> None:
        self._say_next(self.entry.text())
        called = {
            sheet_id: ballot or self.tr("No code (%1)").replace("%1", str(number))
            for number, (sheet_id, ballot) in enumerate(poll.ballots.items(), start=1)
        }
        if called != self._shown:
            self._shown = called
            self._sheets.clear()
            for sheet_id, words in called.items():
                chip = Button(self._theme, words, kind="chip", edits=True)
                chip.set_text(words, self.tr("Take out the sheet: %1").replace("%1", words))
                chip.clicked.connect(partial(self._remove, sheet_id))
                self._sheets.add(chip)
        self._in.setVisible(bool(called))
        self._sheets.setVisible(bool(called))

    def _parsed(self, text: str) -> HealthEntry:
        return parse_health_sheet(text, self._page.snapshot, self._shown.values())

    def _on_edited(self, text: str) -> None:
        chips = [(say(chip.text), str(chip.tone)) for chip in self._parsed(text).chips] if text else []
        self.entry.set_chips(chips + self._pasted.chips())
        self._say_next(text)

    def _say_next(self, text: str) -> None:
        """The statement that the next answer is to."""
        entry = self._parsed(text)
        place = len(entry.answers)
        whole = place >= len(STATEMENTS)
        words = self.tr("%1 of %2: %3").replace("%1", str(place + 1)).replace("%2", str(len(STATEMENTS)))
        if not whole:
            words = words.replace("%3", translated(STATEMENTS[place]))
        elif entry.ready:
            words = self.tr("All answered. Enter the sheet.")
        else:
            words = self.tr("Mend what is marked above, then enter the sheet.")
        self._next.setText(words)
        for button in self.answers:
            button.setVisible(not whole)
        self.put.set_kind("primary" if entry.ready else "secondary")

    def _answer(self, answer: int, *_: object) -> None:
        if not self._page.refuses():
            self.entry.set_text(with_answer(self.entry.line.text(), answer))

    def _put(self) -> None:
        self._on_submitted(self.entry.text())

    def _on_submitted(self, text: str) -> None:
        if not text:
            self._pasted.mend_next()
            return
        entry = self._parsed(text)
        if entry.ready and self._write([entry]) is not None:
            self.entry.clear()
            self.sector.set_value("")
            self._tell_how_many()
            self._pasted.mend_next()
        elif entry.ballot and not entry.answers and not self.entry.line.text().endswith(" "):
            self.entry.set_text(
                f"{text} "
            )  # a scanner typed the code and pressed Enter: the answers come next

    def _write(self, entries: Sequence[HealthEntry]) -> Change | None:
        """What does not say its sector has the one that is chosen, if one is."""
        chosen = str(self.sector.value()) or None
        given = [replace(each, sector=chosen) if each.sector is None else each for each in entries]
        return self._page.desk.run(add_health_sheets, given)

    def _tell_how_many(self) -> None:
        number = len(self._page.desk.health_poll().ballots)
        words = self.tr("1 sheet is in") if number == 1 else self.tr("%1 sheets are in")
        self.entry.tell(words.replace("%1", str(number)))

    def _remove(self, sheet_id: int, *_: object) -> None:
        self._page.desk.run(remove_health_sheet, sheet_id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.sp(8))
        for widget in (self._how, self.entry, self._next):
            column.addWidget(widget)
        column.addWidget(FlowRow(self._theme, *self.answers))
        column.addWidget(Field(self._theme, self.tr("Where the person comes from"), self.sector))
        column.addWidget(FlowRow(self._theme, self.put))
        column.addWidget(self._in)
        column.addWidget(self._sheets)
