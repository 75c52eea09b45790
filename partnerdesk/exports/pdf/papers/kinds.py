"""Every kind of document that can be printed: what it is called, what it is for, and when it cannot be made yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from partnerdesk.exports.pdf.imprint import furniture
from partnerdesk.exports.pdf.papers.agenda import agenda
from partnerdesk.exports.pdf.papers.ballots import ballots, shared_goals
from partnerdesk.exports.pdf.papers.capability_cards import capability_cards
from partnerdesk.exports.pdf.papers.easy_read import easy_read, easy_scale
from partnerdesk.exports.pdf.papers.goal_cards import goal_cards
from partnerdesk.exports.pdf.papers.handout import Handout
from partnerdesk.exports.pdf.papers.health_sheets import health_sheets
from partnerdesk.exports.pdf.papers.invitations import invitations
from partnerdesk.exports.pdf.papers.large_print import large_print, large_scale
from partnerdesk.exports.pdf.papers.map_sheets import map_a0, map_a3
from partnerdesk.exports.pdf.papers.map_tiles import map_on_a3, map_on_a4
from partnerdesk.exports.pdf.papers.matrix import matrix
from partnerdesk.exports.pdf.papers.name_tents import name_tents
from partnerdesk.exports.pdf.papers.one_page import one_page
from partnerdesk.exports.pdf.papers.organisation_sheets import organisation_sheets
from partnerdesk.exports.pdf.papers.paper_pack import paper_pack
from partnerdesk.exports.pdf.papers.prompt_sheets import step_sheets
from partnerdesk.exports.pdf.papers.sign_in import sign_in
from partnerdesk.exports.pdf.papers.wall_plan import wall_plan
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import TypeScale, type_scale
from partnerdesk.exports.pdf.summary import summary_blocks
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.missing import all_needed, empty_chairs
from partnerdesk.rules.workshop_facts import WorkshopFacts
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

Lack = Callable[[Snapshot], str]
"""What a document still waits for, as a source text; "" when it can be made."""


def _nothing(snapshot: Snapshot) -> str:  # noqa: ARG001 - it can always be made
    return ""


def _organisations(snapshot: Snapshot) -> str:
    words = QT_TRANSLATE_NOOP("core", "No organisations yet. Add them on the partner map.")
    return "" if snapshot.organisations else words


def _capabilities(snapshot: Snapshot) -> str:
    words = QT_TRANSLATE_NOOP(
        "core", "No capabilities yet. Say on the partner map what each offers and needs."
    )
    return "" if snapshot.capabilities else words


def _matrix(snapshot: Snapshot) -> str:
    return _organisations(snapshot) or _capabilities(snapshot)


def _agenda(snapshot: Snapshot) -> str:
    words = QT_TRANSLATE_NOOP("core", "No agenda yet. Write it at Prepare, or take a template's.")
    return "" if snapshot.workshop_agenda() else words


def _goals(snapshot: Snapshot) -> str:
    words = QT_TRANSLATE_NOOP("core", "No shared goals yet. Write the first one at Agree shared goals.")
    return "" if shared_goals(snapshot) else words


def _actions(snapshot: Snapshot) -> str:
    words = QT_TRANSLATE_NOOP("core", "No actions yet. Write the first one at Record actions.")
    kept = any(each.status is not ActionStatus.DROPPED for each in snapshot.workshop_actions())
    return "" if kept else words


def _chairs(snapshot: Snapshot) -> str:
    words = QT_TRANSLATE_NOOP(
        "core", "No empty chair: nothing that a goal needs is missing here and held by somebody who is not."
    )
    return "" if empty_chairs(all_needed(WorkshopFacts.of(snapshot))) else words


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document. ``key`` names it on the command line and ends its file's name; ``size`` is its paper.

    ``scale`` is its type; with ``wide`` the paper lies on its long side. One of the
    ``whole`` record carries it, for programs.
    """

    key: str
    title: str
    purpose: str
    size: str
    make: Callable[[Paper], Handout]
    lacks: Lack = _nothing
    scale: Callable[[], TypeScale] = type_scale
    wide: bool = False
    whole: bool = False

    def waits_for(self, snapshot: Snapshot) -> Phrase | None:
        """Why it cannot be made now; None when it can."""
        words = self.lacks(snapshot)
        return Phrase(words) if words else None


def _summary(paper: Paper) -> Handout:
    return Handout(summary_blocks(paper), furniture(paper).sheet())


