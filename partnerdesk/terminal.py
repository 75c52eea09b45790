"""Asking for passwords where there is no window: a file's first line, a terminal that shows nothing, standard input.

Never from the command line or the environment: other programs can read those.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Final, NoReturn

from partnerdesk.errors import InputError, PasswordNeededError
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_STANDARD_INPUT: Final = Path("-")


def add_password_option(parser: ArgumentParser, use: str = "the password of a document that has one") -> None:
    """Lets the command take a file with the password. ``use`` says what it is for."""
    parser.add_argument(
        "--password-file",
        type=Path,
        metavar="FILE",
        help=f"{use}: it is the first line of FILE, or of standard input where FILE is -",
    )


class PasswordAsker:
    """Gives the password of a document: the first line of ``file`` where that is given, otherwise what is typed.

    The file is read at once. Raises InputError when there is no password in it.
    """

    def __init__(self, file: Path | None) -> None:
        self.given = _first_line(file) if file is not None else None

    def __call__(self, path: Path) -> str:
        """Raises PasswordNeededError when nobody can be asked."""
        if self.given is not None:
            return self.given
        if not sys.stdin.isatty():
            _cannot_ask(path)
        return _typed(f"Password of {path.name}: ", path)


def _typed(prompt: str, path: Path) -> str:
    from getpass import getpass

    try:
        return getpass(prompt)
    except EOFError:
        _cannot_ask(path)


def _first_line(file: Path) -> str:
    try:
        if file == _STANDARD_INPUT:
            line = sys.stdin.readline()
        else:
            with file.open(encoding="utf-8-sig") as opened:
                line = opened.readline()
    except FileNotFoundError:
        raise InputError(
            Phrase(QT_TRANSLATE_NOOP("core", "There is no file {path}."), path=str(file))
        ) from None
    except ValueError:
        line = ""
    password = line.rstrip("\r\n")
    if not password:
        text = QT_TRANSLATE_NOOP("core", "There is no password in the first line of {path}. Write it there.")
        raise InputError(Phrase(text, path=str(file) if file != _STANDARD_INPUT else "the standard input"))
    return password


def _cannot_ask(path: Path) -> NoReturn:
    text = QT_TRANSLATE_NOOP(
        "core",
        "{name} is locked with a password. Give it with --password-file, or call this in a terminal and type it.",
    )
    raise PasswordNeededError(Phrase(text, name=path.name)) from None
