"""The theme: what everything that draws asks for colours, sizes, fonts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication

from partnerdesk.paths import resource
from ui.theme.icons import write_style_images
from ui.theme.style import palette, style_sheet
from ui.theme.tokens import best_ink, load_tokens

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.theme.tokens import Scheme, Tokens

SYSTEM = "system"
MODES = (SYSTEM, "light", "dark", "hc-light", "hc-dark")
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
DENSITIES = ("comfortable", "compact", "touch")
FAMILY = "Inter"
_loaded: list[bool] = []


def load_fonts() -> None:
    """Make Inter known to Qt, once. Raises RuntimeError when a font cannot be read."""
    if _loaded:  # asking Qt for its families would have it look through every font of the system
        return
    _loaded.append(True)
    _load("inter/*.ttf")


def load_other_scripts() -> None:
    """Make the fonts of the scripts that Inter lacks known to Qt, which falls back on them where a system has none.

    Not at the start: the first window can wait for them, but not they for the first window. Raises RuntimeError.
    """
    _load("noto-*/*.ttf")


def _load(pattern: str) -> None:
    for path in sorted(resource("fonts").glob(pattern)):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"the font {path.name} cannot be read")


class Theme(QObject):
    """Colour scheme, text size and density of one running desktop.

    ``cache`` is a folder for the few drawings the style sheet needs as files. ``changed`` is emitted after the
    application has been dressed anew; painted widgets connect their ``update`` or ``updateGeometry`` to it.
    """

    changed = Signal()

    def __init__(self, cache: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens: Tokens = load_tokens()
        self.mode = SYSTEM
        self.scale = 1.0
        self.density = "comfortable"
        self.scheme: Scheme = self.tokens.schemes["light"]
        self._cache = cache
        self._app: QApplication | None = None

    # What drawing asks for

    def hex(self, role: str) -> str:
        """A colour as text, for example ``hex("accent")``. Raises KeyError for an unknown role."""
        return self.scheme.colours[role]

    def colour(self, role: str) -> QColor:
        """A colour by its role: text, text2, text3, chrome, sheet, raised, sunken, hover, pressed, selected,
        border, border_ctl, accent, on_accent, accent_soft, accent_text, focus, danger, warn, ok, info and their
        ``_soft`` grounds, tooltip, on_tooltip, scrim."""
        return QColor(self.hex(role))

    def category(self, name: str) -> tuple[QColor, QColor, QColor]:
        """Ground, stroke and ink of a type of partner : ``public``, ``health``, ...

        Unknown ones look like a person.
        """
        found = self.scheme.categories.get(name) or self.scheme.categories["person"]
        return QColor(found.soft), QColor(found.stroke), QColor(found.ink)

    def category_icon(self, name: str) -> str:
        """The icon of a type of partner."""
        return self.tokens.category_icons.get(name, self.tokens.category_icons["person"])

    def ramp(self, level: int) -> QColor:
        """The colour of a level of support, 1 fully behind it to 8 block."""
        return QColor(self.scheme.ramp[level - 1])

    def ramp_ink(self, level: int) -> QColor:
        """The colour of letters on a level of support."""
        return QColor(best_ink(self.scheme.ramp[level - 1]))

    def px(self, size: float) -> int:
        """A size that grows with the text: letters, icons."""
        return max(1, math.floor(size * self.scale + 0.5))

    def sp(self, size: float) -> int:
        """A space between things. It grows half as fast as the text, so that large text leaves room for words."""
        return max(1, math.floor(size * (1 + (self.scale - 1) / 2) + 0.5))

    @property
    def control_height(self) -> int:
        """The height of buttons and fields, border included."""
        return self._grown(self.tokens.control_height[self.density])

    @property
    def hero_height(self) -> int:
        """The height of the quick-entry box, border included."""
        return self._grown(self.tokens.control_height[self.density] + 12)

    def _grown(self, height: int) -> int:
        return round(height * (1 + (self.scale - 1) * 0.85))

    def font(self, role: str = "body", weight: int = 0, size: float = 0, tabular: bool = False) -> QFont:
        """The font of a role (display, h1, h2, h3, body, body_strong, label, small).

        ``weight`` (100 to 900) and ``size`` (pixels at 100 %) replace those of the role; ``tabular`` makes all
        figures equally wide, for numbers that change in place.
        """
        token = self.tokens.type[role]
        font = QFont(FAMILY)
        font.setStyleHint(QFont.StyleHint.SansSerif)
        font.setPixelSize(self.px(size or token.size))
        font.setWeight(QFont.Weight(weight or token.weight))
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    # What the user chooses

    def set_mode(self, mode: str) -> None:
        """Choose ``system``, ``light``, ``dark``, ``hc-light`` or ``hc-dark``. Raises ValueError for anything else."""
        self._choose("mode", mode, MODES)

    def set_scale(self, scale: float) -> None:
        """Choose a text size: one of ``SCALES``, the nearest one is taken."""
        self._choose("scale", min(SCALES, key=lambda known: abs(known - scale)), SCALES)

    def set_density(self, density: str) -> None:
        """Choose ``comfortable``, ``compact`` or ``touch``. Raises ValueError for anything else."""
        self._choose("density", density, DENSITIES)

    def step_scale(self, steps: int) -> None:
        """Make the text some steps larger, or smaller below zero."""
        at = SCALES.index(self.scale) + steps
        self.set_scale(SCALES[max(0, min(at, len(SCALES) - 1))])

    def _choose(self, name: str, value: str | float, known: tuple[str | float, ...]) -> None:
        if value not in known:
            raise ValueError(f"{name} cannot be {value!r}")
        if getattr(self, name) != value:
            setattr(self, name, value)
            self._dress()

    # Dressing the application

    def apply(self, app: QApplication) -> None:
        """Dress the application, now and after every later choice. Call it before the first widget is made."""
        load_fonts()
        if self._app is None:
            hints = QGuiApplication.styleHints()
            hints.colorSchemeChanged.connect(self._system_changed)
            hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self._app = app
        self._dress()

    def _system_changed(self) -> None:
        if self.mode == SYSTEM and self._system_scheme() != self.scheme.key:
            self._dress()

    def _system_scheme(self) -> str:
        hints = QGuiApplication.styleHints()
        key = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
        strong = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        return f"hc-{key}" if strong else key

    def _ask_native(self) -> None:
        """Title bars, file dialogs and menus that the system draws follow the same choice."""
        hints = QGuiApplication.styleHints()
        if self.mode == SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = self.mode in ("dark", "hc-dark")
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _dress(self) -> None:
        if self._app is None:
            return
        self._ask_native()
        self.scheme = self.tokens.schemes[self._system_scheme() if self.mode == SYSTEM else self.mode]
        QDir.setSearchPaths("theme", [str(write_style_images(self, self._cache))])
        self._app.setPalette(palette(self))
        self._app.setFont(self.font())
        self._app.setStyleSheet(style_sheet(self))
        self.changed.emit()
