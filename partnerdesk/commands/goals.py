"""Goals: their words and earlier wordings, how they are measured, what they need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, codes, rows
from partnerdesk.commands.findings import forget_findings
from partnerdesk.model.vocabulary import GoalStatus, MergeKind
from partnerdesk.quick.entries import GoalEntry
from partnerdesk.storage.journal import now
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import Goal, Wording
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.storage.editor import Editor

ONE_BREATH = timedelta(seconds=60)
"""A wording that nobody has answered is still being typed for this long, and is not kept when it changes."""


def add_goal(editor: Editor, text: str) -> Change:
    """Add a goal at the end, with the next number."""
    return add_goals(editor, [GoalEntry(text=text)])


def add_goals(editor: Editor, entries: Sequence[GoalEntry]) -> Change:
    """Add goals at the end as they were typed, in one undo step."""
    clean = [_checked(entry) for entry in entries]
    snapshot = editor.snapshot
    new = codes.next_codes("G", [goal.code for goal in snapshot.workshop_goals()], len(clean))

    def work(session: Session) -> None:
        for place, (code, entry) in enumerate(zip(new, clean, strict=True)):
            _insert(session, snapshot, code, place, entry)

    if len(clean) == 1:
        label = Phrase(QT_TRANSLATE_NOOP("core", "Add goal {code}"), code=new[0])
    else:
        label = Phrase(QT_TRANSLATE_NOOP("core", "Add {count} goals"), count=len(clean))
    return editor.apply(label, work)


def reword_goal(editor: Editor, goal_id: int, text: str) -> Change:
    """Change the words of a goal. The old wording is kept, unless it is only being typed and nobody has answered it."""
    goal = _goal(editor, goal_id)
    words = cleaning.statement(text)
    snapshot = editor.snapshot

    def work(session: Session) -> None:
        rows.fetch(session, model.tables.Goal, goal_id).text = words
        if words != goal.text:
            _keep_wording(session, snapshot, goal_id, words)

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Reword goal {code}"), code=goal.code), work)


def set_goal_measure(editor: Editor, goal_id: int, measure: str) -> Change:
    """How anyone will know that the goal is reached, in words."""
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Change the measure of goal {code}"), goal_id)
    return rows.change(editor, label, "Goal", goal_id, measure=cleaning.line(measure))


def set_goal_baseline(editor: Editor, goal_id: int, baseline: str) -> Change:
    """The number as it stands today, as decimal text."""
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Change the starting figure of goal {code}"), goal_id)
    return rows.change(editor, label, "Goal", goal_id, baseline=cleaning.number(baseline))


def set_goal_target(editor: Editor, goal_id: int, target: str) -> Change:
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Change the target of goal {code}"), goal_id)
    return rows.change(editor, label, "Goal", goal_id, target=cleaning.number(target))


def set_goal_by(editor: Editor, goal_id: int, day: str | date) -> Change:
    """The date by which it is to be reached."""
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Change the date of goal {code}"), goal_id)
    return rows.change(editor, label, "Goal", goal_id, by=cleaning.day(day))


def set_goal_community(editor: Editor, goal_id: int, level: int | None) -> Change:
    """How far the community is part of it, 0 to 4 (N8), or None for not said."""
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Change the community's part in goal {code}"), goal_id)
    return rows.change(editor, label, "Goal", goal_id, community_level=cleaning.level(level, 0, 4))


def set_goal_status(editor: Editor, goal_id: int, status: str) -> Change:
    wanted = cleaning.choice(GoalStatus, status)
    text = {
        GoalStatus.OPEN: QT_TRANSLATE_NOOP("core", "Open goal {code} again"),
        GoalStatus.AGREED: QT_TRANSLATE_NOOP("core", "Agree goal {code}"),
        GoalStatus.MOVED: QT_TRANSLATE_NOOP("core", "Leave goal {code} to one organisation"),
    }[wanted]
    return rows.change(editor, _label(editor, text, goal_id), "Goal", goal_id, status=wanted)


def set_goal_need(editor: Editor, goal_id: int, capability_id: int, *, needed: bool) -> Change:
    """Say that a goal needs a capability, or that it does not."""
    capability = rows.find(editor.snapshot.capabilities, capability_id).name
    code = _goal(editor, goal_id).code

    def work(session: Session) -> None:
        there = rows.first(session, model.tables.GoalNeed, goal_id=goal_id, capability_id=capability_id)
        if needed and there is None:
            session.add(model.tables.GoalNeed(goal_id=goal_id, capability_id=capability_id))
        elif not needed and there is not None:
            session.delete(there)

    if needed:
        text = QT_TRANSLATE_NOOP("core", "Goal {code} needs {capability}")
    else:
        text = QT_TRANSLATE_NOOP("core", "Goal {code} does not need {capability}")
    return editor.apply(Phrase(text, code=code, capability=capability), work)


def need_capability(editor: Editor, goal_id: int, name: str) -> Change:
    """Say by its name that a goal needs a capability. One that is not there yet is added, in the same edit."""
    called = cleaning.name(name)
    there = editor.snapshot.capabilities
    known = next((each for each in there if each.name.casefold() == called.casefold()), None)
    if known is not None:
        return set_goal_need(editor, goal_id, known.id, needed=True)

    def work(session: Session) -> None:
        code = codes.capability_code(called, [each.code for each in there])
        row = model.tables.Capability(code=code, name=called, position=rows.next_position(there))
        session.add(model.tables.GoalNeed(goal_id=goal_id, capability_id=rows.add(session, row)))

    text = QT_TRANSLATE_NOOP("core", "Goal {code} needs {capability}")
    return editor.apply(Phrase(text, code=_goal(editor, goal_id).code, capability=called), work)


def toggle_goal_need(editor: Editor, goal_id: int, capability_id: int) -> Change:
    needs = editor.snapshot.goal_needs
    there = any(need.goal_id == goal_id and need.capability_id == capability_id for need in needs)
    return set_goal_need(editor, goal_id, capability_id, needed=not there)


def move_goal(editor: Editor, goal_id: int, by: int) -> Change:
    """Move a goal ``by`` places down, up when negative. Its number stays."""
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Move goal {code}"), goal_id)
    return rows.move(editor, label, "Goal", editor.snapshot.workshop_goals(), goal_id, by)


def remove_goal(editor: Editor, goal_id: int) -> Change:
    """Remove a goal with its wordings and answers. Its actions stay, for no goal."""
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Remove goal {code}"), goal_id)
    snapshot = editor.snapshot

    def work(session: Session) -> None:
        for table in (
            model.tables.AloneResponse,
            model.tables.SupportResponse,
            model.tables.SupportCount,
            model.tables.Voice,
            model.tables.Priority,
            model.tables.OwnWords,
            model.tables.Dissent,
            model.tables.GoalNeed,
            model.tables.Wording,
        ):
            rows.remove(session, table, goal_id=goal_id)
        rows.forget_merges(session, MergeKind.GOAL, goal_id)
        for action in rows.every(session, model.tables.Action, goal_id=goal_id):
            action.goal_id = None
        for later in rows.every(session, model.tables.Goal, carried_from_id=goal_id):
            later.carried_from_id = None
        forget_findings(session, snapshot, snapshot.goal(goal_id).code)
        rows.remove(session, model.tables.Goal, id=goal_id)

    return editor.apply(label, work)


def _checked(entry: GoalEntry) -> GoalEntry:
    return GoalEntry(
        text=cleaning.statement(entry.text),
        measure=cleaning.line(entry.measure),
        baseline=cleaning.number(entry.baseline),
        target=cleaning.number(entry.target),
        by=cleaning.day(entry.by),
    )


def _insert(session: Session, snapshot: Snapshot, code: str, place: int, entry: GoalEntry) -> None:
    goal = model.tables.Goal(
        workshop_id=snapshot.workshop.id,
        code=code,
        position=rows.next_position(snapshot.workshop_goals()) + place,
        text=entry.text,
        measure=entry.measure,
        baseline=entry.baseline,
        target=entry.target,
        by=entry.by,
    )
    goal_id = rows.add(session, goal)
    session.add(model.tables.Wording(goal_id=goal_id, text=goal.text, at=now()))


def _keep_wording(session: Session, snapshot: Snapshot, goal_id: int, words: str) -> None:
    present = snapshot.present_wording(goal_id)
    moment = now()
    if present is not None and not _answered(snapshot, present) and _in_one_breath(present.at, moment):
        row = rows.fetch(session, model.tables.Wording, present.id)
        row.text, row.at = words, moment
    else:
        session.add(model.tables.Wording(goal_id=goal_id, text=words, at=moment))


def _answered(snapshot: Snapshot, wording: Wording) -> bool:
    """Whether a wording was answered. Hands that were counted stand for a goal's first wording."""
    answered = {answer.wording_id for answer in snapshot.alone_responses}
    answered |= {answer.wording_id for answer in snapshot.support_responses}
    answered |= {voice.wording_id for voice in snapshot.voices}
    if wording.id in answered:
        return True
    first = next(each for each in snapshot.wordings if each.goal_id == wording.goal_id)
    return wording == first and any(count.goal_id == wording.goal_id for count in snapshot.support_counts)


def _in_one_breath(earlier: str, later: str) -> bool:
    gap = datetime.fromisoformat(later) - datetime.fromisoformat(earlier)
    return timedelta(0) <= gap < ONE_BREATH


def _goal(editor: Editor, goal_id: int) -> Goal:
    return rows.find(editor.snapshot.goals, goal_id)


def _label(editor: Editor, text: str, goal_id: int) -> Phrase:
    return Phrase(text, code=_goal(editor, goal_id).code)
