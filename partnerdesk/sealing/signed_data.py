"""The signature as it stands in a file: CMS SignedData (RFC 5652) with one certificate and one signer, detached.

There is one way to write it. Who reads one writes it again from what was read and compares: so every byte of it is
accounted for, also those that no signature covers.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from partnerdesk.sealing import der
from partnerdesk.sealing.der import INSIDE, NULL, OCTETS, SEQUENCE, SET, first_value, object_id, value, values

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_DATA: Final = object_id("1.2.840.113549.1.7.1")
_SIGNED_DATA: Final = object_id("1.2.840.113549.1.7.2")
_CONTENT_TYPE: Final = object_id("1.2.840.113549.1.9.3")
_MESSAGE_DIGEST: Final = object_id("1.2.840.113549.1.9.4")
_SIGNING_CERTIFICATE: Final = object_id("1.2.840.113549.1.9.16.2.47")
_SHA256: Final = value(SEQUENCE, object_id("2.16.840.1.101.3.4.2.1"))
_RSA: Final = value(SEQUENCE, object_id("1.2.840.113549.1.1.1"), value(NULL))
_ECDSA: Final = value(SEQUENCE, object_id("1.2.840.10045.4.3.2"))


class Signed(NamedTuple):
    """The two things in a signature that nothing else tells: the certificate, in DER, and the signature's value."""

    certificate: bytes
    signature: bytes


def to_sign(certificate: bytes, digest: bytes) -> bytes:
    """What is signed: the SHA-256 of the file, and which certificate it is signed with (RFC 5035)."""
    return value(SET, *_attributes(certificate, digest))


def write_signed(certificate: Certificate, digest: bytes, signature: bytes) -> bytes:
    """The whole of it in DER."""
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.serialization import Encoding

    encoded = certificate.public_bytes(Encoding.DER)
    issued = value(SEQUENCE, certificate.issuer.public_bytes(), der.integer(certificate.serial_number))
    kind = _ECDSA if isinstance(certificate.public_key(), EllipticCurvePublicKey) else _RSA
    signer = value(
        SEQUENCE,
        der.integer(1),
        issued,
        _SHA256,
        value(INSIDE, *_attributes(encoded, digest)),
        kind,
        value(OCTETS, signature),
    )
    signed = value(
        SEQUENCE,
        der.integer(1),
        value(SET, _SHA256),
        value(SEQUENCE, _DATA),
        value(INSIDE, encoded),
        value(SET, signer),
    )
    return value(SEQUENCE, _SIGNED_DATA, value(INSIDE, signed))


def read_signed(data: bytes) -> Signed:
    """Certificate and signature out of what :func:`write_signed` wrote. Raises ValueError when they are not there."""
    _, inside = values(first_value(data).content)
    *_, certificates, signers = values(first_value(inside.content).content)
    *_, signature = values(first_value(signers.content).content)
    return Signed(first_value(certificates.content).whole, signature.content)


def _attributes(certificate: bytes, digest: bytes) -> list[bytes]:
    """In the order of their bytes, as DER wants the members of a set."""
    named = value(SEQUENCE, value(SEQUENCE, value(SEQUENCE, value(OCTETS, sha256(certificate).digest()))))
    return sorted(
        value(SEQUENCE, kind, value(SET, said))
        for kind, said in (
            (_CONTENT_TYPE, _DATA),
            (_MESSAGE_DIGEST, value(OCTETS, digest)),
            (_SIGNING_CERTIFICATE, named),
        )
    )
