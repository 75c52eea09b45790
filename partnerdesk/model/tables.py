"""The tables of a document. Row values are checked by the commands; the database checks what must never be wrong.

Field names and order are those of ``model.records``; a test holds the two together. Texts are never NULL: an empty text
means "not said". References are RESTRICT: children are deleted by name, so that the journal sees every row go.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel


def _check(rule: str) -> CheckConstraint:
    return CheckConstraint(rule)


def _between(column: str, low: int, high: int) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}")


def _unique(*names: str) -> UniqueConstraint:
    return UniqueConstraint(*names)


def _ref(table: str) -> Any:
    return Field(foreign_key=f"{table}.id", index=True, ondelete="RESTRICT")


def _optional_ref(table: str) -> Any:
    return Field(default=None, foreign_key=f"{table}.id", index=True, ondelete="RESTRICT")


class Row(SQLModel):
    """What every table has."""

    id: int | None = Field(default=None, primary_key=True)


class Partnership(Row, table=True):
    __tablename__ = "partnerships"
    __table_args__ = (_check("id = 1"),)

    name: str
    workshop_id: int
    created_at: str


class Workshop(Row, table=True):
    __tablename__ = "workshops"
    __table_args__ = (
        _between("agreement_share", 0, 100), _between("kind", 0, 6), _check("blocks_allowed >= 0"),
        _check("dots_each >= 0"), _unique("number"),
    )  # fmt: skip

    number: int
    code: str = ""
    kind: int = 0
    kind_name: str = ""
    title: str = ""
    place: str = ""
    date: str = ""
    hours: str = ""
    purpose: str = ""
    next_meeting: str = ""
    agreement_share: int = 75
    blocks_allowed: int = 0
    community_must_hold: bool = False
    sealed_version: int | None = None
    one_voice: bool = False
    ranking: str = ""
    dots_each: int = 5
    health_hidden: bool = False


class AgendaItem(Row, table=True):
    __tablename__ = "agenda_items"
    __table_args__ = (_check("minutes >= 0"), _check("spent >= 0"))

    workshop_id: int = _ref("workshops")
    position: int
    title: str
    kind: str
    minutes: int = 0
    spent: int | None = None


class Organisation(Row, table=True):
    __tablename__ = "organisations"
    __table_args__ = (_unique("code"), _check("name <> ''"))

    code: str
    name: str
    type: str = ""
    community: bool = False
    note: str = ""
    position: int
    x: int | None = None
    y: int | None = None


class Person(Row, table=True):
    __tablename__ = "people"

    organisation_id: int = _ref("organisations")
    name: str = ""
    role: str = ""
    named: bool = False


class Attendance(Row, table=True):
    __tablename__ = "attendances"
    __table_args__ = (
        _unique("workshop_id", "organisation_id"), _between("influence", 0, 4), _between("interest", 0, 4),
    )  # fmt: skip

    workshop_id: int = _ref("workshops")
    organisation_id: int = _ref("organisations")
    presence: str
    can_commit: str
    influence: int | None = None
    interest: int | None = None


class Representative(Row, table=True):
    __tablename__ = "representatives"
    __table_args__ = (_unique("workshop_id", "person_id"),)

    workshop_id: int = _ref("workshops")
    organisation_id: int = _ref("organisations")
    person_id: int = _ref("people")


class Capability(Row, table=True):
    __tablename__ = "capabilities"
    __table_args__ = (_unique("code"), _check("name <> ''"))

    code: str
    name: str
    position: int


class Holding(Row, table=True):
    __tablename__ = "holdings"
    __table_args__ = (_unique("organisation_id", "capability_id", "kind"),)

    organisation_id: int = _ref("organisations")
    capability_id: int = _ref("capabilities")
    kind: str


class Resource(Row, table=True):
    __tablename__ = "resources"
    __table_args__ = (_check("name <> ''"),)

    organisation_id: int = _ref("organisations")
    name: str
    amount: str = ""
    position: int


class Relationship(Row, table=True):
    __tablename__ = "relationships"
    __table_args__ = (_unique("a_id", "b_id"), _check("a_id <> b_id"))

    a_id: int = _ref("organisations")
    b_id: int = _ref("organisations")
    kinds: str = ""
    note: str = ""
    direction: str = "both"


class Rating(Row, table=True):
    __tablename__ = "ratings"
    __table_args__ = (
        _unique("workshop_id", "relationship_id"),
        _between("before", 0, 4), _between("now", 0, 4), _between("wanted", 0, 4),
        _between("trust_ab", 1, 4), _between("trust_ba", 1, 4),
    )  # fmt: skip

    workshop_id: int = _ref("workshops")
    relationship_id: int = _ref("relationships")
    before: int | None = None
    now: int | None = None
    wanted: int | None = None
    trust_ab: int | None = None
    trust_ba: int | None = None


class Goal(Row, table=True):
    __tablename__ = "goals"
    __table_args__ = (_unique("workshop_id", "code"), _check("text <> ''"), _between("community_level", 0, 4))

    workshop_id: int = _ref("workshops")
    code: str
    position: int
    text: str
    measure: str = ""
    baseline: str = ""
    target: str = ""
    by: str = ""
    community_level: int | None = None
    status: str = "open"
    support_by: str = "organisation"
    alone_hidden: bool = False
    support_hidden: bool = False
    carried_from_id: int | None = _optional_ref("goals")


class Wording(Row, table=True):
    __tablename__ = "wordings"

    goal_id: int = _ref("goals")
    text: str
    at: str


class GoalNeed(Row, table=True):
    __tablename__ = "goal_needs"
    __table_args__ = (_unique("goal_id", "capability_id"),)

    goal_id: int = _ref("goals")
    capability_id: int = _ref("capabilities")


class AloneResponse(Row, table=True):
    __tablename__ = "alone_responses"
    __table_args__ = (_unique("goal_id", "organisation_id"), _between("answer", 0, 3))

    goal_id: int = _ref("goals")
    organisation_id: int = _ref("organisations")
    answer: int
    wording_id: int = _ref("wordings")


class SupportResponse(Row, table=True):
    __tablename__ = "support_responses"
    __table_args__ = (_unique("goal_id", "organisation_id"), _between("level", 1, 8))

    goal_id: int = _ref("goals")
    organisation_id: int = _ref("organisations")
    level: int
    wording_id: int = _ref("wordings")


class SupportCount(Row, table=True):
    __tablename__ = "support_counts"
    __table_args__ = (_unique("goal_id", "level"), _between("level", 1, 8), _check("count >= 0"))

    goal_id: int = _ref("goals")
    level: int
    count: int


class Voice(Row, table=True):
    __tablename__ = "voices"
    __table_args__ = (
        _check("(kind = 'alone' AND answer BETWEEN 0 AND 3) OR (kind = 'support' AND answer BETWEEN 1 AND 8)"),
        Index("ix_voices_ballot", "goal_id", "kind", "ballot", unique=True, sqlite_where=text("ballot <> ''")),
    )  # fmt: skip

    goal_id: int = _ref("goals")
    kind: str
    organisation_id: int | None = _optional_ref("organisations")
    ballot: str = ""
    answer: int
    wording_id: int = _ref("wordings")


class HealthSheet(Row, table=True):
    __tablename__ = "health_sheets"
    __table_args__ = (
        _check("length(answers) = 24 AND answers NOT GLOB '*[^0-4]*'"),
        Index("ix_health_sheets_ballot", "workshop_id", "ballot", unique=True, sqlite_where=text("ballot <> ''")),
    )  # fmt: skip

    workshop_id: int = _ref("workshops")
    sector: str = ""
    ballot: str = ""
    answers: str


class Priority(Row, table=True):
    __tablename__ = "priorities"
    __table_args__ = (
        _unique("goal_id", "organisation_id", "method"),
        _check("method <> ''"), _check("value >= 0"), _between("ease", 0, 10),
    )  # fmt: skip

    goal_id: int = _ref("goals")
    organisation_id: int = _ref("organisations")
    method: str
    value: int
    ease: int | None = None


class OwnWords(Row, table=True):
    __tablename__ = "own_words"
    __table_args__ = (_check("text <> ''"),)

    goal_id: int = _ref("goals")
    organisation_id: int | None = _optional_ref("organisations")
    text: str


class Dissent(Row, table=True):
    __tablename__ = "dissents"

    goal_id: int = _ref("goals")
    organisation_id: int | None = _optional_ref("organisations")
    reason: str = ""
    would_change: str = ""


class Action(Row, table=True):
    __tablename__ = "actions"
    __table_args__ = (_unique("workshop_id", "code"), _check("text <> ''"))

    workshop_id: int = _ref("workshops")
    goal_id: int | None = _optional_ref("goals")
    lead_id: int | None = _optional_ref("organisations")
    code: str
    position: int
    text: str
    start: str = ""
    due: str = ""
    help_needed: str = ""
    status: str = "to do"
    done_on: str = ""
    reason: str = ""
    reason_note: str = ""
    carried_from_id: int | None = _optional_ref("actions")


class Postponement(Row, table=True):
    __tablename__ = "postponements"

    action_id: int = _ref("actions")
    old_due: str
    new_due: str
    reason: str = ""
    note: str = ""
    at: str


class Contribution(Row, table=True):
    __tablename__ = "contributions"
    __table_args__ = (_unique("action_id", "organisation_id", "capability_id"),)

    action_id: int = _ref("actions")
    organisation_id: int = _ref("organisations")
    capability_id: int | None = _optional_ref("capabilities")


class Addressing(Row, table=True):
    __tablename__ = "addressings"
    __table_args__ = (_unique("action_id", "relationship_id"),)

    action_id: int = _ref("actions")
    relationship_id: int = _ref("relationships")
    turned: bool = False


class ParkingItem(Row, table=True):
    __tablename__ = "parking_items"

    workshop_id: int = _ref("workshops")
    position: int
    text: str
    outcome: str = "open"
    carried_from_id: int | None = _optional_ref("parking_items")


class SetAside(Row, table=True):
    __tablename__ = "set_asides"
    __table_args__ = (_unique("workshop_id", "finding"), _check("finding <> ''"))

    workshop_id: int = _ref("workshops")
    finding: str
    facts: str
    reason: str = ""
    at: str


class Merge(Row, table=True):
    __tablename__ = "merges"

    workshop_id: int = _ref("workshops")
    kind: str
    kept_id: int
    name: str
    at: str
    rows: str


class Signature(Row, table=True):
    __tablename__ = "signatures"
    __table_args__ = (_unique("workshop_id", "organisation_id"),)

    workshop_id: int = _ref("workshops")
    organisation_id: int = _ref("organisations")
    decision: str
    note: str = ""
    method: str
    strokes: str = ""
    signed_as: str = ""
    at: str
    words: str = ""


class SealedVersion(Row, table=True):
    __tablename__ = "sealed_versions"
    __table_args__ = (_unique("workshop_id", "version"),)

    workshop_id: int = _ref("workshops")
    version: int
    at: str
    content: str
    code: str
    reopened_at: str = ""
    reopened_reason: str = ""


class PrivateNote(Row, table=True):
    __tablename__ = "private_notes"
    __table_args__ = (_unique("workshop_id", "step"),)

    workshop_id: int = _ref("workshops")
    step: str
    text: str = ""
