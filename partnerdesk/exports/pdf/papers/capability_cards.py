"""Capability cards, eight to a page: on each somebody writes who offers it, and who needs it."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.ground import Ground
from partnerdesk.exports.pdf.papers.ballots import CARD, GRID
from partnerdesk.exports.pdf.papers.cards import PAD
from partnerdesk.exports.pdf.papers.fitted import Fitted, sized
from partnerdesk.exports.pdf.papers.handout import Handout
from partnerdesk.exports.pdf.papers.short_code import qr_figure
from partnerdesk.exports.pdf.papers.writing import Ruled
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Role
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT
from partnerdesk.exports.pdf.text import Clean, clean
from partnerdesk.model.records import Capability
from partnerdesk.rules.missing import all_needed
from partnerdesk.wording import QT_TRANSLATE_NOOP

_QR: Final = 15 * UNIT


def capability_cards(paper: Paper) -> Handout:
    """A card for each capability with its own short name as the code, then empty ones to the end of the page."""
    needed = {each.capability_id: len(each.present) for each in all_needed(paper.insights.facts)}
    cards: list[Block] = [_Card(paper, each, needed.get(each.id)) for each in paper.snapshot.capabilities]
    cards += [_Card(paper, None, None) for _ in range(-len(cards) % GRID.to_a_page)]
    return Handout(GRID.laid(cards), GRID.sheet(paper))


class _Card(Block):
    """``offered`` is how many in the room offer what a goal needs; None for what none needs."""

    def __init__(self, paper: Paper, capability: Capability | None, offered: int | None) -> None:
        scale, small = paper.scale, sized(paper.scale.small, 8.5)
        code = clean(capability.code, most=12) if capability is not None else Clean("")
        self._qr = qr_figure(paper, code, _QR) if code else None
        self._code = Fitted(code, sized(scale.strong, 12), 4.5 * UNIT, least=7)
        name = clean(capability.name) if capability is not None else Clean("")
        self._name: Block = Fitted(name, sized(scale.h2, 15), 15 * UNIT, least=7, role=Role.H1, bookmark=0)
        if not name:
            self._name = Ruled(2, paper.say(QT_TRANSLATE_NOOP("core", "Capability")), small, step=7 * UNIT)
        state = Clean("") if offered is None else _state(paper, offered)
        self._state = Fitted(state, small.but(colour=INK_SOFT), 3.5 * UNIT, least=6)
        self._below: list[Block] = [
            Ruled(2, paper.say(QT_TRANSLATE_NOOP("core", "We offer it")), small, step=6 * UNIT),
            Ruled(2, paper.say(QT_TRANSLATE_NOOP("core", "We need it")), small, step=6 * UNIT),
        ]

    def height(self, width: float) -> float:  # noqa: ARG002
        return CARD[1] - 2 * PAD

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        room = width - _QR - 2 * UNIT
        self._name.draw(canvas, x, y, room)
        below = y + 16.5 * UNIT
        self._state.draw(canvas, x, below, width - _QR)  # on one line with the code, and so before it
        if self._qr is not None:
            self._qr.draw(canvas, x + width - _QR, y, _QR)
            self._code.draw(canvas, x + width - _QR + UNIT, y + _QR, _QR)
        below += self._state.height(width) + 0.6 * UNIT
        for block in self._below:
            block.draw(canvas, x, below, width)
            below += block.height(width) + 0.6 * UNIT


def _state(paper: Paper, offered: int) -> Clean:
    if not offered:
        return paper.say(QT_TRANSLATE_NOOP("core", "A goal needs it, and nobody in the room offers it."))
    return paper.say(
        QT_TRANSLATE_NOOP("core", "A goal needs it. In the room offer it: {count}."), count=offered
    )
