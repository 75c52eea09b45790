"""Prompt sheets: for each step what to ask the room, and how to go about it."""

from __future__ import annotations

from collections.abc import Sequence

from partnerdesk.exports.pdf.blocks import Block, PageBreak, Paragraph, Stack
from partnerdesk.exports.pdf.papers.handout import Handout, handout
from partnerdesk.exports.pdf.papers.worksheet_parts import titled
from partnerdesk.exports.pdf.papers.worksheets import title_of, worksheet
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT
from partnerdesk.exports.pdf.text import Clean, clean
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.vocabulary import Step
from partnerdesk.prompts import HowTo, Prompt, prompts_for
from partnerdesk.wording import QT_TRANSLATE_NOOP


def step_sheets(paper: Paper) -> Handout:
    """For each step a prompt sheet and a worksheet, each beginning on a page of its own."""
    blocks: list[Block] = []
    for step in Step:
        blocks += [PageBreak()] if blocks else []
        blocks += [*prompt_sheet(paper, step), PageBreak(), *worksheet(paper, step)]
    return handout(paper, blocks)


def prompt_sheet(paper: Paper, step: Step) -> list[Block]:
    """The prompts of one step."""
    prompts = prompts_for(step)
    title = paper.say(QT_TRANSLATE_NOOP("core", "{step}, prompts"), step=title_of(paper, step))
    purpose = QT_TRANSLATE_NOOP("core", "For whoever leads the room. Choose; nobody needs them all.")
    return [
        *titled(paper, title, purpose),
        paper.heading(QT_TRANSLATE_NOOP("core", "Ask the room")),
        *_asked(paper, prompts.ask),
        paper.heading(QT_TRANSLATE_NOOP("core", "How to go about it")),
        *(_note(paper, each) for each in prompts.how_to),
        paper.heading(QT_TRANSLATE_NOOP("core", "More to choose from")),
        *_asked(paper, prompts.library),
    ]


def _note(paper: Paper, note: HowTo) -> Block:
    return Stack(
        [
            paper.paragraph(clean(note.title), paper.scale.small_strong, after=0.5 * UNIT),
            paper.paragraph(clean(note.text), paper.scale.small, after=0),
        ],
        after=2 * UNIT,
    )


def _asked(paper: Paper, prompts: Sequence[Prompt]) -> list[Block]:
    return [_prompt(paper, each) for each in prompts]


def _prompt(paper: Paper, prompt: Prompt) -> Block:
    soft = paper.scale.small.but(colour=INK_SOFT)
    about = clean(prompt.kind)
    if prompt.minutes:
        about = paper.say(
            QT_TRANSLATE_NOOP("core", "{kind}, {minutes} min"), kind=prompt.kind, minutes=prompt.minutes
        )
    words = [Span(clean(prompt.question), paper.scale.strong), Span(Clean(f"  {about}"), soft)]
    blocks: list[Block] = [Paragraph(*words, after=0.3 * UNIT)]
    if prompt.why:
        blocks.append(paper.paragraph(clean(prompt.why), paper.scale.small, after=0))
    return Stack(blocks, after=2 * UNIT)
