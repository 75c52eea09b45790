"""The field's words: what may stand in a record, and how each value is called in front of people."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Final

from partnerdesk.wording import QT_TRANSLATE_NOOP


class Step(StrEnum):
    """The seven steps of a workshop, in order."""

    PREPARE = "prepare"
    MAP = "map"
    GOALS = "goals"
    ACTIONS = "actions"
    REVIEW = "review"
    SIGN = "sign"
    PRINT = "print"


class Presence(StrEnum):
    """How an organisation stands towards one workshop."""

    PRESENT = "present"
    LATE = "late"
    LEFT = "left"
    PROXY = "proxy"
    APOLOGIES = "apologies"
    ABSENT = "absent"

    @property
    def counts_as_present(self) -> bool:
        """Whether the organisation was in the room, itself or by proxy, for at least a part of the workshop."""
        return self not in (Presence.APOLOGIES, Presence.ABSENT)


class CanCommit(StrEnum):
    """Whether those who come can say yes for their organisation."""

    YES = "yes"
    REFER = "refer"
    NO = "no"


class AgendaKind(StrEnum):
    """What the minutes of an agenda item are spent on (N11)."""

    RELATIONSHIP = "relationship"
    GOALS = "goals"
    CAPABILITIES = "capabilities"
    TASKS = "tasks"
    HOUSEKEEPING = "housekeeping"


class HoldingKind(StrEnum):
    """Whether an organisation offers a capability to the partnership or needs it from the others."""

    OFFER = "offer"
    NEED = "need"


class GoalStatus(StrEnum):
    """Where a goal has got to. ``MOVED`` goals can be done alone and left the list with thanks (N2)."""

    OPEN = "open"
    AGREED = "agreed"
    MOVED = "moved"


class ActionStatus(StrEnum):
    TO_DO = "to do"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class SupportBy(StrEnum):
    """How support for a goal was asked: each organisation answering, or hands counted for the room."""

    ORGANISATION = "organisation"
    COUNT = "count"


class Decision(StrEnum):
    """What a representative says when asked to sign."""

    ACCEPT = "accept"
    WITH_NOTE = "with note"
    NOT_YET = "not yet"


class SignatureMethod(StrEnum):
    """How it was signed; ``NONE`` where a note is kept for somebody who has not signed yet."""

    DRAWN = "drawn"
    TYPED = "typed"
    INK = "ink"
    NONE = ""


class ParkingOutcome(StrEnum):
    """How an item of the parking lot ends."""

    OPEN = "open"
    ACTION = "action"
    NEXT_TIME = "next time"
    DROPPED = "dropped"


class TieDirection(StrEnum):
    """Which way a relationship runs between its two organisations."""

    BOTH = "both"
    A_TO_B = "a to b"
    B_TO_A = "b to a"


class PollKind(StrEnum):
    """What is asked about a goal: whether one could reach it alone (N2), or how far each supports it (N3)."""

    ALONE = "alone"
    SUPPORT = "support"


class RankingMethod(StrEnum):
    """How a workshop puts its goals in order; ``NONE`` while it does not."""

    NONE = ""
    DOTS = "dots"
    RANKS = "ranks"
    POINTS = "points"
    IMPACT = "impact"


class LateReason(StrEnum):
    """Why an action was late, put off or dropped."""

    NOT_SAID = ""
    WAITING = "waiting for others"
    NO_TIME = "no time"
    NO_MONEY = "no money"
    NOT_NEEDED = "no longer needed"
    PLAN_CHANGED = "plan changed"
    OTHER = "other"


class HealthTheme(StrEnum):
    """What the health check asks about, three statements each, in their order."""

    NEED = "need"
    GOALS = "goals"
    MEANS = "means"
    COMMUNITY = "community"
    TRUST = "trust"
    WORK = "work"
    SKILLS = "skills"
    RESULTS = "results"


class MergeKind(StrEnum):
    """What two rows that became one were."""

    ORGANISATION = "organisation"
    GOAL = "goal"


class HealthAnswer(IntEnum):
    """How true somebody finds a statement of the health check."""

    CANNOT_SAY = 0
    NOT_TRUE = 1
    PARTLY_TRUE = 2
    MOSTLY_TRUE = 3
    VERY_TRUE = 4


class RelationshipLevel(IntEnum):
    """How closely two organisations work together (N9)."""

    NONE = 0
    NETWORKING = 1
    COORDINATING = 2
    COOPERATING = 3
    COLLABORATING = 4


class AloneAnswer(IntEnum):
    """One organisation's answer to "could we do this alone?" (N2)."""

    EASILY = 0
    WITH_EFFORT = 1
    EXTREMELY_HARD = 2
    IMPOSSIBLE = 3


