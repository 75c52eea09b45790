"""The keys that choose a page's views: the same on every page that has some."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.widgets import SegmentedControl
from ui.widgets.helpers import with_shortcut


def give_view_keys(page: QWidget, control: SegmentedControl, views: Sequence[tuple[str, str]]) -> None:
    """Let Ctrl+Shift+1, 2 and so on press the views' buttons while ``page`` is shown, wherever the focus is.

    ``views`` are keys of ``control`` with the words that say, with the keys, what each shows.
    """
    for number, (view, words) in enumerate(views, start=1):
        keys = f"Ctrl+Shift+{number}"
        button = control.button(view)
        button.setToolTip(with_shortcut(words, keys))
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.activated.connect(partial(_press, control, view))


def _press(control: SegmentedControl, view: str) -> None:
    if control.value() != view:
        control.button(view).click()
