"""The field that a digital seal stands in. It is not seen on the page, but it is in the tree, as PDF/UA asks for.

The seal itself is filled in when the file is finished (see ``partnerdesk.sealing``): it covers every other byte.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from partnerdesk.exports.pdf.metadata import PROGRAM
from partnerdesk.exports.pdf.objects import Objects
from partnerdesk.exports.pdf.syntax import date, ref, text
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.sealing.certificate import Certificate
from partnerdesk.sealing.seal import blank

_NO_CHANGES: Final = 1


class SignatureField:
    """The field on one page, whose object has the number ``page``; ``key`` is its own in the tree of parents."""

    def __init__(
        self, objects: Objects, certificate: Certificate, words: Clean, page: int, *, key: int
    ) -> None:
        self._objects = objects
        self._certificate = certificate
        self._called = text(words)
        self._page = page
        self.key = key
        self.element = objects.reserve()
        """The number of the element of the tree that stands for it."""
        self._widget, self._signature = objects.reserve(), objects.reserve()

    def write_element(self, parent: int) -> int:
        """Write its element, below the element ``parent``. Gives its number."""
        return self._objects.pack(
            b"<</Type/StructElem/S/Form/P %s/Pg %s/Alt%s/K<</Type/OBJR/Pg %s/Obj %s>>>>"
            % (ref(parent), ref(self._page), self._called, ref(self._page), ref(self._widget)),
            self.element,
        )

    def write(self) -> bytes:
        """Write the field, with room for a seal. Gives the entries by which the catalogue names it."""
        self._objects.pack(
            b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Seal)/TU%s/Contents%s/Rect[0 0 0 0]/F 132"
            b"/P %s/StructParent %d/V %s>>"
            % (self._called, self._called, ref(self._page), self.key, ref(self._signature)),
            self._widget,
        )
        self._objects.put(self._seal(), self._signature)
        return b"/AcroForm<</Fields[%s]/SigFlags 3>>/Perms<</DocMDP %s>>" % (
            ref(self._widget), ref(self._signature),
        )  # fmt: skip

    def on_page(self, body: bytes) -> bytes:
        """The page that it stands on, ``body``, with the field."""
        return b"%s/Annots[%s]>>" % (body.rstrip().removesuffix(b">>"), ref(self._widget))

    def _seal(self) -> bytes:
        return (
            b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached"
            b"/Name%s/Reason%s/M%s/Prop_Build<</App<</Name/%s>>>>"
            b"/Reference[<</Type/SigRef/TransformMethod/DocMDP"
            b"/TransformParams<</Type/TransformParams/P %d/V/1.2>>>>]%s>>"
        ) % (
            text(self._certificate.name),
            self._called,
            date(datetime.now(UTC)),
            PROGRAM.encode("ascii"),
            _NO_CHANGES,
            blank(self._certificate),
        )
