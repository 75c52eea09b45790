"""Who has a document open, and since when: a note in the user's data folder, read only when SQLite says it is locked.

The lock itself is SQLite's. The note tells about programs of the same user on this computer; of any other, nothing is
known and nothing is said. A note whose program is gone tells what was open when it was cut off.
"""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zlib import crc32

from partnerdesk.paths import data_folder


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a document open. ``since`` is in the time of this computer."""

    user: str
    computer: str
    since: datetime


def leave_note(path: Path) -> Path | None:
    """Write down that this program has ``path`` open. Gives the note, or None where none can be kept."""
    with suppress(OSError):
        note = _note_of(path)
        note.parent.mkdir(exist_ok=True)
        said = {
            "process": os.getpid(),
            "user": _user(),
            "computer": platform.node(),
            "path": str(path.resolve()),
            "since": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        note.write_text(json.dumps(said), encoding="utf-8")
        return note
    return None


def take_away(note: Path | None) -> None:
    """The document is closed."""
    if note is not None:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def holder_of(path: Path) -> Holder | None:
    """Who has ``path`` open, if it is another program of ours that still runs."""
    try:
        said = json.loads(_note_of(path).read_text(encoding="utf-8"))
        if said["path"] != str(path.resolve()) or not _runs(int(said["process"])):
            return None
        return Holder(str(said["user"]), str(said["computer"]), datetime.fromisoformat(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def left_open() -> tuple[Path, ...]:
    """The documents that were open when a program of ours was cut off on this computer, the last one first.

    They are told once: their notes are taken away.
    """
    found: list[tuple[str, Path]] = []
    for note in sorted((data_folder() / "open").glob("*.json")):
        with suppress(OSError, ValueError, KeyError, TypeError):
            said = json.loads(note.read_text(encoding="utf-8"))
            if said["computer"] == platform.node() and not _runs(int(said["process"])):
                found.append((str(said["since"]), Path(said["path"])))
                note.unlink()
    return tuple(path for _, path in sorted(found, reverse=True))


def _note_of(path: Path) -> Path:
    return data_folder() / "open" / f"{crc32(os.fsencode(path.resolve())):08x}.json"


def _runs(process: int) -> bool:
    """Whether there is such a process. Where asking would end it, as on Windows, it is believed."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
