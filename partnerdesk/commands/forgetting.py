"""Forgetting a person: the name, and what was drawn under it, goes from the record, its history and what was sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk.commands import rows
from partnerdesk.commands.forget_plan import NOBODY, what_forgetting_does
from partnerdesk.model.snapshot import TABLES, columns
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.storage.editor import Editor


def forget_person(
    editor: Editor, person_id: int, nobody: str = str(NOBODY), also: frozenset[str] = frozenset()
) -> Change:
    """Take somebody's name, and the signatures drawn by them, out of the document for good.

    ``also`` are texts with a part of the name that are about the person, too. A person who took part in a workshop that
    is sealed or over stays there as a role. The whole history goes, so that neither this nor what came before can be
    undone. Raises what :func:`what_forgetting_does` does, and DocumentError when the file cannot be written anew;
    nothing has changed then.
    """
    changes = what_forgetting_does(editor, person_id, nobody, also).changes
    snapshot = editor.snapshot

    def work(session: Session) -> None:
        for table in reversed(TABLES):  # what refers to a row goes before it
            held = {row.id: row for row in getattr(snapshot, table)}
            for row_id, row in changes.get(table, {}).items():
                if row is None:
                    rows.remove(session, rows.kind_of(table), id=row_id)
                else:
                    values = {name: getattr(row, name) for name in columns(table) if name != "id"}
                    rows.put(session, rows.kind_of(table), held[row_id], **values)

    return editor.forget(Phrase(QT_TRANSLATE_NOOP("core", "Forget a person")), work)
