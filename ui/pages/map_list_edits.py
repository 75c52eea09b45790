"""Which command each column of the list of partners stands for."""

from __future__ import annotations

from typing import cast

from partnerdesk.commands.attendance import set_can_commit, set_presence
from partnerdesk.commands.holdings import set_holdings
from partnerdesk.commands.organisations import (
    rename_organisation,
    set_organisation_community,
    set_organisation_type,
)
from partnerdesk.commands.placing import place_on_grid
from partnerdesk.model.change import Change
from partnerdesk.model.vocabulary import HoldingKind
from ui.desk import Desk
from ui.models.partners import Column, PartnerRow


def edit_cell(desk: Desk, row: PartnerRow, column: int, value: object) -> Change | None:
    """Write down what was put into a cell. Gives None where it was refused."""
    match Column(column):
        case Column.NAME:
            return desk.run(rename_organisation, row.id, str(value))
        case Column.TYPE:
            return desk.run(set_organisation_type, row.id, str(value))
        case Column.COMMUNITY:
            return desk.run(set_organisation_community, row.id, bool(value))
        case Column.PRESENCE:
            return desk.run(set_presence, row.id, str(value))
        case Column.CAN_COMMIT:
            return desk.run(set_can_commit, row.id, str(value))
        case Column.INFLUENCE | Column.INTEREST:
            level = cast("int | None", value)
            both = (level, row.interest) if column == Column.INFLUENCE else (row.influence, level)
            return desk.run(place_on_grid, {row.id: both})
        case Column.OFFERS | Column.NEEDS:
            kind = HoldingKind.OFFER if column == Column.OFFERS else HoldingKind.NEED
            return desk.run(set_holdings, row.id, kind, cast("tuple[str, ...]", value))
