"""Two whole workshops by hand, from the blank record on: every command that can be undone, each at least once.

Rows are named as people name them, by name or number, never by id.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from partnerdesk.model.change import Change
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.quick.actions import parse_action
from partnerdesk.quick.entries import BallotEntry, HealthEntry
from partnerdesk.quick.goals import parse_goal
from partnerdesk.quick.partners import parse_partners
from partnerdesk.storage.document import Document
from tests.core.commands.catalogue import every_command

COMMANDS = every_command()
TODAY = date(2026, 11, 12)


class Script:
    """Does one command after another and remembers the record before each, with the name of its step."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.before: list[Snapshot] = []
        self.labels: list[str] = []
        self.used: set[str] = set()

    @property
    def snapshot(self) -> Snapshot:
        return self.document.snapshot()

    def do(self, name: str, *given: Any, **named: Any) -> Change:
        """One edit; it has to change something."""
        before = self.snapshot
        change = COMMANDS[name](self.document.editor, *given, **named)
        assert change.rows, name
        self.before.append(before)
        self.labels.append(str(change.label))
        self.used.add(name)
        return change

    def organisation(self, name: str) -> int:
        return next(each.id for each in self.snapshot.organisations if each.name == name)

    def capability(self, name: str) -> int:
        return next(each.id for each in self.snapshot.capabilities if each.name == name)

    def goal(self, code: str) -> int:
        return next(each.id for each in self.snapshot.workshop_goals() if each.code == code)

    def action(self, code: str) -> int:
        return next(each.id for each in self.snapshot.workshop_actions() if each.code == code)

    def tie(self, one: str, other: str) -> int:
        pair = {self.organisation(one), self.organisation(other)}
        return next(each.id for each in self.snapshot.relationships if {each.a_id, each.b_id} == pair)

    def last(self, table: str) -> int:
        """The newest row of a table."""
        rows: tuple[Any, ...] = getattr(self.snapshot, table)
        return int(max(row.id for row in rows))


def whole_series(script: Script) -> None:
    """Both workshops."""
    for part in (_prepare, _map, _ties, _people, _offers, _goals, _polls, _health, _counts, _priorities, _actions,
                 _parts, _bulk, _merges, _review, _sign, _next_workshop):  # fmt: skip
        part(script)


def _prepare(script: Script) -> None:
    do = script.do
    do("partnership.rename_partnership", "Riverside together")
    do("partnership.set_workshop_title", "First workshop")
    do("partnership.set_workshop_place", "Town hall")
    do("partnership.set_workshop_date", "12/11/2026")
    do("partnership.set_workshop_hours", "9 to 4")
    do("partnership.set_workshop_purpose", "Agree what only all of us can change")
    do("partnership.set_next_meeting", "In March")
    do("partnership.set_workshop_kind", 3, "")
    do("partnership.set_agreement_rule", 80, 1, community_must_hold=True)
    for title in ("Welcome", "Goals", "Tea"):
        do("agenda.add_agenda_item", title)
    first, second, third = (each.id for each in script.snapshot.workshop_agenda())
    do("agenda.rename_agenda_item", first, "Welcome and names")
    do("agenda.set_agenda_kind", first, "relationship")
    do("agenda.set_agenda_minutes", second, 45)
    do("agenda.set_agenda_spent", second, 50)
    do("agenda.move_agenda_item", third, -1)
    do("agenda.remove_agenda_item", third)
    do("notes.set_private_note", "prepare", "Ask about the hall")


