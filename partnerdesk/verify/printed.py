"""What a PDF says about the record it was printed from: the code on every page (N16), and the record attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from partnerdesk.exports.pdf.document import ONE_AT_A_TIME

ATTACHED: Final = "record.json"
"""The name of the attached record: to the letter the text that its code is worked out from."""

FOOT: Final = 64.0
"""Height of the strip at the lower edge of an A4 page, in points, in which the code and the page's number stand."""
_USUAL: Final = 842.0
"""Height of an A4 page; on a poster the strip is as much taller as the page is."""
_WITH_NOTE: Final = 3.0
"""So many times as tall is the strip at most: what is left out of a document stands below its code."""

_DIGITS: Final = r"\b" + r"\s+".join(["([0-9a-f]{4})"] * 4)
_CODE: Final = re.compile(_DIGITS + r"\b(?!\s+v\d)")
_CODE_AND_VERSION: Final = re.compile(_DIGITS + r"\s+v(\d{1,6})\b")
_FINGERPRINT: Final = re.compile(r"\b" + " ".join(["[0-9A-F]{4}"] * 16) + r"\b")
_NUMBERS: Final = re.compile(r"\D+(\d{1,6})\D+(\d{1,6})\D*")


class Code(NamedTuple):
    """A record code as it is printed: its first 16 hex digits, and the version."""

    digits: str
    version: int


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page: its words with single spaces between them, the code at its foot, the number it says that it has and
    of how many, and the codes in its text."""

    words: str
    code: Code | None
    number: int | None
    of: int | None
    speaks_of: frozenset[str]


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF: its pages, every file attached under the record's name, how many digital signatures it has, and what it
    says that it is."""

    pages: tuple[PrintedPage, ...]
    attached: tuple[bytes, ...]
    signatures: int = 0
    title: str = ""
    subject: str = ""

    @property
    def fingerprints(self) -> frozenset[str]:
        """The fingerprints of certificates that stand in the text, in 64 hex digits."""
        found = (match[0] for page in self.pages for match in _FINGERPRINT.finditer(page.words))
        return frozenset(each.replace(" ", "").lower() for each in found)

    @property
    def codes(self) -> frozenset[Code]:
        return frozenset(page.code for page in self.pages if page.code is not None)


class PdfError(Exception):
    """A file that does not open as a PDF, or does not let itself be read. ``locked``: it wants a password."""

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__("wants a password" if locked else "cannot be read")
        self.locked = locked


def read_printed(data: bytes) -> Printed:
    """Read a PDF file. Raises PdfError when it is none, wants a password, or is damaged."""
    import pypdfium2
    import pypdfium2.raw

    try:
        with ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as document:
            signatures = max(0, pypdfium2.raw.FPDF_GetSignatureCount(document))
            title, subject = document.get_metadata_value("Title"), document.get_metadata_value("Subject")
            return Printed(tuple(_pages(document)), tuple(_attached(document)), signatures, title, subject)
    except pypdfium2.PdfiumError as error:
        raise PdfError(locked=error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD) from error


def _pages(document: Any) -> Iterator[PrintedPage]:
    for page in document:
        words = page.get_textpage()
        tall = FOOT * max(1.0, page.get_height() / _USUAL)
        if not _CODE_AND_VERSION.search(words.get_text_bounded(top=tall)):
            tall *= _WITH_NOTE
        foot, above = words.get_text_bounded(top=tall), words.get_text_bounded(bottom=tall)
        yield _page(words.get_text_range(), foot, above)
        words.close()
        page.close()


def _page(words: str, foot: str, text: str) -> PrintedPage:
    words = " ".join(words.split())
    speaks_of = frozenset("".join(found.groups()) for found in _CODE.finditer(text))
    codes = list(_CODE_AND_VERSION.finditer(foot))
    if not codes:
        return PrintedPage(words, None, None, None, speaks_of)
    *digits, version = codes[-1].groups()  # what else looks like one stands above it
    rest = foot[codes[-1].end() :]
    numbers = _NUMBERS.fullmatch(rest.partition("\n")[0]) or _NUMBERS.fullmatch(rest)
    number, of = map(int, numbers.groups()) if numbers else (None, None)
    return PrintedPage(words, Code("".join(digits), int(version)), number, of, speaks_of)


def _attached(document: Any) -> Iterator[bytes]:
    for index in range(document.count_attachments()):
        found = document.get_attachment(index)
        if found.get_name() == ATTACHED:
            yield bytes(found.get_data())
