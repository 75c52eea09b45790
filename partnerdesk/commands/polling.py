"""Asking a goal blind, revealing it, and the voices of single people: from paper ballots, or called out (N2, N3).

A voice with an organisation is a part of what that organisation answers: to the alone test always, to support when the
workshop gives each organisation one voice. Its answer is then the mean of its people's, halves rounded up, written as
its response in the same edit and followed when voices change; with the last of its voices it goes. What an organisation
says itself takes the place of that mean until a voice of its people changes. A voice without an organisation counts in
no organisation's answer. For support without that option every voice, whosoever, counts as one more hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.commands.answers import present_wording
from partnerdesk.model.polls import makes_one_voice, mean_answer
from partnerdesk.model.vocabulary import PollKind, SupportBy
from partnerdesk.quick.entries import BallotEntry
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import AloneResponse, Goal, SupportResponse, Voice
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.storage.editor import Editor

BALLOT: Final = 20
"""The most characters of the code on a paper ballot."""

_HIDDEN: Final = {PollKind.ALONE: "alone_hidden", PollKind.SUPPORT: "support_hidden"}
_ANSWERS: Final = {PollKind.ALONE: (0, 3), PollKind.SUPPORT: (1, 8)}


def start_poll(editor: Editor, goal_id: int, kind: str) -> Change:
    """Ask a goal blind: from now on nobody sees how it is answered, until it is revealed."""
    return _hide(editor, QT_TRANSLATE_NOOP("core", "Ask goal {code} blind"), goal_id, kind, hidden=True)


def reveal(editor: Editor, goal_id: int, kind: str) -> Change:
    """Show how a goal was answered."""
    return _hide(editor, QT_TRANSLATE_NOOP("core", "Reveal goal {code}"), goal_id, kind, hidden=False)


def ask_again(editor: Editor, goal_id: int, kind: str) -> Change:
    """Ask a goal anew and blind: what was answered before is taken away. The reasons that were given stay."""
    asked = cleaning.choice(PollKind, kind)
    goal = rows.find(editor.snapshot.goals, goal_id)

    def work(session: Session) -> None:
        rows.remove(session, _responses(asked), goal_id=goal_id)
        if asked is PollKind.SUPPORT:
            rows.remove(session, model.tables.SupportCount, goal_id=goal_id)
        for voice in rows.every(session, model.tables.Voice, goal_id=goal_id):
            if voice.kind == asked:
                session.delete(voice)
        rows.put(session, model.tables.Goal, goal, **{_HIDDEN[asked]: True})

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Ask goal {code} again"), code=goal.code), work)


def add_voice(
    editor: Editor,
    goal_id: int,
    kind: str,
    answer: int,
    organisation_id: int | None = None,
    ballot: str = "",
) -> Change:
    """One person's answer. A ballot that was entered before is replaced; it keeps its organisation when none is said.

    Raises InputError when the answer is none of 0 to 3 (alone test) or 1 to 8 (support).
    """
    return add_voices(editor, goal_id, kind, [BallotEntry(ballot, answer, organisation_id)])


def add_voices(editor: Editor, goal_id: int, kind: str, entries: Sequence[BallotEntry]) -> Change:
    """The answers of several people in one undo step. Of a ballot that is there twice the last answer counts.

    Raises InputError as :func:`add_voice` does; then none is added.
    """
    asked = cleaning.choice(PollKind, kind)
    goal = rows.find(editor.snapshot.goals, goal_id)
    given = _last_of_each([_checked(editor, asked, entry) for entry in entries])

    def work(session: Session) -> None:
        if not given:
            return
        wording_id = present_wording(session, editor.snapshot, goal_id)
        organisations: list[int | None] = []
        for entry in given:
            there = voice_of(editor.snapshot, goal_id, asked, entry.ballot)
            before = there.organisation_id if there else None
            whose = entry.organisation_id or before
            rows.put(
                session, model.tables.Voice, there, goal_id=goal_id, kind=asked, organisation_id=whose,
                ballot=entry.ballot, answer=entry.answer, wording_id=wording_id,
            )  # fmt: skip
            organisations += [whose, before]
        if asked is PollKind.SUPPORT:
            way = SupportBy.ORGANISATION if editor.snapshot.workshop.one_voice else SupportBy.COUNT
            rows.put(session, model.tables.Goal, goal, support_by=way)
        _follow(editor, session, goal_id, asked, organisations)

    if len(given) == 1:
        return editor.apply(_label(given[0].ballot, goal), work)
    text = QT_TRANSLATE_NOOP("core", "{count} answers for goal {code}")
    return editor.apply(Phrase(text, count=len(given), code=goal.code), work)


def _checked(editor: Editor, kind: PollKind, entry: BallotEntry) -> BallotEntry:
    return BallotEntry(
        cleaning.line(entry.ballot, BALLOT).upper(),
        cleaning.whole(entry.answer, *_ANSWERS[kind]),
        _known(editor, entry.organisation_id),
    )


def _last_of_each(entries: Sequence[BallotEntry]) -> list[BallotEntry]:
    """Each ballot once, with what it says last; answers without a ballot are all different people's."""
    last: dict[str | int, BallotEntry] = {}
    for place, entry in enumerate(entries):
        key = entry.ballot or place
        before = last[key].organisation_id if key in last else None
        last[key] = replace(entry, organisation_id=entry.organisation_id or before)
    return list(last.values())


