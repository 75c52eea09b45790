"""Verdicts, support and jointness as sentences for people, each with the figures behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from partnerdesk.model.polls import hides
from partnerdesk.model.records import Workshop
from partnerdesk.model.vocabulary import PollKind
from partnerdesk.rules.asking import to_ask
from partnerdesk.rules.counted import counted, listed, percent
from partnerdesk.rules.insights import ActionInsight, GoalInsight
from partnerdesk.rules.jointness import ActionClass
from partnerdesk.rules.missing import Cover, with_cover
from partnerdesk.rules.support import Break, Support, broken_by
from partnerdesk.rules.verdict import Verdict
from partnerdesk.rules.workshop_facts import WorkshopFacts
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """A verdict as people say it, the figures that led to it, and the prompt to use next."""

    name: Phrase
    reason: Phrase
    prompt: Phrase


VERDICT_NAMES: Final[dict[Verdict, str]] = {
    Verdict.CONTESTED: QT_TRANSLATE_NOOP("core", "Contested"),
    Verdict.NOT_TESTED: QT_TRANSLATE_NOOP("core", "Not yet tested"),
    Verdict.ALONE: QT_TRANSLATE_NOOP("core", "Can be done alone"),
    Verdict.ONE_HOLDS_ALL: QT_TRANSLATE_NOOP("core", "Check: one organisation holds everything"),
    Verdict.CAPABILITY_MISSING: QT_TRANSLATE_NOOP("core", "Partnership goal, capability missing"),
    Verdict.PARTNERSHIP: QT_TRANSLATE_NOOP("core", "Partnership goal"),
}
CLASS_NAMES: Final[dict[ActionClass, str]] = {
    ActionClass.ALLOCATED: QT_TRANSLATE_NOOP("core", "Allocated"),
    ActionClass.LOPSIDED: QT_TRANSLATE_NOOP("core", "Lopsided"),
    ActionClass.JOINT: QT_TRANSLATE_NOOP("core", "Joint"),
}
NOBODY_YET: Final = QT_TRANSLATE_NOOP("core", "Nobody yet")
"""In place of the class of an action that nobody brings anything to."""

COVER_NAMES: Final[dict[Cover, str]] = {
    Cover.MISSING: QT_TRANSLATE_NOOP("core", "Missing"),
    Cover.SINGLE_POINT: QT_TRANSLATE_NOOP("core", "Only one brings it"),
    Cover.COVERED: QT_TRANSLATE_NOOP("core", "Covered"),
}


def verdict_words(facts: WorkshopFacts, goal: GoalInsight) -> VerdictWords:
    """The verdict on a goal in words."""
    return VerdictWords(
        Phrase(VERDICT_NAMES[goal.verdict]), _verdict_reason(facts, goal), to_ask(facts, goal)
    )


def agreement_words(rule: Workshop) -> tuple[Phrase, ...]:
    """The workshop's rule of agreement in short sentences."""
    if rule.blocks_allowed:
        first = counted(
            rule.blocks_allowed,
            QT_TRANSLATE_NOOP(
                "core",
                "A goal is held when at least {share} % can live with it and no more than 1 blocks it.",
            ),
            QT_TRANSLATE_NOOP(
                "core",
                "A goal is held when at least {share} % can live with it and no more than {number} block it.",
            ),
            share=rule.agreement_share,
        )
    else:
        text = QT_TRANSLATE_NOOP(
            "core", "A goal is held when at least {share} % can live with it and nobody blocks it."
        )
        first = Phrase(text, share=rule.agreement_share)
    if not rule.community_must_hold:
        return (first,)
    return first, Phrase(QT_TRANSLATE_NOOP("core", "The community's own organisations must hold it too."))


def support_words(support: Support) -> tuple[Phrase, ...]:
    """Support in short sentences: who can live with it, who stands aside, who has concerns, who blocks."""
    everyone = support.everyone
    if not everyone.n:
        return (Phrase(QT_TRANSLATE_NOOP("core", "No answers yet")),)
    concerned = everyone.counting - everyone.behind - everyone.blocks
    said = [
        Phrase(
            QT_TRANSLATE_NOOP("core", "{behind} of {number} can live with it"),
            behind=everyone.behind,
            number=everyone.counting,
        )
    ]
    for number, one, many in (
        (everyone.aside, QT_TRANSLATE_NOOP("core", "1 stands aside"),
         QT_TRANSLATE_NOOP("core", "{number} stand aside")),
        (concerned, QT_TRANSLATE_NOOP("core", "1 has concerns"),
         QT_TRANSLATE_NOOP("core", "{number} have concerns")),
        (everyone.blocks, QT_TRANSLATE_NOOP("core", "1 block"), QT_TRANSLATE_NOOP("core", "{number} blocks")),
    ):  # fmt: skip
        if number:
            said.append(counted(number, one, many))
    return tuple(said) if everyone.counting else tuple(said[1:])


def class_name(action: ActionInsight) -> str:
    joint = action.jointness
    return CLASS_NAMES[joint.action_class] if joint.contributors else NOBODY_YET


def class_words(facts: WorkshopFacts, action: ActionInsight) -> tuple[Phrase, Phrase]:
    """How joint an action is: the name of its class, and the reason."""
    return Phrase(CLASS_NAMES[action.jointness.action_class]), _class_reason(facts, action)


def names(facts: WorkshopFacts, organisation_ids: Iterable[int]) -> str:
    """The names of organisations, with commas between them."""
    return listed(facts.organisations[each].name for each in organisation_ids)


