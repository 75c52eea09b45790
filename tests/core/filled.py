"""A record in which every table of schema 2 has rows, also those that no typed line fills."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.model.vocabulary import LateReason, MergeKind, PollKind, RankingMethod, TieDirection
from partnerdesk.storage.editor import Editor
from partnerdesk.wording import Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

GONE = {
    "id": 77, "code": "TC", "name": "The Council", "type": "", "community": False, "note": "", "position": 77,
    "x": None, "y": None,
}  # fmt: skip
AT = "2026-11-12T10:00:00.000+00:00"


def fill_later_tables(editor: Editor) -> None:
    """One edit that fills all that came with schema 2, for a record with two organisations, two goals, two actions, a
    relationship, an address and a parked item, each with the id 1. What was carried over is in a second workshop."""

    def work(session: Session) -> None:
        _settings(session)
        _answers(session)
        _history(session)
        _next_workshop(session)

    editor.apply(Phrase("Fill what came later"), work)


def _settings(session: Session) -> None:
    tables = model.tables
    _set(
        session.get(tables.Workshop, 1),
        one_voice=True,
        ranking=RankingMethod.DOTS,
        dots_each=7,
        health_hidden=True,
    )
    _set(session.get(tables.Relationship, 1), direction=TieDirection.B_TO_A)
    _set(session.get(tables.Addressing, 1), turned=True)
    _set(session.get(tables.Goal, 1), alone_hidden=True, support_hidden=True)


def _answers(session: Session) -> None:
    tables = model.tables
    for kind, organisation, ballot, answer in (
        (PollKind.ALONE, 1, "", 0),
        (PollKind.ALONE, 2, "", 3),
        (PollKind.SUPPORT, 1, "K7", 1),
        (PollKind.SUPPORT, None, "B2", 8),
        (PollKind.SUPPORT, None, "", 8),
    ):
        session.add(
            tables.Voice(
                goal_id=1, kind=kind, organisation_id=organisation, ballot=ballot, answer=answer, wording_id=1
            )
        )
    for method, value, ease in ((RankingMethod.DOTS, 4, None), (RankingMethod.IMPACT, 9, 2)):
        session.add(tables.Priority(goal_id=1, organisation_id=1, method=method, value=value, ease=ease))
    session.add(tables.Priority(goal_id=2, organisation_id=2, method=RankingMethod.DOTS, value=5))
    for sector, ballot, answers in (("community", "HK7M", "432104321043210432104321"), ("", "", "1" * 24)):
        session.add(tables.HealthSheet(workshop_id=1, sector=sector, ballot=ballot, answers=answers))
    session.add(tables.OwnWords(goal_id=1, organisation_id=1, text="Children stay well"))
    session.add(tables.OwnWords(goal_id=1, text="Fewer ambulances, môr a mynydd"))
    session.add(tables.Resource(organisation_id=1, name="Grant", amount="20,000 pounds a year", position=1))
    session.add(tables.Resource(organisation_id=1, name="Youth worker", position=2))


def _history(session: Session) -> None:
    tables = model.tables
    late = {"reason": LateReason.WAITING, "reason_note": "The council met late"}
    _set(session.get(tables.Action, 1), done_on="2027-02-01", **late)
    session.add(
        tables.Postponement(
            action_id=1,
            old_due="2026-12-01",
            new_due="2027-01-31",
            reason=LateReason.NO_TIME,
            note="Snow",
            at=AT,
        )
    )
    session.add(
        tables.SetAside(workshop_id=1, finding="N6 goals 2", facts="health", reason="Comes in spring", at=AT)
    )
    session.add(
        tables.Merge(
            workshop_id=1, kind=MergeKind.ORGANISATION, kept_id=1, name="The Council", at=AT,
            rows=f'[["organisations",77,{json.dumps(GONE)},null]]',
        )
    )  # fmt: skip


def _next_workshop(session: Session) -> None:
    tables = model.tables
    session.add(tables.Workshop(id=2, number=2, code="W2"))
    session.flush()
    session.add(tables.Goal(workshop_id=2, code="G1", position=1, text="Goes on", carried_from_id=1))
    session.add(tables.Action(workshop_id=2, code="A1", position=1, text="Goes on", carried_from_id=1))
    session.add(tables.ParkingItem(workshop_id=2, position=1, text="Goes on", carried_from_id=1))


def _set(row: model.tables.Row | None, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
