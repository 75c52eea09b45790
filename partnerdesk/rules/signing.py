"""What is signed, by whom, and how far that has got."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.model.records import Organisation, Signature
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Decision, GoalStatus
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


@dataclass(frozen=True, slots=True)
class Signatory:
    """An organisation that is asked to sign, who signs for it, and what was said; None while nothing was said.

    ``signed_as`` is the role, or without a role the name of somebody who agreed to be named in print, or "".
    """

    organisation: Organisation
    signed_as: str
    signature: Signature | None

    @property
    def accepts(self) -> bool:
        return self.signature is not None and self.signature.decision != Decision.NOT_YET


def signatories(snapshot: Snapshot) -> tuple[Signatory, ...]:
    """Every organisation in the room, and any other that has signed, in their order."""
    said = {signature.organisation_id: signature for signature in snapshot.workshop_signatures()}
    asked = snapshot.present_ids() | said.keys()
    return tuple(
        Signatory(organisation, _signs_as(snapshot, organisation.id), said.get(organisation.id))
        for organisation in snapshot.organisations
        if organisation.id in asked
    )


def words_to_sign(snapshot: Snapshot) -> Phrase:
    """The sentence that everybody signs, with the next meeting where one is agreed."""
    again = snapshot.workshop.next_meeting
    if not again:
        return Phrase(
            QT_TRANSLATE_NOOP(
                "core",
                "We agree to work together towards these goals and to do the actions we have put our names to, and to"
                " meet again to see how we did.",
            )
        )
    return Phrase(
        QT_TRANSLATE_NOOP(
            "core",
            "We agree to work together towards these goals and to do the actions we have put our names to, and to"
            " meet again ({meeting}) to see how we did.",
        ),
        meeting=again,
    )


def what_is_signed(snapshot: Snapshot) -> Phrase:
    """The record behind the words in one line: goals, actions, and concerns kept in the words of who raised them."""
    goals = [goal for goal in snapshot.workshop_goals() if goal.status is not GoalStatus.MOVED]
    ids = {goal.id for goal in goals}
    return Phrase(
        QT_TRANSLATE_NOOP(
            "core", "Goals agreed: {agreed}. Still open: {open}. Actions: {actions}. Concerns: {concerns}."
        ),
        agreed=sum(goal.status is GoalStatus.AGREED for goal in goals),
        open=sum(goal.status is GoalStatus.OPEN for goal in goals),
        actions=len(snapshot.workshop_actions()),
        concerns=sum(dissent.goal_id in ids for dissent in snapshot.dissents),
    )


def _signs_as(snapshot: Snapshot, organisation_id: int) -> str:
    people = snapshot.people_coming(organisation_id)
    called = (person.role or (person.name if person.named else "") for person in people)
    return next((words for words in called if words), "")
