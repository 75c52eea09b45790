"""Copies that cloud programs leave beside a document when two computers changed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerdesk.commands.organisations import add_organisation
from partnerdesk.storage.conflicts import conflict_copies, likely_original_of, original_of
from partnerdesk.storage.document import Document


@pytest.mark.parametrize(
    "name",
    [
        "Averley (conflicted copy 2026-11-26 031305)",
        "Averley (conflicted copy)",
        "Averley (Jo Smith's conflicted copy 2026-11-26)",
        "Averley (Case Conflict)",
        "Averley.sync-conflict-20261126-031305-ABCDEFG",
        "Averley (SFConflict jo@example.org 2026-11-26-03-13-05)",
        "Averley (In Konflikt stehende Kopie von Jo 2026-11-26)",
        "Averley (Copie en conflit de Jo 2026-11-26)",
        "Averley_conflict-20261126-031305",
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


@pytest.mark.parametrize(
    "name", ["Averley-JOS-LAPTOP", "Averley-DESKTOP-7K2QX", "Averley 2", "Averley (1)", "Averley(1)"]
)
def test_a_name_that_could_be_anybodys_is_one_where_it_holds_the_same_partnership_otherwise(
    tmp_path: Path, name: str
) -> None:
    path, copy = tmp_path / "Averley.partnerdesk", tmp_path / f"{name}.partnerdesk"
    with Document.create(path, "Averley") as document:
        add_organisation(document.editor, "Council")
        document.save_copy(copy)
        assert conflict_copies(path, document.snapshot()) == (), "it says the same"
        add_organisation(document.editor, "School")
        assert [each.path for each in conflict_copies(path, document.snapshot())] == [copy]
        assert conflict_copies(path) == ()
    with Document.open(copy) as other:
        assert likely_original_of(copy, other.snapshot()) == path
    copy.unlink()
    with Document.create(copy, "Another") as another, Document.open(path) as document:
        assert likely_original_of(copy, another.snapshot()) is None
        assert conflict_copies(path, document.snapshot()) == ()


@pytest.mark.parametrize(
    "name", ["Averley copy", "Averley saved", "Averley (backup 2026-11-26 03-13)", "Averley-"]
)
def test_what_this_program_made_itself_is_no_conflict(tmp_path: Path, name: str) -> None:
    path, copy = tmp_path / "Averley.partnerdesk", tmp_path / f"{name}.partnerdesk"
    with Document.create(path, "Averley") as document:
        document.save_copy(copy)
        add_organisation(document.editor, "School")
        assert conflict_copies(path, document.snapshot()) == ()
