"""What the summary says was left open, and what it leaves to the talk."""

from __future__ import annotations

from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.kinds import kind_of
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.imports.outline import checked_outline, write_outline
from partnerdesk.rules.finding import Kind
from partnerdesk.rules.findings import found_apart
from partnerdesk.rules.insights import insights
from partnerdesk.storage.document import Document
from tests.core.exports.pdf.conftest import Read
from tests.core.rules.test_every_finding import with_promises


def test_how_much_somebody_keeps_of_what_they_promise_is_not_printed(read_pages: Read) -> None:
    with Document.in_memory() as document:
        write_outline(document.editor, checked_outline(with_promises(*["2027-02-01"] * 3)))
        start_next_workshop(document.editor, "2027-03-14")
        snapshot = document.snapshot()
    standing = found_apart(snapshot, insights(snapshot)).standing
    [few] = [each for each in standing if each.kind is Kind.FEW_KEPT]
    [overdue, *_] = [each for each in standing if each.kind is Kind.OVERDUE]
    text = " ".join(" ".join(read_pages(paper_pdf(Order(kind_of("summary"), snapshot)))).split())
    assert str(overdue.reason) in text
    assert str(few.reason) not in text
    assert "promises that" not in text
