"""The palette and the one style sheet of the desktop, made from the theme."""

from __future__ import annotations

from functools import cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

from partnerdesk.paths import resource

if TYPE_CHECKING:
    from ui.theme.theme import Theme

_Role = QPalette.ColorRole

PALETTE = {
    _Role.Window: "chrome",
    _Role.WindowText: "text",
    _Role.Base: "sheet",
    _Role.AlternateBase: "sunken",
    _Role.Text: "text",
    _Role.Button: "raised",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Link: "accent_text",
    _Role.LinkVisited: "accent_text",
    _Role.ToolTipBase: "tooltip",
    _Role.ToolTipText: "on_tooltip",
    _Role.PlaceholderText: "text2",
    _Role.Light: "raised",
    _Role.Midlight: "hover",
    _Role.Mid: "border",
    _Role.Dark: "border_ctl",
    _Role.Shadow: "border_ctl",
    _Role.Accent: "accent",
}


def palette(theme: Theme) -> QPalette:
    """The palette of the theme's scheme."""
    made = QPalette()
    for role, colour in PALETTE.items():
        made.setColor(role, theme.colour(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("text3"))
    return made


@cache
def _template() -> Template:
    return Template(resource("style", "desktop.qss").read_text(encoding="utf-8"))


def _sizes(theme: Theme) -> dict[str, int]:
    radius = theme.tokens.radius
    line = 2 if theme.scheme.high_contrast else 1
    control = theme.control_height
    box = theme.px(18)
    sizes = {
        "line": line,
        "control": control - 2 * line,
        "hero": theme.hero_height - 2 * line,
        # Qt makes tool buttons and spin boxes three pixels higher than it is told.
        "tool": control - 2 * line - 3,
        "segment": control - 4 * line - 5,
        "row_check": max(theme.sp(24), control if theme.density == "touch" else 0),
        "box": box,
        "box_round": box // 2 + line,
        "box_dot": theme.px(5),
        "box_inner": box + 2 * line - 2 * theme.px(5),
        "knob": theme.px(18),
        "knob_out": theme.px(18) // 2,
        "knob_round": theme.px(18) // 2 + 2,
        "image": theme.px(16),
        "image_small": theme.px(12),
        "scroll": 12,
        "scroll_round": 4,
        "r_control": radius["control"],
        "r_segment": radius["control"] - 2,
        "r_card": radius["card"],
        "r_sheet": radius["sheet"],
    }
    sizes |= {f"s{value}": theme.sp(value) for value in (2, 4, 6, 8, 10, 12, 16, 20, 24, 28)}
    sizes |= {f"f_{role}": theme.px(token.size) for role, token in theme.tokens.type.items()}
    sizes["f_hero"] = theme.px(16)
    return sizes


def style_sheet(theme: Theme) -> str:
    """The style sheet of the desktop at the theme's scheme, text size and density."""
    return _template().substitute({**theme.scheme.colours, **_sizes(theme)})
