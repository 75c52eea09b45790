"""The form of an outline: every key it may have, and what may stand there. See the worked examples in ``resources``.

Nothing is guessed: a number is never taken for text, nor yes for 1. A key that is left out, or left empty (null), means
"not said", and only the keys without a default must be there. Unknown keys are refused, so that none vanishes unseen.
"""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from partnerdesk.commands.cleaning import LINE, NAME, NOTE, STATEMENT
from partnerdesk.model.health import STATEMENTS, readable
from partnerdesk.model.partner_types import CATEGORY_LABELS
from partnerdesk.model.vocabulary import (
    ActionStatus,
    AgendaKind,
    CanCommit,
    GoalStatus,
    LateReason,
    ParkingOutcome,
    PollKind,
    Presence,
    RankingMethod,
    SupportBy,
    TieDirection,
)

MOST_MINUTES: Final = 24 * 60
MOST_COUNTED: Final = 100_000
_MOST_DIGITS: Final = 64

_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d{1,2})?", re.ASCII)
_UNPRINTABLE: Final = frozenset({"Cc", "Cs"})
_KEPT: Final = "\t\n\r\x85"
_NO_LETTERS: Final = "\ufffe\uffff"


def _seen(value: str) -> str:
    for letter in value:
        unseen = unicodedata.category(letter) in _UNPRINTABLE and letter not in _KEPT
        if unseen or letter in _NO_LETTERS:
            raise PydanticCustomError("control", "control character", {"code": f"U+{ord(letter):04X}"})
    return value


def _some(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "blank")
    return value


def _most(most: int) -> AfterValidator:
    """As many characters as may be typed there."""

    def check(value: str) -> str:
        if len(value) > most:
            raise PydanticCustomError("too_long", "too long", {"most": most})
        return value

    return AfterValidator(check)


def _sector(value: str) -> str:
    if value and value not in CATEGORY_LABELS:
        raise PydanticCustomError("word", "not a choice", {"choices": ", ".join(CATEGORY_LABELS)})
    return value


def _sheet(value: str) -> str:
    if not readable(value):
        raise PydanticCustomError("sheet", "not a sheet", {"count": len(STATEMENTS)})
    return value


def _kind(value: str) -> str:
    if "|" in value:
        raise PydanticCustomError("bar", "a bar")
    return value


def _day(value: object) -> str:
    """A day as ISO text. YAML gives dates, JSON gives text."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and (not value or _is_day(value)):
        return value
    raise PydanticCustomError("day", "not a day")


def _is_day(value: str) -> bool:
    try:
        return bool(_ISO_DAY.fullmatch(value)) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _number(value: object) -> str:
    """A number as the text it is kept as: the shortest that reads back as the same number."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**_MOST_DIGITS:
        return str(value)
    if isinstance(value, float) and math.isfinite(value):
        return repr(value)
    if isinstance(value, str) and len(value) <= _MOST_DIGITS and _NUMBER.fullmatch(value):
        return value
    raise PydanticCustomError("number", "not a number")


def _whole(low: int, high: int) -> AfterValidator:
    def check(value: int) -> int:
        return _within(value, low, high)

    return AfterValidator(check)


def _within(value: int, low: int, high: int) -> int:
    if not low <= value <= high:
        raise PydanticCustomError("range", "out of range", {"low": low, "high": high})
    return value


def _word(kind: type[StrEnum], also: dict[object, str] | None = None) -> BeforeValidator:
    def check(value: object) -> StrEnum:
        for word in kind:
            if value == word or (also and any(value is each for each in also if also[each] == word)):
                return word
        raise PydanticCustomError("word", "not a choice", {"choices": ", ".join(filter(None, kind))})

    return BeforeValidator(check)


def _chosen(value: StrEnum) -> StrEnum:
    return type(value)(_some(value))


