"""Characters that no font of ours has: whoever exports is told which."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from partnerdesk.cli import main
from partnerdesk.exports.pdf.unprintable import not_printed, unprintable
from partnerdesk.imports.outline import read_outline, snapshot_of_outline
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.templates import example_path
from tests.core.exports.pdf.names import NAMES


def named(*names: str) -> Snapshot:
    """The example with other names for its first organisations."""
    snapshot = snapshot_of_outline(read_outline(example_path(1)))
    rows = {
        each.id: replace(each, name=name) for each, name in zip(snapshot.organisations, names, strict=False)
    }
    return snapshot.with_rows("organisations", rows)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_character_of_the_names_in_our_rooms_can_be_printed(name: str) -> None:
    assert unprintable(named(name)) == []


def test_those_that_cannot_are_named_once() -> None:
    snapshot = named("Ancient \U00012431\U00012431 and \ua9c4", "\ua9c4 again\u200b\u202e\u00a0")
    assert unprintable(snapshot) == ["\ua9c4", "\U00012431"]
    assert str(not_printed(snapshot)).endswith(": \ua9c4 \U00012431")
    assert not_printed(named("Łódź 中 한")) is None


def test_of_many_some_are_named_and_all_are_counted() -> None:
    snapshot = named("".join(map(chr, range(0x12000, 0x12040))))
    words = str(not_printed(snapshot))
    assert "64 characters" in words
    assert words.count("\U00012000") == 1
    assert "\U0001203f" not in words


@pytest.mark.parametrize(("ending", "told"), [("pdf", True), ("html", False)])
def test_the_command_line_says_so_beside_the_file(
    ending: str, *, told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outline = tmp_path / "odd.yaml"
    text = (
        example_path(1).read_text(encoding="utf-8").replace("Averley Bay Borough Council", "Averley \ua9c4")
    )
    outline.write_text(text, encoding="utf-8")
    path = tmp_path / f"one.{ending}"
    assert main(["export", str(outline), "--as", "one-page", "-o", str(path)]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(path)
    assert ("\ua9c4" in said.err) is told
    assert path.exists()
