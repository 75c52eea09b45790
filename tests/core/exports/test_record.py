"""The record of a workshop: what is in it, what never is, and that its text and code are always the same."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from partnerdesk.commands.notes import set_private_note
from partnerdesk.commands.signing import reopen, seal, sign
from partnerdesk.exports.outline import outline_yaml
from partnerdesk.exports.record import (
    canonical_json,
    canonical_text,
    record_code,
    record_content,
    record_json,
    sealed_version,
    short_code,
    version_to_sign,
)
from partnerdesk.imports.outline import parse_outline, write_outline
from partnerdesk.model.vocabulary import Decision, Step
from partnerdesk.storage.document import Document
from tests.core.filled import AT, fill_later_tables
from tests.core.imports.outlines import as_text, sample
from tests.reference.compare import assert_as_kept


@pytest.fixture
def document() -> Iterator[Document]:
    data = sample()
    data["organisations"][0]["people"] = [
        {"name": "Ann Named", "role": "Officer", "named": True},
        {"name": "Bob Unnamed", "role": "Clerk"},
        {"name": "Cy Elsewhere", "role": "Chair", "named": True, "coming": False},
    ]
    with Document.in_memory("Averley") as made:
        write_outline(made.editor, parse_outline(as_text(data)))
        yield made


def sealed(document: Document) -> str:
    """Sign for everybody and seal; gives the text that was sealed."""
    for organisation in sorted(document.snapshot().present_ids()):
        sign(document.editor, organisation, Decision.ACCEPT, signed_as="Representative")
    content = canonical_json(document.snapshot())
    seal(document.editor, content, record_code(content))
    return content


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for each in value.values() for key in keys_of(each)}
    return {key for each in value for key in keys_of(each)} if isinstance(value, list) else set()


def test_holds_all_that_was_agreed(document: Document) -> None:
    content = record_content(document.snapshot())
    assert [goal["code"] for goal in content["goals"]] == ["G1", "G2", "G3", "G4"]
    assert content["goals"][2]["dissent"][0]["by"] == "SHA"
    assert content["actions"][0]["brought"][0] == {"by": "HPC", "capability": "health"}
    assert content["actions"][0]["works_at"] == [["HPC", "TID"]]
    assert content["workshop"]["agreement"] == {"share": 75, "blocks": 0, "community": False}
    assert content["figures"]["joint_work_share"] == 0.8
    assert_as_kept("record/1_local_strategic_partnership.json", record_json(document.snapshot()))


def test_holds_nothing_private(document: Document) -> None:
    set_private_note(document.editor, Step.MAP, "Chair seems tired")
    text = canonical_json(document.snapshot())
    for private in ("Chair seems tired", "Bob Unnamed", "Cy Elsewhere", "pool closure"):
        assert private not in text
    assert "Ann Named" in text
    assert "Clerk" in text
    assert not [key for key in keys_of(json.loads(text)) if "trust" in key and key != "trust"]


def test_private_things_do_not_change_the_code(document: Document) -> None:
    before = canonical_json(document.snapshot())
    set_private_note(document.editor, Step.GOALS, "Ask again")
    assert canonical_json(document.snapshot()) == before


def test_is_one_text_whatever_order_things_were_said_in() -> None:
    assert canonical_text({"b": [1, None], "a": "é"}) == canonical_text({"a": "e\u0301", "b": (1, None)})
    text = canonical_text({"é": 0.25, "a": True})
    assert text == '{"a":true,"é":0.25}'
    assert unicodedata.is_normalized("NFC", text)
    with pytest.raises(ValueError, match="JSON"):
        canonical_text(float("nan"))


def test_code_is_the_sha_256_of_the_text() -> None:
    code = record_code("é")
    assert code == hashlib.sha256("é".encode()).hexdigest()
    assert short_code(code) == " ".join((code[:4], code[4:8], code[8:12], code[12:16]))
    assert short_code(code, 2) == f"{short_code(code)} v2"


def test_sealed_workshop_still_says_what_was_sealed(document: Document) -> None:
    content = sealed(document)
    snapshot = document.snapshot()
    assert canonical_json(snapshot) == content
    assert len(json.loads(content)["signatures"]) == 9
    version = sealed_version(snapshot)
    assert version is not None
    assert version.code == record_code(content)
    assert json.loads(record_json(snapshot))["code"] == version.code


def test_reopened_workshop_becomes_the_next_version(document: Document) -> None:
    first = sealed(document)
    assert version_to_sign(document.snapshot()) == 1
    reopen(document.editor, "A date was wrong")
    assert version_to_sign(document.snapshot()) == 2
    assert sealed_version(document.snapshot()) is None
    second = sealed(document)
    assert json.loads(second)["version"] == 2
    (earlier,) = json.loads(second)["earlier_versions"]
    assert (earlier["version"], earlier["code"], earlier["reason"]) == (
        1,
        record_code(first),
        "A date was wrong",
    )
    assert record_code(first) != record_code(second)


def test_drawn_signatures_are_in_the_record(document: Document) -> None:
    organisation = min(document.snapshot().present_ids())
    sign(
        document.editor,
        organisation,
        Decision.WITH_NOTE,
        method="drawn",
        note="Subject to cabinet",
        strokes="[[[1,2,3],[1000,2,9]]]",
    )
    signature = record_content(document.snapshot())["signatures"][0]
    assert (signature["strokes"], signature["note"]) == ([[[1, 2, 3], [1000, 2, 9]]], "Subject to cabinet")


def test_holds_what_came_with_schema_2(document: Document) -> None:
    fill_later_tables(document.editor)
    content = record_content(document.snapshot())
    assert {key: content["workshop"][key] for key in ("one_voice", "ranking", "dots_each")} == {
        "one_voice": True, "ranking": "dots", "dots_each": 7,
    }  # fmt: skip
    assert content["relationships"][0]["direction"] == "b to a"
    assert content["organisations"][0]["resources"][0] == {"name": "Grant", "amount": "20,000 pounds a year"}
    goal = content["goals"][0]
    assert goal["own_words"][0] == {"by": "ABC", "text": "Children stay well"}
    assert goal["priorities"] == [
        {"by": "ABC", "method": "dots", "value": 4},
        {"by": "ABC", "method": "impact", "value": 9, "ease": 2},
    ]
    action = content["actions"][0]
    assert (action["done_on"], action["reason"]) == ("2027-02-01", "waiting for others")
    assert action["postponed"][0]["new_due"] == "2027-01-31"
    assert content["set_aside"] == [
        {"finding": "N6 goals 2", "facts": "health", "reason": "Comes in spring", "at": AT}
    ]


def test_what_was_carried_over_says_where_it_came_from(document: Document) -> None:
    fill_later_tables(document.editor)
    partnership = replace(document.snapshot().partnership, workshop_id=2)
    content = record_content(replace(document.snapshot(), partnerships=(partnership,)))
    assert content["goals"][0]["carried_from"] == {"workshop": "W1", "code": "G1"}
    assert content["actions"][0]["carried_from"] == {"workshop": "W1", "code": "A1"}
    assert content["parking_lot"][0]["carried_from"] == {"workshop": "W1"}


def test_voices_are_counted_and_never_lead_to_a_person(document: Document) -> None:
    fill_later_tables(document.editor)
    content = record_content(document.snapshot())
    assert content["goals"][0]["voices"] == {"alone": {"0": 1, "3": 1}, "support": {"1": 1, "8": 2}}
    assert "K7" not in canonical_json(document.snapshot())


def test_merges_are_history_and_not_exported(document: Document) -> None:
    fill_later_tables(document.editor)
    assert "The Council" not in canonical_json(document.snapshot())
    assert "The Council" not in outline_yaml(document.snapshot())
