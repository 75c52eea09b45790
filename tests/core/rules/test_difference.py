"""What differs between a backup and the record of now."""

from __future__ import annotations

from partnerdesk.commands.goals import add_goal
from partnerdesk.commands.organisations import add_organisation, remove_organisation, rename_organisation
from partnerdesk.commands.parking import park
from partnerdesk.commands.placing import move_on_map
from partnerdesk.commands.signing import sign
from partnerdesk.model.backup import Counts
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules.difference import differences, held
from partnerdesk.storage.document import Document


def said(then: Snapshot, now: Snapshot) -> list[str]:
    return [str(each) for each in differences(then, now)]


def test_the_same_record_differs_in_nothing() -> None:
    with Document.in_memory("Averley") as document:
        assert said(document.snapshot(), document.snapshot()) == []


def test_partners_goals_and_actions_are_named_and_the_rest_is_counted() -> None:
    with Document.in_memory("Averley") as document:
        for name in ("Council", "School", "Bank"):
            add_organisation(document.editor, name)
        then = document.snapshot()
        remove_organisation(document.editor, 3)
        rename_organisation(document.editor, 2, "Academy")
        add_goal(document.editor, "Feed everyone")
        park(document.editor, "The bus times")
        sign(document.editor, 1, "accept", signed_as="Leader")
        now = document.snapshot()
    assert said(then, now) == [
        "Partners only in this backup: Bank",
        "Partners that read differently: School",
        "Goals not yet in this backup: Feed everyone",
        "1 signature was given since",
        f"{said(then, now)[-1].split()[0]} other entries differ",
    ]
    assert "1 signature was taken back since" in said(now, then)


def test_who_is_only_moved_on_the_map_says_the_same() -> None:
    with Document.in_memory("Averley") as document:
        add_organisation(document.editor, "Council")
        then = document.snapshot()
        move_on_map(document.editor, [1], {1: (300, 400)})
        moved = document.snapshot()
        assert said(then, moved) == ["Only places on the map or in lists differ"]
        add_organisation(document.editor, "School")
        assert said(then, document.snapshot())[0] == "Partners not yet in this backup: School"


def test_many_names_stay_short() -> None:
    with Document.in_memory("Averley") as document:
        then = document.snapshot()
        for number in range(9):
            add_goal(document.editor, f"Goal {number}")
        assert said(then, document.snapshot())[0].endswith("Goal 0, Goal 1, Goal 2, Goal 3 +5")


def test_how_much_it_holds_is_said_in_one_or_many() -> None:
    assert [str(each) for each in held(Counts(partners=1, goals=0, actions=2, signatures=1))] == [
        "1 partner",
        "0 goals",
        "2 actions",
        "1 signature",
    ]
