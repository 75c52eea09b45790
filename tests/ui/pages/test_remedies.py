"""Every kind of remedy is one edit of the record, done by one press."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerdesk.imports.outline import checked_outline, write_outline
from partnerdesk.rules.finding import Kind, RemedyKind
from tests.core.rules.builder import Data
from tests.core.rules.test_every_finding import BEFORE, CASES
from ui.desk import Desk
from ui.pages import remedies

PRESSED = {
    RemedyKind.INVITE_ABSENT: Kind.EMPTY_CHAIR,
    RemedyKind.FIND_HOLDER: Kind.HELD_BY_NOBODY,
    RemedyKind.ADD_PART: Kind.ALLOCATED,
    RemedyKind.WORK_AT_TIE: Kind.NEGLECTED,
    RemedyKind.MOVE_GOAL: Kind.ALONE,
    RemedyKind.AGREE_GOAL: Kind.NOT_AGREED,
    RemedyKind.MARK_DONE: Kind.OVERDUE,
    RemedyKind.REVEAL: Kind.SUPPORT_HIDDEN,
    RemedyKind.REVEAL_HEALTH: Kind.HEALTH_HIDDEN,
}
RECORDS: dict[Kind, Data] = {kind: data for kind, data, _ in CASES}


@pytest.mark.parametrize("kind", list(RemedyKind))
def test_one_press_does_it_and_one_undo_takes_it_back(tmp_path: Path, kind: RemedyKind) -> None:
    desk = Desk()
    desk.create(tmp_path / "one.partnerdesk")
    write_outline(desk.document.editor, checked_outline(RECORDS[PRESSED[kind]]))
    for edit in BEFORE.get(PRESSED[kind], ()):
        edit(desk.document.editor)
    before = desk.snapshot
    remedy = next(each.remedy for each in desk.found if each.remedy and each.remedy.kind is kind)
    remedies.apply(desk, remedy)
    assert desk.snapshot != before
    assert remedy not in {each.remedy for each in desk.found}
    desk.undo()
    assert desk.snapshot == before
    desk.close()
