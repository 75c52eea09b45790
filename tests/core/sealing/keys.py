"""Certificates as other programs make them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

PASSPHRASE = "correct horse"


def pkcs12(
    key: Any, passphrase: str, *, ended: bool = False, chain: bool = False, bare: bool = False
) -> bytes:
    """A PKCS#12 file; ``ended`` yesterday; with a ``chain`` of whoever issued it; ``bare``, without a key."""
    issuer_key = ec.generate_private_key(ec.SECP256R1()) if chain else key
    issuer = _called("An office" if chain else "Jo")
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(_called("Jo"))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=400))
        .not_valid_after(now + timedelta(days=-1 if ended else 100))
        .sign(issuer_key, None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256())
    )
    lock = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    return serialize_key_and_certificates(b"Jo", None if bare else key, built, None, lock)


def brought_along(folder: Path) -> None:
    curve = ec.generate_private_key(ec.SECP384R1())
    for name, data in {
        "rsa": pkcs12(rsa.generate_private_key(65537, 2048), PASSPHRASE, chain=True),
        "p384": pkcs12(curve, PASSPHRASE),
        "old": pkcs12(curve, PASSPHRASE, ended=True),
        "small": pkcs12(rsa.generate_private_key(65537, 1024), PASSPHRASE),  # noqa: S505 - it is to be refused
        "edwards": pkcs12(ed25519.Ed25519PrivateKey.generate(), PASSPHRASE),
        "bare": pkcs12(curve, PASSPHRASE, bare=True),
        "open": pkcs12(curve, ""),
    }.items():
        (folder / f"{name}.p12").write_bytes(data)


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
