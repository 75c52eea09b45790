"""Figures in their published form: codes for rows, shares rounded to four places, None for what is undefined."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from partnerdesk.rules.health import HealthCheck
from partnerdesk.rules.insights import ActionInsight, GoalInsight, Insights
from partnerdesk.rules.jointness import ActionClass
from partnerdesk.rules.missing import Cover, with_cover
from partnerdesk.rules.relationships import Relationships, tie_code
from partnerdesk.rules.workshop_facts import WorkshopFacts

Value = Any
"""What JSON can hold."""

PLACES = 4


def published(figures: Insights) -> dict[str, Value]:
    """Every figure under its published key. Codes that have no order of their own are sorted."""
    facts, work, community = figures.facts, figures.joint_work, figures.community
    return {
        "id": facts.workshop.code,
        "present": len(facts.present),
        "types_present": figures.definition.types_present,
        "goals": {each.facts.goal.code: _goal(facts, each) for each in figures.goals},
        "actions": {each.facts.action.code: _action(each) for each in figures.actions},
        "relationships": _relationships(facts, figures.relationships),
        "joint_work_share": _rounded(work.joint),
        "allocated_share": _rounded(work.allocated),
        "lopsided_share": _rounded(work.lopsided),
        "community_action_share": _rounded(community.action_share),
        "quiet_partners": facts.codes(figures.load.quiet),
        "heaviest_load": _heaviest(figures),
        "synergy_index": _rounded(figures.synergy_index),
        "only_together": figures.only_together,
        "community_presence": _rounded(community.presence),
        "community_seat_share": _rounded(community.seat_share),
        "definition": {
            "cross_organisational": figures.definition.cross_organisational,
            "working_together": _rounded(figures.definition.working_together),
            "commonly_held": _rounded(figures.definition.commonly_held),
            "hard_alone": _rounded(figures.definition.hard_alone),
        },
        "absent_but_needed": sorted(facts.codes(each.organisation_id for each in figures.empty_chairs)),
    }


def published_health(check: HealthCheck) -> dict[str, Value]:
    """The health check under its key; nothing at all where nobody was asked."""
    if not check.sheets:
        return {}
    return {
        "health_check": {
            "sheets": check.sheets,
            "themes": {str(theme): _rounded(score) for theme, score in check.scores.items()},
            "total": _rounded(check.total),
            "differences": [
                {
                    "statement": each.place + 1,
                    "gap": _rounded(each.gap),
                    "means": {side.sector or "others": _rounded(side.mean) for side in each.sides},
                }
                for each in check.differences
            ],
        }
    }


def _goal(facts: WorkshopFacts, goal: GoalInsight) -> dict[str, Value]:
    alone, coverage, everyone = goal.alone, goal.coverage, goal.support.everyone
    missing = {
        facts.capabilities[each.capability_id].code: each for each in with_cover(goal.needed, Cover.MISSING)
    }
    single = with_cover(goal.needed, Cover.SINGLE_POINT)
    dissent = goal.support.dissent
    return {
        "alone_score": _rounded(alone.score),
        "alone_share_hard": _rounded(alone.hard_share),
        "alone_zeros": facts.codes(alone.at_zero),
        "best_single": _rounded(coverage.best_single),
        "best_holders": facts.codes(coverage.best_holders),
        "together": _rounded(coverage.together),
        "synergy": _rounded(coverage.synergy),
        "min_organisations": coverage.min_organisations,
        "missing": sorted(missing),
        "missing_held_by_absent": {code: facts.codes(missing[code].absent) for code in sorted(missing)},
        "single_point": sorted(facts.capabilities[each.capability_id].code for each in single),
        "critical_organisations": sorted(facts.codes(goal.critical)),
        "common_hold": _rounded(everyone.share),
        "abstain": everyone.aside,
        "dissent": None if dissent is None else facts.codes(dissent),
        "community_common_hold": _rounded(goal.support.community.share),
        "community_level": goal.facts.goal.community_level,
        "verdict": str(goal.verdict),
    }


def _action(action: ActionInsight) -> dict[str, Value]:
    joint = action.jointness
    allocated = joint.action_class is ActionClass.ALLOCATED
    return {
        "contributors": joint.contributors,
        "jointness": 0 if allocated else _rounded(joint.value),
        "class": str(joint.action_class),
        "kind": str(joint.kind) if joint.kind else None,
    }


def _relationships(facts: WorkshopFacts, ties: Relationships) -> dict[str, Value]:
    return {
        "stock_before": _rounded(ties.stock_before),
        "stock_now": _rounded(ties.stock_now),
        "stock_wanted": _rounded(ties.stock_wanted),
        "wanted_stronger": len(ties.wanted_stronger),
        "worked_at": ties.worked_at,
        "worked_at_ratio": _rounded(ties.worked_at_ratio),
        "neglected": [tie_code(facts, tie) for tie in ties.neglected],
        "trust_mean": _rounded(ties.trust_mean),
        "trust_gap_max": ties.trust_gap_max,
        "density": _rounded(ties.density),
    }


def _heaviest(figures: Insights) -> list[Value] | None:
    most = figures.load.heaviest
    return None if most is None else [*figures.facts.codes([most]), _rounded(figures.load.share(most))]


def _rounded(value: float | Fraction | None) -> float | None:
    return None if value is None else round(float(value), PLACES)
