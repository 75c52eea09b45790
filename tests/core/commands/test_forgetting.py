"""Forgetting a person: no byte of the name is left in the document, and what is left says so and holds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import Session

from partnerdesk.commands import rows
from partnerdesk.commands.actions import add_action
from partnerdesk.commands.forget_plan import NOBODY, what_forgetting_does
from partnerdesk.commands.forgetting import forget_person
from partnerdesk.commands.goals import add_goal
from partnerdesk.commands.merging import merge_organisations, unmerge
from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.notes import set_private_note
from partnerdesk.commands.organisations import add_organisation
from partnerdesk.commands.parking import park
from partnerdesk.commands.people import (
    add_representative,
    rename_person,
    set_person_coming,
    set_person_named,
)
from partnerdesk.commands.signing import reopen, seal, sign
from partnerdesk.errors import InputError
from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.kinds import kind_of
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.pdf.summary import summary_pdf
from partnerdesk.exports.record import canonical_json, record_code, record_json
from partnerdesk.headless import check, verify
from partnerdesk.imports.sealed import snapshot_of_sealed
from partnerdesk.model import tables
from partnerdesk.model.redaction import redactions, sealed_code
from partnerdesk.model.signed_words import signed_before
from partnerdesk.model.vocabulary import Decision, SignatureMethod, Step
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor
from partnerdesk.verify.answer import Verdict
from partnerdesk.verify.document import Known
from partnerdesk.verify.judging import check_pdf
from partnerdesk.verify.typed import check_code
from partnerdesk.wording import Phrase

NAME = "Zebediah Quillfeather"
FIRST_TRY = "Zebedia Quillfether"
WORDS = (NAME, NAME.upper(), FIRST_TRY, "Zebediah\u00a0Quillfeather")
STROKES = "[[[1000,4000,0],[6000,5000,90],[9000,4100,180]]]"


def seal_it(editor: Editor) -> None:
    content = canonical_json(editor.snapshot)
    seal(editor, content, record_code(content))


def fill(editor: Editor) -> int:
    """A record that names the person wherever a name can stand, sealed twice. Gives the person's id."""
    add_organisation(editor, "School")
    add_organisation(editor, f"Friends of {NAME}")
    add_representative(editor, 1, FIRST_TRY, "Head teacher")
    rename_person(editor, 1, NAME)
    set_person_named(editor, 1, named=True)
    add_representative(editor, 2, "Ruth Cole", "Director")
    add_goal(editor, f"Every child reads, says {NAME.upper()}")
    add_action(editor, f"Ring {NAME} about books")
    set_private_note(editor, Step.GOALS, f"{NAME} is worried")
    sign(
        editor,
        1,
        Decision.WITH_NOTE,
        method=SignatureMethod.DRAWN,
        signed_as=NAME,
        strokes=STROKES,
        note=f"As {NAME} said",
    )
    sign(editor, 2, Decision.ACCEPT, method=SignatureMethod.TYPED, signed_as="Director")
    seal_it(editor)
    reopen(editor, f"{NAME} was left out")
    add_action(editor, "Buy books")
    sign(editor, 1, Decision.ACCEPT, method=SignatureMethod.DRAWN, signed_as="Head teacher", strokes=STROKES)
    sign(editor, 2, Decision.ACCEPT, method=SignatureMethod.TYPED, signed_as="Director")
    seal_it(editor)
    return 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "record.partnerdesk"
    with Document.create(place, "Reading") as document:
        fill(document.editor)
    return place


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    with Document.open(path) as opened:
        yield opened


def found_in(folder: Path) -> list[str]:
    """Every file below a folder that holds one of the words in any way they may be written."""
    forms = [word.encode(coding) for word in WORDS for coding in ("utf-8", "utf-16-le", "utf-16-be")]
    files = (each for each in folder.rglob("*") if each.is_file())
    return [str(each) for each in files if any(form in each.read_bytes() for form in forms)]


def test_the_name_is_in_the_file_before_and_in_no_file_after(document: Document, path: Path) -> None:
    folder = path.parent
    assert found_in(folder)
    forget_person(document.editor, 1)
    assert found_in(folder) == []
    assert not document.editor.holds(NAME)
    document.close()
    assert found_in(folder) == []
    with Document.open(path) as again:
        assert again.snapshot() == document.snapshot()
        again.save_copy(folder / "copy.partnerdesk")
    assert found_in(folder) == []


