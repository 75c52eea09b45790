"""What a finding is: something in the record to mend or to look at, with the reason and the way to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from partnerdesk.model.records import Goal, Organisation
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.insights import Insights
from partnerdesk.rules.workshop_facts import WorkshopFacts
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


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


class Part(StrEnum):
    """The part of a row, or of the workshop, where a finding is mended."""

    WHOLE = ""
    # of the workshop
    PARTNERS = "partners"
    AGENDA = "agenda"
    GOALS = "goals"
    DEFINITION = "definition"
    # of an organisation
    PRESENCE = "presence"
    PEOPLE = "people"
    TYPE = "type"
    OFFERS = "offers"
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
    MOVE_GOAL = "move goal"
    AGREE_GOAL = "agree goal"


@dataclass(frozen=True, slots=True)
class Remedy:
    """What one press can do. To invite, it names the organisation and what it could bring; else the goal."""

    kind: RemedyKind
    goal_id: int | None = None
    organisation_id: int | None = None
    capability_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """``rule`` is the rule it comes from, like "N6", or "" for a plain gap. ``mend`` is the text of a button."""

    step: Step
    severity: Severity
    rule: str
    reason: Phrase
    mend: Phrase
    subject: Subject
    remedy: Remedy | None = None


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


def at_goal(goal: Goal, part: Part = Part.WHOLE) -> Subject:
    return Subject("goals", goal.id, part)


def at_organisation(organisation: Organisation, part: Part = Part.WHOLE) -> Subject:
    return Subject("organisations", organisation.id, part)
