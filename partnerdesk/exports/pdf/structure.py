"""What a page means, beside how it looks: a tree of headings, paragraphs, lists, tables and figures.

Painters draw inside an element or inside an artifact; the canvas refuses anything else. The tree is what tests read,
and what tags are made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from partnerdesk.exports.pdf.text import NOTHING, Clean


class Role(StrEnum):
    """The standard structure types of PDF that our documents use."""

    DOCUMENT = "Document"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    FORM = "Form"


GROUPING: Final = frozenset({Role.DOCUMENT, Role.LIST, Role.ITEM, Role.TABLE, Role.ROW})
"""Roles that hold other elements and no ink of their own."""


class Artifact(StrEnum):
    """Ink that carries no meaning of its own and is not read aloud."""

    PAGINATION = "Pagination"
    LAYOUT = "Layout"
    BACKGROUND = "Background"


class Box(NamedTuple):
    """A rectangle in points from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def cut(self, other: Box) -> Box:
        """The part of ``other`` that lies in this one; of what lies beside it, nothing but a point on its rim."""
        left, top = min(max(other.left, self.left), self.right), min(max(other.top, self.top), self.bottom)
        right, bottom = min(other.right, self.right), min(other.bottom, self.bottom)
        return Box(left, top, max(left, right), max(top, bottom))

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(slots=True)
class Content:
    """Ink on one page (counted from 1) that was drawn in one go, and the box around it.

    ``mark`` is its number among the marks of the page, from 0; ink that is an artifact has none.
    """

    page: int
    box: Box
    mark: int = -1


@dataclass(slots=True, eq=False)
class Element:
    """A piece of meaning. One that is split over pages has content on each of them.

    ``scope`` is set on header cells: "Column" or "Row". ``numbering`` is set on lists whose labels follow a rule:
    "Disc" for dots, "Decimal" for figures; labels such as boxes to tick follow none.
    """

    role: Role
    alt: Clean = NOTHING
    scope: str = ""
    numbering: str = ""
    kids: list[Element | Content] = field(default_factory=list)
    attached: bool = False

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def contents(self) -> Iterator[Content]:
        """All ink of this element and of those below it."""
        for kid in self.kids:
            if isinstance(kid, Content):
                yield kid
            else:
                yield from kid.contents()


@dataclass(slots=True)
class Furniture:
    """Ink that is an artifact."""

    kind: Artifact
    content: Content
