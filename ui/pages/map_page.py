"""Map partners: who has a stake, how they stand to each other, and what they offer and need."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from partnerdesk.commands.organisations import place_organisations, remove_organisation
from partnerdesk.commands.placing import move_on_map
from partnerdesk.commands.relationships import link_organisations
from partnerdesk.model.vocabulary import Step
from ui.canvas.scene import scene_of
from ui.desk import Desk
from ui.pages.map_adding import PartnerAdding
from ui.pages.map_link_bar import LinkBar
from ui.pages.map_list import PartnerList
from ui.pages.map_list_edits import edit_cell
from ui.pages.map_matrix import HoldingsView
from ui.pages.map_panel import MapPanel
from ui.pages.map_view import MapView
from ui.pages.page import Destination, Page
from ui.theme.theme import Theme
from ui.widgets import Button, EmptyState, FlowRow, QuickEntry, SegmentedControl, Text
from ui.words import say

MAP, LIST, HOLDINGS = "map", "list", "holdings"
VIEWS = (MAP, LIST, HOLDINGS)
BESIDE_FROM = 730
"""From this width on, at 100 %, the panel stands beside the map, else below it."""


class _Views(QStackedWidget):
    """Only the view in sight decides how much room is needed."""

    def sizeHint(self) -> QSize:
        return self._shown().sizeHint()

    def _shown(self) -> QWidget:
        widget = self.currentWidget()
        assert widget is not None, "views are added before anything is measured"
        return widget

    def minimumSizeHint(self) -> QSize:
        return self._shown().minimumSizeHint()


class MapPage(Page):
    """Three views of the same partners. What is chosen in one is chosen in all."""

    step: ClassVar[Step] = Step.MAP

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.name_page(
            self.tr("Map partners"), self.tr("Who is in the room, who is missing, and how they are linked.")
        )
        self._document: object = None
        self.current = 0
        placeholder = self.tr("Type a partner and press Enter, like Riverside School #school @Jo Smith")
        self.quick = QuickEntry(theme, placeholder, self.tr("Add a partner"))
        self.adding = PartnerAdding(self, self.quick)
        self.views = SegmentedControl(
            theme,
            [
                (MAP, self.tr("Map"), "waypoints"),
                (LIST, self.tr("List"), "list"),
                (HOLDINGS, self.tr("Offers and needs"), "table"),
            ],
            self.tr("View"),
            edits=False,
        )
        self.link_button = Button(
            theme, self.tr("Link"), "link", tooltip=self.tr("Link two partners (Ctrl+L)"), edits=True
        )
        self.details_button = Button(
            theme,
            self.tr("Details"),
            "pencil",
            checkable=True,
            tooltip=self.tr("Details of the partner (Enter)"),
        )
        self.count = Text(theme, "", "small", wrap=False)
        self.link_bar = LinkBar(theme)
        self.map = MapView(theme)
        self.list = PartnerList(theme)
        self.holdings = HoldingsView(theme, self)
        self.empty = EmptyState(
            theme,
            self.tr("Who has a stake in this?"),
            self.tr(
                "Type the first partner in the box above and press Enter. Keep typing: names first, details later. "
                "Most groups reach twelve in four minutes."
            ),
            self.tr("Paste a list of partners"),
            icon="waypoints",
        )
        self.panel = MapPanel(theme, self)
        self._build()
        self._connect()

    # Showing the record

    def refresh(self) -> None:
        if self._document is not self.desk.document:
            self._begin()
        if self.current not in {each.id for each in self.snapshot.organisations}:
            self.current = 0
        self._count()
        self._show_view()
        self.panel.refresh()
        self.adding.refresh()

    def _begin(self) -> None:
        """Another document was opened: nothing of the last one may be left."""
        self._document = self.desk.document
        self.current = 0
        self.quick.clear()
        self.link_bar.hide()
        self.panel.forget()
        self.map.canvas.forget_places()

    def arrive(self, destination: Destination) -> None:
        if destination.table == "relationships":
            self.show_view(MAP)
            self.panel.show_tie(destination.id)
        elif destination.table in ("capabilities", "holdings"):
            self.show_view(HOLDINGS)
            self.holdings.show_capability(destination.id)
        elif destination.table in ("organisations", "people") and destination.id:
            self.choose(self._organisation_of(destination))
            self.panel.show_partner(self.current)
            self.panel.partner.focus_part(destination.part)
        else:
            super().arrive(destination)

    def first_focus(self) -> QWidget:
        return self.quick.line

    def commit_pending(self) -> None:
        super().commit_pending()
        self.panel.commit_pending()
        self.map.canvas.commit_pending()

    def choose(self, organisation_id: int) -> None:
        """Make a partner the chosen one in every view."""
        self.current = organisation_id
        self.map.canvas.choose(organisation_id)
        self.list.choose(organisation_id)
        self.panel.follow(organisation_id)
        self._enable()

    def show_view(self, view: str) -> None:
        """Show the map, the list, or offers and needs, and put the focus there."""
        self.views.set_value(view)
        self._show_view()
        self._focus_view()

    def _organisation_of(self, destination: Destination) -> int:
        if destination.table == "people":
            return self.snapshot.by_id(self.snapshot.people, destination.id).organisation_id
        return destination.id

    def _count(self) -> None:
        partners, ties = len(self.snapshot.organisations), len(self.snapshot.relationships)
        words = [
            self.tr("1 partner") if partners == 1 else self.tr("%1 partners").replace("%1", str(partners)),
            self.tr("1 link") if ties == 1 else self.tr("%1 links").replace("%1", str(ties)),
        ]
        self.count.setText(" · ".join(words))

    def _show_view(self) -> None:
        """Bring the view in sight up to date, and show it."""
        view = self.views.value()
        nobody = not self.snapshot.organisations and view != HOLDINGS
        shown = self.empty if nobody else {MAP: self.map, LIST: self.list, HOLDINGS: self.holdings}[view]
        if shown is self.map:
            self.map.set_scene(scene_of(self.snapshot))
            self.map.canvas.choose(self.current)
        elif shown is self.list:
            self.list.show_rows(self.snapshot)
            self.list.choose(self.current)
        elif shown is self.holdings:
            self.holdings.refresh()
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
            self._stack.updateGeometry()
        self._enable()

    def _focus_view(self) -> None:
        places = {MAP: self.map.canvas, LIST: self.list, HOLDINGS: self.holdings.table}
        widget = places[self.views.value()]
        (widget if widget.isVisible() else self.quick.line).setFocus()

    def _enable(self) -> None:
        self.link_button.setEnabled(len(self.snapshot.organisations) > 1)
        self.details_button.setEnabled(bool(self.current) or self.panel.is_shown())
        self.details_button.setChecked(self.panel.is_shown())

    # Linking, moving, removing

    def start_link(self) -> None:
        """Begin a link from the chosen partner, or from the first that is pressed."""
        organisations = self.snapshot.organisations
        if len(organisations) < 2 or self.refuses():
            return
        if not self.current:
            self.choose(organisations[0].id)
        start = self.snapshot.organisation(self.current)
        self.link_bar.begin(start, [each for each in organisations if each.id != start.id])
        self.map.start_linking()

    def _on_linked(self, start: int, end: int) -> None:
        if self.link_bar.isHidden():
            self.start_link()
        self.link_bar.take_other(end)

    def _make_link(self, start: int, end: int, level: int) -> None:
        self.map.stop()
        change = self.desk.run(link_organisations, start, end, level or None)
        if change is not None:
            self.message.emit(say(change.label))
        self._focus_view()

    def _stop_link(self) -> None:
        self.map.stop()
        self._focus_view()

    def _on_mode(self, mode: str) -> None:
        if mode != "link" and not self.link_bar.isHidden():
            self.link_bar.stop()

    def _on_moved(self, organisation_id: int, places: dict[int, tuple[int, int]]) -> None:
        if self.desk.run(move_on_map, organisation_id, places) is None:
            self.map.set_scene(scene_of(self.snapshot))

    def _tidy(self) -> None:
        places: dict[int, tuple[int, int] | None] = dict(self.map.canvas.ground.arranged())
        if places:
            self.desk.run(place_organisations, places)

    def remove(self, organisation_id: int) -> None:
        """Remove a partner; the next one in the list is chosen then."""
        ids = [each.id for each in self.snapshot.organisations]
        if organisation_id in ids and self.desk.run(remove_organisation, organisation_id) is not None:
            ids_left = [each.id for each in self.snapshot.organisations]
            at = min(ids.index(organisation_id), len(ids_left) - 1)
            self.choose(ids_left[at] if ids_left else 0)
            self._focus_view()

    # Details

    def _open(self, organisation_id: int) -> None:
        self.choose(organisation_id)
        self.panel.show_partner(organisation_id)
        self._enable()

    def _toggle_details(self, on: bool) -> None:
        if on and self.current:
            self.panel.show_partner(self.current)
        else:
            self.panel.put_away()
        self._enable()

    def _on_panel_closed(self) -> None:
        self._enable()
        self._focus_view()

    # Building

    def _build(self) -> None:
        theme = self.theme
        bar = FlowRow(theme, self.views, self.link_button, self.details_button, self.count)
        self._stack = _Views()
        for view in (self.empty, self.map, self.list, self.holdings):
            self._stack.addWidget(view)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(theme.sp(12))
        self._middle.addWidget(self._stack, 1)
        self._middle.addWidget(self.panel)
        for part in (self.quick, bar, self.link_bar):
            self.body.addWidget(part)
        self.body.addLayout(self._middle, 1)
        self.body.setContentsMargins(0, theme.sp(3), 0, theme.sp(8))

    def _connect(self) -> None:
        canvas = self.map.canvas
        self.empty.acted.connect(self.adding.paste)
        self.views.chosen.connect(self.show_view)
        self.link_button.clicked.connect(self.start_link)
        self.details_button.clicked.connect(self._toggle_details)
        self.link_bar.made.connect(self._make_link)
        self.link_bar.stopped.connect(self._stop_link)
        for view in (canvas, self.list):
            view.chosen.connect(self.choose)
            view.remove_wanted.connect(self.remove)
        canvas.link_wanted.connect(self.start_link)
        canvas.opened.connect(self._open)
        canvas.tie_chosen.connect(self.panel.show_tie)
        canvas.moved.connect(self._on_moved)
        canvas.linked.connect(self._on_linked)
        canvas.mode_changed.connect(self._on_mode)
        self.map.tidy_wanted.connect(self._tidy)
        self.list.rows.edited.connect(self._on_cell)
        self.panel.closed.connect(self._on_panel_closed)
        self.panel.opened.connect(self._enable)
        self.panel.link_wanted.connect(self.start_link)
        for number, key in enumerate(VIEWS, start=1):
            self._key(f"Ctrl+Shift+{number}", self.views.button(key).click)
        self._key("Ctrl+L", self.start_link)

    def _key(self, keys: str, run: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(run)

    def _on_cell(self, organisation_id: int, column: int, value: object) -> None:
        row = self.list.rows.row(self.list.rows.at(organisation_id))
        edit_cell(self.desk, row, column, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and / lead back to the box from anywhere on the page."""
        back = event.key() == Qt.Key.Key_Escape or event.text() == "/"
        if back and not self.quick.line.hasFocus():
            self.quick.line.setFocus()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.adding.paste()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self.theme.px(BESIDE_FROM)
        ways = QBoxLayout.Direction
        self._middle.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.panel.set_beside(beside)
