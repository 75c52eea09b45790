"""Outputs held against files kept beside this one. ``UPDATE_REFERENCES=1`` writes them anew: read the changes."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def assert_as_kept(name: str, text: str) -> None:
    """``text`` equals the kept file ``name``."""
    kept = FOLDER / name
    if os.environ.get("UPDATE_REFERENCES"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")
