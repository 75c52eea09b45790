"""What a finding is: something in the record to mend or to look at, with the reason and the way to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten
from typing import Final

from partnerdesk.model.records import Action, Goal, Organisation, SetAside
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import PollKind, Step
from partnerdesk.rules.counted import listed
from partnerdesk.rules.insights import Insights
from partnerdesk.rules.workshop_facts import WorkshopFacts
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

SEPARATOR: Final = ", "
"""Between the facts of a finding."""

_FIRST_WORDS: Final = 32
"""So many letters of a goal or an action tell it from others."""


class Severity(StrEnum):
    """How pressing a finding is, the most pressing first."""

    FIX = "fix"
    LOOK = "look"
    NOTE = "good to know"


SEVERITY_NAMES: Final[dict[Severity, str]] = {
    Severity.FIX: QT_TRANSLATE_NOOP("core", "To fix"),
    Severity.LOOK: QT_TRANSLATE_NOOP("core", "To look at"),
    Severity.NOTE: QT_TRANSLATE_NOOP("core", "Good to know"),
}


class Kind(StrEnum):
    """Every kind of finding. The value begins with the rule it comes from, like "N6"; a plain gap has none.

    The values stand in documents and sealed records, in the keys of what was set aside: they never change.
    """

    NO_AGENDA = "no agenda"
    NOBODY_HERE = "nobody here"
    NO_REPRESENTATIVE = "no representative"
    ONE_TYPE = "N1 one type"
    NO_TYPE = "N1 no type"
    NO_COMMUNITY = "N8 no community here"
    NO_PARTNERS = "no partners"
    HELD_BY_NOBODY = "N6 held by nobody"
    EMPTY_CHAIR = "N6 empty chair"
    CRITICAL = "N7 critical"
    NO_GOALS = "no goals"
    CONTESTED = "N3 contested"
    NOT_SUPPORTED = "N3 not asked"
    NOT_TESTED = "N2 not asked"
    ALONE = "N2 can be done alone"
    ONE_HOLDS_ALL = "N2 one holds all"
    NOT_AGREED = "N3 not marked as agreed"
    AGREED_UNASKED = "N3 agreed without asking"
    AGREED_CONTESTED = "N3 agreed against the rule"
    NO_SYNERGY = "N5 no synergy"
    ALONE_UNANSWERED = "N2 not answered"
    SUPPORT_UNANSWERED = "N3 not answered"
    NO_REASON = "N3 no reason"
    ALONE_HIDDEN = "N2 asked blind"
    SUPPORT_HIDDEN = "N3 asked blind"
    ALONE_EARLIER = "N2 earlier wording"
    SUPPORT_EARLIER = "N3 earlier wording"
    OWN_WORDS = "N14 own words"
    NO_MEASURE = "no measure"
    NO_NEEDS = "N2 no needs"
    WITHOUT_THEM = "N8 agreed without them"
    LADDER_UNSAID = "N8 ladder not said"
    NOT_INVOLVED = "N8 not involved"
    NO_ACTION = "no action"
    NO_LEAD = "no lead"
    NO_DUE = "no due date"
    NOTHING_BROUGHT = "N4 nothing brought"
    ALLOCATED = "N4 allocated"
    LOPSIDED = "N4 lopsided"
    PARTS_UNSAID = "N4 not said"
    PART_AWAY = "N4 not here"
    NEGLECTED = "N9 neglected"
    TRUST_GAP = "N9 trust gap"
    TOO_HEAVY = "N12 too heavy"
    QUIET = "N12 quiet"
    NO_COMMUNITY_ACTION = "N8 no community in actions"
    AGENCIES = "N15 agencies"
    CANNOT_SAY_YES = "N15 cannot say yes"
    LEAD_CANNOT_SAY_YES = "N15 lead cannot say yes"
    RESOURCES = "N15 resources"
    OVERDUE = "N13 overdue"
    DROPPED_UNEXPLAINED = "N13 dropped without a reason"
    PUT_OFF_UNEXPLAINED = "N13 put off without a reason"
    FEW_KEPT = "N13 few kept"
    HEALTH_HIDDEN = "health asked blind"
    HEALTH_DIFFERS = "N18 health seen differently"
    HEALTH_LOW = "health low"
    PARKED = "parked"
    WEAKEST = "N1 weakest"
    NOT_YET = "not yet"

    @property
    def rule(self) -> str:
        """The rule it comes from, like "N6", or "" for a plain gap."""
        first = self.split()[0]
        return first if re.fullmatch(r"N\d+", first) else ""

    @property
    def private(self) -> bool:
        """Whether only the facilitator may see it: never printed, never shown to the room, not in the record."""
        return self is Kind.TRUST_GAP


class Part(StrEnum):
    """The part of a row, or of the workshop, where a finding is mended."""

    WHOLE = ""
    # of the workshop
    PARTNERS = "partners"
    AGENDA = "agenda"
    GOALS = "goals"
    DEFINITION = "definition"
    HEALTH = "health"
    # of an organisation
    PRESENCE = "presence"
    PEOPLE = "people"
    TYPE = "type"
    OFFERS = "offers"
    CAN_COMMIT = "can say yes"
    RESOURCES = "resources"
    # of a goal
    WORDS = "words"
    MEASURE = "measure"
    NEEDS = "needs"
    ALONE = "alone"
    SUPPORT = "support"
    REASONS = "reasons"
    COMMUNITY = "community"
    STATUS = "status"
    # of an action
    LEAD = "lead"
    DUE = "due"
    WHO_BRINGS_WHAT = "who brings what"


@dataclass(frozen=True, slots=True)
class Subject:
    """The row a finding is about and the part of it to mend, so that the desktop can go there."""

    table: str
    id: int
    part: Part = Part.WHOLE


class RemedyKind(StrEnum):
    """What one press can do about a finding."""

    INVITE_ABSENT = "invite absent"
    FIND_HOLDER = "find who has it"
    ADD_PART = "add a part"
    WORK_AT_TIE = "work at a relationship"
    MOVE_GOAL = "move goal"
    AGREE_GOAL = "agree goal"
    MARK_DONE = "mark done"
    REVEAL = "reveal"
    REVEAL_HEALTH = "reveal health check"


@dataclass(frozen=True, slots=True)
class Remedy:
    """What one press can do, and the rows that it is done with; which of them there are follows from the kind."""

    kind: RemedyKind
    goal_id: int | None = None
    organisation_id: int | None = None
    capability_ids: tuple[int, ...] = ()
    action_id: int | None = None
    relationship_id: int | None = None
    poll: PollKind = PollKind.SUPPORT


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend or to look at. ``mend`` is the text of a button.

    ``about`` are the codes of what it is about, never row numbers or places. ``facts`` are the codes and figures that
    made it, in a text that is the same in every language. ``came_back`` is how it was set aside before its facts
    changed.
    """

    step: Step
    severity: Severity
    kind: Kind
    reason: Phrase
    mend: Phrase
    subject: Subject
    remedy: Remedy | None = None
    about: tuple[str, ...] = ()
    facts: str = ""
    came_back: SetAside | None = None

    @property
    def rule(self) -> str:
        return self.kind.rule

    @property
    def key(self) -> str:
        """What makes a finding the same though its figures change: its kind and what it is about.

        "N3 contested: G1". Removing what has the code G1 forgets that this was set aside.
        """
        return ": ".join([self.kind, *([" ".join(self.about)] if self.about else [])])


