"""From a checked outline to the rows of a record: the same rows that a document keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from partnerdesk.imports.outline_check import Addresses
from partnerdesk.imports.outline_form import ActionForm, GoalForm, OrganisationForm, Outline, WorkshopForm
from partnerdesk.model import records
from partnerdesk.model.records import Record
from partnerdesk.model.vocabulary import HoldingKind, Presence

ORDER: Final = (
    "agenda_items", "capabilities", "organisations", "people", "attendances", "representatives", "holdings",
    "resources", "relationships", "ratings", "goals", "wordings", "goal_needs", "alone_responses", "support_responses",
    "support_counts", "voices", "priorities", "own_words", "dissents", "actions", "contributions", "addressings",
    "postponements", "parking_items", "health_sheets",
)  # fmt: skip
"""The tables that an outline fills, each after the tables that it refers to."""


@dataclass(slots=True)
class Rows:
    """New rows by table, numbered from 1: they go into a record that has none in these tables."""

    workshop_id: int
    at: str
    """The moment that wordings and postponements are dated with: ISO text in UTC."""
    tables: dict[str, list[Record]] = field(default_factory=lambda: {table: [] for table in ORDER})

    def number(self, table: str) -> int:
        """The id of the next row of ``table``."""
        return len(self.tables[table]) + 1

    def add(self, table: str, row: Record) -> int:
        self.tables[table].append(row)
        return row.id


def rows_of(outline: Outline, workshop_id: int, at: str) -> Rows:
    """Every row that ``outline`` brings, except the partnership and the workshop themselves."""
    rows = Rows(workshop_id, at)
    for item in outline.agenda:
        number = rows.number("agenda_items")
        rows.add(
            "agenda_items",
            records.AgendaItem(number, workshop_id, number, item.title, item.kind, item.minutes, item.spent),
        )
    capabilities = {code: _capability(rows, code, name) for code, name in outline.capabilities.items()}
    organisations = {each.id: _organisation(rows, each, capabilities) for each in outline.organisations}
    _relationships(rows, outline, organisations)
    goals = {each.id: _goal(rows, each, organisations, capabilities) for each in outline.goals}
    ids = _Ids(organisations, capabilities, goals, Addresses(outline.relationships))
    for action in outline.actions:
        _action(rows, action, ids)
    for parked in outline.parking_lot:
        number = rows.number("parking_items")
        rows.add(
            "parking_items", records.ParkingItem(number, workshop_id, number, parked.text, parked.outcome)
        )
    for sheet in outline.health_check:
        number = rows.number("health_sheets")
        rows.add(
            "health_sheets",
            records.HealthSheet(number, workshop_id, sheet.sector, sheet.ballot, sheet.answers),
        )
    return rows


def workshop_with(workshop: records.Workshop, form: WorkshopForm) -> records.Workshop:
    """``workshop`` with everything that the outline says of it."""
    return replace(
        workshop,
        code=form.id,
        kind=form.kind,
        kind_name=form.kind_name,
        title=form.title,
        place=form.place,
        date=form.date,
        hours=form.hours,
        purpose=form.purpose,
        next_meeting=form.next_meeting,
        agreement_share=form.agreement.share,
        blocks_allowed=form.agreement.blocks,
        community_must_hold=form.agreement.community,
        one_voice=form.one_voice,
        ranking=form.ranking,
        dots_each=form.dots_each,
        health_hidden=form.health_hidden,
    )


def _capability(rows: Rows, code: str, name: str) -> int:
    number = rows.number("capabilities")
    return rows.add("capabilities", records.Capability(number, code, name, number))


def _organisation(rows: Rows, form: OrganisationForm, capabilities: Mapping[str, int]) -> int:
    number = rows.number("organisations")
    x, y = (form.map.x, form.map.y) if form.map else (None, None)
    rows.add(
        "organisations",
        records.Organisation(number, form.id, form.name, form.type, form.community, form.note, number, x, y),
    )
    presence = form.presence or (Presence.PRESENT if form.present else Presence.ABSENT)
    rows.add(
        "attendances",
        records.Attendance(
            rows.number("attendances"), rows.workshop_id, number, presence, form.can_commit, form.influence,
            form.interest,
        ),
    )  # fmt: skip
    for kind, codes in ((HoldingKind.OFFER, form.offers), (HoldingKind.NEED, form.needs)):
        for code in codes:
            rows.add("holdings", records.Holding(rows.number("holdings"), number, capabilities[code], kind))
    _people(rows, form, number)
    for resource in form.resources:
        each = rows.number("resources")
        rows.add("resources", records.Resource(each, number, resource.name, resource.amount, each))
    return number


def _people(rows: Rows, form: OrganisationForm, organisation_id: int) -> None:
    for person in form.people:
        person_id = rows.number("people")
        rows.add("people", records.Person(person_id, organisation_id, person.name, person.role, person.named))
        if person.coming:
            number = rows.number("representatives")
            rows.add(
                "representatives",
                records.Representative(number, rows.workshop_id, organisation_id, person_id),
            )


def _relationships(rows: Rows, outline: Outline, organisations: Mapping[str, int]) -> None:
    for form in outline.relationships:
        number = rows.number("relationships")
        a, b = organisations[form.a], organisations[form.b]
        kinds = "|".join(form.kinds)
        rows.add("relationships", records.Relationship(number, a, b, kinds, form.note, form.direction))
        rows.add(
            "ratings",
            records.Rating(
                rows.number("ratings"), rows.workshop_id, number, form.before, form.now, form.wanted, form.trust_ab,
                form.trust_ba,
            ),
        )  # fmt: skip


def _goal(
    rows: Rows, form: GoalForm, organisations: Mapping[str, int], capabilities: Mapping[str, int]
) -> int:
    goal = rows.number("goals")
    rows.add(
        "goals",
        records.Goal(
            goal, rows.workshop_id, form.id, goal, form.text, form.measure, form.baseline, form.target, form.by,
            form.community_level, form.status, form.support_by, form.alone_hidden, form.support_hidden,
        ),
    )  # fmt: skip
    for code in form.needs_caps:
        rows.add("goal_needs", records.GoalNeed(rows.number("goal_needs"), goal, capabilities[code]))
    _answers(rows, form, goal, organisations)
    for level, count in enumerate(form.support_counts, start=1):
        if count:
            rows.add(
                "support_counts", records.SupportCount(rows.number("support_counts"), goal, level, count)
            )
    for note in form.dissent:
        by = _by(note.org, organisations)
        rows.add(
            "dissents", records.Dissent(rows.number("dissents"), goal, by, note.reason, note.would_change)
        )
    _priorities(rows, form, goal, organisations)
    for words in form.own_words:
        by = _by(words.org, organisations)
        rows.add("own_words", records.OwnWords(rows.number("own_words"), goal, by, words.text))
    return goal


def _by(code: str | None, organisations: Mapping[str, int]) -> int | None:
    return organisations[code] if code is not None else None


def _priorities(rows: Rows, form: GoalForm, goal: int, organisations: Mapping[str, int]) -> None:
    for given in form.priorities:
        rows.add(
            "priorities",
            records.Priority(
                rows.number("priorities"),
                goal,
                organisations[given.org],
                given.method,
                given.value,
                given.ease,
            ),
        )


def _answers(rows: Rows, form: GoalForm, goal: int, organisations: Mapping[str, int]) -> None:
    wording = rows.add("wordings", records.Wording(rows.number("wordings"), goal, form.text, rows.at))
    for code, answer in form.alone.items():
        if answer is not None:
            number = rows.number("alone_responses")
            rows.add(
                "alone_responses", records.AloneResponse(number, goal, organisations[code], answer, wording)
            )
    for code, level in form.support.items():
        if level is not None:
            number = rows.number("support_responses")
            rows.add(
                "support_responses",
                records.SupportResponse(number, goal, organisations[code], level, wording),
            )
    for voice in form.voices:
        by = _by(voice.org, organisations)
        number = rows.number("voices")
        rows.add("voices", records.Voice(number, goal, voice.kind, by, voice.ballot, voice.answer, wording))


@dataclass(frozen=True, slots=True)
class _Ids:
    """The rows that an action may name, by their ids in the outline."""

    organisations: Mapping[str, int]
    capabilities: Mapping[str, int]
    goals: Mapping[str, int]
    addresses: Addresses


def _action(rows: Rows, form: ActionForm, ids: _Ids) -> None:
    action = rows.number("actions")
    goal = ids.goals[form.goal] if form.goal is not None else None
    lead = ids.organisations[form.lead] if form.lead is not None else None
    rows.add(
        "actions",
        records.Action(
            action, rows.workshop_id, goal, lead, form.id, action, form.text, form.start, form.due, form.help,
            form.status, form.done_on, form.reason, form.reason_note,
        ),
    )  # fmt: skip
    for each in form.postponed:
        number = rows.number("postponements")
        rows.add(
            "postponements",
            records.Postponement(number, action, each.old_due, each.new_due, each.reason, each.note, rows.at),
        )
    for organisation, codes in form.parts.items():
        brought: list[int | None] = [ids.capabilities[code] for code in codes or []]
        for capability in brought or [None]:
            number = rows.number("contributions")
            rows.add(
                "contributions",
                records.Contribution(number, action, ids.organisations[organisation], capability),
            )
    for name in form.addresses:
        place = ids.addresses.meant(name)[0]
        turned = ids.addresses.turned(name, place)
        rows.add("addressings", records.Addressing(rows.number("addressings"), action, place + 1, turned))
