"""Making the summary and its pictures beside the running window."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from partnerdesk.exports.pdf.document import ONE_AT_A_TIME
from partnerdesk.model.snapshot import Snapshot
from ui.beside import Beside
from ui.words import say

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


def render_pages(path: Path, dots_per_inch: float) -> list[QImage]:
    """Every page of a PDF as a picture."""
    import pypdfium2

    images = []
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(path)
    try:
        for number in range(len(document)):
            with ONE_AT_A_TIME:  # page by page: whoever saves meanwhile waits for one page only
                images.append(_picture(document, number, dots_per_inch))
    finally:
        with ONE_AT_A_TIME:
            document.close()
    return images


def _picture(document: PdfDocument, number: int, dots_per_inch: float) -> QImage:
    page = document[number]
    bitmap = page.render(scale=dots_per_inch / 72, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
    ).copy()
    bitmap.close()
    page.close()
    return image


def build_summary(snapshot: Snapshot, path: Path) -> None:
    """Write the summary of ``snapshot`` to ``path``. Raises PartnerDeskError when it cannot be written."""
    from partnerdesk.exports.pdf.summary import export_summary

    export_summary(snapshot, path, translate=say)


def rendered_summary(snapshot: Snapshot, dots_per_inch: float) -> list[QImage]:
    """The summary of ``snapshot`` as pictures. Raises PartnerDeskError when there is no room for it on the disk."""
    with tempfile.TemporaryDirectory(prefix="partnerdesk-") as folder:
        path = Path(folder) / "summary.pdf"
        build_summary(snapshot, path)
        return render_pages(path, dots_per_inch)


class PreviewMaker(Beside):
    """Makes previews beside the running window. What is :attr:`ready` are the pages as a list of :class:`QImage`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("preview", parent)

    def start(self, snapshot: Snapshot, dots_per_inch: float) -> None:
        """Begin a preview; one that has not begun yet is dropped."""
        self.begin(rendered_summary, snapshot, dots_per_inch)
