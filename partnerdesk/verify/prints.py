"""The fresh prints that a paper may be held against: of its version and kind, in every way in which it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from partnerdesk.errors import PartnerDeskError
from partnerdesk.exports.pdf.papers.export import paper_pdf, single_pdfs
from partnerdesk.exports.pdf.papers.kinds import KINDS, SUMMARY, Kind
from partnerdesk.exports.pdf.papers.order import Order, Translate
from partnerdesk.exports.pdf.sections.choice import SECTIONS, WHOLE, WITHOUT
from partnerdesk.exports.pdf.text import Clean, Voice
from partnerdesk.exports.record import still_says
from partnerdesk.imports.sealed import snapshot_of_sealed
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.verify.document import Known
from partnerdesk.verify.printed import Printed


class Fresh(NamedTuple):
    """A fresh print. ``drawn``: pictures on it are as the document has them; else it is printed from the sealed text,
    which does not say where partners stand on the map."""

    pdf: bytes
    drawn: bool


_ONE_BY_ONE: Final = "organisation-sheets"
"""The kind that may be saved as one file for each organisation."""


def kind_named(title: str, translate: Translate) -> Kind | None:
    """The kind of paper that a title begins with; the summary bears the title of the record alone."""
    voice = Voice(translate)
    for kind in KINDS:
        name = voice.say(kind.title)
        if kind is not SUMMARY and (title == name or title.startswith(f"{name}: ")):
            return kind
    return None


def fresh_prints(printed: Printed, kind: Kind, known: Known, translate: Translate) -> Iterator[Fresh]:
    """Every print of ``kind`` that ``printed`` may be. What the record does not hold (any more) is not among them."""
    without = _left_out(printed.subject, translate) if kind.whole and not printed.attached else WHOLE
    for snapshot, drawn in _versions(printed, known):
        for names in (True,) if printed.attached else (True, False):
            try:
                yield Fresh(
                    paper_pdf(Order(kind, snapshot, translate=translate, names=names, without=without)), drawn
                )
                if kind.key == _ONE_BY_ONE:
                    for sheet in _single(printed, kind, snapshot, translate, names=names):
                        yield Fresh(sheet, drawn)
            except PartnerDeskError:  # there is nothing in the record yet that such a paper is about
                continue


def _single(
    printed: Printed, kind: Kind, snapshot: Snapshot, translate: Translate, *, names: bool
) -> Iterator[bytes]:
    """The sheets of the organisations that the paper names."""
    words = "".join(page.words for page in printed.pages).replace(" ", "")

    def named(name: Clean) -> bool:
        return name.replace(" ", "") in words

    for _, data in single_pdfs(Order(kind, snapshot, translate=translate, names=names), wanted=named):
        yield data


def _versions(printed: Printed, known: Known) -> Iterator[tuple[Snapshot, bool]]:
    """The version that was printed, as the record stands (True) and as its sealed text says (False)."""
    for code in printed.codes:
        sealed = known.printed(code.digits)
        if sealed is None or not known.intact(sealed):
            continue
        record = known.snapshot.of_workshop(sealed.workshop_id)
        if record.workshop.sealed_version == sealed.version and still_says(record, sealed):
            yield record, True
        try:
            yield snapshot_of_sealed(record, sealed.version), False
        except PartnerDeskError:  # written by another version of this program: nothing to set beside it
            continue


def _left_out(subject: str, translate: Translate) -> frozenset[str]:
    """The sections that a subject says are left out."""
    voice = Voice(translate)
    _, _, said = subject.partition(voice.say(WITHOUT, sections=""))
    return frozenset(key for key, title in SECTIONS.items() if voice.say(title)[1:] in said)
