"""Who is named in plain words, several at once: "Tide and school", "Jo (HPC)", "KL". All of it has to be understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.quick.naming import first_hits

_BETWEEN: Final = re.compile(r"\s*[/,&+]\s*|\s+and\s+", re.IGNORECASE)
_WITH: Final = re.compile(r"(?P<one>[^()]+?)\s*\((?P<other>[^()]+)\)")
_INITIAL: Final = re.compile(r"(\w)\.? (\S{2,})")

Owner = tuple[int, str]
"""An organisation's id, and the name of somebody of it, "" where only the organisation was named."""


class _Name(NamedTuple):
    """An organisation as it may be called, casefolded; ``words`` is its name with a blank on either side."""

    id: int
    code: str
    name: str
    words: str


class Known:
    """Everybody who may be named, made ready once for a line: a thousand are looked through many times for it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def organisations(self) -> tuple[_Name, ...]:
        rows = ((row, row.name.casefold()) for row in self.snapshot.organisations)
        return tuple(
            _Name(row.id, row.code.casefold(), name.removeprefix("the "), f" {name} ") for row, name in rows
        )

    @cached_property
    def people(self) -> tuple[tuple[int, list[str]], ...]:
        return tuple((row.organisation_id, row.name.casefold().split()) for row in self.snapshot.people)


def owners_named(text: str, known: Known) -> list[Owner] | None:
    """The organisations that ``text`` names and nothing else besides; None when there is anything else."""
    whole = _owner(text, known)
    if whole is not None:
        return [whole]
    found = []
    for each in _BETWEEN.split(text.strip()):
        owner = _owner(each, known)
        if owner is None:
            return None
        found.append(owner)
    return found


def _owner(text: str, known: Known) -> Owner | None:
    """One organisation: by its code, its name, some of its name's words, one of its people, or "Jo (HPC)"."""
    bare = text.strip(" .,;:@")
    both = _WITH.fullmatch(bare)
    if both is None:
        organisation = _one(_organisations(bare, known))
        person = None if organisation else _one(_of_person(bare, known))
        return (organisation, "") if organisation else (person, bare) if person else None
    one, other = both["one"].strip(), both["other"].strip()
    for who, whose in ((one, other), (other, one)):
        organisation = _one(_organisations(whose, known))
        if organisation is not None:
            named = set(_organisations(who, known))
            return (organisation, "" if named == {organisation} else who) if named <= {organisation} else None
    return None


def _one(ids: Iterable[int]) -> int | None:
    """The only id, however often it is there."""
    found = set(ids)
    return found.pop() if len(found) == 1 else None


def _organisations(text: str, known: Known) -> list[int]:
    """By code, else by name, else by some whole words of the name, else by the beginning of its first word."""
    wanted = text.casefold()
    bare = wanted.removeprefix("the ").strip()
    words = f" {bare} "
    return [
        each.id
        for each in first_hits(
            known.organisations,
            lambda row: row.code == wanted,
            lambda row: row.name == bare,
            lambda row: len(bare) > 2 and row.words.startswith(words),
            lambda row: len(bare) > 2 and words in row.words,
            lambda row: len(bare) > 3 and " " not in bare and row.name.startswith(bare),
        )
    ]


def _of_person(text: str, known: Known) -> list[int]:
    """The organisations of those who are called so: "Ken Lloyd", "Ken", "Lloyd", "K. Lloyd", or in capitals "KL"."""
    wanted = text.casefold()
    initial = _INITIAL.fullmatch(wanted)
    short = wanted.replace(".", "") if text.isupper() else ""
    return [
        organisation_id
        for organisation_id, words in known.people
        if wanted in words
        or wanted == " ".join(words)
        or (initial and len(words) > 1 and words[0][0] == initial[1] and words[-1] == initial[2])
        or (len(short) > 1 and short == "".join(word[0] for word in words))
    ]
