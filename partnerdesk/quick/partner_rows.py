"""Lists of organisations as people have them already: rows of a spreadsheet, or a name with its kind behind it.

A column counts by its heading, and without headings by what stands in a cell. Nothing is guessed away: what is neither
name, type nor person goes to the note.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from partnerdesk.model.partner_types import is_type, type_guessed
from partnerdesk.quick.contacts import contact_meant
from partnerdesk.quick.entries import Contact
from partnerdesk.quick.marks import without_mark
from partnerdesk.quick.networks import is_about_links

NAME, TYPE, PERSON, ROLE, FROM, TO, LEVEL, WAY = (
    "name",
    "type",
    "person",
    "role",
    "from",
    "to",
    "level",
    "way",
)

_HEADINGS: Final[dict[str, str]] = {
    **dict.fromkeys(("organisation", "organization", "organisations", "organizations", "organisation name", "name",
                     "partner", "partners", "agency", "company", "label"), NAME),
    **dict.fromkeys(("type", "sector", "kind", "category", "type of organisation"), TYPE),
    **dict.fromkeys(("contact", "contact name", "contact person", "main contact", "person", "representative", "rep",
                     "who", "attendee", "named contact"), PERSON),
    **dict.fromkeys(("role", "job title", "position", "title"), ROLE),
    **dict.fromkeys(("from", "source", "organisation a", "partner a"), FROM),
    **dict.fromkeys(("to", "target", "works with", "linked to", "linked with", "organisation b", "partner b"), TO),
    **dict.fromkeys(("level", "strength", "how closely"), LEVEL),
    **dict.fromkeys(("direction",), WAY),
    **dict.fromkeys(("no", "no.", "number", "ref", "#", "email", "e-mail", "phone", "telephone", "tel", "mobile",
                     "notes", "note", "comments", "description", "tags", "address", "website", "postcode"), ""),
}  # fmt: skip
_SAID_TYPES: Final[dict[str, str]] = {
    "housing association": "housing", "public sector": "public body", "private sector": "business",
    "voluntary sector": "voluntary", "third sector": "voluntary", "local authority": "authority",
    "registered charity": "charity", "primary school": "school", "secondary school": "school",
    "community organisation": "community group", "residents' group": "residents", "tenants' group": "tenants",
}  # fmt: skip
_LINES: Final = re.compile(r"[\n\r\u2028\u2029]")
_CELLS: Final = re.compile(r"\s*\t\s*|\s+\|\s+")
_NUMBER: Final = re.compile(r"#?\d{1,3}[.)]?")
_TAIL: Final = re.compile(
    r"""(?P<name>[^\s#@~>=].*?)(?:
        \s*\((?P<inside>[^()]+)\)
        | \s*:\s+(?P<behind>[^:]+)
        | \s*,\s+(?P<listed>[^,]+)
        | \s+[-–—]+\s+(?P<dashed>\S.*)
    )[.\s]*""",
    re.VERBOSE,
)
_SHORT: Final = re.compile(r".+\S\s*\((?P<short>[^\W\d_][\w&-]{1,11})\)")
_REACHED_BY: Final = re.compile(r"\S+@\S+\.\S+|(?:https?://|www\.)\S+|\+?[\d\s()/-]{6,}")
_PERSON: Final = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|cllr|councillor|rev|revd|sir|dame)\.?\s+)?"
    r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """What one line, or one part of it between ``;``, says. ``words`` is what is left to be read: a name with signs
    behind it, or a line about links; ``typed`` is the whole. ``is_row`` says that it can be no line about links.

    ``heading`` says that it stands above a list and names it.
    """

    typed: str
    words: str
    type: str = ""
    contacts: tuple[Contact, ...] = ()
    note: tuple[str, ...] = ()
    is_row: bool = False
    heading: bool = False


@dataclass
class _Table:
    """What the headings of a table call its columns, and what stands between the cells."""

    columns: list[str] = field(default_factory=list)
    between: str = "\t"


def partner_rows(text: str, known: Iterable[str]) -> list[PartnerRow]:
    """What the lines of ``text`` say. ``known`` are names and codes of the record, casefolded. Never raises."""
    lines = [line.strip() for line in _LINES.split(text) if line.strip()]
    found: list[PartnerRow] = []
    table: _Table | None = None
    listed = _are_listed(lines, set(known))
    for place, line in enumerate(lines):
        heading = _table_of(line) if place + 1 < len(lines) else None
        if heading is not None:
            table = heading
        elif table is not None and table.between in line:
            found.append(_by_columns(line, table))
        elif len(lines) > 1 and line.endswith(":"):
            found.append(PartnerRow(without_mark(line), without_mark(line), heading=True))
        else:
            found += _without_columns(line, listed=listed)
    return found


def short_name(name: str) -> str:
    """The short name that stands in brackets behind a name: "HPC"; "" where there is none."""
    match = _SHORT.fullmatch(name)
    return match["short"] if match and not _type_said(match["short"]) else ""


def _type_said(words: str) -> str:
    """The type that words are, and nothing else besides; "" when they are none."""
    plain = " ".join(words.casefold().replace("’", "'").split()).strip(" .")
    return _SAID_TYPES.get(plain) or (plain if is_type(plain) else "")


def _table_of(line: str) -> _Table | None:
    """The columns that a line names, if it names any: who, or from and to, must be among them."""
    for between in ("\t", "|", ",", ";"):
        cells = [_HEADINGS.get(cell.strip(" :").casefold()) for cell in _split(line, between)]
        columns = [cell for cell in cells if cell is not None]
        if len(cells) > 1 and len(columns) == len(cells) and (NAME in cells or {FROM, TO} <= set(columns)):
            return _Table(columns, between)
    return None


def _split(line: str, between: str) -> list[str]:
    if between in ",;" or '"' in line:
        try:
            cells = next(csv.reader([line], delimiter=between, skipinitialspace=True, strict=True), [])
        except csv.Error:  # a quotation mark that is none
            cells = line.split(between)
    else:
        cells = line.split(between)
    return [" ".join(cell.split()) for cell in cells]


def _by_columns(line: str, table: _Table) -> PartnerRow:
    cells = _split(line, table.between)
    there: dict[str, str] = {}
    rest: list[str] = []
    for place, cell in enumerate(cells):
        column = table.columns[place] if place < len(table.columns) else ""
        if not cell or (not column and _NUMBER.fullmatch(cell)):
            continue
        if column and column not in there:
            there[column] = cell
        else:
            rest.append(cell)
    if FROM in there and TO in there:
        return _link_row(line, there, rest)
    kind = there.get(TYPE, "")
    person, role = there.get(PERSON, ""), there.get(ROLE, "")
    contacts = (Contact(person, role),) if role else (contact_meant(person),) if person else ()
    rest += [there[column] for column in (FROM, TO, LEVEL, WAY) if column in there]
    name = there.get(NAME, "")
    return PartnerRow(line, name, _type_said(kind) or kind.casefold(), contacts, tuple(rest), is_row=True)


def _link_row(line: str, there: dict[str, str], rest: list[str]) -> PartnerRow:
    level, way = there.get(LEVEL, ""), there.get(WAY, "")
    words = f"{there[FROM]} {'->' if way.casefold() == 'directed' else '<->'} {there[TO]}"
    if re.fullmatch(r"[0-4]", level, re.ASCII):
        words += f" ({level})"
    elif level:
        rest = [*rest, level]
    rest += [there[column] for column in (NAME, TYPE, PERSON, ROLE) if column in there]
    return PartnerRow(line, words, note=tuple(rest))


def _are_listed(lines: Sequence[str], known: Collection[str]) -> bool:
    """Whether a type behind a dash or in a second cell is one. In a list of pairs a first name comes again, or the
    second is somewhere a name of its own: "Council - Police" beside "Police - Church"."""
    pairs = [pair for line in lines if (pair := _pair(line))]
    alone = {without_mark(line).casefold() for line in lines if _pair(line) is None}
    firsts = [first for first, _ in pairs]
    seconds = {second for _, second in pairs}
    return len(set(firsts)) == len(firsts) and not seconds & {*firsts, *alone, *known}


def _pair(line: str) -> tuple[str, str] | None:
    """The two sides of a dash or a tab, casefolded, where the second is a type or may be a person."""
    sides = re.split(r"\s+[-–—]+\s+|\s*\t\s*", without_mark(line))
    if len(sides) != 2 or not (_type_said(sides[1]) or _is_person(sides[1])):
        return None
    return sides[0].casefold(), sides[1].casefold()


def _without_columns(line: str, *, listed: bool) -> list[PartnerRow]:
    cells = [cell.strip().strip('"').strip() for cell in _CELLS.split(line)]
    if len(cells) > 1 and _NUMBER.fullmatch(cells[0]):
        cells = cells[1:]
    commas = _split(line, ",") if len(cells) == 1 and line.count(",") > 1 else []
    if any(_REACHED_BY.fullmatch(cell) for cell in commas[1:]):
        cells = commas
    told = len(cells) > 1 and (_REACHED_BY.fullmatch(cells[1]) or (listed and _is_told(cells[1])))
    if len(cells) == 3 and re.fullmatch(r"[0-4]", cells[2], re.ASCII) and not _type_said(cells[1]):
        return [PartnerRow(line, f"{cells[0]} <-> {cells[1]} ({cells[2]})")]
    if len(cells) > 2 or told:
        return [_by_content(line, cells)]
    return [_with_tail(part, listed=listed) for part in line.split(";") if part.strip()]


def _is_told(cell: str) -> bool:
    """Whether a cell says something of a partner and is no partner."""
    return bool(_type_said(cell)) or _is_person(cell)


def _is_person(cell: str) -> bool:
    words = cell.partition(",")[0].split()
    named = all(word[:1].isupper() or word in ("van", "von", "de", "der", "ap", "al") for word in words)
    return bool(_PERSON.fullmatch(" ".join(words))) and named and not type_guessed(cell) and "&" not in cell


def _by_content(line: str, cells: Sequence[str]) -> PartnerRow:
    kind, contacts, note = "", list[Contact](), list[str]()
    for cell in cells[1:]:
        if not kind and _type_said(cell):
            kind = _type_said(cell)
        elif _is_person(cell) or contact_meant(cell).role == cell != "":
            contacts.append(contact_meant(cell))
        elif cell:
            note.append(cell)
    return PartnerRow(line, without_mark(cells[0]), kind, tuple(contacts), tuple(note), is_row=True)


def _with_tail(part: str, *, listed: bool) -> PartnerRow:
    """A name with its type in brackets, or behind a colon, a comma or a dash."""
    words = without_mark(part.strip())
    if words[:1] + words[-1:] == '""' and words.count('"') == 2 and len(words) > 2:
        words = words[1:-1].strip()
    match = _TAIL.fullmatch(words)
    if match is None or is_about_links(words) or (match["dashed"] and not listed):
        return PartnerRow(part.strip(), words)
    kind = _type_said(next(each for each in match.groups()[1:] if each))
    if not kind:
        return PartnerRow(part.strip(), words)
    return PartnerRow(part.strip(), match["name"].strip(), kind, is_row=True)
