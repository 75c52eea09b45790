"""The figures of one workshop beside those of the others, to see what became of a partnership."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from partnerdesk.model.records import Workshop
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules import insights_json
from partnerdesk.rules.health import whole
from partnerdesk.rules.polls import shown_answers
from partnerdesk.rules.promises import promises
from partnerdesk.wording import QT_TRANSLATE_NOOP

Figures = dict[str, Any]
"""Published figures, see ``rules.as_json``."""


class Measure(StrEnum):
    """What is followed from workshop to workshop. Each is a share from 0 to 1, or undefined."""

    WORKING_TOGETHER = "working together"
    COMMONLY_HELD = "commonly held"
    HARD_ALONE = "hard alone"
    RELATIONSHIPS = "relationships now"
    WORKED_AT = "relationships worked at"
    SYNERGY = "synergy"
    COMMUNITY = "community presence"
    PROMISES = "promises kept"
    HEALTH = "health check"


MEASURE_NAMES: Final[dict[Measure, str]] = {
    Measure.WORKING_TOGETHER: QT_TRANSLATE_NOOP("core", "Joint work"),
    Measure.COMMONLY_HELD: QT_TRANSLATE_NOOP("core", "Goals that all hold"),
    Measure.HARD_ALONE: QT_TRANSLATE_NOOP("core", "Hard or impossible alone"),
    Measure.RELATIONSHIPS: QT_TRANSLATE_NOOP("core", "Strength of relationships"),
    Measure.WORKED_AT: QT_TRANSLATE_NOOP("core", "Relationships worked at"),
    Measure.SYNERGY: QT_TRANSLATE_NOOP("core", "More together than the best one alone"),
    Measure.COMMUNITY: QT_TRANSLATE_NOOP("core", "The community's part"),
    Measure.PROMISES: QT_TRANSLATE_NOOP("core", "Promises kept"),
    Measure.HEALTH: QT_TRANSLATE_NOOP("core", "Health check"),
}

_PLACES: Final[dict[Measure, Callable[[Figures], float | None]]] = {
    Measure.WORKING_TOGETHER: lambda figures: figures["definition"]["working_together"],
    Measure.COMMONLY_HELD: lambda figures: figures["definition"]["commonly_held"],
    Measure.HARD_ALONE: lambda figures: figures["definition"]["hard_alone"],
    Measure.RELATIONSHIPS: lambda figures: figures["relationships"]["stock_now"],
    Measure.WORKED_AT: lambda figures: figures["relationships"]["worked_at_ratio"],
    Measure.SYNERGY: lambda figures: figures["synergy_index"],
    Measure.COMMUNITY: lambda figures: figures["community_presence"],
    Measure.HEALTH: lambda figures: _share(figures.get("health_check", {}).get("total")),
}
"""Where the published figures have each measure. Promises are no part of what one workshop publishes."""


def _share(score: float | None) -> float | None:
    """A figure from 0 to 100 as a share, as whole as it is shown elsewhere."""
    return None if score is None else whole(score) / 100


@dataclass(frozen=True, slots=True)
class Stage:
    """One workshop and what was measured at it."""

    workshop: Workshop
    values: Mapping[Measure, float | None]


def trend(snapshot: Snapshot) -> tuple[Stage, ...]:
    """Every workshop up to the one being worked on, in their order. What is still hidden counts nowhere."""
    snapshot = shown_answers(snapshot)
    here = snapshot.workshop.number
    before = sorted(
        (each for each in snapshot.workshops if each.number <= here), key=lambda each: each.number
    )
    return tuple(_stage(snapshot.of_workshop(each.id)) for each in before)


def figures_as_signed(snapshot: Snapshot) -> Figures:
    """The published figures of the workshop being worked on.

    Where it is sealed they are those that were signed, whatever became of the partnership since. Trust is not signed:
    it comes from the ratings, which are the workshop's own.
    """
    figures, signed = insights_json(snapshot), _signed(snapshot)
    return {key: _over(value, signed.get(key, value)) for key, value in figures.items()}


def _over(value: Any, signed: Any) -> Any:
    return value | signed if isinstance(value, dict) and isinstance(signed, dict) else signed


def _stage(snapshot: Snapshot) -> Stage:
    figures = figures_as_signed(snapshot)
    values = {measure: place(figures) for measure, place in _PLACES.items()}
    return Stage(snapshot.workshop, values | {Measure.PROMISES: promises(snapshot).share})


def _signed(snapshot: Snapshot) -> Figures:
    """The figures in the sealed text of the workshop being worked on; empty without one that can be read."""
    workshop = snapshot.workshop
    for each in snapshot.sealed_versions:
        if (each.workshop_id, each.version) == (workshop.id, workshop.sealed_version):
            with suppress(ValueError, RecursionError):
                content = json.loads(each.content)
                figures = content.get("figures") if isinstance(content, dict) else None
                return figures if isinstance(figures, dict) else {}
    return {}
