"""Papers stay what they are when names are very long, and nothing on them is cut, mistaken or counted twice."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from partnerdesk.exports.pdf.canvas import Canvas
from partnerdesk.exports.pdf.figure import Figure
from partnerdesk.exports.pdf.flow import draw_all, lay_out
from partnerdesk.exports.pdf.map_drawing import PartnerMap
from partnerdesk.exports.pdf.papers.ballots import GRID
from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.kinds import KINDS, kind_of
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.pdf.papers.short_code import short_codes
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Role
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.text import Voice, clean
from partnerdesk.imports.outline import read_outline, snapshot_of_outline
from partnerdesk.model import records as r
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import ActionStatus, AgendaKind, Decision, SignatureMethod, SupportLevel
from partnerdesk.rules.signing import what_is_signed
from partnerdesk.templates import example_path
from tests.core.exports.pdf.conftest import ABOUT, Read
from tests.core.exports.pdf.full_record import full_record
from tests.paper import opened

LONG = "line " * 1999 + "end"


def example() -> Snapshot:
    return snapshot_of_outline(read_outline(example_path(1)))


def with_long_names() -> Snapshot:
    """The example with ten thousand letters in everything that an outline once let be so long: people keep such."""
    snapshot = example()
    workshop = replace(snapshot.workshop, title=LONG, place=LONG, hours=LONG, purpose=LONG)
    snapshot = snapshot.with_rows("workshops", {workshop.id: workshop})
    first = {each.id: replace(each, name=LONG) for each in snapshot.organisations[:2]}
    capability = snapshot.capabilities[0]
    snapshot = snapshot.with_rows("organisations", first)
    person = r.Person(1, snapshot.organisations[0].id, LONG, "W" * 10_000, True)
    snapshot = snapshot.with_rows("people", {1: person})
    coming = r.Representative(1, workshop.id, person.organisation_id, 1)
    snapshot = snapshot.with_rows("representatives", {1: coming})
    return snapshot.with_rows("capabilities", {capability.id: replace(capability, name="W" * 10_000)})


def with_agenda(*minutes: int) -> Snapshot:
    snapshot = example()
    items = {
        number: r.AgendaItem(number, snapshot.workshop.id, number, "Talk", AgendaKind.GOALS, each)
        for number, each in enumerate(minutes, start=1)
    }
    return snapshot.with_rows("agenda_items", items)


def paper_of(snapshot: Snapshot) -> Paper:
    return Paper(snapshot, Voice(), type_scale())


def pages(key: str, snapshot: Snapshot, read: Read) -> list[str]:
    return read(paper_pdf(Order(kind_of(key), snapshot)))


def heights_of_goals(snapshot: Snapshot) -> list[float]:
    """How tall the first letter of each goal is on its card, in points; each card is one page."""
    with opened(paper_pdf(Order(kind_of("goal-cards"), snapshot))) as document:
        assert len(document) == len(snapshot.goals)
        return [
            _height_of(page.get_textpage(), goal.text.split()[0])
            for page, goal in zip(document, snapshot.goals, strict=True)
        ]


def _height_of(words: Any, first: str) -> float:
    at, _ = words.search(first, match_case=True).get_next()
    left, bottom, right, top = words.get_charbox(at, loose=True)
    assert right > left
    return round(float(top - bottom), 2)


@pytest.mark.parametrize("key", [each.key for each in KINDS if each.key not in ("agenda", "large-print")])
def test_every_paper_is_made_with_names_of_ten_thousand_letters(key: str, read_pages: Read) -> None:
    assert all(pages(key, with_long_names(), read_pages))


def test_the_words_for_a_drawing_fit_into_a_string_of_the_file() -> None:
    figure = Figure(PartnerMap([], [], type_scale()), clean("Ł" * 50_000))
    canvas = Canvas(ABOUT)
    figure.draw(canvas, 50, 50, 300)
    [drawn] = [each for each in canvas.root.walk() if each.role is Role.FIGURE]
    assert len(drawn.alt.encode("utf-16")) < 32_767
    assert drawn.alt.endswith("Ł…")


def test_one_page_is_one_page_with_a_title_and_a_place_of_ten_thousand_letters(read_pages: Read) -> None:
    [page] = pages("one-page", with_long_names(), read_pages)
    assert "Is this a partnership?" in page


def test_names_on_one_page_are_whole_and_the_others_are_counted(read_pages: Read) -> None:
    snapshot = example()
    here = [each.id for each in snapshot.organisations if each.id in snapshot.present_ids()]
    words = paper_of(snapshot).some_names(here, most=100)
    shown, _, more = words.partition(" and ")
    names = shown.split(", ")
    assert set(names) < {each.name for each in snapshot.organisations}
    assert more == f"{len(here) - len(names)} more"
    assert len(shown) <= 100
    assert words not in paper_of(snapshot).some_names(here, most=10_000)


def test_of_a_single_name_that_is_too_long_the_beginning_stands() -> None:
    snapshot = with_long_names()
    words = paper_of(snapshot).some_names([snapshot.organisations[0].id], most=50)
    assert words.startswith("line line")
    assert len(words) <= 50


def test_no_ballot_of_the_paper_pack_has_the_code_of_a_ballot_for_a_goal(read_pages: Read) -> None:
    snapshot = example()
    printed = re.findall(r"([A-Z][A-Z0-9]{2,}) Ballot for", " ".join(pages("ballots", snapshot, read_pages)))
    blank = re.findall(r"([A-Z][A-Z0-9]{2,}) Ballot", " ".join(pages("paper-pack", snapshot, read_pages)))
    assert len(blank) == 3 * GRID.to_a_page
    assert len(set(blank) | set(printed)) == len(blank) + len(printed)


def test_no_more_ballots_are_made_than_a_room_fills_in_and_every_page_says_so(
    read_pages: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partnerdesk.exports.pdf.papers.ballots.MOST", 40)
    made = pages("ballots", example(), read_pages)
    assert len(made) == 4
    assert all("8 of 9 ballots for each goal: more are not printed at once" in page for page in made)
    monkeypatch.undo()
    assert not any("printed at once" in page for page in pages("ballots", example(), read_pages))


def test_codes_from_the_end_all_differ() -> None:
    codes = [*short_codes(2000), *short_codes(2000, from_the_end=True)]
    assert len(set(codes)) == 4000


@pytest.mark.parametrize("key", ["worksheets", "paper-pack"])
def test_nothing_is_cut_on_worksheets(key: str, read_pages: Read) -> None:
    text = " ".join(pages(key, example(), read_pages))
    assert "…" not in text
    assert "Somebody works at the relationships that should get closer." in text


@pytest.mark.parametrize(
    ("minutes", "said"),
    [((60, 60), "In all 2 h: "), ((60, 45), "In all 1 h 45 min: "), ((30, 15), "In all 45 min: ")],
)
def test_the_agenda_says_hours_and_minutes_only_where_there_are_some(
    minutes: tuple[int, ...], said: str, read_pages: Read
) -> None:
    assert said in pages("agenda", with_agenda(*minutes), read_pages)[0]


def test_the_table_of_the_map_says_which_actions_work_at_a_relationship(read_pages: Read) -> None:
    table = pages("map-a3", example(), read_pages)[1]
    action = next(each for each in example().actions if each.code == "A10")
    assert f"A10 {action.text}" in table


def test_a_goal_without_concerns_is_as_large_as_its_card_lets_it_be() -> None:
    snapshot = example()
    short, _, with_concern, _ = heights_of_goals(snapshot)
    [goal, *_] = snapshot.goals
    longer = replace(goal, text=f"{goal.text} and keep it there for as long as there are families" * 2)
    smaller, same, _, _ = heights_of_goals(snapshot.with_rows("goals", {goal.id: longer}))
    assert short == same > smaller
    assert short > with_concern


def test_the_wall_plan_of_an_example_is_one_page(read_pages: Read) -> None:
    assert len(pages("wall-plan", example(), read_pages)) == 1


def test_the_wall_plan_says_in_words_what_its_bars_show(read_pages: Read) -> None:
    [page] = pages("wall-plan", example(), read_pages)
    assert "18 Dec 2026 Allocated" in page
    assert "31 Jan 2027 Joint" in page


def test_on_a_name_tent_the_role_is_read_after_the_name_or_the_organisation() -> None:
    record = full_record()
    made = kind_of("name-tents").make(paper_of(record))
    canvas = Canvas(ABOUT, made.sheet.size)
    draw_all(canvas, [(lay_out(blocks, sheet), sheet) for blocks, sheet in made.parts])
    roles = [each.role for each in canvas.root.walk() if each.role in (Role.H1, Role.PARAGRAPH)]
    named = [each.named for each in record.people]
    assert {True, False} == set(named)
    read = []
    for each in named:
        read += [Role.H1, Role.PARAGRAPH, Role.PARAGRAPH] if each else [Role.H1, Role.PARAGRAPH]
    assert roles == read


def test_the_signatures_count_the_actions_that_the_cover_counts(read_pages: Read) -> None:
    snapshot = example()
    dropped = replace(snapshot.actions[0], status=ActionStatus.DROPPED)
    snapshot = snapshot.with_rows("actions", {dropped.id: dropped})
    assert "Actions: 9." in str(what_is_signed(snapshot))
    text = " ".join(pages("summary", snapshot, read_pages))
    assert "Actions: 9." in text
    assert "Actions: 10." not in text


def test_in_large_print_who_was_there_follows_the_cover_without_a_nearly_empty_page(read_pages: Read) -> None:
    """What is one page in the summary runs over in large print: its end would stand on a page alone."""
    large = pages("large-print", example(), read_pages)
    [page] = [each for each in large if "The weakest part" in each]
    assert "Who was there" in page


@pytest.mark.parametrize("key", ["summary", "large-print"])
def test_where_roles_are_printed_no_signature_says_a_name(key: str, read_pages: Read) -> None:
    """Typed it is the name itself, and drawn it can be read."""
    record = example()
    first, second, third = (each for each in record.organisations[:3])
    role = r.Person(1, first.id, "Hidden Name", "Head of service 2", named=False)
    coming = r.Representative(1, record.workshop.id, first.id, role.id)
    typed, drawn = SignatureMethod.TYPED, SignatureMethod.DRAWN
    said = [(first, typed, role.role), (second, typed, "Signed Name1"), (third, drawn, "Signed Name2")]
    signatures = {
        number: r.Signature(
            number, record.workshop.id, each.id, Decision.ACCEPT, "", method,
            "[[[0, 0, 0], [900, 900, 9]]]" if method is drawn else "", words, "2026-09-30T15:30:00.000+00:00",
        )
        for number, (each, method, words) in enumerate(said, start=1)
    }  # fmt: skip
    record = record.with_rows("people", {1: role}).with_rows("representatives", {1: coming})
    record = record.with_rows("signatures", signatures)
    named = " ".join(read_pages(paper_pdf(Order(kind_of(key), record))))
    roles = " ".join(read_pages(paper_pdf(Order(kind_of(key), record, names=False))))
    assert "Signed Name" in named
    assert "Signed Name" not in roles
    assert "Signed by hand" in roles
    assert "Signed by hand" not in named
    assert "Head of service 2" in roles


def test_who_gave_no_reason_stands_on_one_line_with_all_of_the_same_level(read_pages: Read) -> None:
    snapshot = example()
    goal = snapshot.goals[0]
    of_goal = [each for each in snapshot.support_responses if each.goal_id == goal.id]
    levels = (5, 5, 5, 7)
    answers = {
        each.id: replace(each, level=SupportLevel(level))
        for each, level in zip(of_goal[: len(levels)], levels, strict=True)
    }
    names = {each.id: each.name for each in snapshot.organisations}
    a, b, c, d = (names[each.organisation_id] for each in of_goal[: len(levels)])
    card = pages("goal-cards", snapshot.with_rows("support_responses", answers), read_pages)[0]
    assert f"Need to know more, no reason was recorded: {a}, {b}, {c}." in card
    assert f"Disagree, will not take part, no reason was recorded: {d}." in card
