"""Sentences for people, kept apart from the language they are shown in.

The core speaks in phrases: an English source text with named gaps, and the values that fill them. The desktop
translates the source text and fills the gaps; without the desktop the English text is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

Value = str | int

_GAP: Final = re.compile(r"\{(\w+)\}")


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - the name is what lupdate looks for
    """Mark ``text`` for translation in ``context`` and give it back unchanged."""
    return text


@dataclass(frozen=True, slots=True, init=False)
class Phrase:
    """A source text with gaps in ``str.format`` style, and the values that go into them."""

    text: str
    values: tuple[tuple[str, Value], ...]

    def __init__(self, text: str, **values: Value) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "values", tuple(values.items()))

    def filled(self, translated: str) -> str:
        """``translated``, a version of the source text in some language, with the values put in.

        Only plain gaps are filled: phrases come out of files, and a format of a stranger's making is never run.
        """
        known = dict(self.values)
        return _GAP.sub(lambda gap: str(known.get(gap[1], gap[0])), translated)

    def __str__(self) -> str:
        return self.filled(self.text)

    def to_json(self) -> dict[str, object]:
        return {"text": self.text, "values": dict(self.values)}

    @staticmethod
    def from_json(data: object) -> Phrase:
        """Read what :meth:`to_json` wrote. Anything else becomes a phrase with no text."""
        if not isinstance(data, dict) or not isinstance(data.get("text"), str):
            return Phrase("")
        values = data.get("values")
        known = values.items() if isinstance(values, dict) else ()
        return Phrase(data["text"], **{str(k): v for k, v in known if isinstance(v, str | int)})
