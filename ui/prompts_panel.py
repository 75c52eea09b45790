"""The panel beside the page: what to ask the room, how to do it, more prompts, and the facilitator's own notes."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.notes import set_private_note
from partnerdesk.model.change import Change
from partnerdesk.model.vocabulary import Step
from partnerdesk.prompts import Prompt, StepPrompts, prompts_for
from ui.desk import Desk
from ui.pages.binding import TextBinding
from ui.theme.theme import Theme
from ui.widgets import (
    Button,
    Card,
    EditLock,
    Heading,
    IconButton,
    IconLabel,
    ScrollPage,
    TabBar,
    Text,
    TextArea,
    restyle,
)
from ui.widgets.laid_out import nest
from ui.words import named

ASK: Final = 0
HOW_TO: Final = 1
LIBRARY: Final = 2


class PromptsPanel(QFrame):
    """Shows the prompts of one step. ``closed`` folds it away, ``clock_wanted`` starts the clock with some minutes."""

    closed = Signal()
    clock_wanted = Signal(int)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._step = Step.PREPARE
        self._tabs = TabBar((self.tr("Ask"), self.tr("How to"), self.tr("Library")), self.tr("Kind of help"))
        self._cards = ScrollPage(theme)
        self._notes = TextArea(
            theme, placeholder=self.tr("Only you see these. Never printed."), lines=3, most_lines=5,
        )  # fmt: skip
        self.binding = TextBinding(self._notes, self._read_note, self._write_note)
        self._label = Text(theme, "", "label", wrap=False)
        self._title = Heading(theme, self.tr("Prompts"), "h3")
        self._head = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._floating = False
        self.edit_lock = EditLock(self)
        self._lay_out()
        self.setFocusProxy(self._tabs)
        self._tabs.currentChanged.connect(self._fill)
        desk.changed.connect(self._on_changed)
        desk.opened.connect(self._on_opened)

    def show_step(self, step: Step) -> None:
        """Show the prompts and the notes of another step."""
        self.binding.commit()
        self._step = step
        self._label.setText(self.tr("Private notes: %1").replace("%1", named(step)))
        self._notes.setAccessibleName(self._label.text())
        self._fill()
        if self._desk.is_open:
            self.binding.refresh()

    def set_floating(self, floating: bool) -> None:
        """Whether it lies over the page, with an edge around it, or stands beside it."""
        self._floating = floating
        restyle(self, "card", "floating" if floating else "")
        self._space()

    def fit(self, *, low: bool) -> None:
        """In a very low window the title gives its row to the tabs, so that a prompt can be read whole."""
        if low == self._title.isHidden():
            return
        self._title.setVisible(not low)
        row = self._head if low else self._column
        row.insertWidget(0 if low else 1, self._tabs)

    def _on_opened(self) -> None:
        """The notes of an earlier workshop are there to be read, as all of it."""
        self.edit_lock.set_closed(self._desk.reading)
        self.binding.refresh()

    def _lay_out(self) -> None:
        close = IconButton(self._theme, "panel-right-close", self.tr("Hide prompts"))
        close.clicked.connect(self.closed)
        self._head.addWidget(self._title, 1)
        self._head.addStretch(0)
        self._head.addWidget(close)
        self._label.setBuddy(self._notes)
        private = QHBoxLayout()
        private.addWidget(IconLabel(self._theme, "lock", "text2", 15))
        private.addWidget(self._label, 1)
        nest(self._column, self._head)
        self._column.addWidget(self._tabs)
        self._column.addWidget(self._cards, 1)
        nest(self._column, private)
        self._column.addWidget(self._notes)
        self._space()
        self._theme.changed.connect(self._space)

    def _space(self) -> None:
        sp = self._theme.sp
        self._column.setContentsMargins(sp(14 if self._floating else 4), sp(8), sp(14), sp(8))
        self._column.setSpacing(sp(8))

    def _fill(self) -> None:
        _clear(self._cards.body)
        prompts = prompts_for(self._step)
        for card in self._made(prompts):
            self._cards.body.addWidget(card)
        self._cards.body.addStretch(1)
        self._cards.verticalScrollBar().setValue(0)

    def _made(self, prompts: StepPrompts) -> list[QWidget]:
        tab = self._tabs.currentIndex()
        if tab == HOW_TO:
            return [self._note_card(note.title, note.text) for note in prompts.how_to]
        return [self._ask_card(prompt) for prompt in (prompts.library if tab == LIBRARY else prompts.ask)]

    def _ask_card(self, prompt: Prompt) -> QWidget:
        card = Card(self._theme)
        card.body.addWidget(Text(self._theme, prompt.kind, "overline"))
        card.body.addWidget(Text(self._theme, prompt.question, "body_strong"))
        if prompt.why:
            card.body.addWidget(Text(self._theme, prompt.why, "small"))
        if prompt.minutes:
            words = self.tr("%n min", "", prompt.minutes)
            name = self.tr("Start the clock with %1 minutes for: %2")
            name = name.replace("%1", str(prompt.minutes)).replace("%2", prompt.question)
            button = Button(self._theme, words, "timer", "link", name=name)
            button.clicked.connect(partial(self.clock_wanted.emit, prompt.minutes))
            card.body.addWidget(button)
        return card

    def _note_card(self, title: str, text: str) -> QWidget:
        card = Card(self._theme)
        card.body.addWidget(Text(self._theme, title, "body_strong"))
        card.body.addWidget(Text(self._theme, text, "body"))
        return card

    def _read_note(self) -> str:
        return self._desk.snapshot.private_note(self._step)

    def _write_note(self, text: str) -> Change | None:
        return self._desk.run(set_private_note, self._step, text)

    def _on_changed(self, change: Change) -> None:
        if "private_notes" in change.tables():
            self.binding.refresh()


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
