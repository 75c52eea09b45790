"""The capability matrix on A3: what the goals need and who offers it, what is missing on top (N6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from partnerdesk.exports.pdf import pattern
from partnerdesk.exports.pdf.blocks import Block, PageBreak
from partnerdesk.exports.pdf.ground import Align, Ground, Stroke
from partnerdesk.exports.pdf.papers.fitted import sized
from partnerdesk.exports.pdf.papers.handout import A3_WIDE, Handout, handout, opening
from partnerdesk.exports.pdf.sections.evidence import cover_words
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Artifact, Box
from partnerdesk.exports.pdf.style import INK, PINE, PINE_SOFT, RULE_STRONG, UNIT, WHITE, TextStyle
from partnerdesk.exports.pdf.table import Cell, Column, Table
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean
from partnerdesk.exports.pdf.wrapping import Span, elided, wrap
from partnerdesk.model.vocabulary import HoldingKind
from partnerdesk.rules.missing import Cover, NeededCapability, all_needed
from partnerdesk.wording import QT_TRANSLATE_NOOP

_TO_A_PAGE: Final = 12
"""So many organisations stand beside each other; more go on over further pages, in parts of nearly the same size."""
_TALL: Final = 6 * UNIT
_LONG: Final = 80
"""How many characters of a name stand over its narrow column: the head has to leave room for rows on its page."""
_ORDER: Final = (Cover.MISSING, Cover.SINGLE_POINT, Cover.COVERED)

_Held = Mapping[tuple[int, int], set[HoldingKind]]


def matrix(paper: Paper) -> Handout:
    """Rows are capabilities, columns organisations."""
    organisations = [each.id for each in paper.snapshot.organisations]
    parts = -(-len(organisations) // _TO_A_PAGE)
    size = -(-len(organisations) // parts)
    held, rows = _held(paper), _capabilities(paper)
    blocks: list[Block] = []
    for start in range(0, len(organisations), size):
        part = organisations[start : start + size]
        blocks += [PageBreak()] if blocks else []
        blocks += [*_head(paper, start, len(part), len(organisations)), _table(paper, part, rows, held)]
    return handout(paper, blocks, A3_WIDE)


def _held(paper: Paper) -> _Held:
    held: defaultdict[tuple[int, int], set[HoldingKind]] = defaultdict(set)
    for each in paper.snapshot.holdings:
        held[each.capability_id, each.organisation_id].add(each.kind)
    return held


def _capabilities(paper: Paper) -> list[tuple[int, NeededCapability | None]]:
    """What is needed first, the worst covered on top, then what no goal needs."""
    needed = {each.capability_id: each for each in all_needed(paper.insights.facts)}
    first = sorted(needed.values(), key=lambda each: _ORDER.index(each.cover))
    rest = [each.id for each in paper.snapshot.capabilities if each.id not in needed]
    return [*((each.capability_id, each) for each in first), *((each, None) for each in rest)]


def _head(paper: Paper, start: int, count: int, of: int) -> list[Block]:
    key = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Filled: offers it. Hatched: needs it. Both: offers and needs it. Whoever is not in the room counts for"
            " nothing in the last column.",
        )
    )
    which = NOTHING
    if count < of:
        which = paper.say(
            QT_TRANSLATE_NOOP("core", "Organisations {first} to {last} of {all}"),
            first=start + 1,
            last=start + count,
            all=of,
        )
    return opening(paper, paper.say(QT_TRANSLATE_NOOP("core", "Capability matrix")), which, key)


def _table(
    paper: Paper, part: Sequence[int], rows: Sequence[tuple[int, NeededCapability | None]], held: _Held
) -> Table:
    tiny = sized(paper.scale.label, 8.5)
    here = set(paper.insights.facts.present)
    absent = paper.say(QT_TRANSLATE_NOOP("core", "not in the room"))
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Capability"), 3.4, paper.scale.small_strong, heads=True),
        *[Column(_name(paper, each, "" if each in here else f" ({absent})"), 1.05, tiny) for each in part],
        paper.column(QT_TRANSLATE_NOOP("core", "Needed by a goal"), 2.1),
    ]
    table: list[list[Cell]] = [
        [
            paper.capability(capability),
            *(_mark(paper, held.get((capability, each), set())) for each in part),
            _state(paper, needed),
        ]
        for capability, needed in rows
    ]
    return Table(columns, table, head_style=tiny.but(colour=INK))


def _name(paper: Paper, organisation: int, after: str) -> Clean:
    return Clean(f"{clean(paper.name(organisation), most=_LONG)}{after}")


def _state(paper: Paper, needed: NeededCapability | None) -> Cell:
    if needed is None:
        return NOTHING
    strong = needed.cover is not Cover.COVERED
    return (
        Span(cover_words(paper, needed.cover), paper.scale.small_strong if strong else paper.scale.small),
    )


def _mark(paper: Paper, kinds: set[HoldingKind]) -> Cell:
    if not kinds:
        return NOTHING
    style = sized(paper.scale.small_strong, 9)
    if len(kinds) > 1:
        return _Mark(paper.say(QT_TRANSLATE_NOOP("core", "Both")), style, offers=True, needs=True)
    if HoldingKind.OFFER in kinds:
        return _Mark(paper.label(HoldingKind.OFFER), style, offers=True)
    return _Mark(paper.label(HoldingKind.NEED), style, needs=True)


class _Mark(Block):
    """A field with a word in it: filled for what is offered, hatched for what is needed."""

    def __init__(self, word: Clean, style: TextStyle, *, offers: bool = False, needs: bool = False) -> None:
        self._word, self._offers, self._needs = word, offers, needs
        self._style = style.but(colour=WHITE if offers and not needs else INK)

    def height(self, width: float) -> float:  # noqa: ARG002
        return _TALL

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        box = Box(x, y, x + width, y + _TALL)
        line = wrap([Span(elided(self._word, self._style, width - 2), self._style)], width)[:1]
        top = y + (_TALL - self._style.leading) / 2
        with canvas.artifact(Artifact.LAYOUT):
            ground = PINE_SOFT if self._needs and self._offers else PINE if self._offers else WHITE
            canvas.rect(box, fill=ground, stroke=Stroke(PINE if self._offers else RULE_STRONG, 0.6))
            if self._needs:
                canvas.hatch(box, (pattern.Hatch(1, 4.0, 0.5),), PINE if self._offers else RULE_STRONG)
                middle, half = x + width / 2, line[0].width / 2 + 2
                canvas.rect(Box(middle - half, top, middle + half, top + self._style.leading), fill=WHITE)
        canvas.lines(x, top, line, width=width, align=Align.CENTRE)
