"""How codes and pages are named in an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnerdesk.exports.record import short_code
from partnerdesk.model.records import SealedVersion
from partnerdesk.verify.printed import Code
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


def shown(code: Code) -> str:
    """A code as it stands on paper."""
    return short_code(code.digits, code.version)


def of_pages(places: Sequence[int], one: str, many: str, **values: str) -> Phrase:
    """A sentence about one page or about several, with their numbers in the gap {pages}."""
    return Phrase(one if len(places) == 1 else many, pages=listed(places), **values)


def not_the_newest(sealed: SealedVersion, newest: int) -> Iterator[Phrase]:
    """That a later version was sealed, where one was."""
    if newest > sealed.version:
        text = QT_TRANSLATE_NOOP("core", "It is not the newest one: version {version} was sealed later.")
        yield Phrase(text, version=newest)


def redacted_since(sealed: SealedVersion) -> Phrase:
    """The document cannot show these words any more, and why."""
    text = QT_TRANSLATE_NOOP(
        "core",
        "Version {version} was sealed with this code. Since then somebody asked to be forgotten, and a name was taken"
        " out of the document: there it has the code {code} now.",
    )
    return Phrase(text, version=sealed.version, code=short_code(sealed.code))


def listed(numbers: Sequence[int]) -> str:
    """Numbers in order, with runs drawn together: 1, 3-5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
