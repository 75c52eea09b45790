"""Sheets of the health check as they are typed, one in a line: ``HK7M 4321 0123 ... @HRA``, with ``#community`` or
nothing instead of the organisation. Only the sector of an organisation is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from partnerdesk.model.health import CANNOT_SAY, STATEMENTS, readable
from partnerdesk.model.partner_types import CATEGORY_LABELS, category_of, is_type, sector_of, type_meant
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.quick.ballots import nobody_meant
from partnerdesk.quick.entries import Chip, HealthEntry, Tone
from partnerdesk.quick.naming import organisations_meant
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_ANSWERS: Final = re.compile(r"[\d\-–.,;/]+")
_CANNOT: Final = str.maketrans({"-": CANNOT_SAY, "–": CANNOT_SAY})
_PRINTED: Final = {words.casefold(): sector for sector, words in CATEGORY_LABELS.items()}
"""The sectors by the words that are printed on a sheet beside the boxes."""
_BETWEEN: Final = re.compile(r"[.,;/]")


def parse_health_sheet(line: str, snapshot: Snapshot, known: Iterable[str] = ()) -> HealthEntry:
    """What a line means. ``known`` are the codes of the sheets that are in. No chip repeats an answer."""
    said, mark, name = _parted(line)
    words = said.split()
    if not words:
        return HealthEntry()
    ballot = "" if _ANSWERS.fullmatch(words[0]) else words.pop(0).upper()
    chips = [_ballot_chip(ballot, known)] if ballot else []
    strange = next((each for each in words if not _ANSWERS.fullmatch(each)), None)
    if strange is not None:
        text = QT_TRANSLATE_NOOP("core", "{typed} is no answer: 0 to 4 are, or - for cannot say")
        return HealthEntry(chips=(*chips, Chip(Phrase(text, typed=strange), Tone.WARN)))
    answers = _BETWEEN.sub("", "".join(words)).translate(_CANNOT)
    chips.append(_answers_chip(answers))
    if not readable(answers):
        return HealthEntry(ballot, answers, chips=tuple(chips))
    sector: str | None = None
    if mark:
        sector, chip = _sector(mark, name.strip(), snapshot)
        chips.append(chip)
        if sector is None:
            return HealthEntry(ballot, answers, chips=tuple(chips))
    return HealthEntry(ballot, answers, sector, tuple(chips), ready=True)


def with_answer(line: str, answer: int) -> str:
    """``line`` with one more answer behind those that it has."""
    said, mark, name = _parted(line)
    said = said.rstrip()
    words = said.split()
    apart = " " if words and not _ANSWERS.fullmatch(words[-1]) else ""
    return f"{said}{apart}{answer}{' ' if mark else ''}{mark}{name}"


def _parted(line: str) -> tuple[str, str, str]:
    """The code and the answers, the sign behind them, and what stands behind that."""
    found = re.search(r"[@#]", line)
    return (line[: found.start()], found[0], line[found.end() :]) if found else (line, "", "")


def _ballot_chip(ballot: str, known: Iterable[str]) -> Chip:
    if ballot in known:
        text = QT_TRANSLATE_NOOP("core", "Sheet {ballot}, in place of what it said before")
        return Chip(Phrase(text, ballot=ballot), Tone.INFO)
    return Chip(Phrase(QT_TRANSLATE_NOOP("core", "Sheet {ballot}"), ballot=ballot))


def _answers_chip(answers: str) -> Chip:
    wrong = next((each for each in answers if not readable(each * len(STATEMENTS))), "")
    if wrong:
        text = QT_TRANSLATE_NOOP("core", "{typed} is no answer: 0 to 4 are, or - for cannot say")
        return Chip(Phrase(text, typed=wrong), Tone.WARN)
    text = QT_TRANSLATE_NOOP("core", "{count} of {all} answers")
    tone = Tone.ACCENT if len(answers) == len(STATEMENTS) else Tone.WARN
    return Chip(Phrase(text, count=len(answers), all=len(STATEMENTS)), tone)


def _sector(mark: str, name: str, snapshot: Snapshot) -> tuple[str | None, Chip]:
    """The sector that a name or a kind of partner says, or the words on the sheet; None when none is understood."""
    printed = _PRINTED.get(" ".join(name.casefold().split()))
    if printed is not None and (mark == "#" or not organisations_meant(name, snapshot.organisations)):
        return printed, Chip(Phrase(CATEGORY_LABELS[printed]))
    if mark == "#":
        kind = type_meant(name)
        if is_type(kind) or kind in CATEGORY_LABELS:
            found = kind if kind in CATEGORY_LABELS else category_of(kind)
            return found, Chip(Phrase(CATEGORY_LABELS[found]))
        text = QT_TRANSLATE_NOOP(
            "core", "{name} is no kind of partner: council, community, police and so on are"
        )
        return None, Chip(Phrase(text, name=name), Tone.WARN)
    meant = organisations_meant(name, snapshot.organisations)
    if len(meant) == 1:
        found = sector_of(meant[0].type, community=meant[0].community)
        return found, Chip(Phrase(CATEGORY_LABELS[found]))
    return None, nobody_meant(name, rivals=len(meant) > 1)
