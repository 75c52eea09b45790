"""A partnership over two workshops in plain values, and its figures over both: a second calculation of its own.

Written from the rules' own text, like ``reference_figures``, and sharing nothing with ``partnerdesk``. A workshop is an
outline in plain values; "carried" beside an action of the second one says which action of the first it goes on from.
"""

from __future__ import annotations

import copy
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.core.reference_figures import Data, carried, part_of, reference_figures, still_actions, still_goals

TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "templates"
ALSO_CALLED = {"hospital": "health"}
"""Types that are no kind of their own but belong to one."""


def next_outline(first: Data, day: str) -> Data:
    """What the second workshop starts with: nobody here, now is before, trust asked anew, open actions, goals that were
    not moved (undecided ones without their answers), and what was parked for next time."""
    second = copy.deepcopy(first)
    second["workshop"] |= {"id": "W2", "date": day}
    for organisation in second["organisations"]:
        organisation["present"] = False
    for each in second["relationships"]:
        each["before"] = each["before"] if each["now"] is None else each["now"]
        each["trust_ab"] = each["trust_ba"] = None
    second["goals"] = still_goals(second)
    for each in second["goals"]:
        if each["status"] == "open":
            each |= {"alone": {}, "support": {}, "community_level": None}
            each.pop("support_counts", None)
    there = [each["id"] for each in second["goals"]]
    second["actions"] = [
        {
            **each,
            "carried": each["id"],
            "goal": each["goal"] if each["goal"] in there else None,
            "postponed": [],
        }
        for each in second["actions"]
        if each["status"] in ("to do", "doing")
    ]
    parked = second.get("parking_lot", [])
    second["parking_lot"] = [each["text"] for each in parked if each["outcome"] == "next time"]
    return second


def promise_figures(workshops: list[Data]) -> list[Data]:
    """Every promise up to the last of the ``workshops`` (N13): who leads it, what became of it and the reason given.

    An action with a date, through every workshop that it was carried to, judged against the day that was named first
    on the day of the last workshop. A day has come on the day itself. What was done without saying when was on time,
    unless it was put off or a reason for being late was given.
    """
    day = workshops[-1]["workshop"].get("date", "")
    found = []
    for chain in _chains(workshops):
        days = [each for action in chain for each in _days(action) if each]
        if days:
            reasons = [chain[-1].get("reason", "")]
            reasons += [put["reason"] for action in reversed(chain) for put in reversed(action["postponed"])]
            found.append(
                {
                    "lead": chain[-1]["lead"],
                    "fate": _fate(chain[-1], days, day),
                    "reason": next((each for each in reasons if each), ""),
                }
            )
    return found


def _chains(workshops: list[Data]) -> list[list[Data]]:
    """Each action as every workshop had it. One that went on is told by the workshop that it went on to."""
    first = workshops[0]["actions"]
    if len(workshops) == 1:
        return [[each] for each in first]
    second = workshops[1]["actions"]
    earlier = {each["id"]: each for each in first}
    gone_on = {each.get("carried") for each in second}
    return [
        *([each] for each in first if each["id"] not in gone_on),
        *([earlier[each["carried"]], each] if "carried" in each else [each] for each in second),
    ]


def _days(action: Data) -> list[str]:
    return [*(each["old_due"] for each in action["postponed"]), action.get("due", "")]


def _fate(action: Data, days: list[str], today: str) -> str:
    if action["status"] == "done":
        done_on = action.get("done_on", "")
        put_off = len(set(days)) > 1 or bool(action.get("reason"))
        return "late" if (done_on > days[0] if done_on else put_off) else "kept"
    come = bool(today) and days[0] <= today
    if action["status"] == "dropped":
        return "dropped" if come else "released"
    return "late" if come else "ahead"


def kept_share(promises: list[Data]) -> Fraction | None:
    """On time / due."""
    fates = [each["fate"] for each in promises]
    return part_of(fates.count("kept"), sum(fates.count(each) for each in ("kept", "late", "dropped")))