def test_a_role_stands_where_the_name_stood(document: Document) -> None:
    forget_person(document.editor, 1)
    snapshot = document.snapshot()
    assert [(each.name, each.role, each.named) for each in snapshot.people] == [
        ("", "Head teacher", False),
        ("Ruth Cole", "Director", False),
    ]
    assert [each.name for each in snapshot.organisations] == ["School", "Friends of Head teacher"]
    assert snapshot.goals[0].text == "Every child reads, says Head teacher"
    assert [each.text for each in snapshot.actions] == ["Ring Head teacher about books", "Buy books"]
    assert snapshot.private_notes[0].text == "Head teacher is worried"
    assert snapshot.sealed_versions[0].reopened_reason == "Head teacher was left out"


def test_what_was_drawn_goes_and_what_others_signed_stands(document: Document) -> None:
    forget_person(document.editor, 1)
    first, second = document.snapshot().signatures
    assert (first.method, first.strokes, first.signed_as) == (SignatureMethod.DRAWN, "", "Head teacher")
    assert (second.method, second.signed_as) == (SignatureMethod.TYPED, "Director")
    assert "9000,4100" not in "".join(each.content for each in document.snapshot().sealed_versions)


def test_a_sealed_version_says_that_it_was_redacted_and_keeps_its_code(document: Document) -> None:
    before = document.snapshot().sealed_versions
    forget_person(document.editor, 1)
    after = document.snapshot().sealed_versions
    for old, new in zip(before, after, strict=True):
        assert [each.code for each in redactions(new)] == [old.code]
        assert sealed_code(new) == old.code
        assert record_code(new.content) == new.code != old.code
        assert new.at == old.at
    assert json.loads(after[1].content)["earlier_versions"][0]["code"] == before[0].code


def test_every_version_can_still_be_shown_and_is_what_it_says(document: Document, path: Path) -> None:
    forget_person(document.editor, 1)
    snapshot = document.snapshot()
    for version in (1, 2):
        text = canonical_json(snapshot_of_sealed(snapshot, version))
        assert text == snapshot.sealed_versions[version - 1].content
    assert canonical_json(snapshot) == snapshot.sealed_versions[1].content
    assert json.loads(record_json(snapshot))["code"] == snapshot.sealed_versions[1].code
    document.close()
    assert "a name was taken out of version 1" in check(path)
    assert verify(path, None).verdict is Verdict.UNCHANGED


def test_two_are_forgotten_one_after_the_other(document: Document) -> None:
    sealed = document.snapshot().sealed_versions[1].code
    set_named = document.snapshot().people[1]
    forget_person(document.editor, 1)
    between = document.snapshot().sealed_versions[1].code
    forget_person(document.editor, set_named.id)
    last = document.snapshot().sealed_versions[1]
    known = Known(document.snapshot())
    assert redactions(last)[0].code == sealed
    assert sealed_code(last) == sealed
    for code in {sealed, between}:
        assert check_code(code[:16], known).verdict is Verdict.UNCHANGED


def test_a_paper_from_before_is_told_apart_truthfully(document: Document) -> None:
    handed_out = summary_pdf(document.snapshot())
    sheet = paper_pdf(Order(kind_of("one-page"), document.snapshot()))
    code = document.snapshot().sealed_versions[1].code
    before = Known(document.snapshot())
    forget_person(document.editor, 1)
    known = Known(document.snapshot())
    for answer in (check_pdf(handed_out, known), check_code(code[:16], known)):
        assert answer.verdict is Verdict.UNCHANGED
        assert "asked to be forgotten" in " ".join(map(str, answer.found))
    told = check_pdf(sheet, known)  # it carries no record, and cannot be printed again as it was
    assert told.verdict is Verdict.CANNOT_TELL
    assert "asked to be forgotten" in " ".join(map(str, told.found))
    fresh = summary_pdf(document.snapshot())
    assert check_pdf(fresh, known).verdict is Verdict.UNCHANGED
    told = check_pdf(fresh, before)
    assert told.verdict is Verdict.CANNOT_TELL
    assert "taken out of it after it was sealed" in " ".join(map(str, told.found))


def test_it_cannot_be_undone_nor_anything_before(document: Document) -> None:
    change = forget_person(document.editor, 1)
    assert str(change.label) == "Forget a person"
    assert document.editor.undo_label is None
    assert document.editor.undo() is None
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(document.image())
        steps = connection.execute("SELECT label, rows, barrier FROM journal_steps").fetchall()
    assert [(rows, barrier) for _, rows, barrier in steps] == [("[]", 1)]


def test_work_goes_on_afterwards(document: Document, path: Path) -> None:
    forget_person(document.editor, 1)
    reopen(document.editor, "To go on")
    add_action(document.editor, "Paint the hall")
    document.editor.undo()
    assert len(document.snapshot().actions) == 2
    seal_it(document.editor)
    document.close()
    assert "sealed as version 3" in check(path)


