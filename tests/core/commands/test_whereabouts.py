"""Everybody on the map has a lasting place, whoever found it, and does not move because another comes or goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest

from partnerdesk.commands.merging import merge_organisations
from partnerdesk.commands.organisations import add_organisation, remove_organisation
from partnerdesk.commands.partners import add_partners
from partnerdesk.commands.placing import move_on_map
from partnerdesk.commands.relationships import link_organisations, unlink_organisations
from partnerdesk.errors import InputError
from partnerdesk.exports.pdf.sections import partner_map
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.text import Voice
from partnerdesk.imports.outline import parse_outline, write_outline
from partnerdesk.layout.places import Place, map_places, usual_box
from partnerdesk.model.change import Change
from partnerdesk.quick.entries import LinkEntry, PartnerEntry
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor
from tests.core.imports.outlines import SAMPLES

NAMES = ["School", "Council", "Library", "Buses", "Police", "Clinic", "Church", "Panel", "Bank", "Farm"]


@pytest.fixture
def example() -> Iterator[Editor]:
    """A document made from an outline: nobody has a place in the record yet."""
    with Document.in_memory() as document:
        write_outline(document.editor, parse_outline(SAMPLES[0].read_text(encoding="utf-8")))
        yield document.editor


def kept(editor: Editor) -> dict[int, Place | None]:
    return {
        each.id: None if each.x is None or each.y is None else (each.x, each.y)
        for each in editor.snapshot.organisations
    }


def test_ten_partners_stand_where_they_stood_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "ten.partnerdesk"
    seen: dict[int, Place | None] = {}
    with Document.create(path) as document:
        for number, name in enumerate(NAMES):
            links = (LinkEntry(NAMES[number // 2], 2),) if number else ()
            add_partners(document.editor, [PartnerEntry(name=name, links=links)])
            now = kept(document.editor)
            assert {each: now[each] for each in seen} == seen, "who was there has not moved"
            seen = now
    with Document.open(path) as document:
        assert kept(document.editor) == seen
        assert map_places(document.snapshot()) == seen
    wide, high = usual_box(len(seen))
    places = [place for place in seen.values() if place is not None]
    assert len(places) == len(NAMES)
    assert all(abs(a[0] - b[0]) > wide - 2 or abs(a[1] - b[1]) > high - 2 for a, b in combinations(places, 2))


def test_places_are_found_in_the_step_that_adds() -> None:
    with Document.in_memory() as document:
        editor = document.editor
        blank = editor.snapshot
        add_partners(editor, [PartnerEntry(name=name) for name in NAMES])
        places = kept(editor)
        assert None not in places.values()
        add_organisation(editor, "Late")
        assert None not in kept(editor).values()
        editor.undo()
        editor.undo()
        assert editor.snapshot == blank
        editor.redo()
        assert kept(editor) == places


EDITS: dict[str, Callable[[Editor], Change]] = {
    "a link": lambda editor: link_organisations(editor, 1, 4, 3),
    "a link less": lambda editor: unlink_organisations(editor, 1),
    "somebody new": lambda editor: add_organisation(editor, "New here"),
    "somebody new with a link": lambda editor: add_partners(
        editor, [PartnerEntry(name="New here", links=(LinkEntry(editor.snapshot.organisations[0].name, 3),))]
    ),
    "somebody less": lambda editor: remove_organisation(editor, 2),
    "two in one": lambda editor: merge_organisations(editor, 1, 2),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_the_map_had_found_by_itself_stays_as_it_was(example: Editor, edit: str) -> None:
    before, record = map_places(example.snapshot), example.snapshot
    EDITS[edit](example)
    after = kept(example)
    assert {each: place for each, place in after.items() if each in before} == {
        each: place for each, place in before.items() if each in after
    }
    assert None not in after.values()
    example.undo()
    assert example.snapshot == record


def test_a_link_that_is_there_already_writes_nothing(example: Editor) -> None:
    tie, record = example.snapshot.relationships[0], example.snapshot
    link_organisations(example, tie.b_id, tie.a_id)
    assert example.snapshot == record


def test_nobody_is_moved_who_is_not_there(example: Editor) -> None:
    with pytest.raises(InputError):
        move_on_map(example, [1], {1: (10, 10), 99: (20, 20)})


def test_paper_has_the_places_of_the_record(example: Editor) -> None:
    add_organisation(example, "New here")
    nodes = partner_map.map_nodes(Paper(example.snapshot, Voice(), type_scale()))
    assert [each.place for each in nodes] == [place for _, place in sorted(kept(example).items())]
