"""The little DER there is, against what another library writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.sealing.der import OCTETS, SEQUENCE, first_value, integer, object_id, value, values


@pytest.mark.parametrize(
    ("number", "hexed"), [(0, "020100"), (127, "02017f"), (128, "02020080"), (65537, "0203010001")]
)
def test_numbers_are_as_short_as_can_be(number: int, hexed: str) -> None:
    assert integer(number).hex() == hexed


def test_object_identifiers() -> None:
    assert object_id("1.2.840.113549.1.7.2").hex() == "06092a864886f70d010702"
    assert object_id("2.16.840.1.101.3.4.2.1").hex() == "0609608648016503040201"


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_what_is_written_is_read(parts: list[bytes]) -> None:
    written = value(SEQUENCE, *(value(OCTETS, part) for part in parts))
    assert first_value(written + b"more").whole == written
    assert [each.content for each in values(first_value(written).content)] == parts


@given(st.binary(max_size=60))
def test_anything_else_is_refused_or_read_but_never_breaks(data: bytes) -> None:
    try:
        found = list(values(data))
    except ValueError:
        return
    assert b"".join(each.whole for each in found) == data


@pytest.mark.parametrize(
    "data", [b"", b"\x30", b"\x30\x05ab", b"\x30\x80", b"\x30\x85\0\0\0\0\1a", b"\x30\x82\1"]
)
def test_what_is_cut_off_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"no value|a length|cut off"):
        first_value(data)
