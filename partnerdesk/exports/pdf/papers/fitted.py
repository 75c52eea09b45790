"""Words in a room of fixed size, as on cards: set smaller until they fit, and cut only when nothing else helps."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.ground import Align, Ground
from partnerdesk.exports.pdf.structure import Element, Role
from partnerdesk.exports.pdf.style import TextStyle
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import Line, Span, shortened, wrap

_STEP: Final = 0.92
_WORD: Final = 30
"""Longer words are no words: a language without spaces, or nonsense. They may be broken at any size."""
_TIGHT: Final = 1.22
"""The leading of words on cards, in sizes of the letters."""


def sized(style: TextStyle, size: float) -> TextStyle:
    """``style`` in another size."""
    return replace(style, size=size, leading=size * _TIGHT)


class Fitted(Block):
    """``text`` in a room ``tall`` points high: as large as ``style``, or smaller down to ``least`` points.

    Words are broken only at the least size, or where they are very long. What does not fit even then ends in "…".
    ``bookmark`` is the level at which the words stand in the outline, for those that begin a card.
    """

    def __init__(
        self,
        text: Clean,
        style: TextStyle,
        tall: float,
        *,
        least: float = 7.0,
        align: Align = Align.LEFT,
        middle: bool = False,
        role: Role = Role.PARAGRAPH,
        bookmark: int | None = None,
        after: float = 0.0,
    ) -> None:
        self._text, self._style, self._tall, self._least = text, style, tall, least
        self._align, self._middle = align, middle
        self._element = Element(role)
        self._bookmark = bookmark
        self._set: tuple[float, list[Line]] | None = None
        self.after = after

    def height(self, width: float) -> float:  # noqa: ARG002
        return self._tall

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        if self._bookmark is not None and self._text:
            canvas.bookmark(self._text, self._bookmark)
        with canvas.element(self._element):
            self.paint(canvas, x, y, width)

    def paint(self, canvas: Ground, x: float, y: float, width: float) -> None:
        """Draw the words alone, for whoever says otherwise what they mean."""
        lines = self._lines(width)
        leading = lines[0].runs[0].style.leading if lines[0].runs else 0.0
        down = (self._tall - len(lines) * leading) / 2 if self._middle else 0.0
        canvas.lines(x, y + max(0.0, down), lines, width=width, align=self._align, leading=leading)

    def _lines(self, width: float) -> list[Line]:
        if self._set is None or self._set[0] != width:
            self._set = width, _fit(self._text, self._style, (width, self._tall), self._least)
        return self._set[1]


@lru_cache(maxsize=2048)  # the words of a goal stand on all of its ballots
def _fit(text: Clean, style: TextStyle, room: tuple[float, float], least: float) -> list[Line]:
    width, tall = room
    size = style.size
    words = text.split()
    while size > least:
        smaller = sized(style, size)
        whole = all(len(word) > _WORD or smaller.width(word) <= width for word in words)
        lines = wrap([Span(text, smaller)], width) if whole else []
        if whole and len(lines) * smaller.leading <= tall:
            return lines
        size *= _STEP
    smallest = sized(style, least)
    return _cut(text, smallest, width, max(1, int(tall / smallest.leading)))


def _cut(text: Clean, style: TextStyle, width: float, most: int) -> list[Line]:
    """At most so many lines, the last one ended by "…" when there was more."""
    lines = wrap([Span(text, style)], width)
    if len(lines) <= most:
        return lines
    kept = sum(len(run.text) for line in lines[:most] for run in line.runs)
    while len(lines) > most and kept:
        kept = min(kept, len(text) - 1) - max(1, kept // 40)
        lines = wrap([Span(shortened(text, kept), style)], width)
    return lines[:most]
