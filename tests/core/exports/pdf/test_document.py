from __future__ import annotations

from pathlib import Path

import pytest

from partnerdesk.errors import ExportError
from partnerdesk.exports.pdf.canvas import About
from partnerdesk.exports.pdf.document import page_count, write_pdf
from partnerdesk.exports.pdf.flow import Sheet, publish


def test_a_pdf_is_written_and_replaces_the_old_one(tmp_path: Path, sheet: Sheet, about: About) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")
    data = publish([], sheet, about)
    write_pdf(data, path)
    assert path.read_bytes() == data
    assert page_count(data) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["summary.pdf"]


def test_what_is_no_pdf_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ExportError, match="did not come out right"):
        write_pdf(b"%PDF-1.7 torn", path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_pdf_that_is_not_tagged_is_not_kept(tmp_path: Path, sheet: Sheet, about: About) -> None:
    data = publish([], sheet, about).replace(b"/Marked true", b"/Marked null")
    with pytest.raises(ExportError, match="did not come out right"):
        write_pdf(data, tmp_path / "summary.pdf")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, sheet: Sheet, about: About) -> None:
    with pytest.raises(ExportError, match="no folder"):
        write_pdf(publish([], sheet, about), tmp_path / "gone" / "summary.pdf")
