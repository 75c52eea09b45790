"""How long the list of actions takes to be shown, sorted and filtered where there are very many."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.model import records
from partnerdesk.model.snapshot import Snapshot, snapshot_of
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.insights import Insights, insights
from tests.core.rules.builder import outline
from tests.core.rules.builder import snapshot_of as snapshot_of_data
from tests.ui.conftest import dressed, stage, theme
from tests.ui.stage import Stage
from ui.models.action_rows import ActionRows, Column, Filter
from ui.models.actions import ActionsModel
from ui.pages.action_list import ActionTable
from ui.theme.theme import Theme

__all__ = ["dressed", "stage", "theme"]

pytestmark = [pytest.mark.benchmark, pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)]
TODAY = date(2026, 11, 25)
PARTNERS = 12


def cost(run: Callable[[], object], times: int = 5) -> float:
    """Processor time of one run, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        run()
        taken.append((time.process_time() - start) * 1000)
    return median(taken)


def record(count: int) -> Snapshot:
    """So many actions, two of twelve partners in each."""
    base = snapshot_of_data(outline(" ".join(f"P{number}:x,y" for number in range(PARTNERS))))
    numbers = range(1, count + 1)
    actions = [
        records.Action(
            id=each,
            workshop_id=base.workshop.id,
            goal_id=None,
            lead_id=each % (PARTNERS + 1) or None,
            code=f"A{each}",
            position=each,
            text=f"Do the thing that has the number {each * 7919 % count}",
            start="",
            due=(TODAY + timedelta(days=each * 31 % 700 - 100)).isoformat() if each % 9 else "",
            help_needed="",
            status=tuple(ActionStatus)[each % 4],
        )
        for each in numbers
    ]
    parts = [
        records.Contribution(2 * each + turn, each, (each + turn * 5) % PARTNERS + 1, turn + 1)
        for each in numbers
        for turn in (0, 1)
    ]
    kept = {name: getattr(base, name) for name in ("partnerships", "workshops", "organisations", "attendances",
                                                   "capabilities", "holdings")}  # fmt: skip
    return snapshot_of({**kept, "actions": actions, "contributions": parts})


class Bench:
    """A table in a window, and what a page does with it."""

    def __init__(self, theme: Theme, stage: Stage, figures: Insights) -> None:
        self.figures = figures
        self.model = ActionsModel()
        self.table = ActionTable(theme, self.model, "Actions")
        window = QWidget()
        QVBoxLayout(window).addWidget(self.table)
        self.window = stage.show(window, 842, 560)
        self.rows = ActionRows(figures, TODAY)

    def show(self) -> None:
        """As after an edit: rows anew, counts of the filters, the first of them painted."""
        self.rows = ActionRows(self.figures, TODAY)
        self.rows.counts()
        self.model.show_rows(self.rows, self.rows.passing(Filter.ALL))
        self.table.grab()

    def open(self) -> None:
        self.model.show_rows(None, [])
        self.show()

    def sort(self, column: Column) -> None:
        order = self.table.horizontalHeader().sortIndicatorOrder()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        self.table.sortByColumn(column, down if order == up else up)
        self.table.grab()

    def find(self, words: str) -> None:
        self.model.show_rows(self.rows, self.rows.passing(Filter.ALL, words))
        self.table.grab()


@pytest.mark.parametrize(("count", "shown", "changed"), [(10_000, 60.0, 60.0), (100_000, 180.0, 250.0)])
def test_very_many(theme: Theme, stage: Stage, count: int, shown: float, changed: float) -> None:
    """``shown`` and ``changed`` are the most, in milliseconds of processor time."""
    snapshot = record(count)
    print(f"\n{count:7} actions: figures {cost(lambda: insights(snapshot), 3):.0f} ms", end="")
    bench = Bench(theme, stage, insights(snapshot))
    figures = {"opened": cost(bench.open), "again": cost(bench.show)}
    for column in (Column.TEXT, Column.LEAD, Column.BY, Column.TOGETHER, Column.STATUS):
        figures[f"by {column.name.lower()}"] = cost(lambda column=column: bench.sort(column))  # type: ignore[misc]
    bench.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    figures["first search"] = cost(lambda: bench.find("number 77"), 1)
    figures["search"] = cost(lambda: bench.find("number 78"))
    print("".join(f", {name} {taken:.0f}" for name, taken in figures.items()))
    opened = figures.pop("opened")
    assert opened <= shown
    assert max(figures.values()) <= changed
