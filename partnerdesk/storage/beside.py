"""What lies beside a document and may have come of it: other documents of the same partnership, copies, papers."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from partnerdesk.errors import PartnerDeskError
from partnerdesk.paths import SUFFIX

if TYPE_CHECKING:
    from partnerdesk.model.secret import Secret

_TEXTS: Final = frozenset({".pdf", ".html", ".htm", ".yaml", ".yml", ".json"})
"""How the names of what can be exported end."""


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
    others = (each for each in beside if each.suffix == SUFFIX and _record_of(each, secret) == record)
    return sorted({each.name for each in (*named, *others)})


def _record_of(path: Path, secret: Secret | None) -> str:
    from partnerdesk.storage.backups import record_of

    with suppress(PartnerDeskError):
        return record_of(path, secret)
    return ""
