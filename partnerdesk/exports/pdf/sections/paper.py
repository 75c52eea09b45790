"""What every section needs: the record and its figures, our words in the reader's language, and the type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import IntEnum, StrEnum
from typing import Final

from partnerdesk.exports.pdf.blocks import Heading, Paragraph
from partnerdesk.exports.pdf.style import UNIT, TextStyle, TypeScale
from partnerdesk.exports.pdf.table import Column
from partnerdesk.exports.pdf.text import NOTHING, Clean, Voice, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.records import Organisation, Person
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import label
from partnerdesk.rules.counted import percent
from partnerdesk.rules.insights import insights
from partnerdesk.rules.polls import shown_answers
from partnerdesk.sealing.certificate import Certificate
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase, Value

NOT_SAID: Final = Clean("–")

MONTHS: Final = (
    QT_TRANSLATE_NOOP("core", "January"),
    QT_TRANSLATE_NOOP("core", "February"),
    QT_TRANSLATE_NOOP("core", "March"),
    QT_TRANSLATE_NOOP("core", "April"),
    QT_TRANSLATE_NOOP("core", "May"),
    QT_TRANSLATE_NOOP("core", "June"),
    QT_TRANSLATE_NOOP("core", "July"),
    QT_TRANSLATE_NOOP("core", "August"),
    QT_TRANSLATE_NOOP("core", "September"),
    QT_TRANSLATE_NOOP("core", "October"),
    QT_TRANSLATE_NOOP("core", "November"),
    QT_TRANSLATE_NOOP("core", "December"),
)


class Paper:
    """One record being printed. Names of people appear only where they agreed to it; trust and notes never do, nor do
    answers that are still hidden. Without ``names`` there are roles only. With a ``certificate`` the file is sealed.
    ``without`` are the sections that are left out (see ``choice``)."""

    def __init__(
        self,
        record: Snapshot,
        voice: Voice,
        scale: TypeScale,
        certificate: Certificate | None = None,
        *,
        names: bool = True,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self.without = without
        self.snapshot = snapshot = shown_answers(record)
        self.insights = insights(snapshot)
        self.voice = voice
        self.scale = scale
        self.certificate = certificate
        self.names_printed = names
        self.attendance = snapshot.attendance()
        self.people_coming = _people_coming(snapshot)
        self.relationships = {each.id: each for each in snapshot.relationships}
        self._organisations = {each.id: clean(each.name) for each in snapshot.organisations}
        self._capabilities = {each.id: clean(each.name) for each in snapshot.capabilities}

    # Words

    def say(self, text: str, **values: Value) -> Clean:
        """One of our sentences, with its gaps filled."""
        return self.voice.say(text, **values)

    def label(self, value: StrEnum | IntEnum) -> Clean:
        """How a value of the vocabulary is called."""
        return self.voice.phrase(Phrase(label(value)))

    def name(self, organisation_id: int) -> Clean:
        return self._organisations[organisation_id]

    def names(self, organisation_ids: Iterable[int]) -> Clean:
        return clean(", ".join(map(self.name, organisation_ids)))

    def some_names(self, organisation_ids: Sequence[int], *, most: int, count: int | None = None) -> Clean:
        """Whole names of up to ``most`` characters together, at most ``count`` of them, and how many more there are."""
        shown: list[Clean] = []
        room = most
        for name in map(self.name, organisation_ids[:count]):
            room -= len(name) + len(", ")
            if room < 0 and shown:
                break
            shown.append(clean(name, most=most))
        names, more = ", ".join(shown), len(organisation_ids) - len(shown)
        if not more:
            return clean(names)
        return self.say(QT_TRANSLATE_NOOP("core", "{names} and {count} more"), names=names, count=more)

    def capability(self, capability_id: int) -> Clean:
        return self._capabilities[capability_id]

    def capabilities(self, capability_ids: Iterable[int]) -> Clean:
        return clean(", ".join(map(self.capability, capability_ids)))

    def person(self, person: Person) -> Clean:
        """A person as they may be printed: by role, with the name when they agreed to that."""
        said = [each for each in (self.agreed_name(person), clean(person.role)) if each]
        return clean(", ".join(said)) if said else self.say(QT_TRANSLATE_NOOP("core", "Representative"))

    def agreed_name(self, person: Person) -> Clean:
        """A person's name, when they agreed to be named and names are printed at all."""
        return clean(person.name) if person.named and self.names_printed else NOTHING

    def type_of(self, organisation: Organisation) -> Clean:
        kind = clean(organisation.type)
        return Clean(kind[:1].upper() + kind[1:])

    def day(self, iso: str) -> Clean:
        """A date as people write it, for example 12 November 2026; what is no date stays as it is."""
        try:
            found = date.fromisoformat(iso[:10])
        except ValueError:
            return clean(iso)
        month = self.say(MONTHS[found.month - 1])
        return self.say(
            QT_TRANSLATE_NOOP("core", "{day} {month} {year}"), day=found.day, month=month, year=found.year
        )

    def day_short(self, iso: str) -> Clean:
        """A date with the month cut to three letters, for narrow columns."""
        try:
            found = date.fromisoformat(iso[:10])
        except ValueError:
            return clean(iso)
        month = self.say(MONTHS[found.month - 1])[:3]
        return self.say(
            QT_TRANSLATE_NOOP("core", "{day} {month} {year}"), day=found.day, month=month, year=found.year
        )

    def percent(self, share: float | None) -> Clean:
        """A share as whole percents."""
        return NOT_SAID if share is None else clean(percent(share))

    # Blocks

    def section(self, text: str) -> Heading:
        """The heading of a section of the document."""
        return Heading(self.say(text), self.scale.h1, 1, before=9 * UNIT, after=3 * UNIT)

    def heading(self, text: str, **values: Value) -> Heading:
        """The heading of a part of a section."""
        return Heading(self.say(text, **values), self.scale.h2, 2, before=5 * UNIT, after=1.5 * UNIT)

    def paragraph(self, text: Clean, style: TextStyle | None = None, *, after: float = 2 * UNIT) -> Paragraph:
        return Paragraph(Span(text, style or self.scale.body), after=after)

    def column(
        self, title: str, share: float, style: TextStyle | None = None, *, heads: bool = False
    ) -> Column:
        return Column(self.say(title) if title else NOTHING, share, style or self.scale.small, heads=heads)

    def lines(self, texts: Iterable[Clean]) -> Clean:
        """Several texts, each on a line of its own."""
        return clean_lines("\n".join(texts))


def _people_coming(snapshot: Snapshot) -> Mapping[int, list[Person]]:
    """Who comes for each organisation, by its id."""
    people = {each.id: each for each in snapshot.people}
    coming: defaultdict[int, list[Person]] = defaultdict(list)
    for row in snapshot.representatives:
        if row.workshop_id == snapshot.partnership.workshop_id:
            coming[row.organisation_id].append(people[row.person_id])
    return coming
