"""A finished PDF onto the disk: checked first, then put in place of whatever stood there.

What is not tagged is not written. Our own files always are; this is the last look.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final

from partnerdesk.errors import ExportError
from partnerdesk.exports.atomic import write_atomically
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

ONE_AT_A_TIME: Final = Lock()
"""Held by whoever calls PDFium, which may not be called by two threads at once, not even for two documents."""


def write_pdf(data: bytes, path: Path) -> None:
    """Write ``data`` to ``path``. Raises ExportError when it is no tagged PDF or cannot be written.

    What stood at ``path`` is then untouched.
    """
    with _read_back(data) as document:
        if not document.is_tagged():
            raise _not_right()
    write_atomically(path, lambda file: file.write(data))


def page_count(data: bytes) -> int:
    """How many pages a PDF has. Raises ExportError when it cannot be read back."""
    with _read_back(data) as document:
        return len(document)


@contextmanager
def _read_back(data: bytes) -> Iterator[Any]:
    """A PDF as PDFium reads it. Raises ExportError when it cannot."""
    import pypdfium2

    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _not_right() from error
        with document:
            yield document


def _not_right() -> ExportError:
    text = QT_TRANSLATE_NOOP(
        "core", "The PDF did not come out right and was not kept. Please report this with the document."
    )
    return ExportError(Phrase(text))
