"""The health check: what a sheet may hold, and the statements that people answer, three to each theme.

The statements are our own. Published instruments ask about some of the same things; their wording is never used here.
"""

from __future__ import annotations

from typing import Final

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import HealthAnswer, HealthTheme
from partnerdesk.wording import QT_TRANSLATE_NOOP

CANNOT_SAY: Final = "0"
"""The digit of whoever cannot say, or left a statement out."""

STATEMENTS: Final[tuple[str, ...]] = (
    QT_TRANSLATE_NOOP("core", "Left to itself, none of our organisations would get this done."),
    QT_TRANSLATE_NOOP("core", "My organisation has a reason of its own to be part of this."),
    QT_TRANSLATE_NOOP("core", "If we stopped tomorrow, people outside this room would miss it."),
    QT_TRANSLATE_NOOP("core", "I could tell a neighbour our goals in one or two plain sentences."),
    QT_TRANSLATE_NOOP("core", "What we want here is also what my organisation stands for."),
    QT_TRANSLATE_NOOP("core", "Where we want different things, we have said so and written it down."),
    QT_TRANSLATE_NOOP("core", "Everybody we need is here, or we know who is missing."),
    QT_TRANSLATE_NOOP("core", "Those who come can say yes for the organisation that sends them."),
    QT_TRANSLATE_NOOP("core", "Between us we have the time, money and know-how that our goals ask for."),
    QT_TRANSLATE_NOOP("core", "The people this is for help to decide. They are not only told or asked."),
    QT_TRANSLATE_NOOP("core", "Residents, learners or users would call this theirs as much as ours."),
    QT_TRANSLATE_NOOP("core", "We meet at times, in places and in words that suit the community."),
    QT_TRANSLATE_NOOP("core", "When something goes wrong on our side, I can say so here."),
    QT_TRANSLATE_NOOP("core", "People here do what they said they would do."),
    QT_TRANSLATE_NOOP("core", "We can disagree out loud and still work together the next day."),
    QT_TRANSLATE_NOOP(
        "core", "In our actions several of us put something in. We do not just share jobs out."
    ),
    QT_TRANSLATE_NOOP("core", "Nobody carries much more than the others, and nobody is left with nothing."),
    QT_TRANSLATE_NOOP("core", "What we decide here changes what my organisation does."),
    QT_TRANSLATE_NOOP("core", "We take time to get better at working together."),
    QT_TRANSLATE_NOOP("core", "I know what the others here are good at, and I ask them for it."),
    QT_TRANSLATE_NOOP("core", "I have learned something here that I use in my own work."),
    QT_TRANSLATE_NOOP("core", "I can name something that changed because we worked together."),
    QT_TRANSLATE_NOOP("core", "We look back honestly at what worked and what did not."),
    QT_TRANSLATE_NOOP("core", "The people this is for have noticed a difference."),
)
"""The source texts of statement 1 to 24."""

_DIGITS: Final = frozenset(str(int(each)) for each in HealthAnswer)

OF_THEME: Final = len(STATEMENTS) // len(HealthTheme)
"""How many statements a theme has."""

NOTHING_SAID: Final = CANNOT_SAY * len(STATEMENTS)
"""The answers of a sheet that says nothing."""


def statements_of(theme: HealthTheme) -> range:
    """The places of a theme's statements in :data:`STATEMENTS` and in the answers of a sheet, from 0."""
    begins = list(HealthTheme).index(theme) * OF_THEME
    return range(begins, begins + OF_THEME)


def theme_of(place: int) -> HealthTheme:
    """The theme of the statement at a place, from 0."""
    return list(HealthTheme)[place // OF_THEME]


def readable(answers: str) -> bool:
    """Whether these are the answers of a whole sheet."""
    return len(answers) == len(STATEMENTS) and set(answers) <= _DIGITS


def hides_health(snapshot: Snapshot) -> bool:
    """Whether the health check is being asked blind: the sheets are in the record and shown to nobody."""
    return snapshot.workshop.health_hidden
