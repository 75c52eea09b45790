"""The widgets that pages are built from.

Every constructor begins with the theme and ends with ``parent=None``. All sizes are pixels at 100 % text size. Words
come in already translated. Put widgets into layouts; they follow the theme by themselves. Setters (``set_...``) never
emit; signals only tell what the user did. Never call setStyleSheet.

Words
    Text(theme, text, role="body", tone="", wrap=True)      roles: display h1 h2 h3 body body_strong label overline
                                                            small muted; tones: muted accent ok warn danger info plain
    Heading(theme, text, level="h2")                        h1 names the page, h2 a part, h3 a card
    ElidedText(theme, text, role="body")                    one line that gives way with dots; whole text in the tooltip
    IconLabel(theme, icon, role="text2", size=20)           decoration beside words
    Pill(theme, text, tone="neutral", icon="")              .set(text, tone, icon); tones: neutral accent solid ok warn
                                                            danger info
    KeyCap(theme, "Ctrl+K")   Avatar(theme, "AY", category, size=30)   TypeBadge(theme, category, name="", size=24)

Buttons
    Button(theme, text, icon=None, kind="secondary", *, name="", tooltip="", checkable=False,
           trailing=False, edits=False)                     kinds: primary secondary ghost danger link active search
                                                            chip
                                                            .clicked .set_text(text, name) .set_icon .set_kind
                                                            .set_words_shown(False) folds it to its icon
    IconButton(theme, icon, name, *, shortcut="", kind="icon"|"outline", checkable=False, edits=False)
                                                            .clicked .set_name .set_icon
    SegmentedControl(theme, [(key, words, icon)], name, current="", *, edits=True)   .chosen(str) .value()
                                                            .set_value(key) .button(key)
    ChoiceRow(theme, [(number, text, words)], name, ramp=False)   answers of which one or none is given, by number key;
                                                            .chosen(int) .cleared() .passed(-1 or 1) .value() .set_value
                                                            .set_blind(answered) .is_answered()
    CheckBox(theme, text, checked=False, name="")           .toggled(bool) .is_checked() .set_checked(bool)

Fields
    Field(theme, "&Label", editor, hint="", error="")       label above, hint or error below; .set_error(text) .set_hint
    TextLine(theme, text="", placeholder="", name="", *, edits=True)   .committed(str) on Enter or leaving; .value()
                                                            .set_value(text)
    PasswordLine(theme)                                     its letters are hidden; .set_shown(bool) .caps_lock(bool)
    TextArea(theme, text="", placeholder="", name="", lines=2, most_lines=10)     the same; grows; Tab leaves it
    SpinBox(theme, value=0, low=0, high=999, suffix="", name="")   .committed(int) .set_value(n)
    ComboBox(theme, [(words, value)], name="")              .chosen(object) .value() .set_value(value) .set_items(items)
    DateField(theme, value=None, name="")                   .date_changed(date or None) .not_a_date(str) .date()
                                                            .set_date(date or None)
    QuickEntry(theme, placeholder, name, icon="plus")       .submitted(str) .edited(str) .pasted(list of str)
                                                            .set_chips([(words, tone)], lead="Will add") .clear()
                                                            .tell(words) for some seconds
    Completion(theme, line, source)                         a list below a line: source(text before the cursor) gives
                                                            (start, [(text put there, words shown)]). .is_open .close()
    AddingPlace(theme, *widgets)                            a row to add something with; away while nothing can be added

What edits the record is locked while the page says so: fields unless they are given ``edits=False``, buttons if they
are given ``edits=True``. Such a page has an ``edit_lock``: EditLock(parent), .set_closed(bool) .turned .tried.

Surfaces and messages
    Card(theme, title="", tone="plain")                     .body (QVBoxLayout) .head (row of the title) .set_tone
                                                            tones: plain sunken accent ok warn danger info
    Rule(theme, upright=False)
    Banner(theme, text, tone="info", action="", *, icon="", closable=False)       .acted .closed .set_text(text, action)
    EmptyState(theme, title, line, action="", link="", icon="")                   .acted .linked
    Toast(theme)                                            .show_message(text, action="", seconds=6, name="") .acted
    ScrollPage(theme, padding=0, spacing=12)                .body (QVBoxLayout); never sideways, follows the focus
    TabBar(tabs, name="", tooltip="")                        a QTabBar that leaves the wheel to the page
    FlowRow(theme, *widgets, spacing=8)                     rows of buttons and chips: as many to a row as fit;
                                                            .add(*widgets) .clear(); FlowLayout is its layout. A plain
                                                            QHBoxLayout of buttons is cut off at 200 %
    Columns(theme, (widget, least width), ...)              fields side by side where there is room, below where not
    FocusRing(theme, window)                                one per window, made after the content
    fit_row(layout, width, [hide_a, hide_b])                takes steps until the row fits; row_width(layout)

Figures
    ProgressBar(theme, name)                                .set_progress(done, total, words)
    Meter(theme, label)                                     .set_value(share or None, words, tone="accent", inner=None)
    Radar(theme, name)                                      .set_scores(scores or None, names, said, words, before=())
    TrendChart(theme, name)                                 .set_values(shares or None, words, marked=())
    SupportBar(theme, title, labels, interactive=False, slim=False)    .set_counts(eight, summary)
                                                            .count_changed(level, count) .counts()
    CountTiles(theme, title, labels, interactive=True)      the same; keys 1 to 8 add, Shift takes away
    StepButton(theme, number, title, shortcut="")           .set_state("todo"|"now"|"done", line) .set_compact(bool)
                                                            .set_row_height(px) .clicked .setChecked
    SignaturePad(theme, signer)                             .signed("drawn"|"typed"|"ink") .cleared .strokes()
                                                            .set_strokes .typed() .set_typed .set_ink_box .method()
                                                            .sign_typed(name) .sign_on_paper() .clear()
                                                            .set_locked(bool) .typing_wanted

Tables
    TableView(theme, name)                                  .setModel, then .set_columns([0, 180, 120]) (0 stretches)
                                                            .set_pill_column(i) .set_check_column(i)
                                                            .opened(QModelIndex) .delete_wanted
    CellRole.TONE ICON SUBTEXT CATEGORY INITIALS STRONG STRUCK         what a model may answer for the cells
    PillDelegate, CheckDelegate, WordsDelegate (theme, view);  spoken("a", "b") for AccessibleTextRole

Speech: ``from ui.accessible import announce``; ``announce(widget, text, assertive=False)``.
Painted widgets of your own: give them ``accessible_role()`` and ``accessible_value()`` and call
``ui.accessible.register("ClassName")``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.widgets.adding import AddingPlace
    from ui.widgets.areas import TextArea
    from ui.widgets.buttons import Button, IconButton
    from ui.widgets.card import Banner, Card, EmptyState, Rule
    from ui.widgets.checks import CheckBox
    from ui.widgets.choices import ChoiceRow
    from ui.widgets.columns import Columns
    from ui.widgets.combo import ComboBox
    from ui.widgets.completion import Completion
    from ui.widgets.dates import DateField, read_date
    from ui.widgets.fields import Field
    from ui.widgets.flow import FlowLayout, FlowRow
    from ui.widgets.focus import FocusRing
    from ui.widgets.helpers import fit_row, plain_tip, restyle, row_width, unmarked
    from ui.widgets.labels import ElidedText, Heading, IconLabel, Text
    from ui.widgets.lines import TextLine
    from ui.widgets.locking import EditLock
    from ui.widgets.meter import Meter, MeterBar, ProgressBar
    from ui.widgets.numbers import SpinBox
    from ui.widgets.password_line import PasswordLine
    from ui.widgets.pill import Avatar, KeyCap, Pill, TypeBadge
    from ui.widgets.quick_entry import QuickEntry
    from ui.widgets.radar import Radar
    from ui.widgets.scroll import ScrollPage
    from ui.widgets.segments import SegmentedControl
    from ui.widgets.signature import SignaturePad
    from ui.widgets.steps import StepButton
    from ui.widgets.support import SupportBar
    from ui.widgets.table import CellRole, CheckDelegate, PillDelegate, TableView, WordsDelegate, spoken
    from ui.widgets.tabs import TabBar
    from ui.widgets.tiles import CountTiles
    from ui.widgets.toast import Toast
    from ui.widgets.trend import TrendChart

__all__ = [
    "AddingPlace",
    "Avatar",
    "Banner",
    "Button",
    "Card",
    "CellRole",
    "CheckBox",
    "CheckDelegate",
    "ChoiceRow",
    "Columns",
    "ComboBox",
    "Completion",
    "CountTiles",
    "DateField",
    "EditLock",
    "ElidedText",
    "EmptyState",
    "Field",
    "FlowLayout",
    "FlowRow",
    "FocusRing",
    "Heading",
    "IconButton",
    "IconLabel",
    "KeyCap",
    "Meter",
    "MeterBar",
    "PasswordLine",
    "Pill",
    "PillDelegate",
    "ProgressBar",
    "QuickEntry",
    "Radar",
    "Rule",
    "ScrollPage",
    "SegmentedControl",
    "SignaturePad",
    "SpinBox",
    "StepButton",
    "SupportBar",
    "TabBar",
    "TableView",
    "Text",
    "TextArea",
    "TextLine",
    "Toast",
    "TrendChart",
    "TypeBadge",
    "WordsDelegate",
    "fit_row",
    "plain_tip",
    "read_date",
    "restyle",
    "row_width",
    "spoken",
    "unmarked",
]

_HOMES: dict[str, str] = {
    "AddingPlace": "adding",
    "Avatar": "pill",
    "Banner": "card",
    "Button": "buttons",
    "Card": "card",
    "CellRole": "table",
    "CheckBox": "checks",
    "CheckDelegate": "table",
    "ChoiceRow": "choices",
    "Columns": "columns",
    "ComboBox": "combo",
    "Completion": "completion",
    "CountTiles": "tiles",
    "DateField": "dates",
    "EditLock": "locking",
    "ElidedText": "labels",
    "EmptyState": "card",
    "Field": "fields",
    "FlowLayout": "flow",
    "FlowRow": "flow",
    "FocusRing": "focus",
    "Heading": "labels",
    "IconButton": "buttons",
    "IconLabel": "labels",
    "KeyCap": "pill",
    "Meter": "meter",
    "MeterBar": "meter",
    "Pill": "pill",
    "PillDelegate": "table",
    "ProgressBar": "meter",
    "QuickEntry": "quick_entry",
    "Radar": "radar",
    "Rule": "card",
    "ScrollPage": "scroll",
    "SegmentedControl": "segments",
    "SignaturePad": "signature",
    "SpinBox": "numbers",
    "StepButton": "steps",
    "SupportBar": "support",
    "TabBar": "tabs",
    "TableView": "table",
    "Text": "labels",
    "TextArea": "areas",
    "TextLine": "lines",
    "PasswordLine": "password_line",
    "Toast": "toast",
    "TrendChart": "trend",
    "TypeBadge": "pill",
    "WordsDelegate": "table",
    "fit_row": "helpers",
    "read_date": "dates",
    "plain_tip": "helpers",
    "restyle": "helpers",
    "row_width": "helpers",
    "spoken": "table",
    "unmarked": "helpers",
}
"""Which module a widget lives in. It is loaded when the widget is first asked for: the first window needs few."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