def test_who_came_only_to_the_open_workshop_goes_altogether(document: Document) -> None:
    editor = document.editor
    start_next_workshop(editor)
    add_representative(editor, 2, "Ada Newcomer", "Trustee")
    newcomer = editor.snapshot.people[-1]
    forget_person(editor, newcomer.id)
    assert newcomer.id not in {each.id for each in editor.snapshot.people}
    assert all(each.person_id != newcomer.id for each in editor.snapshot.representatives)
    assert not any(redactions(each) for each in editor.snapshot.sealed_versions)


def test_who_came_before_stays_there_as_a_role_and_is_not_expected_again(document: Document) -> None:
    editor = document.editor
    start_next_workshop(editor)
    set_person_coming(editor, 1, coming=True)
    here = editor.snapshot.workshop.id
    forget_person(editor, 1)
    came = [each.workshop_id for each in editor.snapshot.representatives if each.person_id == 1]
    assert came == [1] != [here]
    earlier = editor.snapshot.of_workshop(1)
    assert canonical_json(earlier) == editor.snapshot.sealed_versions[1].content
    assert not editor.holds(NAME)


def test_a_name_that_was_merged_away_is_forgotten_where_the_merge_is_kept(tmp_path: Path) -> None:
    with Document.create(tmp_path / "open.partnerdesk") as document:
        editor = document.editor
        for name in ("School", "The School"):
            add_organisation(editor, name)
        add_representative(editor, 2, NAME, "Head teacher")
        sign(editor, 2, Decision.ACCEPT, method=SignatureMethod.DRAWN, signed_as=NAME, strokes=STROKES)
        merge_organisations(editor, 1, 2)
        assert NAME in editor.snapshot.merges[0].rows
        forget_person(editor, 1)
        assert not editor.holds(NAME)
        assert "9000,4100" not in editor.snapshot.merges[0].rows
        unmerge(editor, editor.snapshot.merges[0].id)
        assert not editor.holds(NAME)


def test_others_need_not_sign_again(tmp_path: Path) -> None:
    with Document.create(tmp_path / "open.partnerdesk") as document:
        editor = document.editor
        add_organisation(editor, "School")
        add_organisation(editor, "Firm")
        add_representative(editor, 1, NAME)
        add_goal(editor, f"{NAME} is heard")
        sign(editor, 2, Decision.ACCEPT, method=SignatureMethod.TYPED, signed_as="Director")
        forget_person(editor, 1, "somebody")
        assert editor.snapshot.goals[0].text == "somebody is heard"
        assert signed_before(editor.snapshot) == ()


def test_a_drawing_of_somebody_without_a_role_is_theirs_when_nobody_else_comes(tmp_path: Path) -> None:
    with Document.create(tmp_path / "open.partnerdesk") as document:
        editor = document.editor
        add_organisation(editor, "School")
        add_representative(editor, 1, NAME)
        sign(editor, 1, Decision.ACCEPT, method=SignatureMethod.DRAWN, strokes=STROKES)
        seal_it(editor)
        forget_person(editor, 1)
        snapshot = editor.snapshot
        assert snapshot.signatures[0].strokes == ""
        assert canonical_json(snapshot) == snapshot.sealed_versions[0].content


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Mark", "Mark will mark the Market, says Mark's team", "X will mark the Market, says X's team"),
        ("Ann Lee", "ANN  LEE and Ann Leeson", "X and Xson"),
        ("Zoë Ek", "Zoe\u0308 Ek", "X"),
        ('Jo "JJ" O\'Hara', 'ask Jo "JJ" O\'Hara', "ask X"),
        ("A.*", "A.* and ABC", "X and ABC"),
    ],
)
def test_what_counts_as_the_name(tmp_path: Path, name: str, text: str, left: str) -> None:
    with Document.create(tmp_path / "open.partnerdesk") as document:
        editor = document.editor
        add_organisation(editor, "School")
        add_representative(editor, 1, name, "X")
        plan = what_forgetting_does(editor, 1)
        assert plan.matches(text)
        set_private_note(editor, Step.GOALS, text)
        forget_person(editor, 1)
        assert " ".join(editor.snapshot.private_notes[0].text.split()) == left


PARTS = {
    "goals": "Every child reads, as zebediah wants",
    "actions": "Ring Quillfeather's office, not Ruth Quillfeather Cole",
    "private_notes": "Mail z.quillfeather@example.org; Zebediah, Mr Quillfeather",
    "parking_items": "Ask QUILLFEATHER",
}


