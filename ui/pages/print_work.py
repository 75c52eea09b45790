"""Making the summary and its pictures beside the running window."""

from __future__ import annotations

import tempfile
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from partnerdesk.exports.pdf.document import ONE_AT_A_TIME
from partnerdesk.model.snapshot import Snapshot
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


class PreviewMaker(QObject):
    """Makes previews one after the other in a thread of its own; only the newest is told."""

    ready = Signal(list)
    """The pages as :class:`QImage`."""
    failed = Signal(object)
    """What was raised instead."""
    _made = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._telling = RLock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="preview")
        self._future: Future[list[QImage]] | None = None
        self._made.connect(self._on_made)

    def start(self, snapshot: Snapshot, dots_per_inch: float) -> None:
        """Begin a preview; one that has not begun yet is dropped."""
        self._number += 1
        if self._future is not None:
            self._future.cancel()
        self._future = self._worker.submit(rendered_summary, snapshot, dots_per_inch)
        self._future.add_done_callback(partial(self._tell, self._number))

    def finish(self) -> None:
        """Wait until nothing is being made any more, and tell nobody about it."""
        with (
            self._telling
        ):  # what is being told now is told to the end, while there is still somebody to tell it
            self._number += 1
        if self._future is not None and not self._future.cancel():
            wait([self._future])

    def _tell(self, number: int, future: Future[list[QImage]]) -> None:
        """In the worker's thread: the signal carries the answer over to the window's."""
        if future.cancelled():
            return
        with self._telling, suppress(RuntimeError):  # the window went meanwhile; nobody waits for the answer
            if number == self._number:
                self._made.emit(number, future)

    def _on_made(self, number: int, future: Future[list[QImage]]) -> None:
        if number != self._number:
            return
        error = future.exception()
        if error is None:
            self.ready.emit(future.result())
        else:
            self.failed.emit(error)
