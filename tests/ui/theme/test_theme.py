"""One theme dresses the whole desktop."""

from __future__ import annotations

import gc
import re
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from partnerdesk.paths import resource
from ui.theme import Theme
from ui.theme.style import style_sheet
from ui.widgets import Button

MODES = ("light", "dark", "hc-light", "hc-dark")


def selectors(sheet: str) -> list[str]:
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return [part.strip() for head in re.findall(r"([^{}]+)\{", rules) for part in head.split(",")]


@pytest.mark.parametrize("mode", MODES)
def test_no_rule_of_the_style_sheet_touches_every_widget(theme: Theme, mode: str) -> None:
    theme.set_mode(mode)
    found = selectors(style_sheet(theme))
    assert len(found) > 100
    assert [part for part in found if "*" in part or re.match(r"QWidget\b", part)] == []


@pytest.mark.parametrize("mode", MODES)
def test_every_drawing_of_the_style_sheet_is_there(theme: Theme, mode: str) -> None:
    theme.set_mode(mode)
    sheet = style_sheet(theme)
    names = set(re.findall(r"url\(theme:([\w-]+\.svg)\)", sheet))
    folder = Path(QDir.searchPaths("theme")[0])
    assert names
    assert {path.name for path in folder.iterdir()} == names
    assert folder.name == mode
    assert "$" not in sheet


def test_the_choice_of_scheme_reaches_the_palette(theme: Theme, qapp: QApplication) -> None:
    theme.set_mode("dark")
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme.colour("sheet")
    assert theme.scheme.dark
    theme.set_mode("hc-light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == "#ffffff"


def test_following_the_system_takes_over_what_it_shows(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    theme.set_mode("system")
    assert theme.scheme.key == "light"
    monkeypatch.setattr(theme, "_system_scheme", lambda: "hc-dark")
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.scheme.key == "hc-dark"
    theme.set_mode("light")
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.scheme.key == "light"


def test_a_change_is_told_once_and_only_when_there_is_one(theme: Theme, qtbot: QtBot) -> None:
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.scheme.key))
    theme.set_mode("light")
    assert told == []
    theme.set_mode("dark")
    assert told == ["dark"]
    theme.changed.disconnect()


def test_unknown_choices_are_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="mauve"):
        theme.set_mode("mauve")
    with pytest.raises(ValueError, match="roomy"):
        theme.set_density("roomy")
    with pytest.raises(KeyError):
        theme.colour("mauve")


def test_text_grows_in_steps_and_stays_in_bounds(theme: Theme) -> None:
    theme.step_scale(2)
    assert theme.scale == 1.5
    assert (theme.px(14), theme.sp(8)) == (21, 10)
    theme.step_scale(9)
    assert theme.scale == 2.0
    assert theme.font("h1").pixelSize() == 48
    theme.step_scale(-9)
    assert theme.scale == 1.0
    theme.set_scale(1.3)
    assert theme.scale == 1.25


def test_density_changes_the_height_of_controls(theme: Theme) -> None:
    heights = {}
    for density in ("compact", "comfortable", "touch"):
        theme.set_density(density)
        heights[density] = theme.control_height
    assert heights == {"compact": 32, "comfortable": 36, "touch": 44}
    assert theme.hero_height == 56


def test_the_shipped_letters_are_used(theme: Theme, qtbot: QtBot) -> None:
    assert QFontInfo(theme.font()).family() == "Inter"
    assert {"Regular", "Italic", "Medium", "SemiBold", "Bold"} <= {
        style.replace(" ", "") for style in QFontDatabase.styles("Inter")
    }
    label = QLabel("words")
    qtbot.addWidget(label)
    assert QFontInfo(label.font()).family() == "Inter"
    assert (resource("fonts", "inter", "OFL.txt")).is_file()


def test_figures_that_change_in_place_have_one_width(theme: Theme) -> None:
    plain, tabular = QFontMetrics(theme.font()), QFontMetrics(theme.font(tabular=True))
    assert plain.horizontalAdvance("1111") != plain.horizontalAdvance("0000")
    assert tabular.horizontalAdvance("1111") == tabular.horizontalAdvance("0000")


def test_types_of_partner_and_levels_have_colours(theme: Theme) -> None:
    assert theme.category("health")[1].name() == "#b8324f"
    assert theme.category("unheard of") == theme.category("person")
    assert theme.category_icon("unheard of") == "user-round"
    assert theme.ramp(1).name() == "#123f73"
    assert theme.ramp_ink(1).name() == "#ffffff"
    assert theme.ramp_ink(5).name() == "#10151a"


def test_the_theme_keeps_no_widget_alive(theme: Theme) -> None:
    button = Button(theme, "Gone soon", "plus")
    gone = weakref.ref(button)
    del button
    gc.collect()
    assert gone() is None
    theme.set_mode("dark")
