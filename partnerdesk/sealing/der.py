"""The little of DER (ITU-T X.690) that a signature is written in: values with a tag and a length, one in another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

INTEGER: Final = 0x02
OCTETS: Final = 0x04
NULL: Final = 0x05
OBJECT_ID: Final = 0x06
SEQUENCE: Final = 0x30
SET: Final = 0x31
INSIDE: Final = 0xA0
"""The tag [0] of a value that holds others; [1] is one more."""

_SHORT: Final = 0x80
_MOST_LENGTH_BYTES: Final = 4


class Value(NamedTuple):
    """A value: its tag, what is in it, and all of it as it was written."""

    tag: int
    content: bytes
    whole: bytes


def value(tag: int, *parts: bytes) -> bytes:
    """A value that holds ``parts`` one after the other."""
    content = b"".join(parts)
    length = len(content)
    if length < _SHORT:
        return bytes((tag, length)) + content
    size = (length.bit_length() + 7) // 8
    return bytes((tag, _SHORT | size)) + length.to_bytes(size, "big") + content


def integer(number: int) -> bytes:
    """A whole number that is not negative."""
    return value(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def object_id(dotted: str) -> bytes:
    """An object identifier, such as 1.2.840."""
    first, second, *rest = map(int, dotted.split("."))
    return value(OBJECT_ID, *map(_base_128, (40 * first + second, *rest)))


def values(data: bytes) -> Iterator[Value]:
    """The values in ``data``, which holds nothing else. Raises ValueError."""
    while data:
        first = first_value(data)
        yield first
        data = data[len(first.whole) :]


def first_value(data: bytes) -> Value:
    """The value that ``data`` begins with. Raises ValueError when there is no whole one."""
    if len(data) < 2:
        raise ValueError("no value")
    start, length = 2, data[1]
    if length >= _SHORT:
        size = length & ~_SHORT
        if not 0 < size <= _MOST_LENGTH_BYTES:
            raise ValueError("a length that is none")
        start, length = 2 + size, int.from_bytes(data[2 : 2 + size], "big")
    end = start + length
    if end > len(data):
        raise ValueError("a value that is cut off")
    return Value(data[0], data[start:end], data[:end])


def _base_128(number: int) -> bytes:
    digits = [number & 0x7F]
    while number := number >> 7:
        digits.append(number & 0x7F | 0x80)
    return bytes(reversed(digits))
