"""One document with everything that our blocks can draw."""

from __future__ import annotations

from dataclasses import replace

from partnerdesk.exports.pdf.about import About, Attachment
from partnerdesk.exports.pdf.blocks import Block, Heading, Paragraph, Stack, bullets
from partnerdesk.exports.pdf.figure import Columns, Figure
from partnerdesk.exports.pdf.flow import publish
from partnerdesk.exports.pdf.furniture import Furniture
from partnerdesk.exports.pdf.ground import Ground, Stroke
from partnerdesk.exports.pdf.signature_drawing import InkBox
from partnerdesk.exports.pdf.structure import Box, Role
from partnerdesk.exports.pdf.style import PINE, TINT, type_scale
from partnerdesk.exports.pdf.table import Cell, Column, Table
from partnerdesk.exports.pdf.text import NOTHING, Voice, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from tests.core.exports.pdf.conftest import ABOUT

SCALE = type_scale()
RECORD = Attachment("record.json", "application/json", clean("The record"), b'{"a": 1}')


class Square:
    def height(self, width: float) -> float:
        return 40

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        canvas.rect(Box(x, y, x + 40, y + 40), fill=PINE, stroke=Stroke())


def words(count: int, word: str = "word") -> Paragraph:
    return Paragraph(Span(clean_lines(" ".join(f"{word}{number}" for number in range(count))), SCALE.body))


def table(rows: int, *, long_row: int = -1) -> Table:
    """A table with headers above and beside; ``long_row`` is taller than a page."""
    columns = [
        Column(clean("Code"), 1, SCALE.small, heads=True),
        Column(clean("What"), 4, SCALE.small),
        Column(clean("How"), 1, SCALE.small),
        Column(NOTHING, 2, SCALE.small),
    ]
    return Table(
        columns, [_row(each, 1500 if each == long_row else 8) for each in range(rows)], head_style=SCALE.label
    )


def _row(number: int, long: int) -> list[Cell]:
    said = clean(" ".join(f"r{number}w{each}" for each in range(long)))
    return [
        clean(f"R{number}"),
        said,
        NOTHING,
        Figure(Square(), clean(f"Square {number}")) if number % 3 == 0 else NOTHING,
    ]


def blocks() -> list[Block]:
    return [
        Heading(clean("First"), SCALE.h1, 1),
        words(60),
        Heading(clean("Second (of two) \\ Łódź"), SCALE.h2, 2),
        Stack([words(40, "tinted")], tint=TINT, bar=PINE, inset=8),
        bullets([[Span(clean(f"item {number} " * 30), SCALE.body)] for number in range(12)], SCALE.body),
        Heading(clean("Third"), SCALE.h3, 3),
        table(40, long_row=7),
        Columns([(words(20, "left"), 1), (Figure(Square(), clean("A square on the right")), 1)]),
        Figure(InkBox(clean("Sign here"), SCALE.label), clean("Box to sign in"), role=Role.FORM),
        Paragraph(),
        Heading(clean("Again"), SCALE.h1, 1),
        words(900, "last"),
    ]


def everything(about: About = ABOUT) -> bytes:
    sheet = Furniture(clean("A title"), clean("Draft"), clean("Code 12ab"), SCALE, Voice()).sheet()
    return publish(blocks(), sheet, replace(about, record=about.record or RECORD))
