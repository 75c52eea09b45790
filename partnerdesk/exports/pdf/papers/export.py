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
from partnerdesk.exports.pdf.papers.organisation_sheets import single_sheets
from partnerdesk.exports.pdf.sections.choice import WHOLE
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.summary import summary_subject
from partnerdesk.exports.pdf.text import Clean, Voice
from partnerdesk.exports.record import sealed_version
from partnerdesk.exports.watching import Watch, nobody
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.sealing.certificate import Certificate, only_sealed
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
    certificate: Certificate | None = None,
    watch: Watch = nobody,
) -> None:
    """Write a document of ``kind`` to ``path``, or leave what stands there. With a ``certificate`` it is sealed;
    ``watch`` is told of every page.

    Raises ExportError, also when the record does not hold yet what the document is about, and InputError as
    :func:`made_paper` does.
    """
    data = paper_pdf(
        kind,
        snapshot,
        translate=translate,
        names=names,
        without=without,
        certificate=certificate,
        watch=watch,
    )
    write_pdf(data, path)


def paper_pdf(
    kind: Kind,
    snapshot: Snapshot,
    *,
    translate: Translate = str,
    names: bool = True,
    without: frozenset[str] = WHOLE,
    certificate: Certificate | None = None,
    most: int = MOST_PAGES,
    watch: Watch = nobody,
) -> bytes:
    """A document as a PDF file, the same bytes for the same record. Of each of its parts the first ``most`` pages.

    Without ``names`` people are printed by their roles; the sections ``without`` are left out; with a ``certificate``
    the file is sealed, which has its moment. Raises as :func:`made_paper` does.
    """
    paper, made = made_paper(kind, snapshot, translate, names=names, without=without, certificate=certificate)
    return publish_all(made.parts, about_paper(kind, paper, attached=most == MOST_PAGES), most, watch)


def made_paper(
    kind: Kind,
    snapshot: Snapshot,
    translate: Translate = str,
    *,
    names: bool = True,
    without: frozenset[str] = WHOLE,
    certificate: Certificate | None = None,
) -> tuple[Paper, Handout]:
    """A document before it is put on pages. Raises ExportError when the document waits for something, InputError when
    sections are to be left out of one that is not of the whole record, or when it cannot be sealed."""
    if certificate is not None:
        check_sealing(kind, snapshot, names=names, without=without)
    paper = _paper(kind, snapshot, translate, certificate, names=names, without=without)
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
    written = []
    made = single_pdfs(kind, snapshot, translate=translate, names=names)
    for number, (organisation, data) in enumerate(made, start=1):
        name = " ".join(_NOT_IN_NAMES.sub(" ", organisation).split())[:_NAME].strip(" .")
        path = folder / f"{number:02d} {name}.pdf"
        write_pdf(data, path)
        written.append(path)
        watch(number, len(snapshot.organisations))
    return written


def single_pdfs(
    kind: Kind,
    snapshot: Snapshot,
    *,
    translate: Translate = str,
    names: bool = True,
    wanted: Callable[[Clean], bool] = lambda _: True,
) -> Iterator[tuple[Clean, bytes]]:
    """The name of every organisation that is ``wanted``, by default of all, and its sheet as a file of its own."""
    paper = _paper(kind, snapshot, translate, names=names)
    for organisation, sheet in single_sheets(paper):
        name = paper.name(organisation.id)
        if wanted(name):
            yield name, publish_all(sheet.parts, about_paper(kind, paper))


def check_sealing(
    kind: Kind, snapshot: Snapshot, *, names: bool = True, without: frozenset[str] = WHOLE
) -> None:
    """A seal goes with the record inside the file. Raises InputError where there is none."""
    if sealed_version(snapshot) is None:
        raise only_sealed()
    if not kind.whole or not names or without:
        text = QT_TRANSLATE_NOOP(
            "core",
            "Only the whole summary and its large print are sealed with a certificate: with names, and with nothing"
            " left out.",
        )
        raise InputError(Phrase(text))


def _paper(
    kind: Kind,
    snapshot: Snapshot,
    translate: Translate,
    certificate: Certificate | None = None,
    *,
    names: bool,
    without: frozenset[str] = WHOLE,
) -> Paper:
    if without and not kind.whole:
        text = QT_TRANSLATE_NOOP(
            "core", "Sections can be left out of the summary and of its large print, not of other papers."
        )
        raise InputError(Phrase(text))
    waits = kind.waits_for(snapshot)
    if waits is not None:
        raise ExportError(waits)
    return Paper(snapshot, Voice(translate), kind.scale(), certificate, names=names, without=without)
