"""Whether all words of a page stand out from what is behind them, on screen and on paper (WCAG 2.2, 1.4.3).

Of what the style sheet says, colours and grounds are taken in the cascade of CSS. Words in figures are held against the
last shape that is drawn behind their middle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from turbohtml import Document, Element, Text, parse
from turbohtml.cssom import computed_style

ENOUGH: Final = 4.5
ENOUGH_LARGE: Final = 3.0
"""For letters of 18 points, or of 14 when they are strong."""

_PAPER: Final = "#ffffff"
_PRINT: Final = re.compile(r"@media print \{(.*)\n\}", re.DOTALL)
_GROUND: Final = re.compile(r"\bbackground:\s*")
_FIELD: Final = re.compile(r"M([\d.-]+) ([\d.-]+)h([\d.]+)v([\d.]+)h-[\d.]+z")

Point = tuple[float, float]


def pale(text: str) -> Iterator[str]:
    """Words that do not stand out, with what they stand on."""
    for medium, page in {"screen": on_screen(text), "paper": on_paper(text)}.items():
        for body in parse(page).select("body"):
            yield from _in_words(medium, body, _PAPER)
    yield from _in_figures(parse(text))


def on_screen(text: str) -> str:
    """The page without what is said for paper."""
    return _GROUND.sub("background-color: ", _PRINT.sub("", text))


def on_paper(text: str) -> str:
    """The page with what is said for paper as if it were said for all."""
    return _GROUND.sub("background-color: ", _PRINT.sub(r"\1", text))


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, 1 to 21, by the formula of WCAG 2."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _in_words(medium: str, element: Element, ground: str) -> Iterator[str]:
    """Of an element on a ``ground``, and of all in it. On paper its words must stand out without a ground, too:
    browsers print none unless they are asked."""
    style = computed_style(element)
    if element.tag == "svg" or style.get("display") == "none":
        return
    own = style.get("background-color")
    ground = own if own and own != "transparent" else ground
    if any(isinstance(kid, Text) and kid.data.strip() for kid in element.children):
        for each in sorted({ground, _PAPER} if medium == "paper" else {ground}):
            yield from _told(medium, element, each, str(style.get("color")), ENOUGH)
    for kid in element.children:
        if isinstance(kid, Element):
            yield from _in_words(medium, kid, ground)


def _told(medium: str, element: Element, ground: str, colour: str, enough: float) -> Iterator[str]:
    one, other = _six(colour), _six(ground)
    if one is None or other is None:
        yield f"{medium}: nobody can judge {colour} on {ground} ({element.tag})"
    elif contrast(one, other) < enough:
        yield f"{medium}: {colour} on {ground} ({element.tag}) has {contrast(one, other):.2f}"


def _six(colour: str) -> str | None:
    """A colour in six digits; None when it is written in another way."""
    if re.fullmatch(r"#[0-9a-f]{3}", colour):
        return "#" + "".join(digit * 2 for digit in colour[1:])
    return colour if re.fullmatch(r"#[0-9a-f]{6}", colour) else None


# Figures


def _in_figures(document: Document) -> Iterator[str]:
    for picture in document.select("svg"):
        behind: list[Element] = []
        for shape in picture.children:
            if not isinstance(shape, Element):
                continue
            if shape.tag != "text":
                behind.append(shape)
                continue
            for piece in shape.select("tspan"):
                size, strong = float(piece.attr("font-size") or 0), piece.attr("font-weight") == "600"
                enough = ENOUGH_LARGE if size >= (14 if strong else 18) else ENOUGH
                ground = _behind(_middle(shape, size), behind)
                yield from _told("figure", piece, ground, piece.attr("fill") or "", enough)


def _middle(words: Element, size: float) -> Point:
    x, y, wide = (float(words.attr(name) or 0) for name in ("x", "y", "textLength"))
    return x + wide / 2, y - 0.35 * size


def _behind(point: Point, shapes: list[Element]) -> str:
    for shape in reversed(shapes):
        fill = shape.attr("fill")
        if fill not in (None, "none") and _covers(shape, point):
            return str(fill)
    return _PAPER


def _covers(shape: Element, point: Point) -> bool:
    x, y = point
    if shape.tag == "rect":
        left, top, wide, tall = (float(shape.attr(name) or 0) for name in ("x", "y", "width", "height"))
        return left <= x <= left + wide and top <= y <= top + tall
    if shape.tag == "polygon":
        return _inside(point, [float(each) for each in (shape.attr("points") or "").split()])
    fields = [map(float, each) for each in _FIELD.findall(shape.attr("d") or "")]
    return any(left <= x <= left + wide and top <= y <= top + tall for left, top, wide, tall in fields)


def _inside(point: Point, sides: list[float]) -> bool:
    """Whether a ray to the right meets the sides of a polygon an odd number of times."""
    x, y = point
    corners = list(zip(sides[::2], sides[1::2], strict=True))
    met = 0
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        met += (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return met % 2 == 1
