"""The words for files that cannot be opened: each says what is the matter and what can be done."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from partnerdesk.errors import (
    DamagedError,
    DocumentError,
    DocumentInUseError,
    EncryptedError,
    NotADocumentError,
    PasswordNeededError,
    TooNewError,
    WrongPasswordError,
)
from partnerdesk.paths import SUFFIX
from partnerdesk.storage import schema
from partnerdesk.storage.lock_note import holder_of
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_LOCKED_CONTAINERS: Final = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")
_KNOWN: Final = (b"PK", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"7z", b"Rar!", b"\x1f\x8b")
"""How files begin that look like noise and are no secret: archives, pictures, PDF."""

_RANDOM_FROM: Final = 240
"""So many of the 256 values of a byte are found in a page of noise (4096 bytes), and never in a page of ours."""


def not_there(path: Path) -> DocumentError:
    if path.parent.is_dir():
        text = QT_TRANSLATE_NOOP(
            "core",
            "There is no file {path} now. Perhaps it was moved, renamed or deleted. Choose it where it is.",
        )
        return DocumentError(Phrase(text, path=str(path)))
    text = QT_TRANSLATE_NOOP(
        "core", "There is no folder {folder} now. Plug the stick in, or choose the file where it is."
    )
    return DocumentError(Phrase(text, folder=str(path.parent)))


def not_a_document(path: Path) -> NotADocumentError:
    text = QT_TRANSLATE_NOOP("core", "{name} is not a PartnerDesk document. Choose another file.")
    return NotADocumentError(Phrase(text, name=path.name))


def too_new(path: Path) -> TooNewError:
    text = QT_TRANSLATE_NOOP(
        "core",
        "{name} was made by a newer PartnerDesk. It was not opened, and nothing was written to it. Update this program"
        " to open it.",
    )
    return TooNewError(Phrase(text, name=path.name))


def not_readable(path: Path) -> DocumentError:
    """For a file that the system does not let this user read."""
    text = QT_TRANSLATE_NOOP(
        "core",
        "You are not allowed to read {name} on this computer. Ask whoever it belongs to for a copy, or sign in as the"
        " one who may.",
    )
    return DocumentError(Phrase(text, name=path.name))


def strange_tables(path: Path) -> NotADocumentError:
    """For a file with our marks whose tables are not those that a document has."""
    text = QT_TRANSLATE_NOOP(
        "core",
        "{name} is not a PartnerDesk document as this program makes them: it holds something else. It was not opened,"
        " and nothing in it was run. Ask for the document again, or open a backup if there is one.",
    )
    return NotADocumentError(Phrase(text, name=path.name))


def damaged(path: Path) -> DamagedError:
    text = QT_TRANSLATE_NOOP(
        "core",
        "{name} is damaged and was not opened. Nothing was written to it. Open a backup if there is one, or save what"
        " can be read into a new file.",
    )
    return DamagedError(Phrase(text, name=path.name))


def changed_unasked(path: Path) -> DamagedError:
    """For a file that can be read in full, but does not hold what was written into it."""
    text = QT_TRANSLATE_NOOP(
        "core",
        "{name} is not as it was saved: something in it changed on the disk or on its way. It was not opened, and"
        " nothing was written to it. Open a backup, or save what can be read into a new file.",
    )
    return DamagedError(Phrase(text, name=path.name))


def in_use(path: Path) -> DocumentInUseError:
    """Names who has it and since when, where that is known."""
    holder = holder_of(path)
    if holder is None:
        text = QT_TRANSLATE_NOOP(
            "core",
            "{name} is open in another program or on another computer. Close it there, or open a copy.",
        )
        return DocumentInUseError(Phrase(text, name=path.name))
    text = QT_TRANSLATE_NOOP(
        "core",
        "{name} is open in another PartnerDesk: by {user} on {computer}, since {since}. Close it there, or open a"
        " copy.",
    )
    since = f"{holder.since.day} {holder.since:%B %Y, %H:%M}"
    return DocumentInUseError(
        Phrase(text, name=path.name, user=holder.user, computer=holder.computer, since=since)
    )


def unreadable_start(path: Path, start: bytes) -> DocumentError:
    """For a file that does not begin as a SQLite file does. ``start`` is its first page, or less if it is shorter."""
    if not start and path.suffix == SUFFIX:
        text = QT_TRANSLATE_NOOP(
            "core",
            "{name} is empty. Perhaps it was not copied to its end. Copy it again, or open a backup if there is one.",
        )
        return DamagedError(Phrase(text, name=path.name))
    if start.startswith(_LOCKED_CONTAINERS):
        text = QT_TRANSLATE_NOOP(
            "core",
            "{name} cannot be read: it is locked with a password. Unlock it with the program that locked it,"
            " then open it here.",
        )
        return EncryptedError(Phrase(text, name=path.name))
    if path.suffix == SUFFIX and is_noise(start):
        return password_needed(path)
    if start[68:72] == schema.APPLICATION_ID.to_bytes(4, "big"):
        return damaged(path)
    return not_a_document(path)


def password_needed(path: Path) -> PasswordNeededError:
    text = QT_TRANSLATE_NOOP("core", "{name} is locked with a password. Type the password to open it.")
    return PasswordNeededError(Phrase(text, name=path.name))


def wrong_password(path: Path) -> WrongPasswordError:
    """Also for a file whose very beginning is damaged, or that is none of ours: nothing tells the difference."""
    text = QT_TRANSLATE_NOOP(
        "core",
        "The password does not open {name}. Type it again: small and capital letters are not the same. If you are sure"
        " of it, the beginning of the file may be damaged: open a backup.",
    )
    return WrongPasswordError(Phrase(text, name=path.name))


def not_ours(path: Path, start: bytes) -> DocumentError:
    """For a SQLite file whose marks are not ours. Where but one byte of them is not, it is ours and damaged."""
    ours = schema.APPLICATION_ID.to_bytes(4, "big")
    wrong = sum(there != byte for there, byte in zip(start[68:72], ours, strict=True))
    return damaged(path) if wrong <= 1 else not_a_document(path)


def is_noise(start: bytes) -> bool:
    """Whether a file that begins with this page can be one that is locked with a password."""
    return len(start) == 4096 and not start.startswith(_KNOWN) and len(set(start)) >= _RANDOM_FROM
