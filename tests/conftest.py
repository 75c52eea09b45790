"""What every test stands on: nobody's real folders, no real screen, no settings from outside."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt: windows are real, but nobody sees them. There are screens of several sizes.
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).parent / 'ui' / 'screens.json'}"
# The machine's own look and scale would change what tests see.
for _name in (
    "QT_STYLE_OVERRIDE",
    "QT_SCALE_FACTOR",
    "QT_QPA_PLATFORMTHEME",
    "QT_LOGGING_RULES",
    "QT_FONT_DPI",
):
    os.environ.pop(_name, None)

# The test command judges a change: it must say the same of the same change every time, so its random cases are the same
# every time. `make search` looks for new ones. No deadline: how long an example takes on a busy machine says nothing
# about the program.
settings.register_profile(
    "partnerdesk",
    deadline=None,
    derandomize=True,
    print_blob=True,
    # The folders below are one set per test, not per example; tests that write make their own inside.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("search", settings.get_profile("partnerdesk"), derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("PARTNERDESK_CASES", "partnerdesk"))

# Rubbish may hold widgets. Python would collect it in any thread, that of the test runner's messages too; see
# ui/collector.py for what comes of that. Between two tests, in the main thread, nobody holds a widget.
gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    from ui.collector import collect_due

    collect_due()


_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/config",
    "LOCALAPPDATA": "home/local",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "XDG_DOCUMENTS_DIR": "home/Documents",
    "XDG_RUNTIME_DIR": "run",
    "TMPDIR": "tmp",
    "TEMP": "tmp",
    "TMP": "tmp",
}


@pytest.fixture(autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has just been born: empty folders for settings, documents and temporary files, made for one test.

    Gives the folder that holds them all; it lies outside the test's ``tmp_path``, which stays empty.
    """
    user = tmp_path_factory.mktemp("user")
    for variable, name in _FOLDERS.items():
        folder = user / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(folder))
    # tempfile remembers the folder it found first.
    monkeypatch.setattr(tempfile, "tempdir", None)
    for variable in [name for name in os.environ if name.startswith("PARTNERDESK_")]:
        monkeypatch.delenv(variable)
    if sys.platform == "win32":  # pragma: no cover
        # There the system is asked for the folders, not the environment.
        from platformdirs import windows

        monkeypatch.setattr(windows, "get_win_folder", windows.get_win_folder_from_env_vars)
    return user
