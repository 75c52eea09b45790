"""The signed summary of a workshop: everything that was agreed, on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from partnerdesk.exports.pdf.blocks import Block, PageBreak
from partnerdesk.exports.pdf.canvas import About
from partnerdesk.exports.pdf.document import write_pdf
from partnerdesk.exports.pdf.flow import publish
from partnerdesk.exports.pdf.furniture import Furniture
from partnerdesk.exports.pdf.sections.actions import actions
from partnerdesk.exports.pdf.sections.attendance import attendance
from partnerdesk.exports.pdf.sections.cover import cover, state
from partnerdesk.exports.pdf.sections.findings import left_open
from partnerdesk.exports.pdf.sections.goals import goals
from partnerdesk.exports.pdf.sections.organisations import organisations
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.sections.parking import parking_lot
from partnerdesk.exports.pdf.sections.partner_map import partner_map
from partnerdesk.exports.pdf.sections.record_file import record_file
from partnerdesk.exports.pdf.sections.signatures import signatures
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.text import Clean, Voice, clean
from partnerdesk.exports.record import sealed_version, short_code
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
    name = clean(snapshot.partnership.name) or clean(snapshot.workshop.title)
    furniture = Furniture(name, state(paper), record_code(paper), paper.scale, paper.voice)
    return publish(summary_blocks(paper), furniture.sheet(), about(paper))


def summary_blocks(paper: Paper) -> list[Block]:
    """The whole document, in its order."""
    return [
        *cover(paper),
        PageBreak(),
        *attendance(paper),
        *organisations(paper),
        *partner_map(paper),
        *goals(paper),
        *actions(paper),
        *parking_lot(paper),
        *left_open(paper),
        *signatures(paper),
    ]


def _title(paper: Paper) -> Clean:
    name = clean(paper.snapshot.partnership.name)
    title = clean(paper.snapshot.workshop.title)
    return clean(": ".join(dict.fromkeys(each for each in (name, title) if each)))


def record_code(paper: Paper) -> Clean:
    """What stands at the foot of every page: the record code (N16), or that there is none yet."""
    sealed = sealed_version(paper.snapshot)
    if sealed is None:
        return paper.say(QT_TRANSLATE_NOOP("core", "No record code: not sealed"))
    code = short_code(sealed.code, sealed.version)
    return paper.say(QT_TRANSLATE_NOOP("core", "Record code {code}"), code=code)


def about(paper: Paper) -> About:
    workshop = paper.snapshot.workshop
    said = [
        paper.say(QT_TRANSLATE_NOOP("core", "Summary of a partnership workshop")),
        paper.day(workshop.date),
    ]
    return About(
        title=_title(paper),
        subject=clean(", ".join(each for each in said if each)),
        author=clean(paper.snapshot.partnership.name),
        made_at=_made_at(paper.snapshot),
        record=record_file(paper),
        certificate=paper.certificate,
        seal_words=paper.say(QT_TRANSLATE_NOOP("core", "Seal of the record: one changed byte shows")),
    )


def _made_at(snapshot: Snapshot) -> datetime:
    """A moment of the record itself: when it was sealed, else when the document was begun."""
    sealed = sealed_version(snapshot)
    for moment in (sealed.at if sealed else "", snapshot.partnership.created_at):
        try:
            found = datetime.fromisoformat(moment)
        except ValueError:
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return datetime(2000, 1, 1, tzinfo=UTC)
