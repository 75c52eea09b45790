"""What people put their names to, as a digest: whoever signed under another one has signed other words.

In it stands what was agreed, by codes and values, so that what is brought back is the same again. Not in it: who came,
the agenda, places on the map, names of partners, the parking lot, trust and notes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any, Final

from partnerdesk.model import records
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_WORKSHOP: Final = attrgetter(
    "next_meeting", "agreement_share", "blocks_allowed", "community_must_hold", "one_voice"
)
_GOAL: Final = attrgetter(
    "code", "text", "measure", "baseline", "target", "by", "status", "community_level", "support_by"
)
_ACTION: Final = attrgetter("code", "text", "start", "due", "help_needed", "status")


def signed_words(snapshot: Snapshot) -> str:
    """The SHA-256, in 64 hex digits, of what is signed in the workshop being worked on."""
    content = [_WORKSHOP(snapshot.workshop), *_goals(snapshot), *_actions(snapshot)]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def signed_before(snapshot: Snapshot) -> tuple[records.Signature, ...]:
    """The signatures that were given to other words than stand now. Those from before digests were kept are not.

    Works the digest out only where there is something to compare: it is asked after every edit.
    """
    said = [each for each in snapshot.workshop_signatures() if each.words]
    if not said or snapshot.sealed:
        return ()
    words = signed_words(snapshot)
    return tuple(each for each in said if each.words != words)


def who_signed_before(number: int) -> Phrase:
    """Why nothing is sealed while ``number`` signatures are to other words."""
    if number == 1:
        return Phrase(
            QT_TRANSLATE_NOOP(
                "core", "1 signed before the record was changed. Ask them, or clear what they signed."
            )
        )
    text = QT_TRANSLATE_NOOP(
        "core", "{number} signed before the record was changed. Ask them, or clear what they signed."
    )
    return Phrase(text, number=number)


def _goals(snapshot: Snapshot) -> list[Any]:
    partners, capabilities = _codes(snapshot.organisations), _codes(snapshot.capabilities)
    goals = snapshot.workshop_goals()
    said: dict[int, list[Any]] = {goal.id: [] for goal in goals}
    for need in snapshot.goal_needs:
        _add(said, need.goal_id, "need", capabilities[need.capability_id])
    for alone in snapshot.alone_responses:
        _add(said, alone.goal_id, "alone", partners[alone.organisation_id], alone.answer)
    for support in snapshot.support_responses:
        _add(said, support.goal_id, "support", partners[support.organisation_id], support.level)
    for counted in snapshot.support_counts:
        if counted.count:
            _add(said, counted.goal_id, "count", counted.level, counted.count)
    for voice in snapshot.voices:
        _add(said, voice.goal_id, "voice", voice.kind, partners.get(voice.organisation_id), voice.answer)
    for note in snapshot.dissents:
        by = partners.get(note.organisation_id)
        _add(said, note.goal_id, "dissent", by, note.reason, note.would_change)
    return _in_order((_GOAL(goal), said[goal.id]) for goal in goals)


def _actions(snapshot: Snapshot) -> list[Any]:
    partners, capabilities = _codes(snapshot.organisations), _codes(snapshot.capabilities)
    goals = _codes(snapshot.goals)
    ties = {each.id: (partners[each.a_id], partners[each.b_id]) for each in snapshot.relationships}
    actions = snapshot.workshop_actions()
    said: dict[int, list[Any]] = {action.id: [] for action in actions}
    for part in snapshot.contributions:
        by = partners[part.organisation_id]
        _add(said, part.action_id, "brings", by, capabilities.get(part.capability_id))
    for addressing in snapshot.addressings:
        _add(said, addressing.action_id, "addresses", ties[addressing.relationship_id])
    return _in_order(
        ((*_ACTION(action), goals.get(action.goal_id), partners.get(action.lead_id)), said[action.id])
        for action in actions
    )


def _add(said: dict[int, list[Any]], row_id: int, *what: object) -> None:
    if row_id in said:
        said[row_id].append(what)


def _in_order(rows: Iterable[tuple[tuple[Any, ...], list[Any]]]) -> list[Any]:
    """By code, what belongs to each in an order of its own: rows come back in another order after an undo."""
    return sorted(((values, sorted(said, key=repr)) for values, said in rows), key=_code)


def _code(row: tuple[tuple[Any, ...], list[Any]]) -> str:
    return str(row[0][0])


def _codes(rows: Iterable[Any]) -> Mapping[int | None, str]:
    return {row.id: row.code for row in rows}
