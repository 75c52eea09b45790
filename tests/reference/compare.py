"""Outputs held against files kept beside this one. ``UPDATE_REFERENCES=1`` writes them anew: read the changes."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path
from typing import Final

import pytest
from PIL import Image, ImageChops

FOLDER = Path(__file__).resolve().parent

_HOW: Final = "If this is what was wanted, write it anew with UPDATE_REFERENCES=1 and read the changes."
_MOST_LINES: Final = 60
"""So many lines of a difference are shown."""

BLOCK: Final = 12
"""Pictures are kept in squares of so many pixels, each the grey that it has on average."""
GREY: Final = 32
"""A square may differ by so many of 255 greys: edges of letters fall differently on another machine."""
SHARE: Final = 0.0005
"""Of all squares so many may differ by more. Letters whose edges fall otherwise made 0.0004 of them differ at most, a
column of eleven lines that was moved by three points 0.002, one of four lines that was moved by five 0.0007."""


def assert_as_kept(name: str, text: str) -> None:
    """``text`` equals the kept file ``name``."""
    kept = FOLDER / name
    if _updated(kept):
        kept.write_text(text, encoding="utf-8")
    before = kept.read_text(encoding="utf-8") if kept.exists() else ""
    if text == before:
        return
    lines = list(unified_diff(before.splitlines(), text.splitlines(), f"kept: {name}", "now", lineterm=""))
    more = [f"... and {len(lines) - _MOST_LINES} lines more"] if len(lines) > _MOST_LINES else []
    pytest.fail("\n".join(["", *lines[:_MOST_LINES], *more, "", _HOW]), pytrace=False)


def assert_looks_as_kept(name: str, picture: Image.Image, scratch: Path) -> None:
    """A grey ``picture`` looks like the kept one. What it looks like now is left in the folder ``scratch``."""
    kept, now = FOLDER / name, picture.reduce(BLOCK)
    if _updated(kept):
        now.save(kept, optimize=True)
    seen = scratch / kept.name
    picture.save(seen)
    if not kept.exists():
        pytest.fail(f"There is no {name} yet. It looks like {seen}. {_HOW}", pytrace=False)
    with Image.open(kept) as before:
        fault = other_looks(before, now)
    if fault:
        pytest.fail(f"{name}: {fault} It looks like {seen} now. {_HOW}", pytrace=False)


def other_looks(before: Image.Image, now: Image.Image) -> str:
    """Where two pictures in squares differ more than they may; "" when they do not."""
    if before.size != now.size:
        return f"It is {now.size} squares large, where it was {before.size}."
    differing = ImageChops.difference(before, now).point(lambda grey: 255 * (grey > GREY))
    share = differing.histogram()[255] / (now.width * now.height)
    if share <= SHARE:
        return ""
    return f"{share:.2%} of its squares differ, in {differing.getbbox()} of {now.size}."


def _updated(kept: Path) -> bool:
    """Whether ``kept`` is to be written anew."""
    if not os.environ.get("UPDATE_REFERENCES"):
        return False
    kept.parent.mkdir(parents=True, exist_ok=True)
    return True
