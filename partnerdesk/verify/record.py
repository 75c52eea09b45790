"""The attached record: its code, worked out anew, and which record it says that it is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from partnerdesk.exports.record import canonical_text, record_code
from partnerdesk.model.redaction import said_redactions
from partnerdesk.verify.printed import Code


@dataclass(frozen=True, slots=True)
class Attached:
    """A record as it is attached. ``code`` is the whole one, in 64 hex digits.

    ``canonical``: it is written as sealed records are. The others are what it says of itself, and nobody's proof.
    ``redacted`` are the codes it says that it had before somebody was taken out of it.
    """

    code: str
    canonical: bool
    version: int
    name: str
    workshop: str
    number: int
    earlier: frozenset[str]
    redacted: frozenset[str] = frozenset()

    @property
    def short(self) -> Code:
        """As it must stand on every page."""
        return Code(self.code[:16], self.version)


def read_attached(data: bytes) -> Attached | None:
    """What an attached file says; None when it is no record."""
    try:
        text = data.decode("utf-8")
        content = json.loads(text)
        workshop = content["workshop"]
        return Attached(
            record_code(text),
            canonical_text(content) == text,
            int(content["version"]),
            _name(content),
            str(workshop["code"]),
            int(workshop["number"]),
            _earlier(content),
            frozenset(each.code for each in said_redactions(content)),
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None


def _name(content: dict[str, Any]) -> str:
    """The partnership and the title of the workshop, whichever there is of them, once when they are the same."""
    said = (str(content["partnership"]), str(content["workshop"]["title"]))
    return ": ".join(dict.fromkeys(each for each in said if each))


def _earlier(content: dict[str, Any]) -> frozenset[str]:
    """The codes of the versions before, which the record itself may speak of."""
    return frozenset(str(each["code"])[:16] for each in content.get("earlier_versions", []))
