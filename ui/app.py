"""Puts the desktop together: application, fonts, theme, fault guard, desk, first window."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from partnerdesk import __version__
from partnerdesk.paths import APP_NAME, cache_folder, data_folder, resource, settings_folder
from ui.collector import Collector
from ui.crash import CrashGuard
from ui.desk import Desk
from ui.ending import Ending
from ui.settings import Settings
from ui.theme.theme import Theme, load_other_scripts
from ui.window import Window


class App(QObject):
    """Everything that lives as long as the program. Held by :func:`run`; nobody else can reach it."""

    _loaded = Signal()
    """What the first edit needs is there. Sent from the thread that loads it."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.collector = Collector(self)
        self._loaded.connect(self.collector.start)
        self.guard = CrashGuard(data_folder(), self)
        self.settings = Settings(settings_folder(), self)
        self.theme = Theme(cache_folder(), self)
        self._dress(application)
        self.desk = Desk(self)
        self.window = Window(self.desk, self.theme, self.settings)
        self.ending = Ending(self._end, self)
        application.commitDataRequest.connect(self._write_down)

    def _dress(self, application: QApplication) -> None:
        self.theme.set_mode(self.settings.mode)
        self.theme.set_density(self.settings.density)
        self.theme.set_scale(self.settings.scale or first_scale(application))
        self.theme.apply(application)

    def start(self, path: Path | None, *, example: bool) -> None:
        """Show the window, open what was asked for, and once it is seen load what editing needs."""
        self.window.painted.connect(self._load_the_rest)
        self.window.show()
        if example:
            self.window.documents.open_example(1)
        elif path is not None:
            self.window.documents.open(path)

    def _write_down(self) -> None:
        """The system is about to log out; it may be called off."""
        self.window.documents.write_down()

    def _end(self) -> None:
        """The system ends the program."""
        self._write_down()
        self.desk.close()
        QApplication.quit()

    def _load_the_rest(self) -> None:
        self.guard.get_ready()
        load_other_scripts()
        self._offer_what_was_open()
        threading.Thread(target=self._get_ready_to_edit, name="get ready to edit", daemon=True).start()

    def _offer_what_was_open(self) -> None:
        """After the program was cut off, by a fault or a flat battery, it begins where it was."""
        from partnerdesk.storage.lock_note import left_open

        there = [path for path in left_open() if path.is_file()]
        if there and not self.desk.is_open:
            self.window.welcome.offer(there[0])

    def _get_ready_to_edit(self) -> None:
        """Load what the first edit needs, beside the running window."""
        try:
            import partnerdesk.storage.session  # noqa: F401
        finally:
            with suppress(RuntimeError):  # the program ended meanwhile
                self._loaded.emit()


def first_scale(application: QApplication) -> float:
    """The text size to begin with: the system's letters against its usual 9 or 10 points."""
    usual = 9.0 if sys.platform == "win32" else 10.0
    points = application.font().pointSizeF()
    return min(2.0, max(1.0, points / usual)) if points > 0 else 1.0


def run(path: Path | None = None, *, example: bool = False) -> int:
    """Open the desktop, on ``path`` or on a copy of the worked example; gives the exit code."""
    application = make_application()
    app = App(application)
    app.guard.install()
    app.ending.watch()
    app.start(path, example=example)
    return application.exec()


def make_application() -> QApplication:
    """The one application object, named, with the translations of the system's language."""
    # Asking for the style here keeps Python from making its idea of a QStyle, which costs the start seven milliseconds.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName(APP_NAME)
    application.setApplicationDisplayName(APP_NAME)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("partnerdesk")
    application.setWindowIcon(QIcon(str(resource("icons", "app-mark.svg"))))
    for folder, name in (
        (Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)), "qtbase"),
        (resource("translations"), "partnerdesk"),
    ):
        translator = QTranslator(application)
        if translator.load(QLocale(), name, "_", str(folder)):
            application.installTranslator(translator)
    return application
