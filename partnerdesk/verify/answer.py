"""The answer to "has this been changed?": one of three, with its reasons, what it does not show, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


class Verdict(StrEnum):
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    CANNOT_TELL = "cannot tell"


_SHORT: Final = {
    Verdict.UNCHANGED: QT_TRANSLATE_NOOP("core", "Unchanged"),
    Verdict.CHANGED: QT_TRANSLATE_NOOP("core", "Changed"),
    Verdict.CANNOT_TELL: QT_TRANSLATE_NOOP("core", "Cannot tell"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """``found`` is never empty. ``limits`` says what the answer does not show, ``advice`` what to do next."""

    verdict: Verdict
    found: tuple[Phrase, ...]
    limits: tuple[Phrase, ...] = ()
    advice: tuple[Phrase, ...] = ()

    @property
    def word(self) -> Phrase:
        """The verdict by itself."""
        return Phrase(_SHORT[self.verdict])

    @property
    def sentences(self) -> tuple[Phrase, ...]:
        """Everything there is to say, in its order."""
        return (*self.found, *self.limits, *self.advice)
