"""Outlines broken at random are read or refused in one line; nothing else ever happens."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk.errors import InputError
from partnerdesk.imports.outline import parse_outline
from tests.core.imports.outlines import SAMPLES, Data, as_text, exported, outlines, sample

junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.sampled_from(["ABC", "G1", "data", "ABC-CCC", [], {}, ["ABC"], {"ABC": 1}, [[1]], {"": None}]),
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of everything inside ``value``."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, each in steps for found in ((*path, key), *places(each, (*path, key)))]


PLACES = places(sample())


def mutated(path: tuple[str | int, ...], action: str, value: Any) -> Data:
    data = sample()
    holder: Any = data
    for step in path[:-1]:
        holder = holder[step]
    if action == "drop":
        del holder[path[-1]]
    elif action == "rename" and isinstance(holder, dict):
        holder[str(value)] = holder.pop(path[-1])
    else:
        holder[path[-1]] = value
    return data


def said_of(text: str) -> str:
    """What reading ``text`` says: "" when it is a whole outline, which must then come back from a document."""
    try:
        parse_outline(text)
    except InputError as error:
        return str(error)
    exported(text)
    return ""


@given(st.sampled_from(PLACES), st.sampled_from(["put", "drop", "rename"]), junk)
@settings(max_examples=80)
def test_one_thing_wrong_anywhere(path: tuple[str | int, ...], action: str, value: Any) -> None:
    data = mutated(path, action, value)
    for text in (as_text(data), json.dumps(data, default=str)):
        said = said_of(text)
        assert "\n" not in said
        assert len(said) < 400


@given(st.integers(0, len(SAMPLES[3].read_text(encoding="utf-8"))), st.integers(0, 30), st.text(max_size=5))
@settings(max_examples=60)
def test_text_cut_and_pasted(start: int, length: int, pasted: str) -> None:
    text = SAMPLES[3].read_text(encoding="utf-8")
    said = said_of(text[:start] + pasted.encode("utf-8", "replace").decode("utf-8") + text[start + length :])
    assert "\n" not in said
    assert len(said) < 400


@given(st.text(max_size=60))
@settings(max_examples=80)
def test_any_text(text: str) -> None:
    said = said_of(text)
    assert said
    assert "\n" not in said


@given(outlines(), st.data())
@settings(max_examples=40)
def test_ids_that_nobody_has(data: Data, draw: st.DataObject) -> None:
    found = draw.draw(st.sampled_from(["organisations", "goals", "actions", "relationships"]))
    if not data[found]:
        return
    item = draw.draw(st.sampled_from(data[found]))
    key = {"organisations": "offers", "goals": "needs_caps", "actions": "lead", "relationships": "a"}[found]
    item[key] = ["nobody's"] if isinstance(item[key], list) else "nobody's"
    number = data[found].index(item)
    said = said_of(as_text(data))
    assert said.startswith(f"{found}[{number}].{key}")
    assert "nobody's" in said
