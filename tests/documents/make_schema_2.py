"""Makes ``schema-2.partnerdesk``, a real document of the second released schema, and what it holds as JSON.

Run once, by the program of that release: ``python -m tests.documents.make_schema_2``. See ``make_schema_1``.
"""

from __future__ import annotations

from pathlib import Path

from partnerdesk.commands.goals import remove_goal
from partnerdesk.commands.signing import sign
from partnerdesk.storage.document import Document
from tests.core.filled import fill_later_tables
from tests.documents.make_schema_1 import type_in, write_content

HERE = Path(__file__).parent
DOCUMENT = HERE / "schema-2.partnerdesk"
CONTENT = HERE / "schema-2.json"


def make() -> None:
    """What is in the document of schema 1, every table and column of schema 2, and a goal removed and brought back."""
    DOCUMENT.unlink(missing_ok=True)
    with Document.create(DOCUMENT, "Averley Together") as document:
        type_in(document)
        fill_later_tables(document.editor)
        sign(document.editor, 1, "accept", signed_as="Leader of the council")
        remove_goal(document.editor, 1)
        document.editor.undo()
        write_content(document, CONTENT)


if __name__ == "__main__":
    make()
