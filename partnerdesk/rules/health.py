"""The health check: eight themes from 0 to 100, and where one side of the table sees it differently (N18).

A theme is ``100 * (mean - 1) / 3`` over the answers to its three statements. Nothing is told of fewer than three
people: no figure of a statement that fewer answered, none of a sector that fewer came from, and nothing from which
either could be worked out. A discussion aid, not a validated measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from partnerdesk.model.health import STATEMENTS, statements_of
from partnerdesk.model.partner_types import CATEGORY_LABELS
from partnerdesk.model.records import HealthSheet
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import HealthAnswer, HealthTheme
from partnerdesk.wording import QT_TRANSLATE_NOOP

FEWEST: Final = 3
"""So many people have to answer before anything is said of what they answered."""

ENOUGH_THEMES: Final = 6
"""So many themes have to be known before there is a figure for the whole."""

GAP: Final = 1
"""From so many points between two sectors on, a difference matters (N18)."""

OTHERS: Final = ""
"""The sector of those who did not say theirs, and of all who came from one with too few people."""

OTHERS_NAME: Final = QT_TRANSLATE_NOOP("core", "All the others")
AID: Final = QT_TRANSLATE_NOOP("core", "A discussion aid, not a validated measure.")

_LOWEST, _HIGHEST = int(HealthAnswer.NOT_TRUE), int(HealthAnswer.VERY_TRUE)


class Band(StrEnum):
    """What a figure from 0 to 100 is called."""

    STRENGTH = "strength"
    GROWING = "growing"
    WEAK = "weak"
    RETHINK = "rethink"


BAND_NAMES: Final[dict[Band, str]] = {
    Band.STRENGTH: QT_TRANSLATE_NOOP("core", "Strength"),
    Band.GROWING: QT_TRANSLATE_NOOP("core", "Growing"),
    Band.WEAK: QT_TRANSLATE_NOOP("core", "Weak"),
    Band.RETHINK: QT_TRANSLATE_NOOP("core", "Rethink"),
}
BAND_BEGINS: Final[dict[Band, int]] = {
    Band.STRENGTH: 75, Band.GROWING: 50, Band.WEAK: 25, Band.RETHINK: 0,
}  # fmt: skip
"""The least figure of each band."""


def band_of(score: Fraction | float) -> Band:
    return next(band for band, begins in BAND_BEGINS.items() if score >= begins)


def whole(score: Fraction | float) -> int:
    """A figure as it is shown: whole, and rounded down, so that it never looks like that of a higher band."""
    return int(score)


def tenths(value: Fraction) -> str:
    """A mean or a gap with one decimal, rounded down: no gap is shown that is not there."""
    shown = int(10 * value)
    return f"{shown // 10}.{shown % 10}"


Counts = tuple[int, ...]
"""How many gave each answer to one statement, from 0 (cannot say) to 4."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How the people of one sector, or all, answered: how many sheets, and the counts of every statement."""

    sheets: int
    counts: tuple[Counts, ...]

    def answered(self, place: int) -> int:
        """How many said something of a statement."""
        return sum(self.counts[place][_LOWEST:])

    def points(self, place: int) -> int:
        return sum(answer * count for answer, count in enumerate(self.counts[place]))

    def mean(self, place: int) -> Fraction | None:
        """The mean answer to a statement, 1 to 4; None where fewer than three answered."""
        answered = self.answered(place)
        return Fraction(self.points(place), answered) if answered >= FEWEST else None

    def score(self, theme: HealthTheme) -> Fraction | None:
        """A theme from 0 to 100; None where fewer than three people answered any of its statements.

        How many people those are is taken for the most that answered one of them, which is never too many.
        """
        places = statements_of(theme)
        if max(map(self.answered, places)) < FEWEST:
            return None
        mean = Fraction(sum(map(self.points, places)), sum(map(self.answered, places)))
        return 100 * (mean - _LOWEST) / (_HIGHEST - _LOWEST)


