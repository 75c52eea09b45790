"""Putting the image of a whole document in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from partnerdesk import whole_file


def put_in_place(image: bytes, path: Path, verify: Callable[[Path, bytes], None]) -> None:
    """Write ``image`` to ``path``. Nothing, or what stood there before, is at ``path`` until it is whole and verified.

    Raises OSError, and what ``verify`` raises; it is given the temporary file.
    """
    whole_file.put_in_place(
        path, lambda file: file.write(image), lambda unfinished: verify(unfinished, image)
    )
