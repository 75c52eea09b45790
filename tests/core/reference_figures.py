"""The figures of a workshop calculated a second time, as plainly as can be, straight from an outline in plain values.

Written from the rules' own text and sharing nothing with ``partnerdesk.rules``: the two are held against each other.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any

Data = dict[str, Any]


def reference_figures(outline: Data) -> Data:
    """All published figures of an outline."""
    organisations = {each["id"]: each for each in outline["organisations"]}
    present = [code for code, each in organisations.items() if each["present"]]
    goals = {each["id"]: goal_figures(outline, each) for each in outline.get("goals", [])}
    actions = {each["id"]: action_figures(each) for each in outline.get("actions", [])}
    ours = [goals[each["id"]] for each in still_goals(outline)]
    classes = [actions[each["id"]]["class"] for each in still_actions(outline)]
    synergies = [each["synergy"] for each in ours if each["synergy"] is not None]
    holds = [each["common_hold"] for each in ours if each["common_hold"] is not None]
    levels = [each["community_level"] for each in ours if each["community_level"] is not None]
    community = {code for code, each in organisations.items() if each.get("community")}
    types = {organisations[code]["type"] for code in present}
    joint = part_of(classes.count("joint"), len(classes))
    quiet, heaviest = load_figures(outline, present)
    return {
        "id": outline["workshop"]["id"],
        "present": len(present),
        "types_present": len(types),
        "goals": goals,
        "actions": actions,
        "relationships": relationship_figures(outline, present),
        "joint_work_share": joint,
        "allocated_share": part_of(classes.count("allocated"), len(classes)),
        "lopsided_share": part_of(classes.count("lopsided"), len(classes)),
        "community_action_share": part_of(
            len([each for each in still_actions(outline) if community & set(each.get("parts", {}))]),
            len(classes),
        ),
        "quiet_partners": quiet,
        "heaviest_load": heaviest,
        "synergy_index": average(synergies),
        "only_together": len([each for each in ours if each["together"] == 1 and each["best_single"] < 1]),
        "community_presence": part_of(sum(levels), 4 * len(levels)),
        "community_seat_share": part_of(len([code for code in present if code in community]), len(present)),
        "definition": {
            "cross_organisational": len(types) >= 2,
            "working_together": joint,
            "commonly_held": average(holds),
            "hard_alone": part_of(
                len([each for each in ours if each["verdict"].startswith("partnership goal")]),
                len(ours),
            ),
        },
        "absent_but_needed": sorted(
            {code for each in ours for held in each["missing_held_by_absent"].values() for code in held}
        ),
    }


def still_goals(outline: Data) -> list[Data]:
    """The goals of the partnership: all but those that moved to a single organisation's list."""
    return [each for each in outline.get("goals", []) if each.get("status") != "moved"]


def still_actions(outline: Data) -> list[Data]:
    """The actions that count: all but those that were dropped."""
    return [each for each in outline.get("actions", []) if each.get("status") != "dropped"]


def goal_figures(outline: Data, goal: Data) -> Data:
    organisations = {each["id"]: each for each in outline["organisations"]}
    needs = goal.get("needs_caps", [])
    offers = {
        code: [capability for capability in needs if capability in each.get("offers", [])]
        for code, each in organisations.items()
        if each["present"]
    }
    holders = {
        capability: [code for code, held in offers.items() if capability in held] for capability in needs
    }
    single = [capability for capability in needs if len(holders[capability]) == 1]
    missing = sorted([capability for capability in needs if not holders[capability]])
    most = max([len(held) for held in offers.values()], default=0)
    alone = {
        code: answer
        for code in organisations
        for answer in [goal.get("alone", {}).get(code)]
        if answer is not None
    }
    support = {
        code: level for code in organisations for level in [goal.get("support", {}).get(code)] if level
    }
    community = [level for code, level in support.items() if organisations[code].get("community")]
    levels = list(support.values())
    counted = goal.get("support_by") == "count"
    if counted:  # hands in the room: nobody knows whose
        hands = enumerate(goal.get("support_counts", []), start=1)
        levels, community = [level for level, count in hands for _ in range(count)], []
    best = part_of(most, len(needs))
    together = part_of(len(needs) - len(missing), len(needs))
    figures: Data = {
        "alone_score": part_of(100 * sum(alone.values()), 3 * len(alone)),
        "alone_share_hard": part_of(len([answer for answer in alone.values() if answer >= 2]), len(alone)),
        "alone_zeros": [code for code, answer in alone.items() if answer == 0],
        "best_single": best,
        "best_holders": [code for code, held in offers.items() if most and len(held) == most],
        "together": together,
        "synergy": None if together is None or best is None else together - best,
        "min_organisations": fewest(offers) if needs else None,
        "missing": missing,
        "missing_held_by_absent": {
            capability: [
                code
                for code, each in organisations.items()
                if not each["present"] and capability in each.get("offers", [])
            ]
            for capability in missing
        },
        "single_point": sorted(single),
        "critical_organisations": sorted({holders[capability][0] for capability in single}),
        "common_hold": common_hold(levels),
        "abstain": levels.count(4),
        "dissent": None if counted else [code for code, level in support.items() if level >= 5],
        "community_common_hold": common_hold(community),
        "community_level": goal.get("community_level"),
    }
    figures["verdict"] = verdict(figures, levels, outline["workshop"].get("agreement", {}))
    return figures


