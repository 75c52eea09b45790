"""The desk: one open document, one way in for edits, and signals that tell what happened."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.commands.parking import park
from partnerdesk.commands.partnership import rename_partnership, set_workshop_place
from partnerdesk.errors import DocumentError, InputError
from partnerdesk.model.change import Change
from partnerdesk.paths import SUFFIX
from ui.desk import Desk


@pytest.fixture
def told(qtbot: QtBot) -> list[str]:
    return []


@pytest.fixture
def desk(told: list[str]) -> Desk:
    """A desk whose signals are written down."""
    made = Desk()
    made.opened.connect(lambda: told.append("opened"))
    made.closed.connect(lambda: told.append("closed"))
    made.changed.connect(lambda change: told.append(f"changed: {change.label}"))
    made.refused.connect(lambda error: told.append(f"refused: {type(error).__name__}"))
    return made


def test_an_empty_desk_has_nothing_to_undo_and_closes_in_silence(desk: Desk, told: list[str]) -> None:
    assert not desk.is_open
    assert desk.path is None
    assert desk.undo_label is None
    assert desk.redo_label is None
    desk.close()
    assert told == []


def test_making_closing_and_opening_are_told(desk: Desk, told: list[str], tmp_path: Path) -> None:
    path = tmp_path / f"a{SUFFIX}"
    desk.create(path, "Harbour")
    assert desk.snapshot.partnership.name == "Harbour"
    desk.close()
    desk.open(path)
    assert desk.path == path
    desk.create(tmp_path / f"b{SUFFIX}")
    assert told == ["opened", "closed", "opened", "closed", "opened"]
    desk.close()


def test_what_cannot_be_opened_leaves_what_is_open(desk: Desk, told: list[str], tmp_path: Path) -> None:
    path = tmp_path / f"a{SUFFIX}"
    desk.create(path)
    with pytest.raises(DocumentError):
        desk.open(tmp_path / f"nowhere{SUFFIX}")
    with pytest.raises(DocumentError):
        desk.create(path)
    desk.open(path)  # it is open here already: nothing to do
    assert desk.path == path
    assert told == ["opened"]
    assert desk.run(park, "The bus times") is not None
    desk.close()


def test_an_edit_is_told_after_the_record_has_moved_on(desk: Desk, tmp_path: Path) -> None:
    desk.create(tmp_path / f"a{SUFFIX}")
    seen: list[str] = []
    desk.changed.connect(lambda _: seen.append(desk.snapshot.workshop.place))
    change = desk.run(set_workshop_place, "Town Hall")
    assert isinstance(change, Change)
    assert seen == ["Town Hall"]
    desk.undo()
    desk.redo()
    assert seen == ["Town Hall", "", "Town Hall"]
    desk.close()


def test_a_refused_edit_is_told_and_changes_nothing(desk: Desk, told: list[str], tmp_path: Path) -> None:
    desk.create(tmp_path / f"a{SUFFIX}")
    before = desk.snapshot
    told.clear()
    assert desk.run(park, "   ") is None
    assert told == [f"refused: {InputError.__name__}"]
    assert desk.snapshot is before
    assert desk.undo_label is None
    desk.close()


def test_an_edit_that_changes_nothing_is_not_told(desk: Desk, told: list[str], tmp_path: Path) -> None:
    desk.create(tmp_path / f"a{SUFFIX}", "Harbour")
    told.clear()
    desk.run(rename_partnership, "Harbour")
    desk.undo()
    assert told == []
    desk.close()


def test_undo_on_a_disk_that_is_gone_is_refused(desk: Desk, told: list[str], tmp_path: Path) -> None:
    path = tmp_path / f"a{SUFFIX}"
    desk.create(path)
    desk.run(park, "The bus times")
    path.unlink()
    told.clear()
    desk.undo()
    assert len(told) == 1
    assert told[0].startswith("refused: Document")
    assert len(desk.snapshot.workshop_parking()) == 1
    desk.close()


def test_a_fault_of_ours_is_not_hidden(desk: Desk, tmp_path: Path) -> None:
    def broken(*_: object) -> Change:
        raise ZeroDivisionError

    desk.create(tmp_path / f"a{SUFFIX}")
    with pytest.raises(ZeroDivisionError):
        desk.run(broken)
    desk.close()


def test_everything_can_be_undone_after_opening_again(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / f"a{SUFFIX}"
    desk.create(path)
    before = desk.snapshot
    desk.run(park, "The bus times")
    desk.close()
    desk.open(path)
    assert desk.undo_label is not None
    desk.undo()
    assert desk.snapshot == before
    desk.close()
