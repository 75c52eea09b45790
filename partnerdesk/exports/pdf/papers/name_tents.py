"""Name tents: two to a page, to be cut apart and folded, so that a name can be read from both sides."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.canvas import A4
from partnerdesk.exports.pdf.ground import Align, Ground, Stroke
from partnerdesk.exports.pdf.papers.cards import PAD, Grid
from partnerdesk.exports.pdf.papers.fitted import Fitted, sized
from partnerdesk.exports.pdf.papers.handout import Handout
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Artifact, Box, Role
from partnerdesk.exports.pdf.style import INK_SOFT, RULE_STRONG, UNIT
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean
from partnerdesk.model.records import Organisation, Person
from partnerdesk.wording import QT_TRANSLATE_NOOP

_GRID: Final = Grid(1, 2, (A4[0] - 22 * UNIT, 110 * UNIT))
_FOLD: Final = Stroke(RULE_STRONG, 0.6, (4.0, 4.0))


def name_tents(paper: Paper) -> Handout:
    """One for everybody who comes, and one to write on for each organisation of which nobody is known yet."""
    tents: list[Block] = []
    for each in paper.snapshot.organisations:
        people: list[Person | None] = [*paper.people_coming.get(each.id, [])]
        tents += [_tent(paper, each, person) for person in people or [None]]
    return Handout(_GRID.laid(tents), _GRID.sheet(paper))


def _tent(paper: Paper, organisation: Organisation, person: Person | None) -> Block:
    """A name only where it may be printed; else there is a line for it."""
    name = paper.agreed_name(person) if person is not None else NOTHING
    role = clean(person.role) if person is not None else NOTHING
    return Tent(paper, name, role, paper.name(organisation.id))


class Tent(Block):
    """Two faces, the upper one on its head; it is a copy of the lower one and not read aloud."""

    def __init__(self, paper: Paper, name: Clean, role: Clean, organisation: Clean) -> None:
        display = paper.scale.display
        self._signs = not name
        self._fold = paper.say(QT_TRANSLATE_NOOP("core", "Fold here"))
        self._fold_style = paper.scale.furniture
        self._face = [
            Fitted(name, sized(display, 54), 23 * UNIT, least=14, align=Align.CENTRE, middle=True, bookmark=0,
                   role=Role.H1),
            Fitted(role, sized(paper.scale.lead, 18), 8 * UNIT, least=9, align=Align.CENTRE, middle=True),
            Fitted(organisation, sized(display, 24), 15 * UNIT, least=10, align=Align.CENTRE, middle=True,
                   bookmark=None if name else 0, role=Role.PARAGRAPH if name else Role.H1),
        ]  # fmt: skip

    def height(self, width: float) -> float:  # noqa: ARG002
        return _GRID.inside()[1]

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        half = self.height(width) / 2
        with canvas.artifact(Artifact.LAYOUT):
            canvas.straight([(x, y + half, x + width, y + half)], _FOLD)
            with canvas.upside_down(Box(x, y, x + width, y + half)):
                self._draw_face(canvas, x, y + PAD, width, copy=True)
        self._draw_face(canvas, x, y + half + PAD, width, copy=False)

    def _draw_face(self, canvas: Ground, x: float, y: float, width: float, *, copy: bool) -> None:
        placed = []
        for words in self._face:
            placed.append((words, y))
            y += words.height(width)
        if self._signs:
            name, top = placed.pop(0)
            self._draw_line(canvas, x, top + name.height(width), width)
            placed.reverse()  # the organisation is the heading then: it is read first
        for words, top in placed:
            if copy:
                words.paint(canvas, x, top, width)
            else:
                words.draw(canvas, x, top, width)

    def _draw_line(self, canvas: Ground, x: float, y: float, width: float) -> None:
        with canvas.artifact(Artifact.LAYOUT):
            canvas.straight([(x + width / 6, y - UNIT, x + 5 * width / 6, y - UNIT)], Stroke(INK_SOFT, 0.8))
