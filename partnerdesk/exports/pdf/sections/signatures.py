"""The words that were signed, and what each organisation's representative said to them."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Heading
from partnerdesk.exports.pdf.figure import Figure
from partnerdesk.exports.pdf.fonts import Face
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.signature_drawing import DrawnSignature, InkBox, TypedSignature, read_strokes
from partnerdesk.exports.pdf.structure import Role
from partnerdesk.exports.pdf.style import INK, INK_SOFT, UNIT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.exports.record import sealed_version, short_code
from partnerdesk.model.records import Signature
from partnerdesk.model.vocabulary import Decision, SignatureMethod
from partnerdesk.rules.signing import (
    Signatory,
    earlier_versions,
    redacted_words,
    signatories,
    what_is_signed,
    why_reopened,
    words_to_sign,
)
from partnerdesk.sealing.certificate import grouped
from partnerdesk.wording import QT_TRANSLATE_NOOP

LONG: Final = 240
"""A note of more characters does not stand beside its signature but below them all."""


def signatures(paper: Paper) -> list[Block]:
    """The last part of the record."""
    blocks: list[Block] = [paper.section(QT_TRANSLATE_NOOP("core", "Signatures")), *_words(paper)]
    asked = signatories(paper.snapshot)
    if asked:
        columns = [
            paper.column(QT_TRANSLATE_NOOP("core", "For"), 2.6, heads=True),
            paper.column(QT_TRANSLATE_NOOP("core", "Decision"), 3),
            paper.column(QT_TRANSLATE_NOOP("core", "Signature"), 2.6),
        ]
        rows = [_row(paper, each) for each in asked]
        blocks.append(Table(columns, rows, head_style=paper.scale.label))
    else:
        words = paper.say(
            QT_TRANSLATE_NOOP("core", "Nobody is recorded as being in the room, so nobody signs.")
        )
        blocks.append(paper.paragraph(words))
    return [*blocks, *_long_notes(paper), *_reopenings(paper), *_about_the_code(paper)]


def _words(paper: Paper) -> list[Block]:
    """What everybody signs, and the record behind it; never parted from the first signature."""
    words = paper.paragraph(
        paper.voice.phrase(words_to_sign(paper.snapshot)), paper.scale.goal.but(face=Face.REGULAR)
    )
    behind = paper.paragraph(
        paper.voice.phrase(what_is_signed(paper.snapshot)), paper.scale.small.but(colour=INK_SOFT)
    )
    words.keep_with_next = behind.keep_with_next = True
    return [words, behind]


def _long(note: str) -> bool:
    return len(note) > LONG


def _long_notes(paper: Paper) -> list[Block]:
    """Notes that are too long to stand beside their signature, in full."""
    notes: list[Block] = []
    for said in paper.snapshot.workshop_signatures():
        if _long(said.note):
            name = paper.name(said.organisation_id)
            title = paper.say(QT_TRANSLATE_NOOP("core", "The note of {name}"), name=name)
            notes.append(Heading(title, paper.scale.h3, 2, before=4 * UNIT, after=UNIT))
            notes.append(paper.paragraph(clean_lines(said.note)))
    return notes


def _row(paper: Paper, signatory: Signatory) -> list[Cell]:
    name = paper.name(signatory.organisation.id)
    said = signatory.signature
    soft = paper.scale.small.but(colour=INK_SOFT)
    who = (_signed_as(paper, said, signatory) if said else NOTHING) or _role(paper, signatory)
    if who == name:
        who = NOTHING
    return [
        (
            Span(name, paper.scale.small_strong),
            *((Span(Clean("\n" + who), soft),) if who else ()),
        ),
        _decision(paper, signatory),
        _signature(paper, signatory, name),
    ]


def _signed_as(paper: Paper, said: Signature, signatory: Signatory) -> Clean:
    """What who signed wrote; where only roles are printed, that too only when it is a role."""
    written = clean(said.signed_as)
    coming = paper.people_coming.get(signatory.organisation.id, ())
    if paper.names_printed or any(written == clean(each.role) for each in coming):
        return written
    return _role(paper, signatory) or paper.say(QT_TRANSLATE_NOOP("core", "Representative"))


def _role(paper: Paper, signatory: Signatory) -> Clean:
    """Who will sign, by role; a name only where the person agreed to be named."""
    people = paper.people_coming.get(signatory.organisation.id)
    return paper.person(people[0]) if people else Clean("")


def _decision(paper: Paper, signatory: Signatory) -> Cell:
    said = signatory.signature
    if said is None:
        return paper.say(QT_TRANSLATE_NOOP("core", "Not signed"))
    noted = said.decision is not Decision.WITH_NOTE or said.note  # a note may have been emptied since
    spans = [
        Span(paper.label(said.decision if noted else Decision.ACCEPT), paper.scale.small_strong),
        Span(Clean("\n" + _when(paper, said)), paper.scale.small.but(colour=INK_SOFT)),
    ]
    if signatory.before:
        changed = paper.say(QT_TRANSLATE_NOOP("core", "Signed before a later change"))
        spans.append(Span(Clean("\n" + changed), paper.scale.small_strong))
    if said.note:
        below = paper.say(QT_TRANSLATE_NOOP("core", "The note stands below."))
        note = below if _long(said.note) else clean_lines(said.note)
        spans.append(Span(Clean("\n" + note), paper.scale.small))
    return spans


def _when(paper: Paper, said: Signature) -> Clean:
    """When it was said; who signs in ink writes the day beside the name."""
    if said.method is SignatureMethod.INK and said.decision is not Decision.NOT_YET:
        return paper.say(QT_TRANSLATE_NOOP("core", "Signs on paper"))
    return paper.day(said.at)


def _signature(paper: Paper, signatory: Signatory, name: Clean) -> Cell:
    """The drawn strokes, the typed name, or a box to sign in. Who is printed by role, has no name drawn either."""
    said = signatory.signature
    strokes = read_strokes(said.strokes) if said and said.method is SignatureMethod.DRAWN else []
    if strokes and not paper.names_printed:
        return paper.say(QT_TRANSLATE_NOOP("core", "Signed by hand"))
    if strokes:
        alt = paper.say(QT_TRANSLATE_NOOP("core", "Drawn signature for {name}"), name=name)
        return Figure(DrawnSignature(strokes), alt)
    if said and said.method is SignatureMethod.DRAWN and not said.strokes:
        gone = paper.say(QT_TRANSLATE_NOOP("core", "The drawing was taken out"))
        return Figure(TypedSignature(gone, paper.scale.small.but(colour=INK_SOFT)), gone)
    if said and said.method is SignatureMethod.TYPED:
        alt = paper.say(QT_TRANSLATE_NOOP("core", "Typed signature for {name}"), name=name)
        style = paper.scale.lead.but(face=Face.ITALIC, colour=INK)
        return Figure(TypedSignature(_signed_as(paper, said, signatory), style), alt)
    alt = paper.say(QT_TRANSLATE_NOOP("core", "Box to sign in for {name}"), name=name)
    return Figure(
        InkBox(paper.say(QT_TRANSLATE_NOOP("core", "Sign here")), paper.scale.label), alt, role=Role.FORM
    )


def _reopenings(paper: Paper) -> list[Block]:
    """The versions before this one, and why each was opened again."""
    return [
        paper.paragraph(paper.voice.phrase(why_reopened(each, paper.day)), paper.scale.small)
        for each in earlier_versions(paper.snapshot)
    ]


def _about_the_code(paper: Paper) -> list[Block]:
    """What the code shows, and where somebody was forgotten since, which code it was sealed with."""
    sealed = sealed_version(paper.snapshot)
    taken_out = redacted_words(sealed, paper.day) if sealed else None
    said = [paper.paragraph(paper.voice.phrase(taken_out), paper.scale.small)] if taken_out else []
    return [*said, *_what_the_code_shows(paper)]


def _what_the_code_shows(paper: Paper) -> list[Block]:
    sealed = sealed_version(paper.snapshot)
    if sealed is None:
        words = paper.say(
            QT_TRANSLATE_NOOP(
                "core", "Draft, not sealed. The record code is given when the record is sealed."
            )
        )
        return [paper.paragraph(words, paper.scale.small)]
    words = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Sealed on {day} as version {version}. Record code {code}. The code is worked out from the whole"
            " record: if a word changes, so does the code. It shows change. It does not show who signed.",
        ),
        day=paper.day(sealed.at),
        version=sealed.version,
        code=short_code(sealed.code),
    )
    return [paper.paragraph(words, paper.scale.small), *_about_the_seal(paper)]


def _about_the_seal(paper: Paper) -> list[Block]:
    if paper.certificate is None:
        return []
    words = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "This PDF is also sealed with a digital certificate: whoever checks it sees if a single byte was changed."
            " The certificate has this fingerprint (SHA-256): {fingerprint}. The check must show the same one. It does"
            " not show who signed.",
        ),
        fingerprint=grouped(paper.certificate.fingerprint),
    )
    return [paper.paragraph(words, paper.scale.small)]
