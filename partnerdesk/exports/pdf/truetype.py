"""Makes a small TrueType font whose glyphs are whole letters or syllables, as a shaper has put them together.

What a script joins, stacks or moves becomes one glyph here, made of the glyphs of the source. So a page needs no
corrections between its letters, and each glyph stands for text of its own, which programs that read the page find.
The layout of the tables is that of the OpenType specification; the source must hold no instructions (hinting).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import accumulate
from struct import pack, unpack, unpack_from
from typing import Final, NamedTuple

from partnerdesk.exports.pdf.opentype import tables

# Flags of a component in a composite glyph.
_WORDS: Final = 0x0001
_OFFSETS: Final = 0x0002
_ONE_SCALE: Final = 0x0008
_MORE: Final = 0x0020
_TWO_SCALES: Final = 0x0040
_MATRIX: Final = 0x0080
_METRICS: Final = 0x0200

_HEADER: Final = ">hhhhh"
_FURTHEST: Final = 0x7FFF


class Placed(NamedTuple):
    """A glyph of the source and how far it is moved, in font units."""

    glyph: int
    right: int
    up: int


class Letter(NamedTuple):
    """A glyph to be made: what it is drawn from (nothing for an empty one), and its advance in font units."""

    glyphs: tuple[Placed, ...]
    advance: int


def font_of(source: bytes, letters: Sequence[Letter]) -> bytes:
    """A TrueType font with an empty glyph 0, and ``letters`` as its glyphs from 1 on."""
    return _Maker(source, len(letters)).made(letters)


class _Maker:
    def __init__(self, source: bytes, letters: int) -> None:
        self._source = source
        self._tables = tables(source)
        (wide,) = unpack_from(">h", source, self._tables["head"].start + 50)
        places = source[self._tables["loca"]]
        self._places: Sequence[int] = (
            unpack(f">{len(places) // 4}L", places)
            if wide
            else [2 * place for place in unpack(f">{len(places) // 2}H", places)]
        )
        self._next = letters + 1
        self._numbers: dict[int, int] = {}
        self._waiting: deque[int] = deque()

    def made(self, letters: Sequence[Letter]) -> bytes:
        glyphs = [b"", *(self._drawn(letter.glyphs) for letter in letters)]
        while self._waiting:
            glyphs.append(self._copied(self._waiting.popleft()))
        advances = [0, *(letter.advance for letter in letters)]
        advances += [0] * (len(glyphs) - len(advances))
        padded = [glyph + bytes(-len(glyph) % 4) for glyph in glyphs]
        places = list(accumulate(map(len, padded), initial=0))
        most = max((len(letter.glyphs) for letter in letters), default=1)
        return _bound(
            {
                "glyf": b"".join(padded),
                "head": self._head(),
                "hhea": self._table("hhea")[:34] + pack(">H", len(glyphs)),
                "hmtx": b"".join(map(_metrics, advances, glyphs)),
                "loca": pack(f">{len(places)}L", *places),
                "maxp": self._most(len(glyphs), most),
            }
        )

    def _drawn(self, placed: tuple[Placed, ...]) -> bytes:
        inked = [each for each in placed if self._outline(each.glyph)]
        if not inked:
            return b""
        if len(inked) == 1 and inked[0][1:] == (0, 0):
            return self._copied(inked[0].glyph)
        return self._composed(inked)

    def _composed(self, placed: Sequence[Placed]) -> bytes:
        boxes, components = [], []
        for index, (glyph, right, up) in enumerate(placed):
            _, *box = unpack_from(_HEADER, self._outline(glyph))
            boxes.append(
                [_near(box[0] + right), _near(box[1] + up), _near(box[2] + right), _near(box[3] + up)]
            )
            flags = _WORDS | _OFFSETS | (_MORE if index + 1 < len(placed) else 0)
            components.append(pack(">HHhh", flags, self._number(glyph), _near(right), _near(up)))
        lefts, lows, rights, highs = zip(*boxes, strict=True)
        return pack(_HEADER, -1, min(lefts), min(lows), max(rights), max(highs)) + b"".join(components)

    def _copied(self, glyph: int) -> bytes:
        """A glyph of the source; when it is made of others, with their new numbers."""
        outline = self._outline(glyph)
        if not outline or unpack_from(">h", outline)[0] >= 0:
            return outline
        copy, at, more = bytearray(outline), 10, True
        while more:
            flags, part = unpack_from(">HH", copy, at)
            copy[at : at + 4] = pack(">HH", flags & ~_METRICS, self._number(part))
            at += 4 + (4 if flags & _WORDS else 2)
            at += 2 if flags & _ONE_SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
            more = bool(flags & _MORE)
        return bytes(copy)

    def _number(self, glyph: int) -> int:
        """The new number of a glyph that is a part of others."""
        if glyph not in self._numbers:
            self._numbers[glyph] = self._next
            self._waiting.append(glyph)
            self._next += 1
        return self._numbers[glyph]

    def _outline(self, glyph: int) -> bytes:
        start = self._tables["glyf"].start
        return self._source[start + self._places[glyph] : start + self._places[glyph + 1]]

    def _table(self, name: str) -> bytes:
        return self._source[self._tables[name]]

    def _head(self) -> bytes:
        head = self._table("head")
        return head[:8] + bytes(4) + head[12:50] + pack(">h", 1) + head[52:]

    def _most(self, glyphs: int, parts: int) -> bytes:
        """The ``maxp`` table: how many there are of everything. Letters may nest the source's own composites."""
        version, _, *most = unpack(">L14H", self._table("maxp")[:32])
        points, contours, joined_points, joined_contours = most[:4]
        most[2] = min(max(points, joined_points) * parts, 0xFFFF)
        most[3] = min(max(contours, joined_contours) * parts, 0xFFFF)
        most[11], most[12] = max(most[11], parts), most[12] + 1
        return pack(">L14H", version, glyphs, *most)


def _near(units: int) -> int:
    return max(-_FURTHEST, min(_FURTHEST, units))


def _metrics(advance: int, glyph: bytes) -> bytes:
    return pack(">Hh", advance, unpack_from(">h", glyph, 2)[0] if glyph else 0)


def _bound(contents: dict[str, bytes]) -> bytes:
    """The tables behind a directory, with their check sums."""
    count = len(contents)
    power = count.bit_length() - 1
    start = 12 + 16 * count
    directory = pack(">LHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    body, head = b"", 0
    for name, content in sorted(contents.items()):
        if name == "head":
            head = start + len(body)
        directory += pack(">4sLLL", name.encode(), _check_sum(content), start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    font = directory + body
    whole = pack(">L", (0xB1B0AFBA - _check_sum(font)) & 0xFFFFFFFF)
    return font[: head + 8] + whole + font[head + 12 :]


def _check_sum(content: bytes) -> int:
    padded = content + bytes(-len(content) % 4)
    total: int = sum(unpack(f">{len(padded) // 4}L", padded))
    return total & 0xFFFFFFFF
