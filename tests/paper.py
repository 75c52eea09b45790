"""PDFs read back, as words and as pictures.

PDFium may not be called by two threads at once, and the window of an earlier test may still be making its pictures. So
tests read with it here alone, under the lock, and nothing that is PDFium's leaves this file but inside :func:`opened`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw
from PIL import Image

from partnerdesk.exports.pdf.document import ONE_AT_A_TIME

Pdf = bytes | Path


@contextmanager
def opened(pdf: Pdf) -> Iterator[Any]:
    """A PDF as PDFium's document. What is taken from it goes with it."""
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        yield document


def words_on_pages(pdf: Pdf) -> list[str]:
    """The words of every page, with single spaces between them."""
    with opened(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def words_of(pdf: Pdf) -> str:
    """All its words."""
    return " ".join(words_on_pages(pdf))


def marked_words(pdf: Pdf) -> list[list[tuple[int, str]]]:
    """For every page its words as PDFium takes them out, in pieces: the number of the mark that they stand in (-1 where
    there is none), and the words. A mark that is met again begins a new piece."""
    with opened(pdf) as document:
        return [_pieces(page.get_textpage()) for page in document]


def _pieces(text: Any) -> list[tuple[int, str]]:
    raw = pypdfium2.raw
    marks: dict[int, int] = {}
    pieces: list[tuple[int, list[str]]] = []
    for index in range(raw.FPDFText_CountChars(text)):
        letter, drawn = chr(raw.FPDFText_GetUnicode(text, index)), raw.FPDFText_GetTextObject(text, index)
        if (
            not drawn or raw.FPDFText_IsGenerated(text, index) == 1
        ):  # a space or an end of line that is not drawn
            if pieces:
                pieces[-1][1].append(letter)
            continue
        place = ctypes.addressof(drawn.contents)
        mark = marks.setdefault(place, -2)
        if mark == -2:
            mark = marks[place] = raw.FPDFPageObj_GetMarkedContentID(drawn)
        if not pieces or pieces[-1][0] != mark:
            pieces.append((mark, []))
        pieces[-1][1].append(letter)
    return [(mark, "".join(letters)) for mark, letters in pieces]


def sizes_of_pages(pdf: Pdf) -> list[tuple[float, float]]:
    """Width and height of every page in points."""
    with opened(pdf) as document:
        return [page.get_size() for page in document]


def size_of_type(document: Any, words: str) -> float:
    """The type size, in points, of ``words`` where they stand first in an :func:`opened` document."""
    for page in document:
        text = page.get_textpage()
        found = text.search(words).get_next()
        if found is not None:
            return round(float(pypdfium2.raw.FPDFText_GetFontSize(text.raw, found[0])), 2)
    raise AssertionError(words)


def grey_picture(pdf: Pdf, page: int = 0, scale: float = 2.0) -> Image.Image:
    """A page in grey, with ``scale`` pixels for each point."""
    with opened(pdf) as document:
        bitmap = document[page].render(scale=scale, grayscale=True)
        image: Image.Image = bitmap.to_pil().copy()
        bitmap.close()
        return image
