"""Words as their script writes them: joined, stacked and reordered by HarfBuzz, and remembered.

A word is cut by fonts, and each piece is a row of forms from left to right. A form is what belongs to one stretch of
the text and cannot be parted: a letter, an accent, a ligature, a syllable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

from partnerdesk.exports.pdf import bidi, fallback
from partnerdesk.exports.pdf.fallback import Typeface
from partnerdesk.exports.pdf.fonts import Face, plain_width
from partnerdesk.exports.pdf.truetype import Letter, Placed

_MOST_WORDS: Final = 10_000
_LONGEST_KEPT: Final = 64
"""Longer words are hardly met twice; they are set anew, so that they do not fill the memory."""

_LONGEST_SHAPED: Final = 400
"""No line holds a word as long as this. It is shaped in parts: a shaper may take more than linear time."""

_NOTHING: Final = Letter((), 0)
_PARTS: Final = re.compile(r" |[^ ]+")


class Form(NamedTuple):
    """A stretch of text as drawn. ``letter`` is what its glyph is made of."""

    text: str
    letter: Letter


class Piece(NamedTuple):
    """A part of a word in one font. A face draws ``text`` as it is, without forms.

    ``width`` is in thousandths of the type size, ``forms`` stand from left to right.
    """

    font: Typeface | Face
    text: str
    width: float
    forms: tuple[Form, ...] = ()
    turned: bool = False

    @property
    def unshaped(self) -> int:
        """How many letters are drawn as they are, which are spaced as their style wants."""
        return 0 if self.forms else len(self.text)

    def reading(self) -> Iterator[tuple[str, float]]:
        """The parts that a line may break between, in the order of reading, with their widths."""
        if isinstance(self.font, Face):
            yield from ((letter, plain_width(letter, self.font)) for letter in self.text)
            return
        for form in reversed(self.forms) if self.turned else self.forms:
            yield form.text, form.letter.advance * self.font.per_unit


def pieces(text: str, face: Face, *, turned: bool = False, urdu: bool = False) -> tuple[Piece, ...]:
    """A run of one direction, in the order of reading; ``turned`` when it runs from right to left."""
    if " " not in text:
        return _word(text, face, turned, urdu)
    return tuple(piece for part in _PARTS.findall(text) for piece in _word(part, face, turned, urdu))


def unseen(text: str, beside: Piece) -> Piece:
    """Text without ink or width, in the font of the piece that it stands beside."""
    return Piece(beside.font, text, 0.0, (Form(text, _NOTHING),))


def measure(text: str, face: Face) -> tuple[float, int]:
    """How wide ``text`` is in thousandths of the type size, and how many of its letters Inter draws unshaped."""
    urdu = fallback.is_urdu(text)
    levels = bidi.levels(text, bidi.base_level(text))
    wide, letters = 0.0, 0
    for start, stop in _level_runs(levels):
        for piece in pieces(text[start:stop], face, turned=bool(levels[start] % 2), urdu=urdu):
            wide += piece.width
            letters += piece.unshaped
    return wide, letters


def _level_runs(levels: list[int]) -> Iterator[tuple[int, int]]:
    changes = (place for place in range(1, len(levels)) if levels[place] != levels[place - 1])
    yield from pairwise((0, *changes, len(levels)))


def _word(text: str, face: Face, turned: bool, urdu: bool) -> tuple[Piece, ...]:
    known = _remembered_word if len(text) <= _LONGEST_KEPT else _set
    return known(text, face, turned, urdu)


def _set(text: str, face: Face, turned: bool, urdu: bool) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for font, stretch in fallback.stretches(text, face, turned=turned, urdu=urdu):
        if isinstance(font, Face):
            found.append(Piece(font, stretch, plain_width(stretch, face)))
            continue
        parts = (
            stretch[start : start + _LONGEST_SHAPED] for start in range(0, len(stretch), _LONGEST_SHAPED)
        )
        found += (_piece(font, part, face.tabular, turned, urdu) for part in parts)
    return tuple(found)


_remembered_word: Final = lru_cache(_MOST_WORDS)(_set)


def _piece(font: Typeface, text: str, tabular: bool, turned: bool, urdu: bool) -> Piece:
    known = _remembered_piece if len(text) <= _LONGEST_KEPT else _shape
    return known(font, text, tabular, turned, urdu)


def _shape(font: Typeface, text: str, tabular: bool, turned: bool, urdu: bool) -> Piece:
    clusters = _clusters(text, _shaped(font, text, tabular, turned, urdu))
    forms = _with_marks(clusters, turned) or [Form(text, _NOTHING)]
    width = sum(form.letter.advance for form in forms) * font.per_unit
    return Piece(font, text, width, tuple(reversed(forms) if turned else forms), turned)


_remembered_piece: Final = lru_cache(_MOST_WORDS)(_shape)


def _shaped(font: Typeface, text: str, tabular: bool, turned: bool, urdu: bool) -> Any:
    import uharfbuzz as hb

    buffer: Any = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if turned else "ltr"
    buffer.language = "ur" if urdu else "en"  # never the system's: the same record gives the same bytes
    features = {"tnum": tabular}
    if turned:
        # Ligatures that are only for looks would hide letters from programs that read the page.
        features |= {"liga": False, "dlig": False}
    hb.shape(font.shaped, buffer, features)
    return buffer


def _clusters(text: str, buffer: Any) -> Iterator[Form]:
    """The glyphs of each stretch of text as one form, in the order of reading. Glyph 0, a missing one, is left out."""
    grouped: dict[int, tuple[list[Placed], int]] = {}
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs, pen = grouped.setdefault(info.cluster, ([], 0))
        if info.codepoint:
            glyphs.append(Placed(info.codepoint, pen + position.x_offset, position.y_offset))
            grouped[info.cluster] = glyphs, pen + position.x_advance
    starts = sorted(grouped)
    for start, stop in pairwise((*starts, len(text))):
        glyphs, advance = grouped[start]
        yield Form(text[start if start > starts[0] else 0 : stop], Letter(tuple(glyphs), max(0, advance)))


def _with_marks(clusters: Iterable[Form], turned: bool) -> list[Form]:
    """Forms in the order of reading, marks without a width of their own drawn as one with what they stand on."""
    forms: list[Form] = []
    for form in clusters:
        text, (glyphs, advance) = form
        if forms and not advance and unicodedata.category(text[0]) in ("Mn", "Me"):
            before, (under, pen) = forms[-1]
            moved = (Placed(glyph, right + (0 if turned else pen), up) for glyph, right, up in glyphs)
            forms[-1] = Form(before + text, Letter((*under, *moved), pen))
        else:
            forms.append(form)
    return forms
