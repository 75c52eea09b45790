"""The health check: eight themes, bands, differences before averages, and nothing told of fewer than three people."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.model.health import OF_THEME, STATEMENTS, statements_of, theme_of
from partnerdesk.model.partner_types import CATEGORY_LABELS
from partnerdesk.model.records import HealthSheet
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import HealthTheme
from partnerdesk.rules import insights_json
from partnerdesk.rules.health import (
    FEWEST,
    OTHERS,
    Band,
    HealthCheck,
    band_of,
    health_check,
    health_check_before,
    tallies,
    tally_of,
    whole,
)
from partnerdesk.rules.polls import shown_answers
from partnerdesk.rules.trend import Measure, trend
from tests.core.rules.builder import outline, snapshot_of


def sheets(*said: tuple[str, str]) -> list[dict[str, str]]:
    """Sheets of an outline: a sector, and answers that are repeated until there are 24."""
    return [{"sector": sector, "answers": (answers * 24)[:24]} for sector, answers in said]


def record(*said: tuple[str, str], hidden: bool = False) -> Snapshot:
    data = outline("A", health_check=sheets(*said))
    return snapshot_of({**data, "workshop": {**data["workshop"], "health_hidden": hidden}})


def check_of(*said: tuple[str, str]) -> HealthCheck:
    return health_check(record(*said))


def test_there_are_three_statements_to_each_of_eight_themes() -> None:
    assert len(STATEMENTS) == len(set(STATEMENTS)) == 24
    assert [place for theme in HealthTheme for place in statements_of(theme)] == list(range(24))
    assert all(theme_of(place) is theme for theme in HealthTheme for place in statements_of(theme))
    assert OF_THEME == 3


def test_a_theme_is_the_mean_of_its_answers_from_0_to_100() -> None:
    check = check_of(("", "4"), ("", "4"), ("", "1"))
    assert check.scores == dict.fromkeys(HealthTheme, Fraction(200, 3))
    assert check.total == Fraction(200, 3)
    assert check_of(*[("", "1")] * 3).total == 0
    assert check_of(*[("", "4")] * 3).total == 100


def test_who_cannot_say_counts_in_no_mean() -> None:
    check = check_of(("", "4"), ("", "4"), ("", "4"), ("", "0"))
    assert check.total == 100
    assert check.everyone.counts[0] == (1, 0, 0, 0, 3)


def test_a_theme_needs_three_people_and_the_whole_six_themes() -> None:
    needed = "111" * 5 + "000" * 3
    check = check_of(("", needed), ("", needed), ("", needed))
    assert [theme for theme, score in check.scores.items() if score is not None] == list(HealthTheme)[:5]
    assert check.total is None
    six = "111" * 6 + "000" * 2
    assert check_of(("", six), ("", six), ("", six)).total == 0
    lone = "444" + "0" * 21
    assert check_of(("", lone), ("", "0"), ("", "0")).scores[HealthTheme.NEED] is None
    assert check_of(("", "4"), ("", "4")).total is None


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (100, Band.STRENGTH), (75, Band.STRENGTH), (Fraction(7499, 100), Band.GROWING), (50, Band.GROWING),
        (Fraction(499, 10), Band.WEAK), (25, Band.WEAK), (Fraction(249, 10), Band.RETHINK), (0, Band.RETHINK),
    ],
)  # fmt: skip
def test_bands_begin_at_75_50_and_25_and_a_shown_figure_never_says_another(
    score: Fraction, band: Band
) -> None:
    assert band_of(score) is band
    assert band_of(whole(score)) is band


def test_differences_of_a_point_are_found_and_the_widest_comes_first() -> None:
    ours, theirs = "4444" + "3" * 20, "1324" + "3" * 20
    [first, second, third] = check_of(*[("public", ours), ("community", theirs)] * 3).differences
    assert [(each.place, each.gap) for each in (first, second, third)] == [
        (0, Fraction(3)), (2, Fraction(2)), (1, Fraction(1)),
    ]  # fmt: skip
    assert [(side.sector, side.mean) for side in first.sides] == [
        ("public", Fraction(4)), ("community", Fraction(1)),
    ]  # fmt: skip


def test_less_than_a_point_is_no_difference() -> None:
    nearly = [("public", "4"), ("public", "4"), ("public", "4")]
    assert not check_of(*nearly, ("community", "3"), ("community", "3"), ("community", "4")).differences
    assert check_of(*nearly, ("community", "3"), ("community", "3"), ("community", "3")).differences


def test_a_sector_of_one_or_two_is_told_with_the_others_only() -> None:
    check = check_of(*[("public", "4")] * 3, ("community", "1"), ("community", "1"), ("health", "1"))
    assert list(check.sectors) == ["public", OTHERS]
    assert check.sectors[OTHERS].sheets == 3


def test_two_left_over_take_the_smallest_sector_with_them() -> None:
    check = check_of(*[("public", "4")] * 4, *[("community", "1")] * 3, ("health", "1"), ("", "1"))
    assert {sector: tally.sheets for sector, tally in check.sectors.items()} == {"public": 4, OTHERS: 5}
    check = check_of(*[("public", "4")] * 4, ("health", "1"))
    assert {sector: tally.sheets for sector, tally in check.sectors.items()} == {OTHERS: 5}
    assert not check.differences


def test_no_difference_is_told_of_a_statement_that_two_of_a_sector_answered() -> None:
    silent = "0" + "1" * 23
    check = check_of(*[("public", "4")] * 3, ("community", "1"), ("community", "1"), ("community", silent))
    assert [each.place for each in check.differences] == list(range(1, 24))


SHEETS = st.lists(
    st.tuples(
        st.sampled_from(["", "public", "community", "health", "nonsense"]),
        st.text("01234", min_size=24, max_size=24),
    ),
    max_size=14,
)


def rows_of(said: list[tuple[str, str]]) -> list[HealthSheet]:
    return [
        HealthSheet(number, 1, sector, "", answers) for number, (sector, answers) in enumerate(said, start=1)
    ]


@given(SHEETS)
def test_no_group_that_follows_from_what_is_told_is_smaller_than_three(said: list[tuple[str, str]]) -> None:
    """What everybody says, without any of the sectors that are told, is said by nobody or by three at least."""
    groups, everyone = tallies(rows_of(said)), tally_of(rows_of(said))
    assert sum(tally.sheets for tally in groups.values()) == (len(said) if len(said) >= FEWEST else 0)
    check = HealthCheck(len(said), everyone, groups)
    for difference in check.differences:
        told = [groups[side.sector].answered(difference.place) for side in difference.sides]
        for count in range(len(told) + 1):
            for some in combinations(told, count):
                rest = everyone.answered(difference.place) - sum(some)
                assert rest == 0 or rest >= FEWEST
    for theme, score in check.scores.items():
        people = sum(any(answers[place] != "0" for place in statements_of(theme)) for _, answers in said)
        assert score is None or (people >= FEWEST and 0 <= score <= 100)


@given(SHEETS)
def test_every_sector_is_a_known_one(said: list[tuple[str, str]]) -> None:
    assert set(tallies(rows_of(said))) <= {*CATEGORY_LABELS, OTHERS}


def test_hidden_sheets_are_shown_to_nobody() -> None:
    hidden = record(*[("", "1")] * 3, hidden=True)
    assert health_check(hidden).enough
    assert not shown_answers(hidden).health_sheets
    assert shown_answers(record(*[("", "1")] * 3)).health_sheets


def test_headless_figures_have_the_check_only_where_it_was_asked() -> None:
    assert "health_check" not in insights_json(snapshot_of(outline("A")))
    figures = insights_json(record(*[("public", "4"), ("community", "1")] * 3))["health_check"]
    assert (figures["sheets"], figures["total"], figures["themes"]["trust"]) == (6, 50.0, 50.0)
    assert figures["differences"][0] == {
        "statement": 1,
        "gap": 3.0,
        "means": {"public": 4.0, "community": 1.0},
    }
    assert insights_json(record(("", "4")))["health_check"]["themes"]["need"] is None


def test_the_check_before_is_the_last_that_may_be_told() -> None:
    now = record(*[("", "4")] * 3)
    assert health_check_before(now) is None
    before_it = replace(now.workshop, id=8, number=now.workshop.number - 1)
    earlier = now.with_rows("workshops", {8: before_it})
    hidden = replace(before_it, health_hidden=True)
    few = earlier.with_rows("health_sheets", {9: HealthSheet(9, 8, "", "", "1" * 24)})
    assert health_check_before(few) is None
    rows = {each: HealthSheet(each, 8, "", "", "1" * 24) for each in (9, 10, 11)}
    before = health_check_before(earlier.with_rows("health_sheets", rows))
    assert before is not None
    assert before.total == 0
    unseen = earlier.with_rows("health_sheets", rows).with_rows("workshops", {8: hidden})
    assert health_check_before(unseen) is None


def test_the_whole_is_followed_from_workshop_to_workshop_once_it_is_revealed() -> None:
    [stage] = trend(record(*[("", "4")] * 3))
    assert stage.values[Measure.HEALTH] == 1
    [stage] = trend(record(*[("", "4")] * 3, hidden=True))
    assert stage.values[Measure.HEALTH] is None