def _list_of_two(value: object) -> object:
    """An addressed relationship is one text "A-B", or a list of its two organisations."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(each, str) for each in value):
        return (value[0], value[1])
    if isinstance(value, str):
        return value
    raise PydanticCustomError("addressed", "not a relationship")


def _parked(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


Label = Annotated[str, _most(NAME), AfterValidator(_seen)]
Line = Annotated[str, _most(LINE), AfterValidator(_seen)]
Words = Annotated[str, _most(STATEMENT), AfterValidator(_seen)]
Note = Annotated[str, _most(NOTE), AfterValidator(_seen)]
Name = Annotated[Label, AfterValidator(_some)]
Statement = Annotated[Words, AfterValidator(_some)]
TieKind = Annotated[Name, AfterValidator(_kind)]
Day = Annotated[str, BeforeValidator(_day)]
Number = Annotated[str, BeforeValidator(_number)]
Level = Annotated[int, _whole(0, 4)]
Trust = Annotated[int, _whole(1, 4)]
Alone = Annotated[int, _whole(0, 3)]
Support = Annotated[int, _whole(1, 8)]
Count = Annotated[int, _whole(0, MOST_COUNTED)]
Thousandths = Annotated[int, _whole(0, 1_000)]
Addressed = Annotated[str | tuple[str, str], BeforeValidator(_list_of_two)]


class Form(BaseModel):
    """What every part of an outline has in common."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_what_is_not_said(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        optional = {key for key, field in cls.model_fields.items() if not field.is_required()}
        return {key: value for key, value in data.items() if value is not None or key not in optional}


class AgreementForm(Form):
    """When a goal counts as agreed (N3): the share in percent, the blocks allowed, and whether the community must."""

    share: Annotated[int, _whole(0, 100)] = 75
    blocks: Count = 0
    community: bool = False


class WorkshopForm(Form):
    id: Name
    kind: Annotated[int, _whole(0, 6)] = 0
    kind_name: Label = ""
    title: Line
    place: Line = ""
    date: Day = ""
    hours: Line = ""
    purpose: Words = ""
    next_meeting: Line = ""
    agreement: AgreementForm = AgreementForm()
    one_voice: bool = False
    ranking: Annotated[RankingMethod, _word(RankingMethod)] = RankingMethod.NONE
    dots_each: Count = 5
    health_hidden: bool = False


class AgendaForm(Form):
    title: Name
    kind: Annotated[AgendaKind, _word(AgendaKind)] = AgendaKind.HOUSEKEEPING
    minutes: Annotated[int, _whole(0, MOST_MINUTES)] = 0
    spent: Annotated[int, _whole(0, MOST_MINUTES)] | None = None


class PersonForm(Form):
    """Somebody of an organisation; ``coming`` to this workshop unless it says otherwise."""

    name: Label = ""
    role: Label = ""
    named: bool = False
    coming: bool = True


class PointForm(Form):
    x: Thousandths
    y: Thousandths


class ResourceForm(Form):
    name: Name
    amount: Line = ""


class OrganisationForm(Form):
    id: Name
    name: Name
    type: Label
    present: bool
    can_commit: Annotated[CanCommit, _word(CanCommit, {True: "yes", False: "no"})] = CanCommit.YES
    community: bool = False
    influence: Level | None = None
    interest: Level | None = None
    offers: list[str] = Field(default_factory=list)
    needs: list[str] = Field(default_factory=list)
    presence: Annotated[Presence, _word(Presence)] | None = None
    note: Note = ""
    people: list[PersonForm] = Field(default_factory=list)
    map: PointForm | None = None
    resources: list[ResourceForm] = Field(default_factory=list)


class RelationshipForm(Form):
    a: str
    b: str
    before: Level | None = None
    now: Level | None = None
    wanted: Level | None = None
    trust_ab: Trust | None = None
    trust_ba: Trust | None = None
    kinds: list[TieKind] = Field(default_factory=list)
    note: Note = ""
    direction: Annotated[TieDirection, _word(TieDirection)] = TieDirection.BOTH


