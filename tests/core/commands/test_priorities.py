"""Giving dots, ranks, points, impact and ease: caps, and what one gift does to another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from partnerdesk.commands.goals import add_goal, set_goal_status
from partnerdesk.commands.organisations import add_organisation
from partnerdesk.commands.own_words import add_own_words, edit_own_words, remove_own_words
from partnerdesk.commands.priorities import (
    clear_priorities,
    give_priorities,
    give_priority,
    set_dots_each,
    set_ranking,
    take_priority,
)
from partnerdesk.errors import InputError
from partnerdesk.model.vocabulary import RankingMethod
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor


@pytest.fixture
def editor() -> Iterator[Editor]:
    """Three goals and two organisations."""
    with Document.in_memory() as document:
        for name in ("Council", "School"):
            add_organisation(document.editor, name)
        for text in ("One", "Two", "Three"):
            add_goal(document.editor, text)
        yield document.editor


def given(editor: Editor, organisation_id: int = 1) -> dict[int, tuple[int, int | None]]:
    return {
        each.goal_id: (each.value, each.ease)
        for each in editor.snapshot.priorities
        if each.organisation_id == organisation_id
    }


def test_dots_have_a_cap_for_each_organisation(editor: Editor) -> None:
    set_dots_each(editor, 3)
    give_priority(editor, 1, 1, "dots", 2)
    give_priority(editor, 2, 1, "dots", 1)
    with pytest.raises(InputError, match="4 dots, and each has 3"):
        give_priority(editor, 3, 1, "dots", 1)
    give_priority(editor, 3, 2, "dots", 3)
    take_priority(editor, 1, 1, "dots")
    give_priority(editor, 3, 1, "dots", 2)
    assert given(editor) == {2: (1, None), 3: (2, None)}
    give_priority(editor, 3, 1, "dots", 0)
    assert given(editor) == {2: (1, None)}
    clear_priorities(editor, 1, "dots")
    assert given(editor) == {}
    assert given(editor, 2) == {3: (3, None)}


def test_a_rank_is_taken_from_the_goal_that_had_it(editor: Editor) -> None:
    give_priorities(editor, 1, "ranks", {1: (1, None), 2: (2, None)})
    give_priority(editor, 3, 1, "ranks", 1)
    assert given(editor) == {2: (2, None), 3: (1, None)}
    with pytest.raises(InputError, match="twice"):
        give_priorities(editor, 1, "ranks", {1: (1, None), 2: (1, None)})
    for rank in (0, 4):
        with pytest.raises(InputError):
            give_priority(editor, 1, 1, "ranks", rank)


def test_points_need_not_come_to_a_hundred(editor: Editor) -> None:
    give_priorities(editor, 1, "points", {1: (90, None), 2: (90, None)})
    assert given(editor) == {1: (90, None), 2: (90, None)}
    with pytest.raises(InputError):
        give_priority(editor, 1, 1, "points", 101)


def test_no_impact_is_said_too(editor: Editor) -> None:
    give_priority(editor, 1, 1, "impact", 0, 10)
    assert given(editor) == {1: (0, 10)}
    with pytest.raises(InputError):
        give_priority(editor, 1, 1, "impact", 5, 11)
    before = editor.snapshot
    give_priority(editor, 1, 1, "impact", 7)
    assert given(editor) == {1: (7, None)}
    editor.undo()
    assert editor.snapshot == before


def test_a_goal_that_was_moved_takes_nothing_and_keeps_what_it_had(editor: Editor) -> None:
    give_priority(editor, 1, 1, "dots", 5)
    set_goal_status(editor, 1, "moved")
    with pytest.raises(InputError):
        give_priority(editor, 1, 1, "dots", 1)
    give_priority(editor, 2, 1, "dots", 5)
    assert given(editor) == {1: (5, None), 2: (5, None)}


def test_an_order_has_to_be_chosen_first(editor: Editor) -> None:
    with pytest.raises(InputError, match="Choose first"):
        give_priority(editor, 1, 1, "", 1)
    set_ranking(editor, "points")
    assert editor.snapshot.workshop.ranking is RankingMethod.POINTS
    with pytest.raises(InputError):
        set_dots_each(editor, 0)


def test_own_words_are_kept_changed_and_removed(editor: Editor) -> None:
    first = add_own_words(editor, 1, 1, " Fewer\nambulances ").created("own_words")[0]
    add_own_words(editor, 1, None, "Children stay well")
    edit_own_words(editor, first, "Fewer ambulances at night")
    assert [(each.organisation_id, each.text) for each in editor.snapshot.own_words] == [
        (1, "Fewer ambulances at night"), (None, "Children stay well"),
    ]  # fmt: skip
    with pytest.raises(InputError):
        edit_own_words(editor, first, " ")
    remove_own_words(editor, first)
    assert len(editor.snapshot.own_words) == 1
    editor.undo()
    assert len(editor.snapshot.own_words) == 2
