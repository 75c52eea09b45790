from __future__ import annotations

import io
import zlib
from datetime import datetime

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.exports.pdf import syntax
from partnerdesk.exports.pdf.drawn import Page, _ended
from partnerdesk.exports.pdf.objects import Objects
from partnerdesk.exports.pdf.structure import Box, Content, Element, Role
from partnerdesk.exports.pdf.tags import write_tree
from partnerdesk.exports.pdf.unicode_maps import repaired
from tests.core.exports.pdf.checkers import broken_rules

MAP = """begincmap
1 begincodespacerange
<00> <FF>
endcodespacerange
{count} beginbfchar
{entries}
endbfchar
endcmap
"""


def file_with(objects: Objects, extra: bytes = b"") -> bytes:
    """A readable file with an empty page that holds ``objects``."""
    pages = objects.reserve()
    only = objects.put(b"<</Type/Page/Parent %s/MediaBox[0 0 9 9]/Resources<<>>>>" % syntax.ref(pages))
    objects.put(b"<</Type/Pages/Kids[%s]/Count 1>>" % syntax.ref(only), pages)
    root = objects.put(b"<</Type/Catalog/Pages %s%s>>" % (syntax.ref(pages), extra))
    return objects.file(root, objects.put(b"<<>>"))


def opened(data: bytes) -> pikepdf.Pdf:
    pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
    assert not pdf.check_pdf_syntax()
    return pdf


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    objects = Objects()
    number = objects.pack(b"<</T%s>>" % syntax.text(text))
    with opened(file_with(objects)) as pdf:
        assert str(pdf.get_object(number, 0).T) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20))
def test_any_name_comes_back_as_it_was(word: str) -> None:
    objects = Objects()
    number = objects.put(b"<</N%s>>" % syntax.name(word))
    with opened(file_with(objects)) as pdf:
        assert str(pdf.get_object(number, 0).N) == "/" + word


def test_a_moment_without_a_zone_has_no_place_in_a_file() -> None:
    with pytest.raises(ValueError, match="time zone"):
        syntax.date(datetime(2026, 1, 1))  # noqa: DTZ001


def test_thousands_of_packed_objects_are_found_again_wherever_they_were_filled() -> None:
    objects = Objects([(1, b"<</First true>>")])
    later = [objects.reserve() for _ in range(1000)]
    for number in reversed(later):
        objects.pack(b"<</Me %d>>" % number, number)
    stream = objects.put(syntax.stream(b"", b"words"))
    data = file_with(objects)
    assert len(data) < 10_000
    with opened(data) as pdf:
        assert all(int(pdf.get_object(number, 0).Me) == number for number in later)
        assert pdf.get_object(stream, 0).read_bytes() == b"words"
        assert pdf.get_object(1, 0).First


def test_the_table_of_places_begins_with_the_number_that_is_never_used() -> None:
    with opened(file_with(Objects())) as pdf:
        size = int(pdf.trailer.Size)
        table = pdf.get_object(size - 1, 0)
        assert [int(each) for each in table.Index] == [0, size]
        assert table.read_bytes()[:7] == b"\0\0\0\0\0\xff\xff"


def test_the_same_content_gives_the_same_identity_and_another_another() -> None:
    one, same, other = (file_with(objects) for objects in (Objects(), Objects(), Objects([(1, b"<<>>")])))
    assert one == same
    with opened(one) as pdf, opened(other) as different:
        assert bytes(pdf.trailer.ID[0]) != bytes(different.trailer.ID[0])


@pytest.mark.parametrize(
    ("body", "ended"),
    [
        (b"<< /Length 2 >>\nstream\nabendstream\n", b"<< /Length 2 >>\nstream\nab\r\nendstream"),
        (b"<< /Length 2 >>\nstream\na\nendstream\n", b"<< /Length 2 >>\nstream\na\n\r\nendstream"),
        (b"<< /A 1 >>\n", b"<< /A 1 >>"),
    ],
)
def test_a_stream_ends_after_a_line_end_that_is_not_its_own(body: bytes, ended: bytes) -> None:
    assert _ended(body) == ended


def test_a_map_of_letters_keeps_what_means_something() -> None:
    entries = ["<00> <0000>", "<01> <0141>", "<02> <1F600>", "<03> <FFFE>", "<04> <E001>", "<05> <0041>"]
    said = repaired(MAP.format(count=len(entries), entries="\n".join(entries)))
    assert said == MAP.format(count=4, entries="<01> <0141>\n<02> <D83DDE00>\n<04> <FFFD>\n<05> <0041>")


