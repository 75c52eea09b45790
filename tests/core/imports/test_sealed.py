"""A sealed version read back from its text: the same record, the same code, the same pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from partnerdesk.commands.goals import add_goal
from partnerdesk.commands.health import reveal_health
from partnerdesk.commands.parking import park
from partnerdesk.commands.polling import reveal
from partnerdesk.commands.signing import reopen, seal, sign
from partnerdesk.errors import InputError
from partnerdesk.exports.pdf.summary import summary_pdf
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.imports.outline import read_outline, write_outline
from partnerdesk.imports.sealed import snapshot_of_sealed
from partnerdesk.model.polls import hidden_polls
from partnerdesk.model.records import SealedVersion
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.paths import resource
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor
from tests.core.filled import AT, fill_later_tables

SAMPLES = sorted(resource("samples").glob("*.yaml"))
STROKES = "[[[0,0,0],[1000,200,5]]]"


def sealed(editor: Editor) -> Snapshot:
    """Everybody in the room answers, each in another way, and it is sealed."""
    answers = (("accept", "drawn"), ("with note", "typed"), ("not yet", "ink"), ("accept", "ink"))
    for at, organisation in enumerate(sorted(editor.snapshot.present_ids())):
        decision, method = answers[at % 4]
        sign(
            editor,
            organisation,
            decision,
            method=method,
            strokes=STROKES,
            note="If funded",
            signed_as="Chair",
        )
    for goal, kind in hidden_polls(editor.snapshot):
        reveal(editor, goal.id, kind)
    reveal_health(editor)
    content = canonical_json(editor.snapshot)
    seal(editor, content, record_code(content))
    return editor.snapshot


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_an_earlier_version_is_printed_as_it_was(sample: Path) -> None:
    with Document.in_memory("Averley") as document:
        write_outline(document.editor, read_outline(sample))
        first = sealed(document.editor)
        reopen(document.editor, "A goal was missing")
        add_goal(document.editor, "One more goal")
        second = sealed(document.editor)
        reopen(document.editor, "Another one too")
        now = document.snapshot()
    for version, then in ((1, first), (2, second)):
        read = snapshot_of_sealed(now, version)
        assert canonical_json(read) == now.sealed_versions[version - 1].content
        assert summary_pdf(read) == summary_pdf(then)


def test_what_came_with_schema_2_comes_back_too() -> None:
    with Document.in_memory("Averley") as document:
        write_outline(document.editor, read_outline(SAMPLES[0]))
        park(document.editor, "Buses")
        fill_later_tables(document.editor)
        first = sealed(document.editor)
        second = of_workshop(first, 2)
    assert summary_pdf(snapshot_of_sealed(first, 1)) == summary_pdf(first)
    for snapshot in (first, second):
        content = canonical_json(snapshot)
        version = SealedVersion(9, snapshot.workshop.id, 1, AT, content, record_code(content), "", "")
        read = snapshot_of_sealed(replace(snapshot, sealed_versions=(version,)), 1)
        assert canonical_json(read) == content


def of_workshop(snapshot: Snapshot, number: int) -> Snapshot:
    """``snapshot`` with another workshop on the table, sealed as its first version."""
    partnership = replace(snapshot.partnership, workshop_id=number)
    workshops = tuple(replace(each, sealed_version=1) for each in snapshot.workshops)
    return replace(snapshot, partnerships=(partnership,), workshops=workshops)


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", "7", '{"organisations": 1}', '{"workshop": {}, "organisations": []}']
)
def test_a_text_that_is_no_record_is_said_so(content: str) -> None:
    with Document.in_memory("Averley") as document:
        seal(document.editor, "{}", "0" * 64)
        snapshot = document.snapshot()
    broken = replace(snapshot.sealed_versions[0], content=content)
    with pytest.raises(InputError, match="Version 1 cannot be shown"):
        snapshot_of_sealed(replace(snapshot, sealed_versions=(broken,)), 1)
