"""The pieces of an easy-read document: ideas with a picture, sentences, hard words, short lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Heading, Paragraph, bullets
from partnerdesk.exports.pdf.icons import Icon
from partnerdesk.exports.pdf.pictured import Pictured
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import UNIT, TypeScale, at_least
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.wording import Value

POINTS: Final = 16.0
_LEADING: Final = 1.5
_HEADINGS: Final = 1.25
_PICTURE: Final = 66.0
"""The side of a picture in points."""
_INDENT: Final = _PICTURE + 22.0
_WHITE: Final = 7 * UNIT
"""The white between two ideas, in points."""


def easy_scale() -> TypeScale:
    """Every size of type at least 16 points, and wide lines."""
    return at_least(POINTS, _HEADINGS, _LEADING, POINTS)


def part(paper: Paper, title: str) -> Heading:
    """The heading of a part."""
    return Heading(paper.say(title), paper.scale.h1, 1, before=11 * UNIT, after=5 * UNIT)


def idea(icon: str, *words: Block) -> Pictured:
    """One idea in a few sentences, with the picture of that name."""
    return Pictured(Icon(icon, _PICTURE), words, indent=_INDENT, after=_WHITE)


def sentence(paper: Paper, text: str, **values: Value) -> Paragraph:
    """One of our sentences, on a line of its own."""
    return paper.paragraph(paper.say(text, **values), after=UNIT)


def lead_in(paper: Paper, text: str) -> Paragraph:
    """A sentence that stays with what it leads to."""
    block = sentence(paper, text)
    block.keep_with_next = True
    return block


def agreed(paper: Paper, words: Clean) -> Paragraph:
    """Words as they stand in the record."""
    return paper.paragraph(words, paper.scale.strong, after=UNIT)


def explained(paper: Paper, text: str, hard_word: str) -> Paragraph:
    """A sentence that says what a hard word means; ``{word}`` in it is the word, set strong."""
    word = paper.say(hard_word)
    before, found, after = paper.say(text, word=word).partition(word)
    style, strong = paper.scale.body, paper.scale.strong
    spans = [Span(Clean(before), style), Span(Clean(found), strong), Span(Clean(after), style)]
    return Paragraph(*(each for each in spans if each.text), after=UNIT)


def listed(paper: Paper, words: Sequence[Clean], most: int, more: str) -> list[Block]:
    """One below the other; when there are more than ``most``, the sentence ``more`` says where the others stand."""
    style = paper.scale.body
    rows = bullets([(Span(each, style),) for each in words[:most]], style, indent=18.0, gap=UNIT)
    return [rows, *([sentence(paper, more)] if len(words) > most else [])]
