"""Agree shared goals: the figures of a goal in the words that stand on its card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from partnerdesk.model.vocabulary import GoalStatus, SupportLevel
from partnerdesk.rules.community import agreed_without_them
from partnerdesk.rules.insights import GoalInsight, Insights
from partnerdesk.rules.support import Hold
from partnerdesk.rules.verdict import Verdict

TONES: Final = {
    Verdict.CONTESTED: "danger",
    Verdict.NOT_TESTED: "neutral",
    Verdict.ALONE: "info",
    Verdict.ONE_HOLDS_ALL: "warn",
    Verdict.CAPABILITY_MISSING: "warn",
    Verdict.PARTNERSHIP: "ok",
}
"""The tone of the pill of each verdict."""


@dataclass(frozen=True, slots=True)
class GoalFinding:
    """What a goal's card says. ``counts`` are the eight levels of support, ``card`` the tone of the verdict's ground.

    ``ready`` says that it may well be marked as agreed now, ``alone`` that one organisation could do it.
    """

    pill: str
    tone: str
    card: str
    verdict: str
    facts: str
    prompt: str
    counts: tuple[int, ...]
    support: str
    ready: bool
    alone: bool


class GoalSpeech(QObject):
    """Puts figures into sentences."""

    def finding(self, figures: Insights, goal_id: int) -> GoalFinding:
        insight = figures.goal(goal_id)
        verdict, status = insight.verdict, insight.facts.goal.status
        hands = insight.support.everyone.levels
        tone = TONES[verdict]
        return GoalFinding(
            pill=self._pill(verdict, status),
            tone={GoalStatus.AGREED: "ok", GoalStatus.MOVED: "info"}.get(status, tone),
            card="sunken" if verdict is Verdict.NOT_TESTED else tone,
            verdict=self.verdict(figures, insight),
            facts=" ".join(self._facts(figures, insight)),
            prompt=self.prompt(verdict),
            counts=tuple(hands.get(level, 0) for level in SupportLevel),
            support=self.support(insight.support.everyone),
            ready=verdict is Verdict.PARTNERSHIP and status is GoalStatus.OPEN,
            alone=verdict is Verdict.ALONE,
        )

    def support(self, hold: Hold) -> str:
        """ "12 of 13 can support it  ·  1 needs to talk more"."""
        if not hold.n:
            return self.tr("Support has not been asked yet.")
        words = self.tr("%1 of %2 can support it").replace("%1", str(hold.behind)).replace("%2", str(hold.n))
        return "  ·  ".join([words, *self._others(hold)])

    def alone(self, figures: Insights, goal_id: int) -> str:
        """ "9 of 9 say extremely hard or impossible"."""
        test = figures.goal(goal_id).alone
        if not test.n:
            return self.tr("Nobody has been asked yet.")
        words = self.tr("%1 of %2 say extremely hard or impossible")
        words = words.replace("%1", str(test.hard)).replace("%2", str(test.n))
        open_ = sum(each not in test.answers for each in figures.facts.present)
        waiting = self.tr("1 still to answer") if open_ == 1 else self.tr("%1 still to answer")
        return "  ·  ".join([words, waiting.replace("%1", str(open_))] if open_ else [words])

    def community(self, figures: Insights, goal_id: int) -> tuple[str, str]:
        """What the community's own organisations say, and the tone to say it in."""
        support = figures.goal(goal_id).support
        if agreed_without_them(support):
            return self.tr("Agreed without them: the agencies can support this goal, the community cannot."), "danger"
        hold = support.community
        if not hold.n:
            return "", ""
        words = self.tr("Of the community's own organisations, %1 of %2 can support it.")
        return words.replace("%1", str(hold.behind)).replace("%2", str(hold.n)), ""

    def synergy(self, figures: Insights, goal_id: int) -> tuple[str, str]:
        """What is covered together in a few words, and against the best one alone, by name."""
        found = figures.goal(goal_id).coverage
        together = self.tr("together %1 of %2").replace("%1", str(found.covered)).replace("%2", str(found.needed))
        if not found.best_holders:
            return together, self.tr("Nobody in the room brings any of it yet.")
        names = _names(figures, found.best_holders)
        words = self.tr("Best alone: %1 brings %2 of %3. Together we bring %4 of %3.")
        if len(found.best_holders) > 1:
            words = self.tr("Best alone: %1 each bring %2 of %3. Together we bring %4 of %3.")
        numbers = {"%2": found.best, "%3": found.needed, "%4": found.covered}
        for gap, number in numbers.items():
            words = words.replace(gap, str(number))
        return together, words.replace("%1", names)

    def verdict(self, figures: Insights, insight: GoalInsight) -> str:
        match insight.verdict:
            case Verdict.CONTESTED:
                return self.tr("Contested: it is not held by all of us yet")
            case Verdict.ALONE:
                return self.tr("Can be done alone: %1").replace("%1", _names(figures, insight.alone.could))
            case Verdict.ONE_HOLDS_ALL:
                names = _names(figures, insight.coverage.best_holders)
                return self.tr("Check: %1 holds everything it needs").replace("%1", names)
            case Verdict.CAPABILITY_MISSING:
                return self.tr("Partnership goal, but something it needs is missing")
            case Verdict.PARTNERSHIP:
                return self.tr("Partnership goal: held by all, and out of reach for any one of us")
            case _:
                return self.tr("Not yet tested")

    def prompt(self, verdict: Verdict) -> str:
        """What to ask the room next."""
        match verdict:
            case Verdict.CONTESTED:
                return self.tr("What would have to change in the words so that you could live with it?")
            case Verdict.ALONE:
                return self.tr("If one of us can do it alone, what would make it bigger than any of us?")
            case Verdict.ONE_HOLDS_ALL:
                return self.tr("If one of us holds everything, why has it not happened yet?")
            case Verdict.CAPABILITY_MISSING:
                return self.tr("Who could bring what is missing, and who asks them?")
            case Verdict.PARTNERSHIP:
                return self.tr("Who would notice first if we got there?")
            case _:
                return self.tr("Could your organisation reach this alone? And can you support it as it is worded?")

    def _pill(self, verdict: Verdict, status: GoalStatus) -> str:
        if status is GoalStatus.AGREED:
            return self.tr("Agreed")
        if status is GoalStatus.MOVED:
            return self.tr("With thanks")
        return {
            Verdict.CONTESTED: self.tr("Contested"),
            Verdict.NOT_TESTED: self.tr("Not yet tested"),
            Verdict.ALONE: self.tr("Can be done alone"),
            Verdict.ONE_HOLDS_ALL: self.tr("Check: one holds all"),
            Verdict.CAPABILITY_MISSING: self.tr("Capability missing"),
            Verdict.PARTNERSHIP: self.tr("Partnership goal"),
        }[verdict]

    def _facts(self, figures: Insights, insight: GoalInsight) -> Iterable[str]:
        if insight.alone.n:
            yield self.alone(figures, insight.id).split("  ·  ")[0] + "."
        if insight.support.everyone.n:
            yield self.support(insight.support.everyone).split("  ·  ")[0] + "."
        found = insight.coverage
        if found.needed:
            words = self.tr("Best alone %1 of %3, together %2 of %3 capabilities.")
            numbers = (found.best, found.covered, found.needed)
            for gap, number in zip(("%1", "%2", "%3"), numbers, strict=True):
                words = words.replace(gap, str(number))
            yield words

    def _others(self, hold: Hold) -> Iterable[str]:
        unsure = sum(hold.levels.get(level, 0) for level in (SupportLevel.NEED_TO_KNOW_MORE, SupportLevel.UNHAPPY))
        if hold.aside:
            words = self.tr("1 stands aside") if hold.aside == 1 else self.tr("%1 stand aside")
            yield words.replace("%1", str(hold.aside))
        if unsure:
            words = self.tr("1 needs to talk more") if unsure == 1 else self.tr("%1 need to talk more")
            yield words.replace("%1", str(unsure))
        against = hold.levels.get(SupportLevel.DISAGREE, 0)
        if against:
            words = self.tr("1 will not take part") if against == 1 else self.tr("%1 will not take part")
            yield words.replace("%1", str(against))
        if hold.blocks:
            words = self.tr("1 blocks it") if hold.blocks == 1 else self.tr("%1 block it")
            yield words.replace("%1", str(hold.blocks))


def _names(figures: Insights, organisation_ids: Iterable[int]) -> str:
    return ", ".join(figures.facts.organisations[each].name for each in organisation_ids)
