"""Whether a web page can be used by everybody: the rules of axe that our pages can break, each under its name there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from turbohtml import Document, Element, parse

from tests.core.exports.html.contrast import pale

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?")
_LANDMARKS: Final = ("header", "nav", "main", "footer")
_OUTSIDE: Final = (
    "script, link, img, iframe, object, embed, audio, video, base, form, image, use, foreignobject"
)
_ARIA: Final = frozenset({"aria-label", "aria-hidden"})


def broken_rules(text: str) -> list[str]:
    """What is wrong with a page, each beginning with the name of its rule."""
    page = parse(text)
    found = [f"{name}: {fault}" for name, rule in RULES.items() for fault in rule(page)]
    return found + [f"color-contrast: {fault}" for fault in pale(text)]


def _language(page: Document) -> Iterator[str]:
    said = page.root.attr("lang") if page.root is not None else None
    if not said or not _LANGUAGE.fullmatch(said):
        yield f"the language is {said!r}"


def _title(page: Document) -> Iterator[str]:
    if not any(each.text.strip() for each in page.select("head > title")):
        yield "the page has no title"


def _zoom(page: Document) -> Iterator[str]:
    for each in page.select("meta[name=viewport]"):
        said = each.attr("content") or ""
        if re.search(r"user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*[0-4](\.|,|$)", said):
            yield f"nobody can enlarge it: {said}"


def _landmarks(page: Document) -> Iterator[str]:
    for tag in ("header", "main", "footer"):
        if len(page.select(f"body > {tag}")) != 1:
            yield f"{len(page.select(f'body > {tag}'))} times {tag}"
    for nav in page.select("nav"):
        if not _label(nav):
            yield "a list of links that is not named"


def _region(page: Document) -> Iterator[str]:
    for each in page.select("body > *"):
        if each.tag not in _LANDMARKS and not each.has_class("skip"):
            yield f"{each.tag} is in no part of the page that can be gone to"


def _bypass(page: Document) -> Iterator[str]:
    main, first = page.select_one("main"), next(iter(page.select("a, [tabindex]")), None)
    if first is None or main is None or first.attr("href") != f"#{main.attr('id')}":
        yield "no way past what stands before the content"


def _one_title(page: Document) -> Iterator[str]:
    if len(page.select("h1")) != 1:
        yield f"{len(page.select('h1'))} headings of the first level"


def _heading_order(page: Document) -> Iterator[str]:
    levels = [0, *(int(each.tag[1]) for each in page.select("h1, h2, h3, h4, h5, h6"))]
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"level {below} follows level {above}"


def _empty_headings(page: Document) -> Iterator[str]:
    for each in page.select("h1, h2, h3, h4, h5, h6"):
        if not each.text.strip():
            yield f"{each.tag} says nothing"


def _ids(page: Document) -> Iterator[str]:
    for name, times in Counter(each.attr("id") for each in page.select("[id]")).items():
        if times > 1:
            yield f"{name} is there {times} times"


def _links(page: Document) -> Iterator[str]:
    places = {each.attr("id") for each in page.select("[id]")}
    for each in page.select("a"):
        if not each.text.strip():
            yield f"the link to {each.attr('href')} says nothing"
        if (each.attr("href") or "").removeprefix("#") not in places:
            yield f"the link to {each.attr('href')} leads nowhere"


def _pictures(page: Document) -> Iterator[str]:
    for each in page.select("svg"):
        if each.attr("aria-hidden") != "true" and (each.attr("role") != "img" or not _label(each)):
            yield "a picture without words"
    for each in page.select("figure"):
        if not each.text.strip() and not each.select("svg"):
            yield "a figure with nothing in it"


def _table_headers(page: Document) -> Iterator[str]:
    for table in page.select("table"):
        rows = [[cell for cell in row.children if isinstance(cell, Element)] for row in table.select("tr")]
        if len({len(row) for row in rows}) != 1:
            yield "its rows are not of one length"
        for cell in table.select("th"):
            if cell.attr("scope") not in ("col", "row"):
                yield f"{cell.text!r} does not say what it heads"
        heads = [cell.attr("scope") == "col" for cell in rows[0]] if rows else []
        for row in rows:
            headed = any(cell.attr("scope") == "row" for cell in row)
            for place, cell in enumerate(row):
                if (
                    cell.tag == "td"
                    and cell.text.strip()
                    and not headed
                    and not any(heads[place : place + 1])
                ):
                    yield f"nothing heads {cell.text!r}"


def _empty_table_headers(page: Document) -> Iterator[str]:
    for cell in page.select("th"):
        if not cell.text.strip() and not cell.select("svg[aria-label]"):
            yield "a title that says nothing"


def _keyboard(page: Document) -> Iterator[str]:
    for each in page.select("[tabindex]"):
        if each.attr("tabindex") != "0":
            yield f"{each.tag} comes out of its order"
        if not _label(each) or not each.attr("role"):
            yield f"{each.tag} is come to and not named"
    for each in page.select("div.scroll"):
        if each.attr("tabindex") != "0":
            yield "what scrolls cannot be come to"


def _groups(page: Document) -> Iterator[str]:
    for name, times in Counter(each.attr("aria-label") for each in page.select("[role=group], nav")).items():
        if times > 1:
            yield f"{times} parts are called {name}"


def _aria(page: Document) -> Iterator[str]:
    for each in page.select("*"):
        for name in each.attrs:
            if name.startswith("aria-") and name not in _ARIA:
                yield f"{each.tag} has {name}"
        if "aria-label" in each.attrs and each.tag != "nav" and not each.attr("role"):
            yield f"{each.tag} has a name that nobody is told"
    for each in page.select("[aria-hidden=true]"):
        if each.select("a, [tabindex]"):
            yield "what is hidden can be come to"


def _outside(page: Document) -> Iterator[str]:
    for each in page.select(_OUTSIDE):
        yield f"{each.tag} is in it"
    for each in page.select("*"):
        for name, value in each.attrs.items():
            if name.startswith("on") or name == "style":
                yield f"{each.tag} does something: {name}"
            if name in ("href", "src", "xlink:href", "action") and not str(value).startswith("#"):
                yield f"{each.tag} leads to {value}"
    for each in page.select("style"):
        if re.search(r"url\(|@import|expression\(", each.text):
            yield "the style sheet asks for something"
    policy = page.select_one("meta[http-equiv=Content-Security-Policy]")
    if policy is None or not (policy.attr("content") or "").startswith("default-src 'none'"):
        yield "nothing keeps it from asking for more"


def _label(element: Element) -> str:
    return (element.attr("aria-label") or "").strip()


RULES: Final[dict[str, Callable[[Document], Iterator[str]]]] = {
    "html-has-lang": _language,
    "document-title": _title,
    "meta-viewport": _zoom,
    "landmark-one-main": _landmarks,
    "region": _region,
    "bypass": _bypass,
    "page-has-heading-one": _one_title,
    "heading-order": _heading_order,
    "empty-heading": _empty_headings,
    "duplicate-id": _ids,
    "link-name": _links,
    "svg-img-alt": _pictures,
    "td-has-header": _table_headers,
    "empty-table-header": _empty_table_headers,
    "scrollable-region-focusable": _keyboard,
    "landmark-unique": _groups,
    "aria-allowed-attr": _aria,
    "nothing-from-outside": _outside,
}
"""By their names in axe, but for the last, which is ours."""
