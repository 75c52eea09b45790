"""Lines of text in any script: shaped, in both directions, and broken where the script allows it.

The counterpart of ``wrapping`` for text that is not plain. Chinese and Japanese may break between characters; Thai
breaks at its spaces only, since its words can be told apart only with a dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from partnerdesk.exports.pdf import bidi, fonts
from partnerdesk.exports.pdf.fallback import is_urdu
from partnerdesk.exports.pdf.shaping import pieces, unseen
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import Line, Run, Span, Spans

_HAN: Final = "\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_NEVER_FIRST: Final = (
    "、。，．：；！？）〕］｝〉》」』】〗〙〛…‥ー々,.:;!?)\\]}’”%\u0300-\u036f\u3099\u309a\ufe0e\ufe0f\u200d"
)
_NEVER_LAST: Final = "（〔［｛〈《「『【〖〘〚(\\[{‘“"
_BREAK: Final = re.compile(
    f"(?<=[{_HAN}])(?<![{_NEVER_LAST}])(?![{_NEVER_FIRST}])(?!$)"
    f"|(?<![{_NEVER_LAST} ])(?<=.)(?=[{_HAN}])(?![{_NEVER_FIRST}])"
)
_LEFT_TO_RIGHT: Final = "\u200e"
_RIGHT_TO_LEFT: Final = "\u200f"
_WORDS: Final = re.compile("[^ ]+")
_ROUNDING: Final = 0.01


class _Paragraph:
    """What stands between two line ends, with the style and the level of each character."""

    def __init__(self, spans: Spans) -> None:
        self.text = "".join(text for text, _ in spans)
        self.base = bidi.base_level(self.text)
        self.levels = bidi.levels(self.text, self.base)
        self._urdu = is_urdu(self.text)
        self._styles = [style for text, style in spans for _ in text]

    def runs(self, start: int, stop: int) -> list[Run]:
        """The characters from ``start`` to before ``stop``, cut by style and level, and shaped."""
        places = range(start + 1, stop)
        changes = (place for place in places if self._kind(place) != self._kind(place - 1))
        return [self._run(*ends) for ends in pairwise((start, *changes, stop))]

    def _kind(self, place: int) -> tuple[int, int]:
        return self.levels[place], id(self._styles[place])

    def _run(self, start: int, stop: int) -> Run:
        text, style, level = self.text[start:stop], self._styles[start], self.levels[start]
        turned = bool(level % 2)
        if not turned and fonts.plain(text, style.face):
            return Run(text, style, level)
        return Run(text, style, level, pieces(text, style.face, turned=turned, urdu=self._urdu))

    def space(self, place: int, level: int) -> Run:
        return Run(" ", self._styles[place], level)


class _Letter(NamedTuple):
    """What a line may break before and after, and about how wide it is in points."""

    start: int
    width: float


def wrap_mixed(spans: Spans, width: float) -> list[Line]:
    """The lines of ``spans`` set in ``width`` points; at least one, empty when there are no words."""
    lines: list[Line] = []
    paragraphs = list(_paragraphs(spans))
    for paragraph in paragraphs:
        setter = _Setter(paragraph, width)
        for start, stop in _units(paragraph.text):
            setter.add(start, stop)
        setter.end(more=paragraph is not paragraphs[-1])
        lines += setter.lines
    return lines


def in_visual_order(runs: Sequence[Run]) -> list[Run]:
    """Runs as they stand from left to right.

    Programs that read a page guess where words from the right begin and end: they take a full stop or a bracket
    that follows for a part of them, and an accent on their last letter, which is seen first, for none. Unseen marks
    of direction tell them.
    """
    order = [runs[place] for place in bidi.visual_order([run.level for run in runs])]
    drawn: list[Run] = []
    before: Run | None = None
    if order and order[0].text == " ":
        # The end of a line that runs from the right would move its words. After them it still parts what is read aloud.
        order.append(order.pop(0))
    for run in order:
        begins = run.level == 1 and (before is None or before.level != 1)
        if begins and run.pieces and unicodedata.category(run.text[-1]) == "Mn":
            drawn.append(_unseen(_RIGHT_TO_LEFT, run))
        ended = before if before is not None and (before.level, run.level) == (1, 0) else None
        if ended is not None and ended.pieces and not run.text[0].isalnum():
            drawn.append(_unseen(_LEFT_TO_RIGHT, ended))
        drawn.append(run)
        before = run
    return drawn


def _unseen(mark: str, beside: Run) -> Run:
    return Run("", beside.style, 0, (unseen(mark, beside.pieces[0]),))


def _paragraphs(spans: Spans) -> Iterator[_Paragraph]:
    kept: list[Span] = []
    for text, style in spans:
        first, *others = text.split("\n")
        kept.append(Span(Clean(first), style))
        for other in others:
            yield _Paragraph(kept)
            kept = [Span(Clean(other), style)]
    yield _Paragraph(kept)


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Where the pieces that are not broken begin and end; the spaces between them are left out."""
    for word in _WORDS.finditer(text):
        breaks = (found.start() for found in _BREAK.finditer(word.group()))
        inner = (word.start() + place for place in breaks if 0 < place < len(word.group()))
        yield from pairwise((word.start(), *inner, word.end()))


