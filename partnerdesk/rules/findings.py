"""What to mend or to look at before everybody signs: all findings of a workshop, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import Finding, Look, Part, Remedy, RemedyKind, Severity, Subject
from partnerdesk.rules.found_actions import found_in_actions
from partnerdesk.rules.found_goals import found_in_goals
from partnerdesk.rules.found_map import found_on_the_map
from partnerdesk.rules.found_prepare import found_in_preparing
from partnerdesk.rules.found_review import found_in_review, found_in_signing
from partnerdesk.rules.insights import Insights, insights

__all__ = ["Finding", "Part", "Remedy", "RemedyKind", "Severity", "Subject", "findings"]

_FINDERS: Final[tuple[Callable[[Look], Iterator[Finding]], ...]] = (
    found_in_preparing,
    found_on_the_map,
    found_in_goals,
    found_in_actions,
    found_in_review,
    found_in_signing,
)
_STEPS: Final = list(Step)
_SEVERITIES: Final = list(Severity)


def findings(snapshot: Snapshot, figures: Insights | None = None) -> tuple[Finding, ...]:
    """Everything found in the workshop being worked on: by step, then the most pressing first, then in record order.

    ``figures`` are the workshop's insights where they are at hand. Nothing here tells of trust, which is private.
    """
    look = Look(snapshot, figures or insights(snapshot))
    found = [finding for finder in _FINDERS for finding in finder(look)]
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[int, int]:
    return _STEPS.index(finding.step), _SEVERITIES.index(finding.severity)
