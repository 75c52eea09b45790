"""What to ask the room at each step, how to go about it, and more to choose from. The words are in ``resources``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from partnerdesk.model.vocabulary import Step
from partnerdesk.paths import resource


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something to ask. ``kind`` says of whom or in which form, ``why`` may be empty, ``minutes`` is 0 for no limit."""

    kind: str
    question: str
    why: str
    minutes: int


@dataclass(frozen=True, slots=True)
class HowTo:
    """A short note for the facilitator."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class StepPrompts:
    """All there is for one step: to ask now, how to do it, and more prompts."""

    ask: tuple[Prompt, ...]
    how_to: tuple[HowTo, ...]
    library: tuple[Prompt, ...]


def prompts_for(step: Step) -> StepPrompts:
    """The prompts of one step."""
    return _all_prompts()[step]


@cache
def _all_prompts() -> dict[Step, StepPrompts]:
    data = json.loads(resource("prompts", "en.json").read_text(encoding="utf-8"))
    return {step: _of_step(data[step]) for step in Step}


def _of_step(data: dict[str, Any]) -> StepPrompts:
    return StepPrompts(
        ask=tuple(map(_prompt, data["ask"])),
        how_to=tuple(HowTo(note["title"], note["text"]) for note in data["how_to"]),
        library=tuple(map(_prompt, data["library"])),
    )


def _prompt(data: dict[str, Any]) -> Prompt:
    return Prompt(data["kind"], data["question"], data.get("why", ""), data["minutes"])
