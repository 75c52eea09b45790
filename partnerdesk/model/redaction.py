"""A sealed version out of which somebody was taken who asked to be forgotten.

Its text says so itself, under the key ``redacted``: the moment, and the code that it had until then, the first one
first. The code beside it is that of the text as it is now, so that what is printed from it agrees with itself; papers
that were handed out before bear one of the codes in the list.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from partnerdesk.model.records import SealedVersion

KEY: Final = "redacted"


@dataclass(frozen=True, slots=True)
class Redaction:
    """One time that somebody was taken out: ``code`` is what the version had before, ``at`` a moment in UTC."""

    code: str
    at: str


def redactions(sealed: SealedVersion) -> tuple[Redaction, ...]:
    """What was taken out of a version, the first time first. What cannot be read says nothing."""
    if f'"{KEY}":' not in sealed.content:
        return ()
    try:
        return said_redactions(json.loads(sealed.content))
    except (ValueError, RecursionError):
        return ()


def sealed_code(sealed: SealedVersion) -> str:
    """The code that the version was sealed with, whatever was taken out of it since."""
    found = redactions(sealed)
    return found[0].code if found else sealed.code


def said_redactions(content: Any) -> tuple[Redaction, ...]:
    """The same, from a text that was read already."""
    try:
        return tuple(Redaction(str(each["code"]), str(each["at"])) for each in content.get(KEY, ()))
    except (KeyError, TypeError, AttributeError):
        return ()


def as_said(found: tuple[Redaction, ...]) -> list[dict[str, str]]:
    """Redactions as they stand in a text."""
    return [{"code": each.code, "at": each.at} for each in found]