def facts_of(*facts: str | int | Iterable[str]) -> str:
    """Codes and figures as the one text of them that is kept."""
    parts = (
        each if isinstance(each, str) else str(each) if isinstance(each, int) else SEPARATOR.join(each)
        for each in facts
    )
    return SEPARATOR.join(parts)


def is_private(key: str) -> bool:
    """Whether a key is that of a finding which only the facilitator may see."""
    return any(kind.private for kind in Kind if key == kind or key.startswith(f"{kind}: "))


@dataclass(frozen=True, slots=True)
class Look:
    """What finders look at: the record, and the figures of its present workshop."""

    snapshot: Snapshot
    figures: Insights

    @property
    def facts(self) -> WorkshopFacts:
        return self.figures.facts


def at_workshop(look: Look, part: Part) -> Subject:
    return Subject("workshops", look.facts.workshop.id, part)


def called_goal(goal: Goal) -> str:
    """ "1 (Open twenty placements)": the number by which people call it, and its first words."""
    return _called(goal.code.lstrip("G"), goal.text)


def called_action(action: Action) -> str:
    return _called(action.code.lstrip("A"), action.text)


def quoted_goals(goals: Iterable[Goal]) -> str:
    """ "“Open twenty placements”, “Feel safe”": several by their first words, a few at most."""
    return listed(f"“{_first_words(goal.text)}”" for goal in goals)


def _called(number: str, text: str) -> str:
    return f"{number} ({_first_words(text)})"


def _first_words(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _FIRST_WORDS else shorten(words, _FIRST_WORDS, placeholder="…")


def at_goal(goal: Goal, part: Part = Part.WHOLE) -> Subject:
    return Subject("goals", goal.id, part)


def at_organisation(organisation: Organisation, part: Part = Part.WHOLE) -> Subject:
    return Subject("organisations", organisation.id, part)
