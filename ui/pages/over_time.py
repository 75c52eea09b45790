"""Review: every figure over the workshops, and any two of them compared."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.rules.counted import percent
from partnerdesk.rules.trend import MEASURE_NAMES, Measure, Stage, trend
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.widgets import Card, Columns, ComboBox, Field, Text, TrendChart
from ui.words import day, translated


class MeasureRow(QWidget):
    """What is measured, what became of it in words, and its chart."""

    def __init__(self, theme: Theme, measure: Measure) -> None:
        super().__init__()
        self.measure = measure
        self.name = translated(MEASURE_NAMES[measure])
        self.words = Text(theme, "", "small")
        self.chart = TrendChart(theme, self.name)
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(2))
        column.addWidget(Text(theme, self.name, "label"))
        column.addWidget(self.words)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Columns(theme, (said, 260), (self.chart, 200)))

    def refresh(self, stages: tuple[Stage, ...], first: int, second: int) -> None:
        """Show all ``stages``, and compare the two at these places."""
        values = [stage.values[self.measure] for stage in stages]
        self.setVisible(any(value is not None for value in values))
        self.words.setText(self._change(values[first], values[second]))
        said = self.tr("Workshop %1: %2")
        spoken = (
            said.replace("%1", str(stage.workshop.number)).replace("%2", self._share(value))
            for stage, value in zip(stages, values, strict=True)
        )
        self.chart.set_values(values, "; ".join(spoken), (first, second))

    def _change(self, before: float | None, after: float | None) -> str:
        words = f"{self._share(before)} → {self._share(after)}"
        if before is None or after is None:
            return words
        points = round(100 * after) - round(100 * before)
        if points == 0:
            return self.tr("%1, the same").replace("%1", words)
        change = self.tr("%1, up by %2") if points > 0 else self.tr("%1, down by %2")
        return change.replace("%1", words).replace("%2", str(abs(points)))

    def _share(self, value: float | None) -> str:
        return self.tr("not known") if value is None else percent(value)


class OverTimeCard(Card):
    """Hidden while there is only one workshop. With more than two, any two can be chosen to compare."""

    def __init__(self, theme: Theme, title: str, page: Page) -> None:
        super().__init__(theme, title)
        self._page = page
        self._stages: tuple[Stage, ...] = ()
        self._numbers: tuple[int, ...] = ()
        self._between = Text(theme, "", "small")
        self.first, self.second = ComboBox(theme, []), ComboBox(theme, [])
        for box in (self.first, self.second):
            box.edits = False
            box.chosen.connect(self._show)
        self._choice = Columns(
            theme,
            (Field(theme, self.tr("Compare"), self.first), 220),
            (Field(theme, self.tr("with"), self.second), 220),
        )
        self._rows = [MeasureRow(theme, measure) for measure in Measure]
        self.body.addWidget(self._between)
        self.body.addWidget(self._choice)
        for row in self._rows:
            self.body.addWidget(row)

    def refresh(self) -> None:
        snapshot = self._page.desk.series
        several = sum(each.number <= snapshot.workshop.number for each in snapshot.workshops) > 1
        self.setVisible(several)
        if several:
            self._stages = trend(snapshot)
            self._offer()
            self._show()

    def _offer(self) -> None:
        """The workshops to choose from. When there is a new one, it is compared with the one before."""
        numbers = tuple(stage.workshop.number for stage in self._stages)
        self._choice.setVisible(len(numbers) > 2)
        if numbers == self._numbers:
            return
        self._numbers = numbers
        for box, place in ((self.first, len(numbers) - 2), (self.second, len(numbers) - 1)):
            box.set_items([(self._called(stage), at) for at, stage in enumerate(self._stages)])
            box.set_value(place)

    def _show(self, *_: object) -> None:
        first, second = int(str(self.first.value())), int(str(self.second.value()))
        words = self.tr("%1 → %2").replace("%1", self._called(self._stages[first]))
        self._between.setText(words.replace("%2", self._called(self._stages[second])))
        self._between.setVisible(len(self._stages) == 2)
        for row in self._rows:
            row.refresh(self._stages, first, second)

    def _called(self, stage: Stage) -> str:
        workshop = stage.workshop
        words = self.tr("Workshop %1").replace("%1", str(workshop.number))
        return ", ".join(part for part in (words, day(workshop.date)) if part)
