"""Whose record a document shows: what stands around its pages, and what its file says about itself."""

from __future__ import annotations

from datetime import UTC, datetime

from partnerdesk.exports.pdf.about import About
from partnerdesk.exports.pdf.furniture import MARGIN, Furniture
from partnerdesk.exports.pdf.sections.choice import left_out
from partnerdesk.exports.pdf.sections.cover import state
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.sections.record_file import record_file
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean
from partnerdesk.exports.record import sealed_version, short_code
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.wording import QT_TRANSLATE_NOOP


def furniture(paper: Paper, *, cover: bool = True, margin: Box = MARGIN) -> Furniture:
    """The record's name, its state and its code, around every page, and what is left out."""
    name = clean(paper.snapshot.partnership.name) or clean(paper.snapshot.workshop.title)
    code, note = record_code(paper), left_out(paper)
    return Furniture(name, state(paper), code, paper.scale, paper.voice, cover, margin, note)


def record_code(paper: Paper) -> Clean:
    """What stands at the foot of every page: the record code (N16), or that there is none yet."""
    sealed = sealed_version(paper.snapshot)
    if sealed is None:
        return paper.say(QT_TRANSLATE_NOOP("core", "No record code: not sealed"))
    code = short_code(sealed.code, sealed.version)
    return paper.say(QT_TRANSLATE_NOOP("core", "Record code {code}"), code=code)


def about(paper: Paper, subject: Clean, *, kind: Clean = NOTHING, whole: bool = True) -> About:
    """What the file says about itself; ``kind`` stands before the record's title, for what is not the summary.

    A document of the ``whole`` record has it attached, for programs. That names who agreed to be named, so it stays
    away where only roles are printed; and it says everything, so it stays away where sections are left out.
    """
    workshop = paper.snapshot.workshop
    said = [subject.removesuffix("."), paper.day(workshop.date), left_out(paper)]
    attached = whole and paper.names_printed and not paper.without
    return About(
        title=clean(": ".join(each for each in (kind, record_title(paper)) if each) or subject),
        subject=clean(", ".join(each for each in said if each)),
        author=clean(paper.snapshot.partnership.name),
        made_at=_made_at(paper.snapshot),
        record=record_file(paper) if attached else None,
        certificate=paper.certificate,
        seal_words=paper.say(QT_TRANSLATE_NOOP("core", "Seal of the record: one changed byte shows")),
    )


def record_title(paper: Paper) -> Clean:
    """The partnership's name and the workshop's title, once when they are the same."""
    name = clean(paper.snapshot.partnership.name)
    title = clean(paper.snapshot.workshop.title)
    return clean(": ".join(dict.fromkeys(each for each in (name, title) if each)))


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
