"""What was left open: the findings that nobody mended before the record was printed."""

from __future__ import annotations

from partnerdesk.exports.pdf.blocks import Block, Heading, bullets
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import SEVERITY_NAMES, Finding
from partnerdesk.rules.findings import findings
from partnerdesk.wording import QT_TRANSLATE_NOOP


def left_open(paper: Paper) -> list[Block]:
    """The findings of each step. Those about signing are left to the signatures themselves."""
    found = [
        each for each in findings(paper.snapshot, paper.insights) if each.step not in (Step.SIGN, Step.PRINT)
    ]
    blocks: list[Block] = [paper.section(QT_TRANSLATE_NOOP("core", "Left open"))]
    if not found:
        words = paper.say(QT_TRANSLATE_NOOP("core", "Nothing was left open."))
        return [*blocks, paper.paragraph(words)]
    for step in Step:
        of_step = [each for each in found if each.step is step]
        if of_step:
            blocks.append(Heading(paper.label(step), paper.scale.h3, 2, before=3 * UNIT, after=UNIT))
            blocks.append(bullets([_words(paper, each) for each in of_step], paper.scale.body))
    return blocks


def _words(paper: Paper, finding: Finding) -> list[Span]:
    severity = paper.say(SEVERITY_NAMES[finding.severity])
    return [
        Span(paper.voice.phrase(finding.reason), paper.scale.body),
        Span(Clean(f"  ·  {severity}"), paper.scale.body.but(colour=INK_SOFT)),
    ]
