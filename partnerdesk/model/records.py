"""The rows of a record as frozen values, one class per table, free of any database.

Field names and order are the column names of the tables in ``model.tables``; a test holds the two together.
Dates are ISO text (``2026-11-12``), moments are ISO text in UTC, levels are the whole numbers of ``vocabulary``.
``position`` orders what people may reorder. An empty text means "not said".

A field with a default came with a later schema. The default is what older documents hold in it, and older steps of the
history, which do not know it.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.model.vocabulary import (
    ActionStatus,
    AgendaKind,
    CanCommit,
    Decision,
    GoalStatus,
    HoldingKind,
    LateReason,
    MergeKind,
    ParkingOutcome,
    PollKind,
    Presence,
    RankingMethod,
    SignatureMethod,
    Step,
    SupportBy,
    TieDirection,
)


@dataclass(frozen=True, slots=True)
class Record:
    """What every row has: a number that is unique in its table."""

    id: int


@dataclass(frozen=True, slots=True)
class Partnership(Record):
    """The partnership itself; there is exactly one row. ``workshop_id`` is the workshop being worked on."""

    name: str
    workshop_id: int
    created_at: str


@dataclass(frozen=True, slots=True)
class Workshop(Record):
    """One meeting of the partnership, with the rule by which it agrees (N3).

    ``kind`` is the template's number 1 to 6, 0 for none. ``agreement_share`` is in percent. ``sealed_version`` is the
    version that is sealed at this moment, or None while the workshop can be edited. With ``one_voice`` the answer of an
    organisation is the mean of its people's. ``ranking`` is how goals are put in order, ``dots_each`` the most dots an
    organisation may give away. While it is ``health_hidden`` nobody is shown how the health check was answered.
    """

    number: int
    code: str
    kind: int
    kind_name: str
    title: str
    place: str
    date: str
    hours: str
    purpose: str
    next_meeting: str
    agreement_share: int
    blocks_allowed: int
    community_must_hold: bool
    sealed_version: int | None
    one_voice: bool = False
    ranking: RankingMethod = RankingMethod.NONE
    dots_each: int = 5
    health_hidden: bool = False


@dataclass(frozen=True, slots=True)
class AgendaItem(Record):
    """One item of the agenda. ``minutes`` are planned, ``spent`` those that it took, None where nobody said."""

    workshop_id: int
    position: int
    title: str
    kind: AgendaKind
    minutes: int
    spent: int | None = None


@dataclass(frozen=True, slots=True)
class Organisation(Record):
    """A partner. ``code`` is the short name in outlines. ``x`` and ``y`` are its place on the map by hand, in
    thousandths of the map's width and height, or None while the map places it."""

    code: str
    name: str
    type: str
    community: bool
    note: str
    position: int
    x: int | None
    y: int | None


@dataclass(frozen=True, slots=True)
class Person(Record):
    """Somebody of an organisation. ``named`` says that the person agreed to be named in print."""

    organisation_id: int
    name: str
    role: str
    named: bool


@dataclass(frozen=True, slots=True)
class Attendance(Record):
    """How an organisation stands towards one workshop. ``influence`` and ``interest`` are 0 to 4, or None."""

    workshop_id: int
    organisation_id: int
    presence: Presence
    can_commit: CanCommit
    influence: int | None
    interest: int | None


@dataclass(frozen=True, slots=True)
class Representative(Record):
    """A person who comes to one workshop for an organisation."""

    workshop_id: int
    organisation_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class Capability(Record):
    """Something that goals need and organisations bring: skills, money, land, trust, powers."""

    code: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Holding(Record):
    """An organisation offers a capability, or needs it from the others."""

    organisation_id: int
    capability_id: int
    kind: HoldingKind


@dataclass(frozen=True, slots=True)
class Resource(Record):
    """Something an organisation can put in (N15). ``amount`` is free text, like "two days a week"."""

    organisation_id: int
    name: str
    amount: str
    position: int


@dataclass(frozen=True, slots=True)
class Relationship(Record):
    """Two organisations that have to do with each other. ``kinds`` are words joined by "|"."""

    a_id: int
    b_id: int
    kinds: str
    note: str
    direction: TieDirection = TieDirection.BOTH


@dataclass(frozen=True, slots=True)
class Rating(Record):
    """A relationship as one workshop sees it (N9): levels 0 to 4, trust 1 to 4 (private), None where not said."""

    workshop_id: int
    relationship_id: int
    before: int | None
    now: int | None
    wanted: int | None
    trust_ab: int | None
    trust_ba: int | None


@dataclass(frozen=True, slots=True)
class Goal(Record):
    """A goal in its present wording. ``baseline`` and ``target`` are decimal numbers as text, ``by`` a date.

    While an answer is ``hidden`` the poll runs blind: nobody is shown how the others answered. ``carried_from_id`` is
    the goal of an earlier workshop that this one goes on with.
    """

    workshop_id: int
    code: str
    position: int
    text: str
    measure: str
    baseline: str
    target: str
    by: str
    community_level: int | None
    status: GoalStatus
    support_by: SupportBy
    alone_hidden: bool = False
    support_hidden: bool = False
    carried_from_id: int | None = None


@dataclass(frozen=True, slots=True)
class Wording(Record):
    """A wording that a goal has had. ``at`` is when it came to be."""

    goal_id: int
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class GoalNeed(Record):
    """A capability that a goal needs."""

    goal_id: int
    capability_id: int


