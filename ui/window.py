"""The one window: the welcome page or the open workshop, and what comes up over them.

Only the welcome page is built before the window is seen. What belongs to an open workshop is loaded and built when it
is first needed: nobody waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from partnerdesk.errors import DocumentError, PartnerDeskError
from partnerdesk.model.vocabulary import Step
from partnerdesk.paths import SUFFIX
from ui.actions import Actions, icon_of, keys_of, spoken
from ui.clock import Clock
from ui.desk import Desk
from ui.documents import Documents
from ui.map_actions import MAP_ACTIONS, MapActions
from ui.menus import Menus
from ui.screen import available, fit_on_screen, room_for
from ui.series import Series
from ui.settings import Settings
from ui.theme.theme import Theme
from ui.welcome import Welcome
from ui.widgets import Toast
from ui.words import named, plain, say

if TYPE_CHECKING:
    from partnerdesk.model.change import Change
    from ui.finder import Finder, Finding
    from ui.workshop import WorkshopView

_ARROW: Final = "arrow-right"
_NEED_A_DOCUMENT: Final = (
    "copy", "password", "close", "find", "back", "next", "to_print", "seal", "prompts", "clock", "minute",
)  # fmt: skip
_LAPTOP: Final = (range(1024, 1441), range(600, 801))
"""On a screen of such a width and height in pixels the window begins as large as the screen."""


class Window(QMainWindow):
    """Everything that can be done from anywhere is registered in :attr:`actions`."""

    painted = Signal()
    """The window has been drawn for the first time: now there is time for what can wait."""

    def __init__(self, desk: Desk, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._settings = settings
        self._workshop: WorkshopView | None = None
        self._finder: Finder | None = None
        self._seen = False
        self.setObjectName("window")
        self.setMinimumSize(640, 480)
        self.setAcceptDrops(True)
        self.clock = Clock(self)
        self.actions_ = Actions(theme, self)
        self._stack = QStackedWidget()
        self._stack.setObjectName("chrome")
        self.setCentralWidget(self._stack)
        self.welcome = Welcome(theme, settings, self._stack)  # styled once, in its place
        self._stack.addWidget(self.welcome)
        self.documents = Documents(desk, theme, settings, self, self.commit_pending)
        self.series = Series(desk, theme, self, self.commit_pending)
        self.toast = Toast(theme)
        self._register_actions()
        self.menus = Menus(self, self.actions_, settings, self.open_document, self.series)
        self._connect()
        self._place()
        self._on_opened() if desk.is_open else self._show_welcome()

    @property
    def workshop(self) -> WorkshopView:
        """The view of an open workshop, built when it is first asked for."""
        if self._workshop is None:
            self._workshop = self._make_workshop()
        return self._workshop

    @property
    def finder(self) -> Finder:
        """Find or do anything, built when it is first asked for."""
        if self._finder is None:
            from ui.finder import Finder

            self._finder = Finder(self._theme, self, self._findings)
        return self._finder

    def open_document(self, path: Path) -> None:
        self.documents.open(path)

    def new_workshop(self, template: int = 0) -> None:
        """Three questions, then straight to the map, where partners are typed in."""
        if self.documents.begin(template):
            self.workshop.go_to_step(Step.MAP)

    def commit_pending(self) -> None:
        """Write down everything that was typed and is not yet in the record."""
        if self._workshop is not None:
            self._workshop.commit_pending()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.set_geometry(self.saveGeometry())
        event.setAccepted(self.documents.close())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._on_seen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_document(path)

    # Keeping up

    def _on_seen(self) -> None:
        self.painted.emit()
        from ui.widgets import FocusRing

        FocusRing(self._theme, self)

    def _connect(self) -> None:
        desk, welcome = self._desk, self.welcome
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)
        desk.closed.connect(self._show_welcome)
        desk.refused.connect(self._on_refused)
        welcome.example_wanted.connect(self.documents.open_example)
        welcome.new_wanted.connect(self.new_workshop)
        welcome.open_wanted.connect(self.documents.choose)
        welcome.recent_wanted.connect(self.open_document)
        self.documents.message.connect(self.toast.show_message)
        self.documents.lost.connect(self._on_refused)
        self.series.started.connect(partial(self._go, Step.PREPARE))
        self.toast.acted.connect(self._undo)

    def _make_workshop(self) -> WorkshopView:
        from ui.workshop import WorkshopView

        workshop = WorkshopView(self._desk, self._theme, self._settings, self.clock)
        workshop.find_wanted.connect(self._find)
        workshop.undo_wanted.connect(self._undo)
        workshop.redo_wanted.connect(self._redo)
        workshop.settings_wanted.connect(self.show_settings)
        workshop.keys_wanted.connect(self.show_keys)
        workshop.scheme_wanted.connect(self.switch_scheme)
        workshop.sheet.message.connect(self.toast.show_message)
        self.documents.well.connect(workshop.show_record)
        self._stack.addWidget(workshop)
        return workshop

    def _on_opened(self) -> None:
        path = self._desk.path
        if path is not None:
            self._settings.remember(path)
        self.toast.hide()
        self.workshop.footer.seat(self.toast)
        self._stack.setCurrentWidget(self.workshop)
        self.workshop.show_record()
        self._enable_actions()
        self._name_window()
        last = self._settings.last_step(path) if path else ""
        self.workshop.go_to_step(Step(last) if last in tuple(Step) else Step.MAP)

    def _on_changed(self, change: Change) -> None:
        self.workshop.show_record()
        self._enable_actions()
        self._name_window()
        # The toast's Undo speaks of one removal. After any other edit it would undo that one instead.
        if self.toast.offers_action():
            self.toast.hide()
        if change.label.text.startswith("Remove") and change.removes():
            words = say(change.label)
            name = self.tr("Undo: %1").replace("%1", words)
            self.toast.show_message(words, self.tr("Undo"), name=name)

    def _on_refused(self, error: PartnerDeskError) -> None:
        if isinstance(error, DocumentError):
            self.workshop.footer.set_not_saved()
            self.documents.rescue.tell(error)
        else:
            self.toast.show_message(say(error.phrase), seconds=10)

    def _show_welcome(self) -> None:
        self.clock.reset()
        self.toast.hide()
        self.welcome.seat(self.toast)
        self._stack.setCurrentWidget(self.welcome)
        self._enable_actions()
        self._name_window()

    def _name_window(self) -> None:
        open_ = self._desk.is_open
        self.setWindowTitle(self._desk.snapshot.title or self._desk.document.name if open_ else "PartnerDesk")

    def _place(self) -> None:
        if self.restoreGeometry(self._settings.geometry()):
            if not self.windowState():
                fit_on_screen(self, self.size())  # it may come from a larger one
        else:
            self.resize(QSize(1366, 768).boundedTo(room_for(self)))
            room = available(self)
            if room.width() in _LAPTOP[0] and room.height() in _LAPTOP[1]:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    # Actions

    def _register_actions(self) -> None:
        scale, step, extend = self._scale, self._step, self.clock.extend
        known: tuple[tuple[str, str, Callable[[], object], str, str], ...] = (
            ("new", self.tr("&New workshop"), partial(self.new_workshop, 0), "Ctrl+N", "file-plus"),
            ("open", self.tr("&Open"), self.documents.choose, "Ctrl+O", "folder-open"),
            ("copy", self.tr("Save a &copy"), self.documents.save_copy, "Ctrl+Shift+S", "copy"),
            ("restore", self.tr("&Restore a backup"), self.documents.restore, "", "history"),
            ("password", self.tr("Pass&word"), self.documents.set_password, "", "lock"),
            ("close", self.tr("C&lose the workshop"), self.documents.close, "Ctrl+W", "x"),
            ("quit", self.tr("&Quit"), self.close, "Ctrl+Q", "log-out"),
            ("undo", self.tr("&Undo"), self._undo, "Ctrl+Z", "undo-2"),
            ("redo", self.tr("&Redo"), self._redo, "Ctrl+Shift+Z; Ctrl+Y", "redo-2"),
            ("find", self.tr("&Find or do anything"), self._find, "Ctrl+K", "search"),
            ("back", self.tr("&Back one step"), partial(step, -1), "Alt+Left", "arrow-left"),
            ("next", self.tr("&Next step"), partial(step, 1), "Alt+Right", "arrow-right"),
            ("to_print", self.tr("&Print and share"), partial(self._go, Step.PRINT), "Ctrl+P", "printer"),
            ("seal", self.tr("Save a sealed P&DF"), self.documents.seal_pdf, "", "shield-check"),
            ("check", self.tr("Chec&k a record"), self.documents.check_record, "", "file-check"),
            ("prompts", self.tr("Show or hide &prompts"), self._toggle_prompts, "F9", "panel-right"),
            ("larger", self.tr("&Larger text"), partial(scale, 1), "Ctrl++; Ctrl+=", "zoom-in"),
            ("smaller", self.tr("&Smaller text"), partial(scale, -1), "Ctrl+-", "zoom-out"),
            ("usual", self.tr("&Usual text size"), partial(scale, 0), "Ctrl+0", "type"),
            ("scheme", self.tr("Light or &dark"), self.switch_scheme, "", "moon"),
            ("full", self.tr("&Full screen"), self._toggle_full_screen, "F11", "maximize"),
            ("clock", self.tr("&Clock: start, pause, go on"), self._clock, "F7", "timer"),
            ("minute", self.tr("Clock: one minute &more"), partial(extend, 1), "Shift+F7", "timer"),
            ("start_next", self.tr("Start the next &workshop"), self.series.start_next, "", "calendar"),
            ("settings", self.tr("&Settings"), self.show_settings, "Ctrl+,", "settings"),
            ("keys", self.tr("&Keys"), self.show_keys, "Ctrl+/; F1", "keyboard"),
            ("about", self.tr("&About PartnerDesk"), self.show_about, "", "info"),
        )
        for number, one in enumerate(Step, start=1):
            words = self.tr("Go to: %1").replace("%1", named(one))
            self.actions_.add(one, words, partial(self._go, one), shortcut=f"Ctrl+{number}", icon_name=_ARROW)
        for key, text, run, shortcut, icon_name in known:
            self.actions_.add(key, text, run, shortcut=shortcut, icon_name=icon_name)
        MapActions(self.actions_, partial(getattr, self, "workshop"))

    def _enable_actions(self) -> None:
        open_ = self._desk.is_open
        for key in (*Step, *_NEED_A_DOCUMENT, *filter(None, MAP_ACTIONS)):
            self.actions_[key].setEnabled(open_)
        self.actions_["start_next"].setEnabled(open_ and not self._desk.reading)
        for key, words, label in (
            ("undo", self.tr("&Undo: %1"), self._desk.undo_label),
            ("redo", self.tr("&Redo: %1"), self._desk.redo_label),
        ):
            self.actions_[key].setEnabled(label is not None)
            bare = {"undo": self.tr("&Undo"), "redo": self.tr("&Redo")}[key]
            self.actions_[key].setText(words.replace("%1", plain(say(label))) if label else bare)

    def _findings(self) -> Iterator[Finding]:
        from ui import opening
        from ui.finder import Finding

        for action in self.actions_:
            if action.isEnabled():
                yield Finding(spoken(action), icon_of(action), action.trigger, keys_of(action))
        for words, read in self.series.others():
            yield Finding(words, "book-open", read)
        for words, icon, ask in self.documents.people.offers():
            yield Finding(words, icon, ask)
        for found in opening.places(self._desk.snapshot, self._theme.category_icon):
            yield Finding(found.text, found.icon, partial(self.workshop.go_to, found.destination))

    # What actions do

    def _find(self) -> None:
        self.finder.open()

    def _undo(self) -> None:
        self.commit_pending()
        self._desk.undo()

    def _redo(self) -> None:
        self.commit_pending()
        self._desk.redo()

    def _go(self, step: Step) -> None:
        self.workshop.go_to_step(step)

    def _step(self, steps: int) -> None:
        self.workshop.sheet.step_by(steps)

    def _toggle_prompts(self) -> None:
        self.workshop.show_prompts(not self.workshop.prompts.isVisible())

    def _scale(self, steps: int) -> None:
        self._theme.step_scale(steps) if steps else self._theme.set_scale(1.0)
        self._settings.scale = self._theme.scale

    def switch_scheme(self) -> None:
        """Light to dark and back, within normal or high contrast."""
        dark = self._theme.scheme.key.endswith("dark")
        strong = "hc-" if self._theme.scheme.high_contrast else ""
        self._theme.set_mode(f"{strong}{'light' if dark else 'dark'}")
        self._settings.mode = self._theme.mode

    def _toggle_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _clock(self) -> None:
        if self.clock.minutes:
            self.clock.toggle()
        else:
            self.workshop.footer.clock_place.choose_minutes()

    def show_settings(self) -> None:
        from ui.dialogs.settings_dialog import SettingsDialog

        SettingsDialog(self._theme, self._settings, self).exec()

    def show_keys(self) -> None:
        from ui.dialogs.keys import KeysDialog

        KeysDialog(self._theme, self.actions_, self).exec()

    def show_about(self) -> None:
        from ui.dialogs.about import about_text
        from ui.dialogs.message import show_message

        show_message(self._theme, self, self.tr("About PartnerDesk"), about_text())


def _dropped(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix == SUFFIX), None)
