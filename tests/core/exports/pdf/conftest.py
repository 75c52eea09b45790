"""Reading back what was printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pypdfium2
import pytest

from partnerdesk.exports.pdf.canvas import A4, About, Canvas
from partnerdesk.exports.pdf.document import ONE_AT_A_TIME
from partnerdesk.exports.pdf.flow import Sheet
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.text import clean

Read = Callable[[bytes], list[str]]

ABOUT = About(
    clean("A title"), clean("A subject"), clean("An author"), datetime(2026, 9, 30, 16, 30, tzinfo=UTC)
)


def words_on_pages(data: bytes) -> list[str]:
    """The words of every page of a PDF, with single spaces between them."""
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as document:  # a window may still be making its pictures
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.fixture
def read_pages() -> Read:
    """The words of every page of a PDF, with single spaces between them."""
    return words_on_pages


@pytest.fixture
def about() -> About:
    return About(
        clean("A title"), clean("A subject"), clean("An author"), datetime(2026, 9, 30, 16, 30, tzinfo=UTC)
    )


@pytest.fixture
def canvas(about: About) -> Canvas:
    return Canvas(about)


@pytest.fixture
def sheet() -> Sheet:
    """A page without furniture, 400 points wide and 600 high inside its margins."""
    return Sheet(Box(80, 80, 480, 680), lambda *_: None, A4)
