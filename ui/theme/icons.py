"""Line icons, coloured while they are painted, so that one icon serves every scheme.

The drawings are Lucide's (``resources/icons``). They carry ``currentColor`` and a stroke width of 2; both are
replaced here.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from partnerdesk.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

    from ui.theme.theme import Theme

ICON_TEXT_GAP = 5
"""Extra width of an icon beside text, at 100 %: style sheets cannot set that gap."""

STROKE = 1.9
STROKE_HIGH_CONTRAST = 2.4

MIRRORED = frozenset(
    [
        "arrow-left",
        "arrow-right",
        "arrow-up-right",
        "chevron-left",
        "chevron-right",
        "undo-2",
        "redo-2",
        "panel-left",
        "panel-right",
        "panel-right-close",
        "panel-right-open",
        "external-link",
        "log-out",
        "send",
        "list",
        "list-checks",
        "list-plus",
    ]
)
"""Icons that point along the line of reading, and turn round where it runs from right to left."""

# What the style sheet shows inside controls: file name -> (icon, colour role, stroke).
STYLE_IMAGES = {
    "down": ("chevron-down", "text2", 2.0),
    "down-off": ("chevron-down", "text3", 2.0),
    "up": ("chevron-up", "text2", 2.0),
    "up-off": ("chevron-up", "text3", 2.0),
    "left": ("chevron-left", "text2", 2.0),
    "right": ("chevron-right", "text2", 2.0),
    "check": ("check", "on_accent", 3.0),
    "check-off": ("check", "text3", 3.0),
    "check-menu": ("check", "text", 2.4),
    "dash": ("minus", "on_accent", 3.0),
}

# Qt asks for a copy only when an icon is changed after it was made, which nothing here does. If it ever
# happens, Python must not free the copy that Qt now holds.
_copies: list[QIconEngine] = []


@cache
def known_icon(name: str) -> str:
    """The name of an icon that is shipped. Raises FileNotFoundError for any other: better here than while painting."""
    if not resource("icons", f"{name}.svg").is_file():
        raise FileNotFoundError(f"there is no icon named {name!r}")
    return name


@lru_cache(maxsize=512)
def svg(name: str, colour: str, stroke: float) -> bytes:
    """The drawing of an icon in one colour and stroke. Raises FileNotFoundError for an unknown name."""
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return text.encode()


def paint_icon(
    theme: Theme, painter: QPainter, name: str, rect: QRectF, role: str = "text", stroke: float = 0
) -> None:
    """Paint an icon into a square. ``role`` is a colour role of the theme or ``#RRGGBB``."""
    colour = role if role.startswith("#") else theme.hex(role)
    width = stroke or (STROKE_HIGH_CONTRAST if theme.scheme.high_contrast else STROKE)
    renderer = QSvgRenderer(QByteArray(svg(name, colour, width)))
    if name not in MIRRORED or QGuiApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        renderer.render(painter, rect)
        return
    painter.save()
    painter.translate(rect.left() + rect.right(), 0)
    painter.scale(-1, 1)
    renderer.render(painter, rect)
    painter.restore()


class TintedIcon(QIconEngine):
    """An icon that takes its colour from the theme at the moment it is painted.

    When the space is wider than high, the icon keeps to the edge away from the text and leaves the rest as the
    gap between them. ``trailing`` icons stand after the text.
    """

    def __init__(self, theme: Theme, name: str, role: str, role_on: str, trailing: bool) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._role = role
        self._role_on = role_on
        self._trailing = trailing

    def _square(self, rect: QRect) -> QRectF:
        side = min(rect.width(), rect.height())
        right_to_left = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at_right = rect.width() > side and right_to_left != self._trailing
        left = rect.right() + 1 - side if at_right else rect.left()
        return QRectF(left, rect.top() + (rect.height() - side) / 2, side, side)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint in the colour that fits the control's state."""
        role = self._role_on if state == QIcon.State.On else self._role
        if mode == QIcon.Mode.Disabled:
            role = "text3"
        paint_icon(self._theme, painter, self._name, self._square(rect), role)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The icon as a picture; ``size`` is in device pixels already."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """A copy for Qt."""
        copy = TintedIcon(self._theme, self._name, self._role, self._role_on, self._trailing)
        _copies.append(copy)
        return copy


def icon(theme: Theme, name: str, role: str = "text", role_on: str = "", trailing: bool = False) -> QIcon:
    """An icon for buttons, menus and lists; ``role_on`` colours it while the control is checked."""
    return QIcon(TintedIcon(theme, known_icon(name), role, role_on or role, trailing))


def app_icon() -> QIcon:
    """The mark of the program as a window icon, in the sizes that systems ask for."""
    drawing = QSvgRenderer(str(resource("icons", "app-mark.svg")))
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing.render(painter, QRectF(0, 0, side, side))
        painter.end()
        made.addPixmap(picture)
    return made


def write_style_images(theme: Theme, folder: Path) -> Path:
    """Write the small drawings the style sheet points at, and give back their folder."""
    target = folder / theme.scheme.key
    target.mkdir(parents=True, exist_ok=True)
    for file_name, (name, role, stroke) in STYLE_IMAGES.items():
        drawing = svg(name, theme.hex(role), stroke)
        path = target / f"{file_name}.svg"
        if not path.exists() or path.read_bytes() != drawing:
            path.write_bytes(drawing)
    return target
