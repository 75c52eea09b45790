"""A finished PDF onto the disk: checked first, then put in place of whatever stood there."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Final

from partnerdesk.errors import ExportError
from partnerdesk.exports.atomic import write_atomically
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

ONE_AT_A_TIME: Final = Lock()
"""Held by whoever calls PDFium, which may not be called by two threads at once, not even for two documents."""


def write_pdf(data: bytes, path: Path) -> None:
    """Write ``data`` to ``path``. Raises ExportError when it does not open as a PDF or cannot be written.

    What stood at ``path`` is then untouched.
    """
    page_count(data)
    write_atomically(path, lambda file: file.write(data))


def page_count(data: bytes) -> int:
    """How many pages a PDF has. Raises ExportError when it cannot be read back."""
    import pypdfium2

    try:
        with ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as document:
            return len(document)
    except pypdfium2.PdfiumError as error:
        raise ExportError(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The PDF did not come out right and was not kept. Please report this with the document.",
                )
            )
        ) from error