class DissentForm(Form):
    """A minority note; without ``org`` nobody wished to be named."""

    org: str | None = None
    reason: Note = ""
    would_change: Note = ""


class VoiceForm(Form):
    """One person's answer; without ``org`` or ``ballot`` where those were not said."""

    kind: Annotated[PollKind, _word(PollKind)]
    org: str | None = None
    ballot: Label = ""
    answer: int

    @field_validator("answer")
    @classmethod
    def _of_its_kind(cls, value: int, info: ValidationInfo) -> int:
        low, high = (0, 3) if info.data.get("kind") is PollKind.ALONE else (1, 8)
        return _within(value, low, high)


class PriorityForm(Form):
    org: str
    method: Annotated[RankingMethod, _word(RankingMethod), AfterValidator(_chosen)]
    value: Count
    ease: Annotated[int, _whole(0, 10)] | None = None


class OwnWordsForm(Form):
    org: str | None = None
    text: Statement


class GoalForm(Form):
    id: Name
    text: Statement
    measure: Line = ""
    baseline: Number = ""
    target: Number = ""
    by: Day = ""
    needs_caps: list[str] = Field(default_factory=list)
    community_level: Level | None = None
    alone: dict[str, Alone | None] = Field(default_factory=dict)
    support: dict[str, Support | None] = Field(default_factory=dict)
    dissent: list[DissentForm] = Field(default_factory=list)
    status: Annotated[GoalStatus, _word(GoalStatus)] = GoalStatus.OPEN
    support_by: Annotated[SupportBy, _word(SupportBy)] = SupportBy.ORGANISATION
    support_counts: list[Count] = Field(default_factory=list)
    alone_hidden: bool = False
    support_hidden: bool = False
    voices: list[VoiceForm] = Field(default_factory=list)
    priorities: list[PriorityForm] = Field(default_factory=list)
    own_words: list[OwnWordsForm] = Field(default_factory=list)


class PostponementForm(Form):
    old_due: Day = ""
    new_due: Day = ""
    reason: Annotated[LateReason, _word(LateReason)] = LateReason.NOT_SAID
    note: Note = ""


class ActionForm(Form):
    id: Name
    goal: str | None
    text: Statement
    lead: str | None
    start: Day = ""
    due: Day = ""
    parts: dict[str, list[str] | None] = Field(default_factory=dict)
    addresses: list[Addressed] = Field(default_factory=list)
    help: Words = ""
    status: Annotated[ActionStatus, _word(ActionStatus)] = ActionStatus.TO_DO
    done_on: Day = ""
    reason: Annotated[LateReason, _word(LateReason)] = LateReason.NOT_SAID
    reason_note: Note = ""
    postponed: list[PostponementForm] = Field(default_factory=list)


class HealthForm(Form):
    """One sheet of the health check: 24 digits, 0 for cannot say; without ``sector`` or ``ballot`` where those were not
    said."""

    sector: Annotated[str, AfterValidator(_sector)] = ""
    ballot: Label = ""
    answers: Annotated[str, AfterValidator(_sheet)]


class ParkedForm(Form):
    text: Words
    outcome: Annotated[ParkingOutcome, _word(ParkingOutcome)] = ParkingOutcome.OPEN


class Outline(Form):
    """A whole outline, each value checked for itself; ``outline_check`` holds them against each other."""

    partnership: Label = ""
    workshop: WorkshopForm
    agenda: list[AgendaForm] = Field(default_factory=list)
    capabilities: dict[Name, Name] = Field(default_factory=dict)
    organisations: list[OrganisationForm]
    relationships: list[RelationshipForm] = Field(default_factory=list)
    goals: list[GoalForm] = Field(default_factory=list)
    actions: list[ActionForm] = Field(default_factory=list)
    parking_lot: list[Annotated[ParkedForm, BeforeValidator(_parked)]] = Field(default_factory=list)
    health_check: list[HealthForm] = Field(default_factory=list)
