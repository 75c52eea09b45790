"""The menu bar: every command of the window has its place here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QMenu

from partnerdesk.model.vocabulary import Step
from ui.actions import Actions
from ui.map_actions import MAP_ACTIONS
from ui.series import Series
from ui.settings import Settings
from ui.words import plain


class Menus(QObject):
    """Fills the menu bar of ``window``. The recent documents are looked up each time their menu opens."""

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        settings: Settings,
        open_recent: Callable[[Path], object],
        series: Series,
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._open_recent = open_recent
        self.recent = QMenu(self.tr("Open &recent"), window)
        self.recent.aboutToShow.connect(self._fill_recent)
        self.earlier = QMenu(self.tr("&Read a workshop"), window)
        self.earlier.aboutToShow.connect(partial(series.fill, self.earlier))
        for title, keys in self._places():
            menu = window.menuBar().addMenu(title)
            for key in keys:
                self._put(menu, key, actions)

    def _places(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Titles and keys of actions; an empty key is a line between two groups."""
        return (
            (
                self.tr("&File"),
                (
                    "new",
                    "open",
                    "recent",
                    "copy",
                    "restore",
                    "password",
                    "",
                    "to_print",
                    "seal",
                    "check",
                    "",
                    "close",
                    "quit",
                ),
            ),
            (self.tr("&Edit"), ("undo", "redo", "", "find")),
            (
                self.tr("&View"),
                ("prompts", "full", "", "larger", "smaller", "usual", "scheme", "", "settings"),
            ),
            (
                self.tr("&Workshop"),
                (*Step, "", "back", "next", "", "clock", "minute", "", "start_next", "earlier"),
            ),
            (self.tr("&Map"), MAP_ACTIONS),
            (self.tr("&Help"), ("keys", "about")),
        )

    def _put(self, menu: QMenu, key: str, actions: Actions) -> None:
        if key == "recent":
            menu.addMenu(self.recent)
        elif key == "earlier":
            menu.addMenu(self.earlier)
        elif key:
            menu.addAction(actions[key])
        else:
            menu.addSeparator()

    def _fill_recent(self) -> None:
        self.recent.clear()
        paths = self._settings.recent()
        for path in paths:
            entry = self.recent.addAction(plain(path.stem))
            entry.setEnabled(path.exists())
            entry.triggered.connect(partial(self._open_recent, path))
        if not paths:
            self.recent.addAction(self.tr("Nothing yet")).setEnabled(False)
