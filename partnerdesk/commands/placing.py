"""A partner is moved on the map by hand. From then on the map keeps everybody where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.commands.organisations import MAP_SIDE
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.storage.editor import Editor


def move_on_map(editor: Editor, organisation_id: int, places: Mapping[int, tuple[int, int]]) -> Change:
    """Move one partner. ``places`` are those of everybody, by id, x and y each 0 to 1,000.

    Partners that the map had placed itself are kept where they were seen, so that the picture stays as it is.
    """
    moved = rows.find(editor.snapshot.organisations, organisation_id)
    held = {
        each: (cleaning.whole(x, 0, MAP_SIDE), cleaning.whole(y, 0, MAP_SIDE))
        for each, (x, y) in places.items()
    }

    def work(session: Session) -> None:
        for each, (x, y) in held.items():
            organisation = rows.fetch(session, model.tables.Organisation, each)
            organisation.x, organisation.y = x, y

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Move {name}"), name=moved.name), work)
