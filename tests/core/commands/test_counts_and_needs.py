"""All hands counted at once, and needs named by their words."""

from __future__ import annotations

import pytest

from partnerdesk.commands.answers import add_support_count, set_support_counts
from partnerdesk.commands.capabilities import add_capability
from partnerdesk.commands.goals import add_goal, need_capability
from partnerdesk.errors import InputError
from partnerdesk.model.vocabulary import SupportBy
from partnerdesk.storage.document import Document


def test_eight_counts_replace_what_was_counted() -> None:
    with Document.in_memory() as document:
        editor = document.editor
        goal_id = add_goal(editor, "A goal").created("goals")[0]
        add_support_count(editor, goal_id, 8)
        set_support_counts(editor, goal_id, [3, 4, 3, 1, 2, 1, 0, 0])
        counts = {row.level: row.count for row in editor.snapshot.support_counts}
        assert counts == {1: 3, 2: 4, 3: 3, 4: 1, 5: 2, 6: 1}
        assert editor.snapshot.goal(goal_id).support_by is SupportBy.COUNT
        editor.undo()
        assert {row.level: row.count for row in editor.snapshot.support_counts} == {8: 1}


@pytest.mark.parametrize("counts", [[1, 2, 3], [1] * 9, [0, 0, 0, 0, 0, 0, 0, -1]])
def test_other_than_eight_counts_are_refused(counts: list[int]) -> None:
    with Document.in_memory() as document:
        goal_id = add_goal(document.editor, "A goal").created("goals")[0]
        with pytest.raises(InputError):
            set_support_counts(document.editor, goal_id, counts)
        assert document.snapshot().support_counts == ()


def test_a_need_that_nobody_named_before_is_added_in_one_step() -> None:
    with Document.in_memory() as document:
        editor = document.editor
        goal_id = add_goal(editor, "A goal").created("goals")[0]
        need_capability(editor, goal_id, "Street lighting")
        (capability,) = editor.snapshot.capabilities
        assert capability.name == "Street lighting"
        assert [need.capability_id for need in editor.snapshot.goal_needs] == [capability.id]
        editor.undo()
        assert (editor.snapshot.capabilities, editor.snapshot.goal_needs) == ((), ())


def test_a_need_that_is_known_by_name_is_not_added_twice() -> None:
    with Document.in_memory() as document:
        editor = document.editor
        goal_id = add_goal(editor, "A goal").created("goals")[0]
        add_capability(editor, "Venues")
        need_capability(editor, goal_id, " venues ")
        assert len(editor.snapshot.capabilities) == len(editor.snapshot.goal_needs) == 1
