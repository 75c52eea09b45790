"""A record code that somebody reads from paper, held against what the document says is sealed."""

from __future__ import annotations

from typing import Final

from partnerdesk.model.records import SealedVersion
from partnerdesk.verify.answer import Answer, Verdict
from partnerdesk.verify.document import Known
from partnerdesk.verify.words import redacted_since
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_DIGITS: Final = 16
_HEX: Final = frozenset("0123456789abcdef")
_LIMITS: Final = Phrase(
    QT_TRANSLATE_NOOP(
        "core",
        "The code shows change in the record. It does not show who signed, nor what else was put on paper.",
    )
)


def check_code(typed: str, known: Known) -> Answer:
    """Whether a version in the document has the code ``typed``, with or without its spaces and its version."""
    code = _digits(typed)
    if code is None:
        text = QT_TRANSLATE_NOOP(
            "core", "A record code is 16 figures and letters from a to f, such as 1aef d7b0 1f4c 70b1."
        )
        advice = QT_TRANSLATE_NOOP("core", "Type it as it stands at the foot of each page.")
        return Answer(Verdict.CANNOT_TELL, (Phrase(text),), (), (Phrase(advice),))
    sealed = known.printed(code)
    redacted = known.redacted(code) if sealed is None else None
    if redacted is not None and known.intact(redacted):
        return _redacted(redacted)
    if sealed is None:
        text = QT_TRANSLATE_NOOP("core", "Nothing that was sealed in this document has that code.")
        advice = QT_TRANSLATE_NOOP(
            "core",
            "Look whether it is typed as it stands on the paper. If it is, the paper is of another document, or the"
            " record was sealed anew.",
        )
        return Answer(Verdict.CANNOT_TELL, (Phrase(text),), (), (Phrase(advice),))
    if not known.intact(sealed):
        text = QT_TRANSLATE_NOOP(
            "core", "The code is that of version {version}, but that was changed after sealing."
        )
        advice = QT_TRANSLATE_NOOP("core", "Keep the paper: it says what was sealed.")
        return Answer(Verdict.CHANGED, (Phrase(text, version=sealed.version),), (), (Phrase(advice),))
    return _same(sealed, known)


def _redacted(sealed: SealedVersion) -> Answer:
    """The paper is of a version that the document cannot show any more as it was."""
    advice = QT_TRANSLATE_NOOP("core", "Keep the paper only if you may: it says the name that was taken out.")
    return Answer(Verdict.UNCHANGED, (redacted_since(sealed),), (_LIMITS,), (Phrase(advice),))


def _same(sealed: SealedVersion, known: Known) -> Answer:
    workshop = known.snapshot.by_id(known.snapshot.workshops, sealed.workshop_id)
    text = QT_TRANSLATE_NOOP(
        "core",
        "It is the code of version {version} of workshop {number}. The document still says what was sealed.",
    )
    advice = QT_TRANSLATE_NOOP(
        "core", "To be sure of the paper, print the record again and lay the two side by side."
    )
    found = Phrase(text, version=sealed.version, number=workshop.number)
    return Answer(Verdict.UNCHANGED, (found,), (_LIMITS,), (Phrase(advice),))


def _digits(typed: str) -> str | None:
    """The 16 digits of what was typed; None when it is no code."""
    words = typed.casefold().split()
    if words and words[-1][:1] == "v" and words[-1][1:].isdecimal():
        words.pop()
    digits = "".join(words)
    return digits if len(digits) == _DIGITS and _HEX.issuperset(digits) else None
