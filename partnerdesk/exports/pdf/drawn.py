"""What reportlab has drawn, as the bodies of numbered objects: pages, fonts and outline, without its own wrapping.

reportlab writes whole files, but not such as PDF/A and PDF/UA ask for. So it only draws; the file is ours.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from partnerdesk.exports.pdf.syntax import STREAM_END
from partnerdesk.exports.pdf.unicode_maps import repaired

_THEIR_END: Final = b"endstream\n"
_UNICODE_MAP: Final = "toUnicodeCMap:"


class Page(NamedTuple):
    """The number of a page's object, and the page's height in points."""

    number: int
    height: float


class Drawn(NamedTuple):
    """Numbered objects, and which of them are the pages, the list of pages and the outline (0 when there is none)."""

    bodies: list[tuple[int, bytes]]
    pages: list[Page]
    page_list: int
    outline: int


def drawn_by(pdf: Any) -> Drawn:
    """Everything that ``pdf``, a canvas of reportlab's whose last page is closed, has drawn."""
    document = pdf._doc  # noqa: SLF001
    for font in document.delayedFonts:
        font.addObjects(document)
    for key, written in document.idToObject.items():
        if key.startswith(_UNICODE_MAP):
            written.content = repaired(written.content)
    for number, page in enumerate(document.Pages.pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = number, "/S"
    document.Outlines.prepare(document, pdf)
    outline = _number(document, document.Outlines) if document.Outlines.ready > 0 else 0
    page_list = _number(document, document.Pages)
    bodies = _bodies(document)
    pages = [Page(_number(document, page), page.pageheight) for page in document.Pages.pages]
    return Drawn(bodies, pages, page_list, outline)


def _number(document: Any, thing: Any) -> int:
    """The number of an object, which it is given when it has none."""
    found: int = document.idToObjectNumberAndVersion[document.Reference(thing).name][0]
    return found


def _bodies(document: Any) -> list[tuple[int, bytes]]:
    """All objects that something has referred to. Writing one may bring others about."""
    from reportlab.pdfbase.pdfdoc import format as formatted

    bodies: list[tuple[int, bytes]] = []
    while (number := len(bodies) + 1) in document.numberToId:
        thing = document.idToObject[document.numberToId[number]]
        bodies.append((number, _ended(formatted(thing, document, toplevel=1))))
    return bodies


def _ended(body: bytes) -> bytes:
    """The body of an object, a stream with the line end that reportlab leaves out."""
    if body.endswith(_THEIR_END):
        return body.removesuffix(_THEIR_END) + STREAM_END
    return body.rstrip(b"\n")
