"""Whether the file behind an open document is still the one that was written last.

Under the exclusive lock SQLite goes on accepting edits after its file was replaced, renamed or deleted: they would be
lost. So the system is asked before every edit, after it, and whenever the window comes to the front.
"""

from __future__ import annotations

from pathlib import Path

from partnerdesk.errors import DocumentMovedError
from partnerdesk.storage.connection import Fingerprint
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


class FileWatch:
    """Watches the file at ``path``; nothing for a document in memory, where it is None."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._written = self._now()

    def unchanged(self) -> bool:
        """Whether the file is as we left it."""
        return self._now() == self._written

    def is_missing(self) -> bool:
        """Whether there is no file at all where it was."""
        return self._path is not None and self._now() is None

    def note(self) -> bool:
        """Remember the file as we have just left it. False, and nothing is remembered, when it is another file now."""
        found = self._now()
        if found != self._written and (found is None or not found.is_file_of(self._written)):
            return False
        self._written = found
        return True

    def begin_anew(self) -> None:
        """Remember whatever file is there now: it has been opened again."""
        self._written = self._now()

    def trouble(self) -> DocumentMovedError:
        """What happened to the file, and what to do about it."""
        path = self._path or Path()
        if self._now() is not None:
            text = QT_TRANSLATE_NOOP(
                "core",
                "{name} was changed or replaced by another program. Nothing was written to it. Save what you have as a"
                " copy, or open the file as it is now.",
            )
        elif path.parent.is_dir():
            text = QT_TRANSLATE_NOOP(
                "core",
                "{name} was moved, renamed or deleted, or its stick is out. All that is shown is still here. Put"
                " it back and go on, or save a copy elsewhere.",
            )
        else:
            text = QT_TRANSLATE_NOOP(
                "core",
                "The folder or the stick with {name} is gone. All that is shown is still here. Put it back and go on,"
                " or save a copy elsewhere.",
            )
        return DocumentMovedError(Phrase(text, name=path.name))

    def _now(self) -> Fingerprint | None:
        return Fingerprint.of(self._path) if self._path is not None else None
