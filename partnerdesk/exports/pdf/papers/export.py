"""A kind of document as a PDF file, or only its first page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from partnerdesk.errors import ExportError, InputError
from partnerdesk.exports.pdf.about import About
from partnerdesk.exports.pdf.document import write_pdf
from partnerdesk.exports.pdf.flow import MOST_PAGES, publish_all
from partnerdesk.exports.pdf.imprint import about
from partnerdesk.exports.pdf.papers.handout import Handout
from partnerdesk.exports.pdf.papers.kinds import SUMMARY, Kind
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.pdf.papers.organisation_sheets import single_sheets
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.summary import summary_subject
from partnerdesk.exports.pdf.text import Clean, Voice
from partnerdesk.exports.record import sealed_version
from partnerdesk.exports.watching import Watch, nobody
from partnerdesk.sealing.certificate import only_sealed
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_NAME: Final = 60
"""How many characters of an organisation's name stand in the name of its file."""


def export_paper(order: Order, path: Path, watch: Watch = nobody) -> None:
    """Write a document to ``path``, or leave what stands there; ``watch`` is told of every page.

    Raises ExportError, also when the record does not hold yet what the document is about, and InputError as
    :func:`made_paper` does.
    """
    write_pdf(paper_pdf(order, watch=watch), path)


def paper_pdf(order: Order, *, most: int = MOST_PAGES, watch: Watch = nobody) -> bytes:
    """A document as a PDF file, the same bytes for the same record, but for a seal, which has its moment. Of each of
    its parts the first ``most`` pages. Raises as :func:`made_paper` does."""
    paper, made = made_paper(order)
    return publish_all(made.parts, about_paper(order.kind, paper, attached=most == MOST_PAGES), most, watch)


def made_paper(order: Order) -> tuple[Paper, Handout]:
    """A document before it is put on pages. Raises ExportError when the document waits for something, InputError when
    sections are to be left out of one that is not of the whole record, or when it cannot be sealed."""
    if order.certificate is not None:
        check_sealing(order)
    paper = _paper(order)
    return paper, order.kind.make(paper)


def about_paper(kind: Kind, paper: Paper, *, attached: bool = True) -> About:
    """What the file says about itself: the summary is the record and bears its title alone, all others say what they
    are. Unless ``attached``, no record is put into the file: to a picture or a web page it would be work for nothing.
    """
    whole = kind.whole and attached
    if kind is SUMMARY:
        return about(paper, summary_subject(paper), whole=whole)
    return about(paper, paper.say(kind.purpose), kind=paper.say(kind.title), whole=whole)


def export_single_sheets(order: Order, folder: Path, watch: Watch = nobody) -> list[Path]:
    """Write the sheet of every organisation into ``folder``, one file each. Gives the files. Raises ExportError.

    ``watch`` is told of every sheet.
    """
    written = []
    for number, (organisation, data) in enumerate(single_pdfs(order), start=1):
        name = " ".join(_NOT_IN_NAMES.sub(" ", organisation).split())[:_NAME].strip(" .")
        path = folder / f"{number:02d} {name}.pdf"
        write_pdf(data, path)
        written.append(path)
        watch(number, len(order.snapshot.organisations))
    return written


def single_pdfs(
    order: Order, *, wanted: Callable[[Clean], bool] = lambda _: True
) -> Iterator[tuple[Clean, bytes]]:
    """The name of every organisation that is ``wanted``, by default of all, and its sheet as a file of its own."""
    paper = _paper(order)
    for organisation, sheet in single_sheets(paper):
        name = paper.name(organisation.id)
        if wanted(name):
            yield name, publish_all(sheet.parts, about_paper(order.kind, paper))


def check_sealing(order: Order) -> None:
    """A seal goes with the record inside the file. Raises InputError where there is none."""
    if sealed_version(order.snapshot) is None:
        raise only_sealed()
    if not order.kind.whole or not order.names or order.without:
        text = QT_TRANSLATE_NOOP(
            "core",
            "Only the whole summary and its large print are sealed with a certificate: with names, and with nothing"
            " left out.",
        )
        raise InputError(Phrase(text))


def _paper(order: Order) -> Paper:
    kind = order.kind
    if order.without and not kind.whole:
        text = QT_TRANSLATE_NOOP(
            "core", "Sections can be left out of the summary and of its large print, not of other papers."
        )
        raise InputError(Phrase(text))
    waits = kind.waits_for(order.snapshot)
    if waits is not None:
        raise ExportError(waits)
    voice = Voice(order.translate)
    return Paper(
        order.snapshot, voice, kind.scale(), order.certificate, names=order.names, without=order.without
    )
