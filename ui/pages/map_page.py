"""Map partners: who has a stake, how they stand to each other, and what they offer and need."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.organisations import remove_organisations
from partnerdesk.commands.placing import place_on_grid
from partnerdesk.model.vocabulary import Step
from ui.canvas.grid_canvas import GridCanvas, Levels
from ui.canvas.scene import scene_of
from ui.desk import Desk
from ui.pages.folding_row import FoldingRow
from ui.pages.map_adding import PartnerAdding
from ui.pages.map_leaving import LeavingCard
from ui.pages.map_link_bar import LinkBar
from ui.pages.map_linking import Linking
from ui.pages.map_list_view import ListView
from ui.pages.map_matrix import HoldingsView
from ui.pages.map_merging import Merging
from ui.pages.map_moves import MapMoves
from ui.pages.map_panel import MapPanel
from ui.pages.map_right_people import RightPeopleCard
from ui.pages.map_view import MapView
from ui.pages.page import Destination, Page
from ui.pages.view_keys import give_view_keys
from ui.theme.theme import Theme
from ui.widgets import Button, EmptyState, QuickEntry, SegmentedControl, Text
from ui.widgets.laid_out import nest

LINKS, GRID, LIST, HOLDINGS = VIEWS = ("links", "grid", "list", "holdings")
BESIDE_FROM = 730
"""From this width on, at 100 %, the panel stands beside the map, else below it."""


class _Views(QWidget):
    """Only the view in sight decides how much room is needed; a stack of Qt's would ask all of them."""

    def __init__(self, *views: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for view in views:
            view.hide()
            column.addWidget(view)
        self.shown = views[0]
        self.shown.show()

    def show_view(self, view: QWidget) -> None:
        if view is not self.shown:
            self.shown.hide()
            self.shown = view
            view.show()


class MapPage(Page):
    """Four views of the same partners. What is chosen in one is chosen in all."""

    step: ClassVar[Step] = Step.MAP

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.name_page(
            self.tr("Map partners"), self.tr("Who is in the room, who is missing, and how they are linked.")
        )
        self._document: object = None
        self.current = 0
        self.selected: frozenset[int] = frozenset()
        placeholder = self.tr("Type a partner and press Enter, like Riverside School #school @Jo Smith")
        self.quick = QuickEntry(theme, placeholder, self.tr("Add a partner"))
        self.adding = PartnerAdding(self, self.quick)
        self.views = SegmentedControl(
            theme,
            [
                (LINKS, self.tr("Links"), ""),
                (GRID, self.tr("Influence"), ""),
                (LIST, self.tr("List"), ""),
                (HOLDINGS, self.tr("Offers and needs"), ""),
            ],
            self.tr("View"),
            edits=False,
        )
        give_view_keys(self, self.views, self._views_in_words())
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
        self.leaving = LeavingCard(theme)
        self.map = MapView(theme)
        self.grid = GridCanvas(theme)
        self.list = ListView(theme, self)
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
        self.linking = Linking(self, self.map, self.link_bar)
        self.moves = MapMoves(self, self.map)
        self.merging = Merging(self)
        self.people_button = Button(theme, self.tr("Right people"), "users", checkable=True)
        self.people = RightPeopleCard(theme, self)
        self._build()
        self._connect()

    # Showing the record

    def refresh(self) -> None:
        if self._document is not self.desk.document:
            self._begin()
        there = {each.id for each in self.snapshot.organisations}
        self.selected &= there
        self.current = self.current if self.current in there else min(self.selected, default=0)
        self._think_away(self.map.canvas.ghosts & there)
        self._count()
        self._show_view()
        self.panel.refresh()
        self.people.refresh()
        self.adding.refresh()

    def _begin(self) -> None:
        """Another document was opened: nothing of the last one may be left."""
        self._document = self.desk.document
        self.current, self.selected = 0, frozenset()
        self.quick.clear()
        self.list.forget()
        self.link_bar.hide()
        self.panel.forget()
        self.map.canvas.forget_places()
        self.grid.forget()

    def arrive(self, destination: Destination) -> None:
        if destination.table == "relationships":
            self.show_view(LINKS)
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
        self.grid.commit_pending()

    def choose(self, organisation_id: int, ids: Collection[int] = ()) -> None:
        """Make a partner the chosen one in every view; ``ids`` are all that are chosen with it."""
        self.current = organisation_id
        self.selected = frozenset(ids) or frozenset({organisation_id} - {0})
        self._show_choice()
        self.panel.follow(organisation_id)

    def _show_choice(self) -> None:
        """Mark those chosen in every view."""
        for canvas in (self.map.canvas, self.grid):
            canvas.select(self.selected, self.current)
        self.list.choose(self.current, self.selected)
        self.holdings.choose(self.current)
        self._enable()

    def show_view(self, view: str) -> None:
        """Show one of :data:`VIEWS` and put the focus there."""
        self.views.set_value(view)
        self._show_view()
        self.scroll_area.verticalScrollBar().setValue(0)  # the view before may have been taller
        self.focus_view()

    def _views_in_words(self) -> list[tuple[str, str]]:
        return [
            (LINKS, self.tr("Who is linked with whom")),
            (GRID, self.tr("Who can decide, and who cares")),
            (LIST, self.tr("Everything about each partner in a row")),
            (HOLDINGS, self.tr("What each offers and needs")),
        ]

    def _organisation_of(self, destination: Destination) -> int:
        if destination.table == "people":
            return self.snapshot.by_id(self.snapshot.people, destination.id).organisation_id
        return destination.id

    def _hold_focused(self) -> None:
        """A map fills what room there is, and would be laid out anew for every height on the way to the right one."""
        if self.views.value() not in (LINKS, GRID):
            super()._hold_focused()

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
        shown = self.empty if nobody else self._view_of[view]
        if shown is self.map:
            self.map.set_scene(scene_of(self.snapshot))
        elif shown is self.grid:
            self.grid.set_scene(scene_of(self.snapshot))
        elif shown is self.list:
            self.list.refresh()
        elif shown is self.holdings:
            self.holdings.refresh()
        self._stack.show_view(shown)
        self._show_choice()

    def focus_view(self) -> None:
        """Into the view; while nobody is there to be shown, to where the first is typed."""
        places: dict[QWidget, QWidget] = {
            self.map: self.map.canvas,
            self.grid: self.grid,
            self.list: self.list.table,
            self.holdings: self.holdings.first_focus(),
        }
        places.get(self._stack.shown, self.quick.line).setFocus()

    def _enable(self) -> None:
        self.link_button.setEnabled(len(self.snapshot.organisations) > 1)
        self.details_button.setEnabled(bool(self.current) or self.panel.is_shown())
        self.details_button.setChecked(self.panel.is_shown())
        self.merging.follow(self.selected)
        merging = self.merging.words()
        self.map.show_choice(self.snapshot.sealed, merging)
        self.list.show_merging(merging)

    # What is done to those chosen

    def remove(self, organisation_id: int) -> None:
        """Remove a partner, or all that are chosen with it; the next one in the list is chosen then."""
        ids = [each.id for each in self.snapshot.organisations]
        gone = self.selected if organisation_id in self.selected else {organisation_id}
        wanted = [each for each in ids if each in gone]
        if wanted and self.desk.run(remove_organisations, wanted) is not None:
            ids_left = [each.id for each in self.snapshot.organisations]
            at = min(ids.index(wanted[0]), len(ids_left) - 1)
            self.choose(ids_left[at] if ids_left else 0)
            self.focus_view()

    def toggle_leaving(self) -> None:
        """Think those chosen away to see what the goals would lose, or bring them back. Nothing is written down."""
        canvas = self.map.canvas
        if not self.selected and not canvas.ghosts:
            self.message.emit(self.tr("Choose a partner first, then ask what if they leave."))
        elif self.selected and not self.selected <= canvas.ghosts:
            self._think_away(canvas.ghosts | self.selected)
        else:
            self._think_away(canvas.ghosts - self.selected if self.selected else ())

    def _bring_back(self) -> None:
        self._think_away(())
        self.focus_view()

    def _think_away(self, ids: Iterable[int]) -> None:
        self.map.canvas.set_ghosts(frozenset(ids))
        self.leaving.show_leaving(self.snapshot, self.map.canvas.ghosts)
        self._enable()

    def _place_on_grid(self, levels: Levels) -> None:
        self.desk.run(place_on_grid, levels)

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
        self.focus_view()

    # Building

    def _build(self) -> None:
        theme = self.theme
        tools = (self.link_button, self.details_button, self.people_button)
        bar = FoldingRow(theme, self.views, *tools)
        self.header_actions.addWidget(self.count)
        self._view_of: dict[str, QWidget] = {
            LINKS: self.map,
            GRID: self.grid,
            LIST: self.list,
            HOLDINGS: self.holdings,
        }
        self._stack = _Views(self.empty, *self._view_of.values())
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(theme.sp(12))
        self._middle.addWidget(self._stack, 1)
        self._middle.addWidget(self.panel)
        for part in (self.quick, bar, self.link_bar, self.people, self.leaving):
            self.body.addWidget(part)
        nest(self.body, self._middle, 1)
        self.body.setContentsMargins(0, theme.sp(3), 0, theme.sp(8))

    def _connect(self) -> None:
        self.empty.acted.connect(self.adding.paste)
        self.views.chosen.connect(self.show_view)
        self.link_button.clicked.connect(self.linking.start)
        self.details_button.clicked.connect(self._toggle_details)
        self.people_button.toggled.connect(self.people.turn)
        self.people_button.toggled.connect(self._give_room)
        self.people.closed.connect(self.people_button.toggle)
        for view in (self.map.canvas, self.grid, self.list.table):
            view.chosen.connect(self.choose)
            view.remove_wanted.connect(self.remove)
        for canvas in (self.map.canvas, self.grid):
            canvas.opened.connect(self._open)
        self.holdings.chosen.connect(self.choose)
        self.map.canvas.tie_chosen.connect(self.panel.show_tie)
        self.map.remove_wanted.connect(self.remove)
        self.map.merge_wanted.connect(self.merging.start)
        self.list.merge.clicked.connect(self.merging.start)
        self.map.leaving_wanted.connect(self.toggle_leaving)
        self.leaving.back_wanted.connect(self._bring_back)
        self.grid.placed.connect(self._place_on_grid)
        self.linking.done.connect(self.focus_view)
        self.panel.closed.connect(self._on_panel_closed)
        self.panel.opened.connect(self._enable)
        self.panel.link_wanted.connect(self.linking.start)

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
        self.map.canvas.set_roomy(not beside)
        self._give_room()

    def _give_room(self) -> None:
        """Where nothing scrolls, what the lines mean makes room for the right people while they are asked for."""
        beside = self.width() >= self.theme.px(BESIDE_FROM)
        self.map.legend.setHidden(beside and not self.people.isHidden())
