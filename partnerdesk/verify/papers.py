"""Papers that do not carry their record: all but the whole summary and its large print. Their code says whose they are.

Whether their words are as they were printed can only be told beside the document, see ``again``.
"""

from __future__ import annotations

from typing import Final

from partnerdesk.model.records import SealedVersion
from partnerdesk.verify.answer import Answer, Verdict
from partnerdesk.verify.document import Known
from partnerdesk.verify.printed import Code
from partnerdesk.verify.words import not_the_newest, redacted_since, shown
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_LIMITS: Final = Phrase(
    QT_TRANSLATE_NOOP(
        "core",
        "The code shows which record it is of. It does not show whether the words on the pages were changed.",
    )
)
_BESIDE_ITS_DOCUMENT: Final = Phrase(
    QT_TRANSLATE_NOOP(
        "core",
        "Check it beside the document that it was printed from: then it is printed again and compared.",
    )
)
_SIDE_BY_SIDE: Final = Phrase(
    QT_TRANSLATE_NOOP(
        "core",
        "It could not be compared with a fresh print: it was printed in another way or in another language. Print it"
        " again in the same way, and lay the two side by side.",
    )
)


def by_its_code(code: Code, known: Known | None) -> Answer:
    """What the code that stands on all pages tells of a paper, before the paper is held against a fresh print."""
    text = QT_TRANSLATE_NOOP(
        "core",
        "Unlike the whole summary it does not carry its record, so the code {code} on its pages cannot be worked out"
        " again.",
    )
    alone = Phrase(text, code=shown(code))
    if known is None:
        return _cannot_tell(alone, advice=_BESIDE_ITS_DOCUMENT)
    sealed, redacted = known.printed(code.digits), known.redacted(code.digits)
    if sealed is not None:
        return _of(sealed, code, known)
    if redacted is not None and known.intact(redacted):
        advice = QT_TRANSLATE_NOOP(
            "core", "Keep the paper only if you may: it may say the name that was taken out."
        )
        return _cannot_tell(redacted_since(redacted), advice=Phrase(advice))
    nothing = Phrase(QT_TRANSLATE_NOOP("core", "Nothing that was sealed in this document has that code."))
    return _cannot_tell(alone, nothing, advice=_BESIDE_ITS_DOCUMENT)


def _of(sealed: SealedVersion, code: Code, known: Known) -> Answer:
    """A paper of a version that the document holds."""
    if sealed.version != code.version:
        text = QT_TRANSLATE_NOOP(
            "core", "Its pages say version {said}, but the code on them is that of version {version}."
        )
        advice = Phrase(
            QT_TRANSLATE_NOOP("core", "Do not rely on this file. Print it again from the document.")
        )
        return Answer(
            Verdict.CHANGED, (Phrase(text, said=code.version, version=sealed.version),), (), (advice,)
        )
    if not known.intact(sealed):
        text = QT_TRANSLATE_NOOP(
            "core", "The code is that of version {version}, but that was changed after sealing."
        )
        advice = Phrase(QT_TRANSLATE_NOOP("core", "Keep the paper: it says what was sealed."))
        return Answer(Verdict.CHANGED, (Phrase(text, version=sealed.version),), (), (advice,))
    workshop = known.snapshot.by_id(known.snapshot.workshops, sealed.workshop_id)
    text = QT_TRANSLATE_NOOP(
        "core",
        "The code on its pages, {code}, is that of version {version} of workshop {number}, which the document holds.",
    )
    found = Phrase(text, code=shown(code), version=sealed.version, number=workshop.number)
    return _cannot_tell(
        found, *not_the_newest(sealed, known.newest(sealed)), limits=(_LIMITS,), advice=_SIDE_BY_SIDE
    )


def _cannot_tell(*found: Phrase, advice: Phrase, limits: tuple[Phrase, ...] = ()) -> Answer:
    return Answer(Verdict.CANNOT_TELL, found, limits, (advice,))
