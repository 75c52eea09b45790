"""The partner map as a picture, and the same relationships as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Gap, Item, Paragraph, Stack
from partnerdesk.exports.pdf.figure import Columns, Figure
from partnerdesk.exports.pdf.imprint import furniture
from partnerdesk.exports.pdf.map_drawing import READ, Link, MapKey, Node, PartnerMap
from partnerdesk.exports.pdf.map_rings import RingMark
from partnerdesk.exports.pdf.sections.paper import NOT_SAID, Paper
from partnerdesk.exports.pdf.structure import Element, Role
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean
from partnerdesk.exports.pdf.wrapping import Span, Spans
from partnerdesk.layout.places import SIDE, map_places
from partnerdesk.layout.rings import rings_in_use
from partnerdesk.model.partner_types import CATEGORY_LABELS, category_of
from partnerdesk.model.records import Organisation, Relationship
from partnerdesk.model.vocabulary import RelationshipLevel, TieDirection
from partnerdesk.rules.workshop_facts import TieFacts
from partnerdesk.wording import QT_TRANSLATE_NOOP

_GIVES: Final = QT_TRANSLATE_NOOP("core", "{a} gives to {b}")
_LONG: Final = 90
"""How many characters of an action stand beside a relationship."""
_COLUMNS: Final = 3
_LEAST, _MOST, _EACH = 64 * UNIT, 150 * UNIT, 8 * UNIT
"""How tall the map is: at least, at most, and how much for each partner."""


def partner_map(paper: Paper) -> list[Block]:
    """Nothing when there are no organisations."""
    nodes, links = map_nodes(paper), map_links(paper)
    if not nodes:
        return []
    tall = min(max(_LEAST, _EACH * len(nodes)), _MOST)
    drawing = PartnerMap(nodes, links, paper.scale, tall, rings=map_rings(paper), least=READ)
    names = numbered_names(paper, nodes, _COLUMNS) if drawing.numbered(furniture(paper).sheet().width) else []
    return [
        paper.section(QT_TRANSLATE_NOOP("core", "Partner map")),
        Figure(drawing, map_in_words(paper, nodes, links), keep_with_next=True),
        map_key(paper, links),
        *names,
        *relationships(paper),
    ]


def map_rings(paper: Paper) -> list[RingMark]:
    """The rings on which partners stand, here as on the screen."""
    categories = {each.id: category_of(each.type) for each in paper.snapshot.organisations}
    return [
        RingMark(
            ring.radius / SIDE, clean(", ".join(paper.say(CATEGORY_LABELS[each]) for each in ring.categories))
        )
        for ring in rings_in_use(categories, map_places(paper.snapshot))
    ]


def numbered_names(paper: Paper, nodes: Sequence[Node], columns: int) -> list[Block]:
    """Who stands behind each number of a map that is too full for names, in ``columns`` columns, read across."""
    small = paper.scale.small
    items = [
        Item(
            Span(node.number, paper.scale.small_strong),
            Paragraph(
                Span(clean(node.name, most=_LONG), small),
                Span(Clean(f"  {clean(node.type, most=_LONG)}"), small.but(colour=INK_SOFT)),
                element=Element(Role.BODY),
                after=0.0,
            ),
            Element(Role.ITEM),
            paper.scale.small_strong.width("0000 "),
        )
        for node in sorted(nodes, key=lambda each: int(each.number))
    ]
    rows = [
        Columns(
            [(block, 1.0) for block in [*items[at : at + columns], *[Gap(0)] * columns][:columns]], after=UNIT
        )
        for at in range(0, len(items), columns)
    ]
    words = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "There are too many partners for their names to be read on a map of this size, so numbers stand for them."
            " The poster of the map, on A0 or on sheets to be glued together, shows the names.",
        )
    )
    return [
        paper.paragraph(words, small),
        Stack(rows, element=Element(Role.LIST, numbering="Decimal"), keep_below=0.0, after=4 * UNIT),
    ]


def map_in_words(paper: Paper, nodes: list[Node], links: list[Link]) -> Clean:
    """What the map shows, and who gives to whom; the table that goes with it says the rest."""
    words = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Map of {partners} partners and {links} relationships. The table below says the same in words.",
        ),
        partners=len(nodes),
        links=len(links),
    )
    arrows = (_gives(paper, tie.relationship) for tie in paper.insights.facts.ties if tie.now)
    return Clean(" ".join([words, *(f"{each}." for each in arrows if each)]))


def _is_arrow(link: Link) -> bool:
    return link.direction is not TieDirection.BOTH


def map_key(paper: Paper, links: list[Link]) -> Figure:
    """What lines and boxes mean; what an arrow means only where there is one."""
    drawing, words = key_of(paper, links)
    return Figure(drawing, words)


def key_of(paper: Paper, links: list[Link]) -> tuple[MapKey, Clean]:
    """The key as a drawing, and in words."""
    arrows = any(_is_arrow(link) for link in links)
    levels = [paper.label(level) for level in RelationshipLevel if level]
    words = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Key: the thicker the line, the closer two partners work together; a dashed line is networking."
            " A dashed box was not in the room.",
        )
    )
    arrow = None
    if arrows:
        arrow = paper.say(QT_TRANSLATE_NOOP("core", "Gives to"))
        also = paper.say(QT_TRANSLATE_NOOP("core", "An arrow points to the partner that is given to."))
        words = Clean(f"{words} {also}")
    absent = paper.say(QT_TRANSLATE_NOOP("core", "Not in the room"))
    return MapKey(levels, absent, paper.scale, arrow), words


def relationships(paper: Paper) -> list[Block]:
    """Every relationship in words: before, now and wanted, and whether an action works at it."""
    ties = paper.insights.facts.ties
    heading = paper.heading(QT_TRANSLATE_NOOP("core", "Relationships in words"))
    if not ties:
        words = paper.say(QT_TRANSLATE_NOOP("core", "No relationships have been recorded yet."))
        return [heading, paper.paragraph(words)]
    worked_at = _worked_at(paper)
    names, actions = (3.6, 2.4) if worked_at else (4.5, 1.5)
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Between"), names, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Before"), 1.3),
        paper.column(QT_TRANSLATE_NOOP("core", "Now"), 1.3),
        paper.column(QT_TRANSLATE_NOOP("core", "Wanted"), 1.3),
        paper.column(QT_TRANSLATE_NOOP("core", "Worked at by"), actions),
    ]
    rows = [_row(paper, tie, worked_at.get(tie.relationship.id, [])) for tie in ties]
    return [heading, Table(columns, rows, head_style=paper.scale.label)]


def _worked_at(paper: Paper) -> Mapping[int, list[Clean]]:
    """The actions that work at each relationship, by its id: code and words, as the map on A3 has no list of them."""
    working: defaultdict[int, list[Clean]] = defaultdict(list)
    for each in paper.insights.actions:
        if each.facts.kept:
            for relationship_id in each.facts.addresses:
                action = each.facts.action
                words = clean(f"{action.code} {action.text}", most=_LONG)
                working[relationship_id].append(words)
    return working


def _row(paper: Paper, tie: TieFacts, working: list[Clean]) -> list[Cell]:
    between = paper.lines([paper.name(tie.relationship.a_id), paper.name(tie.relationship.b_id)])
    kinds = clean(", ".join(tie.relationship.kinds.split("|")))
    below = [words for words in (_gives(paper, tie.relationship), kinds) if words]
    both: Spans = (
        Span(between, paper.scale.small_strong),
        Span(Clean("".join("\n" + words for words in below)), paper.scale.small.but(colour=INK_SOFT)),
    )
    levels = [_level(paper, level) for level in (tie.before, tie.now, tie.wanted)]
    return [both, *levels, paper.lines(working) or NOT_SAID]


def _gives(paper: Paper, tie: Relationship) -> Clean:
    """Who gives to whom; nothing where it goes both ways."""
    if tie.direction is TieDirection.BOTH:
        return NOTHING
    a, b = paper.name(tie.a_id), paper.name(tie.b_id)
    if tie.direction is TieDirection.B_TO_A:
        a, b = b, a
    return paper.say(_GIVES, a=a, b=b)


def _level(paper: Paper, level: int | None) -> Clean:
    return NOT_SAID if level is None else paper.label(RelationshipLevel(level))


def map_nodes(paper: Paper) -> list[Node]:
    """Every organisation at its place, numbered by the alphabet."""
    places = map_places(paper.snapshot)
    here = set(paper.insights.facts.present)
    by_name = sorted(paper.snapshot.organisations, key=lambda each: (paper.name(each.id).casefold(), each.id))
    numbers = {each.id: number for number, each in enumerate(by_name, start=1)}
    return [
        Node(
            paper.name(each.id),
            paper.type_of(each),
            category_of(each.type),
            places[each.id],
            each.id in here,
            Clean(str(numbers[each.id])),
        )
        for each in _as_they_came(paper)
    ]


def _as_they_came(paper: Paper) -> list[Organisation]:
    """The order in which the map finds room for them, here as on the screen."""
    return sorted(paper.snapshot.organisations, key=lambda each: each.id)


def map_links(paper: Paper) -> list[Link]:
    """Every relationship of which there is something now."""
    number = {each.id: place for place, each in enumerate(_as_they_came(paper))}
    return [
        Link(
            number[tie.relationship.a_id], number[tie.relationship.b_id], tie.now, tie.relationship.direction
        )
        for tie in paper.insights.facts.ties
        if tie.now
    ]
