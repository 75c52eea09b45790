"""Figures over the workshops: what was measured at one does not change by anything done in a later one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerdesk.commands.holdings import mark_holding
from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.organisations import add_organisation, set_organisation_type
from partnerdesk.commands.relationships import set_level_now, set_trust
from partnerdesk.commands.settling import mark_done
from partnerdesk.commands.signing import seal
from partnerdesk.errors import PartnerDeskError
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.imports.outline import checked_outline, parse_outline, write_outline
from partnerdesk.model.vocabulary import HoldingKind
from partnerdesk.rules import insights_json
from partnerdesk.rules.promises import promises
from partnerdesk.rules.trend import Measure, figures_as_signed, trend
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor
from tests.core.commands.catalogue import BARRIERS, arguments, every_command
from tests.core.imports.outlines import SAMPLES
from tests.core.rules.builder import Data, outlines

COMMANDS = {name: command for name, command in every_command().items() if name not in BARRIERS}

OF_THE_PARTNERSHIP = {"organisations", "holdings"}
"""What belongs to the partnership and has a part in figures: types, who is of the community, codes, offers. While a
workshop is not sealed, a change of these is seen in its figures too. Sealed, it keeps the figures that were signed."""


def sample(document: Document) -> Editor:
    write_outline(document.editor, parse_outline(SAMPLES[3].read_text(encoding="utf-8")))
    return document.editor


def seal_it(editor: Editor) -> None:
    content = canonical_json(editor.snapshot)
    seal(editor, content, record_code(content))


def test_one_workshop_is_its_own_trend() -> None:
    with Document.in_memory() as document:
        editor = sample(document)
        (stage,) = trend(editor.snapshot)
        figures = insights_json(editor.snapshot)
        assert stage.values[Measure.COMMONLY_HELD] == figures["definition"]["commonly_held"]
        assert stage.values.keys() == set(Measure)


def test_each_workshop_has_its_own_figures() -> None:
    with Document.in_memory() as document:
        editor = sample(document)
        first = insights_json(editor.snapshot)
        start_next_workshop(editor, "2027-01-14")
        mark_done(editor, editor.snapshot.workshop_actions()[0].id)
        set_level_now(editor, 1, 4)
        stages = trend(editor.snapshot)
        assert [each.workshop.number for each in stages] == [1, 2]
        assert stages[0].values[Measure.RELATIONSHIPS] == first["relationships"]["stock_now"]
        assert stages[1].values[Measure.RELATIONSHIPS] != stages[0].values[Measure.RELATIONSHIPS]
        assert stages[1].values[Measure.COMMONLY_HELD] is None
        assert stages[1].values[Measure.PROMISES] == promises(editor.snapshot).share is not None
        assert trend(editor.snapshot.of_workshop(1)) == stages[:1]


def test_a_sealed_workshop_keeps_the_figures_that_were_signed() -> None:
    with Document.in_memory() as document:
        editor = sample(document)
        set_trust(editor, 1, 1, 4)
        before = insights_json(editor.snapshot)
        seal_it(editor)
        assert figures_as_signed(editor.snapshot) == before
        start_next_workshop(editor)
        for holding in editor.snapshot.holdings:
            mark_holding(editor, holding.organisation_id, holding.capability_id, None)
        for organisation in editor.snapshot.organisations:
            set_organisation_type(editor, organisation.id, "council")
        assert figures_as_signed(editor.snapshot.of_workshop(1)) == before
        assert before["relationships"]["trust_gap_max"] == 3
        assert insights_json(editor.snapshot, 1) != before


@pytest.mark.parametrize("content", ["{}", "7", "[", '{"figures": 7}', '{"figures": {"nonsense": 1}}'])
def test_a_sealed_text_without_figures(content: str) -> None:
    with Document.in_memory() as document:
        editor = sample(document)
        before = insights_json(editor.snapshot)
        seal(editor, content, "0" * 64)
        assert figures_as_signed(editor.snapshot) == before


def test_partners_of_later_workshops_are_no_empty_chairs_of_earlier_ones() -> None:
    with Document.in_memory() as document:
        editor = sample(document)
        before = insights_json(editor.snapshot)
        start_next_workshop(editor)
        add_organisation(editor, "New here")
        new = editor.snapshot.organisations[-1].id
        for capability in editor.snapshot.capabilities:
            mark_holding(editor, new, capability.id, HoldingKind.OFFER)
        assert figures_as_signed(editor.snapshot.of_workshop(1)) == before


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=outlines(), data=st.data())
def test_nothing_done_in_the_second_workshop_changes_the_first(first: Data, data: st.DataObject) -> None:
    with Document.in_memory() as document:
        editor = document.editor
        write_outline(editor, checked_outline(first))
        sealed = data.draw(st.booleans(), "sealed")
        if sealed:
            seal_it(editor)
        start_next_workshop(editor, "2027-01-14")
        rows, figures = rows_of_first(editor), first_figures(editor)
        for _ in range(data.draw(st.integers(1, 12), "edits")):
            touched = edit(editor, data)
            assert rows_of_first(editor) == rows
            if sealed or not touched & OF_THE_PARTNERSHIP:
                assert first_figures(editor) == figures
            figures = first_figures(editor)


def rows_of_first(editor: Editor) -> dict[str, Any]:
    """Every row of the first workshop, and of its goals and actions."""
    view = editor.snapshot.of_workshop(1)
    shared = (
        "partnerships",
        "organisations",
        "people",
        "capabilities",
        "holdings",
        "resources",
        "relationships",
    )
    return {table: rows for table, rows in vars(view).items() if table not in shared}


def first_figures(editor: Editor) -> str:
    return json.dumps(figures_as_signed(editor.snapshot.of_workshop(1)))


def edit(editor: Editor, data: st.DataObject) -> frozenset[str]:
    """Try any command. Gives the tables that it touched; what is refused touches none."""
    name = data.draw(st.sampled_from(sorted(COMMANDS)), "command")
    drawn = arguments(name, COMMANDS[name], editor.snapshot)
    if drawn is None:
        return frozenset()
    try:
        return COMMANDS[name](editor, **data.draw(drawn)).tables()
    except PartnerDeskError:
        return frozenset()
