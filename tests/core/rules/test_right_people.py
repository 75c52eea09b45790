"""The right people (N15): four questions with figures, the weakest first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from partnerdesk.commands.resources import (
    add_resource,
    move_resource,
    remove_resource,
    rename_resource,
    set_resource_amount,
)
from partnerdesk.imports.outline import checked_outline, write_outline
from partnerdesk.model.change import Change
from partnerdesk.model.partner_types import belongs_to
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import Look, Part
from partnerdesk.rules.insights import insights
from partnerdesk.rules.people_lines import PeopleLine, people_lines
from partnerdesk.storage.document import Document
from tests.core.rules.builder import Data, goal, outline, snapshot_of


def lines(data: Data) -> list[PeopleLine]:
    snapshot = snapshot_of(data)
    return list(people_lines(Look(snapshot, insights(snapshot))))


def said(data: Data) -> list[str]:
    return [str(each.words) for each in lines(data)]


def partner(code: str, **more: object) -> Data:
    return {"id": code, "name": f"Org {code}", "type": "council", "present": True, **more}


def test_the_weakest_comes_first_and_what_is_not_known_last() -> None:
    data = outline(
        [
            partner("A", offers=["x"], can_commit="refer"),
            partner("B", type="hospital"),
            partner("C", can_commit="no", resources=[{"name": "Grant", "amount": "20,000 pounds"}]),
        ],
        goals=[goal("G1", "xy")],
    )
    data["workshop"]["kind"] = 1
    missing = "Missing: police, housing, school, charity +3."
    assert said(data) == [
        f"2 of 9 kinds of organisation that are usually needed are here. {missing}",
        "1 of 3 who are here can say yes for their organisation. Who cannot: Org C, Org A.",
        "1 of 3 who are here have said what they can put in, and how much. Not yet: Org A, Org B.",
        "1 of 2 capabilities that the goals need are here. Missing: Capability y.",
    ]
    del data["workshop"]["kind"]
    last = lines(data)[-1]
    assert (last.value, last.step) == (None, Step.PREPARE)
    assert str(last.words).startswith("No kind of partnership is chosen")


def test_everyone_who_is_needed() -> None:
    data = outline(
        [partner("A", offers=["x"], resources=[{"name": "Grant", "amount": "20,000 pounds"}])],
        goals=[goal("G1", "x")],
    )
    assert said(data)[:3] == [
        "1 of 1 who are here can say yes for their organisation.",
        "1 of 1 who are here have said what they can put in, and how much.",
        "1 of 1 capabilities that the goals need are here.",
    ]
    assert [each.mend for each in lines(data)[:3]] == [None, None, None]


def test_an_empty_room_is_not_weak_but_unknown() -> None:
    assert {each.value for each in lines(outline(""))} == {None}


def test_a_resource_without_an_amount_is_not_said_yet() -> None:
    data = outline([partner("A", resources=[{"name": "Grant"}])])
    line = next(each for each in lines(data) if each.subject.part is Part.RESOURCES)
    assert str(line.words) == "Nobody who is here has said what they can put in, and how much."


def test_types_of_people_s_own_words_count_as_the_kind_they_belong_to() -> None:
    assert belongs_to("NHS", "health")
    assert belongs_to("church", "faith group")
    assert not belongs_to("college", "school")
    assert not belongs_to("Rowing club", "charity")
    assert not belongs_to("", "council")


def test_resources_are_added_edited_moved_and_removed_and_each_is_undone() -> None:
    with Document.in_memory() as document:
        write_outline(document.editor, checked_outline(outline("A B")))
        editor = document.editor
        states = [editor.snapshot]
        edits: list[Callable[[], Change]] = [
            partial(add_resource, editor, 1, "Youth worker", "two days a week"),
            partial(add_resource, editor, 1, "Van"),
            partial(rename_resource, editor, 2, "Minibus"),
            partial(set_resource_amount, editor, 2, "on Fridays"),
            partial(move_resource, editor, 2, -1),
            partial(remove_resource, editor, 1),
        ]
        for edit in edits:
            edit()
            states.append(editor.snapshot)
        [left] = editor.snapshot.resources_of(1)
        assert (left.name, left.amount) == ("Minibus", "on Fridays")
        for before in reversed(states[:-1]):
            editor.undo()
            assert editor.snapshot == before
