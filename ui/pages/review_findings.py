"""Review: one finding with its reason, and the buttons that mend it or go there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.goals import set_goal_status
from partnerdesk.commands.invite import invite_absent
from partnerdesk.model.vocabulary import GoalStatus
from partnerdesk.rules.finding import SEVERITY_NAMES, Finding, Remedy, RemedyKind, Severity
from ui.pages.page import Destination, Page
from ui.theme.theme import Theme
from ui.widgets import Button, Card, FlowRow, Heading, Pill, Text
from ui.words import named, say, translated

_TONES: Final = {Severity.FIX: "danger", Severity.LOOK: "warn", Severity.NOTE: "info"}
_ICONS: Final = {Severity.FIX: "circle-alert", Severity.LOOK: "triangle-alert", Severity.NOTE: "info"}


class FindingRow(QWidget):
    """How pressing it is, in words and with an icon; why; and what can be done about it.

    ``left(Finding)`` tells that its button was pressed to go there.
    """

    left = Signal(object)

    def __init__(self, theme: Theme, page: Page, finding: Finding) -> None:
        super().__init__()
        self._page = page
        self.finding = finding
        reason = say(finding.reason)
        pill = Pill(theme, translated(SEVERITY_NAMES[finding.severity]), _TONES[finding.severity])
        pill.set(
            translated(SEVERITY_NAMES[finding.severity]), _TONES[finding.severity], _ICONS[finding.severity]
        )
        words = Text(theme, reason)
        mend = say(finding.mend)
        self.button = Button(theme, mend, name=f"{mend}: {reason}", edits=finding.remedy is not None)
        self.button.clicked.connect(self._mend if finding.remedy else self._go)
        self._buttons = [self.button]
        if finding.remedy is not None:
            show = Button(theme, self.tr("Show"), kind="link", name=self.tr("Show: %1").replace("%1", reason))
            show.clicked.connect(self._go)
            self._buttons.append(show)
        right = QVBoxLayout()
        right.setSpacing(theme.sp(6))
        right.addWidget(words)
        right.addWidget(FlowRow(theme, *self._buttons))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.sp(4), 0, theme.sp(4))
        row.setSpacing(theme.sp(12))
        left = QVBoxLayout()
        left.addWidget(pill)
        left.addStretch(1)
        row.addLayout(left)
        row.addLayout(right, 1)

    def has_focus(self) -> bool:
        """Whether one of its buttons has the focus."""
        return any(button.hasFocus() for button in self._buttons)

    def _go(self) -> None:
        subject = self.finding.subject
        self.left.emit(self.finding)
        self._page.go_to.emit(Destination(self.finding.step, subject.table, subject.id, subject.part))

    def _mend(self) -> None:
        remedy = self.finding.remedy
        assert remedy is not None
        _apply(self._page, remedy)


def _apply(page: Page, remedy: Remedy) -> None:
    if remedy.kind is RemedyKind.INVITE_ABSENT and remedy.organisation_id is not None:
        page.desk.run(invite_absent, remedy.organisation_id, remedy.capability_ids, say)
    elif remedy.goal_id is not None:
        status = GoalStatus.MOVED if remedy.kind is RemedyKind.MOVE_GOAL else GoalStatus.AGREED
        page.desk.run(set_goal_status, remedy.goal_id, status)


class StepFindings(Card):
    """The findings of one step."""

    def __init__(self, theme: Theme, page: Page, found: tuple[Finding, ...]) -> None:
        super().__init__(theme)
        self.body.addWidget(Heading(theme, named(found[0].step), "h2"))
        self.rows = [FindingRow(theme, page, finding) for finding in found]
        for row in self.rows:
            self.body.addWidget(row)
