"""What the map shows: partners and the links between them, taken from a snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from partnerdesk.model.partner_types import CATEGORY_LABELS, category_of
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Presence, RelationshipLevel, TieDirection
from ui.words import named, translated

translate = QCoreApplication.translate

TENSION = "tension"
MONEY = "money"


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation on the map. ``place`` is where a hand put it, in thousandths, or None.

    ``influence`` and ``interest`` are 0 to 4, or None where they are not said.
    """

    id: int
    name: str
    category: str
    type: str
    community: bool
    present: bool
    place: tuple[int, int] | None = None
    influence: int | None = None
    interest: int | None = None

    @property
    def on_grid(self) -> tuple[int, int] | None:
        """Influence and interest, where both are said."""
        if self.influence is None or self.interest is None:
            return None
        return self.influence, self.interest


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between the partners ``a`` and ``b``. ``level`` is 0 to 4, or None where it is not yet said."""

    id: int
    a: int
    b: int
    level: int | None = None
    tension: bool = False
    money: bool = False
    direction: TieDirection = TieDirection.BOTH

    def receiver(self) -> int:
        """The partner that is given to, 0 where each gives to the other."""
        ends = {TieDirection.A_TO_B: self.b, TieDirection.B_TO_A: self.a}
        return ends.get(self.direction, 0)


@dataclass(frozen=True, slots=True)
class Scene:
    """Everybody on the map by id, in the order of the list, and the links."""

    partners: Mapping[int, Partner]
    ties: tuple[Tie, ...]

    def ties_of(self, partner_id: int) -> tuple[Tie, ...]:
        return tuple(tie for tie in self.ties if partner_id in (tie.a, tie.b))

    def links(self) -> list[tuple[int, int]]:
        return [(tie.a, tie.b) for tie in self.ties]


def scene_of(snapshot: Snapshot) -> Scene:
    """The map of the workshop being worked on."""
    attendance = snapshot.attendance()
    ratings = snapshot.rating_of()
    partners = {}
    for each in snapshot.organisations:
        here = attendance.get(each.id)
        presence = here.presence if here else Presence.ABSENT
        place = (each.x, each.y) if each.x is not None and each.y is not None else None
        category = category_of(each.type)
        partners[each.id] = Partner(
            each.id,
            each.name,
            category,
            each.type,
            each.community,
            presence.counts_as_present,
            place,
            here.influence if here else None,
            here.interest if here else None,
        )
    ties = []
    for tie in snapshot.relationships:
        rating = ratings.get(tie.id)
        kinds = tie.kinds.split("|")
        level = rating.now if rating is not None else None
        signs = TENSION in kinds, MONEY in kinds
        ties.append(Tie(tie.id, tie.a_id, tie.b_id, level, *signs, tie.direction))
    return Scene(partners, tuple(ties))


def describe(scene: Scene, partner_id: int) -> str:
    """A partner in words, as a screen reader says it after the name."""
    partner = scene.partners[partner_id]
    parts = [partner.type or translated(CATEGORY_LABELS[partner.category])]
    if partner.community:
        parts.append(translate("Scene", "Speaks for the community"))
    if not partner.present:
        parts.append(translate("Scene", "Not in the room"))
    ties = scene.ties_of(partner_id)
    if not ties:
        parts.append(translate("Scene", "No links"))
    for tie in ties:
        other = scene.partners[tie.b if tie.a == partner_id else tie.a].name
        way = way_words(tie.direction, from_a=tie.a == partner_id)
        parts.append(f"{level_words(tie)}: {other}" + (f", {way}" if way else ""))
    return ". ".join(parts) + "."


def way_words(direction: TieDirection, *, from_a: bool) -> str:
    """Which way a link runs, as one of the two partners sees it; nothing where it runs both ways."""
    if direction is TieDirection.BOTH:
        return ""
    gives = (direction is TieDirection.A_TO_B) == from_a
    return translate("Scene", "gives to them") if gives else translate("Scene", "gets from them")


def level_words(tie: Tie) -> str:
    """How a link is called in a few words."""
    if tie.level is None:
        words = translate("Scene", "Linked, how closely is not said")
    elif tie.level == RelationshipLevel.NONE:
        words = translate("Scene", "Not working together")
    else:
        words = named(RelationshipLevel(tie.level))
    tension = translate("Scene", "tension")
    return f"{words}, {tension}" if tie.tension else words
