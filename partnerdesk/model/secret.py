"""What a password makes of a document: the key that opens it. The password itself is kept nowhere.

The numbers are those of SQLCipher 4, so that any program that opens its files opens ours, too, with the same password.
Worked out here and not in the library, the slow part is done once for a document and serves its backups and copies.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

SALT_LENGTH: Final = 16
"""Bytes. A locked file begins with them: they make two files with one password have two keys."""

LEAST_LETTERS: Final = 8
"""A new password has at least so many."""

_KEY_LENGTH: Final = 32
_ROUNDS: Final = 256_000
"""What makes guessing slow: so often the password is stirred before it is a key."""


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """The key of one document, and the salt that it belongs to."""

    key: bytes
    salt: bytes

    @staticmethod
    def of(password: str, salt: bytes) -> Secret:
        """The key that ``password`` gives for a file that begins with ``salt``. The same letters, however a keyboard
        puts them together, are the same password."""
        from hashlib import pbkdf2_hmac  # what is not locked does not wait for it
        from unicodedata import normalize

        typed = normalize("NFC", password).encode("utf-8", "surrogatepass")
        return Secret(pbkdf2_hmac("sha512", typed, salt, _ROUNDS, _KEY_LENGTH), salt)

    @staticmethod
    def new(password: str) -> Secret:
        """A key for a file that is to be locked with ``password``."""
        return Secret.of(password, os.urandom(SALT_LENGTH))

    def is_of(self, password: str) -> bool:
        """Whether ``password`` is the one that this came from."""
        return Secret.of(password, self.salt) == self
