"""What is read from an outline and written as one again is the same outline."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from partnerdesk.errors import InputError
from partnerdesk.exports.outline import outline_json, outline_of, outline_yaml
from partnerdesk.imports.outline import parse_outline, read_outline, snapshot_of_outline, write_outline
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.storage.document import Document
from tests.core.filled import AT, fill_later_tables
from tests.core.imports.outlines import SAMPLES, Data, as_text, exported, in_order, outlines, sample, small
from tests.reference.compare import assert_as_kept


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_worked_examples_come_back_in_the_same_order(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert in_order(yaml.safe_load(exported(text))) == in_order(yaml.safe_load(text))


def test_reads_well() -> None:
    assert_as_kept("outline/1_local_strategic_partnership.yaml", exported(as_text(sample(1))))


@given(outlines())
@settings(max_examples=40)
def test_any_outline_comes_back(data: Data) -> None:
    assert in_order(yaml.safe_load(exported(as_text(data)))) == in_order(data)


@given(outlines())
@settings(max_examples=25)
def test_any_outline_comes_back_through_json(data: Data) -> None:
    text = json.dumps(data, default=date.isoformat)
    again = outline_json(snapshot_of_outline(parse_outline(text)))
    assert json.loads(again) == json.loads(text)


def test_what_the_examples_do_not_have_comes_back() -> None:
    data = sample(1)
    data["partnership"] = "Averley Together"
    data["workshop"]["next_meeting"] = "First Tuesday in March"
    data["workshop"]["agreement"] = {"share": 80, "blocks": 1, "community": True}
    data["agenda"] = [{"title": "Welcome", "kind": "relationship", "minutes": 15}]
    organisation = data["organisations"][0]
    organisation |= {
        "presence": "late",
        "note": "Ask for the\nside entrance",
        "people": [{"name": "Ann", "role": "Officer", "named": True}, {"role": "Clerk", "coming": False}],
        "map": {"x": 120, "y": 990},
    }
    data["goals"][0] |= {
        "status": "agreed",
        "support_by": "count",
        "support_counts": [3, 2, 0, 0, 1, 0, 0, 0],
    }
    data["goals"][1]["dissent"] = [{"reason": "Too early", "would_change": "A pilot"}]
    data["actions"][0] |= {"start": date(2026, 12, 1), "help": "A van", "status": "doing"}
    data["parking_lot"][1] = {"text": "Parking charges", "outcome": "next time"}
    assert yaml.safe_load(exported(as_text(data))) == data


EMPTY: dict[str, Data] = {
    "organisations": {"note": "", "people": [], "map": None, "resources": []},
    "relationships": {"note": "", "direction": "both"},
    "goals": {
        "dissent": [], "status": "open", "support_by": "organisation", "support_counts": [], "voices": [],
        "priorities": [], "own_words": [], "alone_hidden": False,
    },
    "actions": {
        "start": "", "addresses": [], "help": "", "status": "to do", "done_on": "", "reason": "", "reason_note": "",
        "postponed": [],
    },
}  # fmt: skip
"""Keys that say nothing, beyond those that every worked example has."""


def test_a_key_that_says_nothing_is_left_out_and_means_the_same() -> None:
    """An empty key beyond those of the worked examples is "not said", as if it were not there: no record keeps it."""
    data, said = sample(1), sample(1)
    data |= {"partnership": "", "agenda": []}
    data["workshop"] |= {"next_meeting": "", "agreement": {}, "one_voice": False, "ranking": ""}
    for part, empty in EMPTY.items():
        data[part] = [
            {**row, **{key: value for key, value in deepcopy(empty).items() if key not in row}}
            for row in data[part]
        ]
    text = as_text(data)
    assert in_order(yaml.safe_load(exported(text))) == in_order(said)
    assert said_without_times(text) == said_without_times(as_text(said))


def said_without_times(text: str) -> Snapshot:
    """The record, but for the moment at which its wordings were read."""
    snapshot = snapshot_of_outline(parse_outline(text))
    return replace(
        snapshot,
        partnerships=tuple(replace(row, created_at="") for row in snapshot.partnerships),
        wordings=tuple(replace(row, at="") for row in snapshot.wordings),
    )


def test_what_came_with_schema_2_comes_back() -> None:
    data = sample()
    data["workshop"] |= {"one_voice": True, "ranking": "dots", "dots_each": 0}
    data["organisations"][0]["resources"] = [
        {"name": "Grant", "amount": "20,000 pounds a year"}, {"name": "Youth worker"},
    ]  # fmt: skip
    data["relationships"][0]["direction"] = "b to a"
    data["goals"][0] |= {
        "alone_hidden": True,
        "support_hidden": True,
        "voices": [
            {"kind": "alone", "org": "ABC", "ballot": "K7", "answer": 0},
            {"kind": "support", "ballot": "K7", "answer": 8},
            {"kind": "support", "answer": 1},
            {"kind": "support", "answer": 1},
        ],
        "priorities": [
            {"org": "ABC", "method": "dots", "value": 0},
            {"org": "ABC", "method": "impact", "value": 7, "ease": 0},
        ],
        "own_words": [{"org": "SHA", "text": "Children stay well"}, {"text": "Fewer ambulances"}],
    }
    data["actions"][0] |= {
        "done_on": date(2027, 2, 1),
        "reason": "waiting for others",
        "reason_note": "The council met late",
        "postponed": [
            {
                "old_due": date(2026, 12, 1),
                "new_due": date(2027, 1, 31),
                "reason": "no time",
                "note": "Snow",
            }
        ],
    }
    assert yaml.safe_load(exported(as_text(data))) == data


def test_the_outline_of_a_full_record_makes_the_same_rows() -> None:
    with Document.in_memory() as document:
        write_outline(document.editor, read_outline(SAMPLES[0]))
        fill_later_tables(document.editor)
        full = document.snapshot()
    again = snapshot_of_outline(parse_outline(outline_yaml(full)))
    for table in (
        "relationships",
        "addressings",
        "resources",
        "voices",
        "priorities",
        "own_words",
    ):
        assert getattr(again, table) == getattr(full, table)
    assert [replace(each, at=AT) for each in again.postponements] == list(full.postponements)
    assert again.workshop.dots_each == full.workshop.dots_each


@pytest.mark.parametrize(
    "number", [88, -3, 0, 2.5, 88.0, 1e22, 1e-7, -0.0, "1e3", "08", "+5", 10**25], ids=repr
)
def test_numbers_come_back_as_they_were(number: float | str) -> None:
    data = sample()
    data["goals"][0]["baseline"] = number
    again = yaml.safe_load(exported(as_text(data)))["goals"][0]["baseline"]
    assert (again, type(again)) == (number, type(number))


def test_a_small_outline_gets_what_it_leaves_out() -> None:
    again = yaml.safe_load(exported(as_text(small())))
    assert again["workshop"] == {
        "id": "W", "kind": 0, "kind_name": "", "title": "Small", "place": "", "date": None, "hours": "", "purpose": "",
    }  # fmt: skip
    assert again["capabilities"] == {}
    assert [again[key] for key in ("relationships", "goals", "actions", "parking_lot")] == [[], [], [], []]
    assert again["organisations"][0]["offers"] == []
    assert again["organisations"][0]["influence"] is None


def test_an_address_may_name_the_relationship_the_other_way_round() -> None:
    data = sample()
    data["actions"][0]["addresses"] = ["TID-HPC"]
    assert snapshot_of_outline(parse_outline(as_text(data))).addressings[0].turned
    assert yaml.safe_load(exported(as_text(data))) == data


@pytest.mark.parametrize(
    ("written", "again"),
    [
        (["A-B", "C"], ["A-B", "C"]),
        (["C", "A-B"], "C-A-B"),
        (["B-C", "A"], "B-C-A"),
        ("B-C-A", "B-C-A"),
        (["D", "D-D"], "D-D-D"),
        (["D-D", "D"], ["D-D", "D"]),
        ("D-D-D", "D-D-D"),
    ],
    ids=str,
)
def test_an_address_never_comes_back_as_another(written: str | list[str], again: str | list[str]) -> None:
    data = small()
    data["organisations"] = [
        {"id": code, "name": code, "type": "", "present": True}
        for code in ("A", "B-C", "A-B", "C", "D", "D-D")
    ]
    data["relationships"] = [{"a": "A", "b": "B-C"}, {"a": "A-B", "b": "C"}, {"a": "D", "b": "D-D"}]
    data["actions"] = [{"id": "X", "goal": None, "text": "Meet", "lead": None, "addresses": [written]}]
    first = parse_outline(as_text(data))
    out = yaml.safe_load(exported(as_text(data)))
    assert out["actions"][0]["addresses"] == [again]
    meant = snapshot_of_outline(first).addressings
    assert snapshot_of_outline(parse_outline(as_text(out))).addressings == meant


def test_dashes_in_ids_never_mix_relationships_up() -> None:
    data = small()
    data["organisations"] = [
        {"id": code, "name": code, "type": "", "present": True} for code in ("A", "B-C", "A-B", "C")
    ]
    data["relationships"] = [{"a": "A", "b": "B-C"}, {"a": "A-B", "b": "C"}]
    data["actions"] = [{"id": "X", "goal": None, "text": "Meet", "lead": None, "addresses": [["A-B", "C"]]}]
    again = yaml.safe_load(exported(as_text(data)))
    assert again["actions"][0]["addresses"] == [["A-B", "C"]]
    data["actions"][0]["addresses"] = ["A-B-C"]
    with pytest.raises(InputError, match=r"actions\[0\].addresses\[0\].*two relationships"):
        parse_outline(as_text(data))


def test_unquoted_yes_and_no_are_understood() -> None:
    text = (
        as_text(sample())
        .replace("can_commit: 'yes'", "can_commit: yes")
        .replace("can_commit: 'no'", "can_commit: no")
    )
    assert "can_commit: yes" in text
    assert yaml.safe_load(exported(text)) == sample()


def test_the_same_record_with_and_without_a_document() -> None:
    outline = read_outline(SAMPLES[0])
    with Document.in_memory() as document:
        change = write_outline(document.editor, outline)
        assert outline_of(document.snapshot()) == outline_of(snapshot_of_outline(outline))
    assert len(change.created("organisations")) == 11


def test_reading_an_outline_is_one_edit_that_can_be_undone() -> None:
    with Document.in_memory() as document:
        empty = outline_yaml(document.snapshot())
        write_outline(document.editor, read_outline(SAMPLES[2]))
        full = outline_yaml(document.snapshot())
        document.editor.undo()
        assert outline_yaml(document.snapshot()) == empty
        document.editor.redo()
        assert outline_yaml(document.snapshot()) == full


def test_an_outline_never_mixes_with_what_is_there() -> None:
    outline = read_outline(SAMPLES[0])
    with Document.in_memory() as document:
        write_outline(document.editor, outline)
        before = document.snapshot()
        with pytest.raises(InputError, match="has content already"):
            write_outline(document.editor, outline)
        assert document.snapshot() == before
