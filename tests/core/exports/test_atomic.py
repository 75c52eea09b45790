"""A reader finds the old file or the whole new one, and never a temporary one."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest

from partnerdesk.errors import ExportError
from partnerdesk.exports.atomic import write_atomically, write_text_atomically


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_a_new_file_and_replaces_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    write_text_atomically(path, "one é")
    assert path.read_bytes() == "one é".encode()
    write_text_atomically(path, "two")
    assert path.read_text(encoding="utf-8") == "two"
    assert names(tmp_path) == ["out.txt"]


def test_a_writer_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")

    def writer(file: BinaryIO) -> None:
        file.write(b"half")
        raise KeyError("broken")

    with pytest.raises(KeyError):
        write_atomically(path, writer)
    assert path.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["out.txt"]


def test_old_file_is_there_until_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    seen: list[str] = []

    def writer(file: BinaryIO) -> None:
        file.write(b"new")
        seen.append(path.read_text(encoding="utf-8"))

    write_atomically(path, writer)
    assert seen == ["old"]
    assert path.read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(os.name == "nt", reason="the system has no such rights")
def test_who_may_read_the_old_file_may_read_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    meanwhile: list[int] = []

    def writer(file: BinaryIO) -> None:
        file.write(b"new")
        meanwhile.append(os.fstat(file.fileno()).st_mode & 0o777)

    write_atomically(path, writer)
    assert path.stat().st_mode & 0o777 == 0o640
    assert meanwhile == [0o640], "somebody else could have read it"
    path.chmod(0o440)
    write_text_atomically(path, "newer")
    assert path.stat().st_mode & 0o777 == 0o440


@pytest.mark.skipif(os.name == "nt", reason="the system opens no folders")
def test_a_new_name_is_brought_to_the_disk_and_a_folder_that_refuses_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    fsync = os.fsync

    def refuses_folders(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        if synced[-1]:
            raise OSError(errno.EINVAL, "no folders here")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", refuses_folders)
    write_text_atomically(tmp_path / "out.txt", "words")
    assert synced == [False, True]
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "words"


def test_says_what_is_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder"):
        write_text_atomically(tmp_path, "words")
    with pytest.raises(ExportError, match="is a folder"):
        write_text_atomically(Path("/"), "words")
    with pytest.raises(ExportError, match="There is no folder"):
        write_text_atomically(tmp_path / "none" / "out.txt", "words")
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(ExportError, match="There is no folder"):
        write_text_atomically(file / "out.txt", "words")
    with pytest.raises(ExportError, match="cannot be written"):
        write_text_atomically(tmp_path / ("x" * 300), "words")
    assert names(tmp_path) == ["file"]


def test_a_device_is_not_put_aside_for_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ExportError, match="is no file"):
        write_text_atomically(pipe, "words")
    assert pipe.is_fifo()
