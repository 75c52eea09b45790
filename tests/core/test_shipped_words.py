"""The templates, worked examples and prompts that ship are whole, and say the same things."""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

import pytest

from partnerdesk.imports.outline import read_outline
from partnerdesk.model.partner_types import COMMON_TYPES
from partnerdesk.model.vocabulary import AgendaKind, Step
from partnerdesk.prompts import StepPrompts, prompts_for
from partnerdesk.templates import Template, example_path, example_title, template_of, templates

AMERICAN: Final = re.compile(r"\b(organiz|recogniz|center\b|program\b|color\b|behavior)", re.IGNORECASE)


def words_of_prompts(prompts: StepPrompts) -> list[str]:
    asked = [(prompt.kind, prompt.question, prompt.why) for prompt in (*prompts.ask, *prompts.library)]
    notes = [(note.title, note.text) for note in prompts.how_to]
    return [words for words in chain(*asked, *notes) if words]


def words_of_template(template: Template) -> list[str]:
    agenda = [item.title for item in template.agenda]
    single = [template.name, template.short, template.purpose]
    return [*single, *agenda, *template.capabilities, *template.questions]


def test_there_are_six_templates_in_order() -> None:
    assert [template.number for template in templates()] == [1, 2, 3, 4, 5, 6]
    with pytest.raises(KeyError):
        template_of(7)


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.name)
def test_a_template_agrees_with_its_example(template: Template) -> None:
    workshop = read_outline(example_path(template.number)).workshop
    assert (workshop.kind, workshop.kind_name) == (template.number, template.name)
    assert workshop.title == example_title(template.number)


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.name)
def test_a_template_fits_a_day_and_builds_relationships(template: Template) -> None:
    minutes = {
        kind: sum(item.minutes for item in template.agenda if item.kind is kind) for kind in AgendaKind
    }
    assert 180 <= sum(minutes.values()) <= 420
    assert all(minutes.values())
    working = sum(minutes.values()) - minutes[AgendaKind.HOUSEKEEPING]
    assert minutes[AgendaKind.TASKS] <= working / 3
    assert set(template.expected_types) <= set(COMMON_TYPES)
    assert "community group" in template.expected_types
    assert len(template.questions) == 3


@pytest.mark.parametrize("step", Step)
def test_every_step_has_prompts_enough(step: Step) -> None:
    prompts = prompts_for(step)
    assert 4 <= len(prompts.ask) <= 6
    assert 4 <= len(prompts.library) <= 6
    assert 3 <= len(prompts.how_to) <= 5
    assert all(0 <= prompt.minutes <= 15 for prompt in (*prompts.ask, *prompts.library))
    questions = [
        prompt.question for each in Step for prompt in (*prompts_for(each).ask, *prompts_for(each).library)
    ]
    assert len(questions) == len(set(questions))


def test_words_are_plain() -> None:
    found = [
        *chain(*map(words_of_template, templates())),
        *chain(*(words_of_prompts(prompts_for(s)) for s in Step)),
    ]
    for words in found:
        assert words == " ".join(words.split())
        assert "!" not in words
        assert "–" not in words
        assert "—" not in words
        assert not AMERICAN.search(words)
        assert max(len(sentence.split()) for sentence in re.split(r"[.?:]", words)) <= 32
