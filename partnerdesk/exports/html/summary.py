"""The twin of the signed summary."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from partnerdesk.exports.atomic import write_atomically
from partnerdesk.exports.html.page import Frame, html_page
from partnerdesk.exports.pdf.imprint import about, record_code
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.summary import summary_blocks, summary_subject
from partnerdesk.exports.pdf.text import Voice
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


def export_summary_twin(snapshot: Snapshot, path: Path, *, translate: Callable[[Phrase], str] = str) -> None:
    """Write the twin of the summary to ``path``, or leave what stands there. Raises ExportError."""
    text = summary_twin(snapshot, translate=translate)
    write_atomically(path, lambda file: file.write(text.encode("utf-8")))


def summary_twin(snapshot: Snapshot, *, translate: Callable[[Phrase], str] = str) -> str:
    """The words of the summary, in its order, as one HTML file. The same record gives the same text."""
    paper = Paper(snapshot, Voice(translate), type_scale())
    frame = Frame(
        code=record_code(paper),
        contents=paper.say(QT_TRANSLATE_NOOP("core", "Contents")),
        to_content=paper.say(QT_TRANSLATE_NOOP("core", "Skip to the content")),
        table=paper.say(QT_TRANSLATE_NOOP("core", "Table")),
    )
    return html_page(summary_blocks(paper), about(paper, summary_subject(paper)), frame)
