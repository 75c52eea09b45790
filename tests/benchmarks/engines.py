"""The same words set by our engine and by others, each in a process of its own that is measured from start to end.

Every program gets the words as a JSON file, writes a PDF, and is charged with all processor time and the most memory
that its process and those it started have used, imports included.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

from partnerdesk.paths import resource
from tests.paper import words_on_pages

PYTHON: Final = os.environ.get("PARTNERDESK_ENGINES", sys.executable)
"""The Python in which typst, WeasyPrint and fpdf2 are looked for; they are not among our packages."""

_MEASURED: Final = """
import json, os, subprocess, sys
process = subprocess.Popen(sys.argv[1:])
_, status, used = os.wait4(process.pid, 0)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A small process between us and the program: what is started is charged with the memory of who started it."""

_BEGIN: Final = """
import gc, json, sys
gc.disable()  # as the command line and the desktop do
words, path, fonts = json.load(open(sys.argv[1], encoding="utf-8")), sys.argv[2], sys.argv[3]
partners, goals, actions = words["partners"], words["goals"], words["actions"]
PARTNER, ACTION = ("Organisation", "Type", "Attendance"), ("Code", "What", "Who", "By", "Status")
WIDTHS = {PARTNER: (4, 2, 2), ACTION: (1, 5, 2, 2, 1.4)}
"""

_OURS: Final = """
from datetime import UTC, datetime
from partnerdesk.exports.pdf.about import About, Attachment
from partnerdesk.exports.pdf.blocks import Heading, Paragraph
from partnerdesk.exports.pdf.flow import publish
from partnerdesk.exports.pdf.furniture import Furniture
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.table import Column, Table
from partnerdesk.exports.pdf.text import NOTHING, Voice, clean
from partnerdesk.exports.pdf.wrapping import Span
scale, title = type_scale(), clean("Record of a workshop")
def table(head, rows):
    columns = [Column(clean(each), share, scale.small) for each, share in zip(head, WIDTHS[head])]
    return Table(columns, [list(map(clean, row)) for row in rows], head_style=scale.label)
blocks = [Heading(title, scale.h1, 1), Heading(clean("Partners"), scale.h2, 2), table(PARTNER, partners),
          Heading(clean("Goals"), scale.h2, 2)]
for code, text, measure in goals:
    blocks += [Heading(clean(f"{code} {text}"), scale.h3, 3), Paragraph(Span(clean(measure), scale.body))]
blocks += [Heading(clean("Actions"), scale.h2, 2), table(ACTION, actions)]
about = About(title, title, NOTHING, datetime(2026, 1, 1, tzinfo=UTC),
              record=Attachment("record.json", "application/json", title, json.dumps(words).encode()))
open(path, "wb").write(publish(blocks, Furniture(title, title, title, scale, Voice()).sheet(), about))
"""

_TYPST: Final = """
import typst
def table(head, rows):
    cells = ",".join(f"[{cell}]" for row in rows for cell in row)
    shares = ", ".join(f"{share}fr" for share in WIDTHS[head])
    heads = ", ".join(f"[{each}]" for each in head)
    return f"#table(columns: ({shares}), stroke: (y: 0.6pt), table.header({heads}), {cells})"
said = "".join(f"=== {code} {text}\\n{measure}\\n\\n" for code, text, measure in goals)
source = f'''#set document(title: "Record of a workshop")
#set page(paper: "a4", margin: (x: 57pt, top: 68pt, bottom: 64pt), numbering: "1")
#set text(font: "Inter", size: 9pt, lang: "en")
= Record of a workshop
== Partners
{table(PARTNER, partners)}
== Goals
{said}
== Actions
{table(ACTION, actions)}
'''
standards = ["ua-1"]
open(path, "wb").write(typst.compile(source.encode(), format="pdf", font_paths=[fonts], pdf_standards=standards))
"""

_HTML: Final = """
def table(head, rows):
    heads = "".join(f'<th scope="col" style="width:{100 * share / sum(WIDTHS[head]):.1f}%">{each}</th>'
                    for each, share in zip(head, WIDTHS[head]))
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
said = "".join(f"<h3>{code} {text}</h3><p>{measure}</p>" for code, text, measure in goals)
html = f'''<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Record of a workshop</title><style>
@font-face {{ font-family: Inter; src: url("file://{fonts}/Inter-Regular.ttf") }}
@page {{ size: A4; margin: 68pt 57pt 64pt; @bottom-right {{ content: counter(page) }} }}
body {{ font: 9pt/12pt Inter, sans-serif }} table {{ width: 100%; border-collapse: collapse; table-layout: fixed }}
td, th {{ border-bottom: 0.6pt solid #999; text-align: left; vertical-align: top; padding: 3pt }}
</style></head><body><h1>Record of a workshop</h1><h2>Partners</h2>{table(PARTNER, partners)}
<h2>Goals</h2>{said}<h2>Actions</h2>{table(ACTION, actions)}</body></html>'''
"""

_WEASYPRINT: Final = (
    _HTML
    + """