class _Setter:
    """Sets the units of one paragraph into lines."""

    def __init__(self, paragraph: _Paragraph, width: float) -> None:
        self.lines: list[Line] = []
        self._paragraph = paragraph
        self._width = width + _ROUNDING
        self._runs: list[Run] = []
        self._used = 0.0

    def add(self, start: int, stop: int) -> None:
        runs = self._paragraph.runs(start, stop)
        wide = _width(runs)
        if self._runs:
            gap = self._gap(start)
            if self._used + _width(gap) + wide <= self._width:
                self._runs += gap + runs
                self._used += _width(gap) + wide
                return
            self._close(spaced=bool(gap))
        if wide <= self._width:
            self._runs, self._used = runs, wide
        else:
            self._add_broken(start, stop, runs)

    def end(self, *, more: bool) -> None:
        """No word follows. With ``more``, those of another paragraph do."""
        self._close(spaced=more, ends=more)
        if len(self.lines) > 1 and self._paragraph.base:
            self.lines = [line._replace(flush_right=True) for line in self.lines]

    def _gap(self, start: int) -> list[Run]:
        if not start or self._paragraph.text[start - 1] != " ":
            return []
        return [self._paragraph.space(start - 1, self._paragraph.levels[start - 1])]

    def _close(self, *, spaced: bool, ends: bool = False) -> None:
        """End the line. A space at its end runs as the paragraph does (L1)."""
        if spaced and self._runs:
            self._runs.append(Run(" ", self._runs[-1].style, self._paragraph.base))
        self.lines.append(Line(tuple(self._runs), self._used, ends))
        self._runs, self._used = [], 0.0

    def _add_broken(self, start: int, stop: int, runs: Iterable[Run]) -> None:
        """Break an over-long unit. Letters may change their form where it is broken, so each part is measured again."""
        letters = list(_letters(start, runs))
        first = 0
        while first < len(letters):
            if self._runs:
                self._close(spaced=False)
            last, room = first, self._width
            while last < len(letters) and (last == first or letters[last].width <= room):
                room -= letters[last].width
                last += 1
            part = self._part(letters, first, last, stop)
            while _width(part) > self._width and last - first > 1:
                last -= 1
                part = self._part(letters, first, last, stop)
            self._runs, self._used = part, _width(part)
            first = last

    def _part(self, letters: list[_Letter], first: int, last: int, stop: int) -> list[Run]:
        end = letters[last].start if last < len(letters) else stop
        return self._paragraph.runs(letters[first].start, end)


def _letters(start: int, runs: Iterable[Run]) -> Iterator[_Letter]:
    """The letters of a unit with the marks that stand on them."""
    begun, wide = start, 0.0
    for text, width in _parts(runs):
        if start > begun and unicodedata.category(text[0]) not in ("Mn", "Me", "Mc"):
            yield _Letter(begun, wide)
            begun, wide = start, 0.0
        start += len(text)
        wide += width
    yield _Letter(begun, wide)


def _parts(runs: Iterable[Run]) -> Iterator[tuple[str, float]]:
    for run in runs:
        style = run.style
        if not run.pieces:
            yield from ((letter, style.width(letter)) for letter in run.text)
        for piece in run.pieces:
            for text, width in piece.reading():
                yield text, width * style.size / 1000 + (style.letter_space if not piece.forms else 0)


def _width(runs: Iterable[Run]) -> float:
    return sum(map(_run_width, runs))


def _run_width(run: Run) -> float:
    style = run.style
    if not run.pieces:
        return style.width(run.text)
    wide = sum(piece.width for piece in run.pieces) * style.size / 1000
    return wide + sum(piece.unshaped for piece in run.pieces) * style.letter_space
