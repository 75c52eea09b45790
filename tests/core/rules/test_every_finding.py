"""Every kind of finding appears in a small record, goes by what mends it, and stays aside until its facts change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pytest

from partnerdesk.commands.actions import (
    add_action,
    remove_action,
    set_action_due,
    set_action_lead,
    set_contribution,
)
from partnerdesk.commands.agenda import add_agenda_item
from partnerdesk.commands.answers import set_alone_answer, set_dissent, set_support_answer
from partnerdesk.commands.attendance import set_can_commit, set_presence
from partnerdesk.commands.capabilities import set_holding
from partnerdesk.commands.findings import bring_finding_back, set_finding_aside
from partnerdesk.commands.goals import (
    add_goal,
    need_capability,
    remove_goal,
    reword_goal,
    set_goal_community,
    set_goal_measure,
    set_goal_status,
)
from partnerdesk.commands.health import add_health_sheets, clear_health, reveal_health
from partnerdesk.commands.invite import find_holder, invite_absent, work_at_relationship
from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.organisations import (
    add_organisation,
    remove_organisation,
    set_organisation_community,
    set_organisation_type,
)
from partnerdesk.commands.own_words import remove_own_words
from partnerdesk.commands.parking import set_parking_outcome
from partnerdesk.commands.partnership import set_workshop_date
from partnerdesk.commands.people import add_representative
from partnerdesk.commands.polling import ask_again, reveal
from partnerdesk.commands.relationships import set_trust
from partnerdesk.commands.resources import add_resource
from partnerdesk.commands.settling import drop_action, mark_done, postpone
from partnerdesk.commands.signing import sign
from partnerdesk.errors import InputError
from partnerdesk.exports.record import canonical_json, record_content
from partnerdesk.imports.outline import checked_outline, write_outline
from partnerdesk.imports.sealed import snapshot_of_sealed
from partnerdesk.model.change import Change
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Decision, HoldingKind, LateReason, Step
from partnerdesk.quick.entries import HealthEntry
from partnerdesk.rules.finding import Finding, Kind, RemedyKind, Severity, is_private
from partnerdesk.rules.findings import findings, found_apart
from partnerdesk.rules.set_aside import came_back_words
from partnerdesk.rules.workshop_facts import WorkshopFacts
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor
from tests.core.rules.builder import Data, action, goal, outline, tie

Mend = Callable[[Editor], Change]


def do(command: Callable[..., Change], *args: Any, **named: Any) -> Mend:
    """An edit to be done to a record."""
    return lambda editor: command(editor, *args, **named)


def with_goal(organisations: str = "A:x B:y", needs: str = "xy", **said: Any) -> Data:
    usual: Data = {
        "alone": {"A": 3, "B": 3},
        "support": {"A": 1, "B": 1},
        "measure": "m",
        "community_level": 3,
    }
    return outline(organisations, goals=[goal("G1", needs, **{**usual, **said})])


def with_action(organisations: str = "A B", **said: Any) -> Data:
    usual: Data = {"parts": {"A": ["x"], "B": ["y"]}, "lead": "A", "due": "2027-01-31"}
    return outline(organisations, actions=[action("A1", **{**usual, **said})])


def with_promises(*days: str) -> Data:
    """Actions that A leads, one for each day."""
    led = [
        action(f"A{number}", {"A": ["x"], "B": ["y"]}, "A", due=day)
        for number, day in enumerate(days, start=1)
    ]
    return outline("A B", actions=led)


def of_kind(organisations: list[Data]) -> Data:
    """A workshop whose template expects nine kinds of organisation."""
    data = outline(organisations)
    return {**data, "workshop": {**data["workshop"], "kind": 1}}


def partner(code: str, **said: Any) -> Data:
    return {"id": code, "name": f"Org {code}", "type": "council", "present": True, **said}


EIGHT: Final = [
    partner(each.upper(), type=each)
    for each in (
        "council",
        "health",
        "police",
        "housing",
        "charity",
        "community group",
        "business",
        "faith group",
    )
]
HEALTH: Final = [
    {"ballot": f"H{number}", "sector": sector, "answers": answer * 24}
    for number, (sector, answer) in enumerate([("public", "2"), ("community", "1")] * 3, start=1)
]
"""Sheets of two sectors, a point apart, and everything low."""
OFFER: Final = HoldingKind.OFFER

CASES: Final[list[tuple[Kind, Data, list[Mend]]]] = [
    (Kind.NO_AGENDA, outline("A"), [do(add_agenda_item, "Welcome")]),
    (Kind.NOBODY_HERE, outline("-A"), [do(set_presence, 1, "present")]),
    (Kind.NO_REPRESENTATIVE, outline("A"), [do(add_representative, 1, "Ann")]),
    (Kind.ONE_TYPE, outline("A B"), [do(set_organisation_type, 2, "charity")]),
    (Kind.NO_TYPE, outline([partner("A", type="")]),
     [do(set_organisation_type, 1, "school")]),
    (Kind.NO_COMMUNITY, outline("A"), [do(set_organisation_community, 1, community=True)]),
    (Kind.NO_PARTNERS, outline(""), [do(add_organisation, "Riverside School")]),
    (Kind.HELD_BY_NOBODY, with_goal("A:x B"), [do(set_holding, 2, 2, OFFER, held=True)]),
    (Kind.EMPTY_CHAIR, with_goal("A:x -B:y"), [do(set_presence, 2, "present")]),
    (Kind.CRITICAL, with_goal("A:x B:x,y"), [do(set_holding, 1, 2, OFFER, held=True)]),
    (Kind.NO_GOALS, outline("A"), [do(add_goal, "Feel safe")]),
    (Kind.CONTESTED, with_goal(support={"A": 1, "B": 8}), [do(set_support_answer, 1, 2, 2)]),
    (Kind.NOT_SUPPORTED, with_goal(support={}), [do(set_support_answer, 1, 1, 2)]),
    (Kind.NOT_TESTED, with_goal(alone={}), [do(set_alone_answer, 1, 1, 3)]),
    (Kind.ALONE, with_goal(alone={"A": 0}), [do(set_goal_status, 1, "moved")]),
    (Kind.ONE_HOLDS_ALL, with_goal("A:x,y B"), [do(need_capability, 1, "Trust")]),
    (Kind.NOT_AGREED, with_goal(), [do(set_goal_status, 1, "agreed")]),
    (Kind.AGREED_UNASKED, with_goal(support={}, status="agreed"), [do(set_support_answer, 1, 1, 2)]),
    (Kind.AGREED_CONTESTED, with_goal(support={"A": 1, "B": 8}, status="agreed"), [do(set_goal_status, 1, "open")]),
    (Kind.NO_SYNERGY, with_goal("A:x B:x"), [do(set_holding, 2, 2, OFFER, held=True)]),
    (Kind.ALONE_UNANSWERED, with_goal(alone={"A": 3}), [do(set_alone_answer, 1, 2, 3)]),
    (Kind.SUPPORT_UNANSWERED, with_goal(support={"A": 3}), [do(set_support_answer, 1, 2, 3)]),
    (Kind.NO_REASON, with_goal(support={"A": 1, "B": 5}), [do(set_dissent, 1, 2, reason="Too soon")]),
    (Kind.ALONE_HIDDEN, with_goal(alone_hidden=True), [do(reveal, 1, "alone")]),
    (Kind.SUPPORT_HIDDEN, with_goal(support_hidden=True), [do(reveal, 1, "support")]),
    (Kind.ALONE_EARLIER, with_goal(), [do(ask_again, 1, "alone")]),
    (Kind.SUPPORT_EARLIER, with_goal(), [do(ask_again, 1, "support")]),
    (Kind.OWN_WORDS, with_goal(own_words=[{"text": "Feel safe", "org": "A"}, {"text": "Stay well"}]),
     [do(remove_own_words, 1)]),
    (Kind.NO_MEASURE, with_goal(measure=""), [do(set_goal_measure, 1, "Counted")]),
    (Kind.NO_NEEDS, with_goal(needs=""), [do(need_capability, 1, "Trust")]),
    (Kind.WITHOUT_THEM, with_goal("A *B", support={"A": 1, "B": 6}), [do(set_support_answer, 1, 2, 2)]),
    (Kind.LADDER_UNSAID, with_goal(community_level=None), [do(set_goal_community, 1, 3)]),
    (Kind.NOT_INVOLVED, with_goal(community_level=0), [do(set_goal_community, 1, 2)]),
    (Kind.NO_ACTION, with_goal(), [do(add_action, "Begin", goal_id=1)]),
    (Kind.NO_LEAD, with_action(lead=None), [do(set_action_lead, 1, 2)]),
    (Kind.NO_DUE, with_action(due=""), [do(set_action_due, 1, "2027-01-31")]),
    (Kind.NOTHING_BROUGHT, with_action("A:x B", parts={}), [do(set_contribution, 1, 1, 1, brings=True)]),
    (Kind.ALLOCATED, with_action("A B:z", parts={"A": ["x"]}), [do(set_contribution, 1, 2, 2, brings=True)]),
    (Kind.LOPSIDED, with_action("A B:z", parts={"A": list("uvwx"), "B": ["y"]}),
     [do(set_contribution, 1, 2, 6, brings=True)]),
    (Kind.PARTS_UNSAID, with_action(parts={"A": ["x"], "B": []}), [do(set_contribution, 1, 2, 1, brings=True)]),
    (Kind.PART_AWAY, with_action("A -B"), [do(set_presence, 2, "present")]),
    (Kind.NEGLECTED, outline("A B", relationships=[tie("A", "B", 0, 1, 3)]), [do(work_at_relationship, 1)]),
    (Kind.TRUST_GAP, outline("A B", relationships=[{**tie("A", "B", 0, 1, 1), "trust_ab": 4, "trust_ba": 1}]),
     [do(set_trust, 1, 4, 3)]),
    (Kind.TOO_HEAVY, with_action("A B C D E F"),
     [do(add_action, "Share", lead_id=each) for each in (3, 4, 5, 6)]),
    (Kind.QUIET, with_action("A B C"), [do(set_contribution, 1, 3, 1, brings=True)]),
    (Kind.NO_COMMUNITY_ACTION, with_action("A B *C"), [do(set_contribution, 1, 3, 1, brings=True)]),
    (Kind.AGENCIES, of_kind([*EIGHT, partner("S", type="school", present=False)]), [do(invite_absent, 9, ())]),
    (Kind.CANNOT_SAY_YES, outline([partner("A", can_commit="refer"), partner("B")]),
     [do(set_can_commit, 1, "yes")]),
    (Kind.LEAD_CANNOT_SAY_YES, outline([partner("A", can_commit="no"), partner("B")], actions=[action(lead="A")]),
     [do(set_action_lead, 1, 2)]),
    (Kind.RESOURCES, outline("A B"), [do(add_resource, 1, "Youth worker", "two days a week")]),
    (Kind.OVERDUE, with_action(), [do(mark_done, 2)]),
    (Kind.DROPPED_UNEXPLAINED, with_action(), [do(drop_action, 2, LateReason.NOT_NEEDED)]),
    (Kind.PUT_OFF_UNEXPLAINED, with_action(), [do(postpone, 2, "2027-07-01", LateReason.NO_TIME)]),
    (Kind.FEW_KEPT, with_promises("2027-02-01", "2027-03-01", "2027-03-14", "2027-06-01"),
     [do(mark_done, 5, "2027-02-01"), do(mark_done, 8)]),
    (Kind.HEALTH_HIDDEN, outline("A", workshop={**outline("A")["workshop"], "health_hidden": True}),
     [do(reveal_health)]),
    (Kind.HEALTH_DIFFERS, outline("A", health_check=HEALTH), [do(clear_health)]),
    (Kind.HEALTH_LOW, outline("A", health_check=HEALTH),
     [do(add_health_sheets, [HealthEntry(f"H{number}", "4" * 24) for number in range(1, 7)])]),
    (Kind.PARKED, outline("A", parking_lot=["Pool"]), [do(set_parking_outcome, 1, "dropped")]),
    (Kind.WEAKEST, with_action("A *B", parts={"A": ["x"]}), [do(set_contribution, 1, 2, 1, brings=True)]),
]  # fmt: skip

_NEXT: Final = do(start_next_workshop, "2027-03-14")
BEFORE: Final[dict[Kind, list[Mend]]] = {
    Kind.ALONE_EARLIER: [do(reword_goal, 1, "In other words")],
    Kind.SUPPORT_EARLIER: [do(reword_goal, 1, "In other words")],
    Kind.OVERDUE: [_NEXT],
    Kind.FEW_KEPT: [_NEXT],
    Kind.DROPPED_UNEXPLAINED: [_NEXT, do(drop_action, 2)],
    Kind.PUT_OFF_UNEXPLAINED: [_NEXT, do(postpone, 2, "2027-06-01")],
}
"""What happens first: a promise is judged at the workshop after, an answer when the goal is worded anew."""


def found(snapshot: Snapshot, kind: Kind) -> list[Finding]:
    return [each for each in findings(snapshot, private=True) if each.kind is kind]


def standing(snapshot: Snapshot) -> set[str]:
    return {each.key for each in found_apart(snapshot, private=True).standing}


def only(snapshot: Snapshot, kind: Kind) -> Finding:
    return found(snapshot, kind)[0]


def opened(document: Document, data: Data, kind: Kind | None = None) -> Editor:
    write_outline(document.editor, checked_outline(data))
    for edit in BEFORE.get(kind, ()) if kind else ():
        edit(document.editor)
    return document.editor


def test_every_kind_is_tried() -> None:
    assert {kind for kind, _, _ in CASES} == set(Kind) - {Kind.NOT_YET}


@pytest.mark.parametrize(("kind", "data", "mends"), CASES, ids=[kind.name for kind, _, _ in CASES])
def test_it_appears_and_goes_by_what_mends_it(kind: Kind, data: Data, mends: list[Mend]) -> None:
    with Document.in_memory() as document:
        editor = opened(document, data, kind)
        finding = only(editor.snapshot, kind)
        assert kind.rule == finding.rule
        for mend in mends:
            mend(editor)
        assert finding.key not in {each.key for each in found(editor.snapshot, kind)}


@pytest.mark.parametrize(("kind", "data", "mends"), CASES, ids=[kind.name for kind, _, _ in CASES])
def test_it_is_set_aside_undone_and_comes_back_with_other_facts(
    kind: Kind, data: Data, mends: list[Mend]
) -> None:
    with Document.in_memory() as document:
        editor = opened(document, data, kind)
        before = editor.snapshot
        finding = only(before, kind)
        set_finding_aside(editor, finding.key, finding.facts, "Comes in spring.")
        assert finding.key not in standing(editor.snapshot)
        [aside] = found_apart(editor.snapshot, private=True).aside
        assert (aside.finding, aside.how.reason) == (finding, "Comes in spring.")
        assert is_private(finding.key) == kind.private
        assert ("set_aside" in record_content(editor.snapshot)) != kind.private
        editor.undo()
        assert editor.snapshot == before
        editor.redo()
        [row] = editor.snapshot.set_asides
        changed = replace(editor.snapshot, set_asides=(replace(row, facts="other"),))
        again = next(each for each in found_apart(changed, private=True).standing if each.key == finding.key)
        assert again.came_back is not None
        bring_finding_back(editor, finding.key)
        assert standing(editor.snapshot) == standing(before)


def test_not_yet_can_be_set_aside_until_they_say_something_else() -> None:
    with Document.in_memory() as document:
        editor = opened(document, outline("A"))
        sign(editor, 1, Decision.NOT_YET, signed_as="Chair")
        finding = only(editor.snapshot, Kind.NOT_YET)
        assert finding.key == "not yet: A"
        sign(editor, 1, Decision.ACCEPT, signed_as="Chair")
        assert not found(editor.snapshot, Kind.NOT_YET)


def test_keys_name_codes_and_no_two_findings_share_one() -> None:
    for _, data, _ in CASES:
        with Document.in_memory() as document:
            keys = [each.key for each in findings(opened(document, data).snapshot, private=True)]
            assert len(keys) == len(set(keys))


def test_it_says_what_changed() -> None:
    with Document.in_memory() as document:
        editor = opened(document, with_goal(support={"A": 1, "B": 5, "C": 6}, organisations="A B C"))
        finding = only(editor.snapshot, Kind.NO_REASON)
        assert (finding.key, finding.facts) == ("N3 no reason: G1", "B, C")
        set_finding_aside(editor, finding.key, finding.facts, "They will write.")
        set_dissent(editor, 1, 2, reason="Too soon")
        again = next(each for each in found_apart(editor.snapshot).standing if each.kind is Kind.NO_REASON)
        words = came_back_words(WorkshopFacts.of(editor.snapshot), again)
        assert str(words) == "Set aside before: They will write. Then: Org B. Now: Org C."


@pytest.mark.parametrize(
    ("data", "remove", "again", "kind"),
    [
        (with_goal(measure=""), do(remove_goal, 1), do(add_goal, "Another"), Kind.NO_MEASURE),
        (with_action(due=""), do(remove_action, 1), do(add_action, "Another"), Kind.NO_DUE),
    ],
)
def test_what_takes_over_a_code_has_nothing_set_aside(
    data: Data, remove: Mend, again: Mend, kind: Kind
) -> None:
    with Document.in_memory() as document:
        editor = opened(document, data)
        finding = only(editor.snapshot, kind)
        set_finding_aside(editor, finding.key, finding.facts, "Not now")
        remove(editor)
        again(editor)
        assert finding.key in standing(editor.snapshot)


def test_what_was_set_aside_of_a_partner_goes_with_it() -> None:
    with Document.in_memory() as document:
        editor = opened(document, outline("A B", relationships=[tie("A", "B", 0, 1, 3)]))
        finding = only(editor.snapshot, Kind.NEGLECTED)
        assert finding.key == "N9 neglected: A B"
        set_finding_aside(editor, finding.key, finding.facts, "Not now")
        remove_organisation(editor, 2)
        assert not editor.snapshot.set_asides


def test_nothing_is_set_aside_without_a_reason_or_brought_back_twice() -> None:
    with Document.in_memory() as document:
        with pytest.raises(InputError, match="reason"):
            set_finding_aside(document.editor, "no agenda", "", " ")
        with pytest.raises(InputError):
            bring_finding_back(document.editor, "no agenda")


def test_a_version_read_back_still_matches() -> None:
    from partnerdesk.commands.signing import seal
    from partnerdesk.exports.record import record_code

    with Document.in_memory() as document:
        editor = opened(document, with_goal("A:x B", measure=""))
        add_resource(editor, 1, "Grant", "20,000 pounds")
        for finding in findings(editor.snapshot):
            set_finding_aside(editor, finding.key, finding.facts, "Known")
        content = canonical_json(editor.snapshot)
        seal(editor, content, record_code(content))
        apart = found_apart(snapshot_of_sealed(editor.snapshot, 1))
        assert not [each for each in apart.standing if each.came_back]
        assert {each.finding.key for each in apart.aside} == {
            each.finding.key for each in found_apart(editor.snapshot).aside
        }


@pytest.mark.parametrize(
    ("data", "kind", "press"),
    [
        (with_goal("A:x B"), Kind.HELD_BY_NOBODY, do(find_holder, (2,))),
        (with_goal("A:x B:x,y"), Kind.CRITICAL, do(find_holder, (2,))),
        (with_goal("A:x -B:y"), Kind.EMPTY_CHAIR, do(invite_absent, 2, (2,))),
    ],
)
def test_what_an_action_looks_for_asks_for_no_second_one(data: Data, kind: Kind, press: Mend) -> None:
    with Document.in_memory() as document:
        editor = opened(document, data)
        assert only(editor.snapshot, kind).remedy is not None
        press(editor)
        after = only(editor.snapshot, kind)
        assert (after.remedy, after.severity) == (None, Severity.NOTE)
        actions = editor.snapshot.actions
        press(editor)
        assert editor.snapshot.actions == actions


def test_who_could_bring_what_is_lacking_is_one_press_away() -> None:
    with Document.in_memory() as document:
        editor = opened(document, with_action("A B:z", parts={"A": ["x"]}))
        finding = only(editor.snapshot, Kind.ALLOCATED)
        assert str(finding.reason).endswith("Org B could bring Capability z.")
        assert finding.remedy is not None
        assert finding.remedy.kind is RemedyKind.ADD_PART


def test_work_at_a_relationship_is_one_action_of_both() -> None:
    with Document.in_memory() as document:
        editor = opened(document, outline("A B", relationships=[tie("A", "B", 0, 1, 3)]))
        work_at_relationship(editor, 1)
        work_at_relationship(editor, 1)
        [only_action] = editor.snapshot.actions
        assert only_action.text == "Work more closely together: Org A and Org B"
        assert [each.organisation_id for each in editor.snapshot.contributions] == [1, 2]
        editor.undo()
        assert not editor.snapshot.actions


def few_kept(editor: Editor) -> list[str]:
    return [str(each.reason) for each in found(editor.snapshot, Kind.FEW_KEPT)]


def test_few_kept_is_told_of_three_that_came_due_and_not_of_two() -> None:
    with Document.in_memory() as document:
        editor = opened(document, with_promises("2027-02-01", "2027-03-01", "2027-06-01"), Kind.FEW_KEPT)
        assert few_kept(editor) == []
        set_action_due(editor, 6, "2027-03-14")
        assert few_kept(editor) == []  # it was promised for June first
        add_action(editor, "One more", lead_id=1, due="2027-03-14")
        assert few_kept(editor) == [
            "0 of 3 promises that Org A leads were kept on time. Ask what would help."
        ]
        finding = only(editor.snapshot, Kind.FEW_KEPT)
        assert (finding.key, finding.facts, str(finding.mend)) == (
            "N13 few kept: A", "0, 3", "Share what they lead",
        )  # fmt: skip


def test_half_kept_is_not_few_and_a_first_workshop_has_none() -> None:
    with Document.in_memory() as document:
        days = ["2027-02-01"] * 4
        editor = opened(document, with_promises(*days))
        set_workshop_date(editor, "2027-03-14")
        assert few_kept(editor) == []
        _NEXT(editor)
        mark_done(editor, 5, "2027-01-31")
        assert few_kept(editor) == [
            "1 of 4 promises that Org A leads were kept on time. Ask what would help."
        ]
        mark_done(editor, 6, "2027-02-01")
        assert few_kept(editor) == []


def test_few_kept_leads_to_the_partner_when_it_leads_nothing_any_more() -> None:
    with Document.in_memory() as document:
        editor = opened(document, with_promises(*["2027-02-01"] * 3), Kind.FEW_KEPT)
        for each in editor.snapshot.workshop_actions():
            drop_action(editor, each.id, LateReason.NO_TIME)
        finding = only(editor.snapshot, Kind.FEW_KEPT)
        assert (finding.step, finding.subject.table, str(finding.mend)) == (
            Step.PREPARE, "organisations", "See the partner",
        )  # fmt: skip
