"""Blind polls and single voices: what is written, what follows, and what cannot be sealed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from partnerdesk.commands.answers import (
    add_support_count,
    set_alone_answer,
    set_dissent,
    set_support_answer,
    set_support_counts,
)
from partnerdesk.commands.goals import add_goal
from partnerdesk.commands.merging import merge_organisations, unmerge
from partnerdesk.commands.organisations import add_organisation
from partnerdesk.commands.polling import (
    add_voice,
    add_voices,
    ask_again,
    change_voice,
    remove_voice,
    reveal,
    set_one_voice,
    start_poll,
)
from partnerdesk.commands.signing import seal
from partnerdesk.errors import InputError
from partnerdesk.model.polls import mean_answer
from partnerdesk.model.vocabulary import PollKind, SupportBy
from partnerdesk.quick.entries import BallotEntry
from partnerdesk.rules.insights import insights
from partnerdesk.rules.polls import poll_of, shown_answers
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor

CODE = "0123456789abcdef" * 4


@pytest.fixture
def editor() -> Iterator[Editor]:
    """One goal and three organisations, ids 1 to 3."""
    with Document.in_memory() as document:
        for name in ("Council", "School", "Tenants"):
            add_organisation(document.editor, name)
        add_goal(document.editor, "Cut admissions")
        yield document.editor


def answers(editor: Editor, kind: str = "support") -> dict[int, int]:
    """What stands as each organisation's answer."""
    if kind == "alone":
        return {each.organisation_id: each.answer for each in editor.snapshot.alone_responses}
    return {each.organisation_id: each.level for each in editor.snapshot.support_responses}


def hands(editor: Editor) -> dict[int, int]:
    return dict(insights(editor.snapshot).goal(1).facts.hands)


def undone_to_the_first(editor: Editor, steps: int) -> bool:
    """Whether undoing and doing again leads to the same two records."""
    after = editor.snapshot
    for _ in range(steps):
        editor.undo()
    before = editor.snapshot
    for _ in range(steps):
        editor.redo()
    return after == editor.snapshot != before


@pytest.mark.parametrize(
    ("said", "mean"),
    [([], None), ([8], 8), ([2, 3], 3), ([2, 2, 3], 2), ([1, 8], 5), ([0, 1], 1), ([0, 0, 1], 0)],
)
def test_mean_is_rounded_half_up(said: list[int], mean: int | None) -> None:
    assert mean_answer(said) == mean


def test_a_voice_is_a_hand_unless_each_organisation_has_one(editor: Editor) -> None:
    set_support_counts(editor, 1, [2, 0, 0, 0, 0, 0, 0, 1])
    add_voice(editor, 1, "support", 8, 1)
    add_voice(editor, 1, "support", 3)
    assert hands(editor) == {1: 2, 3: 1, 8: 2}
    assert answers(editor) == {}
    assert editor.snapshot.goal(1).support_by is SupportBy.COUNT


def test_one_voice_writes_the_mean_and_follows_it(editor: Editor) -> None:
    set_one_voice(editor, True)
    add_voice(editor, 1, "support", 2, 1, "K1")
    add_voice(editor, 1, "support", 3, 1, "K2")
    assert answers(editor) == {1: 3}
    assert editor.snapshot.goal(1).support_by is SupportBy.ORGANISATION
    assert hands(editor) == {}
    voice = editor.snapshot.voices[1]
    change_voice(editor, voice.id, 8, 2)
    assert answers(editor) == {1: 2, 2: 8}
    remove_voice(editor, voice.id)
    assert answers(editor) == {1: 2}
    assert undone_to_the_first(editor, 2)


def test_voices_of_nobody_count_in_no_organisation(editor: Editor) -> None:
    set_one_voice(editor, True)
    add_voice(editor, 1, "support", 8)
    add_voice(editor, 1, "support", 1, 1)
    poll = poll_of(editor.snapshot, 1, PollKind.SUPPORT)
    assert (answers(editor), hands(editor)) == ({1: 1}, {})
    assert (poll.voices, poll.astray, poll.answered) == (2, 1, frozenset({1}))


