"""What is removed takes with it all that hangs on it, and comes back with all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from partnerdesk.commands.actions import remove_action
from partnerdesk.commands.answers import clear_alone_answer, clear_support_answer
from partnerdesk.commands.goals import remove_goal, reword_goal
from partnerdesk.commands.organisations import remove_organisation
from partnerdesk.commands.parking import remove_parked
from partnerdesk.commands.relationships import unlink_organisations
from partnerdesk.imports.outline import parse_outline, write_outline
from partnerdesk.model.change import Change
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor
from partnerdesk.storage.reading import read_snapshot
from tests.core.filled import fill_later_tables
from tests.core.imports.outlines import as_text, sample


@pytest.fixture
def document() -> Iterator[Document]:
    with Document.in_memory() as made:
        write_outline(made.editor, parse_outline(as_text(sample())))
        fill_later_tables(made.editor)
        yield made


@pytest.mark.parametrize(
    ("remove", "table"),
    [
        (remove_organisation, "organisations"),
        (remove_goal, "goals"),
        (remove_action, "actions"),
        (remove_parked, "parking_items"),
        (unlink_organisations, "relationships"),
    ],
)
def test_each_can_be_removed_and_brought_back(
    document: Document, remove: Callable[[Editor, int], Change], table: str
) -> None:
    editor = document.editor
    full = editor.snapshot
    for row in getattr(full, table):
        remove(editor, row.id)
    assert not getattr(editor.snapshot, table)
    assert editor.snapshot == read_snapshot(document._connection)
    for _ in getattr(full, table):
        editor.undo()
    assert editor.snapshot == full


def test_what_belongs_to_a_partner_goes_with_it(document: Document) -> None:
    remove_organisation(document.editor, 1)
    left = document.snapshot()
    assert [voice.organisation_id for voice in left.voices] == [2, None, None]
    assert [each.organisation_id for each in left.priorities] == [2]
    assert [each.organisation_id for each in left.own_words] == [None]
    assert left.resources == ()


def test_what_was_carried_on_stays_when_the_earlier_one_goes(document: Document) -> None:
    for remove in (remove_goal, remove_action, remove_parked):
        remove(document.editor, 1)
    left = document.snapshot()
    for carried in (left.goals, left.actions, left.parking_items):
        assert [row.carried_from_id for row in carried if row.workshop_id == 2] == [None]
    assert left.postponements == ()


def test_a_wording_that_a_voice_answered_is_kept(document: Document) -> None:
    editor = document.editor
    answered = editor.snapshot.voices[0].wording_id
    before = next(each.text for each in editor.snapshot.wordings if each.id == answered)
    leave_only_voices(editor)
    reword_goal(editor, 1, "Another wording")
    assert next(each.text for each in editor.snapshot.wordings if each.id == answered) == before


def leave_only_voices(editor: Editor) -> None:
    """Voices become the only answers to the first goal."""
    for organisation in editor.snapshot.organisations:
        clear_alone_answer(editor, 1, organisation.id)
        clear_support_answer(editor, 1, organisation.id)
