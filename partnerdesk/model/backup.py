"""What is known of a backup without opening it, and what it is counted by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Reason(StrEnum):
    """Why a backup was made. The value stands in the name of its file."""

    OPENED = "opened"
    CHANGED = "changed"
    UPDATE = "before-update"
    BESIDE = "beside"
    """No backup of ours: a second copy beside the document, which a program that keeps files in step has made."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of a document; ``made_at`` is an aware moment in UTC, by the clock of the computer then.

    ``document`` is what the document was called then.
    """

    path: Path
    document: str
    made_at: datetime
    reason: Reason


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds."""

    partners: int
    goals: int
    actions: int
    signatures: int
