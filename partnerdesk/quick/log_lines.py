"""Lines of minutes and action logs, as people write them: "HPC to ring Tide - by end of Jan", or cells between tabs.

Who is to do it stands before "to" or a colon, in brackets, or in a part of its own; so do the day, the goal and how far
it is. A part counts only when all of it is understood, so nothing that is not stays away from the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.quick.dates import day_meant, without_day
from partnerdesk.quick.marks import without_mark
from partnerdesk.quick.naming import goal_meant
from partnerdesk.quick.owners import Known, Owner, owners_named

_APART: Final = re.compile(
    r"""(\s*[\t|]\s*                                         # cells
    | \s+[-–—]+\s+                                           # a dash with room around it
    | \s+(?=(?:[(\[][^()\[\]]*[)\]]\s*)+[.;]?\s*$)          # before brackets at the end
    | [.;,]?\s+(?=(?:owners?|leads?|who|resp\w*|due|due\ date|deadline|by\ when|target\ date|status)\s*:))""",
    re.VERBOSE | re.IGNORECASE,
)
"""Between the parts of a line."""

_DOER: Final = re.compile(
    r"(?P<who>\S(?:.{0,78}?\S)?)"
    r"(?:\s*:\s+(?:to\s+)?|\s+(?:(?:is|are|has agreed|have agreed|agreed)\s+)?to\s+|\s+(?:will|must)\s+)"
    r"(?P<what>(?!be\s)\S.*)",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"(?:owners?|leads?|led by|who|resp(?:onsible|onsibility)?|action(?:ed)? by)\s*[:=]\s*", re.IGNORECASE
)
_WHEN: Final = re.compile(
    r"(?:(?:due|by|when|deadline|target)(?:\s+(?:date|by|for))?\s*[:=]?|no later than)\s+",
    re.IGNORECASE,
)
_FOR_GOAL: Final = re.compile(r"(?:goal\s*|g)(\d{1,3})\s*[:–-]\s+(?=\S)", re.IGNORECASE)
_HELPER: Final = re.compile(
    r"(?:with|and|supported by|support from|support|helped by)\s*:?\s+", re.IGNORECASE
)
_STATUS_FIRST: Final = re.compile(
    r"(?P<status>done|completed?|in progress|ongoing|not started|outstanding)(?:\s*:|\s+[-–—]+)\s+(?=\S)",
    re.IGNORECASE,
)
_TICKED: Final = re.compile(r"\s*(?:[-•*]\s*)?(?:[✓✔☑]|\[[xX]\])")
_DAY_BEGINS: Final = re.compile(r"\s*(?:\S*\d|mid\b|end\b|by\b|no later\b|next\b|w/c\b)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"#?\d{1,3}[.)]?")
"""The first cell of a row that is counted."""

_TITLE: Final = re.compile(
    r"(?:action(?:s|\s+(?:log|list|plan|points|items|tracker|register|sheet))|minutes|notes)"
    r"(?:\s*[-–—:|]\s*|\s+(?:of|from|for|at)\s+).*\b(?:meeting|workshop|board|session|group|partnership|\d{4}"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b.*",
    re.IGNORECASE,
)

_HEADINGS: Final = frozenset({
    "action", "actions", "agreed action", "what", "task", "item", "owner", "owners", "lead", "leads", "who", "by whom",
    "responsible", "when", "by when", "due", "due date", "date", "deadline", "target date", "status", "progress", "no",
    "no.", "ref", "#", "number", "notes", "comments", "update",
})  # fmt: skip
_STATUS: Final[dict[str, ActionStatus]] = {
    **dict.fromkeys(("done", "complete", "completed", "closed"), ActionStatus.DONE),
    **dict.fromkeys(("in progress", "ongoing", "on-going", "started", "under way", "underway"), ActionStatus.DOING),
    **dict.fromkeys(("open", "to do", "not started", "outstanding"), ActionStatus.TO_DO),
}  # fmt: skip


@dataclass
class LogLine:
    """``words`` is what is left to be read. ``owners`` are ids, who leads first. The day is None where none is said."""

    words: str = ""
    owners: list[int] = field(default_factory=list)
    day: date | None = None
    goal_id: int | None = None
    status: ActionStatus | None = None
    helpers: list[int] = field(default_factory=list)
    """Who is named with "with": organisations that bring something and do not lead."""
    people: list[str] = field(default_factory=list)
    """The people that were named: who it is of an organisation is kept in the words."""
    begins: bool = False
    """Whether it began with who does it, so that the rest begins anew."""

    def add(self, owners: list[Owner], *, first: bool = False) -> None:
        ids = [organisation for organisation, _ in owners]
        self.owners = [*ids, *self.owners] if first else [*self.owners, *ids]
        self.people += [person for _, person in owners if person]


def read_log_line(line: str, snapshot: Snapshot, today: date) -> LogLine:
    """What one line says in plain words, before its signs are looked at. Never raises."""
    found, known = LogLine(), Known(snapshot)
    text = without_mark(line)
    status = _STATUS_FIRST.match(text)
    if status:
        found.status = _STATUS[status["status"].casefold()]
        text = text[status.end() :]
    parts = _APART.split(text)
    cells = any(mark in text for mark in "\t|")
    kept: list[str] = []
    for place, (gap, part) in enumerate(zip(["", *parts[1::2]], parts[::2], strict=True)):
        takes = _TAKES if place or cells else _TAKES_FIRST if len(parts) > 1 else ()
        number = cells and not place and _NUMBER.fullmatch(part.strip())
        taken = bool(number) or _taken(found, part, known, today, takes)
        found.begins = found.begins or (taken and not place and not number)
        if part.strip() and not taken:
            kept += [_gap(gap) if kept else "", part.strip()]
    if not any(map(str.isalnum, "".join(kept))):
        return LogLine(" ".join(without_mark(line).split()))
    words = _without_doer(found, _without_goal(found, "".join(kept), known), known)
    words = _without_last_day(found, words, today)
    if _TICKED.match(line) and found.status is None:
        found.status = ActionStatus.DONE
    found.words = _begun(words) if found.begins else words
    return found


def heading_of(line: str, snapshot: Snapshot) -> LogLine | None:
    """What a line like "HPC:" or "Goal 2:" says of the lines below it; nothing where it is a title like "Actions:".
    None for a line that is no heading."""
    text = without_mark(line).strip()
    if not text.endswith(":"):
        return None
    found, known = LogLine(), Known(snapshot)
    any(take(found, text[:-1].strip(), known, date.min) for take in (_take_goal, _take_owners))
    return found


def _gap(gap: str) -> str:
    """What stays between two parts that were not understood. Cells are held apart by a dash."""
    return " – " if gap.strip(" ") and set(gap) <= set(" \t|") else gap


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def is_title(line: str) -> bool:
    """Whether a line says what the log is: "Action log - meeting 12 Nov". It is asked of the first one only."""
    return _TITLE.fullmatch(without_mark(line).strip()) is not None


def is_heading(line: str) -> bool:
    """Whether a line only names the columns of a table, as the first line of a log does."""
    cells = [cell.strip(" :").casefold() for cell in re.split(r"[\t|]", line) if cell.strip()]
    return len(cells) > 1 and all(cell in _HEADINGS for cell in cells)


def _taken(found: LogLine, text: str, known: Known, today: date, takes: Iterable[_Take]) -> bool:
    """Whether a whole part says who, when, how far or for which goal; what it says is then in ``found``."""
    bare = text.strip().rstrip(".;").strip()
    inner = bare[1:-1].strip() if bare[:1] + bare[-1:] in ("()", "[]") else bare
    return any(take(found, inner, known, today) for take in takes)


def _take_day(found: LogLine, text: str, _known: Known, today: date) -> bool:
    day = day_meant(_WHEN.sub("", text, count=1) if _WHEN.match(text) else text, today)
    if day is None or found.day is not None or text.isdecimal():
        return False
    found.day = day
    return True


def _take_status(found: LogLine, text: str, _known: Known, _today: date) -> bool:
    status = _STATUS.get(text.removeprefix("Status:").strip().casefold())
    if status is None or found.status is not None:
        return False
    found.status = status
    return True


def _take_goal(found: LogLine, text: str, known: Known, _today: date) -> bool:
    match = re.fullmatch(r"(?:goal\s*|g)(\d{1,3})", text, re.IGNORECASE)
    goal = goal_meant(match[1], known.snapshot) if match else None
    if goal is None or found.goal_id is not None:
        return False
    found.goal_id = goal.id
    return True


def _take_owners(found: LogLine, text: str, known: Known, _today: date) -> bool:
    owners = owners_named(_ROLE.sub("", text, count=1), known)
    if owners is None:
        return False
    found.add(owners)
    return True


def _take_both(found: LogLine, text: str, known: Known, today: date) -> bool:
    """Who and by when: "HPC by end of Jan", "HPC, 31/1"."""
    rest, day = without_day(text, today)
    if day is None:
        rest, _, last = text.rpartition(",")
        day = day_meant(last, today) if rest else None
    if day is None or found.day is not None or not _take_owners(found, rest.strip(" ,"), known, today):
        return False
    found.day = day
    return True


def _take_helpers(found: LogLine, text: str, known: Known, _today: date) -> bool:
    match = _HELPER.match(text)
    owners = owners_named(text[match.end() :], known) if match else None
    if not owners:
        return False
    found.helpers += [organisation for organisation, _ in owners]
    found.people += [person for _, person in owners if person]
    return True


_Take = Callable[[LogLine, str, Known, date], bool]
_TAKES: Final[tuple[_Take, ...]] = (
    _take_day,
    _take_status,
    _take_goal,
    _take_helpers,
    _take_owners,
    _take_both,
)
_TAKES_FIRST: Final[tuple[_Take, ...]] = (_take_owners,)
"""What the words before the first dash may be: in front of it there is who, or what is to be done."""


def _without_goal(found: LogLine, words: str, known: Known) -> str:
    match = _FOR_GOAL.match(words)
    goal = goal_meant(match[1], known.snapshot) if match and found.goal_id is None else None
    if match is None or goal is None:
        return words
    found.goal_id = goal.id
    return _begun(words[match.end() :])


def _without_doer(found: LogLine, words: str, known: Known) -> str:
    """``words`` without who is to do it, where they begin with that: "HPC to ring", "Tide and school: ring"."""
    match = _DOER.fullmatch(words)
    owners = owners_named(match["who"], known) if match else None
    if match is None or not owners:
        return words
    found.add(owners, first=True)
    return _begun(match["what"])


def _without_last_day(found: LogLine, words: str, today: date) -> str:
    """``words`` without a day behind the last comma."""
    rest, _, last = words.rpartition(",")
    plain = rest and _DAY_BEGINS.match(last) and not last.strip().isdecimal()
    day = day_meant(_WHEN.sub("", last.strip(), count=1), today) if plain else None
    if day is None or found.day is not None:
        return words
    found.day = day
    return rest.strip()
