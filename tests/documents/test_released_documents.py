"""Documents of every released schema are opened, brought up to date, and hold what they held."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from partnerdesk.storage import schema
from partnerdesk.storage.checking import check
from partnerdesk.storage.document import Document
from tests.documents.make_schema_1 import content_of

HERE = Path(__file__).parent
MAJORS = range(1, schema.MAJOR + 1)


@pytest.mark.parametrize("major", MAJORS)
def test_there_is_one_for_every_schema(major: int) -> None:
    assert (HERE / f"schema-{major}.partnerdesk").is_file()
    assert (HERE / f"schema-{major}.json").is_file()


@pytest.mark.parametrize("major", MAJORS)
def test_it_opens_and_holds_what_it_held(tmp_path: Path, major: int) -> None:
    path = tmp_path / "old.partnerdesk"
    shutil.copy(HERE / f"schema-{major}.partnerdesk", path)
    with Document.open(path) as document:
        expected = json.loads((HERE / f"schema-{major}.json").read_text(encoding="utf-8"))
        assert content_of(document) == expected
        check(document._connection, path)


@pytest.mark.parametrize("major", MAJORS)
def test_its_history_leads_back_to_the_last_barrier_and_forth(tmp_path: Path, major: int) -> None:
    path = tmp_path / "old.partnerdesk"
    shutil.copy(HERE / f"schema-{major}.partnerdesk", path)
    with Document.open(path) as document:
        now = document.snapshot()
        steps = 0
        while document.editor.undo():
            steps += 1
        assert steps
        assert document.snapshot().sealed_versions == now.sealed_versions
        for _ in range(steps):
            document.editor.redo()
        assert document.snapshot() == now