class SupportLevel(IntEnum):
    """Graded support for a goal (N3). Levels 5 to 8 are asked why, and what would change it."""

    FULLY_BEHIND = 1
    SMALL_DOUBTS = 2
    CAN_LIVE_WITH = 3
    STAND_ASIDE = 4
    NEED_TO_KNOW_MORE = 5
    UNHAPPY = 6
    DISAGREE = 7
    BLOCK = 8


class CommunityLevel(IntEnum):
    """How far the community is part of a goal (N8)."""

    NOT_INVOLVED = 0
    TOLD = 1
    ASKED = 2
    AT_THE_TABLE = 3
    DECIDING_WITH_US = 4


_LABELS: Final[tuple[tuple[StrEnum | IntEnum, str], ...]] = (
    (Step.PREPARE, QT_TRANSLATE_NOOP("core", "Prepare")),
    (Step.MAP, QT_TRANSLATE_NOOP("core", "Map partners")),
    (Step.GOALS, QT_TRANSLATE_NOOP("core", "Agree shared goals")),
    (Step.ACTIONS, QT_TRANSLATE_NOOP("core", "Record actions")),
    (Step.REVIEW, QT_TRANSLATE_NOOP("core", "Review")),
    (Step.SIGN, QT_TRANSLATE_NOOP("core", "Sign off")),
    (Step.PRINT, QT_TRANSLATE_NOOP("core", "Print and share")),
    (Presence.PRESENT, QT_TRANSLATE_NOOP("core", "Present")),
    (Presence.LATE, QT_TRANSLATE_NOOP("core", "Came late")),
    (Presence.LEFT, QT_TRANSLATE_NOOP("core", "Left early")),
    (Presence.PROXY, QT_TRANSLATE_NOOP("core", "By proxy")),
    (Presence.APOLOGIES, QT_TRANSLATE_NOOP("core", "Apologies")),
    (Presence.ABSENT, QT_TRANSLATE_NOOP("core", "Not in the room")),
    (CanCommit.YES, QT_TRANSLATE_NOOP("core", "Can say yes")),
    (CanCommit.REFER, QT_TRANSLATE_NOOP("core", "Has to refer back")),
    (CanCommit.NO, QT_TRANSLATE_NOOP("core", "Cannot commit")),
    (AgendaKind.RELATIONSHIP, QT_TRANSLATE_NOOP("core", "Relationship")),
    (AgendaKind.GOALS, QT_TRANSLATE_NOOP("core", "Goals")),
    (AgendaKind.CAPABILITIES, QT_TRANSLATE_NOOP("core", "Capabilities")),
    (AgendaKind.TASKS, QT_TRANSLATE_NOOP("core", "Tasks")),
    (AgendaKind.HOUSEKEEPING, QT_TRANSLATE_NOOP("core", "Housekeeping")),
    (HoldingKind.OFFER, QT_TRANSLATE_NOOP("core", "Offers")),
    (HoldingKind.NEED, QT_TRANSLATE_NOOP("core", "Needs")),
    (GoalStatus.OPEN, QT_TRANSLATE_NOOP("core", "Open")),
    (GoalStatus.AGREED, QT_TRANSLATE_NOOP("core", "Agreed")),
    (GoalStatus.MOVED, QT_TRANSLATE_NOOP("core", "For one organisation")),
    (ActionStatus.TO_DO, QT_TRANSLATE_NOOP("core", "To do")),
    (ActionStatus.DOING, QT_TRANSLATE_NOOP("core", "In progress")),
    (ActionStatus.DONE, QT_TRANSLATE_NOOP("core", "Done")),
    (ActionStatus.DROPPED, QT_TRANSLATE_NOOP("core", "Dropped")),
    (SupportBy.ORGANISATION, QT_TRANSLATE_NOOP("core", "By organisation")),
    (SupportBy.COUNT, QT_TRANSLATE_NOOP("core", "By count")),
    (Decision.ACCEPT, QT_TRANSLATE_NOOP("core", "Accepts")),
    (Decision.WITH_NOTE, QT_TRANSLATE_NOOP("core", "Accepts with a note")),
    (Decision.NOT_YET, QT_TRANSLATE_NOOP("core", "Not yet")),
    (SignatureMethod.DRAWN, QT_TRANSLATE_NOOP("core", "Drawn")),
    (SignatureMethod.TYPED, QT_TRANSLATE_NOOP("core", "Typed")),
    (SignatureMethod.INK, QT_TRANSLATE_NOOP("core", "Signs on paper")),
    (SignatureMethod.NONE, QT_TRANSLATE_NOOP("core", "Not signed yet")),
    (ParkingOutcome.OPEN, QT_TRANSLATE_NOOP("core", "Parked")),
    (ParkingOutcome.ACTION, QT_TRANSLATE_NOOP("core", "Became an action")),
    (ParkingOutcome.NEXT_TIME, QT_TRANSLATE_NOOP("core", "Next time")),
    (ParkingOutcome.DROPPED, QT_TRANSLATE_NOOP("core", "Dropped")),
    (TieDirection.BOTH, QT_TRANSLATE_NOOP("core", "Both ways")),
    (TieDirection.A_TO_B, QT_TRANSLATE_NOOP("core", "From the first to the second")),
    (TieDirection.B_TO_A, QT_TRANSLATE_NOOP("core", "From the second to the first")),
    (PollKind.ALONE, QT_TRANSLATE_NOOP("core", "Alone test")),
    (PollKind.SUPPORT, QT_TRANSLATE_NOOP("core", "Support")),
    (RankingMethod.NONE, QT_TRANSLATE_NOOP("core", "Not ranked")),
    (RankingMethod.DOTS, QT_TRANSLATE_NOOP("core", "Dots")),
    (RankingMethod.RANKS, QT_TRANSLATE_NOOP("core", "Ranks")),
    (RankingMethod.POINTS, QT_TRANSLATE_NOOP("core", "Points out of 100")),
    (RankingMethod.IMPACT, QT_TRANSLATE_NOOP("core", "Impact and ease")),
    (LateReason.NOT_SAID, QT_TRANSLATE_NOOP("core", "Not said")),
    (LateReason.WAITING, QT_TRANSLATE_NOOP("core", "Waiting for others")),
    (LateReason.NO_TIME, QT_TRANSLATE_NOOP("core", "No time")),
    (LateReason.NO_MONEY, QT_TRANSLATE_NOOP("core", "No money")),
    (LateReason.NOT_NEEDED, QT_TRANSLATE_NOOP("core", "No longer needed")),
    (LateReason.PLAN_CHANGED, QT_TRANSLATE_NOOP("core", "The plan changed")),
    (LateReason.OTHER, QT_TRANSLATE_NOOP("core", "Another reason")),
    (HealthTheme.NEED, QT_TRANSLATE_NOOP("core", "Need")),
    (HealthTheme.GOALS, QT_TRANSLATE_NOOP("core", "Shared goals")),
    (HealthTheme.MEANS, QT_TRANSLATE_NOOP("core", "People and means")),
    (HealthTheme.COMMUNITY, QT_TRANSLATE_NOOP("core", "Community")),
    (HealthTheme.TRUST, QT_TRANSLATE_NOOP("core", "Trust")),
    (HealthTheme.WORK, QT_TRANSLATE_NOOP("core", "Joint work")),
    (HealthTheme.SKILLS, QT_TRANSLATE_NOOP("core", "Skills")),
    (HealthTheme.RESULTS, QT_TRANSLATE_NOOP("core", "Results")),
    (MergeKind.ORGANISATION, QT_TRANSLATE_NOOP("core", "Partner")),
    (MergeKind.GOAL, QT_TRANSLATE_NOOP("core", "Goal")),
    (HealthAnswer.CANNOT_SAY, QT_TRANSLATE_NOOP("core", "Cannot say")),
    (HealthAnswer.NOT_TRUE, QT_TRANSLATE_NOOP("core", "Not true of us")),
    (HealthAnswer.PARTLY_TRUE, QT_TRANSLATE_NOOP("core", "Partly true")),
    (HealthAnswer.MOSTLY_TRUE, QT_TRANSLATE_NOOP("core", "Mostly true")),
    (HealthAnswer.VERY_TRUE, QT_TRANSLATE_NOOP("core", "Very true")),
    (RelationshipLevel.NONE, QT_TRANSLATE_NOOP("core", "None")),
    (RelationshipLevel.NETWORKING, QT_TRANSLATE_NOOP("core", "Networking")),
    (RelationshipLevel.COORDINATING, QT_TRANSLATE_NOOP("core", "Coordinating")),
    (RelationshipLevel.COOPERATING, QT_TRANSLATE_NOOP("core", "Cooperating")),
    (RelationshipLevel.COLLABORATING, QT_TRANSLATE_NOOP("core", "Collaborating")),
    (AloneAnswer.EASILY, QT_TRANSLATE_NOOP("core", "Easily")),
    (AloneAnswer.WITH_EFFORT, QT_TRANSLATE_NOOP("core", "With effort")),
    (AloneAnswer.EXTREMELY_HARD, QT_TRANSLATE_NOOP("core", "Extremely hard")),
    (AloneAnswer.IMPOSSIBLE, QT_TRANSLATE_NOOP("core", "Impossible")),
    (SupportLevel.FULLY_BEHIND, QT_TRANSLATE_NOOP("core", "Fully behind it")),
    (SupportLevel.SMALL_DOUBTS, QT_TRANSLATE_NOOP("core", "Small doubts")),
    (SupportLevel.CAN_LIVE_WITH, QT_TRANSLATE_NOOP("core", "Can live with it")),
    (SupportLevel.STAND_ASIDE, QT_TRANSLATE_NOOP("core", "Stand aside")),
    (SupportLevel.NEED_TO_KNOW_MORE, QT_TRANSLATE_NOOP("core", "Need to know more")),
    (SupportLevel.UNHAPPY, QT_TRANSLATE_NOOP("core", "Unhappy, will not stand in the way")),
    (SupportLevel.DISAGREE, QT_TRANSLATE_NOOP("core", "Disagree, will not take part")),
    (SupportLevel.BLOCK, QT_TRANSLATE_NOOP("core", "Block")),
    (CommunityLevel.NOT_INVOLVED, QT_TRANSLATE_NOOP("core", "Not involved")),
    (CommunityLevel.TOLD, QT_TRANSLATE_NOOP("core", "Told")),
    (CommunityLevel.ASKED, QT_TRANSLATE_NOOP("core", "Asked")),
    (CommunityLevel.AT_THE_TABLE, QT_TRANSLATE_NOOP("core", "At the table")),
    (CommunityLevel.DECIDING_WITH_US, QT_TRANSLATE_NOOP("core", "Deciding with us")),
)
"""The English source text of every value, for translation in the context "core"."""

# Values of different kinds may be equal, as all whole numbers are: the kind belongs to the key.
LABELS: Final[dict[tuple[type, int | str], str]] = {
    (type(value), value.value): text for value, text in _LABELS
}


def label(value: StrEnum | IntEnum) -> str:
    """How ``value`` is called in front of people, in English."""
    return LABELS[type(value), value.value]
