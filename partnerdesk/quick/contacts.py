"""Whether somebody was typed by name or by role. In doubt it is a name: names are not printed unasked, roles are."""

from __future__ import annotations

from typing import Final

from partnerdesk.quick.entries import Contact

_ROLES: Final = frozenset({
    "administrator", "adviser", "advisor", "assistant", "ceo", "chair", "chairman", "chairperson",
    "chairwoman", "clerk", "commissioner", "constable", "consultant", "coordinator", "co-ordinator",
    "councillor", "deputy", "director", "doctor", "executive", "governor", "gp", "head", "headteacher",
    "inspector", "lead", "leader", "librarian", "manager", "member", "nurse", "officer", "organiser",
    "owner", "parent", "planner", "president", "principal", "pupil", "representative", "resident",
    "secretary", "sergeant", "student", "superintendent", "teacher", "tenant", "treasurer", "trustee",
    "vicar", "volunteer", "worker",
})  # fmt: skip
_BEFORE_A_ROLE: Final = frozenset({
    "acting", "area", "chief", "community", "district", "estates", "family", "finance", "general", "health",
    "housing", "managing", "neighbourhood", "operations", "outreach", "policy", "practice", "programme",
    "project", "regional", "school", "senior", "service", "social", "support", "team", "vice", "youth",
})  # fmt: skip


def contact_meant(typed: str) -> Contact:
    """``Jo Smith`` is a name, ``Head teacher`` a role, ``Jo Smith, Head teacher`` both."""
    words = typed.strip(" ,")
    name, comma, role = words.partition(",")
    if comma:
        return Contact(name.strip(), role.strip())
    return Contact(role=words) if _is_role(words) else Contact(name=words)


def _is_role(typed: str) -> bool:
    words = typed.split()
    if not words:
        return False
    first, last = words[0].casefold(), words[-1].casefold()
    begins = first in _ROLES or first in _BEFORE_A_ROLE
    if len(words) == 1:
        return first in _ROLES
    written_small = last in _ROLES and words[-1].islower() and not words[0].islower()
    return written_small or (begins and (last in _ROLES or "of" in words))
