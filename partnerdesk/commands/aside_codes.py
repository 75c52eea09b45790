"""Findings that were set aside name what they are about by its code: what becomes of them when that code goes.

The key of a finding is its kind, and behind ": " the codes that it is about, like "N9 neglected: HPC TID"; its facts
are codes and figures with commas between them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from partnerdesk.model.records import SetAside

_BETWEEN: Final = ", "


def codes_of(aside: SetAside) -> list[str]:
    """What the finding is about."""
    return aside.finding.partition(": ")[2].split()


def names(aside: SetAside, code: str) -> bool:
    """Whether the finding is about what has this code, or has it among its facts."""
    return code in codes_of(aside) or code in aside.facts.split(_BETWEEN)


def with_code(
    aside: SetAside, old: str, new: str, pairs: Collection[tuple[str, str]] = ()
) -> tuple[str, str] | None:
    """The key and the facts with another code in place of one; None where it was about both, and so about nothing now.

    ``pairs`` are the two codes of every relationship in its order, which decides how a finding about one is called.
    """
    about = codes_of(aside)
    if old in about and new in about:
        return None
    renamed = [new if code == old else code for code in about]
    if len(renamed) == 2 and (renamed[1], renamed[0]) in pairs:
        renamed.reverse()
    kind = aside.finding.partition(": ")[0]
    facts = [new if fact == old else fact for fact in aside.facts.split(_BETWEEN)]
    told = dict.fromkeys(facts) if old in aside.facts.split(_BETWEEN) else facts
    return f"{kind}: {' '.join(renamed)}" if about else aside.finding, _BETWEEN.join(told)
