"""The pages of a file that is locked with a password, as SQLCipher 4 writes them, read one by one.

The library gives a file up at the first page that is damaged, and calls a wrong password and a damaged beginning by one
name. Here each page answers for itself: that tells the two apart, and lets all be saved that is whole. Nothing is ever
written with this.

A page holds its content, locked (AES-256, CBC), then 16 bytes to begin with, then 64 that seal all of it and its number
(HMAC-SHA512). The first page begins with the salt of the file instead of SQLite's own first 16 bytes.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from hashlib import pbkdf2_hmac
from typing import Final

from partnerdesk.model.secret import SALT_LENGTH, Secret
from partnerdesk.storage.schema import MAGIC, PAGE

RESERVED: Final = 80
"""Bytes at the end of each page that are the lock's, and no content."""

_BEGIN: Final = 16
_SEAL: Final = 64
_MASK: Final = 0x3A
"""What makes the salt of the seals of the salt of the file."""


class Lock:
    """Opens pages of the file that ``secret`` belongs to. Pages are counted from 1."""

    def __init__(self, secret: Secret) -> None:
        salt = bytes(byte ^ _MASK for byte in secret.salt)
        self._key = secret.key
        self._seal_key = pbkdf2_hmac("sha512", secret.key, salt, 2, len(secret.key))

    def fits(self, page: bytes, number: int) -> bool:
        """Whether the page is as it was written with this key, and stands where it was written."""
        content = page[_starts(number) : PAGE - _SEAL] + number.to_bytes(4, "little")
        return len(page) == PAGE and hmac.compare_digest(
            hmac.digest(self._seal_key, content, "sha512"), page[PAGE - _SEAL :]
        )

    def opened(self, page: bytes, number: int) -> bytes:
        """What SQLite would have written; where the page is damaged, some of it is noise."""
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES256
        from cryptography.hazmat.primitives.ciphers.modes import CBC

        begin = page[PAGE - RESERVED : PAGE - RESERVED + _BEGIN]
        reader = Cipher(AES256(self._key), CBC(begin)).decryptor()
        content = reader.update(page[_starts(number) : PAGE - RESERVED]) + reader.finalize()
        return (MAGIC if number == 1 else b"") + content + bytes(RESERVED)


def opened_image(image: bytes, secret: Secret, *, whole_only: bool = False) -> bytes:
    """A locked file as SQLite would have written it without a lock, in memory only.

    A page that is damaged is opened as far as it goes, or with ``whole_only`` left blank.
    """
    lock = Lock(secret)
    return b"".join(
        lock.opened(page.ljust(PAGE, b"\0"), number)
        if not whole_only or lock.fits(page, number)
        else bytes(PAGE)
        for number, page in pages_of(image)
    )


def pages_of(image: bytes) -> Iterator[tuple[int, bytes]]:
    """Each page with its number; the last one may be shorter."""
    for number, start in enumerate(range(0, len(image), PAGE), start=1):
        yield number, image[start : start + PAGE]


def _starts(number: int) -> int:
    return SALT_LENGTH if number == 1 else 0
