"""How much a record holds, and what differs between an earlier state of it and the one of now, in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from partnerdesk.model.backup import Counts
from partnerdesk.model.snapshot import TABLES, Snapshot
from partnerdesk.rules.counted import counted, listed
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_NAMED: Final = (
    (
        "organisations",
        "name",
        QT_TRANSLATE_NOOP("core", "Partners only in this backup: {names}"),
        QT_TRANSLATE_NOOP("core", "Partners not yet in this backup: {names}"),
        QT_TRANSLATE_NOOP("core", "Partners that read differently: {names}"),
    ),
    (
        "goals",
        "text",
        QT_TRANSLATE_NOOP("core", "Goals only in this backup: {names}"),
        QT_TRANSLATE_NOOP("core", "Goals not yet in this backup: {names}"),
        QT_TRANSLATE_NOOP("core", "Goals that read differently: {names}"),
    ),
    (
        "actions",
        "text",
        QT_TRANSLATE_NOOP("core", "Actions only in this backup: {names}"),
        QT_TRANSLATE_NOOP("core", "Actions not yet in this backup: {names}"),
        QT_TRANSLATE_NOOP("core", "Actions that read differently: {names}"),
    ),
)
"""Tables whose rows are told by name, and the sentences for those gone since, those new since, and those changed."""


def held(counts: Counts) -> tuple[Phrase, ...]:
    """How much a record holds, for example "11 partners", "1 goal"."""
    return (
        counted(
            counts.partners,
            QT_TRANSLATE_NOOP("core", "1 partner"),
            QT_TRANSLATE_NOOP("core", "{number} partners"),
        ),
        counted(
            counts.goals, QT_TRANSLATE_NOOP("core", "1 goal"), QT_TRANSLATE_NOOP("core", "{number} goals")
        ),
        counted(
            counts.actions,
            QT_TRANSLATE_NOOP("core", "1 action"),
            QT_TRANSLATE_NOOP("core", "{number} actions"),
        ),
        counted(
            counts.signatures,
            QT_TRANSLATE_NOOP("core", "1 signature"),
            QT_TRANSLATE_NOOP("core", "{number} signatures"),
        ),
    )


def differences(then: Snapshot, now: Snapshot) -> tuple[Phrase, ...]:
    """What differs between ``then``, an earlier state of the record, and ``now``. Nothing when they are the same."""
    found = tuple(_differences(then, now))
    if found or then == now:
        return found
    return (Phrase(QT_TRANSLATE_NOOP("core", "Only places on the map or in lists differ")),)


def _differences(then: Snapshot, now: Snapshot) -> Iterator[Phrase]:
    for table, name, gone, new, changed in _NAMED:
        before, after = _by_id(then, table), _by_id(now, table)
        yield from _named(gone, (row for key, row in before.items() if key not in after), name)
        yield from _named(new, (row for key, row in after.items() if key not in before), name)
        yield from _named(
            changed,
            (row for key, row in before.items() if key in after and _said(after[key]) != _said(row)),
            name,
        )
    yield from _signatures(len(now.signatures) - len(then.signatures))
    others = sum(_changed(then, now, table) for table in TABLES if table not in _TOLD)
    if others:
        yield counted(
            others,
            QT_TRANSLATE_NOOP("core", "1 other entry differs"),
            QT_TRANSLATE_NOOP("core", "{number} other entries differ"),
        )


_TOLD: Final = (*(table for table, *_ in _NAMED), "signatures")


def _by_id(snapshot: Snapshot, table: str) -> dict[int, Any]:
    return {row.id: row for row in getattr(snapshot, table)}


def _said(row: Any) -> Any:
    """A row without its places on the map and in the list, which change with every partner that comes."""
    return replace(row, **{name: 0 for name in ("x", "y", "position") if hasattr(row, name)})


def _named(text: str, rows: Iterable[Any], name: str) -> Iterator[Phrase]:
    names = [str(getattr(row, name)) for row in rows]
    if names:
        yield Phrase(text, names=listed(names))


def _signatures(more: int) -> Iterator[Phrase]:
    if more > 0:
        yield counted(
            more,
            QT_TRANSLATE_NOOP("core", "1 signature was given since"),
            QT_TRANSLATE_NOOP("core", "{number} signatures were given since"),
        )
    elif more < 0:
        yield counted(
            -more,
            QT_TRANSLATE_NOOP("core", "1 signature was taken back since"),
            QT_TRANSLATE_NOOP("core", "{number} signatures were taken back since"),
        )


def _changed(then: Snapshot, now: Snapshot, table: str) -> int:
    before, after = _by_id(then, table), _by_id(now, table)
    return sum(before.get(key) != after.get(key) for key in before.keys() | after.keys())
