"""The checks of web pages see what is planted: one that stops seeing is worth nothing."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import pytest

from partnerdesk.exports.html.twin import twin
from partnerdesk.exports.pdf.papers.kinds import SUMMARY
from partnerdesk.exports.pdf.papers.order import Order
from tests.core.exports.html.contrast import contrast, on_paper, on_screen, pale
from tests.core.exports.html.rules import RULES, broken_rules
from tests.core.exports.html.validator import faults
from tests.core.exports.pdf.signed_record import signed_record


@cache
def good() -> str:
    return twin(Order(SUMMARY, signed_record()))


def planted(old: str, new: str) -> str:
    """The good page with the first of ``old``, a pattern, made ``new``."""
    text, times = re.subn(old, new, good(), count=1, flags=re.DOTALL)
    assert times == 1
    assert text != good()
    return text


def in_content(piece: str) -> str:
    return planted("<main([^>]*)>", rf"<main\1>{piece}")


WRONG: Final = {
    "an element that is not closed": "<p>a<strong>b</p>",
    "a block in a paragraph": "<p>a<div>b</div></p>",
    "a block among words": "<p><span><div>b</div></span></p>",
    "words in a list": "<ul>a<li>b</li></ul>",
    "something else in a list": "<ul><p>a</p></ul>",
    "words in a table": "<div><table><tbody><tr>a<td>b</td></tr></tbody></table></div>",
    "a cell outside a table": "<td>a</td>",
    "a row in no part of its table": "<table><tr><td>a</td></tr></table>",
    "a link in a link": "<p><a href='#content'>a<a href='#content'>b</a></a></p>",
    "a heading in a heading": "<h2>a<h3>b</h3></h2>",
    "an end of something else": "<p>a</div>",
    "an end of nothing": "</section>",
    "an attribute twice": "<p id='a' id='b'>a</p>",
    "a name that is none": "<p>&nothing; a</p>",
    "an open angle": "<p>1 < 2 and 3 <4</p>",
    "a character that is none": "<p>a\x00b</p>",
    "an element that ends itself": "<div/>",
    "an element that is gone": "<center>a</center>",
    "an element that is none": "<note>a</note>",
    "an attribute that is none": "<p mood='good'>a</p>",
    "an attribute that is gone": "<p align='left'>a</p>",
    "a role that is none": "<div role='thing' aria-label='a' tabindex='0'>a</div>",
    "a picture without a text": "<img>",
    "a heading without words": "<h2></h2>",
    "two of one name": "<p id='place-1'>a</p>",
    "a number that is none": "<figure><svg role='img' aria-label='a' width='wide' viewBox='0 0 1 1'></svg></figure>",
    "a shape of ours that is none": "<figure><svg role='img' aria-label='a'><blob></blob></svg></figure>",
    "a paragraph in a drawing": "<figure><svg role='img' aria-label='a'><p>b</p></svg></figure>",
    "a second content": "<main>a</main>",
}


@pytest.mark.parametrize("piece", WRONG.values(), ids=WRONG)
def test_what_html_forbids_is_seen(piece: str) -> None:
    assert faults(in_content(piece))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<!DOCTYPE html>", ""),
        ("<title>[^<]*</title>", ""),
        ("<title>[^<]*</title>", "<title> </title>"),
        (' lang="en-GB"', ""),
        ("</main>", ""),
        ("</body>", ""),
        ("<header>.*?</header>", "<header>a</header><body>"),
    ],
)
def test_what_html_forbids_around_the_content_is_seen(old: str, new: str) -> None:
    assert faults(planted(old, new))


BROKEN: Final = {
    "html-has-lang": [(' lang="en-GB"', ""), (' lang="en-GB"', ' lang="English"')],
    "document-title": [("<title>[^<]*</title>", "<title></title>")],
    "meta-viewport": [("initial-scale=1", "initial-scale=1, user-scalable=no"),
                      ("initial-scale=1", "maximum-scale=2")],
    "landmark-one-main": [("<main(.*)</main>", r"<div\1</div>"), ("<header>(.*?)</header>", r"\1"),
                          ("<footer>", "<footer>a</footer><footer>"), ('<nav aria-label="[^"]*">', "<nav>")],
    "region": [("<footer>", "<p>a</p><footer>"), ("<main([^>]*)>", r"<div><main\1>")],
    "bypass": [('<a class="skip".*?</a>', ""), ('href="#content"', 'href="#place-1"')],
    "page-has-heading-one": [("<(/?)h1", r"<\1h2"), ("<footer>", "<h1>a</h1><footer>")],
    "heading-order": [("<footer>", "<h2>a</h2><h4>b</h4><footer>")],
    "empty-heading": [("<footer>", "<h2> </h2><footer>")],
    "duplicate-id": [('id="place-2"', 'id="place-1"')],
    "link-name": [('(href="#place-3">)[^<]*', r"\1"), ('href="#place-3"', 'href="#nowhere"')],
    "svg-img-alt": [(' aria-label="[^"]*"><rect', "><rect"), ('role="img"', ""),
                    ("<footer>", "<figure></figure><footer>")],
    "td-has-header": [(' scope="row"', ""), ('<th scope="row">(.*?)</th>', r"<td>\1</td>"), ("<td>.*?</td>", "")],
    "empty-table-header": [('(<th scope="col">).*?</th>', r"\1</th>")],
    "scrollable-region-focusable": [(' tabindex="0"', ""), (' tabindex="0"', ' tabindex="3"'),
                                    (' role="group" aria-label="Table 1"', "")],
    "landmark-unique": [('aria-label="Table 2"', 'aria-label="Table 1"')],
    "aria-allowed-attr": [("<footer>", "<footer aria-live='rude'>"), ("<footer>", "<footer aria-label='a'>"),
                          ("<nav", "<nav aria-hidden='true'")],
    "nothing-from-outside": [
        ("<footer>", "<script>1</script><footer>"), ("<footer>", "<img src='a.png' alt='a'><footer>"),
        ("<footer>", "<footer onclick='a()'>"), ("<footer>", "<a href='mailto:a@b'>a</a><footer>"),
        ("<style>", "<style>@import 'a.css';"), ("<style>", "<style>p { background: url(a.png); }"),
        ("<head>", "<head><link rel='icon' href='a.ico'>"), ("default-src [^;]*", "default-src *"),
        ("<footer>", "<footer style='color: red'>"),
    ],
    "color-contrast": [
        (r"\.soft \{ color: #535b57", ".soft { color: #8a8f8c"), ("background: #fff", "background: #444"),
        (r"thead th \{", "thead th { background: #777;"), ("(@media print {)", r"\1 .soft { color: #aaa; }"),
        ("(@media print {)", r"\1 body { background: #000; color: #fff; }"), ("a { color: #0a5447", "a { color: pine"),
        ('fill="#1b211f" font-size', 'fill="#e0e0e0" font-size'),
    ],
}  # fmt: skip
"""For each rule ways to break it."""


@pytest.mark.parametrize(
    ("rule", "old", "new"), [(rule, old, new) for rule, ways in BROKEN.items() for old, new in ways]
)
def test_a_rule_that_is_broken_is_named(rule: str, old: str, new: str) -> None:
    assert rule in {each.split(":")[0] for each in broken_rules(planted(old, new))}


def test_every_rule_is_broken_once() -> None:
    assert set(BROKEN) == {*RULES, "color-contrast"}


def test_contrast_is_that_of_the_formula() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_words_in_a_figure_are_held_against_the_shape_behind_them() -> None:
    words = '<text x="1" y="8" textLength="8"><tspan fill="#ffffff" font-size="8">a</tspan></text>'
    field = '<rect x="0" y="0" width="10" height="10" fill="#000000"></rect>'
    three = '<polygon points="0 0 20 0 0 20" fill="#000000"></polygon>'
    many = '<path d="M0 0h1v1h-1zM0 0h10v10h-10z" fill="#000000"></path>'
    for behind in (field, three, many):
        assert list(pale(f"<body><svg>{behind}{words}</svg></body>")) == []
        assert len(list(pale(f"<body><svg>{words}{behind}</svg></body>"))) == 1
    beside = field.replace('x="0"', 'x="30"')
    assert len(list(pale(f"<body><svg>{beside}{words}</svg></body>"))) == 1


def test_what_is_said_for_paper_is_taken_from_the_screen() -> None:
    assert "@media print" in good()
    assert "@media print" not in on_screen(good()) + on_paper(good())
    assert "table-header-group" in on_paper(good())
    assert "table-header-group" not in on_screen(good())
