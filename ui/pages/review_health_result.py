"""Review: what the health check says. What is seen differently stands before any average (N18)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.model.health import STATEMENTS, statements_of
from partnerdesk.model.vocabulary import HealthTheme
from partnerdesk.rules.health import (
    AID,
    BAND_NAMES,
    Band,
    Difference,
    HealthCheck,
    band_of,
    sector_name,
    tenths,
    whole,
)
from ui.theme.theme import Theme
from ui.widgets import Button, Columns, Heading, Meter, Pill, Radar, Text
from ui.widgets.laid_out import nest
from ui.words import named, translated

_MOST: Final = 5
"""So many differences are shown at once."""

_TONES: Final = {Band.STRENGTH: "ok", Band.GROWING: "accent", Band.WEAK: "warn", Band.RETHINK: "danger"}


class DifferenceRow(QWidget):
    """One statement, what each sector says of it, and how far they are apart."""

    def __init__(self, theme: Theme, difference: Difference) -> None:
        super().__init__()
        words = Text(
            theme, f"{difference.place + 1}. {translated(STATEMENTS[difference.place])}", "body_strong"
        )
        sides = Text(
            theme,
            "  ·  ".join(
                f"{translated(sector_name(side.sector))} {tenths(side.mean)}" for side in difference.sides
            ),
            "small",
        )
        apart = Pill(theme, self.tr("%1 apart").replace("%1", tenths(difference.gap)), "warn")
        column = QVBoxLayout()
        column.setSpacing(theme.sp(2))
        column.addWidget(words)
        column.addWidget(sides)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sp(12))
        nest(row, column, 1)
        row.addWidget(apart, 0, Qt.AlignmentFlag.AlignTop)


class HealthResult(QWidget):
    """Differences, then the themes as a radar and as bars with words, then every statement behind a button."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[HealthCheck, HealthCheck | None] | None = None
        self._all_differences = self._all_statements = False
        self._few = Text(theme, self.tr("Nothing is shown of fewer than three people."))
        self._body = QWidget()
        self._aid = Text(theme, translated(AID), "body_strong")
        self._differ = Heading(theme, self.tr("We see this differently"), "h3")
        self._no_difference = Text(theme, "")
        self._differences = QWidget()
        self._rows = QVBoxLayout(self._differences)
        self.more = Button(theme, "", "chevron-right", "link")
        self._themes = Heading(theme, self.tr("The eight themes"), "h3")
        self.total = Text(theme, "")
        self._bands = Text(
            theme,
            self.tr("From 75 a strength, from 50 growing, from 25 weak, below that to rethink."),
            "small",
        )
        self._dashed = Text(theme, self.tr("Dashed: the last workshop that asked."), "small")
        self.radar = Radar(theme, self.tr("Health check, the eight themes"))
        self.meters = {each: Meter(theme, named(each)) for each in HealthTheme}
        self.turn = Button(theme, "", "chevron-right", "link")
        self._statements = Text(theme, "")
        self._lay_out()
        self.more.clicked.connect(self._turn_more)
        self.turn.clicked.connect(self._turn_statements)

    def refresh(self, check: HealthCheck, before: HealthCheck | None) -> None:
        self._few.setVisible(not check.enough)
        self._body.setVisible(check.enough)
        if not check.enough or (check, before) == self._shown:
            return
        self._shown = check, before
        self._show_differences(check)
        self._show_themes(check, before)
        self._show_statements(check)

    def _show_differences(self, check: HealthCheck) -> None:
        found = check.differences
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for each in found if self._all_differences else found[:_MOST]:
            self._rows.addWidget(DifferenceRow(self._theme, each))
        words = self.tr("No two sectors see a statement a point or more apart.")
        if len(check.sectors) < 2:
            words = self.tr("Too few of any one sector answered to set sectors beside each other.")
        self._no_difference.setText(words)
        self._no_difference.setVisible(not found)
        self._differences.setVisible(bool(found))
        self.more.setVisible(len(found) > _MOST)
        shown = self.tr("Show all %1").replace("%1", str(len(found)))
        self.more.set_text(self.tr("Show fewer") if self._all_differences else shown)
        self.more.set_icon("chevron-down" if self._all_differences else "chevron-right")

    def _show_themes(self, check: HealthCheck, before: HealthCheck | None) -> None:
        scores, earlier = check.scores, before.scores if before else {}
        total = check.total
        self.total.setText(
            self.tr("For a figure of the whole, too few themes were answered.")
            if total is None
            else self.tr("All together: %1 of 100, %2.")
            .replace("%1", str(whole(total)))
            .replace("%2", translated(BAND_NAMES[band_of(total)]).lower())
        )
        said = {theme: self._said(score, earlier.get(theme)) for theme, score in scores.items()}
        for theme, meter in self.meters.items():
            score = scores[theme]
            tone = "accent" if score is None else _TONES[band_of(score)]
            meter.set_value(None if score is None else float(score) / 100, said[theme], tone)
        spoken = "; ".join(f"{named(theme)}: {words}" for theme, words in said.items())
        self.radar.set_scores(
            [_float(score) for score in scores.values()],
            [named(theme) for theme in scores],
            [self._said(score, None) for score in scores.values()],
            spoken,
            [_float(score) for score in earlier.values()],
        )
        self._dashed.setVisible(bool(earlier))

    def _said(self, score: Fraction | None, earlier: Fraction | None) -> str:
        if score is None:
            return self.tr("not known")
        words = f"{whole(score)}, {translated(BAND_NAMES[band_of(score)]).lower()}"
        if earlier is None:
            return words
        return self.tr("%1 (last time %2)").replace("%2", str(whole(earlier))).replace("%1", words)

    def _show_statements(self, check: HealthCheck) -> None:
        parts = []
        for theme in HealthTheme:
            lines = [
                f"{place + 1}. {translated(STATEMENTS[place])}  {self._mean(check, place)}"
                for place in statements_of(theme)
            ]
            parts.append("\n".join([named(theme).upper(), *lines]))
        self._statements.setText("\n\n".join(parts))
        self._statements.setVisible(self._all_statements)
        self.turn.set_text(
            self.tr("Hide the 24 statements") if self._all_statements else self.tr("Show the 24 statements")
        )
        self.turn.set_icon("chevron-down" if self._all_statements else "chevron-right")

    def _mean(self, check: HealthCheck, place: int) -> str:
        mean = check.everyone.mean(place)
        return "–" if mean is None else tenths(mean)

    def _turn_more(self) -> None:
        self._all_differences = not self._all_differences
        if self._shown is not None:
            self._show_differences(self._shown[0])

    def _turn_statements(self) -> None:
        self._all_statements = not self._all_statements
        if self._shown is not None:
            self._show_statements(self._shown[0])

    def _lay_out(self) -> None:
        theme = self._theme
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.sp(8))
        bars = QWidget()
        column = QVBoxLayout(bars)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(8))
        for meter in self.meters.values():
            column.addWidget(meter)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.sp(8))
        left = Qt.AlignmentFlag.AlignLeft
        for widget in (self._aid, self._differ, self._no_difference, self._differences):
            body.addWidget(widget)
        body.addWidget(self.more, 0, left)
        body.addWidget(self._themes)
        body.addWidget(self.total)
        body.addWidget(Columns(theme, (self.radar, 400), (bars, 240)))
        body.addWidget(self._dashed)
        body.addWidget(self._bands)
        body.addWidget(self.turn, 0, left)
        body.addWidget(self._statements)
        whole_ = QVBoxLayout(self)
        whole_.setContentsMargins(0, 0, 0, 0)
        whole_.addWidget(self._few)
        whole_.addWidget(self._body)


def _float(score: Fraction | None) -> float | None:
    return None if score is None else float(score)
