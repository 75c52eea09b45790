"""What is found, why, how it is mended, where it leads, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from partnerdesk.commands.answers import set_alone_answer, set_support_answer
from partnerdesk.commands.goals import reword_goal, set_goal_status
from partnerdesk.commands.invite import invite_absent
from partnerdesk.commands.signing import sign
from partnerdesk.imports.outline import checked_outline, write_outline
from partnerdesk.model.snapshot import TABLES, Snapshot
from partnerdesk.model.vocabulary import Decision, PollKind, Step
from partnerdesk.rules.definition import Clause
from partnerdesk.rules.finding import SEVERITY_NAMES, Look
from partnerdesk.rules.findings import Finding, Part, Remedy, RemedyKind, Severity, Subject, findings
from partnerdesk.rules.found_review import where_weakest
from partnerdesk.rules.insights import insights
from partnerdesk.rules.polls import shown_answers
from partnerdesk.storage.document import Document
from tests.core.rules.builder import Data, action, goal, outline, outlines, snapshot_of, tie

AGENDA = [{"title": "Welcome", "minutes": 10}]


def found(data: Data) -> list[Finding]:
    return list(findings(snapshot_of(data)))


def about(data: Data, step: Step, rule: str = "") -> list[str]:
    """The reasons found in a step by one rule ("" for plain gaps)."""
    return [str(each.reason) for each in found(data) if (each.step, each.rule) == (step, rule)]


def in_goal(organisations: str = "A:x B:y", needs: str = "xy", **said: Any) -> Data:
    usual: Data = {
        "alone": {"A": 3, "B": 3}, "support": {"A": 1, "B": 1}, "measure": "Counted", "community_level": 3,
    }  # fmt: skip
    return outline(organisations, agenda=AGENDA, goals=[goal("G1", needs, **{**usual, **said})])


def in_action(organisations: str = "A B", **said: Any) -> Data:
    usual: Data = {"parts": {"A": ["x"], "B": ["y"]}, "lead": "A", "due": "2027-01-31"}
    return outline(organisations, agenda=AGENDA, actions=[action("A1", **{**usual, **said})])


def test_new_workshop_says_what_to_begin_with() -> None:
    reasons = [(each.step, each.severity, str(each.reason)) for each in found(outline(""))]
    assert reasons == [
        (Step.PREPARE, Severity.LOOK, "There is no agenda yet."),
        (Step.MAP, Severity.FIX, "There are no partners yet."),
        (Step.GOALS, Severity.FIX, "There are no goals yet."),
    ]


def test_well_made_workshop_has_nothing_to_fix_or_to_look_at() -> None:
    types = ("council", "community group")
    data = outline(
        [
            {"id": code, "name": code, "type": kind, "present": True, "community": code == "B", "offers": [offer],
             "people": [{"name": "Ann"}]}
            for code, kind, offer in zip("AB", types, "xy", strict=True)
        ],
        agenda=AGENDA,
        relationships=[tie("A", "B", 0, 1, 3)],
        goals=[goal("G1", "xy", alone={"A": 3, "B": 3}, support={"A": 1, "B": 1}, measure="m",
                    community_level=3, status="agreed")],
        actions=[action("A1", {"A": ["x"], "B": ["y"]}, lead="A", goal="G1", due="2027-01-01",
                        addresses=["A-B"])],
        parking_lot=[{"text": "Parking", "outcome": "dropped"}],
    )  # fmt: skip
    assert [str(each.reason) for each in found(data) if each.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ("data", "step", "rule", "reason"),
    [
        (outline("-A -B"), Step.PREPARE, "", "Nobody is ticked as here, so no offer and no seat counts yet."),
        (outline("A -B"), Step.PREPARE, "", "1 partner in the room has no representative: Org A."),
        (outline("A B"), Step.PREPARE, "", "2 partners in the room have no representative: Org A, Org B."),
        (outline("A B"), Step.PREPARE, "N1", "All who are here are of one type: council."),
        (outline("A B"), Step.PREPARE, "N8", "None of the partners who are here is a community organisation."),
        (in_goal("A:x B"), Step.MAP, "N6", "No partner, here or absent, offers Capability y. Needed for “Goal G1”."),
        (in_goal("A:x -B:y"), Step.MAP, "N6",
         "Empty chair: Org B is not here and could bring Capability y, needed for “Goal G1”."),
        (in_goal("A:x B:x,y"), Step.MAP, "N7",
         "Only Org B offers Capability y. Without them it is missing for “Goal G1”."),
        (in_goal("A B:x,y"), Step.MAP, "N7",
         "Only Org B offers Capability x, Capability y. Without them these are missing for “Goal G1”."),
        (in_goal(support={"A": 1, "B": 8}), Step.GOALS, "N3",
         "Goal 1 (Goal G1) is contested: 1 block, and the rule allows 0."),
        (in_goal(support={"A": 8, "B": 8}), Step.GOALS, "N3",
         "Goal 1 (Goal G1) is contested: 2 blocks, and the rule allows 0."),
        (in_goal(support={"A": 1, "B": 6}), Step.GOALS, "N3",
         "Goal 1 (Goal G1) is contested: 50 % can live with it, and the rule asks for 75 %."),
        (in_goal(support={}, alone={}), Step.GOALS, "N3", "Nobody has been asked about goal 1 (Goal G1) yet."),
        (in_goal(support={}), Step.GOALS, "N3", "Nobody has said how far they support goal 1 (Goal G1)."),
        (in_goal(alone={}), Step.GOALS, "N2", "Nobody has said whether they could do goal 1 (Goal G1) alone."),
        (in_goal(support={"A": 4, "B": 4}), Step.GOALS, "N3",
         "Everyone stood aside from goal 1 (Goal G1), so nobody holds it yet."),
        (in_goal(alone={"A": 0, "B": 3}), Step.GOALS, "N2",
         "Goal 1 (Goal G1) can be done alone. Who could do it easily: Org A."),
        (in_goal(alone={"A": 1, "B": 3}), Step.GOALS, "N2",
         "Goal 1 (Goal G1) can be done alone: only 1 of 2 find it extremely hard or impossible. With effort: Org A."),
        (in_goal("A:x,y B"), Step.GOALS, "N2", "All that goal 1 (Goal G1) needs is offered by one alone: Org A."),
        (in_goal("A:x B:x"), Step.GOALS, "N5",
         "For goal 1 (Goal G1), all together offer no more than the best one does alone."),
        (in_goal(alone={"A": 3}), Step.GOALS, "N2",
         "1 partner has not said whether it could do goal 1 (Goal G1) alone: Org B."),
        (in_goal(support={"A": 3}), Step.GOALS, "N3",
         "1 partner has not said how far it supports goal 1 (Goal G1): Org B."),
        (in_goal(support={}, status="agreed"), Step.GOALS, "N3",
         "Goal 1 (Goal G1) is marked as agreed, and nobody was asked how far they support it."),
        (in_goal(alone={}, status="agreed"), Step.GOALS, "N3",
         "Goal 1 (Goal G1) is marked as agreed, and nobody was asked whether they could do it alone."),
        (in_goal(measure=""), Step.GOALS, "", "Goal 1 (Goal G1) has no measure: nobody could tell when it is reached."),
        (in_goal(needs=""), Step.GOALS, "N2",
         "Goal 1 (Goal G1) names no needed capabilities, so there is no evidence beside opinion."),
        (in_goal(community_level=None), Step.GOALS, "N8",
         "Nobody has said how far the community is part of goal 1 (Goal G1)."),
        (in_goal(community_level=0), Step.GOALS, "N8", "The community is not involved in goal 1 (Goal G1)."),
        (in_goal("A *B", support={"A": 1, "B": 6}), Step.GOALS, "N8",
         "Goal 1 (Goal G1) is agreed without them: 100 % of agencies hold it, 0 % of community organisations do."),
        (in_goal(), Step.ACTIONS, "", "Goal 1 (Goal G1) has no action yet."),
        (in_action(lead=None), Step.ACTIONS, "", "Nobody leads action 1 (Action A1) yet."),
        (in_action(due=""), Step.ACTIONS, "", "Action 1 (Action A1) has no due date."),
        (in_action(parts={}), Step.ACTIONS, "N4", "Nobody brings anything to action 1 (Action A1) yet."),
        (in_action(parts={"A": ["x"]}), Step.ACTIONS, "N4",
         "Action 1 (Action A1) is allocated to one: only Org A brings anything to it."),
        (in_action(parts={"A": list("vwxy"), "B": ["z"]}), Step.ACTIONS, "N4",
         "Action 1 (Action A1) is lopsided: Org A brings 80 % of it."),
        (in_action(parts={"A": [], "B": []}), Step.ACTIONS, "N4",
         "What they bring to action 1 (Action A1) is not said yet: Org A, Org B."),
        (in_action(parts={"A": ["x"], "B": []}), Step.ACTIONS, "N4",
         "What they bring to action 1 (Action A1) is not said yet: Org B."),
        (in_action("A -B"), Step.ACTIONS, "N4", "Part of action 1 (Action A1) without being here: Org B."),
        (in_action("A B C D"), Step.ACTIONS, "N12", "No part in any action: Org C, Org D."),
        (in_action("A B C D E F"), Step.ACTIONS, "N12", "Org A carries 67 % of the work, more than a third."),
        (in_action("A B *C"), Step.ACTIONS, "N8", "No community organisation brings anything to an action."),
        (outline("A B", relationships=[tie("A", "B", 0, 1, 3)]), Step.ACTIONS, "N9",
         "No action works at the relationship of Org A and Org B: level 1 now, level 3 wanted."),
        (outline("A", parking_lot=["Pool", "Buses"]), Step.REVIEW, "",
         "2 parked items have no outcome yet: Pool, Buses."),
        (in_action(parts={}), Step.REVIEW, "N1",
         "Weakest part of the definition: several kinds of organisation. Only one is here."),
    ],
)  # fmt: skip
def test_found(data: Data, step: Step, rule: str, reason: str) -> None:
    assert reason in about(data, step, rule)


@pytest.mark.parametrize(
    "said", [{"baseline": "4", "target": "24"}, {"text": "Open 20 placements"}, {"measure": "Counted"}]
)
def test_numbers_are_a_measure_too(said: Data) -> None:
    assert not any("no measure" in each for each in about(in_goal(**{"measure": "", **said}), Step.GOALS))


def test_several_who_alone_offer_something_are_one_finding() -> None:
    [reason] = about(in_goal("A:x B:y"), Step.MAP, "N7")
    assert reason == (
        "2 partners each offer something needed that nobody else here offers:"
        " Org A (Capability x); Org B (Capability y)."
    )


def test_community_must_hold_where_the_rule_says_so() -> None:
    data = in_goal("A *B", support={"A": 1, "B": 6})
    data["workshop"]["agreement"] = {"share": 50, "community": True}
    assert (
        "Goal 1 (Goal G1) is contested: 0 % of community organisations can live with it, and the rule asks for 50 %."
        in about(data, Step.GOALS, "N3")
    )


def test_long_lists_of_names_stay_short() -> None:
    assert about(outline("A B C D E F"), Step.PREPARE) == [
        "There is no agenda yet.",
        "6 partners in the room have no representative: Org A, Org B, Org C, Org D +2.",
    ]


@pytest.mark.parametrize(
    "data",
    [
        in_action(parts={}, lead=None, due="", status="done"),
        in_action(parts={}, lead=None, due="", status="dropped"),
    ],
)
def test_finished_actions_have_no_gaps(data: Data) -> None:
    subjects = {each.subject.table for each in found(data) if each.step is Step.ACTIONS}
    assert "actions" not in subjects


def test_goal_that_moved_is_no_finding() -> None:
    reasons = [str(each.reason) for each in found(in_goal(alone={"A": 0}, status="moved", measure=""))]
    assert not any("G1" in reason for reason in reasons)


def test_concern_without_a_reason_is_good_to_know() -> None:
    told: Data = {"support": {"A": 5, "B": 7}, "dissent": [{"org": "B", "reason": "Too soon"}]}
    assert "Concerns about goal 1 (Goal G1) without a reason: Org A." in about(
        in_goal(**told), Step.GOALS, "N3"
    )


def test_missing_signature_is_no_finding_and_not_yet_is() -> None:
    with Document.in_memory() as document:
        write_outline(document.editor, checked_outline(in_goal()))
        assert not [each for each in findings(document.snapshot()) if each.step is Step.SIGN]
        sign(document.editor, 2, Decision.NOT_YET, signed_as="Chair")
        [refused] = [each for each in findings(document.snapshot()) if each.step is Step.SIGN]
        assert str(refused.reason) == "Org B says not yet."


def test_one_press_invites_who_is_missed() -> None:
    with Document.in_memory() as document:
        write_outline(document.editor, checked_outline(in_goal("A:x -B:y")))
        before = empty_chair(document.snapshot())
        assert before.severity is Severity.FIX
        assert before.subject == Subject("organisations", 2, Part.PRESENCE)
        assert before.remedy is not None
        assert before.remedy.kind is RemedyKind.INVITE_ABSENT
        assert before.remedy.organisation_id is not None
        invite_absent(document.editor, before.remedy.organisation_id, before.remedy.capability_ids)
        after = empty_chair(document.snapshot())
        assert after.severity is Severity.NOTE
        assert after.remedy is None
        spoken = "Action 1 (Invite Org B to the next…) speaks of them."
        assert str(after.reason) == f"Empty chair: Org B could bring Capability y. {spoken}"


def empty_chair(snapshot: Snapshot) -> Finding:
    return next(each for each in findings(snapshot) if "Empty chair" in each.reason.text)


@pytest.mark.parametrize(
    ("said", "kind", "status"),
    [({"alone": {"A": 0}}, RemedyKind.MOVE_GOAL, "moved"), ({}, RemedyKind.AGREE_GOAL, "agreed")],
)
def test_one_press_moves_or_agrees_a_goal(said: Data, kind: RemedyKind, status: str) -> None:
    with Document.in_memory() as document:
        write_outline(document.editor, checked_outline(in_goal(**said)))
        remedies = [each.remedy for each in findings(document.snapshot()) if each.remedy]
        [remedy] = [each for each in remedies if each.kind is kind]
        assert remedy.goal_id is not None
        set_goal_status(document.editor, remedy.goal_id, status)
        assert kind not in {each.remedy.kind for each in findings(document.snapshot()) if each.remedy}


def test_trust_is_never_told() -> None:
    """Findings are printed; trust is the facilitator's alone."""
    calm, torn = (
        outline("A B", relationships=[{**tie("A", "B", 0, 1, 3), "trust_ab": ab, "trust_ba": ba}])
        for ab, ba in ((4, 4), (4, 1))
    )
    assert found(calm) == found(torn)


