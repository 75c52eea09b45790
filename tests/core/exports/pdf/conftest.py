"""Reading back what was printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from partnerdesk.exports.pdf.canvas import A4, About, Canvas
from partnerdesk.exports.pdf.flow import Sheet
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.text import clean
from tests.paper import words_on_pages

Read = Callable[[bytes], list[str]]

ABOUT = About(
    clean("A title"), clean("A subject"), clean("An author"), datetime(2026, 9, 30, 16, 30, tzinfo=UTC)
)


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
