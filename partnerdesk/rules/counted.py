"""Numbers and names inside phrases: one or many, and lists that stay short."""

from __future__ import annotations

from collections.abc import Iterable

from partnerdesk.wording import Phrase, Value

MOST_NAMES = 4


def counted(number: int, one: str, many: str, **values: Value) -> Phrase:
    """``one`` when the number is 1, else ``many``; either may use ``{number}`` and the other values."""
    return Phrase(one if number == 1 else many, number=number, **values)


def listed(names: Iterable[str]) -> str:
    """Names with commas between them; a long list ends with how many more there are, "A, B, C, D +3"."""
    every = list(names)
    rest = len(every) - MOST_NAMES
    shown = ", ".join(every[:MOST_NAMES])
    return f"{shown} +{rest}" if rest > 0 else shown


def percent(share: float) -> str:
    """A share from 0 to 1 as whole percents, "75 %". Only nothing is 0 % and only everything is 100 %."""
    whole = round(100 * share)
    if 0 < share < 1:
        whole = min(99, max(1, whole))
    return f"{whole} %"
