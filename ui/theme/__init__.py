"""Colours, sizes, fonts and icons of the desktop.

``Theme`` is created once, by whoever starts the desktop, and handed to everything that draws.
"""

from __future__ import annotations

from ui.theme.icons import icon, paint_icon
from ui.theme.theme import Theme
from ui.theme.tokens import Category, Scheme, Tokens, best_ink, contrast, load_tokens

__all__ = [
    "Category",
    "Scheme",
    "Theme",
    "Tokens",
    "best_ink",
    "contrast",
    "icon",
    "load_tokens",
    "paint_icon",
]
