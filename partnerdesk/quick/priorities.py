"""What an organisation gives the goals, as one typed line: a number for each goal, in the order of the list.

Dots, ranks and points are ``2 0 3``; impact and ease are ``8/5 6/9``. A dash gives a goal nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from partnerdesk.model.vocabulary import RankingMethod
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

Given = tuple[int, int | None]
"""A value, and with impact also the ease, or None."""

NOTHING: Final = "-"
_ONE: Final = re.compile(r"\d{1,3}", re.ASCII)
_BOTH: Final = re.compile(r"(\d{1,3})(?:/(\d{1,3}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PriorityEntry:
    """What was typed, by goal id; or what is wrong with it, in words."""

    given: Mapping[int, Given] = field(default_factory=dict)
    fault: Phrase | None = None


def parse_priorities(line: str, method: RankingMethod, goal_ids: Sequence[int]) -> PriorityEntry:
    """A line for the goals in ``goal_ids``. An empty line gives nothing to any."""
    said = re.sub(r"\s*/\s*", "/", line.replace(",", " ").replace(";", " ")).split()
    if not said:
        return PriorityEntry()
    if len(said) != len(goal_ids):
        text = QT_TRANSLATE_NOOP(
            "core",
            "There are {goals} goals and {numbers} numbers. Type one for each, - where nothing is given.",
        )
        return PriorityEntry(fault=Phrase(text, goals=len(goal_ids), numbers=len(said)))
    given = {}
    for goal_id, word in zip(goal_ids, said, strict=True):
        if word == NOTHING:
            continue
        found = _read(word, method)
        if found is None:
            return PriorityEntry(fault=_no_number(word, method))
        given[goal_id] = found
    return PriorityEntry(given)


def priorities_line(given: Mapping[int, Given], method: RankingMethod, goal_ids: Sequence[int]) -> str:
    """The line that says this; empty where nothing is given."""
    if not any(each in given for each in goal_ids):
        return ""
    nothing = "0" if method in (RankingMethod.DOTS, RankingMethod.POINTS) else NOTHING
    return " ".join(_word(*given[each]) if each in given else nothing for each in goal_ids)


def _read(word: str, method: RankingMethod) -> Given | None:
    if method is not RankingMethod.IMPACT:
        return (int(word), None) if _ONE.fullmatch(word) else None
    found = _BOTH.fullmatch(word)
    return (int(found[1]), int(found[2]) if found[2] else None) if found else None


def _word(value: int, ease: int | None) -> str:
    return str(value) if ease is None else f"{value}/{ease}"


def _no_number(word: str, method: RankingMethod) -> Phrase:
    if method is RankingMethod.IMPACT:
        text = QT_TRANSLATE_NOOP("core", "{word} is not impact and ease, like 8/5.")
        return Phrase(text, word=word)
    return Phrase(QT_TRANSLATE_NOOP("core", "{word} is not a whole number."), word=word)
