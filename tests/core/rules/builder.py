"""Small workshops to try the rules on: said as outlines, read as the program reads them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from partnerdesk.imports.outline import checked_outline, snapshot_of_outline
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules.insights import Insights, insights

Data = dict[str, Any]


def outline(organisations: str | list[Data], **more: Any) -> Data:
    """An outline. ``organisations`` may be words like "A:x,y B -C:z": each is a code, "-" before it for absent, "*" for
    a community organisation, and what it offers behind the colon."""
    if isinstance(organisations, str):
        organisations = [_organisation(word) for word in organisations.split()]
    data = {"workshop": {"id": "W", "title": "Test"}, "organisations": organisations, **more}
    said = [each for partner in organisations for each in partner.get("offers", [])]
    said += [each for goal in data.get("goals", []) for each in goal.get("needs_caps", [])]
    parts = [part for action in data.get("actions", []) for part in action.get("parts", {}).values()]
    said += [each for part in parts for each in part or []]
    return {"capabilities": {code: f"Capability {code}" for code in sorted(set(said))}, **data}


def _organisation(word: str) -> Data:
    code, _, offers = word.partition(":")
    return {
        "id": code.lstrip("-*"),
        "name": f"Org {code.lstrip('-*')}",
        "type": "charity" if "*" in code else "council",
        "present": "-" not in code,
        "community": "*" in code,
        "offers": [each for each in offers.split(",") if each],
    }


def goal(code: str = "G1", needs: str = "", **more: Any) -> Data:
    return {"id": code, "text": f"Goal {code}", "needs_caps": list(needs), **more}


def action(code: str = "A1", parts: Data | None = None, lead: str | None = None, **more: Any) -> Data:
    return {"id": code, "text": f"Action {code}", "goal": None, "lead": lead, "parts": parts or {}, **more}


def tie(a: str, b: str, before: int | None = None, now: int | None = None, wanted: int | None = None) -> Data:
    return {"a": a, "b": b, "before": before, "now": now, "wanted": wanted}


def snapshot_of(data: Data) -> Snapshot:
    return snapshot_of_outline(checked_outline(data))


def figures_of(data: Data) -> Insights:
    return insights(snapshot_of(data))


CAPABILITIES = ["u", "v", "w", "x", "y", "z"]
PARTNERS = ["AB", "CD", "EF", "GH", "IJ", "KL", "MN", "OP"]
_levels = st.none() | st.integers(0, 4)
_trust = st.none() | st.integers(1, 4)


def _some(values: list[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=most) if values else st.just([])


@st.composite
def _organisations(draw: st.DrawFn) -> list[Data]:
    nobody = draw(st.integers(0, 9)) == 0
    return [
        {
            "id": code,
            "name": code,
            "type": draw(st.sampled_from(["council", "charity", ""])),
            "present": not nobody and draw(st.integers(0, 3)) > 0,
            "community": draw(st.booleans()),
            "offers": draw(_some(CAPABILITIES, 4)),
        }
        for code in PARTNERS[: draw(st.integers(0, 8))]
    ]


@st.composite
def _goal(draw: st.DrawFn, code: str, partners: list[str]) -> Data:
    support = draw(
        st.sampled_from(
            [st.just(4), st.integers(1, 8), st.integers(1, 3), st.sampled_from([1, 2, 3, 4, 6, 8])]
        )
    )
    alone = draw(st.sampled_from([st.integers(0, 3), st.integers(1, 3), st.integers(2, 3)]))
    found = goal(code, community_level=draw(_levels))
    found["needs_caps"] = draw(_some(CAPABILITIES, 6))
    found["alone"] = {each: draw(alone) for each in draw(_some(partners, 8))}
    found["support"] = {each: draw(support) for each in draw(_some(partners, 8))}
    found["status"] = draw(st.sampled_from(["open", "open", "agreed", "moved"]))
    if draw(st.integers(0, 5)) == 0:
        hands = draw(st.lists(st.integers(0, 3), min_size=8, max_size=8))
        found |= {"support_by": "count", "support_counts": hands}
    return found


@st.composite
def _action(draw: st.DrawFn, code: str, partners: list[str], ties: list[Data]) -> Data:
    parts = {each: draw(_some(CAPABILITIES, 3)) for each in draw(_some(partners, 4))}
    addresses = draw(_some([f"{each['a']}-{each['b']}" for each in ties], 2))
    lead = draw(st.sampled_from([None, *partners]))
    status = draw(st.sampled_from(["to do", "to do", "doing", "done", "dropped"]))
    return action(code, parts, lead, addresses=addresses, status=status)


@st.composite
def outlines(draw: st.DrawFn) -> Data:
    """A random workshop of up to eight organisations, its rule of agreement now and then another than usual."""
    organisations = draw(_organisations())
    partners = [each["id"] for each in organisations]
    pairs = [(a, b) for number, a in enumerate(partners) for b in partners[:number]]
    ties = [
        {
            **tie(a, b, draw(_levels), draw(_levels), draw(_levels)),
            "trust_ab": draw(_trust),
            "trust_ba": draw(_trust),
        }
        for a, b in (draw(st.lists(st.sampled_from(pairs), unique=True, max_size=5)) if pairs else [])
    ]
    data = outline(
        organisations,
        relationships=ties,
        goals=[draw(_goal(f"G{number}", partners)) for number in range(draw(st.integers(0, 3)))],
        actions=[draw(_action(f"A{number}", partners, ties)) for number in range(draw(st.integers(0, 4)))],
    )
    data["capabilities"] = {code: code for code in CAPABILITIES}
    if draw(st.integers(0, 3)) == 0:
        rule = {
            "share": draw(st.integers(0, 100)),
            "blocks": draw(st.integers(0, 2)),
            "community": draw(st.booleans()),
        }
        data["workshop"]["agreement"] = rule
    return data
