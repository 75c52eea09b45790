"""The tree of meaning, written into the file: which ink is which paragraph, heading, list, table or figure.

What is drawn stands between marks in a page's content, each with a number. Here is the other end: an object for each
element, which names its marks, and for each page the elements that its marks belong to (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from partnerdesk.exports.pdf.objects import Objects
from partnerdesk.exports.pdf.structure import Artifact, Box, Content, Element, Role
from partnerdesk.exports.pdf.syntax import name, ref, text

END: Final = "EMC"

_CELLS: Final = frozenset({Role.HEADER_CELL, Role.CELL})

_WRITTEN: Final = {Role.FORM: Role.FIGURE}
"""A box to be filled in by hand is drawn. The type Form is for fields of the file itself (ISO 32000-1, table 340)."""


def mark(role: Role, number: int) -> str:
    """Begins the ink of an element. ``number`` counts the marks of the page from 0."""
    return f"/{_written(role).value}<</MCID {number}>>BDC"


def artifact(kind: Artifact, *, upper: bool) -> str:
    """Begins ink that is not read. What belongs to every page is its head in the ``upper`` half, else its foot."""
    part = ""
    if kind is Artifact.PAGINATION:
        part = "/Subtype/Header" if upper else "/Subtype/Footer"
    return f"/Artifact<</Type/{kind.value}{part}>>BDC"


def write_tree(objects: Objects, root: Element, pages: Sequence[int], height: float) -> int:
    """Write the tree below ``root``. Gives the number of the object that holds it.

    ``pages`` are the numbers of the page objects, ``height`` is the pages' height in points. Raises RuntimeError when
    a mark belongs to no element or to two.
    """
    return _Writer(objects, pages, height).write(root)


class _Writer:
    def __init__(self, objects: Objects, pages: Sequence[int], height: float) -> None:
        self._objects = objects
        self._pages = pages
        self._height = height
        self._owners: list[dict[int, int]] = [{} for _ in pages]

    def write(self, root: Element) -> int:
        top, first = self._objects.reserve(), self._objects.reserve()
        self._element(root, first, top)
        rows = [b"%d %s" % (page, ref(self._objects.pack(row))) for page, row in enumerate(self._rows())]
        parents = self._objects.pack(b"<</Nums[%s]>>" % b" ".join(rows))
        said = b"<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>"
        return self._objects.pack(said % (ref(first), ref(parents), len(rows)), top)

    def _element(self, element: Element, number: int, parent: int) -> None:
        page, kids, below = 0, [], []
        for kid in element.kids:
            if isinstance(kid, Content):
                page = page or kid.page
                kids.append(self._content(kid, page, number))
            elif _says_something(kid):
                below.append((kid, self._objects.reserve()))
                kids.append(ref(below[-1][1]))
        said = [b"<</Type/StructElem/S", name(_written(element.role)), b"/P ", ref(parent)]
        if page:
            said += [b"/Pg ", ref(self._pages[page - 1])]
        if kids:
            said += [b"/K", b" " + kids[0] if len(kids) == 1 else b"[%s]" % b" ".join(kids)]
        if element.alt:
            said += [b"/Alt", text(element.alt)]
        said += [self._attributes(element), b">>"]
        self._objects.pack(b"".join(said), number)
        for kid, reserved in below:
            self._element(kid, reserved, number)

    def _content(self, content: Content, page: int, owner: int) -> bytes:
        """How an element on ``page`` names ink of its own, which may be on a later page."""
        owners = self._owners[content.page - 1]
        if content.mark in owners:
            raise RuntimeError(f"mark {content.mark} of page {content.page} belongs to two elements")
        owners[content.mark] = owner
        if content.page == page:
            return b"%d" % content.mark
        return b"<</Type/MCR/Pg %s/MCID %d>>" % (ref(self._pages[content.page - 1]), content.mark)

    def _rows(self) -> Iterator[bytes]:
        """For each page the elements of its marks, in the order of their numbers."""
        for page, owners in enumerate(self._owners, start=1):
            if owners.keys() != set(range(len(owners))):
                raise RuntimeError(f"a mark of page {page} belongs to no element")
            yield b"[%s]" % b" ".join(ref(owners[number]) for number in range(len(owners)))

    def _attributes(self, element: Element) -> bytes:
        said = []
        if element.scope:
            said.append(b"<</O/Table/Scope%s>>" % name(element.scope))
        if element.numbering:
            said.append(b"<</O/List/ListNumbering%s>>" % name(element.numbering))
        if _written(element.role) is Role.FIGURE:
            said.append(b"<</O/Layout/BBox[%s]>>" % self._box(element))
        if not said:
            return b""
        return b"/A" + (said[0] if len(said) == 1 else b"[%s]" % b"".join(said))

    def _box(self, element: Element) -> bytes:
        """The box around the ink of an element on its first page, from the bottom left corner of the page."""
        contents = list(element.contents())
        box: Box = contents[0].box
        for content in contents[1:]:
            if content.page == contents[0].page:
                box = box.around(content.box)
        return b"%.2f %.2f %.2f %.2f" % (
            box.left, self._height - box.bottom, box.right, self._height - box.top
        )  # fmt: skip


def _written(role: Role) -> Role:
    return _WRITTEN.get(role, role)


def _says_something(element: Element) -> bool:
    """Whether there is ink in it, or its place in a row must be kept."""
    return element.role in _CELLS or any(
        isinstance(kid, Content) or _says_something(kid) for kid in element.kids
    )
