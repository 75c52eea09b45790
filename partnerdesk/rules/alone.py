"""The alone test (N2): what each organisation answers to "could we do this alone?", and what that makes of a goal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnerdesk.model.vocabulary import AloneAnswer
from partnerdesk.rules.shares import share


@dataclass(frozen=True, slots=True)
class AloneTest:
    """The answers 0 to 3 by organisation id. ``n`` is the number of organisations that answered, present or not."""

    answers: Mapping[int, int]

    @property
    def n(self) -> int:
        return len(self.answers)

    @property
    def score(self) -> float | None:
        """``100 * sum / (3 n)``: 0 everybody could easily, 100 nobody could. None without answers."""
        return share(100 * sum(self.answers.values()), 3 * self.n)

    @property
    def hard(self) -> int:
        """How many answered 2 extremely hard or 3 impossible."""
        return sum(answer >= AloneAnswer.EXTREMELY_HARD for answer in self.answers.values())

    @property
    def hard_share(self) -> float | None:
        """``count(>= 2) / n``. None without answers."""
        return share(self.hard, self.n)

    @property
    def at_zero(self) -> tuple[int, ...]:
        """Who could do it easily, in the order of the organisations."""
        return tuple(each for each, answer in self.answers.items() if answer == AloneAnswer.EASILY)

    @property
    def could(self) -> tuple[int, ...]:
        """Who could do it alone, easily or with effort: whom the verdict "can be done alone" names."""
        return tuple(each for each, answer in self.answers.items() if answer < AloneAnswer.EXTREMELY_HARD)

    @property
    def hard_alone(self) -> bool:
        """Nobody answered 0 and at least two thirds answered 2 or 3. Not asked before somebody has answered."""
        return not self.at_zero and 3 * self.hard >= 2 * self.n
