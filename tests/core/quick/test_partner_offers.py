"""What is offered while a partner is typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from partnerdesk.commands.partners import add_partners
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.quick.day_offers import Offered
from partnerdesk.quick.partner_offers import offers_for_partner
from partnerdesk.quick.partners import parse_partners
from partnerdesk.storage.document import Document


@pytest.fixture
def snapshot() -> Iterator[Snapshot]:
    document = Document.in_memory("Riverside")
    line = "Riverside School #school @Jo Smith, Head teacher; Riverside Council #council @Clerk; Bus Company #tram firm"
    add_partners(document.editor, parse_partners(line, document.snapshot()))
    yield document.snapshot()
    document.close()


def offered(text: str, snapshot: Snapshot) -> tuple[str, ...]:
    return tuple(shown for _, shown in offers_for_partner(text, snapshot).rows)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("r", ()),
        ("ri", ("Riverside School", "Riverside Council")),
        ("council", ("Riverside Council",)),
        ("Riverside School", ()),
        ("Nobody", ()),
        ("Library; bu", ("Bus Company",)),
        ("Library >", ("Riverside School", "Riverside Council", "Bus Company")),
        ("Library >>>co", ("Riverside Council", "Bus Company")),
        ("Bus Company >", ("Riverside School", "Riverside Council")),
        ("Library #sch", ("school",)),
        ("Library #tra", ("training provider", "tram")),
        ("Riverside School @", ("Jo Smith, Head teacher", "Head teacher", "Clerk")),
        ("Library @he", ("Head teacher",)),
        ("AC@T Lt", ()),
    ],
)
def test_offers(text: str, words: tuple[str, ...], snapshot: Snapshot) -> None:
    assert offered(text, snapshot) == words


def test_all_common_types_begin_the_list(snapshot: Snapshot) -> None:
    assert offered("Library #", snapshot)[:2] == ("council", "government")


def test_it_says_what_is_replaced_and_goes_on_after_it(snapshot: Snapshot) -> None:
    assert offers_for_partner("Library #sch", snapshot) == Offered(9, (("school ", "school"),))
