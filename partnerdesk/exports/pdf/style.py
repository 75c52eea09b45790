"""The look of paper: the product's palette, and a type scale for print.

Colours are the light scheme's tokens. Nothing on paper may be told by colour alone: what differs also differs by
pattern, weight or words, so that a copy in grey says the same.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Final, NamedTuple

from partnerdesk.exports.pdf import fonts
from partnerdesk.exports.pdf.fonts import Face


class Colour(NamedTuple):
    """Red, green and blue, 0 to 1."""

    red: float
    green: float
    blue: float

    @property
    def dark(self) -> bool:
        """Whether white words are easier to read on it than black ones."""
        return 0.299 * self.red + 0.587 * self.green + 0.114 * self.blue < 0.55


def colour(code: str) -> Colour:
    """A colour from its six hex digits, for example ``#0E6556``."""
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return Colour(red / 255, green / 255, blue / 255)


INK: Final = colour("#1B211F")
INK_SOFT: Final = colour("#535B57")
PINE: Final = colour("#0E6556")
PINE_SOFT: Final = colour("#DCEFE9")
RULE: Final = colour("#DEDAD1")
RULE_STRONG: Final = colour("#85897F")
TINT: Final = colour("#F7F6F2")
WHITE: Final = colour("#FFFFFF")
WARN: Final = colour("#8A5300")
WARN_SOFT: Final = colour("#FCF0D8")

SUPPORT: Final = tuple(
    colour(code)
    for code in (
        "#123F73",
        "#2C67A8",
        "#6B9BD1",
        "#B9C4CE",
        "#F3D9A4",
        "#E8AC4E",
        "#C8701B",
        "#8A3A06",
    )
)
"""The eight levels of support, 1 to 8. From 5 on they are hatched as well."""

CATEGORIES: Final = {
    "public": (colour("#E3ECFA"), colour("#2F5FB3")),
    "education": (colour("#E2F3EE"), colour("#0F7A66")),
    "health": (colour("#FBE6EA"), colour("#B8324F")),
    "justice": (colour("#E6E8F4"), colour("#4A5296")),
    "voluntary": (colour("#F6E8F5"), colour("#96419A")),
    "business": (colour("#FBEFD9"), colour("#96620A")),
    "community": (colour("#FCE9DF"), colour("#B4501E")),
    "funder": (colour("#EDF2DA"), colour("#5F7312")),
    "faith": (colour("#E4F1F7"), colour("#1F708F")),
    "person": (colour("#EBEBE8"), colour("#62665F")),
}
"""For each category of partner: a paper tint and a line colour. The words of the type stand beside them."""

UNIT: Final = 3.5
"""The vertical rhythm in points: leadings and gaps are multiples of it."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How words are set. Sizes in points; ``tracking`` widens or tightens every letter, in thousandths of the size."""

    face: Face
    size: float
    leading: float
    colour: Colour = INK
    tracking: float = 0.0

    def width(self, text: str) -> float:
        """How wide ``text`` is when set in this style, in points."""
        return fonts.width(text, self.face, self.size, self.letter_space)

    @property
    def letter_space(self) -> float:
        return self.tracking * self.size / 1000

    @property
    def baseline(self) -> float:
        """How far below the top of its line the letters stand: ascender and descender centred in the leading."""
        return (self.leading + 0.7275 * self.size) / 2

    def but(self, *, face: Face | None = None, colour: Colour | None = None) -> TextStyle:
        return replace(self, face=face or self.face, colour=colour or self.colour)


_LEADING: Final = 12.25
"""The leading of small words on a page of A4."""


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Every size of type that documents use."""

    display: TextStyle
    h1: TextStyle
    h2: TextStyle
    h3: TextStyle
    lead: TextStyle
    goal: TextStyle
    body: TextStyle
    strong: TextStyle
    small: TextStyle
    small_strong: TextStyle
    label: TextStyle
    figures: TextStyle
    furniture: TextStyle

    @property
    def unit(self) -> float:
        """The vertical rhythm beside these letters: ``UNIT`` on A4, more for large print and large paper."""
        return UNIT * self.small.leading / _LEADING


def type_scale(factor: float = 1.0) -> TypeScale:
    """The scale for print on A4; ``factor`` enlarges it for large print."""

    def style(
        face: Face, size: float, leading: float, colour: Colour = INK, tracking: float = 0
    ) -> TextStyle:
        return TextStyle(face, size * factor, leading * factor, colour, tracking)

    return TypeScale(
        display=style(Face.SEMIBOLD, 31, 38.5, tracking=-24),
        h1=style(Face.SEMIBOLD, 19, 24.5, tracking=-16),
        h2=style(Face.SEMIBOLD, 13.5, 17.5, tracking=-9),
        h3=style(Face.SEMIBOLD, 10.5, 14),
        lead=style(Face.REGULAR, 13, 17.5, INK_SOFT, -5),
        goal=style(Face.SEMIBOLD, 12, 16.1, tracking=-7),
        body=style(Face.REGULAR, 10, 14),
        strong=style(Face.SEMIBOLD, 10, 14),
        small=style(Face.REGULAR, 8.75, 12.25),
        small_strong=style(Face.SEMIBOLD, 8.75, 12.25),
        label=style(Face.MEDIUM, 8.25, 12.25, INK_SOFT),
        figures=style(Face.FIGURES, 8.75, 12.25),
        furniture=style(Face.FIGURES, 7.75, 10.5, INK_SOFT),
    )


def at_least(points: float, factor: float, leading: float, foot: float) -> TypeScale:
    """A scale enlarged by ``factor`` in which nothing is smaller than ``points``; what stands around the pages has
    ``foot`` points. ``leading`` is that of enlarged words and of the foot, as a multiple of their size."""
    scale = type_scale(factor)

    def large(style: TextStyle) -> TextStyle:
        return style if style.size >= points else replace(style, size=points, leading=points * leading)

    sizes = {each.name: large(getattr(scale, each.name)) for each in fields(TypeScale)}
    around = replace(scale.furniture, size=foot, leading=foot * leading)
    return replace(scale, **sizes | {"furniture": around})
