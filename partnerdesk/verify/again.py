"""The record printed again from its document: what the code cannot show, two prints side by side can."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from partnerdesk.verify.answer import Answer, Verdict
from partnerdesk.verify.document import Known
from partnerdesk.verify.looks import looking_otherwise
from partnerdesk.verify.printed import Printed, read_printed
from partnerdesk.verify.words import of_pages
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from partnerdesk.verify.prints import Fresh

_NOTHING: Final = Phrase(QT_TRANSLATE_NOOP("core", "Nothing needs to be done."))
_SIDE_BY_SIDE: Final = Phrase(
    QT_TRANSLATE_NOOP("core", "To be sure of the rest, print it again and lay the two side by side.")
)
_SAME_LOOKS: Final = Phrase(QT_TRANSLATE_NOOP("core", "They look the same, too."))
_OTHER_FILE: Final = Phrase(
    QT_TRANSLATE_NOOP(
        "core", "It is not the same file as a fresh print. What it holds besides its pages was not compared."
    )
)
_NOT_DRAWN: Final = Phrase(
    QT_TRANSLATE_NOOP(
        "core", "It is not the same file as a fresh print. Pictures and signatures were not compared."
    )
)

Translate = Callable[[Phrase], str]


def print_again(answer: Answer, data: bytes, printed: Printed, known: Known, translate: Translate) -> Answer:
    """``answer`` for the PDF in ``data``, with what a fresh print of the same paper adds to it."""
    from partnerdesk.exports.pdf.papers.kinds import SUMMARY
    from partnerdesk.verify.prints import fresh_prints, kind_named

    named = kind_named(printed.title, translate)
    alike: list[Fresh] = []
    nearest: list[int] | None = None
    for fresh in fresh_prints(printed, named or SUMMARY, known, translate):
        if fresh.pdf == data:
            return _same(answer)
        found = _other_pages(printed, read_printed(fresh.pdf), same_kind=named is not None)
        if found == []:
            alike.append(fresh)
        elif found is not None and (nearest is None or len(found) < len(nearest)):
            nearest = found
    if alike:
        return _same_words(answer, data, alike, len(printed.pages))
    return answer if nearest is None else _differs(answer, nearest)


def _other_pages(one: Printed, other: Printed, *, same_kind: bool) -> list[int] | None:
    """The pages that say other words; None when the two are not prints of the same kind and in the same words.

    What does not bear the name of its kind might be in another language: then most pages differ.
    """
    if len(one.pages) != len(other.pages):
        return None
    pairs = enumerate(zip(one.pages, other.pages, strict=True), 1)
    differing = [place for place, (mine, fresh) in pairs if mine.words != fresh.words]
    return differing if same_kind or 2 * len(differing) <= len(one.pages) else None


def _same(answer: Answer) -> Answer:
    same = Phrase(
        QT_TRANSLATE_NOOP("core", "Printed again from the document it comes out the same, to the last byte.")
    )
    limits = Phrase(
        QT_TRANSLATE_NOOP("core", "This shows that nothing was changed. It does not show who signed.")
    )
    return replace(
        answer,
        verdict=Verdict.UNCHANGED,
        found=(*answer.found, same),
        limits=(limits,),
        advice=(_NOTHING,),
    )


def _same_words(answer: Answer, data: bytes, alike: list[Fresh], pages: int) -> Answer:
    """For another file than any fresh print, with the same words on all its pages as those ``alike``."""
    same = Phrase(
        QT_TRANSLATE_NOOP("core", "Its pages say the same words as a fresh print from the document.")
    )
    found, limits, other = (*answer.found, same), _NOT_DRAWN, list[int]()
    for fresh in alike:
        differing = looking_otherwise(data, fresh.pdf, pages)
        if not differing:
            found, limits, other = (*found, _SAME_LOOKS), _OTHER_FILE, []
            break
        if fresh.drawn:
            other = differing
    if other:
        return _looks_otherwise(answer, other)
    return replace(answer, verdict=Verdict.UNCHANGED, found=found, limits=(limits,), advice=(_SIDE_BY_SIDE,))


def _looks_otherwise(answer: Answer, pages: list[int]) -> Answer:
    found = of_pages(
        pages,
        QT_TRANSLATE_NOOP(
            "core",
            "Its words are those of a fresh print from the document, but page {pages} looks different: a picture or a"
            " signature on it was changed, or partners were moved on the map since.",
        ),
        QT_TRANSLATE_NOOP(
            "core",
            "Its words are those of a fresh print from the document, but pages {pages} look different: a picture or a"
            " signature on them was changed, or partners were moved on the map since.",
        ),
    )
    return _unsure(answer, found)


def _differs(answer: Answer, pages: list[int]) -> Answer:
    found = of_pages(
        pages,
        QT_TRANSLATE_NOOP(
            "core",
            "But page {pages} does not say what PartnerDesk prints from the document today. It was changed, or another"
            " version of PartnerDesk printed it.",
        ),
        QT_TRANSLATE_NOOP(
            "core",
            "But pages {pages} do not say what PartnerDesk prints from the document today. They were changed, or"
            " another version of PartnerDesk printed them.",
        ),
    )
    return _unsure(answer, found)


def _unsure(answer: Answer, found: Phrase) -> Answer:
    advice = Phrase(
        QT_TRANSLATE_NOOP("core", "Print the record again from the document and compare those pages.")
    )
    return replace(
        answer, verdict=Verdict.CANNOT_TELL, found=(*answer.found, found), limits=(), advice=(advice,)
    )
