"""The HTML twin says what the paper says, in its order, and any reader can find its way through it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from turbohtml import parse

from partnerdesk.errors import ExportError
from partnerdesk.exports.html.twin import export_twin, twin
from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.kinds import KINDS, SUMMARY, Kind, kind_of
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.imports.outline import read_outline, snapshot_of_outline
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.paths import resource
from tests.core.exports.html.rules import broken_rules
from tests.core.exports.html.validator import faults
from tests.core.exports.pdf.full_record import CODE, empty_record, full_record
from tests.core.exports.pdf.signed_record import signed_record
from tests.paper import words_on_pages

SAMPLES: Final = sorted(resource("samples").glob("*.yaml"))


def twins() -> Iterator[tuple[str, Snapshot]]:
    for path in SAMPLES:
        yield path.stem, snapshot_of_outline(read_outline(path))
    yield "signed", signed_record()
    yield "empty", empty_record()
    yield "full", full_record()


TWINS: Final = dict(twins())


FEW: Final = ("signed", "empty", "full")
MADE: Final = [
    (kind, name)
    for kind in KINDS
    for name in TWINS
    if (kind is SUMMARY or name in FEW) and not kind.waits_for(TWINS[name])
]


def words_beside_figures(text: str) -> list[str]:
    """The words of the content, each piece apart from the next, but for those that are drawn."""
    main = parse(text).select_one("main")
    assert main is not None
    for figure in main.select("svg"):
        figure.decompose()
    return [word for piece in main.strings for word in piece.split()]


@cache
def made(key: str, name: str) -> str:
    return twin(Order(kind_of(key), TWINS[name]))


@pytest.fixture(params=MADE, ids=lambda made: f"{made[0].key}-{made[1]}")
def document(request: pytest.FixtureRequest) -> tuple[Kind, Snapshot, str]:
    kind, name = request.param
    return kind, TWINS[name], made(kind.key, name)


@pytest.fixture
def text(document: tuple[Kind, Snapshot, str]) -> str:
    return document[2]


def test_it_is_written_as_html_asks(text: str) -> None:
    assert faults(text) == []


def test_it_keeps_the_rules_by_which_everybody_can_use_it(text: str) -> None:
    assert broken_rules(text) == []


def test_only_easy_read_has_pictures_that_are_not_read(document: tuple[Kind, Snapshot, str]) -> None:
    kind, _, text = document
    hidden = parse(text).select("svg[aria-hidden]")
    assert bool(hidden) == (kind.key == "easy-read")


def test_the_style_sheet_stands_as_it_was_written() -> None:
    sheet = resource("html", "twin.css").read_text(encoding="utf-8")
    assert f"<style>{sheet}</style>" in twin(Order(SUMMARY, full_record()))
    assert "</" not in sheet


def test_it_says_what_the_paper_says(document: tuple[Kind, Snapshot, str]) -> None:
    """Every word of the twin is on the paper, but for those inside figures and around the pages.

    A word too long for a line may go on over a page, and so over what stands at its foot.
    """
    kind, snapshot, text = document
    paper = "".join(" ".join(words_on_pages(paper_pdf(Order(kind, snapshot)))).split())
    said = words_beside_figures(text)
    assert said
    assert [word for word in said if word[:60] not in paper] == []


def test_the_same_record_gives_the_same_text(document: tuple[Kind, Snapshot, str]) -> None:
    kind, snapshot, text = document
    assert twin(Order(kind, snapshot)) == text


def test_the_record_code_stands_at_its_foot() -> None:
    text = twin(Order(SUMMARY, full_record()))
    assert CODE[:4] in text[text.index("<footer") :]


def test_hostile_words_stay_words() -> None:
    hostile = '<script>alert(1)</script> & "quoted" <img src=x onerror=y>'
    record = TWINS[SAMPLES[0].stem]
    changed = _renamed(record, hostile)
    text = twin(Order(SUMMARY, changed))
    assert faults(text) == []
    assert broken_rules(text) == []
    assert " ".join(hostile.split()) in " ".join(words_beside_figures(text))


def _renamed(record: Snapshot, name: str) -> Snapshot:
    first, *others = record.organisations
    return replace(record, organisations=(replace(first, name=name), *others))


def test_it_is_written_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "summary.html"
    export_twin(Order(SUMMARY, full_record()), path)
    assert path.read_text(encoding="utf-8") == twin(Order(SUMMARY, full_record()))
    with pytest.raises(ExportError):
        export_twin(Order(SUMMARY, full_record()), tmp_path)


def test_only_line_ends_of_the_text_itself_break_its_lines() -> None:
    """Chinese, and words too long for a line, break on paper where there is no space."""
    long = "王小明北京大学中国" * 12
    text = twin(Order(SUMMARY, _renamed(TWINS[SAMPLES[0].stem], long)))
    assert f">{long}<" in text
    record = full_record()
    actions = tuple(replace(action, text="first line\nsecond line") for action in record.actions)
    broken = twin(Order(SUMMARY, replace(record, actions=actions)))
    assert re.search(r"first line *<br>second line", broken)
