"""The seal of a PDF file: room is left for it while the file is written, and filled when the rest is there.

It covers every byte before and after itself. Whoever looks at one later demands that: what stands outside would not be
sealed, and most programs do not say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from partnerdesk.sealing.der import first_value
from partnerdesk.sealing.signed_data import read_signed, to_sign, write_signed

if TYPE_CHECKING:
    from cryptography import x509

    from partnerdesk.sealing.certificate import Certificate

_NUMBER: Final = 10
_BLANK_RANGE: Final = b"/ByteRange[0 %s]" % b" ".join([b"*" * _NUMBER] * 3)
_RANGE: Final = re.compile(rb"/ByteRange\[0 (\d{1,10}) (\d{1,10}) (\d{1,10}) *\]")
_TRACES: Final = (b"/ByteRange", b"/Type/Sig", b"/SubFilter", b"/Adobe.PPKLite", b"/DocMDP")
"""What a seal leaves in a file: one changed byte cannot take out all of it."""

_FEW: Final = 2
"""One trace by itself may be somebody's words."""

_HEX: Final = re.compile(rb"[0-9a-f]+")


class Fault(StrEnum):
    """Why a seal says nothing for its file."""

    ADDED = "added"
    BROKEN = "broken"


class SealError(Exception):
    """There is a seal, and the file is not what was sealed."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal that fits its file: the fingerprint of its certificate in 64 hex digits, and the name in that."""

    fingerprint: str
    name: str


def blank(certificate: Certificate) -> bytes:
    """Room for a seal: two entries of a signature dictionary (ISO 32000-1, table 252)."""
    return _BLANK_RANGE + b"/Contents<" + b"0" * (2 * certificate.reserve) + b">"


def fill(data: bytes, certificate: Certificate) -> bytes:
    """``data``, a file with :func:`blank` in it once, sealed. It stays as long as it is."""
    place = data.index(_BLANK_RANGE)
    start = place + len(_BLANK_RANGE) + len(b"/Contents")
    end = start + 2 * certificate.reserve + 2
    covered = b"%d %d %d" % (start, end, len(data) - end)
    said = b"/ByteRange[0 " + covered.ljust(len(_BLANK_RANGE) - len(b"/ByteRange[0 ]")) + b"]"
    before = data[:place] + said + data[place + len(said) : start]
    signature = certificate.sign(sha256(before + data[end:]).digest()).hex().encode("ascii")
    return before + b"<" + signature.ljust(2 * certificate.reserve, b"0") + b">" + data[end:]


def read_seal(data: bytes) -> Seal | None:
    """The seal of a file; None when it bears no trace of one. Raises SealError when it does not fit the file."""
    found = list(_RANGE.finditer(data))
    if not found:
        if sum(trace in data for trace in _TRACES) >= _FEW:
            raise SealError(Fault.BROKEN)
        return None
    first, *more = found
    start, end, rest = map(int, first.groups())
    if more or end + rest < len(data):
        raise SealError(Fault.ADDED)
    try:
        return _checked(data, start, end, rest)
    except SealError:
        raise
    except Exception as error:  # whatever is wrong with it, it is not what was written
        raise SealError(Fault.BROKEN) from error


def _checked(data: bytes, start: int, end: int, rest: int) -> Seal:
    from cryptography import x509

    from partnerdesk.sealing.certificate import fingerprint, name_of

    if not start < end or end + rest != len(data) or data[start : start + 1] + data[end - 1 : end] != b"<>":
        raise SealError(Fault.BROKEN)
    written = _signature(data[start + 1 : end - 1])
    signed = read_signed(written)
    certificate = x509.load_der_x509_certificate(signed.certificate)
    digest = sha256(data[:start] + data[end:]).digest()
    if write_signed(certificate, digest, signed.signature) != written:
        raise SealError(Fault.BROKEN)
    _verify(certificate, signed.signature, to_sign(signed.certificate, digest))
    return Seal(fingerprint(certificate), name_of(certificate))


def _signature(room: bytes) -> bytes:
    """What was written into the room for it; the rest of the room is still blank."""
    if _HEX.fullmatch(room) is None:  # capitals would mean the same, and would not be what was written
        raise SealError(Fault.BROKEN)
    written = first_value(bytes.fromhex(room.decode("ascii"))).whole
    if room[2 * len(written) :].strip(b"0"):
        raise SealError(Fault.BROKEN)
    return written


def _verify(certificate: x509.Certificate, signature: bytes, words: bytes) -> None:
    """Raises InvalidSignature, or TypeError for a key of another kind."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

    key = certificate.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, words, ec.ECDSA(hashes.SHA256()))
    elif isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, words, padding.PKCS1v15(), hashes.SHA256())
    else:
        raise TypeError(type(key).__name__)
