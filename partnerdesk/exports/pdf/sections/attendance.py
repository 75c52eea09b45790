"""Who was there, for whom they spoke, and whether they could say yes."""

from __future__ import annotations

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.sections.paper import NOT_SAID, Paper
from partnerdesk.exports.pdf.style import INK_SOFT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import Span, Spans
from partnerdesk.model.partner_types import category_of
from partnerdesk.model.records import Organisation
from partnerdesk.model.vocabulary import Presence
from partnerdesk.wording import QT_TRANSLATE_NOOP


def attendance(paper: Paper) -> list[Block]:
    """A row for each organisation, those who were not there included."""
    blocks: list[Block] = [paper.section(QT_TRANSLATE_NOOP("core", "Who was there"))]
    if not paper.snapshot.organisations:
        words = paper.say(QT_TRANSLATE_NOOP("core", "No organisations have been recorded yet."))
        return [*blocks, paper.paragraph(words)]
    there, all_of_them = len(paper.insights.facts.present), len(paper.snapshot.organisations)
    blocks.append(
        paper.paragraph(
            paper.say(
                QT_TRANSLATE_NOOP(
                    "core", "Organisations in the room: {there} of {all}. Types of organisation: {types}."
                ),
                there=there,
                all=all_of_them,
                types=paper.insights.definition.types_present,
            )
        )
    )
    people = bool(paper.people_coming)
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Organisation"), 3.4, heads=True),
        *([paper.column(QT_TRANSLATE_NOOP("core", "Came for it"), 2.6)] if people else []),
        paper.column(QT_TRANSLATE_NOOP("core", "Attendance"), 1.5),
        paper.column(QT_TRANSLATE_NOOP("core", "Mandate"), 1.7),
    ]
    rows = [_row(paper, each, people=people) for each in paper.snapshot.organisations]
    return [*blocks, Table(columns, rows, head_style=paper.scale.label)]


def type_words(paper: Paper, organisation: Organisation) -> Clean:
    """An organisation's type, and whether it speaks for the community."""
    about = paper.type_of(organisation)
    if organisation.community and category_of(organisation.type) != "community":  # its type says it already
        about = paper.say(QT_TRANSLATE_NOOP("core", "{type}, community"), type=about)
    return about


def name_and_type(paper: Paper, organisation: Organisation) -> Spans:
    """An organisation's name with its type below, and whether it speaks for the community."""
    about = type_words(paper, organisation)
    return (
        Span(paper.name(organisation.id), paper.scale.small_strong),
        Span(Clean("\n" + about) if about else about, paper.scale.small.but(colour=INK_SOFT)),
    )


def _row(paper: Paper, organisation: Organisation, *, people: bool) -> list[Cell]:
    """``people`` says that the table has a column for them: some came by name or role."""
    came = paper.attendance.get(organisation.id)
    presence = came.presence if came else Presence.ABSENT
    came_for_it = [paper.person(each) for each in paper.people_coming.get(organisation.id, [])]
    mandate = paper.label(came.can_commit) if came and presence.counts_as_present else NOT_SAID
    return [
        name_and_type(paper, organisation),
        *([paper.lines(came_for_it) or NOT_SAID] if people else []),
        paper.label(presence),
        mandate,
    ]
