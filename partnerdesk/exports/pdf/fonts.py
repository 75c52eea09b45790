"""The type on paper: Inter, embedded as subsets, with measured words.

``runs`` is the one place where text meets a font. Today every run is in Inter; characters that Inter lacks become a
visible box. Fonts for other scripts join here and nowhere else.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from threading import Lock
from typing import Any, Final

from partnerdesk.exports.pdf.opentype import tabular_figures
from partnerdesk.paths import resource

REPLACEMENT: Final = "□"
"""Stands for a character that no font has."""

_MOST_WORDS: Final = 50_000


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
        self._words: dict[str, float] = {}

    def width(self, text: str) -> float:
        known = self._words.get(text)
        if known is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            known = self._words[text] = sum(self._widths[ord(c)] for c in self.drawable(text))
        return known

    def drawable(self, text: str) -> str:
        """``text`` with every character that the face lacks replaced, or left out when it has no look of its own."""
        if text.isascii():
            return text
        return "".join(c if ord(c) in self._glyphs else _stand_in(c) for c in text)


def runs(text: str, face: Face) -> list[tuple[str, str]]:
    """``text`` cut into pieces that one font can draw: pairs of a registered font's name and the piece."""
    return [(face.value, _type(face).drawable(text))]


def width(text: str, face: Face, size: float) -> float:
    """How wide ``text`` is in points. Words are remembered: measuring one again costs a look-up."""
    return _type(face).width(text) * size / 1000


def _stand_in(character: str) -> str:
    category = unicodedata.category(character)
    return "" if category in ("Cf", "Mn", "Me", "Cc") else " " if category == "Zs" else REPLACEMENT


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
