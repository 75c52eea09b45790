"""The signed summary of a workshop: everything that was agreed, on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from partnerdesk.exports.pdf.blocks import Block, PageBreak
from partnerdesk.exports.pdf.document import write_pdf
from partnerdesk.exports.pdf.flow import publish
from partnerdesk.exports.pdf.imprint import about, furniture
from partnerdesk.exports.pdf.sections.actions import actions
from partnerdesk.exports.pdf.sections.attendance import attendance
from partnerdesk.exports.pdf.sections.cover import cover
from partnerdesk.exports.pdf.sections.findings import left_open
from partnerdesk.exports.pdf.sections.goals import goals
from partnerdesk.exports.pdf.sections.organisations import organisations
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.sections.parking import parking_lot
from partnerdesk.exports.pdf.sections.partner_map import partner_map
from partnerdesk.exports.pdf.sections.signatures import signatures
from partnerdesk.exports.pdf.sections.since_last import since_last
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.text import Clean, Voice
from partnerdesk.exports.record import sealed_version
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.sealing.certificate import Certificate, only_sealed
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


def export_summary(
    snapshot: Snapshot,
    path: Path,
    *,
    translate: Callable[[Phrase], str] = str,
    certificate: Certificate | None = None,
) -> None:
    """Write the summary of the workshop being worked on to ``path``, or leave what stands there.

    ``translate`` says our sentences in the reader's language; with a ``certificate`` the file is sealed. Raises
    ExportError, or InputError as :func:`summary_pdf` does.
    """
    write_pdf(summary_pdf(snapshot, translate=translate, certificate=certificate), path)


def summary_pdf(
    snapshot: Snapshot,
    *,
    translate: Callable[[Phrase], str] = str,
    certificate: Certificate | None = None,
) -> bytes:
    """The summary as a PDF file. The same record gives the same bytes, but for a seal, which has its moment.

    Raises InputError when a ``certificate`` is given for a workshop that is not sealed.
    """
    if certificate is not None and sealed_version(snapshot) is None:
        raise only_sealed()
    paper = Paper(snapshot, Voice(translate), type_scale(), certificate)
    return publish(summary_blocks(paper), furniture(paper).sheet(), about(paper, summary_subject(paper)))


def summary_blocks(paper: Paper) -> list[Block]:
    """The whole document, in its order."""
    return [
        *cover(paper),
        PageBreak(),
        *attendance(paper),
        *since_last(paper),
        *organisations(paper),
        *partner_map(paper),
        *goals(paper),
        *actions(paper),
        *parking_lot(paper),
        *left_open(paper),
        *signatures(paper),
    ]


def summary_subject(paper: Paper) -> Clean:
    """What the document says that it is."""
    return paper.say(QT_TRANSLATE_NOOP("core", "Summary of a partnership workshop"))
