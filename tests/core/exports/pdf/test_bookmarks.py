"""The outline of a document: what it says, and what becomes of one with hundreds of entries."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk.exports.pdf.bookmarks import MOST, Entry, outline, walk
from partnerdesk.exports.pdf.canvas import Canvas
from partnerdesk.exports.pdf.structure import Element, Role
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.text import Clean, clean
from partnerdesk.exports.pdf.wrapping import Span, wrap
from tests.core.exports.pdf.checkers import all_faults

BODY = type_scale().body


def longest(entries: list[Entry]) -> int:
    return max([len(entries), *(longest(each.below) for each in entries)])


@settings(max_examples=60)
@given(st.lists(st.integers(0, 2), max_size=400))
def test_no_chain_is_long_and_every_entry_stands_in_its_place(wanted: list[int]) -> None:
    marks: list[tuple[Clean, str, int]] = []
    for number, level in enumerate(wanted):
        depth = min(level, marks[-1][2] + 1 if marks else 0)
        marks.append((clean(f"Title {number}"), f"place-{number}", depth))
    entries = outline(marks)
    assert longest(entries) <= MOST
    kept = [(each.title, each.place) for each, _ in walk(entries) if not each.group]
    assert kept == [(title, place) for title, place, _ in marks]
    levels = [level for _, level in walk(entries)]
    assert all(after <= before + 1 for before, after in zip([-1, *levels], levels, strict=False))


def test_a_group_is_named_by_its_ends_and_leads_to_its_first_page(canvas: Canvas) -> None:
    for number in range(130):
        if number:
            canvas.next_page()
        title = clean(f"Tent {number + 1}")
        canvas.bookmark(title, 0)
        with canvas.element(Element(Role.H1)):
            canvas.lines(60, 60, wrap([Span(title, BODY)], 300))
    data = canvas.finish()
    assert all_faults(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as read:
        pages = [each.obj.objgen for each in pdf.pages]

        def page_of(entry: Any) -> int:
            return pages.index(entry.destination[0].objgen)

        said = [(each.title, page_of(each)) for each in read.root]
        assert said == [("Tent 1 – Tent 60", 0), ("Tent 61 – Tent 120", 60), ("Tent 121 – Tent 130", 120)]
        assert list(map(page_of, read.root[1].children)) == list(range(60, 120))
