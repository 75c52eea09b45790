"""Review: the place that is come back to, though findings come and go meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnerdesk.rules.finding import Finding


@dataclass(frozen=True, slots=True)
class Place:
    """The finding that was left, all that were listed then, and how far the page was scrolled, in pixels."""

    finding: Finding
    listed: tuple[Finding, ...]
    scrolled: int

    def to_try(self) -> Iterator[str]:
        """The keys of the finding that was left, those that followed it, then those before it, the nearest first."""
        at = self.listed.index(self.finding)
        for finding in (*self.listed[at:], *reversed(self.listed[:at])):
            yield finding.key
