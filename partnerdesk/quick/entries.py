"""What a line that somebody typed means, with the chips that say so before Enter is pressed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.wording import Phrase


class Tone(StrEnum):
    """How a chip is shown; the values are the tones of the desktop's pills."""

    ACCENT = "accent"
    NEUTRAL = "neutral"
    INFO = "info"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that was understood (or not: ``Tone.WARN``). ``day`` is the ISO date that it speaks of, if any."""

    text: Phrase
    tone: Tone = Tone.NEUTRAL
    day: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who comes for an organisation: a name, a role, or both."""

    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """A link to another partner, called by its full name, with how closely they work together now (0 to 4, or None
    where that was not said), and whether it runs to that partner only."""

    name: str
    level: int | None
    one_way: bool = False


@dataclass(frozen=True, slots=True)
class PartnerEntry:
    """One partner as typed. ``organisation_id`` is the partner of this name there is already, who gets what is new.

    ``type`` is "" when neither said nor guessed. ``influence`` and ``interest`` are 0 to 4 or None. ``note`` keeps what
    was not understood. ``like`` is the name of another partner that is probably meant, "" when none is. ``typed`` is
    the part of the text that speaks of it. ``heading`` says that it stands above a list and names that. ``ready`` says
    whether there is enough to add it: a name.
    """

    name: str = ""
    type: str = ""
    guessed: bool = False
    contacts: tuple[Contact, ...] = ()
    links: tuple[LinkEntry, ...] = ()
    influence: int | None = None
    interest: int | None = None
    in_room: bool = True
    note: str = ""
    organisation_id: int | None = None
    like: str = ""
    chips: tuple[Chip, ...] = ()
    typed: str = ""
    heading: bool = False

    @property
    def ready(self) -> bool:
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class GoalEntry:
    """A goal as typed. ``baseline`` and ``target`` are decimal numbers as text, ``by`` is an ISO date."""

    text: str = ""
    measure: str = ""
    baseline: str = ""
    target: str = ""
    by: str = ""
    chips: tuple[Chip, ...] = ()

    @property
    def ready(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Part:
    """An organisation that brings something to an action; the capability is None while what it brings is not said."""

    organisation_id: int
    capability_id: int | None = None


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """An action as typed. ``due`` is an ISO date; ``status`` is how far it is, if that was said."""

    text: str = ""
    lead_id: int | None = None
    goal_id: int | None = None
    parts: tuple[Part, ...] = ()
    due: str = ""
    chips: tuple[Chip, ...] = ()
    status: ActionStatus = ActionStatus.TO_DO

    @property
    def ready(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class HealthEntry:
    """One sheet of the health check as typed: the answers so far, and the sector, None where none was said.
    ``ready`` says whether it is whole and was understood."""

    ballot: str = ""
    answers: str = ""
    sector: str | None = None
    chips: tuple[Chip, ...] = ()
    ready: bool = False


@dataclass(frozen=True, slots=True)
class BallotEntry:
    """One person's answer as typed; ``ballot`` is "" where none was said. ``ready`` says whether it was understood."""

    ballot: str = ""
    answer: int = 0
    organisation_id: int | None = None
    chips: tuple[Chip, ...] = ()
    ready: bool = False
