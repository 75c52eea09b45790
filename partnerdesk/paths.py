"""Where things are: what ships with the program, and what the program keeps for its user."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

APP_NAME = "PartnerDesk"
SUFFIX = ".partnerdesk"
"""What the name of every document ends with."""


@cache
def resources_folder() -> Path:
    """The folder of everything that ships as data.

    Looked for in a frozen bundle, then inside the installed package, then one level up, as in a checkout.
    """
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    places = [Path(bundle) / "partnerdesk" / "resources"] if bundle else []
    places += [package / "resources", package.parent / "resources"]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"PartnerDesk is not installed completely: no resources in {places}")


def resource(*parts: str) -> Path:
    """The path of one shipped file or folder, for example ``resource("icons", "plus.svg")``."""
    return resources_folder().joinpath(*parts)


def _user_folder(kind: str) -> Path:
    import platformdirs

    folder = Path(getattr(platformdirs, f"user_{kind}_dir")(APP_NAME, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def settings_folder() -> Path:
    """Where settings are kept, one set per user and computer."""
    return _user_folder("config")


def data_folder() -> Path:
    """Where backups and crash reports are kept: for nobody else's eyes, where the system knows several users."""
    folder = _user_folder("data")
    with suppress(OSError):
        folder.chmod(0o700)
    return folder


def backups_folder() -> Path:
    """Where backups are kept unless another place was chosen. It is made with the first of them."""
    return data_folder() / "backups"


def cache_folder() -> Path:
    """Where files are kept that can be made again at any time."""
    return _user_folder("cache")


def documents_folder() -> Path:
    """The user's documents folder, where new partnerships are offered to be kept."""
    import platformdirs

    folder = Path(platformdirs.user_documents_dir())
    return folder if folder.is_dir() else Path.home()
