"""Review: findings of one kind in one step. A long list of them, as after a pasted log, folds behind a button."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.rules.finding import Finding, Kind
from ui.pages.page import Page
from ui.pages.review_findings import FindingRow
from ui.theme.theme import Theme
from ui.widgets import Button, Card, Heading
from ui.words import named

FEW: Final = 3
"""So many of one kind are listed; of the others the number is told. One more is listed rather than folded."""


class FindingGroup(QWidget):
    """The first few as rows, and a button that makes rows of the others as well.

    ``left(Finding)`` tells that somebody was sent off by a row.
    """

    left = Signal(object)

    def __init__(self, theme: Theme, page: Page, found: tuple[Finding, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self.found = found
        self.rows: list[FindingRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        first = found[:FEW] if self.long else found
        self._add(first)
        self.more = Button(theme, self._words(), "chevron-down", "link", name=self._name())
        self.more.clicked.connect(self._unfold)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.setVisible(len(first) < len(found))

    @property
    def kind(self) -> Kind:
        return self.found[0].kind

    @property
    def long(self) -> bool:
        return len(self.found) > FEW + 1

    @property
    def unfolded(self) -> bool:
        return len(self.rows) == len(self.found)

    def unfold(self) -> None:
        """List all of them."""
        if not self.unfolded:
            self.more.hide()
            self._add(self.found[len(self.rows) :])

    def _unfold(self) -> None:
        """The button that had the focus goes: it is on the first row that came."""
        first = len(self.rows)
        self.unfold()
        self.rows[first].button.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, found: tuple[Finding, ...]) -> None:
        for finding in found:
            row = FindingRow(self._theme, self._page, finding)
            row.left.connect(self.left)
            self.rows.append(row)
            self._column.addWidget(row)

    def _words(self) -> str:
        return self.tr("Show %1 more like these").replace("%1", str(len(self.found) - len(self.rows)))

    def _name(self) -> str:
        return f"{self._words()}: {self.rows[0].reason}"


class StepFindings(Card):
    """The findings of one step, those of one kind together. ``unfolded`` are the kinds of which all are listed."""

    left = Signal(object)

    def __init__(
        self, theme: Theme, page: Page, found: tuple[Finding, ...], unfolded: frozenset[Kind] = frozenset()
    ) -> None:
        super().__init__(theme)
        self.body.addWidget(Heading(theme, named(found[0].step), "h2"))
        kinds: dict[Kind, list[Finding]] = {}
        for finding in found:
            kinds.setdefault(finding.kind, []).append(finding)
        self.groups = [FindingGroup(theme, page, tuple(group)) for group in kinds.values()]
        for group in self.groups:
            if group.kind in unfolded:
                group.unfold()
            group.left.connect(self.left)
            self.body.addWidget(group)

    @property
    def rows(self) -> list[FindingRow]:
        """The rows that are listed, in their order."""
        return [row for group in self.groups for row in group.rows]

    def unfolded(self) -> set[Kind]:
        """The kinds of which all are listed because somebody asked for it."""
        return {group.kind for group in self.groups if group.unfolded and group.long}
