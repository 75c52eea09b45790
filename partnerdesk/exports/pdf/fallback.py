"""Which font draws which character: Inter where it can, else the first of the Noto fonts that has the character.

A font's file is read when a character first asks for it, so plain documents never see any of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any, Final, NamedTuple

from partnerdesk.exports.pdf.fonts import REPLACEMENT, Face, covered, plain
from partnerdesk.paths import resource

JOINERS: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""They say how their neighbours join or look. They have no look of their own, and stay with them."""

_AS_EMOJI: Final = "\ufe0f"
_JOINED: Final = "\u200d"
_ONLY_URDU: Final = re.compile("[\u0679\u0688\u0691\u06ba\u06be\u06c1-\u06c3\u06d2\u06d3]")

_FAMILIES: Final = (
    "noto-naskh-arabic",
    "noto-sans-hebrew",
    "noto-sans-devanagari",
    "noto-sans-bengali",
    "noto-sans-gurmukhi",
    "noto-sans-gujarati",
    "noto-sans-tamil",
    "noto-sans-thai",
    "noto-sans-ethiopic",
    "noto-sans-georgian",
    "noto-sans-armenian",
    "noto-sans-sc",
    "noto-sans-kr",
    "noto-emoji",
    "noto-sans",
)
_URDU: Final = "noto-nastaliq-urdu"
_EMOJI: Final = "noto-emoji"
_SMALLER: Final = {_URDU: 0.85}
"""Words of Nastaliq stand aslant and so need more height than a line has. Smaller, they keep to their line."""

_BOLD: Final = frozenset((Face.SEMIBOLD, Face.BOLD, Face.FIGURES_STRONG))


class Typeface:
    """One font file for the shaper. ``scale`` is how large it is drawn beside Inter."""

    def __init__(self, family: str, file: str, scale: float = 1.0) -> None:
        import uharfbuzz

        self.key = f"{family}/{file}"
        self.scale = scale
        self.data = resource("fonts", family, file).read_bytes()
        face: Any = uharfbuzz.Face(self.data)
        self.shaped: Any = uharfbuzz.Font(face)
        self.units: int = face.upem
        self.covered: frozenset[str] = frozenset(map(chr, face.unicodes))

    @property
    def per_unit(self) -> float:
        """Thousandths of the type size in one font unit."""
        return 1000 * self.scale / self.units

    @cached_property
    def name(self) -> str:
        """The font's own name as PDF files give it."""
        import uharfbuzz

        return str(self.shaped.face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME))


class Stretch(NamedTuple):
    """Neighbouring characters in one font: one for the shaper, or the face that was asked for, unshaped."""

    font: Typeface | Face
    text: str


def drawable(character: str) -> bool:
    """Whether a character of cleaned text is drawn as itself; a space, or what has no look of its own, always is."""
    found = character.isspace() or character in JOINERS or _font_for(character, Face.REGULAR, False, False)
    return bool(found) or _stand_in(character) != REPLACEMENT


def is_urdu(text: str) -> bool:
    """Whether a text in Arabic letters is Urdu, which is read in Nastaliq: it has letters that others do not."""
    return _ONLY_URDU.search(text) is not None


def stretches(text: str, face: Face, *, turned: bool, urdu: bool) -> list[Stretch]:
    """``text`` cut by fonts. What runs from right to left (``turned``) always needs shaping, for its brackets."""
    found: list[tuple[Typeface | Face, list[str]]] = []
    for font, character in _with_fonts(text, face, urdu):
        if found and found[-1][0] is font:
            found[-1][1].append(character)
        else:
            found.append((font, [character]))
    joined = (Stretch(font, "".join(letters)) for font, letters in found)
    return [
        Stretch(_inter(face), piece)
        if font is face and (turned or not plain(piece, face))
        else Stretch(font, piece)
        for font, piece in joined
    ]


def _with_fonts(text: str, face: Face, urdu: bool) -> Iterator[tuple[Typeface | Face, str]]:
    """Each character with its font. What no font has is replaced, or left empty when it has no look of its own."""
    font: Typeface | Face = face
    before = ""
    for place, character in enumerate(text):
        shown = character
        if character not in JOINERS and not _stays(character, before, font, face):
            found = _font_for(character, face, urdu, text.startswith(_AS_EMOJI, place + 1))
            if found is None:
                shown = _stand_in(character)
                found = font if shown == character else _font_for(shown, face, urdu, False)
            font = found or face
        yield font, shown
        before = character


def _stays(character: str, before: str, font: Typeface | Face, face: Face) -> bool:
    """Whether a character goes on in the fallback font before it, although Inter might have it too."""
    if isinstance(font, Face) or character not in font.covered:
        return False
    own = character.isascii() or character.isalnum()
    return before == _JOINED or not own or character not in covered(face)


def _font_for(character: str, face: Face, urdu: bool, emoji: bool) -> Typeface | Face | None:
    if emoji and character in _typeface(_EMOJI, "Regular.ttf").covered:
        return _typeface(_EMOJI, "Regular.ttf")
    return face if character in covered(face) else _fallback(character, face in _BOLD, urdu)


@cache
def _fallback(character: str, bold: bool, urdu: bool) -> Typeface | None:
    for family in (_URDU, *_FAMILIES) if urdu else _FAMILIES:
        font = _typeface(family, _file(family, bold))
        if character in font.covered:
            return font
    return None


def _file(family: str, bold: bool) -> str:
    return "Bold.ttf" if bold and resource("fonts", family, "Bold.ttf").exists() else "Regular.ttf"


@cache
def _typeface(family: str, file: str) -> Typeface:
    return Typeface(family, file, _SMALLER.get(family, 1.0))


def _inter(face: Face) -> Typeface:
    """Inter for the shaper, which sets its accents and turns its brackets."""
    return _typeface("inter", face.file)


def _stand_in(character: str) -> str:
    """What is drawn for a character that no font has. One without a look of its own is kept, and shaped to nothing."""
    category = unicodedata.category(character)
    return character if category in ("Cf", "Mn", "Me") else " " if category == "Zs" else REPLACEMENT
