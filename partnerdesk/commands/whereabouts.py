"""Inside an edit: where partners stand on the map. Everybody has a lasting place, whoever found it.

A document made from an outline has none yet. The map finds them from partners and links, and would find others once
these change: so an edit that changes them first keeps what was seen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from partnerdesk import model
from partnerdesk.commands import rows
from partnerdesk.layout.places import SIDE, Place, fit_in, map_places

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.snapshot import Snapshot

MAP_SIDE: Final = SIDE
"""Places on the map are counted in thousandths of its width and height."""


def keep_places(session: Session, snapshot: Snapshot) -> dict[int, Place]:
    """Whom the map has placed by itself stays there from now on. ``snapshot`` is the record before the edit.

    Gives the places of everybody by id.
    """
    places = map_places(snapshot)
    put_on_map(session, {each.id: places[each.id] for each in snapshot.organisations if each.x is None})
    return places


def place_newcomers(
    session: Session, snapshot: Snapshot, newcomers: Sequence[int], links: Collection[tuple[int, int]] = ()
) -> None:
    """Find places for those that the edit has added, near whom they are linked with; nobody else moves.

    ``links`` are those that came with them, as pairs of ids.
    """
    places = keep_places(session, snapshot)
    if newcomers:
        known = [(tie.a_id, tie.b_id) for tie in snapshot.relationships]
        found = fit_in([*places, *newcomers], [*known, *links], places)
        put_on_map(session, {each: found[each] for each in newcomers})


def put_on_map(session: Session, places: Mapping[int, Place]) -> None:
    """Write places down, in one statement for all."""
    if places:
        session.flush()
        values = [{"of_row": each, "x": x, "y": y} for each, (x, y) in places.items()]
        session.connection().execute(rows.update_of(model.tables.Organisation, ("x", "y")), values)
