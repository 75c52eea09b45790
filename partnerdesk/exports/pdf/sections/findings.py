"""What was left open: the findings that nobody mended before the record was printed, and those set aside, with why."""

from __future__ import annotations

from partnerdesk.exports.pdf.blocks import Block, Heading, bullets
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT
from partnerdesk.exports.pdf.text import Clean, clean
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import SEVERITY_NAMES, Finding, Kind, Severity
from partnerdesk.rules.findings import found_apart
from partnerdesk.rules.set_aside import Aside
from partnerdesk.wording import QT_TRANSLATE_NOOP

_UNPRINTED = (Step.SIGN, Step.PRINT)
_FOR_THE_TALK = (Kind.FEW_KEPT,)
"""How much somebody keeps of what they promise is asked about in person. On paper it would be a mark for school."""


def left_open(paper: Paper) -> list[Block]:
    """The findings of each step. Those about signing are left to the signatures themselves, and to the screen what was
    only good to know and what is better said in person."""
    apart = found_apart(paper.snapshot, paper.insights)
    found = [each for each in apart.standing if _printed(each) and each.severity is not Severity.NOTE]
    aside = [each for each in apart.aside if _printed(each.finding)]
    blocks: list[Block] = [paper.section(QT_TRANSLATE_NOOP("core", "Left open"))]
    if not found:
        words = paper.say(QT_TRANSLATE_NOOP("core", "Nothing was left open."))
        blocks.append(paper.paragraph(words))
    for step in Step:
        of_step = [each for each in found if each.step is step]
        if of_step:
            blocks.append(_heading(paper, paper.label(step)))
            blocks.append(bullets([_words(paper, each) for each in of_step], paper.scale.body))
    if aside:
        blocks.append(_heading(paper, paper.say(QT_TRANSLATE_NOOP("core", "Set aside"))))
        blocks.append(bullets([_why(paper, each) for each in aside], paper.scale.body))
    return blocks


def _printed(finding: Finding) -> bool:
    return finding.step not in _UNPRINTED and finding.kind not in _FOR_THE_TALK


def _heading(paper: Paper, words: Clean) -> Heading:
    return Heading(words, paper.scale.h3, 2, before=3 * UNIT, after=UNIT)


def _words(paper: Paper, finding: Finding) -> list[Span]:
    return _spans(paper, finding, paper.say(SEVERITY_NAMES[finding.severity]))


def _why(paper: Paper, aside: Aside) -> list[Span]:
    return _spans(paper, aside.finding, clean(aside.how.reason))


def _spans(paper: Paper, finding: Finding, beside: Clean) -> list[Span]:
    return [
        Span(paper.voice.phrase(finding.reason), paper.scale.body),
        Span(Clean(f"  ·  {beside}"), paper.scale.body.but(colour=INK_SOFT)),
    ]
