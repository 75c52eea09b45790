"""The tree of meaning, written into the file: which ink is which paragraph, heading, list, table or figure.

What is drawn stands between marks in a page's content, each with a number. Here is the other end: an object for each
element, which names its marks, and for each page the elements that its marks belong to (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from partnerdesk.exports.pdf.drawn import Page
from partnerdesk.exports.pdf.objects import Objects
from partnerdesk.exports.pdf.signature_field import SignatureField
from partnerdesk.exports.pdf.structure import Artifact, Content, Element, Role
from partnerdesk.exports.pdf.syntax import text

END: Final = "EMC"

_CELLS: Final = frozenset({Role.HEADER_CELL, Role.CELL})

_WRITTEN: Final = {Role.FORM: Role.FIGURE}
"""A box to be filled in by hand is drawn. The type Form is for fields of the file itself (ISO 32000-1, table 340)."""


def mark(role: Role, number: int) -> str:
    """Begins the ink of an element. ``number`` counts the marks of the page from 0."""
    return f"/{_written(role)}<</MCID {number}>>BDC"


def artifact(kind: Artifact, *, upper: bool) -> str:
    """Begins ink that is not read. What belongs to every page is its head in the ``upper`` half, else its foot."""
    part = ""
    if kind is Artifact.PAGINATION:
        part = "/Subtype/Header" if upper else "/Subtype/Footer"
    return f"/Artifact<</Type/{kind}{part}>>BDC"


def write_tree(
    objects: Objects, root: Element, pages: Sequence[Page], field: SignatureField | None = None
) -> int:
    """Write the tree below ``root``, and at its end ``field``. Gives the number of the object that holds it.

    Raises RuntimeError when a mark on one of the ``pages`` belongs to no element or to two.
    """
    return _Writer(objects, pages).write(root, field)


class _Writer:
    def __init__(self, objects: Objects, pages: Sequence[Page]) -> None:
        self._objects = objects
        self._pages = pages
        self._owners: list[dict[int, int]] = [{} for _ in pages]

    def write(self, root: Element, field: SignatureField | None) -> int:
        top, first = self._objects.reserve(), self._objects.reserve()
        self._element(root, first, top, *([f"{field.write_element(first)} 0 R"] if field else []))
        rows = [f"{page} {self._pack(row)} 0 R" for page, row in enumerate(self._rows())]
        if field is not None:
            rows.append(f"{field.key} {field.element} 0 R")
        parents = self._pack(f"<</Nums[{' '.join(rows)}]>>")
        said = (
            f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {len(rows)}>>"
        )
        return self._pack(said, top)

    def _pack(self, body: str, number: int = 0) -> int:
        return self._objects.pack(body.encode("latin-1"), number)

    def _element(self, element: Element, number: int, parent: int, *more: str) -> None:
        page, kids, below = 0, [], []
        for kid in element.kids:
            if isinstance(kid, Content):
                page = page or kid.page
                kids.append(self._content(kid, page, number))
            elif _says_something(kid):
                below.append((kid, self._objects.reserve()))
                kids.append(f"{below[-1][1]} 0 R")
        kids += more
        said = f"<</Type/StructElem/S/{_written(element.role)}/P {parent} 0 R"
        if page:
            said += f"/Pg {self._pages[page - 1].number} 0 R"
        if kids:
            said += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
        if element.alt:
            said += f"/Alt{text(element.alt).decode('latin-1')}"
        self._pack(f"{said}{self._attributes(element)}>>", number)
        for kid, reserved in below:
            self._element(kid, reserved, number)

    def _content(self, content: Content, page: int, owner: int) -> str:
        """How an element on ``page`` names ink of its own, which may be on a later page."""
        owners = self._owners[content.page - 1]
        if content.mark in owners:
            raise RuntimeError(f"mark {content.mark} of page {content.page} belongs to two elements")
        owners[content.mark] = owner
        if content.page == page:
            return str(content.mark)
        return f"<</Type/MCR/Pg {self._pages[content.page - 1].number} 0 R/MCID {content.mark}>>"

    def _rows(self) -> Iterator[str]:
        """For each page the elements of its marks, in the order of their numbers."""
        for page, owners in enumerate(self._owners, start=1):
            if owners.keys() != set(range(len(owners))):
                raise RuntimeError(f"a mark of page {page} belongs to no element")
            yield f"[{' '.join(f'{owners[mark]} 0 R' for mark in range(len(owners)))}]"

    def _attributes(self, element: Element) -> str:
        said = []
        if element.scope:
            said.append(f"<</O/Table/Scope/{element.scope}>>")
        if element.role is Role.LIST:
            said.append(f"<</O/List/ListNumbering/{element.numbering or 'None'}>>")
        if _written(element.role) is Role.FIGURE:
            said.append(f"<</O/Layout/BBox[{self._box(element)}]>>")
        if not said:
            return ""
        return f"/A{said[0] if len(said) == 1 else '[' + ''.join(said) + ']'}"

    def _box(self, element: Element) -> str:
        """The box around the ink of an element on its first page, from the bottom left corner of the page."""
        contents = list(element.contents())
        box, page = contents[0].box, contents[0].page
        for content in contents[1:]:
            if content.page == page:
                box = box.around(content.box)
        height = self._pages[page - 1].height
        return f"{box.left:.2f} {height - box.bottom:.2f} {box.right:.2f} {height - box.top:.2f}"


def _written(role: Role) -> Role:
    return _WRITTEN.get(role, role)


def _says_something(element: Element) -> bool:
    """Whether there is ink in it, or its place in a row must be kept."""
    return element.role in _CELLS or any(
        isinstance(kid, Content) or _says_something(kid) for kid in element.kids
    )
