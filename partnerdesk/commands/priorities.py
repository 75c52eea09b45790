"""Putting the goals in order: what each organisation gives them, by dots, ranks, points, or impact and ease."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.errors import InputError
from partnerdesk.model.vocabulary import GoalStatus, RankingMethod
from partnerdesk.quick.priorities import Given
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import Priority
    from partnerdesk.storage.editor import Editor

MOST_DOTS: Final = 100


def set_ranking(editor: Editor, method: str) -> Change:
    """Choose how this workshop puts its goals in order. What was given by another way stays in the record."""
    label = Phrase(QT_TRANSLATE_NOOP("core", "Choose how goals are put in order"))
    wanted = cleaning.choice(RankingMethod, method)
    return rows.change(editor, label, "Workshop", editor.snapshot.workshop.id, ranking=wanted)


def set_dots_each(editor: Editor, count: int) -> Change:
    """How many dots each organisation may give away."""
    label = Phrase(QT_TRANSLATE_NOOP("core", "Change the number of dots"))
    dots = cleaning.whole(count, 1, MOST_DOTS)
    return rows.change(editor, label, "Workshop", editor.snapshot.workshop.id, dots_each=dots)


def give_priority(
    editor: Editor, goal_id: int, organisation_id: int, method: str, value: int, ease: int | None = None
) -> Change:
    """What an organisation gives one goal, in place of what it gave before. A rank that another goal had is taken from
    it. Nothing (0 dots or points) is not kept.

    Raises InputError when it is more than may be given: see :func:`give_priorities`.
    """
    given = {each.goal_id: (each.value, each.ease) for each in _of(editor, organisation_id, method)}
    if method == RankingMethod.RANKS:
        given = {goal: rank for goal, rank in given.items() if rank[0] != value}
    return give_priorities(editor, organisation_id, method, {**given, goal_id: (value, ease)})


def take_priority(editor: Editor, goal_id: int, organisation_id: int, method: str) -> Change:
    """Take back what an organisation gave one goal."""
    given = {each.goal_id: (each.value, each.ease) for each in _of(editor, organisation_id, method)}
    given.pop(goal_id, None)
    return give_priorities(editor, organisation_id, method, given)


def clear_priorities(editor: Editor, organisation_id: int, method: str) -> Change:
    """Take back all that an organisation gave by one method."""
    return give_priorities(editor, organisation_id, method, {})


def give_priorities(editor: Editor, organisation_id: int, method: str, given: Mapping[int, Given]) -> Change:
    """All that an organisation gives the shared goals, by goal id, in place of what it gave before by this method.

    Raises InputError for more dots than each may give, a rank that is given twice or is none, more than 100 points, or
    an impact or ease that is not 0 to 10. Points that do not come to 100 are no error; the page points them out.
    """
    name = rows.find(editor.snapshot.organisations, organisation_id).name
    way = _way(method)
    goals = _shared(editor)
    if given.keys() - goals:
        raise rows.gone()
    kept = {goal: _checked(way, *values, len(goals)) for goal, values in given.items()}
    kept = {goal: values for goal, values in kept.items() if values[0] or way is RankingMethod.IMPACT}
    _refuse_too_much(editor, way, kept)
    held = {each.goal_id: each for each in _of(editor, organisation_id, way)}

    def work(session: Session) -> None:
        table = model.tables.Priority
        for goal_id in held.keys() - kept.keys():
            rows.remove(session, table, id=held[goal_id].id)
        for goal_id, (value, ease) in kept.items():
            rows.put(
                session, table, held.get(goal_id), goal_id=goal_id, organisation_id=organisation_id, method=way,
                value=value, ease=ease,
            )  # fmt: skip

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "{name}: order of the goals"), name=name), work)


def _way(method: str) -> RankingMethod:
    way = cleaning.choice(RankingMethod, method)
    if way is RankingMethod.NONE:
        raise InputError(Phrase(QT_TRANSLATE_NOOP("core", "Choose first how the goals are put in order.")))
    return way


def _shared(editor: Editor) -> set[int]:
    return {goal.id for goal in editor.snapshot.workshop_goals() if goal.status is not GoalStatus.MOVED}


def _of(editor: Editor, organisation_id: int, method: str) -> list[Priority]:
    """What an organisation gave the goals of this workshop that are still shared; what the others had stays."""
    goals = _shared(editor)
    return [
        each
        for each in editor.snapshot.priorities
        if each.goal_id in goals and each.organisation_id == organisation_id and each.method == method
    ]


def _checked(way: RankingMethod, value: int, ease: int | None, goals: int) -> Given:
    match way:
        case RankingMethod.RANKS:
            return cleaning.whole(value, 1, goals), None
        case RankingMethod.IMPACT:
            return cleaning.whole(value, 0, 10), cleaning.level(ease, 0, 10)
        case RankingMethod.POINTS:
            return cleaning.whole(value, 0, 100), None
        case _:
            return cleaning.whole(value, 0, MOST_DOTS), None


def _refuse_too_much(editor: Editor, way: RankingMethod, given: Mapping[int, Given]) -> None:
    """Dots are few by meaning, and no two goals have one rank."""
    dots, most = sum(value for value, _ in given.values()), editor.snapshot.workshop.dots_each
    if way is RankingMethod.DOTS and dots > most:
        text = QT_TRANSLATE_NOOP("core", "That makes {dots} dots, and each has {most}. Take some back first.")
        raise InputError(Phrase(text, dots=dots, most=most))
    ranks = Counter(value for value, _ in given.values())
    twice = next((rank for rank, number in ranks.items() if number > 1), None)
    if way is RankingMethod.RANKS and twice is not None:
        text = QT_TRANSLATE_NOOP("core", "Rank {rank} is given twice. Give each goal a rank of its own.")
        raise InputError(Phrase(text, rank=twice))
