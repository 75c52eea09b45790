"""Copies that programs which keep folders in step leave beside a file when two computers changed it.

Known by their names: Dropbox and Nextcloud write "NAME (conflicted copy 2026-11-26)", Dropbox also "NAME (Jo's
conflicted copy ...)" and "NAME (Case Conflict)", Syncthing "NAME.sync-conflict-20261126-031305-ABCDEFG", Seafile
"NAME (SFConflict jo@example.org 2026-11-26)", Syncthing's and others' older forms likewise.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from partnerdesk.model.backup import Backup, Reason

_CONFLICT: Final = re.compile(
    r"(?P<name>.+?)(?: \([^()]*(?:conflicted copy|case conflict|SFConflict)[^()]*\)|\.sync-conflict-[\w-]+)",
    re.IGNORECASE,
)


def original_of(path: Path) -> Path | None:
    """The document that ``path`` is a conflicted copy of, by its name; None when it is none."""
    match = _CONFLICT.fullmatch(path.stem)
    return path.with_name(f"{match['name']}{path.suffix}") if match else None


def conflict_copies(path: Path) -> tuple[Backup, ...]:
    """The conflicted copies beside the document at ``path``, newest first, in the form of backups."""
    found = []
    try:
        for each in path.parent.iterdir():
            if each.suffix == path.suffix and original_of(each) == path:
                changed = datetime.fromtimestamp(each.stat().st_mtime, UTC)
                found.append(Backup(each, each.stem, changed, Reason.BESIDE))
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda each: each.made_at, reverse=True))
