"""Easy read is easy: large, short, with a picture beside each idea, and true to what was agreed."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import cache

import pytest

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.papers.easy_parts import POINTS, easy_scale
from partnerdesk.exports.pdf.papers.easy_read import easy_read
from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.kinds import kind_of
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.pdf.pictured import Pictured
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import TypeScale
from partnerdesk.exports.pdf.text import Voice
from partnerdesk.model import records as r
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import ActionStatus, GoalStatus, ParkingOutcome
from partnerdesk.wording import Phrase
from tests.core.exports.pdf.full_record import empty_record, full_record
from tests.core.exports.pdf.signed_record import example
from tests.core.exports.pdf.test_papers import crowded, hostile, in_order
from tests.paper import words_on_pages

MOST_WORDS = 12
"""Of a sentence of ours: easy read asks for no more than 10 to 15."""


def printed(snapshot: Snapshot) -> str:
    return " ".join(words_on_pages(paper_pdf(Order(kind_of("easy-read"), snapshot))))


def blocks_of(snapshot: Snapshot) -> list[Block]:
    return easy_read(Paper(snapshot, Voice(), easy_scale())).blocks


def with_actions(snapshot: Snapshot, *actions: r.Action) -> Snapshot:
    return snapshot.with_rows("actions", {each.id: each for each in actions})


@cache
def our_sentences() -> frozenset[str]:
    """Every sentence of ours that the documents of the tests say."""
    said: set[str] = set()

    def heard(phrase: Phrase) -> str:
        said.add(phrase.text)
        return str(phrase)

    for snapshot in (example(), hostile(), crowded(), empty_record(), full_record(sealed=False)):
        easy_read(Paper(snapshot, Voice(heard), easy_scale()))
    return frozenset(said)


def test_nothing_is_smaller_than_sixteen_points() -> None:
    assert POINTS >= 16
    assert min(getattr(easy_scale(), each.name).size for each in fields(TypeScale)) == POINTS


def test_our_sentences_are_short_and_say_one_thing() -> None:
    assert len(our_sentences()) > 40
    for each in our_sentences():
        for sentence in re.split(r"(?<=[.?:]) ", each):
            assert len(sentence.split()) <= MOST_WORDS, sentence
            assert ";" not in sentence


def test_our_words_are_short_or_explained() -> None:
    words = {
        word
        for each in our_sentences()
        for word in re.findall(r"[a-z]+", re.sub(r"\{\w+\}", "", each.lower()))
    }
    assert {word for word in words if len(word) > 11} <= {"representative"}  # a role, where none was said


def test_every_idea_has_a_picture_beside_it() -> None:
    for snapshot in (example(), empty_record()):
        blocks = blocks_of(snapshot)
        ideas = [each for each in blocks if isinstance(each, Pictured)]
        others = {type(each).__name__ for each in blocks if not isinstance(each, Pictured)}
        assert len(ideas) > 10
        assert others == {"Heading", "Paragraph"}


def test_it_says_what_was_decided_who_does_what_what_happens_next_and_who_to_ask() -> None:
    snapshot = example()
    text = printed(snapshot)
    parts = ("Easy read", "Our meeting", "What we want", "Who does what", "What happens next", "Who to ask")
    assert in_order(text, *parts)
    assert in_order(text, "What we want", *(goal.text for goal in snapshot.goals), "Who does what")
    soonest = sorted(snapshot.actions, key=lambda each: each.due)
    assert in_order(text, "Who does what", *(each.text for each in soonest), "What happens next")
    assert in_order(
        text,
        "Run a joint damp-and-mould triage with one shared referral form",
        "Harbourside Primary Care Network leads this.",
        "These groups help: • Saltmarsh Homes Association • Tideline Advice Charity",
        "It will be done by 31 January 2027.",
    )


def test_hard_words_are_explained() -> None:
    text = printed(empty_record())
    for word in (
        "A partnership is",
        "A group can be",
        "A goal is",
        "An action is",
        "To lead an action is",
        "draft",
    ):
        assert word in text


def test_who_sees_a_goal_differently_is_said_with_their_reason() -> None:
    assert in_order(
        printed(example()),
        "Saltmarsh Homes Association sees this goal differently. This is why:",
        "Cannot promise zero until the board agrees the arrears policy",
        "This could change it: Board paper approved in January",
    )


def test_figures_of_the_record_stay_out() -> None:
    text = printed(full_record())
    assert "%" not in text
    assert "Score" not in text


def test_a_sealed_record_is_not_called_a_draft() -> None:
    assert "Our words are final. Not everybody has signed yet." in printed(full_record())
    assert "draft" not in printed(full_record()).lower()
    assert "This is a draft. That means it can still change." in printed(full_record(sealed=False))


def test_an_action_without_a_lead_or_a_day_says_so() -> None:
    first = example().actions[0]
    text = printed(with_actions(example(), replace(first, lead_id=None, due="")))
    assert "Nobody leads this yet." in text
    assert "We have not said yet by when." in text


@pytest.mark.parametrize("status", ActionStatus)
def test_what_is_done_is_done_and_what_was_dropped_is_gone(status: ActionStatus) -> None:
    only = replace(example().actions[0], text="Plant the very first tree", status=status)
    text = printed(with_actions(example(), only))
    assert ("This is done." in text) == (status is ActionStatus.DONE)
    assert (only.text in text) == (status is not ActionStatus.DROPPED)


def test_goals_say_whether_they_are_agreed_and_those_that_left_are_gone() -> None:
    one, two, three, *_ = example().goals
    rows = {
        one.id: replace(one, status=GoalStatus.AGREED),
        two.id: replace(two, status=GoalStatus.OPEN),
        three.id: replace(three, status=GoalStatus.MOVED),
    }
    text = printed(example().with_rows("goals", rows))
    assert f"We agreed this goal: {one.text}" in text
    assert f"We still talk about this goal: {two.text}" in text
    assert three.text not in text


def test_only_what_is_still_parked_is_talked_about_later() -> None:
    items = {
        number: r.ParkingItem(number, example().workshop.id, number, f"The {outcome} pool", outcome)
        for number, outcome in enumerate(ParkingOutcome, start=1)
    }
    text = printed(example().with_rows("parking_items", items))
    for outcome in ParkingOutcome:
        assert (f"The {outcome} pool" in text) == (outcome in (ParkingOutcome.OPEN, ParkingOutcome.NEXT_TIME))


def test_when_there_is_too_much_it_says_where_the_rest_stands() -> None:
    text = printed(crowded())
    assert "We have more actions. The full summary has them all." in text
    assert "More groups were there. The full summary names them." in text
    assert "The full summary has them all." not in printed(example())


def test_who_to_ask_names_only_those_who_agreed() -> None:
    text = printed(full_record())
    assert "You can ask these people:" in text
    assert "Agreed Name2, Head of service 2" in text
    assert "Hidden" not in text
    assert in_order(text, "Here you can write who to ask:", "Name:", "Telephone:")
