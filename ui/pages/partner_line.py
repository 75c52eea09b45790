"""A line in which a partner is named, with those offered who may be meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from partnerdesk.quick.naming import organisations_meant
from ui.widgets.suggest_line import SuggestLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from partnerdesk.model.records import Organisation
    from ui.theme.theme import Theme


class PartnerLine(SuggestLine):
    """Understands a code, a name, or the beginning of one."""

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, placeholder=placeholder, parent=parent)
        self._others: Sequence[Organisation] = ()

    def offer(self, others: Sequence[Organisation]) -> None:
        """These may be meant."""
        self._others = others
        self.set_suggestions([each.name for each in others])

    def meant(self) -> Organisation | None:
        """Who is meant, as soon as that is clear."""
        found = organisations_meant(self.value(), self._others)
        return found[0] if len(found) == 1 else None

    def unclear(self) -> str:
        """Why it is not clear who is meant, in words."""
        found = organisations_meant(self.value(), self._others)
        if found:
            names = ", ".join(each.name for each in found[:3])
            return self.tr("That could be %1. Type more of the name.").replace("%1", names)
        return self.tr("There is no other partner of that name. Add it first, in the line above.")
