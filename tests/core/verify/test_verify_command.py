"""``partnerdesk verify``: one line, and an exit code that programs can go by."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from partnerdesk.cli import main
from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.kinds import kind_of
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.storage.document import Document
from tests.core.sealing.keys import PASSPHRASE, brought_along
from tests.core.verify.conftest import Sealed
from tests.core.verify.copies import attached_to, locked, with_record, with_words
from tests.strangers import a_stranger_writing


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


def test_a_paper_without_its_record_is_told_beside_the_document_only(
    capsys: pytest.CaptureFixture[str], sealed: Sealed, tmp_path: Path
) -> None:
    paper = kept(tmp_path, paper_pdf(Order(kind_of("easy-read"), sealed.snapshot)))
    alone = verify(capsys, paper)
    assert alone.startswith("1 err partnerdesk: Cannot tell: town.pdf. Unlike the whole summary")
    beside = verify(capsys, paper, "--document", sealed.path)
    assert beside.startswith("0 out Unchanged: town.pdf. The code on its pages,")
    assert "is that of version 2 of workshop 1" in beside
    touched = kept(tmp_path, with_words(paper.read_bytes(), 0, "and a million"))
    told = verify(capsys, touched, "--document", sealed.path)
    assert told.startswith("1 err partnerdesk: Cannot tell: town.pdf.")
    assert "But page 1 does not say" in told


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
    assert f"There is no file {tmp_path / 'none.pdf'}." in verify(capsys, tmp_path / "none.pdf")
    assert f"{tmp_path} is a folder. Give a file." in verify(capsys, tmp_path)
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
    with a_stranger_writing(copy) as changed:
        changed.execute("UPDATE sealed_versions SET content = replace(content, 'Another goal', 'No goal')")
    assert verify(capsys, copy).startswith("1 err partnerdesk: Changed: copy.partnerdesk.")


def test_a_document_that_was_never_sealed_cannot_be_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "town.partnerdesk"
    Document.create(path, "Town").close()
    assert verify(capsys, path).startswith(
        "1 err partnerdesk: Cannot tell: town.partnerdesk. No workshop in it"
    )


def seal_it(
    monkeypatch: pytest.MonkeyPatch,
    passphrase: str,
    sealed: Sealed,
    target: Path,
    *more: str | Path,
    kind: str = "summary",
) -> int:
    """``export --certificate`` with a passphrase that a program gives."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{passphrase}\n"))
    given = ["export", sealed.path, "--as", kind, "-o", target, "--certificate", *more]
    return main([str(each) for each in given])


def test_export_seals_with_the_own_certificate_made_on_first_use(
    capsys: pytest.CaptureFixture[str], sealed: Sealed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    assert seal_it(monkeypatch, "correct horse", sealed, first) == 0
    assert seal_it(monkeypatch, "correct horse", sealed, second) == 0
    assert seal_it(monkeypatch, "another horse", sealed, tmp_path / "third.pdf") == 1
    assert "The passphrase is another" in capsys.readouterr().err
    lines = [verify(capsys, path) for path in (first, second)]
    assert all("Not one byte of the file was changed" in line for line in lines)
    prints = {line.partition("Fingerprint: ")[2][:79] for line in lines}
    assert len(prints) == 1
    second.write_bytes(second.read_bytes() + b"x")
    assert verify(capsys, second).startswith("1 err partnerdesk: Changed: second.pdf. Something was added")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first.pdf", "second.pdf"]


def test_export_seals_with_a_certificate_that_is_brought_along(
    capsys: pytest.CaptureFixture[str], sealed: Sealed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_along(tmp_path)
    target = tmp_path / "sealed.pdf"
    assert seal_it(monkeypatch, PASSPHRASE, sealed, target, tmp_path / "rsa.p12") == 0
    assert "the certificate of “Jo”" in verify(capsys, target)
    large = tmp_path / "large.pdf"
    assert seal_it(monkeypatch, PASSPHRASE, sealed, large, tmp_path / "rsa.p12", kind="large-print") == 0
    assert "the certificate of “Jo”" in verify(capsys, large)
    assert seal_it(monkeypatch, PASSPHRASE, sealed, target, tmp_path / "none.p12") == 1
    assert "There is no file" in capsys.readouterr().err


def test_what_cannot_be_sealed_leaves_nothing_behind(
    capsys: pytest.CaptureFixture[str], sealed: Sealed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sealed.pdf"
    assert seal_it(monkeypatch, "short", sealed, target) == 1
    assert "at least 8 characters" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", io.StringIO("correct horse\n"))
    draft = tmp_path / "draft.partnerdesk"
    Document.create(draft, "Town").close()
    assert main(["export", str(draft), "--as", "summary", "-o", str(target), "--certificate"]) == 1
    assert "Only a sealed workshop" in capsys.readouterr().err
    assert not target.exists()
