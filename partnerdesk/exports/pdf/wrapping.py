"""Words into lines of a given width. Words that are too long for a line are broken; nothing ever runs over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from partnerdesk.exports.pdf.fonts import measured_words, plain
from partnerdesk.exports.pdf.style import TextStyle
from partnerdesk.exports.pdf.text import Clean

if TYPE_CHECKING:
    from partnerdesk.exports.pdf.shaping import Piece


class Span(NamedTuple):
    """Words in one style."""

    text: Clean
    style: TextStyle


class Run(NamedTuple):
    """A piece of one line in one style and one direction.

    Runs stand in the order of reading; ``level`` tells where they are drawn (see ``bidi``). Plain text has no
    ``pieces``, other text was shaped into them.
    """

    text: str
    style: TextStyle
    level: int = 0
    pieces: tuple[Piece, ...] = ()


class Line(NamedTuple):
    """One line and its width in points.

    A line that another word follows ends in a space, so that programs that read the page find the words apart; the
    space is not counted in the width. ``ends`` says that the text itself has a line end there. Of several lines,
    those that begin at the right are ``flush_right``.
    """

    runs: tuple[Run, ...]
    width: float
    ends: bool = False
    flush_right: bool = False


Word = list[Run]
Spans = Sequence[Span]

_PIECES: Final = re.compile(r"\n| +|[^ \n]+")
_ROUNDING: Final = 0.01


def wrap(spans: Spans, width: float) -> list[Line]:
    """The lines of ``spans`` set in ``width`` points; at least one, empty when there are no words."""
    for text, style in spans:
        if not plain(text, style.face):
            from partnerdesk.exports.pdf.mixed import wrap_mixed

            return wrap_mixed(spans, width)
    if len(spans) == 1 and (lines := _wrap_one(spans[0], width)):
        return lines
    builder = _Builder(width)
    for word in _words(spans):
        if word:
            builder.add(word)
        else:
            builder.end(soft=True, ends=True)
    builder.end(soft=False)
    return builder.lines


def _wrap_one(span: Span, width: float) -> list[Line]:
    """The same lines as the builder makes, for plain words in one style, as most cells of tables are; none where a
    word is wider than the line. A record of 10,000 actions takes an eighth less time by it."""
    text, style = span
    known, size, space = measured_words(style.face), style.size, style.letter_space
    limit, gap = width + _ROUNDING, style.width(" ")
    lines: list[Line] = []
    words: list[str] = []
    used = 0.0
    for piece in _PIECES.findall(text):
        if piece[0] == " ":
            continue
        if piece == "\n":
            lines.append(_line(words, style, used, ends=True))
            words, used = [], 0.0
            continue
        units = known.get(piece)
        wide = style.width(piece) if units is None else units * size / 1000 + len(piece) * space
        if words and used + gap + wide <= limit:
            words.append(piece)
            used += gap + wide
            continue
        if words:
            lines.append(_line(words, style, used))
        if wide > limit:
            return []
        words, used = [piece], wide
    lines.append(Line((Run(" ".join(words), style),) if words else (), used, False))
    return lines


def _line(words: list[str], style: TextStyle, used: float, *, ends: bool = False) -> Line:
    """A line that another one follows: what is copied from the page has a space between them."""
    return Line((Run(" ".join(words) + " ", style),) if words else (), used, ends)


def seen(runs: Sequence[Run]) -> Sequence[Run]:
    """Runs of one line in the order in which they stand from left to right."""
    if not any(run.level for run in runs):
        return runs
    from partnerdesk.exports.pdf.mixed import in_visual_order

    return in_visual_order(runs)


def elided(text: Clean, style: TextStyle, width: float) -> Clean:
    """``text`` on one line of at most ``width`` points, ending in "…" when it does not fit."""
    if style.width(text) <= width:
        return text
    kept = len(text)
    while kept and style.width(text[:kept].rstrip() + "…") > width:
        kept -= 1 if kept < 200 else kept // 4
    return shortened(text, kept)


def shortened(text: str, kept: int) -> Clean:
    """At most the first ``kept`` characters of a longer text, ended by "…"; no letter loses what is drawn with it."""
    while kept and _belongs(text[kept], text[kept - 1]):
        kept -= 1
    return Clean(text[:kept].rstrip() + "…")


def _belongs(character: str, before: str) -> bool:
    """Whether a character is drawn as one with what stands before it."""
    return before == "\u200d" or unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf", "Sk")


class _Builder:
    def __init__(self, width: float) -> None:
        self.lines: list[Line] = []
        self._width = width + _ROUNDING
        self._runs: Word = []
        self._used = 0.0

    def add(self, word: Word) -> None:
        wide = _width(word)
        if self._runs:
            gap = self._runs[-1].style.width(" ")
            if self._used + gap + wide <= self._width:
                self._append(" ")
                self._runs += word
                self._used += gap + wide
                return
            self.end(soft=True)
        if wide <= self._width:
            self._runs, self._used = list(word), wide
        else:
            self._add_broken(word)

    def end(self, *, soft: bool, ends: bool = False) -> None:
        if soft and self._runs:
            self._append(" ")
        self.lines.append(Line(_joined(self._runs), self._used, ends))
        self._runs, self._used = [], 0.0

    def _append(self, text: str) -> None:
        last = self._runs[-1]
        self._runs[-1] = Run(last.text + text, last.style)

    def _add_broken(self, word: Word) -> None:
        for style, cluster in _clusters(word):
            wide = style.width(cluster)
            if self._runs and self._used + wide > self._width:
                self.end(soft=False)
            self._runs.append(Run(cluster, style))
            self._used += wide


def _words(spans: Iterable[Span]) -> Iterator[Word]:
    """The words in their order, each made of one run per style in it; an empty word is the end of a line."""
    word: Word = []
    for text, style in spans:
        for piece in _PIECES.findall(text):
            if piece[0] not in " \n":
                word.append(Run(piece, style))
                continue
            if word:
                yield word
                word = []
            if piece == "\n":
                yield []
    if word:
        yield word


def _clusters(word: Word) -> Iterator[tuple[TextStyle, str]]:
    """The letters of a word, each with the marks that stand on it."""
    for text, style, _, _ in word:
        cluster = ""
        for character in text:
            if cluster and not unicodedata.combining(character):
                yield style, cluster
                cluster = ""
            cluster += character
        yield style, cluster


def _width(word: Word) -> float:
    if len(word) == 1:
        return word[0].style.width(word[0].text)
    return sum(run.style.width(run.text) for run in word)


def _joined(runs: Word) -> tuple[Run, ...]:
    """Neighbours of one style as one run."""
    if len(runs) < 2:
        return tuple(runs)
    joined: list[tuple[list[str], TextStyle]] = []
    for text, style, _, _ in runs:
        if joined and joined[-1][1] is style:
            joined[-1][0].append(text)
        else:
            joined.append(([text], style))
    return tuple(Run("".join(texts), style) for texts, style in joined)
