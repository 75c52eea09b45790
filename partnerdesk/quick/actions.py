"""``Run a damp triage by 31 Jan @HPC +SHA +TID #G1``: who leads, who brings something, for which goal, by when.

Names may be codes or beginnings; ``+SHA:homes`` says what is brought. What is not understood stays in the words.
Without signs a line is read as people write minutes and logs, see ``quick.log_lines``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from partnerdesk.model.records import Organisation
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import ActionStatus, label
from partnerdesk.quick.dates import day_words, without_day
from partnerdesk.quick.entries import ActionEntry, Chip, Part, Tone
from partnerdesk.quick.log_lines import LogLine, heading_of, is_heading, is_title, read_log_line
from partnerdesk.quick.naming import capability_meant, goal_meant, organisation_at_start
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_SIGN: Final = re.compile(r"(?:(?<=\s)|^)(?=[@+#]\S)")


@dataclass
class _Draft:
    snapshot: Snapshot
    words: list[str] = field(default_factory=list)
    lead_id: int | None = None
    goal_id: int | None = None
    parts: list[Part] = field(default_factory=list)
    day: date | None = None
    chips: list[Chip] = field(default_factory=list)

    def say(self, text: str, tone: Tone = Tone.NEUTRAL, **values: str) -> None:
        self.chips.append(Chip(Phrase(text, **values), tone))

    def keep(self, words: str) -> None:
        if words:
            self.words.append(words)


def parse_action(text: str, snapshot: Snapshot, today: date, under: LogLine | None = None) -> ActionEntry:
    """The action that one line speaks of. ``under`` is the heading above it, which may say who leads or for which goal.
    Never raises."""
    plain = read_log_line(text, snapshot, today)
    draft = _Draft(snapshot, goal_id=plain.goal_id, day=plain.day)
    for piece in _SIGN.split(" ".join(plain.words.split())):
        words = _without_day(draft, piece.strip(), today)
        _TAKE.get(words[:1], _Draft.keep)(draft, words)
    if under is not None and draft.lead_id is None and not plain.owners:
        plain.owners, plain.people = under.owners, [*plain.people, *under.people]
    if under is not None and draft.goal_id is None:
        draft.goal_id = plain.goal_id = under.goal_id
    for owner in dict.fromkeys(plain.owners):
        _take_owner(draft, snapshot.organisation(owner))
    for helper in dict.fromkeys(plain.helpers):
        _take_helper(draft, snapshot.organisation(helper))
    words = " ".join([*draft.words, *(f"({each})" for each in plain.people if draft.words)])
    return ActionEntry(
        text=words,
        lead_id=draft.lead_id,
        goal_id=draft.goal_id,
        parts=tuple(dict.fromkeys(draft.parts)),
        due=draft.day.isoformat() if draft.day else "",
        status=plain.status or ActionStatus.TO_DO,
        chips=tuple(_chips(draft, plain, words)),
    )


def parse_actions(
    lines: Iterable[str], snapshot: Snapshot, today: date
) -> tuple[list[ActionEntry], list[str]]:
    """The actions of a pasted list or log, and the titles that stand in it, which are none.

    The names of its columns are left out; who or which goal a heading names counts for the lines below it. A line of
    which nothing but a sign or a day was understood is kept as it is.
    """
    every = [line for line in lines if line.strip() and not is_heading(line)]
    entries: list[ActionEntry] = []
    titles: list[str] = []
    under: LogLine | None = None
    for place, line in enumerate(every):
        heading = heading_of(line, snapshot) if place + 1 < len(every) else None
        if heading is not None:
            under = heading
            titles += [] if heading.owners or heading.goal_id else [line.strip()]
            continue
        if not place and len(every) > 1 and is_title(line):
            titles.append(line.strip())
            continue
        entry = parse_action(line, snapshot, today, under)
        entries.append(entry if entry.ready else ActionEntry(text=" ".join(line.split())))
    return entries, titles


def _without_day(draft: _Draft, words: str, today: date) -> str:
    if draft.day is not None:
        return words
    rest, draft.day = without_day(words, today)
    return words if draft.day is None else rest.rstrip("; ")


def _take_owner(draft: _Draft, owner: Organisation) -> None:
    """Who was named without a sign leads, unless somebody was named with one; then it brings something."""
    if draft.lead_id is None:
        draft.lead_id = owner.id
        draft.say(QT_TRANSLATE_NOOP("core", "Leads: {name}"), name=owner.name)
    else:
        _take_helper(draft, owner)


def _take_helper(draft: _Draft, helper: Organisation) -> None:
    if helper.id not in [draft.lead_id, *(part.organisation_id for part in draft.parts)]:
        draft.parts.append(Part(helper.id))
        draft.say(QT_TRANSLATE_NOOP("core", "Brings something: {name}"), name=helper.name)


def _take_lead(draft: _Draft, words: str) -> None:
    meant = organisation_at_start(words[1:], draft.snapshot, people=True)
    if meant.organisation is None:
        _leave(draft, words, meant.rivals)
    elif draft.lead_id is not None:
        _take_part(draft, words)
    else:
        draft.lead_id = meant.organisation.id
        draft.say(QT_TRANSLATE_NOOP("core", "Leads: {name}"), name=meant.organisation.name)
        draft.keep(meant.rest)


def _take_part(draft: _Draft, words: str) -> None:
    who, colon, what = words[1:].partition(":")
    meant = organisation_at_start(who, draft.snapshot, people=True)
    if meant.organisation is None or (colon and meant.rest):
        _leave(draft, words, meant.rivals)
        return
    capability, rest = _capability(draft.snapshot, what if colon else meant.rest, begun=bool(colon))
    if colon and capability is None:
        _leave(draft, words, ())
        return
    draft.parts.append(Part(meant.organisation.id, capability))
    name = meant.organisation.name
    if capability is None:
        draft.say(QT_TRANSLATE_NOOP("core", "Brings something: {name}"), name=name)
    else:
        brings = draft.snapshot.capability(capability).name
        draft.say(QT_TRANSLATE_NOOP("core", "{name} brings {capability}"), name=name, capability=brings)
    draft.keep(rest)


def _take_goal(draft: _Draft, words: str) -> None:
    typed, _, rest = words[1:].partition(" ")
    goal = goal_meant(typed, draft.snapshot)
    if goal is None or draft.goal_id is not None:
        _leave(draft, words, ())
        return
    draft.goal_id = goal.id
    draft.say(QT_TRANSLATE_NOOP("core", "For goal {code}"), code=goal.code)
    draft.keep(rest)


_TAKE: Final = {"@": _take_lead, "+": _take_part, "#": _take_goal}


def _capability(snapshot: Snapshot, words: str, *, begun: bool) -> tuple[int | None, str]:
    """The capability that ``words`` begin with, and the words behind it."""
    parts = words.split()
    for count in range(min(len(parts), 8), 0, -1):
        found = capability_meant(" ".join(parts[:count]), snapshot, begun=begun)
        if found is not None:
            return found.id, " ".join(parts[count:])
    return None, words


def _leave(draft: _Draft, words: str, rivals: tuple[Organisation, ...]) -> None:
    draft.keep(words)
    if len(rivals) > 1:
        text = QT_TRANSLATE_NOOP("core", "{words} could be {one} or {other}: stays in the words")
        draft.say(text, Tone.WARN, words=words, one=rivals[0].name, other=rivals[1].name)
    else:
        draft.say(QT_TRANSLATE_NOOP("core", "Stays in the words: {words}"), Tone.WARN, words=words)


def _chips(draft: _Draft, plain: LogLine, words: str) -> Iterable[Chip]:
    if words:
        yield Chip(Phrase(QT_TRANSLATE_NOOP("core", "New action")), Tone.ACCENT)
    elif draft.chips or draft.day:
        yield Chip(Phrase(QT_TRANSLATE_NOOP("core", "Type what will be done, too")), Tone.WARN)
    if plain.goal_id is not None:
        code = draft.snapshot.goal(plain.goal_id).code
        yield Chip(Phrase(QT_TRANSLATE_NOOP("core", "For goal {code}"), code=code))
    yield from draft.chips
    if plain.status is not None:
        yield Chip(Phrase(label(plain.status)))
    if draft.day is not None:
        text = QT_TRANSLATE_NOOP("core", "By {day}")
        yield Chip(Phrase(text, day=day_words(draft.day)), day=draft.day.isoformat())
