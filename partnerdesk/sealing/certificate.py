"""The certificate that files are sealed with: made on this computer, or brought along as a PKCS#12 file.

One made here says nothing of who made it but the name that was typed. What tells it from all others is its
fingerprint, which is why that is printed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from partnerdesk.errors import InputError
from partnerdesk.paths import data_folder
from partnerdesk.sealing.signed_data import to_sign, write_signed
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    PrivateKey = EllipticCurvePrivateKey | RSAPrivateKey

LEAST_LETTERS: Final = 8
"""A passphrase has at least so many characters."""

_GROUP: Final = 4
_YEARS: Final = 20
_ROUNDS: Final = 200_000
_LEAST_RSA_BITS: Final = 2048
_LARGEST_FILE: Final = 1024 * 1024
_MOST_LETTERS_OF_NAME: Final = 64  # as many as a common name may have (RFC 5280, A.1)


class Certificate:
    """A certificate and its key, ready to sign with."""

    def __init__(self, key: PrivateKey, certificate: x509.Certificate) -> None:
        self._key = key
        self._certificate = certificate

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the certificate in 64 hex digits."""
        return fingerprint(self._certificate)

    @property
    def name(self) -> str:
        """Who it says it belongs to; nobody has looked whether that is so."""
        return name_of(self._certificate)

    @property
    def reserve(self) -> int:
        """How many bytes a signature may take, as room that is left for it in a file."""
        from cryptography.hazmat.primitives.serialization import Encoding

        return len(self._certificate.public_bytes(Encoding.DER)) + self._key.key_size + 1024

    def sign(self, digest: bytes) -> bytes:
        """The signature of a file with this SHA-256."""
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec, padding
        from cryptography.hazmat.primitives.serialization import Encoding

        words = to_sign(self._certificate.public_bytes(Encoding.DER), digest)
        if isinstance(self._key, ec.EllipticCurvePrivateKey):
            signature = self._key.sign(words, ec.ECDSA(hashes.SHA256()))
        else:
            signature = self._key.sign(words, padding.PKCS1v15(), hashes.SHA256())
        return write_signed(self._certificate, digest, signature)


def fingerprint(certificate: x509.Certificate) -> str:
    """The SHA-256 of a certificate in 64 hex digits."""
    from cryptography.hazmat.primitives import hashes

    return certificate.fingerprint(hashes.SHA256()).hex()


def grouped(digits: str) -> str:
    """A fingerprint as it is printed: capitals in groups of four. Record codes have small letters."""
    return " ".join(digits[start : start + _GROUP].upper() for start in range(0, len(digits), _GROUP))


def name_of(certificate: x509.Certificate) -> str:
    """Who a certificate says it belongs to."""
    from cryptography.x509.oid import NameOID

    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def only_sealed() -> InputError:
    """Why a draft is not sealed with a certificate."""
    text = QT_TRANSLATE_NOOP(
        "core", "Only a sealed workshop is sealed with a certificate. Seal it on the Sign off page first."
    )
    return InputError(Phrase(text))


def own_path() -> Path:
    """Where the certificate that was made on this computer is kept."""
    return data_folder() / "certificate.p12"


def make_certificate(path: Path, name: str, passphrase: str) -> Certificate:
    """Make a certificate with a key on the curve P-256, and keep both at ``path`` under ``passphrase``.

    Raises InputError for a passphrase that is too short, OSError when ``path`` exists or cannot be written.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    if len(passphrase) < LEAST_LETTERS:
        text = QT_TRANSLATE_NOOP("core", "The passphrase is too short. Take at least {number} characters.")
        raise InputError(Phrase(text, number=LEAST_LETTERS))
    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name(
        [
            x509.NameAttribute(
                NameOID.COMMON_NAME, " ".join(name.split())[:_MOST_LETTERS_OF_NAME] or "PartnerDesk"
            )
        ]
    )
    now = datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # clocks differ
        .not_valid_after(now + timedelta(days=365 * _YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    _keep(path, _locked(key, certificate, passphrase))
    return Certificate(key, certificate)


def read_certificate(path: Path, passphrase: str) -> Certificate:
    """The certificate and its key in a PKCS#12 file.

    Raises InputError when the passphrase is another or the file of no use, OSError when it cannot be read.
    """
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates

    with path.open("rb") as file:
        data = file.read(_LARGEST_FILE)
    try:
        # Files without a passphrase come in two kinds: not locked, and locked with nothing.
        unlocked = _is_unlocked(data) if not passphrase else False
        key, certificate, _ = load_key_and_certificates(
            data, None if unlocked else passphrase.encode("utf-8")
        )
    except Exception as error:  # the library has many ways to say so, and one of them is a missing algorithm
        text = QT_TRANSLATE_NOOP(
            "core",
            "{name} cannot be opened. The passphrase is another, or it is no certificate file (PKCS#12).",
        )
        raise InputError(Phrase(text, name=path.name)) from error
    if key is None or certificate is None:
        text = QT_TRANSLATE_NOOP(
            "core", "{name} holds no certificate with its private key. Choose another file."
        )
        raise InputError(Phrase(text, name=path.name))
    return Certificate(_usable(key, path), _valid(certificate, path))


def _is_unlocked(data: bytes) -> bool:
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates

    with suppress(ValueError):
        load_key_and_certificates(data, None)
        return True
    return False


def _usable(key: object, path: Path) -> PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    if isinstance(key, EllipticCurvePrivateKey) or (
        isinstance(key, RSAPrivateKey) and key.key_size >= _LEAST_RSA_BITS
    ):
        return key
    text = QT_TRANSLATE_NOOP(
        "core",
        "{name} has a key that PDF files cannot be sealed with. Take one with an RSA (2048) or EC key.",
    )
    raise InputError(Phrase(text, name=path.name))


def _valid(certificate: x509.Certificate, path: Path) -> x509.Certificate:
    if certificate.not_valid_after_utc < datetime.now(UTC):
        text = QT_TRANSLATE_NOOP("core", "The certificate in {name} ended on {day}. Choose another one.")
        day = certificate.not_valid_after_utc.date().isoformat()
        raise InputError(Phrase(text, name=path.name, day=day))
    return certificate


def _locked(key: EllipticCurvePrivateKey, certificate: x509.Certificate, passphrase: str) -> bytes:
    """Key and certificate as a PKCS#12 file that only the passphrase opens."""
    from cryptography.hazmat.primitives.serialization import PrivateFormat
    from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

    lock = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(_ROUNDS).build(passphrase.encode("utf-8"))
    return serialize_key_and_certificates(b"PartnerDesk", key, certificate, None, lock)


def _keep(path: Path, data: bytes) -> None:
    """Write a new file that only its owner may read; none is ever replaced, for a lost key never comes back."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(file, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
