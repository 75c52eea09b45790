"""Every command: done, undone and done again it leaves the record as it should be."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerdesk.commands.agenda import add_agenda_item
from partnerdesk.commands.answers import set_support_counts
from partnerdesk.commands.notes import set_private_note
from partnerdesk.commands.people import add_representative
from partnerdesk.commands.signing import sign
from partnerdesk.errors import InputError, PartnerDeskError
from partnerdesk.imports.outline import parse_outline, write_outline
from partnerdesk.storage.document import Document
from partnerdesk.storage.reading import read_snapshot
from partnerdesk.wording import Phrase
from tests.core.commands.catalogue import BARRIERS, arguments, draw_of, every_command
from tests.core.filled import fill_later_tables
from tests.core.imports.outlines import SAMPLES

COMMANDS = every_command()


@pytest.fixture(scope="module")
def worked_example() -> Iterator[Document]:
    """A whole worked example; each try is undone before the next."""
    document = Document.in_memory("Example")
    write_outline(document.editor, parse_outline(SAMPLES[3].read_text(encoding="utf-8")))
    editor = document.editor
    set_private_note(editor, "map", "Mind the gap")
    for title in ("Welcome", "Goals"):
        add_agenda_item(editor, title)
    for goal in editor.snapshot.goals:
        set_support_counts(editor, goal.id, [9] * 8)
    add_representative(editor, 1, "Jo Smith")
    for organisation in editor.snapshot.organisations:
        sign(editor, organisation.id, "accept", signed_as="Jo")
    fill_later_tables(editor)
    yield document
    document.close()


def assert_whole(phrase: Phrase) -> None:
    """The phrase has words, and a value for each of its gaps."""
    assert phrase.text
    assert set(re.findall(r"{(.*?)}", phrase.text)) == {name for name, _ in phrase.values}


def test_commands_are_found_and_known() -> None:
    assert len(COMMANDS) > 80
    for name, command in COMMANDS.items():
        for parameter in list(inspect.signature(command).parameters.values())[1:]:
            if name not in BARRIERS:
                draw_of(name, parameter)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - BARRIERS))
def test_done_undone_and_done_again(name: str, worked_example: Document) -> None:
    editor = worked_example.editor
    command = COMMANDS[name]
    drawn = arguments(name, command, editor.snapshot)
    assert drawn is not None
    changed = []

    @settings(max_examples=20, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(drawn)
    def try_it(given_arguments: dict[str, object]) -> None:
        before = editor.snapshot
        try:
            change = command(editor, **given_arguments)
        except InputError as error:
            assert_whole(error.phrase)
            assert editor.snapshot == before
            return
        if not change.rows:
            assert editor.snapshot == before
            return
        changed.append(change)
        after = editor.snapshot
        assert after != before
        assert after == read_snapshot(worked_example._connection)
        assert editor.undo_label == change.label
        assert_whole(change.label)
        editor.undo()
        assert editor.snapshot == before
        editor.redo()
        assert editor.snapshot == after
        editor.undo()

    try_it()
    assert changed, "no example changed anything"


@given(st.text(max_size=50))
def test_no_text_breaks_a_name(text: str) -> None:
    with Document.in_memory() as document:
        try:
            COMMANDS["organisations.add_organisation"](document.editor, text, text)
        except PartnerDeskError:
            assert not document.snapshot().organisations
        else:
            name = document.snapshot().organisations[0].name
            assert name
            assert name == name.strip()
            assert name.isprintable() or not name.isascii()
