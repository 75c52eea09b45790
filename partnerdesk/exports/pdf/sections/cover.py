"""The first page: whose record it is, when and where they met and why, and how far this is a partnership (N1)."""

from __future__ import annotations

from partnerdesk.exports.pdf.blocks import Block, Gap, Heading, Paragraph, Stack
from partnerdesk.exports.pdf.figure import Columns
from partnerdesk.exports.pdf.sections.choice import left_out
from partnerdesk.exports.pdf.sections.meter import meter
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import INK_SOFT, PINE, UNIT, WARN, WARN_SOFT
from partnerdesk.exports.pdf.table import Cell, Column, Table
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.exports.record import sealed_version
from partnerdesk.model.records import Workshop
from partnerdesk.rules.signing import signed_so_far
from partnerdesk.wording import QT_TRANSLATE_NOOP


def state(paper: Paper) -> Clean:
    """Whether this is sealed, and signed by everybody, in the words that stand on every page."""
    sealed = sealed_version(paper.snapshot)
    if sealed is None:
        return paper.say(QT_TRANSLATE_NOOP("core", "Draft, not sealed"))
    signed = QT_TRANSLATE_NOOP("core", "Signed record, version {version}")
    not_by_all = QT_TRANSLATE_NOOP("core", "Sealed record, version {version}")
    text = signed if signed_so_far(paper.snapshot).by_all else not_by_all
    return paper.say(text, version=sealed.version)


def cover(paper: Paper) -> list[Block]:
    """Everything on the first page, or a little more when the purpose is long."""
    workshop = paper.snapshot.workshop
    name, title = _titles(paper)
    blocks: list[Block] = [
        Gap(12 * UNIT),
        Paragraph(Span(state(paper), paper.scale.h3.but(colour=PINE)), after=2 * UNIT),
        *_not_the_whole(paper),
        Heading(name, paper.scale.display, 1, after=2 * UNIT),
    ]
    if title:
        blocks.append(Paragraph(Span(title, paper.scale.lead), after=2 * UNIT))
    blocks += [Gap(4 * UNIT), *_facts(paper, workshop)]
    if workshop.purpose:
        blocks.append(paper.paragraph(clean_lines(workshop.purpose)))
    return [*blocks, Gap(2 * UNIT), _glance(paper), *meter(paper)]


def _not_the_whole(paper: Paper) -> list[Block]:
    """That sections were left out, so that nobody takes this for the whole record."""
    missing = left_out(paper)
    if not missing:
        return []
    words = paper.say(
        QT_TRANSLATE_NOOP("core", "This is a part of the record, not the whole. {missing}."), missing=missing
    )
    return [
        Stack(
            [paper.paragraph(words, paper.scale.strong, after=0.0)],
            tint=WARN_SOFT,
            bar=WARN,
            inset=3 * UNIT,
            after=4 * UNIT,
        )
    ]


def _glance(paper: Paper) -> Block:
    """The record in four numbers."""
    facts, so_far = paper.insights.facts, signed_so_far(paper.snapshot)
    signed = QT_TRANSLATE_NOOP("core", "organisations signed")
    if so_far.on_paper:
        signed = QT_TRANSLATE_NOOP("core", "organisations signed, {on_paper} more on paper")
    numbers = [
        (len(facts.present), paper.say(QT_TRANSLATE_NOOP("core", "organisations in the room"))),
        (len(facts.kept_goals), paper.say(QT_TRANSLATE_NOOP("core", "shared goals"))),
        (len(facts.kept_actions), paper.say(QT_TRANSLATE_NOOP("core", "actions"))),
        (so_far.signed, paper.say(signed, on_paper=so_far.on_paper)),
    ]
    return Columns([(_number(paper, number, words), 1) for number, words in numbers], after=3 * UNIT)


def _number(paper: Paper, number: int, words: Clean) -> Block:
    return Stack(
        [
            paper.paragraph(clean(str(number)), paper.scale.h1.but(colour=PINE), after=0.0),
            paper.paragraph(words, paper.scale.small.but(colour=INK_SOFT), after=0.0),
        ]
    )


def _titles(paper: Paper) -> tuple[Clean, Clean]:
    """The partnership's name and the workshop's title, once when they are the same."""
    name = clean(paper.snapshot.partnership.name)
    title = clean(paper.snapshot.workshop.title)
    if not name and not title:
        name = paper.say(QT_TRANSLATE_NOOP("core", "Partnership without a name"))
    return (name, title) if name and title != name else (name or title, NOTHING)


def _facts(paper: Paper, workshop: Workshop) -> list[Block]:
    said = [
        (QT_TRANSLATE_NOOP("core", "Date"), _when(paper, workshop)),
        (QT_TRANSLATE_NOOP("core", "Place"), clean(workshop.place)),
        (QT_TRANSLATE_NOOP("core", "Kind"), clean(workshop.kind_name)),
        (QT_TRANSLATE_NOOP("core", "Rule of agreement"), rule_of_agreement(paper, workshop)),
        (QT_TRANSLATE_NOOP("core", "Next meeting"), clean(workshop.next_meeting)),
    ]
    rows: list[list[Cell]] = [
        [(Span(paper.say(name), paper.scale.small.but(colour=INK_SOFT)),), value]
        for name, value in said
        if value
    ]
    columns = [
        Column(NOTHING, 1.2, paper.scale.small, heads=True),
        Column(NOTHING, 5, paper.scale.small),
    ]
    return [Table(columns, rows, after=4 * UNIT)]


def _when(paper: Paper, workshop: Workshop) -> Clean:
    said = [paper.day(workshop.date), clean(workshop.hours)]
    return clean(", ".join(each for each in said if each))


def rule_of_agreement(paper: Paper, workshop: Workshop) -> Clean:
    """What counts as agreement in this workshop (N3)."""
    parts = [
        paper.say(
            QT_TRANSLATE_NOOP(
                "core", "At least {share} % hold a goal in common, with at most {blocks} blocks."
            ),
            share=workshop.agreement_share,
            blocks=workshop.blocks_allowed,
        )
        if workshop.blocks_allowed
        else paper.say(
            QT_TRANSLATE_NOOP("core", "At least {share} % hold a goal in common, and nobody blocks it."),
            share=workshop.agreement_share,
        )
    ]
    if workshop.community_must_hold:
        parts.append(paper.say(QT_TRANSLATE_NOOP("core", "So must the community organisations.")))
    return clean(" ".join(parts))
