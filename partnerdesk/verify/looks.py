"""How pages look: what is drawn, and who signed, stands in no word."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.document import ONE_AT_A_TIME

_LONGEST: Final = 900.0
"""So many pixels for the longer side of a page: a point of A4 is more than one, and a poster is no burden."""


def looking_otherwise(one: bytes, other: bytes, pages: int) -> list[int]:
    """Which of the ``pages`` of two PDFs differ to the eye, counted from 1. The same drawing gives the same pixels."""
    return [page for page in range(1, pages + 1) if _pixels(one, page) != _pixels(other, page)]


def _pixels(data: bytes, number: int) -> tuple[int, bytes]:
    """One row's length and the greys of a page. Opened anew for each, so that nobody waits longer than for one page."""
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as document:
        page = document[number - 1]
        bitmap = page.render(scale=_LONGEST / max(page.get_size()), grayscale=True)
        pixels = bitmap.stride, bytes(bitmap.buffer)
        bitmap.close()
        page.close()
        return pixels
