"""The worked example, walked from its outline to the signed summary: ``--example`` where there is no display."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from partnerdesk.model.vocabulary import Decision, GoalStatus, SignatureMethod
from partnerdesk.paths import documents_folder
from partnerdesk.storage.document import SUFFIX, Document
from partnerdesk.templates import example_path, example_title

if TYPE_CHECKING:
    from partnerdesk.storage.editor import Editor

FOLDER: Final = "PartnerDesk examples"
ROLE: Final = "Representative"
"""What a typed signature says where the record knows nobody's role: the examples name no persons."""


@dataclass(frozen=True, slots=True)
class Walked:
    """The files that a walk leaves behind."""

    document: Path
    summary: Path


def walk_example(folder: Path | None = None, number: int = 1) -> Walked:
    """Load a worked example into a new document, agree, sign and seal it, and write its signed summary beside it.

    ``folder`` is by default one in the user's documents, or a temporary one where that cannot be written. Raises
    PartnerDeskError when a file cannot be written.
    """
    from partnerdesk.exports.pdf.summary import export_summary
    from partnerdesk.imports.outline import read_outline, write_outline

    outline = read_outline(example_path(number))
    path = _free_path(folder or _example_folder(), example_title(number))
    with Document.create(path) as document:
        write_outline(document.editor, outline, barrier=True)
        _agree(document.editor)
        _sign(document.editor)
        _seal(document.editor)
        summary = path.with_suffix(".pdf")
        export_summary(document.snapshot(), summary)
    return Walked(path, summary)


def _agree(editor: Editor) -> None:
    """The goals that the room holds by its own rule are agreed; the others stay open."""
    from partnerdesk.commands.goals import set_goal_status
    from partnerdesk.rules import insights_json

    goals = insights_json(editor.snapshot)["goals"]
    for goal in editor.snapshot.workshop_goals():
        if str(goals[goal.code]["verdict"]).startswith("partnership goal"):
            set_goal_status(editor, goal.id, GoalStatus.AGREED)


def _sign(editor: Editor) -> None:
    """Everybody in the room signs, typed, by role."""
    from partnerdesk.commands.signing import sign
    from partnerdesk.rules.signing import signatories

    for each in signatories(editor.snapshot):
        signed_as = each.signed_as or ROLE
        sign(editor, each.organisation.id, Decision.ACCEPT, method=SignatureMethod.TYPED, signed_as=signed_as)


def _seal(editor: Editor) -> None:
    from partnerdesk.commands.signing import seal
    from partnerdesk.exports.record import canonical_json, record_code

    content = canonical_json(editor.snapshot)
    seal(editor, content, record_code(content))


def _example_folder() -> Path:
    folder = documents_folder() / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return Path(tempfile.mkdtemp(prefix="partnerdesk-"))


def _free_path(folder: Path, title: str) -> Path:
    """A path for a document named after ``title``, beside which its summary has room too."""
    stem = title.partition(":")[0].strip()
    for number in count(1):
        path = folder / f"{stem}{'' if number == 1 else f' {number}'}{SUFFIX}"
        if not path.exists() and not path.with_suffix(".pdf").exists():
            return path
    raise AssertionError("counting never ends")
