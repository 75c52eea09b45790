"""Paper ballots as they are typed."""

from __future__ import annotations

import pytest

from partnerdesk.model.vocabulary import PollKind
from partnerdesk.quick.ballots import parse_ballot
from partnerdesk.quick.entries import BallotEntry
from tests.core.rules.builder import Data, goal, outline, snapshot_of

SUPPORT, ALONE = PollKind.SUPPORT, PollKind.ALONE
PLACES: Data = outline(
    "HRA HPC TID", goals=[goal("G1", voices=[{"kind": "support", "ballot": "K7", "answer": 1}])]
)


def parsed(line: str, kind: PollKind = SUPPORT, **more: bool) -> BallotEntry:
    data = {**PLACES, "goals": [{**PLACES["goals"][0], **more}]}
    return parse_ballot(line, snapshot_of(data), 1, kind)


def chips(entry: BallotEntry) -> list[str]:
    return [str(chip.text) for chip in entry.chips]


@pytest.mark.parametrize(
    ("line", "kind", "ballot", "answer", "organisation"),
    [
        ("K8 3", SUPPORT, "K8", 3, None), ("k8 3 @hra", SUPPORT, "K8", 3, 1), ("K8  8@Org TID", SUPPORT, "K8", 8, 3),
        ("3", SUPPORT, "", 3, None), ("0 @HPC", ALONE, "", 0, 2), ("17 3", SUPPORT, "17", 3, None),
    ],
)  # fmt: skip
def test_what_a_line_means(
    line: str, kind: PollKind, ballot: str, answer: int, organisation: int | None
) -> None:
    entry = parsed(line, kind)
    assert entry.ready
    assert (entry.ballot, entry.answer, entry.organisation_id) == (ballot, answer, organisation)


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("K8", SUPPORT, "Then the answer, a number from 1 to 8"),
        ("K8 9", SUPPORT, "9 is no answer: a number from 1 to 8 is"),
        ("K8 4", ALONE, "4 is no answer: a number from 0 to 3 is"),
        ("K8 3 @Nobody", SUPPORT, "Nobody here is called Nobody"),
        ("K8 3 @Org", SUPPORT, "Org could be several: type more of it"),
        ("K8 3 @", SUPPORT, "Of which organisation?"),
        ("K8 3 K9 4", SUPPORT, "One ballot at a time: its code, then the answer"),
    ],
)
def test_what_cannot_be_kept_says_why(line: str, kind: PollKind, words: str) -> None:
    entry = parsed(line, kind)
    assert not entry.ready
    assert chips(entry)[-1] == words


def test_chips_say_what_was_understood_but_no_answer_that_is_hidden() -> None:
    assert chips(parsed("K8 3 @HRA")) == ["Ballot K8", "Can live with it", "Org HRA"]
    assert chips(parsed("K8 3 @HRA", support_hidden=True)) == ["Ballot K8", "Org HRA"]
    assert chips(parsed("K7 3")) == ["Ballot K7, in place of what it said before", "Can live with it"]
    assert parsed("") == BallotEntry()
