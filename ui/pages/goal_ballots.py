"""Agree shared goals: answers of single people, from paper ballots or called out, one typed line each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.polling import add_voice, add_voices, change_voice, remove_voice, set_one_voice
from partnerdesk.model.change import Change
from partnerdesk.model.records import Voice
from partnerdesk.model.vocabulary import AloneAnswer, PollKind, SupportLevel
from partnerdesk.quick.ballots import parse_ballot
from partnerdesk.quick.entries import BallotEntry
from ui.pages.figures_page import FiguresPage
from ui.pages.keyed_rows import KeyedRows
from ui.pages.pasted_lines import PastedLines
from ui.theme.theme import Theme
from ui.widgets import Button, CheckBox, ElidedText, IconButton, QuickEntry, Text
from ui.widgets.laid_out import nest
from ui.words import named, say


class VoiceRow(QWidget):
    """One person's answer, with a way to mend it and one to take it out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = ElidedText(theme, "", "body")
        self.change = IconButton(theme, "pencil", "", edits=True)
        self.remove = IconButton(theme, "trash-2", "", edits=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sp(6))
        row.addWidget(self._words, 1)
        row.addWidget(self.change)
        row.addWidget(self.remove)

    def refresh(self, words: str) -> None:
        self._words.setText(words)
        self.change.set_name(self.tr("Change the answer: %1").replace("%1", words))
        self.remove.set_name(self.tr("Take out the answer: %1").replace("%1", words))


