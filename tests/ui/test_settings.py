"""Settings come back as they were chosen, and nonsense in the file counts as never chosen."""

from __future__ import annotations

from pathlib import Path

from ui.settings import RECENT_KEPT, Settings


def test_choices_come_back_in_the_next_run(tmp_path: Path) -> None:
    first = Settings(tmp_path)
    first.mode, first.scale, first.density, first.prompts_shown = "dark", 1.5, "touch", False
    first.set_last_step(tmp_path / "a.partnerdesk", "goals")
    first._store.sync()
    again = Settings(tmp_path)
    assert (again.mode, again.scale, again.density, again.prompts_shown) == ("dark", 1.5, "touch", False)
    assert again.last_step(tmp_path / "a.partnerdesk") == "goals"
    assert again.last_step(tmp_path / "b.partnerdesk") == ""


def test_recent_documents_are_newest_first_once_each_and_not_endless(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for number in range(RECENT_KEPT + 3):
        settings.remember(tmp_path / f"{number}.partnerdesk")
    settings.remember(tmp_path / "5.partnerdesk")
    names = [path.name for path in settings.recent()]
    assert names[:2] == ["5.partnerdesk", f"{RECENT_KEPT + 2}.partnerdesk"]
    assert len(names) == len(set(names)) == RECENT_KEPT
    settings.forget(tmp_path / "5.partnerdesk")
    assert "5.partnerdesk" not in [path.name for path in settings.recent()]


def test_nonsense_in_the_file_counts_as_never_chosen(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text(
        '[look]\nscale=huge\nprompts=perhaps\n[recent]\npaths="{\\"a\\": 1}"\n', encoding="utf-8"
    )
    settings = Settings(tmp_path)
    assert settings.scale == 0.0
    assert settings.prompts_shown is None
    assert settings.recent() == []
