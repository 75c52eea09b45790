"""The twin of a document: what is on its paper, in the same order, as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from partnerdesk.exports.atomic import write_text_atomically
from partnerdesk.exports.html.page import Frame, html_page
from partnerdesk.exports.pdf.imprint import record_code
from partnerdesk.exports.pdf.papers.export import about_paper, made_paper
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.pdf.sections.choice import left_out
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.wording import QT_TRANSLATE_NOOP

ENDINGS: Final = (".html", ".htm")
"""How the name of a web page ends."""


def export_twin(order: Order, path: Path) -> None:
    """Write the twin of a document to ``path``, or leave what stands there.

    Raises ExportError, also when the record does not hold yet what the document is about, and InputError as
    :func:`made_paper` does.
    """
    write_text_atomically(path, twin(order))


def twin(order: Order) -> str:
    """The twin as text, the same for the same record. Raises as :func:`made_paper` does."""
    paper, made = made_paper(order)
    foot = [record_code(paper), left_out(paper)]
    frame = Frame(
        code=Clean("  ·  ".join(each for each in foot if each)),
        contents=paper.say(QT_TRANSLATE_NOOP("core", "Contents")),
        to_content=paper.say(QT_TRANSLATE_NOOP("core", "Skip to the content")),
        table=paper.say(QT_TRANSLATE_NOOP("core", "Table")),
    )
    parts = [(blocks, sheet.width) for blocks, sheet in made.parts]
    return html_page(parts, about_paper(order.kind, paper, attached=False), frame)
