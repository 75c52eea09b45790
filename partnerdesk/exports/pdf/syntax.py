"""The few pieces of PDF syntax that we write ourselves."""

from __future__ import annotations

import re
import zlib
from codecs import BOM_UTF16_BE
from datetime import UTC, datetime
from typing import Final

_ESCAPED: Final = re.compile(rb"[\\()\r]")
_PLAIN: Final = re.compile(r"[ -~]*")
_IRREGULAR: Final = re.compile(rb"[^!-~]|[#%()<>\[\]{}/]")


def text(words: str) -> bytes:
    """A text string: ASCII as it is, everything else as UTF-16 with its mark."""
    data = words.encode("ascii") if _PLAIN.fullmatch(words) else BOM_UTF16_BE + words.encode("utf-16-be")
    return b"(" + _ESCAPED.sub(lambda found: b"\\" + _letter(found[0]), data) + b")"


def name(word: str) -> bytes:
    """A name, with what names may not hold written in hex."""
    return b"/" + _IRREGULAR.sub(lambda found: b"#%02X" % found[0][0], word.encode())


def date(moment: datetime) -> bytes:
    """A moment in UTC. Raises ValueError when it has no time zone."""
    return f"(D:{in_utc(moment):%Y%m%d%H%M%S}+00'00')".encode("ascii")


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC. Raises ValueError when it has no time zone, for then it could be any of a day's."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC)


def ref(number: int) -> bytes:
    """A reference to the object of this number."""
    return b"%d 0 R" % number


STREAM_END: Final = b"\r\nendstream"
"""A line end, which is not counted in the length (ISO 19005-3, 6.1.7.1). After data that ends in a carriage return, a
line feed alone would be read as one line end with it."""


def stream(entries: bytes, data: bytes, *, packed: bool = True) -> bytes:
    """A stream with the given entries in its dictionary."""
    if packed:
        data = zlib.compress(data)
        entries += b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>\nstream\n%s%s" % (entries, len(data), data, STREAM_END)


def _letter(character: bytes) -> bytes:
    return b"r" if character == b"\r" else character
