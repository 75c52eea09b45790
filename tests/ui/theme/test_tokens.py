"""The colours can be read, in every scheme."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ui.theme.tokens import best_ink, contrast, load_tokens, luminance, read_tokens

if TYPE_CHECKING:
    from pathlib import Path

SCHEMES = ("light", "dark", "hc-light", "hc-dark")
SURFACES = ("chrome", "sheet", "raised", "sunken")
STATES = ("danger", "warn", "ok", "info")

WORDS = [
    *(("text", ground) for ground in (*SURFACES, "hover", "selected", "pressed")),
    *(("text2", ground) for ground in (*SURFACES, "hover", "selected")),
    *(("accent_text", ground) for ground in ("chrome", "sheet", "sunken", "accent_soft", "hover")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_press")),
    *((state, ground) for state in STATES for ground in (f"{state}_soft", "sheet")),
    *(("text", f"{state}_soft") for state in STATES),
    ("on_tooltip", "tooltip"),
]
SHAPES = [
    *((shape, ground) for ground in SURFACES for shape in ("focus", "border_ctl", "accent")),
    ("focus", "accent_soft"),
]


@pytest.mark.parametrize("key", SCHEMES)
def test_words_stand_out_from_their_grounds(key: str) -> None:
    colours = load_tokens().schemes[key].colours
    weak = [(ink, ground) for ink, ground in WORDS if contrast(colours[ink], colours[ground]) < 4.5]
    assert weak == []


@pytest.mark.parametrize("key", SCHEMES)
def test_controls_and_focus_stand_out_from_their_grounds(key: str) -> None:
    colours = load_tokens().schemes[key].colours
    weak = [(shape, ground) for shape, ground in SHAPES if contrast(colours[shape], colours[ground]) < 3]
    assert weak == []


@pytest.mark.parametrize("key", SCHEMES)
def test_every_type_of_partner_can_be_read(key: str) -> None:
    scheme = load_tokens().schemes[key]
    assert set(scheme.categories) == set(load_tokens().category_icons)
    for name, category in scheme.categories.items():
        assert contrast(category.ink, category.soft) >= 4.5, name
        assert contrast(category.stroke, category.soft) >= 3, name
        assert contrast(category.stroke, scheme.colours["sheet"]) >= 3, name


@pytest.mark.parametrize("key", SCHEMES)
def test_a_count_can_be_read_on_every_level_of_support(key: str) -> None:
    ramp = load_tokens().schemes[key].ramp
    assert len(ramp) == 8
    assert all(contrast(best_ink(colour), colour) >= 4.5 for colour in ramp)


def test_schemes_know_what_they_are() -> None:
    schemes = load_tokens().schemes
    assert {key: (scheme.dark, scheme.high_contrast) for key, scheme in schemes.items()} == {
        "light": (False, False),
        "dark": (True, False),
        "hc-light": (False, True),
        "hc-dark": (True, True),
    }
    assert {frozenset(scheme.colours) for scheme in schemes.values()} == {frozenset(schemes["light"].colours)}


def test_contrast_is_that_of_wcag() -> None:
    assert luminance("#FFFFFF") == pytest.approx(1)
    assert luminance("#80000000") == 0
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_tokens_are_read_from_the_file_given(tmp_path: Path) -> None:
    scheme = {
        "colours": {"sheet": "#000000"},
        "categories": {"person": ["#1", "#2", "#3"]},
        "agreement_ramp": ["#4"],
    }
    raw = {
        "space": {"sm": 9},
        "radius": {},
        "type": {"body": [20, 300]},
        "control_height": {},
        "schemes": {"own": scheme},
        "category_icons": {},
    }
    path = tmp_path / "tokens.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    tokens = read_tokens(path)
    assert tokens.space["sm"] == 9
    assert (tokens.type["body"].size, tokens.type["body"].weight) == (20, 300)
    assert tokens.schemes["own"].dark
    assert tokens.schemes["own"].categories["person"].ink == "#3"
