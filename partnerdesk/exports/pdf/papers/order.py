"""What is to be printed: a kind of document, of which record, in whose language, and with how much of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from partnerdesk.exports.pdf.papers.kinds import Kind
from partnerdesk.exports.pdf.sections.choice import WHOLE
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.sealing.certificate import Certificate
from partnerdesk.wording import Phrase

Translate = Callable[[Phrase], str]


@dataclass(frozen=True, slots=True)
class Order:
    """Without ``names`` people are printed by their roles; the sections ``without`` are left out; with a
    ``certificate`` the file is sealed."""

    kind: Kind
    snapshot: Snapshot
    translate: Translate = str
    names: bool = True
    without: frozenset[str] = WHOLE
    certificate: Certificate | None = None
