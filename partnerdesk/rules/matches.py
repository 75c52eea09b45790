"""Who could help whom: what one organisation offers and another says it needs."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import HoldingKind


@dataclass(frozen=True, slots=True)
class Match:
    """Another organisation, and the capabilities that pass between it and the one that was asked about."""

    organisation_id: int
    capability_ids: tuple[int, ...]


def can_help(snapshot: Snapshot, organisation_id: int) -> tuple[Match, ...]:
    """Who needs what the organisation offers, in the order of the organisations; in the room or not."""
    return _matches(snapshot, organisation_id, HoldingKind.OFFER, HoldingKind.NEED)


def helped_by(snapshot: Snapshot, organisation_id: int) -> tuple[Match, ...]:
    """Who offers what the organisation needs."""
    return _matches(snapshot, organisation_id, HoldingKind.NEED, HoldingKind.OFFER)


def _matches(
    snapshot: Snapshot, organisation_id: int, own: HoldingKind, other: HoldingKind
) -> tuple[Match, ...]:
    mine = snapshot.holdings_of(organisation_id, own)
    theirs = {(row.organisation_id, row.capability_id) for row in snapshot.holdings if row.kind is other}
    found = (
        Match(each.id, tuple(capability for capability in mine if (each.id, capability) in theirs))
        for each in snapshot.organisations
        if each.id != organisation_id
    )
    return tuple(match for match in found if match.capability_ids)
