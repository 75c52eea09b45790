"""Every kind of finding leads to the very thing that it is about, and the way back leads to the finding."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.commands.answers import set_alone_answer, set_support_answer
from partnerdesk.commands.goals import reword_goal
from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.settling import drop_action, postpone
from partnerdesk.commands.signing import sign
from partnerdesk.imports.outline import checked_outline, write_outline
from partnerdesk.model.vocabulary import Decision, Step
from partnerdesk.rules import found_goals
from partnerdesk.rules.finding import Finding, Kind, Severity
from partnerdesk.rules.findings import findings
from tests.core.rules.builder import Data, action, goal, outline, snapshot_of, tie
from tests.ui.desk_fixtures import window_on
from tests.ui.person import ALT, Person
from ui.desk import Desk
from ui.pages.actions_page import ActionsPage
from ui.pages.goals_page import GoalsPage
from ui.pages.map_page import MapPage
from ui.pages.page import Destination
from ui.pages.review_findings import FindingRow
from ui.pages.review_group import FindingGroup
from ui.theme import Theme
from ui.window import Window

PLACES: Final = {
    # what is found: how the place is called where the focus is then, and what stands in it already; " / " parts two
    # places of which one or the other is there
    "There is no agenda yet.": "New agenda item",
    "Nobody is ticked as here, so no offer and no seat counts yet.": "Attendance of Org A",
    "1 partner in the room has no representative: {names}.": "Role of somebody new for {names}",
    "{number} partners in the room have no representative: {names}.": "Role of somebody new for Org A",
    "All who are here are of one type: {type}.": "Attendance of Org C / New organisation",
    "No partner who is here has a type yet.": "Type",
    "None of the partners who are here is a community organisation.": "Attendance of Org C / New organisation",
    "There are no partners yet.": "Add a partner",
    "No partner, here or absent, offers {capability}. Needed for {goals}.": "Offers and needs",
    "Empty chair: {name} is not here and could bring {capabilities}, needed for {goals}.": "In the room",
    "Empty chair: {name} could bring {capabilities}. Action {action} speaks of them.": "In the room",
    "Only {name} offers {capabilities}. Without them it is missing for {goals}.": "Add an offer of {name}",
    "Only {name} offers {capabilities}. Without them these are missing for {goals}.": "Add an offer of {name}",
    "No partner, here or absent, offers {capability}. Needed for {goals}. Action {action} speaks of it.":
        "Offers and needs",
    "{number} partners each offer something needed that nobody else here offers: {offers}.":
        "Add an offer of {first_alone}",
    "{here} of {number} kinds of organisation that are usually needed are here. Missing: {kinds}.":
        "Attendance of Org C / New organisation",
    "{here} of {number} kinds of organisation that are usually needed are here. Missing: {kinds}. {name} could come.":
        "Attendance of {name}",
    "{yes} of {number} who are here can say yes for their organisation. Who cannot: {names}.":
        "Can they say yes for their organisation?",
    "Nobody who is here has said what they can put in, and how much.": "Add what {first_here} can put in",
    "Trust is one-sided: {a} rates {b} {a_to_b} of 4, {b} rates {a} {b_to_a} of 4.": "Now: 1 Networking",
    "There are no goals yet.": "New goal",
    "Goal {goal} is contested: 1 block, and the rule allows {allowed}.": "The goal, in the room's words",
    "Goal {goal} is contested: {number} blocks, and the rule allows {allowed}.": "The goal, in the room's words",
    "Goal {goal} is contested: {share} can live with it, and the rule asks for {wanted} %.":
        "The goal, in the room's words",
    "Goal {goal} is contested: {share} of community organisations can live with it, and the rule asks for {wanted} %.":
        "The goal, in the room's words",
    "Everyone stood aside from goal {goal}, so nobody holds it yet.": "Org A: 4, Stand aside",
    "Nobody has said whether they could do goal {goal} alone.": "Org A: 0, Easily",
    "Nobody has said how far they support goal {goal}.": "Org A: 1, Fully behind it",
    "Nobody has been asked about goal {goal} yet.": "Org A: 0, Easily",
    "Goal {goal} can be done alone. Who could do it easily: {names}.": "Org A: 0, Easily",
    "Goal {goal} can be done alone: only {hard} of {n} find it extremely hard or impossible. With effort: {names}.":
        "Org A: 1, With effort",
    "All that goal {goal} needs is offered by one alone: {names}.": "Org A: 3, Impossible",
    "Goal {goal} is held by {share} and is not marked as agreed yet.": "Mark as agreed: goal {number_of}",
    "Goal {goal} is marked as agreed against the rule of agreement.": "Open again: goal {number_of}",
    "Goal {goal} is marked as agreed, and nobody was asked how far they support it.": "Org A: 1, Fully behind it",
    "Goal {goal} is marked as agreed, and nobody was asked whether they could do it alone.": "Org A: 0, Easily",
    "For goal {goal}, all together offer no more than the best one does alone.": "Capability w",
    "1 partner has not said whether it could do goal {goal} alone: {names}.": "{names}: 0, Easily",
    "{number} partners have not said whether they could do goal {goal} alone: {names}.": "Org B: 0, Easily",
    "1 partner has not said how far it supports goal {goal}: {names}.": "{names}: 1, Fully behind it",
    "{number} partners have not said how far they support goal {goal}: {names}.": "Org B: 1, Fully behind it",
    "Concerns about goal {goal} without a reason: {names}.": "Why: {names}",
    "The alone test of goal {goal} is being asked blind.": "Org A: 0, Easily",
    "Support for goal {goal} is being asked blind.": "Org A: 1, Fully behind it",
    "Alone test of goal {goal}: 1 answer is to an earlier wording.": "Org A: 3, Impossible",
    "Alone test of goal {goal}: {number} answers are to an earlier wording.": "Org A: 3, Impossible",
    "Support for goal {goal}: 1 answer is to an earlier wording.": "Org A: 1, Fully behind it",
    "Support for goal {goal}: {number} answers are to an earlier wording.": "Org A: 1, Fully behind it",
    "Goal {goal} has no measure: nobody could tell when it is reached.": "Measure",
    "Goal {goal} names no needed capabilities, so there is no evidence beside opinion.": "Capability w",
    "Goal {goal} is agreed without them: {agencies} of agencies hold it, {community} of community organisations do.":
        "Why: Org B",
    "Nobody has said how far the community is part of goal {goal}.":
        "The community's part in this goal: 0, Not involved",
    "The community is not involved in goal {goal}.": "The community's part in this goal: 0, Not involved",
    "Goal {goal} has no action yet.": "New action |#G{number_of}",
    "Nobody leads action {action} yet.": "Who leads",
    "Action {action} is led by {name}, who cannot commit.": "Who leads",
    "Action {action} is led by {name}, who has to refer back first.": "Who leads",
    "Action {action} has no due date.": "Due",
    "Nobody brings anything to action {action} yet.": "Organisation to add to the action",
    "Action {action} is allocated to one: only {name} brings anything to it.": "Organisation to add to the action",
    "Action {action} is allocated to one: only {name} brings anything to it. {other} could bring {capability}.":
        "Organisation to add to the action",
    "Action {action} is lopsided: {name} brings {share} of it.": "Organisation to add to the action",
    "Action {action} is lopsided: {name} brings {share} of it. {other} could bring {capability}.":
        "Organisation to add to the action",
    "What they bring to action {action} is not said yet: {names}.": "{names}: Capability w",
    "Part of action {action} without being here: {names}.": "Who leads",
    "No action works at the relationship of {a} and {b}: level {now} now, level {wanted} wanted.":
        "Works at: {a} and {b} (networking now, cooperating wanted)",
    "{name} carries {share} of the work, more than a third.": "Who leads",
    "No part in any action: {names}.": "New action |+{first_code}",
    "No community organisation brings anything to an action.": "Organisation to add to the action",
    "1 parked item has no outcome yet: {items}.": "How it ends: {items}",
    "{number} parked items have no outcome yet: {items}.": "How it ends: Pool",
    "Weakest part of the definition: several kinds of organisation. Only one is here.": "Go there",
    "Weakest part of the definition: working together. {share} of the actions are joint work.": "Go there",
    "Weakest part of the definition: goals that all hold. {share} hold them on average.": "Go there",
    "Weakest part of the definition: hard to reach alone. {share} of the goals need the partnership.": "Go there",
    "The health check is not revealed yet.": "Reveal",
    "1 statement of the health check is seen differently.": "Show the 24 statements",
    "{number} statements of the health check are seen differently.": "Show the 24 statements",
    "1 theme of the health check is weak.": "Show the 24 statements",
    "{number} themes of the health check are weak.": "Show the 24 statements",
    "{name} says not yet.": "Note of {name}",
    "Action {action} from last time has come due, and is still open.": "A1: Do A1",
    "Nobody said why action {action} was dropped.": "A2: Do A2",
    "Nobody said why action {action} was put off.": "A3: Do A3",
    "{kept} of {number} promises that {name} leads were kept on time. Ask what would help.":
        "Who leads / Attendance of {name}",
}  # fmt: skip


def asked(code: str, needs: str = "wx", **more: Any) -> Data:
    """A goal that leaves nothing open but what is said otherwise."""
    usual: Data = {
        "alone": {"A": 3, "B": 3},
        "support": {"A": 1, "B": 1},
        "measure": "Counted",
        "community_level": 3,
    }
    return goal(code, needs, **{**usual, **more})


def planned(code: str, parts: Data, **more: Any) -> Data:
    return action(code, parts, **{"lead": "A", "due": "2027-01-31", **more})


def expecting() -> Data:
    """Few can say yes, kinds of organisation are missing, trust is one-sided, an action speaks of a gap."""
    data = outline(
        "A *B -C D", goals=[asked("G1", "y")],
        relationships=[{**tie("A", "B", 0, 1, 1), "trust_ab": 4, "trust_ba": 1}],
        actions=[planned("A1", {"A": ["w"]}, lead="B"), planned("A2", {"A": ["w"]}, lead="A", text="Get Capability y")],
    )  # fmt: skip
    data["workshop"]["kind"] = 1
    for each, word in zip(data["organisations"], ("no", "refer", "yes", "yes"), strict=True):
        each["can_commit"] = word
    data["organisations"][2]["type"] = "school"
    return data


def untyped() -> Data:
    data = outline("A B", goals=[asked("G1", alone={"A": 1, "B": 3})])
    for each in data["organisations"]:
        each["type"] = ""
    return data


def checked(public: str, community: str, **more: Any) -> Data:
    """Three sheets of each sector that begin so, and agree wholly with all the rest."""
    data = outline("A:w *B:x")
    data["workshop"] |= more
    said = {"public": public, "community": community}
    sheets = [{"sector": sector, "answers": each.ljust(24, "4")} for sector, each in said.items()]
    return {**data, "health_check": sheets * 3}


BOTH: Final = {"A": ["w"], "B": ["x"]}
UNEVEN: Final = {"A": ["u", "v", "w", "x"], "B": ["z"]}
PROMISED: Final = [planned(f"A{each}", BOTH, text=f"Do A{each}") for each in (1, 2, 3)]
WORKSHOPS: Final[dict[str, Data]] = {
    "nothing yet": outline(""),
    "nobody ticked": outline("-A -B", actions=[planned("A1", UNEVEN)]),
    "no types": untyped(),
    "right people": expecting(),
    "one type": outline(
        "A -*C:y -D:z", goals=[asked("G1", "xyz", alone={"A": 0}, support={"A": 1}, community_level=None)],
        actions=[
            planned("A1", {"A": ["w"]}, lead="C"), planned("A2", {}), action("A3", {"A": ["w"]}, text="Ask Org D"),
        ],
        parking_lot=["Pool"],
    ),
    "answers": outline(
        "A:w *B:x",
        goals=[
            asked("G1", support={"A": 1, "B": 8}), asked("G2", support={"A": 5, "B": 6}), goal("G3", "w"),
            asked("G4", support={}), asked("G5", alone={}), asked("G6", support={"A": 4, "B": 4}),
            asked("G7", "", alone={"A": 3}, support={"A": 1}, measure="", community_level=0), asked("G8"),
        ],
        actions=[planned("A1", {"A": ["w"]})],
    ),
    "blind": outline(
        "A:w B:x",
        goals=[asked("G1", alone_hidden=True), asked("G2", support_hidden=True), asked("G3"), asked("G4")],
        actions=[planned("A1", BOTH)],
    ),
    "evidence": outline("A:w,x B:w", goals=[asked("G1", "wx"), asked("G2", "wxy")], parking_lot=["Pool", "Buses"],
                        actions=[planned("A1", {"A": ["w", "x"], "B": []}), planned("A2", {"B": ["w"]})]),
    "one alone": outline("A:w *B:w,x,y", goals=[asked("G1", "wxy")], actions=[planned("A1", BOTH)]),
    "agreed": outline("A:w *B:x", goals=[
        asked("G1", support={}, status="agreed"), asked("G2", alone={}, status="agreed"),
        asked("G3", support={"A": 1, "B": 8}, status="agreed"),
    ]),
    "community": {
        **outline("A *B", goals=[asked("G1", support={"A": 1, "B": 6})]),
        "workshop": {"id": "W", "title": "Test", "kind": 1, "agreement": {"share": 50, "community": True}},
    },
    "held by half": {
        **outline("A:w *B:x,y", goals=[asked("G1", "wxy", support={"A": 1, "B": 6})]),
        "workshop": {"id": "W", "title": "Test", "agreement": {"share": 0}},
    },
    "promises": outline("A:w B:x", actions=PROMISED),
    "promises dropped": outline("A:w B:x", actions=PROMISED),
    "health hidden": checked("", "", health_hidden=True),
    "health once": checked("1114", "1111"),
    "health": checked("222222", "111111"),
    "work": outline(
        "A:w B:x C:y D E F", relationships=[tie("A", "B", 0, 1, 3)],
        actions=[planned("A1", BOTH), planned("A2", UNEVEN)],
    ),
}  # fmt: skip


def texts() -> set[str]:
    """Every sentence that any finder says: those texts that end like one."""
    folder = Path(found_goals.__file__).parent
    trees = [ast.parse(each.read_text(encoding="utf-8")) for each in sorted(folder.glob("found_*.py"))]
    marked = [
        node.args[1].value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "QT_TRANSLATE_NOOP"
        and isinstance(node.args[1], ast.Constant)
    ]
    return {text for text in marked if isinstance(text, str) and text.endswith(".")}


def test_every_kind_of_finding_has_its_place_and_is_tried() -> None:
    assert texts() == PLACES.keys()
    tried = {
        each.reason.text for data in WORKSHOPS.values() for each in findings(snapshot_of(data), private=True)
    }
    later = {
        text
        for text in texts()
        if any(
            words in text
            for words in ("was put off", "was dropped", "last time", "on time", "earlier wording")
        )
    }
    untried = texts() - tried - later - {"{name} says not yet."}  # an outline holds no signatures
    assert [text for text in untried if "{number}" not in text] == []


def window_of(data: Data, folder: Path, theme: Theme, qtbot: QtBot) -> Window:
    desk = Desk()
    desk.create(folder / "found.partnerdesk")
    desk.run(write_outline, checked_outline(data))
    window = window_on(desk, theme, folder)
    qtbot.addWidget(window)
    return window


@pytest.fixture(params=list(WORKSHOPS))
def window(request: pytest.FixtureRequest, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Window]:
    window = window_of(WORKSHOPS[request.param], tmp_path, theme, qtbot)
    if request.param == "work":
        window._desk.run(sign, 2, Decision.NOT_YET, signed_as="Chair")
    if request.param == "blind":
        for goal_id in (3, 4):
            window._desk.run(reword_goal, goal_id, "In other words")
        window._desk.run(set_alone_answer, 4, 2, 3)
        window._desk.run(set_support_answer, 4, 2, 1)
    if request.param == "promises":
        window._desk.run(start_next_workshop, "2027-03-14")
        window._desk.run(drop_action, 5)
        window._desk.run(postpone, 6, "2027-06-01")
    if request.param == "promises dropped":
        window._desk.run(start_next_workshop, "2027-03-14")
        for action_id in (4, 5, 6):
            window._desk.run(drop_action, action_id, "no time")
    yield window
    window.close()


def names_of(window: Window) -> list[str]:
    return [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]


def row_of(window: Window, finding: Finding) -> FindingRow:
    shown = [row for row in window.findChildren(FindingRow) if row.isVisible() and row.finding == finding]
    assert len(shown) == 1
    return shown[0]


def going(row: FindingRow) -> QAbstractButton:
    """The button that leads there; where the first mends at once, the second shows. The last sets it aside."""
    return row.findChildren(QAbstractButton)[-2]


def expected(finding: Finding) -> list[str]:
    values = {name: str(value) for name, value in finding.reason.values}
    return (
        PLACES[finding.reason.text]
        .format(
            number_of=values.get("goal", "").split(" ")[0],
            first_code=values.get("names", "").split(",")[0].removeprefix("Org "),
            first_here="Org A",
            first_alone=values.get("offers", "").split(" (")[0],
            **values,
        )
        .split(" / ")
    )


def found_at(widget: QWidget) -> str:
    """What a place is called; of a line with words in it, the words too."""
    words = widget.text().strip() if isinstance(widget, QLineEdit) else ""
    return f"{widget.accessibleName()} |{words}" if words else widget.accessibleName()


def belongs(window: Window, finding: Finding, widget: QWidget) -> bool:
    """Whether the widget is part of what shows the subject."""
    page, subject = window.workshop.sheet.page(finding.step), finding.subject
    if isinstance(page, GoalsPage) and subject.table == "goals":
        card = page.card(subject.id)
        return card is not None and card.isAncestorOf(widget)
    if isinstance(page, ActionsPage) and subject.table == "actions":
        panel = page.panel
        return panel is not None and panel.isAncestorOf(widget) and page.table.current_id() == subject.id
    if isinstance(page, MapPage) and subject.table == "organisations":
        return page.current == subject.id and page.panel.isAncestorOf(widget)
    if isinstance(page, MapPage) and subject.table == "capabilities":
        marks = page.holdings.table.marks
        return marks.capability(page.holdings.table.currentIndex().column()).id == subject.id
    return page.isAncestorOf(widget)


def test_a_finding_leads_to_the_very_thing_and_back(window: Window, qtbot: QtBot) -> None:
    person = Person(window, qtbot)
    desk = window._desk
    tried: dict[str, Finding] = {}
    for finding in desk.found:
        tried.setdefault(finding.reason.text, finding)
    window.workshop.go_to(Destination(Step.REVIEW))
    if any(finding.severity is Severity.NOTE and finding.kind is not Kind.WEAKEST for finding in desk.found):
        person.press(next(name for name in names_of(window) if name.startswith("Also good to know")))
    for group in window.findChildren(FindingGroup):
        group.unfold()
    for finding in tried.values():
        if finding.kind is Kind.WEAKEST:
            continue  # said above the list, with the way there
        window.workshop.go_to(Destination(Step.REVIEW))
        qtbot.wait(1)
        person.click(going(row_of(window, finding)))
        wanted = expected(finding)
        for _ in range(50):  # some pages put the focus in place in a later turn of the event loop
            if found_at(focused(window)) in wanted and not focused(window).visibleRegion().isEmpty():
                break
            qtbot.wait(20)
        assert found_at(focused(window)) in wanted, finding.reason
        assert not focused(window).visibleRegion().isEmpty(), finding.reason
        assert belongs(window, finding, focused(window)), finding.reason
        if finding.step is not Step.REVIEW:
            person.key(Qt.Key.Key_Left, ALT)
            assert window.workshop.sheet.step is Step.REVIEW
            assert row_of(window, finding).isAncestorOf(focused(window))


def focused(window: Window) -> QWidget:
    widget = window.focusWidget()
    assert widget is not None
    return widget
