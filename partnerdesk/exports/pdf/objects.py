"""A PDF file put together from its objects.

Small objects that belong together are packed: many of them in one compressed stream, which makes the tree of a long
document a tenth as large. Streams end as PDF/A demands, with a line end before ``endstream``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from struct import pack
from typing import Final

from partnerdesk.exports.pdf.syntax import ref, stream

_HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PER_STREAM: Final = 400
_IN_FILE, _IN_STREAM = 1, 2
_NOT_YET: Final = b"0" * 32
"""What stands in place of the file's name while that is worked out."""
_FREE: Final = (0, 0, 65535)
"""How every table of places begins: number 0 is never used. Some readers complain when it is not said."""


class Objects:
    """Objects by number. Each number is given out by ``reserve`` and filled by ``put`` or ``pack``, in any order."""

    def __init__(self, loose: Iterable[tuple[int, bytes]] = ()) -> None:
        self._loose = dict(loose)
        self._packed: list[tuple[int, bytes]] = []
        self._last = max(self._loose, default=0)

    def reserve(self) -> int:
        self._last += 1
        return self._last

    def put(self, body: bytes, number: int = 0) -> int:
        """An object that stands by itself, as streams must. Gives its number."""
        number = number or self.reserve()
        self._loose[number] = body
        return number

    def pack(self, body: bytes, number: int = 0) -> int:
        """A small object, which is stored together with others. It may not be a stream. Gives its number."""
        number = number or self.reserve()
        self._packed.append((number, body))
        return number

    def file(self, root: int, info: int) -> bytes:
        """The whole file. Its identity is worked out from all of its bytes: the same content gives the same file, and
        one that was changed since shows it (see :func:`is_as_written`)."""
        written = [_HEADER]
        at = len(_HEADER)
        places: dict[int, tuple[int, int, int]] = {0: _FREE}
        for number, body in (*self._loose.items(), *self._bundles(places)):
            piece = b"%d 0 obj\n%s\nendobj\n" % (number, body)
            places[number] = (_IN_FILE, at, 0)
            written.append(piece)
            at += len(piece)
        number = self.reserve()
        places[number] = (_IN_FILE, at, 0)
        head = b"/Type/XRef/Size %d/Root %s/Info %s%s%s" % (
            number + 1, ref(root), ref(info), _identity(_NOT_YET), _sections(places),
        )  # fmt: skip
        table = b"".join(pack(">BIH", *places[each]) for each in sorted(places))
        written.append(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, stream(head, table), at))
        name = _name_of(written)
        written[-1] = written[-1].replace(_identity(_NOT_YET), _identity(name), 1)
        return b"".join(written)

    def _bundles(self, places: dict[int, tuple[int, int, int]]) -> Iterator[tuple[int, bytes]]:
        """The packed objects in streams; where each lies is noted in ``places``."""
        for start in range(0, len(self._packed), _PER_STREAM):
            members = self._packed[start : start + _PER_STREAM]
            bundle = self.reserve()
            heads, offset = [], 0
            for index, (number, body) in enumerate(members):
                heads.append(b"%d %d" % (number, offset))
                offset += len(body) + 1
                places[number] = (_IN_STREAM, bundle, index)
            head = b" ".join(heads) + b"\n"
            bodies = b"\n".join(body for _, body in members)
            yield bundle, stream(b"/Type/ObjStm/N %d/First %d" % (len(members), len(head)), head + bodies)


def is_as_written(data: bytes) -> bool:
    """Whether a file is, byte for byte, as :class:`Objects` wrote it.

    It shows what happens by accident, and what any other program does that saves the file. Whoever knows how the
    identity is worked out can write another: against that there are seals.
    """
    start = data.rfind(b"/ID[<")
    name = data[start + 5 : start + 5 + len(_NOT_YET)]
    said = _identity(name)
    if start < 0 or data[start : start + len(said)] != said:
        return False
    return name == _name_of([data[:start], _identity(_NOT_YET), data[start + len(said) :]])


def _identity(name: bytes) -> bytes:
    return b"/ID[<%s><%s>]" % (name, name)


def _name_of(pieces: Iterable[bytes]) -> bytes:
    """Sixteen bytes in hexadecimal, of a file in which the place of its name is still empty."""
    digest = sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()[: len(_NOT_YET)].encode("ascii")


def _sections(places: dict[int, tuple[int, int, int]]) -> bytes:
    """Which numbers the table of places holds, and how wide its columns are."""
    numbered = enumerate(sorted(places))
    runs = [list(run) for _, run in groupby(numbered, lambda each: each[1] - each[0])]
    return b"/W[1 4 2]/Index[%s]" % b" ".join(b"%d %d" % (run[0][1], len(run)) for run in runs)
