"""The type on paper: Inter, embedded as subsets, with measured words.

Text that Inter has whole and that needs no shaping is plain, and takes this way alone. What is not plain goes through
``shaping``, which loads its libraries and the fonts of other scripts when they are first needed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from threading import Lock
from typing import Any, Final

from partnerdesk.exports.pdf.opentype import tabular_figures
from partnerdesk.paths import resource

REPLACEMENT: Final = "\ufffd"
"""Stands for a character that no font has."""

_MOST_WORDS: Final = 50_000
_SHAPED: Final = frozenset(("Mn", "Me", "Mc", "Cf", "Cc"))
"""Categories of characters that stand on others, join them or are not seen."""


class Face(StrEnum):
    """The faces of the family. ``FIGURES`` are Regular and SemiBold with figures of equal width, for columns."""

    REGULAR = "Inter-Regular"
    ITALIC = "Inter-Italic"
    MEDIUM = "Inter-Medium"
    SEMIBOLD = "Inter-SemiBold"
    BOLD = "Inter-Bold"
    FIGURES = "Inter-Regular-Figures"
    FIGURES_STRONG = "Inter-SemiBold-Figures"

    @property
    def file(self) -> str:
        return self.removesuffix("-Figures") + ".ttf"

    @property
    def tabular(self) -> bool:
        return self.endswith("-Figures")


class _Type:
    """One face as reportlab knows it, and how wide its words are in thousandths of the type size."""

    def __init__(self, face: Face) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        path = resource("fonts", "inter", face.file)
        font: Any = TTFont(face, str(path))
        if face.tabular:
            _use_tabular_figures(font, path.read_bytes())
        pdfmetrics.registerFont(font)
        self._glyphs: dict[int, int] = font.face.charToGlyph
        self._widths: dict[int, float] = font.face.charWidths
        self.words: dict[str, float] = {}
        """Plain words that were measured."""

    @cached_property
    def covered(self) -> frozenset[str]:
        """Every character of the face, without those that only fonts agree about."""
        return frozenset(c for c in map(chr, self._glyphs) if unicodedata.category(c) != "Co")

    @cached_property
    def not_plain(self) -> re.Pattern[str]:
        """Finds what the face lacks, and what looks otherwise beside others."""
        plain = (c for c in self.covered if unicodedata.category(c) not in _SHAPED)
        return re.compile(f"[^\n{_ranges(map(ord, plain))}]")

    def width(self, text: str) -> float:
        known = self.words.get(text)
        if known is None:
            if len(self.words) >= _MOST_WORDS:
                self.words.clear()
            known = self.words[text] = sum(self._widths[ord(c)] for c in text)
        return known


def plain(text: str, face: Face) -> bool:
    """Whether the face alone draws ``text``, letter beside letter."""
    return text.isascii() or _type(face).not_plain.search(text) is None


def covered(face: Face) -> frozenset[str]:
    """All characters that the face has."""
    return _type(face).covered


def width(text: str, face: Face, size: float, letter_space: float = 0.0) -> float:
    """How wide ``text`` is in points. Words are remembered: measuring one again costs a look-up.

    ``letter_space`` widens plain letters only: most other scripts join theirs.
    """
    known = _type(face).words.get(text)
    if known is None and plain(text, face):
        known = _type(face).width(text)
    if known is not None:
        return known * size / 1000 + len(text) * letter_space
    from partnerdesk.exports.pdf.shaping import measure

    wide, letters = measure(text, face)
    return wide * size / 1000 + letters * letter_space


def measured_words(face: Face) -> Mapping[str, float]:
    """The plain words that were measured so far, in thousandths of the type size."""
    return _type(face).words


def plain_width(text: str, face: Face) -> float:
    """How wide plain ``text`` is in thousandths of the type size."""
    return _type(face).width(text)


def _ranges(codes: Iterable[int]) -> str:
    """Characters as the inside of a class of a regular expression."""
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def _use_tabular_figures(font: Any, data: bytes) -> None:
    figures = tabular_figures(data)
    font.face.name += b"-Figures"  # subsets are told apart by this name
    for code, glyph in list(font.face.charToGlyph.items()):
        if glyph in figures.instead:
            font.face.charToGlyph[code] = figures.instead[glyph]
            font.face.charWidths[code] = figures.widths[figures.instead[glyph]]


_loading: Final = Lock()
_types: Final[dict[Face, _Type]] = {}


def _type(face: Face) -> _Type:
    loaded = _types.get(face)
    if loaded is None:
        with _loading:
            loaded = _types.get(face) or _types.setdefault(face, _Type(face))
    return loaded
