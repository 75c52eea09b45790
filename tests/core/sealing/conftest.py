"""Certificates made once for all tests: making an RSA key takes its time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.sealing.keys import brought_along


@pytest.fixture(scope="session")
def folder_of_others(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """PKCS#12 files that people bring along: what :func:`brought_along` makes."""
    folder = tmp_path_factory.mktemp("brought")
    brought_along(folder)
    return folder
