"""A page that holds one of everything, for looking at and for auditing."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets import (
    Avatar,
    Banner,
    Button,
    Card,
    CellRole,
    CheckBox,
    ComboBox,
    CountTiles,
    DateField,
    ElidedText,
    EmptyState,
    Field,
    FlowRow,
    Heading,
    IconButton,
    KeyCap,
    Meter,
    Pill,
    ProgressBar,
    QuickEntry,
    Rule,
    ScrollPage,
    SegmentedControl,
    SignaturePad,
    SpinBox,
    StepButton,
    SupportBar,
    TableView,
    Text,
    TextArea,
    TextLine,
    TypeBadge,
    spoken,
)

LEVELS = (
    "Fully behind it",
    "Small doubts",
    "Can live with it",
    "Stands aside",
    "Needs to know more",
    "Unhappy, but will not stand in the way",
    "Disagrees and will not take part",
    "Blocks it",
)
COUNTS = (3, 4, 3, 1, 2, 1, 0, 0)


class Gallery(QFrame):
    """Rail and page, as in the window."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("chrome")
        self.setWindowTitle("Gallery")
        row = QHBoxLayout(self)
        row.addWidget(self._rail())
        sheet = QFrame()
        sheet.setObjectName("sheet")
        row.addWidget(sheet, 1)
        self.page = ScrollPage(theme, padding=16)
        QVBoxLayout(sheet).addWidget(self.page)
        for part in (self._top(), self._goal(), self._form(), self._messages(), self._pads(), self._table()):
            self.page.body.addWidget(part)

    def _rail(self) -> QWidget:
        rail = QWidget()
        column = QVBoxLayout(rail)
        for number, (title, state, line) in enumerate(
            (
                ("Prepare", "done", "Ready"),
                ("Map partners", "now", "12 partners, 16 links"),
                ("Sign off", "todo", ""),
            ),
            1,
        ):
            step = StepButton(self.theme, number, title, f"Ctrl+{number}")
            step.set_state(state, line)
            step.setChecked(number == 2)
            step.setFixedWidth(self.theme.px(205))
            column.addWidget(step)
        column.addStretch(1)
        bar = ProgressBar(self.theme, "Workshop progress")
        bar.set_progress(1, 3, "1 of 3 steps finished")
        column.addWidget(bar)
        return rail

    def _column(self, *parts: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            column.addWidget(part)
        return holder

    def _top(self) -> QWidget:
        theme = self.theme
        entry = QuickEntry(theme, "Type a goal and press Enter", "New goal", "target")
        entry.set_text("Sixth Form Centre #edu @Priya Nair")
        entry.set_chips(
            [("Sixth Form Centre", "accent"), ("Education", "neutral"), ("kept in notes", "warn")], "Will add"
        )
        items = [
            ("links", "Links", "waypoints"),
            ("grid", "Influence & interest", "grid-2x2"),
            ("list", "List", "list"),
        ]
        tools = FlowRow(
            theme,
            SegmentedControl(theme, items, "View"),
            Button(theme, "Link", "link"),
            Button(theme, "Print & share", "printer"),
            Text(theme, "12 partners · 16 links", "small", wrap=False),
        )
        name = ElidedText(theme, "Riverside Youth Skills Partnership and everybody who works with it", "h3")
        purpose = Text(theme, "Goals that would be very hard for any one partner to reach alone.", "muted")
        return self._column(Heading(theme, "Agree shared goals", "h1"), purpose, name, entry, tools)

    def _goal(self) -> QWidget:
        theme = self.theme
        card = Card(theme, "Open twenty new placements with local employers")
        card.head.addWidget(Pill(theme, "Agreed", "ok", "circle-check"))
        card.head.addWidget(IconButton(theme, "ellipsis", "More for goal 2"))
        bar = SupportBar(theme, "Support for goal 2", LEVELS, interactive=True)
        tiles = CountTiles(theme, "Answers to goal 2", LEVELS)
        for counted in (bar, tiles):
            counted.set_counts(COUNTS, "10 of 14 can support it")
        kinds = ("primary", "secondary", "ghost", "danger", "link", "active", "search")
        buttons = FlowRow(theme, *(Button(theme, f"A {kind} button", "check", kind) for kind in kinds))
        buttons.add(Button(theme, "Next: record actions", "arrow-right", "primary", trailing=True))
        off = Button(theme, "Not now")
        off.setEnabled(False)
        buttons.add(off)
        meter = Meter(theme, "Commonly held")
        meter.set_value(0.74, "74 %")
        both = Meter(theme, "What one covers inside what all cover")
        both.set_value(0.9, "best 40 %, together 90 %", inner=0.4)
        for part in (
            bar,
            tiles,
            Text(theme, "10 of 14 can support it", "body_strong"),
            buttons,
            Rule(theme),
            meter,
            both,
        ):
            card.body.addWidget(part)
        return card

    def _form(self) -> QWidget:
        theme = self.theme
        card = Card(theme, "The session", tone="sunken")
        grid = QGridLayout()
        card.body.addLayout(grid)
        name = Field(
            theme, "&Name", TextLine(theme, "Riverside Youth Skills"), hint="As it will stand on the cover."
        )
        grid.addWidget(name, 0, 0)
        grid.addWidget(Field(theme, "&Date", DateField(theme, dt.date(2026, 10, 14))), 0, 1)
        grid.addWidget(Field(theme, "How &long", SpinBox(theme, 120, 0, 600, " minutes")), 1, 0)
        grid.addWidget(Field(theme, "&Kind", ComboBox(theme, [("New partnership", 1), ("Review", 2)])), 1, 1)
        why = TextArea(theme, "Too many young people leave school without a next step. " * 4)
        grid.addWidget(
            Field(theme, "&Why are we meeting?", why, error="Say it in two sentences."), 2, 0, 1, 2
        )
        card.body.addWidget(
            CheckBox(
                theme, "The room has a projector, and the screen has been tried before people came", True
            )
        )
        return card

    def _messages(self) -> QWidget:
        theme = self.theme
        banners = [
            Banner(theme, f"A line that is {tone}", tone, f"Mend what is {tone}")
            for tone in ("info", "ok", "warn", "danger", "accent")
        ]
        closable = Banner(theme, "This is a finished workshop. Change anything.", closable=True)
        tones = ("neutral", "accent", "solid", "ok", "warn", "danger", "info")
        pills = FlowRow(theme, *(Pill(theme, tone, tone) for tone in tones), KeyCap(theme, "Ctrl+K"))
        for category in theme.tokens.category_icons:
            pills.add(TypeBadge(theme, category, category), Avatar(theme, "AY", category))
        empty = EmptyState(
            theme, "Who has a stake in this?", "Type a name above.", "Paste a list", "Fill it in", "users"
        )
        return self._column(*banners, closable, pills, empty)

    def _pads(self) -> QWidget:
        theme = self.theme
        drawn, typed, ink, empty = (
            SignaturePad(theme, name) for name in ("Amina", "Jo Smith", "Dev", "Ruth")
        )
        drawn.set_strokes([[(400 + 60 * at, 1200 + 900 * (at % 2), at * 20) for at in range(100)]])
        typed.set_typed("Jo Smith")
        ink.set_ink_box()
        return FlowRow(theme, drawn, typed, ink, empty)

    def _table(self) -> QWidget:
        table = TableView(self.theme, "Actions")
        model = QStandardItemModel(3, 4, table)
        model.setHorizontalHeaderLabels(["", "Action", "Owner", "Status"])
        for row in range(3):
            for column, item in enumerate(_cells(row)):
                model.setItem(row, column, item)
        table.setModel(model)
        table.set_check_column(0)
        table.set_pill_column(3)
        table.set_columns([44, 0, 180, 150])
        table.selectRow(1)
        table.setMinimumHeight(self.theme.px(220))
        return table


def _cells(row: int) -> list[QStandardItem]:
    done = QStandardItem()
    done.setCheckable(True)
    done.setCheckState(Qt.CheckState.Checked if row == 2 else Qt.CheckState.Unchecked)
    action = QStandardItem("Draft a data-sharing agreement for the six services before the end of the year")
    action.setData(True, CellRole.STRONG)
    action.setData(row == 2, CellRole.STRUCK)
    owner = QStandardItem("Amina Yusuf")
    for value, role in (
        ("Riverside Council", CellRole.SUBTEXT),
        ("AY", CellRole.INITIALS),
        ("public", CellRole.CATEGORY),
    ):
        owner.setData(value, role)
    owner.setData(spoken("Amina Yusuf", "Riverside Council"), Qt.ItemDataRole.AccessibleTextRole)
    status = QStandardItem("No owner yet")
    status.setData("warn", CellRole.TONE)
    status.setData("triangle-alert", CellRole.ICON)
    return [done, action, owner, status]
