"""Copies that cloud programs leave beside a document when two computers changed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerdesk.storage.conflicts import conflict_copies, original_of


@pytest.mark.parametrize(
    "name",
    [
        "Averley (conflicted copy 2026-11-26 031305)",
        "Averley (conflicted copy)",
        "Averley (Jo Smith's conflicted copy 2026-11-26)",
        "Averley (Case Conflict)",
        "Averley.sync-conflict-20261126-031305-ABCDEFG",
        "Averley (SFConflict jo@example.org 2026-11-26-03-13-05)",
    ],
)
def test_they_are_known_by_their_names(tmp_path: Path, name: str) -> None:
    path, copy = tmp_path / "Averley.partnerdesk", tmp_path / f"{name}.partnerdesk"
    copy.touch()
    (tmp_path / f"{name}.txt").touch()
    assert original_of(copy) == path
    assert [each.path for each in conflict_copies(path)] == [copy]


@pytest.mark.parametrize(
    "name", ["Averley", "Averley 2", "Averley copy", "Conflict in Averley", "Averley (2026)"]
)
def test_other_names_are_not(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.partnerdesk").touch()
    assert original_of(tmp_path / f"{name}.partnerdesk") is None
    assert conflict_copies(tmp_path / "Averley.partnerdesk") == ()


def test_a_folder_that_is_gone_has_none(tmp_path: Path) -> None:
    assert conflict_copies(tmp_path / "gone" / "Averley.partnerdesk") == ()
