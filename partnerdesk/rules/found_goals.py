"""Findings about the goals: tested, held by all, measurable, and made with the community."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from partnerdesk.model.polls import hides
from partnerdesk.model.records import Goal, Workshop
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import CommunityLevel, GoalStatus, PollKind, Step
from partnerdesk.rules.community import agreed_without_them
from partnerdesk.rules.counted import counted, percent
from partnerdesk.rules.finding import (
    Finding,
    Kind,
    Look,
    Part,
    Remedy,
    RemedyKind,
    Severity,
    at_goal,
    at_workshop,
    called_goal,
    facts_of,
)
from partnerdesk.rules.insights import GoalInsight
from partnerdesk.rules.support import Break, broken_by
from partnerdesk.rules.verdict import Verdict
from partnerdesk.rules.wordings import earlier_answers
from partnerdesk.rules.words import names
from partnerdesk.rules.workshop_facts import WorkshopFacts
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase, Value

_NUMBER: Final = re.compile(r"(?<!\w)\d")
"""A number among words; the digit of a code such as G1 is none."""


def found_in_goals(look: Look) -> Iterator[Finding]:
    """No goals, and for each goal: its verdict, missing answers, reasons, measure, needs, the community's part."""
    if not look.figures.goals:
        reason = Phrase(QT_TRANSLATE_NOOP("core", "There are no goals yet."))
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Write the first goal"))
        yield Finding(Step.GOALS, Severity.FIX, Kind.NO_GOALS, reason, mend, at_workshop(look, Part.GOALS))
    for goal in look.figures.goals:
        if goal.facts.kept:
            yield from _hidden(goal)
            yield from _verdict(look.facts, goal)
            yield from _answers(look.facts, goal)
            yield from _earlier(look.snapshot, goal)
            yield from _own_words(look.snapshot, goal)
            yield from _substance(goal)
            yield from _community(goal)


def _finding(
    goal: GoalInsight,
    severity: Severity,
    kind: Kind,
    reason: Phrase,
    mend: str,
    part: Part,
    remedy: RemedyKind | None = None,
    facts: str = "",
) -> Finding:
    row = goal.facts.goal
    press = Remedy(remedy, goal_id=row.id) if remedy else None
    return Finding(
        Step.GOALS, severity, kind, reason, Phrase(mend), at_goal(row, part), press, (row.code,), facts
    )


def _said(goal: GoalInsight, text: str, **values: Value) -> Phrase:
    return Phrase(text, goal=called_goal(goal.facts.goal), **values)


def _verdict(facts: WorkshopFacts, goal: GoalInsight) -> Iterator[Finding]:
    """N2 and N3: what keeps a goal from being a partnership goal that all hold; else that it can be agreed."""
    match goal.verdict:
        case Verdict.CONTESTED:
            mend = QT_TRANSLATE_NOOP("core", "Work on the wording")
            reason, figures = _contested(facts.workshop, goal), _contested_figures(facts.workshop, goal)
            yield _finding(goal, Severity.FIX, Kind.CONTESTED, reason, mend, Part.WORDS, facts=figures)
            yield from _agreed_contested(goal, figures)
        case Verdict.NOT_TESTED if any(hides(goal.facts.goal, kind) for kind in PollKind):
            return
        case Verdict.NOT_TESTED if _agreed(goal) and not _all_aside(goal):
            yield _agreed_unasked(goal)
        case Verdict.NOT_TESTED:
            held = goal.support.everyone.counting
            kind, part = (Kind.NOT_TESTED, Part.ALONE) if held else (Kind.NOT_SUPPORTED, _first_asked(goal))
            mend = QT_TRANSLATE_NOOP("core", "Ask the room")
            figures = facts_of(goal.alone.n, goal.support.everyone.n)
            yield _finding(goal, Severity.FIX, kind, _untested(goal), mend, part, facts=figures)
        case Verdict.ALONE:
            mend = QT_TRANSLATE_NOOP("core", "Move it, with thanks")
            yield _finding(
                goal,
                Severity.FIX,
                Kind.ALONE,
                _alone(facts, goal),
                mend,
                Part.ALONE,
                RemedyKind.MOVE_GOAL,
                facts_of(
                    f"{goal.alone.hard}/{goal.alone.n}", facts.codes(goal.alone.at_zero or goal.alone.could)
                ),
            )
        case Verdict.ONE_HOLDS_ALL:
            text = QT_TRANSLATE_NOOP("core", "All that goal {goal} needs is offered by one alone: {names}.")
            reason = _said(goal, text, names=names(facts, goal.coverage.best_holders))
            mend = QT_TRANSLATE_NOOP("core", "Test it again")
            holders = facts_of(facts.codes(goal.coverage.best_holders))
            yield _finding(goal, Severity.LOOK, Kind.ONE_HOLDS_ALL, reason, mend, Part.ALONE, facts=holders)
        case Verdict.PARTNERSHIP | Verdict.CAPABILITY_MISSING:
            yield from _held(goal)


