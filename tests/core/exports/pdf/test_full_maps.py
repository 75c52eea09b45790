"""The map when there are too many partners for their names, and when they stand in rings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partnerdesk.exports.html.twin import twin
from partnerdesk.exports.pdf.canvas import Canvas
from partnerdesk.exports.pdf.map_drawing import NAME, READ, Node, PartnerMap
from partnerdesk.exports.pdf.map_rings import RingMark, draw_words
from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.kinds import kind_of
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.pdf.structure import Artifact, Box
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.text import clean
from partnerdesk.imports.outline import read_outline, snapshot_of_outline
from partnerdesk.layout.rings import by_rings
from partnerdesk.model.partner_types import category_of
from partnerdesk.model.records import Organisation
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.templates import example_path
from tests.core.exports.pdf.checkers import all_faults
from tests.core.exports.pdf.conftest import Read

SCALE = type_scale()
NUMBERS = "numbers stand for them"
RING = "Council or public body"


def example() -> Snapshot:
    return snapshot_of_outline(read_outline(example_path(1)))


def crowded(count: int) -> Snapshot:
    """The example with so many organisations, whose names do not follow the order in which they came."""
    snapshot = example()
    added = {
        number: Organisation(
            number, f"N{number}", f"Partner named {number * 7919 % count:04d}", "charity", False, "", number, None, None
        )
        for number in range(100, 100 + count)
    }  # fmt: skip
    return snapshot.with_rows("organisations", added)


def in_rings() -> Snapshot:
    snapshot = example()
    categories = {each.id: category_of(each.type) for each in snapshot.organisations}
    places = by_rings(categories, [(tie.a_id, tie.b_id) for tie in snapshot.relationships])
    placed = {
        each.id: replace(each, x=places[each.id][0], y=places[each.id][1]) for each in snapshot.organisations
    }
    return snapshot.with_rows("organisations", placed)


def nodes(count: int) -> list[Node]:
    return [
        Node(
            clean(f"Association of the Upper Valley {number}"), clean("Charity"), "voluntary",
            (number * 7919 % 1001, number * 104729 % 1001), True, clean(str(number)),
        )
        for number in range(1, count + 1)
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "numbered"), [(10, False), (25, False), (200, True), (600, True)])
def test_names_are_large_enough_to_be_read_or_numbers_stand_for_them(count: int, *, numbered: bool) -> None:
    drawing = PartnerMap(nodes(count), [], SCALE, 525, least=READ)
    assert drawing.numbered(480) is numbered
    laid = drawing._layout(480)
    assert numbered or laid.factor * NAME >= READ
    shown = {run.text for label in laid.labels for line in label.name for run in line.runs}
    assert ({str(number) for number in range(1, count + 1)} == shown) is numbered


@pytest.mark.parametrize("key", ["map-a3", "summary"])
def test_a_crowded_map_is_numbered_and_the_numbers_are_named(key: str, read_pages: Read) -> None:
    snapshot = crowded(250)
    data = paper_pdf(Order(kind_of(key), snapshot))
    assert not all_faults(data)
    text = " ".join(read_pages(data))
    assert NUMBERS in text
    by_name = sorted((each.name for each in snapshot.organisations), key=str.casefold)
    for number in (1, 100, len(by_name)):
        assert f"{number} {by_name[number - 1]}" in text
    assert f">{by_name[99]}" in twin(Order(kind_of(key), snapshot))


def test_a_map_with_room_and_a_poster_have_names(read_pages: Read) -> None:
    assert NUMBERS not in " ".join(read_pages(paper_pdf(Order(kind_of("map-a3"), example()))))
    [poster] = read_pages(paper_pdf(Order(kind_of("map-a0"), crowded(150))))
    assert NUMBERS not in poster
    assert "Partner named 0149" in poster


@pytest.mark.parametrize("key", ["map-a3", "map-a0", "map-tiles-a3", "summary"])
def test_rings_are_named_on_paper_while_partners_stand_in_them(key: str, read_pages: Read) -> None:
    assert RING in " ".join(" ".join(read_pages(paper_pdf(Order(kind_of(key), in_rings())))).split())
    assert RING not in " ".join(read_pages(paper_pdf(Order(kind_of(key), example()))))


def test_the_words_of_a_ring_stand_on_it_beside_the_boxes(canvas: Canvas) -> None:
    ground, top = Box(50, 50, 450, 350), Box(180, 60, 320, 120)
    view = Box(0, 0, 595, 842)
    places = []
    for boxes in ([], [top]):
        with canvas.artifact(Artifact.LAYOUT):
            draw_words(canvas, [RingMark(0.4, clean("Public bodies"))], ground, boxes, SCALE.label, view)
        places.append(canvas.furniture[-1].content.box)
    assert places[0].overlaps(top)
    assert not places[1].overlaps(top)
    assert all(ground.cut(place) == place for place in places)