def test_switching_to_one_voice_and_back(editor: Editor) -> None:
    set_support_answer(editor, 1, 1, 8)
    set_support_answer(editor, 1, 3, 2)
    add_voice(editor, 1, "support", 1, 1)
    add_voice(editor, 1, "support", 2, 1)
    add_voice(editor, 1, "support", 6)
    assert answers(editor) == {1: 8, 3: 2}  # said by the organisations themselves
    set_one_voice(editor, True)
    assert answers(editor) == {1: 2, 3: 2}
    assert editor.snapshot.goal(1).support_by is SupportBy.ORGANISATION
    assert undone_to_the_first(editor, 1)
    set_one_voice(editor, False)
    assert (answers(editor), hands(editor)) == ({3: 2}, {1: 1, 2: 1, 6: 1})
    assert editor.snapshot.goal(1).support_by is SupportBy.COUNT
    before = editor.snapshot
    set_one_voice(editor, False)  # it is off already
    assert editor.snapshot == before


def test_alone_voices_always_make_the_answer_of_their_organisation(editor: Editor) -> None:
    add_voice(editor, 1, "alone", 1, 1)
    add_voice(editor, 1, "alone", 2, 1)
    add_voice(editor, 1, "alone", 0)
    assert answers(editor, "alone") == {1: 2}
    assert poll_of(editor.snapshot, 1, PollKind.ALONE).astray == 1


def test_an_organisation_may_speak_for_itself_until_a_voice_changes(editor: Editor) -> None:
    set_one_voice(editor, True)
    add_voice(editor, 1, "support", 5, 1, "K1")
    set_support_answer(editor, 1, 1, 1)
    assert answers(editor) == {1: 1}
    add_voice(editor, 1, "support", 6, 1, "K1")
    assert answers(editor) == {1: 6}


def test_partners_that_become_one_speak_for_all_their_people(editor: Editor) -> None:
    set_one_voice(editor, True)
    add_voice(editor, 1, "support", 1, 1)
    add_voice(editor, 1, "support", 8, 2)
    add_voice(editor, 1, "support", 8, 2)
    merge_organisations(editor, 1, 2)
    assert answers(editor) == {1: 6}
    unmerge(editor, editor.snapshot.merges[0].id)
    assert sorted(answers(editor).values()) == [1, 8]


def test_a_ballot_entered_again_replaces_itself(editor: Editor) -> None:
    add_voice(editor, 1, "support", 3, 2, "k7")
    add_voice(editor, 1, "support", 4, None, " K7 ")
    voice = editor.snapshot.voices[0]
    assert len(editor.snapshot.voices) == 1
    assert (voice.ballot, voice.answer, voice.organisation_id) == ("K7", 4, 2)
    add_voice(editor, 1, "alone", 3, None, "K7")  # the other question has a ballot of its own
    assert len(editor.snapshot.voices) == 2


@pytest.mark.parametrize(("kind", "answer"), [("alone", 4), ("alone", -1), ("support", 0), ("support", 9)])
def test_what_is_no_answer_is_refused(editor: Editor, kind: str, answer: int) -> None:
    with pytest.raises(InputError):
        add_voice(editor, 1, kind, answer)
    add_voice(editor, 1, kind, 2)
    with pytest.raises(InputError):
        change_voice(editor, editor.snapshot.voices[0].id, answer, None)


