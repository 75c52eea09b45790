"""Every kind of document, made from one record, is as it was kept: its tree, its words in their order, its looks."""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

import pikepdf
import pytest
from PIL import Image

from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.kinds import KINDS, kind_of
from partnerdesk.exports.pdf.papers.order import Order
from tests.core.exports.pdf.reading import outline_of, words_in_tree, words_of_content
from tests.core.exports.pdf.signed_record import signed_record
from tests.paper import grey_picture
from tests.reference.compare import (
    BLOCK,
    FOLDER,
    assert_as_kept,
    assert_looks_as_kept,
    other_looks,
)

KEYS: Final = [each.key for each in KINDS]
PAGES: Final = ("summary", "map-a3", "organisation-sheets")
"""A cover, a map and a page of tables: of each the first page."""
SCALE: Final = 3.0
"""Pixels for each point before they are drawn together, so that it hardly matters where one begins."""


@cache
def made(key: str) -> bytes:
    return paper_pdf(Order(kind_of(key), signed_record()))


@pytest.mark.parametrize("key", KEYS)
def test_the_tree_of_every_kind_is_as_it_was_kept(key: str) -> None:
    assert_as_kept(f"structure/{key}.txt", outline_of(made(key)))


@pytest.mark.parametrize("key", KEYS)
def test_the_words_of_every_kind_come_out_in_the_order_in_which_they_are_read_aloud(key: str) -> None:
    words = words_of_content(made(key))
    assert words
    assert words == words_in_tree(made(key))


def test_nothing_is_kept_that_is_held_against_nothing() -> None:
    assert {path.stem for path in (FOLDER / "structure").iterdir()} == set(KEYS)
    assert {path.stem for path in (FOLDER / "pages").iterdir()} == set(PAGES)


@pytest.mark.parametrize("key", PAGES)
def test_a_page_looks_as_it_was_kept(key: str, tmp_path: Path) -> None:
    assert_looks_as_kept(f"pages/{key}.png", grey_picture(made(key), scale=SCALE), tmp_path)


# The control: what is planted is seen, and another machine's letters are not


def looks(data: bytes, scale: float = SCALE) -> Image.Image:
    picture = grey_picture(data, scale=scale)
    return picture.reduce(round(BLOCK * scale / SCALE))


def edited(data: bytes, old: bytes, new: bytes) -> bytes:
    """The PDF with other drawing on its first page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
        changed = re.sub(old, new, content)
        assert changed != content
        pdf.pages[0].Contents = pdf.make_stream(changed)
        return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def second_column(data: bytes) -> bytes:
    """Where most lines begin that do not begin at the margin, as it stands in the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        starts: list[bytes] = re.findall(rb"BT ([\d.]+) ", pdf.pages[0].Contents.read_bytes())
    return next(start for start, _ in Counter(starts).most_common() if float(start) > 100)


@pytest.mark.parametrize("points", [-3, 3, 5])
def test_a_column_that_moved_is_seen(points: int) -> None:
    data = made("organisation-sheets")
    start = second_column(data)
    moved = edited(data, rb"BT " + re.escape(start) + b" ", b"BT %.3f " % (float(start) + points))
    assert "squares differ" in other_looks(looks(data), looks(moved))


def test_words_that_are_gone_are_seen() -> None:
    data = made("summary")
    gone = edited(data, rb"\([^)]{30,}\) Tj", b"() Tj")
    assert "squares differ" in other_looks(looks(data), looks(gone))


@pytest.mark.parametrize("key", PAGES)
@pytest.mark.parametrize("scale", [2.0, 4.0])
def test_letters_whose_edges_fall_otherwise_are_the_same_page(key: str, scale: float) -> None:
    assert other_looks(looks(made(key)), looks(made(key), scale)) == ""


def test_words_in_another_order_are_seen() -> None:
    data = made("agenda")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kids = pdf.Root.StructTreeRoot.K.K
        kids[1], kids[2] = kids[2], kids[1]
        other = saved(pdf)
    assert words_in_tree(other) != words_of_content(other)
    assert outline_of(other) != outline_of(data)
