"""How long it takes from Enter in the quick entry until the new row is painted, with 1,000 partners.

Run with ``python -m pytest -m benchmark -s tests/benchmarks/test_enter.py``. The aim is 16 ms of processor time.
"""

from __future__ import annotations

import gc
import time
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from partnerdesk.commands.goals import add_goal
from partnerdesk.commands.partners import add_partners
from partnerdesk.model.vocabulary import Step
from partnerdesk.quick.entries import PartnerEntry
from tests.ui.conftest import dressed, theme
from tests.ui.desk_fixtures import window_on
from ui.desk import Desk
from ui.theme.theme import Theme
from ui.widgets.quick_entry import QuickEntry

__all__ = ["dressed", "theme"]

pytestmark = [pytest.mark.benchmark, pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)]

PARTNERS = 1_000
ROUNDS = 25
MOST_MS = {Step.MAP: 120.0, Step.GOALS: 80.0, Step.ACTIONS: 80.0}
"""On a machine that is busy with other things, too. The map takes twice the aim still."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk()
    made.create(tmp_path / "record.partnerdesk")
    made.run(add_partners, [PartnerEntry(name=f"Partner {number}") for number in range(PARTNERS)])
    made.run(add_goal, "Feed everyone")
    return made


@pytest.mark.parametrize("step", MOST_MS)
def test_enter_until_painted(desk: Desk, theme: Theme, qtbot: QtBot, tmp_path: Path, step: Step) -> None:
    window = window_on(desk, theme, tmp_path)
    qtbot.addWidget(window)
    window.workshop.go_to_step(step)
    qtbot.wait(500)
    entry = window.workshop.sheet.page(step).findChild(QuickEntry)
    assert entry is not None
    gc.collect()
    gc.freeze()  # as the desktop does when it is ready
    taken = []
    for number in range(ROUNDS):
        entry.line.setText(f"Something new {number}")
        QCoreApplication.processEvents()
        start = time.process_time()
        QTest.keyClick(entry.line, Qt.Key.Key_Return)
        QCoreApplication.processEvents()
        taken.append((time.process_time() - start) * 1000)
    gc.unfreeze()
    print(f"\n{step}: Enter to painted {median(taken):.1f} ms of processor time, worst {max(taken):.1f} ms")
    window.close()
    assert median(taken) < MOST_MS[step]
