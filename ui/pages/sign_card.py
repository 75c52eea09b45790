"""Sign off: what one organisation's representative says, and the pad to sign on."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnerdesk.commands.signing import clear_signature, sign
from partnerdesk.model.change import Change
from partnerdesk.model.records import Signature
from partnerdesk.model.vocabulary import Decision, SignatureMethod
from partnerdesk.rules.signing import Signatory
from ui.pages.binding import TextBinding
from ui.pages.page import Page
from ui.pages.sign_name import NameLine
from ui.theme.theme import Theme
from ui.widgets import Button, Card, Pill, SegmentedControl, SignaturePad, Text, TextArea


class SignCard(Card):
    """Accept, accept with a note, or not yet; signed by drawing, by typing, or later in ink.

    A card is for one version of one record: it begins blank, and keeps what is chosen and not signed yet.
    """

    typed = Signal(object)
    """This card, when somebody signed by typing: the hands are on the keyboard."""

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
        self._lay_out()
        self.binding = TextBinding(self.note, self._read_note, self._write_note)
        self.decision.chosen.connect(self._on_decision)
        self.pad.signed.connect(self._on_signed)
        self.pad.cleared.connect(self._on_cleared)
        self.pad.typing_wanted.connect(self._on_type)
        self._name.entered.connect(self._on_name)
        self._name.put_away.connect(self._put_name_away)
        self._clear.clicked.connect(self.pad.clear)
        self._type.clicked.connect(self._on_type)
        self._ink.clicked.connect(self.pad.sign_on_paper)

    def refresh(self, signatory: Signatory, *, sealed: bool) -> None:
        self._signatory = signatory
        signature = signatory.signature
        self._signer.setText(self._offered())
        self._organisation.setText(signatory.organisation.name)
        self._organisation.setVisible(bool(signatory.signed_as))
        if signature is not None:
            self._chosen = signature.decision
        self.decision.set_value(self._chosen)
        self.decision.setVisible(not sealed)  # what was decided stands beside the name
        self.note.setReadOnly(sealed)
        self.binding.refresh()
        self._show_signature(signature)
        self.pad.set_locked(sealed)
        self._show_parts(sealed=sealed)
        self._show_state(signature, sealed=sealed)

    def waits(self) -> bool:
        """Whether nothing was said yet."""
        return self._signatory.signature is None

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
        self._unsigned.setText(self.tr("The note is kept with the signature."))
        self._unsigned.set_tone("")
        self.pad.setVisible(signs)
        for button in (self._type, self._ink):
            button.setVisible(signs and not sealed)
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
            self.pad.set_strokes(json.loads(signature.strokes))
        elif signature.method is SignatureMethod.TYPED:
            self.pad.set_typed(signature.signed_as)
        else:
            self.pad.set_ink_box()

    def _show_state(self, signature: Signature | None, *, sealed: bool) -> None:
        if signature is None:
            self._state.set(self.tr("Not signed") if sealed else self.tr("Waiting"), "neutral")
        elif signature.decision is Decision.NOT_YET:
            self._state.set(self.tr("Not yet"), "warn")
        elif signature.method is SignatureMethod.INK:
            self._state.set(self.tr("Signs on paper"), "info")
        elif signature.decision is Decision.WITH_NOTE:
            self._state.set(self.tr("Signed with a note"), "ok", "check")
        else:
            self._state.set(self.tr("Signed"), "ok", "check")

    def _offered(self) -> str:
        """The words to sign with that name nobody who did not agree to it."""
        return self._signatory.signed_as or self._signatory.organisation.name

    def _signed_as(self) -> str:
        """What was signed with, or what is offered to sign with."""
        signature = self._signatory.signature
        return (signature.signed_as if signature is not None else "") or self._offered()

    def _write(
        self, decision: Decision, method: SignatureMethod, signed_as: str, strokes: str = ""
    ) -> Change | None:
        return self._page.desk.run(
            sign,
            self.organisation_id,
            decision,
            method=method,
            signed_as=signed_as,
            note=self.note.value(),
            strokes=strokes,
        )

    def _write_again(self, signature: Signature, decision: Decision) -> Change | None:
        """The same signature, with another decision or another note."""
        return self._write(decision, signature.method, signature.signed_as, signature.strokes)

    def _on_decision(self, decision: str) -> None:
        """A changed mind keeps a signature where there is one; "not yet" is none."""
        signature = self._signatory.signature
        self._chosen = Decision(decision)
        if self._chosen is Decision.NOT_YET:
            self._write(self._chosen, SignatureMethod.INK, self._signed_as())
        elif signature is None:
            self._show_parts(sealed=False)
        elif signature.decision is Decision.NOT_YET:
            self._page.desk.run(clear_signature, self.organisation_id)
        else:
            self._write_again(signature, self._chosen)
        if self._chosen is not Decision.ACCEPT:
            self.note.setFocus()

    def _on_signed(self, method: str) -> None:
        """What is refused leaves what was there, and the line with the name in it."""
        drawn = method == SignatureMethod.DRAWN
        strokes = json.dumps(self.pad.strokes(), separators=(",", ":")) if drawn else ""
        signed_as = self.pad.typed() or self._offered()
        if self._write(self._chosen, SignatureMethod(method), signed_as, strokes) is None:
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
            self.typed.emit(self)

    def _put_name_away(self) -> None:
        self._name.hide()
        self.pad.setFocus()

    def _read_note(self) -> str:
        signature = self._signatory.signature
        return signature.note if signature else self.note.value()

    def _write_note(self, note: str) -> Change | None:
        signature = self._signatory.signature
        return None if signature is None else self._write_again(signature, signature.decision)

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
        self.body.addWidget(self._unsigned)
        self.body.addWidget(self.pad)
        self.body.addWidget(self._name)
        self.body.addLayout(buttons)
        self.body.addStretch(1)  # beside a taller card, everything stays at the top
