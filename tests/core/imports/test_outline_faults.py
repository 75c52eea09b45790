"""Every fault of an outline gives one line that names the place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.errors import InputError
from partnerdesk.imports.outline import parse_outline, read_outline
from partnerdesk.imports.reading import MOST_BYTES
from tests.core.imports.outlines import SAMPLES, Data, as_text, sample

Fault = tuple[Callable[[Data], Any], str]


def put(*path: str | int, value: Any) -> Callable[[Data], Any]:
    """A change that puts ``value`` at ``path``."""

    def change(data: Data) -> None:
        place: Any = data
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


def drop(*path: str | int) -> Callable[[Data], Any]:
    def change(data: Data) -> None:
        place: Any = data
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return change


def again(section: str) -> Callable[[Data], Any]:
    """A change that says the first item of a section twice."""
    return lambda data: data[section].append(data[section][0])


FAULTS: list[Fault] = [
    # something is missing
    (drop("workshop"), "workshop: this key is missing"),
    (drop("organisations"), "organisations: this key is missing"),
    (drop("workshop", "id"), "workshop.id: this key is missing"),
    (drop("workshop", "title"), "workshop.title: this key is missing"),
    (drop("organisations", 3, "name"), "organisations[3].name: this key is missing"),
    (drop("organisations", 3, "present"), "organisations[3].present: this key is missing"),
    (drop("goals", 1, "text"), "goals[1].text: this key is missing"),
    (drop("actions", 1, "lead"), "actions[1].lead: this key is missing"),
    (drop("relationships", 1, "b"), "relationships[1].b: this key is missing"),
    (put("organisations", 0, "name", value=None), "organisations[0].name: text is needed"),
    # a key nobody knows
    (put("organizations", value=[]), "organizations: this key is not known. Did you mean organisations?"),
    (put("goals", 0, "suport", value={}), "goals[0].suport: this key is not known. Did you mean support?"),
    (
        put("actions", 2, "zzz", value=1),
        "actions[2].zzz: this key is not known. Keys that can stand here: id,",
    ),
    # what came with schema 2
    (
        put("workshop", "ranking", value="stars"),
        "workshop.ranking: stars cannot stand here. Use one of: dots, ",
    ),
    (put("relationships", 0, "direction", value="up"), "relationships[0].direction: up cannot stand here"),
    (
        put("organisations", 0, "resources", value=[{"name": " "}]),
        "organisations[0].resources[0].name: there are no",
    ),
    (
        put("goals", 0, "own_words", value=[{"org": "ZZZ", "text": "x"}]),
        "goals[0].own_words[0].org: there is no",
    ),
    (
        put("goals", 0, "voices", value=[{"kind": "alone", "answer": 4}]),
        "goals[0].voices[0].answer: 4 is out of",
    ),
    (
        put("goals", 0, "voices", value=[{"kind": "support", "answer": 0}]),
        "goals[0].voices[0].answer: 0 is out of",
    ),
    (
        put("goals", 0, "voices", value=[{"kind": "x", "answer": 0}]),
        "goals[0].voices[0].kind: x cannot stand",
    ),
    (
        put("goals", 0, "voices", value=[{"kind": "support", "ballot": "K7", "answer": 1}] * 2),
        "goals[0].voices[1].ballot: K7 is in this list twice",
    ),
    (
        put("goals", 0, "priorities", value=[{"org": "ABC", "method": "dots", "value": 1}] * 2),
        "goals[0].priorities[1].org: ABC is in this list twice",
    ),
    (
        put("goals", 0, "priorities", value=[{"org": "ABC", "method": "", "value": 1}]),
        "goals[0].priorities[0].method: there are no words",
    ),
    (
        put("actions", 0, "postponed", value=[{"new": 1}]),
        "actions[0].postponed[0].new: this key is not known",
    ),
    # the wrong type
    (put("organisations", value="ABC"), "organisations: a list is needed here, not ABC"),
    (put("workshop", value=[]), "workshop: keys with values are needed here, not []"),
    (put("organisations", 0, "name", value=7), "organisations[0].name: text is needed here, not 7"),
    (put("goals", 0, "support", "ABC", value="1"), "goals[0].support.ABC: a whole number is needed"),
    (
        put("goals", 0, "alone", "ABC", value=True),
        "goals[0].alone.ABC: a whole number is needed here, not true",
    ),
    (put("goals", 0, "alone", "ABC", value=2.0), "goals[0].alone.ABC: a whole number is needed"),
    (put("organisations", 0, "present", value="yes"), "organisations[0].present: true or false"),
    (put("organisations", 0, "community", value=1), "organisations[0].community: true or false"),
    (put("actions", 0, "parts", value=["HPC"]), "actions[0].parts: keys with values"),
    (put("actions", 0, "parts", "HPC", value="health"), "actions[0].parts.HPC: a list is needed"),
    (put("goals", 0, "id", value=1), "goals[0].id: text is needed here, not 1"),
    (put("goals", 2, value="Be good"), "goals[2]: keys with values are needed here, not Be good"),
    (put("goals", 0, "baseline", value="some"), "goals[0].baseline: some is not a number"),
    (put("goals", 0, "target", value=float("inf")), "goals[0].target: inf is not a number"),
    (put("workshop", "date", value="soon"), "workshop.date: soon is not a date"),
    (put("actions", 0, "due", value="2026-02-30"), "actions[0].due: 2026-02-30 is not a date"),
    (
        put("organisations", 0, "can_commit", value="perhaps"),
        "organisations[0].can_commit: perhaps cannot stand here. Use one of: yes, refer, no",
    ),
    (put("parking_lot", 0, value=4), "parking_lot[0]: keys with values"),
    (put("actions", 0, "addresses", value=[4]), "actions[0].addresses[0]: 4 is not a relationship"),
    # out of range
    (
        put("goals", 0, "alone", "ABC", value=4),
        "goals[0].alone.ABC: 4 is out of range. Use a whole number from 0 to 3",
    ),
    (put("goals", 0, "support", "ABC", value=0), "goals[0].support.ABC: 0 is out of range"),
    (put("goals", 0, "support", "ABC", value=9), "goals[0].support.ABC: 9 is out of range"),
    (put("organisations", 1, "influence", value=5), "organisations[1].influence: 5 is out of range"),
    (put("relationships", 0, "wanted", value=-1), "relationships[0].wanted: -1 is out of range"),
    (put("relationships", 0, "trust_ab", value=0), "relationships[0].trust_ab: 0 is out of range"),
    (put("goals", 0, "community_level", value=5), "goals[0].community_level: 5 is out of range"),
    (put("workshop", "kind", value=7), "workshop.kind: 7 is out of range"),
    (put("goals", 0, "support_counts", value=[1] * 7), "goals[0].support_counts: eight numbers"),
    # ids that nobody has
    (
        put("goals", 2, "support", "XYZ", value=1),
        "goals[2].support.XYZ: there is no organisation XYZ. Use one of the ids under organisations",
    ),
    (put("goals", 2, "alone", "XYZ", value=1), "goals[2].alone.XYZ: there is no organisation XYZ"),
    (
        put("goals", 2, "dissent", 0, "org", value="XYZ"),
        "goals[2].dissent[0].org: there is no organisation XYZ",
    ),
    (
        put("organisations", 0, "offers", value=["gold"]),
        "organisations[0].offers[0]: there is no capability gold",
    ),
    (
        put("organisations", 0, "needs", value=["gold"]),
        "organisations[0].needs[0]: there is no capability gold",
    ),
    (
        put("goals", 0, "needs_caps", value=["data", "gold"]),
        "goals[0].needs_caps[1]: there is no capability gold",
    ),
    (put("actions", 4, "lead", value="XYZ"), "actions[4].lead: there is no organisation XYZ"),
    (put("actions", 4, "goal", value="G9"), "actions[4].goal: there is no goal G9"),
    (put("actions", 4, "parts", "XYZ", value=[]), "actions[4].parts.XYZ: there is no organisation XYZ"),
    (
        put("actions", 4, "parts", "AVC", value=["gold"]),
        "actions[4].parts.AVC[0]: there is no capability gold",
    ),
    (put("relationships", 2, "a", value="XYZ"), "relationships[2].a: there is no organisation XYZ"),
    (
        put("actions", 4, "addresses", value=["ABC-XYZ"]),
        "actions[4].addresses[0]: there is no relationship ABC-XYZ",
    ),
    # said twice
    (again("organisations"), "organisations[11].id: the id ABC is used twice, first at organisations[0]"),
    (again("goals"), "goals[4].id: the id G1 is used twice"),
    (again("actions"), "actions[10].id: the id A1 is used twice"),
    (again("relationships"), "relationships[6]: ABC and CCC are tied already at relationships[0]"),
    (
        lambda data: data["relationships"].append({"a": "CCC", "b": "ABC"}),
        "relationships[6]: CCC and ABC are tied already",
    ),
    (put("relationships", 0, "b", value="ABC"), "relationships[0]: ABC is tied to itself"),
    (
        put("organisations", 0, "offers", value=["data", "data"]),
        "organisations[0].offers[1]: data is in this list twice",
    ),
    (
        put("actions", 0, "addresses", value=["HPC-TID", "TID-HPC"]),
        "actions[0].addresses[1]: TID-HPC is in this list twice",
    ),
    # texts that cannot be kept
    (put("goals", 0, "text", value="  "), "goals[0].text: there are no words here"),
    (put("organisations", 0, "id", value=""), "organisations[0].id: there are no words here"),
    (
        put("goals", 0, "text", value="Ring\a"),
        "goals[0].text: there is a character that cannot be kept (U+0007)",
    ),
    (put("goals", 0, "text", value="x" * 2_001), "goals[0].text: this is too long. Use at most 2000"),
    (put("goals", 0, "measure", value="x" * 301), "goals[0].measure: this is too long. Use at most 300"),
    (
        put("organisations", 0, "name", value="x" * 201),
        "organisations[0].name: this is too long. Use at most 200",
    ),
    (
        put("organisations", 0, "note", value="x" * 10_001),
        "organisations[0].note: this is too long. Use at most 10000",
    ),
    (put("capabilities", value={"plan": "x" * 201}), "capabilities.plan: this is too long. Use at most 200"),
    (put("partnership", value="x" * 201), "partnership: this is too long. Use at most 200"),
    (put("relationships", 0, "kinds", value=["a|b"]), "relationships[0].kinds[0]: the sign |"),
    (
        put("organisations", 0, "presence", value="apologies"),
        "organisations[0].presence: apologies does not go with present: true",
    ),
]


@pytest.mark.parametrize(("change", "words"), FAULTS, ids=[words for _, words in FAULTS])
def test_names_the_place(change: Callable[[Data], Any], words: str) -> None:
    data = sample()
    change(data)
    with pytest.raises(InputError) as without_lines:
        parse_outline(json.dumps(data, default=str))
    message = str(without_lines.value)
    assert message.startswith(words)
    assert "\n" not in message


@pytest.mark.parametrize(("change", "words"), FAULTS, ids=[words for _, words in FAULTS])
def test_names_the_line(change: Callable[[Data], Any], words: str) -> None:
    data = sample()
    change(data)
    text = as_text(data).replace("&id001", "").replace("*id001", "{}")
    with pytest.raises(InputError, match=r"line \d+") as caught:
        parse_outline(text)
    assert "\n" not in str(caught.value)


TEXTS = {
    "a line is broken": ("workshop: {id: W1", r"^line \d+, column \d+: this is not YAML or JSON"),
    "two colons": ("workshop: a: b", "^line 1, column 12: this is not YAML or JSON"),
    "tab": ("workshop:\n\tid: W1", "^line 2, column 1: this is not YAML or JSON"),
    "broken JSON": ('{"workshop": {"id": "W1",}, "organisations": [}', "^line 1, column 47: this is not YAML or JSON"),
    "prose": ("Dear all, see you on Monday.", "^This is not an outline"),
    "a list": ("- a\n- b", "^This is not an outline"),
    "a number": ("12", "^This is not an outline"),
    "only a remark": ("# nothing yet\n", "^This is not an outline"),
    "key twice": ("workshop: {}\norganisations: []\nworkshop: {}", "^line 3: the key workshop is there twice"),
    "key twice in JSON": ('{"goals": [],\n "goals": []}', "^line 2: the key goals is there twice"),
    "anchor": ("workshop: &w {id: W}\n", "^line 1: anchors and aliases"),
    "alias": ("workshop: {id: W}\ngoals: *w\n", "^line 2: anchors and aliases"),
    "merge": ("workshop:\n  <<: {id: W}\n", "^line 2: << cannot be used"),
    "tag": ("workshop: !!python/object:os.system {}\n", "^line 1: tags"),
    "own tag": ("workshop: !mine {}\n", "^line 1: tags"),
    "second outline": ("workshop: {}\n---\nworkshop: {}\n", "^line 2: a second outline begins"),
    "key is no": ("capabilities:\n  no: Norway\n", "^line 2: the key no is not read as text. Put it in quotes"),
    "key is a number": ("goals:\n- alone: {1: 2}\n", "^line 2: the key 1 is not read as text"),
    "key is nothing": ("workshop: {~: 1}\n", "^line 1: the key ~ is not read as text"),
    "key is a list": ("? [a, b]\n: 1\n", "^line 1: a key must be text"),
    "no such day": ("workshop:\n  date: 2026-02-30\n", "^line 2: 2026-02-30 is not a real date or number"),
    "deep": ("a: " + "[" * 50 + "]" * 50, "^line 1: this is nested too deeply"),
    "very deep JSON": ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", "^line 1: this is nested too deeply"),
    "many values": ("a: [" + "1," * 200_001 + "]", "^line 1: this is too much"),
    "long number": ("workshop: {id: " + "9" * 5000 + "}", "is not a real date or number"),
    "control character": ("workshop:\n  id: a\x07b\n", "^line 2: there is a character that cannot be used"),
    "half a letter in JSON": ('{"workshop": {"id": "\\ud800"}}', r"workshop.id: there is a character .*U\+D800"),
    "not a number in JSON": ('{"workshop": {"id": NaN}}', "workshop.id: text is needed"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), TEXTS.values(), ids=TEXTS.keys())
def test_says_why_a_text_cannot_be_read(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        parse_outline(text)
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 250


FILES = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\n", "is empty"),
    "binary": (b"\x7fELF\x00\x01", "is not a text file"),
    "latin-1": ("workshop:\n  title: Fête".encode("latin-1"), r"is not UTF-8 text \(line 2\)"),
    "utf-16": ("workshop: {}".encode("utf-16"), "is not UTF-8 text"),
    "database": (b"SQLite format 3\x00" + b"\x00" * 90, "is a database"),
}


@pytest.mark.parametrize(("content", "words"), FILES.values(), ids=FILES.keys())
def test_says_why_a_file_cannot_be_read(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "outline.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=f"^outline.yaml {words}"):
        read_outline(path)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SAMPLES[0].read_bytes())
    assert read_outline(path) == read_outline(SAMPLES[0])


def test_says_where_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^There is no file .*none.yaml"):
        read_outline(tmp_path / "none.yaml")
    with pytest.raises(InputError, match="is a folder"):
        read_outline(tmp_path)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(InputError, match=r"^huge.yaml is too large for an outline. The limit is 5 MB"):
        read_outline(path)


def test_a_large_file_within_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    remark = b"# " + b"x" * 1000 + b"\n"
    text = SAMPLES[0].read_bytes()
    path.write_bytes(text + remark * ((MOST_BYTES - len(text)) // len(remark)))
    assert read_outline(path) == read_outline(SAMPLES[0])