def test_nothing_is_shown_of_a_hidden_poll(editor: Editor) -> None:
    start_poll(editor, 1, "alone")
    start_poll(editor, 1, "support")
    set_alone_answer(editor, 1, 1, 0)
    set_support_answer(editor, 1, 1, 8)
    add_support_count(editor, 1, 8)
    set_dissent(editor, 1, 1, reason="Too dear")
    add_voice(editor, 1, "support", 8, 2, "K7")
    shown = shown_answers(editor.snapshot)
    for table in ("alone_responses", "support_responses", "support_counts", "voices", "dissents"):
        assert getattr(shown, table) == ()
        assert getattr(editor.snapshot, table) != ()
    assert poll_of(editor.snapshot, 1, PollKind.ALONE).answered == {1}
    assert poll_of(editor.snapshot, 1, PollKind.SUPPORT).hands == 1
    reveal(editor, 1, "support")
    assert len(shown_answers(editor.snapshot).voices) == 1
    assert shown_answers(editor.snapshot).alone_responses == ()
    reveal(editor, 1, "alone")
    assert shown_answers(editor.snapshot) is editor.snapshot


def test_no_name_of_an_edit_tells_a_hidden_answer(editor: Editor) -> None:
    start_poll(editor, 1, "support")
    for change in (add_support_count(editor, 1, 8), add_voice(editor, 1, "support", 8, 1, "K7")):
        assert "8" not in str(change.label)


def test_asking_again_takes_the_answers_and_leaves_the_reasons(editor: Editor) -> None:
    set_alone_answer(editor, 1, 1, 3)
    set_support_answer(editor, 1, 1, 8)
    add_support_count(editor, 1, 2)
    add_voice(editor, 1, "support", 2)
    add_voice(editor, 1, "alone", 2, 2)
    set_dissent(editor, 1, 1, reason="Too dear")
    ask_again(editor, 1, "support")
    assert (answers(editor), editor.snapshot.support_counts) == ({}, ())
    assert answers(editor, "alone") == {1: 3, 2: 2}
    assert [each.kind for each in editor.snapshot.voices] == [PollKind.ALONE]
    assert len(editor.snapshot.dissents) == 1
    assert editor.snapshot.goal(1).support_hidden
    assert undone_to_the_first(editor, 1)


def test_hidden_answers_cannot_be_sealed(editor: Editor) -> None:
    start_poll(editor, 1, "alone")
    with pytest.raises(InputError, match="G1"):
        seal(editor, "{}", CODE)
    reveal(editor, 1, "alone")
    seal(editor, "{}", CODE)
    assert editor.snapshot.sealed


def test_many_ballots_are_one_step_and_the_last_answer_of_each_counts(editor: Editor) -> None:
    add_voice(editor, 1, "support", 8, 2, "K9")
    before = editor.snapshot
    change = add_voices(
        editor, 1, "support",
        [BallotEntry("k7", 2, 1), BallotEntry("", 5), BallotEntry("K9", 1), BallotEntry("", 5), BallotEntry("K7", 3)],
    )  # fmt: skip
    assert str(change.label) == "4 answers for goal G1"
    said = [(each.ballot, each.answer, each.organisation_id) for each in editor.snapshot.voices]
    assert said == [("K9", 1, 2), ("K7", 3, 1), ("", 5, None), ("", 5, None)]
    assert hands(editor) == {1: 1, 3: 1, 5: 2}
    editor.undo()
    assert editor.snapshot == before


def test_of_many_ballots_one_that_is_no_answer_refuses_all(editor: Editor) -> None:
    before = editor.snapshot
    with pytest.raises(InputError):
        add_voices(editor, 1, "alone", [BallotEntry("K7", 2, 1), BallotEntry("K8", 4, 1)])
    assert editor.snapshot == before
    assert not add_voices(editor, 1, "alone", []).rows
    assert editor.snapshot == before


def test_many_ballots_of_one_organisation_come_to_its_mean(editor: Editor) -> None:
    add_voices(editor, 1, "alone", [BallotEntry("A", 0, 1), BallotEntry("B", 3, 1), BallotEntry("C", 2, 2)])
    assert answers(editor, "alone") == {1: 2, 2: 2}
    assert undone_to_the_first(editor, 1)
