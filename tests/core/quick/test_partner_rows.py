"""Lists of organisations as people have them: a spreadsheet, a name with its kind behind it, headings above."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.commands.partners import add_partners
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.quick.partners import clear_ones, parse_partners
from partnerdesk.storage.document import Document

with Document.in_memory() as _document:
    NOBODY = _document.snapshot()
    add_partners(_document.editor, parse_partners("Harbour Trust (Harb) #charity; Police", NOBODY))
    SOME = _document.snapshot()


def said(text: str, snapshot: Snapshot = NOBODY) -> list[tuple[str, str, str, str]]:
    """Of each partner its name, its type where that was said, who comes, and the note."""
    return [
        (
            entry.name,
            "" if entry.guessed else entry.type,
            ", ".join(f"{each.name}/{each.role}" for each in entry.contacts),
            entry.note,
        )
        for entry in parse_partners(text, snapshot)
    ]


def linked(text: str, snapshot: Snapshot = NOBODY) -> dict[str, list[tuple[str, int | None, bool]]]:
    entries = parse_partners(text, snapshot)
    return {entry.name: [(each.name, each.level, each.one_way) for each in entry.links] for entry in entries}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Riverside School\tSchool\tJo Smith\tjo@river.uk", ("Riverside School", "school", "Jo Smith/", "jo@river.uk")),
        ("3\tMill\tBusiness\t07700 900123", ("Mill", "business", "", "07700 900123")),
        ("Mill | Business | Head of people", ("Mill", "business", "/Head of people", "")),
        ('"Mill"\tCharity\t"Smith, J"', ("Mill", "charity", "", "Smith, J")),
        ("Mill, Mr P. Grey, 01234 567890", ("Mill", "", "Mr P. Grey/", "01234 567890")),
        ("Mill (public sector)", ("Mill", "public body", "", "")),
        ("Mill - housing association", ("Mill", "housing", "", "")),
        ("• Mill: social enterprise", ("Mill", "social enterprise", "", "")),
        ("Mill, charity", ("Mill", "charity", "", "")),
        ("Mill (HPC)", ("Mill (HPC)", "", "", "")),
        ("Mill (closed)", ("Mill (closed)", "", "", "")),
        ("Mill: the old one", ("Mill: the old one", "", "", "")),
        ("Age Concern - Riverside branch", ("Age Concern - Riverside branch", "", "", "")),
        ('"Old Mill"', ("Old Mill", "", "", "")),
    ],
)  # fmt: skip
def test_a_line_of_a_list(line: str, expected: tuple[str, str, str, str]) -> None:
    assert said(line) == [expected]


def test_columns_count_by_their_headings() -> None:
    table = (
        "Organisation\tSector\tContact\tRole\tEmail\tNotes\n"
        "Riverside\tSchool\tJo Smith\tHead\tjo@x.uk\tkeen; often late\n"
        "Bus Garage\tTransport\t\t\t\tlater"
    )
    assert said(table) == [
        ("Riverside", "school", "Jo Smith/Head", "jo@x.uk keen; often late"),
        ("Bus Garage", "transport", "", "later"),
    ]
    assert said('Name,Type,Notes\n"Mill, the old",business,"Grain, bread"\nTown Hall,council,') == [
        ("Mill, the old", "business", "", "Grain, bread"),
        ("Town Hall", "council", "", ""),
    ]


def test_a_table_of_links_counts_by_its_headings() -> None:
    table = (
        "From\tTo\tType\tStrength\tDirection\nTown Hall\tMill\tfunding\t3\tdirected\nMill\tGarage\t\tweak\t"
    )
    assert linked(table) == {
        "Town Hall": [("Mill", 3, True)], "Mill": [("Garage", None, False)], "Garage": [],
    }  # fmt: skip
    assert [entry.note for entry in parse_partners(table, NOBODY)] == ["funding", "weak", ""]
    assert linked("Town Hall\tMill\t2") == {"Town Hall": [("Mill", 2, False)], "Mill": []}


def test_two_columns_are_a_name_and_its_kind_or_its_person_or_else_links() -> None:
    assert said("River\tSchool\nMill\tBusiness\nHall\tCouncil") == [
        ("River", "school", "", ""), ("Mill", "business", "", ""), ("Hall", "council", "", ""),
    ]  # fmt: skip
    assert said("River\tJo Smith\nMill\tAnn Lee\nHall\tBo Reed")[1] == ("Mill", "", "Ann Lee/", "")
    assert linked("Council - Police\nPolice - Church\nCouncil - School")["Council"] == [
        ("Police", None, False), ("School", None, False),
    ]  # fmt: skip
    assert linked("Harbour Trust - Police", SOME)["Harbour Trust"] == [("Police", None, False)]


def test_the_short_name_in_brackets_means_the_same_partner() -> None:
    text = "Primary Care Network (HPC) #health\nTidewater Homes (Tide) - housing\nHPC <-> Tide: weekly triage"
    assert linked(text) == {
        "Primary Care Network (HPC)": [("Tidewater Homes (Tide)", None, False)], "Tidewater Homes (Tide)": [],
    }  # fmt: skip
    assert said(text)[0] == ("Primary Care Network (HPC)", "health", "", "weekly triage")
    assert "Harbour Trust (Harb)" in linked("Harb works with Mill", SOME)
    assert [row.code for row in SOME.organisations] == ["HARB", "POL"]


def test_headings_and_marks_without_words_wait_in_the_box() -> None:
    clear, left = clear_ones(parse_partners("Who came on Monday:\nMill\n???\nGarage", NOBODY))
    assert [entry.name for entry in clear] == ["Mill", "Garage"]
    assert left == ["Who came on Monday:", "???"]
    assert [entry.name for entry in clear_ones(parse_partners("Mill:", NOBODY))[0]] == ["Mill:"]


_WORDS = st.sampled_from(
    ["Mill", "Garage", "Jo Smith", "\t", "\t", "|", "\n", "\n", "(school)", "(HPC)", "- charity", ":", ",", '"', "From",
     "To", "Organisation", "Type", "0123 456789", "3", ";", "<->"]
)  # fmt: skip


@given(st.lists(_WORDS, max_size=14).map(" ".join))
def test_nothing_of_a_list_is_lost(text: str) -> None:
    kept = " ".join(
        " ".join(
            [entry.name, entry.type, entry.note, *(f"{each.name} {each.role}" for each in entry.contacts)]
        )
        for entry in parse_partners(text, SOME)
    )
    for word in ("Mill", "Garage", "Jo", "Smith", "456789"):
        assert word not in text or word in kept
