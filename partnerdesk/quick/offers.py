"""What could be meant by the words at the end of a line about an action, so that nobody need type them whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Final

from partnerdesk.model.records import Capability, Organisation
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import HoldingKind
from partnerdesk.quick.day_offers import MOST, Offered, Row, offers_for_day
from partnerdesk.quick.naming import organisations_meant

_LONGEST: Final = 64
_SIGN: Final = re.compile(r"(?:(?<=\s)|^)[@+#](?=\S|$)")


def offers_for_action(before: str, snapshot: Snapshot, today: date) -> Offered:
    """What may be meant by the end of ``before``: after @ and + a partner, after +SHA: what it brings, after # a goal,
    after "by" a day."""
    days = offers_for_day(before, today)
    if days.rows:
        return days
    signs = list(_SIGN.finditer(before))
    if not signs:
        return Offered(len(before))
    start = signs[-1].start()
    offers = _AFTER[before[start]](before[start + 1 :], snapshot)
    return Offered(start, tuple(islice(offers, MOST)))


def _leads(typed: str, snapshot: Snapshot) -> Iterator[Row]:
    return _partners("@", typed, snapshot)


def _bringers(typed: str, snapshot: Snapshot) -> Iterator[Row]:
    who, colon, what = typed.partition(":")
    if colon:
        found = organisations_meant(who, snapshot.organisations)
        if len(found) == 1:
            yield from _brought(who, found[0], what, snapshot)
        return
    code = typed.casefold()
    known = next((each for each in snapshot.organisations if each.code.casefold() == code), None)
    if known is not None:
        yield from _brought(known.code, known, "", snapshot)
    yield from _partners("+", typed, snapshot)


def _goals(typed: str, snapshot: Snapshot) -> Iterator[Row]:
    """By number, or by words that all begin one of the goal's."""
    wanted = typed.casefold()
    words = wanted.split()
    for goal in snapshot.workshop_goals():
        code, number = goal.code.casefold(), goal.code.casefold().lstrip("g")
        called = wanted and any(each.startswith(wanted) for each in (code, number, f"goal{number}"))
        spoken = all(any(each.startswith(word) for each in goal.text.casefold().split()) for word in words)
        if (called or spoken) and wanted not in (code, number, f"goal{number}"):
            yield f"#{goal.code} ", _shortened(f"{goal.code}  {goal.text}")


_AFTER: Final[dict[str, Callable[[str, Snapshot], Iterator[Row]]]] = {
    "@": _leads, "+": _bringers, "#": _goals,
}  # fmt: skip


def _partners(sign: str, typed: str, snapshot: Snapshot) -> Iterator[Row]:
    """By code, by the beginning of the name or of one of its words, then by their people; those in the room first."""
    wanted = typed.casefold()
    here = snapshot.present_ids()
    offering = {row.organisation_id for row in snapshot.holdings if row.kind is HoldingKind.OFFER}
    ranked: list[tuple[int, bool, int, str, str]] = []
    for place, each in enumerate(snapshot.organisations):
        rank = _rank(wanted, each)
        if rank is not None:
            ranked.append((rank, each.id not in here, place, each.code, f"{each.code}  {each.name}"))
    by_id = {each.id: (place, each) for place, each in enumerate(snapshot.organisations)}
    for person in snapshot.people if wanted else ():
        spoken = ", ".join(filter(None, (person.name, person.role)))
        if _begins(wanted, spoken.casefold()) and person.organisation_id in by_id:
            place, each = by_id[person.organisation_id]
            ranked.append((9, each.id not in here, place, each.code, f"{each.code}  {spoken}, {each.name}"))
    goes_on = {each.code for each in snapshot.organisations if sign == "+" and each.id in offering}
    for *_, code, shown in sorted(ranked)[:MOST]:
        yield f"{sign}{code}" if code in goes_on else f"{sign}{code} ", _shortened(shown)


def _rank(wanted: str, organisation: Organisation) -> int | None:
    """How well a partner answers, less is better; None when it does not, or is called in full already."""
    code, name = organisation.code.casefold(), organisation.name.casefold()
    if wanted == code:
        return None
    if code.startswith(wanted):
        return 0
    if name.startswith(wanted):
        return 1
    return 2 if _begins(wanted, name) else None


def _begins(wanted: str, name: str) -> bool:
    """Whether one of the words of ``name`` begins with ``wanted``."""
    return name.startswith(wanted) or f" {wanted}" in name


def _brought(who: str, organisation: Organisation, what: str, snapshot: Snapshot) -> Iterator[Row]:
    """Its offers; when it is asked for by words, everything else that may be brought as well."""
    wanted = what.casefold()
    offered = snapshot.holdings_of(organisation.id, HoldingKind.OFFER)
    own = [each for each in snapshot.capabilities if each.id in offered]
    others = [each for each in snapshot.capabilities if each.id not in offered] if wanted else []
    for each in (*own, *others):
        if _fits(wanted, each):
            yield f"+{who}:{each.code} ", _shortened(f"{organisation.code}  {each.name}")


def _fits(wanted: str, capability: Capability) -> bool:
    code = capability.code.casefold()
    return wanted != code and (code.startswith(wanted) or _begins(wanted, capability.name.casefold()))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
