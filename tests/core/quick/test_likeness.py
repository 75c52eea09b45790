"""Names that mean the same organisation, and names that only look as if they did."""

from __future__ import annotations

import pytest

from partnerdesk.quick.likeness import likely_same

SAME = [
    ("riverside school", "Riverside School!"),
    ("The Riverside School", "Riverside School"),
    ("Riverside Schools", "Riverside School"),
    ("Riverside Shcool", "Riverside School"),
    ("Riversde School", "Riverside School"),
    ("Riverrside School", "Riverside School"),
    ("River Side School", "Riverside School"),
    ("Hartwell Engineering Ltd", "Hartwell Engineering"),
    ("Hartwell Engineering Limited", "Hartwell Engineering Ltd."),
    ("Chamber of Comerce", "Chamber of Commerce"),
    ("St Mary's Church", "Saint Marys Church"),
    ("St. Mark’s & Al-Noor", "St Marks and Al Noor"),
    ("Citizens' Advice", "Citizens Advice"),
    ("Citizen Advice", "Citizens Advice"),
    ("Age-UK", "Age UK"),
    ("Health Watch Suffolk", "Healthwatch Suffolk"),
    ("Residents Association", "Residents' Association"),
    ("Northside Community Center", "Northside Community Centre"),
    ("Cymdeithas Tai Gwynédd", "Cymdeithas Tai Gwynedd"),
    ("Independant Living Group", "Independent Living Group"),
    ("Metropolitain Police", "Metropolitan Police"),
    ("Youth Charities", "Youth Charity"),
    ("Groundwork C.I.C.", "Groundwork"),
    ("Tidewater Housing Assoc.", "Tidewater Housing Association"),
    ("Tidewater Housing", "Tidewater Housing (Tide)"),
    ("The Old Library (closed)", "Old Library"),
    ("Cornwall Councill", "Cornwall Council"),
    ("Valley Libary", "Valley Library"),
    ("St Mary's Church, foodbank", "St Mary's Church"),
    ("St Marys Church", "St Mary's Church, foodbank"),
]
FALSE_FRIENDS = [
    ("Depot, North", "Depot, South"),
    ("Harbour Primary School", "Harbour Infant School"),
    ("Harbour Infant School", "Harbour Junior School"),
    ("North Valley Trust", "South Valley Trust"),
    ("East Ward Forum", "West Ward Forum"),
    ("Ward 1 Residents", "Ward 2 Residents"),
    ("Year 10 Panel", "Year 11 Panel"),
    ("Unit A Youth Club", "Unit B Youth Club"),
    ("Young Carers", "Young Careers"),
    ("Hull Council", "Hill Council"),
    ("Barton College", "Burton College"),
    ("March Town Council", "Marsh Town Council"),
    ("Women's Aid", "Men's Aid"),
    ("Kent Police", "Gwent Police"),
    ("Riverside School", "Riverside College"),
    ("Riverside Council", "Riverside County Council"),
    ("NHS Trust", "NHS Foundation Trust"),
    ("Eastern Housing", "Western Housing"),
    ("Coastal Housing", "Coastal Nursing"),
    ("Lower Dale Parish", "Lower Vale Parish"),
    ("Bath Rugby", "Bath Rugby Foundation"),
    ("Library", "Library Friends"),
    ("Depot (North)", "Depot (South)"),
    ("Depot (North)", "Library"),
    ("The", "And"),
    ("", "Library"),
    ("!!!", "???"),
    ("Library", "Library"),
]


@pytest.mark.parametrize(("typed", "there"), SAME)
def test_alike(typed: str, there: str) -> None:
    assert likely_same(typed, ["Bus Company", there]) == there
    assert likely_same(there, [typed]) == typed


@pytest.mark.parametrize(("typed", "there"), FALSE_FRIENDS)
def test_not_alike(typed: str, there: str) -> None:
    assert likely_same(typed, ["Bus Company", there]) == ""
    assert likely_same(there, [typed]) == ""


def test_the_first_of_several_is_meant() -> None:
    assert likely_same("the library", ["Bus", "Library!", "Library?"]) == "Library!"
