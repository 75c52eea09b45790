"""What forgetting a person does to every row: worked out on a snapshot first, so that it can be told before it is done.

What counts people and what others agreed stays: a role stands where the name stood. Sealed versions are written anew,
say so, and keep the code they had (:mod:`model.redaction`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_type_hints

from partnerdesk.commands import rows
from partnerdesk.commands.forget_names import NameParts, pattern_of
from partnerdesk.errors import InputError
from partnerdesk.model import records as r
from partnerdesk.model.canonical import canonical_text, record_code
from partnerdesk.model.redaction import KEY, Redaction, as_said, said_redactions
from partnerdesk.model.signed_words import signed_words
from partnerdesk.model.snapshot import TABLES, Snapshot, columns
from partnerdesk.storage.journal import now
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from partnerdesk.storage.editor import Editor

NOBODY: Final = Phrase(QT_TRANSLATE_NOOP("core", "somebody whose name was taken out"))
"""What stands where a name stood of somebody without a role."""

_BEFORE: Final = 30
_BEHIND: Final = 60
"""So many letters before and behind a place are shown."""

Changes = dict[str, dict[int, r.Record | None]]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A text of a ``table`` in which a part of the name stands alone. ``shown`` is what is around that place."""

    table: str
    text: str
    shown: str


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What forgetting somebody will do, worked out before anything is done.

    ``names`` is every name that goes, ``changes`` every row that changes, by table and id; None where it is removed.
    ``drawings`` is how many drawn signatures go, and ``instead`` what stands where the name stood.
    ``matches`` tells whether a text or the name of a file holds one of the names, ``without`` gives it without them and
    their parts. ``doubtful`` are the texts that hold a part of one, which
    may be about somebody else: they stay as they are unless they are given to :func:`what_forgetting_does`.
    """

    names: frozenset[str]
    instead: str
    changes: Changes
    drawings: int
    matches: Callable[[str], bool]
    without: Callable[[str], str]
    doubtful: tuple[Doubtful, ...] = ()

    @property
    def people(self) -> int:
        """How many rows of people bear the name."""
        return len(self.changes.get("people", {}))

    @property
    def versions(self) -> tuple[r.SealedVersion, ...]:
        """The sealed versions that are written anew, as they will be."""
        found = self.changes.get("sealed_versions", {}).values()
        return tuple(each for each in found if isinstance(each, r.SealedVersion))

    @property
    def elsewhere(self) -> int:
        """In how many other places of the record the name stands."""
        apart = {"people", "representatives", "sealed_versions", "signatures"}
        return sum(len(each) for table, each in self.changes.items() if table not in apart)


def what_forgetting_does(
    editor: Editor, person_id: int, nobody: str = str(NOBODY), also: frozenset[str] = frozenset()
) -> Forgetting:
    """Looks only. ``nobody`` stands where a name stood of somebody without a role, ``also`` are doubtful texts that are
    about the person.

    Raises InputError when there is no such person, or one without a name.
    """
    snapshot = editor.snapshot
    person = rows.find(snapshot.people, person_id)
    if not person.name:
        text = QT_TRANSLATE_NOOP(
            "core", "There is no name to forget: only a role is in the record. Remove it there."
        )
        raise InputError(Phrase(text))
    earlier = (each for each in editor.earlier("people", person_id, "name") if len(each.split()) > 1)
    return _Plan(snapshot, person, frozenset({person.name, *earlier}), nobody, also).made()


class _Plan:
    """Works out what changes. ``person`` is the one who asked; others of the same name are forgotten, too."""

    def __init__(
        self, snapshot: Snapshot, person: r.Person, names: frozenset[str], nobody: str, also: frozenset[str]
    ) -> None:
        self._snapshot = snapshot
        self._also = also
        self._parts = NameParts(names, (each.name for each in snapshot.people))
        self._doubtful: dict[str, Doubtful] = {}
        self._table = ""
        self._person = person
        self._names = names
        self._nobody = nobody
        self._pattern = pattern_of(names)
        self._in_files = pattern_of(names, r"[\W_]+")
        self._role = self._pattern.sub(nobody, person.role)
        self._changes: Changes = {}
        self._drawings = 0
        colleagues = [
            each
            for each in snapshot.people
            if each.organisation_id == person.organisation_id and each.id != person.id
        ]
        alone = not colleagues
        self._only_role = bool(person.role) and all(each.role != person.role for each in colleagues)
        self._signs_blank = alone and not person.role
        self._code = snapshot.organisation(person.organisation_id).code

    def made(self) -> Forgetting:
        for table in TABLES:
            self._table = table
            for row in getattr(self._snapshot, table):
                self._look_at(table, row)
        self._let_go_of_people()
        self._sign_the_same_words()
        instead = self._role or self._nobody
        doubtful = tuple(self._doubtful.values())
        return Forgetting(
            self._names, instead, self._changes, self._drawings, self.holds_name, self._without, doubtful
        )

    def holds_name(self, text: str) -> bool:
        return self._pattern.search(text) is not None or self._in_files.search(text) is not None

    def _without(self, text: str) -> str:
        instead = self._role or self._nobody
        return self._parts.replaced(self._in_files.sub(lambda _match: instead, text), instead)

    def _look_at(self, table: str, row: r.Record) -> None:
        values = {name: getattr(row, name) for name in _texts(table)}
        match row:
            case r.Person() if self._is_name(row.name):
                new: dict[str, Any] = self._as_role({**values, "named": row.named})
            case r.SealedVersion():
                new = self._sealed_anew(row)
            case r.Merge():
                new = {"name": self._text(row.name), "rows": self._merged(row.rows)}
            case r.Signature():
                new = {name: self._text(value) for name, value in values.items() if name != "strokes"}
                if row.strokes and self._theirs(
                    row.signed_as, row.organisation_id == self._person.organisation_id
                ):
                    new["strokes"] = ""
                    self._drawings += 1
            case _:
                new = {name: self._text(value) for name, value in values.items()}
        if new.get("code", "") != values.get("code", "") and not isinstance(row, r.SealedVersion):
            taken = {each.code for each in getattr(self._snapshot, table)}
            new["code"] = new["code"] if new["code"] not in taken else f"{new['code']} {row.id}"
        if any(getattr(row, name) != value for name, value in new.items()):
            self._changes.setdefault(table, {})[row.id] = replace(row, **new)

    def _let_go_of_people(self) -> None:
        """Who took part only in the workshop that is open goes altogether; the others stay there as roles."""
        settled = {each.id for each in self._snapshot.settled_workshops()}
        for person_id in list(self._changes.get("people", {})):
            came = [each for each in self._snapshot.representatives if each.person_id == person_id]
            gone = [each.id for each in came if each.workshop_id not in settled]
            self._changes.setdefault("representatives", {}).update(dict.fromkeys(gone))
            if len(gone) == len(came):
                self._changes["people"][person_id] = None

    def _sign_the_same_words(self) -> None:
        """A name taken out is no reason to sign again: who signed the words as they stood signed them as they will."""
        after = self._snapshot
        for table in TABLES:
            after = after.with_rows(table, self._changes.get(table, {}))
        for workshop in self._snapshot.workshops:
            old, new = (signed_words(each.of_workshop(workshop.id)) for each in (self._snapshot, after))
            if old == new:
                continue
            for each in after.signatures:
                if each.workshop_id == workshop.id and each.words == old:
                    self._changes.setdefault("signatures", {})[each.id] = replace(each, words=new)

    # Texts

    def _text(self, text: str) -> str:
        """Without the name. Where a part of it is left, that is either meant, too, or remembered to be asked about."""
        new = self._whole(text)
        at = self._parts.first_in(new)
        if at is None:
            return new
        if text in self._also:
            return self._parts.replaced(new, self._role or self._nobody)
        self._doubtful.setdefault(text, Doubtful(self._table, text, _from(new, at)))
        return new

    def _whole(self, text: str) -> str:
        return self._pattern.sub(lambda _match: self._role or self._nobody, text)

    def _is_name(self, text: str) -> bool:
        return self._pattern.fullmatch(text.strip()) is not None

    def _as_role(self, person: dict[str, Any]) -> dict[str, Any]:
        """A person with a role alone. Where the name was printed, something stands in its place."""
        role = self._text(person["role"])
        printed = person.get("named", True)
        return {**person, "name": "", "role": role or (self._nobody if printed else ""),
                **({"named": False} if "named" in person else {})}  # fmt: skip

    def _theirs(self, signed_as: str, of_organisation: bool) -> bool:
        """Whether a signature is by the person: under the name, or for the organisation under a role nobody shares."""
        if self.holds_name(signed_as):
            return True
        by_role = self._only_role and signed_as.casefold() == self._person.role.casefold()
        return of_organisation and (by_role or (self._signs_blank and not signed_as))

    def _value(self, value: Any) -> Any:
        """Plain values, as deep as they go, without the name."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self._value(each) for each in value]
        if not isinstance(value, dict):
            return value
        new = {self._whole(key): self._value(each) for key, each in value.items()}
        if {"name", "role"} <= value.keys() and self._is_name(str(value["name"])):
            new |= self._as_role({name: value[name] for name in ("name", "role", "named") if name in value})
        if {"signed_as", "strokes"} <= value.keys() and self._theirs(
            str(value["signed_as"]), self._for_same(value)
        ):
            new["strokes"] = "" if isinstance(value["strokes"], str) else []
        return new

    def _for_same(self, signature: Mapping[str, Any]) -> bool:
        """Whether a signature in a text is for the person's organisation, which is named by its code or its number."""
        return (
            signature.get("organisation") == self._code
            or signature.get("organisation_id") == self._person.organisation_id
        )

    def _sealed_anew(self, sealed: r.SealedVersion) -> dict[str, Any]:
        new: dict[str, Any] = {"reopened_reason": self._text(sealed.reopened_reason)}
        try:
            content = json.loads(sealed.content)
            changed = self._value(content)
        except (ValueError, RecursionError):
            return {
                **new,
                "content": self._text(sealed.content),
            }  # no text of ours, so there is no code to keep
        if changed == content:
            return new
        changed[KEY] = as_said((*said_redactions(content), Redaction(sealed.code, now())))
        text = canonical_text(changed)
        return {**new, "content": text, "code": record_code(text)}

    def _merged(self, kept: str) -> str:
        try:
            edits = json.loads(kept)
            changed = self._value(edits)
        except (ValueError, RecursionError):
            return self._text(kept)
        return kept if changed == edits else json.dumps(changed, ensure_ascii=False, separators=(",", ":"))


def _from(text: str, at: int) -> str:
    """A text as one line, from a few words before a place on."""
    before = " ".join(text[max(0, at - _BEFORE) : at].split())
    start = "" if at <= _BEFORE else "… "
    behind = " ".join(text[at : at + _BEHIND].split())
    return f"{start}{before} {behind}{'' if len(text) <= at + _BEHIND else ' …'}".strip()


@cache
def _texts(table: str) -> tuple[str, ...]:
    """The columns of a table that hold words."""
    hints = get_type_hints(TABLES[table])
    return tuple(name for name in columns(table) if hints[name] is str)
