"""Empty chairs: a button for each absent partner that could bring what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from partnerdesk.commands.invite import invitation, invite_absent
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules.missing import EmptyChair
from ui.theme.theme import Theme
from ui.widgets import Button, FlowRow
from ui.words import say

if TYPE_CHECKING:
    from ui.pages.page import Page


class EmptyChairs(FlowRow):
    """One press makes the action to invite the partner."""

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__(theme, spacing=6)
        self._page = page
        self._shown: list[tuple[EmptyChair, bool]] = []

    def show_chairs(self, chairs: Iterable[EmptyChair]) -> None:
        snapshot = self._page.snapshot
        texts = {action.text for action in snapshot.workshop_actions()}
        found = [(chair, self._invitation(snapshot, chair) in texts) for chair in chairs]
        if found != self._shown:
            self._shown = found
            self.clear()
            self.add(*(self._button(snapshot, chair, invited=invited) for chair, invited in found))
        self.setVisible(bool(found))

    def _invitation(self, snapshot: Snapshot, chair: EmptyChair) -> str:
        return say(invitation(snapshot, chair.organisation_id, chair.capability_ids))

    def _button(self, snapshot: Snapshot, chair: EmptyChair, *, invited: bool) -> Button:
        name = snapshot.organisation(chair.organisation_id).name
        words = self.tr("%1 is to be invited") if invited else self.tr("Invite %1")
        tip = self.tr("Empty chair: %1 could bring %2").replace("%1", name)
        brings = ", ".join(snapshot.capability(each).name for each in chair.capability_ids)
        button = Button(
            self._theme,
            words.replace("%1", name),
            "check" if invited else "user-plus",
            tooltip=tip.replace("%2", brings),
            edits=True,
        )
        button.setEnabled(not invited)
        button.clicked.connect(partial(self._invite, chair))
        return button

    def _invite(self, chair: EmptyChair, *_: object) -> None:
        change = self._page.desk.run(invite_absent, chair.organisation_id, chair.capability_ids, say=say)
        if change is not None:
            self._page.message.emit(say(change.label))
