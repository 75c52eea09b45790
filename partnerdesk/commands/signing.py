"""Signing, sealing and reopening the workshop being worked on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.errors import InputError, SealedError
from partnerdesk.model.health import hides_health
from partnerdesk.model.ink import MOST_POINTS, are_strokes, is_signature
from partnerdesk.model.polls import hidden_polls
from partnerdesk.model.signed_words import signed_before, signed_words, who_signed_before
from partnerdesk.model.vocabulary import Decision, SignatureMethod
from partnerdesk.storage.journal import now
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.storage.editor import Editor

_CODE: Final = re.compile(r"[0-9a-f]{64}")


def sign(
    editor: Editor,
    organisation_id: int,
    decision: str,
    *,
    method: str = SignatureMethod.TYPED,
    signed_as: str = "",
    note: str = "",
    strokes: str = "",
) -> Change:
    """What an organisation's representative says at the end, in place of what was said before.

    ``strokes`` is JSON, lists of points ``[x, y, t]``, and is kept only for a drawn signature. A note is kept only
    where it can be seen and was meant: beside "accepts with a note" and "not yet". "Not yet" is no signature, so
    how it was signed is not kept with it. The digest of what is signed is kept, to know whether it changed since.

    Raises InputError when something is missing or cannot be read.
    """
    name = rows.find(editor.snapshot.organisations, organisation_id).name
    values = _checked(decision, method, signed_as, note, strokes)
    values["words"] = "" if values["decision"] == Decision.NOT_YET else signed_words(editor.snapshot)

    def work(session: Session) -> None:
        _write(session, _row(session, editor, organisation_id), values)

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Sign for {name}"), name=name), work)


def answer(editor: Editor, organisation_id: int, decision: str, note: str = "") -> Change:
    """What a representative says, beside a signature that stays as it is or before there is one.

    "Not yet" takes a signature away. Before signing, a note is kept with no method; without a note nothing is.
    """
    name = rows.find(editor.snapshot.organisations, organisation_id).name
    said = cleaning.choice(Decision, decision)
    refused = said is Decision.NOT_YET
    words = "" if said is Decision.ACCEPT else cleaning.lines(note)
    unsigned = SignatureMethod.INK if refused else SignatureMethod.NONE
    blank = {"method": unsigned, "signed_as": "", "strokes": "", "words": ""}

    def work(session: Session) -> None:
        row = _row(session, editor, organisation_id)
        stays = row.method and (row.decision == Decision.NOT_YET) == refused
        if stays or refused or words:
            _write(session, row, {"decision": said, "note": words, **({} if stays else blank)})
        elif row.id is not None:
            session.delete(row)

    label = Phrase(QT_TRANSLATE_NOOP("core", "Change the answer of {name}"), name=name)
    return editor.apply(label, work)


def let_stand(editor: Editor, organisation_id: int) -> Change:
    """A signature that was given before the record changed is taken for the words as they stand now."""
    name = rows.find(editor.snapshot.organisations, organisation_id).name
    before = [each for each in signed_before(editor.snapshot) if each.organisation_id == organisation_id]

    def work(session: Session) -> None:
        for each in before:
            rows.fetch(session, model.tables.Signature, each.id).words = signed_words(editor.snapshot)

    return editor.apply(
        Phrase(QT_TRANSLATE_NOOP("core", "Let the signature of {name} stand"), name=name), work
    )


def clear_signed_before(editor: Editor) -> Change:
    """Clear every signature that was given before the record changed."""

    def work(session: Session) -> None:
        for each in signed_before(editor.snapshot):
            rows.remove(session, model.tables.Signature, id=each.id)

    label = Phrase(QT_TRANSLATE_NOOP("core", "Clear what was signed before the record changed"))
    return editor.apply(label, work)


def clear_signature(editor: Editor, organisation_id: int) -> Change:
    name = rows.find(editor.snapshot.organisations, organisation_id).name
    workshop_id = editor.snapshot.workshop.id

    def work(session: Session) -> None:
        rows.remove(session, model.tables.Signature, workshop_id=workshop_id, organisation_id=organisation_id)

    label = Phrase(QT_TRANSLATE_NOOP("core", "Clear the signature for {name}"), name=name)
    return editor.apply(label, work)


def seal(editor: Editor, content: str, code: str) -> Change:
    """Seal the workshop: ``content`` is the canonical JSON of what was signed, ``code`` its SHA-256 in hex (N16).

    From now on it cannot change until it is reopened, and neither this nor what came before can be undone.
    Raises SealedError when it is sealed already, InputError while answers are hidden or signatures are to other words:
    nobody signs what nobody saw.
    """
    workshop = editor.snapshot.workshop
    if workshop.sealed_version is not None:
        raise SealedError
    hidden = dict.fromkeys(goal.code for goal, _ in hidden_polls(editor.snapshot))
    if hidden:
        text = QT_TRANSLATE_NOOP(
            "core", "Still being asked blind: {goals}. Reveal the answers in step 3, then seal."
        )
        raise InputError(Phrase(text, goals=", ".join(hidden)))
    if hides_health(editor.snapshot):
        text = QT_TRANSLATE_NOOP("core", "The health check is still hidden. Reveal it in step 5, then seal.")
        raise InputError(Phrase(text))
    before = signed_before(editor.snapshot)
    if before:
        raise InputError(who_signed_before(len(before)))
    if not content or not _CODE.fullmatch(code):
        raise ValueError("sealing takes the content and its code, 64 hex digits")
    versions = [v.version for v in editor.snapshot.sealed_versions if v.workshop_id == workshop.id]
    version = max(versions, default=0) + 1

    def work(session: Session) -> None:
        session.add(
            model.tables.SealedVersion(
                workshop_id=workshop.id, version=version, at=now(), content=content, code=code
            )
        )
        rows.fetch(session, model.tables.Workshop, workshop.id).sealed_version = version

    label = Phrase(QT_TRANSLATE_NOOP("core", "Seal version {version}"), version=version)
    return editor.apply(label, work, barrier=True)


def reopen(editor: Editor, reason: str) -> Change:
    """Open a sealed workshop again, to become the next version. What was sealed stays readable as it was.

    Its signatures are cleared: they were given to other words. Raises InputError without a reason, or when it is open.
    """
    workshop = editor.snapshot.workshop
    why = cleaning.lines(reason)
    if workshop.sealed_version is None:
        raise InputError(
            Phrase(QT_TRANSLATE_NOOP("core", "This workshop is open already. You can change it."))
        )
    if not why:
        raise InputError(
            Phrase(QT_TRANSLATE_NOOP("core", "A reason is needed. It stays with the sealed version."))
        )

    def work(session: Session) -> None:
        sealed = rows.first(
            session, model.tables.SealedVersion, workshop_id=workshop.id, version=workshop.sealed_version
        )
        if sealed is not None:
            sealed.reopened_at, sealed.reopened_reason = now(), why
        rows.fetch(session, model.tables.Workshop, workshop.id).sealed_version = None
        rows.remove(session, model.tables.Signature, workshop_id=workshop.id)

    label = Phrase(QT_TRANSLATE_NOOP("core", "Reopen version {version}"), version=workshop.sealed_version)
    return editor.apply(label, work, barrier=True)


def checked_strokes(strokes: str) -> str:
    """A drawn signature as compact JSON. Raises InputError when it is none, a dot, or has too many points."""
    try:
        drawn = json.loads(strokes)
    except (ValueError, RecursionError):
        raise _unreadable() from None
    if not are_strokes(drawn):
        raise _unreadable()
    points = sum(map(len, drawn))
    if points == 0:
        raise InputError(
            Phrase(QT_TRANSLATE_NOOP("core", "Nothing was drawn. Draw, type a name, or sign on paper."))
        )
    if not is_signature(drawn):
        text = QT_TRANSLATE_NOOP(
            "core", "A dot is not a signature. Draw a longer line, type a name, or sign on paper."
        )
        raise InputError(Phrase(text))
    if points > MOST_POINTS:
        text = QT_TRANSLATE_NOOP(
            "core", "The signature is too long to keep. Draw a shorter one, or type a name."
        )
        raise InputError(Phrase(text))
    return json.dumps(drawn, separators=(",", ":"))


def _row(session: Session, editor: Editor, organisation_id: int) -> model.tables.Signature:
    """What was said for an organisation, or a row for it that is not kept yet."""
    table, workshop_id = model.tables.Signature, editor.snapshot.workshop.id
    found = rows.first(session, table, workshop_id=workshop_id, organisation_id=organisation_id)
    return found or table(
        workshop_id=workshop_id, organisation_id=organisation_id, decision="", method="", at=""
    )


def _write(session: Session, row: model.tables.Signature, values: Mapping[str, str]) -> None:
    """Put ``values`` into the row, with the moment when they are other than what it holds."""
    if row.id is None or any(getattr(row, field) != value for field, value in values.items()):
        for field, value in values.items():
            setattr(row, field, value)
        row.at = now()
    session.add(row)


def _checked(decision: str, method: str, signed_as: str, note: str, strokes: str) -> dict[str, str]:
    said = cleaning.choice(Decision, decision)
    how = SignatureMethod.INK if said == Decision.NOT_YET else cleaning.choice(SignatureMethod, method)
    if how is SignatureMethod.NONE:
        raise InputError(
            Phrase(QT_TRANSLATE_NOOP("core", "Nothing is signed yet. Draw, type a name, or sign on paper."))
        )
    called = cleaning.line(signed_as, cleaning.NAME)
    words = "" if said == Decision.ACCEPT else cleaning.lines(note)
    if said == Decision.WITH_NOTE and not words:
        said = Decision.ACCEPT  # nobody reads of a note that is not there
    if how is SignatureMethod.TYPED and not called:
        raise InputError(
            Phrase(QT_TRANSLATE_NOOP("core", "A typed signature needs a name or a role. Type one."))
        )
    return {
        "decision": said,
        "method": how,
        "signed_as": called,
        "note": words,
        "strokes": checked_strokes(strokes) if how is SignatureMethod.DRAWN else "",
    }


def _unreadable() -> InputError:
    return InputError(
        Phrase(QT_TRANSLATE_NOOP("core", "The signature cannot be read. Draw it again, or type a name."))
    )
