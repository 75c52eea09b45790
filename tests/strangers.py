"""Writing into a document as a stranger would, who knows how its sum is made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from partnerdesk.storage import content_sum


@contextmanager
def a_stranger_writing(path: Path) -> Iterator[sqlite3.Connection]:
    """The database behind a document that nobody has open. What is written is kept, and the sum is put right for it,
    where that can be done: then only what was written can be found fault with."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection
        with suppress(sqlite3.Error):  # it is of another schema, or its words are none
            content_sum.write(connection)
