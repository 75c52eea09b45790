"""Whether a web page is written as HTML asks. Four looks, each of which sees what the others do not:

what the reader of a browser would call an error; what HTML asks of authors; whether a browser builds the tree that was
written, for where an element is not closed, or stands where it may not, a browser mends it in silence; and whether the
page is made of the elements and attributes that our pages have, each only where HTML lets it stand. What is new there
is a fault until it has its line here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from turbohtml import Document, Element, Node, parse
from turbohtml.conformance import check

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS: Final = _HEADINGS | {"p", "ul", "figure", "div", "table", "header", "footer", "main", "nav"}
_PHRASES: Final = frozenset({"a", "strong", "span", "br", "svg"})
_HOLD_BLOCKS: Final = frozenset(
    {"body", "header", "footer", "main", "nav", "div", "figure", "li", "td", "th"}
)
_HOLD_PHRASES: Final = _HOLD_BLOCKS | _HEADINGS | {"p", "a", "strong", "span"}
_SHAPES: Final = frozenset({"rect", "path", "polygon", "text"})

PARENTS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(_BLOCKS, _HOLD_BLOCKS),
    **dict.fromkeys(_PHRASES, _HOLD_PHRASES),
    **dict.fromkeys(_SHAPES, frozenset({"svg"})),
    **dict.fromkeys(("head", "body"), frozenset({"html"})),
    **dict.fromkeys(("meta", "title", "style"), frozenset({"head"})),
    **dict.fromkeys(("thead", "tbody"), frozenset({"table"})),
    **dict.fromkeys(("th", "td"), frozenset({"tr"})),
    **dict.fromkeys(_HEADINGS | {"header", "footer"}, _HOLD_BLOCKS - {"th", "header", "footer"}),
    "html": frozenset({""}),
    "main": frozenset({"body"}),
    "tr": frozenset({"thead", "tbody"}),
    "li": frozenset({"ul"}),
    "tspan": frozenset({"text"}),
}
"""The elements of our pages, and what each may stand in."""
_WITHOUT_WORDS: Final = frozenset(
    {"html", "head", "table", "thead", "tbody", "tr", "ul", "svg", "rect", "path", "polygon"}
)

_NUMBER: Final = r"-?\d+(\.\d+)?"
_COLOUR: Final = r"#[0-9a-f]{6}"
_WORDS: Final = r"(?s).*\S.*"
_NAME: Final = r"[A-Za-z][\w-]*"
_PAINT: Final = {
    "fill": rf"{_COLOUR}|none",
    "stroke": _COLOUR,
    "stroke-width": _NUMBER,
    "stroke-dasharray": rf"{_NUMBER}( {_NUMBER})*",
}
ANYWHERE: Final = {"id": _NAME, "class": rf"{_NAME}( {_NAME})*"}
ATTRIBUTES: Final[dict[str, dict[str, str]]] = {
    "html": {"lang": r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"},
    "meta": {"charset": "utf-8", "http-equiv": "Content-Security-Policy", "name": _WORDS, "content": _WORDS},
    "a": {"href": rf"#{_NAME}"},
    "nav": {"aria-label": _WORDS},
    "div": {"role": "group", "aria-label": _WORDS, "tabindex": "0"},
    "th": {"scope": "col|row"},
    "svg": {
        "viewBox": rf"{_NUMBER}( {_NUMBER}){{3}}",
        "width": _NUMBER,
        "role": "img",
        "aria-label": _WORDS,
        "aria-hidden": "true",
    },
    "rect": {**dict.fromkeys(("x", "y", "width", "height", "rx"), _NUMBER), **_PAINT},
    "path": {"d": r"[MLHVChvz\d. -]+", "stroke-linecap": "round", **_PAINT},
    "polygon": {"points": rf"{_NUMBER}( {_NUMBER})+", **_PAINT},
    "text": {
        **dict.fromkeys(("x", "y", "textLength"), _NUMBER),
        "lengthAdjust": "spacingAndGlyphs",
    },
    "tspan": {"fill": _COLOUR, "font-size": _NUMBER, "font-weight": r"[4-7]00", "font-style": "italic"},
}
"""The attributes that an element may have besides those that it may have anywhere, and how their values look."""


def faults(text: str) -> list[str]:
    """What is wrong with a page."""
    page = parse(text)
    return [
        *(f"{each.code} in line {each.line}" for each in page.errors),
        *(f"{each.code}: {each.message}" for each in check(page).messages),
        *_other_trees(text, page),
        *(fault for element in page.select("*") for fault in _misplaced(element)),
        *(fault for element in page.select("*") for fault in _attributes(element)),
    ]


# The tree that was written, and the tree that a browser builds


@dataclass
class Written(HTMLParser):
    """The elements of a page as they were written: how deep each stands, what it is called, its attributes."""

    found: list[tuple[int, str, frozenset[str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    kind: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((len(self.open), tag, frozenset(f"{name}={value or ''}" for name, value in attrs)))
        if tag not in ("br", "meta"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.faults.append(f"{tag} ends itself")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"/{tag} where something else is open")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.open and self.open[-1] in _WITHOUT_WORDS and data.strip():
            self.faults.append(f"words in {self.open[-1]}")

    def handle_decl(self, decl: str) -> None:
        self.kind = decl


def _other_trees(text: str, page: Document) -> Iterator[str]:
    written = Written()
    written.feed(text)
    written.close()
    if written.kind != "DOCTYPE html":
        yield f"the page says that it is {written.kind!r}"
    yield from written.faults
    yield from (f"{tag} is not closed" for tag in written.open)
    built = list(_built(page, -1))
    for one, other in zip(written.found, built, strict=False):
        if one != other:
            yield f"a browser makes {other[1]} at depth {other[0]} where {one[1]} at depth {one[0]} is written"
            return
    if len(written.found) != len(built):
        yield f"a browser makes {len(built)} elements where {len(written.found)} are written"
    elif "".join("".join(written.words).split()) != "".join(page.text.split()):
        yield "a browser reads other words than were written"


def _said(element: Element) -> dict[str, str]:
    """Its attributes."""
    return {
        name: " ".join(value) if isinstance(value, list) else value or ""
        for name, value in element.attrs.items()
    }


def _built(node: Node, depth: int) -> Iterator[tuple[int, str, frozenset[str]]]:
    if isinstance(node, Element):
        said = _said(node)
        yield depth, node.tag.lower(), frozenset(f"{name.lower()}={value}" for name, value in said.items())
    for kid in node.children:
        yield from _built(kid, depth + 1)


# What our pages are made of


def _misplaced(element: Element) -> Iterator[str]:
    parent = element.parent.tag if isinstance(element.parent, Element) else ""
    if element.tag not in PARENTS:
        yield f"{element.tag} is none of our elements"
    elif parent not in PARENTS[element.tag]:
        yield f"{element.tag} in {parent}"


def _attributes(element: Element) -> Iterator[str]:
    known = ANYWHERE | ATTRIBUTES.get(element.tag, {})
    for name, value in _said(element).items():
        if name not in known:
            yield f"{element.tag} has {name}"
        elif not re.fullmatch(known[name], value):
            yield f"{name} of {element.tag} is {value!r}"
