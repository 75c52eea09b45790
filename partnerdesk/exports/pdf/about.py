"""What a document says about itself, and the file it carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from partnerdesk.exports.pdf.text import NOTHING, Clean

if TYPE_CHECKING:
    from partnerdesk.sealing.certificate import Certificate


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the document: the data that the pages were made from. ``media`` is its type, as in mail."""

    name: str
    media: str
    description: Clean
    data: bytes


@dataclass(frozen=True, slots=True)
class About:
    """What a document says about itself. ``made_at`` comes from the record, never from the clock.

    A document that is made from a record carries that record (see ``sections.record_file``); a blank form carries none.
    """

    title: Clean
    subject: Clean
    author: Clean
    made_at: datetime
    language: str = "en-GB"
    record: Attachment | None = None
    certificate: Certificate | None = None
    """What the file is sealed with."""
    seal_words: Clean = NOTHING
    """What the field of the seal is called."""
