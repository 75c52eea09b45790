"""Backups are made beside the running window: at opening, after changes, in one place or two."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.parking import park
from partnerdesk.model.backup import Backup, Counts, Reason
from partnerdesk.paths import SUFFIX, backups_folder
from partnerdesk.storage.backups import snapshot_of
from tests.ui.desk_fixtures import desk_with_example
from ui.desk import Desk
from ui.keeper import Keeper
from ui.settings import Settings

DOCUMENTS = Path(__file__).parents[1] / "documents"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "settings").mkdir()
    return Settings(tmp_path / "settings")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = desk_with_example(tmp_path)
    yield made
    made.close()


@pytest.fixture
def keeper(desk: Desk, settings: Settings) -> Iterator[Keeper]:
    made = Keeper(desk, settings)
    yield made
    made.finish()


def settled(keeper: Keeper, qtbot: QtBot) -> tuple[Backup, ...]:
    """What is kept once the backup of what was opened is written."""
    with qtbot.waitSignal(keeper.kept):
        keeper._soon.stop()
        keeper._soon.timeout.emit()
    return keeper.found()


def after_ten_minutes(keeper: Keeper, qtbot: QtBot) -> tuple[Backup, ...]:
    assert keeper._due.isActive(), "nothing was changed"
    with qtbot.waitSignal(keeper.kept):
        keeper._due.stop()
        keeper._due.timeout.emit()
    return keeper.found()


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob(f"*{SUFFIX}")}


def test_what_is_opened_is_kept_once(desk: Desk, keeper: Keeper, qtbot: QtBot) -> None:
    (backup,) = settled(keeper, qtbot)
    assert backup.reason is Reason.OPENED
    assert backup.path.is_relative_to(backups_folder())
    assert snapshot_of(backup.path) == desk.snapshot
    counts = keeper.counts(backup)
    assert isinstance(counts, Counts)
    assert (counts.partners, counts.goals, counts.actions) == (11, 4, 10)
    path = desk.path
    assert path is not None
    desk.close()
    desk.open(path)
    assert settled(keeper, qtbot) == (backup,), "nothing had changed"


def test_every_ten_minutes_of_change_one_more_is_kept(desk: Desk, keeper: Keeper, qtbot: QtBot) -> None:
    settled(keeper, qtbot)
    assert not keeper._due.isActive()
    desk.run(park, "The bus times")
    begun = keeper._due.remainingTime()
    desk.run(park, "The car park")
    assert keeper._due.remainingTime() <= begun, "it does not wait for a pause"
    newest, _ = after_ten_minutes(keeper, qtbot)
    assert newest.reason is Reason.CHANGED
    assert snapshot_of(newest.path) == desk.snapshot
    assert not keeper._due.isActive()


def test_what_was_opened_is_kept_even_when_it_is_changed_and_closed_at_once(
    desk: Desk, keeper: Keeper, qtbot: QtBot
) -> None:
    before = desk.snapshot
    desk.run(park, "The bus times")
    path = desk.path
    assert path is not None
    with qtbot.waitSignal(keeper.kept):
        desk.close()
    desk.open(path)
    (backup,) = keeper.found()
    assert snapshot_of(backup.path) == before


def test_reading_another_workshop_makes_no_backup(desk: Desk, keeper: Keeper, qtbot: QtBot) -> None:
    settled(keeper, qtbot)
    desk.run(start_next_workshop, "2027-01-14")
    desk.read(1)
    assert not keeper._soon.isActive()


def test_a_second_place_that_is_not_there_is_said_once_and_filled_when_it_is_back(
    desk: Desk, keeper: Keeper, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    settings.second_place = stick
    said: list[str] = []
    keeper.message.connect(said.append)
    (first,) = settled(keeper, qtbot)
    desk.run(park, "The bus times")
    after_ten_minutes(keeper, qtbot)
    assert len(said) == 1
    assert "The second place for backups is not there" in said[0]
    assert not stick.exists(), "no folder is made where the stick would be"
    stick.mkdir()
    desk.run(park, "The car park")
    newest, *_ = after_ten_minutes(keeper, qtbot)
    assert names_in(stick) == {newest.path.name}
    assert newest.path.is_relative_to(backups_folder())
    assert len(keeper.found()) == 3, "what lies in both places is shown once"
    shutil.rmtree(stick)
    desk.run(park, "The taxi rank")
    after_ten_minutes(keeper, qtbot)
    assert len(said) == 2
    assert first in keeper.found()


def test_where_the_chosen_place_is_gone_the_usual_one_serves(
    keeper: Keeper, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    settings.backup_place = tmp_path / "shared"
    said: list[str] = []
    keeper.message.connect(said.append)
    (backup,) = settled(keeper, qtbot)
    assert backup.path.is_relative_to(backups_folder())
    assert len(said) == 1
    assert str(tmp_path / "shared") in said[0]


def test_the_chosen_place_and_number_hold(
    desk: Desk, keeper: Keeper, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    place = tmp_path / "shared"
    place.mkdir()
    settings.backup_place = place
    settings.backups_kept = 2
    settled(keeper, qtbot)
    for number in range(4):
        desk.run(park, f"Item {number}")
        after_ten_minutes(keeper, qtbot)
    assert len(names_in(place)) == 2
    assert not names_in(backups_folder())
    settings.backup_place = None
    assert desk.backups is None


def test_an_older_document_is_kept_in_the_chosen_place_before_it_is_brought_up_to_date(
    desk: Desk, keeper: Keeper, settings: Settings, tmp_path: Path
) -> None:
    place = tmp_path / "shared"
    place.mkdir()
    settings.backup_place = place
    shutil.copy(DOCUMENTS / "schema-1.partnerdesk", tmp_path / "old.partnerdesk")
    desk.open(tmp_path / "old.partnerdesk")
    (backup,) = keeper.found()
    assert backup.reason is Reason.UPDATE
    assert backup.path.is_relative_to(place)
    assert "brought the document up to date" in str(keeper.differences(backup)[0])


def test_a_backup_that_was_spoilt_since_is_shown_and_says_so(
    desk: Desk, keeper: Keeper, qtbot: QtBot
) -> None:
    (backup,) = settled(keeper, qtbot)
    assert [str(each) for each in keeper.differences(backup)] == ["Nothing differs from now."]
    backup.path.write_bytes(b"rubbish")
    assert str(keeper.counts(backup)) == "It cannot be read"
    assert "damaged" in str(keeper.differences(backup)[0])


def test_a_file_that_has_gone_is_no_fault_of_the_keeper(desk: Desk, keeper: Keeper, qtbot: QtBot) -> None:
    settled(keeper, qtbot)
    desk.run(park, "The bus times")
    assert desk.path is not None
    desk.path.unlink()
    keeper.back_up()
    keeper._remember()
    assert len(keeper.found()) == 1


def test_the_image_in_memory_follows_the_edits(
    desk: Desk, keeper: Keeper, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.run(park, "The bus times")
    label = desk.undo_label
    keeper._idle.timeout.emit()
    assert desk.path is not None
    desk.path.unlink()
    desk.save_copy(tmp_path / "rescued.partnerdesk")
    desk.open(tmp_path / "rescued.partnerdesk")
    assert desk.undo_label == label, "the history came along"


def test_without_a_folder_for_data_the_second_place_is_enough(
    desk: Desk,
    keeper: Keeper,
    settings: Settings,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    settings.second_place = stick
    (tmp_path / "a file").touch()
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "a file"))
    (backup,) = settled(keeper, qtbot)
    assert backup.path.is_relative_to(stick)
