"""Sign off: what one organisation's representative says, and the pad to sign on."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.signing import answer, clear_signature, let_stand, sign
from partnerdesk.model.change import Change
from partnerdesk.model.records import Signature
from partnerdesk.model.vocabulary import Decision, SignatureMethod
from partnerdesk.rules.signing import Signatory
from ui.pages.binding import TextBinding
from ui.pages.page import Page
from ui.pages.sign_name import NameLine
from ui.theme.theme import Theme
from ui.widgets import Button, Card, Pill, SegmentedControl, SignaturePad, Text, TextArea
from ui.widgets.laid_out import nest


class SignCard(Card):
    """Accept, accept with a note, or not yet; signed by drawing, by typing, or later in ink.

    A card is for one version of one record. A note is kept before it is signed. What was signed before the record
    changed stays on the pad until it is said to stand, cleared, or signed anew.
    """

    done = Signal(object)
    """This card, when somebody signed by typing or let a signature stand: the hands go on to the next."""

    def __init__(self, theme: Theme, page: Page, signatory: Signatory) -> None:
        super().__init__(theme)
        self._page = page
        self._signatory = signatory
        self.organisation_id = signatory.organisation.id
        self._chosen = Decision.ACCEPT  # what is said and not signed yet
        name = signatory.organisation.name
        self._signer = Text(theme, "", "body_strong")
        self._organisation = Text(theme, "", "small")
        self._state = Pill(theme, "")
        self.decision = SegmentedControl(
            theme, self._decisions(), self.tr("What %1 says").replace("%1", name)
        )
        self.note = TextArea(theme, placeholder=self.tr("The note, in their words"),
                             name=self.tr("Note of %1").replace("%1", name))  # fmt: skip
        self._unsigned = Text(theme, "", "small")
        self.pad = SignaturePad(theme, signatory.signed_as or name)
        self._name = NameLine(theme, name)
        self._clear = Button(
            theme, self.tr("Clear"), "eraser", "link", name=self.tr("Clear: %1").replace("%1", name)
        )
        self._type = Button(
            theme, self.tr("Type"), "type", "link", name=self.tr("Sign typed: %1").replace("%1", name)
        )
        self._ink = Button(theme, self.tr("On paper"), "pen-line", "link",
                           name=self.tr("Sign on paper: %1").replace("%1", name))  # fmt: skip
        self._before = Text(theme, self.tr("Signed before the record changed"), "small")
        self._before.set_tone("warn")
        self.stands = Button(
            theme,
            self.tr("It still stands"),
            "check",
            name=self.tr("It still stands: %1").replace("%1", name),
        )
        self._lay_out()
        self.binding = TextBinding(self.note, self._read_note, self._write_note)
        self.decision.chosen.connect(self._on_decision)
        for said in (Decision.WITH_NOTE, Decision.NOT_YET):
            self.decision.button(said).clicked.connect(self._to_note)  # also when it was chosen already
        self.pad.signed.connect(self._on_signed)
        self.pad.cleared.connect(self._on_cleared)
        self.pad.typing_wanted.connect(self._on_type)
        self._name.entered.connect(self._on_name)
        self._name.put_away.connect(self._put_name_away)
        self._clear.clicked.connect(self.pad.clear)
        self._type.clicked.connect(self._on_type)
        self._ink.clicked.connect(self.pad.sign_on_paper)
        self.stands.clicked.connect(self._on_stands)

    def refresh(self, signatory: Signatory, *, sealed: bool) -> None:
        self._signatory = signatory
        signature = signatory.signature
        self._signer.setText(signatory.signed_as or signatory.organisation.name)
        self._organisation.setText(signatory.organisation.name)
        self._organisation.setVisible(bool(signatory.signed_as))
        if signature is not None:
            self._chosen = signature.decision
        elif signatory.note:
            self._chosen = Decision.WITH_NOTE
        self.decision.set_value(self._chosen)
        self.decision.setVisible(not sealed)  # what was decided stands beside the name
        self.note.setReadOnly(sealed)
        self.binding.refresh()
        self._show_signature(signature)
        self.pad.set_locked(sealed)
        self._show_parts(sealed=sealed)
        self._show_state(signature, sealed=sealed)

    def let_go(self) -> None:
        """Another record is shown: nothing that still stands here is written into that one."""
        self.note.set_locked(True)

    def waits(self) -> bool:
        """Whether nothing was said yet."""
        return self._signatory.signature is None

    def first_focus(self) -> QWidget | None:
        """Where to go on with somebody who has not signed these words; None when there is nothing to do."""
        if self._signatory.before:
            return self.stands
        return self.pad if self.waits() else None

    def refuses_to_seal(self) -> bool:
        """Whether a note would be lost by sealing now; it then says so, and has the focus in the note."""
        lost = self.waits() and self._chosen is Decision.WITH_NOTE and bool(self.note.value())
        if lost:
            self._unsigned.setText(
                self.tr("This note is not signed and would be lost. Sign it, choose Not yet, or empty it.")
            )
            self._unsigned.set_tone("danger")
            self.note.setFocus()
        return lost

    def _show_parts(self, *, sealed: bool) -> None:
        """What there is to write and to sign on, for what is chosen."""
        signs = self._chosen is not Decision.NOT_YET
        self.note.setVisible(self._chosen is not Decision.ACCEPT and not (sealed and not self.note.value()))
        self._unsigned.setVisible(self._chosen is Decision.WITH_NOTE and self.waits())
        self._unsigned.setText(self.tr("The note is kept. It is printed once it is signed."))
        self._unsigned.set_tone("")
        self.pad.setVisible(signs)
        before = self._signatory.before
        for part in (self._before, self.stands):
            part.setVisible(before and not sealed)
        for button in (self._type, self._ink):
            button.setVisible(signs and not sealed and not before)
        self._clear.setVisible(signs and not sealed and not self.waits())
        if sealed or not signs:
            self._name.hide()

    def _decisions(self) -> list[tuple[str, str, str]]:
        return [
            (Decision.ACCEPT, self.tr("Accept"), ""),
            (Decision.WITH_NOTE, self.tr("With a note"), ""),
            (Decision.NOT_YET, self.tr("Not yet"), ""),
        ]

    def _show_signature(self, signature: Signature | None) -> None:
        if signature is None or signature.decision is Decision.NOT_YET:
            self.pad.set_strokes([])
        elif signature.method is SignatureMethod.DRAWN:
            self._show_drawing(signature)
        elif signature.method is SignatureMethod.TYPED:
            self.pad.set_typed(signature.signed_as)
        else:
            self.pad.set_ink_box()

    def _show_drawing(self, signature: Signature) -> None:
        if signature.strokes:
            self.pad.set_strokes(json.loads(signature.strokes))
        else:
            self.pad.set_taken_out()

    def _show_state(self, signature: Signature | None, *, sealed: bool) -> None:
        if signature is None:
            self._state.set(self.tr("Not signed") if sealed else self.tr("Waiting"), "neutral")
        elif signature.decision is Decision.NOT_YET:
            self._state.set(self.tr("Not yet"), "warn")
        elif self._signatory.before:
            self._state.set(self.tr("Waiting"), "warn")
        elif signature.method is SignatureMethod.INK:
            self._state.set(self.tr("Signs on paper"), "info")
        elif signature.decision is Decision.WITH_NOTE:
            self._state.set(self.tr("Signed with a note"), "ok", "check")
        else:
            self._state.set(self.tr("Signed"), "ok", "check")

    def _signed_as(self) -> str:
        """What was signed with, or what is offered to sign with: it names nobody who did not agree to it."""
        signature = self._signatory.signature
        return (signature.signed_as if signature is not None else "") or self._signatory.signed_as

    def _on_decision(self, decision: str) -> None:
        """A changed mind keeps a signature where there is one; "not yet" is none."""
        self._chosen = Decision(decision)
        self._write_note(self.note.value())
        self._show_parts(sealed=False)
        if self._chosen is not Decision.ACCEPT:
            self.note.setFocus()

    def _to_note(self, *_: object) -> None:
        if self.note.isVisibleTo(self):
            self.note.setFocus()

    def _on_signed(self, method: str) -> None:
        """What is refused leaves what was there, and the line with the name in it."""
        drawn = method == SignatureMethod.DRAWN
        strokes = json.dumps(self.pad.strokes(), separators=(",", ":")) if drawn else ""
        written = self._page.desk.run(
            sign,
            self.organisation_id,
            self._chosen,
            method=SignatureMethod(method),
            signed_as=self.pad.typed() or self._signatory.signed_as,
            note=self.note.value(),
            strokes=strokes,
        )
        if written is None:
            self._show_signature(self._signatory.signature)
        else:
            self._name.hide()

    def _on_cleared(self) -> None:
        self._page.desk.run(clear_signature, self.organisation_id)
        self.pad.setFocus()  # the button that was pressed is gone

    def _on_type(self) -> None:
        if self._name.isVisibleTo(self):
            self._put_name_away()
        else:
            self._name.begin(self._signed_as())

    def _on_name(self, name: str) -> None:
        self.pad.sign_typed(name)
        if not self._name.isVisibleTo(self):
            self.pad.setFocus()
            self.done.emit(self)

    def _put_name_away(self) -> None:
        self._name.hide()
        self.pad.setFocus()

    def _on_stands(self) -> None:
        self._page.desk.run(let_stand, self.organisation_id)
        self.pad.setFocus()  # the button that was pressed is gone
        self.done.emit(self)

    def _read_note(self) -> str:
        signature = self._signatory.signature
        return signature.note if signature else self._signatory.note

    def _write_note(self, note: str) -> Change | None:
        """The note as it belongs to what is chosen; a signature that is there stays as it is."""
        return self._page.desk.run(answer, self.organisation_id, self._chosen, note)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._signer)
        words.addWidget(self._organisation)
        head = QHBoxLayout()
        nest(head, words, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        for button in (self.stands, self._clear, self._type, self._ink):
            buttons.addWidget(button)
        buttons.addStretch(1)
        nest(self.body, head)
        self.body.addWidget(self._before)
        self.body.addWidget(self.decision)
        self.body.addWidget(self.note)
        self.body.addWidget(self._unsigned)
        self.body.addWidget(self.pad)
        self.body.addWidget(self._name)
        nest(self.body, buttons)
        self.body.addStretch(1)  # beside a taller card, everything stays at the top