class Ballots(QWidget):
    """A button with the number of answers so far; behind it a line for the next, and those that are in."""

    def __init__(self, theme: Theme, page: FiguresPage, goal_id: int, kind: PollKind) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._id = goal_id
        self._kind = kind
        self._changing: int | None = None
        self.turn = Button(theme, "", "file-text", "link")
        self._inside = QWidget()
        self.entry = QuickEntry(
            theme,
            self.tr("K7 3 or K7 3 @HPC, then Enter"),
            self.tr("Ballot and answer"),
            "file-text",
        )
        self.entry.line.keeps_typed = True
        self._pasted = PastedLines(
            self.entry,
            self._parsed,
            self._write_all,
            self._tell_how_many,
            self._on_edited,
        )
        self._how = Text(theme, "", "small")
        self.one_voice = CheckBox(theme, self.tr("One organisation, one voice: the mean of its people"))
        self._astray = Text(theme, "", "small")
        self._list = QVBoxLayout()
        self._rows = KeyedRows(self._list, self._make_row)
        self._lay_out()
        self.turn.clicked.connect(self.open_or_close)
        self.entry.edited.connect(self._on_edited)
        self.entry.submitted.connect(self._on_submitted)
        self.entry.line.cleared.connect(self._stop_changing)
        self.entry.pasted.connect(self._pasted.take)
        self.one_voice.toggled.connect(self._on_one_voice)

    def refresh(self) -> None:
        poll, snapshot = self._page.desk.poll(self._id, self._kind), self._page.snapshot
        words = (
            self.tr("Paper ballots and single voices: %1")
            if poll.voices
            else self.tr("Paper ballots and single voices")
        )
        self.turn.set_text(words.replace("%1", str(poll.voices)))
        self.one_voice.set_checked(snapshot.workshop.one_voice)
        self._how.setText(self._explanation())
        self._astray.setText(self._said_astray(poll.astray))
        self._astray.setVisible(poll.astray > 0)
        voices = [one for one in snapshot.voices if (one.goal_id, one.kind) == (self._id, self._kind)]
        for row, voice in zip(self._rows.sync(one.id for one in voices), voices, strict=True):
            row.refresh(self._said(voice))

    def commit(self) -> None:
        """A line that was not entered is no answer yet."""

    def open_or_close(self) -> None:
        self._inside.setVisible(self._inside.isHidden())
        if not self._inside.isHidden():
            self.entry.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explanation(self) -> str:
        if self._kind is PollKind.ALONE:
            return self.tr(
                "Type the ballot's code, its answer 0 to 3, and @ with the organisation."
                " Its answer is the mean of its people's."
            )
        if self._page.snapshot.workshop.one_voice:
            return self.tr("Type the ballot's code, its answer 1 to 8, and @ with the organisation.")
        return self.tr("Type the ballot's code and its answer 1 to 8. Each counts as one hand.")

    def _said_astray(self, astray: int) -> str:
        if astray == 1:
            return self.tr("1 does not say its organisation, so it counts in nobody's answer.")
        return self.tr("%1 do not say their organisation, so they count in nobody's answer.").replace(
            "%1", str(astray)
        )

    def _said(self, voice: Voice) -> str:
        answer = AloneAnswer(voice.answer) if voice.kind is PollKind.ALONE else SupportLevel(voice.answer)
        names = {each.id: each.name for each in self._page.snapshot.organisations}
        parts = [voice.ballot, f"{voice.answer} {named(answer)}", names.get(voice.organisation_id or 0, "")]
        return " · ".join(part for part in parts if part)

    def _make_row(self, voice_id: int) -> VoiceRow:
        row = VoiceRow(self._theme)
        row.change.clicked.connect(partial(self._begin_change, voice_id))
        row.remove.clicked.connect(partial(self._remove, voice_id))
        return row

    def _parsed(self, text: str) -> BallotEntry:
        return parse_ballot(text, self._page.snapshot, self._id, self._kind)

    def _on_edited(self, text: str) -> None:
        chips = [(say(chip.text), str(chip.tone)) for chip in self._parsed(text).chips] if text else []
        if self._changing is not None:
            chips.insert(0, (self.tr("Changes an answer; Esc leaves it as it was"), "info"))
        self.entry.set_chips(chips + self._pasted.chips())

    def _stop_changing(self) -> None:
        self._changing = None
        self.entry.set_chips([])
        self._pasted.mend_next()

    def _on_submitted(self, text: str) -> None:
        entry = self._parsed(text)
        if entry.ready and self._write(entry) is not None:
            self._changing = None
            self.entry.clear()
            self._tell_how_many()
            self._pasted.mend_next()

    def _tell_how_many(self) -> None:
        voices = self._page.desk.poll(self._id, self._kind).voices
        words = self.tr("1 is in") if voices == 1 else self.tr("%1 are in")
        self.entry.tell(words.replace("%1", str(voices)))

    def _write_all(self, entries: Sequence[BallotEntry]) -> Change | None:
        return self._page.desk.run(add_voices, self._id, self._kind, entries)

    def _write(self, entry: BallotEntry) -> Change | None:
        run, voices = self._page.desk.run, self._page.snapshot.voices
        changing = next((one for one in voices if one.id == self._changing), None)
        if changing is not None and changing.ballot == entry.ballot:
            return run(change_voice, changing.id, entry.answer, entry.organisation_id)
        return run(add_voice, self._id, self._kind, entry.answer, entry.organisation_id, entry.ballot)

    def _begin_change(self, voice_id: int, *_: object) -> None:
        """The answer is put into the line, to be changed there."""
        voice = self._page.snapshot.by_id(self._page.snapshot.voices, voice_id)
        self._changing = voice_id
        codes = {each.id: f"@{each.code}" for each in self._page.snapshot.organisations}
        self.entry.set_text(
            " ".join(
                part
                for part in (voice.ballot, str(voice.answer), codes.get(voice.organisation_id or 0, ""))
                if part
            )
        )
        self._on_edited(self.entry.text())
        self.entry.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, voice_id: int, *_: object) -> None:
        self._page.desk.run(remove_voice, voice_id)

    def _on_one_voice(self, on: bool) -> None:
        self._page.desk.run(set_one_voice, on)

    def _lay_out(self) -> None:
        self._list.setSpacing(self._theme.sp(4))
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self._theme.sp(8))
        for widget in (self._how, self.entry, self.one_voice, self._astray):
            inside.addWidget(widget)
        nest(inside, self._list)
        self.one_voice.setVisible(self._kind is PollKind.SUPPORT)
        self._inside.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.sp(8))
        column.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)
