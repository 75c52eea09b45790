"""The sign-in sheet: who is expected, where they sign, and whether their name may be printed."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.papers.handout import A4_WIDE, Handout, handout, opening
from partnerdesk.exports.pdf.papers.writing import Room, Ticks
from partnerdesk.exports.pdf.sections.attendance import name_and_type
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import UNIT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean
from partnerdesk.model.records import Organisation, Person
from partnerdesk.wording import QT_TRANSLATE_NOOP

_TALL: Final = 7 * UNIT
_LONG: Final = 400
"""A row is signed on one page: of a name and a role no more than so many characters stand there."""
_SPARE: Final = 6
"""So many empty rows stand below those who are expected."""
_BLANK: Final = 11
"""So many rows has a sheet when nobody is known yet: a page full."""


def sign_in(paper: Paper) -> Handout:
    """A row for everybody who is expected, one for each organisation of which nobody is known, and empty ones."""
    title = paper.say(QT_TRANSLATE_NOOP("core", "Sign in"))
    words = paper.say(
        QT_TRANSLATE_NOOP(
            "core", "Please sign when you come. Your name is printed with the record only if you tick yes."
        )
    )
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Organisation"), 3, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Name and role"), 3.2),
        paper.column(QT_TRANSLATE_NOOP("core", "I can say yes for it"), 2.1),
        paper.column(QT_TRANSLATE_NOOP("core", "Print my name"), 1.5),
        paper.column(QT_TRANSLATE_NOOP("core", "Signature"), 3),
    ]
    rows = [*_expected(paper), *[_row(paper, NOTHING, NOTHING) for _ in range(_SPARE)]]
    rows += [_row(paper, NOTHING, NOTHING) for _ in range(_BLANK - len(rows))]
    table = Table(columns, rows, head_style=paper.scale.label)
    return handout(paper, [*opening(paper, title, words), table], A4_WIDE)


def _expected(paper: Paper) -> list[list[Cell]]:
    rows = []
    for each in paper.snapshot.organisations:
        people: list[Person | None] = [*paper.people_coming.get(each.id, [])]
        rows += [_row(paper, _words(paper, each), _person(paper, person)) for person in people or [None]]
    return rows


def _words(paper: Paper, organisation: Organisation) -> Cell:
    return name_and_type(paper, organisation)


def _person(paper: Paper, person: Person | None) -> Clean:
    return clean(paper.person(person), most=_LONG) if person is not None else NOTHING


def _row(paper: Paper, organisation: Cell, person: Clean) -> list[Cell]:
    small = paper.scale.small
    yes, refer = QT_TRANSLATE_NOOP("core", "Yes"), QT_TRANSLATE_NOOP("core", "I must refer back")
    no = QT_TRANSLATE_NOOP("core", "No")
    return [
        organisation,
        Room(_TALL, person, small),
        Ticks([paper.say(yes), paper.say(refer)], small, (1,), step=1.1 * small.leading, after=0),
        Ticks([paper.say(yes), paper.say(no)], small, (1,), step=1.1 * small.leading, after=0),
        NOTHING,
    ]
