"""What the record says: pure functions from a frozen snapshot to figures, verdicts, findings (N1 to N9, N12, N13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.rules.as_json import Value


def insights_json(snapshot: Snapshot, workshop_id: int | None = None) -> dict[str, Value]:
    """All figures of one workshop (by default the one being worked on) in their published form."""
    from partnerdesk.rules.as_json import published
    from partnerdesk.rules.insights import insights

    return published(insights(snapshot, workshop_id))
