"""The record printed again from its document: what the code cannot show, two prints side by side can."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Final

from partnerdesk.errors import PartnerDeskError
from partnerdesk.imports.sealed import snapshot_of_sealed
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.verify.answer import Answer, Verdict
from partnerdesk.verify.document import Known
from partnerdesk.verify.printed import Printed, read_printed
from partnerdesk.verify.words import of_pages
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_NOTHING: Final = Phrase(QT_TRANSLATE_NOOP("core", "Nothing needs to be done."))

Translate = Callable[[Phrase], str]


def print_again(answer: Answer, data: bytes, printed: Printed, known: Known, translate: Translate) -> Answer:
    """``answer`` for the PDF in ``data``, with what a fresh print of the summary adds to it."""
    from partnerdesk.exports.pdf.summary import summary_pdf

    other: list[int] | None = None
    for snapshot in _versions(printed, known):
        fresh = summary_pdf(snapshot, translate=translate)
        if fresh == data:
            return _same(answer)
        found = _other_pages(printed, read_printed(fresh))
        if found is not None and (other is None or len(found) < len(other)):
            other = found
    if other is None:
        return answer
    return _differs(answer, other) if other else _same_words(answer)


def _versions(printed: Printed, known: Known) -> Iterator[Snapshot]:
    """The version that was printed, as the record stands and as its text says: places on the map are not in that."""
    codes = {sha256(each).hexdigest() for each in printed.attached}
    for sealed in known.snapshot.sealed_versions:
        if sealed.code in codes:
            record = known.snapshot.of_workshop(sealed.workshop_id)
            if record.workshop.sealed_version == sealed.version:
                yield record
            try:
                yield snapshot_of_sealed(record, sealed.version)
            except PartnerDeskError:  # written by another version of this program: nothing to set beside it
                continue


def _other_pages(one: Printed, other: Printed) -> list[int] | None:
    """The pages that say other words; None when the two are not prints of the same kind and in the same words."""
    if len(one.pages) != len(other.pages):
        return None
    pairs = enumerate(zip(one.pages, other.pages, strict=True), 1)
    differing = [place for place, (mine, fresh) in pairs if mine.words != fresh.words]
    return differing if 2 * len(differing) <= len(one.pages) else None


def _same(answer: Answer) -> Answer:
    same = Phrase(
        QT_TRANSLATE_NOOP("core", "Printed again from the document it comes out the same, to the last byte.")
    )
    limits = Phrase(
        QT_TRANSLATE_NOOP("core", "This shows that nothing was changed. It does not show who signed.")
    )
    return replace(answer, found=(*answer.found, same), limits=(limits,), advice=(_NOTHING,))


def _same_words(answer: Answer) -> Answer:
    same = Phrase(
        QT_TRANSLATE_NOOP("core", "Its pages say the same words as a fresh print from the document.")
    )
    limits = Phrase(
        QT_TRANSLATE_NOOP(
            "core", "It is not the same file as a fresh print. Pictures and signatures were not compared."
        )
    )
    return replace(answer, found=(*answer.found, same), limits=(limits,))


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
    advice = Phrase(
        QT_TRANSLATE_NOOP("core", "Print the record again from the document and compare those pages.")
    )
    return replace(
        answer, verdict=Verdict.CANNOT_TELL, found=(*answer.found, found), limits=(), advice=(advice,)
    )
