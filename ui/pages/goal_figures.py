"""Agree shared goals: the figures of a goal in the words that stand on its card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from partnerdesk.model.polls import hides
from partnerdesk.model.vocabulary import GoalStatus, PollKind, SupportLevel
from partnerdesk.rules.alone import AloneTest
from partnerdesk.rules.community import agreed_without_them
from partnerdesk.rules.insights import GoalInsight, Insights
from partnerdesk.rules.verdict import Verdict
from partnerdesk.rules.words import names, support_words, verdict_words
from ui.words import say

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

    ``warning`` is said in red, or "". ``ready`` says that it may well be marked as agreed now, ``contested`` that this
    would be against the rule of the workshop, ``unasked`` that nobody said how far they support it, ``blind`` that
    answers are hidden, ``alone`` that one organisation could do it.
    """

    pill: str
    tone: str
    card: str
    verdict: str
    facts: str
    prompt: str
    counts: tuple[int, ...]
    support: str
    warning: str
    ready: bool
    contested: bool
    unasked: bool
    blind: bool
    alone: bool


class GoalSpeech(QObject):
    """Puts figures into sentences."""

    def finding(self, figures: Insights, goal_id: int) -> GoalFinding:
        insight = figures.goal(goal_id)
        goal, verdict = insight.facts.goal, insight.verdict
        blind = any(hides(goal, kind) for kind in PollKind)
        words = verdict_words(figures.facts, insight)
        hands = insight.support.everyone.levels
        tone = TONES[verdict]
        return GoalFinding(
            pill=self._pill(verdict, goal.status, blind=blind),
            tone=self._tone(verdict, goal.status, blind=blind),
            card="sunken" if verdict is Verdict.NOT_TESTED else tone,
            verdict=say(words.name),
            facts=" ".join([say(words.reason), *self._facts(insight)]),
            prompt=say(words.prompt),
            counts=tuple(hands.get(level, 0) for level in SupportLevel),
            support=self.support(insight),
            warning=self.without_them(insight),
            ready=verdict.is_partnership_goal and goal.status is GoalStatus.OPEN and not blind,
            contested=verdict is Verdict.CONTESTED,
            unasked=not insight.support.everyone.n,
            blind=blind,
            alone=verdict is Verdict.ALONE,
        )

    def support(self, insight: GoalInsight) -> str:
        """ "8 of 8 can live with it  ·  1 stands aside"."""
        if hides(insight.facts.goal, PollKind.SUPPORT):
            return self.tr("Support is being asked blind.")
        return "  ·  ".join(say(phrase) for phrase in support_words(insight.support))

    def without_them(self, insight: GoalInsight) -> str:
        """That the agencies hold a goal which the community's own organisations do not, or nothing."""
        if not agreed_without_them(insight.support):
            return ""
        return self.tr("Agreed without them: the agencies can support this goal, the community cannot.")

    def alone(self, figures: Insights, goal_id: int) -> str:
        """ "9 of 9 say extremely hard or impossible"."""
        test = figures.goal(goal_id).alone
        if not test.n:
            return self.tr("Nobody has been asked yet.")
        words = self._hard(test)
        open_ = sum(each not in test.answers for each in figures.facts.present)
        waiting = self.tr("1 still to answer") if open_ == 1 else self.tr("%1 still to answer")
        return "  ·  ".join([words, waiting.replace("%1", str(open_))] if open_ else [words])

    def community(self, figures: Insights, goal_id: int) -> tuple[str, str]:
        """What the community's own organisations say, and the tone to say it in."""
        support = figures.goal(goal_id).support
        warning = self.without_them(figures.goal(goal_id))
        if warning:
            return warning, "danger"
        hold = support.community
        if not hold.n:
            return "", ""
        words = self.tr("Of the community's own organisations, %1 of %2 can support it.")
        return words.replace("%1", str(hold.behind)).replace("%2", str(hold.n)), ""

    def synergy(self, figures: Insights, goal_id: int) -> tuple[str, str]:
        """What is covered together in a few words, and against the best one alone, by name."""
        found = figures.goal(goal_id).coverage
        together = (
            self.tr("%1 of %2 together").replace("%1", str(found.covered)).replace("%2", str(found.needed))
        )
        if not found.best_holders:
            return together, self.tr("Nobody in the room brings any of it yet.")
        best = names(figures.facts, found.best_holders)
        words = self.tr("Best alone: %1 brings %2 of %3. Together we bring %4 of %3.")
        if len(found.best_holders) > 1:
            words = self.tr("Best alone: %1 each bring %2 of %3. Together we bring %4 of %3.")
        numbers = {"%2": found.best, "%3": found.needed, "%4": found.covered}
        for gap, number in numbers.items():
            words = words.replace(gap, str(number))
        return together, words.replace("%1", best)

    def _tone(self, verdict: Verdict, status: GoalStatus, *, blind: bool) -> str:
        if blind and status is GoalStatus.OPEN:
            return "accent"
        return {GoalStatus.AGREED: "ok", GoalStatus.MOVED: "info"}.get(status, TONES[verdict])

    def _pill(self, verdict: Verdict, status: GoalStatus, *, blind: bool) -> str:
        if blind and status is GoalStatus.OPEN:
            return self.tr("Asked blind")
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

    def _facts(self, insight: GoalInsight) -> Iterable[str]:
        """The figures that the reason of the verdict does not speak of."""
        alone, everyone = insight.alone, insight.support.everyone
        if alone.n and insight.verdict is not Verdict.ALONE:
            yield self._hard(alone) + "."
        if everyone.counting and insight.verdict is not Verdict.CONTESTED:
            yield say(support_words(insight.support)[0]) + "."

    def _hard(self, test: AloneTest) -> str:
        words = self.tr("%1 of %2 say extremely hard or impossible")
        return words.replace("%1", str(test.hard)).replace("%2", str(test.n))
