"""What a person has chosen on this computer: look, text size, recent documents. Never part of a document."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

RECENT_KEPT: Final = 12


class Settings(QObject):
    """Typed access to the settings file in ``folder``. What cannot be read back counts as never chosen."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def mode(self) -> str:
        """Colour scheme: system, light, dark, hc-light or hc-dark."""
        return self._text("look/mode", "system")

    @mode.setter
    def mode(self, mode: str) -> None:
        self._set("look/mode", mode)

    @property
    def scale(self) -> float:
        """Text size, 1.0 to 2.0; 0.0 when never chosen."""
        try:
            return float(self._text("look/scale", "0"))
        except ValueError:
            return 0.0

    @scale.setter
    def scale(self, scale: float) -> None:
        self._set("look/scale", str(scale))

    @property
    def density(self) -> str:
        return self._text("look/density", "comfortable")

    @density.setter
    def density(self, density: str) -> None:
        self._set("look/density", density)

    @property
    def prompts_shown(self) -> bool | None:
        """Whether the prompts panel is wanted; None while the window decides by its width."""
        return {"yes": True, "no": False}.get(self._text("look/prompts", ""))

    @prompts_shown.setter
    def prompts_shown(self, shown: bool) -> None:
        self._set("look/prompts", "yes" if shown else "no")

    @property
    def backup_place(self) -> Path | None:
        """The folder of backups that was chosen; None for the usual one."""
        return self._folder("backup/place")

    @backup_place.setter
    def backup_place(self, folder: Path | None) -> None:
        self._set("backup/place", str(folder or ""))

    @property
    def second_place(self) -> Path | None:
        """A second folder of backups, perhaps on a stick that is not always in; None when there is none."""
        return self._folder("backup/second")

    @second_place.setter
    def second_place(self, folder: Path | None) -> None:
        self._set("backup/second", str(folder or ""))

    @property
    def backups_kept(self) -> int:
        """How many backups of one document are kept at most; 0 when never chosen."""
        value = self._text("backup/most", "0")
        return int(value) if value.isdecimal() and len(value) < 6 else 0

    @backups_kept.setter
    def backups_kept(self, most: int) -> None:
        self._set("backup/most", str(most))

    def _folder(self, key: str) -> Path | None:
        text = self._text(key, "")
        return Path(text) if text else None

    def geometry(self) -> QByteArray:
        """Where the window stood, as Qt writes it."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)

    def recent(self) -> list[Path]:
        """Documents opened lately, newest first; some may be gone."""
        try:
            found = json.loads(self._text("recent/paths", "[]"))
        except ValueError:
            return []
        return [Path(item) for item in found if isinstance(item, str)] if isinstance(found, list) else []

    def remember(self, path: Path) -> None:
        """Put ``path`` on top of the recent documents."""
        path = path.resolve()
        kept = [path, *(other for other in self.recent() if other != path)][:RECENT_KEPT]
        self._set_recent(kept)

    def forget(self, path: Path) -> None:
        """Take ``path`` off the recent documents."""
        self._set_recent([other for other in self.recent() if other != path])

    def forget_words(self, matches: Callable[[str], bool]) -> None:
        """Take everything off that was remembered of documents with such words in their path."""
        self._set_recent([path for path in self.recent() if not matches(str(path))])
        for key in self._store.allKeys():
            if key.startswith("step/") and matches(key):
                self._store.remove(key)
        self._store.sync()

    def _set_recent(self, paths: list[Path]) -> None:
        self._set("recent/paths", json.dumps([str(path) for path in paths]))

    def last_step(self, path: Path) -> str:
        """The step a document was left at on this computer; "" when it is not known."""
        return self._text(f"step/{_key(path)}", "")

    def set_last_step(self, path: Path, step: str) -> None:
        self._store.setValue(f"step/{_key(path)}", step)

    def _text(self, key: str, default: str) -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def _set(self, key: str, value: str) -> None:
        if self._text(key, "") != value:
            self._store.setValue(key, value)
            self.changed.emit()


def _key(path: Path) -> str:
    return str(path.resolve()).replace("/", "|").replace("\\", "|")
