"""A template gives a workshop its kind, and what it has not got yet."""

from __future__ import annotations

import pytest

from partnerdesk.commands.agenda import add_agenda_item
from partnerdesk.commands.capabilities import add_capability
from partnerdesk.commands.partnership import set_workshop_purpose
from partnerdesk.exports.outline import outline_yaml
from partnerdesk.imports.outline import parse_outline
from partnerdesk.imports.template import begin_from_template, begin_workshop
from partnerdesk.storage.document import Document
from partnerdesk.templates import Template, template_of, templates

NUMBERS = [template.number for template in templates()]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_new_workshop_begins_with_all_of_it(number: int) -> None:
    template = template_of(number)
    with Document.in_memory() as document:
        begin_from_template(document.editor, template)
        snapshot = document.snapshot()
        workshop = snapshot.workshop
        assert (workshop.kind, workshop.kind_name, workshop.purpose) == (
            number,
            template.name,
            template.purpose,
        )
        agenda = [(item.title, item.kind, item.minutes) for item in snapshot.workshop_agenda()]
        assert agenda == [(item.title, item.kind, item.minutes) for item in template.agenda]
        assert [each.name for each in snapshot.capabilities] == list(template.capabilities)
        assert len({each.code for each in snapshot.capabilities}) == len(template.capabilities)


def test_is_one_edit_that_can_be_undone() -> None:
    with Document.in_memory() as document:
        empty = document.snapshot()
        begin_from_template(document.editor, template_of(3))
        document.editor.undo()
        assert document.snapshot() == empty


@pytest.mark.parametrize("template", [None, template_of(3)])
def test_what_a_workshop_is_begun_with_cannot_be_undone(template: Template | None) -> None:
    with Document.in_memory() as document:
        begin_workshop(document.editor, " A new square ", "2027-01-14", template)
        begun = document.snapshot()
        assert (begun.partnership.name, begun.workshop.date) == ("A new square", "2027-01-14")
        assert begun.workshop.kind == (template.number if template else 0)
        assert document.editor.undo() is None
        assert document.snapshot() == begun


def test_keeps_what_is_there() -> None:
    template = template_of(1)
    with Document.in_memory() as document:
        editor = document.editor
        add_agenda_item(editor, "Our own start", minutes=5)
        add_capability(editor, template.capabilities[0].upper())
        set_workshop_purpose(editor, "Our own purpose")
        begin_from_template(editor, template)
        snapshot = document.snapshot()
        assert [item.title for item in snapshot.workshop_agenda()] == ["Our own start"]
        assert snapshot.workshop.purpose == "Our own purpose"
        assert len(snapshot.capabilities) == len(template.capabilities)
        assert begin_from_template(editor, template).rows == ()


def test_what_it_gives_can_go_out_and_come_in() -> None:
    with Document.in_memory() as document:
        begin_from_template(document.editor, template_of(6))
        text = outline_yaml(document.snapshot())
    assert len(parse_outline(text).agenda) == len(template_of(6).agenda)