def _hidden(goal: GoalInsight) -> Iterator[Finding]:
    """N2 and N3: what is being asked blind has to be revealed before anybody can sign it."""
    row = goal.facts.goal
    for poll, kind, part, text in (
        (PollKind.ALONE, Kind.ALONE_HIDDEN, Part.ALONE,
         QT_TRANSLATE_NOOP("core", "The alone test of goal {goal} is being asked blind.")),
        (PollKind.SUPPORT, Kind.SUPPORT_HIDDEN, Part.SUPPORT,
         QT_TRANSLATE_NOOP("core", "Support for goal {goal} is being asked blind.")),
    ):  # fmt: skip
        if hides(row, poll):
            mend = Phrase(QT_TRANSLATE_NOOP("core", "Reveal the answers"))
            press = Remedy(RemedyKind.REVEAL, goal_id=row.id, poll=poll)
            reason, where = _said(goal, text), at_goal(row, part)
            yield Finding(Step.GOALS, Severity.FIX, kind, reason, mend, where, press, (row.code,))


def _contested(rule: Workshop, goal: GoalInsight) -> Phrase:
    called, support, wanted = called_goal(goal.facts.goal), goal.support, rule.agreement_share
    broken = broken_by(support, rule)
    if broken is Break.BLOCKED:
        return counted(
            support.everyone.blocks,
            QT_TRANSLATE_NOOP("core", "Goal {goal} is contested: 1 block, and the rule allows {allowed}."),
            QT_TRANSLATE_NOOP(
                "core", "Goal {goal} is contested: {number} blocks, and the rule allows {allowed}."
            ),
            goal=called,
            allowed=rule.blocks_allowed,
        )
    if broken is Break.NOT_HELD:
        text = QT_TRANSLATE_NOOP(
            "core", "Goal {goal} is contested: {share} can live with it, and the rule asks for {wanted} %."
        )
        return Phrase(text, goal=called, share=percent(support.everyone.share or 0), wanted=wanted)
    text = QT_TRANSLATE_NOOP(
        "core",
        "Goal {goal} is contested: {share} of community organisations can live with it,"
        " and the rule asks for {wanted} %.",
    )
    return Phrase(text, goal=called, share=percent(support.community.share or 0), wanted=wanted)


def _contested_figures(rule: Workshop, goal: GoalInsight) -> str:
    """What was said against what the rule of agreement asks for."""
    said, community = goal.support.everyone, goal.support.community
    of_community = (
        [percent(community.share)] if rule.community_must_hold and community.share is not None else []
    )
    return facts_of(
        f"{said.blocks}/{rule.blocks_allowed}",
        f"{percent(said.share or 0)}/{rule.agreement_share} %",
        *of_community,
    )


def _agreed(goal: GoalInsight) -> bool:
    return goal.facts.goal.status is GoalStatus.AGREED


def _all_aside(goal: GoalInsight) -> bool:
    return bool(goal.support.everyone.n) and not goal.support.everyone.counting


def _agreed_contested(goal: GoalInsight, figures: str) -> Iterator[Finding]:
    """N3: the room decides, also against its own rule; the record says that it did."""
    if _agreed(goal):
        text = QT_TRANSLATE_NOOP("core", "Goal {goal} is marked as agreed against the rule of agreement.")
        mend = QT_TRANSLATE_NOOP("core", "Decide again")
        yield _finding(
            goal, Severity.LOOK, Kind.AGREED_CONTESTED, _said(goal, text), mend, Part.STATUS, facts=figures
        )


def _agreed_unasked(goal: GoalInsight) -> Finding:
    """N2 and N3: the room may agree without asking; the record says what was not asked."""
    asked = goal.support.everyone.n
    part = Part.ALONE if asked else Part.SUPPORT
    text = QT_TRANSLATE_NOOP(
        "core", "Goal {goal} is marked as agreed, and nobody was asked how far they support it."
    )
    if asked:
        text = QT_TRANSLATE_NOOP(
            "core", "Goal {goal} is marked as agreed, and nobody was asked whether they could do it alone."
        )
    mend = QT_TRANSLATE_NOOP("core", "Ask the room")
    figures = facts_of(goal.alone.n, asked)
    return _finding(goal, Severity.LOOK, Kind.AGREED_UNASKED, _said(goal, text), mend, part, facts=figures)


