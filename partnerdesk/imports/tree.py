"""YAML or JSON text as plain lists, mappings and values, with the line of each.

YAML is read event by event: what an outline never needs (anchors, tags, keys said twice, nesting without end) is
refused at the line where it stands, before it can cost anything.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from partnerdesk.errors import InputError
from partnerdesk.imports.places import Lines, Path, shown
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

MOST_DEEP: Final = 12
MOST_VALUES: Final = 200_000

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Final[Any] = yaml.resolver.Resolver()
_CONSTRUCTOR: Final = yaml.constructor.SafeConstructor()
_TEXT: Final = "tag:yaml.org,2002:str"
_AS_TEXT: Final = frozenset({_TEXT, "tag:yaml.org,2002:value"})
_MERGE: Final = "tag:yaml.org,2002:merge"


@dataclass(frozen=True, slots=True)
class Tree:
    """What stood in a text, and on which lines."""

    data: object
    lines: Lines


class _RepeatedError(ValueError):
    """A JSON object names a key twice."""


def tree_of(text: str) -> Tree:
    """The values of a YAML or JSON text. Raises InputError that names the line of what cannot be read."""
    if text.lstrip()[:1] == "{":
        try:
            return Tree(json.loads(text, object_pairs_hook=_object), {})
        except (ValueError, RecursionError):
            pass  # YAML in braces, or broken: the other reader finds the line
    return _yaml(text)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _RepeatedError
    return found


def _yaml(text: str) -> Tree:
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise _refused(
            line, QT_TRANSLATE_NOOP("core", "line {line}: there is a character that cannot be used.")
        ) from None
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(error) from None
    return Tree(builder.root, builder.lines)


def _not_yaml(error: yaml.MarkedYAMLError) -> InputError:
    mark: yaml.Mark | None = error.problem_mark or error.context_mark
    text = QT_TRANSLATE_NOOP("core", "line {line}, column {column}: this is not YAML or JSON ({detail}).")
    line, column = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
    return InputError(Phrase(text, line=line, column=column, detail=shown(error.problem)))


def _refused(line: int, text: str, **values: str | int) -> InputError:
    return InputError(Phrase(text, line=line, **values))


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    into: list[object] | dict[str, object]
    path: Path
    key: str | None = None

    def next_path(self) -> Path:
        return (*self.path, len(self.into) if isinstance(self.into, list) else self.key or "")

    def put(self, value: object) -> None:
        if isinstance(self.into, list):
            self.into.append(value)
        else:
            self.into[self.key or ""] = value
            self.key = None

    @property
    def wants_key(self) -> bool:
        return isinstance(self.into, dict) and self.key is None


@dataclass(slots=True)
class _Builder:
    """Builds the values from YAML events without ever calling itself, however deep the text goes."""

    root: object = None
    lines: dict[Path, int] = field(default_factory=dict)
    open: list[_Open] = field(default_factory=list)
    documents: int = 0

    def take(self, event: yaml.Event) -> None:
        assert event.start_mark is not None
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._begin_document(line)
        elif isinstance(event, yaml.NodeEvent):
            self._refuse_ornaments(event, line)
            self._value(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()

    def _begin_document(self, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _refused(
                line,
                QT_TRANSLATE_NOOP(
                    "core", "line {line}: a second outline begins. One file holds one outline."
                ),
            )

    def _value(self, event: yaml.NodeEvent, line: int) -> None:
        if self.open and self.open[-1].wants_key:
            self._key(event, line)
            return
        path = self.open[-1].next_path() if self.open else ()
        self.lines[path] = line
        if len(self.lines) > MOST_VALUES:
            text = QT_TRANSLATE_NOOP(
                "core", "line {line}: this is too much for an outline. Remove what is not needed."
            )
            raise _refused(line, text)
        value = (
            self._begun(event, line) if isinstance(event, yaml.CollectionStartEvent) else _scalar(event, line)
        )
        if self.open:
            self.open[-1].put(value)
        else:
            self.root = value
        if isinstance(value, (list, dict)):
            self.open.append(_Open(value, path))

    def _begun(self, event: yaml.CollectionStartEvent, line: int) -> list[object] | dict[str, object]:
        if len(self.open) >= MOST_DEEP:
            raise _refused(
                line, QT_TRANSLATE_NOOP("core", "line {line}: this is nested too deeply for an outline.")
            )
        return {} if isinstance(event, yaml.MappingStartEvent) else []

    def _key(self, event: yaml.NodeEvent, line: int) -> None:
        found = _scalar(event, line) if isinstance(event, yaml.ScalarEvent) else event
        if isinstance(found, yaml.Event):
            raise _refused(
                line, QT_TRANSLATE_NOOP("core", "line {line}: a key must be text, not a list or a mapping.")
            )
        if not isinstance(found, str):
            text = QT_TRANSLATE_NOOP(
                "core", "line {line}: the key {key} is not read as text. Put it in quotes."
            )
            raise _refused(line, text, key=shown(getattr(event, "value", None)))
        if found in self.open[-1].into:
            text = QT_TRANSLATE_NOOP("core", "line {line}: the key {key} is there twice. Keep one of them.")
            raise _refused(line, text, key=shown(found))
        self.open[-1].key = found

    def _refuse_ornaments(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None:
            text = QT_TRANSLATE_NOOP(
                "core", "line {line}: anchors and aliases (& and *) cannot be used. Write it out."
            )
            raise _refused(line, text)
        if getattr(event, "tag", None) is not None:
            raise _refused(
                line, QT_TRANSLATE_NOOP("core", "line {line}: tags (! and !!) cannot be used. Remove it.")
            )


def _scalar(event: yaml.Event, line: int) -> object:
    """The value of a scalar as YAML 1.1 reads it: text, number, true or false, nothing, or a date."""
    assert isinstance(event, yaml.ScalarEvent)
    tag = _RESOLVER.resolve(yaml.ScalarNode, event.value, event.implicit)
    if tag in _AS_TEXT:
        return event.value
    if tag == _MERGE:
        raise _refused(line, QT_TRANSLATE_NOOP("core", "line {line}: << cannot be used. Write the keys out."))
    try:
        value: object = _CONSTRUCTOR.yaml_constructors[tag](_CONSTRUCTOR, yaml.ScalarNode(tag, event.value))
    except (ValueError, OverflowError, yaml.YAMLError):
        text = QT_TRANSLATE_NOOP(
            "core", "line {line}: {value} is not a real date or number. Correct it, or quote it."
        )
        raise _refused(line, text, value=shown(event.value)) from None
    return value
