"""What takes in anything that anybody hands over: each target does with some bytes what the program does with them.

A target raises when the program does what it must never do: fail with anything but words for people, keep what does not
fit, or leave a record that is not the one in the file.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from partnerdesk.commands.actions import add_actions
from partnerdesk.commands.goals import add_goals
from partnerdesk.commands.partners import add_partners
from partnerdesk.commands.polling import add_voices
from partnerdesk.commands.priorities import give_priorities
from partnerdesk.commands.signing import sign
from partnerdesk.errors import DocumentError, InputError, PartnerDeskError
from partnerdesk.exports.outline import outline_yaml
from partnerdesk.exports.record import canonical_json, changed_seals
from partnerdesk.imports.outline import read_outline, write_outline
from partnerdesk.model.snapshot import TABLES, Snapshot, columns
from partnerdesk.model.vocabulary import PollKind, RankingMethod
from partnerdesk.quick.actions import parse_action, parse_actions
from partnerdesk.quick.ballots import parse_ballot
from partnerdesk.quick.goals import parse_goals
from partnerdesk.quick.partners import as_meant, clear_ones, parse_partners
from partnerdesk.quick.priorities import parse_priorities
from partnerdesk.rules.findings import findings
from partnerdesk.rules.insights import insights
from partnerdesk.storage.checking import is_drawing
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor
from partnerdesk.storage.reading import read_snapshot
from partnerdesk.storage.salvage import salvage
from partnerdesk.templates import example_path
from tests.core.imports.outlines import exported
from tests.strangers import a_stranger_writing

TODAY: Final = date(2026, 11, 26)
CORPUS: Final = Path(__file__).with_name("corpus")
PIECES: Final = (
    b"\n", b"\t", b";", b",", b"@", b"#", b"=", b"->", b"+", b":", b"- ", b"(", b")", b"[", b"]", b"{", b"}", b"'",
    b'"', b"&a ", b"*a", b"!!", b"|", b">>", b"1/3", b"31/12/2026", b" by ", b"tomorrow", b"Council", b"G1", b"and",
    b"goals: ", b"organisations: ", b"name: ", b"present: ", b"null", b"1e999", b"NaN", b"-1", b"8", b"9" * 30,
    b"x" * 99, b"\xff", b"\x00", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xc5\xb5", b"\xf0\x9f\x8f\x96",
)  # fmt: skip
"""What means something to one target or another."""

_LONGEST_REFUSAL: Final = 600
_WHOLE: Final = b"SQLite format 3"
_PATCH: Final = 4


def outline(data: bytes) -> None:
    """A file that is opened as an outline; what is read comes back from a document as it went in."""
    with _folder() as folder:
        path = folder / "outline.yaml"
        path.write_bytes(data)
        try:
            read = read_outline(path)
        except InputError as error:
            _assert_is_for_people(error)
            return
    with Document.in_memory() as document:
        write_outline(document.editor, read)
        _assert_holds_together(document)
    again = exported(data.decode("utf-8-sig"))
    assert exported(again) == again


def document(data: bytes) -> None:
    """A file that is opened as a document: the bytes themselves where they begin as SQLite's do, or else a good one
    with some of its bytes changed (three for the place, one to change it by)."""
    with _folder() as folder:
        path = folder / "record.partnerdesk"
        spoilt = data if data.startswith(_WHOLE) else _patched(data)
        path.write_bytes(spoilt)
        try:
            with Document.open(path) as opened:
                assert data.startswith(_WHOLE) or opened.snapshot() == _record()
        except DocumentError as error:
            _assert_is_for_people(error)
            assert path.read_bytes() == spoilt, "what was refused was written to"
            with suppress(DocumentError):
                salvage(path, folder / "saved.partnerdesk")
                Document.open(folder / "saved.partnerdesk").close()


def stranger(data: bytes) -> None:
    """A document of which somebody changed some values, and put the sum right: it is refused, or all that reads a
    record can read it. Each change is a table, a column, a row, the length of a value, and the value, or a number where
    the length is 0."""
    with _folder() as folder:
        path = folder / "record.partnerdesk"
        path.write_bytes(_released())
        with a_stranger_writing(path) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("PRAGMA ignore_check_constraints=ON")
            for statement, values in _changes(data):
                with suppress(sqlite3.IntegrityError, sqlite3.OperationalError):
                    connection.execute(statement, values)
        try:
            opened = Document.open(path)
        except DocumentError as error:
            _assert_is_for_people(error)
            return
        with opened:
            _assert_can_be_read(opened.snapshot())
            with suppress(DocumentError):
                while opened.editor.undo():
                    assert read_snapshot(opened._connection) == opened.snapshot()


def _changes(data: bytes) -> Iterator[tuple[str, tuple[object, ...]]]:
    tables = [*TABLES, "journal_steps"]
    at = 0
    while at + 4 <= len(data):
        table = tables[data[at] % len(tables)]
        names = columns(table) if table in TABLES else ("label", "rows", "undone", "barrier")
        name, row, length = names[data[at + 1] % len(names)], data[at + 2], data[at + 3]
        value: object = data[at + 4 : at + 4 + length].decode("utf-8", "replace")
        at += 4 + length
        if length == 0:
            value = int.from_bytes(data[at : at + 2], "big", signed=True)
            at += 2
        place = f"SELECT id FROM {table} ORDER BY id LIMIT 1 OFFSET ? % (SELECT count(*) FROM {table})"
        yield f'UPDATE {table} SET "{name}" = ? WHERE id = ({place})', (value, row)


def _assert_can_be_read(snapshot: Snapshot) -> None:
    for read in (canonical_json, outline_yaml, insights, findings, changed_seals):
        try:
            read(snapshot)
        except PartnerDeskError as error:
            _assert_is_for_people(error)


def partners(data: bytes) -> None:
    """A pasted list of partners."""
    with _typing() as editor:
        meant = parse_partners(_text(data), editor.snapshot)
        clear, _left = clear_ones(meant)
        _do(editor, lambda: add_partners(editor, clear), clear)
        _do(editor, lambda: add_partners(editor, likely), likely := as_meant(meant))


def actions(data: bytes) -> None:
    """A pasted list of actions, a log, or a line."""
    with _typing() as editor:
        text = _text(data)
        parse_action(text, editor.snapshot, TODAY)
        entries, _titles = parse_actions(text.splitlines(), editor.snapshot, TODAY)
        _do(editor, lambda: add_actions(editor, entries), entries)


def goals(data: bytes) -> None:
    """A pasted list of goals."""
    with _typing() as editor:
        entries, _titles = parse_goals(_text(data).splitlines(), TODAY)
        _do(editor, lambda: add_goals(editor, entries), entries)


def ballots(data: bytes) -> None:
    """Pasted ballots, for each of the two questions."""
    with _typing() as editor:
        for kind in PollKind:
            lines = [parse_ballot(line, editor.snapshot, 1, kind) for line in _text(data).splitlines()]
            entries = [entry for entry in lines if entry.ready]
            _do(editor, lambda kind=kind, entries=entries: add_voices(editor, 1, kind, entries), entries)  # type: ignore[misc]


def priorities(data: bytes) -> None:
    """What an organisation gives the goals, in each of the ways to put them in order."""
    with _typing() as editor:
        ids = [goal.id for goal in editor.snapshot.workshop_goals()]
        for method in RankingMethod:
            entry = parse_priorities(_text(data), method, ids)
            if entry.fault:
                assert str(entry.fault)
                continue
            given = entry.given
            _do(editor, lambda method=method, given=given: give_priorities(editor, 1, method, given), given)  # type: ignore[misc]


def strokes(data: bytes) -> None:
    """A drawn signature, as the pad hands it over."""
    text = _text(data)
    with _typing() as editor:
        _do(editor, lambda: sign(editor, 1, "accept", method="drawn", strokes=text), True)
    if is_drawing(text):
        assert len(text) < 10_000_000


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    target.__name__: target
    for target in (outline, document, stranger, partners, actions, goals, ballots, priorities, strokes)
}


def _do(editor: Editor, command: Callable[[], object], given: object) -> None:
    """Keep what was understood, as the page does, and take it back."""
    if not given:
        return
    before = editor.snapshot
    try:
        command()
    except InputError as error:
        _assert_is_for_people(error)
        assert editor.snapshot is before
        return
    _assert_holds_together(_typed_into())
    if editor.snapshot is not before:
        editor.undo()
    assert editor.snapshot == before


def _assert_holds_together(document: Document) -> None:
    assert read_snapshot(document._connection) == document.snapshot()
    for table in TABLES:
        for row in getattr(document.snapshot(), table):
            values = [getattr(row, name) for name in columns(table)]
            assert not [value for value in values if isinstance(value, str) and "\x00" in value]


def _assert_is_for_people(error: Exception) -> None:
    said = str(error)
    assert said
    assert "\n" not in said
    assert len(said) < _LONGEST_REFUSAL


def _text(data: bytes) -> str:
    """The bytes as the clipboard gives them: text."""
    return data.decode("utf-8", "replace")


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@contextmanager
def _typing() -> Iterator[Editor]:
    yield _typed_into().editor


@cache
def _typed_into() -> Document:
    document = Document.in_memory("Averley")
    write_outline(document.editor, read_outline(example_path(3)))
    return document


@cache
def _released() -> bytes:
    return (Path(__file__).parents[1] / "documents" / "schema-2.partnerdesk").read_bytes()


@cache
def _image() -> bytes:
    return _typed_into().image()


@cache
def _record() -> Snapshot:
    return _typed_into().snapshot()


def _patched(data: bytes) -> bytes:
    spoilt = bytearray(_image())
    for at in range(0, len(data) - _PATCH + 1, _PATCH):
        spoilt[int.from_bytes(data[at : at + 3], "big") % len(spoilt)] ^= data[at + 3]
    return bytes(spoilt)
