"""What may be meant by the word that is being typed in the line for partners: types, people, names of partners."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from partnerdesk.model.partner_types import COMMON_TYPES
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.quick.day_offers import MOST, Offered

_SEPARATORS: Final = ";\n"
_SIGN: Final = re.compile(r"(?:(?<=\s)|^)(#|@|>{1,4})(?=[^\s>#@]|$)")
_LEAST: Final = 2
"""So many letters of a partner's name are typed before names are offered; after a sign they are offered at once."""


def offers_for_partner(before: str, snapshot: Snapshot) -> Offered:
    """What may be meant by the end of ``before``: after # a type, after @ a person, after > and in front a partner."""
    begin = max(before.rfind(each) for each in _SEPARATORS) + 1
    part = before[begin:]
    signs = list(_SIGN.finditer(part))
    sign = signs[-1][1][0] if signs else ""
    start = begin + (signs[-1].end() if signs else len(part) - len(part.lstrip()))
    typed = before[start:]
    if not sign and len(typed.strip()) < _LEAST:
        return Offered(start)
    name = (part[: signs[0].start()] if signs else "").strip()
    found = _matching(typed, _words(sign, name, snapshot))
    whole = len(found) == 1 and found[0].casefold() == typed.strip().casefold()
    return Offered(start, () if whole else tuple((f"{each} ", each) for each in found))


def _words(sign: str, name: str, snapshot: Snapshot) -> Iterable[str]:
    if sign == "#":
        used = (each.type for each in snapshot.organisations if each.type)
        return (*COMMON_TYPES, *used)
    if sign == "@":
        return _people(name, snapshot)
    return (each.name for each in snapshot.organisations if each.name.casefold() != name.casefold())


def _people(name: str, snapshot: Snapshot) -> list[str]:
    """The people of the partner that is named, and the roles that are in use anywhere."""
    ids = {each.id for each in snapshot.organisations if each.name.casefold() == name.casefold()}
    own = [each for each in snapshot.people if each.organisation_id in ids]
    said = [", ".join(part for part in (each.name, each.role) if part) for each in own]
    return [*said, *(each.role for each in snapshot.people if each.role)]


def _matching(typed: str, words: Iterable[str]) -> tuple[str, ...]:
    """Those that begin with what is typed, then those of which a later word does."""
    wanted = typed.strip().casefold()
    every = list(dict.fromkeys(words))
    first = [each for each in every if each.casefold().startswith(wanted)]
    later = [each for each in every if each not in first and f" {wanted}" in f" {each.casefold()}"]
    return tuple((*first, *later)[:MOST])
