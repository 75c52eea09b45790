"""The command line, as people and programs meet it: exit codes, one line for each fault, nothing left behind."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk import __version__
from partnerdesk.cli import main
from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.settling import mark_done
from partnerdesk.exports.record import short_code
from partnerdesk.storage.document import Document
from tests.core.called import Said, town
from tests.core.imports.outlines import ROOT, SAMPLES, as_text, sample
from tests.strangers import a_stranger_writing

EXPECTED: dict[str, Any] = json.loads(
    (ROOT / "tests" / "reference" / "expected.json").read_text(encoding="utf-8")
)


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, without a display unless ``environment`` gives one."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "partnerdesk", *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return town(tmp_path)


def test_says_its_version_without_loading_anything() -> None:
    ask = (
        "import sys; from partnerdesk.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "heavy = ('yaml', 'json', 'sqlite3', 'pydantic', 'sqlmodel', 'PySide6')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"PartnerDesk {__version__}", "[]"]


@pytest.mark.parametrize("command", [[], ["new"], ["insights"], ["export"], ["check"], ["verify"]])
def test_explains_itself(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    said = Said(capsys, *command, "--help")
    assert (said.code, said.err) == (0, "")
    assert "FILE" in said.out


WRONG = [
    ["--nonsense"],
    ["a.partnerdesk", "b.partnerdesk"],
    ["a.partnerdesk", "--example"],
    ["new"],
    ["insights"],
    ["insights", "a.partnerdesk", "--workshop", "one"],
    ["export", "a.partnerdesk"],
    ["export", "a.partnerdesk", "--as", "json", "--certificate", "c.p12"],
    ["export", "a.partnerdesk", "--as", "summary", "--certificate", "c.p12", "-o", "-"],
    ["check", "a", "b"],
    ["verify"],
    ["verify", "a.pdf", "b.partnerdesk"],
    ["verify", "a.partnerdesk", "--document", "b.partnerdesk"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    said = Said(capsys, *arguments)
    assert (said.code, said.out) == (2, "")
    assert "usage: partnerdesk" in said.err


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_insights_equal_the_expected_figures(name: str, tmp_path: Path) -> None:
    outline = ROOT / "resources" / "samples" / name
    direct = run("insights", outline, "--json")
    assert (direct.returncode, direct.stderr) == (0, "")
    assert json.loads(direct.stdout) == EXPECTED[name]
    path = tmp_path / "kept.partnerdesk"
    assert run("new", path, "--from", outline).returncode == 0
    assert run("insights", path, "--json").stdout == direct.stdout


def test_insights_in_words(capsys: pytest.CaptureFixture[str], document: Path) -> None:
    said = Said(capsys, "insights", document)
    assert (said.code, said.err) == (0, "")
    assert "In the room: 9 organisations of 7 types." in said.out
    assert "G4 Publish one shared neighbourhood data pack every quarter: can be done alone" in said.out
    assert "A3 Write the information-sharing agreement: allocated" in said.out


def test_insights_of_another_workshop(capsys: pytest.CaptureFixture[str], document: Path) -> None:
    first = Said(capsys, "insights", document, "--json").out
    with Document.open(document) as opened:
        start_next_workshop(opened.editor, "2027-01-14")
        mark_done(opened.editor, opened.snapshot().workshop_actions()[0].id)
    second = Said(capsys, "insights", document, "--json").out
    assert json.loads(second)["id"] == "W2"
    assert Said(capsys, "insights", document, "--workshop", "1", "--json").out == first
    assert Said(capsys, "insights", document, "--workshop", "2", "--json").out == second
    assert "In the room: 9 organisations" in Said(capsys, "insights", document, "--workshop", "1").out
    assert "Promises kept: 1 of" in Said(capsys, "insights", document).out
    refused = Said(capsys, "insights", document, "--workshop", "3", "--json").refused()
    assert refused == "There is no workshop 3 in this record. It has: 1, 2."


@pytest.mark.parametrize("command", ["new", "insights", "check", "verify"])
def test_a_name_that_no_system_takes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    assert "x" * 20 in Said(capsys, command, tmp_path / ("x" * 300)).refused()


def test_new_makes_an_empty_document(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "Town.partnerdesk"
    said = Said(capsys, "new", path)
    assert (said.code, said.out, said.err) == (0, f"{path}\n", "")
    with Document.open(path) as made:
        assert made.snapshot().partnership.name == "Town"
    assert Said(capsys, "insights", path, "--json").code == 0


def test_new_never_overwrites(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "there.partnerdesk"
    path.write_text("mine", encoding="utf-8")
    assert "there.partnerdesk already" in Said(capsys, "new", path, "--from", SAMPLES[0]).refused()
    assert path.read_text(encoding="utf-8") == "mine"


def test_new_says_where_it_cannot_write(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "There is no folder" in Said(capsys, "new", tmp_path / "none" / "a.partnerdesk").refused()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", range(1, 7))
def test_outline_comes_back_through_a_document(tmp_path: Path, number: int) -> None:
    path, back = tmp_path / "a.partnerdesk", tmp_path / "back.yaml"
    assert main(["new", str(path), "--from", str(SAMPLES[number - 1])]) == 0
    assert main(["export", str(path), "--as", "outline", "-o", str(back)]) == 0
    assert yaml.safe_load(back.read_text(encoding="utf-8")) == sample(number)
    assert list(yaml.safe_load(back.read_text(encoding="utf-8"))) == list(sample(number))


def test_json_outlines_go_both_ways(tmp_path: Path) -> None:
    given_json, back = tmp_path / "given.json", tmp_path / "back.json"
    given_json.write_text(json.dumps(sample(2), default=str), encoding="utf-8")
    path = tmp_path / "a.partnerdesk"
    assert main(["new", str(path), "--from", str(given_json)]) == 0
    assert main(["export", str(path), "--as", "outline", "-o", str(back)]) == 0
    assert json.loads(back.read_text(encoding="utf-8")) == json.loads(given_json.read_text(encoding="utf-8"))


def test_exports_beside_the_file(capsys: pytest.CaptureFixture[str], document: Path) -> None:
    for kind, name in (("outline", "outline.yaml"), ("json", "record.json"), ("summary", "summary.pdf")):
        path = document.with_name(f"town-{name}")
        said = Said(capsys, "export", document, "--as", kind)
        assert (said.code, said.out, said.err) == (0, f"{path}\n", "")
        assert path.stat().st_size > 1000
    assert document.with_name("town-summary.pdf").read_bytes().startswith(b"%PDF-")
    assert json.loads(document.with_name("town-record.json").read_text(encoding="utf-8"))["format"] == 1


def test_a_dash_means_standard_output(
    capsys: pytest.CaptureFixture[str], document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(document.parent)
    outline = Said(capsys, "export", document, "--as", "outline", "-o", "-")
    assert (outline.code, yaml.safe_load(outline.out)) == (0, sample(1))
    record = Said(capsys, "export", document, "--as", "json", "-o", "-")
    assert (record.code, json.loads(record.out)["format"]) == (0, 1)
    assert (
        "Give -o the name of a file"
        in Said(capsys, "export", document, "--as", "summary", "-o", "-").refused()
    )
    assert [path.name for path in document.parent.iterdir()] == ["town.partnerdesk"]


def test_nothing_before_the_first_edit_can_be_undone(document: Path) -> None:
    with Document.open(document) as made:
        assert made.editor.undo_label is None
        assert made.editor.undo() is None
        assert len(made.snapshot().organisations) == 11


def test_export_never_replaces_what_it_reads(capsys: pytest.CaptureFixture[str], document: Path) -> None:
    before = document.read_bytes()
    assert (
        "is what is being exported"
        in Said(capsys, "export", document, "--as", "json", "-o", document).refused()
    )
    assert document.read_bytes() == before


@pytest.mark.parametrize("kind", ["summary", "sign-in", "outline", "json"])
def test_export_says_where_it_cannot_write(
    capsys: pytest.CaptureFixture[str], document: Path, kind: str
) -> None:
    place = document.parent / "none" / "out"
    assert "folder" in Said(capsys, "export", document, "--as", kind, "-o", place).refused()
    assert "folder" in Said(capsys, "export", document, "--as", kind, "-o", document.parent).refused()
    assert [path.name for path in document.parent.iterdir()] == ["town.partnerdesk"]


@pytest.mark.parametrize(
    "command", [["insights"], ["insights", "--json"], ["check"], ["export", "--as", "json"]]
)
def test_says_what_a_file_is_not(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str]
) -> None:
    sheet = tmp_path / "other.db"
    with sqlite3.connect(sheet) as other:
        other.execute("CREATE TABLE cells (a)")
    other.close()
    cut = tmp_path / "cut.partnerdesk"
    cut.write_bytes(b"SQLite format 3\x00")
    for path in (sheet, cut):
        assert "is not a PartnerDesk document" in Said(capsys, *command, path).refused()
    assert "There is no file" in Said(capsys, *command, tmp_path / "none.partnerdesk").refused()
    assert "There is no file" in Said(capsys, *command, tmp_path / "none.yaml").refused()
    assert "folder" in Said(capsys, *command, tmp_path).refused()


BAD_OUTLINES = {
    "unknown id": (as_text(sample()).replace("lead: HPC", "lead: XYZ"), "actions[0].lead (line"),
    "not YAML": ("workshop: {", "this is not YAML or JSON"),
    "binary": ("\x00\x01", "is not a text file"),
    "huge": (None, "is too large"),
}


@pytest.mark.parametrize(("text", "words"), BAD_OUTLINES.values(), ids=BAD_OUTLINES.keys())
def test_a_bad_outline_leaves_no_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str | None, words: str
) -> None:
    bad, path = tmp_path / "bad.yaml", tmp_path / "made.partnerdesk"
    with bad.open("wb") as file:
        file.write((text or "").encode())
        if text is None:
            file.truncate(200_000_000)
    commands: list[list[str | Path]] = [
        ["new", path, "--from", bad],
        ["insights", bad, "--json"],
        ["export", bad, "--as", "summary"],
    ]
    for command in commands:
        assert words in Said(capsys, *command).refused()
    assert [found.name for found in tmp_path.iterdir()] == ["bad.yaml"]


@given(
    st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
@settings(max_examples=30)
def test_no_file_is_bad_enough_for_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("random")
    bad, path = folder / "bad.yaml", folder / "made.partnerdesk"
    bad.write_bytes(content)
    Said(capsys, "new", path, "--from", bad).refused()
    assert [found.name for found in folder.iterdir()] == ["bad.yaml"]


def test_a_failure_halfway_leaves_no_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("partnerdesk.headless.write_outline", stop)
    said = Said(capsys, "new", tmp_path / "a.partnerdesk", "--from", SAMPLES[0])
    assert said.refused() == "stopped before it was done."
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_ours_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError("Riverside\nSchool")

    monkeypatch.setattr("partnerdesk.headless.write_outline", break_down)
    said = Said(capsys, "new", tmp_path / "a.partnerdesk", "--from", SAMPLES[0])
    assert "Please report this: ZeroDivisionError at " in said.refused()
    assert "Riverside" not in said.refused(), "it may be words of the record"
    monkeypatch.setenv("PARTNERDESK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["new", str(tmp_path / "a.partnerdesk"), "--from", str(SAMPLES[0])])
    assert list(tmp_path.iterdir()) == []


def test_check_says_what_is_there(capsys: pytest.CaptureFixture[str], document: Path) -> None:
    said = Said(capsys, "check", document)
    assert (said.code, said.err) == (0, "")
    assert (
        said.out == "town.partnerdesk is in order: 11 organisations, 4 goals, 10 actions. It is not sealed.\n"
    )
    assert Said(capsys, "check", SAMPLES[1]).code == 0


def test_a_document_open_elsewhere_is_not_touched(capsys: pytest.CaptureFixture[str], document: Path) -> None:
    with Document.open(document):
        said = run("check", document)
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("partnerdesk: town.partnerdesk is open in another PartnerDesk: by ")
    assert said.stderr.endswith("Close it there, or open a copy.\n")
    assert said.stderr.count("\n") == 1


def test_without_a_display_says_so(tmp_path: Path, document: Path) -> None:
    for arguments in ([], [document]):
        said = run(*arguments)
        assert (said.returncode, said.stdout, said.stderr.count("\n")) == (1, "", 1)
        assert "There is no display" in said.stderr
    missing = run(tmp_path / "none.partnerdesk", QT_QPA_PLATFORM="offscreen")
    assert (missing.returncode, missing.stderr.count("\n")) == (1, 1)
    assert "There is no file" in missing.stderr


def test_another_program_s_ui_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "__init__.py").touch()
    ask = (
        f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT)!r}]\n"
        "from partnerdesk.cli import main; sys.exit(main([]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("partnerdesk: The package ui of another program stands before")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="pipes end in another way there")
def test_a_reader_who_leaves_early_hears_nothing() -> None:
    script = f"{sys.executable} -m partnerdesk insights {SAMPLES[0]} --json | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_example_without_a_display_is_walked_to_the_signed_summary(user_folders: Path) -> None:
    done = run("--example")
    assert (done.returncode, done.stderr) == (0, "")
    first, *files = done.stdout.splitlines()
    assert first.startswith("There is no display here")
    path, summary = (Path(line.partition(": ")[2]) for line in files)
    assert summary.read_bytes().startswith(b"%PDF-")
    assert path.is_relative_to(user_folders)
    said = run("check", path)
    assert "It is sealed as version 1, and its code is right: " in said.stdout
    with Document.open(path) as document:
        snapshot = document.snapshot()
    assert len(snapshot.workshop_signatures()) == 9
    assert [goal.status for goal in snapshot.workshop_goals()] == ["agreed", "agreed", "agreed", "open"]


def test_check_names_every_sealed_workshop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from partnerdesk.example import walk_example

    path = walk_example(tmp_path).document
    with Document.open(path) as document:
        start_next_workshop(document.editor, "2027-02-14")
        code = short_code(document.snapshot().sealed_versions[0].code)
    words = f"Workshop 1 is sealed as version 1, and its code is right: {code}. Workshop 2 is not sealed.\n"
    assert Said(capsys, "check", path).out.endswith(words)
    with a_stranger_writing(path) as changed:
        changed.execute("UPDATE sealed_versions SET content = replace(content, 'Cut emergency', 'Cut')")
    assert "version 1 of workshop 1 has been changed" in Said(capsys, "check", path).refused()


def test_check_finds_a_record_changed_after_sealing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from partnerdesk.example import walk_example

    path = walk_example(tmp_path).document
    assert Said(capsys, "check", path).code == 0
    for change in (
        "UPDATE goals SET text = 'Something else' WHERE id = 1",
        "UPDATE sealed_versions SET content = replace(content, 'Cut emergency', 'Cut')",
    ):
        copy = tmp_path / "copy.partnerdesk"
        copy.write_bytes(path.read_bytes())
        with a_stranger_writing(copy) as changed:
            changed.execute(change)
        assert (
            "version 1 of workshop 1 has been changed since it was sealed"
            in Said(capsys, "check", copy).refused()
        )


def test_check_lists_every_seal_that_does_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from partnerdesk.commands.signing import reopen, seal
    from partnerdesk.example import walk_example
    from partnerdesk.exports.record import canonical_json, record_code

    path = walk_example(tmp_path).document
    with Document.open(path) as document:
        reopen(document.editor, "A word was wrong")
        content = canonical_json(document.snapshot())
        seal(document.editor, content, record_code(content))
    assert Said(capsys, "check", path).code == 0
    for statement in (
        "UPDATE sealed_versions SET content = replace(content, 'Cut emergency', 'Cut') WHERE version = 1",
        "UPDATE goals SET text = 'Something else' WHERE id = 1",
    ):
        with a_stranger_writing(path) as changed:
            changed.execute(statement)
    assert (
        "changed since they were sealed: version 1 of workshop 1, version 2 of workshop 1."
        " Compare them with printed copies." in Said(capsys, "check", path).refused()
    )
