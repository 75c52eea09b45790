"""How long a tagged document of 10,000 actions takes, against other programs that set the same in the same run.

Run with ``python -m pytest -m benchmark -s tests/benchmarks/test_pdf.py``. Each program works in a process of its own,
by turns; what counts is processor time from the words to the finished file. Ours is tagged and carries a record.

The reference that is always there is reportlab's own table with paragraphs in its cells: untagged, and on a twentieth
of the rows, as its time grows with them and more. The one that matters is typst with the same rows, tagged as PDF/UA-1.
It is not among our packages (81 MB for this alone): ``.venv/bin/python -m pip install typst`` brings it in.
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from partnerdesk.paths import resource

pytestmark = pytest.mark.benchmark
ROWS: Final = 10_000
PART: Final = 20
"""reportlab's own table is given one row in so many."""
ROUNDS: Final = 3
MOST_OF_REPORTLAB: Final = 0.3
MOST_OF_TYPST: Final = 0.4
"""The aim is a third."""

WORDS: Final = """
import gc, json, resource, sys, time
gc.disable()  # as the command line and the desktop do
rows = [
    (f"A{n}", f"Do the thing that has the number {n * 7919 % 10000}, and tell the others about it",
     f"Partner {n % 12}", f"{n % 28 + 1} Mar 2027", "Open")
    for n in range(int(sys.argv[1]))
]
titles, shares = ("Code", "What", "Who", "By", "Status"), (1, 5, 2, 2, 1.4)
def report(start, data):
    taken, peak = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([taken, peak, len(data) / 1e6]))
"""
OURS: Final = """
from datetime import UTC, datetime
from partnerdesk.exports.pdf.about import About, Attachment
from partnerdesk.exports.pdf.blocks import Heading
from partnerdesk.exports.pdf.flow import publish
from partnerdesk.exports.pdf.furniture import Furniture
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.table import Column, Table
from partnerdesk.exports.pdf.text import NOTHING, Voice, clean
start, scale, title = time.process_time(), type_scale(), clean("Actions")
columns = [Column(clean(title), share, scale.small) for title, share in zip(titles, shares)]
table = Table(columns, [list(map(clean, row)) for row in rows], head_style=scale.label)
about = About(title, title, NOTHING, datetime(2026, 1, 1, tzinfo=UTC),
              record=Attachment("rows.json", "application/json", title, json.dumps(rows).encode()))
sheet = Furniture(title, title, title, scale, Voice()).sheet()
report(start, publish([Heading(title, scale.h1, 1), table], sheet, about))
"""
TYPST: Final = """
import typst
start = time.process_time()
cells = ",".join(f"[{cell}]" for row in rows for cell in row)
source = f'''#set document(title: "Actions")
#set page(paper: "a4", margin: (x: 57pt, top: 68pt, bottom: 64pt))
#set text(font: "Inter", size: 9pt, lang: "en")
= Actions
#table(columns: ({", ".join(f"{share}fr" for share in shares)}), stroke: (y: 0.6pt),
  table.header({", ".join(f"[{title}]" for title in titles)}), {cells})
'''
report(start, typst.compile(source.encode(), format="pdf", font_paths=[sys.argv[2]], pdf_standards=["ua-1"]))
"""
REPORTLAB: Final = """
from io import BytesIO
from pathlib import Path
start = time.process_time()
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate
pdfmetrics.registerFont(ttfonts.TTFont("Inter", str(Path(sys.argv[2]) / "Inter-Regular.ttf")))
style, file = ParagraphStyle("cell", fontName="Inter", fontSize=9, leading=12), BytesIO()
cells = [[Paragraph(cell, style) for cell in row] for row in (titles, *rows)]
SimpleDocTemplate(file).build([LongTable(cells, [451 * share / sum(shares) for share in shares], repeatRows=1)])
report(start, file.getvalue())
"""


class Cost(NamedTuple):
    """Seconds of processor time, peak memory and size of the file in MB."""

    seconds: float
    memory: float
    size: float


def run(program: str, rows: int = ROWS) -> Cost:
    fonts = resource("fonts", "inter")
    done = subprocess.run(
        [sys.executable, "-c", WORDS + program, str(rows), str(fonts)],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return Cost(*json.loads(done.stdout))


def typical(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(column) for column in zip(*costs, strict=True)))


def compared(other: str, called: str, rows: int = ROWS) -> float:
    """Our processor time as a share of the other's for the same rows."""
    pairs = [(run(OURS), run(other, rows)) for _ in range(ROUNDS)]
    ours, theirs = typical([one for one, _ in pairs]), typical([one for _, one in pairs])
    share = ours.seconds / (theirs.seconds * ROWS / rows)
    print(
        f"\n{ROWS} rows, tagged: {ours.seconds:.2f} s, {ours.memory:.0f} MB, file {ours.size:.2f} MB."
        f" {called}, {rows} rows: {theirs.seconds:.2f} s, {theirs.memory:.0f} MB, file {theirs.size:.2f} MB."
        f" Ours takes {share:.3f} of its time."
    )
    return share


def test_ten_thousand_rows_against_reportlabs_own_table() -> None:
    assert compared(REPORTLAB, "reportlab untagged", ROWS // PART) <= MOST_OF_REPORTLAB


@pytest.mark.skipif(importlib.util.find_spec("typst") is None, reason="typst is not installed")
def test_ten_thousand_rows_against_typst() -> None:
    assert compared(TYPST, "typst ua-1") <= MOST_OF_TYPST


def test_time_grows_with_the_rows_and_no_faster() -> None:
    half, whole = (typical([run(OURS, rows) for _ in range(ROUNDS)]).seconds for rows in (ROWS, 2 * ROWS))
    print(f"\n{ROWS} rows {half:.2f} s, {2 * ROWS} rows {whole:.2f} s")
    assert whole <= 2.3 * half
