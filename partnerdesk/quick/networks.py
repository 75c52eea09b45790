"""Who works with whom, as people write it down: "A - B", "A works with B and C", "A -> B", two cells of a table.

Words and arrows always speak of a link. A dash or a tab may as well stand inside a name: it is a link when both sides
are known, when most lines of a list are such pairs, or when it is typed alone and one side is known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

_ARROW: Final = re.compile(r"\s*(?P<arrow><[-–—]+>|↔|⇄|[-–—]+>|→|<[-–—]+|←)\s*")
_DASH: Final = re.compile(r"\s+[-–—]+\s+|\s*\t\s*")
_LEVEL: Final = re.compile(r"\s*\((?P<level>[0-4])\)\s*$", re.ASCII)
_COMMA: Final = re.compile(r"\s*,\s*(?:and\s+|&\s*)?")
_AND: Final = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_ONE_WAY: Final = (r"refers?(?: people)? to", r"funds", r"supplies", r"commissions", r"reports to")
_BY_LEVEL: Final[tuple[tuple[int | None, tuple[str, ...]], ...]] = (
    (4, (r"collaborates? (?:closely )?with",)),
    (3, (r"co-?operates? (?:closely )?with",)),
    (2, (r"co-?ordinates? (?:closely )?with",)),
    (1, (r"networks? with", r"meets? with", r"talks? (?:to|with)")),
    (None, (
        r"works? (?:very )?(?:closely )?(?:together )?with", r"(?:is |are )?link(?:s|ed) (?:in )?(?:with|to)",
        r"(?:is |are )?connected (?:with|to)", r"partners? with", r"(?:is|are) (?:a )?partners? (?:of|with)",
        r"shares? [a-z ]{2,30} with", *_ONE_WAY,
    )),
)  # fmt: skip
_VERBS: Final = tuple(
    (level, re.compile(rf"\s+(?:also\s+)?{verb}\s+", re.IGNORECASE))
    for level, verbs in _BY_LEVEL
    for verb in verbs
)
_COMMENT: Final = re.compile(r"(?P<name>\S.*?)(?:\s*:\s+(?P<behind>\S.*)|\s*\((?P<inside>[^()]+)\))")
_TOGETHER: Final = re.compile(
    r"(?P<left>.+?)\s+(?:and|&)\s+(?P<right>.+?)\s+work (?:closely )?together\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One line about links from ``left`` to each of ``right``, as typed. ``level`` is 0 to 4 or None where not said.

    ``sure`` says whether it can mean nothing else. ``about`` is what is said of the link behind the last name.
    """

    left: str
    right: tuple[str, ...]
    level: int | None = None
    one_way: bool = False
    sure: bool = True
    about: str = ""


def is_about_links(part: str) -> bool:
    """Whether a line speaks of links and can mean nothing else."""
    line = _link_line(part)
    return line is not None and line.sure


def link_lines(parts: Sequence[str], known: Iterable[str]) -> list[LinkLine | None]:
    """What each of ``parts`` says about links; None for one that names a partner. ``known`` are names and codes that
    are in the record, casefolded."""
    found = [_link_line(part) for part in parts]
    pairs = [line for line in found if line is not None]
    most = len(parts) > 2 and 2 * len(pairs) > len(parts)
    names = {*known, *_named(parts, found)}
    whole = {*known, *(part.strip().casefold() for part, line in zip(parts, found, strict=True) if not line)}
    found = [line and _without_comment(line, names, whole) for line in found]
    lines = [line if line and (line.sure or most or _both_known(line, names, alone=len(parts) == 1)) else None
             for line in found]  # fmt: skip
    names |= {side for line in lines if line for side in _single(line)}
    return [line and _split(line, names) for line in lines]


def _link_line(part: str) -> LinkLine | None:
    text = part.strip().rstrip(".").strip()
    level = _LEVEL.search(text)
    bare = text[: level.start()] if level else text
    line = _together(bare) or _by_verb(bare) or _by_arrow(bare) or _by_dash(bare)
    if line is None or not line.left or not all(line.right):
        return None
    return LinkLine(line.left, line.right, int(level["level"]), line.one_way, line.sure) if level else line


