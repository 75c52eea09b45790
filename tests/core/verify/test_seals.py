"""Files sealed with a certificate: whole, or else changed, wherever and however they were touched."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk.errors import InputError
from partnerdesk.exports.pdf.summary import summary_pdf
from partnerdesk.sealing.certificate import Certificate, grouped, make_certificate, read_certificate
from partnerdesk.sealing.seal import Fault, SealError, fill, read_seal
from partnerdesk.verify.answer import Verdict
from partnerdesk.verify.document import Known
from partnerdesk.verify.judging import check_pdf
from tests.core.exports.pdf.checkers import all_faults
from tests.core.sealing.keys import PASSPHRASE, brought_along
from tests.core.verify.conftest import Sealed
from tests.core.verify.copies import (
    attached_to,
    edited_on_top,
    opened,
    resaved,
    saved,
    with_pages,
    with_record,
    with_words,
)
from tests.core.verify.test_judging import said


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("own") / "own.p12", "Jo Facilitator", PASSPHRASE)


@pytest.fixture(scope="module")
def pdf(sealed: Sealed, own: Certificate) -> bytes:
    return summary_pdf(sealed.snapshot, certificate=own)


def changed(data: bytes) -> str:
    answer = check_pdf(data)
    assert answer.verdict is Verdict.CHANGED, said(answer)
    return said(answer)


def test_a_sealed_file_is_unchanged_to_the_last_byte(sealed: Sealed, own: Certificate, pdf: bytes) -> None:
    for known in (None, Known(sealed.snapshot)):
        answer = check_pdf(pdf, known)
        assert answer.verdict is Verdict.UNCHANGED
        assert f"the certificate of “Jo Facilitator”. Fingerprint: {grouped(own.fingerprint)}." in said(
            answer
        )
        assert "It does not show who sealed it" in said(answer)


def test_the_fingerprint_stands_with_the_signatures(own: Certificate, pdf: bytes) -> None:
    from partnerdesk.verify.printed import read_printed

    printed = read_printed(pdf)
    assert printed.fingerprints == {own.fingerprint}
    assert printed.signatures == 1
    assert grouped(own.fingerprint) in printed.pages[-1].words


def test_a_sealed_file_keeps_pdf_ua_and_pdf_a(pdf: bytes) -> None:
    assert all_faults(pdf) == []


def test_the_seal_is_a_field_with_words_in_the_tree(pdf: bytes) -> None:
    with opened(pdf) as file:
        (field,) = file.Root.AcroForm.Fields
        element = file.Root.StructTreeRoot.K.K[-1]
        assert str(element.S) == "/Form"
        assert element.K.Obj.objgen == field.objgen
        assert str(field.TU) == str(element.Alt) != ""
        assert file.pages[-1].obj.Annots[0].objgen == field.objgen
        assert file.Root.Perms.DocMDP.objgen == field.V.objgen


def test_another_program_finds_the_signature_valid_and_whole(pdf: bytes, tmp_path: Path) -> None:
    if shutil.which("pdfsig") is None:
        pytest.skip("pdfsig is not installed")
    path = tmp_path / "sealed.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False)
    assert "Signature is Valid" in done.stdout
    assert "Total document signed" in done.stdout


@pytest.mark.parametrize("name", ["rsa", "p384"])
def test_certificates_of_other_programs_seal_as_well(sealed: Sealed, tmp_path: Path, name: str) -> None:
    brought_along(tmp_path)
    certificate = read_certificate(tmp_path / f"{name}.p12", PASSPHRASE)
    data = summary_pdf(sealed.snapshot, certificate=certificate)
    seal = read_seal(data)
    assert seal is not None
    assert seal.fingerprint == certificate.fingerprint
    assert all_faults(data) == []
    assert "was added" in changed(data + b"\n")


def test_a_draft_is_not_sealed_with_a_certificate(sealed: Sealed, own: Certificate) -> None:
    from dataclasses import replace

    workshops = tuple(replace(each, sealed_version=None) for each in sealed.snapshot.workshops)
    with pytest.raises(InputError, match="Only a sealed workshop"):
        summary_pdf(replace(sealed.snapshot, workshops=workshops), certificate=own)


def test_a_file_without_a_seal_has_none(sealed: Sealed) -> None:
    assert read_seal(sealed.pdf) is None


# Touched


@settings(max_examples=150)
@given(st.data())
def test_a_flipped_bit_is_never_called_unchanged(pdf: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(pdf) - 1))
    flipped = bytearray(pdf)
    flipped[place] ^= 1 << data.draw(st.integers(0, 7))
    assert check_pdf(bytes(flipped)).verdict is not Verdict.UNCHANGED


def test_no_bit_of_the_seal_itself_can_be_flipped(pdf: bytes) -> None:
    """No signature covers the bytes that hold it. Each of them is accounted for all the same."""
    start = pdf.index(b"/Type/Sig/")
    for place in range(start, pdf.index(b"endobj", start)):
        flipped = bytearray(pdf)
        flipped[place] ^= 1 << place % 8
        with pytest.raises(SealError):
            read_seal(bytes(flipped))


def test_a_signature_in_capitals_means_the_same_and_is_still_another_file(pdf: bytes) -> None:
    start = pdf.index(b"/Contents<", pdf.index(b"/ByteRange")) + len(b"/Contents<")
    end = pdf.index(b">", start)
    with pytest.raises(SealError):
        read_seal(pdf[:start] + pdf[start:end].upper() + pdf[end:])


@pytest.mark.parametrize("more", [b"\n", b" ", b"%%EOF\n", b"\0" * 1000])
def test_bytes_after_the_end_are_seen(pdf: bytes, more: bytes) -> None:
    assert "Something was added to the file after it was sealed" in changed(pdf + more)


def test_a_later_revision_is_seen(pdf: bytes) -> None:
    assert "Something was added" in changed(edited_on_top(pdf))


def test_bytes_before_the_beginning_are_seen(pdf: bytes) -> None:
    assert check_pdf(b"\n" + pdf).verdict is not Verdict.UNCHANGED


def test_an_end_cut_off_is_seen(pdf: bytes) -> None:
    for cut in (1, 7, 600):
        assert check_pdf(pdf[:-cut]).verdict is not Verdict.UNCHANGED


def test_a_file_written_anew_is_seen(pdf: bytes) -> None:
    assert "The seal with a certificate does not fit the file" in changed(resaved(pdf))


def test_a_file_written_anew_without_its_seal_is_seen(pdf: bytes) -> None:
    with opened(pdf) as file:
        del file.Root.AcroForm
        del file.Root.Perms
        del file.pages[-1].obj.Annots
        file.Root.StructTreeRoot.K.K.pop()
        del file.Root.StructTreeRoot.ParentTree.Nums[-2:]
        bare = saved(file)
    assert b"/ByteRange" not in bare
    assert "the seal is gone" in changed(bare)


def test_a_file_printed_again_without_its_seal_is_another_file(sealed: Sealed) -> None:
    assert "Fingerprint" not in said(check_pdf(sealed.pdf))


def test_other_words_attachments_and_signatures_are_seen(sealed: Sealed, pdf: bytes) -> None:
    with opened(pdf) as file:
        end = len(file.pages) - 1
    with opened(sealed.other) as file:
        theirs = len(file.pages) - 1
    for touched in (
        with_words(pdf, 2, "and one million pounds"),
        with_record(pdf, *attached_to(sealed.other)),
        with_record(pdf),
        with_pages(pdf, [*((pdf, index) for index in range(end)), (sealed.other, theirs)]),
    ):
        changed(touched)


def test_a_seal_by_another_certificate_is_seen(pdf: bytes, tmp_path: Path) -> None:
    """Somebody changes a word and seals again with a certificate of their own, in the same name."""
    forger = make_certificate(tmp_path / "forger.p12", "Jo Facilitator", PASSPHRASE)
    start = pdf.index(b"/ByteRange[0 ")
    end = pdf.index(b"]", start) + 1
    room = b"/ByteRange[0 %s]" % b" ".join([b"*" * 10] * 3)
    assert len(room) == end - start
    forged = fill(pdf[:start] + room + pdf[end:], forger)
    seal = read_seal(forged)
    assert seal is not None
    assert seal.fingerprint == forger.fingerprint
    assert "sealed with another certificate than its pages say" in changed(forged)


def test_two_seals_are_one_too_many(pdf: bytes) -> None:
    with pytest.raises(SealError) as error:
        read_seal(pdf + pdf[pdf.index(b"/ByteRange") :])
    assert error.value.fault is Fault.ADDED


@settings(max_examples=200)
@given(st.binary(max_size=300), st.integers(0, 99999), st.integers(0, 99999), st.integers(0, 99999))
def test_what_only_looks_like_a_seal_never_breaks_the_check(
    room: bytes, start: int, end: int, rest: int
) -> None:
    data = b"%%PDF-1.7 /ByteRange[0 %d %d %d]/Contents<%s>" % (start, end, rest, room.hex().encode())
    with pytest.raises(SealError):
        read_seal(data)
