"""Entering the sheets of the health check, hiding and revealing them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from partnerdesk.commands.health import (
    add_health_sheets,
    clear_health,
    remove_health_sheet,
    reveal_health,
    sheet_of,
)
from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.signing import seal
from partnerdesk.errors import InputError
from partnerdesk.exports.outline import outline_yaml
from partnerdesk.exports.record import canonical_json, record_code, record_content
from partnerdesk.imports.outline import parse_outline, snapshot_of_outline
from partnerdesk.imports.sealed import snapshot_of_sealed
from partnerdesk.quick.entries import HealthEntry
from partnerdesk.rules.health import health_check
from partnerdesk.rules.polls import health_poll
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor

GOOD, BAD = "4" * 24, "1" * 24


@pytest.fixture
def editor() -> Iterator[Editor]:
    with Document.in_memory("Averley") as document:
        yield document.editor


def enter(editor: Editor, *sheets: HealthEntry) -> None:
    add_health_sheets(editor, sheets)


def test_the_first_sheets_begin_a_blind_check_in_one_step(editor: Editor) -> None:
    enter(editor, HealthEntry("hk7", GOOD, "community"), HealthEntry("", BAD))
    assert editor.snapshot.workshop.health_hidden
    assert [(each.ballot, each.sector, each.answers) for each in editor.snapshot.health_sheets] == [
        ("HK7", "community", GOOD), ("", "", BAD),
    ]  # fmt: skip
    assert str(editor.undo_label) == "2 sheets of the health check"
    editor.undo()
    assert not editor.snapshot.health_sheets
    assert not editor.snapshot.workshop.health_hidden


def test_the_label_of_a_sheet_says_nothing_of_its_answers(editor: Editor) -> None:
    enter(editor, HealthEntry("HK7", GOOD))
    assert str(editor.undo_label) == "Sheet HK7 of the health check"


def test_a_sheet_that_was_entered_before_is_replaced_and_keeps_its_sector(editor: Editor) -> None:
    enter(editor, HealthEntry("HK7", GOOD, "community"))
    enter(editor, HealthEntry("HK7", BAD))
    [sheet] = editor.snapshot.health_sheets
    assert (sheet.sector, sheet.answers) == ("community", BAD)
    enter(editor, HealthEntry("HK7", GOOD, "public"), HealthEntry("hk7", BAD, "health"))
    [sheet] = editor.snapshot.health_sheets
    assert (sheet.sector, sheet.answers) == ("health", BAD)


def test_sheets_without_a_code_are_all_different_peoples(editor: Editor) -> None:
    enter(editor, *[HealthEntry("", GOOD)] * 3)
    assert len(editor.snapshot.health_sheets) == 3
    assert sheet_of(editor.snapshot, "") is None


@pytest.mark.parametrize("answers", ["", "4" * 23, "5" * 24, "4" * 25, "x" * 24])
def test_a_sheet_that_is_not_whole_is_refused_and_none_is_added(editor: Editor, answers: str) -> None:
    with pytest.raises(InputError, match="24 answers"):
        enter(editor, HealthEntry("HK7", GOOD), HealthEntry("HK8", answers))
    assert not editor.snapshot.health_sheets


def test_a_sector_that_is_none_is_refused(editor: Editor) -> None:
    with pytest.raises(InputError, match="Choose one of"):
        enter(editor, HealthEntry("HK7", GOOD, "marketing"))


def test_revealed_it_stays_so_while_late_sheets_come(editor: Editor) -> None:
    enter(editor, HealthEntry("HK7", GOOD))
    reveal_health(editor)
    enter(editor, HealthEntry("HK8", GOOD))
    assert not editor.snapshot.workshop.health_hidden


def test_with_the_last_sheet_nothing_is_hidden_any_more(editor: Editor) -> None:
    enter(editor, HealthEntry("HK7", GOOD), HealthEntry("HK8", GOOD))
    first, second = (each.id for each in editor.snapshot.health_sheets)
    remove_health_sheet(editor, first)
    assert health_poll(editor.snapshot).hidden
    remove_health_sheet(editor, second)
    assert not health_poll(editor.snapshot).hidden


def test_cleared_it_can_be_asked_anew(editor: Editor) -> None:
    enter(editor, HealthEntry("HK7", GOOD))
    clear_health(editor)
    assert not editor.snapshot.health_sheets
    assert not editor.snapshot.workshop.health_hidden
    editor.undo()
    assert [each.ballot for each in editor.snapshot.health_sheets] == ["HK7"]


def test_nothing_hidden_is_sealed(editor: Editor) -> None:
    enter(editor, HealthEntry("HK7", GOOD))
    with pytest.raises(InputError, match="Reveal it in step 5"):
        seal(editor, "{}", "0" * 64)


def test_the_next_workshop_asks_anew(editor: Editor) -> None:
    enter(editor, HealthEntry("HK7", GOOD))
    start_next_workshop(editor)
    assert not editor.snapshot.workshop_health()
    assert not editor.snapshot.workshop.health_hidden
    with pytest.raises(InputError, match="workshop"):
        remove_health_sheet(editor, editor.snapshot.health_sheets[0].id)


def seal_it(editor: Editor) -> None:
    content = canonical_json(editor.snapshot)
    seal(editor, content, record_code(content))


def test_a_sealed_record_has_the_counts_of_sectors_and_never_a_sheet(editor: Editor) -> None:
    mixed = "432104321043210432104321"
    enter(
        editor,
        *[HealthEntry("", GOOD, "public")] * 2, HealthEntry("HK7", mixed, "public"),
        *[HealthEntry("", BAD, "community")] * 2, HealthEntry("", mixed, "health"),
    )  # fmt: skip
    assert "health_check" not in canonical_json(editor.snapshot)
    reveal_health(editor)
    said = record_content(editor.snapshot)["health_check"]
    assert record_content(editor.snapshot)["figures"]["health_check"]["sheets"] == 6
    assert said["sheets"] == 6
    assert {sector: each["sheets"] for sector, each in said["sectors"].items()} == {"public": 3, "": 3}
    assert said["sectors"]["public"]["answers"][:2] == [[0, 0, 0, 0, 3], [0, 0, 0, 1, 2]]
    seal_it(editor)
    assert mixed not in editor.snapshot.sealed_versions[0].content
    assert "HK7" not in editor.snapshot.sealed_versions[0].content
    read = snapshot_of_sealed(editor.snapshot, 1)
    assert health_check(read) == health_check(editor.snapshot)
    assert canonical_json(read) == editor.snapshot.sealed_versions[0].content


def test_of_two_people_only_their_number_is_sealed(editor: Editor) -> None:
    enter(editor, HealthEntry("", GOOD, "public"), HealthEntry("", BAD, "public"))
    reveal_health(editor)
    assert record_content(editor.snapshot)["health_check"] == {"sheets": 2}
    seal_it(editor)
    read = snapshot_of_sealed(editor.snapshot, 1)
    assert len(read.health_sheets) == 2
    assert canonical_json(read) == editor.snapshot.sealed_versions[0].content


def test_sheets_come_back_from_an_outline(editor: Editor) -> None:
    enter(editor, HealthEntry("HK7", "0123" * 6, "community"), HealthEntry("", GOOD))
    again = snapshot_of_outline(parse_outline(outline_yaml(editor.snapshot)))
    assert again.health_sheets == editor.snapshot.health_sheets
    assert again.workshop.health_hidden
