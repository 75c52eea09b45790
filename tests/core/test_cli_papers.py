"""Every paper from the command line: as a PDF, as a web page, one by one."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from partnerdesk.exports.pdf.papers.kinds import KINDS
from tests.core.called import Said, town
from tests.paper import words_on_pages


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return town(tmp_path)


def test_every_kind_of_paper_is_exported_beside_the_file(
    capsys: pytest.CaptureFixture[str], document: Path
) -> None:
    for kind in (each.key for each in KINDS if each.key not in ("summary", "agenda")):
        path = document.with_name(f"town-{kind}.pdf")
        said = Said(capsys, "export", document, "--as", kind)
        assert (said.code, said.out, said.err) == (0, f"{path}\n", "")
        assert path.read_bytes().startswith(b"%PDF-")
    assert "No agenda yet" in Said(capsys, "export", document, "--as", "agenda").refused()
    assert not document.with_name("town-agenda.pdf").exists()


def test_a_name_of_a_web_page_gets_one(capsys: pytest.CaptureFixture[str], document: Path) -> None:
    path = document.with_name("cards.html")
    said = Said(capsys, "export", document, "--as", "goal-cards", "-o", path)
    assert (said.code, said.out, said.err) == (0, f"{path}\n", "")
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_only_a_pdf_can_be_sealed(
    capsys: pytest.CaptureFixture[str], document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("a passphrase\na passphrase\n"))
    path = document.with_name("summary.html")
    said = Said(capsys, "export", document, "--as", "summary", "--certificate", "-o", path)
    assert "Only a PDF can be sealed" in said.refused()
    assert not path.exists()


def test_an_unknown_kind_gets_one_line_with_all_kinds(
    capsys: pytest.CaptureFixture[str], document: Path
) -> None:
    said = Said(capsys, "export", document, "--as", "poster")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "no kind 'poster'" in said.err
    assert all(each.key in said.err for each in KINDS)
    assert "outline, json" in said.err


def test_a_folder_takes_the_sheets_of_organisations_one_by_one(
    capsys: pytest.CaptureFixture[str], document: Path
) -> None:
    folder = document.parent / "sheets"
    folder.mkdir()
    said = Said(capsys, "export", document, "--as", "organisation-sheets", "-o", folder)
    assert (said.code, said.out) == (0, f"{folder}\n")
    assert len(list(folder.glob("*.pdf"))) == 11


@pytest.mark.parametrize("kind", ["summary", "large-print"])
def test_sections_may_be_left_out_and_the_name_of_the_file_says_so(
    capsys: pytest.CaptureFixture[str], document: Path, kind: str
) -> None:
    path = document.with_name(f"town-{kind}-part.pdf")
    said = Said(
        capsys, "export", document, "--as", kind, "--without", "parking-lot,goals", "--without", "actions"
    )
    assert (said.code, said.out, said.err) == (0, f"{path}\n", "")
    [cover, *_] = words_on_pages(path.read_bytes())
    assert "Without: shared goals, actions, parking lot." in cover
    assert not document.with_name(f"town-{kind}.pdf").exists()


def test_a_web_page_may_leave_sections_out(capsys: pytest.CaptureFixture[str], document: Path) -> None:
    path = document.with_name("part.html")
    said = Said(capsys, "export", document, "--as", "summary", "--without", "goals", "-o", path)
    assert said.code == 0
    assert "Without: shared goals" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["poster", "cover", "signatures"])
def test_an_unknown_section_gets_one_line_with_all_sections(
    capsys: pytest.CaptureFixture[str], document: Path, name: str
) -> None:
    said = Said(capsys, "export", document, "--as", "summary", "--without", f"goals,{name}")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert f"no section '{name}'" in said.err
    assert "who-was-there" in said.err
    assert "The cover and the signatures always stay." in said.err
    assert not list(document.parent.glob("*.pdf"))


def test_a_part_is_never_sealed_and_other_papers_have_no_parts(
    capsys: pytest.CaptureFixture[str], document: Path
) -> None:
    sealed = Said(capsys, "export", document, "--as", "summary", "--without", "goals", "--certificate")
    other = Said(capsys, "export", document, "--as", "agenda", "--without", "goals")
    assert (sealed.code, other.code) == (2, 2)
    assert "not with --roles or --without" in sealed.err
    assert "--without goes with --as summary or --as large-print" in other.err
    assert not list(document.parent.glob("*.pdf"))
