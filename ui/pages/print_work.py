"""Making documents and their pictures beside the running window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from partnerdesk.exports.pdf.document import ONE_AT_A_TIME
from partnerdesk.exports.watching import StoppedError, Watch, nobody
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.wording import Phrase
from ui.words import say

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument
    from PySide6.QtPrintSupport import QPrinter

    from partnerdesk.exports.pdf.papers.order import Order

SUMMARY = "summary"
"""The kind that everybody takes home."""

_PRINT_DPI = 300
MOST_SHOWN = 24
"""So many pages are shown at most; all of them are saved and printed."""


def order_of(
    snapshot: Snapshot, key: str = SUMMARY, *, names: bool = True, without: frozenset[str] = frozenset()
) -> Order:
    """An order for the kind of document with this key, in the language of the desktop."""
    from partnerdesk.exports.pdf.papers.kinds import kind_of
    from partnerdesk.exports.pdf.papers.order import Order

    return Order(kind_of(key), snapshot, say, names, without)


def save(order: Order, path: Path, watch: Watch = nobody) -> Phrase | None:
    """Write the document to ``path``, as a PDF or by its ending as a web page. Of a PDF, ``watch`` hears each page.

    Gives which characters could not be printed, if there are any. Raises PartnerDeskError when it cannot be made or
    written.
    """
    from partnerdesk.exports.html.twin import ENDINGS, export_twin
    from partnerdesk.exports.pdf.papers.export import export_paper
    from partnerdesk.exports.pdf.unprintable import not_printed

    if path.suffix.lower() in ENDINGS:
        export_twin(order, path)
        return None
    export_paper(order, path, watch)
    return not_printed(order.snapshot)


def save_each(order: Order, folder: Path, watch: Watch = nobody) -> None:
    """Write the sheet of every organisation into ``folder``, which is made. Raises PartnerDeskError."""
    from partnerdesk.errors import ExportError
    from partnerdesk.exports.pdf.papers.export import export_single_sheets
    from partnerdesk.wording import QT_TRANSLATE_NOOP

    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        text = QT_TRANSLATE_NOOP("core", "The folder {folder} cannot be made. Choose another place.")
        raise ExportError(Phrase(text, folder=str(folder))) from error
    export_single_sheets(order, folder, watch)


def print_on(order: Order, printer: QPrinter, watch: Watch = nobody) -> None:
    """Paint every page onto ``printer``, fitted to its paper. Raises PartnerDeskError when there are none.

    A thread beside the window's may paint on a printer. Whoever stops it takes back what was not printed yet; of a
    file that was printed to nothing stays, for it would look like the whole.
    """
    from partnerdesk.exports.pdf.document import page_count
    from partnerdesk.exports.pdf.papers.export import paper_pdf

    area = printer.pageRect(printer.Unit.DevicePixel)

    def scale(width: float, height: float) -> float:
        """No more dots than the paper takes: a poster would fill the memory."""
        return min(_PRINT_DPI / 72, area.width() / width, area.height() / height)

    def made(pages: int, _: int) -> None:
        watch(pages, 0)

    data = paper_pdf(order, watch=made)
    try:
        _paint_all(printer, pictures(data, scale), page_count(data), watch)
    except StoppedError:
        if printer.outputFileName():
            with suppress(OSError):
                Path(printer.outputFileName()).unlink(missing_ok=True)
        raise


def _paint_all(printer: QPrinter, images: Iterator[QImage], count: int, watch: Watch) -> None:
    painter = QPainter(printer)
    try:
        for number, image in enumerate(images, start=1):
            if number > 1:
                printer.newPage()
            _paint(painter, image)
            watch(number, count)
    except StoppedError:
        printer.abort()
        raise
    finally:
        painter.end()


def _paint(painter: QPainter, image: QImage) -> None:
    """A page as large as the paper lets it be, at its top, in the middle."""
    room = QRectF(painter.viewport())
    size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF((room.width() - size.width()) / 2, 0, size.width(), size.height()), image)


Scale = Callable[[float, float], float]
"""Pixels for each point, from the width and the height of a page in points."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Pictures of the first pages of a document, and how many pages it has."""

    images: list[QImage]
    count: int


def pictures(data: bytes, scale: Scale, most: int | None = None) -> Iterator[QImage]:
    """The pages of a PDF as pictures, one after the other, no more than ``most``."""
    import pypdfium2

    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(data)
        count = len(document) if most is None else min(most, len(document))
    try:
        for number in range(count):
            with ONE_AT_A_TIME:  # page by page: whoever saves meanwhile waits for one page only
                image = _picture(document, number, scale)
            yield image
    finally:
        with ONE_AT_A_TIME:
            document.close()


def _picture(document: PdfDocument, number: int, scale: Scale) -> QImage:
    page = document[number]
    bitmap = page.render(scale=scale(*page.get_size()), rev_byteorder=True, prefer_bgrx=True)
    image = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
    ).copy()
    bitmap.close()
    page.close()
    return image


def shown_pages(order: Order, wide: float) -> Pages:
    """The document as it is shown, each page ``wide`` pixels wide. Raises PartnerDeskError."""
    from partnerdesk.exports.pdf.document import page_count
    from partnerdesk.exports.pdf.papers.export import paper_pdf

    data = paper_pdf(order)
    images = list(pictures(data, lambda width, _: wide / width, MOST_SHOWN))
    return Pages(images, page_count(data))


def first_page(order: Order, side: float) -> QImage:
    """The first page, its longer side ``side`` pixels long. Raises PartnerDeskError when it cannot be made."""
    from partnerdesk.exports.pdf.papers.export import paper_pdf

    data = paper_pdf(order, most=1)
    return next(pictures(data, lambda width, height: side / max(width, height), 1))