def _map(script: Script) -> None:
    do = script.do
    do("organisations.add_organisation", "Riverside Council", "council")
    do("organisations.add_organisation", "Riverside Counsil")
    lines = "Hillside School #school @Jo Smith >Riverside Council; Tenants' Forum; Passer-by; Passer Two"
    do("partners.add_partners", parse_partners(lines, script.snapshot))
    school, forum = script.organisation("Hillside School"), script.organisation("Tenants' Forum")
    do("organisations.rename_organisation", school, "Hill School")
    do("organisations.set_organisation_type", forum, "tenants")
    do("organisations.set_organisation_community", school, community=True)
    do("organisations.set_organisation_note", school, "Comes from the north")
    do("organisations.place_organisations", {school: (100, 200), forum: (300, 400)})
    do("placing.move_on_map", [school], {school: (150, 250)})
    do("placing.place_on_grid", {school: (4, 1), forum: (2, 4)})
    do("organisations.move_organisation", forum, -1)
    do("organisations.remove_organisation", script.organisation("Passer-by"))
    do("organisations.remove_organisations", [script.organisation("Passer Two")])
    do("attendance.set_presence", school, "late")
    do("attendance.set_can_commit", school, "refer")
    do("resources.add_resource", school, "Hall", "Fridays")
    do("resources.add_resource", school, "Van")
    van = script.last("resources")
    do("resources.rename_resource", van, "Minibus")
    do("resources.set_resource_amount", van, "two days")
    do("resources.move_resource", van, -1)
    do("resources.remove_resource", van)


def _ties(script: Script) -> None:
    do = script.do
    council, forum = script.organisation("Riverside Council"), script.organisation("Tenants' Forum")
    double = script.organisation("Riverside Counsil")
    do("relationships.link_organisations", council, forum, 1)
    do("relationships.link_organisations", double, forum, 2)
    do("relationships.link_organisations", double, council)
    tie = script.tie("Riverside Council", "Tenants' Forum")
    do("relationships.set_level_before", tie, 0)
    do("relationships.set_level_now", tie, 2)
    do("relationships.set_level_wanted", tie, 4)
    do("relationships.set_trust", tie, 1, 4)
    do("relationships.set_kinds", tie, ["money", "advice"])
    do("relationships.set_direction", tie, "a to b")
    do("relationships.set_relationship_note", tie, "They share a van")
    do("relationships.unlink_organisations", script.tie("Riverside Counsil", "Riverside Council"))


def _people(script: Script) -> None:
    do = script.do
    school = script.organisation("Hill School")
    do("people.add_representative", school, "Ann Jones", "head")
    ann = script.last("people")
    do("people.rename_person", ann, "Ann Price")
    do("people.set_person_role", ann, "head teacher")
    do("people.set_person_named", ann, named=True)
    do("people.set_person_coming", ann, coming=False)
    do("people.remove_person", ann)


def _offers(script: Script) -> None:
    do = script.do
    council, school = script.organisation("Riverside Council"), script.organisation("Hill School")
    for name in ("Data", "Rooms", "Odds", "Drivers"):
        do("capabilities.add_capability", name)
    rooms, data = script.capability("Rooms"), script.capability("Data")
    do("capabilities.rename_capability", data, "Health data")
    do("capabilities.move_capability", rooms, -1)
    do("capabilities.remove_capability", script.capability("Odds"))
    do("capabilities.set_holding", school, rooms, "offer", held=True)
    do("capabilities.toggle_holding", council, data, "offer")
    do("holdings.mark_holding", council, rooms, "need")
    do("holdings.hold_by_name", school, "Choir", "offer")
    do("holdings.set_holdings", council, "need", ["Rooms", "Volunteers"])


def _goals(script: Script) -> None:
    do = script.do
    do("goals.add_goal", "Every child walks to school")
    pasted = [parse_goal(line, TODAY) for line in ("Walking to school is safe", "Warm homes", "Too many")]
    do("goals.add_goals", pasted)
    walk = script.goal("G1")
    do("goals.reword_goal", walk, "Every child can walk to school")
    do("goals.set_goal_measure", walk, "Children who walk")
    do("goals.set_goal_baseline", walk, "41")
    do("goals.set_goal_target", walk, "60")
    do("goals.set_goal_by", walk, "31/7/2027")
    do("goals.set_goal_community", walk, 3)
    do("goals.set_goal_need", walk, script.capability("Rooms"), needed=True)
    do("goals.need_capability", walk, "Crossing patrols")
    do("goals.toggle_goal_need", walk, script.capability("Drivers"))
    do("goals.move_goal", script.goal("G3"), -1)
    do("goals.remove_goal", script.goal("G4"))
    do("goals.set_goal_status", script.goal("G3"), "moved")
    do("own_words.add_own_words", walk, script.organisation("Hill School"), "Fewer cars")
    words = script.last("own_words")
    do("own_words.edit_own_words", words, "Fewer cars at the gate")
    do("own_words.add_own_words", walk, None, "Safe feet")
    do("own_words.remove_own_words", script.last("own_words"))


