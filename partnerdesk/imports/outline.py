"""Outlines: a whole workshop as YAML or JSON text, in the form of the worked examples.

``read_outline(path)`` checks everything and writes nothing, ``write_outline(editor, outline)`` puts it into a new
document as one edit, ``snapshot_of_outline(outline)`` gives the same record without a document.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from partnerdesk import model
from partnerdesk.errors import InputError
from partnerdesk.imports.places import Lines
from partnerdesk.model import records
from partnerdesk.model.change import Change
from partnerdesk.model.snapshot import Snapshot, snapshot_of
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from partnerdesk.imports.outline_form import Outline

_FIRST_WORKSHOP: Final = records.Workshop(1, 1, "W1", 0, "", "", "", "", "", "", "", 75, 0, False, None)


class Edits(Protocol):
    """What is needed of a document's editor."""

    @property
    def snapshot(self) -> Snapshot: ...
    def apply(self, label: Phrase, work: Callable[[Any], None], *, barrier: bool = False) -> Change: ...


def read_outline(path: Path) -> Outline:
    """The outline in a file, checked in full. Raises InputError with one line that names the place of the fault."""
    from partnerdesk.imports.reading import read_text

    return parse_outline(read_text(path))


def parse_outline(text: str) -> Outline:
    """The outline in a YAML or JSON text, checked in full. Raises InputError as :func:`read_outline` does."""
    from partnerdesk.imports.tree import tree_of

    tree = tree_of(text)
    return checked_outline(tree.data, tree.lines)


def checked_outline(data: object, lines: Lines | None = None) -> Outline:
    """The outline in plain lists, mappings and values. ``lines`` tells on which line each value began."""
    from pydantic import ValidationError

    from partnerdesk.imports.outline_check import check_references
    from partnerdesk.imports.outline_faults import first_fault
    from partnerdesk.imports.outline_form import Outline

    if not isinstance(data, dict):
        text = QT_TRANSLATE_NOOP(
            "core", "This is not an outline: it has no keys such as workshop and organisations."
        )
        raise InputError(Phrase(text))
    try:
        outline = Outline.model_validate(data)
    except ValidationError as error:
        raise first_fault(error, lines or {}) from None
    check_references(outline, lines or {})
    return outline


def write_outline(editor: Edits, outline: Outline, *, barrier: bool = False) -> Change:
    """Put the whole outline into the workshop of a new document, as one edit.

    A ``barrier`` cannot be undone: so it is where the outline is what the document is made of.

    Raises InputError when the document holds something already: an outline never mixes with what is there.
    """
    from partnerdesk.imports.outline_rows import ORDER, rows_of, workshop_with

    before = editor.snapshot
    if any(getattr(before, table) for table in ORDER):
        text = QT_TRANSLATE_NOOP(
            "core", "This document has content already. Read the outline into a new document."
        )
        raise InputError(Phrase(text))
    rows = rows_of(outline, before.workshop.id, _now())
    workshop = workshop_with(before.workshop, outline.workshop)

    def work(session: Any) -> None:
        tables = model.tables.Row.metadata.tables
        _set(session.get(model.tables.Workshop, workshop.id), workshop)
        if outline.partnership:
            session.get(model.tables.Partnership, before.partnership.id).name = outline.partnership
        for table in ORDER:
            if rows.tables[table]:
                session.exec(tables[table].insert(), params=[asdict(row) for row in rows.tables[table]])

    text = QT_TRANSLATE_NOOP("core", "Read the outline of {title}")
    return editor.apply(Phrase(text, title=workshop.title), work, barrier=barrier)


def snapshot_of_outline(outline: Outline) -> Snapshot:
    """The record that :func:`write_outline` would make, without a document."""
    from partnerdesk.imports.outline_rows import rows_of, workshop_with

    partnership = records.Partnership(1, outline.partnership, 1, _now())
    workshop = workshop_with(_FIRST_WORKSHOP, outline.workshop)
    rows = rows_of(outline, workshop.id, partnership.created_at)
    return snapshot_of({"partnerships": [partnership], "workshops": [workshop], **rows.tables})


def _set(row: Any, workshop: records.Workshop) -> None:
    for key, value in asdict(workshop).items():
        setattr(row, key, value)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
