"""Time balance (N11): minutes by kind of agenda item."""

from __future__ import annotations

from partnerdesk.model.records import AgendaItem
from partnerdesk.model.vocabulary import AgendaKind
from partnerdesk.rules.time_balance import KindTime, TimeBalance, time_balance


def balance(*items: tuple[AgendaKind, int, int | None]) -> TimeBalance:
    return time_balance(
        [
            AgendaItem(at, 1, at, f"Item {at}", kind, minutes, spent)
            for at, (kind, minutes, spent) in enumerate(items)
        ]
    )


def test_minutes_are_added_up_by_kind_the_most_first() -> None:
    found = balance((AgendaKind.GOALS, 20, None), (AgendaKind.TASKS, 50, None), (AgendaKind.GOALS, 15, None))
    assert found.kinds == (KindTime(AgendaKind.TASKS, 50, None), KindTime(AgendaKind.GOALS, 35, None))
    assert (found.planned, found.spent, found.by_spent) == (85, None, False)
    assert found.share(AgendaKind.GOALS) == 35 / 85
    assert found.share(AgendaKind.HOUSEKEEPING) == 0


def test_what_was_spent_counts_once_every_item_says_it() -> None:
    part = balance((AgendaKind.GOALS, 20, 40), (AgendaKind.TASKS, 20, None))
    assert (part.spent, part.by_spent, part.share(AgendaKind.GOALS)) == (40, False, 0.5)
    every = balance((AgendaKind.GOALS, 20, 40), (AgendaKind.TASKS, 20, 0))
    assert (every.spent, every.by_spent, every.share(AgendaKind.GOALS)) == (40, True, 1)


def test_no_agenda_has_no_balance() -> None:
    assert balance().share(AgendaKind.GOALS) is None
    assert balance((AgendaKind.GOALS, 0, None)).kinds == ()
    assert balance((AgendaKind.GOALS, 0, None)).share(AgendaKind.GOALS) is None
