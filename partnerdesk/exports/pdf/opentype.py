"""Just enough OpenType to find a font's tables, and its figures of equal width, which reportlab does not offer."""

from __future__ import annotations

from struct import unpack_from
from typing import NamedTuple

FEATURE = b"tnum"


class Figures(NamedTuple):
    """Glyph numbers to use in place of others, and how wide glyphs are, in thousandths of the type size."""

    instead: dict[int, int]
    widths: dict[int, float]


def tabular_figures(font: bytes) -> Figures:
    """The single substitutions of a TrueType font's ``tnum`` feature; empty when it has none."""
    found = tables(font)
    if "GSUB" not in found:
        return Figures({}, {})
    instead = _substitutions(font, found["GSUB"].start)
    return Figures(instead, {glyph: _width(font, found, glyph) for glyph in instead.values()})


def tables(font: bytes) -> dict[str, slice]:
    """Where the tables of a font are, by their names."""
    (count,) = unpack_from(">H", font, 4)
    entries = (unpack_from(">4sLLL", font, 12 + 16 * i) for i in range(count))
    return {tag.decode("latin-1"): slice(start, start + length) for tag, _, start, length in entries}


def _substitutions(font: bytes, gsub: int) -> dict[int, int]:
    _, _, _, features, lookups = unpack_from(">HHHHH", font, gsub)
    features, lookups = gsub + features, gsub + lookups
    found: dict[int, int] = {}
    for index in _lookup_numbers(font, features):
        (offset,) = unpack_from(">H", font, lookups + 2 + 2 * index)
        lookup = lookups + offset
        kind, _, count = unpack_from(">HHH", font, lookup)
        if kind == 1:
            for sub in unpack_from(f">{count}H", font, lookup + 6):
                found |= _single(font, lookup + sub)
    return found


def _lookup_numbers(font: bytes, features: int) -> list[int]:
    (count,) = unpack_from(">H", font, features)
    numbers: set[int] = set()
    for i in range(count):
        tag, offset = unpack_from(">4sH", font, features + 2 + 6 * i)
        if tag == FEATURE:
            _, lookups = unpack_from(">HH", font, features + offset)
            numbers |= set(unpack_from(f">{lookups}H", font, features + offset + 4))
    return sorted(numbers)


def _single(font: bytes, sub: int) -> dict[int, int]:
    kind, coverage = unpack_from(">HH", font, sub)
    glyphs = _coverage(font, sub + coverage)
    if kind == 1:
        (delta,) = unpack_from(">h", font, sub + 4)
        return {glyph: (glyph + delta) & 0xFFFF for glyph in glyphs}
    (count,) = unpack_from(">H", font, sub + 4)
    return dict(zip(glyphs, unpack_from(f">{count}H", font, sub + 6), strict=True))


def _coverage(font: bytes, at: int) -> list[int]:
    kind, count = unpack_from(">HH", font, at)
    if kind == 1:
        return list(unpack_from(f">{count}H", font, at + 4))
    ranges = (unpack_from(">HHH", font, at + 4 + 6 * i) for i in range(count))
    return [glyph for first, last, _ in ranges for glyph in range(first, last + 1)]


def _width(font: bytes, found: dict[str, slice], glyph: int) -> float:
    (units,) = unpack_from(">H", font, found["head"].start + 18)
    (measured,) = unpack_from(">H", font, found["hhea"].start + 34)
    (width,) = unpack_from(">H", font, found["hmtx"].start + 4 * min(glyph, measured - 1))
    return float(width) * 1000 / float(units)
