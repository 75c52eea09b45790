"""What one press does about a finding: each kind of remedy is one edit of the record."""

from __future__ import annotations

from partnerdesk.commands.actions import set_contribution
from partnerdesk.commands.goals import set_goal_status
from partnerdesk.commands.health import reveal_health
from partnerdesk.commands.invite import find_holder, invite_absent, work_at_relationship
from partnerdesk.commands.polling import reveal
from partnerdesk.commands.settling import mark_done
from partnerdesk.model.vocabulary import GoalStatus
from partnerdesk.rules.finding import Remedy, RemedyKind
from ui.desk import Desk
from ui.words import say


def apply(desk: Desk, remedy: Remedy) -> None:
    """Do it. A remedy names the rows that its kind speaks of."""
    match remedy.kind:
        case RemedyKind.INVITE_ABSENT:
            desk.run(invite_absent, _there(remedy.organisation_id), remedy.capability_ids, say)
        case RemedyKind.FIND_HOLDER:
            desk.run(find_holder, remedy.capability_ids, say)
        case RemedyKind.WORK_AT_TIE:
            desk.run(work_at_relationship, _there(remedy.relationship_id), say)
        case RemedyKind.ADD_PART:
            who, [what] = _there(remedy.organisation_id), remedy.capability_ids
            desk.run(set_contribution, _there(remedy.action_id), who, what, brings=True)
        case RemedyKind.MOVE_GOAL:
            desk.run(set_goal_status, _there(remedy.goal_id), GoalStatus.MOVED)
        case RemedyKind.AGREE_GOAL:
            desk.run(set_goal_status, _there(remedy.goal_id), GoalStatus.AGREED)
        case RemedyKind.REVEAL:
            desk.run(reveal, _there(remedy.goal_id), remedy.poll)
        case RemedyKind.REVEAL_HEALTH:
            desk.run(reveal_health)
        case RemedyKind.MARK_DONE:
            desk.run(mark_done, _there(remedy.action_id))


def _there(row_id: int | None) -> int:
    assert row_id is not None, "a remedy names the rows of its kind"
    return row_id
