"""Leaving out what is not said, for keys that are written only when they say something."""

from __future__ import annotations

from typing import Any


def said(values: dict[str, Any]) -> dict[str, Any]:
    """Only what says something: no empty texts and lists, nothing that is false."""
    return {key: value for key, value in values.items() if value}
