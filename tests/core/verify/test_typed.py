"""A code read from paper is held against the document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partnerdesk.exports.record import short_code
from partnerdesk.verify.answer import Verdict
from partnerdesk.verify.document import Known
from partnerdesk.verify.typed import check_code
from tests.core.verify.conftest import Sealed
from tests.core.verify.test_judging import said


def first(sealed: Sealed) -> str:
    return next(each.code for each in sealed.snapshot.sealed_versions if each.version == 1)


def test_the_code_of_a_version_is_found_however_it_is_typed(sealed: Sealed) -> None:
    code, known = first(sealed), Known(sealed.snapshot)
    for typed in (short_code(code), short_code(code, 1), code[:16], f"  {short_code(code).upper()}  V1 "):
        answer = check_code(typed, known)
        assert answer.verdict is Verdict.UNCHANGED, said(answer)
        assert "It is the code of version 1 of workshop 1." in said(answer)
        assert "It does not show who signed" in said(answer)


@pytest.mark.parametrize(
    "typed", ["1aef d7b0 1f4c 70b", "1aef d7b0 1f4c 70bg", "v1", "Averley", "1" * 64, "٣" * 16]
)
def test_what_is_no_code_is_called_that(sealed: Sealed, typed: str) -> None:
    answer = check_code(typed, Known(sealed.snapshot))
    assert answer.verdict is Verdict.CANNOT_TELL
    assert "A record code is 16 figures and letters" in said(answer)


def test_a_code_that_nothing_has_cannot_be_told(sealed: Sealed) -> None:
    answer = check_code("0000 0000 0000 0000 v1", Known(sealed.snapshot))
    assert answer.verdict is Verdict.CANNOT_TELL
    assert "Nothing that was sealed in this document has that code." in said(answer)


def test_a_version_changed_in_the_document_is_seen_from_paper(sealed: Sealed) -> None:
    versions = tuple(
        replace(each, content=each.content.replace("Averley", "Everley"))
        for each in sealed.snapshot.sealed_versions
    )
    answer = check_code(short_code(first(sealed)), Known(replace(sealed.snapshot, sealed_versions=versions)))
    assert answer.verdict is Verdict.CHANGED
    assert "Keep the paper" in said(answer)