import weasyprint
weasyprint.HTML(string=html).write_pdf(path, pdf_variant="pdf/ua-1")
"""
)

_LIBREOFFICE: Final = (
    _HTML
    + """
import pathlib, subprocess, tempfile
with tempfile.TemporaryDirectory() as folder:
    page = pathlib.Path(folder, "record.html")
    page.write_text(html, encoding="utf-8")
    tagged = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--writer",
                    "--infilter=HTML (StarWriter)", "--convert-to", tagged, "--outdir", folder, str(page)],
                   check=True, capture_output=True)
    pathlib.Path(path).write_bytes(page.with_suffix(".pdf").read_bytes())
"""
)

_FPDF2: Final = """
from fpdf import FPDF
pdf = FPDF(format="A4")
pdf.add_font("Inter", "", f"{fonts}/Inter-Regular.ttf")
pdf.add_page()
def heading(text, size):
    pdf.set_font("Inter", size=size)
    pdf.multi_cell(0, text=text, new_x="LMARGIN", new_y="NEXT")
def table(head, rows):
    pdf.set_font("Inter", size=9)
    with pdf.table(col_widths=WIDTHS[head], borders_layout="HORIZONTAL_LINES", line_height=5,
                   headings_style=__import__("fpdf").fonts.FontFace(emphasis="")) as made:
        for row in (head, *rows):
            cells = made.row()
            for cell in row:
                cells.cell(cell)
heading("Record of a workshop", 19)
heading("Partners", 13)
table(PARTNER, partners)
heading("Goals", 13)
for code, text, measure in goals:
    heading(f"{code} {text}", 10)
    heading(measure, 9)
heading("Actions", 13)
table(ACTION, actions)
pdf.output(path)
"""

OURS: Final = "PartnerDesk, tagged"
PROGRAMS: Final = {
    OURS: _OURS,
    "typst, tagged": _TYPST,
    "WeasyPrint, tagged": _WEASYPRINT,
    "LibreOffice, tagged": _LIBREOFFICE,
    "fpdf2, not tagged": _FPDF2,
}
_MODULES: Final = {
    "typst, tagged": "typst",
    "WeasyPrint, tagged": "weasyprint",
    "fpdf2, not tagged": "fpdf",
}


class Cost(NamedTuple):
    """Seconds of processor time, peak memory and size of the file in MB, pages."""

    seconds: float
    memory: float
    size: float
    pages: float


def missing(name: str) -> str:
    """Why a program cannot be measured here; "" when it can."""
    if name == "LibreOffice, tagged":
        return "" if shutil.which("soffice") else "LibreOffice is not installed"
    if name not in _MODULES:
        return ""
    found = subprocess.run([PYTHON, "-c", f"import {_MODULES[name]}"], capture_output=True, check=False)
    return "" if found.returncode == 0 else f"{PYTHON} has no module {_MODULES[name]}"


def words(partners: int, goals: int, actions: int) -> dict[str, list[list[str]]]:
    """A record of so many partners, goals and actions, in plain words."""
    return {
        "partners": [
            [f"Organisation {n} of the valley", ("Council", "Charity", "Health")[n % 3], "Present"]
            for n in range(partners)
        ],
        "goals": [
            [f"G{n + 1}", f"Change the thing that has the number {n}", "Measured by people who say so"]
            for n in range(goals)
        ],
        "actions": [
            [
                f"A{n + 1}",
                f"Do the thing that has the number {n * 7919 % 10000}, and tell the others about it",
                f"Partner {n % 12}", f"{n % 28 + 1} Mar 2027", "Open",
            ]
            for n in range(actions)
        ],
    }  # fmt: skip


def cost(name: str, said: dict[str, list[list[str]]], folder: Path) -> Cost:
    """What it costs to have a program set these words. Raises AssertionError when its file lacks the last of them."""
    source, path = folder / "words.json", folder / "out.pdf"
    source.write_text(json.dumps(said), encoding="utf-8")
    path.unlink(missing_ok=True)
    python = sys.executable if name == OURS else PYTHON
    order = [python, "-c", _BEGIN + PROGRAMS[name], str(source), str(path), str(resource("fonts", "inter"))]
    done = subprocess.run(
        [sys.executable, "-S", "-c", _MEASURED, *order],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    seconds, memory = json.loads(done.stdout.splitlines()[-1])
    pages = words_on_pages(path)
    assert said["actions"][-1][0] in pages[-1]
    return Cost(seconds, memory, path.stat().st_size / 1e6, len(pages))


def typical(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(column) for column in zip(*costs, strict=True)))