def capability_names(facts: WorkshopFacts, capability_ids: Iterable[int]) -> str:
    return listed(facts.capabilities[each].name for each in capability_ids)


def _contested_reason(facts: WorkshopFacts, support: Support) -> Phrase:
    """What of the workshop's rule of agreement is broken: a block, the share of all, or the community's share."""
    rule = facts.workshop
    broken = broken_by(support, rule)
    if broken is Break.BLOCKED:
        return counted(
            support.everyone.blocks,
            QT_TRANSLATE_NOOP("core", "1 block. The rule of this workshop allows {allowed}."),
            QT_TRANSLATE_NOOP("core", "{number} blocks. The rule of this workshop allows {allowed}."),
            allowed=rule.blocks_allowed,
        )
    if broken is Break.NOT_HELD:
        text = QT_TRANSLATE_NOOP(
            "core", "{behind} of {n} can live with it ({share}). The rule asks for {wanted} %."
        )
        hold = support.everyone
    else:
        text = QT_TRANSLATE_NOOP(
            "core",
            "{behind} of {n} community organisations can live with it ({share}). The rule asks for {wanted} %.",
        )
        hold = support.community
    return Phrase(
        text,
        behind=hold.behind,
        n=hold.counting,
        share=percent(hold.share or 0),
        wanted=rule.agreement_share,
    )


def _verdict_reason(facts: WorkshopFacts, goal: GoalInsight) -> Phrase:
    if goal.verdict is Verdict.CONTESTED:
        return _contested_reason(facts, goal.support)
    if goal.verdict is Verdict.NOT_TESTED:
        return _untested_reason(goal)
    if goal.verdict is Verdict.ALONE:
        return _alone_reason(facts, goal)
    if goal.verdict is Verdict.ONE_HOLDS_ALL:
        return Phrase(
            QT_TRANSLATE_NOOP("core", "All that it needs is offered by one alone: {names}."),
            names=names(facts, goal.coverage.best_holders),
        )
    if goal.verdict is Verdict.CAPABILITY_MISSING:
        missing = with_cover(goal.needed, Cover.MISSING)
        return Phrase(
            QT_TRANSLATE_NOOP("core", "Nobody in the room offers {capabilities}."),
            capabilities=capability_names(facts, (each.capability_id for each in missing)),
        )
    return _partnership_reason(goal)


def _untested_reason(goal: GoalInsight) -> Phrase:
    """Which answers a goal is still waiting for."""
    everyone = goal.support.everyone
    if any(hides(goal.facts.goal, kind) for kind in PollKind):
        return Phrase(
            QT_TRANSLATE_NOOP("core", "It is being asked blind. The answers show when they are revealed.")
        )
    if everyone.n and not everyone.counting:
        return Phrase(QT_TRANSLATE_NOOP("core", "Everyone stood aside, so nobody holds it yet."))
    if not everyone.n and not goal.alone.n:
        return Phrase(QT_TRANSLATE_NOOP("core", "Nobody has answered yet."))
    if not everyone.n:
        return Phrase(QT_TRANSLATE_NOOP("core", "Nobody has said yet how far they support it."))
    return Phrase(QT_TRANSLATE_NOOP("core", "Nobody has said yet whether they could do it alone."))


def _alone_reason(facts: WorkshopFacts, goal: GoalInsight) -> Phrase:
    """Who could do a goal alone: those who said easily, or else how few find it hard."""
    if goal.alone.at_zero:
        return Phrase(
            QT_TRANSLATE_NOOP("core", "Could do it easily: {names}."), names=names(facts, goal.alone.at_zero)
        )
    return Phrase(
        QT_TRANSLATE_NOOP(
            "core", "Only {hard} of {n} find it extremely hard or impossible alone. With effort: {names}."
        ),
        hard=goal.alone.hard,
        n=goal.alone.n,
        names=names(facts, goal.alone.could),
    )


def _partnership_reason(goal: GoalInsight) -> Phrase:
    if not goal.coverage.needed:
        return Phrase(
            QT_TRANSLATE_NOOP(
                "core",
                "{hard} of {n} find it extremely hard or impossible alone. It names no needed capabilities.",
            ),
            hard=goal.alone.hard,
            n=goal.alone.n,
        )
    return Phrase(
        QT_TRANSLATE_NOOP(
            "core",
            "The best one covers {best} of {needed} needed capabilities, all together cover {needed}. It takes at"
            " least {fewest} organisations.",
        ),
        best=goal.coverage.best,
        needed=goal.coverage.needed,
        fewest=goal.coverage.min_organisations or 0,
    )


def _class_reason(facts: WorkshopFacts, action: ActionInsight) -> Phrase:
    joint = action.jointness
    if not joint.contributors:
        return Phrase(QT_TRANSLATE_NOOP("core", "Nobody brings anything yet."))
    most = max(joint.shares, key=joint.shares.__getitem__)
    if not joint.shares[most]:
        return Phrase(QT_TRANSLATE_NOOP("core", "Nobody has said yet what they bring."))
    if joint.providers == 1:
        return Phrase(QT_TRANSLATE_NOOP("core", "Only {name} brings anything."), name=names(facts, [most]))
    if joint.action_class is ActionClass.LOPSIDED:
        return Phrase(
            QT_TRANSLATE_NOOP("core", "{name} brings {share} of it."),
            name=names(facts, [most]),
            share=percent(float(joint.shares[most])),
        )
    return Phrase(
        QT_TRANSLATE_NOOP("core", "{number} organisations bring something."), number=joint.contributors
    )
