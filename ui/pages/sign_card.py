"""Sign off: what one organisation's representative says, and the pad to sign on."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnerdesk.commands.signing import clear_signature, sign
from partnerdesk.model.change import Change
from partnerdesk.model.records import Signature
from partnerdesk.model.vocabulary import Decision, SignatureMethod
from partnerdesk.rules.signing import Signatory
from ui.pages.binding import TextBinding
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.widgets import Button, Card, Pill, SegmentedControl, SignaturePad, Text, TextArea


class SignCard(Card):
    """Accept, accept with a note, or not yet; signed by drawing, by typing, or later in ink."""

    def __init__(self, theme: Theme, page: Page, signatory: Signatory) -> None:
        super().__init__(theme)
        self._page = page
        self._id = signatory.organisation.id
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
        self.pad = SignaturePad(theme, signatory.signed_as or name)
        self._clear = Button(
            theme, self.tr("Clear"), "eraser", "link", name=self.tr("Clear: %1").replace("%1", name)
        )
        self._type = Button(
            theme, self.tr("Type"), "type", "link", name=self.tr("Sign typed: %1").replace("%1", name)
        )
        self._ink = Button(theme, self.tr("On paper"), "pen-line", "link",
                           name=self.tr("Sign on paper: %1").replace("%1", name))  # fmt: skip
        self._lay_out()
        self.binding = TextBinding(self.note, self._read_note, self._write_note)
        self.decision.chosen.connect(self._on_decision)
        self.pad.signed.connect(self._on_signed)
        self.pad.cleared.connect(self._on_cleared)
        self._clear.clicked.connect(self.pad.clear)
        self._type.clicked.connect(self._on_type)
        self._ink.clicked.connect(self.pad.sign_on_paper)

    def refresh(self, signatory: Signatory, *, sealed: bool) -> None:
        self._signatory = signatory
        signature = signatory.signature
        self._signer.setText(signatory.signed_as or signatory.organisation.name)
        self._organisation.setText(signatory.organisation.name)
        self._organisation.setVisible(bool(signatory.signed_as))
        if signature is not None:
            self._chosen = signature.decision
        decision = self._chosen
        self.decision.set_value(decision)
        self.decision.setEnabled(not sealed)
        self.note.setVisible(decision is not Decision.ACCEPT)
        self.note.setReadOnly(sealed)
        self.binding.refresh()
        self.pad.setVisible(decision is not Decision.NOT_YET)
        self._show_signature(signature)
        self.pad.set_locked(sealed)
        for button in (self._clear, self._type, self._ink):
            button.setVisible(not sealed and decision is not Decision.NOT_YET)
        self._clear.setVisible(self._clear.isVisibleTo(self) and signature is not None)
        self._show_state(signature)

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
            self.pad.set_strokes(json.loads(signature.strokes))
        elif signature.method is SignatureMethod.TYPED:
            self.pad.set_typed(signature.signed_as)
        else:
            self.pad.set_ink_box()

    def _show_state(self, signature: Signature | None) -> None:
        if signature is None:
            self._state.set(self.tr("Waiting"), "neutral")
        elif signature.decision is Decision.NOT_YET:
            self._state.set(self.tr("Not yet"), "warn")
        elif signature.method is SignatureMethod.INK:
            self._state.set(self.tr("Signs on paper"), "info")
        elif signature.decision is Decision.WITH_NOTE:
            self._state.set(self.tr("Signed with a note"), "ok", "check")
        else:
            self._state.set(self.tr("Signed"), "ok", "check")

    def _signed_as(self) -> str:
        return self._signatory.signed_as or self._signatory.organisation.name

    def _write(
        self, decision: Decision, method: SignatureMethod, strokes: str = "", note: str = ""
    ) -> Change | None:
        said = "" if decision is Decision.ACCEPT else note  # nobody signs for words they cannot see
        return self._page.desk.run(
            sign, self._id, decision, method=method, signed_as=self._signed_as(), note=said, strokes=strokes
        )

    def _on_decision(self, decision: str) -> None:
        """A changed mind keeps the signature where there is one; "not yet" needs none."""
        signature = self._signatory.signature
        chosen = Decision(decision)
        note = self.note.value()
        if signature is not None:
            self._write(chosen, signature.method, signature.strokes, note)
        elif chosen is Decision.NOT_YET:
            self._write(chosen, SignatureMethod.INK, note=note)
        else:
            self._chosen = chosen
            self.note.setVisible(chosen is Decision.WITH_NOTE)
        if chosen is not Decision.ACCEPT:
            self.note.setFocus()

    def _on_signed(self, method: str) -> None:
        drawn = method == SignatureMethod.DRAWN
        strokes = json.dumps(self.pad.strokes(), separators=(",", ":")) if drawn else ""
        self._write(Decision(self.decision.value()), SignatureMethod(method), strokes, self.note.value())

    def _on_cleared(self) -> None:
        self._page.desk.run(clear_signature, self._id)

    def _on_type(self) -> None:
        self.pad.sign_typed(self._signed_as())

    def _read_note(self) -> str:
        signature = self._signatory.signature
        return signature.note if signature else self.note.value()

    def _write_note(self, note: str) -> Change | None:
        signature = self._signatory.signature
        if signature is None:
            return None
        return self._write(signature.decision, signature.method, signature.strokes, note)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._signer)
        words.addWidget(self._organisation)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        for button in (self._clear, self._type, self._ink):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self.decision)
        self.body.addWidget(self.note)
        self.body.addWidget(self.pad)
        self.body.addLayout(buttons)
