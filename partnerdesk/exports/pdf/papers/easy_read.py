"""The easy-read summary, for people with learning disabilities and for all who have little time.

It follows the practice of easy read: large type, much white, one idea in a sentence, a picture beside each idea, hard
words explained, as few numbers as can be. Our sentences are short; goals, actions and reasons stay in the words that
were agreed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Heading, Paragraph
from partnerdesk.exports.pdf.imprint import furniture
from partnerdesk.exports.pdf.papers.easy_parts import (
    agreed,
    easy_scale,
    explained,
    idea,
    lead_in,
    listed,
    part,
    sentence,
)
from partnerdesk.exports.pdf.papers.handout import Handout
from partnerdesk.exports.pdf.papers.writing import Ruled
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import PINE, UNIT
from partnerdesk.exports.pdf.text import Clean, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.exports.record import sealed_version
from partnerdesk.model.vocabulary import ActionStatus, GoalStatus, ParkingOutcome
from partnerdesk.rules.insights import ActionInsight, GoalInsight
from partnerdesk.rules.signing import signed_so_far
from partnerdesk.wording import QT_TRANSLATE_NOOP

__all__ = ["easy_read", "easy_scale"]

_MARGIN: Final = Box(62.0, 76.0, 62.0, 72.0)
_GROUPS, _GOALS, _ACTIONS, _PARKED = 20, 20, 40, 10
"""The most of each that is printed; for the others the full summary is named."""


def easy_read(paper: Paper) -> Handout:
    """What was decided, who does what by when, what happens next, and who to ask."""
    blocks: list[Block] = [
        *_opening(paper),
        *_meeting(paper),
        *_goals(paper),
        *_actions(paper),
        *_next(paper),
        *_ask(paper),
    ]
    return Handout(blocks, furniture(paper, margin=_MARGIN).sheet())


def _opening(paper: Paper) -> Iterator[Block]:
    easy = paper.say(QT_TRANSLATE_NOOP("core", "Easy read"))
    yield Paragraph(Span(easy, paper.scale.h2.but(colour=PINE)), after=UNIT)
    yield Heading(_name(paper), paper.scale.display, 1, after=8 * UNIT)
    yield idea(
        "book-open",
        sentence(paper, QT_TRANSLATE_NOOP("core", "This paper says what we agreed.")),
        sentence(paper, QT_TRANSLATE_NOOP("core", "The full summary says more.")),
        sentence(paper, QT_TRANSLATE_NOOP("core", "People sign the full summary, not this paper.")),
    )
    yield idea("file-check" if sealed_version(paper.snapshot) else "pencil", *_state(paper))
    yield idea(
        "lightbulb",
        explained(
            paper,
            QT_TRANSLATE_NOOP("core", "Hard words are in {word} letters the first time."),
            QT_TRANSLATE_NOOP("core", "thick"),
        ),
        sentence(paper, QT_TRANSLATE_NOOP("core", "We say what they mean.")),
    )
    yield idea(
        "handshake",
        sentence(paper, QT_TRANSLATE_NOOP("core", "We are a partnership.")),
        explained(
            paper,
            QT_TRANSLATE_NOOP("core", "A {word} is groups that work together."),
            QT_TRANSLATE_NOOP("core", "partnership"),
        ),
        sentence(paper, QT_TRANSLATE_NOOP("core", "They do what is too hard for one alone.")),
    )
    yield idea(
        "building-2",
        explained(
            paper,
            QT_TRANSLATE_NOOP("core", "A {word} can be a council, a school or a charity."),
            QT_TRANSLATE_NOOP("core", "group"),
        ),
        sentence(paper, QT_TRANSLATE_NOOP("core", "It can also be people who live here.")),
    )


def _name(paper: Paper) -> Clean:
    named = clean(paper.snapshot.partnership.name) or clean(paper.snapshot.workshop.title)
    return named or paper.say(QT_TRANSLATE_NOOP("core", "Partnership without a name"))


def _state(paper: Paper) -> list[Block]:
    """Whether the words can still change, and whether everybody has signed them."""
    if sealed_version(paper.snapshot) is None:
        return [
            explained(
                paper,
                QT_TRANSLATE_NOOP("core", "This is a {word}."),
                QT_TRANSLATE_NOOP("core", "draft"),
            ),
            sentence(paper, QT_TRANSLATE_NOOP("core", "That means it can still change.")),
        ]
    signed = QT_TRANSLATE_NOOP("core", "Everybody has signed.")
    not_yet = QT_TRANSLATE_NOOP("core", "Not everybody has signed yet.")
    return [
        sentence(paper, QT_TRANSLATE_NOOP("core", "Our words are final.")),
        sentence(paper, signed if signed_so_far(paper.snapshot).by_all else not_yet),
        explained(
            paper,
            QT_TRANSLATE_NOOP("core", "To {word} is to write your name to say yes."),
            QT_TRANSLATE_NOOP("core", "sign"),
        ),
    ]


def _meeting(paper: Paper) -> Iterator[Block]:
    workshop = paper.snapshot.workshop
    yield part(paper, QT_TRANSLATE_NOOP("core", "Our meeting"))
    if workshop.date:
        when = QT_TRANSLATE_NOOP("core", "The day of our meeting:")
        yield idea("calendar", lead_in(paper, when), agreed(paper, paper.day(workshop.date)))
    if workshop.place:
        where = QT_TRANSLATE_NOOP("core", "The place of our meeting:")
        yield idea("map-pin", lead_in(paper, where), agreed(paper, clean(workshop.place)))
    if workshop.purpose:
        why = QT_TRANSLATE_NOOP("core", "Why we met:")
        yield idea("message-circle", lead_in(paper, why), agreed(paper, clean_lines(workshop.purpose)))
    there = [paper.name(each) for each in paper.insights.facts.present]
    if not there:
        words = QT_TRANSLATE_NOOP("core", "We have not said yet who was there.")
        yield idea("users", sentence(paper, words))
        return
    yield idea(
        "users",
        lead_in(paper, QT_TRANSLATE_NOOP("core", "These groups were there:")),
        *listed(
            paper,
            there,
            _GROUPS,
            QT_TRANSLATE_NOOP("core", "More groups were there. The full summary names them."),
        ),
    )


def _goals(paper: Paper) -> Iterator[Block]:
    yield part(paper, QT_TRANSLATE_NOOP("core", "What we want"))
    yield idea(
        "target",
        explained(
            paper,
            QT_TRANSLATE_NOOP("core", "A {word} is something that we want to change."),
            QT_TRANSLATE_NOOP("core", "goal"),
        ),
    )
    kept = [each for each in paper.insights.goals if each.facts.kept]
    if not kept:
        words = QT_TRANSLATE_NOOP("core", "We have no shared goals yet.")
        yield idea("circle", sentence(paper, words))
    for each in kept[:_GOALS]:
        yield from _goal(paper, each)
    if len(kept) > _GOALS:
        words = QT_TRANSLATE_NOOP("core", "We have more goals. The full summary has them all.")
        yield idea("file-text", sentence(paper, words))


def _goal(paper: Paper, insight: GoalInsight) -> Iterator[Block]:
    """The goal as it was agreed, by when, and everybody who does not stand behind it."""
    goal = insight.facts.goal
    is_agreed = goal.status is GoalStatus.AGREED
    state = (
        QT_TRANSLATE_NOOP("core", "We agreed this goal:")
        if is_agreed
        else QT_TRANSLATE_NOOP("core", "We still talk about this goal:")
    )
    words: list[Block] = [lead_in(paper, state), agreed(paper, clean_lines(goal.text))]
    if goal.by:
        day = paper.day(goal.by)
        words.append(sentence(paper, QT_TRANSLATE_NOOP("core", "We want it by {day}."), day=day))
    yield idea("circle-check" if is_agreed else "circle-question-mark", *words)
    spoken = {each.organisation_id for each in insight.facts.dissents}
    for note in insight.facts.dissents:
        yield _sees_differently(paper, note.organisation_id, note.reason, note.would_change)
    for organisation_id in insight.support.dissent or ():
        if organisation_id not in spoken:
            yield _sees_differently(paper, organisation_id, "", "")


def _sees_differently(paper: Paper, organisation_id: int | None, reason: str, would_change: str) -> Block:
    """A minority note (N3) in the words of who wrote it."""
    name = (
        paper.name(organisation_id)
        if organisation_id is not None
        else paper.say(QT_TRANSLATE_NOOP("core", "Somebody"))
    )
    words: list[Block] = [
        sentence(paper, QT_TRANSLATE_NOOP("core", "{name} sees this goal differently."), name=name)
    ]
    if reason:
        words.append(lead_in(paper, QT_TRANSLATE_NOOP("core", "This is why:")))
        words.append(agreed(paper, clean_lines(reason)))
    else:
        words.append(sentence(paper, QT_TRANSLATE_NOOP("core", "We did not write down why.")))
    if would_change:
        words.append(lead_in(paper, QT_TRANSLATE_NOOP("core", "This could change it:")))
        words.append(agreed(paper, clean_lines(would_change)))
    return idea("message-square-quote", *words)


def _actions(paper: Paper) -> Iterator[Block]:
    yield part(paper, QT_TRANSLATE_NOOP("core", "Who does what"))
    yield idea(
        "list-checks",
        explained(
            paper,
            QT_TRANSLATE_NOOP("core", "An {word} is a job that somebody will do."),
            QT_TRANSLATE_NOOP("core", "action"),
        ),
        explained(
            paper,
            QT_TRANSLATE_NOOP("core", "To {word} an action is to make sure it gets done."),
            QT_TRANSLATE_NOOP("core", "lead"),
        ),
    )
    kept = sorted((each for each in paper.insights.actions if each.facts.kept), key=_soonest)
    if not kept:
        words = QT_TRANSLATE_NOOP("core", "We have no actions yet.")
        yield idea("circle", sentence(paper, words))
    for each in kept[:_ACTIONS]:
        yield _action(paper, each)
    if len(kept) > _ACTIONS:
        words = QT_TRANSLATE_NOOP("core", "We have more actions. The full summary has them all.")
        yield idea("file-text", sentence(paper, words))


def _soonest(insight: ActionInsight) -> tuple[bool, str, int]:
    """What is still to be done first, and of that what is due first."""
    action = insight.facts.action
    return action.status is ActionStatus.DONE, action.due or "9", action.position


def _action(paper: Paper, insight: ActionInsight) -> Block:
    """The action as it was agreed, who leads it, who helps, and by when."""
    action = insight.facts.action
    helpers = [each for each in insight.facts.parts if each != action.lead_id]
    words: list[Block] = [agreed(paper, clean_lines(action.text))]
    if action.lead_id is None:
        words.append(sentence(paper, QT_TRANSLATE_NOOP("core", "Nobody leads this yet.")))
    else:
        name = paper.name(action.lead_id)
        words.append(sentence(paper, QT_TRANSLATE_NOOP("core", "{name} leads this."), name=name))
    if len(helpers) == 1:
        name = paper.name(helpers[0])
        words.append(sentence(paper, QT_TRANSLATE_NOOP("core", "{name} helps."), name=name))
    elif helpers:
        more = QT_TRANSLATE_NOOP("core", "More groups help. The full summary names them.")
        words.append(lead_in(paper, QT_TRANSLATE_NOOP("core", "These groups help:")))
        words += listed(paper, [paper.name(each) for each in helpers], _GROUPS, more)
    words.append(_by_when(paper, insight))
    if action.help_needed:
        words.append(lead_in(paper, QT_TRANSLATE_NOOP("core", "They need help with this:")))
        words.append(agreed(paper, clean_lines(action.help_needed)))
    done = action.status is ActionStatus.DONE
    return idea("circle-check" if done else "users" if helpers else "user-round", *words)


def _by_when(paper: Paper, insight: ActionInsight) -> Block:
    action = insight.facts.action
    if action.status is ActionStatus.DONE:
        return sentence(paper, QT_TRANSLATE_NOOP("core", "This is done."))
    if not action.due:
        return sentence(paper, QT_TRANSLATE_NOOP("core", "We have not said yet by when."))
    return sentence(paper, QT_TRANSLATE_NOOP("core", "It will be done by {day}."), day=paper.day(action.due))


def _next(paper: Paper) -> Iterator[Block]:
    again = clean(paper.snapshot.workshop.next_meeting)
    yield part(paper, QT_TRANSLATE_NOOP("core", "What happens next"))
    yield idea(
        "play",
        sentence(paper, QT_TRANSLATE_NOOP("core", "Every group does its actions.")),
        sentence(paper, QT_TRANSLATE_NOOP("core", "We tell each other how it goes.")),
    )
    if again:
        words = QT_TRANSLATE_NOOP("core", "Then we meet again:")
        yield idea("calendar", lead_in(paper, words), agreed(paper, again))
    else:
        words = QT_TRANSLATE_NOOP("core", "We have not said yet when we meet again.")
        yield idea("calendar", sentence(paper, words))
    later = (ParkingOutcome.OPEN, ParkingOutcome.NEXT_TIME)
    parked = [clean(each.text) for each in paper.snapshot.workshop_parking() if each.outcome in later]
    if parked:
        more = QT_TRANSLATE_NOOP("core", "There is more. The full summary has it all.")
        yield idea(
            "clock",
            lead_in(paper, QT_TRANSLATE_NOOP("core", "We want to talk about this later:")),
            *listed(paper, parked, _PARKED, more),
        )


def _ask(paper: Paper) -> Iterator[Block]:
    yield part(paper, QT_TRANSLATE_NOOP("core", "Who to ask"))
    yield idea(
        "circle-question-mark",
        sentence(paper, QT_TRANSLATE_NOOP("core", "Do you have a question?")),
        sentence(paper, QT_TRANSLATE_NOOP("core", "Is something hard to read?")),
        sentence(paper, QT_TRANSLATE_NOOP("core", "Ask somebody who was there.")),
    )
    people = [
        paper.say(QT_TRANSLATE_NOOP("core", "{group}: {person}"), group=paper.name(each), person=person)
        for each in paper.insights.facts.present
        for person in map(paper.person, paper.people_coming.get(each, ()))
    ]
    if people:
        more = QT_TRANSLATE_NOOP("core", "More people were there. The full summary has them all.")
        yield idea(
            "user-round",
            lead_in(paper, QT_TRANSLATE_NOOP("core", "You can ask these people:")),
            *listed(paper, people, _GROUPS, more),
        )
    style = paper.scale.body
    yield idea(
        "pencil",
        lead_in(paper, QT_TRANSLATE_NOOP("core", "Here you can write who to ask:")),
        Ruled(1, paper.say(QT_TRANSLATE_NOOP("core", "Name:")), style, step=12 * UNIT),
        Ruled(1, paper.say(QT_TRANSLATE_NOOP("core", "Telephone:")), style, step=12 * UNIT),
    )
