"""All figures together: the worked examples, a second calculation, and what must hold for every workshop."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk.imports.outline import checked_outline, read_outline, snapshot_of_outline, write_outline
from partnerdesk.rules import insights_json
from partnerdesk.storage.document import Document
from tests.core.reference_figures import reference_figures
from tests.core.rules.builder import PARTNERS, Data, outline, outlines, snapshot_of

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.yaml"))
EXPECTED: Data = json.loads((ROOT / "tests" / "reference" / "expected.json").read_text(encoding="utf-8"))
random_outlines = settings(max_examples=150)


def sample(name: str) -> Data:
    found: Data = yaml.safe_load((ROOT / "resources" / "samples" / name).read_text(encoding="utf-8"))
    return found


def assert_agree(ours: Any, reference: Any, place: str = "") -> None:
    """The same values under the same keys, figures to four places."""
    if isinstance(reference, dict):
        assert list(ours) == list(reference), place
        for key, value in reference.items():
            assert_agree(ours[key], value, f"{place}/{key}")
    elif isinstance(reference, list) and any(isinstance(each, Fraction) for each in reference):
        assert len(ours) == len(reference), place
        for our, value in zip(ours, reference, strict=True):
            assert_agree(our, value, place)
    elif isinstance(reference, Fraction):
        assert ours == pytest.approx(float(reference), rel=0, abs=0.5001e-4), place
        assert ours == round(ours, 4), place
    else:
        assert ours == reference, place


@pytest.mark.parametrize("name", EXPECTED)
def test_worked_example_has_the_expected_figures(name: str) -> None:
    figures = insights_json(snapshot_of_outline(read_outline(ROOT / "resources" / "samples" / name)))
    assert json.dumps(figures) == json.dumps(EXPECTED[name])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_worked_example_agrees_with_the_second_calculation(path: Path) -> None:
    assert_agree(insights_json(snapshot_of(sample(path.name))), reference_figures(sample(path.name)))


def test_second_calculation_has_the_expected_figures_too() -> None:
    for name, expected in EXPECTED.items():
        assert_agree(expected, reference_figures(sample(name)), name)


def test_document_and_outline_give_the_same_figures() -> None:
    read = checked_outline(sample(SAMPLES[3].name))
    with Document.in_memory() as document:
        write_outline(document.editor, read)
        assert insights_json(document.snapshot()) == insights_json(snapshot_of_outline(read))


@random_outlines
@given(outlines())
def test_agrees_with_the_second_calculation(data: Data) -> None:
    assert_agree(insights_json(snapshot_of(data)), reference_figures(data))


@random_outlines
@given(outlines())
def test_figures_are_json_without_surprises(data: Data) -> None:
    figures = insights_json(snapshot_of(data))
    assert json.loads(json.dumps(figures, allow_nan=False)) == figures


@random_outlines
@given(outlines(), st.sampled_from(PARTNERS))
def test_who_leaves_never_adds_to_what_is_covered(data: Data, leaving: str) -> None:
    before = insights_json(snapshot_of(data))["goals"]
    stays = [{**each, "present": each["present"] and each["id"] != leaving} for each in data["organisations"]]
    after = insights_json(snapshot_of({**data, "organisations": stays}))["goals"]
    was_here = any(each["id"] == leaving and each["present"] for each in data["organisations"])
    for code, goal in before.items():
        for key in ("together", "best_single"):
            assert goal[key] is None or after[code][key] <= goal[key]
        loses = was_here and len(after[code]["missing"]) > len(goal["missing"])
        assert loses == (leaving in goal["critical_organisations"])
        assert after[code]["common_hold"] == goal["common_hold"]


@random_outlines
@given(outlines())
def test_shares_stay_between_none_and_all(data: Data) -> None:
    figures = insights_json(snapshot_of(data))
    classes = [figures[key] for key in ("joint_work_share", "allocated_share", "lopsided_share")]
    assert classes == [None] * 3 or sum(classes) == pytest.approx(1, abs=2e-4)
    for goal in figures["goals"].values():
        if goal["together"] is not None:
            assert 0 <= goal["best_single"] <= goal["together"] <= 1
            assert goal["min_organisations"] <= figures["present"]
    for each in figures["actions"].values():
        assert 0 <= each["jointness"] <= 1
    density = figures["relationships"]["density"]
    assert density is None or 0 <= density <= 1


def test_empty_workshop_has_no_figures_but_zeros_for_counts() -> None:
    figures = insights_json(snapshot_of(outline("")))
    assert figures["goals"] == figures["actions"] == {}
    assert (figures["present"], figures["types_present"], figures["only_together"]) == (0, 0, 0)
    assert figures["definition"] == {
        "cross_organisational": False,
        "working_together": None,
        "commonly_held": None,
        "hard_alone": None,
    }
    undefined = (
        "joint_work_share", "allocated_share", "lopsided_share", "community_action_share", "heaviest_load",
        "synergy_index", "community_presence", "community_seat_share",
    )  # fmt: skip
    assert [figures[key] for key in undefined] == [None] * len(undefined)
