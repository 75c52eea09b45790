"""Record actions: the relationships that an action works at (N9)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.commands.actions import set_addressing
from partnerdesk.rules.workshop_facts import TieFacts
from ui.pages.action_figures import ActionSpeech
from ui.pages.figures_page import FiguresPage
from ui.pages.keyed_rows import KeyedRows
from ui.theme.theme import Theme
from ui.widgets import Button, CheckBox, Text
from ui.widgets.laid_out import nest


class ActionTies(QWidget):
    """Boxes to tick: relationships among those involved first, the others behind a button."""

    def __init__(self, theme: Theme, page: FiguresPage, action_id: int) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._id = action_id
        self._open = False
        self._speech = ActionSpeech(self)
        self._none = Text(theme, self.tr("No links are drawn yet. Draw them on the map, step 2."), "small")
        self._more = Button(theme, "", "chevron-right", "link")
        rows = QVBoxLayout()
        rows.setSpacing(theme.sp(4))
        self._rows = KeyedRows(rows, self._make_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(4))
        column.addWidget(self._none)
        nest(column, rows)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._turn)

    def refresh(self) -> None:
        figures = self._page.figures
        insight = figures.action(self._id)
        involved = set(insight.facts.parts) | {insight.facts.action.lead_id}
        ties = {tie.relationship.id: tie for tie in figures.facts.ties}
        near = [key for key, tie in ties.items() if _among(tie, involved) or key in insight.facts.addresses]
        far = [key for key in ties if key not in near]
        shown = [*near, *(far if self._open else [])]
        for key, box in zip(shown, self._rows.sync(shown), strict=True):
            words = self._speech.tie(figures, ties[key])
            box.set_text(words)
            box.set_checked(key in insight.facts.addresses)
            box.box.setAccessibleName(self.tr("Works at: %1").replace("%1", words))
        self._none.setVisible(not ties)
        self._more.setVisible(bool(far))
        self._more.set_text(self.tr("Other relationships: %1").replace("%1", str(len(far))))
        self._more.set_icon("chevron-down" if self._open else "chevron-right")

    def box(self, relationship_id: int) -> CheckBox | None:
        """The box of a relationship, if it is shown."""
        return self._rows.row(relationship_id)

    def _make_box(self, relationship_id: int) -> CheckBox:
        box = CheckBox(self._theme, "")
        box.toggled.connect(partial(self._write, relationship_id))
        return box

    def _write(self, relationship_id: int, addressed: bool) -> None:
        if self._page.desk.run(set_addressing, self._id, relationship_id, addressed=addressed) is None:
            self.refresh()  # the press has turned the box already

    def _turn(self) -> None:
        self._open = not self._open
        self.refresh()


def _among(tie: TieFacts, involved: set[int | None]) -> bool:
    return tie.relationship.a_id in involved and tie.relationship.b_id in involved
