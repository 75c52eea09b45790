"""The HTML twin says what the paper says, in its order, and any reader can find its way through it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from partnerdesk.errors import ExportError
from partnerdesk.exports.html.twin import export_twin, twin
from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.kinds import KINDS, SUMMARY, Kind, kind_of
from partnerdesk.imports.outline import read_outline, snapshot_of_outline
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.paths import resource
from tests.core.exports.pdf.full_record import CODE, empty_record, full_record
from tests.paper import words_on_pages

SAMPLES: Final = sorted(resource("samples").glob("*.yaml"))
VOID: Final = {"br", "meta"}
INSIDE: Final = {
    "li": {"ul"},
    "tr": {"thead", "tbody"},
    "thead": {"table"},
    "tbody": {"table"},
    "th": {"tr"},
    "td": {"tr"},
    "tspan": {"text"},
}
PHRASES: Final = {"p", "h1", "h2", "h3", "h4", "strong", "span", "a"}
BLOCKS: Final = {"p", "h1", "h2", "h3", "h4", "ul", "table", "figure", "div", "main", "nav"}


class Tree(HTMLParser):
    """A strict reader: every element is closed, and stands where it may."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1] if self.open else ""
        if tag in INSIDE and parent not in INSIDE[tag]:
            self.faults.append(f"{tag} in {parent}")
        if tag in BLOCKS and parent in PHRASES:
            self.faults.append(f"{tag} in {parent}")
        if parent == "ul" and tag != "li":
            self.faults.append(f"{tag} in ul")
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"/{tag}")
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if "main" in self.open and "svg" not in self.open:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


def twins() -> Iterator[tuple[str, Snapshot]]:
    for path in SAMPLES:
        yield path.stem, snapshot_of_outline(read_outline(path))
    yield "empty", empty_record()
    yield "full", full_record()


TWINS: Final = dict(twins())


FEW: Final = (SAMPLES[0].stem, "empty", "full")
MADE: Final = [
    (kind, name)
    for kind in KINDS
    for name in TWINS
    if (kind is SUMMARY or name in FEW) and not kind.waits_for(TWINS[name])
]


@cache
def made(key: str, name: str) -> str:
    return twin(kind_of(key), TWINS[name])


@pytest.fixture(params=MADE, ids=lambda made: f"{made[0].key}-{made[1]}")
def document(request: pytest.FixtureRequest) -> tuple[Kind, Snapshot, str]:
    kind, name = request.param
    return kind, TWINS[name], made(kind.key, name)


@pytest.fixture
def text(document: tuple[Kind, Snapshot, str]) -> str:
    return document[2]


def test_it_is_well_formed(text: str) -> None:
    assert Tree(text).faults == []


def test_the_reader_sees_faults() -> None:
    """The control of the test above."""
    assert Tree("<ul><p>a</p></ul>").faults == ["p in ul"]
    assert Tree("<p><div>a</div></p>").faults == ["div in p"]
    assert Tree("<td>a</td>").faults == ["td in "]
    assert Tree("<p>a").faults == ["p"]
    assert Tree("<p>a</div>").faults == ["/div"]


def test_headings_go_down_step_by_step_from_one(text: str) -> None:
    levels = [int(tag[1]) for tag, _ in Tree(text).found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_every_figure_has_its_text(text: str) -> None:
    """But for pictures beside words that say the same, which nobody needs to be read."""
    read = [each for each in Tree(text).all("svg") if each.get("aria-hidden") != "true"]
    assert all(each["role"] == "img" and each["aria-label"].strip() for each in read)


def test_only_easy_read_has_pictures_that_are_not_read(document: tuple[Kind, Snapshot, str]) -> None:
    kind, _, text = document
    hidden = [each for each in Tree(text).all("svg") if "aria-hidden" in each]
    assert bool(hidden) == (kind.key == "easy-read")


def test_every_cell_of_a_title_says_what_it_heads(text: str) -> None:
    tree = Tree(text)
    assert {each["scope"] for each in tree.all("th")} <= {"col", "row"}


def test_there_are_landmarks_and_a_way_past_them(text: str) -> None:
    tree = Tree(text)
    assert [len(tree.all(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1]
    assert tree.all("a")[0]["href"] == "#content"
    assert tree.all("html")[0]["lang"] == "en-GB"


def test_every_link_stays_on_the_page_and_arrives(text: str) -> None:
    tree = Tree(text)
    ids = [attributes["id"] for _, attributes in tree.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {each["href"].removeprefix("#") for each in tree.all("a")} <= set(ids)


def test_the_style_sheet_stands_as_it_was_written() -> None:
    sheet = resource("html", "twin.css").read_text(encoding="utf-8")
    assert f"<style>{sheet}</style>" in twin(SUMMARY, full_record())
    assert "</" not in sheet


def test_it_needs_nothing_from_outside(text: str) -> None:
    tree = Tree(text)
    assert not {tag for tag, _ in tree.found} & {"script", "img", "link", "iframe", "object"}
    policy = next(each for each in tree.all("meta") if "http-equiv" in each)
    assert policy["content"].startswith("default-src 'none'")


def test_it_says_what_the_paper_says(document: tuple[Kind, Snapshot, str]) -> None:
    """Every word of the twin is on the paper, but for those inside figures and around the pages.

    A word too long for a line may go on over a page, and so over what stands at its foot.
    """
    kind, snapshot, text = document
    paper = "".join(" ".join(words_on_pages(paper_pdf(kind, snapshot))).split())
    said = "".join(Tree(text).words).split()
    assert said
    assert [word for word in said if word[:60] not in paper] == []


def test_the_same_record_gives_the_same_text(document: tuple[Kind, Snapshot, str]) -> None:
    kind, snapshot, text = document
    assert twin(kind, snapshot) == text


def test_the_record_code_stands_at_its_foot() -> None:
    text = twin(SUMMARY, full_record())
    assert CODE[:4] in text[text.index("<footer") :]


def test_hostile_words_stay_words() -> None:
    hostile = '<script>alert(1)</script> & "quoted" <img src=x onerror=y>'
    record = TWINS[SAMPLES[0].stem]
    changed = _renamed(record, hostile)
    tree = Tree(twin(SUMMARY, changed))
    assert tree.faults == []
    assert not tree.all("script")
    assert not tree.all("img")
    assert hostile in "".join(tree.words)


def _renamed(record: Snapshot, name: str) -> Snapshot:
    first, *others = record.organisations
    return replace(record, organisations=(replace(first, name=name), *others))


def test_it_is_written_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "summary.html"
    export_twin(SUMMARY, full_record(), path)
    assert path.read_text(encoding="utf-8") == twin(SUMMARY, full_record())
    with pytest.raises(ExportError):
        export_twin(SUMMARY, full_record(), tmp_path)


def test_only_line_ends_of_the_text_itself_break_its_lines() -> None:
    """Chinese, and words too long for a line, break on paper where there is no space."""
    long = "王小明北京大学中国" * 12
    text = twin(SUMMARY, _renamed(TWINS[SAMPLES[0].stem], long))
    assert f">{long}<" in text
    record = full_record()
    actions = tuple(replace(action, text="first line\nsecond line") for action in record.actions)
    broken = twin(SUMMARY, replace(record, actions=actions))
    assert re.search(r"first line *<br>second line", broken)
