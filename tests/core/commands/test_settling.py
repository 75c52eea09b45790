"""Done, put off or dropped: what is kept of it, for any action, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from partnerdesk.commands.actions import add_action, set_action_status
from partnerdesk.commands.settling import drop_action, mark_done, postpone
from partnerdesk.errors import InputError
from partnerdesk.model.change import Change
from partnerdesk.model.records import Action
from partnerdesk.model.vocabulary import ActionStatus, LateReason
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor


@pytest.fixture
def editor() -> Iterator[Editor]:
    with Document.in_memory() as document:
        add_action(document.editor, "Run a damp triage", due="2027-01-31")
        yield document.editor


def action(editor: Editor) -> Action:
    return editor.snapshot.actions[0]


def said(editor: Editor) -> tuple[ActionStatus, str, LateReason, str]:
    found = action(editor)
    return found.status, found.done_on, found.reason, found.reason_note


def test_done(editor: Editor) -> None:
    mark_done(editor, 1, "3/2/2027", LateReason.NO_TIME, "Snow")
    assert said(editor) == (ActionStatus.DONE, "2027-02-03", LateReason.NO_TIME, "Snow")
    mark_done(editor, 1)
    assert said(editor) == (ActionStatus.DONE, "", LateReason.NOT_SAID, "")


def test_dropped(editor: Editor) -> None:
    drop_action(editor, 1, LateReason.NOT_NEEDED, "  The council did it ")
    assert said(editor) == (ActionStatus.DROPPED, "", LateReason.NOT_NEEDED, "The council did it")


def test_put_off_keeps_the_old_dates(editor: Editor) -> None:
    set_action_status(editor, 1, ActionStatus.DOING)
    postpone(editor, 1, "28 Feb 2027", LateReason.WAITING, "For the grant")
    postpone(editor, 1, "2027-03-31")
    assert (action(editor).due, action(editor).status) == ("2027-03-31", ActionStatus.DOING)
    first, second = editor.snapshot.postponements
    assert (first.old_due, first.new_due, first.reason, first.note) == (
        "2027-01-31", "2027-02-28", LateReason.WAITING, "For the grant",
    )  # fmt: skip
    assert (second.old_due, second.new_due, second.reason) == (
        "2027-02-28",
        "2027-03-31",
        LateReason.NOT_SAID,
    )


def test_what_was_dropped_by_mistake_can_be_put_off(editor: Editor) -> None:
    drop_action(editor, 1, LateReason.NO_MONEY)
    postpone(editor, 1, "2027-03-31")
    assert said(editor) == (ActionStatus.TO_DO, "", LateReason.NOT_SAID, "")


def test_another_status_forgets_what_went_with_the_old_one(editor: Editor) -> None:
    drop_action(editor, 1, LateReason.NO_MONEY, "None")
    set_action_status(editor, 1, ActionStatus.TO_DO)
    assert said(editor) == (ActionStatus.TO_DO, "", LateReason.NOT_SAID, "")
    mark_done(editor, 1, "2027-01-30")
    set_action_status(editor, 1, ActionStatus.DONE)
    assert action(editor).done_on == "2027-01-30"


@pytest.mark.parametrize(
    ("due", "words"),
    [("", "A new date is needed"), ("31/1/2027", "due on that day already"), ("soon", "not a date")],
)
def test_no_new_date(editor: Editor, due: str, words: str) -> None:
    before = editor.snapshot
    with pytest.raises(InputError, match=words):
        postpone(editor, 1, due)
    assert editor.snapshot == before


def test_there_and_back(editor: Editor) -> None:
    before = editor.snapshot
    commands: tuple[Callable[[], Change], ...] = (
        lambda: mark_done(editor, 1, "2027-01-01"),
        lambda: postpone(editor, 1, "2027-06-01", LateReason.OTHER),
        lambda: drop_action(editor, 1, LateReason.PLAN_CHANGED),
    )
    for command in commands:
        command()
        after = editor.snapshot
        editor.undo()
        assert editor.snapshot == before
        editor.redo()
        assert editor.snapshot == after
        editor.undo()
