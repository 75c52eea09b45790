"""Several actions changed at once: one step to undo, named by how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from partnerdesk.commands.actions import (
    add_actions,
    remove_actions,
    set_action_start,
    set_contribution,
    set_due_days,
    set_goals,
    set_leads,
    set_statuses,
    shift_dates,
)
from partnerdesk.commands.capabilities import add_capability
from partnerdesk.commands.goals import add_goal
from partnerdesk.commands.organisations import add_organisation
from partnerdesk.errors import InputError
from partnerdesk.model.change import Change
from partnerdesk.quick.entries import ActionEntry, Part
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor


@pytest.fixture
def editor() -> Iterator[Editor]:
    """Three actions, the second without a date; a partner and a goal, both with the id 1."""
    with Document.in_memory() as document:
        add_organisation(document.editor, "Council", "council")
        add_goal(document.editor, "Warm homes")
        days = ("2027-01-31", "", "2027-02-28")
        add_actions(document.editor, [ActionEntry(text=f"Do {day}", due=day) for day in days])
        yield document.editor


@pytest.mark.parametrize(
    ("command", "field", "value", "label"),
    [
        (lambda editor: set_leads(editor, [1, 3], 1), "lead_id", 1, "Change who leads 2 actions"),
        (lambda editor: set_goals(editor, [1, 3], 1), "goal_id", 1, "Change the goal of 2 actions"),
        (
            lambda editor: set_due_days(editor, [1, 3], "31/3/2027"),
            "due",
            "2027-03-31",
            "Change the due date of 2 actions",
        ),
        (lambda editor: set_statuses(editor, [3, 1, 1], "done"), "status", "done", "2 actions: Done"),
    ],
)
def test_one_step_for_all(
    editor: Editor, command: Callable[[Editor], Change], field: str, value: object, label: str
) -> None:
    before = editor.snapshot
    assert str(command(editor).label) == label
    first, second, third = editor.snapshot.actions
    assert getattr(first, field) == getattr(third, field) == value
    assert second == before.actions[1]
    editor.undo()
    assert editor.snapshot == before


def test_dates_are_moved_where_there_are_some(editor: Editor) -> None:
    set_action_start(editor, 1, "2026-12-30")
    shift_dates(editor, [1, 2, 3], 7)
    said = [(action.start, action.due) for action in editor.snapshot.actions]
    assert said == [("2027-01-06", "2027-02-07"), ("", ""), ("", "2027-03-07")]
    with pytest.raises(InputError, match="too many"):
        shift_dates(editor, [1], 9_999_999)


def test_removing_leaves_nothing_behind(editor: Editor) -> None:
    set_contribution(editor, 1, 1, None, brings=True)
    remove_actions(editor, [1, 2])
    assert [action.id for action in editor.snapshot.actions] == [3]
    assert not editor.snapshot.contributions


def test_a_new_action_says_each_thing_once(editor: Editor) -> None:
    add_capability(editor, "Money")
    parts = (Part(1), Part(1, 1), Part(1, 1), Part(1))
    add_actions(
        editor, [ActionEntry(text="Pay", parts=parts), ActionEntry(text="Come", parts=(Part(1), Part(1)))]
    )
    assert [(part.action_id, part.capability_id) for part in editor.snapshot.contributions] == [
        (4, 1),
        (5, None),
    ]
    assert [(action.code, action.position) for action in editor.snapshot.actions[-2:]] == [
        ("A4", 4),
        ("A5", 5),
    ]


def test_nothing_is_changed_when_one_is_gone(editor: Editor) -> None:
    before = editor.snapshot
    with pytest.raises(InputError):
        set_leads(editor, [1, 99], 1)
    assert editor.snapshot == before