def _polls(script: Script) -> None:
    do, walk = script.do, script.goal("G1")
    council, forum = script.organisation("Riverside Council"), script.organisation("Tenants' Forum")
    do("polling.start_poll", walk, "alone")
    do("answers.set_alone_answer", walk, council, 2)
    do("answers.set_alone_answer", walk, forum, 3)
    do("polling.reveal", walk, "alone")
    do("answers.clear_alone_answer", walk, forum)
    do("answers.set_support_answer", walk, council, 6)
    do("answers.set_support_answer", walk, forum, 1)
    do("answers.clear_support_answer", walk, forum)
    do("answers.set_dissent", walk, council, reason="No money", would_change="A grant")
    do("answers.add_dissent", walk, None, "Too soon")
    do("answers.edit_dissent", script.last("dissents"), would_change="A year more")
    do("answers.clear_dissent", script.last("dissents"))
    do("polling.set_one_voice", on=True)
    do("polling.add_voice", walk, "support", 2, forum, "K7")
    do("polling.change_voice", script.last("voices"), 3, forum)
    do("polling.add_voice", walk, "support", 5, forum)
    do("polling.remove_voice", script.last("voices"))
    do("polling.ask_again", walk, "alone")
    do("polling.add_voices", walk, "alone", [BallotEntry("K8", 2, forum), BallotEntry("K9", 3, forum)])


def _health(script: Script) -> None:
    do = script.do
    first = HealthEntry("HK7", "4321" * 6, "community")
    do("health.add_health_sheets", [first, HealthEntry("", "2" * 24), HealthEntry("HK9", "0" * 24)])
    do("health.remove_health_sheet", script.last("health_sheets"))
    do("health.reveal_health")
    do("health.clear_health")
    do("health.add_health_sheets", [first])
    do("health.reveal_health")


def _counts(script: Script) -> None:
    do, safe = script.do, script.goal("G2")
    do("answers.set_support_by", safe, "count")
    do("answers.set_support_counts", safe, [3, 4, 3, 1, 2, 1, 0, 0])
    do("answers.set_support_count", safe, 8, 1)
    do("answers.add_support_count", safe, 1)
    do("answers.take_support_count", safe, 8)


def _priorities(script: Script) -> None:
    do, walk, safe = script.do, script.goal("G1"), script.goal("G2")
    council = script.organisation("Riverside Council")
    do("priorities.set_ranking", "dots")
    do("priorities.set_dots_each", 6)
    do("priorities.give_priority", walk, council, "dots", 4)
    do("priorities.give_priorities", council, "dots", {walk: (3, None), safe: (2, None)})
    do("priorities.take_priority", safe, council, "dots")
    do("priorities.clear_priorities", council, "dots")
    do("priorities.give_priority", safe, council, "impact", 8, 3)


def _actions(script: Script) -> None:
    do = script.do
    do("actions.add_action", "Count the cars", goal_id=script.goal("G1"), due="2026-12-01")
    lines = (
        "Run a damp triage by 31 Jan @Riverside Council +Hill School #G1",
        "Paint the path",
        "Lose",
        "Me",
        "Too",
    )
    do("actions.add_actions", [parse_action(line, script.snapshot, TODAY) for line in lines])
    cars, school = script.action("A1"), script.organisation("Hill School")
    do("actions.reword_action", cars, "Count the cars at the gate")
    do("actions.set_action_lead", cars, school)
    do("actions.set_action_start", cars, "2026-11-20")
    do("actions.set_action_due", cars, "2026-12-08")
    do("actions.set_action_help", cars, "Two counters")
    do("actions.set_action_goal", cars, script.goal("G2"))
    do("actions.set_action_status", cars, "doing")
    do("actions.move_action", cars, 1)
    do("actions.remove_action", script.action("A4"))
    do("actions.remove_actions", [script.action("A5"), script.action("A6")])


