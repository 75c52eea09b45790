"""Two that are the same become one, and are parted again, also when much has happened since."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest

from partnerdesk.commands.actions import remove_action
from partnerdesk.commands.answers import set_support_answer, set_support_counts
from partnerdesk.commands.capabilities import set_holding
from partnerdesk.commands.findings import set_finding_aside
from partnerdesk.commands.goals import add_goal, remove_goal, reword_goal
from partnerdesk.commands.health import reveal_health
from partnerdesk.commands.merging import merge_goals, merge_organisations, merges_into, unmerge
from partnerdesk.commands.organisations import (
    add_organisation,
    place_organisations,
    remove_organisation,
)
from partnerdesk.commands.polling import reveal
from partnerdesk.commands.relationships import link_organisations
from partnerdesk.commands.signing import seal
from partnerdesk.errors import InputError, SealedError
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.imports.outline import parse_outline, write_outline
from partnerdesk.layout.places import map_places
from partnerdesk.model.snapshot import TABLES, Snapshot
from partnerdesk.model.vocabulary import HoldingKind, MergeKind, PollKind
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor
from tests.core.filled import fill_later_tables
from tests.core.imports.outlines import SAMPLES


@pytest.fixture
def editor() -> Iterator[Editor]:
    """The first worked example, with rows in every table."""
    document = Document.in_memory("Example")
    write_outline(document.editor, parse_outline(SAMPLES[0].read_text(encoding="utf-8")))
    fill_later_tables(document.editor)
    place_organisations(document.editor, map_places(document.editor.snapshot))
    yield document.editor
    document.close()


def id_of(snapshot: Snapshot, code: str) -> int:
    ids = {each.code: each.id for each in snapshot.organisations}
    ids |= {each.code: each.id for each in snapshot.workshop_goals()}
    return ids[code]


def offers(snapshot: Snapshot, code: str) -> set[str]:
    names = {each.id: each.code for each in snapshot.capabilities}
    return {names[each] for each in snapshot.holdings_of(id_of(snapshot, code), HoldingKind.OFFER)}


def merge(editor: Editor, kept: str, gone: str) -> None:
    snapshot = editor.snapshot
    command = merge_goals if kept.startswith("G") else merge_organisations
    command(editor, id_of(snapshot, kept), id_of(snapshot, gone))


def part(editor: Editor) -> None:
    unmerge(editor, editor.snapshot.merges[-1].id)


@pytest.mark.parametrize("table", ["organisations", "goals"])
def test_any_two_that_are_parted_at_once_are_what_they_were(editor: Editor, table: str) -> None:
    before = editor.snapshot
    ids = [row.id for row in getattr(before, table)][:6]
    command = merge_organisations if table == "organisations" else merge_goals
    for kept, gone in permutations([each for each in ids if table != "goals" or each < 5], 2):
        command(editor, kept, gone)
        after = editor.snapshot
        assert gone not in {row.id for row in getattr(after, table)}
        nowhere = {f"{table[:-1]}_id", "lead_id", "a_id", "b_id"} if table == "organisations" else {"goal_id"}
        for name in TABLES:
            for row in getattr(after, name):
                assert not any(getattr(row, column, None) == gone for column in nowhere), name
        part(editor)
        assert editor.snapshot == before
    while editor.undo_label is not None and str(editor.undo_label).startswith(("Merge", "Part")):
        editor.undo()
    assert editor.snapshot == before


def test_offers_answers_and_actions_follow(editor: Editor) -> None:
    led = [each.code for each in editor.snapshot.actions if each.lead_id == id_of(editor.snapshot, "LAN")]
    assert led
    merge(editor, "HRA", "LAN")
    snapshot = editor.snapshot
    kept = id_of(snapshot, "HRA")
    assert offers(snapshot, "HRA") == {"trust", "youth"}
    assert {each.code for each in snapshot.actions if each.lead_id == kept} >= set(led)
    assert len([each for each in snapshot.support_responses if each.organisation_id == kept]) == 4
    assert [each.name for each in merges_into(snapshot, MergeKind.ORGANISATION, kept)] == [
        "Lanternfish Youth Project"
    ]


def test_the_answer_of_the_one_that_is_kept_stands(editor: Editor) -> None:
    set_support_answer(editor, 1, id_of(editor.snapshot, "HRA"), 7)
    merge(editor, "HRA", "LAN")
    kept = id_of(editor.snapshot, "HRA")
    found = [
        each.level
        for each in editor.snapshot.support_responses
        if (each.goal_id, each.organisation_id) == (1, kept)
    ]
    assert found == [7]


def test_ties_to_a_third_become_one_and_trust_keeps_its_way(editor: Editor) -> None:
    """HPC-TID has trust 3 and 3, SHA-TID trust 4 and 3; SHA now 3 where HPC has 1."""
    merge(editor, "HPC", "SHA")
    snapshot = editor.snapshot
    pair = {id_of(snapshot, "HPC"), id_of(snapshot, "TID")}
    ties = [each for each in snapshot.relationships if {each.a_id, each.b_id} == pair]
    assert len(ties) == 1
    assert ties[0].kinds == "referral|money"
    rating = snapshot.rating_of()[ties[0].id]
    assert (rating.now, rating.wanted) == (1, 3)


def test_a_tie_the_other_way_round_hands_its_trust_over_turned(editor: Editor) -> None:
    snapshot = editor.snapshot
    link_organisations(editor, id_of(snapshot, "TID"), id_of(snapshot, "ABC"))
    merge(editor, "TID", "HRA")  # ABC-HRA says trust 2 and 1
    snapshot = editor.snapshot
    tie = next(
        each
        for each in snapshot.relationships
        if {each.a_id, each.b_id} == {id_of(snapshot, "TID"), id_of(snapshot, "ABC")}
    )
    rating = snapshot.rating_of()[tie.id]
    assert tie.a_id == id_of(snapshot, "TID")
    assert (rating.trust_ab, rating.trust_ba) == (1, 2)


def test_what_came_since_stays_and_what_was_changed_since_too(editor: Editor) -> None:
    snapshot = editor.snapshot
    kept, gone = id_of(snapshot, "HRA"), id_of(snapshot, "LAN")
    merge(editor, "HRA", "LAN")
    venue = next(each.id for each in snapshot.capabilities if each.code == "venue")
    set_holding(editor, kept, venue, HoldingKind.OFFER, held=True)
    add_organisation(editor, "Newcomers")
    moved = next(each for each in snapshot.actions if each.lead_id == gone)
    remove_action(editor, moved.id)
    part(editor)
    after = editor.snapshot
    assert offers(after, "HRA") == {"trust", "venue"}
    assert offers(after, "LAN") == {"trust", "youth"}
    assert moved.id not in {each.id for each in after.actions}
    assert [each.name for each in after.merges] == ["The Council"]


def test_a_number_and_a_code_that_are_taken_by_now_are_given_anew(editor: Editor) -> None:
    add_organisation(editor, "Zebra Crossing Wardens")
    snapshot = editor.snapshot
    gone = id_of(snapshot, "ZCW")
    venue = snapshot.capabilities[0].id
    set_holding(editor, gone, venue, HoldingKind.OFFER, held=True)
    merge(editor, "HRA", "ZCW")
    add_organisation(editor, "Zoo City Walkers")
    assert id_of(editor.snapshot, "ZCW") == gone
    part(editor)
    back = next(each for each in editor.snapshot.organisations if each.name == "Zebra Crossing Wardens")
    assert back.id != gone
    assert back.code != "ZCW"
    assert editor.snapshot.holdings_of(back.id, HoldingKind.OFFER) == (venue,)
    assert not editor.snapshot.holdings_of(gone, HoldingKind.OFFER)


def test_a_name_that_is_taken_by_now_is_pointed_out(editor: Editor) -> None:
    merge(editor, "HRA", "LAN")
    add_organisation(editor, "Lanternfish Youth Project")
    before = editor.snapshot
    with pytest.raises(InputError, match="Lanternfish"):
        part(editor)
    assert editor.snapshot == before


def test_three_that_became_one_are_parted_step_by_step(editor: Editor) -> None:
    before = editor.snapshot
    merge(editor, "HRA", "LAN")
    merge(editor, "TID", "HRA")
    assert [each.name for each in editor.snapshot.merges if each.kind is MergeKind.ORGANISATION][-1:] == [
        "Harbourside Residents' Assembly"
    ]
    part(editor)
    part(editor)
    assert editor.snapshot == before


def test_who_goes_takes_its_merges_along(editor: Editor) -> None:
    merge(editor, "HRA", "LAN")
    remove_organisation(editor, id_of(editor.snapshot, "HRA"))
    merge(editor, "G1", "G2")
    remove_goal(editor, 1)
    assert not [each for each in editor.snapshot.merges if each.name != "The Council"]


def test_a_merged_goal_keeps_its_words_and_says_what_was_answered(editor: Editor) -> None:
    set_support_counts(editor, 3, [1, 0, 0, 0, 0, 0, 0, 0])
    set_support_counts(editor, 4, [2, 1, 0, 0, 0, 0, 0, 0])
    before = editor.snapshot
    merge(editor, "G3", "G4")
    snapshot = editor.snapshot
    assert {each.level: each.count for each in snapshot.support_counts if each.goal_id == 3} == {1: 3, 2: 1}
    assert snapshot.present_wording(3) == before.present_wording(3)
    assert before.goal(4).text in {each.text for each in snapshot.wordings if each.goal_id == 3}
    reword_goal(editor, 3, "No family evicted, and one data pack")
    part(editor)
    assert editor.snapshot.goal(4) == before.goal(4)
    assert editor.snapshot.goal(3).text == "No family evicted, and one data pack"
    assert {each.level: each.count for each in editor.snapshot.support_counts if each.goal_id == 4} == {
        1: 2,
        2: 1,
    }


def test_a_goal_comes_back_with_the_next_number_when_its_own_is_taken(editor: Editor) -> None:
    merge(editor, "G3", "G4")
    add_goal(editor, "A new one")
    codes = [each.code for each in editor.snapshot.workshop_goals()]
    part(editor)
    back = [each.code for each in editor.snapshot.workshop_goals()]
    assert len(back) == len(codes) + 1
    assert len(set(back)) == len(back)


def test_nothing_becomes_one_with_itself(editor: Editor) -> None:
    for command in (merge_organisations, merge_goals):
        with pytest.raises(InputError):
            command(editor, 1, 1)


def test_a_sealed_workshop_keeps_its_partners(editor: Editor) -> None:
    merge(editor, "HRA", "LAN")
    for kind in PollKind:
        reveal(editor, 1, kind)
    reveal_health(editor)
    content = canonical_json(editor.snapshot)
    seal(editor, content, record_code(content))
    with pytest.raises(SealedError):
        merge(editor, "HRA", "TID")
    with pytest.raises(SealedError):
        part(editor)


def set_aside(editor: Editor, **facts: str) -> None:
    """Findings by key, "_" for ": " and for blanks."""
    for key, told in facts.items():
        kind, *about = key.split("_")
        set_finding_aside(editor, f"N9 {kind}: {' '.join(about)}", told, "Known")


def asides(editor: Editor) -> dict[str, str]:
    found = [each for each in editor.snapshot.workshop_set_asides() if each.reason == "Known"]
    return {each.finding.removeprefix("N9 "): each.facts for each in found}


def test_what_was_set_aside_follows_and_comes_back_when_they_are_parted(editor: Editor) -> None:
    codes = [each.code for each in editor.snapshot.organisations]
    kept, gone, third = next(
        (kept, gone, third)
        for kept, gone, third in permutations(codes, 3)
        if not pairs_of(editor) & {(gone, third), (third, gone), (kept, third), (third, kept)}
    )
    link_organisations(editor, id_of(editor.snapshot, third), id_of(editor.snapshot, kept))
    link_organisations(editor, id_of(editor.snapshot, gone), id_of(editor.snapshot, third))
    set_aside(editor, **{
        f"follows_{gone}": "2", f"both_{kept}": "1", f"both_{gone}": "2", f"between_{kept}_{gone}": "0, 2",
        f"tie_{gone}_{third}": "1, 3", "among_G1": f"{third}, {gone}", "twice_G1": f"{kept}, {gone}",
        f"others_{third}": "7",
    })  # fmt: skip
    before = editor.snapshot
    merge(editor, kept, gone)
    assert asides(editor) == {
        f"follows: {kept}": "2", f"both: {kept}": "1", f"tie: {third} {kept}": "1, 3",
        "among: G1": f"{third}, {kept}", "twice: G1": kept, f"others: {third}": "7",
    }  # fmt: skip
    part(editor)
    assert editor.snapshot == before
    editor.undo()
    editor.undo()
    assert editor.snapshot == before


def pairs_of(editor: Editor) -> set[tuple[str, str]]:
    codes = {each.id: each.code for each in editor.snapshot.organisations}
    return {(codes[tie.a_id], codes[tie.b_id]) for tie in editor.snapshot.relationships}


def test_what_was_set_aside_of_a_goal_follows_it(editor: Editor) -> None:
    set_aside(editor, follows_G2="x", both_G1="1", both_G2="2")
    before = editor.snapshot
    merge(editor, "G1", "G2")
    assert asides(editor) == {"follows: G1": "x", "both: G1": "1"}
    part(editor)
    assert editor.snapshot == before


def test_what_was_set_aside_comes_back_under_the_number_that_its_goal_has_then(editor: Editor) -> None:
    last = editor.snapshot.workshop_goals()[-1].code
    set_aside(editor, **{f"follows_{last}": "", f"both_{last}": "2", "both_G1": "1"})
    merge(editor, "G1", last)
    add_goal(editor, "Another that has its number now")
    assert editor.snapshot.workshop_goals()[-1].code == last
    set_aside(editor, **{f"both_{last}": "3"})
    known = {each.code for each in editor.snapshot.workshop_goals()}
    part(editor)
    [again] = {each.code for each in editor.snapshot.workshop_goals()} - known
    assert asides(editor) == {
        f"follows: {again}": "", f"both: {last}": "3", "both: G1": "1", f"both: {again}": "2",
    }  # fmt: skip


def test_what_was_set_aside_anew_since_stays(editor: Editor) -> None:
    set_aside(editor, follows_G2="x")
    merge(editor, "G1", "G2")
    merge_id = editor.snapshot.merges[-1].id
    set_aside(editor, follows_G2="y")
    unmerge(editor, merge_id)
    assert asides(editor) == {"follows: G1": "x", "follows: G2": "y"}