def test_long_maps_are_written_in_lists_of_a_hundred() -> None:
    entries = "\n".join(f"<{place:02X}> <{place + 0x100:04X}>" for place in range(256))
    said = repaired(MAP.format(count=256, entries=entries))
    assert [line.split()[0] for line in said.splitlines() if line.endswith("beginbfchar")] == [
        "100",
        "100",
        "56",
    ]
    assert said.count("> <") == 257
    assert said.endswith("endbfchar\nendcmap\n")


def test_a_map_of_nothing_has_no_list() -> None:
    said = repaired(MAP.format(count=1, entries="<00> <0000>"))
    assert "bfchar" not in said
    assert said.endswith("endcodespacerange\nendcmap\n")


def test_the_length_of_a_stream_is_plain_whatever_its_last_byte_is() -> None:
    objects = Objects()
    for last in range(256):
        objects.put(syntax.stream(b"", b"data" + bytes([last]), packed=False))
    rules = broken_rules(file_with(objects), "3a")
    assert rules, "the file has no metadata"
    assert not [each for each in rules if "STREAM" in each]


def content(page: int, mark: int) -> Content:
    return Content(page, Box(10, 20, 30, 50), mark)


def test_a_mark_belongs_to_one_element_and_every_mark_to_some() -> None:
    twice = Element(Role.DOCUMENT, kids=[Element(Role.PARAGRAPH, kids=[content(1, 0), content(1, 0)])])
    with pytest.raises(RuntimeError, match="two elements"):
        write_tree(Objects(), twice, [Page(1, 800)])
    gap = Element(Role.DOCUMENT, kids=[Element(Role.PARAGRAPH, kids=[content(1, 1)])])
    with pytest.raises(RuntimeError, match="no element"):
        write_tree(Objects(), gap, [Page(1, 800)])


def test_an_element_over_two_pages_names_both_and_empty_ones_are_left_out_but_for_cells() -> None:
    row = Element(
        Role.ROW, kids=[Element(Role.CELL, kids=[content(1, 0), content(2, 0)]), Element(Role.CELL)]
    )
    figure = Element(Role.FIGURE, kids=[content(2, 1)])
    root = Element(Role.DOCUMENT, kids=[Element(Role.TABLE, kids=[row]), Element(Role.PARAGRAPH), figure])
    objects = Objects([(1, b"<<>>"), (2, b"<<>>")])
    tree = write_tree(objects, root, [Page(1, 500), Page(2, 800)])
    with opened(file_with(objects, b"/StructTreeRoot " + syntax.ref(tree))) as pdf:
        document = pdf.Root.StructTreeRoot.K
        table, drawn = document.K
        full, empty = table.K.K
        assert [str(each.S) for each in (document, table, drawn, full, empty)] == [
            "/Document", "/Table", "/Figure", "/TD", "/TD",
        ]  # fmt: skip
        assert full.Pg.objgen == (1, 0)
        assert int(full.K[0]) == 0
        assert (full.K[1].Pg.objgen, int(full.K[1].MCID)) == ((2, 0), 0)
        assert "/K" not in empty
        assert [float(side) for side in drawn.A.BBox] == [10, 750, 30, 780]
        rows = pdf.Root.StructTreeRoot.ParentTree.Nums
        assert [[each.objgen for each in rows[at]] for at in (1, 3)] == [
            [full.objgen], [full.objgen, drawn.objgen]
        ]  # fmt: skip


def test_a_list_says_how_it_is_numbered_or_that_it_is_not() -> None:
    item = Element(Role.ITEM, kids=[Element(Role.BODY, kids=[content(1, 0)])])
    other = Element(Role.ITEM, kids=[Element(Role.BODY, kids=[content(1, 1)])])
    lists = [Element(Role.LIST, kids=[item], numbering="Decimal"), Element(Role.LIST, kids=[other])]
    objects = Objects([(1, b"<<>>")])
    tree = write_tree(objects, Element(Role.DOCUMENT, kids=[*lists]), [Page(1, 800)])
    with opened(file_with(objects, b"/StructTreeRoot " + syntax.ref(tree))) as pdf:
        said = [str(each.A.ListNumbering) for each in pdf.Root.StructTreeRoot.K.K]
    assert said == ["/Decimal", "/None"]


def test_a_packed_stream_says_its_length() -> None:
    said = syntax.stream(b"/N 3", b"a" * 1000)
    packed = zlib.compress(b"a" * 1000)
    assert said == b"<</N 3/Filter/FlateDecode/Length %d>>\nstream\n%s\r\nendstream" % (len(packed), packed)