@dataclass(frozen=True, slots=True)
class AloneResponse(Record):
    """One organisation's answer 0 to 3 to "could we do this alone?", and the wording that was answered."""

    goal_id: int
    organisation_id: int
    answer: int
    wording_id: int


@dataclass(frozen=True, slots=True)
class SupportResponse(Record):
    """One organisation's support for a goal, 1 to 8, and the wording that was answered."""

    goal_id: int
    organisation_id: int
    level: int
    wording_id: int


@dataclass(frozen=True, slots=True)
class SupportCount(Record):
    """How many hands were counted at one level, 1 to 8, when support was asked by count."""

    goal_id: int
    level: int
    count: int


@dataclass(frozen=True, slots=True)
class Voice(Record):
    """One person's answer, from a paper ballot or called out: 0 to 3 to the alone test, 1 to 8 for support.

    ``ballot`` is the short code on the paper, "" without one; it is private, for it may lead to a person.
    """

    goal_id: int
    kind: PollKind
    organisation_id: int | None
    ballot: str
    answer: int
    wording_id: int


@dataclass(frozen=True, slots=True)
class HealthSheet(Record):
    """One person's answers to the health check of a workshop: 24 digits, 1 to 4 for each statement, 0 for cannot say.

    ``sector`` is a category of ``partner_types``, "" where none was said: never a person or an organisation. ``ballot``
    is the short code on the paper, "" without one; it is private, for it may lead to a person.
    """

    workshop_id: int
    sector: str
    ballot: str
    answers: str


@dataclass(frozen=True, slots=True)
class Priority(Record):
    """What one organisation gives a goal by one method: dots, a rank, points or impact, and with impact its ease 0 to
    10, or None."""

    goal_id: int
    organisation_id: int
    method: RankingMethod
    value: int
    ease: int | None


@dataclass(frozen=True, slots=True)
class OwnWords(Record):
    """A goal as somebody says it in their own words (N14)."""

    goal_id: int
    organisation_id: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Dissent(Record):
    """Why somebody does not stand behind a goal and what would change it, in their words (the minority note, N3)."""

    goal_id: int
    organisation_id: int | None
    reason: str
    would_change: str


@dataclass(frozen=True, slots=True)
class Action(Record):
    """Something that will be done: who leads, from when, by when.

    ``done_on`` is the day it was done. ``reason`` and ``reason_note`` say why it was late or dropped.
    ``carried_from_id`` is the action of an earlier workshop that this one goes on with.
    """

    workshop_id: int
    goal_id: int | None
    lead_id: int | None
    code: str
    position: int
    text: str
    start: str
    due: str
    help_needed: str
    status: ActionStatus
    done_on: str = ""
    reason: LateReason = LateReason.NOT_SAID
    reason_note: str = ""
    carried_from_id: int | None = None


@dataclass(frozen=True, slots=True)
class Postponement(Record):
    """An action was put off from one day to another, ``at`` a moment, and why (N13)."""

    action_id: int
    old_due: str
    new_due: str
    reason: LateReason
    note: str
    at: str


@dataclass(frozen=True, slots=True)
class Contribution(Record):
    """An organisation brings a capability to an action; None while what it brings is not said."""

    action_id: int
    organisation_id: int
    capability_id: int | None


@dataclass(frozen=True, slots=True)
class Addressing(Record):
    """An action works at a relationship. ``turned`` when an outline names it the other way round, as B-A."""

    action_id: int
    relationship_id: int
    turned: bool = False


@dataclass(frozen=True, slots=True)
class ParkingItem(Record):
    workshop_id: int
    position: int
    text: str
    outcome: ParkingOutcome
    carried_from_id: int | None = None


@dataclass(frozen=True, slots=True)
class SetAside(Record):
    """A finding that was put aside, with the reason. It returns when its ``facts`` are no longer these."""

    workshop_id: int
    finding: str
    facts: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class Merge(Record):
    """Two organisations or goals that became one: enough to part them again.

    ``kept_id`` is the row that stayed, ``name`` what the one that went was called. ``rows`` is JSON like a step of the
    journal: a list of ``[table, id, before, after]`` for every row that the merge touched. History: never exported.
    """

    workshop_id: int
    kind: MergeKind
    kept_id: int
    name: str
    at: str
    rows: str


@dataclass(frozen=True, slots=True)
class Signature(Record):
    """What one organisation's representative said at the end. ``strokes`` is JSON: lists of points ``[x, y, t]``,
    x and y in ten-thousandths of the pad's width, t in milliseconds. ``signed_as`` is the name or role under it.
    ``words`` is the digest of what was signed, "" where none was kept, see ``model.signed_words``."""

    workshop_id: int
    organisation_id: int
    decision: Decision
    note: str
    method: SignatureMethod
    strokes: str
    signed_as: str
    at: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class SealedVersion(Record):
    """What was signed: the canonical JSON of the record and its code (N16). ``reopened_at`` is "" while it stands."""

    workshop_id: int
    version: int
    at: str
    content: str
    code: str
    reopened_at: str
    reopened_reason: str


@dataclass(frozen=True, slots=True)
class PrivateNote(Record):
    """The facilitator's own notes beside a step. Never shown to the room, never printed, never exported."""

    workshop_id: int
    step: Step
    text: str