def _together(text: str) -> LinkLine | None:
    match = _TOGETHER.fullmatch(text)
    return LinkLine(match["left"], (match["right"],)) if match else None


def _by_verb(text: str) -> LinkLine | None:
    for level, verb in _VERBS:
        match = verb.search(text)
        if match:
            one_way = any(re.fullmatch(each, match[0].strip(), re.IGNORECASE) for each in _ONE_WAY)
            return LinkLine(text[: match.start()].strip(), (text[match.end() :].strip(),), level, one_way)
    return None


def _by_arrow(text: str) -> LinkLine | None:
    match = _ARROW.search(text)
    if match is None or _ARROW.search(text, match.end()):
        return None
    left, right = text[: match.start()].strip(), text[match.end() :].strip()
    there, back = match["arrow"][-1] in ">→↔⇄", match["arrow"][0] in "<←↔⇄"
    if back and not there:
        left, right = right, left
    return LinkLine(left, (right,), one_way=there != back)


def _by_dash(text: str) -> LinkLine | None:
    sides = _DASH.split(text)
    return LinkLine(sides[0].strip(), (sides[1].strip(),), sure=False) if len(sides) == 2 else None


def _named(parts: Sequence[str], found: Sequence[LinkLine | None]) -> set[str]:
    """The names that the parts speak of outside of a pair, and those that several pairs speak of."""
    alone = {part.strip().casefold() for part, line in zip(parts, found, strict=True) if line is None}
    sides = Counter(side for line in found if line for side in _single(line))
    sure = {side for line in found if line and line.sure for side in _single(line)}
    return alone | sure | {side for side, count in sides.items() if count > 1}


def _single(line: LinkLine) -> list[str]:
    """The sides that can only be one name."""
    sides = (line.left, *line.right)
    return [side.casefold() for side in sides if not _AND.search(side) and not _COMMA.search(side)]


def _both_known(line: LinkLine, names: Collection[str], *, alone: bool) -> bool:
    sides = [side.casefold() in names for side in (line.left, *line.right)]
    return any(sides) if alone else all(sides)


def _without_comment(line: LinkLine, names: Collection[str], whole: Collection[str]) -> LinkLine:
    """``line`` without what stands behind the name of the other, where that name is known without it: "Tide: weekly
    triage", "Tide (referrals)". Those of ``whole`` are names as they stand."""
    match = _COMMENT.fullmatch(line.right[-1])
    if match is None or line.right[-1].casefold() in whole or match["name"].casefold() not in names:
        return line
    about = match["behind"] or match["inside"]
    return replace(line, right=(*line.right[:-1], match["name"]), about=about.strip())


def _split(line: LinkLine, names: Collection[str]) -> LinkLine:
    """The right side as the names that stand in it. A name with "and" in it stays whole where it is known."""
    right = [name for side in line.right for name in _listed(side, names)]
    return replace(line, right=tuple(right))


def _listed(text: str, names: Collection[str]) -> list[str]:
    found: list[str] = []
    for piece in _COMMA.split(text):
        sides = _AND.split(piece)
        found += [piece] if piece.casefold() in names or _is_one(sides, names) else _joined(sides, names)
    return [each.strip() for each in found if each.strip()]


def _joined(sides: Sequence[str], names: Collection[str]) -> list[str]:
    """The sides of "and", those together that are known as one name."""
    found, place = [], 0
    while place < len(sides):
        ends = range(len(sides), place + 1, -1)
        end = next((end for end in ends if " and ".join(sides[place:end]).casefold() in names), place + 1)
        found.append(" and ".join(sides[place:end]))
        place = end
    return found


def _is_one(sides: Sequence[str], names: Collection[str]) -> bool:
    """Whether "Drug and Alcohol Team" is one name: one word before "and", more behind it, and neither is known."""
    known = any(side.casefold() in names for side in sides)
    return len(sides) == 2 and not known and len(sides[0].split()) == 1 and len(sides[1].split()) > 1
