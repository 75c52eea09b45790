"""Short codes for paper that comes back (N17): easy to read, to say and to type, and the same again as a QR code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from partnerdesk.exports.pdf.figure import Figure
from partnerdesk.exports.pdf.ground import Ground
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import INK
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.wording import QT_TRANSLATE_NOOP

_LETTERS: Final = "ACDEFHJKMNPRTUVWXY"
_MARKS: Final = _LETTERS + "34679"
"""What cannot be taken for something else in handwriting or on a worn copy."""
_STRIDE: Final = 7919
"""A prime far from every power of the marks, so that neighbours look unlike each other."""
_QUIET: Final = 4
"""White modules around a QR code, as its standard asks."""


def short_codes(count: int, *, from_the_end: bool = False) -> Iterator[Clean]:
    """``count`` different codes, the same on every run. Each begins with a letter: none is taken for a number.

    ``from_the_end`` they are others, for a second kind of paper that comes back together with the first.
    """
    length, room = 3, len(_LETTERS) * len(_MARKS) ** 2
    while room < count:
        length, room = length + 1, room * len(_MARKS)
    for number in range(count):
        place = room - 1 - number if from_the_end else number
        yield Clean(_spelt((place * _STRIDE + 1234) % room, length))


def _spelt(number: int, length: int) -> str:
    rest, marks = number, []
    for _ in range(length - 1):
        rest, last = divmod(rest, len(_MARKS))
        marks.append(_MARKS[last])
    return _LETTERS[rest % len(_LETTERS)] + "".join(reversed(marks))


def qr_figure(paper: Paper, code: Clean, side: float) -> Figure:
    """``code`` as a QR code with its quiet rim, ``side`` points wide: what a scanner then types is the code."""
    alt = paper.say(QT_TRANSLATE_NOOP("core", "QR code of {code}"), code=code)
    return Figure(QrCode(code), alt, most=side, after=0.0)


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code as a drawing, as high as it is wide."""

    text: Clean

    def height(self, width: float) -> float:
        return width

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        rows = _modules(self.text)
        side = width / (len(rows) + 2 * _QUIET)
        left = x + _QUIET * side
        fields = [
            Box(left + start * side, y + down * side, left + stop * side, y + (down + 1) * side)
            for down, row in enumerate(rows, start=_QUIET)
            for start, stop in _dark(row)
        ]
        canvas.fields(fields, INK)


def _modules(text: str) -> list[list[bool]]:
    """Which modules are dark, row by row. One mask does: each can be read, and trying all takes ten times as long."""
    from reportlab.graphics.barcode import qrencoder

    code: Any = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(text)
    code.version = code.calculate_version()
    code.makeImpl(False, 3)
    rows: list[list[bool]] = code.modules
    return rows


def _dark(row: list[bool]) -> Iterator[tuple[int, int]]:
    """The runs of dark modules in a row, as start and stop."""
    start: int | None = None
    for place, dark in enumerate([*row, False]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place
            start = None
