"""Three checkers of a finished PDF: the rules of PDF/UA-1, those of PDF/A-3a, and our own look at its structure.

The first two are ``page-validation``'s, which knows veraPDF's rules. The third asks for what no rule book checks: that
every stroke belongs to something, that marks and tree agree in both directions, and that the tree has a shape that can
be read aloud. ``test_checkers.py`` plants faults and holds that they are seen.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import page
import pikepdf
from pikepdf import Array, Dictionary, Name

PAINTING = frozenset((*"Tj TJ ' \" Do S s f F f* B B* b b* sh".split(), "INLINE IMAGE"))  # noqa: SIM905
KIDS = {
    "/Table": {"/TR"},
    "/TR": {"/TH", "/TD"},
    "/L": {"/LI"},
    "/LI": {"/Lbl", "/LBody"},
}
"""What some elements hold, and nothing else."""

_LIMITS = page.SafetyLimits(
    max_table_grid_rows=200_000, max_table_grid_cells=2_000_000, max_object_count=2_000_000
)


def broken_rules(data: bytes, profile: str) -> list[str]:
    """The rules of a profile ("ua1" or "3a") that a PDF breaks."""
    report = page.validate_pdf_bytes(data, profile=profile, limits=_LIMITS)
    assert report.rules.total > 100
    return [f"{each.rule_id}: {each.message}" for each in report.failures]


def structural_faults(data: bytes) -> list[str]:
    """What is wrong with the marks and the tree of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["there is no tree"]
        return list(_Structure(pdf).faults())


def all_faults(data: bytes) -> list[str]:
    return [*broken_rules(data, "ua1"), *broken_rules(data, "3a"), *structural_faults(data)]


def elements(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    """All elements of the tree, in reading order."""
    pending = _kids(pdf.Root.StructTreeRoot)[::-1]
    while pending:
        element = pending.pop()
        if _is_element(element):
            yield element
            pending += _kids(element)[::-1]


def _kids(element: Any) -> list[Any]:
    found = element.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]


def _is_element(thing: Any) -> bool:
    return isinstance(thing, Dictionary) and "/S" in thing


def _attribute(element: Dictionary, key: str) -> Any:
    found = element.get("/A")
    for each in found if isinstance(found, Array) else [found]:
        if isinstance(each, Dictionary) and key in each:
            return each[key]
    return None


