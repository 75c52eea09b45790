"""Makes ``schema-1.partnerdesk``, a real document of the first released schema, and what it holds as JSON.

Run once for each released schema, by the program of that release: ``python -m tests.documents.make_schema_1``.
The files are kept for good: every later release must open them.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from partnerdesk.commands.actions import add_actions, remove_action
from partnerdesk.commands.agenda import add_agenda_item
from partnerdesk.commands.answers import add_support_count
from partnerdesk.commands.goals import add_goal, reword_goal
from partnerdesk.commands.notes import set_private_note
from partnerdesk.commands.organisations import place_organisations, remove_organisation
from partnerdesk.commands.partners import add_partners
from partnerdesk.commands.signing import reopen, seal, sign
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.imports.outline import parse_outline, write_outline
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import AgendaKind
from partnerdesk.quick.actions import parse_action
from partnerdesk.quick.partners import parse_partners
from partnerdesk.storage.document import Document

HERE = Path(__file__).parent
DOCUMENT = HERE / "schema-1.partnerdesk"
CONTENT = HERE / "schema-1.json"
SAMPLE = HERE.parents[1] / "resources" / "samples" / "1_local_strategic_partnership.yaml"


def content_of(document: Document) -> dict[str, object]:
    """Everything that opening the document must bring back: the record, undone once, and done again."""
    editor = document.editor
    now = as_data(editor.snapshot)
    names = [str(editor.undo_label), str(editor.redo_label)]
    editor.undo()
    before = as_data(editor.snapshot)
    editor.redo()
    return {"record": now, "undo and redo": names, "record before the last edit": before}


def as_data(snapshot: Snapshot) -> object:
    return json.loads(json.dumps(asdict(snapshot), ensure_ascii=False))


def make() -> None:
    """A workshop typed in, sealed, reopened and edited further, with one edit undone at the end."""
    DOCUMENT.unlink(missing_ok=True)
    with Document.create(DOCUMENT, "Averley Together") as document:
        type_in(document)
        remove_action(document.editor, 2)
        document.editor.undo()
        write_content(document, CONTENT)


def type_in(document: Document) -> None:
    editor = document.editor
    write_outline(editor, parse_outline(SAMPLE.read_text(encoding="utf-8")))
    add_agenda_item(editor, "Who is here, and who is not", AgendaKind.RELATIONSHIP, 20)
    add_partners(
        editor, parse_partners("Harbour Library #library @Head librarian >>HRA =1/3", editor.snapshot)
    )
    place_organisations(editor, {1: (500, 400), 2: (120, 880)})
    set_private_note(editor, "map", "Ask the library about its meeting room.")
    content = canonical_json(editor.snapshot)
    sign(editor, 1, "with note", method="drawn", strokes="[[[0,0,0],[900,450,120]]]", note="Council first.")
    seal(editor, content, record_code(content))
    reopen(editor, "The date of action A3 was wrong.")
    reword_goal(editor, 1, "Cut emergency hospital admissions of Harbourside under-fives by a third")
    add_goal(editor, "Môr a mynydd: a clean beach, all year 🏖")
    add_support_count(editor, 5, 3, by=4)
    line = "Clear the beach by 31 Mar @HRA +LAN +ABC:Local #G5"
    add_actions(editor, [parse_action(line, editor.snapshot, date(2026, 11, 12))])
    remove_organisation(editor, 9)


def write_content(document: Document, path: Path) -> None:
    text = json.dumps(content_of(document), ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    make()
