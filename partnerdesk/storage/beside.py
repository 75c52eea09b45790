"""What lies beside a document and may have come of it: other documents of the same partnership, copies, papers."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from partnerdesk.errors import PartnerDeskError, PasswordNeededError
from partnerdesk.paths import SUFFIX

if TYPE_CHECKING:
    from partnerdesk.model.secret import Secret

_TEXTS: Final = frozenset({".pdf", ".html", ".htm", ".yaml", ".yml", ".json"})
"""How the names of what can be exported end."""
_MADE_FROM: Final = re.compile(r" (\(backup .*\)|copy|saved)( \d+)?$")
"""What is put behind the name of a document for one that is made from it."""


def files_of(path: Path, record: str, secret: Secret | None = None) -> list[str]:
    """The names of such files, sorted. ``record`` is when the partnership of the document at ``path`` was begun.

    ``path`` itself is never read: closing a second handle on an open document would drop its lock.
    """
    try:
        beside = [each for each in path.parent.iterdir() if each != path and each.is_file()]
    except OSError:
        return []
    named = (
        each
        for each in beside
        if each.name.startswith(path.stem) and each.suffix.lower() in {*_TEXTS, SUFFIX}
    )
    begins = _first_name(path)
    others = (each for each in beside if each.suffix == SUFFIX and _is_of(each, record, begins, secret))
    return sorted({each.name for each in (*named, *others)})


def _is_of(path: Path, record: str, begins: str, secret: Secret | None) -> bool:
    """Whether it is of this partnership. One that another password locks is judged by how its name begins."""
    from partnerdesk.storage.backups import record_of

    with suppress(PartnerDeskError):
        try:
            return record_of(path, secret) == record
        except PasswordNeededError:
            return _first_name(path) == begins
    return False


def _first_name(path: Path) -> str:
    name = path.stem
    while (shorter := _MADE_FROM.sub("", name)) != name:
        name = shorter
    return name
