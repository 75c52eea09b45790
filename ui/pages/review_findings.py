"""Review: one finding with its reason, and the buttons that mend it, go there or set it aside."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.findings import set_finding_aside
from partnerdesk.rules.finding import SEVERITY_NAMES, Finding, Severity
from partnerdesk.rules.set_aside import came_back_words
from ui.pages import remedies
from ui.pages.page import Destination, Page
from ui.theme.theme import Theme
from ui.widgets import Button, FlowRow, Pill, Text
from ui.widgets.laid_out import nest
from ui.widgets.suggest_line import SuggestLine
from ui.words import say, translated

_TONES: Final = {Severity.FIX: "danger", Severity.LOOK: "warn", Severity.NOTE: "info"}
_ICONS: Final = {Severity.FIX: "circle-alert", Severity.LOOK: "triangle-alert", Severity.NOTE: "info"}


class FindingRow(QWidget):
    """How pressing it is, in words and with an icon; why; and what can be done about it.

    ``left(Finding)`` tells that its button was pressed to go there. The reason for setting it aside is asked for in
    place; nothing happens before Enter.
    """

    left = Signal(object)

    def __init__(self, theme: Theme, page: Page, finding: Finding) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self.finding = finding
        self.reason = reason = say(finding.reason)
        mend = say(finding.mend)
        self.button = Button(theme, mend, name=f"{mend}: {reason}", edits=finding.remedy is not None)
        self.button.clicked.connect(self._mend if finding.remedy else self._go)
        buttons = [self.button]
        if finding.remedy is not None:
            show = Button(theme, self.tr("Show"), kind="link", name=self.tr("Show: %1").replace("%1", reason))
            show.clicked.connect(self._go)
            buttons.append(show)
        name = self.tr("Set aside: %1").replace("%1", reason)
        self._aside = Button(theme, self.tr("Set aside…"), kind="link", name=name, edits=True)
        self._aside.clicked.connect(self._ask_why)
        self._line: SuggestLine | None = None
        self._right = QVBoxLayout()
        self._right.setSpacing(theme.sp(6))
        self._right.addWidget(Text(theme, reason))
        came_back = came_back_words(page.desk.figures.facts, finding)
        if came_back is not None:
            self._right.addWidget(Text(theme, say(came_back), "muted"))
        self._right.addWidget(FlowRow(theme, *buttons, self._aside))
        self._lay_out()

    def has_focus(self) -> bool:
        """Whether one of its buttons, or its line, has the focus."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _go(self) -> None:
        subject = self.finding.subject
        self.left.emit(self.finding)
        self._page.go_to.emit(Destination(self.finding.step, subject.table, subject.id, subject.part))

    def _mend(self) -> None:
        assert self.finding.remedy is not None
        remedies.apply(self._page.desk, self.finding.remedy)

    # Setting it aside

    def _ask_why(self) -> None:
        """Open the line, or close it again."""
        if self._line is None:
            self._line = self._make_line()
            self._right.addWidget(self._line)
        elif not self._line.isHidden():
            self._leave_it()
            return
        self._line.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_line(self) -> SuggestLine:
        line = SuggestLine(
            self._theme,
            placeholder=self.tr("Why? Then press Enter"),
            name=self.tr("Why it is set aside: %1").replace("%1", say(self.finding.reason)),
            suggestions=usual_reasons(self),
        )
        line.returnPressed.connect(self._set_aside)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), line, context=Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self._leave_it)
        return line

    def _set_aside(self) -> None:
        assert self._line is not None
        finding, why = self.finding, self._line.text().strip()
        if why and self._page.desk.run(set_finding_aside, finding.key, finding.facts, why) is not None:
            self._page.message.emit(self.tr("Set aside. It comes back if its facts change."))

    def _leave_it(self) -> None:
        assert self._line is not None
        self._line.hide()
        self._aside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        severity, theme = self.finding.severity, self._theme
        words = translated(SEVERITY_NAMES[severity])
        left = QVBoxLayout()
        left.setSpacing(theme.sp(4))
        left.addWidget(Pill(theme, words, _TONES[severity], _ICONS[severity]))
        if self.finding.kind.private:
            left.addWidget(Pill(theme, self.tr("Only you"), "neutral", "lock"))
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.sp(4), 0, theme.sp(4))
        row.setSpacing(theme.sp(12))
        nest(row, left)
        nest(row, self._right, 1)


def usual_reasons(words: QWidget) -> list[str]:
    """Why findings are mostly set aside, offered in the language of the person at the desk."""
    return [
        words.tr("We know, and accept it for now"),
        words.tr("We come to it at the next workshop"),
        words.tr("Somebody is working on it already"),
        words.tr("It does not matter for this partnership"),
        words.tr("It is right as it is"),
    ]
