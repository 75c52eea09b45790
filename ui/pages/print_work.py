"""Making the summary and its pictures beside the running window."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QImage

from partnerdesk.errors import PartnerDeskError
from partnerdesk.model.snapshot import Snapshot


def render_pages(path: Path, dots_per_inch: float) -> list[QImage]:
    """Every page of a PDF as a picture. Raises ValueError when the file is no PDF."""
    import pypdfium2

    images = []
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            bitmap = page.render(scale=dots_per_inch / 72, rev_byteorder=True, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGBX8888,
            )
            images.append(image.copy())
    finally:
        document.close()
    return images


def build_summary(snapshot: Snapshot, path: Path) -> None:
    """Write the summary of ``snapshot`` to ``path``. Raises PartnerDeskError when it cannot be written."""
    from partnerdesk.exports.pdf.summary import export_summary

    export_summary(snapshot, path)


class _Told(QObject):
    pages = Signal(int, list)
    failed = Signal(int, object)


class _Job(QRunnable):
    """Builds and renders one snapshot. ``number`` tells a late answer from the one that is waited for."""

    def __init__(self, snapshot: Snapshot, number: int, dots_per_inch: float, told: _Told) -> None:
        super().__init__()
        self._snapshot = snapshot
        self._number = number
        self._dots_per_inch = dots_per_inch
        self._told = told

    def run(self) -> None:
        try:
            with tempfile.TemporaryDirectory(prefix="partnerdesk-preview-") as folder:
                path = Path(folder) / "summary.pdf"
                build_summary(self._snapshot, path)
                self._tell(render_pages(path, self._dots_per_inch), None)
        except (PartnerDeskError, Exception) as error:  # noqa: BLE001 - handed to the window's own thread, raised there
            self._tell([], error)

    def _tell(self, images: list[QImage], error: Exception | None) -> None:
        try:
            if error is None:
                self._told.pages.emit(self._number, images)
            else:
                self._told.failed.emit(self._number, error)
        except RuntimeError:
            pass  # the window was closed meanwhile; nobody waits for the answer


class PreviewMaker(QObject):
    """Makes previews one after the other; only the newest is told."""

    ready = Signal(list)
    """The pages as :class:`QImage`."""
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._told = _Told(self)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._told.pages.connect(self._on_pages)
        self._told.failed.connect(self._on_failed)

    def start(self, snapshot: Snapshot, dots_per_inch: float) -> None:
        """Begin a preview; one that has not begun yet is dropped."""
        self._number += 1
        self._pool.clear()
        self._pool.start(_Job(snapshot, self._number, dots_per_inch, self._told))

    def wait(self) -> None:
        """Wait until nothing is being made any more."""
        self._pool.clear()
        self._pool.waitForDone()

    def _on_pages(self, number: int, images: list[QImage]) -> None:
        if number == self._number:
            self.ready.emit(images)

    def _on_failed(self, number: int, error: object) -> None:
        if number == self._number:
            self.failed.emit(error)
