"""Sign off: each representative's answer, three ways to sign, the seal, and opening again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from partnerdesk.commands.actions import remove_actions
from partnerdesk.commands.attendance import set_presence
from partnerdesk.commands.goals import reword_goal
from partnerdesk.commands.people import add_representative
from partnerdesk.commands.signing import reopen, seal
from partnerdesk.exports.pdf.summary import export_summary
from partnerdesk.exports.record import short_code
from partnerdesk.model.records import Signature
from partnerdesk.model.vocabulary import Decision, Presence, SignatureMethod, Step
from partnerdesk.paths import SUFFIX
from tests.paper import words_of
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.pages.test_print import views
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.desk import Desk
from ui.pages.page import Destination
from ui.pages.sign_page import SignPage
from ui.theme import Theme
from ui.widgets import SignaturePad
from ui.words import day

FIRST, SECOND = "Averley Bay Borough Council", "Carrow County Council Public Health"


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> SignPage:
    return stage.show(SignPage(desk_with_example(tmp_path), theme), 842, 560)


@pytest.fixture
def person(page: SignPage, qtbot: QtBot) -> Person:
    return Person(page, qtbot)


def signature(page: SignPage, name: str = FIRST) -> Signature | None:
    organisation = next(one for one in page.snapshot.organisations if one.name == name)
    return next((one for one in page.snapshot.signatures if one.organisation_id == organisation.id), None)


def pad(person: Person) -> SignaturePad:
    """The first pad that can be seen."""
    return next(one for one in person.window.findChildren(SignaturePad) if one.isVisible())


def answer_of(person: Person, words: str, name: str = FIRST) -> None:
    """Press one of the three answers of an organisation."""
    person.press(f"What {name} says: {words}")


def sign_typed(person: Person, words: str = "The chair", name: str = FIRST) -> None:
    person.press(f"Sign typed: {name}")
    person.keys(words)
    person.key(Qt.Key.Key_Return)


def test_a_drawn_signature_is_kept_as_strokes(page: SignPage, person: Person) -> None:
    person.draw(pad(person))
    signed = signature(page)
    assert signed is not None
    assert (signed.method, signed.decision) == (SignatureMethod.DRAWN, Decision.ACCEPT)
    assert len(json.loads(signed.strokes)[0]) > 3
    assert person.sees("Signed")
    person.press(f"Clear: {FIRST}")
    assert signature(page) is None
    page.desk.undo()
    assert signature(page) == signed
    assert json.loads(json.dumps(pad(person).strokes())) == json.loads(signed.strokes)


def test_typed_and_ink(page: SignPage, person: Person) -> None:
    sign_typed(person)
    person.press(f"Sign on paper: {SECOND}")
    first, second = signature(page), signature(page, SECOND)
    assert first is not None
    assert second is not None
    assert (first.method, first.signed_as) == (SignatureMethod.TYPED, "The chair")
    assert second.method is SignatureMethod.INK
    assert person.sees("Signs on paper")


def test_signing_goes_on_by_keyboard_alone(page: SignPage, person: Person) -> None:
    page.arrive(Destination(Step.SIGN))
    assert person.focus_name() == f"Signature of {FIRST}"
    person.key(Qt.Key.Key_Return)
    assert signature(page) is None
    assert person.focus_name() == f"Name or role to sign with: {FIRST}"
    assert person.sees("What stands here is printed.")
    person.keys("Jo Smith")
    person.key(Qt.Key.Key_Return)
    signed = signature(page)
    assert signed is not None
    assert (signed.method, signed.signed_as) == (SignatureMethod.TYPED, "Jo Smith")
    assert person.focus_name() == f"Signature of {SECOND}"


def test_escape_puts_the_line_away(page: SignPage, person: Person) -> None:
    person.press(f"Sign typed: {FIRST}")
    person.keys("Jo Sm")
    person.key(Qt.Key.Key_Escape)
    assert not person.has(f"Name or role to sign with: {FIRST}")
    assert person.focus_name() == f"Signature of {FIRST}"
    assert signature(page) is None


def test_an_empty_name_signs_nothing(page: SignPage, person: Person) -> None:
    person.press(f"Sign typed: {FIRST}")
    person.press(f"Sign with this: {FIRST}")
    assert signature(page) is None
    assert person.has(f"Name or role to sign with: {FIRST}")


def test_a_name_that_was_typed_stays_with_another_decision(page: SignPage, person: Person) -> None:
    sign_typed(person, "Jo Smith")
    answer_of(person, "With a note")
    person.keys("If funded")
    page.commit_pending()
    signed = signature(page)
    assert signed is not None
    assert (signed.signed_as, signed.decision, signed.note) == ("Jo Smith", Decision.WITH_NOTE, "If funded")
    answer_of(person, "Accept")
    signed = signature(page)
    assert signed is not None
    assert (signed.signed_as, signed.note) == ("Jo Smith", "")


def test_a_click_on_the_pad_is_no_signature(page: SignPage, person: Person) -> None:
    person.click(pad(person))
    assert signature(page) is None
    assert not person.sees("Signed")


def test_a_note_goes_with_the_signature(page: SignPage, person: Person) -> None:
    answer_of(person, "With a note")
    person.write(f"Note of {FIRST}", "The cabinet meets in May.")
    sign_typed(person)
    signed = signature(page)
    assert signed is not None
    assert (signed.decision, signed.note) == (Decision.WITH_NOTE, "The cabinet meets in May.")
    person.write(f"Note of {FIRST}", "The cabinet meets in June.")
    page.commit_pending()
    again = signature(page)
    assert again is not None
    assert again.note == "The cabinet meets in June."
    assert person.sees("Signed with a note")


def test_not_yet_needs_no_signature(page: SignPage, person: Person) -> None:
    answer_of(person, "Not yet")
    person.write(f"Note of {FIRST}", "The board decides.")
    page.commit_pending()
    signed = signature(page)
    assert signed is not None
    assert (signed.decision, signed.note) == (Decision.NOT_YET, "The board decides.")
    assert not person.has(f"Sign typed: {FIRST}")
    answer_of(person, "Accept")
    assert person.has(f"Sign typed: {FIRST}")
    assert signature(page) is None  # whoever accepts now still has to sign


def test_a_note_typed_before_signing_is_not_lost_by_a_refresh(page: SignPage, person: Person) -> None:
    answer_of(person, "With a note")
    person.write(f"Note of {FIRST}", "The cabinet meets in May.")
    sign_typed(person, name=SECOND)
    sign_typed(person)
    signed = signature(page)
    assert signed is not None
    assert (signed.decision, signed.note) == (Decision.WITH_NOTE, "The cabinet meets in May.")


def test_sealing_locks(page: SignPage, person: Person) -> None:
    sign_typed(person)
    person.press("Seal the workshop")
    assert page.snapshot.workshop.sealed_version == 1
    assert person.sees("Sealed as version 1. Not everyone has signed here. Record code ")
    assert person.sees("The next workshop is started from the Workshop menu.")
    assert page.scroll_area.verticalScrollBar().value() == 0
    assert person.sees("Not signed")
    for gone in (
        "Seal the workshop",
        f"Clear: {FIRST}",
        f"Sign typed: {FIRST}",
        f"What {FIRST} says: Not yet",
    ):
        assert not person.has(gone)


def test_when_everybody_has_signed_it_says_so(page: SignPage, person: Person) -> None:
    assert person.sees("Not signed yet: 9.")
    page.arrive(Destination(Step.SIGN))
    for _ in page._order:
        person.key(Qt.Key.Key_Return)
        person.keys("Chair")
        person.key(Qt.Key.Key_Return)
    assert person.sees("Everyone has signed.")
    person.press("Seal the workshop")
    assert person.sees("Signed and sealed as version 1. Record code ")


def test_the_advice_tells_paper_from_not_yet(page: SignPage, person: Person) -> None:
    person.press(f"Sign on paper: {FIRST}")
    answer_of(person, "Not yet", SECOND)
    assert person.sees("To sign on paper: 1. Not signed yet: 8.")


def test_the_top_stays_in_sight_when_it_is_asked_for(page: SignPage, qtbot: QtBot) -> None:
    """After an arrival the page keeps in sight for a while what has the focus, whatever grows around it."""
    bar = page.scroll_area.verticalScrollBar()
    page.settle()
    seen = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    max(seen, key=lambda each: each.mapTo(page, each.rect().bottomLeft()).y()).setFocus()
    bar.setValue(0)
    bar.rangeChanged.emit(0, bar.maximum())
    assert bar.value() > 0
    page.show_top()
    bar.rangeChanged.emit(0, bar.maximum())
    qtbot.wait(0)
    assert bar.value() == 0


def test_a_note_that_is_not_signed_is_not_lost_by_sealing(page: SignPage, person: Person) -> None:
    answer_of(person, "With a note")
    assert person.sees("The note is kept. It is printed once it is signed.")
    person.keys("If funded")
    person.press("Seal the workshop")
    assert not page.snapshot.sealed_versions
    assert person.sees("This note is not signed and would be lost.")
    assert person.focus_name() == f"Note of {FIRST}"
    answer_of(person, "Not yet")
    person.press("Seal the workshop")
    assert page.snapshot.workshop.sealed_version == 1
    assert page.snapshot.signatures[0].note == "If funded"


def reopened(person: Person, reason: str = "A goal was missing") -> None:
    """Seal what stands and open it again."""
    person.press("Seal the workshop")
    person.write("Reason for reopening", reason, enter=True)


def test_reopening_says_what_it_clears_before_and_after(page: SignPage, person: Person) -> None:
    said: list[str] = []
    page.message.connect(said.append)
    sign_typed(person)
    person.press(f"Sign on paper: {SECOND}")
    person.press("Seal the workshop")
    assert person.sees("signed here 1, to sign on paper 1.")
    person.press("Reopen")
    assert page.snapshot.workshop.sealed_version == 1  # a reason is asked for first, beside the field
    assert person.sees("Say why it is opened again.")
    assert person.focus_name() == "Reason for reopening"
    person.keys("A goal was missing")
    assert not person.sees("Say why it is opened again.")
    person.key(Qt.Key.Key_Return)
    assert said[-1] == ("Reopened. Version 1 stays as it was. Cleared: signed here 1, to sign on paper 1.")
    assert person.focus_name() == f"Signature of {FIRST}"
    assert page.desk.snapshot.sealed_versions[0].reopened_reason == "A goal was missing"
    person.press("Seal the workshop")
    assert person.sees("Sealed as version 2.")


def test_after_reopening_every_card_is_blank(
    page: SignPage, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    answer_of(person, "With a note")
    person.keys("Subject to the budget")
    sign_typed(person, "Jo Smith")
    answer_of(person, "Not yet", SECOND)
    person.keys("The board decides")
    reopened(person)
    for name in (FIRST, SECOND):
        assert not person.has(f"Note of {name}")
        answer = person.find(f"What {name} says: Accept", QAbstractButton)
        assert answer.isChecked()
    assert pad(person).method() == ""
    answer_of(person, "With a note")
    assert person.find(f"Note of {FIRST}", QPlainTextEdit).toPlainText() == ""
    answer_of(person, "Accept")
    person.draw(pad(person))
    export_summary(page.snapshot, tmp_path / "draft.pdf")
    text = words_of(tmp_path / "draft.pdf")
    assert "Subject to the budget" not in text
    assert "The board decides" not in text
    assert "because: A goal was missing" in " ".join(text.split())


def test_another_document_begins_with_blank_cards(page: SignPage, person: Person, tmp_path: Path) -> None:
    answer_of(person, "With a note")
    person.keys("Subject to the budget")
    other = tmp_path / "other"
    other.mkdir()
    desk_with_example(other).close()
    page.desk.open(other / "example-1.partnerdesk")
    answer_of(person, "With a note")
    assert person.find(f"Note of {FIRST}", QPlainTextEdit).toPlainText() == ""


def test_one_can_come_to_what_somebody_said(page: SignPage, person: Person) -> None:
    answer_of(person, "Not yet", SECOND)
    said = signature(page, SECOND)
    assert said is not None
    page.arrive(Destination(Step.SIGN, "signatures", said.id))
    assert person.focus_name() == f"Note of {SECOND}"
    page.arrive(Destination(Step.SIGN, "signatures", said.id + 1))
    assert person.focus_name() == f"Signature of {FIRST}"


def test_an_earlier_version_can_be_looked_at(page: SignPage, person: Person, qtbot: QtBot) -> None:
    assert not person.sees("Earlier versions")
    reopened(person)
    assert person.has("Look at version 1")
    assert person.sees("because: A goal was missing")
    assert person.sees(short_code(page.snapshot.sealed_versions[0].code, 1))
    person.press("Look at version 1")
    assert person.sees("Version 1, as it was sealed")
    qtbot.waitUntil(lambda: len(views(page)) > 4, timeout=20_000)
    assert person.focus_name() == "Back to signing"
    person.key(Qt.Key.Key_Escape)
    assert not person.sees("Version 1, as it was sealed")
    assert views(page) == []
    assert person.focus_name() == "Look at version 1"
    person.press("Look at version 1")
    page.arrive(Destination(Step.SIGN))
    assert person.focus_name() == f"Signature of {FIRST}"


def test_a_version_that_cannot_be_read_says_so(page: SignPage, person: Person) -> None:
    page.desk.run(seal, "{}", "0" * 64)
    page.desk.run(reopen, "It was empty")
    person.press("Look at version 1")
    assert person.sees("Version 1 cannot be shown")


def test_the_goals_and_actions_that_are_signed_can_be_read(page: SignPage, person: Person) -> None:
    goal, action = page.snapshot.workshop_goals()[0], page.snapshot.workshop_actions()[0]
    assert not person.sees(action.text)
    person.press("Show the goals and actions")
    assert person.sees(f"{goal.code}  {goal.text}\nOpen")
    assert action.lead_id is not None
    lead = page.snapshot.organisation(action.lead_id).name
    assert person.sees(f"{action.code}  {action.text}\n{lead}, by {day(action.due)}")
    page.desk.run(reword_goal, goal.id, "Something quite different")
    assert person.sees("Something quite different")
    person.press("Hide the goals and actions")
    assert not person.sees(action.text)


def test_a_few_goals_and_actions_are_not_folded_away(page: SignPage, person: Person) -> None:
    page.desk.run(remove_actions, [each.id for each in page.snapshot.workshop_actions()])
    assert person.sees(page.snapshot.workshop_goals()[0].text)
    assert not person.has("Show the goals and actions")


def test_a_role_is_offered_and_an_organisation_is_not(page: SignPage, person: Person) -> None:
    page.desk.run(add_representative, 1, "Jo", "Head teacher")
    assert person.sees("Head teacher")
    sign_typed(person, "")
    signed = signature(page)
    assert signed is not None
    assert signed.signed_as == "Head teacher"
    person.press(f"Sign typed: {SECOND}")
    line = person.find(f"Name or role to sign with: {SECOND}", QLineEdit)
    assert (line.text(), line.placeholderText()) == ("", "Name or role")


def changed_after_signing(page: SignPage, person: Person) -> None:
    """Two sign, then a goal gets other words."""
    for name in (FIRST, SECOND):
        sign_typed(person, "Chair", name)
    page.desk.run(reword_goal, page.snapshot.workshop_goals()[0].id, "Something quite different")


def test_who_signed_before_the_record_changed_is_asked_again(page: SignPage, person: Person) -> None:
    changed_after_signing(page, person)
    assert person.sees("Not signed yet: 9.")
    assert person.sees("Signed before the record changed")
    assert person.sees("2 signed before the record was changed. Ask them, or clear what they signed.")
    page.arrive(Destination(Step.SIGN))
    assert person.focus_name() == f"It still stands: {FIRST}"
    person.press("Seal the workshop")
    assert not page.snapshot.sealed
    person.press(f"It still stands: {FIRST}")
    assert person.focus_name() == f"It still stands: {SECOND}"
    assert pad(person).typed() == "Chair"
    assert person.sees("1 signed before the record was changed.")
    page.desk.undo()
    assert person.sees("2 signed before the record was changed.")


def test_what_was_signed_before_can_be_cleared_at_once(page: SignPage, person: Person) -> None:
    changed_after_signing(page, person)
    person.press(f"Clear: {FIRST}")
    assert [each.organisation_id for each in page.snapshot.signatures] == [2]
    person.press("Clear these")
    assert not page.snapshot.signatures
    assert not person.sees("before the record was changed")
    assert person.focus_name() == f"Signature of {FIRST}"


def test_undoing_the_change_makes_signatures_hold_again(page: SignPage, person: Person) -> None:
    changed_after_signing(page, person)
    page.desk.undo()
    assert person.sees("Not signed yet: 7.")
    assert not person.sees("Signed before the record changed")


def test_only_who_is_in_the_room_signs(page: SignPage, person: Person) -> None:
    assert len(page._cards) == 9
    first = page.snapshot.organisations[0].id
    page.desk.run(set_presence, first, Presence.APOLOGIES)
    assert len(page._cards) == 8
    assert not person.has(f"Sign typed: {FIRST}")


def test_with_nobody_in_the_room_it_leads_to_prepare(
    tmp_path: Path, theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    desk = Desk()
    desk.create(tmp_path / f"empty{SUFFIX}")
    page = stage.show(SignPage(desk, theme), 842, 560)
    went: list[Destination] = []
    page.go_to.connect(went.append)
    person = Person(page, qtbot)
    assert not person.has("Seal the workshop")
    person.press("Go to Prepare")
    assert went == [Destination(Step.PREPARE, "attendances")]


def test_cards_give_way_when_the_page_grows_narrow(page: SignPage, qtbot: QtBot) -> None:
    cards = list(page._cards.values())
    assert cards[0].y() == cards[1].y()
    page.resize(480, 560)
    qtbot.waitUntil(lambda: cards[0].x() == cards[1].x())
    page.resize(1240, 560)
    qtbot.waitUntil(lambda: cards[0].y() == cards[2].y())


def test_with_a_note_leads_to_the_note_each_time_it_is_pressed(page: SignPage, person: Person) -> None:
    answer_of(person, "With a note")
    person.click(pad(person))
    answer_of(person, "With a note")
    assert person.focus_name() == f"Note of {FIRST}"
    person.keys("If funded")
    sign_typed(person)
    assert page.snapshot.workshop_signatures()[0].note == "If funded"


def test_who_signs_with_a_note_that_is_not_there_accepts(page: SignPage, person: Person) -> None:
    answer_of(person, "With a note")
    sign_typed(person)
    assert page.snapshot.workshop_signatures()[0].decision is Decision.ACCEPT
    assert person.sees("Signed")