def _first_asked(goal: GoalInsight) -> Part:
    """Of a goal whose support is not known: the room is asked about doing it alone before."""
    return Part.SUPPORT if goal.alone.n else Part.ALONE


def _untested(goal: GoalInsight) -> Phrase:
    everyone = goal.support.everyone
    if _all_aside(goal):
        return _said(
            goal, QT_TRANSLATE_NOOP("core", "Everyone stood aside from goal {goal}, so nobody holds it yet.")
        )
    if everyone.n:
        return _said(
            goal, QT_TRANSLATE_NOOP("core", "Nobody has said whether they could do goal {goal} alone.")
        )
    if goal.alone.n:
        return _said(goal, QT_TRANSLATE_NOOP("core", "Nobody has said how far they support goal {goal}."))
    return _said(goal, QT_TRANSLATE_NOOP("core", "Nobody has been asked about goal {goal} yet."))


def _alone(facts: WorkshopFacts, goal: GoalInsight) -> Phrase:
    test = goal.alone
    if test.at_zero:
        text = QT_TRANSLATE_NOOP("core", "Goal {goal} can be done alone. Who could do it easily: {names}.")
        return _said(goal, text, names=names(facts, test.at_zero))
    text = QT_TRANSLATE_NOOP(
        "core",
        "Goal {goal} can be done alone: only {hard} of {n} find it extremely hard or impossible. With effort: {names}.",
    )
    return _said(goal, text, hard=test.hard, n=test.n, names=names(facts, test.could))


def _held(goal: GoalInsight) -> Iterator[Finding]:
    """A goal that passed and that nobody has marked as agreed; one to which the others add nothing (N5)."""
    if goal.facts.goal.status is GoalStatus.OPEN:
        text = QT_TRANSLATE_NOOP("core", "Goal {goal} is held by {share} and is not marked as agreed yet.")
        share = percent(goal.support.everyone.share or 0)
        reason = _said(goal, text, share=share)
        mend = QT_TRANSLATE_NOOP("core", "Mark as agreed")
        yield _finding(
            goal, Severity.NOTE, Kind.NOT_AGREED, reason, mend, Part.STATUS, RemedyKind.AGREE_GOAL, share
        )
    if goal.coverage.synergy == 0:
        text = QT_TRANSLATE_NOOP(
            "core", "For goal {goal}, all together offer no more than the best one does alone."
        )
        mend = QT_TRANSLATE_NOOP("core", "See who offers what")
        figures = f"{goal.coverage.covered}/{goal.coverage.needed}"
        yield _finding(
            goal, Severity.LOOK, Kind.NO_SYNERGY, _said(goal, text), mend, Part.NEEDS, facts=figures
        )


def _answers(facts: WorkshopFacts, goal: GoalInsight) -> Iterator[Finding]:
    """N2 and N3: partners in the room that have not answered while others have, and concerns without a reason."""
    support = goal.facts.support if goal.support.dissent is not None else {}
    for kind, part, answers, one, many in (
        (Kind.ALONE_UNANSWERED, Part.ALONE, goal.facts.alone,
         QT_TRANSLATE_NOOP("core", "1 partner has not said whether it could do goal {goal} alone: {names}."),
         QT_TRANSLATE_NOOP(
             "core", "{number} partners have not said whether they could do goal {goal} alone: {names}.")),
        (Kind.SUPPORT_UNANSWERED, Part.SUPPORT, support,
         QT_TRANSLATE_NOOP("core", "1 partner has not said how far it supports goal {goal}: {names}."),
         QT_TRANSLATE_NOOP("core", "{number} partners have not said how far they support goal {goal}: {names}.")),
    ):  # fmt: skip
        silent = [each for each in facts.present if each not in answers]
        if answers and silent:
            reason = counted(
                len(silent), one, many, goal=called_goal(goal.facts.goal), names=names(facts, silent)
            )
            mend = QT_TRANSLATE_NOOP("core", "Ask them")
            yield _finding(goal, Severity.LOOK, kind, reason, mend, part, facts=facts_of(facts.codes(silent)))
    told = {note.organisation_id for note in goal.facts.dissents}
    untold = [each for each in goal.support.dissent or () if each not in told]
    if untold:
        text = QT_TRANSLATE_NOOP("core", "Concerns about goal {goal} without a reason: {names}.")
        reason = _said(goal, text, names=names(facts, untold))
        mend = QT_TRANSLATE_NOOP("core", "Write down the reason")
        figures = facts_of(facts.codes(untold))
        yield _finding(goal, Severity.NOTE, Kind.NO_REASON, reason, mend, Part.REASONS, facts=figures)


