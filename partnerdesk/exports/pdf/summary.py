"""The signed summary of a workshop: everything that was agreed, on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from partnerdesk.exports.pdf.blocks import Block, PageBreak
from partnerdesk.exports.pdf.document import write_pdf
from partnerdesk.exports.pdf.flow import publish
from partnerdesk.exports.pdf.imprint import about, furniture
from partnerdesk.exports.pdf.sections.actions import actions
from partnerdesk.exports.pdf.sections.attendance import attendance
from partnerdesk.exports.pdf.sections.choice import SECTIONS
from partnerdesk.exports.pdf.sections.cover import cover
from partnerdesk.exports.pdf.sections.findings import left_open
from partnerdesk.exports.pdf.sections.goals import goals
from partnerdesk.exports.pdf.sections.health import health
from partnerdesk.exports.pdf.sections.load_and_time import load_and_time
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

Section = Callable[[Paper], list[Block]]
"""Makes a section of a document."""

SECTION_MAKERS: Final[Mapping[str, Section]] = {
    "who-was-there": attendance,
    "since-last-time": since_last,
    "offers-and-needs": organisations,
    "partner-map": partner_map,
    "goals": goals,
    "actions": actions,
    "load-and-time": load_and_time,
    "health-check": health,
    "parking-lot": parking_lot,
    "left-open": left_open,
}
"""By the names of ``choice.SECTIONS``."""


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
    """The whole document in its order, but for the sections that are left out."""
    return blocks_of(paper, SECTION_MAKERS)


def blocks_of(paper: Paper, makers: Mapping[str, Section]) -> list[Block]:
    """Cover, sections and signatures; ``makers`` has what makes each section that may be left out."""
    chosen = [makers[key] for key in SECTIONS if key not in paper.without]
    return [
        *cover(paper),
        PageBreak(),
        *(block for make in chosen for block in make(paper)),
        *signatures(paper),
    ]


def summary_subject(paper: Paper) -> Clean:
    """What the document says that it is."""
    return paper.say(QT_TRANSLATE_NOOP("core", "Summary of a partnership workshop"))
