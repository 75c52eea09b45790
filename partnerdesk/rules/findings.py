"""What to mend or to look at before everybody signs: all findings of a workshop, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import Finding, Look, Part, Remedy, RemedyKind, Severity, Subject
from partnerdesk.rules.found_actions import found_in_actions
from partnerdesk.rules.found_goals import found_in_goals
from partnerdesk.rules.found_health import found_in_health
from partnerdesk.rules.found_map import found_on_the_map
from partnerdesk.rules.found_people import found_in_people
from partnerdesk.rules.found_prepare import found_in_preparing
from partnerdesk.rules.found_private import found_in_private
from partnerdesk.rules.found_promises import found_in_promises
from partnerdesk.rules.found_review import found_in_review, found_in_signing
from partnerdesk.rules.insights import Insights, insights
from partnerdesk.rules.set_aside import Found, set_apart

__all__ = ["Finding", "Part", "Remedy", "RemedyKind", "Severity", "Subject", "findings", "found_apart"]

_Finder = Callable[[Look], Iterator[Finding]]
_FINDERS: Final[tuple[_Finder, ...]] = (
    found_in_promises,
    found_in_preparing,
    found_on_the_map,
    found_in_people,
    found_in_goals,
    found_in_actions,
    found_in_health,
    found_in_review,
    found_in_signing,
)
_STEPS: Final = list(Step)
_SEVERITIES: Final = list(Severity)


def findings(
    snapshot: Snapshot, figures: Insights | None = None, *, private: bool = False
) -> tuple[Finding, ...]:
    """Everything found in the workshop being worked on: by step, then the most pressing first, then in record order.

    ``figures`` are the workshop's insights where they are at hand. Only with ``private``, for the facilitator's own
    screen, does it tell of trust.
    """
    look = Look(snapshot, figures or insights(snapshot))
    finders: tuple[_Finder, ...] = (*_FINDERS, found_in_private) if private else _FINDERS
    found = [finding for finder in finders for finding in finder(look)]
    return tuple(sorted(found, key=_place))


def found_apart(snapshot: Snapshot, figures: Insights | None = None, *, private: bool = False) -> Found:
    """The same, those that stand apart from those that were set aside."""
    return set_apart(findings(snapshot, figures, private=private), snapshot.workshop_set_asides())


def _place(finding: Finding) -> tuple[int, int]:
    return _STEPS.index(finding.step), _SEVERITIES.index(finding.severity)
