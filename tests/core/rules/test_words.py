"""Figures in words: the definition meter, verdicts, support and jointness."""

from __future__ import annotations

from typing import Any

import pytest

from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.counted import listed, percent
from partnerdesk.rules.definition import Clause, clauses, weakest
from partnerdesk.rules.insights import insights
from partnerdesk.rules.polls import shown_answers
from partnerdesk.rules.verdict import Verdict
from partnerdesk.rules.words import VERDICT_NAMES, agreement_words, class_words, support_words, verdict_words
from tests.core.rules.builder import Data, action, figures_of, goal, outline, snapshot_of

HARD = {"A": 3, "B": 3}


def meter(data: Data) -> list[tuple[float | None, str]]:
    return [(each.value, str(each.words)) for each in clauses(figures_of(data).definition)]


def weakest_of(data: Data) -> Clause | None:
    state = weakest(clauses(figures_of(data).definition))
    return state.clause if state else None


def test_meter_of_an_empty_workshop_has_no_values() -> None:
    assert meter(outline("-A")) == [
        (None, "Nobody is ticked as here yet"),
        (None, "No actions yet"),
        (None, "No goals yet"),
        (None, "No goals yet"),
    ]
    assert weakest_of(outline("-A")) is None


def test_meter_with_values() -> None:
    goals = [
        goal("G1", alone=HARD, support={"A": 1, "B": 1}),
        goal("G2", alone={"A": 0}, support={"A": 1, "B": 1, "C": 2, "D": 6}),
        goal("G3"),
    ]
    actions = [action("A1", {"A": ["x"], "B": ["y"]}), action("A2")]
    data = outline("A B *C D", goals=goals, actions=actions)
    assert meter(data) == [
        (1, "2 types in the room"),
        (0.5, "1 of 2 actions are joint work"),
        (0.875, "88 % on average over 2 goals"),
        (1 / 3, "1 of 3 goals need the partnership, not yet tested: 1"),
    ]
    assert weakest_of(data) is Clause.HARD_ALONE


def test_meter_says_one_as_one() -> None:
    goals = [goal("G1", alone={"A": 3}, support={"A": 1})]
    assert meter(outline("A", goals=goals, actions=[action("A1")])) == [
        (0, "All in the room are of 1 type"),
        (0, "0 of 1 action is joint work"),
        (1, "100 % hold the 1 goal that was asked about"),
        (1, "1 of 1 goal needs the partnership"),
    ]


def test_untested_goals_leave_the_meter_open_never_at_0() -> None:
    data = outline("A *B", goals=[goal("G1"), goal("G2")])
    assert meter(data)[2:] == [(None, "Not yet tested"), (None, "Not yet tested")]
    assert weakest_of(data) is None


def test_every_clause_has_a_prompt_and_a_step() -> None:
    states = clauses(figures_of(outline("A")).definition)
    assert [each.clause for each in states] == list(Clause)
    assert [each.step for each in states] == [Step.PREPARE, Step.ACTIONS, Step.GOALS, Step.GOALS]
    assert all(str(each.prompt).endswith("?") and str(each.name) for each in states)


def test_first_of_equally_weak_clauses_is_named() -> None:
    assert weakest_of(outline("A", actions=[action("A1")])) is Clause.CROSS_ORGANISATIONAL


def said_of(organisations: str = "A B", needs: str = "", rule: Data | None = None, **said: Any) -> list[str]:
    usual: Data = {"alone": HARD, "support": {"A": 1, "B": 1}}
    data = outline(organisations, goals=[goal("G1", needs, **{**usual, **said})])
    data["workshop"]["agreement"] = rule or {}
    figures = figures_of(data)
    words = verdict_words(figures.facts, figures.goals[0])
    assert str(words.prompt).endswith("?")
    return [str(words.name), str(words.reason)]


@pytest.mark.parametrize(
    ("said", "name", "reason"),
    [
        ({"support": {"A": 8}}, "Contested", "1 block. The rule of this workshop allows 0."),
        ({"support": {"A": 6, "B": 1}}, "Contested",
         "1 of 2 can live with it (50 %). The rule asks for 75 %."),
        ({"organisations": "A *B", "rule": {"share": 50, "community": True}, "support": {"A": 1, "B": 6}},
         "Contested", "0 of 1 community organisations can live with it (0 %). The rule asks for 50 %."),
        ({"alone": {}, "support": {}}, "Not yet tested", "Nobody has answered yet."),
        ({"support": {}}, "Not yet tested", "Nobody has said yet how far they support it."),
        ({"alone": {}}, "Not yet tested", "Nobody has said yet whether they could do it alone."),
        ({"support": {"A": 4}}, "Not yet tested", "Everyone stood aside, so nobody holds it yet."),
        ({"alone": {"A": 0}}, "Can be done alone", "Could do it easily: Org A."),
        ({"alone": {"A": 1, "B": 3}}, "Can be done alone",
         "Only 1 of 2 find it extremely hard or impossible alone. With effort: Org A."),
        ({"organisations": "A:x B", "needs": "x"}, "Check: one organisation holds everything",
         "All that it needs is offered by one alone: Org A."),
        ({"organisations": "A:x B", "needs": "xy"}, "Partnership goal, capability missing",
         "Nobody in the room offers Capability y."),
        ({"organisations": "A:x B:y", "needs": "xy"}, "Partnership goal",
         "The best one covers 1 of 2 needed capabilities, all together cover 2. It takes at least 2 organisations."),
        ({}, "Partnership goal",
         "2 of 2 find it extremely hard or impossible alone. It names no needed capabilities."),
    ],
)  # fmt: skip
def test_verdict_in_words(said: Data, name: str, reason: str) -> None:
    assert said_of(**said) == [name, reason]


