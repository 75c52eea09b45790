"""A document with a password, for tests: its key is worked out once, and taken from then on."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from partnerdesk.commands.organisations import rename_organisation
from partnerdesk.imports.outline import read_outline, write_outline
from partnerdesk.model.secret import Secret
from partnerdesk.storage.document import Document
from partnerdesk.templates import example_path

PASSWORD = "four words in a row"
KNOWN = ("Harbour City Deal Ltd", "SQLite format 3", "CREATE TABLE")
"""What can be read in every file that holds the record of :func:`write_record` without a password."""


@cache
def secret() -> Secret:
    """What :data:`PASSWORD` makes of a salt of its own."""
    return Secret.new(PASSWORD)


def write_record(document: Document) -> None:
    """The first example and two edits after it, one of them undone."""
    write_outline(document.editor, read_outline(example_path(1)))
    rename_organisation(document.editor, 1, KNOWN[0])
    rename_organisation(document.editor, 2, "Nobody at all")
    document.editor.undo()


def locked_document(path: Path) -> Path:
    """A document at ``path`` that opens with :func:`secret`."""
    with Document.create(path, secret=secret()) as document:
        write_record(document)
    return path


@cache
def locked_image() -> bytes:
    """The bytes of a document that opens with :func:`secret`."""
    with tempfile.TemporaryDirectory() as folder:
        return locked_document(Path(folder) / "made.partnerdesk").read_bytes()


def readable_in(*folders: Path) -> dict[str, list[str]]:
    """The files in these folders, and in all that is in them, in which something of :data:`KNOWN` can be read."""
    found = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                held = [
                    word for word in KNOWN if word.encode() in content or word.encode("utf-16-le") in content
                ]
                if held:
                    found[str(path)] = held
    return found
