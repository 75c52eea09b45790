"""The whole file: what was drawn, its tree, what it says about itself, and what it carries. PDF/UA-1 and PDF/A-3a.

There is no other way to write a PDF, and no switch: a document that is not tagged cannot be made.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from partnerdesk.exports.pdf.about import About
from partnerdesk.exports.pdf.attachment import write_attachment
from partnerdesk.exports.pdf.drawn import Drawn, drawn_by
from partnerdesk.exports.pdf.metadata import info, xmp
from partnerdesk.exports.pdf.objects import Objects
from partnerdesk.exports.pdf.signature_field import SignatureField
from partnerdesk.exports.pdf.structure import Element
from partnerdesk.exports.pdf.syntax import ref, stream, text
from partnerdesk.exports.pdf.tags import write_tree
from partnerdesk.paths import resource
from partnerdesk.sealing.seal import fill

_COLOURS: Final = "sRGB IEC61966-2.1"


def conforming_file(pdf: Any, root: Element, about: About) -> bytes:
    """The file of everything that was drawn on ``pdf``, a canvas of reportlab's whose last page is closed, and that
    means what ``root`` says. The same drawing gives the same bytes."""
    drawn = drawn_by(pdf)
    objects = Objects(drawn.bodies)
    field = _field(objects, drawn, about)
    said = [
        b"/Type/Catalog/Pages " + ref(drawn.page_list),
        b"/StructTreeRoot " + ref(write_tree(objects, root, drawn.pages, field)),
        b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>",
        b"/Lang" + text(about.language),
        b"/Metadata " + ref(objects.put(xmp(about))),
        b"/OutputIntents[%s]" % _colours(objects),
    ]
    if drawn.outline:
        said.append(b"/Outlines " + ref(drawn.outline))
    if about.record is not None:
        said.append(write_attachment(objects, about.record, about.made_at))
    if field is not None:
        said.append(field.write())
    catalogue = objects.put(b"<<%s>>" % b"".join(said))
    written = objects.file(catalogue, objects.put(info(about)))
    return written if about.certificate is None else fill(written, about.certificate)


def _field(objects: Objects, drawn: Drawn, about: About) -> SignatureField | None:
    """Where the seal stands: on the last page."""
    if about.certificate is None:
        return None
    page = drawn.pages[-1].number
    field = SignatureField(objects, about.certificate, about.seal_words, page, key=len(drawn.pages))
    objects.put(field.on_page(dict(drawn.bodies)[page]), page)
    return field


def _colours(objects: Objects) -> bytes:
    """What red, green and blue mean in this file."""
    profile = objects.put(stream(b"/N 3", _profile()))
    called = text(_COLOURS)
    return b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier%s/Info%s/DestOutputProfile %s>>" % (
        called, called, ref(profile),
    )  # fmt: skip


@cache
def _profile() -> bytes:
    """A small sRGB profile, made by Little CMS and free of copyright, as it says itself.

    Pillow could make it on the spot, but puts the time of making into it: the same record would give other bytes.
    """
    return resource("colour", "srgb.icc").read_bytes()