def test_published_verdicts_and_their_names_are_the_same_words() -> None:
    assert [name.lower() for name in VERDICT_NAMES.values()] == list(VERDICT_NAMES)
    assert set(VERDICT_NAMES) == set(Verdict)


@pytest.mark.parametrize(
    ("support", "words"),
    [
        ({}, ["No answers yet"]),
        ({"A": 4, "B": 4}, ["2 stand aside"]),
        ({"A": 1, "B": 3}, ["2 of 2 can live with it"]),
        ({"A": 1, "B": 4, "C": 5, "D": 7, "E": 8},
         ["1 of 4 can live with it", "1 stands aside", "2 have concerns", "1 block"]),
    ],
)  # fmt: skip
def test_support_in_words(support: dict[str, int], words: list[str]) -> None:
    figures = figures_of(outline("A B C D E", goals=[goal(support=support)]))
    assert [str(each) for each in support_words(figures.goals[0].support)] == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, ("Allocated", "Nobody brings anything yet.")),
        ({"A": ["x"]}, ("Allocated", "Only Org A brings anything.")),
        ({"A": []}, ("Allocated", "Nobody has said yet what they bring.")),
        ({"A": ["x"], "B": []}, ("Lopsided", "Only Org A brings anything.")),
        ({"A": list("vwxy"), "B": ["z"]}, ("Lopsided", "Org A brings 80 % of it.")),
        ({"A": [], "B": []}, ("Lopsided", "Nobody has said yet what they bring.")),
        ({"A": ["x"], "B": ["y"]}, ("Joint", "2 organisations bring something.")),
    ],
)
def test_jointness_in_words(parts: Data, words: tuple[str, str]) -> None:
    figures = figures_of(outline("A B", actions=[action("A1", parts)]))
    name, reason = class_words(figures.facts, figures.actions[0])
    assert (str(name), str(reason)) == words


@pytest.mark.parametrize(
    ("share", "words"), [(0, "0 %"), (0.004, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1, "100 %")]
)
def test_only_nothing_is_0_and_only_everything_is_100_percent(share: float, words: str) -> None:
    assert percent(share) == words


def test_lists_name_four_and_count_the_rest() -> None:
    assert listed("ABCD") == "A, B, C, D"
    assert listed("ABCDEF") == "A, B, C, D +2"
    assert listed([]) == ""


ALONE_ASKED = (
    "Could your organisation reach this goal alone? "
    "Easily, with effort, only with extreme difficulty, or not at all?"
)
COMPLETE: Data = {"alone": HARD, "support": {"A": 1, "B": 1}, "measure": "Counted", "community_level": 2}


def asked_next(**said: Any) -> str:
    organisations, needs = said.pop("organisations", "A:x B:y"), said.pop("needs", "xy")
    figures = figures_of(outline(organisations, goals=[goal("G1", needs, **{**COMPLETE, **said})]))
    return str(verdict_words(figures.facts, figures.goals[0]).prompt)


@pytest.mark.parametrize(
    ("said", "prompt"),
    [
        ({"alone": {}, "support": {}},
         ALONE_ASKED),
        ({"alone": {"A": 3}, "support": {}},
         "To those who have not answered, Org B: could you reach this goal alone?"),
        ({"support": {}}, "How far do you support this goal, from 1 (fully behind it) to 8 (block)?"),
        ({"support": {"A": 1}}, "To those who have not answered, Org B: how far do you support this goal?"),
        ({"support": {"A": 4, "B": 4}}, "What would have to change for one of you to stand behind it?"),
        ({"support": {"A": 1, "B": 8}},
         "To those with doubts: what is the reason, and what would change your mind?"),
        ({"support": {"A": 1, "B": 8}, "dissent": [{"org": "B", "reason": "Too soon"}]},
         "Which other words could those with doubts live with?"),
        ({"alone": {"A": 0}}, "What could all of us together change that none of us could change alone?"),
        ({"organisations": "A:x,y B"}, "What would be better if more than one of us did this?"),
        ({"needs": "xyz"}, "Which row of the table is empty? Who outside this room could fill it?"),
        ({"needs": ""}, "What does it take to reach this goal?"),
        ({"community_level": None}, "How far are the people it is about part of this goal?"),
        ({"measure": ""}, "What could anyone count or see when we have reached it?"),
        ({}, "Is anything still missing, or can we mark it as agreed?"),
        ({"status": "agreed"}, "What is the smallest step that needs at least two of us?"),
    ],
)  # fmt: skip
def test_the_room_is_asked_for_the_first_thing_missing(said: Data, prompt: str) -> None:
    assert asked_next(**said) == prompt


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({}, ["A goal is held when at least 75 % can live with it and nobody blocks it."]),
        (
            {"share": 60, "blocks": 1},
            ["A goal is held when at least 60 % can live with it and no more than 1 blocks it."],
        ),
        (
            {"share": 100, "blocks": 2, "community": True},
            [
                "A goal is held when at least 100 % can live with it and no more than 2 block it.",
                "The community's own organisations must hold it too.",
            ],
        ),
    ],
)
def test_the_rule_of_agreement_in_words(rule: Data, words: list[str]) -> None:
    data = outline("A")
    data["workshop"]["agreement"] = rule
    assert [str(each) for each in agreement_words(snapshot_of(data).workshop)] == words


def test_a_goal_that_is_asked_blind_says_so_and_no_more() -> None:
    said = goal("G1", alone={"A": 0}, support={"A": 8}, support_hidden=True)
    shown = insights(shown_answers(snapshot_of(outline("A", goals=[said]))))
    words = verdict_words(shown.facts, shown.goals[0])
    assert str(words.reason) == "It is being asked blind. The answers show when they are revealed."
    assert shown.goals[0].verdict is Verdict.NOT_TESTED
