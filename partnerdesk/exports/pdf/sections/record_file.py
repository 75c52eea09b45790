"""The record itself, for programs: it travels inside the document that is printed from it."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.about import Attachment
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.record import record_json, sealed_version
from partnerdesk.wording import QT_TRANSLATE_NOOP

NAME: Final = "record.json"


def record_file(paper: Paper) -> Attachment:
    """What was sealed, to the letter: its SHA-256 is the record code. Of a draft, the record as it stands.

    Neither holds trust, notes, or names that may not be printed; nor, being taken from ``paper``, does a draft hold
    answers that are still hidden.
    """
    sealed = sealed_version(paper.snapshot)
    if sealed is None:
        words = paper.say(QT_TRANSLATE_NOOP("core", "The record of this workshop as it stands, not sealed"))
        return Attachment(NAME, "application/json", words, record_json(paper.snapshot).encode())
    words = paper.say(
        QT_TRANSLATE_NOOP("core", "The record of this workshop as it was sealed, version {version}"),
        version=sealed.version,
    )
    return Attachment(NAME, "application/json", words, sealed.content.encode())
