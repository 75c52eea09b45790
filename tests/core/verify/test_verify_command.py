"""``partnerdesk verify``: one line, and an exit code that programs can go by."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from partnerdesk.cli import main
from partnerdesk.storage.document import Document
from tests.core.verify.conftest import Sealed
from tests.core.verify.copies import attached_to, locked, with_record


def verify(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The one line that is said, with the exit code and where it was said before it."""
    capsys.readouterr()
    code = main(["verify", *map(str, arguments)])
    out, err = capsys.readouterr()
    assert (out + err).count("\n") == 1
    assert (code == 0) is (not err)
    return f"{code} {'out' if out else 'err'} {out}{err}".rstrip()


def kept(folder: Path, data: bytes) -> Path:
    path = folder / "town.pdf"
    path.write_bytes(data)
    return path


def test_says_unchanged_on_standard_output(
    capsys: pytest.CaptureFixture[str], sealed: Sealed, tmp_path: Path
) -> None:
    line = verify(capsys, kept(tmp_path, sealed.pdf))
    assert line.startswith("0 out Unchanged: town.pdf. This is version 2 of workshop 1 of “Averley Together")
    assert "It does not show who signed" in line


def test_says_unchanged_beside_the_document(
    capsys: pytest.CaptureFixture[str], sealed: Sealed, tmp_path: Path
) -> None:
    line = verify(capsys, kept(tmp_path, sealed.first), "--document", sealed.path)
    assert line.startswith("0 out Unchanged: town.pdf. This is version 1")
    assert "version 2 was sealed later" in line


def test_says_changed_on_standard_error(
    capsys: pytest.CaptureFixture[str], sealed: Sealed, tmp_path: Path
) -> None:
    line = verify(capsys, kept(tmp_path, with_record(sealed.pdf, *attached_to(sealed.other))))
    assert line.startswith("1 err partnerdesk: Changed: town.pdf. The attached record has the code")


@pytest.mark.parametrize("data", [b"", b"no", b"%PDF-1.7 torn"])
def test_says_that_it_cannot_tell(capsys: pytest.CaptureFixture[str], data: bytes, tmp_path: Path) -> None:
    assert verify(capsys, kept(tmp_path, data)).startswith("1 err partnerdesk: Cannot tell: town.pdf. It is")


def test_drafts_and_locked_files_cannot_be_told(
    capsys: pytest.CaptureFixture[str], sealed: Sealed, tmp_path: Path
) -> None:
    for data in (sealed.draft, locked(sealed.pdf)):
        assert verify(capsys, kept(tmp_path, data)).startswith("1 err partnerdesk: Cannot tell: town.pdf.")


def test_says_what_cannot_be_opened(
    capsys: pytest.CaptureFixture[str], sealed: Sealed, tmp_path: Path
) -> None:
    assert "none.pdf cannot be used" in verify(capsys, tmp_path / "none.pdf")
    assert "cannot be used" in verify(capsys, tmp_path)
    pdf = kept(tmp_path, sealed.pdf)
    for document in (tmp_path / "none.partnerdesk", pdf):
        assert verify(capsys, pdf, "--document", document).startswith("1 err partnerdesk: ")


def test_a_document_is_verified_by_itself(
    capsys: pytest.CaptureFixture[str], sealed: Sealed, tmp_path: Path
) -> None:
    line = verify(capsys, sealed.path)
    assert line.startswith("0 out Unchanged: Averley Together.partnerdesk. It is sealed as version 2")
    copy = tmp_path / "copy.partnerdesk"
    copy.write_bytes(sealed.path.read_bytes())
    with sqlite3.connect(copy) as changed:
        changed.execute("UPDATE sealed_versions SET content = replace(content, 'Another goal', 'No goal')")
    changed.close()
    assert verify(capsys, copy).startswith("1 err partnerdesk: Changed: copy.partnerdesk.")


def test_a_document_that_was_never_sealed_cannot_be_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "town.partnerdesk"
    Document.create(path, "Town").close()
    assert verify(capsys, path).startswith(
        "1 err partnerdesk: Cannot tell: town.partnerdesk. No workshop in it"
    )
