"""Every page and every dialog, in every scheme and size, holds nothing that a person would stumble over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.commands.agenda import add_agenda_item
from partnerdesk.commands.forget_plan import Doubtful, Forgetting
from partnerdesk.commands.health import add_health_sheets, reveal_health
from partnerdesk.model.backup import Backup, Counts, Reason
from partnerdesk.model.records import Record, SealedVersion
from partnerdesk.model.secret import Secret
from partnerdesk.model.vocabulary import AgendaKind, Step
from partnerdesk.paths import SUFFIX, settings_folder
from partnerdesk.quick.entries import HealthEntry
from partnerdesk.rules.finding import Part
from partnerdesk.storage.refusals import wrong_password
from partnerdesk.wording import Phrase
from tests.ui.audit import lasting
from tests.ui.desk_fixtures import window_on
from ui.desk import Desk
from ui.dialogs.about import about_text
from ui.dialogs.crash_dialog import CrashDialog
from ui.dialogs.forget_dialog import ForgetDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.message import MessageDialog
from ui.dialogs.new_workshop import NewWorkshopDialog
from ui.dialogs.password_dialog import Deed, PasswordDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.dialogs.settings_dialog import SettingsDialog
from ui.dialogs.unlock_dialog import UnlockDialog
from ui.dialogs.ways import Way, WaysDialog
from ui.pages.page import Destination
from ui.pages.review_page import ReviewPage
from ui.settings import Settings
from ui.theme import Theme
from ui.window import Window

LIGHT, DARK, STRONG_LIGHT, STRONG_DARK = "light", "dark", "hc-light", "hc-dark"
LOOKS = (
    (LIGHT, 1366, 1.0),
    (LIGHT, 1024, 1.0),
    (DARK, 1024, 1.0),
    (STRONG_DARK, 1024, 1.0),
    (STRONG_LIGHT, 1366, 2.0),
)
"""Every scheme and every size, in an order that dresses the window seldom. High contrast draws thicker lines and so
needs the most room: what fits there fits in the other schemes."""


WITH_PROMPTS = (
    (STRONG_LIGHT, 1240, 1.0),
    (DARK, 1024, 1.0),
    (LIGHT, 1366, 1.5),
    (STRONG_LIGHT, 1366, 2.0),
)
"""The narrowest window in which the prompts stand beside the page, and windows in which they lie over it."""


def faults(
    theme: Theme,
    window: QWidget,
    qtbot: QtBot,
    *shown: QWidget,
    looks: Sequence[tuple[str, int, float]] = LOOKS,
    before: Callable[[], object] = lambda: None,
) -> list[str]:
    """What the audit finds in ``shown``, or in the whole window, look by look; in each, ``before`` is done first."""
    found = []
    for mode, width, scale in looks:
        theme.set_mode(mode)
        theme.set_scale(scale)
        window.resize(width, 768)
        qtbot.wait(20)
        assert window.width() == width, f"the window cannot be made {width} pixels wide at {scale:.0%}"
        before()
        for one in shown or (window,):
            found += [f"{mode} {width} {scale:.0%}: {line}" for line in lasting(one, qtbot)]
    return found


@pytest.mark.parametrize("step", Step)
def test_a_page_is_in_order(step: Step, theme: Theme, window: Window, qtbot: QtBot) -> None:
    window.workshop.go_to(Destination(step))
    qtbot.wait(50)
    assert faults(theme, window, qtbot) == []


@pytest.mark.parametrize("step", Step)
def test_a_page_is_in_order_with_the_prompts_shown(
    step: Step, theme: Theme, window: Window, qtbot: QtBot
) -> None:
    workshop = window.workshop
    workshop.go_to(Destination(step))
    qtbot.wait(50)
    show = partial(workshop.show_prompts, True)
    assert faults(theme, window, qtbot, looks=WITH_PROMPTS, before=show) == []
    assert workshop.prompts.isVisible()


def test_a_health_check_is_in_order(theme: Theme, window: Window, qtbot: QtBot) -> None:
    """Sheets being entered, what they say, and what the time goes to."""
    window.workshop.go_to(Destination(Step.REVIEW))
    [page] = window.findChildren(ReviewPage)
    desk = page.desk
    sheets = [
        HealthEntry(f"HK{number}", str(number % 3 + 2) * 24, ("public", "community")[number % 2])
        for number in range(9)
    ]
    desk.run(add_health_sheets, sheets)
    desk.run(reveal_health)
    desk.run(add_agenda_item, "Our goals", AgendaKind.GOALS, 45)
    window.workshop.go_to(Destination(Step.REVIEW, "workshops", desk.snapshot.workshop.id, Part.HEALTH))
    qtbot.wait(50)
    page.health.turn.click()
    page.health.result.more.click()
    page.health.result.turn.click()
    page.time.turn.click()
    assert faults(theme, window, qtbot) == []


def test_an_empty_workshop_is_in_order(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk()
    desk.create(tmp_path / f"empty{SUFFIX}")
    window = window_on(desk, theme, tmp_path)
    qtbot.addWidget(window)
    found = []
    for step in (Step.PREPARE, Step.REVIEW, Step.SIGN):
        window.workshop.go_to(Destination(step))
        qtbot.wait(20)
        found += [f"{step}: {line}" for line in lasting(window, qtbot)]
    assert found == []
    window.close()


def test_the_welcome_page_is_in_order(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    there, gone = tmp_path / f"Harbourside{SUFFIX}", tmp_path / f"On a stick{SUFFIX}"
    there.touch()
    for path in (there, gone):
        settings.remember(path)
    window = Window(Desk(), theme, settings)
    qtbot.addWidget(window)
    window.show()
    window.welcome.offer(there)
    assert faults(theme, window, qtbot) == []


def keys(theme: Theme, window: Window) -> QDialog:
    return KeysDialog(theme, window.actions_, window)


def settings(theme: Theme, window: Window) -> QDialog:
    kept = Settings(settings_folder())
    kept.backup_place, kept.second_place = (
        Path("/a/folder/with/a/long/name"),
        Path("/media/somebody/STICK/backups"),
    )
    return SettingsDialog(theme, kept, window)


def about(theme: Theme, window: Window) -> QDialog:
    return MessageDialog(theme, "About PartnerDesk", about_text(), window)


def new(theme: Theme, window: Window) -> QDialog:
    return NewWorkshopDialog(theme, Path("/a/folder/with/a/long/name"), SUFFIX, 1, window)


def crash(theme: Theme, window: Window) -> QDialog:
    return CrashDialog("PartnerDesk 0.1.0\nbuiltins.ValueError\n  page.py:12 refresh", window)


def backups(theme: Theme, window: Window) -> QDialog:
    made = datetime(2026, 11, 26, 12, tzinfo=UTC)
    found = [
        Backup(Path(f"/kept/{reason}{SUFFIX}"), "Averley Bay Youth Skills Partnership", made, reason)
        for reason in Reason
    ]
    return RestoreDialog(
        theme, found, lambda _: Counts(1000, 1, 10_000, 0), differing, named=True, parent=window
    )


def differing(_backup: Backup) -> tuple[Phrase, ...]:
    return (Phrase("Goals not yet in this backup: {names}", names="Every child can swim at eleven, " * 4),)


def ways(theme: Theme, window: Window) -> QDialog:
    words = "Averley Bay Youth Skills Partnership.partnerdesk was changed or replaced by another program."
    found = [
        Way(each, window.close) for each in ("Save a copy and go on there", "Open the file as it is now")
    ]
    return WaysDialog(theme, "This was not saved", words, found, ["Could not be read: 2 actions."], window)


def forgetting(theme: Theme, window: Window) -> QDialog:
    made = datetime(2026, 11, 26, 12, tzinfo=UTC)
    kept = [Backup(Path(f"/kept/{reason}{SUFFIX}"), "Averley Bay", made, reason) for reason in Reason]
    versions = {number: SealedVersion(number, 1, number, "", "{}", "", "", "") for number in range(1, 4)}
    elsewhere: dict[int, Record | None] = dict.fromkeys(range(9))
    doing = Forgetting(
        frozenset({"Zebediah Quillfeather", "Zebedia Quillfether"}),
        "Head of the Association of Residents and Friends of the Upper Valley",
        {"people": dict.fromkeys((1, 2)), "actions": elsewhere, "sealed_versions": {**versions}},
        1,
        bool,
        str,
        tuple(
            Doubtful(
                table, f"{table} {number}", f"… as Quillfeather said in the meeting of {number} November …"
            )
            for number, table in enumerate(("dissents", "private_notes", "sealed_versions"), start=1)
        ),
    )
    remark = "The second place for backups is not there: /media/stick/backups. Plug it in first."
    return ForgetDialog(
        theme,
        "Zebediah Quillfeather",
        doing,
        kept,
        lambda _: Counts(1000, 1, 10_000, 0),
        [remark],
        ("Zebediah Quillfeather and the Upper Valley.partnerdesk", "Head and the Upper Valley.partnerdesk"),
        window,
    )


def unlocking(theme: Theme, window: Window) -> QDialog:
    """A password was typed, with Caps Lock on, and is another one."""
    path = Path(f"Averley Bay Youth Skills Partnership{SUFFIX}")

    def refuse(_password: str) -> Secret:
        raise wrong_password(path)

    dialog = UnlockDialog(theme, path.name, refuse, backups=True, parent=window)
    dialog._try()
    return dialog


def passwords(deed: Deed, theme: Theme, window: Window) -> QDialog:
    beside = f"Copies beside the document stay as they are: Averley Bay (conflicted copy){SUFFIX}."
    dialog = PasswordDialog(theme, deed, f"Averley Bay{SUFFIX}", bool, 12, [beside], window)
    dialog._on_caps_lock(True)
    dialog._try()
    return dialog


@pytest.mark.parametrize(
    "make",
    [
        *(keys, settings, about, new, crash, backups, ways, forgetting, unlocking),
        *(partial(passwords, deed) for deed in Deed),
    ],
)
def test_a_dialog_is_in_order(
    make: Callable[[Theme, Window], QDialog], theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    window = Window(Desk(), theme, Settings(tmp_path))
    qtbot.addWidget(window)
    found = []
    for mode, width, scale in LOOKS:
        theme.set_mode(mode)
        theme.set_scale(scale)
        dialog = make(theme, window)
        dialog.show()
        qtbot.wait(10)
        size = dialog.size()
        assert size.width() <= width, (
            f"{mode} {scale:.0%}: the dialog is {size.width()} wide on a screen of {width}"
        )
        assert size.height() <= 768, f"{mode} {scale:.0%}: the dialog is {size.height()} high"
        found += [f"{mode} {width} {scale:.0%}: {line}" for line in lasting(dialog, qtbot)]
        dialog.close()
        dialog.deleteLater()
    assert found == []


def test_the_finder_and_the_toast_are_in_order(theme: Theme, window: Window, qtbot: QtBot) -> None:
    window.toast.show_message("Remove Riverside School", "Undo", seconds=60)
    window.finder.open()
    assert faults(theme, window, qtbot, window.finder, window.toast) == []
