"""Copies of a printed record, and what people and programs do to them. Each is made with another tool than ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO

import pikepdf
from pikepdf import AttachedFileSpec, Pdf

RECORD = "record.json"


def saved(pdf: Pdf, **options: object) -> bytes:
    file = BytesIO()
    pdf.save(file, **options)  # type: ignore[arg-type]
    return file.getvalue()


def opened(data: bytes) -> Pdf:
    return Pdf.open(BytesIO(data))


def resaved(data: bytes) -> bytes:
    """The same document, written anew."""
    with opened(data) as pdf:
        return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def locked(data: bytes) -> bytes:
    with opened(data) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(user="a word", owner="another"))


def attached_to(data: bytes) -> list[bytes]:
    """What is attached under the record's name."""
    with opened(data) as pdf:
        return [file.get_file().read_bytes() for name, file in pdf.attachments.items() if name == RECORD]


def with_record(data: bytes, *records: bytes) -> bytes:
    """Other attachments under the record's name, in place of what is there."""
    with opened(data) as pdf:
        for name in list(pdf.attachments):
            del pdf.attachments[name]
        for at, record in enumerate(records):
            key = RECORD if at == 0 else f"{at} {RECORD}"
            pdf.attachments[key] = AttachedFileSpec(
                pdf, record, filename=RECORD, mime_type="application/json"
            )
        return saved(pdf)


def with_pages(data: bytes, pages: Iterable[tuple[bytes, int]]) -> bytes:
    """The document with other pages: each is a file and the index of the page in it."""
    with opened(data) as pdf:
        others = [(opened(other), index) for other, index in pages]
        chosen = [pdf.copy_foreign(other.pages[index].obj) for other, index in others]
        del pdf.pages[:]
        for page in chosen:
            pdf.pages.append(pikepdf.Page(page))
        return saved(pdf)


def with_words(data: bytes, page: int, words: str) -> bytes:
    """Words printed over the middle of a page."""
    with opened(data) as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        there = pdf.pages[page]
        there.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/Added"))
        drawn = f"q BT /Added 12 Tf 1 0 0 1 100 400 Tm ({words}) Tj ET Q".encode("ascii")
        there.contents_add(pdf.make_stream(drawn))
        return saved(pdf)


def edited_on_top(data: bytes) -> bytes:
    """A later revision at the end of the file, as editors save it: a page is turned."""
    with opened(data) as pdf:
        page = pdf.pages[0].obj
        number = page.objgen[0]
        page.Rotate = 180
        body = page.unparse(resolved=True)
        root = pdf.Root.objgen[0]
        size = max(each.objgen[0] for each in pdf.objects) + 1
    before = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    place = len(data)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, place)
    piece = b"%d 0 obj\n%s\nendobj\n" % (number, body)
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, root, before, place + len(piece),
    )  # fmt: skip
    return data + piece + table + trailer