@settings(max_examples=100)
@given(outlines())
def test_findings_are_in_order_and_lead_somewhere(data: Data) -> None:
    snapshot = snapshot_of(data)
    every = findings(snapshot)
    places = [(list(Step).index(each.step), list(Severity).index(each.severity)) for each in every]
    assert places == sorted(places)
    for each in every:
        assert "{" not in f"{each.reason}{each.mend}"
        assert each.mend.text
        assert each.subject.table in TABLES
        assert any(row.id == each.subject.id for row in getattr(snapshot, each.subject.table))
    assert every == findings(replace(snapshot))


@pytest.mark.parametrize(
    ("clause", "where"),
    [
        (Clause.CROSS_ORGANISATIONAL, Subject("organisations", 3, Part.PRESENCE)),
        (Clause.WORKING_TOGETHER, Subject("actions", 2, Part.WHO_BRINGS_WHAT)),
        (Clause.COMMONLY_HELD, Subject("goals", 2, Part.REASONS)),
        (Clause.HARD_ALONE, Subject("goals", 3, Part.ALONE)),
    ],
)
def test_the_weakest_clause_leads_to_what_pulls_it_down(clause: Clause, where: Subject) -> None:
    hard: Data = {"alone": {"A": 3, "B": 3}}
    data = outline(
        "A B -C",
        goals=[
            goal("G1", **hard, support={"A": 1, "B": 1}),
            goal("G2", **hard, support={"A": 1, "B": 6}),
            goal("G3", alone={"A": 0}, support={"A": 1, "B": 1}),
        ],
        actions=[action("A1", {"A": ["x"], "B": ["y"]}), action("A2", {"A": ["x"]})],
    )
    data["workshop"]["agreement"] = {"share": 0}
    snapshot = snapshot_of(data)
    assert where_weakest(Look(snapshot, insights(snapshot)), clause) == where


