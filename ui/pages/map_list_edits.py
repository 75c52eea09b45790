"""Which command each column of the list of partners stands for."""

from __future__ import annotations

from typing import cast

from partnerdesk.commands.attendance import set_can_commit, set_presence
from partnerdesk.commands.organisations import (
    rename_organisation,
    set_influence_interest,
    set_organisation_community,
    set_organisation_type,
)
from partnerdesk.model.change import Change
from ui.desk import Desk
from ui.models.partners import Column, PartnerRow


def edit_cell(desk: Desk, row: PartnerRow, column: int, value: object) -> Change | None:
    """Write down what was put into a cell. Gives None where it was refused or the column cannot be edited."""
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
        case Column.INFLUENCE:
            return desk.run(set_influence_interest, row.id, cast("int | None", value), row.interest)
        case Column.INTEREST:
            return desk.run(set_influence_interest, row.id, row.influence, cast("int | None", value))
        case _:
            return None
