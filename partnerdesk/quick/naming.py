"""Who is meant by what was typed after a sign: a code, a name, or the beginning of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from partnerdesk.model.records import Capability, Goal, Organisation
from partnerdesk.model.snapshot import Snapshot

R = TypeVar("R")

_MOST_WORDS: Final = 12
"""No name is looked for in more words than these."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a run of words means: the organisation, and the words behind its name. ``rivals`` are two it could be."""

    organisation: Organisation | None
    rest: str = ""
    rivals: tuple[Organisation, ...] = ()


def organisation_at_start(words: str, snapshot: Snapshot, *, people: bool = False) -> Meant:
    """The organisation that ``words`` begin with, by as many of them as make sense.

    With ``people`` the name of one of its people will do, too.
    """
    parts = words.split()
    rivals: tuple[Organisation, ...] = ()
    for count in range(min(len(parts), _MOST_WORDS), 0, -1):
        typed = " ".join(parts[:count]).strip(",.;:")
        found = organisations_meant(typed, snapshot.organisations)
        if not found and people:
            found = _organisations_of_person(typed, snapshot)
        if len(found) == 1:
            return Meant(found[0], " ".join(parts[count:]))
        rivals = rivals or tuple(found[:2])
    return Meant(None, words, rivals)


def organisations_meant(typed: str, organisations: Iterable[Organisation]) -> Sequence[Organisation]:
    """By code, else by name, else by the name's beginning, else by the beginning of one of its words."""
    rows = tuple(organisations)
    wanted = typed.casefold()
    return (
        first_hits(
            rows,
            lambda row: row.code.casefold() == wanted,
            lambda row: row.name.casefold() == wanted,
            lambda row: row.name.casefold().startswith(wanted),
            lambda row: any(word.startswith(wanted) for word in row.name.casefold().split()),
        )
        if wanted
        else ()
    )


def names_meant(typed: str, names: Iterable[str]) -> Sequence[str]:
    """The names that ``typed`` may stand for: the name itself, else its beginning, else that of one of its words."""
    rows = tuple(dict.fromkeys(names))
    wanted = typed.casefold()
    return (
        first_hits(
            rows,
            lambda name: name.casefold() == wanted,
            lambda name: name.casefold().startswith(wanted),
            lambda name: any(word.startswith(wanted) for word in name.casefold().split()),
        )
        if wanted
        else ()
    )


def capability_meant(typed: str, snapshot: Snapshot, *, begun: bool = False) -> Capability | None:
    """The capability of this code or name; with ``begun`` its beginning is enough when only one has it."""
    wanted = typed.casefold().strip(",.;")
    if not wanted:
        return None
    found = first_hits(
        snapshot.capabilities,
        lambda row: wanted in (row.code.casefold(), row.name.casefold()),
        lambda row: (
            begun and (row.code.casefold().startswith(wanted) or row.name.casefold().startswith(wanted))
        ),
    )
    return found[0] if len(found) == 1 else None


def goal_meant(typed: str, snapshot: Snapshot) -> Goal | None:
    """The goal called ``G1``, ``1`` or ``goal1``."""
    wanted = typed.casefold().strip(",.;:")
    return next(
        (
            goal
            for goal in snapshot.workshop_goals()
            if wanted
            in (goal.code.casefold(), goal.code.casefold().lstrip("g"), f"goal{goal.code[1:]}".casefold())
        ),
        None,
    )


def first_hits(rows: Sequence[R], *tests: Callable[[R], bool]) -> list[R]:
    """The rows that pass the first test that any row passes."""
    for test in tests:
        found = [row for row in rows if test(row)]
        if found:
            return found
    return []


def _organisations_of_person(typed: str, snapshot: Snapshot) -> Sequence[Organisation]:
    wanted = typed.casefold()
    ids = {
        person.organisation_id
        for person in snapshot.people
        if wanted and person.name.casefold().startswith(wanted)
    }
    return [row for row in snapshot.organisations if row.id in ids]
