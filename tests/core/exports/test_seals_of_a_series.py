"""The seals of a whole series: each workshop is held to what was sealed of it, and to no more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from partnerdesk.commands.merging import merge_organisations
from partnerdesk.commands.organisations import add_organisation, rename_organisation
from partnerdesk.commands.people import rename_person
from partnerdesk.commands.signing import seal
from partnerdesk.exports.record import canonical_json, changed_seals, record_code
from partnerdesk.model.change import Change
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import PollKind
from partnerdesk.rules.polls import poll_of
from partnerdesk.storage.document import Document
from tests.core.commands.scripted import Script, whole_series


class Sealing(Script):
    """Every workshop is sealed before the next one begins, and the last one at the end."""

    def do(self, name: str, *given: Any, **named: Any) -> Change:
        if name == "next_workshop.start_next_workshop":
            for goal in self.snapshot.workshop_goals():
                for kind in PollKind:
                    if poll_of(self.snapshot, goal.id, kind).hidden:
                        super().do("polling.reveal", goal.id, kind)
            self.seal()
        return super().do(name, *given, **named)

    def seal(self) -> None:
        content = canonical_json(self.snapshot)
        seal(self.document.editor, content, record_code(content))


@pytest.fixture(scope="module")
def series() -> Snapshot:
    with Document.in_memory("Averley") as document:
        script = Sealing(document)
        whole_series(script)
        editor = document.editor
        rename_organisation(editor, editor.snapshot.organisations[0].id, "Quite another name")
        rename_person(editor, editor.snapshot.people[0].id, "Another Person")
        add_organisation(editor, "Newcomers")
        merge_organisations(editor, editor.snapshot.organisations[1].id, editor.snapshot.organisations[-1].id)
        script.seal()
        return document.snapshot()


def test_what_later_workshops_change_is_no_change_of_what_was_sealed(series: Snapshot) -> None:
    assert len({each.workshop_id for each in series.sealed_versions}) == 3
    assert changed_seals(series) == ()


def broken(series: Snapshot, table: str, **values: object) -> list[tuple[int, int]]:
    """The workshop and version of each seal that does not hold once a row of the first workshop is another."""
    row = next(each for each in getattr(series, table) if each.workshop_id == 1)
    changed = changed_seals(series.with_rows(table, {row.id: replace(row, **values)}))
    return [(each.workshop_id, each.version) for each in changed]


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("goals", {"text": "Something else"}),
        ("actions", {"due": "2031-01-01"}),
        ("agenda_items", {"title": "Something else"}),
        ("parking_items", {"text": "Something else"}),
        ("sealed_versions", {"content": "{}"}),
    ],
)
def test_a_change_in_the_first_workshop_is_seen_from_the_third(
    series: Snapshot, table: str, values: dict[str, object]
) -> None:
    assert broken(series, table, **values) == [(1, 1)]
