"""A partnership's second and third workshop start from the last, and leave it as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from partnerdesk.commands.actions import set_action_status
from partnerdesk.commands.answers import set_alone_answer, set_support_answer
from partnerdesk.commands.attendance import set_can_commit, set_presence
from partnerdesk.commands.goals import reword_goal, set_goal_community, set_goal_status
from partnerdesk.commands.merging import merge_organisations, unmerge
from partnerdesk.commands.next_workshop import Carried, start_next_workshop
from partnerdesk.commands.organisations import (
    add_organisation,
    place_organisations,
    remove_organisation,
    rename_organisation,
)
from partnerdesk.commands.parking import park, set_parking_outcome
from partnerdesk.commands.people import add_representative, remove_person
from partnerdesk.commands.placing import place_on_grid
from partnerdesk.commands.relationships import set_level_now, set_trust, unlink_organisations
from partnerdesk.commands.settling import drop_action, mark_done
from partnerdesk.commands.signing import reopen, seal
from partnerdesk.errors import InputError, SealedError
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.imports.outline import parse_outline, write_outline
from partnerdesk.layout.places import map_places
from partnerdesk.model.change import Change
from partnerdesk.model.snapshot import TABLES, Snapshot
from partnerdesk.model.vocabulary import ActionStatus, CanCommit, GoalStatus, ParkingOutcome, Presence
from partnerdesk.rules import insights_json
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor
from tests.core.imports.outlines import SAMPLES

OF_A_MEETING = {
    "agenda_items",
    "health_sheets",
    "set_asides",
    "merges",
    "signatures",
    "sealed_versions",
    "private_notes",
}
"""What belongs to one workshop alone and is never carried over."""


@pytest.fixture
def editor() -> Iterator[Editor]:
    """A whole worked example with people who come, parked items and a goal that is agreed."""
    with Document.in_memory() as document:
        editor = document.editor
        write_outline(editor, parse_outline(SAMPLES[3].read_text(encoding="utf-8")))
        add_representative(editor, 1, "Jo Smith")
        place_on_grid(editor, {1: (4, 2)})
        place_organisations(editor, map_places(editor.snapshot))
        set_can_commit(editor, 2, CanCommit.REFER)
        for text, outcome in (("Buses", "next time"), ("Lunch", "dropped"), ("Rent", "open")):
            park(editor, text)
            set_parking_outcome(editor, editor.snapshot.parking_items[-1].id, outcome)
        set_goal_status(editor, 1, GoalStatus.AGREED)
        set_goal_community(editor, 1, 3)
        yield editor


def rows_of(snapshot: Snapshot, workshop_id: int) -> dict[str, list[object]]:
    """Every row of one workshop, and of its goals and actions."""
    goals = {row.id for row in snapshot.goals if row.workshop_id == workshop_id}
    actions = {row.id for row in snapshot.actions if row.workshop_id == workshop_id}
    return {
        table: [
            row
            for row in getattr(snapshot, table)
            if (getattr(row, "workshop_id", 0) == workshop_id and table != "partnerships")
            or (table == "workshops" and row.id == workshop_id)
            or getattr(row, "action_id", None) in actions
            or ("workshop_id" not in row.__dataclass_fields__ and getattr(row, "goal_id", None) in goals)
        ]
        for table in TABLES
    }


def seal_it(editor: Editor) -> str:
    content = canonical_json(editor.snapshot)
    seal(editor, content, record_code(content))
    return content


def test_one_step_there_and_back(editor: Editor) -> None:
    before = editor.snapshot
    change = start_next_workshop(editor, "14/1/2027")
    assert str(change.label) == "Start workshop 2"
    after = editor.snapshot
    workshop, last = after.workshop, before.workshop
    assert (workshop.number, workshop.code, workshop.date) == (2, "W2", "2027-01-14")
    assert (workshop.hours, workshop.purpose, workshop.next_meeting) == ("", "", "")
    for kept in ("place", "kind", "kind_name", "agreement_share", "blocks_allowed", "community_must_hold",
                 "one_voice", "ranking", "dots_each", "title"):  # fmt: skip
        assert getattr(workshop, kept) == getattr(last, kept)
    editor.undo()
    assert editor.snapshot == before
    editor.redo()
    assert editor.snapshot == after


def test_partners_come_along_and_nobody_is_in_the_room(editor: Editor) -> None:
    before = editor.snapshot
    start_next_workshop(editor)
    after = editor.snapshot
    assert after.organisations == before.organisations
    assert not after.present_ids()
    for organisation_id, row in after.attendance().items():
        last = before.attendance()[organisation_id]
        assert (row.can_commit, row.influence, row.interest) == (
            last.can_commit,
            last.influence,
            last.interest,
        )
    assert [person.name for person in after.people_coming(1)] == [p.name for p in before.people_coming(1)]
    assert not after.workshop_agenda()


def test_now_becomes_before_and_trust_is_asked_anew(editor: Editor) -> None:
    set_trust(editor, 1, 2, 3)
    set_level_now(editor, 2, None)
    before = editor.snapshot.rating_of()
    start_next_workshop(editor)
    after = editor.snapshot.rating_of()
    assert after.keys() == before.keys()
    for tie, rating in after.items():
        last = before[tie]
        known = last.before if last.now is None else last.now
        assert (rating.before, rating.now, rating.wanted) == (known, last.now, last.wanted)
        assert (rating.trust_ab, rating.trust_ba) == (None, None)


def test_open_actions_go_on_with_all_that_belongs_to_them(editor: Editor) -> None:
    mark_done(editor, 1)
    drop_action(editor, 2, "no money")
    before = editor.snapshot
    start_next_workshop(editor)
    after = editor.snapshot
    carried = after.workshop_actions()
    assert [each.carried_from_id for each in carried] == [each.id for each in before.workshop_actions()[2:]]
    goal_of = {each.carried_from_id: each.id for each in after.workshop_goals()}
    for action in carried:
        last = before.action(action.carried_from_id or 0)
        assert (action.code, action.text, action.due, action.lead_id) == (
            last.code, last.text, last.due, last.lead_id,
        )  # fmt: skip
        assert action.goal_id == goal_of.get(last.goal_id)
        for rows, fields in ((after.contributions, ("organisation_id", "capability_id")),
                             (after.addressings, ("relationship_id", "turned"))):  # fmt: skip
            said = {
                each: [tuple(getattr(row, name) for name in fields) for row in rows if row.action_id == each]
                for each in (action.id, last.id)
            }
            assert said[action.id] == said[last.id]


def test_what_is_agreed_stays_agreed_and_the_rest_is_asked_anew(editor: Editor) -> None:
    set_goal_status(editor, 2, GoalStatus.MOVED)
    before = editor.snapshot
    start_next_workshop(editor)
    after = editor.snapshot
    assert [each.carried_from_id for each in after.workshop_goals()] == [
        each.id for each in before.workshop_goals() if each.id != 2
    ]
    agreed, undecided = after.workshop_goals()[0], after.workshop_goals()[1]
    assert (agreed.status, agreed.community_level) == (GoalStatus.AGREED, 3)
    assert (undecided.status, undecided.community_level) == (GoalStatus.OPEN, None)
    then, now = insights_json(before)["goals"], insights_json(after)["goals"]
    assert now[agreed.code]["common_hold"] == then[agreed.code]["common_hold"] is not None
    assert now[agreed.code]["alone_score"] == then[agreed.code]["alone_score"] is not None
    assert now[undecided.code]["common_hold"] is None
    needs = {
        goal: [n.capability_id for n in after.goal_needs if n.goal_id == goal] for goal in (1, agreed.id)
    }
    assert needs[agreed.id] == needs[1] != []


def test_an_answer_knows_the_wording_that_was_answered(editor: Editor) -> None:
    reword_goal(editor, 1, "Other words altogether")
    start_next_workshop(editor)
    snapshot = editor.snapshot
    carried = snapshot.workshop_goals()[0].id
    wordings = {each.id: each.text for each in snapshot.wordings if each.goal_id == carried}
    assert list(wordings.values()) == [each.text for each in snapshot.wordings if each.goal_id == 1]
    answers = [each for each in snapshot.support_responses if each.goal_id == carried]
    assert answers
    assert {wordings[each.wording_id] for each in answers} == {next(iter(wordings.values()))}


def test_only_what_was_parked_for_next_time_comes_back(editor: Editor) -> None:
    carried = Carried.of(editor.snapshot)
    assert [each.text for each in carried.undecided][-1] == "Rent"
    start_next_workshop(editor)
    back = editor.snapshot.workshop_parking()
    assert [each.text for each in back][-1] == "Buses"
    assert {each.outcome for each in back} == {ParkingOutcome.OPEN}
    assert [each.carried_from_id for each in back] == [each.id for each in carried.parking]


def test_three_in_a_row(editor: Editor) -> None:
    before = editor.snapshot
    start_next_workshop(editor, "2027-01-14")
    mark_done(editor, editor.snapshot.workshop_actions()[0].id)
    start_next_workshop(editor, "2027-04-15")
    third = editor.snapshot
    assert [each.number for each in third.workshops] == [1, 2, 3]
    assert third.workshop.code == "W3"
    assert len(third.workshop_actions()) == len(before.workshop_actions()) - 1
    chain = third.workshop_actions()[0]
    assert third.action(third.action(chain.carried_from_id or 0).carried_from_id or 0).workshop_id == 1
    for _ in range(3):
        editor.undo()
    assert editor.snapshot == before
    for _ in range(3):
        editor.redo()
    assert editor.snapshot == third


def test_a_code_that_is_in_use_is_passed_by() -> None:
    with Document.in_memory("Two") as document:
        data = "workshop: {id: W2, title: T}\norganisations: []\n"
        write_outline(document.editor, parse_outline(data))
        start_next_workshop(document.editor)
        assert (document.snapshot().workshop.number, document.snapshot().workshop.code) == (2, "W3")


def test_after_sealing_the_next_one_starts_and_the_sealed_one_stays(editor: Editor) -> None:
    content = seal_it(editor)
    before = editor.snapshot
    start_next_workshop(editor)
    assert not editor.snapshot.sealed
    rename_organisation(editor, 1, "Another name")
    add_organisation(editor, "New here")
    set_presence(editor, 1, Presence.PRESENT)
    with pytest.raises(InputError, match="workshop 1"):
        mark_done(editor, 1)
    seal_it(editor)
    with pytest.raises(SealedError):
        rename_organisation(editor, 1, "Yet another")
    reopen(editor, "A date was wrong")
    assert rows_of(editor.snapshot, 1) == rows_of(before, 1)
    assert editor.snapshot.sealed_versions[0].content == content


def test_undo_leads_back_to_the_sealed_workshop_and_no_further(editor: Editor) -> None:
    seal_it(editor)
    sealed = editor.snapshot
    start_next_workshop(editor)
    editor.undo()
    assert editor.snapshot == sealed
    assert editor.undo() is None


def test_what_was_part_of_an_earlier_workshop_is_not_removed(editor: Editor) -> None:
    start_next_workshop(editor)
    before = editor.snapshot
    removals: tuple[Callable[[], Change], ...] = (
        lambda: remove_organisation(editor, 1),
        lambda: remove_person(editor, before.people_coming(1)[0].id),
        lambda: unlink_organisations(editor, 1),
        lambda: set_support_answer(editor, 1, 1, 8),
        lambda: set_alone_answer(editor, 1, 1, 0),
    )
    for remove in removals:
        with pytest.raises(InputError, match="workshop 1 too, which stays as it was"):
            remove()
        assert editor.snapshot == before
    add_organisation(editor, "New here")
    remove_organisation(editor, editor.snapshot.organisations[-1].id)
    assert editor.snapshot == before


def test_the_record_as_of_an_earlier_workshop(editor: Editor) -> None:
    first = editor.snapshot
    start_next_workshop(editor)
    add_organisation(editor, "New here")
    set_goal_status(editor, editor.snapshot.workshop_goals()[1].id, GoalStatus.AGREED)
    second = editor.snapshot
    start_next_workshop(editor)
    assert editor.snapshot.of_workshop(1) == first
    assert editor.snapshot.of_workshop(2) == second
    assert editor.snapshot.of_workshop(3) == editor.snapshot
    with pytest.raises(KeyError):
        editor.snapshot.of_workshop(4)


def test_statuses_of_open_actions_go_on(editor: Editor) -> None:
    set_action_status(editor, 1, ActionStatus.DOING)
    start_next_workshop(editor)
    assert editor.snapshot.workshop_actions()[0].status is ActionStatus.DOING
    assert OF_A_MEETING.isdisjoint(
        table for table, rows in rows_of(editor.snapshot, editor.snapshot.workshop.id).items() if rows
    )


def test_two_that_became_one_are_parted_again_in_a_later_workshop(editor: Editor) -> None:
    add_organisation(editor, "Riverside")
    merge_organisations(editor, 1, editor.snapshot.organisations[-1].id)
    start_next_workshop(editor)
    before = rows_of(editor.snapshot, 1)
    unmerge(editor, editor.snapshot.merges[-1].id)
    assert editor.snapshot.organisations[-1].name == "Riverside"
    after = rows_of(editor.snapshot, 1)
    assert after | {"merges": []} == before | {"merges": []}
    with pytest.raises(InputError, match="so its name has to stay"):
        merge_organisations(editor, 1, 2)
