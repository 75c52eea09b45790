"""``Riverside School #school @Jo Smith >Council =3/4``: one line, one partner; more are separated by ``;``.

A sign counts only at the beginning or after a space, so that "AC@T Ltd" and "C# Users" stay names.
What is not understood is kept in the note. Lines like "A works with B and C" are links between partners, see
``quick.networks``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from partnerdesk.model.partner_types import COMMON_TYPES, type_guessed, type_meant
from partnerdesk.model.records import Organisation
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.quick.contacts import contact_meant
from partnerdesk.quick.entries import Chip, Contact, LinkEntry, PartnerEntry, Tone
from partnerdesk.quick.likeness import likely_same
from partnerdesk.quick.naming import names_meant
from partnerdesk.quick.networks import is_about_links, link_lines
from partnerdesk.quick.partner_rows import PartnerRow, partner_rows, short_name
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_SIGN: Final = re.compile(r"(?:(?<=\s)|^)(?=[#@=]\S|~(?:\s|$)|>{1,4}[^\s>])")
_PLACE: Final = re.compile(r"=([0-4])/([0-4])", re.ASCII)
_LINKED: Final[dict[int | None, str]] = {
    None: QT_TRANSLATE_NOOP("core", "Linked with {name}"),
    1: QT_TRANSLATE_NOOP("core", "Networking with {name}"),
    2: QT_TRANSLATE_NOOP("core", "Coordinating with {name}"),
    3: QT_TRANSLATE_NOOP("core", "Cooperating with {name}"),
    4: QT_TRANSLATE_NOOP("core", "Collaborating with {name}"),
}


@dataclass
class _Draft:
    name: str = ""
    type: str = ""
    contacts: list[Contact] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    place: tuple[int, int] | None = None
    in_room: bool = True
    unknown: list[str] = field(default_factory=list)
    tied: list[LinkEntry] = field(default_factory=list)
    """Links by the full names of the others."""
    typed: list[str] = field(default_factory=list)
    heading: bool = False

    def join(self, other: _Draft) -> None:
        """Take what the same partner is said to be elsewhere."""
        self.type = self.type or other.type
        self.place = self.place or other.place
        self.in_room = self.in_room and other.in_room
        self.contacts += other.contacts
        self.links += other.links
        self.unknown += other.unknown

    def take_words(self, words: str) -> None:
        """Words without a sign: the name, or else for the note."""
        if not self.name and any(each.isalnum() for each in words):
            self.name = words
        elif words:
            self.unknown.append(words)


def parse_partners(text: str, snapshot: Snapshot) -> tuple[PartnerEntry, ...]:
    """The partners that ``text`` speaks of, one for each line and each part between ``;``, and for a line about links
    one for each of its partners, each once. Never raises."""
    drafts = _drafts(text, snapshot)
    there = [row.name for row in snapshot.organisations]
    typed = [draft.name for draft in drafts]
    names = there + [name for name in typed if name]
    return tuple(
        _entry(draft, snapshot, names, [*there, *typed[:number]]) for number, draft in enumerate(drafts)
    )


def clear_ones(entries: Iterable[PartnerEntry]) -> tuple[list[PartnerEntry], list[str]]:
    """The entries to add at once, and what was typed of the others: of those without a name, of headings, and of those
    that look like another partner, together with the links to them."""
    every = list(entries)
    unclear = [entry for entry in every if not entry.ready or entry.like or entry.heading]
    names = {entry.name.casefold() for entry in unclear}
    clear = [
        replace(entry, links=tuple(each for each in entry.links if each.name.casefold() not in names))
        for entry in every
        if entry not in unclear
    ]
    return clear, list(dict.fromkeys(entry.typed for entry in unclear))


def as_meant(entries: Iterable[PartnerEntry]) -> list[PartnerEntry]:
    """The entries under the names of the partners that they probably mean, and the links to them too."""
    every = list(entries)
    meant = {entry.name.casefold(): entry.like for entry in every if entry.like}
    return [
        replace(
            entry,
            name=entry.like or entry.name,
            links=tuple(
                replace(each, name=meant.get(each.name.casefold(), each.name)) for each in entry.links
            ),
        )
        for entry in every
    ]


def _drafts(text: str, snapshot: Snapshot) -> list[_Draft]:
    """A draft for each part, and for those that are about links one for each partner that has none yet."""
    codes = {row.code.casefold(): row.name for row in snapshot.organisations}
    known = {*codes, *(row.name.casefold() for row in snapshot.organisations)}
    rows = partner_rows(text, known)
    said = (_SIGN.split(row.words)[0].strip() for row in rows if not is_about_links(row.words))
    for name in (*(row.name for row in snapshot.organisations), *said):
        codes.setdefault(short_name(name).casefold() or name.casefold(), name)
    drafts: list[_Draft] = []
    by_name: dict[str, _Draft] = {}
    lines = link_lines([row.words for row in rows], {*known, *codes})
    for row, meant in zip(rows, lines, strict=True):
        line = None if row.is_row or row.heading else meant
        sides = [_draft(side) for side in (line.left, *line.right)] if line else [_row_draft(row)]
        for place, draft in enumerate(sides):
            draft.name = codes.get(draft.name.casefold(), draft.name) if line else draft.name
            before = by_name.get(draft.name.casefold()) if line else None
            if before is None:
                drafts.append(draft)
                by_name.setdefault(draft.name.casefold(), draft)
            else:
                before.join(draft)
                sides[place] = before
            sides[place].typed.append(row.typed)
        if line:
            others = [each for each in sides[1:] if each is not sides[0]]
            sides[0].tied += [LinkEntry(each.name, line.level, line.one_way) for each in others]
            sides[0].unknown += [words for words in (line.about, *row.note) if words]
    return drafts


def _row_draft(row: PartnerRow) -> _Draft:
    draft = _draft(row.words)
    if draft.type and row.type:
        draft.unknown.append(row.type)
    draft.type = draft.type or row.type
    draft.contacts += row.contacts
    draft.unknown += row.note
    draft.heading = row.heading
    return draft


def _draft(part: str) -> _Draft:
    draft = _Draft()
    for piece in _SIGN.split(" ".join(part.split())):
        words = piece.strip(" ,")
        take = _TAKE.get(words[:1], _Draft.take_words)
        take(draft, words)
    return draft


def _take_type(draft: _Draft, words: str) -> None:
    typed = words.removeprefix("#").split()
    count = next((n for n in (3, 2) if " ".join(typed[:n]).casefold() in COMMON_TYPES), 1)
    found = type_meant(" ".join(typed[:count]).strip(",.;:")) if typed else ""
    if draft.type or not found:
        draft.unknown.append(words)
        return
    draft.type = found
    draft.take_words(" ".join(typed[count:]))


def _take_contact(draft: _Draft, words: str) -> None:
    contact = contact_meant(words.removeprefix("@"))
    if contact == Contact():
        draft.unknown.append(words)
    else:
        draft.contacts.append(contact)


def _take_link(draft: _Draft, words: str) -> None:
    wanted = words.lstrip(">")
    if wanted:
        draft.links.append((wanted.strip(" ,"), len(words) - len(wanted)))
    else:
        draft.unknown.append(words)


def _take_place(draft: _Draft, words: str) -> None:
    figures, _, rest = words.partition(" ")
    match = _PLACE.fullmatch(figures.strip(","))
    if match is None or draft.place is not None:
        draft.unknown.append(words)
        return
    draft.place = int(match[1]), int(match[2])
    draft.take_words(rest)


def _take_absence(draft: _Draft, words: str) -> None:
    if words[1:2].strip():
        draft.take_words(words)
    else:
        draft.in_room = False
        draft.take_words(words[1:].strip())


_TAKE: Final = {
    "#": _take_type, "@": _take_contact, ">": _take_link, "=": _take_place, "~": _take_absence,
}  # fmt: skip


def _entry(draft: _Draft, snapshot: Snapshot, names: Iterable[str], before: Iterable[str]) -> PartnerEntry:
    """``before`` are the names of those it may be a twin of."""
    there = _there(draft.name, snapshot)
    links, unknown = _links(draft, names)
    guess = "" if draft.type or (there is not None and there.type) else type_guessed(draft.name)
    influence, interest = draft.place or (None, None)
    entry = PartnerEntry(
        name=draft.name,
        type=draft.type or guess,
        guessed=bool(guess),
        contacts=tuple(draft.contacts),
        links=links,
        influence=influence,
        interest=interest,
        in_room=draft.in_room,
        note=" ".join(unknown),
        organisation_id=there.id if there is not None else None,
        like=likely_same(draft.name, before) if there is None else "",
        typed="; ".join(dict.fromkeys(draft.typed)),
        heading=draft.heading,
    )
    return replace(entry, chips=(*_chips(entry), *map(_kept, unknown)))


def _there(name: str, snapshot: Snapshot) -> Organisation | None:
    wanted = name.casefold()
    return next((row for row in snapshot.organisations if row.name.casefold() == wanted), None)


def _links(draft: _Draft, names: Iterable[str]) -> tuple[tuple[LinkEntry, ...], list[str]]:
    others = [name for name in names if name.casefold() != draft.name.casefold()]
    links, unknown = list(draft.tied), list(draft.unknown)
    for typed, level in draft.links:
        found = names_meant(typed, others)
        if len(found) == 1:
            links.append(LinkEntry(found[0], level))
        else:
            unknown.append(f"{'>' * level}{typed}")
    return tuple(links), unknown


def _chips(entry: PartnerEntry) -> Iterable[Chip]:
    yield _first_chip(entry)
    if entry.like:
        text = QT_TRANSLATE_NOOP("core", "Do you mean {name}? Ctrl+Enter updates it")
        yield Chip(Phrase(text, name=entry.like), Tone.WARN)
    if entry.guessed:
        yield Chip(Phrase(QT_TRANSLATE_NOOP("core", "{type} (guessed)"), type=entry.type))
    elif entry.type:
        yield Chip(Phrase(QT_TRANSLATE_NOOP("core", "{type}"), type=entry.type))
    for contact in entry.contacts:
        yield _contact_chip(contact)
    for link in entry.links:
        yield Chip(Phrase(_LINKED[link.level or None], name=link.name))
    if entry.influence is not None and entry.interest is not None:
        text = QT_TRANSLATE_NOOP("core", "Influence {influence}, interest {interest}")
        yield Chip(Phrase(text, influence=entry.influence, interest=entry.interest))
    if not entry.in_room:
        yield Chip(Phrase(QT_TRANSLATE_NOOP("core", "Not in the room")), Tone.INFO)


def _first_chip(entry: PartnerEntry) -> Chip:
    if not entry.ready:
        return Chip(Phrase(QT_TRANSLATE_NOOP("core", "Type a name, too")), Tone.WARN)
    if entry.organisation_id is not None:
        text = QT_TRANSLATE_NOOP("core", "{name} is there already: Enter adds to it")
        return Chip(Phrase(text, name=entry.name), Tone.INFO)
    return Chip(Phrase(QT_TRANSLATE_NOOP("core", "Will add {name}"), name=entry.name), Tone.ACCENT)


def _contact_chip(contact: Contact) -> Chip:
    if contact.name and contact.role:
        text = QT_TRANSLATE_NOOP("core", "Comes: {name}, {role}")
        return Chip(Phrase(text, name=contact.name, role=contact.role))
    if contact.role:
        return Chip(Phrase(QT_TRANSLATE_NOOP("core", "Comes, by role: {role}"), role=contact.role))
    return Chip(Phrase(QT_TRANSLATE_NOOP("core", "Comes: {name}"), name=contact.name))


def _kept(words: str) -> Chip:
    return Chip(Phrase(QT_TRANSLATE_NOOP("core", "Kept in the note: {words}"), words=words), Tone.WARN)
