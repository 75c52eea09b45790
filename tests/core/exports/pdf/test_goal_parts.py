"""What print says of goals beside their verdict: own words, their order, and nothing of what is still hidden."""

from __future__ import annotations

from typing import Any

from partnerdesk.exports.pdf.summary import summary_pdf
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules import insights_json
from tests.core.exports.pdf.conftest import Read
from tests.core.rules.builder import Data, goal, outline, snapshot_of


def record(ranking: str = "", **said: Any) -> Snapshot:
    goals = [goal("G1", **said), goal("G2", priorities=[{"org": "A", "method": "points", "value": 30}])]
    data = outline("A B", goals=goals)
    data["workshop"]["ranking"] = ranking
    return snapshot_of(data)


def printed(snapshot: Snapshot, read_pages: Read) -> str:
    return " ".join(" ".join(read_pages(summary_pdf(snapshot))).split())


HIDDEN: Data = {
    "alone": {"A": 0, "B": 3}, "support": {"A": 8, "B": 1}, "dissent": [{"org": "A", "reason": "Too dear for us"}],
    "alone_hidden": True, "support_hidden": True,
}  # fmt: skip


def test_nothing_that_is_hidden_is_printed(read_pages: Read) -> None:
    words = printed(record(**HIDDEN), read_pages)
    assert "Support: it is being asked blind." in words
    assert "Alone test: it is being asked blind." in words
    assert "Support for goal 1 (Goal G1) is being asked blind." in words
    for told in (
        "Too dear",
        "sees this differently",
        "Contested",
        "hold it in common",
        "Could do it easily",
        "Block: 1",
    ):
        assert told not in words
    shown = printed(record(**{**HIDDEN, "alone_hidden": False, "support_hidden": False}), read_pages)
    assert "Too dear for us" in shown


def test_headless_figures_stay_true_while_answers_are_hidden() -> None:
    hidden = insights_json(record(**HIDDEN))
    assert hidden == insights_json(record(**{**HIDDEN, "alone_hidden": False, "support_hidden": False}))
    assert hidden["goals"]["G1"]["verdict"] == "contested"


def test_own_words_stand_side_by_side_with_who_said_them(read_pages: Read) -> None:
    words = printed(
        record(own_words=[{"org": "B", "text": "Less waiting"}, {"text": "Seen sooner"}]), read_pages
    )
    assert "In their own words" in words
    assert "Org B Less waiting" in words
    assert "Not named Seen sooner" in words
    assert "In their own words" not in printed(record(), read_pages)


def test_the_order_is_printed_with_places_totals_and_spread(read_pages: Read) -> None:
    given = [{"org": "A", "method": "points", "value": 30}, {"org": "B", "method": "points", "value": 100}]
    words = printed(record("points", priorities=given), read_pages)
    assert "The goals in order" in words
    assert "1 G1: Goal G1 points: 130, given by 2 of 2" in words
    assert "2 G2: Goal G2 points: 30, given by 1 of 2" in words
    assert "Points that do not come to 100: Org A (60)." in words
    assert "The goals in order" not in printed(record("dots", priorities=given), read_pages)


def test_what_one_brings_is_called_as_on_screen(read_pages: Read) -> None:
    data = outline("A:x B", goals=[goal("G1", "x")])
    data["organisations"][1] |= {"community": True, "type": "community"}
    words = printed(snapshot_of(data), read_pages)
    assert "Only one brings it" in words
    assert "Single point" not in words
    assert "community, community" not in words.casefold()


def test_a_goal_stays_on_a_page_with_its_verdict_and_its_support(read_pages: Read) -> None:
    held: Data = {"alone": {"A": 3, "B": 3}, "support": {"A": 1, "B": 1}}
    goals = [goal(f"G{number}", **held) for number in range(1, 13)]
    pages = read_pages(summary_pdf(snapshot_of(outline("A B", goals=goals))))
    told = [page for page in pages if "Goal G1:" in page or "Goal G2:" in page or "Goal G7:" in page]
    assert told
    for page in pages:
        assert page.count("hold it in common") == sum(f"Goal G{number}:" in page for number in range(1, 13))
