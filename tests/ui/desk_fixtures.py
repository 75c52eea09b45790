"""A desk with a worked example on it, and a window around it, for tests that drive the program."""

from __future__ import annotations

from pathlib import Path

from partnerdesk.imports.outline import read_outline, write_outline
from partnerdesk.templates import example_path
from ui.desk import Desk
from ui.settings import Settings
from ui.theme.theme import Theme
from ui.window import Window


def desk_with_example(folder: Path, number: int = 1) -> Desk:
    """A desk with a fresh copy of a worked example in ``folder``."""
    desk = Desk()
    desk.create(folder / f"example-{number}.partnerdesk")
    desk.run(write_outline, read_outline(example_path(number)))
    return desk


def window_on(desk: Desk, theme: Theme, folder: Path, width: int = 1366, height: int = 768) -> Window:
    """A window on ``desk``, shown at a size."""
    window = Window(desk, theme, Settings(folder))
    window.resize(width, height)
    window.show()
    return window
