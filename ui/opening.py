"""How a workshop comes onto the desk: a new one, a copy of an example; and the places in it that can be found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from partnerdesk.model.partner_types import category_of
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Step
from partnerdesk.paths import SUFFIX, documents_folder
from partnerdesk.templates import Template, example_path, example_title
from ui.desk import Desk
from ui.dialogs.new_workshop import free_path
from ui.pages.page import Destination


@dataclass(frozen=True, slots=True)
class Place:
    """Something in the record that can be found by its words."""

    text: str
    icon: str
    destination: Destination


def begin(desk: Desk, path: Path, title: str, template: Template | None, day: str) -> None:
    """Make a document and give it what the first questions brought. Raises PartnerDeskError when it cannot be made."""
    from partnerdesk.imports.template import begin_workshop

    desk.create(path, title)
    desk.run(begin_workshop, title, day, template)


def open_example(desk: Desk, number: int) -> None:
    """Make a copy of a worked example in the documents folder and open it. Raises PartnerDeskError."""
    from partnerdesk.imports.outline import read_outline, write_outline

    outline = read_outline(example_path(number))
    folder = documents_folder() / "PartnerDesk examples"
    folder.mkdir(parents=True, exist_ok=True)
    desk.create(free_path(folder, example_title(number), SUFFIX))
    desk.run(write_outline, outline, barrier=True)


def places(snapshot: Snapshot, icon_of: Callable[[str], str]) -> Iterator[Place]:
    """Every partner, goal and action of the record. ``icon_of`` knows the icon of a category of partner."""
    for organisation in snapshot.organisations:
        icon = icon_of(category_of(organisation.type))
        yield Place(organisation.name, icon, Destination(Step.MAP, "organisations", organisation.id))
    for goal in snapshot.workshop_goals():
        yield Place(f"{goal.code}  {goal.text}", "target", Destination(Step.GOALS, "goals", goal.id))
    for action in snapshot.workshop_actions():
        yield Place(
            f"{action.code}  {action.text}", "list-checks", Destination(Step.ACTIONS, "actions", action.id)
        )