def test_every_severity_has_a_name() -> None:
    assert list(SEVERITY_NAMES) == list(Severity)


def test_what_is_asked_blind_is_to_be_revealed_and_says_nothing_more() -> None:
    data = in_goal(support={"A": 8, "B": 8}, support_hidden=True)
    shown = shown_answers(snapshot_of(data))
    hidden = [each for each in findings(shown) if each.step is Step.GOALS]
    assert [(str(each.reason), each.severity) for each in hidden] == [
        ("Support for goal 1 (Goal G1) is being asked blind.", Severity.FIX)
    ]
    assert hidden[0].remedy == Remedy(RemedyKind.REVEAL, goal_id=1, poll=PollKind.SUPPORT)


def test_answers_to_an_earlier_wording_are_pointed_out() -> None:
    document = Document.in_memory()
    write_outline(document.editor, checked_outline(in_goal()))
    reword_goal(document.editor, 1, "Said in other words")
    set_alone_answer(document.editor, 1, 1, 3)
    set_support_answer(document.editor, 1, 1, 1)
    set_support_answer(document.editor, 1, 2, 1)
    reasons = [str(each.reason) for each in findings(document.snapshot()) if each.step is Step.GOALS]
    assert "Alone test of goal 1 (Said in other words): 1 answer is to an earlier wording." in reasons
    assert not any("Support" in reason for reason in reasons)
    document.close()


def test_own_words_of_several_are_to_be_read_side_by_side() -> None:
    said = [{"text": "Children stay well", "org": "A"}]
    assert about(in_goal(own_words=said), Step.GOALS, "N14") == []
    assert about(in_goal(own_words=[*said, {"text": "Fewer ambulances"}]), Step.GOALS, "N14") == [
        "2 have said goal 1 (Goal G1) in their own words. Do they mean the same?"
    ]
