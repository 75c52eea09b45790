"""The six kinds of partnership: what a workshop of each kind begins with, and its worked example."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from partnerdesk.model.vocabulary import AgendaKind
from partnerdesk.paths import resource


class TemplateItem(NamedTuple):
    """One item of a typical agenda."""

    title: str
    kind: AgendaKind
    minutes: int


class Template(NamedTuple):
    """What a workshop of one kind begins with. ``number`` is 1 to 6; ``short`` says in one line what it is for.

    ``expected_types`` are the types of partner to think of when inviting, ``questions`` open the talk about goals.
    """

    number: int
    name: str
    short: str
    purpose: str
    agenda: tuple[TemplateItem, ...]
    expected_types: tuple[str, ...]
    capabilities: tuple[str, ...]
    questions: tuple[str, ...]
    example_file: str
    example_title: str


@cache
def templates() -> tuple[Template, ...]:
    """The six templates in their order."""
    files = sorted(resource("templates").glob("*.json"))
    return tuple(_template(json.loads(file.read_text(encoding="utf-8"))) for file in files)


def template_of(number: int) -> Template:
    """The template with this number, 1 to 6. Raises KeyError for any other."""
    for template in templates():
        if template.number == number:
            return template
    raise KeyError(number)


def example_path(number: int) -> Path:
    """The outline of a worked example, 1 to 6."""
    return resource("samples", template_of(number).example_file)


def example_title(number: int) -> str:
    """The title of a worked example, 1 to 6, without reading its outline."""
    return template_of(number).example_title


def _template(data: dict[str, Any]) -> Template:
    agenda = (
        TemplateItem(item["title"], AgendaKind(item["kind"]), item["minutes"]) for item in data["agenda"]
    )
    return Template(
        number=data["number"],
        name=data["name"],
        short=data["short"],
        purpose=data["purpose"],
        agenda=tuple(agenda),
        expected_types=tuple(data["expected_types"]),
        capabilities=tuple(data["capabilities"]),
        questions=tuple(data["questions"]),
        example_file=data["example"]["file"],
        example_title=data["example"]["title"],
    )
