"""Every value has words of its own."""

from __future__ import annotations

from enum import IntEnum, StrEnum

import pytest

from partnerdesk.model import vocabulary
from partnerdesk.model.vocabulary import AloneAnswer, CommunityLevel, RelationshipLevel, SupportLevel, label

KINDS = [
    kind
    for kind in vars(vocabulary).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum | IntEnum) and kind not in (StrEnum, IntEnum)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_value_has_words_of_its_own(kind: type[StrEnum] | type[IntEnum]) -> None:
    words = [label(value) for value in kind]
    assert all(words)
    assert len(set(words)) == len(words)


def test_values_that_are_equal_as_numbers_keep_their_own_words() -> None:
    assert label(AloneAnswer.IMPOSSIBLE) == "Impossible"
    assert label(SupportLevel.CAN_LIVE_WITH) == "Can live with it"
    assert label(RelationshipLevel.COOPERATING) == "Cooperating"
    assert label(CommunityLevel.AT_THE_TABLE) == "At the table"
