"""Icons take their colour from the theme while they are painted."""

from __future__ import annotations

import gc
import re

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from partnerdesk.paths import resource
from ui.theme import Theme, icon, paint_icon
from ui.theme.icons import MIRRORED, app_icon

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "app-mark")


def painted(theme: Theme, name: str, role: str = "text") -> QImage:
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(theme, painter, name, QRectF(0, 0, 48, 48), role)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    """The colours of all pixels that cover fully."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def ink(image: QImage) -> int:
    """How much of the picture is covered."""
    return sum(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


def differing(one: QImage, other: QImage) -> int:
    """How many pixels are covered in one picture and free in the other."""
    places = ((x, y) for x in range(one.width()) for y in range(one.height()))
    return sum(abs(one.pixelColor(x, y).alpha() - other.pixelColor(x, y).alpha()) > 128 for x, y in places)


def test_the_drawings_can_be_coloured_and_their_licence_is_with_them() -> None:
    assert len(NAMES) > 100
    for name in NAMES:
        text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        assert 'stroke="currentColor"' in text, name
        assert 'stroke-width="2"' in text, name
        assert not re.search(r"(fill|stroke)=\"#", text), name
    assert "ISC License" in resource("icons", "LICENSE").read_text(encoding="utf-8")
    assert set(NAMES) >= MIRRORED


def test_every_type_of_partner_and_every_button_in_use_has_its_drawing(theme: Theme) -> None:
    assert set(theme.tokens.category_icons.values()) <= set(NAMES)


def test_an_icon_is_painted_in_the_colour_of_its_role(theme: Theme) -> None:
    assert colours(painted(theme, "plus", "danger")) == {theme.colour("danger").name()}
    theme.set_mode("dark")
    assert colours(painted(theme, "plus", "danger")) == {theme.colour("danger").name()}
    assert colours(painted(theme, "plus", "#123456")) == {"#123456"}


def test_high_contrast_has_thicker_lines(theme: Theme) -> None:
    thin = ink(painted(theme, "users"))
    theme.set_mode("hc-light")
    assert ink(painted(theme, "users")) > thin * 1.1


def test_an_unknown_icon_is_an_error(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icon(theme, "no-such-icon")


def test_arrows_turn_round_with_the_direction_of_reading(theme: Theme, qapp: QApplication) -> None:
    before = painted(theme, "arrow-left")
    letters = painted(theme, "users")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert differing(painted(theme, "arrow-left"), before.flipped(Qt.Orientation.Horizontal)) == 0
    assert differing(painted(theme, "arrow-left"), before) > 100
    assert painted(theme, "users") == letters


def test_icons_in_controls_follow_theme_and_state(theme: Theme) -> None:
    made = icon(theme, "check", "text", "accent_text")
    size = QSize(48, 48)

    def shown(mode: QIcon.Mode, state: QIcon.State) -> set[str]:
        return colours(made.pixmap(size, mode, state).toImage())

    assert shown(QIcon.Mode.Normal, QIcon.State.Off) == {theme.colour("text").name()}
    assert shown(QIcon.Mode.Normal, QIcon.State.On) == {theme.colour("accent_text").name()}
    assert shown(QIcon.Mode.Disabled, QIcon.State.On) == {theme.colour("text3").name()}
    theme.set_mode("dark")
    assert shown(QIcon.Mode.Normal, QIcon.State.Off) == {theme.colour("text").name()}


def columns(image: QImage) -> tuple[int, int]:
    """The first and the last column that has ink."""
    used = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).alpha() > 40 for y in range(image.height()))
    ]
    return used[0], used[-1]


def test_a_wide_icon_leaves_a_gap_on_the_side_of_the_words(theme: Theme, qapp: QApplication) -> None:
    wide = QSize(60, 40)
    leading = columns(icon(theme, "square").pixmap(wide).toImage())
    trailing = columns(icon(theme, "square", trailing=True).pixmap(wide).toImage())
    assert leading[1] < 40
    assert trailing[0] >= 20
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert columns(icon(theme, "square").pixmap(wide).toImage()) == trailing


def test_icons_outlive_the_code_that_made_them(theme: Theme) -> None:
    made = [icon(theme, "plus") for _ in range(50)]
    copies = [QIcon(one) for one in made]
    del made
    gc.collect()
    assert all(not copy.pixmap(16, 16).isNull() for copy in copies)


def test_the_program_has_its_mark(theme: Theme) -> None:
    image = app_icon().pixmap(64, 64).toImage()
    assert image.pixelColor(32, 5) == QColor("#0E6556")
    assert image.pixelColor(32, 32) == QColor("#FFFFFF")
    assert image.pixelColor(0, 0).alpha() < 60
