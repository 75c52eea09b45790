"""Sections that are left out are gone, and nobody can take what is left for the whole record."""

from __future__ import annotations

import re

import pytest

from partnerdesk.errors import InputError
from partnerdesk.exports.html.twin import twin
from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.kinds import KINDS, kind_of
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.pdf.sections.choice import SECTIONS, WHOLE, sections_named
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.summary import SECTION_MAKERS
from partnerdesk.exports.pdf.text import Voice
from tests.core.exports.pdf.checkers import all_faults
from tests.core.exports.pdf.conftest import Read
from tests.core.exports.pdf.full_record import empty_record, full_record
from tests.core.exports.pdf.signed_record import example
from tests.core.exports.pdf.test_papers import drawn, hostile

ALL = frozenset(SECTIONS)
ENTIRE = [each.key for each in KINDS if each.whole]


def test_every_section_can_be_made_and_has_its_heading() -> None:
    assert list(SECTION_MAKERS) == list(SECTIONS)
    record = Paper(full_record(), Voice(), type_scale())
    for key, title in SECTIONS.items():
        blocks = SECTION_MAKERS[key](record)
        outline = getattr(blocks[0], "_outline", title) if blocks else title
        assert outline == title


@pytest.mark.parametrize("key", ENTIRE)
@pytest.mark.parametrize("section", ["who-was-there", "offers-and-needs", "goals", "actions", "parking-lot"])
def test_a_section_that_is_left_out_is_gone_and_the_others_stay(
    key: str, section: str, read_pages: Read
) -> None:
    there = {
        "who-was-there": "Who was there",
        "offers-and-needs": "What each of us offers and needs",
        "goals": "Support is asked on eight levels",
        "actions": "Joint, several carry it",
        "parking-lot": "Pool site future use",
    }
    without = frozenset({section, "left-open"})  # what is left open speaks of what was parked
    text = " ".join(read_pages(paper_pdf(Order(kind_of(key), example(), without=without))))
    assert {each for each, words in there.items() if words in text} == there.keys() - {section}


@pytest.mark.parametrize("key", ENTIRE)
def test_every_page_and_the_cover_say_what_is_left_out(key: str, read_pages: Read) -> None:
    pages = read_pages(
        paper_pdf(Order(kind_of(key), hostile(), without=frozenset({"left-open", "parking-lot"})))
    )
    assert "This is a part of the record, not the whole. Without: parking lot, left open." in pages[0]
    said = [page.count("Without: parking lot, left open") for page in pages]
    assert said == [2] + [1] * (len(pages) - 1)
    whole = " ".join(read_pages(paper_pdf(Order(kind_of(key), hostile()))))
    assert "Without:" not in whole
    assert "not the whole" not in whole


@pytest.mark.parametrize("key", ENTIRE)
def test_the_cover_and_the_signatures_always_stay(key: str, read_pages: Read) -> None:
    pages = read_pages(paper_pdf(Order(kind_of(key), full_record(), without=ALL)))
    assert "Sealed record, version 1" in pages[0]
    text = " ".join(pages)
    assert "Signatures" in text
    assert "It does not show who signed." in text


@pytest.mark.parametrize("key", ENTIRE)
@pytest.mark.parametrize("without", [frozenset({"goals"}), ALL])
def test_a_part_keeps_the_rules_of_tagged_files_and_stays_on_its_pages(
    key: str, without: frozenset[str]
) -> None:
    for snapshot in (hostile(), empty_record()):
        assert not all_faults(paper_pdf(Order(kind_of(key), snapshot, without=without)))


@pytest.mark.parametrize("key", ENTIRE)
def test_a_part_carries_no_record(key: str) -> None:
    assert b"record.json" in paper_pdf(Order(kind_of(key), hostile()))
    assert b"record.json" not in paper_pdf(Order(kind_of(key), hostile(), without=frozenset({"parking-lot"})))


def test_the_foot_grows_by_as_many_lines_as_it_takes() -> None:
    kind = kind_of("large-print")
    part = kind.make(Paper(example(), Voice(), kind.scale(), without=ALL))
    whole = kind.make(Paper(example(), Voice(), kind.scale()))
    lost = whole.sheet.frame.bottom - part.sheet.frame.bottom
    assert lost >= 2 * kind.scale().furniture.leading
    canvas, page = drawn(kind, example())
    assert all(page.cut(each.content.box) == each.content.box for each in canvas.furniture)


@pytest.mark.parametrize("key", ENTIRE)
def test_a_web_page_says_it_too(key: str) -> None:
    text = twin(Order(kind_of(key), example(), without=frozenset({"partner-map"})))
    assert "not the whole. Without: partner map." in re.sub("<[^>]+>", "", text)
    assert "Without: partner map" in text[text.index("<footer") :]
    assert ">Partner map<" not in text
    assert "Without" not in twin(Order(kind_of(key), example()))


def test_other_papers_have_no_sections_to_leave_out() -> None:
    for kind in KINDS:
        if not kind.whole and kind.waits_for(example()) is None:
            with pytest.raises(InputError, match="Sections can be left out of the summary"):
                paper_pdf(Order(kind, example(), without=frozenset({"goals"})))


def test_sections_are_named_as_on_the_command_line() -> None:
    assert sections_named([" goals", "actions ", "", "goals"]) == {"goals", "actions"}
    assert sections_named([]) == WHOLE
    for name in ("cover", "signatures", "Goals", "goal"):
        with pytest.raises(InputError, match=rf"no section '{name}'.*who-was-there, .*left-open"):
            sections_named([name])
