"""What each organisation, or the room by counted hands, says to a goal: alone test, support, dissent (N2, N3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.errors import InputError
from partnerdesk.model.records import AloneResponse, SupportResponse
from partnerdesk.model.vocabulary import SupportBy, SupportLevel
from partnerdesk.storage.journal import now
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import Dissent
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.storage.editor import Editor

MOST_HANDS = 10_000

A = TypeVar("A", AloneResponse, SupportResponse)


def set_alone_answer(editor: Editor, goal_id: int, organisation_id: int, answer: int) -> Change:
    """What an organisation answers to "could we do this alone?", 0 easily to 3 impossible."""
    label = _label(
        editor, QT_TRANSLATE_NOOP("core", "{name}: alone test of goal {code}"), goal_id, organisation_id
    )
    given = cleaning.whole(answer, 0, 3)

    def work(session: Session) -> None:
        values = _answered(editor, session, goal_id, organisation_id)
        held = _held(editor.snapshot.alone_responses, goal_id, organisation_id)
        rows.put(session, model.tables.AloneResponse, held, answer=given, **values)

    return editor.apply(label, work)


def clear_alone_answer(editor: Editor, goal_id: int, organisation_id: int) -> Change:
    text = QT_TRANSLATE_NOOP("core", "{name}: take back the alone test of goal {code}")

    def work(session: Session) -> None:
        rows.remove(session, model.tables.AloneResponse, goal_id=goal_id, organisation_id=organisation_id)

    return editor.apply(_label(editor, text, goal_id, organisation_id), work)


def set_support_answer(editor: Editor, goal_id: int, organisation_id: int, level: int) -> Change:
    """How far an organisation supports a goal, 1 fully behind it to 8 block. Support then counts by organisation."""
    label = _label(
        editor, QT_TRANSLATE_NOOP("core", "{name}: support for goal {code}"), goal_id, organisation_id
    )
    given = cleaning.whole(level, 1, 8)

    def work(session: Session) -> None:
        values = _answered(editor, session, goal_id, organisation_id)
        held = _held(editor.snapshot.support_responses, goal_id, organisation_id)
        rows.put(session, model.tables.SupportResponse, held, level=given, **values)
        _ask_support_by(editor, session, goal_id, SupportBy.ORGANISATION)

    return editor.apply(label, work)


def clear_support_answer(editor: Editor, goal_id: int, organisation_id: int) -> Change:
    text = QT_TRANSLATE_NOOP("core", "{name}: take back support for goal {code}")

    def work(session: Session) -> None:
        rows.remove(session, model.tables.SupportResponse, goal_id=goal_id, organisation_id=organisation_id)

    return editor.apply(_label(editor, text, goal_id, organisation_id), work)


def add_support_count(editor: Editor, goal_id: int, level: int, by: int = 1) -> Change:
    """Count ``by`` more hands at a level, 1 to 8. Support then counts by hands."""
    text = QT_TRANSLATE_NOOP("core", "Count {level} for goal {code}")
    return _count(editor, text, goal_id, level, _counted(editor, goal_id, level) + by)


def take_support_count(editor: Editor, goal_id: int, level: int, by: int = 1) -> Change:
    """Take ``by`` hands away from a level, as far as there are any."""
    text = QT_TRANSLATE_NOOP("core", "Take a {level} away from goal {code}")
    return _count(editor, text, goal_id, level, max(0, _counted(editor, goal_id, level) - by))


def set_support_count(editor: Editor, goal_id: int, level: int, count: int) -> Change:
    """Say how many hands there are at a level, 1 to 8."""
    return _count(editor, QT_TRANSLATE_NOOP("core", "Count {level} for goal {code}"), goal_id, level, count)


def set_support_counts(editor: Editor, goal_id: int, counts: Sequence[int]) -> Change:
    """Say all eight counts at once, level 1 first. Support then counts by hands."""
    hands = [cleaning.whole(count, 0, MOST_HANDS) for count in counts]
    if len(hands) != len(SupportLevel):
        text = QT_TRANSLATE_NOOP("core", "Eight numbers are needed, from 1 fully behind it to 8 block.")
        raise InputError(Phrase(text))
    code = rows.find(editor.snapshot.goals, goal_id).code

    def work(session: Session) -> None:
        table = model.tables.SupportCount
        rows.remove(session, table, goal_id=goal_id)
        for level, count in zip(SupportLevel, hands, strict=True):
            if count:
                session.add(table(goal_id=goal_id, level=level, count=count))
        _ask_support_by(editor, session, goal_id, SupportBy.COUNT)

    return editor.apply(_hands_label(code), work)


def set_support_by(editor: Editor, goal_id: int, way: str) -> Change:
    """Choose whether the answers by organisation or the counted hands are what counts. Neither is lost."""
    code = rows.find(editor.snapshot.goals, goal_id).code
    label = Phrase(QT_TRANSLATE_NOOP("core", "Ask support for goal {code} another way"), code=code)
    return rows.change(editor, label, "Goal", goal_id, support_by=cleaning.choice(SupportBy, way))


def set_dissent(
    editor: Editor,
    goal_id: int,
    organisation_id: int | None,
    *,
    reason: str | None = None,
    would_change: str | None = None,
) -> Change:
    """Write why an organisation (None: somebody not named) does not stand behind a goal, and what would change it.

    What is None stays as it is. There is one such note for each organisation, and one for nobody named; a note without
    words is removed.
    """
    label = _dissent_label(editor, goal_id, organisation_id)
    notes = editor.snapshot.dissents
    there = next((d for d in notes if (d.goal_id, d.organisation_id) == (goal_id, organisation_id)), None)
    words = _merged(there, reason, would_change)

    def work(session: Session) -> None:
        _write_dissent(session, there.id if there else None, goal_id, organisation_id, words)

    return editor.apply(label, work)


def add_dissent(
    editor: Editor, goal_id: int, organisation_id: int | None, reason: str, would_change: str = ""
) -> Change:
    """Add one more reason. Raises InputError when it has no words."""
    words = _merged(None, reason, would_change)
    if not any(words):
        raise InputError(Phrase(QT_TRANSLATE_NOOP("core", "Some words are needed. Type the reason.")))

    def work(session: Session) -> None:
        _write_dissent(session, None, goal_id, organisation_id, words)

    return editor.apply(_dissent_label(editor, goal_id, organisation_id), work)


def edit_dissent(
    editor: Editor, dissent_id: int, *, reason: str | None = None, would_change: str | None = None
) -> Change:
    """Change the words of a reason; what is None stays as it is. Without words it is removed."""
    there = rows.find(editor.snapshot.dissents, dissent_id)
    words = _merged(there, reason, would_change)

    def work(session: Session) -> None:
        _write_dissent(session, there.id, there.goal_id, there.organisation_id, words)

    return editor.apply(_dissent_label(editor, there.goal_id, there.organisation_id), work)


def clear_dissent(editor: Editor, dissent_id: int) -> Change:
    return edit_dissent(editor, dissent_id, reason="", would_change="")


def present_wording(session: Session, snapshot: Snapshot, goal_id: int) -> int:
    """Inside an edit: the wording that is being answered."""
    text = rows.find(snapshot.goals, goal_id).text
    present = snapshot.present_wording(goal_id)
    if present is not None:
        return present.id
    return rows.add(session, model.tables.Wording(goal_id=goal_id, text=text, at=now()))


def _label(editor: Editor, text: str, goal_id: int, organisation_id: int) -> Phrase:
    code = rows.find(editor.snapshot.goals, goal_id).code
    return Phrase(text, name=rows.find(editor.snapshot.organisations, organisation_id).name, code=code)


def _answered(editor: Editor, session: Session, goal_id: int, organisation_id: int) -> dict[str, int]:
    """Who answered, and which wording."""
    wording_id = present_wording(session, editor.snapshot, goal_id)
    return {"goal_id": goal_id, "organisation_id": organisation_id, "wording_id": wording_id}


def _held(answers: Iterable[A], goal_id: int, organisation_id: int) -> A | None:
    wanted = (goal_id, organisation_id)
    return next((each for each in answers if (each.goal_id, each.organisation_id) == wanted), None)


def _ask_support_by(editor: Editor, session: Session, goal_id: int, way: SupportBy) -> None:
    rows.put(session, model.tables.Goal, rows.find(editor.snapshot.goals, goal_id), support_by=way)


def _counted(editor: Editor, goal_id: int, level: int) -> int:
    counts = editor.snapshot.support_counts
    return next((row.count for row in counts if (row.goal_id, row.level) == (goal_id, level)), 0)


def _count(editor: Editor, text: str, goal_id: int, level: int, count: int) -> Change:
    wanted, hands = cleaning.whole(level, 1, 8), cleaning.whole(count, 0, MOST_HANDS)
    goal = rows.find(editor.snapshot.goals, goal_id)

    def work(session: Session) -> None:
        table, counts = model.tables.SupportCount, editor.snapshot.support_counts
        if hands:
            held = next((row for row in counts if (row.goal_id, row.level) == (goal_id, wanted)), None)
            rows.put(session, table, held, goal_id=goal_id, level=wanted, count=hands)
            _ask_support_by(editor, session, goal_id, SupportBy.COUNT)
        else:
            rows.remove(session, table, goal_id=goal_id, level=wanted)

    if goal.support_hidden:  # the name of an edit stands at the foot of the window
        return editor.apply(_hands_label(goal.code), work)
    return editor.apply(Phrase(text, level=wanted, code=goal.code), work)


def _hands_label(code: str) -> Phrase:
    return Phrase(QT_TRANSLATE_NOOP("core", "Count the hands for goal {code}"), code=code)


def _dissent_label(editor: Editor, goal_id: int, organisation_id: int | None) -> Phrase:
    if organisation_id is not None:
        text = QT_TRANSLATE_NOOP("core", "{name}: reason about goal {code}")
        return _label(editor, text, goal_id, organisation_id)
    code = rows.find(editor.snapshot.goals, goal_id).code
    return Phrase(QT_TRANSLATE_NOOP("core", "Reason about goal {code}"), code=code)


def _merged(there: Dissent | None, reason: str | None, would_change: str | None) -> tuple[str, str]:
    old = (there.reason, there.would_change) if there else ("", "")
    new = (reason, would_change)
    first, second = (
        was if words is None else cleaning.lines(words) for was, words in zip(old, new, strict=True)
    )
    return first, second


def _write_dissent(
    session: Session,
    dissent_id: int | None,
    goal_id: int,
    organisation_id: int | None,
    words: tuple[str, str],
) -> None:
    table = model.tables.Dissent
    if dissent_id is not None and not any(words):
        rows.remove(session, table, id=dissent_id)
    elif dissent_id is not None:
        row = rows.fetch(session, table, dissent_id)
        row.reason, row.would_change = words
    elif any(words):
        session.add(
            table(goal_id=goal_id, organisation_id=organisation_id, reason=words[0], would_change=words[1])
        )