def test_a_part_of_the_name_is_asked_about_and_goes_where_it_is_meant(tmp_path: Path) -> None:
    with Document.create(tmp_path / "open.partnerdesk") as document:
        editor = document.editor
        add_organisation(editor, "School")
        add_organisation(editor, "Firm")
        add_representative(editor, 1, NAME, "Head teacher")
        add_representative(editor, 2, "Ruth Quillfeather Cole")
        add_goal(editor, PARTS["goals"])
        add_action(editor, PARTS["actions"])
        set_private_note(editor, Step.GOALS, PARTS["private_notes"])
        park(editor, PARTS["parking_items"])
        seal_it(editor)
        doubtful = what_forgetting_does(editor, 1).doubtful
        assert {each.table: each.text for each in doubtful} == PARTS
        assert [each.shown for each in doubtful if each.table == "goals"] == [PARTS["goals"]]
        meant = frozenset(text for table, text in PARTS.items() if table != "parking_items")
        forget_person(editor, 1, also=meant)
        snapshot = editor.snapshot
        assert snapshot.people[-1].name == "Ruth Quillfeather Cole"
        assert snapshot.goals[0].text == "Every child reads, as Head teacher wants"
        assert snapshot.actions[0].text == "Ring Head teacher's office, not Ruth Quillfeather Cole"
        assert (
            snapshot.private_notes[0].text == "Mail z.Head teacher@example.org; Head teacher, Mr Head teacher"
        )
        assert [each.text for each in what_forgetting_does(editor, 2).doubtful] == [PARTS["parking_items"]]
        sealed = snapshot.sealed_versions[0].content
        assert "zebediah" not in sealed
        assert PARTS["parking_items"] in sealed
        assert canonical_json(snapshot) == sealed


@pytest.mark.parametrize("text", ["A man of letters", "Markets", "Dr Who", "Van hire", "Marked Al"])
def test_little_words_titles_and_parts_of_other_words_are_nobody(tmp_path: Path, text: str) -> None:
    with Document.create(tmp_path / "open.partnerdesk") as document:
        add_organisation(document.editor, "School")
        add_representative(document.editor, 1, "Dr A van Mark")
        add_goal(document.editor, text)
        assert what_forgetting_does(document.editor, 1).doubtful == ()


def test_a_part_is_found_without_its_accents(tmp_path: Path) -> None:
    with Document.create(tmp_path / "open.partnerdesk") as document:
        add_organisation(document.editor, "School")
        add_representative(document.editor, 1, "Zoë Ek")
        add_goal(document.editor, "As Zoe said")
        assert [each.text for each in what_forgetting_does(document.editor, 1).doubtful] == ["As Zoe said"]


def test_a_name_in_an_address_is_the_name(tmp_path: Path) -> None:
    with Document.create(tmp_path / "open.partnerdesk") as document:
        add_organisation(document.editor, "School")
        add_representative(document.editor, 1, NAME)
        add_goal(document.editor, "Mail zebediah.quillfeather@example.org")
        forget_person(document.editor, 1, "somebody")
        assert document.snapshot().goals[0].text == "Mail somebody@example.org"


def test_it_is_told_before_what_will_happen(document: Document) -> None:
    snapshot = document.snapshot()
    plan = what_forgetting_does(document.editor, 1)
    assert plan.names == {NAME, FIRST_TRY}
    assert plan.instead == "Head teacher"
    assert (plan.people, plan.drawings, [each.version for each in plan.versions]) == (1, 1, [1, 2])
    assert plan.elsewhere == 5  # an organisation, a goal and its wording, an action, a note
    assert document.snapshot() is snapshot


def test_somebody_without_a_name_cannot_be_forgotten(tmp_path: Path) -> None:
    with Document.create(tmp_path / "open.partnerdesk") as document:
        add_organisation(document.editor, "School")
        add_representative(document.editor, 1, "", "Head teacher")
        with pytest.raises(InputError, match="no name to forget"):
            forget_person(document.editor, 1)
        with pytest.raises(InputError):
            forget_person(document.editor, 7)
    assert str(NOBODY)


def test_codes_stay_apart_when_the_name_stood_in_them(tmp_path: Path) -> None:
    with Document.create(tmp_path / "open.partnerdesk") as document:
        editor = document.editor
        for name in ("School", "Firm"):
            add_organisation(editor, name)
        add_representative(editor, 1, "Quill", "Lead")
        set_organisation_code(document, 1, "Quill")
        set_organisation_code(document, 2, "Lead")
    with Document.open(tmp_path / "open.partnerdesk") as document:
        forget_person(document.editor, 1)
        assert [each.code for each in document.snapshot().organisations] == ["Lead 1", "Lead"]


def set_organisation_code(document: Document, row_id: int, code: str) -> None:
    """A code as only an outline may bring it."""

    def work(session: Session) -> None:
        rows.fetch(session, tables.Organisation, row_id).code = code

    document.editor.apply(Phrase("Set a code"), work)