def _parts(script: Script) -> None:
    do, cars = script.do, script.action("A1")
    school, forum = script.organisation("Hill School"), script.organisation("Tenants' Forum")
    tie = script.tie("Riverside Council", "Tenants' Forum")
    do("actions.set_contribution", cars, school, script.capability("Rooms"), brings=True)
    do("actions.toggle_contribution", cars, forum)
    do("actions.remove_contributor", cars, forum)
    do("actions.set_addressing", cars, tie, addressed=True)
    do("actions.toggle_addressing", cars, tie)
    do("attendance.set_presence", forum, "absent")
    do("invite.invite_absent", forum, [script.capability("Drivers")])
    do("invite.find_holder", [script.capability("Crossing patrols")])
    do("invite.work_at_relationship", tie)


def _bulk(script: Script) -> None:
    do = script.do
    several = [each.id for each in script.snapshot.workshop_actions()]
    do("actions.set_leads", several, script.organisation("Riverside Counsil"))
    do("actions.set_due_days", several, "2027-01-05")
    do("actions.shift_dates", several, 7)
    do("actions.set_goals", several, script.goal("G2"))
    do("actions.set_statuses", several, "doing")


def _merges(script: Script) -> None:
    """Two of a kind become one, are parted, and become one again."""
    do = script.do
    for key, facts in (
        ("N2 not asked: G2", "2"),
        ("N15 lead cannot say yes: A1", "A1"),
        ("N12 quiet: RC2", "RC2"),
    ):
        do("findings.set_finding_aside", key, facts, "We know")
    pair = script.organisation("Riverside Council"), script.organisation("Riverside Counsil")
    do("merging.merge_organisations", *pair)
    do("merging.unmerge", script.last("merges"))
    pair = script.organisation("Riverside Council"), script.organisation("Riverside Counsil")
    do("merging.merge_organisations", *pair)
    do("merging.merge_goals", script.goal("G1"), script.goal("G2"))
    do("merging.unmerge", script.last("merges"))
    do("merging.merge_goals", script.goal("G1"), script.goal("G2"))


def _review(script: Script) -> None:
    do = script.do
    do("findings.set_finding_aside", "N3 contested: G1", "5, 6", "We go on with it")
    do("findings.bring_finding_back", "N3 contested: G1")
    for text in ("Buses", "Lunch", "Rents", "Gone"):
        do("parking.park", text)
    buses, lunch, rents, gone = (each.id for each in script.snapshot.workshop_parking())
    do("parking.reword_parked", buses, "Buses on Sundays")
    do("parking.set_parking_outcome", buses, "next time")
    do("parking.set_parking_outcome", lunch, "dropped")
    do("parking.move_parked", rents, -1)
    do("parking.remove_parked", gone)


def _sign(script: Script) -> None:
    do = script.do
    council, school = script.organisation("Riverside Council"), script.organisation("Hill School")
    do("signing.sign", council, "accept", signed_as="Pat Brown")
    do("signing.answer", school, "with note", "If the path is lit")
    do("partnership.set_next_meeting", "In April")
    do("signing.let_stand", council)
    do("partnership.set_next_meeting", "In March, after all")
    do("signing.clear_signed_before")
    do("signing.clear_signature", school)


def _next_workshop(script: Script) -> None:
    do = script.do
    do("next_workshop.start_next_workshop", "2027-03-14")
    open_ = [each.id for each in script.snapshot.workshop_actions()]
    do("settling.mark_done", open_[0], "2027-01-12")
    do("settling.drop_action", open_[1], "no money", "The grant ended")
    do("settling.postpone", open_[2], "2027-06-30", "waiting for others", "Snow")
    do("relationships.set_level_now", script.tie("Riverside Council", "Tenants' Forum"), 3)
    do("partnership.set_workshop_place", "School hall")
    do("goals.add_goal", "Warm homes for all")
    do("next_workshop.start_next_workshop", "2027-06-14")
    do("settling.mark_done", script.snapshot.workshop_actions()[0].id)
