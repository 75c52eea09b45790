"""Copies that programs which keep folders in step leave beside a file when two computers changed it.

Some are known by their names alone: Dropbox and Nextcloud write "NAME (conflicted copy 2026-11-26)", Dropbox also
"NAME (Jo's conflicted copy ...)" and "NAME (Case Conflict)", Syncthing "NAME.sync-conflict-20261126-031305-ABCDEFG",
Seafile "NAME (SFConflict jo@example.org 2026-11-26)", ownCloud "NAME_conflict-20261126-031305", Syncthing's and others'
older forms likewise, each in the language of the computer.

Others could be anybody's: OneDrive writes "NAME-COMPUTER", iCloud "NAME 2", Google Drive "NAME (1)". Such a file is one
only if it holds the same partnership, in another state.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from partnerdesk.errors import PartnerDeskError
from partnerdesk.model.backup import Backup, Reason

if TYPE_CHECKING:
    from partnerdesk.model.secret import Secret
    from partnerdesk.model.snapshot import Snapshot

_WORDS: Final = "conflict|konflikt|conflit|gwrthdar|case clash|SFConflict"
_SURE: Final = re.compile(
    rf"(?P<name>.+?)(?: ?\([^()]*(?:{_WORDS})[^()]*\)|\.sync-conflict-[\w-]+|[_-]conflict-\d[\w-]*)",
    re.IGNORECASE,
)
_PERHAPS: Final = re.compile(r"(?P<name>.+?)(?: \d{1,2}| ?\(\d{1,2}\)|-[A-Z0-9][\w-]{1,29})")


def original_of(path: Path) -> Path | None:
    """The document that ``path`` is a conflicted copy of, by its name; None when it is none."""
    match = _SURE.fullmatch(path.stem)
    return path.with_name(f"{match['name']}{path.suffix}") if match else None


def likely_original_of(path: Path, here: Snapshot, secret: Secret | None = None) -> Path | None:
    """As :func:`original_of`, for names that could be anybody's. ``here`` is what the document at ``path`` holds."""
    match = _PERHAPS.fullmatch(path.stem)
    original = path.with_name(f"{match['name']}{path.suffix}") if match else None
    return original if original is not None and _says_otherwise(original, here, secret) else None


def conflict_copies(
    path: Path, here: Snapshot | None = None, secret: Secret | None = None
) -> tuple[Backup, ...]:
    """The conflicted copies beside the document at ``path``, newest first, in the form of backups.

    ``here`` is what it holds; without it only names that are sure are gone by. ``path`` itself is never read: closing a
    second handle on an open document would drop its lock.
    """
    found = []
    try:
        for each in path.parent.iterdir():
            if each.suffix == path.suffix and each != path and _is_copy(each, path, here, secret):
                changed = datetime.fromtimestamp(each.stat().st_mtime, UTC)
                found.append(Backup(each, each.stem, changed, Reason.BESIDE))
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda each: each.made_at, reverse=True))


def _is_copy(copy: Path, path: Path, here: Snapshot | None, secret: Secret | None) -> bool:
    if original_of(copy) == path:
        return True
    match = _PERHAPS.fullmatch(copy.stem)
    named = match is not None and match["name"] == path.stem
    return named and here is not None and _says_otherwise(copy, here, secret)


def _says_otherwise(path: Path, here: Snapshot, secret: Secret | None) -> bool:
    """Whether a file holds the same partnership in another state."""
    from partnerdesk.storage.backups import snapshot_of

    with suppress(PartnerDeskError):
        there = snapshot_of(path, secret)
        return there.partnership.created_at == here.partnership.created_at and there != here
    return False
