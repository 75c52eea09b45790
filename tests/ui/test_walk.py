"""A newcomer's walk: from the welcome page to a signed, sealed workshop and a saved PDF, by keyboard and mouse only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTabBar
from pytestqt.qtbot import QtBot

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Decision, SignatureMethod, Step
from partnerdesk.paths import SUFFIX, documents_folder
from tests.ui.person import CTRL, Person
from ui.desk import Desk
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets import SignaturePad
from ui.window import Window

PARTNERS = (
    "Riverside School #school @Jo Smith",
    "Hartwell Engineering #business @Ruth Cole",
    "Northside Youth Club #community group @Kofi Mensah",
)
SCHOOL, FIRM, CLUB = "Riverside School", "Hartwell Engineering", "Northside Youth Club"
PLACEMENTS = "Every leaver has a work placement"
FARES = "Nobody under 18 pays for the bus to work"


def enter(person: Person, text: str) -> None:
    """Type a line where the cursor is, and press Enter."""
    person.keys(text)
    person.key(Qt.Key.Key_Return)


def begin(person: Person) -> None:
    def answer(dialog: QDialog) -> None:
        person.write("What is the partnership called?", "Riverside Youth Skills", within=dialog)
        person.choose("What is it for?", "Tackling skills", dialog)
        person.write("When is the workshop?", "14 October 2026", within=dialog)
        person.press("Start the workshop", dialog)

    person.answering(answer, lambda: person.press("New workshop"))


def map_partners(person: Person) -> None:
    """Partners by the quick line, a link by keys, offers and needs in the details."""
    assert person.focus_name() == "Add a partner"
    for line in PARTNERS:
        enter(person, line)
    person.press("Link")
    person.write(f"Partner to link with {SCHOOL}", "Northside", enter=True)
    person.keys("3")
    person.press("Details")
    person.write(f"Add an offer of {SCHOOL}", "Time of the teachers", enter=True)
    person.write(f"Add a need of {SCHOOL}", "Money", enter=True)


def tab(person: Person, goal: int, name: str) -> None:
    """Press the tab of an open goal, with the mouse."""
    bar = person.find(f"Parts of goal {goal}", QTabBar)
    wanted = next(at for at in range(bar.count()) if bar.tabText(at) == name)
    person.click(bar, bar.tabRect(wanted).center())


def answer(person: Person, qtbot: QtBot, first: str, numbers: str) -> None:
    """Press the first organisation's answer, and type the others': the next row has the focus by itself."""
    person.press(f"{SCHOOL}: {first}")
    for number in numbers:
        qtbot.wait(20)
        person.keys(number)


def agree_goals(person: Person, qtbot: QtBot) -> None:
    """Two goals; the first is tested, supported with one reason, and agreed."""
    assert person.focus_name() == "New goal"
    enter(person, PLACEMENTS)
    enter(person, FARES)
    person.press("Open goal 1")
    tab(person, 1, "What it needs")
    person.write("A new capability that the goal needs", "Work placements", enter=True)
    tab(person, 1, "Alone test")
    answer(person, qtbot, "3, Impossible", "23")
    tab(person, 1, "Support")
    answer(person, qtbot, "1, Fully behind it", "25")
    person.write(f"Why: {CLUB}", "Our young people were not asked.")
    person.press("Agree it against the rule: goal 1")  # two of three can live with it


def walk_to_the_signatures(window: Window, person: Person, qtbot: QtBot) -> None:
    begin(person)
    map_partners(person)
    person.press("Next: agree shared goals")
    agree_goals(person, qtbot)
    person.press("Next: record actions")
    enter(person, "Ring twenty firms by 31 October 2026 @Hartwell +Riverside #G1")
    enter(person, "Ask the bus company @Northside #G2")
    person.press("Next: review")
    assert person.sees("Is this a partnership?")
    person.write("Park it", "Who pays for the minibus", enter=True)
    person.press("Next: sign off")


def pads(person: Person) -> list[SignaturePad]:
    return [pad for pad in person.window.findChildren(SignaturePad) if pad.isVisible()]


def sign(person: Person, qtbot: QtBot) -> None:
    """One draws, one types and adds a note, one will sign in ink."""
    qtbot.waitUntil(lambda: len(pads(person)) == 3)
    person.draw(pads(person)[0])
    person.press(f"Sign typed: {FIRM}")
    person.keys("Director")
    person.key(Qt.Key.Key_Return)
    person.press(f"Sign on paper: {CLUB}")
    person.press("Seal the workshop")


def check(record: Snapshot) -> None:
    """Everything that was typed is in the record."""
    assert record.partnership.name == "Riverside Youth Skills"
    assert (record.workshop.date, record.workshop.kind) == ("2026-10-14", 5)
    assert [one.name for one in record.organisations] == [SCHOOL, FIRM, CLUB]
    assert [one.name for one in record.people] == ["Jo Smith", "Ruth Cole", "Kofi Mensah"]
    assert len(record.relationships) == 1
    assert [one.now for one in record.ratings] == [3]
    assert {"Time of the teachers", "Money", "Work placements"} <= {one.name for one in record.capabilities}
    assert len(record.holdings) == 2
    assert [one.text for one in record.workshop_goals()] == [PLACEMENTS, FARES]
    assert [one.answer for one in record.alone_responses] == [3, 2, 3]
    assert [one.level for one in record.support_responses] == [1, 2, 5]
    assert [one.reason for one in record.dissents] == ["Our young people were not asked."]
    first, second = record.workshop_actions()
    assert (first.text, first.due) == ("Ring twenty firms", "2026-10-31")
    assert record.organisation(first.lead_id or 0).name == FIRM
    assert record.organisation(second.lead_id or 0).name == CLUB
    assert [one.text for one in record.workshop_parking()] == ["Who pays for the minibus"]
    signed = [(one.method, one.decision) for one in record.signatures]
    assert signed == [
        (SignatureMethod.DRAWN, Decision.ACCEPT),
        (SignatureMethod.TYPED, Decision.ACCEPT),
        (SignatureMethod.INK, Decision.ACCEPT),
    ]
    assert record.sealed


def shown_window(theme: Theme, qtbot: QtBot, folder: Path) -> Window:
    window = Window(Desk(), theme, Settings(folder))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def test_from_nothing_to_a_signed_pdf_and_back(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    window = shown_window(theme, qtbot, tmp_path)
    person = Person(window, qtbot)
    walk_to_the_signatures(window, person, qtbot)
    sign(person, qtbot)
    person.press("Next: print and share")
    person.press("Save the PDF")
    path = documents_folder() / f"Riverside Youth Skills{SUFFIX}"
    summary = path.with_name("Riverside Youth Skills summary, version 1.pdf")
    qtbot.waitUntil(summary.exists, timeout=20_000)
    assert summary.read_bytes().startswith(b"%PDF-")
    qtbot.waitUntil(lambda: person.sees("A4, pages"), timeout=20_000)
    check(window._desk.snapshot)
    window.close()

    again = shown_window(theme, qtbot, tmp_path)
    person = Person(again, qtbot)
    person.press("Open Riverside Youth Skills")
    assert again.workshop.sheet.step is Step.PRINT
    check(again._desk.snapshot)
    person.key(Qt.Key.Key_Z, CTRL)
    check(again._desk.snapshot)
    person.key(Qt.Key.Key_1, CTRL)
    person.write("Place", "Town Hall", enter=True)
    assert again._desk.snapshot.workshop.place == ""
    person.key(Qt.Key.Key_6, CTRL)
    person.write("Reason for reopening", "The place was left out", enter=True)
    person.key(Qt.Key.Key_1, CTRL)
    person.write("Place", "Town Hall", enter=True)
    assert again._desk.snapshot.workshop.place == "Town Hall"
    again.close()
