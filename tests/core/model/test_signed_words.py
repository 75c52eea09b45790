"""Whoever signed before the record changed has signed other words; what is brought back is the same again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from partnerdesk.commands import actions, answers, goals
from partnerdesk.commands.attendance import set_presence
from partnerdesk.commands.capabilities import add_capability
from partnerdesk.commands.notes import set_private_note
from partnerdesk.commands.organisations import add_organisation, place_organisations, rename_organisation
from partnerdesk.commands.parking import park
from partnerdesk.commands.partnership import set_agreement_rule, set_next_meeting
from partnerdesk.commands.relationships import link_organisations
from partnerdesk.commands.signing import clear_signed_before, let_stand, seal, sign
from partnerdesk.errors import InputError
from partnerdesk.model.vocabulary import Decision, SignatureMethod
from partnerdesk.rules.signing import signatories, signed_so_far
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor

Edit = Callable[[Editor], object]

AGREED: list[Edit] = [
    lambda e: set_next_meeting(e, "12 May"),
    lambda e: set_agreement_rule(e, share=60),
    lambda e: goals.reword_goal(e, 1, "Feed everyone by 2030"),
    lambda e: goals.set_goal_measure(e, 1, "Meals"),
    lambda e: goals.set_goal_baseline(e, 1, "3"),
    lambda e: goals.set_goal_target(e, 1, "30"),
    lambda e: goals.set_goal_by(e, 1, "2030-01-01"),
    lambda e: goals.set_goal_community(e, 1, 3),
    lambda e: goals.set_goal_status(e, 1, "agreed"),
    lambda e: goals.toggle_goal_need(e, 1, 1),
    lambda e: goals.add_goal(e, "Another"),
    lambda e: goals.remove_goal(e, 1),
    lambda e: answers.set_alone_answer(e, 1, 1, 2),
    lambda e: answers.set_support_answer(e, 1, 2, 5),
    lambda e: answers.add_support_count(e, 1, 4),
    lambda e: answers.set_dissent(e, 1, 1, reason="Too soon"),
    lambda e: actions.reword_action(e, 1, "Cook more"),
    lambda e: actions.set_action_lead(e, 1, 2),
    lambda e: actions.set_action_start(e, 1, "2027-01-01"),
    lambda e: actions.set_action_due(e, 1, "2027-06-01"),
    lambda e: actions.set_action_help(e, 1, "A van"),
    lambda e: actions.set_action_goal(e, 1, 1),
    lambda e: actions.set_action_status(e, 1, "doing"),
    lambda e: actions.toggle_contribution(e, 1, 2, 1),
    lambda e: actions.toggle_addressing(e, 1, 1),
]
BESIDE: list[Edit] = [
    lambda e: set_presence(e, 2, "apologies"),
    lambda e: rename_organisation(e, 2, "The School"),
    lambda e: place_organisations(e, {1: (10, 10)}),
    lambda e: park(e, "Bus times"),
    lambda e: set_private_note(e, "sign", "Tired"),
    lambda e: goals.move_goal(e, 2, -1),
    lambda e: actions.move_action(e, 2, -1),
]


@pytest.fixture
def editor() -> Iterator[Editor]:
    """Two partners who signed, two goals and two actions."""
    with Document.in_memory() as document:
        editor = document.editor
        for name in ("Council", "School"):
            add_organisation(editor, name)
            goals.add_goal(editor, f"Feed everyone with the {name}")
            actions.add_action(editor, f"Cook at the {name}")
        add_capability(editor, "Money")
        link_organisations(editor, 1, 2, 3)
        for organisation in (1, 2):
            sign(editor, organisation, Decision.ACCEPT, signed_as="Chair")
        yield editor


@pytest.mark.parametrize("edit", AGREED)
def test_a_changed_record_is_not_what_was_signed_until_the_change_is_undone(
    editor: Editor, edit: Edit
) -> None:
    edit(editor)
    so_far = signed_so_far(editor.snapshot)
    assert (so_far.signed, so_far.before, so_far.waiting) == (0, 2, 2)
    assert all(each.before for each in signatories(editor.snapshot))
    editor.undo()
    assert signed_so_far(editor.snapshot).by_all


@pytest.mark.parametrize("edit", BESIDE)
def test_what_is_not_signed_may_change(editor: Editor, edit: Edit) -> None:
    before = editor.snapshot
    edit(editor)
    assert editor.snapshot != before
    assert signed_so_far(editor.snapshot).by_all


def test_sealing_waits_for_those_who_signed_before(editor: Editor) -> None:
    goals.reword_goal(editor, 1, "Feed nobody")
    with pytest.raises(InputError, match=r"2 signed before the record was changed\. Ask them, or clear"):
        seal(editor, "{}", "0" * 64)
    let_stand(editor, 1)
    assert signed_so_far(editor.snapshot).signed == 1
    with pytest.raises(InputError, match="1 signed before the record was changed"):
        seal(editor, "{}", "0" * 64)
    clear_signed_before(editor)
    assert [each.organisation_id for each in editor.snapshot.signatures] == [1]
    seal(editor, "{}", "0" * 64)


def test_not_yet_was_said_to_no_words(editor: Editor) -> None:
    sign(editor, 1, Decision.NOT_YET)
    sign(editor, 2, Decision.ACCEPT, method=SignatureMethod.INK)
    goals.reword_goal(editor, 1, "Feed nobody")
    assert [each.before for each in signatories(editor.snapshot)] == [False, True]


def test_a_signature_from_before_digests_were_kept_holds(editor: Editor) -> None:
    goals.reword_goal(editor, 1, "Feed nobody")
    old = {each.id: replace(each, words="") for each in editor.snapshot.signatures}
    assert signed_so_far(editor.snapshot.with_rows("signatures", old)).by_all