class _Structure:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = {each.obj.objgen: number for number, each in enumerate(pdf.pages)}
        self.owners: dict[tuple[int, int], list[Dictionary]] = {}
        self.elements = list(elements(pdf))
        for element in self.elements:
            for at in self._marks_of(element):
                self.owners.setdefault(at, []).append(element)

    def faults(self) -> Iterator[str]:
        yield from self._about()
        yield from self._tree()
        yield from self._headings()
        yield from self._order()
        parents = self._parent_tree()
        seen: set[tuple[int, int]] = set()
        for number, each in enumerate(self.pdf.pages):
            if each.obj.get("/Tabs") != Name.S:
                yield f"page {number}: its tab order is not that of the tree"
            row = parents.pop(int(each.obj.get("/StructParents", -1)), None)
            content = _Page(each, number)
            yield from content.faults()
            yield from self._both_ways(number, content.marks, row)
            seen |= {(number, mark) for mark, _ in content.marks}
            for field in each.obj.get("/Annots", []):
                yield from self._field(number, field, parents.pop(int(field.get("/StructParent", -1)), None))
        if parents:
            yield f"the tree of parents knows pages that are not there: {sorted(parents)}"
        for number, mark in sorted(self.owners.keys() - seen):
            yield f"page {number}: the tree names mark {mark}, which is not on it"

    def _about(self) -> Iterator[str]:
        """Whether the file says the same of itself in both ways."""
        old, new = self.pdf.docinfo, self.pdf.open_metadata()
        same = {"/Title": "dc:title", "/Subject": "dc:description", "/Creator": "xmp:CreatorTool"}
        said = {key: (str(old.get(key, "")), new.get(other, "")) for key, other in same.items()}
        said["/Author"] = str(old.get("/Author", "")), "".join(new.get("dc:creator", []))
        said["/CreationDate"] = _digits(old.get("/CreationDate")), _digits(new.get("xmp:CreateDate"))
        for key, (one, other) in said.items():
            if one != other:
                yield f"{key} is {one!r} and {other!r}"

    def _marks_of(self, element: Dictionary) -> Iterator[tuple[int, int]]:
        """The page and number of each mark of an element."""
        for kid in _kids(element):
            yield from self._mark(element, kid)

    def _mark(self, element: Dictionary, kid: Any) -> Iterator[tuple[int, int]]:
        if isinstance(kid, int):
            yield self.pages[element.Pg.objgen], kid
        elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
            yield self.pages[(kid.Pg if "/Pg" in kid else element.Pg).objgen], int(kid.MCID)

    def _parent_tree(self) -> dict[int, Any]:
        rows: dict[int, Any] = {}
        pending = [self.pdf.Root.StructTreeRoot.ParentTree]
        while pending:
            node = pending.pop()
            flat = list(node.get("/Nums", []))
            rows |= {int(flat[at]): flat[at + 1] for at in range(0, len(flat), 2)}
            pending += node.get("/Kids", [])
        return rows

    def _field(self, number: int, field: Any, parent: Any) -> Iterator[str]:
        """A field belongs to an element that names it, and says what it is."""
        if parent not in self.elements or Name.Form != parent.S or parent.K.Obj.objgen != field.objgen:
            yield f"page {number}: a field that no element stands for"
        if not str(field.get("/TU", "")):
            yield f"page {number}: a field without words"

    def _both_ways(self, number: int, marks: list[tuple[int, str]], row: Any) -> Iterator[str]:
        """Whether the marks on a page, the elements that name them, and the page's row of parents agree."""
        for mark, times in Counter(mark for mark, _ in marks).items():
            if times > 1:
                yield f"page {number}: mark {mark} is there {times} times"
        parents = list(row) if row is not None else []
        if len(parents) != len(marks):
            yield f"page {number}: {len(marks)} marks, but {len(parents)} parents"
        for mark, tag in marks:
            named = self.owners.get((number, mark), [])
            if len(named) != 1:
                yield f"page {number}: mark {mark} is named by {len(named)} elements"
            elif str(named[0].S) != tag:
                yield f"page {number}: mark {mark} is called {tag} on the page and {named[0].S} in the tree"
            elif mark >= len(parents) or parents[mark].objgen != named[0].objgen:
                yield f"page {number}: the parent of mark {mark} is not the element that names it"

    def _tree(self) -> Iterator[str]:
        for element in self.elements:
            role, below = str(element.S), [kid for kid in _kids(element) if _is_element(kid)]
            for kid in below:
                if kid.P.objgen != element.objgen:
                    yield f"a {kid.S} in a {role} names another parent"
            if role in KIDS and {str(kid.S) for kid in below} - KIDS[role]:
                yield f"a {role} holds {sorted({str(kid.S) for kid in below})}"
            if role in KIDS and len(below) != len(_kids(element)):
                yield f"a {role} holds ink"
            if role == "/Table" and len({_width(row) for row in below}) > 1:
                yield f"a table has rows of {sorted({_width(row) for row in below})} cells"
            if role == "/TH" and _attribute(element, "/Scope") not in (Name.Column, Name.Row):
                yield "a header cell does not say what it heads"
            if role == "/L" and _attribute(element, "/ListNumbering") is None:
                yield "a list does not say how it is numbered"
            if role == "/Figure":
                yield from self._figure(element)

    def _figure(self, figure: Dictionary) -> Iterator[str]:
        if not str(figure.get("/Alt", "")).strip():
            yield "a figure has no words in its place"
        box = _attribute(figure, "/BBox")
        if box is None:
            yield "a figure does not say where it is"
            return
        left, bottom, right, top = (float(side) for side in box)
        _, _, wide, tall = (float(side) for side in self.pdf.pages[self.pages[figure.Pg.objgen]].mediabox)
        if not (0 <= left <= right <= wide and 0 <= bottom <= top <= tall):
            yield f"a figure is not on its page: {left, bottom, right, top}"

    def _order(self) -> Iterator[str]:
        """Whether those who follow the tree and those who follow the page read the same."""
        read: dict[int, list[int]] = {}
        for number, mark in self._reading(self.elements[0]):
            read.setdefault(number, []).append(mark)
        for number, marks in read.items():
            if marks != sorted(marks):
                yield f"page {number}: the tree reads another order than the page"

    def _reading(self, element: Dictionary) -> Iterator[tuple[int, int]]:
        """The page and number of each mark of an element and of those below it, in their order."""
        for kid in _kids(element):
            if _is_element(kid):
                yield from self._reading(kid)
            else:
                yield from self._mark(element, kid)

    def _headings(self) -> Iterator[str]:
        roles = [str(element.S) for element in self.elements]
        levels = [int(role[2]) for role in roles if role in ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")]
        for before, after in pairwise([0, *levels]):
            if after > before + 1:
                yield f"a heading of level {after} follows one of level {before}"


def _digits(moment: object) -> str:
    """Year to second."""
    return "".join(filter(str.isdigit, str(moment)))[:14]


def _width(row: Dictionary) -> int:
    return sum(int(_attribute(cell, "/ColSpan") or 1) for cell in _kids(row) if _is_element(cell))


class _Page:
    def __init__(self, page: pikepdf.Page, number: int) -> None:
        self.page = page
        self.number = number
        self.marks: list[tuple[int, str]] = []
        """Each mark of the page with what it is called there; known when the faults are."""

    def faults(self) -> Iterator[str]:
        """What is wrong with how things are marked."""
        open_: list[tuple[str, int | None]] = []
        for instruction in pikepdf.parse_content_stream(self.page):
            word = str(instruction.operator)
            if word in ("BDC", "BMC"):
                said = self._said(instruction.operands)
                tag, mark = str(instruction.operands[0]), said.get("/MCID")
                if tag == "/Artifact":
                    yield from self._artifact(said, inside=open_)
                elif mark is not None:
                    if open_:
                        yield f"page {self.number}: mark {mark} is inside {open_[-1]}"
                    self.marks.append((int(mark), tag))
                open_.append((tag, mark))
            elif word == "EMC":
                if not open_:
                    yield f"page {self.number}: an end without a beginning"
                    return
                open_.pop()
            elif word in PAINTING and not any(tag == "/Artifact" or mark is not None for tag, mark in open_):
                yield f"page {self.number}: {word} outside all marks"
        if open_:
            yield f"page {self.number}: {open_} is never ended"

    def _said(self, operands: Any) -> Any:
        if len(operands) < 2:
            return {}
        said = operands[1]
        return self.page.Resources.Properties[said] if isinstance(said, Name) else said

    def _artifact(self, said: Any, *, inside: list[tuple[str, int | None]]) -> Iterator[str]:
        if inside:
            yield f"page {self.number}: an artifact inside {inside[-1]}"
        if said.get("/Type") not in (Name.Pagination, Name.Layout, Name.Background):
            yield f"page {self.number}: an artifact does not say what it is"
        if said.get("/Type") == Name.Pagination and said.get("/Subtype") not in (Name.Header, Name.Footer):
            yield f"page {self.number}: an artifact of pagination is neither head nor foot"
