"""Certificates: made here, kept under a passphrase, or brought along."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from partnerdesk.errors import InputError
from partnerdesk.sealing.certificate import grouped, make_certificate, own_path, read_certificate
from tests.core.sealing.keys import PASSPHRASE


def test_one_made_here_is_kept_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "own.p12"
    made = make_certificate(path, "  Jo\n Facilitator ", PASSPHRASE)
    kept = read_certificate(path, PASSPHRASE)
    assert kept.fingerprint == made.fingerprint
    assert kept.name == "Jo Facilitator"
    assert len(kept.fingerprint) == 64


@pytest.mark.skipif(os.name == "nt", reason="rights are kept in another way there")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "own.p12"
    make_certificate(path, "Jo", PASSPHRASE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_own_one_is_kept_among_the_users_data(user_folders: Path) -> None:
    assert own_path().is_relative_to(user_folders)


def test_one_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "own.p12"
    path.write_bytes(b"a key")
    with pytest.raises(FileExistsError):
        make_certificate(path, "Jo", PASSPHRASE)
    assert path.read_bytes() == b"a key"


@pytest.mark.parametrize("name", ["", "   ", "x" * 300, "Ffion Môn 👩‍🏫", "a,b=c+\x00\x07"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    assert make_certificate(tmp_path / "own.p12", name, PASSPHRASE).name


def test_a_short_passphrase_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="at least 8 characters"):
        make_certificate(tmp_path / "own.p12", "Jo", "1234567")
    assert list(tmp_path.iterdir()) == []


def test_those_of_other_programs_can_be_used(folder_of_others: Path) -> None:
    for name in ("rsa", "p384"):
        assert read_certificate(folder_of_others / f"{name}.p12", PASSPHRASE).name == "Jo"
    assert read_certificate(folder_of_others / "open.p12", "").name == "Jo"


@pytest.mark.parametrize(
    ("name", "passphrase", "words"),
    [
        ("rsa", "another", "The passphrase is another"),
        ("rsa", "", "The passphrase is another"),
        ("old", PASSPHRASE, "ended on"),
        ("small", PASSPHRASE, "cannot be sealed with"),
        ("edwards", PASSPHRASE, "cannot be sealed with"),
        ("bare", PASSPHRASE, "holds no certificate with its private key"),
    ],
)
def test_what_is_of_no_use_is_refused_with_words(
    folder_of_others: Path, name: str, passphrase: str, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        read_certificate(folder_of_others / f"{name}.p12", passphrase)


@pytest.mark.parametrize("data", [b"", b"a letter", b"\x30\x82\xff\xff", b"-----BEGIN CERTIFICATE-----\n"])
def test_what_is_no_certificate_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "letter.p12"
    path.write_bytes(data)
    for passphrase in ("", PASSPHRASE):
        with pytest.raises(InputError, match=r"letter\.p12 cannot be opened"):
            read_certificate(path, passphrase)


def test_a_fingerprint_is_written_in_capitals_and_groups() -> None:
    assert grouped("90cb27a5") == "90CB 27A5"
