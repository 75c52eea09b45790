"""The line, the tick and the dot that each step has in the rail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partnerdesk.commands.signing import reopen, seal, sign
from partnerdesk.imports.outline import checked_outline, write_outline
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Decision, SignatureMethod, Step
from partnerdesk.rules.findings import Severity, findings
from partnerdesk.rules.progress import review_state, step_state
from partnerdesk.storage.document import Document
from tests.core.rules.builder import Data, action, goal, outline, snapshot_of, tie

AGENDA = [{"title": "Welcome"}]


def state(data: Data | Snapshot, step: Step) -> tuple[str, bool, bool]:
    snapshot = data if isinstance(data, Snapshot) else snapshot_of(data)
    found = step_state(snapshot, step)
    return str(found.line), found.started, found.done


@pytest.mark.parametrize(
    ("step", "line"),
    [
        (Step.PREPARE, "No title yet"),
        (Step.MAP, "No partners yet"),
        (Step.GOALS, "No goals yet"),
        (Step.ACTIONS, "No actions yet"),
        (Step.SIGN, "Nobody to sign yet"),
        (Step.PRINT, "A draft until sealed"),
    ],
)
def test_nothing_is_begun_in_a_new_document(step: Step, line: str) -> None:
    with Document.in_memory() as document:
        assert state(document.snapshot(), step) == (line, False, False)


@pytest.mark.parametrize(
    ("data", "step", "line", "done"),
    [
        (outline("A"), Step.PREPARE, "No agenda yet", False),
        (outline("-A", agenda=AGENDA), Step.PREPARE, "Nobody ticked as here", False),
        (outline("A", agenda=AGENDA), Step.PREPARE, "Ready", True),
        (outline("A"), Step.MAP, "1 partner", False),
        (outline("A B"), Step.MAP, "2 partners, 0 links", False),
        (outline("A B", relationships=[tie("A", "B")]), Step.MAP, "2 partners, 1 link", True),
        (outline("A", goals=[goal(), goal("G2", status="agreed")]), Step.GOALS, "1 of 2 agreed", False),
        (outline("A", goals=[goal(status="moved"), goal("G2", status="agreed")]), Step.GOALS, "1 of 1 agreed", True),
        (outline("A", goals=[goal(status="moved")]), Step.GOALS, "No goals yet", False),
        (outline("A", actions=[action()]), Step.ACTIONS, "1 action, 2 gaps", False),
        (outline("A", actions=[action(lead="A")]), Step.ACTIONS, "1 action, 1 gap", False),
        (outline("A", actions=[action(lead="A"), action("A2", due="2027-01-01")]), Step.ACTIONS,
         "2 actions, 2 gaps", False),
        (outline("A", actions=[action(lead="A", due="2027-01-01"), action("A2", status="done")]), Step.ACTIONS,
         "2 actions", True),
        (outline("A", actions=[action(status="dropped")]), Step.ACTIONS, "No actions yet", False),
    ],
)  # fmt: skip
def test_lines(data: Data, step: Step, line: str, done: bool) -> None:
    assert state(data, step) == (line, True, done)


def reviewed(data: Data, *severities: Severity) -> tuple[str, bool, bool]:
    """The state of Review with what is found in ``data``, or with that of some severities only."""
    snapshot = snapshot_of(data)
    found = [each for each in findings(snapshot) if not severities or each.severity in severities]
    state_ = review_state(snapshot, found)
    return str(state_.line), state_.started, state_.done


def test_review_counts_what_there_is_to_mend() -> None:
    data = outline("A", goals=[goal()], actions=[action()], parking_lot=["Pool"])
    found = findings(snapshot_of(data))
    pressing = sum(each.severity is not Severity.NOTE for each in found)
    assert len(found) > pressing
    assert reviewed(data) == (f"{pressing} things open", True, False)
    assert reviewed(outline("")) == ("3 things open", False, False)
    assert reviewed(outline("A", agenda=AGENDA, goals=[goal()]), Severity.FIX) == (
        "2 things open",
        True,
        False,
    )


def test_review_is_done_when_what_is_left_is_only_good_to_know() -> None:
    data = outline("A", goals=[goal()], actions=[action(parts={"A": ["x"]})])
    assert reviewed(data, Severity.NOTE) == ("2 good to know", True, True)
    snapshot = snapshot_of(data)
    assert str(review_state(snapshot, ()).line) == "Nothing left open"
    assert review_state(snapshot, ()).done
    assert not review_state(snapshot_of(outline("")), ()).done


def test_signing_until_it_is_sealed() -> None:
    with Document.in_memory() as document:
        write_outline(document.editor, checked_outline(outline("A B -C", goals=[goal(status="agreed")])))
        assert state(document.snapshot(), Step.SIGN) == ("0 of 2 signed", False, False)
        sign(document.editor, 1, Decision.NOT_YET, signed_as="Chair")
        assert state(document.snapshot(), Step.SIGN) == ("0 of 2 signed", True, False)
        sign(document.editor, 1, Decision.ACCEPT, signed_as="Chair")
        assert state(document.snapshot(), Step.SIGN) == ("1 of 2 signed", True, False)
        sign(document.editor, 2, Decision.WITH_NOTE, note="If funded", signed_as="Chair")
        assert state(document.snapshot(), Step.SIGN) == ("2 of 2 signed", True, False)
        sign(document.editor, 1, Decision.ACCEPT, method=SignatureMethod.INK)
        assert state(document.snapshot(), Step.SIGN) == ("1 of 2, 1 on paper", True, False)
        seal(document.editor, "{}", "0" * 64)
        assert state(document.snapshot(), Step.SIGN) == ("Sealed, 1 of 2 signed", True, True)
        reopen(document.editor, "All sign here")
        assert state(document.snapshot(), Step.SIGN) == ("0 of 2 signed", False, False)
        for organisation in (1, 2):
            sign(document.editor, organisation, Decision.ACCEPT, signed_as="Chair")
        seal(document.editor, "{}", "0" * 64)
        assert state(document.snapshot(), Step.SIGN) == ("Signed and sealed", True, True)
        assert state(document.snapshot(), Step.PRINT) == ("Ready to print", True, False)


def test_who_signed_and_is_no_longer_ticked_still_counts() -> None:
    with Document.in_memory() as document:
        write_outline(document.editor, checked_outline(outline("A -B")))
        sign(document.editor, 1, Decision.ACCEPT, signed_as="Chair")
        snapshot = document.snapshot()
    assert state(replace(snapshot, attendances=()), Step.SIGN) == ("1 of 1 signed", True, False)
