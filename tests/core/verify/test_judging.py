"""What is said of printed records that nobody touched, and of those that somebody did."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk.exports.pdf.furniture import MARGIN
from partnerdesk.exports.pdf.sections.record_file import NAME
from partnerdesk.exports.record import short_code
from partnerdesk.verify import judging
from partnerdesk.verify.answer import Answer, Verdict
from partnerdesk.verify.document import Known
from partnerdesk.verify.judging import check_file, check_pdf
from partnerdesk.verify.printed import ATTACHED, FOOT, Printed, PrintedPage, read_printed
from partnerdesk.verify.words import listed
from tests.core.verify.conftest import Sealed
from tests.core.verify.copies import (
    attached_to,
    edited_on_top,
    locked,
    opened,
    resaved,
    with_pages,
    with_record,
    with_words,
)

AS_WRITTEN = "The file is as PartnerDesk wrote it, to the last byte. This shows what was changed by accident"
NOT_AS_WRITTEN = "But the file is not as PartnerDesk wrote it"
RELY = "Do not rely on this file."


def said(answer: Answer) -> str:
    return " ".join(map(str, answer.sentences))


def changed(data: bytes, known: Known | None = None) -> str:
    answer = check_pdf(data, known)
    assert answer.verdict is Verdict.CHANGED, said(answer)
    return said(answer)


def cannot_tell(data: bytes, known: Known | None = None) -> str:
    answer = check_pdf(data, known)
    assert answer.verdict is Verdict.CANNOT_TELL, said(answer)
    return said(answer)


def unchanged(data: bytes, known: Known | None = None) -> str:
    answer = check_pdf(data, known)
    assert answer.verdict is Verdict.UNCHANGED, said(answer)
    return said(answer)


@pytest.fixture(scope="module")
def known(sealed: Sealed) -> Known:
    return Known(sealed.snapshot)


def code_of(sealed: Sealed, version: int) -> str:
    found = next(each for each in sealed.snapshot.sealed_versions if each.version == version)
    return short_code(found.code, version)


def last(data: bytes) -> int:
    with opened(data) as pdf:
        return len(pdf.pages) - 1


# Untouched


def test_a_printed_record_is_unchanged_and_says_which_version_it_is(sealed: Sealed) -> None:
    words = unchanged(sealed.pdf)
    assert words.startswith(
        "This is version 2 of workshop 1 of “Averley Together: neighbourhood needs workshop”."
    )
    assert f"Every page says the code of the attached record: {code_of(sealed, 2)}." in words
    assert AS_WRITTEN in words


def test_an_earlier_version_is_unchanged_and_said_not_to_be_the_newest(sealed: Sealed, known: Known) -> None:
    words = unchanged(sealed.first, known)
    assert "This is version 1" in words
    assert "It is not the newest one: version 2 was sealed later." in words


def test_the_same_file_comes_out_of_the_document_again(sealed: Sealed, known: Known) -> None:
    words = unchanged(sealed.pdf, known)
    assert "to the last byte. This shows that nothing was changed. It does not show who signed." in words
    assert "to the last byte" in unchanged(sealed.first, known)


def test_every_kind_of_foot_stands_within_the_strip_that_is_read() -> None:
    assert MARGIN.bottom <= FOOT


def test_the_record_is_looked_for_under_the_name_it_is_attached_by() -> None:
    assert ATTACHED == NAME


# Not to be told


def test_a_draft_cannot_be_told(sealed: Sealed) -> None:
    assert "It is a draft" in cannot_tell(sealed.draft)


@pytest.mark.parametrize("data", [b"", b"Dear all,", b"\x89PNG\r\n", b"\x00" * 5000])
def test_what_is_no_pdf_cannot_be_told(data: bytes) -> None:
    assert cannot_tell(data).startswith("It is not a PDF.")


def test_a_piece_of_a_pdf_cannot_be_told(sealed: Sealed) -> None:
    assert cannot_tell(sealed.pdf[:3000]).startswith("It is damaged and cannot be read.")


def test_a_pdf_behind_a_password_cannot_be_told(sealed: Sealed) -> None:
    assert cannot_tell(locked(sealed.pdf)).startswith("It is locked with a password.")


def test_pages_without_their_record_cannot_be_told(sealed: Sealed) -> None:
    words = cannot_tell(with_record(sealed.pdf))
    assert f"the code {code_of(sealed, 2)} on its pages cannot be worked out again" in words


def test_a_pdf_of_somebody_else_cannot_be_told(sealed: Sealed) -> None:
    bare = with_pages(sealed.pdf, [(sealed.draft, 0)])
    assert cannot_tell(with_record(bare)).startswith("No page says a record code")


def test_a_record_of_another_document_is_called_that(sealed: Sealed, known: Known) -> None:
    words = cannot_tell(sealed.other, known)
    assert "It is not a record of this document." in words
    assert "Open River Levels" in words
    unchanged(sealed.other)


def test_a_version_that_the_document_lacks_is_called_that(sealed: Sealed) -> None:
    first = [each for each in sealed.snapshot.sealed_versions if each.version == 1]
    earlier = Known(replace(sealed.snapshot, sealed_versions=tuple(first)))
    assert "The document does not hold that version." in cannot_tell(sealed.pdf, earlier)


def test_a_file_too_large_is_not_looked_into(
    sealed: Sealed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.pdf"
    path.write_bytes(sealed.pdf)
    assert check_file(path).verdict is Verdict.UNCHANGED
    monkeypatch.setattr(judging, "LARGEST", len(sealed.pdf) - 1)
    assert check_file(path).verdict is Verdict.CANNOT_TELL


# Tampered with


@pytest.mark.parametrize("letter", range(0, 4000, 97))
def test_a_letter_changed_in_the_attached_record_is_seen(sealed: Sealed, letter: int) -> None:
    (record,) = attached_to(sealed.pdf)
    text = record.decode()
    place = letter % len(text)
    other = text[:place] + ("x" if text[place] != "x" else "y") + text[place + 1 :]
    assert RELY in changed(with_record(sealed.pdf, other.encode()))


def test_the_attached_record_of_another_is_seen(sealed: Sealed) -> None:
    words = changed(with_record(sealed.pdf, *attached_to(sealed.other)))
    assert f"but the pages say {code_of(sealed, 2)}" in words


def test_the_record_of_an_earlier_version_is_seen(sealed: Sealed) -> None:
    words = changed(with_record(sealed.pdf, *attached_to(sealed.first)))
    assert f"The attached record has the code {code_of(sealed, 1)}" in words


def test_a_record_written_in_another_way_is_seen(sealed: Sealed) -> None:
    (record,) = attached_to(sealed.pdf)
    changed(with_record(sealed.pdf, json.dumps(json.loads(record), indent=1).encode()))


def test_two_attached_records_are_seen(sealed: Sealed) -> None:
    both = with_record(sealed.pdf, *attached_to(sealed.pdf), *attached_to(sealed.first))
    assert "2 records are attached" in changed(both)


@pytest.mark.parametrize("record", [b"{}", b"[]", b"null", b"\xff\xfe", b'{"version":1e999}', b"[" * 100000])
def test_what_is_attached_and_no_record_is_seen(sealed: Sealed, record: bytes) -> None:
    assert "What is attached is not a record" in changed(with_record(sealed.pdf, record))


def test_the_signatures_of_another_record_are_seen(sealed: Sealed) -> None:
    end, theirs = last(sealed.pdf), last(sealed.other)
    pages = [*((sealed.pdf, index) for index in range(end)), (sealed.other, theirs)]
    words = changed(with_pages(sealed.pdf, pages))
    assert f"Page {end + 1}, with the signatures, belongs to another record" in words


def test_signatures_of_another_record_under_a_forged_foot_are_seen(sealed: Sealed) -> None:
    printed = read_printed(sealed.pdf)
    pages = tuple(
        replace(page, speaks_of=frozenset({"0123456789abcdef"} if page.speaks_of else ()))
        for page in printed.pages
    )
    answer = judging.judge(Printed(pages, printed.attached))
    assert answer.verdict is Verdict.CHANGED
    assert f"The signatures on page {len(pages)} were given to another record." in said(answer)


def test_a_page_of_an_earlier_version_is_seen(sealed: Sealed) -> None:
    pages = [(sealed.first if index == 3 else sealed.pdf, index) for index in range(last(sealed.pdf) + 1)]
    words = changed(with_pages(sealed.pdf, pages))
    assert f"Page 4 belongs to another record: {code_of(sealed, 1)}." in words


def test_a_page_without_a_code_is_seen(sealed: Sealed) -> None:
    pages = [(sealed.draft if index == 3 else sealed.pdf, index) for index in range(last(sealed.pdf) + 1)]
    assert "Page 4 does not say the record code." in changed(with_pages(sealed.pdf, pages))


def test_pages_of_different_records_without_either_are_seen(sealed: Sealed) -> None:
    pages = [(sealed.pdf, 0), (sealed.other, 1)]
    assert "different records" in changed(with_record(with_pages(sealed.pdf, pages)))


@pytest.mark.parametrize("gone", [0, 4, -1])
def test_a_page_taken_out_is_seen(sealed: Sealed, gone: int) -> None:
    indexes = list(range(last(sealed.pdf) + 1))
    del indexes[gone]
    words = changed(with_pages(sealed.pdf, [(sealed.pdf, index) for index in indexes]))
    assert f"There are {len(indexes)} pages, where the pages speak of {len(indexes) + 1}." in words


def test_pages_in_another_order_are_seen(sealed: Sealed) -> None:
    indexes = [1, 0, *range(2, last(sealed.pdf) + 1)]
    words = changed(with_pages(sealed.pdf, [(sealed.pdf, index) for index in indexes]))
    assert "not in the order of their numbers" in words


def test_another_record_under_the_same_name_is_seen_with_the_document(sealed: Sealed) -> None:
    """A forger who prints the whole record anew gets a file that agrees with itself, and with nothing else."""
    forged = [replace(each, code="f" * 64, content=each.content) for each in sealed.snapshot.sealed_versions]
    words = changed(sealed.pdf, Known(replace(sealed.snapshot, sealed_versions=tuple(forged))))
    assert "Version 2 was sealed with the code ffff ffff ffff ffff" in words


def test_a_document_changed_after_sealing_is_told_from_the_file(sealed: Sealed) -> None:
    edited = [
        replace(each, content=each.content.replace("Another goal", "No goal"))
        for each in sealed.snapshot.sealed_versions
    ]
    words = changed(sealed.pdf, Known(replace(sealed.snapshot, sealed_versions=tuple(edited))))
    assert "in the document version 2 was changed after sealing. Keep this file" in words


# What the code alone does not show, the document does, or it is said


def test_words_added_to_a_page_are_not_called_unchanged_beside_the_document(
    sealed: Sealed, known: Known
) -> None:
    forged = with_words(sealed.pdf, 2, "and one million pounds")
    assert NOT_AS_WRITTEN in cannot_tell(forged)
    assert "But page 3 does not say what PartnerDesk prints" in cannot_tell(forged, known)


def test_a_file_written_anew_says_the_same_words(sealed: Sealed, known: Known) -> None:
    for copy in (resaved(sealed.pdf), sealed.pdf + b"\n% more\n"):
        assert NOT_AS_WRITTEN in cannot_tell(copy)
        words = unchanged(copy, known)
        assert "the same words as a fresh print" in words
        assert "It is not the same file as a fresh print." in words


def test_a_page_edited_in_a_later_revision_is_not_called_unchanged_beside_the_document(
    sealed: Sealed, known: Known
) -> None:
    turned = edited_on_top(sealed.pdf)
    assert NOT_AS_WRITTEN in cannot_tell(turned)
    assert "But page 1 does not say what PartnerDesk prints" in cannot_tell(turned, known)


@settings(max_examples=25)
@given(st.data())
def test_a_flipped_bit_never_breaks_the_check_nor_passes_for_the_same_file(
    sealed: Sealed, known: Known, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(sealed.pdf) - 1))
    flipped = bytearray(sealed.pdf)
    flipped[place] ^= 1 << data.draw(st.integers(0, 7))
    answer = check_pdf(bytes(flipped), known)
    assert "to the last byte" not in said(answer)
    if answer.verdict is Verdict.UNCHANGED:
        assert read_printed(bytes(flipped)).attached == read_printed(sealed.pdf).attached


@settings(max_examples=60)
@given(st.data())
def test_a_flipped_bit_is_never_called_unchanged_without_a_document(
    sealed: Sealed, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(sealed.pdf) - 1))
    flipped = bytearray(sealed.pdf)
    flipped[place] ^= 1 << data.draw(st.integers(0, 7))
    assert check_pdf(bytes(flipped)).verdict is not Verdict.UNCHANGED


@settings(max_examples=60)
@given(st.binary(max_size=400), st.integers(0, 20000))
def test_bytes_thrown_in_never_break_the_check(sealed: Sealed, thrown: bytes, place: int) -> None:
    answer = check_pdf(sealed.pdf[:place] + thrown + sealed.pdf[place + len(thrown) // 2 :])
    assert answer.found


def test_numbers_are_listed_in_runs() -> None:
    assert listed([1, 3, 4, 5, 9]) == "1, 3-5, 9"


def test_the_last_code_in_the_foot_is_the_pages_own() -> None:
    from partnerdesk.verify.printed import _page

    page = _page("", "0000 0000 0000 0000 v9 Record code 1aef d7b0\r\n1f4c 70b1 v12 Tudalen 3 o 10", "")
    assert page == PrintedPage("", ("1aefd7b01f4c70b1", 12), 3, 10, frozenset())  # type: ignore[arg-type]
