"""The one window: menus, the welcome page or the open workshop, and what comes up over them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget

from partnerdesk.errors import DocumentError, PartnerDeskError
from partnerdesk.model.change import Change
from partnerdesk.model.vocabulary import Step
from ui import opening
from ui.actions import Actions, keys_of, spoken
from ui.clock import Clock
from ui.desk import SUFFIX, Desk
from ui.dialogs.about import about_text
from ui.dialogs.keys import KeysDialog
from ui.dialogs.message import show_message, show_refusal
from ui.dialogs.settings_dialog import SettingsDialog
from ui.documents import Documents
from ui.finder import Finder, Finding
from ui.pages.page import Destination
from ui.rail import STEPS
from ui.settings import Settings
from ui.theme.theme import Theme
from ui.welcome import Welcome
from ui.widgets import FocusRing, Toast
from ui.words import named, plain, say
from ui.workshop import WorkshopView


class Window(QMainWindow):
    """Everything that can be done from anywhere is registered in :attr:`actions`."""

    def __init__(self, desk: Desk, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._settings = settings
        self.setObjectName("window")
        self.setMinimumSize(640, 480)
        self.setAcceptDrops(True)
        self.clock = Clock(self)
        self.actions_ = Actions(theme, self)
        self.welcome = Welcome(theme, settings)
        self.workshop = WorkshopView(desk, theme, settings, self.clock)
        self._stack = QStackedWidget()
        self._stack.setObjectName("chrome")
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self.workshop)
        self.setCentralWidget(self._stack)
        self.documents = Documents(desk, theme, self, self.workshop.commit_pending)
        self.toast = Toast(theme, self)
        self.finder = Finder(theme, self, self._findings)
        self._ring = FocusRing(theme, self)
        self._recent_menu = QMenu(self.tr("Open &recent"), self)
        self._register_actions()
        self._build_menus()
        self._connect()
        self._place()
        self._show_welcome()

    def open_document(self, path: Path) -> None:
        self.documents.open(path)

    def new_workshop(self, template: int = 0) -> None:
        """Three questions, then straight to the map, where partners are typed in."""
        if self.documents.begin(template):
            self.workshop.go_to(Destination(Step.MAP))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.set_geometry(self.saveGeometry())
        self.documents.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            self.open_document(path)

    # Keeping up

    def _connect(self) -> None:
        desk, welcome, workshop = self._desk, self.welcome, self.workshop
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)
        desk.closed.connect(self._show_welcome)
        desk.refused.connect(self._on_refused)
        welcome.example_wanted.connect(self.documents.open_example)
        welcome.new_wanted.connect(self.new_workshop)
        welcome.open_wanted.connect(self.documents.choose)
        welcome.recent_wanted.connect(self.open_document)
        workshop.find_wanted.connect(self.finder.open)
        workshop.settings_wanted.connect(self.show_settings)
        workshop.keys_wanted.connect(self.show_keys)
        workshop.scheme_wanted.connect(self.switch_scheme)
        workshop.sheet.message.connect(self.toast.show_message)
        self.documents.message.connect(self.toast.show_message)
        self.toast.acted.connect(desk.undo)
        self._recent_menu.aboutToShow.connect(self._fill_recent)

    def _on_opened(self) -> None:
        path = self._desk.path
        if path is not None:
            self._settings.remember(path)
        self._stack.setCurrentWidget(self.workshop)
        self.workshop.show_record()
        self._enable_actions()
        self._name_window()
        last = self._settings.last_step(path) if path else ""
        step = Step(last) if last in STEPS else Step.MAP
        self.workshop.go_to(Destination(step))

    def _on_changed(self, change: Change) -> None:
        self.workshop.show_record()
        self._enable_actions()
        self._name_window()
        if change.label.text.startswith("Remove"):
            self.toast.show_message(say(change.label), self.tr("Undo"), name=self.tr("Undo"))

    def _on_refused(self, error: PartnerDeskError) -> None:
        if isinstance(error, DocumentError):
            self.workshop.footer.set_not_saved()
            show_refusal(self._theme, self, error)
        else:
            self.toast.show_message(say(error.phrase), seconds=10)

    def _show_welcome(self) -> None:
        self.clock.reset()
        self._stack.setCurrentWidget(self.welcome)
        self._enable_actions()
        self._name_window()

    def _name_window(self) -> None:
        open_ = self._desk.is_open
        self.setWindowTitle(
            self._desk.snapshot.partnership.name or self._desk.document.name if open_ else "PartnerDesk"
        )

    def _place(self) -> None:
        if not self.restoreGeometry(self._settings.geometry()):
            room = self.screen().availableGeometry()
            self.resize(min(1366, room.width()), min(768, room.height()))

    # Actions and menus

    def _register_actions(self) -> None:
        add = self.actions_.add
        desk, go = self._desk, self.workshop.sheet
        add(
            "new",
            self.tr("&New workshop"),
            partial(self.new_workshop, 0),
            shortcut="Ctrl+N",
            icon_name="file-plus",
        )
        add("open", self.tr("&Open"), self.documents.choose, shortcut="Ctrl+O", icon_name="folder-open")
        add(
            "copy",
            self.tr("Save a &copy"),
            self.documents.save_copy,
            shortcut="Ctrl+Shift+S",
            icon_name="copy",
        )
        add("close", self.tr("C&lose the workshop"), self.documents.close, shortcut="Ctrl+W", icon_name="x")
        add("quit", self.tr("&Quit"), self.close, shortcut="Ctrl+Q", icon_name="log-out")
        add("undo", self.tr("&Undo"), self._undo, shortcut="Ctrl+Z", icon_name="undo-2")
        add("redo", self.tr("&Redo"), desk.redo, shortcut="Ctrl+Shift+Z; Ctrl+Y", icon_name="redo-2")
        add("find", self.tr("&Find or do anything"), self.finder.open, shortcut="Ctrl+K", icon_name="search")
        add(
            "back",
            self.tr("&Back one step"),
            partial(go.step_by, -1),
            shortcut="Alt+Left",
            icon_name="arrow-left",
        )
        add(
            "next",
            self.tr("&Next step"),
            partial(go.step_by, 1),
            shortcut="Alt+Right",
            icon_name="arrow-right",
        )
        add(
            "print",
            self.tr("&Print and share"),
            partial(self._go, Step.PRINT),
            shortcut="Ctrl+P",
            icon_name="printer",
        )
        add(
            "prompts",
            self.tr("Show or hide &prompts"),
            self._toggle_prompts,
            shortcut="F9",
            icon_name="panel-right",
        )
        add(
            "larger",
            self.tr("&Larger text"),
            partial(self._scale, 1),
            shortcut="Ctrl++; Ctrl+=",
            icon_name="zoom-in",
        )
        add(
            "smaller",
            self.tr("&Smaller text"),
            partial(self._scale, -1),
            shortcut="Ctrl+-",
            icon_name="zoom-out",
        )
        add(
            "usual", self.tr("&Usual text size"), partial(self._scale, 0), shortcut="Ctrl+0", icon_name="type"
        )
        add("scheme", self.tr("Light or &dark"), self.switch_scheme, icon_name="moon")
        add("full", self.tr("&Full screen"), self._toggle_full_screen, shortcut="F11", icon_name="maximize")
        add("clock", self.tr("&Clock: start, pause, go on"), self._clock, shortcut="F7", icon_name="timer")
        add("minute", self.tr("Clock: one minute &more"), partial(self.clock.extend, 1), shortcut="Shift+F7",
            icon_name="timer")  # fmt: skip
        add("settings", self.tr("&Settings"), self.show_settings, shortcut="Ctrl+,", icon_name="settings")
        add("keys", self.tr("&Keys"), self.show_keys, shortcut="Ctrl+/; F1", icon_name="keyboard")
        add("about", self.tr("&About PartnerDesk"), self.show_about, icon_name="info")

    def _build_menus(self) -> None:
        menus = (
            (self.tr("&File"), ("new", "open", "recent", "copy", "", "print", "", "close", "quit")),
            (self.tr("&Edit"), ("undo", "redo", "", "find")),
            (
                self.tr("&View"),
                ("prompts", "full", "", "larger", "smaller", "usual", "scheme", "", "settings"),
            ),
            (self.tr("&Workshop"), ("back", "next", "", "clock", "minute")),
            (self.tr("&Help"), ("keys", "about")),
        )
        for title, keys in menus:
            menu = self.menuBar().addMenu(title)
            for key in keys:
                if key == "recent":
                    menu.addMenu(self._recent_menu)
                elif key:
                    menu.addAction(self.actions_[key])
                else:
                    menu.addSeparator()

    def _enable_actions(self) -> None:
        open_ = self._desk.is_open
        for key in ("copy", "close", "find", "back", "next", "print", "prompts", "clock", "minute"):
            self.actions_[key].setEnabled(open_)
        for key, words, label in (
            ("undo", self.tr("&Undo: %1"), self._desk.undo_label),
            ("redo", self.tr("&Redo: %1"), self._desk.redo_label),
        ):
            self.actions_[key].setEnabled(label is not None)
            bare = {"undo": self.tr("&Undo"), "redo": self.tr("&Redo")}[key]
            self.actions_[key].setText(words.replace("%1", plain(say(label))) if label else bare)

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in self._settings.recent():
            entry = self._recent_menu.addAction(plain(path.stem))
            entry.setEnabled(path.exists())
            entry.triggered.connect(partial(self.open_document, path))
        self._recent_menu.setEnabled(True)

    def _findings(self) -> Iterator[Finding]:
        for step in STEPS:
            text = self.tr("Go to: %1").replace("%1", named(step))
            yield Finding(text, "arrow-right", partial(self._go, step), f"Ctrl+{STEPS.index(step) + 1}")
        for action in self.actions_:
            if action.isEnabled():
                yield Finding(spoken(action), "sparkles", action.trigger, keys_of(action))
        for found in opening.places(self._desk.snapshot):
            yield Finding(found.text, found.icon, partial(self.workshop.go_to, found.destination))

    # What actions do

    def _undo(self) -> None:
        self.workshop.commit_pending()
        self._desk.undo()

    def _go(self, step: Step) -> None:
        self.workshop.go_to(Destination(step))

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
        SettingsDialog(self._theme, self._settings, self).exec()

    def show_keys(self) -> None:
        KeysDialog(self._theme, self.actions_, self).exec()

    def show_about(self) -> None:
        show_message(self._theme, self, self.tr("About PartnerDesk"), about_text())


def _dropped(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix == SUFFIX), None)
