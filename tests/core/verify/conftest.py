"""A record that was sealed twice, and its printed versions; made once, for the tests only read them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from partnerdesk.commands.goals import reword_goal
from partnerdesk.commands.signing import reopen, seal
from partnerdesk.example import walk_example
from partnerdesk.exports.pdf.summary import summary_pdf
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.storage.document import Document


@dataclass(frozen=True)
class Sealed:
    """A sealed record: its document as it stood then, its PDF, and another of another partnership."""

    path: Path
    snapshot: Snapshot
    pdf: bytes
    first: bytes
    draft: bytes
    other: bytes


@pytest.fixture(scope="session")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    folder = tmp_path_factory.mktemp("sealed")
    path = walk_example(folder).document
    with Document.open(path) as document:
        editor = document.editor
        first = summary_pdf(document.snapshot())
        reopen(editor, "A word was wrong")
        reword_goal(editor, document.snapshot().workshop_goals()[0].id, "Another goal")
        draft = summary_pdf(document.snapshot())
        content = canonical_json(document.snapshot())
        seal(editor, content, record_code(content))
        snapshot = document.snapshot()
    with Document.open(walk_example(folder, 2).document) as document:
        other = summary_pdf(document.snapshot())
    return Sealed(path, snapshot, summary_pdf(snapshot), first, draft, other)
