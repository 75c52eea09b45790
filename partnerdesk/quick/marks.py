"""What stands before a line of a list or a log and says nothing of its own: bullets, numbers, boxes to tick."""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = re.compile(
    r"""\s*(?:
        [•*–—\-‣▪●○◦·→➢✓✔☐☑☒]+(?=\s|[^\W\d_])   # a bullet, a dash, a box
        | \[[ xX]?\]                              # [ ]
        | \(?\d{1,3}[.)](?!\d)(?=\s)               # 1. 1) (1)
        | \(?[a-hA-H][.)](?=\s)                   # a) b.
        | \d{1,2}(?:\.\d{1,2}){1,2}\.?(?=\s+[A-Z]) # 4.2 Before a capital
        | (?:AP|Action(?:\ point)?|Item)\s?\d{0,3}[:.)](?=\s) # AP3: Action 4. Action:
        | o(?=\t)                                 # a bullet of an office program
    )\s*""",
    re.VERBOSE,
)


def without_mark(line: str) -> str:
    """``line`` without the marks it begins with, two at most; the whole line where nothing would be left."""
    rest = line
    for _ in range(2):
        rest = _MARK.sub("", rest, count=1) if _MARK.match(rest) else rest
    return rest if rest.strip() else line
