"""Promises kept (N13): what counts as one, when it is due, and against which day it is judged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from partnerdesk.commands.actions import add_action, set_action_due, set_action_status
from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.organisations import add_organisation
from partnerdesk.commands.partnership import set_workshop_date
from partnerdesk.commands.settling import drop_action, mark_done, postpone
from partnerdesk.model.vocabulary import ActionStatus, LateReason, Step
from partnerdesk.rules.finding import RemedyKind
from partnerdesk.rules.findings import findings
from partnerdesk.rules.promises import Fate, promise_words, promises
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor

DAY = "2027-01-14"


@pytest.fixture
def editor() -> Iterator[Editor]:
    """Two organisations and an action that is due on the tenth; the workshop is on the fourteenth."""
    with Document.in_memory("Town") as document:
        editor = document.editor
        for name in ("Council", "School"):
            add_organisation(editor, name)
        set_workshop_date(editor, DAY)
        add_action(editor, "Run a damp triage", lead_id=1, due="2027-01-10")
        yield editor


def fate(editor: Editor) -> Fate:
    return promises(editor.snapshot).every[0].fate


def test_nothing_is_due(editor: Editor) -> None:
    set_action_due(editor, 1, "")
    found = promises(editor.snapshot)
    assert (found.every, found.due, found.share, found.reasons) == ((), (), None, {})
    assert str(promise_words(found)) == "No promise has come due yet."


@pytest.mark.parametrize(
    ("due", "expected"), [("2027-01-13", Fate.LATE), (DAY, Fate.LATE), ("2027-01-15", Fate.AHEAD)]
)
def test_a_day_has_come_on_the_day_itself(editor: Editor, due: str, expected: Fate) -> None:
    set_action_due(editor, 1, due)
    assert fate(editor) is expected
    drop_action(editor, 1)
    assert fate(editor) is (Fate.DROPPED if expected is Fate.LATE else Fate.RELEASED)


def test_a_workshop_without_a_date_knows_what_is_settled(editor: Editor) -> None:
    set_workshop_date(editor, "")
    assert fate(editor) is Fate.AHEAD
    mark_done(editor, 1)
    assert promises(editor.snapshot).share == 1


@pytest.mark.parametrize(
    ("day", "reason", "expected"),
    [
        ("2027-01-09", "", Fate.KEPT),
        ("2027-01-10", "", Fate.KEPT),
        ("2027-01-11", "", Fate.LATE),
        ("", "", Fate.KEPT),
        ("", LateReason.NO_TIME, Fate.LATE),
        ("2027-01-10", LateReason.NO_TIME, Fate.KEPT),
    ],
)
def test_done(editor: Editor, day: str, reason: str, expected: Fate) -> None:
    mark_done(editor, 1, day, reason)
    assert fate(editor) is expected


def test_done_before_its_day_is_kept_and_counts(editor: Editor) -> None:
    set_action_due(editor, 1, "2027-06-30")
    mark_done(editor, 1)
    assert (
        str(promise_words(promises(editor.snapshot))) == "Promises kept: 1 of 1 that was due or already done."
    )


def test_put_off_it_is_judged_against_the_first_day(editor: Editor) -> None:
    postpone(editor, 1, "2027-02-28", LateReason.WAITING)
    postpone(editor, 1, "2027-03-31")
    found = promises(editor.snapshot).every[0]
    assert found.history.dates == ("2027-01-10", "2027-02-28", "2027-03-31")
    assert (found.fate, found.history.reason) == (Fate.LATE, LateReason.WAITING)
    mark_done(editor, 1, "2027-02-20")
    assert fate(editor) is Fate.LATE
    mark_done(editor, 1, "2027-01-10")
    assert fate(editor) is Fate.KEPT
    mark_done(editor, 1)
    assert fate(editor) is Fate.LATE


def test_put_off_before_its_day_it_is_not_due_yet(editor: Editor) -> None:
    set_action_due(editor, 1, "2027-01-20")
    postpone(editor, 1, "2027-02-28")
    assert fate(editor) is Fate.AHEAD


def test_one_promise_through_every_workshop(editor: Editor) -> None:
    set_action_due(editor, 1, "2027-02-28")
    start_next_workshop(editor, "2027-03-14")
    set_action_due(editor, 2, "2027-04-30")
    start_next_workshop(editor, "2027-05-14")
    (found,) = promises(editor.snapshot).every
    assert [each.workshop_id for each in found.history.actions] == [1, 2, 3]
    assert (found.history.dates, found.fate) == (("2027-02-28", "2027-04-30"), Fate.LATE)
    assert [promises(editor.snapshot.of_workshop(n)).share for n in (1, 2, 3)] == [None, 0, 0]


def test_what_was_settled_before_still_counts(editor: Editor) -> None:
    mark_done(editor, 1)
    start_next_workshop(editor, "2027-03-14")
    assert not editor.snapshot.workshop_actions()
    assert promises(editor.snapshot).share == 1


def test_by_organisation_and_reason(editor: Editor) -> None:
    for lead, due in ((1, "2027-01-02"), (2, "2027-01-03"), (2, "2027-01-04"), (None, "2027-01-05")):
        add_action(editor, "More", lead_id=lead, due=due)
    mark_done(editor, 1)
    drop_action(editor, 3, LateReason.NO_MONEY)
    postpone(editor, 4, "2027-02-01", LateReason.NO_MONEY)
    found = promises(editor.snapshot)
    assert (len(found.kept), len(found.due)) == (1, 5)
    assert found.reasons == {LateReason.NO_MONEY: 2, LateReason.NOT_SAID: 2}
    assert [found.led_by(each).share for each in (1, 2)] == [0.5, 0]
    assert found.led_by(3).share is None


def test_findings_about_what_was_promised(editor: Editor) -> None:
    for text in ("Put off", "Dropped", "In time"):
        add_action(editor, text, due="2027-03-01")
    start_next_workshop(editor, "2027-03-14")
    overdue, put_off, dropped, done = editor.snapshot.workshop_actions()
    postpone(editor, put_off.id, "2027-06-01")
    drop_action(editor, dropped.id)
    mark_done(editor, done.id)
    found = [each for each in findings(editor.snapshot) if each.rule == "N13"]
    assert [str(each.reason) for each in found] == [
        "Action 1 (Run a damp triage) from last time has come due, and is still open.",
        "Nobody said why action 2 (Put off) was put off.",
        "Nobody said why action 3 (Dropped) was dropped.",
    ]
    assert all(each.step is Step.PREPARE and each.subject for each in found)
    remedy = found[0].remedy
    assert remedy is not None
    assert (remedy.kind, remedy.action_id) == (RemedyKind.MARK_DONE, overdue.id)
    mark_done(editor, overdue.id)
    drop_action(editor, dropped.id, LateReason.NOT_NEEDED)
    set_action_status(editor, put_off.id, ActionStatus.DOING)
    assert [str(each.reason) for each in findings(editor.snapshot) if each.rule == "N13"] == [
        "Nobody said why action 2 (Put off) was put off."
    ]
