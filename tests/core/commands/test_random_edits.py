"""A machine that edits at random: does, undoes, redoes, closes and opens again, and finds no difference."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from partnerdesk.commands.health import reveal_health
from partnerdesk.commands.polling import reveal
from partnerdesk.commands.signing import clear_signed_before, reopen, seal
from partnerdesk.errors import InputError, SealedError
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.imports.outline import parse_outline, write_outline
from partnerdesk.model.polls import hidden_polls
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.storage import content_sum
from partnerdesk.storage.document import Document
from partnerdesk.storage.reading import read_snapshot
from tests.core.commands.catalogue import BARRIERS, arguments, every_command
from tests.core.imports.outlines import SAMPLES

COMMANDS = {name: command for name, command in every_command().items() if name not in BARRIERS}
AFTER_SEALING = {"notes.set_private_note", "next_workshop.start_next_workshop"}


class RandomEdits(RuleBasedStateMachine):
    """``past`` and ``future`` are the records that undo and redo must lead to, the next one last."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.document = Document.create(self.folder / "random.partnerdesk", "Random")
        self.past: list[Snapshot] = []
        self.future: list[Snapshot] = []

    @property
    def snapshot(self) -> Snapshot:
        return self.document.snapshot()

    @initialize(number=st.integers(0, len(SAMPLES)))
    def begin(self, number: int) -> None:
        """Begin with a worked example, or with nothing."""
        if number:
            before = self.snapshot
            write_outline(
                self.document.editor, parse_outline(SAMPLES[number - 1].read_text(encoding="utf-8"))
            )
            self.past.append(before)

    @rule(data=st.data(), name=st.sampled_from(sorted(COMMANDS)))
    def edit(self, data: st.DataObject, name: str) -> None:
        before = self.snapshot
        if self.did(data, name):
            self.past.append(before)
            self.future.clear()

    @rule()
    def undo(self) -> None:
        before = self.snapshot
        change = self.document.editor.undo()
        if not self.past:
            assert change is None
            return
        assert change is not None
        self.future.append(before)
        assert self.snapshot == self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        before = self.snapshot
        assert self.document.editor.redo() is not None
        self.past.append(before)
        assert self.snapshot == self.future.pop()

    @rule()
    def all_the_way_back_and_forth(self) -> None:
        before, steps = self.snapshot, len(self.past)
        while self.past:
            self.undo()
        for _ in range(steps):
            self.redo()
        assert self.snapshot == before

    @rule()
    def close_and_open(self) -> None:
        before, editor = self.snapshot, self.document.editor
        labels = editor.undo_label, editor.redo_label
        path = self.document.path
        assert path is not None
        self.document.close()
        assert [each.name for each in self.folder.iterdir()] == [path.name]
        self.document = Document.open(path)
        editor = self.document.editor
        assert self.snapshot == before
        assert (editor.undo_label, editor.redo_label) == labels

    @rule(data=st.data(), name=st.sampled_from(sorted(COMMANDS)), reason=st.sampled_from(["Typing mistake"]))
    def seal_and_reopen(self, data: st.DataObject, name: str, reason: str) -> None:
        """A sealed workshop refuses every edit but the facilitator's own notes and the next workshop; reopened, it goes
        on."""
        for goal, kind in hidden_polls(self.snapshot):
            reveal(self.document.editor, goal.id, kind)
        reveal_health(self.document.editor)
        clear_signed_before(self.document.editor)
        content = canonical_json(self.snapshot)
        seal(self.document.editor, content, record_code(content))
        before = self.snapshot
        assert before.sealed
        assert self.document.editor.undo() is None
        if self.did(data, name):
            assert name in AFTER_SEALING
            self.document.editor.undo()
        assert self.snapshot == before
        reopen(self.document.editor, reason)
        assert not self.snapshot.sealed
        assert self.snapshot.sealed_versions[-1].content == content
        assert not self.snapshot.workshop_signatures()
        self.past.clear()
        self.future.clear()

    @invariant()
    def reading_again_changes_nothing(self) -> None:
        assert self.snapshot == read_snapshot(self.document._connection)

    @invariant()
    def the_sum_in_the_file_is_right(self) -> None:
        assert content_sum.is_right(self.document._connection)

    @invariant()
    def names_of_undo_and_redo_are_there(self) -> None:
        assert (self.document.editor.undo_label is not None) == bool(self.past)
        assert (self.document.editor.redo_label is not None) == bool(self.future)

    def did(self, data: st.DataObject, name: str) -> bool:
        """Try a command. A refusal changes nothing."""
        before = self.snapshot
        drawn = arguments(name, COMMANDS[name], before)
        if drawn is None:
            return False
        given: dict[str, Any] = data.draw(drawn)
        try:
            change = COMMANDS[name](self.document.editor, **given)
        except (InputError, SealedError) as error:
            refused = error
        else:
            assert bool(change.rows) == (self.snapshot != before)
            return bool(change.rows)
        assert before.sealed or type(refused) is InputError
        assert self.snapshot == before
        return False

    def teardown(self) -> None:
        self.document.close()
        shutil.rmtree(self.folder)


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        RandomEdits,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            suppress_health_check=list(HealthCheck),
            deadline=None,
        ),
    )


def test_random_edits() -> None:
    run(examples=25, steps=30)


@pytest.mark.long
def test_random_edits_for_long() -> None:
    run(examples=500, steps=80)
