"""The design tokens: every colour and every size, read from ``resources/style/tokens.json``.

Sizes are logical pixels at 100 % text size. Colours are ``#RRGGBB`` or ``#AARRGGBB``.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from partnerdesk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DARK_INK = "#10151A"
LIGHT_INK = "#FFFFFF"


class Category(NamedTuple):
    """The three colours of one type of partner."""

    soft: str
    stroke: str
    ink: str


class TypeRole(NamedTuple):
    """One size of letters: pixels at 100 % and weight (400 regular to 700 bold)."""

    size: float
    weight: int


class Scheme(NamedTuple):
    """One set of colours. ``ramp`` holds the eight levels of support, 1 first."""

    key: str
    colours: Mapping[str, str]
    categories: Mapping[str, Category]
    ramp: tuple[str, ...]

    @property
    def dark(self) -> bool:
        """Light letters on a dark ground."""
        return luminance(self.colours["sheet"]) < 0.2

    @property
    def high_contrast(self) -> bool:
        """Black, white and few colours, with thicker lines."""
        return self.key.startswith("hc-")


class Tokens(NamedTuple):
    """All tokens of the desktop."""

    space: Mapping[str, int]
    radius: Mapping[str, int]
    type: Mapping[str, TypeRole]
    control_height: Mapping[str, int]
    schemes: Mapping[str, Scheme]
    category_icons: Mapping[str, str]


def _scheme(key: str, raw: Mapping[str, Any]) -> Scheme:
    categories = {name: Category(*colours) for name, colours in raw["categories"].items()}
    return Scheme(key, dict(raw["colours"]), categories, tuple(raw["agreement_ramp"]))


def read_tokens(path: Path) -> Tokens:
    """Read the tokens of one file."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Tokens(
        space=raw["space"],
        radius=raw["radius"],
        type={role: TypeRole(*values) for role, values in raw["type"].items()},
        control_height=raw["control_height"],
        schemes={key: _scheme(key, scheme) for key, scheme in raw["schemes"].items()},
        category_icons=raw["category_icons"],
    )


@cache
def load_tokens() -> Tokens:
    """The shipped tokens, read once."""
    return read_tokens(resource("style", "tokens.json"))


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance of a ``#RRGGBB`` or ``#AARRGGBB`` colour, 0 black to 1 white (WCAG 2.2)."""
    digits = colour.lstrip("#")[-6:]
    red, green, blue = (_linear(int(digits[at : at + 2], 16)) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def best_ink(ground: str) -> str:
    """Near-black or white, whichever reads better on a ground."""
    return max((DARK_INK, LIGHT_INK), key=lambda ink: contrast(ink, ground))
