"""The health check, load and time on paper: differences first, nothing of fewer than three, sheets to be ticked."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from partnerdesk.exports.html.twin import twin
from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.kinds import SUMMARY, kind_of
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.pdf.sections.choice import SECTIONS
from partnerdesk.exports.pdf.structure import Role
from partnerdesk.model import records as r
from partnerdesk.model.health import STATEMENTS
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import AgendaKind
from tests.core.exports.pdf.checkers import all_faults
from tests.core.exports.pdf.conftest import Read
from tests.core.exports.pdf.signed_record import example
from tests.core.exports.pdf.test_papers import drawn, in_order, words_of

ONLY_HEALTH = frozenset(SECTIONS) - {"health-check"}
AID = "A discussion aid, not a validated measure."


def with_sheets(*said: tuple[str, str], hidden: bool = False) -> Snapshot:
    """The first worked example, and sheets whose answers are repeated until there are 24."""
    snapshot = example()
    workshop = replace(snapshot.workshop, health_hidden=hidden)
    sheets = {
        number: r.HealthSheet(number, workshop.id, sector, f"SECRET{number}", (answers * 24)[:24])
        for number, (sector, answers) in enumerate(said, start=1)
    }
    return snapshot.with_rows("workshops", {workshop.id: workshop}).with_rows("health_sheets", sheets)


@cache
def apart() -> Snapshot:
    """Two sectors, who see the first statement of each theme three points apart."""
    return with_sheets(*[("public", "433"), ("community", "133")] * 3)


def health_of(snapshot: Snapshot, read_pages: Read) -> str:
    return " ".join(read_pages(paper_pdf(Order(SUMMARY, snapshot, without=ONLY_HEALTH))))


def test_what_is_seen_differently_stands_before_any_average(read_pages: Read) -> None:
    text = health_of(apart(), read_pages)
    assert in_order(
        text, "Health check", AID, "6 people", "We see this differently", STATEMENTS[0],
        "Council or public body: 4.0", "Residents and community: 1.0", "3.0", "The eight themes",
        "All together: 61 of 100, growing.", "The 24 statements", STATEMENTS[23],
    )  # fmt: skip
    assert "SECRET" not in text


def test_the_radar_says_in_words_what_it_shows() -> None:
    canvas, _ = drawn(SUMMARY, apart())
    figures = [each.alt for each in canvas.root.walk() if each.role is Role.FIGURE]
    [radar] = [each for each in figures if each.startswith("Radar")]
    assert radar == "Radar of the eight themes, from 0 to 100: " + ", ".join(
        f"{name} 61, growing"
        for name in (
            "Need", "Shared goals", "People and means", "Community", "Trust", "Joint work", "Skills", "Results",
        )
    ) + "."  # fmt: skip


def test_no_difference_is_said_as_one(read_pages: Read) -> None:
    agreed = with_sheets(*[("public", "3"), ("community", "3")] * 3)
    assert "No two sectors see a statement a point or more apart." in health_of(agreed, read_pages)
    alike = with_sheets(*[("public", "3")] * 4)
    assert "Too few of any one sector answered" in health_of(alike, read_pages)


@pytest.mark.parametrize(
    ("snapshot", "words"),
    [
        (
            with_sheets(("public", "1"), ("", "1")),
            "People who answered: 2. Nothing is shown of fewer than three.",
        ),
        (with_sheets(*[("", "1")] * 5, hidden=True), "It was asked blind and is not revealed yet."),
    ],
    ids=["few", "hidden"],
)
def test_nothing_is_told_of_few_nor_of_what_is_hidden(
    snapshot: Snapshot, words: str, read_pages: Read
) -> None:
    text = health_of(snapshot, read_pages)
    assert words in text
    assert not any(each in text for each in (AID, "eight themes", STATEMENTS[0]))


def test_what_was_not_asked_has_no_section(read_pages: Read) -> None:
    assert "Health check" not in health_of(example(), read_pages).replace("Without", "")


def test_a_theme_that_is_not_known_is_said_so(read_pages: Read) -> None:
    text = health_of(with_sheets(*[("", "0" * 3 + "4" * 21)] * 3), read_pages)
    assert in_order(text, "All together: 100 of 100, strength.", "Need not known", "Trust 100, strength")
    text = health_of(with_sheets(*[("", "0" * 9 + "4" * 15)] * 3), read_pages)
    assert "For a figure of the whole, too few themes were answered." in text


def test_the_web_page_has_the_radar_and_the_table() -> None:
    page = twin(Order(SUMMARY, apart()))
    assert "Radar of the eight themes" in page
    assert "We see this differently" in page


def test_load_says_who_carries_how_much_and_time_what_it_went_to(read_pages: Read) -> None:
    text = " ".join(read_pages(paper_pdf(Order(SUMMARY, example()))))
    assert in_order(text, "Load and time", "Who carries how much", "Averley Bay Borough Council", "25 %",
                    "What the time went to", "Goals 70 64 %", "Relationship 25 23 %")  # fmt: skip
    assert "Took" not in text
    items = {each.id: replace(each, spent=30) for each in example().agenda_items}
    text = " ".join(read_pages(paper_pdf(Order(SUMMARY, example().with_rows("agenda_items", items)))))
    assert "The shares are of the minutes that the items took." in text
    assert "Goals 70 30 33 %" in text


def test_who_carries_too_much_or_nothing_is_said_beside_the_name(read_pages: Read) -> None:
    snapshot = example()
    led = {each.id: replace(each, lead_id=1) for each in snapshot.actions}
    heavy = replace(snapshot.with_rows("actions", led), contributions=())
    text = " ".join(read_pages(paper_pdf(Order(SUMMARY, heavy))))
    assert in_order(text, "Who carries how much", "· more than a third", "100 %", "· nothing yet")


@pytest.mark.parametrize("key", ["summary", "large-print"])
def test_a_health_check_keeps_the_rules_of_tagged_files(key: str) -> None:
    known = with_sheets(*[("public", "0433"), ("community", "0133"), ("", "2")] * 3)
    assert all_faults(paper_pdf(Order(kind_of(key), known, without=ONLY_HEALTH))) == []


def test_there_is_a_sheet_for_everybody_and_none_has_the_code_of_a_ballot(read_pages: Read) -> None:
    snapshot = example()
    pages = read_pages(paper_pdf(Order(kind_of("health-sheets"), snapshot)))
    assert len(pages) == len(snapshot.present_ids())
    codes = {page.split("Health check ")[1].split()[0] for page in pages}
    assert len(codes) == len(pages)
    assert all(code.startswith("H") and len(code) == 4 for code in codes)
    for page in pages:
        assert in_order(
            page, STATEMENTS[0], STATEMENTS[23], "Where you come from, if you like", "Police and justice"
        )
        assert "Nothing is shown of fewer than three people." in page
    ballots = " ".join(read_pages(paper_pdf(Order(kind_of("ballots"), snapshot)))).split()
    assert not codes & set(ballots)


def test_the_paper_pack_has_one_to_be_copied(read_pages: Read) -> None:
    text = words_of("paper-pack", example(), read_pages)
    assert in_order(text, "Review", "Copy this sheet, one for each person.", STATEMENTS[0], "Sign off")


def test_every_kind_of_item_has_its_minutes(read_pages: Read) -> None:
    items = {
        number: r.AgendaItem(number, example().workshop.id, number, f"Item {number}", kind, 10)
        for number, kind in enumerate(AgendaKind, start=1)
    }
    text = " ".join(read_pages(paper_pdf(Order(SUMMARY, example().with_rows("agenda_items", items)))))
    assert all(
        f"{name} 10 20 %" in text
        for name in ("Relationship", "Goals", "Capabilities", "Tasks", "Housekeeping")
    )
