"""Certificates made once for all tests: making an RSA key takes its time."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerdesk.sealing.certificate import Certificate, make_certificate
from tests.core.sealing.keys import PASSPHRASE, brought_along


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("own") / "own.p12", "Jo Facilitator", PASSPHRASE)


@pytest.fixture(scope="session")
def folder_of_others(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """PKCS#12 files that people bring along: rsa.p12, p384.p12, old.p12, small.p12, edwards.p12, open.p12."""
    folder = tmp_path_factory.mktemp("brought")
    brought_along(folder)
    return folder
