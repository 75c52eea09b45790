"""Partners are placed by hand: on the map, and on the grid of influence and interest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from partnerdesk.commands import cleaning, rows
from partnerdesk.commands.organisations import attendance_row
from partnerdesk.commands.whereabouts import MAP_SIDE, put_on_map
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.storage.editor import Editor


def move_on_map(
    editor: Editor, organisation_ids: Iterable[int], places: Mapping[int, tuple[int, int]]
) -> Change:
    """Move some partners. ``places`` are those of everybody, by id, x and y each 0 to 1,000.

    Partners that the map had placed itself are kept where they were seen, so that the picture stays as it is.
    """
    held = {
        each: (cleaning.whole(x, 0, MAP_SIDE), cleaning.whole(y, 0, MAP_SIDE))
        for each, (x, y) in places.items()
    }
    there = {each.id: (each.x, each.y) for each in editor.snapshot.organisations}
    if not held.keys() <= there.keys():
        raise rows.gone()

    def work(session: Session) -> None:
        put_on_map(session, {each: place for each, place in held.items() if there[each] != place})

    one, many = QT_TRANSLATE_NOOP("core", "Move {name}"), QT_TRANSLATE_NOOP("core", "Move {count} partners")
    return editor.apply(_label(editor, organisation_ids, one, many), work)


def place_on_grid(editor: Editor, levels: Mapping[int, tuple[int | None, int | None]]) -> Change:
    """Set influence and interest of some partners, by id, each 0 to 4 or None for not said: one undo step."""
    known = {
        each: (cleaning.level(influence, 0, 4), cleaning.level(interest, 0, 4))
        for each, (influence, interest) in levels.items()
    }

    def work(session: Session) -> None:
        for each, (influence, interest) in known.items():
            row = attendance_row(session, each)
            row.influence, row.interest = influence, interest

    one = QT_TRANSLATE_NOOP("core", "Change influence and interest of {name}")
    many = QT_TRANSLATE_NOOP("core", "Change influence and interest of {count} partners")
    return editor.apply(_label(editor, known, one, many), work)


def _label(editor: Editor, organisation_ids: Iterable[int], one: str, many: str) -> Phrase:
    names = [rows.find(editor.snapshot.organisations, each).name for each in organisation_ids]
    return Phrase(one, name=names[0]) if len(names) == 1 else Phrase(many, count=len(names))
