"""A network of sixty organisations as somebody pastes it: who works with whom, in many ways of writing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partnerdesk.commands.partners import add_partners
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import TieDirection
from partnerdesk.quick.entries import Chip, LinkEntry, PartnerEntry
from partnerdesk.quick.partners import as_meant, clear_ones, parse_partners
from partnerdesk.storage.document import Document

EMPTY = Document.in_memory()
NOBODY = EMPTY.snapshot()
EMPTY.close()


def _some() -> Snapshot:
    with Document.in_memory() as document:
        line = "Harbourside Primary Care; Riverside School; Drug and Alcohol Team; Age UK"
        add_partners(document.editor, parse_partners(line, document.snapshot()))
        return document.snapshot()


SOME = _some()


def links(text: str, snapshot: Snapshot = NOBODY) -> dict[str, list[str]]:
    """Names in their order, each with whom it is linked: ">" before those that it runs to only, the level behind."""
    return {
        entry.name: [
            f"{'>' * each.one_way}{each.name}{'' if each.level is None else f' {each.level}'}"
            for each in entry.links
        ]
        for entry in parse_partners(text, snapshot)
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Library works with Bus Company and Town Council",
         {"Library": ["Bus Company", "Town Council"], "Bus Company": [], "Town Council": []}),
        ("Library works closely with Bus Company, Town Council and Mill.",
         {"Library": ["Bus Company", "Town Council", "Mill"], "Bus Company": [], "Town Council": [], "Mill": []}),
        ("Library collaborates with Mill & Museum", {"Library": ["Mill 4", "Museum 4"], "Mill": [], "Museum": []}),
        ("Library meets with Mill", {"Library": ["Mill 1"], "Mill": []}),
        ("Library and Mill work together", {"Library": ["Mill"], "Mill": []}),
        ("Library is linked to Mill", {"Library": ["Mill"], "Mill": []}),
        ("Library shares staff with Mill", {"Library": ["Mill"], "Mill": []}),
        ("Council funds Mill", {"Council": [">Mill"], "Mill": []}),
        ("Council -> Mill", {"Council": [">Mill"], "Mill": []}),
        ("Mill <- Council", {"Council": [">Mill"], "Mill": []}),
        ("Council <-> Mill (3)", {"Council": ["Mill 3"], "Mill": []}),
        ("Council → Mill, Museum", {"Council": [">Mill", ">Museum"], "Mill": [], "Museum": []}),
        ("1. Council --> Mill", {"Council": [">Mill"], "Mill": []}),
        ("Council works with Council", {"Council": []}),
        ("Council works with Drug and Alcohol Service", {"Council": ["Drug and Alcohol Service"],
                                                          "Drug and Alcohol Service": []}),
    ],
)  # fmt: skip
def test_a_line_about_links(line: str, expected: dict[str, list[str]]) -> None:
    assert links(line) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Age Concern - Riverside branch",
        "Drop-in",
        "Profit > loss",
        "Health and Care Trust",
        "Works With Wood",
        "A -- B -- C",
    ],
)
def test_a_name_stays_a_name(name: str) -> None:
    [entry] = parse_partners(name, NOBODY)
    assert (entry.name, entry.links) == (name, ())


def test_a_dash_is_a_link_between_those_that_are_known() -> None:
    assert links("HPC - Riverside School", SOME) == {"Harbourside Primary Care": ["Riverside School"],
                                                     "Riverside School": []}  # fmt: skip
    assert links("Age UK - Mill", SOME) == {"Age UK": ["Mill"], "Mill": []}
    assert links("Age UK\nAge UK - Riverside branch\nMill", SOME) == {
        "Age UK": [], "Age UK - Riverside branch": [], "Mill": [],
    }  # fmt: skip
    assert links("Mill\nMuseum\nMill - Museum") == {"Mill": ["Museum"], "Museum": []}


def test_a_name_with_and_in_it_stays_whole_where_it_is_known() -> None:
    text = "Council works with Drug and Alcohol Team and Mill"
    assert links("Council works with Drug and Alcohol Team", SOME)["Council"] == ["Drug and Alcohol Team"]
    assert links(text, SOME)["Council"] == ["Drug and Alcohol Team", "Mill"]
    assert links("Health and Care\nCouncil works with Health and Care")["Council"] == ["Health and Care"]
    assert links("Library\nCouncil works with Library and Riverside School")["Council"] == [
        "Library", "Riverside School",
    ]  # fmt: skip


def test_signs_beside_a_name_count_in_lines_about_links() -> None:
    mill, museum = parse_partners("Mill #business @Jo Smith works with Museum #charity ~", NOBODY)[:2]
    assert (mill.type, mill.contacts[0].name, mill.links) == (
        "business",
        "Jo Smith",
        (LinkEntry("Museum", None),),
    )
    assert (museum.type, museum.in_room) == ("charity", False)
    assert "Linked with Museum" in [str(chip.text) for chip in mill.chips]


KINDS = ("School", "Surgery", "Chapel", "Allotments", "Pharmacy", "Library")
PLACES = ("Ashby", "Brook", "Cotter", "Denton", "Elmley", "Fenwick", "Garth", "Harrow", "Ings", "Jarrow")
NAMES = [f"{place} {kind}" for place in PLACES for kind in KINDS]
WAYS = ("{a} - {b}", "{a} works with {b} and {c}", "• {a} – {b}", "{a} <-> {b}", "{b} -> {a}", "{a}\t{b}",
        "3. {a} is linked to {b}, {c}", "{a} & {b} work together", "{a} cooperates with {b}",
        "{a} - {b} (2)")  # fmt: skip


def network() -> tuple[list[str], set[frozenset[str]]]:
    """A hundred and twenty lines about sixty organisations, and every pair that they speak of."""
    lines, pairs = [], set()
    for number in range(120):
        a, b, c = (NAMES[(number * step + shift) % 60] for step, shift in ((1, 0), (7, 3), (11, 5)))
        way = WAYS[number % len(WAYS)]
        if len({a, b, c}) == 3:
            lines.append(way.format(a=a, b=b, c=c))
            pairs |= {frozenset((a, b))} | ({frozenset((a, c))} if "{c}" in way else set())
    return lines, pairs


def test_sixty_organisations_and_their_links_are_one_step() -> None:
    lines, pairs = network()
    with Document.in_memory() as document:
        before = document.snapshot()
        clear, left = clear_ones(parse_partners("\n".join(lines), before))
        assert left == []
        add_partners(document.editor, clear)
        after = document.snapshot()
        names = {row.id: row.name for row in after.organisations}
        assert sorted(names.values()) == sorted(NAMES)
        found = [frozenset((names[tie.a_id], names[tie.b_id])) for tie in after.relationships]
        assert len(found) == len(set(found))
        assert set(found) == pairs
        assert not any(row.note for row in after.organisations)
        document.editor.undo()
        assert document.snapshot() == before


def test_a_link_there_and_one_back_are_a_link_both_ways() -> None:
    with Document.in_memory() as document:
        for text, expected in (
            ("Mill -> Museum", TieDirection.A_TO_B),
            ("Mill -> Museum (2)", TieDirection.A_TO_B),
            ("Museum -> Mill", TieDirection.BOTH),
            ("Mill -> Museum", TieDirection.BOTH),
        ):
            add_partners(document.editor, parse_partners(text, document.snapshot()))
            [tie] = document.snapshot().relationships
            assert tie.direction is expected
        [rating] = document.snapshot().ratings
        assert rating.now == 2


def test_a_likely_twin_in_a_link_waits_with_its_line_and_can_be_meant() -> None:
    text = "Mill works with Riverside Shcool\nMill works with Museum"
    clear, left = clear_ones(parse_partners(text, SOME))
    assert [(entry.name, [each.name for each in entry.links]) for entry in clear] == [
        ("Mill", ["Museum"]), ("Museum", []),
    ]  # fmt: skip
    assert left == ["Mill works with Riverside Shcool"]
    meant = as_meant(parse_partners(left[0], SOME))
    assert [(entry.name, [each.name for each in entry.links]) for entry in meant] == [
        ("Mill", ["Riverside School"]), ("Riverside School", []),
    ]  # fmt: skip


_WORDS = st.sampled_from(
    ["Mill", "Museum", "and", "-", "->", "works with", ",", "&", "(2)", "\t", ";", "\n", "HPC", "<->"]
)


@given(st.lists(_WORDS, max_size=12).map(" ".join))
@example("Mill \t Mill Museum")  # a second cell of two words may be a person
def test_every_name_in_a_network_is_kept(text: str) -> None:
    entries = parse_partners(text, SOME)
    kept = " ".join(_said(entry) for entry in entries)
    for word in ("Mill", "Museum"):
        assert word not in text or word in kept
    if "HPC" in text:
        assert "HPC" in kept or "Harbourside" in kept
    for entry in entries:
        for each in entry.links:
            assert any(each.name.casefold() == other.name.casefold() for other in entries)
        assert all(isinstance(chip, Chip) for chip in entry.chips)


def _said(entry: PartnerEntry) -> str:
    people = [f"{each.name} {each.role}" for each in entry.contacts]
    return " ".join([entry.name, entry.type, entry.note, *people, *(each.name for each in entry.links)])
