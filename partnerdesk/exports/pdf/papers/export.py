"""A kind of document as a PDF file, or only its first page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from partnerdesk.errors import ExportError, InputError
from partnerdesk.exports.pdf.about import About
from partnerdesk.exports.pdf.document import write_pdf
from partnerdesk.exports.pdf.flow import MOST_PAGES, publish_all
from partnerdesk.exports.pdf.imprint import about
from partnerdesk.exports.pdf.papers.handout import Handout
from partnerdesk.exports.pdf.papers.kinds import SUMMARY, Kind
from partnerdesk.exports.pdf.papers.organisation_sheets import single_sheets
from partnerdesk.exports.pdf.sections.choice import WHOLE
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.summary import summary_subject
from partnerdesk.exports.pdf.text import Voice
from partnerdesk.exports.watching import Watch, nobody
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

Translate = Callable[[Phrase], str]

_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_NAME: Final = 60
"""How many characters of an organisation's name stand in the name of its file."""


def export_paper(
    kind: Kind,
    snapshot: Snapshot,
    path: Path,
    *,
    translate: Translate = str,
    names: bool = True,
    without: frozenset[str] = WHOLE,
    watch: Watch = nobody,
) -> None:
    """Write a document of ``kind`` to ``path``, or leave what stands there. ``watch`` is told of every page.

    Raises ExportError, also when the record does not hold yet what the document is about, and InputError as
    :func:`made_paper` does.
    """
    data = paper_pdf(kind, snapshot, translate=translate, names=names, without=without, watch=watch)
    write_pdf(data, path)


def paper_pdf(
    kind: Kind,
    snapshot: Snapshot,
    *,
    translate: Translate = str,
    names: bool = True,
    without: frozenset[str] = WHOLE,
    most: int = MOST_PAGES,
    watch: Watch = nobody,
) -> bytes:
    """A document as a PDF file, the same bytes for the same record. Of each of its parts the first ``most`` pages.

    Without ``names`` people are printed by their roles; the sections ``without`` are left out. Raises as
    :func:`made_paper` does.
    """
    paper, made = made_paper(kind, snapshot, translate, names=names, without=without)
    return publish_all(made.parts, about_paper(kind, paper, attached=most == MOST_PAGES), most, watch)


def made_paper(
    kind: Kind,
    snapshot: Snapshot,
    translate: Translate = str,
    *,
    names: bool = True,
    without: frozenset[str] = WHOLE,
) -> tuple[Paper, Handout]:
    """A document before it is put on pages. Raises ExportError when the document waits for something, InputError when
    sections are to be left out of one that is not of the whole record."""
    paper = _paper(kind, snapshot, translate, names=names, without=without)
    return paper, kind.make(paper)


def about_paper(kind: Kind, paper: Paper, *, attached: bool = True) -> About:
    """What the file says about itself: the summary is the record and bears its title alone, all others say what they
    are. Unless ``attached``, no record is put into the file: to a picture or a web page it would be work for nothing.
    """
    whole = kind.whole and attached
    if kind is SUMMARY:
        return about(paper, summary_subject(paper), whole=whole)
    return about(paper, paper.say(kind.purpose), kind=paper.say(kind.title), whole=whole)


def export_single_sheets(
    kind: Kind,
    snapshot: Snapshot,
    folder: Path,
    *,
    translate: Translate = str,
    names: bool = True,
    watch: Watch = nobody,
) -> list[Path]:
    """Write the sheet of every organisation into ``folder``, one file each. Gives the files. Raises ExportError.

    ``watch`` is told of every sheet.
    """
    paper = _paper(kind, snapshot, translate, names=names)
    written = []
    for number, (organisation, sheet) in enumerate(single_sheets(paper), start=1):
        name = " ".join(_NOT_IN_NAMES.sub(" ", paper.name(organisation.id)).split())[:_NAME].strip(" .")
        path = folder / f"{number:02d} {name}.pdf"
        write_pdf(publish_all(sheet.parts, about_paper(kind, paper)), path)
        written.append(path)
        watch(number, len(snapshot.organisations))
    return written


def _paper(
    kind: Kind, snapshot: Snapshot, translate: Translate, *, names: bool, without: frozenset[str] = WHOLE
) -> Paper:
    if without and not kind.whole:
        text = QT_TRANSLATE_NOOP(
            "core", "Sections can be left out of the summary and of its large print, not of other papers."
        )
        raise InputError(Phrase(text))
    waits = kind.waits_for(snapshot)
    if waits is not None:
        raise ExportError(waits)
    return Paper(snapshot, Voice(translate), kind.scale(), names=names, without=without)
