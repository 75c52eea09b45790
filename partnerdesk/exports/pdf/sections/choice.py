"""Which sections of a document of the whole record may be left out, and how it then says so.

The cover and the signatures always stay: nobody signs a paper that does not say whose record it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from partnerdesk.errors import InputError
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.text import NOTHING, Clean
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

SECTIONS: Final = {
    "who-was-there": QT_TRANSLATE_NOOP("core", "Who was there"),
    "since-last-time": QT_TRANSLATE_NOOP("core", "Since last time"),
    "offers-and-needs": QT_TRANSLATE_NOOP("core", "What each of us offers and needs"),
    "partner-map": QT_TRANSLATE_NOOP("core", "Partner map"),
    "goals": QT_TRANSLATE_NOOP("core", "Shared goals"),
    "actions": QT_TRANSLATE_NOOP("core", "Actions"),
    "load-and-time": QT_TRANSLATE_NOOP("core", "Load and time"),
    "health-check": QT_TRANSLATE_NOOP("core", "Health check"),
    "parking-lot": QT_TRANSLATE_NOOP("core", "Parking lot"),
    "left-open": QT_TRANSLATE_NOOP("core", "Left open"),
}
"""The name of each on the command line, and its heading, in their order on paper."""

WITHOUT: Final = QT_TRANSLATE_NOOP("core", "Without: {sections}")

WHOLE: Final[frozenset[str]] = frozenset()
"""Nothing is left out."""


def sections_named(names: Iterable[str]) -> frozenset[str]:
    """The sections to leave out. Raises InputError, which lists all names, for one that is none of them."""
    wanted = [each.strip() for each in names if each.strip()]
    for each in wanted:
        if each not in SECTIONS:
            text = QT_TRANSLATE_NOOP(
                "core",
                "There is no section '{name}' to leave out. It is one of: {names}. The cover and the signatures always"
                " stay.",
            )
            raise InputError(Phrase(text, name=each, names=", ".join(SECTIONS)))
    return frozenset(wanted)


def left_out(paper: Paper) -> Clean:
    """What is left out, in words for the cover and for the foot of every page; nothing for the whole record."""
    titles = [paper.say(title) for key, title in SECTIONS.items() if key in paper.without]
    if not titles:
        return NOTHING
    names = ", ".join(title[:1].lower() + title[1:] for title in titles)
    return paper.say(WITHOUT, sections=names)
