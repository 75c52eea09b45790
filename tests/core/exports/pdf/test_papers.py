"""Every kind of document: its words are there in reading order, it can be read aloud, nothing leaves the page."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from partnerdesk.errors import ExportError
from partnerdesk.exports.pdf.canvas import Canvas
from partnerdesk.exports.pdf.flow import draw_all, lay_out
from partnerdesk.exports.pdf.papers.export import export_paper, export_single_sheets, paper_pdf
from partnerdesk.exports.pdf.papers.kinds import KINDS, SUMMARY, Kind, kind_of
from partnerdesk.exports.pdf.papers.large_print import POINTS, large_scale
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Box, Element, Role
from partnerdesk.exports.pdf.style import TypeScale
from partnerdesk.exports.pdf.summary import summary_pdf
from partnerdesk.exports.pdf.text import Voice
from partnerdesk.model import records as r
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import AgendaKind, HoldingKind, Step
from partnerdesk.prompts import prompts_for
from tests.core.exports.pdf.checkers import all_faults
from tests.core.exports.pdf.conftest import ABOUT, Read
from tests.core.exports.pdf.full_record import empty_record, full_record, name_of, without_theme
from tests.core.exports.pdf.signed_record import example
from tests.paper import opened, sizes_of_pages

KEYS = [each.key for each in KINDS]
ALWAYS = (
    "summary",
    "one-page",
    "large-print",
    "easy-read",
    "sign-in",
    "health-sheets",
    "worksheets",
    "paper-pack",
)


@cache
def hostile() -> Snapshot:
    """A full record with names that try something, an agenda, and an absent holder of something that is missing."""
    record = full_record(hostile=True)
    items = {
        number: r.AgendaItem(number, 1, number, title, AgendaKind.GOALS, 30)
        for number, title in enumerate(("x" * 400, "<b>bold</b>", "a\x00b", "Talk " * 90, ""), start=1)
    }
    need = {90: r.GoalNeed(90, 1, 91)}
    missing = {91: r.Capability(91, "C91", "Something " * 20 + "y" * 90, 91)}
    absent = next(each.id for each in record.organisations if each.id not in record.present_ids())
    holding = {900: r.Holding(900, absent, 91, HoldingKind.OFFER)}
    record = record.with_rows("agenda_items", items).with_rows("capabilities", missing)
    return record.with_rows("goal_needs", need).with_rows("holdings", holding)


@cache
def crowded(count: int = 200) -> Snapshot:
    """So many organisations, each leading two actions."""
    record = full_record(sealed=False)
    ids = range(100, 100 + count)
    record = record.with_rows(
        "organisations",
        {
            i: r.Organisation(i, f"X{i}", f"{name_of(i)} at the end", "charity", False, "", i, None, None)
            for i in ids
        },
    )
    record = record.with_rows(
        "actions",
        {
            1000 + i * 2 + j: replace(
                record.actions[1], id=1000 + i * 2 + j, lead_id=i, position=1000 + i, code="Z"
            )
            for i in ids
            for j in range(2)
        },
    )
    return record.with_rows(
        "attendances", {i: replace(record.attendances[1], id=i, organisation_id=i) for i in ids}
    )


RECORDS: tuple[Callable[[], Snapshot], ...] = (example, hostile, crowded, empty_record)


def drawn(kind: Kind, snapshot: Snapshot) -> tuple[Canvas, Box]:
    """A document on our own canvas, which knows where its ink is, and its page."""
    made = kind.make(Paper(snapshot, Voice(), kind.scale()))
    canvas = Canvas(ABOUT, made.sheet.size)
    draw_all(canvas, [(lay_out(blocks, sheet), sheet) for blocks, sheet in made.parts])
    return canvas, Box(0, 0, *made.sheet.size)


def words_of(key: str, snapshot: Snapshot, read_pages: Read) -> str:
    return " ".join(read_pages(paper_pdf(Order(kind_of(key), snapshot))))


def in_order(text: str, *words: str) -> bool:
    """Whether all of these are there, one after the other."""
    at = 0
    for each in words:
        at = text.find(each, at)
        if at < 0:
            return False
    return True


def test_keys_are_plain_and_differ() -> None:
    assert len(set(KEYS)) == len(KEYS)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) for key in KEYS)


@pytest.mark.parametrize("make", RECORDS)
@pytest.mark.parametrize("key", KEYS)
def test_nothing_is_drawn_outside_the_page_and_all_can_be_read_aloud(
    key: str, make: Callable[[], Snapshot]
) -> None:
    kind, snapshot = kind_of(key), make()
    if kind.waits_for(snapshot) is not None:
        with pytest.raises(ExportError, match=re.escape(str(kind.waits_for(snapshot)))):
            paper_pdf(Order(kind, snapshot))
        return
    canvas, page = drawn(kind, snapshot)
    boxes = [each.box for each in canvas.root.contents()] + [each.content.box for each in canvas.furniture]
    beside = [box for box in boxes if page.grown(0.5).cut(box) != box]
    assert not beside
    elements = list(canvas.root.walk())
    for element in elements:
        if element.role in (Role.FIGURE, Role.FORM):
            assert element.alt
        if element.role is Role.TABLE:
            rows = [kid for kid in element.kids if isinstance(kid, Element)]
            assert len({len(row.kids) for row in rows}) == 1
            assert any(cell.role is Role.HEADER_CELL for cell in rows[0].kids if isinstance(cell, Element))
    levels = [int(each.role[1]) for each in elements if each.role in (Role.H1, Role.H2, Role.H3)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("key", KEYS)
def test_the_same_record_gives_the_same_bytes_on_any_thread(key: str) -> None:
    kind, snapshot = kind_of(key), hostile()
    with ThreadPoolExecutor(2) as pool:
        made = set(pool.map(lambda _: paper_pdf(Order(kind, snapshot)), range(2)))
    assert len(made) == 1


def test_different_documents_may_be_made_at_once() -> None:
    """The previews, the pictures and what is saved are each made on a thread of their own."""
    keys = ("agenda", "sign-in", "invitations", "matrix", "goal-cards", "one-page")
    alone = [paper_pdf(Order(kind_of(key), example())) for key in keys]
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            made = list(pool.map(lambda key: paper_pdf(Order(kind_of(key), example())), keys * 4))
    finally:
        sys.setswitchinterval(often)
    assert made == alone * 4


@pytest.mark.parametrize("key", KEYS)
def test_every_page_bears_the_records_code_and_nothing_private(key: str, read_pages: Read) -> None:
    pages = read_pages(paper_pdf(Order(kind_of(key), hostile())))
    assert all("Record code ab12 cd34 ab12 cd34 v1" in page for page in pages)
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1))
    text = " ".join(pages)
    assert "PRIVATE" not in text
    assert "Hidden" not in text
    assert "SECRET" not in text
    assert (
        "trust" not in without_theme(text).lower() or key == "worksheets"
    )  # its prompts speak of trust in general


@pytest.mark.parametrize("make", [example, hostile, empty_record])
@pytest.mark.parametrize("key", KEYS)
def test_every_kind_keeps_the_rules_of_tagged_files(key: str, make: Callable[[], Snapshot]) -> None:
    kind, snapshot = kind_of(key), make()
    if kind.waits_for(snapshot) is None:
        assert not all_faults(paper_pdf(Order(kind, snapshot)))


def test_the_record_travels_in_what_shows_the_whole_of_it() -> None:
    for kind in KINDS:
        assert (b"record.json" in paper_pdf(Order(kind, hostile()))) == (
            kind.key in ("summary", "large-print")
        )
        assert b"record.json" not in paper_pdf(Order(kind, hostile(), names=False))


def test_names_may_be_left_out(read_pages: Read) -> None:
    for key in ("sign-in", "name-tents", "summary", "organisation-sheets", "easy-read"):
        kind = kind_of(key)
        named = " ".join(read_pages(paper_pdf(Order(kind, hostile()))))
        roles = " ".join(read_pages(paper_pdf(Order(kind, hostile(), names=False))))
        assert "Agreed Name" in named
        assert "Agreed Name" not in roles
        assert "Head of service 2" in roles


def test_the_empty_record_makes_what_needs_nothing() -> None:
    assert {each.key for each in KINDS if each.waits_for(empty_record()) is None} == set(ALWAYS)


def test_the_summary_is_the_summary() -> None:
    snapshot = example()
    assert paper_pdf(Order(SUMMARY, snapshot)) == summary_pdf(snapshot)


def test_only_the_first_page_may_be_made(read_pages: Read) -> None:
    kind = kind_of("worksheets")
    [page] = read_pages(paper_pdf(Order(kind, example()), most=1))
    assert "Step 1: Prepare, prompts" in page


def test_what_is_what_says_its_title(tmp_path: Path) -> None:
    path = tmp_path / "sign-in.pdf"
    export_paper(Order(kind_of("sign-in"), example()), path)
    with opened(path) as document:
        assert document.get_metadata_dict()["Title"].startswith("Sign-in sheet: Averley Together")


@pytest.mark.parametrize(
    ("key", "size"),
    [
        ("summary", (595, 842)),
        ("sign-in", (842, 595)),
        ("goal-cards", (595, 420)),
        ("wall-plan", (1191, 842)),
        ("matrix", (1191, 842)),
        ("map-a3", (1191, 842)),
        ("map-a0", (3370, 2384)),
        ("map-tiles-a4", (842, 595)),
        ("map-tiles-a3", (1191, 842)),
        ("ballots", (595, 842)),
    ],
)
def test_pages_have_the_size_of_their_paper(key: str, size: tuple[int, int]) -> None:
    for width, height in sizes_of_pages(paper_pdf(Order(kind_of(key), example()))):
        assert (round(width), round(height)) == size


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_says_how_its_paper_lies(kind: Kind) -> None:
    [(width, height), *_] = sizes_of_pages(paper_pdf(Order(kind, hostile()), most=1))
    assert kind.wide == (width > height)
    assert (kind.size == "A4") == (round(max(width, height)) == 842)


# What stands on each


@pytest.mark.parametrize("make", [example, hostile, crowded, empty_record])
def test_one_page_is_one_page(make: Callable[[], Snapshot], read_pages: Read) -> None:
    [page] = read_pages(paper_pdf(Order(kind_of("one-page"), make())))
    assert in_order(page, "In one page", "Shared goals", "Who does what next", "Is this a partnership?")


def test_one_page_has_the_goals_and_what_is_due_first(read_pages: Read) -> None:
    snapshot = example()
    text = words_of("one-page", snapshot, read_pages)
    assert all(goal.text in text for goal in snapshot.goals)
    first = sorted((each for each in snapshot.actions if each.due), key=lambda each: each.due)[:2]
    assert in_order(text, *(each.text for each in first))
    assert "more, in the full summary" in text


def test_every_organisation_has_a_sheet_with_what_it_does(read_pages: Read) -> None:
    snapshot = example()
    pages = read_pages(paper_pdf(Order(kind_of("organisation-sheets"), snapshot)))
    assert len(pages) == len(snapshot.organisations)
    for organisation, page in zip(snapshot.organisations, pages, strict=True):
        led = [each.text for each in snapshot.actions if each.lead_id == organisation.id]
        assert in_order(
            page, organisation.name, "What you lead", *led, "What you bring", "What you offer and need"
        )
        for each in snapshot.holdings_of(organisation.id, HoldingKind.OFFER):
            assert snapshot.capability(each).name in page


def test_each_organisation_may_have_a_file_of_its_own(tmp_path: Path, read_pages: Read) -> None:
    snapshot = hostile()
    kind = kind_of("organisation-sheets")
    written = export_single_sheets(Order(kind, snapshot), tmp_path)
    assert len(set(written)) == len(snapshot.organisations)
    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert written[0].name == "01 img src='file etc passwd' & b Co b.pdf"
    assert "payexe.fdp" in " ".join(read_pages(written[1].read_bytes()))
    with pytest.raises(ExportError, match="No organisations yet"):
        export_single_sheets(Order(kind, empty_record()), tmp_path)


def test_who_is_expected_stands_on_the_sign_in_sheet_with_empty_rows(read_pages: Read) -> None:
    snapshot = full_record()
    text = words_of("sign-in", snapshot, read_pages)
    assert in_order(text, "Sign in", *(each.name for each in snapshot.organisations))
    assert in_order(text, name_of(2), "Agreed Name2, Head of service 2", name_of(3), "Head of service 3")
    rows = len(snapshot.organisations) + 6
    assert text.count("I must refer back") == rows
    assert words_of("sign-in", empty_record(), read_pages).count("I must refer back") == 11


def test_a_name_tent_says_everything_on_both_sides_and_is_read_once() -> None:
    canvas, _ = drawn(kind_of("name-tents"), full_record())
    headings = [each for each in canvas.root.walk() if each.role is Role.H1]
    assert len(headings) == 14
    upper = [each for each in canvas.furniture if each.content.page == 1]
    lower = [box for element in headings[:2] for box in element.contents()]
    assert len(lower) == 2
    for content in lower:
        copies = [each.content.box for each in upper if each.content.box.bottom < content.box.top]
        assert copies


def test_only_agreed_names_stand_on_tents(read_pages: Read) -> None:
    text = words_of("name-tents", full_record(), read_pages)
    assert text.count("Agreed Name2") == 2
    assert text.count("Head of service 1 ") == 2


def test_the_agenda_says_when_each_item_begins(read_pages: Read) -> None:
    snapshot = example()
    text = words_of("agenda", snapshot, read_pages)
    assert snapshot.workshop.hours.startswith("09:30")
    assert in_order(
        text, "09:30 Who we are Relationship 25", "09:55 What none", "11:05 Tea", "In all 1 h 50 min"
    )
    assert "Goals 70 min, Relationship 25 min, Housekeeping 15 min" in text
    unsaid = snapshot.with_rows("workshops", {1: replace(snapshot.workshop, hours="all day")})
    assert "09:30" not in words_of("agenda", unsaid, read_pages)
    assert "Who we are" in words_of("agenda", unsaid, read_pages)


def test_goal_cards_have_each_goal_with_its_notes(read_pages: Read) -> None:
    snapshot = example()
    pages = read_pages(paper_pdf(Order(kind_of("goal-cards"), snapshot)))
    assert len(pages) == 4
    for goal, page in zip(snapshot.goals, pages, strict=True):
        notes = [each.reason for each in snapshot.dissents if each.goal_id == goal.id]
        assert in_order(page, f"Goal {goal.code}", goal.text, *notes)


def test_ballots_fill_pages_of_eight_and_every_code_differs(read_pages: Read) -> None:
    snapshot = example()
    pages = read_pages(paper_pdf(Order(kind_of("ballots"), snapshot)))
    codes = re.findall(r"([A-Z][A-Z0-9]{2,}) Ballot for goal", " ".join(pages))
    assert len(codes) == len(set(codes)) == 8 * len(pages)
    assert len(pages) == 2 * len(snapshot.goals)  # nine in the room: two pages for each goal
    assert all(not code.isdecimal() for code in codes)
    assert in_order(
        pages[0], "Ballot for goal G1", snapshot.goals[0].text, "0 Easily", "3 Impossible", "8 Block"
    )


def test_a_qr_code_is_the_code(read_pages: Read) -> None:
    canvas, _ = drawn(kind_of("capability-cards"), example())
    figures = [each.alt for each in canvas.root.walk() if each.role is Role.FIGURE]
    assert figures == [f"QR code of {each.code}" for each in example().capabilities]
    text = words_of("capability-cards", example(), read_pages)
    assert in_order(text, *(each.name for each in example().capabilities), "We offer it", "We need it")


def test_the_wall_plan_has_a_column_for_every_month_and_the_day_in_it() -> None:
    canvas, _ = drawn(kind_of("wall-plan"), example())
    tables = [each for each in canvas.root.walk() if each.role is Role.TABLE]
    heads = next(kid for kid in tables[0].kids if isinstance(kid, Element)).kids
    assert len(heads) == 4 + 6  # December to May
    assert len(tables) == 4


def test_the_wall_plan_has_every_action_the_earliest_first(read_pages: Read) -> None:
    snapshot = example()
    text = words_of("wall-plan", snapshot, read_pages)
    assert all(each.text in text for each in snapshot.actions)
    of_goal = sorted((each for each in snapshot.actions if each.goal_id == 1), key=lambda each: each.due)
    assert in_order(text, snapshot.goals[0].text, *(each.text for each in of_goal))


def test_what_is_missing_stands_on_top_of_the_matrix(read_pages: Read) -> None:
    text = words_of("matrix", example(), read_pages)
    assert in_order(
        text, "Bus routes and timetables", "Missing", "Only one brings it", "Covered", "Local venues"
    )
    pages = read_pages(paper_pdf(Order(kind_of("matrix"), crowded())))
    assert f"Organisations 1 to 12 of {len(crowded().organisations)}" in pages[0]


def test_the_map_on_a3_has_its_table(read_pages: Read) -> None:
    pages = read_pages(paper_pdf(Order(kind_of("map-a3"), example())))
    assert all(each.name in pages[0] for each in example().organisations)
    assert "Relationships in words" in pages[1]


@pytest.mark.parametrize(("key", "tiles"), [("map-tiles-a4", 25), ("map-tiles-a3", 9)])
def test_tiles_overlap_and_together_show_every_partner(key: str, tiles: int, read_pages: Read) -> None:
    pages = read_pages(paper_pdf(Order(kind_of(key), example())))
    assert len(pages) == tiles + 1
    assert "Tile A1, right of it A2, below it B1" in pages[1]
    canvas, _ = drawn(kind_of(key), example())
    alts = [each.alt for each in canvas.root.walk() if each.role is Role.FIGURE]
    assert len(alts) == tiles
    assert all(any(each.name in alt for alt in alts) for each in example().organisations)


def test_an_invitation_says_why(read_pages: Read) -> None:
    [page] = read_pages(paper_pdf(Order(kind_of("invitations"), example())))
    assert in_order(
        page,
        "To Coastrider Buses",
        "nobody in the room can bring this",
        "Bus routes and timetables",
        "G2",
        "Your answer",
    )


def test_there_is_a_prompt_sheet_and_a_worksheet_for_every_step(read_pages: Read) -> None:
    text = words_of("worksheets", empty_record(), read_pages)
    steps = [f"Step {number}: " for number in range(1, 8)]
    assert in_order(text, *(each for step in steps for each in (step, step)))
    for step in Step:
        assert all(each.question in text for each in prompts_for(step).ask)


def test_the_paper_pack_ends_in_ballots_without_a_goal(read_pages: Read) -> None:
    pages = read_pages(paper_pdf(Order(kind_of("paper-pack"), empty_record())))
    assert "Paper pack" in pages[0]
    assert sum("The goal in one sentence" in page for page in pages) == 3
    assert sum(page.count("8 Block") for page in pages[-3:]) == 24
    assert "We agree to work together" in " ".join(pages)


def test_large_print_is_large_and_says_what_the_summary_says(read_pages: Read) -> None:
    scale = large_scale()
    assert (
        min(getattr(scale, each.name).size for each in fields(TypeScale) if each.name != "furniture")
        == POINTS
    )
    assert scale.furniture.size == 16
    snapshot = example()
    text = words_of("large-print", snapshot, read_pages)
    said = [*(each.name for each in snapshot.organisations), *(each.text for each in snapshot.actions)]
    assert all(each in text for each in said)
    canvas, _ = drawn(kind_of("large-print"), snapshot)
    assert not [each for each in canvas.root.walk() if each.role is Role.TABLE]
