"""What lies beside a document and may have come of it."""

from __future__ import annotations

from pathlib import Path

from partnerdesk.model.secret import Secret
from partnerdesk.storage.beside import files_of
from partnerdesk.storage.document import Document
from tests.core.locking import locked_document, secret


def test_a_copy_that_another_password_locks_is_named_by_its_name(tmp_path: Path) -> None:
    path = locked_document(tmp_path / "Harbour (backup 2026-11-26 07-27).partnerdesk")
    with Document.open(path, secret=secret()) as document:
        record = document.snapshot().partnership.created_at
    other = Secret.new("other words in a row")
    for name in ("Harbour", "Harbour copy", "Harbour copy 2", "Quay"):
        with Document.create(tmp_path / f"{name}.partnerdesk", secret=other):
            pass
    for name in ("Harbour saved", "Harbour copy of a friend"):
        with Document.create(tmp_path / f"{name}.partnerdesk"):
            pass  # not locked, and of another partnership: that can be seen
    assert files_of(path, record, secret()) == [
        "Harbour copy 2.partnerdesk", "Harbour copy.partnerdesk", "Harbour.partnerdesk",
    ]  # fmt: skip
