"""What single commands mean, where doing and undoing alone would not show it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from partnerdesk.commands import codes
from partnerdesk.commands.actions import add_action, set_contribution
from partnerdesk.commands.agenda import add_agenda_item, move_agenda_item
from partnerdesk.commands.answers import add_support_count, set_alone_answer, set_dissent, set_support_answer
from partnerdesk.commands.capabilities import add_capability, remove_capability, toggle_holding
from partnerdesk.commands.goals import add_goal, remove_goal, reword_goal
from partnerdesk.commands.invite import invite_absent
from partnerdesk.commands.notes import set_private_note
from partnerdesk.commands.organisations import add_organisation, remove_organisation, rename_organisation
from partnerdesk.commands.partners import add_partners
from partnerdesk.commands.partnership import rename_partnership
from partnerdesk.commands.relationships import link_organisations, set_kinds
from partnerdesk.commands.signing import answer, checked_strokes, clear_signature, reopen, seal, sign
from partnerdesk.errors import InputError, SealedError
from partnerdesk.exports.record import canonical_json
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import HoldingKind, Presence, SupportBy
from partnerdesk.quick.partners import parse_partners
from partnerdesk.rules.signing import signed_so_far
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor

CODE = "0123456789abcdef" * 4


@pytest.fixture
def editor() -> Iterator[Editor]:
    with Document.in_memory() as document:
        yield document.editor


def typed(editor: Editor, *lines: str) -> Snapshot:
    """The record after these lines were typed one after the other."""
    for line in lines:
        add_partners(editor, parse_partners(line, editor.snapshot))
    return editor.snapshot


def test_a_typed_line_becomes_a_partner_with_all_that_was_said(editor: Editor) -> None:
    snapshot = typed(editor, "Council", "Riverside School #school @Head teacher >Council =3/4 ~")
    school = snapshot.organisations[1]
    assert (school.name, school.type, school.code) == ("Riverside School", "school", "RIV")
    assert [person.role for person in snapshot.people_coming(school.id)] == ["Head teacher"]
    assert snapshot.attendance()[school.id].presence is Presence.ABSENT
    assert (snapshot.attendance()[school.id].influence, snapshot.attendance()[school.id].interest) == (3, 4)
    assert snapshot.rating_of()[1].now == 1
    editor.undo()
    assert [each.name for each in editor.snapshot.organisations] == ["Council"]


def test_a_partner_typed_again_gets_what_is_new(editor: Editor) -> None:
    snapshot = typed(editor, "Riverside School @Jo Smith", "riverside school #college @Jo Smith @Ann >Nobody")
    assert len(snapshot.organisations) == 1
    assert snapshot.organisations[0].type == "college"
    assert snapshot.organisations[0].note == ">Nobody"
    assert [person.name for person in snapshot.people] == ["Jo Smith", "Ann"]


def test_partners_pasted_together_may_be_linked_to_each_other(editor: Editor) -> None:
    snapshot = typed(editor, "Bakery >>Town Council\nTown Council; Tenants' Forum")
    assert [each.name for each in snapshot.organisations] == ["Bakery", "Town Council", "Tenants' Forum"]
    assert (snapshot.relationships[0].a_id, snapshot.relationships[0].b_id) == (1, 2)
    assert [each.community for each in snapshot.organisations] == [False, False, True]
    editor.undo()
    assert not editor.snapshot.organisations


def test_two_partners_cannot_have_one_name(editor: Editor) -> None:
    typed(editor, "Council; School")
    with pytest.raises(InputError, match="called Council already"):
        add_organisation(editor, "COUNCIL")
    with pytest.raises(InputError, match="called Council already"):
        rename_organisation(editor, 2, "council")
    rename_organisation(editor, 1, "COUNCIL")


def test_a_link_is_one_whichever_way_it_is_drawn(editor: Editor) -> None:
    typed(editor, "Council; School")
    link_organisations(editor, 1, 2, 3)
    link_organisations(editor, 2, 1)
    assert len(editor.snapshot.relationships) == 1
    assert editor.snapshot.rating_of()[1].now == 3
    set_kinds(editor, 1, ["money", "money", "a|b", " "])
    assert editor.snapshot.relationships[0].kinds == "money|a b"
    with pytest.raises(InputError, match="itself"):
        link_organisations(editor, 1, 1)


def test_removing_a_partner_leaves_nothing_of_it_behind(editor: Editor) -> None:
    typed(editor, "Council @Jo; School >Council")
    add_capability(editor, "Money")
    toggle_holding(editor, 1, 1, HoldingKind.OFFER)
    add_goal(editor, "Feed everyone")
    set_alone_answer(editor, 1, 1, 3)
    set_support_answer(editor, 1, 1, 8)
    set_dissent(editor, 1, 1, reason="No")
    add_action(editor, "Cook", lead_id=1)
    set_contribution(editor, 1, 1, 1, brings=True)
    sign(editor, 1, "accept", signed_as="Jo")
    remove_organisation(editor, 1)
    snapshot = editor.snapshot
    assert [each.name for each in snapshot.organisations] == ["School"]
    left = (
        snapshot.people,
        snapshot.relationships,
        snapshot.ratings,
        snapshot.holdings,
        snapshot.contributions,
    )
    assert left == ((), (), (), (), ())
    said = (snapshot.alone_responses, snapshot.support_responses, snapshot.dissents, snapshot.signatures)
    assert said == ((), (), (), ())
    assert snapshot.actions[0].lead_id is None


def test_a_wording_that_was_answered_is_kept(editor: Editor) -> None:
    typed(editor, "Council")
    add_goal(editor, "Feed all")
    reword_goal(editor, 1, "Feed all children")
    assert [wording.text for wording in editor.snapshot.wordings] == ["Feed all children"]
    set_alone_answer(editor, 1, 1, 2)
    reword_goal(editor, 1, "Feed everyone")
    assert [wording.text for wording in editor.snapshot.wordings] == ["Feed all children", "Feed everyone"]
    assert editor.snapshot.alone_responses[0].wording_id == 1
    set_alone_answer(editor, 1, 1, 3)
    assert editor.snapshot.alone_responses[0].wording_id == 2


def test_hands_that_were_counted_keep_the_wording_too(editor: Editor) -> None:
    add_goal(editor, "Feed all")
    add_support_count(editor, 1, 2)
    reword_goal(editor, 1, "Feed everyone")
    reword_goal(editor, 1, "Feed everyone here")
    assert [wording.text for wording in editor.snapshot.wordings] == ["Feed all", "Feed everyone here"]


def test_a_wording_that_stood_for_a_while_is_kept(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    add_goal(editor, "Feed all")
    monkeypatch.setattr("partnerdesk.commands.goals.now", lambda: "2999-01-01T00:00:00.000+00:00")
    reword_goal(editor, 1, "Feed everyone")
    assert [wording.text for wording in editor.snapshot.wordings] == ["Feed all", "Feed everyone"]


def test_the_way_support_was_last_asked_is_the_way_it_counts(editor: Editor) -> None:
    typed(editor, "Council")
    add_goal(editor, "Feed all")
    add_support_count(editor, 1, 3)
    counted = editor.snapshot.goals[0].support_by
    set_support_answer(editor, 1, 1, 1)
    assert [counted, editor.snapshot.goals[0].support_by] == [SupportBy.COUNT, SupportBy.ORGANISATION]
    assert editor.snapshot.support_counts[0].count == 1


def test_removing_a_goal_keeps_its_actions(editor: Editor) -> None:
    add_goal(editor, "Feed all")
    add_action(editor, "Cook", goal_id=1)
    remove_goal(editor, 1)
    assert editor.snapshot.actions[0].goal_id is None
    assert not editor.snapshot.wordings
    add_goal(editor, "Another")
    assert editor.snapshot.goals[0].code == "G1"


def test_what_is_brought_takes_the_place_of_what_was_not_said(editor: Editor) -> None:
    typed(editor, "Council")
    for name in ("Money", "Data"):
        add_capability(editor, name)
    add_action(editor, "Cook")
    for capability in (None, 1, 2):
        set_contribution(editor, 1, 1, capability, brings=True)
    assert [part.capability_id for part in editor.snapshot.contributions] == [1, 2]
    remove_capability(editor, 1)
    assert [part.capability_id for part in editor.snapshot.contributions] == [2]
    remove_capability(editor, 2)
    assert [part.capability_id for part in editor.snapshot.contributions] == [None]


def test_moving_goes_as_far_as_there_is_room(editor: Editor) -> None:
    for title in "ABC":
        add_agenda_item(editor, title)
    move_agenda_item(editor, 1, 1)
    assert [item.title for item in editor.snapshot.agenda_items] == ["B", "A", "C"]
    move_agenda_item(editor, 3, -9)
    assert [item.title for item in editor.snapshot.agenda_items] == ["C", "B", "A"]
    assert not move_agenda_item(editor, 1, 5).rows


def test_an_empty_chair_is_invited_once(editor: Editor) -> None:
    typed(editor, "Coastrider Buses ~")
    add_capability(editor, "Bus routes")
    invite_absent(editor, 1, [1])
    assert editor.snapshot.actions[0].text == (
        "Invite Coastrider Buses to the next meeting: they could bring Bus routes"
    )
    assert not invite_absent(editor, 1, [1]).rows


def test_sealing_and_reopening(editor: Editor) -> None:
    typed(editor, "Council")
    sign(editor, 1, "accept", signed_as="Jo Smith")
    seal(editor, '{"what": "was signed"}', CODE)
    assert editor.undo_label is None
    with pytest.raises(SealedError, match="Reopen it"):
        add_goal(editor, "More")
    with pytest.raises(SealedError, match="Reopen it"):
        rename_partnership(editor, "Other")
    with pytest.raises(SealedError):
        seal(editor, "{}", CODE)
    set_private_note(editor, "sign", "They were tired")
    reopen(editor, "A date was wrong")
    first = editor.snapshot.sealed_versions[0]
    assert (first.version, first.content, first.reopened_reason) == (
        1,
        '{"what": "was signed"}',
        "A date was wrong",
    )
    assert first.reopened_at
    assert not editor.snapshot.signatures
    seal(editor, "{}", CODE)
    assert editor.snapshot.workshop.sealed_version == 2
    reopen(editor, "Again")
    with pytest.raises(InputError, match="open already"):
        reopen(editor, "And again")


def test_sealing_takes_a_real_code(editor: Editor) -> None:
    with pytest.raises(ValueError, match="64 hex"):
        seal(editor, "{}", "abc")


def test_reopening_takes_a_reason(editor: Editor) -> None:
    seal(editor, "{}", CODE)
    with pytest.raises(InputError, match="reason"):
        reopen(editor, "  ")


def test_signing_again_takes_the_place_of_what_was_said(editor: Editor) -> None:
    typed(editor, "Council")
    sign(editor, 1, "not yet", method="ink")
    sign(editor, 1, "with note", method="drawn", strokes="[[[0, 0, 0], [1000, 200, 5]]]", note="But soon")
    signature = editor.snapshot.signatures[0]
    assert (signature.decision, signature.strokes, signature.note) == (
        "with note",
        "[[[0,0,0],[1000,200,5]]]",
        "But soon",
    )
    assert not sign(editor, 1, "with note", method="drawn", strokes=signature.strokes, note="But soon").rows
    clear_signature(editor, 1)
    assert not editor.snapshot.signatures


def test_no_note_stands_beside_a_plain_acceptance(editor: Editor) -> None:
    typed(editor, "Council")
    sign(editor, 1, "with note", signed_as="Chair", note="If funded")
    sign(editor, 1, "accept", signed_as="Chair", note="If funded")
    assert editor.snapshot.signatures[0].note == ""


def test_a_note_is_kept_before_signing_and_counts_for_nothing(editor: Editor) -> None:
    typed(editor, "Council")
    blank = canonical_json(editor.snapshot)
    answer(editor, 1, "with note", "If funded")
    assert editor.snapshot.waiting_notes() == {1: "If funded"}
    assert signed_so_far(editor.snapshot).waiting == 1
    assert canonical_json(editor.snapshot) == blank
    assert not answer(editor, 1, "with note", "If funded").rows
    sign(editor, 1, "with note", signed_as="Chair", note="If funded")
    assert not editor.snapshot.waiting_notes()
    answer(editor, 1, "not yet", "The board decides")
    answer(editor, 1, "with note", "The board decides")
    assert editor.snapshot.waiting_notes() == {1: "The board decides"}
    answer(editor, 1, "accept", "The board decides")
    assert not editor.snapshot.signatures
    with pytest.raises(InputError, match="Nothing is signed yet"):
        sign(editor, 1, "accept", method="")


def test_another_note_is_no_new_signature(editor: Editor) -> None:
    typed(editor, "Council")
    sign(editor, 1, "with note", signed_as="Chair", note="If funded")
    add_goal(editor, "Feed everyone")
    answer(editor, 1, "with note", "If funded in May")
    assert editor.snapshot.signatures[0].note == "If funded in May"
    assert signed_so_far(editor.snapshot).before == 1
    sign(editor, 1, "with note", signed_as="Chair", note="If funded in May")
    assert signed_so_far(editor.snapshot).by_all


def test_not_yet_is_no_signature(editor: Editor) -> None:
    typed(editor, "Council")
    sign(editor, 1, "not yet", method="drawn", strokes="[[[0,0,0],[1000,200,5]]]", note="The board decides")
    signature = editor.snapshot.signatures[0]
    assert (signature.method, signature.strokes, signature.note) == ("ink", "", "The board decides")


@pytest.mark.parametrize(
    "strokes",
    ["", "{}", "[[1,2]]", "[[[1,2]]]", "[[[1,2,3.0]]]", "[[[1,2,true]]]", "[[[NaN,0,0]]]", "[]", "[[]]", "[" * 5000,
     json.dumps([[[0, 0, 0]] * 20_001]), '[[[1,2,1e400]]]', "[[[99999999999,0,0]]]"],
)  # fmt: skip
def test_strokes_that_are_no_signature(strokes: str) -> None:
    with pytest.raises(InputError):
        checked_strokes(strokes)


DOT, STEM = [[500, 500, 0], [700, 600, 9]], [[500, 900, 20], [500, 1900, 40]]


@pytest.mark.parametrize("strokes", [[DOT], [DOT, DOT], [[[3000, 3000, 0]]]])
def test_a_dot_is_no_signature(strokes: list[list[list[int]]]) -> None:
    with pytest.raises(InputError, match="A dot is not a signature"):
        checked_strokes(json.dumps(strokes))


@pytest.mark.parametrize("strokes", [[STEM], [STEM, DOT], [DOT, [[5000, 600, 30]]]])
def test_a_dot_in_a_signature_is_welcome(strokes: list[list[list[int]]]) -> None:
    assert json.loads(checked_strokes(json.dumps(strokes))) == strokes


@pytest.mark.parametrize(
    ("name", "used", "code"),
    [
        ("Averley Bay Council", [], "ABC"),
        ("Averley Bay Council", ["abc"], "AVE"),
        ("The Friends of Carrow", [], "FRI"),
        ("St Fenwick's Academy", [], "SFA"),
        ("NHS", ["NHS"], "NHS2"),
        ("Ysgol Glân-yr-afon", [], "YGA"),
        ("نادي الشباب", [], "ORG"),
        ("نادي الشباب", ["ORG"], "ORG2"),
        ("X", [], "X"),
    ],
)
def test_codes_of_organisations(name: str, used: list[str], code: str) -> None:
    assert codes.organisation_code(name, used) == code


@pytest.mark.parametrize(
    ("name", "used", "code"),
    [
        ("Shared data", [], "shared-data"),
        ("Shared data", ["shared-data"], "shared-data-2"),
        ("Residents' trust and lived experience", [], "residents-trust-and"),
        ("Antidisestablishmentarianism", [], "antidisestablishmentaria"),
        ("信任", [], "capability"),
    ],
)
def test_codes_of_capabilities(name: str, used: list[str], code: str) -> None:
    assert codes.capability_code(name, used) == code
