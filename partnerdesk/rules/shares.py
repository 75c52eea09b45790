"""Shares and means that are exact until they are shown, and undefined where there is nothing to share."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction


def share(part: int, whole: int) -> float | None:
    """``part`` of ``whole`` from 0 to 1; None where the whole is nothing."""
    return float(Fraction(part, whole)) if whole else None


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of the values that are defined; None where none is."""
    defined = [Fraction(value) for value in values if value is not None]
    return float(sum(defined, Fraction()) / len(defined)) if defined else None
