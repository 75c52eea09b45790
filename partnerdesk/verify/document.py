"""The sealed versions that a document holds, to hold a printed record against."""

from __future__ import annotations

from partnerdesk.model.records import SealedVersion
from partnerdesk.model.redaction import redactions
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.verify.record import Attached, read_attached


class Known:
    """What is sealed in a document, whichever of its workshops is shown.

    ``asked``: somebody wants to know whether a file is a record of this document. Otherwise it just lies open.
    """

    def __init__(self, snapshot: Snapshot, *, asked: bool = True) -> None:
        self.snapshot = snapshot
        self.asked = asked
        self._sealed = snapshot.sealed_versions
        read = ((each, read_attached(each.content.encode("utf-8"))) for each in self._sealed)
        self._versions = [(sealed, content) for sealed, content in read if content is not None]

    def same(self, attached: Attached) -> SealedVersion | None:
        """The version that was sealed under the code of ``attached``."""
        return next((each for each in self._sealed if each.code == attached.code), None)

    def printed(self, digits: str) -> SealedVersion | None:
        """The version whose code begins with these digits, as it stands on paper."""
        return next((each for each in self._sealed if each.code.startswith(digits)), None)

    def redacted(self, code: str) -> SealedVersion | None:
        """The version that had this code, whole or its first digits, until somebody was taken out of it."""
        return next(
            (each for each in self._sealed if any(was.code.startswith(code) for was in redactions(each))),
            None,
        )

    def intact(self, wanted: SealedVersion) -> bool:
        """Whether the document still says what was sealed as this version."""
        return any(sealed == wanted and content.code == sealed.code for sealed, content in self._versions)

    def holds(self, attached: Attached) -> bool:
        """Whether some version of the workshop that ``attached`` is of was sealed in this document."""
        return any(_same_workshop(content, attached) for _, content in self._versions)

    def called(self, attached: Attached) -> SealedVersion | None:
        """The version that ``attached`` says it is, by its name, workshop and number."""
        for sealed, content in self._versions:
            if _same_workshop(content, attached) and sealed.version == attached.version:
                return sealed
        return None

    def newest(self, wanted: SealedVersion) -> int:
        """The newest version of the workshop that a version is of."""
        return max(each.version for each in self._sealed if each.workshop_id == wanted.workshop_id)


def _same_workshop(one: Attached, other: Attached) -> bool:
    """Whether both say that they are of one workshop. Those that bear no name might be anybody's."""
    return bool(one.name) and (one.name, one.workshop) == (other.name, other.workshop)
