"""What is on a disk after the power was cut, worked out from a record of what a program had the system do.

What was brought to the disk before the cut is there. Of the rest, any sectors may be there and any may not: the disk
writes in the order it likes, and a write can be torn between two sectors. New names, removals and renamings last once
their folder was brought to the disk; before that a first part of them may have lasted.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
SECTOR: Final = 512
WAYS: Final = ("nothing", "everything", "the first", "any")
SAID: Final = "said"
"""The file in the folder that the program's output goes to, so that the record tells what it had said by when."""


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing the system was asked to do: (c)reate, (w)rite, (t)runcate, (s)ync, (u)nlink, (r)ename.

    ``more`` is what was written, or the new name. Names are those within the folder, which itself is ".".
    """

    what: str
    name: str
    place: int
    more: bytes


@dataclass
class _File:
    """A file: what is surely on the disk, and what was written since. A cut to a length has no bytes."""

    sure: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)


@dataclass
class _Disk:
    names: dict[str, _File]
    sure_names: dict[str, _File]
    since: list[tuple[str | None, str | None, _File]] = field(default_factory=list)
    """Changes of names: the old one, the new one, the file."""


def recorder(folder: Path) -> Path:
    """The library that records, built in ``folder``. Skips the test where it cannot be built."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("what is written is recorded on Linux only, by a library that the C compiler builds")
    library = folder / "recorder.so"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def recorded(library: Path, folder: Path, code: str) -> list[Doing]:
    """Run ``code`` as a program of its own and give what it did to the files in ``folder``."""
    record = folder.with_suffix(".record")
    with (folder / SAID).open("wb") as said:
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={
                **os.environ,
                "LD_PRELOAD": str(library),
                "PARTNERDESK_FOLDER": f"{folder.resolve()}",
                "PARTNERDESK_RECORD": str(record),
            },
            stdout=said,
            check=True,
        )
    return list(_read(record.read_bytes(), str(folder.resolve())))


def _read(record: bytes, folder: str) -> Iterator[Doing]:
    at = 0
    while at < len(record):
        end = record.index(b"\n", at)
        what, place, name_length, length = record[at:end].split()
        more = end + 1 + int(name_length)
        name = os.path.relpath(record[end + 1 : more].decode(), folder)
        at = more + int(length)
        written = record[more:at]
        if what == b"r":
            written = os.path.relpath(written.decode(), folder).encode()
        yield Doing(what.decode(), name, int(place), written)


def said_before(doings: Sequence[Doing]) -> list[str]:
    """The lines that the program had said by then."""
    return b"".join(each.more for each in doings if each.name == SAID).decode().split()


def after_the_cut(
    before: dict[str, bytes], doings: Sequence[Doing], draw: random.Random, way: str = ""
) -> dict[str, bytes]:
    """The files that may be there when the power was cut after ``doings``; ``before`` are those from before.

    ``way`` is one of :data:`WAYS`, "" any of them: how much lasted of what was not brought to the disk.
    """
    files = {name: _File(content) for name, content in before.items()}
    disk = _Disk(dict(files), dict(files))
    for doing in doings:
        if doing.name != SAID:
            _do(disk, doing)
    for old, new, file in disk.since[: draw.randint(0, len(disk.since))]:
        _rename(disk.sure_names, old, new, file)
    way = way or draw.choice(WAYS)
    return {name: _content(file, way, draw) for name, file in disk.sure_names.items()}


def _do(disk: _Disk, doing: Doing) -> None:
    name = doing.name
    match doing.what:
        case "c":
            _change_name(disk, None, name, _File())
        case "w" | "t":
            disk.names[name].since.append((doing.place, doing.more if doing.what == "w" else None))
        case "u":
            _change_name(disk, name, None, disk.names[name])
        case "r":
            _change_name(disk, name, doing.more.decode(), disk.names[name])
        case "s" if name in disk.names:
            file = disk.names[name]
            file.sure = _applied(file.sure, file.since)
            file.since.clear()
        case "s":
            _bring_names_to_the_disk(disk, name)


def _change_name(disk: _Disk, old: str | None, new: str | None, file: _File) -> None:
    _rename(disk.names, old, new, file)
    disk.since.append((old, new, file))


def _rename(names: dict[str, _File], old: str | None, new: str | None, file: _File) -> None:
    if old is not None:
        names.pop(old, None)
    if new is not None:
        names[new] = file


def _bring_names_to_the_disk(disk: _Disk, folder: str) -> None:
    waiting = []
    for old, new, file in disk.since:
        if str(Path(new or old or "").parent) == folder:
            _rename(disk.sure_names, old, new, file)
        else:
            waiting.append((old, new, file))
    disk.since = waiting


def _content(file: _File, way: str, draw: random.Random) -> bytes:
    pieces = list(_torn(file.since))
    match way:
        case "nothing":
            pieces = []
        case "the first":
            pieces = pieces[: draw.randint(0, len(pieces))]
        case "any":
            share = draw.random()
            pieces = [each for each in pieces if draw.random() < share]
    found = _applied(file.sure, pieces)
    if (
        way != "everything" and draw.random() < 0.5
    ):  # it has become longer, but what stands there was not written yet
        longest = max((place + len(more or b"") for place, more in file.since), default=0)
        missing = max(0, longest - len(found))
        found += draw.choice((bytes(missing), draw.randbytes(missing)))
    return found


def _torn(written: list[tuple[int, bytes | None]]) -> Iterator[tuple[int, bytes | None]]:
    """Each write in its sectors."""
    for place, more in written:
        if more is None:
            yield place, None
            continue
        at = 0
        while at < len(more):
            end = min(len(more), at + SECTOR - (place + at) % SECTOR)
            yield place + at, more[at:end]
            at = end


def _applied(content: bytes, written: Sequence[tuple[int, bytes | None]]) -> bytes:
    found = bytearray(content)
    for place, more in written:
        if more is None:
            del found[place:]
        else:
            found.extend(bytes(max(0, place - len(found))))
            found[place : place + len(more)] = more
    return bytes(found)
