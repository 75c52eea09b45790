"""A document as one HTML file that needs nothing beside it: no network, no scripts, no pictures of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from partnerdesk.exports.html.node import Node
from partnerdesk.exports.html.surface import Surface
from partnerdesk.exports.pdf.about import About
from partnerdesk.exports.pdf.blocks import Block, PageBreak
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.paths import resource

_NOTHING_FROM_OUTSIDE: Final = "default-src 'none'; style-src 'unsafe-inline'"
_LONG: Final = 3
"""From so many sections on, a page begins with a list of them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a page: its record code, or what stands in its place, and what its parts are called."""

    code: Clean
    contents: Clean
    to_content: Clean
    table: Clean


Part = tuple[Iterable[Block], float]
"""Blocks, and the width in points that they have on paper: figures are drawn as there."""


def html_page(parts: Iterable[Part], about: About, frame: Frame) -> str:
    """The whole file. The same blocks give the same text."""
    surface = Surface()
    for blocks, width in parts:
        for block in blocks:
            if not isinstance(block, PageBreak):
                block.draw(surface, 0.0, 0.0, width)
    main = surface.body
    main.attributes["id"] = "content"
    for number, table in enumerate([each for each in main.walk() if each.tag == "table"], start=1):
        _put_in_parts(table)
        _head_with_words(table)
        _let_scroll(table, f"{frame.table} {number}")
    page = Node("html", {"lang": about.language})
    _head(page, about)
    body = page.add("body")
    body.add("a", frame.to_content, class_="skip", href="#content")
    body.add("header").add("p", about.subject or about.title)
    _contents(body, surface, frame)
    body.kids.append(main)
    body.add("footer").add("p", frame.code)
    return f"<!DOCTYPE html>\n{page.html()}\n"


def _head(page: Node, about: About) -> None:
    head = page.add("head")
    head.add("meta", charset="utf-8")
    head.kids.append(
        Node("meta", {"http-equiv": "Content-Security-Policy", "content": _NOTHING_FROM_OUTSIDE})
    )
    head.add("meta", name="viewport", content="width=device-width, initial-scale=1")
    head.add("title", about.title)
    if about.subject:
        head.add("meta", name="description", content=about.subject)
    head.add("style", resource("html", "twin.css").read_text(encoding="utf-8"))


def _contents(body: Node, surface: Surface, frame: Frame) -> None:
    sections = [(place, words) for place, words, level in surface.places[1:] if level == 0]
    if len(sections) < _LONG:
        return
    listed = body.add("nav", aria_label=frame.contents).add("ul")
    for place, words in sections:
        listed.add("li").add("a", words, href=f"#{place}")


def _put_in_parts(table: Node) -> None:
    """Its titles into the head of the table, the other rows into its body."""
    rows = [each for each in table.kids if isinstance(each, Node)]
    table.kids.clear()
    if rows and all(
        isinstance(cell, Node) and cell.attributes.get("scope") == "col" for cell in rows[0].kids
    ):
        table.add("thead").kids.append(rows.pop(0))
    table.add("tbody").kids += rows


def _head_with_words(table: Node) -> None:
    """A cell without words heads nothing: it is where somebody writes."""
    for cell in table.walk():
        if cell.tag == "th" and not any(isinstance(kid, str) for each in cell.walk() for kid in each.kids):
            cell.tag = "td"
            del cell.attributes["scope"]


def _let_scroll(table: Node, name: str) -> None:
    """A table that is wider than the window scrolls by itself, with the keyboard as well."""
    inner = Node("table", {}, table.kids)
    table.tag, table.kids = "div", [inner]
    table.attributes = {"class": "scroll", "role": "group", "aria-label": name, "tabindex": "0"}
