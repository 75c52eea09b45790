"""What the record says: pure functions from a frozen snapshot to figures, verdicts, findings (N1 to N9, N11 to
N13, N18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.rules.as_json import Value


def insights_json(snapshot: Snapshot, workshop_id: int | None = None) -> dict[str, Value]:
    """All figures of one workshop (by default the one being worked on) in their published form."""
    from partnerdesk.rules.as_json import published, published_health
    from partnerdesk.rules.health import health_check
    from partnerdesk.rules.insights import insights

    return published(insights(snapshot, workshop_id)) | published_health(health_check(snapshot, workshop_id))
