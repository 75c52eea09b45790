"""Record actions: who may lead and what an action may be for, as lists to choose from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules.workshop_facts import WorkshopFacts

Choices = list[tuple[str, object]]

_LONGEST = 42


def partner_choices(facts: WorkshopFacts) -> Choices:
    """Those in the room, and the others."""
    away = QCoreApplication.translate("ActionChoices", "%1 (not in the room)")
    here = [(facts.organisations[each].name, each) for each in facts.present]
    return [*here, *((away.replace("%1", facts.organisations[each].name), each) for each in facts.absent)]


def lead_choices(facts: WorkshopFacts) -> Choices:
    return [(QCoreApplication.translate("ActionChoices", "Nobody yet"), None), *partner_choices(facts)]


def goal_choices(snapshot: Snapshot) -> Choices:
    """No goal, and the goals by their numbers."""
    words = [
        (f"{goal.code.lstrip('G')}  {shortened(goal.text)}", goal.id) for goal in snapshot.workshop_goals()
    ]
    return [(QCoreApplication.translate("ActionChoices", "No goal"), None), *words]


def shortened(text: str, most: int = _LONGEST) -> str:
    """Words for a list; nobody reads two hundred letters there."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
