"""Paper ballots as they are typed, one in a line: ``K7 3`` or ``K7 3 @HRA``; ``3 @HRA`` for what was called out."""

from __future__ import annotations

from typing import Final

from partnerdesk.model.polls import hides
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import AloneAnswer, PollKind, SupportLevel, label
from partnerdesk.quick.entries import BallotEntry, Chip, Tone
from partnerdesk.quick.naming import organisations_meant
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_ANSWERS: Final[dict[PollKind, type[AloneAnswer] | type[SupportLevel]]] = {
    PollKind.ALONE: AloneAnswer,
    PollKind.SUPPORT: SupportLevel,
}


def parse_ballot(line: str, snapshot: Snapshot, goal_id: int, kind: PollKind) -> BallotEntry:
    """What a line means for one goal. While that is asked blind, no chip repeats the answer."""
    said, at, name = line.partition("@")
    words = said.split()
    if not words:
        return BallotEntry()
    ballot = words[0].upper() if len(words) > 1 or not words[0].isdecimal() else ""
    chips = [_ballot_chip(ballot, snapshot, goal_id, kind)] if ballot else []
    typed = words[-1] if len(words) > 1 or not ballot else ""
    if len(words) > 2:
        text = QT_TRANSLATE_NOOP("core", "One ballot at a time: its code, then the answer")
        return BallotEntry(chips=(*chips, Chip(Phrase(text), Tone.WARN)))
    answer = _answer(typed, kind)
    if answer is None:
        return BallotEntry(chips=(*chips, _no_answer(typed, kind)))
    if not hides(snapshot.goal(goal_id), kind):
        chips.append(Chip(Phrase(label(answer)), Tone.ACCENT))
    if not at:
        return BallotEntry(ballot, int(answer), None, tuple(chips), ready=True)
    found = organisations_meant(name.strip(), snapshot.organisations)
    if len(found) != 1:
        return BallotEntry(chips=(*chips, nobody_meant(name.strip(), rivals=len(found) > 1)))
    chips.append(Chip(Phrase(found[0].name)))
    return BallotEntry(ballot, int(answer), found[0].id, tuple(chips), ready=True)


def _answer(typed: str, kind: PollKind) -> AloneAnswer | SupportLevel | None:
    answers = {str(int(each)): each for each in _ANSWERS[kind]}
    return answers.get(typed)


def _ballot_chip(ballot: str, snapshot: Snapshot, goal_id: int, kind: PollKind) -> Chip:
    wanted = (goal_id, kind, ballot)
    if any((each.goal_id, each.kind, each.ballot) == wanted for each in snapshot.voices):
        text = QT_TRANSLATE_NOOP("core", "Ballot {ballot}, in place of what it said before")
        return Chip(Phrase(text, ballot=ballot), Tone.INFO)
    return Chip(Phrase(QT_TRANSLATE_NOOP("core", "Ballot {ballot}"), ballot=ballot))


def _no_answer(typed: str, kind: PollKind) -> Chip:
    low, high = int(min(_ANSWERS[kind])), int(max(_ANSWERS[kind]))
    text = QT_TRANSLATE_NOOP("core", "Then the answer, a number from {low} to {high}")
    if typed:
        text = QT_TRANSLATE_NOOP("core", "{typed} is no answer: a number from {low} to {high} is")
        return Chip(Phrase(text, typed=typed, low=low, high=high), Tone.WARN)
    return Chip(Phrase(text, low=low, high=high), Tone.WARN)


def nobody_meant(name: str, *, rivals: bool) -> Chip:
    """Says that no organisation is meant by what was typed, or that several could be."""
    if rivals:
        return Chip(
            Phrase(QT_TRANSLATE_NOOP("core", "{name} could be several: type more of it"), name=name),
            Tone.WARN,
        )
    if not name:
        return Chip(Phrase(QT_TRANSLATE_NOOP("core", "Of which organisation?")), Tone.WARN)
    return Chip(Phrase(QT_TRANSLATE_NOOP("core", "Nobody here is called {name}"), name=name), Tone.WARN)
