"""What the same record costs in our engine and in others, by turns in one run, as shares of processor time and memory.

Run with ``python -m pytest -m benchmark -s tests/benchmarks/test_engines.py``. The others are not among our packages:
``PARTNERDESK_ENGINES=/some/venv/bin/python`` names a Python that has typst, weasyprint and fpdf2; LibreOffice is the
``soffice`` of the system. What is not there is skipped, with the reason. Ten thousand actions take most of them
minutes, so that size is for typst alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.benchmarks.engines import OURS, PROGRAMS, Cost, cost, missing, typical, words

pytestmark = pytest.mark.benchmark
SIZES: Final = {"S": (10, 5, 20), "M": (50, 20, 200), "L": (200, 50, 2_000), "XL": (1_000, 200, 10_000)}
"""Partners, goals and actions."""
ROUNDS: Final = {"S": 5, "M": 3, "L": 3, "XL": 3}
OTHERS: Final = [name for name in PROGRAMS if name != OURS]
LARGE: Final = {"L": (0.7, 1.2), "XL": (0.5, 0.3)}
"""At these sizes, where a wait is felt, we may take no more than these shares of anybody's time and memory."""


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("size", SIZES)
def test_the_same_record_costs_less_here(size: str, other: str, tmp_path: Path) -> None:
    if size == "XL" and not other.startswith("typst"):
        pytest.skip("minutes for one document")
    if why := missing(other):
        pytest.skip(why)
    said = words(*SIZES[size])
    pairs = [(cost(OURS, said, tmp_path), cost(other, said, tmp_path)) for _ in range(ROUNDS[size])]
    ours, theirs = typical([one for one, _ in pairs]), typical([one for _, one in pairs])
    seconds, memory = ours.seconds / theirs.seconds, ours.memory / theirs.memory
    print(
        f"\n{size}: {_said(OURS, ours)}; {_said(other, theirs)}."
        f" Ours takes {seconds:.2f} of its time and {memory:.2f} of its memory."
    )
    if size in LARGE:
        assert (seconds <= LARGE[size][0], memory <= LARGE[size][1]) == (True, True)


def _said(name: str, of: Cost) -> str:
    return f"{name}: {of.seconds:.2f} s, {of.memory:.0f} MB, {of.pages:.0f} pages in {of.size:.2f} MB"