def _earlier(snapshot: Snapshot, goal: GoalInsight) -> Iterator[Finding]:
    """N2 and N3: answers that were given before the goal was worded anew."""
    for poll, kind, part, one, many in (
        (PollKind.ALONE, Kind.ALONE_EARLIER, Part.ALONE,
         QT_TRANSLATE_NOOP("core", "Alone test of goal {goal}: 1 answer is to an earlier wording."),
         QT_TRANSLATE_NOOP("core", "Alone test of goal {goal}: {number} answers are to an earlier wording.")),
        (PollKind.SUPPORT, Kind.SUPPORT_EARLIER, Part.SUPPORT,
         QT_TRANSLATE_NOOP("core", "Support for goal {goal}: 1 answer is to an earlier wording."),
         QT_TRANSLATE_NOOP("core", "Support for goal {goal}: {number} answers are to an earlier wording.")),
    ):  # fmt: skip
        counts = poll is PollKind.ALONE or goal.support.dissent is not None
        number = earlier_answers(snapshot, goal.id, poll) if counts else 0
        if number:
            reason = counted(number, one, many, goal=called_goal(goal.facts.goal))
            mend = QT_TRANSLATE_NOOP("core", "Ask again")
            yield _finding(goal, Severity.LOOK, kind, reason, mend, part, facts=facts_of(number))


def _own_words(snapshot: Snapshot, goal: GoalInsight) -> Iterator[Finding]:
    """N14: said in other words by several, so that the room can see whether they mean the same."""
    number = sum(each.goal_id == goal.id for each in snapshot.own_words)
    if number > 1:
        text = QT_TRANSLATE_NOOP(
            "core", "{number} have said goal {goal} in their own words. Do they mean the same?"
        )
        reason = _said(goal, text, number=number)
        mend = QT_TRANSLATE_NOOP("core", "Read them side by side")
        yield _finding(goal, Severity.NOTE, Kind.OWN_WORDS, reason, mend, Part.WORDS, facts=facts_of(number))


def _has_measure(goal: Goal) -> bool:
    """A measure in words, from how much to how much, or a number in the goal itself."""
    counted_up = bool(goal.baseline and goal.target)
    return bool(goal.measure) or counted_up or bool(_NUMBER.search(goal.text))


def _substance(goal: GoalInsight) -> Iterator[Finding]:
    """No measure; nothing that it needs, so that the alone test has no evidence (N2)."""
    if not _has_measure(goal.facts.goal):
        reason = _said(
            goal,
            QT_TRANSLATE_NOOP("core", "Goal {goal} has no measure: nobody could tell when it is reached."),
        )
        mend = QT_TRANSLATE_NOOP("core", "Say how to measure it")
        yield _finding(goal, Severity.LOOK, Kind.NO_MEASURE, reason, mend, Part.MEASURE)
    if not goal.facts.needs:
        text = QT_TRANSLATE_NOOP(
            "core", "Goal {goal} names no needed capabilities, so there is no evidence beside opinion."
        )
        mend = QT_TRANSLATE_NOOP("core", "Say what it needs")
        yield _finding(goal, Severity.LOOK, Kind.NO_NEEDS, _said(goal, text), mend, Part.NEEDS)


def _community(goal: GoalInsight) -> Iterator[Finding]:
    """N8: agreed without them, and the lowest step of the ladder."""
    support = goal.support
    if agreed_without_them(support):
        text = QT_TRANSLATE_NOOP(
            "core",
            "Goal {goal} is agreed without them: {agencies} of agencies hold it,"
            " {community} of community organisations do.",
        )
        agencies, community = percent(support.agencies.share or 0), percent(support.community.share or 0)
        reason = _said(goal, text, agencies=agencies, community=community)
        mend = QT_TRANSLATE_NOOP("core", "Hear their reasons")
        figures = facts_of(agencies, community)
        yield _finding(goal, Severity.FIX, Kind.WITHOUT_THEM, reason, mend, Part.REASONS, facts=figures)
    level = goal.facts.goal.community_level
    if level is None:
        reason = _said(
            goal, QT_TRANSLATE_NOOP("core", "Nobody has said how far the community is part of goal {goal}.")
        )
        mend = QT_TRANSLATE_NOOP("core", "Choose the step")
        yield _finding(goal, Severity.LOOK, Kind.LADDER_UNSAID, reason, mend, Part.COMMUNITY)
    elif level == CommunityLevel.NOT_INVOLVED:
        reason = _said(goal, QT_TRANSLATE_NOOP("core", "The community is not involved in goal {goal}."))
        mend = QT_TRANSLATE_NOOP("core", "Think about their part")
        yield _finding(goal, Severity.LOOK, Kind.NOT_INVOLVED, reason, mend, Part.COMMUNITY)