@dataclass(frozen=True, slots=True)
class Side:
    """What one sector says of a statement."""

    sector: str
    mean: Fraction


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that sectors see differently: what each says of it, the highest first."""

    place: int
    sides: tuple[Side, ...]

    @property
    def gap(self) -> Fraction:
        return self.sides[0].mean - self.sides[-1].mean


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """What may be told of the health check of one workshop. ``sectors`` are those with enough people, by sector."""

    sheets: int
    everyone: Tally
    sectors: Mapping[str, Tally]

    @property
    def enough(self) -> bool:
        """Whether enough people answered to say anything."""
        return self.sheets >= FEWEST

    @property
    def scores(self) -> dict[HealthTheme, Fraction | None]:
        return {theme: self.everyone.score(theme) for theme in HealthTheme}

    @property
    def total(self) -> Fraction | None:
        """The mean of the themes, where at least six are known."""
        known = [score for score in self.scores.values() if score is not None]
        return sum(known, Fraction()) / len(known) if len(known) >= ENOUGH_THEMES else None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The statements that two sectors see a point or more apart (N18), the widest gap first."""
        found = [each for place in range(len(STATEMENTS)) if (each := self._sides(place)) is not None]
        wide = [each for each in found if each.gap >= GAP]
        return tuple(sorted(wide, key=lambda each: -each.gap))

    def _sides(self, place: int) -> Difference | None:
        """What each sector says of a statement. Where one or two of a sector answered, nothing is told of any: from
        what all say together theirs would follow."""
        answering = {sector: tally for sector, tally in self.sectors.items() if tally.answered(place)}
        means = {sector: tally.mean(place) for sector, tally in answering.items()}
        sides = [Side(sector, mean) for sector, mean in means.items() if mean is not None]
        if len(sides) < max(2, len(means)):
            return None
        return Difference(place, tuple(sorted(sides, key=lambda side: -side.mean)))


def health_check(snapshot: Snapshot, workshop_id: int | None = None) -> HealthCheck:
    """The health check of one workshop, by default of the one being worked on."""
    wanted = snapshot.workshop.id if workshop_id is None else workshop_id
    sheets = [each for each in snapshot.health_sheets if each.workshop_id == wanted]
    return HealthCheck(len(sheets), tally_of(sheets), tallies(sheets))


def health_check_before(snapshot: Snapshot) -> HealthCheck | None:
    """The last health check before the workshop being worked on of which anything may be told."""
    number = snapshot.workshop.number
    earlier = sorted(
        (each.number, each.id)
        for each in snapshot.workshops
        if each.number < number and not each.health_hidden
    )
    checks = (health_check(snapshot, workshop_id) for _, workshop_id in reversed(earlier))
    return next((check for check in checks if check.enough), None)


def tally_of(sheets: Iterable[HealthSheet]) -> Tally:
    counts = [[0] * len(HealthAnswer) for _ in STATEMENTS]
    every = list(sheets)
    for sheet in every:
        for place, answer in enumerate(sheet.answers):
            counts[place][int(answer)] += 1
    return Tally(len(every), tuple(map(tuple, counts)))


def tallies(sheets: Iterable[HealthSheet]) -> dict[str, Tally]:
    """How each sector answered, in the order of the categories, those with too few people together as the others.

    Where those are one or two people they would be what all say without the rest: the smallest sector goes to them.
    """
    groups: dict[str, list[HealthSheet]] = {sector: [] for sector in (*CATEGORY_LABELS, OTHERS)}
    for sheet in sheets:
        groups[sheet.sector if sheet.sector in groups else OTHERS].append(sheet)
    named = [sector for sector in CATEGORY_LABELS if groups[sector]]
    joining = [sector for sector in named if len(groups[sector]) < FEWEST]
    large = [sector for sector in named if sector not in joining]
    rest = len(groups[OTHERS]) + sum(len(groups[sector]) for sector in joining)
    if large and 0 < rest < FEWEST:
        joining.append(min(large, key=lambda sector: len(groups[sector])))
    for sector in joining:
        groups[OTHERS] += groups.pop(sector)
    return {sector: tally_of(found) for sector, found in groups.items() if len(found) >= FEWEST}


def sector_name(sector: str) -> str:
    """How a sector is called, as a source text."""
    return CATEGORY_LABELS.get(sector, OTHERS_NAME)
