"""Outlines to test with: the worked examples, small ones written out, and random ones."""

from __future__ import annotations

import copy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from partnerdesk.exports.outline import outline_yaml
from partnerdesk.imports.outline import parse_outline, write_outline
from partnerdesk.storage.document import Document

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.yaml"))

Data = dict[str, Any]


@cache
def _loaded(path: Path) -> Data:
    data: Data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def sample(number: int = 1) -> Data:
    """A worked example, 1 to 6, to be changed at will."""
    return copy.deepcopy(_loaded(SAMPLES[number - 1]))


def small() -> Data:
    """The least that can be said."""
    return {
        "workshop": {"id": "W", "title": "Small"},
        "organisations": [{"id": "A", "name": "Alder", "type": "council", "present": True}],
    }


def as_text(data: Any) -> str:
    text: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    return text


def exported(text: str) -> str:
    """What comes out as YAML when ``text`` was read into a document."""
    with Document.in_memory() as document:
        write_outline(document.editor, parse_outline(text))
        return outline_yaml(document.snapshot())


def in_order(value: Any) -> Any:
    """``value`` with mappings as lists of pairs, so that equal means: in the same order too."""
    if isinstance(value, dict):
        return [(key, in_order(each)) for key, each in value.items()]
    return [in_order(each) for each in value] if isinstance(value, list) else value


texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t \r:#'\"-"),
    max_size=30,
)
words = texts.filter(str.strip)
tie_kinds = words.filter(lambda text: "|" not in text)
codes = st.one_of(
    st.sampled_from(
        ["1", "007", "1e3", "yes", "No", "null", "~", "=", "<<", "2026-11-12", "-", "a b", "é", "B-C", "B"]
    ),
    st.from_regex(r"[A-Z]{1,3}(-[A-Z])?", fullmatch=True),
    words,
)
days = st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31))
numbers = st.none() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False)
levels = st.none() | st.integers(0, 4)


def some_of(values: list[str], most: int = 4) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=most) if values else st.just([])


def answers_of(partners: list[str], low: int, high: int) -> st.SearchStrategy[dict[str, int]]:
    return some_of(partners, 8).flatmap(
        lambda chosen: st.fixed_dictionaries({each: st.integers(low, high) for each in chosen})
    )


@st.composite
def ids(draw: st.DrawFn, least: int, most: int) -> list[str]:
    import unicodedata

    by_form = st.lists(
        codes, min_size=least, max_size=most, unique_by=lambda code: unicodedata.normalize("NFC", code)
    )
    return draw(by_form)


@st.composite
def organisations(draw: st.DrawFn, partners: list[str], capabilities: list[str]) -> list[Data]:
    return [
        {
            "id": code,
            "name": draw(words),
            "type": draw(texts),
            "present": draw(st.booleans()),
            "can_commit": draw(st.sampled_from(["yes", "refer", "no"])),
            "community": draw(st.booleans()),
            "influence": draw(levels),
            "interest": draw(levels),
            "offers": draw(some_of(capabilities)),
            "needs": draw(some_of(capabilities)),
        }
        for code in partners
    ]


@st.composite
def relationships(draw: st.DrawFn, partners: list[str]) -> list[Data]:
    pairs = [(a, b) for number, a in enumerate(partners) for b in partners[:number]]
    trust = st.none() | st.integers(1, 4)
    found = []
    for a, b in draw(st.lists(st.sampled_from(pairs), unique=True, max_size=5)) if pairs else []:
        tie: Data = {"a": a, "b": b}
        tie |= {key: draw(levels) for key in ("before", "now", "wanted")}
        tie |= {key: draw(trust) for key in ("trust_ab", "trust_ba")}
        tie["kinds"] = draw(st.lists(tie_kinds, max_size=3))
        note = draw(texts)
        found.append({**tie, "note": note} if note else tie)
    return found


@st.composite
def goals(draw: st.DrawFn, partners: list[str], capabilities: list[str]) -> list[Data]:
    found = []
    for code in draw(ids(0, 4)):
        goal: Data = {"id": code, "text": draw(words), "measure": draw(texts)}
        goal |= {"baseline": draw(numbers), "target": draw(numbers), "by": draw(days)}
        goal["needs_caps"] = draw(some_of(capabilities))
        goal["community_level"] = draw(levels)
        goal["alone"] = draw(answers_of(partners, 0, 3))
        goal["support"] = draw(answers_of(partners, 1, 8))
        who = draw(some_of(partners, 2))
        if who:
            goal["dissent"] = [
                {"org": org, "reason": draw(texts), "would_change": draw(texts)} for org in who
            ]
        found.append(goal)
    return found


def _clear_names(ties: list[Data]) -> list[list[str]]:
    """For each relationship its names, one way and the other, that mean no other; without those that have none."""
    straight = [f"{tie['a']}-{tie['b']}" for tie in ties]
    turned = [f"{tie['b']}-{tie['a']}" for tie in ties]
    return [
        names
        for one, other in zip(straight, turned, strict=True)
        if (names := [one] * (straight.count(one) == 1) + [other] * ((straight + turned).count(other) == 1))
    ]


@st.composite
def actions(draw: st.DrawFn, parts: dict[str, list[str]], ties: list[Data]) -> list[Data]:
    clear = _clear_names(ties)
    found = []
    for code in draw(ids(0, 4)):
        action: Data = {
            "id": code,
            "goal": draw(st.sampled_from([None, *parts["goals"]])),
            "text": draw(words),
            "lead": draw(st.sampled_from([None, *parts["partners"]])),
            "due": draw(days),
            "parts": {
                org: draw(some_of(parts["capabilities"], 3)) for org in draw(some_of(parts["partners"], 3))
            },
        }
        places = draw(st.lists(st.sampled_from(range(len(clear))), unique=True, max_size=2)) if clear else []
        addressed = [draw(st.sampled_from(clear[place])) for place in places]
        found.append({**action, "addresses": addressed} if addressed else action)
    return found


@st.composite
def outlines(draw: st.DrawFn) -> Data:
    """A random outline with every key of the worked examples, and ids and texts that are hard to write down."""
    partners = draw(ids(0, 5))
    capabilities = draw(ids(0, 5))
    ties = draw(relationships(partners))
    found_goals = draw(goals(partners, capabilities))
    parts = {
        "partners": partners,
        "capabilities": capabilities,
        "goals": [goal["id"] for goal in found_goals],
    }
    return {
        "workshop": {
            "id": draw(codes),
            "kind": draw(st.integers(0, 6)),
            "kind_name": draw(texts),
            "title": draw(texts),
            "place": draw(texts),
            "date": draw(days),
            "hours": draw(texts),
            "purpose": draw(texts),
        },
        "capabilities": {code: draw(words) for code in capabilities},
        "organisations": draw(organisations(partners, capabilities)),
        "relationships": ties,
        "goals": found_goals,
        "actions": draw(actions(parts, ties)),
        "parking_lot": draw(st.lists(texts, max_size=3)),
    }
