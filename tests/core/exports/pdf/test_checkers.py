"""Checkers that stop seeing faults are worse than none: each fault here is planted in a good file and must be seen."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tests.core.exports.pdf.checkers import all_faults, broken_rules, elements, structural_faults
from tests.core.exports.pdf.everything import everything

UA, A, OWN = "ua1", "3a", "own"
Plant = Callable[[Pdf], object]


@cache
def good() -> bytes:
    return everything()


def first(pdf: Pdf, role: str) -> Dictionary:
    return next(each for each in elements(pdf) if Name("/" + role) == each.S)


def replant(pdf: Pdf, page: int, old: bytes, new: bytes) -> None:
    """Other operators in the content of a page, once."""
    content = pdf.pages[page].Contents.read_bytes()
    assert old in content
    pdf.pages[page].Contents = Stream(pdf, content.replace(old, new, 1))


def other_xmp(pdf: Pdf, old: str, new: str) -> None:
    said = pdf.Root.Metadata.read_bytes().decode()
    assert old in said
    pdf.Root.Metadata = Stream(pdf, said.replace(old, new).encode(), Type=Name.Metadata, Subtype=Name.XML)


def fonts(pdf: Pdf) -> list[Dictionary]:
    return [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Type") == Name.Font]


def unreadable_letters(pdf: Pdf) -> None:
    for font in fonts(pdf):
        said = font.ToUnicode.read_bytes()
        font.ToUnicode = Stream(pdf, re.sub(rb"<([0-9A-F]{2})> <[0-9A-F]{4}>", rb"<\1> <0000>", said))


def without(thing: Any, key: str) -> None:
    del thing[key]


def stray_words(pdf: Pdf) -> None:
    pdf.pages[1].contents_add(b"BT /F1+0 12 Tf 100 100 Td (stray) Tj ET")


def parents_mixed_up(pdf: Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[0], row[-1] = row[-1], row[0]


def named_twice(pdf: Pdf) -> None:
    heading, paragraph = first(pdf, "H1"), first(pdf, "P")
    paragraph.K = heading.K


def read_backwards(pdf: Pdf) -> None:
    kids = first(pdf, "Document").K
    kids[0], kids[1] = kids[1], kids[0]


FAULTS: Final[dict[str, tuple[Plant, set[str]]]] = {
    "a figure without words": (lambda pdf: without(first(pdf, "Figure"), "/Alt"), {UA, OWN}),
    "a figure without a place": (lambda pdf: without(first(pdf, "Figure"), "/A"), {OWN}),
    "no language": (lambda pdf: without(pdf.Root, "/Lang"), {UA}),
    "no title": (lambda pdf: other_xmp(pdf, "dc:title", "dc:source"), {UA, A}),
    "another title in old words": (lambda pdf: pdf.docinfo.__setitem__("/Title", "Other"), {OWN}),
    "the name of the file in place of the title": (
        lambda pdf: pdf.Root.ViewerPreferences.__setitem__("/DisplayDocTitle", False),
        {UA},
    ),
    "not marked as tagged": (lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", False), {UA, A}),
    "no tree": (lambda pdf: without(pdf.Root, "/StructTreeRoot"), {UA, A, OWN}),
    "no claim of PDF/UA": (lambda pdf: other_xmp(pdf, "<pdfuaid:part>1</pdfuaid:part>", ""), {UA}),
    "a claim that nothing explains": (lambda pdf: other_xmp(pdf, "pdfaSchema:schema>", "pdfaSchema:x>"), {A}),
    "a heading of a level that is skipped to": (
        lambda pdf: first(pdf, "H2").__setitem__("/S", Name.H4), {UA, OWN}
    ),
    "a role that is none": (lambda pdf: first(pdf, "P").__setitem__("/S", Name.Foo), {UA, A, OWN}),
    "a row that is a paragraph": (lambda pdf: first(pdf, "TR").__setitem__("/S", Name.P), {UA, OWN}),
    "a row that is too short": (lambda pdf: first(pdf, "TR").K.__delitem__(0), {OWN}),
    "a header cell of nothing": (lambda pdf: without(first(pdf, "TH"), "/A"), {OWN}),
    "an item outside a list": (lambda pdf: first(pdf, "L").__setitem__("/S", Name.P), {UA}),
    "a list that is not numbered": (lambda pdf: without(first(pdf, "L"), "/A"), {OWN}),
    "words outside all marks": (stray_words, {UA, OWN}),
    "a foot that is read": (
        lambda pdf: replant(pdf, 1, b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC", b"/P BMC"), {OWN}
    ),
    "an artifact inside a paragraph": (
        lambda pdf: replant(pdf, 0, b" Tj ET\nEMC", b" Tj ET\n/Artifact BMC\nEMC\nEMC"), {OWN}
    ),
    "a mark that is never ended": (lambda pdf: replant(pdf, 0, b"\nEMC", b"\n"), {OWN}),
    "a mark that nothing names": (lambda pdf: without(first(pdf, "H1"), "/K"), {OWN}),
    "a mark that two name": (named_twice, {OWN}),
    "parents mixed up": (parents_mixed_up, {OWN}),
    "another order in the tree": (read_backwards, {OWN}),
    "no parents for a page": (
        lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Nums.__setitem__(1, Array([])), {OWN}
    ),
    "a page with another order of tabs": (lambda pdf: without(pdf.pages[0].obj, "/Tabs"), {OWN}),
    "a font that is not inside": (lambda pdf: without(fonts(pdf)[0].FontDescriptor, "/FontFile2"), {UA, A}),
    "letters that mean nothing": (unreadable_letters, {UA, A}),
    "colours that mean nothing": (lambda pdf: without(pdf.Root, "/OutputIntents"), {A}),
    "a file inside that nothing refers to": (lambda pdf: without(pdf.Root, "/AF"), {A}),
    "a file inside of no kind": (lambda pdf: without(pdf.Root.AF[0].EF.F, "/Subtype"), {A}),
    "a script": (
        lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS="app.beep()")), {A}
    ),
}  # fmt: skip


def saved(pdf: Pdf) -> bytes:
    file = io.BytesIO()
    pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def test_the_good_file_has_no_fault_before_and_after_it_is_saved_anew() -> None:
    assert not all_faults(good())
    with pikepdf.open(io.BytesIO(good())) as pdf:
        assert not all_faults(saved(pdf))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_seen(fault: str) -> None:
    plant, eyes = FAULTS[fault]
    with pikepdf.open(io.BytesIO(good())) as pdf:
        plant(pdf)
        data = saved(pdf)
    sees = {profile for profile in (UA, A) if broken_rules(data, profile)}
    if structural_faults(data):
        sees.add(OWN)
    assert eyes <= sees


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"\r\nendstream\nendobj", rb"  endstream\nendobj"),
        (rb"%PDF-1\.7\n%....", b"%PDF-1.7\n%abcd"),
    ],
    ids=["a stream without an end of line", "a file that looks like text"],
)
def test_a_fault_between_the_objects_is_seen(old: bytes, new: bytes) -> None:
    data = re.sub(old, new, good(), count=1, flags=re.DOTALL)
    assert len(data) == len(good())
    assert data != good()
    assert broken_rules(data, A)
