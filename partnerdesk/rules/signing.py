"""What is signed, by whom, and how far that has got."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from partnerdesk.model.records import Organisation, SealedVersion, Signature
from partnerdesk.model.redaction import redactions
from partnerdesk.model.signed_words import signed_before
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import ActionStatus, Decision, GoalStatus, SignatureMethod
from partnerdesk.rules.counted import counted
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


@dataclass(frozen=True, slots=True)
class Signatory:
    """An organisation that is asked to sign, who signs for it, and what was said; None while nothing was said.

    ``signed_as`` is the role, or without a role the name of somebody who agreed to be named in print, or "".
    ``before`` says that the record changed since: other words were signed than stand now. ``note`` is what somebody
    wrote who has not signed yet.
    """

    organisation: Organisation
    signed_as: str
    signature: Signature | None
    before: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """How many organisations are asked, how many have signed, and how many will sign in ink on the printed page.

    Who has said "not yet" has not signed; who signs on paper has accepted, but nobody can see yet that they did.
    ``before`` is how many accepted before the record changed: they count as not signed.
    """

    asked: int
    signed: int
    on_paper: int
    before: int = 0

    @property
    def waiting(self) -> int:
        return self.asked - self.signed - self.on_paper

    @property
    def by_all(self) -> bool:
        return 0 < self.asked == self.signed


def signed_so_far(snapshot: Snapshot) -> Signed:
    """Counts rows only until somebody has signed, for it is asked after every edit."""
    said, before = snapshot.workshop_signatures(), signed_before(snapshot)
    accepted = [each for each in said if each.decision is not Decision.NOT_YET and each not in before]
    on_paper = sum(signature.method is SignatureMethod.INK for signature in accepted)
    asked = snapshot.present_ids() | {signature.organisation_id for signature in said}
    return Signed(len(asked), len(accepted) - on_paper, on_paper, len(before))


def signatories(snapshot: Snapshot) -> tuple[Signatory, ...]:
    """Every organisation in the room, and any other that has signed, in their order."""
    said = {signature.organisation_id: signature for signature in snapshot.workshop_signatures()}
    before = {signature.organisation_id for signature in signed_before(snapshot)}
    notes = snapshot.waiting_notes()
    asked = snapshot.present_ids() | said.keys()
    return tuple(
        Signatory(
            organisation,
            _signs_as(snapshot, organisation.id),
            said.get(organisation.id),
            organisation.id in before,
            notes.get(organisation.id, ""),
        )
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
    dropped = ActionStatus.DROPPED
    return Phrase(
        QT_TRANSLATE_NOOP(
            "core", "Goals agreed: {agreed}. Still open: {open}. Actions: {actions}. Concerns: {concerns}."
        ),
        agreed=sum(goal.status is GoalStatus.AGREED for goal in goals),
        open=sum(goal.status is GoalStatus.OPEN for goal in goals),
        actions=sum(each.status is not dropped for each in snapshot.workshop_actions()),
        concerns=sum(dissent.goal_id in ids for dissent in snapshot.dissents),
    )


def earlier_versions(snapshot: Snapshot) -> tuple[SealedVersion, ...]:
    """What was sealed of the workshop being worked on and reopened since, the first version first."""
    mine = (each for each in snapshot.sealed_versions if each.workshop_id == snapshot.workshop.id)
    return tuple(sorted((each for each in mine if each.reopened_at), key=lambda each: each.version))


def why_reopened(sealed: SealedVersion, day: Callable[[str], str]) -> Phrase:
    """An earlier version and the reason it was reopened, in one line; ``day`` says a date as people write it."""
    return Phrase(
        QT_TRANSLATE_NOOP(
            "core",
            "Version {version} was sealed on {sealed}. It was reopened on {reopened}, because: {reason}",
        ),
        version=sealed.version,
        sealed=day(sealed.at[:10]),
        reopened=day(sealed.reopened_at[:10]),
        reason=sealed.reopened_reason,
    )


def redacted_words(sealed: SealedVersion, day: Callable[[str], str]) -> Phrase | None:
    """That somebody was taken out of a version since it was sealed, and the code it was sealed with; None if not."""
    found = redactions(sealed)
    if not found:
        return None
    text = QT_TRANSLATE_NOOP(
        "core",
        "Redacted: on {day} a name was taken out of version {version}, because the person asked for it. It was sealed"
        " with the code {code}; copies from before bear that one.",
    )
    code = " ".join(found[0].code[start : start + 4] for start in range(0, 16, 4))
    return Phrase(text, day=day(found[-1].at[:10]), version=sealed.version, code=code)


def reopening_will_clear(snapshot: Snapshot) -> Phrase:
    """What becomes of the signatures when the sealed workshop is reopened."""
    so_far = signed_so_far(snapshot)
    version = snapshot.workshop.sealed_version or 0
    if so_far.on_paper:
        text = QT_TRANSLATE_NOOP(
            "core",
            "Reopening clears what was given to these words: signed here {number}, to sign on paper {on_paper}."
            " Version {version} stays as it is.",
        )
        return Phrase(text, number=so_far.signed, on_paper=so_far.on_paper, version=version)
    return counted(
        so_far.signed,
        QT_TRANSLATE_NOOP(
            "core",
            "Reopening clears 1 signature: it was given to these words. Version {version} stays as it is.",
        ),
        QT_TRANSLATE_NOOP(
            "core",
            "Reopening clears {number} signatures: they were given to these words. Version {version} stays as it is.",
        ),
        version=version,
    )


def reopening_cleared(before: Snapshot) -> Phrase:
    """What became of the signatures of ``before``, the sealed workshop, when it was reopened."""
    so_far = signed_so_far(before)
    version = before.workshop.sealed_version or 0
    if so_far.on_paper:
        text = QT_TRANSLATE_NOOP(
            "core",
            "Reopened. Version {version} stays as it was. Cleared: signed here {number}, to sign on paper {on_paper}.",
        )
        return Phrase(text, number=so_far.signed, on_paper=so_far.on_paper, version=version)
    return counted(
        so_far.signed,
        QT_TRANSLATE_NOOP("core", "Reopened. Version {version} stays as it was. 1 signature was cleared."),
        QT_TRANSLATE_NOOP(
            "core", "Reopened. Version {version} stays as it was. {number} signatures were cleared."
        ),
        version=version,
    )


def _signs_as(snapshot: Snapshot, organisation_id: int) -> str:
    people = snapshot.people_coming(organisation_id)
    called = (person.role or (person.name if person.named else "") for person in people)
    return next((words for words in called if words), "")