def change_voice(editor: Editor, voice_id: int, answer: int, organisation_id: int | None) -> Change:
    """Mend what one person answered, and for which organisation (None: not said)."""
    voice = rows.find(editor.snapshot.voices, voice_id)
    given, whose = cleaning.whole(answer, *_ANSWERS[voice.kind]), _known(editor, organisation_id)

    def work(session: Session) -> None:
        rows.put(session, model.tables.Voice, voice, answer=given, organisation_id=whose)
        _follow(editor, session, voice.goal_id, voice.kind, [whose, voice.organisation_id])

    return editor.apply(_label(voice.ballot, rows.find(editor.snapshot.goals, voice.goal_id)), work)


def remove_voice(editor: Editor, voice_id: int) -> Change:
    voice = rows.find(editor.snapshot.voices, voice_id)
    code = rows.find(editor.snapshot.goals, voice.goal_id).code

    def work(session: Session) -> None:
        rows.remove(session, model.tables.Voice, id=voice_id)
        _follow(editor, session, voice.goal_id, voice.kind, [voice.organisation_id])

    return editor.apply(
        Phrase(QT_TRANSLATE_NOOP("core", "Take back an answer for goal {code}"), code=code), work
    )


def set_one_voice(editor: Editor, on: bool) -> Change:
    """Choose whether each organisation has one voice for support, or each of its people.

    On: an organisation whose people gave voices answers their mean, in place of what it said itself. Off: those means
    go again, and the voices count as hands.
    """
    snapshot = editor.snapshot
    goals = {goal.id: goal for goal in snapshot.workshop_goals()}
    turned = on != snapshot.workshop.one_voice
    voices = [
        each for each in snapshot.voices if turned and each.kind is PollKind.SUPPORT and each.goal_id in goals
    ]

    def work(session: Session) -> None:
        rows.put(session, model.tables.Workshop, snapshot.workshop, one_voice=on)
        for goal_id in dict.fromkeys(each.goal_id for each in voices):
            way = SupportBy.ORGANISATION if on else SupportBy.COUNT
            rows.put(session, model.tables.Goal, goals[goal_id], support_by=way)
        for goal_id, organisation_id in dict.fromkeys(
            (each.goal_id, each.organisation_id) for each in voices
        ):
            if organisation_id is not None:
                _write_mean(editor, session, goal_id, PollKind.SUPPORT, organisation_id, counts=on)

    if on:
        label = Phrase(QT_TRANSLATE_NOOP("core", "Give each organisation one voice"))
    else:
        label = Phrase(QT_TRANSLATE_NOOP("core", "Let each person have a voice"))
    return editor.apply(label, work)


def voice_of(snapshot: Snapshot, goal_id: int, kind: PollKind, ballot: str) -> Voice | None:
    """The voice that a ballot gave, if it was entered; voices without a ballot are nobody's in particular."""
    wanted = (goal_id, kind, ballot)
    found = (each for each in snapshot.voices if (each.goal_id, each.kind, each.ballot) == wanted)
    return next(found, None) if ballot else None


def _hide(editor: Editor, text: str, goal_id: int, kind: str, *, hidden: bool) -> Change:
    column = _HIDDEN[cleaning.choice(PollKind, kind)]
    label = Phrase(text, code=rows.find(editor.snapshot.goals, goal_id).code)
    return rows.change(editor, label, "Goal", goal_id, **{column: hidden})


def _label(ballot: str, goal: Goal) -> Phrase:
    """Says nothing of the answer: it stands at the foot of the window while others are still being asked."""
    if ballot:
        return Phrase(
            QT_TRANSLATE_NOOP("core", "Ballot {ballot} for goal {code}"), ballot=ballot, code=goal.code
        )
    return Phrase(QT_TRANSLATE_NOOP("core", "An answer for goal {code}"), code=goal.code)


def _known(editor: Editor, organisation_id: int | None) -> int | None:
    return None if organisation_id is None else rows.find(editor.snapshot.organisations, organisation_id).id


def _responses(kind: PollKind) -> type[model.tables.AloneResponse] | type[model.tables.SupportResponse]:
    return model.tables.AloneResponse if kind is PollKind.ALONE else model.tables.SupportResponse


def _follow(
    editor: Editor, session: Session, goal_id: int, kind: PollKind, organisation_ids: Iterable[int | None]
) -> None:
    """Inside an edit of voices: the answers of the organisations they belong to come along."""
    if makes_one_voice(editor.snapshot.workshop, kind):
        for each in dict.fromkeys(organisation_ids):
            if each is not None:
                _write_mean(editor, session, goal_id, kind, each, counts=True)


def _write_mean(
    editor: Editor, session: Session, goal_id: int, kind: PollKind, organisation_id: int, *, counts: bool
) -> None:
    """Put the mean of an organisation's voices as its answer, or take its answer away where they do not count."""
    session.flush()
    every = rows.every(session, model.tables.Voice, goal_id=goal_id, organisation_id=organisation_id)
    voices = [each for each in every if each.kind == kind]
    mean = mean_answer(each.answer for each in voices) if counts else None
    if mean is None:
        rows.remove(session, _responses(kind), goal_id=goal_id, organisation_id=organisation_id)
        return
    held: Iterable[AloneResponse | SupportResponse] = (
        editor.snapshot.alone_responses if kind is PollKind.ALONE else editor.snapshot.support_responses
    )
    there = next((e for e in held if (e.goal_id, e.organisation_id) == (goal_id, organisation_id)), None)
    rows.put(
        session, _responses(kind), there, goal_id=goal_id, organisation_id=organisation_id,
        wording_id=max(each.wording_id for each in voices),
        **{"answer" if kind is PollKind.ALONE else "level": mean},
    )  # fmt: skip
