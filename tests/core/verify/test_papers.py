"""Every kind of paper that is printed from a sealed record: what can be said of it, alone and beside its document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk.errors import InputError
from partnerdesk.exports.pdf.papers.export import paper_pdf, single_pdfs
from partnerdesk.exports.pdf.papers.kinds import KINDS, kind_of
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.pdf.sections.choice import SECTIONS
from partnerdesk.exports.record import short_code
from partnerdesk.sealing.certificate import Certificate, make_certificate
from partnerdesk.verify.answer import Verdict
from partnerdesk.verify.document import Known
from partnerdesk.verify.judging import check_pdf, judge
from partnerdesk.verify.printed import Code, read_printed
from partnerdesk.wording import Phrase
from tests.core.exports.pdf.checkers import all_faults
from tests.core.exports.pdf.signed_record import example, sealed, signed_record
from tests.core.sealing.keys import PASSPHRASE
from tests.core.verify.conftest import Sealed
from tests.core.verify.copies import (
    edited_on_top,
    opened,
    resaved,
    saved,
    with_pages,
    with_record,
    with_words,
)
from tests.core.verify.test_judging import cannot_tell, changed, said, unchanged

KEYS: Final = [each.key for each in KINDS]
WHOLE: Final = ("summary", "large-print")
TOUCHED: Final = (*WHOLE, "goal-cards")
LAST_BYTE: Final = "Printed again from the document it comes out the same, to the last byte."
OTHER_FILE: Final = "It is not the same file as a fresh print."
NOT_CARRIED: Final = "Unlike the whole summary it does not carry its record"


@cache
def known() -> Known:
    return Known(signed_record())


@cache
def made(key: str) -> bytes:
    return paper_pdf(Order(kind_of(key), signed_record()))


@cache
def of_another(key: str) -> bytes:
    """The same paper of another record, which is as long."""
    record = example()
    goal = record.goals[0]
    return paper_pdf(
        Order(kind_of(key), sealed(record.with_rows("goals", {goal.id: replace(goal, text="Other")})))
    )


def code() -> str:
    (version,) = signed_record().sealed_versions
    return short_code(version.code, version.version)


# Untouched


@pytest.mark.parametrize("key", KEYS)
def test_every_kind_is_the_same_to_the_last_byte_beside_its_document(key: str) -> None:
    words = unchanged(made(key), known())
    assert LAST_BYTE in words
    assert "version 1 of workshop 1" in words
    assert "It does not show who signed." in words


@pytest.mark.parametrize("key", KEYS)
def test_alone_only_what_carries_its_record_can_be_told(key: str) -> None:
    if key in WHOLE:
        assert f"Every page says the code of the attached record: {code()}." in unchanged(made(key))
        return
    words = cannot_tell(made(key))
    assert words.startswith(f"{NOT_CARRIED}, so the code {code()} on its pages cannot be worked out again.")
    assert "Check it beside the document that it was printed from" in words


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize(
    ("key", "without"),
    [
        ("summary", ()),
        ("summary", ("goals", "left-open")),
        ("summary", tuple(SECTIONS)),
        ("large-print", ("actions",)),
        ("large-print", tuple(SECTIONS)),
        ("sign-in", ()),
        ("easy-read", ()),
    ],
)
def test_parts_and_prints_with_roles_are_printed_again_in_the_same_way(
    key: str, without: tuple[str, ...], names: bool
) -> None:
    data = paper_pdf(Order(kind_of(key), signed_record(), names=names, without=frozenset(without)))
    if key not in WHOLE or without or not names:
        assert NOT_CARRIED in cannot_tell(data)
    assert LAST_BYTE in unchanged(data, known())


def test_the_sheet_of_one_organisation_is_found_among_all() -> None:
    sheets = dict(single_pdfs(Order(kind_of("organisation-sheets"), signed_record())))
    assert len(sheets) == len(signed_record().organisations)
    for data in (next(iter(sheets.values())), list(sheets.values())[-1]):
        assert LAST_BYTE in unchanged(data, known())


def test_a_paper_of_an_earlier_version_says_so(sealed: Sealed) -> None:
    versions = tuple(each for each in sealed.snapshot.sealed_versions if each.version == 1)
    assert versions
    words = unchanged(_paper_of_version_1(sealed), Known(sealed.snapshot))
    assert "is that of version 1 of workshop 1, which the document holds." in words
    assert "It is not the newest one: version 2 was sealed later." in words


def _paper_of_version_1(sealed: Sealed) -> bytes:
    from partnerdesk.imports.sealed import snapshot_of_sealed

    return paper_pdf(Order(kind_of("one-page"), snapshot_of_sealed(sealed.snapshot, 1)))


# Not to be told


def test_a_paper_of_another_document_is_called_that() -> None:
    words = cannot_tell(of_another("one-page"), known())
    assert "Nothing that was sealed in this document has that code." in words


def test_a_paper_in_another_language_cannot_be_compared() -> None:
    def other(phrase: Phrase) -> str:
        return f"~{phrase}"

    data = paper_pdf(Order(kind_of("sign-in"), signed_record(), translate=other))
    words = cannot_tell(data, known())
    assert f"The code on its pages, {code()}, is that of version 1" in words
    assert "It could not be compared with a fresh print" in words
    assert LAST_BYTE in said(check_pdf(data, known(), translate=other))


def test_a_document_whose_rows_were_changed_behind_its_seal_vouches_for_nothing() -> None:
    """Somebody changes the rows of a sealed document with another tool, and prints a paper from it."""
    record = signed_record()
    goal = record.goals[0]
    forged = record.with_rows("goals", {goal.id: replace(goal, text="Sell the town hall")})
    data = paper_pdf(Order(kind_of("one-page"), forged))
    assert "Sell the town hall" in read_printed(data).pages[0].words
    words = cannot_tell(data, Known(forged))
    assert "But page 1 does not say what PartnerDesk prints from the document today." in words


# Changed


def test_a_version_that_the_code_is_not_of_is_seen() -> None:
    printed = read_printed(made("one-page"))
    pages = tuple(replace(page, code=Code(page.code.digits, 7)) for page in printed.pages if page.code)
    answer = judge(replace(printed, pages=pages), known())
    assert answer.verdict is Verdict.CHANGED
    assert "Its pages say version 7, but the code on them is that of version 1." in said(answer)


def test_a_document_changed_after_sealing_is_told_from_a_paper() -> None:
    record = signed_record()
    edited = tuple(replace(each, content=each.content + " ") for each in record.sealed_versions)
    words = changed(made("agenda"), Known(replace(record, sealed_versions=edited)))
    assert "The code is that of version 1, but that was changed after sealing. Keep the paper" in words


def test_a_page_without_a_code_is_seen_on_any_paper() -> None:
    draft = paper_pdf(Order(kind_of("organisation-sheets"), example()))
    pages = [(made("organisation-sheets"), 0), (draft, 1), (made("organisation-sheets"), 2)]
    assert "Page 2 does not say the record code." in changed(with_pages(made("organisation-sheets"), pages))


# Touched by people and programs, each paper alone and beside its document


@settings(max_examples=20)
@given(st.data())
def test_a_flipped_bit_never_passes_for_the_same_file(data: st.DataObject) -> None:
    _flip("goal-cards", data)


@pytest.mark.long
@settings(max_examples=100)
@given(st.sampled_from(KEYS), st.data())
def test_a_flipped_bit_never_passes_for_the_same_file_of_any_kind(key: str, data: st.DataObject) -> None:
    _flip(key, data)


def _flip(key: str, data: st.DataObject) -> None:
    good = made(key)
    flipped = bytearray(good)
    flipped[data.draw(st.integers(0, len(good) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    answer = check_pdf(bytes(flipped), known())
    assert LAST_BYTE not in said(answer)
    if answer.verdict is Verdict.UNCHANGED:
        assert OTHER_FILE in said(answer)
        assert _words(bytes(flipped)) == _words(good)


def _words(data: bytes) -> list[str]:
    return [page.words for page in read_printed(data).pages]


@pytest.mark.parametrize("key", TOUCHED)
@pytest.mark.parametrize(
    "touch", [resaved, lambda data: data + b"\n% more\n"], ids=["written anew", "bytes after the end"]
)
def test_another_file_with_the_same_words_is_called_that(key: str, touch: Callable[[bytes], bytes]) -> None:
    words = unchanged(touch(made(key)), known())
    assert (
        "Its pages say the same words as a fresh print from the document. They look the same, too." in words
    )
    assert f"{OTHER_FILE} What it holds besides its pages was not compared." in words


@pytest.mark.parametrize("key", TOUCHED)
def test_words_added_and_pages_edited_on_top_are_not_called_unchanged_beside_the_document(key: str) -> None:
    assert "But page 2 does not say" in cannot_tell(with_words(made(key), 1, "and a million"), known())
    assert "But page 1 does not say" in cannot_tell(edited_on_top(made(key)), known())


@pytest.mark.parametrize("key", ["summary", "goal-cards"])
def test_a_drawing_that_was_changed_is_not_called_unchanged_beside_the_document(key: str) -> None:
    with opened(made(key)) as file:
        page = file.pages[-1]
        page.contents_add(file.make_stream(b"q 3 w 100 100 m 180 140 l S Q"))
        forged = saved(file)
        place = len(file.pages)
    assert _words(forged) == _words(made(key))
    words = cannot_tell(forged, known())
    assert f"but page {place} looks different: a picture or a signature on it was changed" in words


def test_partners_that_were_moved_since_are_told_from_words() -> None:
    """Where they stand is no part of what was signed. A print from the sealed text vouches for the words alone."""
    record = signed_record()
    first = record.organisations[0]
    moved = record.with_rows("organisations", {first.id: replace(first, x=100, y=900)})
    data = paper_pdf(Order(kind_of("map-a3"), moved))
    assert LAST_BYTE in unchanged(data, Known(moved))
    assert "but page 1 looks different" in cannot_tell(resaved(data), known())


def test_pictures_of_an_earlier_version_are_not_compared(sealed: Sealed) -> None:
    known_now = Known(sealed.snapshot)
    with opened(_paper_of_version_1(sealed)) as file:
        file.pages[0].contents_add(file.make_stream(b"q 3 w 100 100 m 180 140 l S Q"))
        forged = saved(file)
    assert "Pictures and signatures were not compared." in unchanged(forged, known_now)


@pytest.mark.parametrize("key", TOUCHED)
def test_the_last_page_of_another_record_is_seen_with_and_without_the_document(key: str) -> None:
    good, other = made(key), of_another(key)
    with opened(good) as file, opened(other) as theirs:
        end, last = len(file.pages) - 1, len(theirs.pages) - 1
    swapped = with_pages(good, [*((good, index) for index in range(end)), (other, last)])
    for beside in (None, known()):
        words = changed(swapped, beside)
        assert "belong" in words
        assert "another record" in words or "different records" in words


@pytest.mark.parametrize("key", WHOLE)
def test_the_record_of_another_is_seen(key: str) -> None:
    words = changed(with_record(made(key), _attached(of_another(key))))
    assert f"but the pages say {code()}" in words


def _attached(data: bytes) -> bytes:
    (record,) = read_printed(data).attached
    return record


# Sealed with a certificate


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("own") / "own.p12", "Jo Facilitator", PASSPHRASE)


@pytest.fixture(scope="module")
def large(own: Certificate) -> bytes:
    return paper_pdf(Order(kind_of("large-print"), signed_record(), certificate=own))


def test_large_print_is_sealed_as_the_summary_is(large: bytes) -> None:
    assert all_faults(large) == []
    for beside in (None, known()):
        assert "Not one byte of the file was changed since it was sealed" in unchanged(large, beside)


def test_whatever_touches_a_sealed_large_print_is_seen(large: bytes) -> None:
    with opened(large) as file:
        end = len(file.pages) - 1
    with opened(made("large-print")) as file:
        other = len(file.pages) - 1
    pages = [*((large, index) for index in range(end)), (made("large-print"), other)]
    for touched in (
        large + b"\n",
        edited_on_top(large),
        resaved(large),
        with_words(large, 2, "and a million"),
        with_pages(large, pages),
    ):
        changed(touched)
        changed(touched, known())


@settings(max_examples=25)
@given(st.data())
def test_no_bit_of_a_sealed_large_print_can_be_flipped(large: bytes, data: st.DataObject) -> None:
    flipped = bytearray(large)
    flipped[data.draw(st.integers(0, len(large) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert check_pdf(bytes(flipped)).verdict is not Verdict.UNCHANGED


@pytest.mark.parametrize(
    ("key", "names", "without"),
    [
        ("summary", False, ()),
        ("large-print", True, ("goals",)),
        ("easy-read", True, ()),
        ("agenda", True, ()),
    ],
)
def test_what_does_not_carry_the_record_is_not_sealed(
    own: Certificate, key: str, names: bool, without: tuple[str, ...]
) -> None:
    with pytest.raises(InputError, match="Only the whole summary and its large print"):
        paper_pdf(
            Order(kind_of(key), signed_record(), names=names, without=frozenset(without), certificate=own)
        )


def test_a_draft_in_large_print_is_not_sealed(own: Certificate) -> None:
    with pytest.raises(InputError, match="Only a sealed workshop"):
        paper_pdf(Order(kind_of("large-print"), example(), certificate=own))
