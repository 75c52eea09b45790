"""Holds the parts of an outline against each other: every id that is named exists, and none is said twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from unicodedata import normalize

from partnerdesk.imports.outline_form import (
    ActionForm,
    DissentForm,
    GoalForm,
    OrganisationForm,
    Outline,
    OwnWordsForm,
    PriorityForm,
    RelationshipForm,
    VoiceForm,
)
from partnerdesk.imports.places import Lines, Path, fault, shown
from partnerdesk.wording import QT_TRANSLATE_NOOP

_NO_ORGANISATION = QT_TRANSLATE_NOOP(
    "core", "{place}: there is no organisation {id}. Use one of the ids under organisations."
)
_NO_CAPABILITY = QT_TRANSLATE_NOOP(
    "core", "{place}: there is no capability {id}. Use one of the keys under capabilities."
)
_TWICE = QT_TRANSLATE_NOOP("core", "{place}: {id} is in this list twice. Keep one of them.")
_NO_GOAL = QT_TRANSLATE_NOOP("core", "{place}: there is no goal {id}. Use one of the ids under goals.")
_NO_RELATIONSHIP = QT_TRANSLATE_NOOP(
    "core",
    "{place}: there is no relationship {id}. Use two ids that stand under relationships, like ABC-XYZ.",
)


def check_references(outline: Outline, lines: Lines) -> None:
    """Raises InputError for the first id that is unknown or said twice, and for what contradicts itself."""
    _Check(outline, lines).run()


class Addresses:
    """Finds the relationship that an action's address means: "A-B", "B-A" or the two ids.

    Ids may hold dashes, so a name may mean several; the direction in which the relationship stands counts first.
    """

    def __init__(self, relationships: Sequence[RelationshipForm]) -> None:
        self._relationships = relationships
        self._pairs: dict[tuple[str, str], list[int]] = {}
        self._names: dict[str, list[int]] = {}
        turned: dict[str, list[int]] = {}
        for place, tie in enumerate(relationships):
            for pair in ((tie.a, tie.b), (tie.b, tie.a)):
                self._pairs.setdefault(pair, []).append(place)
            self._names.setdefault(f"{tie.a}-{tie.b}", []).append(place)
            turned.setdefault(f"{tie.b}-{tie.a}", []).append(place)
        self._names = {**turned, **self._names}

    def meant(self, name: str | tuple[str, str]) -> list[int]:
        """The places in the list of relationships that ``name`` may mean."""
        return self._pairs.get(name, []) if isinstance(name, tuple) else self._names.get(name, [])

    def turned(self, name: str | tuple[str, str], place: int) -> bool:
        """Whether ``name`` says the relationship at ``place`` the other way round than it stands there."""
        tie = self._relationships[place]
        return name not in (f"{tie.a}-{tie.b}", (tie.a, tie.b))


class _Check:
    def __init__(self, outline: Outline, lines: Lines) -> None:
        self.outline = outline
        self.lines = lines
        self._partners = {each.id for each in outline.organisations}
        self._goals = {each.id for each in outline.goals}
        self._addressed = Addresses(outline.relationships)

    def run(self) -> None:
        """Ids that differ only in how an accent is stored look the same to everybody, so they count as the same."""
        self._capability_keys()
        self._unique("organisations", [each.id for each in self.outline.organisations])
        self._unique("goals", [each.id for each in self.outline.goals])
        self._unique("actions", [each.id for each in self.outline.actions])
        for number, organisation in enumerate(self.outline.organisations):
            self._organisation(("organisations", number), organisation)
        self._relationships()
        for number, goal in enumerate(self.outline.goals):
            self._goal(("goals", number), goal)
        for number, action in enumerate(self.outline.actions):
            self._action(("actions", number), action)
        sheets = [("sheet", each.ballot) if each.ballot else None for each in self.outline.health_check]
        self._once(("health_check",), "ballot", sheets)

    def _unique(self, section: str, ids: Iterable[str]) -> None:
        first: dict[str, int] = {}
        for number, each in enumerate(ids):
            spelt = normalize("NFC", each)
            if spelt in first:
                text = QT_TRANSLATE_NOOP(
                    "core", "{place}: the id {id} is used twice, first at {first}. Give each its own."
                )
                raise fault(
                    (section, number, "id"),
                    self.lines,
                    text,
                    id=shown(each),
                    first=f"{section}[{first[spelt]}]",
                )
            first[spelt] = number

    def _capability_keys(self) -> None:
        first: set[str] = set()
        for code in self.outline.capabilities:
            spelt = normalize("NFC", code)
            if spelt in first:
                text = QT_TRANSLATE_NOOP("core", "{place}: the key {id} is there twice. Keep one of them.")
                raise fault(("capabilities", code), self.lines, text, id=shown(code))
            first.add(spelt)

    def _known(self, path: Path, each: str, known: Collection[str], text: str) -> None:
        if each not in known:
            raise fault(path, self.lines, text, id=shown(each))

    def _organisation(self, path: Path, organisation: OrganisationForm) -> None:
        self._capabilities((*path, "offers"), organisation.offers)
        self._capabilities((*path, "needs"), organisation.needs)
        said = organisation.presence
        if said is not None and said.counts_as_present != organisation.present:
            text = QT_TRANSLATE_NOOP(
                "core", "{place}: {presence} does not go with present: {present}. Correct one."
            )
            present = shown(organisation.present)
            raise fault((*path, "presence"), self.lines, text, presence=said, present=present)

    def _capabilities(self, path: Path, codes: Sequence[str]) -> None:
        seen: set[str] = set()
        for number, code in enumerate(codes):
            self._known((*path, number), code, self.outline.capabilities, _NO_CAPABILITY)
            if code in seen:
                raise fault((*path, number), self.lines, _TWICE, id=shown(code))
            seen.add(code)

    def _relationships(self) -> None:
        first: dict[frozenset[str], int] = {}
        for number, tie in enumerate(self.outline.relationships):
            path: Path = ("relationships", number)
            self._known((*path, "a"), tie.a, self._partners, _NO_ORGANISATION)
            self._known((*path, "b"), tie.b, self._partners, _NO_ORGANISATION)
            pair = frozenset((tie.a, tie.b))
            if len(pair) == 1:
                text = QT_TRANSLATE_NOOP("core", "{place}: {id} is tied to itself. Name two organisations.")
                raise fault(path, self.lines, text, id=shown(tie.a))
            if pair in first:
                text = QT_TRANSLATE_NOOP(
                    "core",
                    "{place}: {a} and {b} are tied already at relationships[{first}]. Keep one of them.",
                )
                raise fault(path, self.lines, text, a=shown(tie.a), b=shown(tie.b), first=first[pair])
            first[pair] = number

    def _goal(self, path: Path, goal: GoalForm) -> None:
        self._capabilities((*path, "needs_caps"), goal.needs_caps)
        for key, answers in (("alone", goal.alone), ("support", goal.support)):
            for each in answers:
                self._known((*path, key, each), each, self._partners, _NO_ORGANISATION)
        self._who((*path, "dissent"), goal.dissent)
        self._who((*path, "voices"), goal.voices)
        self._who((*path, "priorities"), goal.priorities)
        self._who((*path, "own_words"), goal.own_words)
        ballots = [(each.kind, each.ballot) if each.ballot else None for each in goal.voices]
        self._once((*path, "voices"), "ballot", ballots)
        self._once((*path, "priorities"), "org", [(each.method, each.org) for each in goal.priorities])
        if goal.support_counts and len(goal.support_counts) != 8:
            text = QT_TRANSLATE_NOOP(
                "core", "{place}: eight numbers are needed, one for each level from 1 to 8."
            )
            raise fault((*path, "support_counts"), self.lines, text)

    def _who(
        self, path: Path, notes: Sequence[DissentForm | VoiceForm | PriorityForm | OwnWordsForm]
    ) -> None:
        for number, note in enumerate(notes):
            if note.org is not None:
                self._known((*path, number, "org"), note.org, self._partners, _NO_ORGANISATION)

    def _once(self, path: Path, key: str, said: Sequence[tuple[str, str] | None]) -> None:
        """Each pair of a kind and an id stands once in the list at ``path``; None may stand any number of times."""
        seen: set[tuple[str, str]] = set()
        for number, each in enumerate(said):
            if each in seen:
                raise fault((*path, number, key), self.lines, _TWICE, id=shown(each[1]))
            if each is not None:
                seen.add(each)

    def _action(self, path: Path, action: ActionForm) -> None:
        if action.goal is not None:
            self._known((*path, "goal"), action.goal, self._goals, _NO_GOAL)
        if action.lead is not None:
            self._known((*path, "lead"), action.lead, self._partners, _NO_ORGANISATION)
        for each, brought in action.parts.items():
            self._known((*path, "parts", each), each, self._partners, _NO_ORGANISATION)
            self._capabilities((*path, "parts", each), brought or [])
        self._addresses((*path, "addresses"), action)

    def _addresses(self, path: Path, action: ActionForm) -> None:
        seen: set[int] = set()
        for number, name in enumerate(action.addresses):
            meant = self._addressed.meant(name)
            words = shown(name if isinstance(name, str) else "-".join(name))
            if not meant:
                raise fault((*path, number), self.lines, _NO_RELATIONSHIP, id=words)
            if len(meant) > 1:
                text = QT_TRANSLATE_NOOP(
                    "core",
                    "{place}: {id} may mean two relationships. Write the two ids as a list: [ABC, XYZ].",
                )
                raise fault((*path, number), self.lines, text, id=words)
            if meant[0] in seen:
                raise fault((*path, number), self.lines, _TWICE, id=words)
            seen.add(meant[0])
