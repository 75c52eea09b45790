"""What an organisation gives the goals, as one typed line."""

from __future__ import annotations

import pytest

from partnerdesk.model.vocabulary import RankingMethod
from partnerdesk.quick.priorities import parse_priorities, priorities_line

DOTS, RANKS, IMPACT = RankingMethod.DOTS, RankingMethod.RANKS, RankingMethod.IMPACT
GOALS = [4, 5, 6]


@pytest.mark.parametrize(
    ("line", "method", "given"),
    [
        ("2 0 3", DOTS, {4: (2, None), 5: (0, None), 6: (3, None)}), ("2, -; 1", RANKS, {4: (2, None), 6: (1, None)}),
        ("8/5 6 / 9 -", IMPACT, {4: (8, 5), 5: (6, 9)}), ("8 6/9 0/0", IMPACT, {4: (8, None), 5: (6, 9), 6: (0, 0)}),
        ("", DOTS, {}), ("  ", IMPACT, {}),
    ],
)  # fmt: skip
def test_what_a_line_gives(
    line: str, method: RankingMethod, given: dict[int, tuple[int, int | None]]
) -> None:
    entry = parse_priorities(line, method, GOALS)
    assert entry.fault is None
    assert entry.given == given


@pytest.mark.parametrize(
    ("line", "method", "words"),
    [
        ("2 0", DOTS, "There are 3 goals and 2 numbers. Type one for each, - where nothing is given."),
        ("1 2 3 4", RANKS, "There are 3 goals and 4 numbers. Type one for each, - where nothing is given."),
        ("1 two 3", RANKS, "two is not a whole number."),
        ("1/2 2 3", DOTS, "1/2 is not a whole number."),
        ("1/2/3 4/5 6/7", IMPACT, "1/2/3 is not impact and ease, like 8/5."),
        ("9999 0 0", DOTS, "9999 is not a whole number."),
    ],
)
def test_what_cannot_be_read_says_why(line: str, method: RankingMethod, words: str) -> None:
    assert str(parse_priorities(line, method, GOALS).fault) == words


@pytest.mark.parametrize(
    ("line", "method"), [("2 0 3", DOTS), ("2 - 1", RANKS), ("8/5 6 -", IMPACT), ("", DOTS), ("", RANKS)]
)
def test_a_line_is_written_as_it_was_read(line: str, method: RankingMethod) -> None:
    entry = parse_priorities(line, method, GOALS)
    kept = {goal: given for goal, given in entry.given.items() if given[0] or method is not DOTS}
    assert priorities_line(kept, method, GOALS) == line
