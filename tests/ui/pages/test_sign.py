"""Sign off: each representative's answer, three ways to sign, the seal, and opening again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from partnerdesk.commands.attendance import set_presence
from partnerdesk.model.records import Signature
from partnerdesk.model.vocabulary import Decision, Presence, SignatureMethod, Step
from partnerdesk.paths import SUFFIX
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.desk import Desk
from ui.pages.page import Destination
from ui.pages.sign_page import SignPage
from ui.theme import Theme
from ui.widgets import SignaturePad

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
    person.press(f"Sign typed: {FIRST}")
    person.press(f"Sign on paper: {SECOND}")
    first, second = signature(page), signature(page, SECOND)
    assert first is not None
    assert second is not None
    assert (first.method, first.signed_as) == (SignatureMethod.TYPED, FIRST)
    assert second.method is SignatureMethod.INK
    assert person.sees("Signs on paper")


def test_enter_on_the_pad_signs_in_type(page: SignPage, person: Person) -> None:
    page.arrive(Destination(Step.SIGN))
    assert isinstance(page.focusWidget(), SignaturePad)
    person.key(Qt.Key.Key_Return)
    signed = signature(page)
    assert signed is not None
    assert signed.method is SignatureMethod.TYPED


def test_a_note_goes_with_the_signature(page: SignPage, person: Person) -> None:
    answer_of(person, "With a note")
    person.write(f"Note of {FIRST}", "The cabinet meets in May.")
    person.press(f"Sign typed: {FIRST}")
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


def test_a_note_typed_before_signing_is_not_lost_by_a_refresh(page: SignPage, person: Person) -> None:
    answer_of(person, "With a note")
    person.write(f"Note of {FIRST}", "The cabinet meets in May.")
    person.press(f"Sign typed: {SECOND}")
    person.press(f"Sign typed: {FIRST}")
    signed = signature(page)
    assert signed is not None
    assert (signed.decision, signed.note) == (Decision.WITH_NOTE, "The cabinet meets in May.")


def test_sealing_locks_and_reopening_unlocks(page: SignPage, person: Person) -> None:
    person.press(f"Sign typed: {FIRST}")
    person.press("Seal the workshop")
    assert page.snapshot.workshop.sealed_version == 1
    assert person.sees("Signed and sealed as version 1. Record code ")
    assert not person.has("Seal the workshop")
    assert not person.has(f"Clear: {FIRST}")
    person.press("Reopen")
    assert page.snapshot.workshop.sealed_version == 1  # a reason is asked for first
    assert person.focus_name() == "Reason for reopening"
    person.keys("A goal was missing")
    person.key(Qt.Key.Key_Return)
    assert person.has("Seal the workshop")
    assert page.desk.snapshot.sealed_versions[0].reopened_reason == "A goal was missing"
    person.press("Seal the workshop")
    assert person.sees("Signed and sealed as version 2.")


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
