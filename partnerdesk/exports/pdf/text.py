"""The one door through which words come onto paper.

Everything printed, and every title, bookmark and alternative text, is a :data:`Clean` string. Only :func:`clean`
makes one, so the type checker sees to it that nothing comes in beside the door. User text is never parsed as markup.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final, NewType

from partnerdesk.wording import Phrase, Value

Clean = NewType("Clean", str)
"""Text that is fit to be laid out: composed letters, single spaces, lines ended by a line feed, nothing unseen."""

NOTHING: Final = Clean("")
MOST_CHARACTERS: Final = 100_000
MOST_MARKS: Final = 4
"""More accents than this on one letter are a trick, not a spelling; they would run over the lines around."""

_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN: Final = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible, or turns text around
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # not characters
    "\U000e0000-\U000e0fff"  # tags
    "]|[" + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF)) + "]"
)
_EMPTY_LINES: Final = re.compile(r"\n{3,}")


def clean(text: str, *, most: int = MOST_CHARACTERS) -> Clean:
    """``text`` as one line. What is longer than ``most`` characters ends in "…"."""
    if text.isascii() and text.isprintable() and "  " not in text and len(text) <= most:
        return Clean(text.strip())
    return _limited(" ".join(_seen(text, most).split()), most)


def clean_lines(text: str, *, most: int = MOST_CHARACTERS) -> Clean:
    """``text`` with its lines kept, and no more than one empty line in a row."""
    lines = (" ".join(line.split()) for line in _seen(text, most).split("\n"))
    return _limited(_EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip(), most)


def _seen(text: str, most: int) -> str:
    # Cut early: composing a hundred megabytes would take longer than the rest of the document.
    kept = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text[: most * 4]).replace("\t", " "))
    return _without_towers(unicodedata.normalize("NFC", kept))


def _without_towers(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def _limited(text: str, most: int) -> Clean:
    return Clean(text if len(text) <= most else text[: most - 1].rstrip() + "…")


class Voice:
    """Says our own sentences in the reader's language, fit to be printed."""

    def __init__(self, translate: Callable[[Phrase], str] = str) -> None:
        self._translate = translate

    def say(self, text: str, **values: Value) -> Clean:
        """A source text (marked with ``QT_TRANSLATE_NOOP``) with its gaps filled, as one line."""
        return clean(self._translate(Phrase(text, **values)))

    def phrase(self, phrase: Phrase) -> Clean:
        """A sentence of the rules or of the vocabulary."""
        return clean(self._translate(phrase))
