"""All figures of one workshop in one frozen value: unrounded, None where a figure is undefined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules.alone import AloneTest
from partnerdesk.rules.community import Community, community_of
from partnerdesk.rules.definition import Definition
from partnerdesk.rules.jointness import ActionClass, Jointness, JointWork, joint_work, jointness_of
from partnerdesk.rules.leaving import critical
from partnerdesk.rules.load import FairLoad, load_of
from partnerdesk.rules.missing import (
    EmptyChair,
    NeededCapability,
    all_needed,
    empty_chairs,
    needed_capabilities,
)
from partnerdesk.rules.relationships import Relationships, relationships_of
from partnerdesk.rules.shares import mean
from partnerdesk.rules.support import Support, support_for
from partnerdesk.rules.synergy import Coverage, coverage_of
from partnerdesk.rules.verdict import Verdict, verdict_on
from partnerdesk.rules.workshop_facts import ActionFacts, GoalFacts, WorkshopFacts


@dataclass(frozen=True, slots=True)
class GoalInsight:
    """One goal: the alone test, support, evidence, and the verdict they come to (N2, N3, N5 to N7)."""

    facts: GoalFacts
    alone: AloneTest
    support: Support
    coverage: Coverage
    needed: tuple[NeededCapability, ...]
    critical: tuple[int, ...]
    """The organisations that hold something alone which the goal needs."""
    verdict: Verdict

    @property
    def id(self) -> int:
        return self.facts.goal.id


@dataclass(frozen=True, slots=True)
class ActionInsight:
    """One action and how joint it is (N4)."""

    facts: ActionFacts
    jointness: Jointness

    @property
    def id(self) -> int:
        return self.facts.action.id


@dataclass(frozen=True, slots=True)
class Insights:
    """The whole workshop. ``goals`` and ``actions`` hold every row, in order; means and shares leave out goals that
    were moved to a single organisation's list, and actions that were dropped."""

    facts: WorkshopFacts
    goals: tuple[GoalInsight, ...]
    actions: tuple[ActionInsight, ...]
    relationships: Relationships
    joint_work: JointWork
    community: Community
    load: FairLoad
    empty_chairs: tuple[EmptyChair, ...]
    definition: Definition
    synergy_index: float | None
    """The mean synergy over the goals that need capabilities (N5)."""
    only_together: int
    """The goals that all can cover and none alone (N5)."""

    def goal(self, goal_id: int) -> GoalInsight:
        """Raises KeyError when the workshop has no such goal."""
        return {each.id: each for each in self.goals}[goal_id]

    def action(self, action_id: int) -> ActionInsight:
        """Raises KeyError when the workshop has no such action."""
        return {each.id: each for each in self.actions}[action_id]


def insights(snapshot: Snapshot, workshop_id: int | None = None) -> Insights:
    """Every figure of one workshop, by default of the one being worked on. Raises KeyError for an unknown id."""
    return insights_of(WorkshopFacts.of(snapshot, workshop_id))


def insights_of(facts: WorkshopFacts) -> Insights:
    """Every figure of a workshop whose facts are at hand."""
    goals = tuple(goal_insight(facts, goal) for goal in facts.goals)
    kept = [goal for goal in goals if goal.facts.kept]
    actions = tuple(ActionInsight(action, jointness_of(action)) for action in facts.actions)
    return Insights(
        facts=facts,
        goals=goals,
        actions=actions,
        relationships=relationships_of(facts),
        joint_work=joint_work(action.jointness for action in actions if action.facts.kept),
        community=community_of(facts),
        load=load_of(facts),
        empty_chairs=empty_chairs(all_needed(facts)),
        definition=_definition(facts, kept, [action for action in actions if action.facts.kept]),
        synergy_index=mean(goal.coverage.synergy for goal in kept),
        only_together=sum(goal.coverage.only_together for goal in kept),
    )


def _definition(
    facts: WorkshopFacts, goals: Sequence[GoalInsight], actions: Sequence[ActionInsight]
) -> Definition:
    verdicts = [goal.verdict for goal in goals]
    holds = [goal.support.everyone.share for goal in goals]
    return Definition(
        present=len(facts.present),
        types_present=len({facts.organisations[each].type for each in facts.present}),
        actions=len(actions),
        joint_actions=sum(action.jointness.action_class is ActionClass.JOINT for action in actions),
        goals=len(goals),
        goals_with_hold=sum(hold is not None for hold in holds),
        partnership_goals=sum(verdict.is_partnership_goal for verdict in verdicts),
        untested_goals=verdicts.count(Verdict.NOT_TESTED),
        commonly_held=mean(holds),
    )


def goal_insight(facts: WorkshopFacts, goal: GoalFacts) -> GoalInsight:
    """The figures of one goal."""
    alone = AloneTest(goal.alone)
    support = support_for(facts, goal)
    coverage = coverage_of(facts, goal.needs)
    needed = needed_capabilities(facts, goal.needs)
    return GoalInsight(
        goal,
        alone,
        support,
        coverage,
        needed,
        critical(needed),
        verdict_on(alone, support, coverage, facts.workshop),
    )
