"""A whole sheet of the health check in one typed line."""

from __future__ import annotations

import pytest

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.quick.entries import Tone
from partnerdesk.quick.health import parse_health_sheet, with_answer
from tests.core.rules.builder import outline, snapshot_of

DIGITS = "432104321043210432104321"


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return snapshot_of(outline("ABC *RES"))


@pytest.mark.parametrize(
    ("line", "ballot", "sector"),
    [
        (DIGITS, "", None),
        (f"hk7m {DIGITS}", "HK7M", None),
        (f"HK7M {DIGITS} @ABC", "HK7M", "public"),
        (f"HK7M {DIGITS}@Org RES", "HK7M", "community"),
        (f"HK7M {DIGITS} #police", "HK7M", "justice"),
        (f"{DIGITS} #community", "", "community"),
        (f"HK7M {DIGITS} #Voluntary sector", "HK7M", "voluntary"),  # as it is printed on the sheet
        (f"HK7M {DIGITS} @council or  public body", "HK7M", "public"),
        ("HK7M 4321-4321- 43210 4321043 21", "HK7M", None),
        ("HK7M 4,3,2,1,0,4,3,2,1,0,4,3,2,1,0,4,3,2,1,0,4,3,2,1", "HK7M", None),
    ],
)
def test_codes_answers_and_where_somebody_comes_from(
    snapshot: Snapshot, line: str, ballot: str, sector: str | None
) -> None:
    entry = parse_health_sheet(line, snapshot)
    assert (entry.ready, entry.ballot, entry.answers, entry.sector) == (True, ballot, DIGITS, sector)


@pytest.mark.parametrize(
    ("line", "chip"),
    [
        ("HK7M", "0 of 24 answers"),
        ("HK7M 4321", "4 of 24 answers"),
        (f"HK7M {DIGITS}4", "25 of 24 answers"),
        ("HK7M 4329", "9 is no answer: 0 to 4 are, or - for cannot say"),
        ("HK7M 43 maybe", "maybe is no answer: 0 to 4 are, or - for cannot say"),
        (f"HK7M {DIGITS} @", "Of which organisation?"),
        (f"HK7M {DIGITS} @Nobody", "Nobody here is called Nobody"),
        (f"HK7M {DIGITS} @Org", "Org could be several: type more of it"),
        (f"HK7M {DIGITS} #marketing",
         "marketing is no kind of partner: council, community, police and so on are"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_and_not_ready(snapshot: Snapshot, line: str, chip: str) -> None:
    entry = parse_health_sheet(line, snapshot)
    assert not entry.ready
    assert [str(each.text) for each in entry.chips if each.tone is Tone.WARN] == [chip]


def test_no_chip_repeats_an_answer(snapshot: Snapshot) -> None:
    entry = parse_health_sheet(f"HK7M {DIGITS} @ABC", snapshot, ["HK7M"])
    assert [str(each.text) for each in entry.chips] == [
        "Sheet HK7M, in place of what it said before", "24 of 24 answers", "Council or public body",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "longer"),
    [
        ("", "3"), ("43", "433"), ("HK7M", "HK7M 3"), ("HK7M ", "HK7M 3"), ("HK7M 43", "HK7M 433"),
        ("HK7M 43@ABC", "HK7M 433 @ABC"), ("HK7M #health", "HK7M 3 #health"),
    ],
)  # fmt: skip
def test_one_more_answer_goes_behind_those_there_are(line: str, longer: str) -> None:
    assert with_answer(line, 3) == longer


def test_what_is_typed_so_far_is_known_before_it_is_whole(snapshot: Snapshot) -> None:
    assert parse_health_sheet("HK7M 4-2", snapshot).answers == "402"


def test_nothing_typed_means_nothing(snapshot: Snapshot) -> None:
    assert parse_health_sheet("  ", snapshot).chips == ()