def leaving_figures(outline: Data) -> dict[str, list[str]]:
    """By each organisation: the goals that lose their full cover when it leaves (N7)."""
    return {
        leaving["id"]: [
            goal["id"]
            for goal in still_goals(outline)
            if _covered(outline, goal) and not _covered(outline, goal, but=leaving["id"])
        ]
        for leaving in outline["organisations"]
    }


def _covered(outline: Data, goal: Data, but: str = "") -> bool:
    """Whether all that a goal needs is offered by those in the room, ``but`` for one."""
    here = [each for each in outline["organisations"] if each["present"] and each["id"] != but]
    return all(any(code in each["offers"] for each in here) for code in goal["needs_caps"])


def too_heavy(outline: Data) -> list[str]:
    """Who carries more than a third of all, with at least six partners in the room (N12)."""
    load = carried(outline)
    if len([each for each in outline["organisations"] if each["present"]]) < 6:
        return []
    return [code for code, weight in load.items() if weight * 3 > sum(load.values())]


def people_figures(outline: Data) -> Data:
    """The four questions of N15, with what is missing to each."""
    here = [each for each in outline["organisations"] if each["present"]]
    expected = _expected(outline["workshop"].get("kind", 0))
    kinds = {ALSO_CALLED.get(each["type"], each["type"]) for each in here}
    commit = {each["id"]: each.get("can_commit", "yes") for each in here}
    needed = list(dict.fromkeys(code for goal in still_goals(outline) for code in goal["needs_caps"]))
    holders = [len([each for each in here if code in each["offers"]]) for code in needed]
    means = [each["id"] for each in here if any(one.get("amount") for one in each.get("resources", []))]
    return {
        "kinds": part_of(len([each for each in expected if each in kinds]), len(expected)),
        "kinds missing": [each for each in expected if each not in kinds],
        "can say yes": part_of(list(commit.values()).count("yes"), len(here)),
        "cannot": [code for word in ("no", "refer") for code, said in commit.items() if said == word],
        "led by who cannot": [
            each["id"]
            for each in still_actions(outline)
            if each["status"] != "done" and commit.get(each["lead"], "yes") != "yes"
        ],
        "means": part_of(len(means), len(here)),
        "covered": part_of(len(needed) - holders.count(0), len(needed)),
        "fragility": part_of(holders.count(1), len(needed)),
    }


def _expected(kind: int) -> list[str]:
    for file in TEMPLATES.glob("*.json"):
        template: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if template["number"] == kind:
            return list(template["expected_types"])
    return []


def lines(outline: Data, promises: list[Data]) -> list[str]:
    """What is printed of a workshop for people."""
    figures = reference_figures(outline)
    meant = figures["definition"]
    people, types = figures["present"], figures["types_present"]
    found = [
        outline["workshop"]["title"],
        f"In the room: {_number(people, 'organisation')} of {_number(types, 'type')}.",
        (f"Definition: across organisations {'yes' if meant['cross_organisational'] else 'no'},"
        f" working together {_percent(meant['working_together'])},"
        f" commonly held {_percent(meant['commonly_held'])}, hard alone {_percent(meant['hard_alone'])}."),
        *(f"{each['id']} {each['text']}: {figures['goals'][each['id']]['verdict']}" for each in outline["goals"]),
        *(
            f"{each['id']} {each['text']}: {figures['actions'][each['id']]['class']}"
            for each in outline["actions"]
        ),
    ]  # fmt: skip
    due = [each for each in promises if each["fate"] in ("kept", "late", "dropped")]
    if due:
        kept = len([each for each in due if each["fate"] == "kept"])
        were = "was" if len(due) == 1 else "were"
        found.append(f"Promises kept: {kept} of {len(due)} that {were} due or already done.")
    return found


def _number(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _percent(share: Fraction | None) -> str:
    return "not yet known" if share is None else f"{round(float(share), 4):.0%}"
