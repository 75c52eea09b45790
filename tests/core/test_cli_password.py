"""A document with a password on the command line: from a file, from standard input, typed; never from the arguments."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from tests.core.called import Said
from tests.core.imports.outlines import SAMPLES
from tests.core.locking import PASSWORD

pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    """As an editor on Windows may write it."""
    path = tmp_path / "password.txt"
    path.write_bytes(b"\xef\xbb\xbf" + f"{PASSWORD}\r\nand a note\r\n".encode())
    return path


@pytest.fixture
def town(tmp_path: Path, password_file: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "town.partnerdesk"
    said = Said(capsys, "new", path, "--from", SAMPLES[0], "--password-file", password_file)
    assert (said.code, said.out) == (0, f"{path}\n")
    assert not path.read_bytes().startswith(b"SQLite")
    return path


COMMANDS = (
    ("check",),
    ("insights", "--json"),
    ("export", "--as", "outline", "-o", "-"),
    ("export", "--as", "json", "-o", "-"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_takes_the_password_from_a_file(
    town: Path, password_file: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    said = Said(capsys, command[0], town, *command[1:], "--password-file", password_file)
    assert (said.code, said.err) == (0, "")
    assert said.out


def test_a_pdf_is_held_to_a_locked_document(
    town: Path, password_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "summary.pdf"
    given = ("--password-file", password_file)
    assert Said(capsys, "export", town, "--as", "summary", "-o", pdf, *given).code == 0
    assert "Cannot tell: summary.pdf" in Said(capsys, "verify", pdf, "--document", town, *given).refused()
    assert "Cannot tell: town.partnerdesk" in Said(capsys, "verify", town, *given).refused()


def test_standard_input_gives_it(
    town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
    assert "is in order" in Said(capsys, "check", town, "--password-file", "-").out


def test_the_next_line_of_standard_input_is_that_of_the_certificate(
    town: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\nlong enough\n"))
    given = ("--as", "summary", "--certificate", "-o", tmp_path / "s.pdf", "--password-file", "-")
    said = Said(capsys, "export", town, *given)
    assert "sealed" in said.refused()  # it was opened: the workshop is not sealed yet


@pytest.mark.skipif(os.name != "posix", reason="a terminal of its own")
def test_at_a_terminal_it_is_asked_for_and_not_shown(
    town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return PASSWORD

    terminal, end = os.openpty()
    with os.fdopen(end) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr("getpass.getpass", typed)
        assert "is in order" in Said(capsys, "check", town).out
        monkeypatch.setattr("getpass.getpass", lambda _prompt: input())
        os.write(terminal, b"\x04")  # nobody types anything
        assert "is locked with a password" in Said(capsys, "check", town).refused()
    os.close(terminal)
    assert asked == ["Password of town.partnerdesk: "]


def test_where_nobody_can_be_asked_it_is_said_how_to_give_it(
    town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    for command in COMMANDS:
        assert "Give it with --password-file" in Said(capsys, command[0], town, *command[1:]).refused()


def test_a_wrong_password_is_one_line(town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(f"{PASSWORD} \n", encoding="utf-8")
    whole = town.read_bytes()
    assert (
        "The password does not open town.partnerdesk"
        in Said(capsys, "check", town, "--password-file", wrong).refused()
    )
    assert town.read_bytes() == whole


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\nsecond line", b"\xff\xfe\x00"])
def test_a_file_without_a_password_makes_nothing(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(content)
    for command in ("new", "check"):
        said = Said(capsys, command, tmp_path / "new.partnerdesk", "--password-file", tmp_path / "empty.txt")
        assert "There is no password in the first line of" in said.refused()
    said = Said(capsys, "new", tmp_path / "new.partnerdesk", "--password-file", tmp_path / "none.txt")
    assert "There is no file" in said.refused()
    assert [each.name for each in tmp_path.iterdir()] == ["empty.txt"]


def test_a_document_without_a_password_opens_whatever_is_given(
    tmp_path: Path, password_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plain.partnerdesk"
    assert Said(capsys, "new", path).code == 0
    assert "is in order" in Said(capsys, "check", path, "--password-file", password_file).out
