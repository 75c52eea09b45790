"""From a password to what opens a file, or the words for why it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from partnerdesk.model.secret import SALT_LENGTH, Secret
from partnerdesk.storage.connection import as_document_error, refuse_if_open_here
from partnerdesk.storage.locked_pages import Lock, pages_of
from partnerdesk.storage.refusals import not_there, wrong_password
from partnerdesk.storage.schema import PAGE

_TRIED: Final = 64
"""So many pages are asked whether the password is theirs. One is enough, whatever became of the others."""


def unlock(path: Path, password: str) -> Secret:
    """What opens the document, or the backup, at ``path``. It may still be damaged.

    Raises WrongPasswordError when the password is another one, or the first 16 bytes of the file are damaged: with
    them every page is lost, and it looks the same. DocumentError when the file cannot be read, or is open here.
    """
    refuse_if_open_here(path)
    try:
        with path.open("rb") as file:
            start = file.read(PAGE * _TRIED)
    except FileNotFoundError:
        raise not_there(path) from None
    except OSError as error:
        raise as_document_error(error, path) from error
    secret = Secret.of(password, start[:SALT_LENGTH])
    lock = Lock(secret)
    if not any(lock.fits(page, number) for number, page in pages_of(start)):
        raise wrong_password(path)
    return secret
