"""The errors that people may see. Each carries words that say what happened and what to do about it."""

from __future__ import annotations

from typing import Final

from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

SEALED: Final = Phrase(
    QT_TRANSLATE_NOOP("core", "This workshop is sealed. Reopen it on the Sign off page to change it.")
)


class PartnerDeskError(Exception):
    """Nobody's bug: input that cannot be used, a file that cannot be opened, an edit that is refused."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase)
        self.phrase = phrase

    def __str__(self) -> str:
        return str(self.phrase)


class InputError(PartnerDeskError):
    """What was typed or given cannot be used as it is. Nothing has been changed."""


class SealedError(PartnerDeskError):
    """The edit would change a workshop that has been signed and sealed."""

    def __init__(self) -> None:
        super().__init__(SEALED)


class DocumentError(PartnerDeskError):
    """The document cannot be opened, read or written."""


class DocumentInUseError(DocumentError):
    """Another program has the document open."""


class NotADocumentError(DocumentError):
    """The file is not a PartnerDesk document."""


class TooNewError(DocumentError):
    """The document was written by a newer PartnerDesk."""


class DamagedError(DocumentError):
    """The document is damaged; it is never written to."""


class EncryptedError(DocumentError):
    """The file seems to be locked with a password."""


class PasswordNeededError(EncryptedError):
    """The document is locked with a password that was not given, or another one than before."""


class WrongPasswordError(EncryptedError):
    """The password that was given does not open the document."""


class ReadOnlyError(DocumentError):
    """The document, or the folder it is in, cannot be written to."""


class DocumentMovedError(DocumentError):
    """The file behind the open document has been changed, moved or deleted by something else."""


class ExportError(PartnerDeskError):
    """An output could not be written."""