def verdict(figures: Data, support: list[int], rule: Data) -> str:
    wanted = Fraction(rule.get("share", 75), 100)
    hold, community = figures["common_hold"], figures["community_common_hold"]
    contested = (
        (hold is not None and hold < wanted)
        or support.count(8) > rule.get("blocks", 0)
        or (rule.get("community", False) and community is not None and community < wanted)
    )
    if contested:
        return "contested"
    if hold is None or figures["alone_score"] is None:
        return "not yet tested"
    if figures["alone_zeros"] or figures["alone_share_hard"] < Fraction(2, 3):
        return "can be done alone"
    if figures["best_single"] == 1:
        return "check: one organisation holds everything"
    if figures["together"] is not None and figures["together"] < 1:
        return "partnership goal, capability missing"
    return "partnership goal"


def fewest(offers: dict[str, list[str]]) -> int:
    """The size of the smallest group of organisations that offers all that any of them offers: every group is tried."""
    everything = {capability for held in offers.values() for capability in held}
    for size in range(len(offers) + 1):
        for group in combinations(offers, size):
            if everything == {capability for code in group for capability in offers[code]}:
                return size
    raise AssertionError


def common_hold(levels: list[int]) -> Fraction | None:
    return part_of(len([level for level in levels if level <= 3]), len(levels) - levels.count(4))


def action_figures(action: Data) -> Data:
    parts = action.get("parts", {})
    capabilities = {capability for brought in parts.values() for capability in brought or []}
    weights = {code: Fraction(0) for code in parts}
    for capability in capabilities:
        providers = [code for code in parts if capability in (parts[code] or [])]
        for code in providers:
            weights[code] += Fraction(1) / len(capabilities) / len(providers)
    m = len(parts)
    if m <= 1:
        return {"contributors": m, "jointness": 0, "class": "allocated", "kind": None}
    j = 1 - max(weights.values()) if capabilities else Fraction(0)
    star = j * m / (m - 1)
    return {
        "contributors": m,
        "jointness": star,
        "class": "lopsided" if star < Fraction(1, 2) else "joint",
        "kind": {0: None, 1: "pooled"}.get(len(capabilities), "complementary"),
    }


def relationship_figures(outline: Data, present: list[str]) -> Data:
    ties = outline.get("relationships", [])
    addressed = {name for action in still_actions(outline) for name in action.get("addresses", [])}
    stronger = [
        each
        for each in ties
        if each.get("now") is not None and each.get("wanted") is not None and each["wanted"] > each["now"]
    ]
    worked_at = [
        each for each in stronger if {f"{each['a']}-{each['b']}", f"{each['b']}-{each['a']}"} & addressed
    ]
    trust = [each[key] for each in ties for key in ("trust_ab", "trust_ba") if each.get(key) is not None]
    gaps = [
        abs(each["trust_ab"] - each["trust_ba"])
        for each in ties
        if each.get("trust_ab") and each.get("trust_ba")
    ]
    linked = [each for each in ties if each.get("now") and each["a"] in present and each["b"] in present]
    return {
        "stock_before": stock(ties, "before"),
        "stock_now": stock(ties, "now"),
        "stock_wanted": stock(ties, "wanted"),
        "wanted_stronger": len(stronger),
        "worked_at": len(worked_at),
        "worked_at_ratio": part_of(len(worked_at), len(stronger)),
        "neglected": [f"{each['a']}-{each['b']}" for each in stronger if each not in worked_at],
        "trust_mean": part_of(sum(trust), len(trust)),
        "trust_gap_max": max(gaps, default=None),
        "density": part_of(2 * len(linked), len(present) * (len(present) - 1)),
    }


def stock(ties: list[Data], key: str) -> Fraction | None:
    levels = [each[key] for each in ties if each.get(key) is not None]
    return part_of(sum(levels), 4 * len(levels))


def load_figures(outline: Data, present: list[str]) -> tuple[list[str], list[Any] | None]:
    load = carried(outline)
    quiet = [code for code in present if not load[code]]
    total = sum(load.values())
    most = [code for code, weight in load.items() if weight == max(load.values())]
    return quiet, [most[0], load[most[0]] / total] if total else None


def carried(outline: Data) -> dict[str, Fraction]:
    """``leads + 0.5 * supports`` of every organisation (N12)."""
    load = {each["id"]: Fraction(0) for each in outline["organisations"]}
    for action in still_actions(outline):
        for code in load:
            if code == action.get("lead"):
                load[code] += 1
            elif code in action.get("parts", {}):
                load[code] += Fraction(1, 2)
    return load


def part_of(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def average(values: list[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None
