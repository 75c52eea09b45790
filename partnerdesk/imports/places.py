"""Where in a file something is wrong, said so that a person finds it: ``goals[2].support.XYZ (line 31)``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from partnerdesk.errors import InputError
from partnerdesk.wording import Phrase

Path = tuple[str | int, ...]
"""The keys and list places that lead to a value; the first item of a list is 0."""

Lines = Mapping[Path, int]
"""The line, from 1, on which each value begins. Empty for files that do not tell."""

_PLAIN_KEY: Final = re.compile(r"[\w-]{1,60}")
_MOST_SHOWN: Final = 60


def place(path: Path, lines: Lines) -> str:
    """The words for a place. A value that is not there is looked for where it should stand."""
    words = "".join(_step(step, first=number == 0) for number, step in enumerate(path)) or "the outline"
    line = next((lines[path[:length]] for length in range(len(path), -1, -1) if path[:length] in lines), None)
    return words if line is None else f"{words} (line {line})"


def fault(path: Path, lines: Lines, text: str, **values: str | int) -> InputError:
    """The error for what is wrong at ``path``; ``text`` is marked for translation and has a gap ``{place}``."""
    return InputError(Phrase(text, place=place(path, lines), **values))


def shown(value: object) -> str:
    """``value`` as it may stand in a one-line message: short, without line breaks."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{...}" if value else "{}"
    if isinstance(value, list):
        return "[...]" if value else "[]"
    text = value.isoformat() if isinstance(value, date) else _plain(value)
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 3]}..."


def _plain(value: object) -> str:
    if isinstance(value, int) and abs(value) >= 10**_MOST_SHOWN:
        return "a very long number"
    text = str(value)[: _MOST_SHOWN * 2]
    return "".join(letter if letter.isprintable() else " " for letter in text) or '""'


def _step(step: str | int, *, first: bool) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if not _PLAIN_KEY.fullmatch(step):
        return f'["{shown(step)}"]'
    return step if first else f".{step}"