SUMMARY: Final = Kind(
    "summary",
    QT_TRANSLATE_NOOP("core", "Signed summary"),
    QT_TRANSLATE_NOOP("core", "The whole record, for everybody who came."),
    "A4",
    _summary,
    whole=True,
)
KINDS: Final = (
    SUMMARY,
    Kind(
        "one-page",
        QT_TRANSLATE_NOOP("core", "One-page summary"),
        QT_TRANSLATE_NOOP("core", "What was agreed and who does what next, on one side."),
        "A4",
        one_page,
    ),
    Kind(
        "large-print",
        QT_TRANSLATE_NOOP("core", "Summary in large print"),
        QT_TRANSLATE_NOOP("core", "The whole record in 18 points, nothing side by side."),
        "A4",
        large_print,
        scale=large_scale,
        whole=True,
    ),
    Kind(
        "easy-read",
        QT_TRANSLATE_NOOP("core", "Easy-read summary"),
        QT_TRANSLATE_NOOP("core", "What we agreed and who does what, in short sentences with pictures."),
        "A4",
        easy_read,
        scale=easy_scale,
    ),
    Kind(
        "organisation-sheets",
        QT_TRANSLATE_NOOP("core", "Sheet for each organisation"),
        QT_TRANSLATE_NOOP("core", "Their actions, what they bring, their promises, offers and needs."),
        "A4",
        organisation_sheets,
        _organisations,
    ),
    Kind(
        "sign-in",
        QT_TRANSLATE_NOOP("core", "Sign-in sheet"),
        QT_TRANSLATE_NOOP("core", "Who came, who can say yes, and whose name may be printed."),
        "A4",
        sign_in,
        wide=True,
    ),
    Kind(
        "name-tents",
        QT_TRANSLATE_NOOP("core", "Name tents"),
        QT_TRANSLATE_NOOP("core", "Two to a page, to cut and fold; names only of those who agreed."),
        "A4",
        name_tents,
        _organisations,
    ),
    Kind(
        "agenda",
        QT_TRANSLATE_NOOP("core", "Agenda"),
        QT_TRANSLATE_NOOP("core", "What happens when, and how you agree."),
        "A4",
        agenda,
        _agenda,
    ),
    Kind(
        "goal-cards",
        QT_TRANSLATE_NOOP("core", "Goal cards"),
        QT_TRANSLATE_NOOP("core", "One goal each, large, with who sees it differently."),
        "A5",
        goal_cards,
        _goals,
        partial(type_scale, 1.15),
        wide=True,
    ),
    Kind(
        "ballots",
        QT_TRANSLATE_NOOP("core", "Ballots"),
        QT_TRANSLATE_NOOP("core", "Eight to a page, each with a code to type in afterwards."),
        "A4",
        ballots,
        _goals,
    ),
    Kind(
        "health-sheets",
        QT_TRANSLATE_NOOP("core", "Health check sheets"),
        QT_TRANSLATE_NOOP("core", "24 statements to tick, each sheet with a code to type in afterwards."),
        "A4",
        health_sheets,
    ),
    Kind(
        "capability-cards",
        QT_TRANSLATE_NOOP("core", "Capability cards"),
        QT_TRANSLATE_NOOP("core", "Eight to a page: who offers it, who needs it."),
        "A4",
        capability_cards,
        _capabilities,
    ),
    Kind(
        "wall-plan",
        QT_TRANSLATE_NOOP("core", "Wall plan"),
        QT_TRANSLATE_NOOP("core", "All actions over the months, to hang up."),
        "A3",
        wall_plan,
        _actions,
        partial(type_scale, 1.2),
        wide=True,
    ),
    Kind(
        "matrix",
        QT_TRANSLATE_NOOP("core", "Capability matrix"),
        QT_TRANSLATE_NOOP("core", "Who offers and needs what; what is missing on top."),
        "A3",
        matrix,
        _matrix,
        partial(type_scale, 1.35),
        wide=True,
    ),
    Kind(
        "map-a3",
        QT_TRANSLATE_NOOP("core", "Partner map"),
        QT_TRANSLATE_NOOP("core", "The map on one large page, and the same in a table."),
        "A3",
        map_a3,
        _organisations,
        partial(type_scale, 1.2),
        wide=True,
    ),
    Kind(
        "map-a0",
        QT_TRANSLATE_NOOP("core", "Partner map, poster"),
        QT_TRANSLATE_NOOP("core", "One page of A0, for a print shop."),
        "A0",
        map_a0,
        _organisations,
        partial(type_scale, 3.0),
        wide=True,
    ),
    Kind(
        "map-tiles-a4",
        QT_TRANSLATE_NOOP("core", "Partner map, poster on A4"),
        QT_TRANSLATE_NOOP("core", "The same poster on 25 sheets that are glued together."),
        "A4",
        map_on_a4,
        _organisations,
        wide=True,
    ),
    Kind(
        "map-tiles-a3",
        QT_TRANSLATE_NOOP("core", "Partner map, poster on A3"),
        QT_TRANSLATE_NOOP("core", "The same poster on 9 sheets that are glued together."),
        "A3",
        map_on_a3,
        _organisations,
        partial(type_scale, 1.35),
        wide=True,
    ),
    Kind(
        "invitations",
        QT_TRANSLATE_NOOP("core", "Invitations"),
        QT_TRANSLATE_NOOP("core", "A letter to each empty chair, with the reason why."),
        "A4",
        invitations,
        _chairs,
    ),
    Kind(
        "worksheets",
        QT_TRANSLATE_NOOP("core", "Prompts and worksheets"),
        QT_TRANSLATE_NOOP("core", "For each step what to ask, and a sheet to fill in."),
        "A4",
        step_sheets,
    ),
    Kind(
        "paper-pack",
        QT_TRANSLATE_NOOP("core", "Paper pack"),
        QT_TRANSLATE_NOOP("core", "Everything to go on by hand if the laptop dies."),
        "A4",
        paper_pack,
    ),
)


def kind_of(key: str) -> Kind:
    """Raises KeyError when there is no such kind."""
    return {each.key: each for each in KINDS}[key]
