"""Words that wrap know how high they are: the same as words that were just made."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel

from tests.ui.stage import Stage
from ui.theme import Theme
from ui.widgets import Text

WORDS = "Everything stays in one file on this computer, and nothing is sent anywhere."
WIDTH = 160


def fresh_height(theme: Theme, stage: Stage, text: str, role: str) -> int:
    return stage.show(Text(theme, text, role)).heightForWidth(WIDTH)


@pytest.mark.parametrize(
    ("change", "text", "role"),
    [
        (lambda text: text.setText(3 * WORDS), 3 * WORDS, "body"),
        (lambda text: text.set_role("display"), WORDS, "display"),
    ],
)
def test_a_height_follows_the_words(
    theme: Theme, stage: Stage, change: Callable[[Text], None], text: str, role: str
) -> None:
    shown = stage.show(Text(theme, WORDS))
    before = shown.heightForWidth(WIDTH)
    change(shown)
    assert shown.heightForWidth(WIDTH) == fresh_height(theme, stage, text, role) > before


def test_a_height_follows_the_size_of_text(theme: Theme, stage: Stage) -> None:
    shown = stage.show(Text(theme, WORDS))
    before = shown.heightForWidth(WIDTH)
    theme.set_scale(2.0)
    assert shown.heightForWidth(WIDTH) == fresh_height(theme, stage, WORDS, "body") > before


def test_the_words_are_set_once_for_each_width(theme: Theme, stage: Stage) -> None:
    shown = stage.show(Text(theme, WORDS))
    first = shown.heightForWidth(WIDTH)
    assert shown._heights[WIDTH] == first == QLabel.heightForWidth(shown, WIDTH)
