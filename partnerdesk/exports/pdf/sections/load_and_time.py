"""Load and time: who carries how much of the actions (N12), and what the minutes went to (N11)."""

from __future__ import annotations

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.charts import ShareBar
from partnerdesk.exports.pdf.figure import Figure
from partnerdesk.exports.pdf.ground import Align
from partnerdesk.exports.pdf.sections.paper import NOT_SAID, Paper
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT
from partnerdesk.exports.pdf.table import Cell, Column, Table
from partnerdesk.exports.pdf.text import Clean, clean
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.rules.load import FairLoad
from partnerdesk.rules.time_balance import KindTime, TimeBalance, time_balance
from partnerdesk.wording import QT_TRANSLATE_NOOP


def load_and_time(paper: Paper) -> list[Block]:
    """Nothing while nobody carries anything and no minutes are planned."""
    blocks = [
        *_load(paper, paper.insights.load),
        *_time(paper, time_balance(paper.snapshot.workshop_agenda())),
    ]
    return [paper.section(QT_TRANSLATE_NOOP("core", "Load and time")), *blocks] if blocks else []


def _load(paper: Paper, load: FairLoad) -> list[Block]:
    if not load.total:
        return []
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Organisation"), 4, heads=True),
        _figures(paper, QT_TRANSLATE_NOOP("core", "Leads")),
        _figures(paper, QT_TRANSLATE_NOOP("core", "Supports")),
        _figures(paper, QT_TRANSLATE_NOOP("core", "Share")),
        paper.column("", 3),
    ]
    carried = load.carried
    listed = sorted(
        (each for each in carried if carried[each] or each in load.present), key=lambda each: -carried[each]
    )
    note = QT_TRANSLATE_NOOP(
        "core", "To lead an action counts one, to bring something to another's counts a half."
    )
    return [
        paper.heading(QT_TRANSLATE_NOOP("core", "Who carries how much")),
        _note(paper, note),
        Table(columns, [_carries(paper, load, each) for each in listed], head_style=paper.scale.label),
    ]


def _carries(paper: Paper, load: FairLoad, organisation_id: int) -> list[Cell]:
    name, share = paper.name(organisation_id), load.share(organisation_id)
    flag = ""
    if organisation_id in load.too_heavy:
        flag = paper.say(QT_TRANSLATE_NOOP("core", "more than a third"))
    elif organisation_id in load.quiet:
        flag = paper.say(QT_TRANSLATE_NOOP("core", "nothing yet"))
    words = [Span(name, paper.scale.small)]
    if flag:
        words.append(Span(Clean(f"  ·  {flag}"), paper.scale.small_strong))
    return [
        words,
        clean(str(load.leads[organisation_id])),
        clean(str(load.supports[organisation_id])),
        paper.percent(share),
        _bar(paper, name, share),
    ]


def _time(paper: Paper, balance: TimeBalance) -> list[Block]:
    if not balance.kinds:
        return []
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Spent on"), 3, heads=True),
        _figures(paper, QT_TRANSLATE_NOOP("core", "Planned, min")),
        _figures(paper, QT_TRANSLATE_NOOP("core", "Took, min")),
        _figures(paper, QT_TRANSLATE_NOOP("core", "Share")),
        paper.column("", 3),
    ]
    rows = [_kind(paper, balance, each) for each in balance.kinds]
    if not balance.timed:
        del columns[2]
        for row in rows:
            del row[2]
    note = QT_TRANSLATE_NOOP("core", "The shares are of the minutes that were planned.")
    if balance.by_spent:
        note = QT_TRANSLATE_NOOP("core", "The shares are of the minutes that the items took.")
    return [
        paper.heading(QT_TRANSLATE_NOOP("core", "What the time went to")),
        _note(paper, note),
        Table(columns, rows, head_style=paper.scale.label),
    ]


def _kind(paper: Paper, balance: TimeBalance, time: KindTime) -> list[Cell]:
    name, share = paper.label(time.kind), balance.share(time.kind)
    return [
        name,
        clean(str(time.planned)),
        NOT_SAID if time.spent is None else clean(str(time.spent)),
        paper.percent(share),
        _bar(paper, name, share),
    ]


def _bar(paper: Paper, name: Clean, share: float | None) -> Figure:
    words = paper.percent(share)
    return Figure(
        ShareBar(share), paper.say(QT_TRANSLATE_NOOP("core", "{name}: {words}"), name=name, words=words)
    )


def _figures(paper: Paper, title: str) -> Column:
    return Column(paper.say(title), 1.2, paper.scale.figures, align=Align.RIGHT)


def _note(paper: Paper, text: str) -> Block:
    block = paper.paragraph(paper.say(text), paper.scale.small.but(colour=INK_SOFT), after=1.5 * UNIT)
    block.keep_with_next = True
    return block
