"""What everybody may rely on: each document keeps the rules of PDF/UA-1 and PDF/A-3a, and can be read in its order."""

from __future__ import annotations

import ast
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from partnerdesk.exports.pdf import conforming
from partnerdesk.exports.pdf.about import Attachment
from partnerdesk.exports.pdf.canvas import About
from partnerdesk.exports.pdf.flow import Sheet, publish
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.sections.record_file import record_file
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.summary import summary_pdf
from partnerdesk.exports.pdf.text import NOTHING, Voice, clean
from partnerdesk.exports.record import record_json
from partnerdesk.imports.outline import read_outline, snapshot_of_outline
from partnerdesk.model import records
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Step
from partnerdesk.paths import resource
from tests.core.exports.pdf.checkers import all_faults, elements
from tests.core.exports.pdf.conftest import ABOUT, Read
from tests.core.exports.pdf.everything import everything, table
from tests.core.exports.pdf.full_record import empty_record, full_record, without_theme
from tests.core.exports.pdf.signed_record import sealed

SAMPLES = sorted(resource("samples").glob("*.yaml"))
PRIVATE = "Kept to ourselves"


def attached(data: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_summary_of_a_worked_example_keeps_all_rules(sample: Path) -> None:
    assert not all_faults(summary_pdf(snapshot_of_outline(read_outline(sample))))


@pytest.mark.parametrize(
    "record",
    [
        empty_record,
        full_record,
        lambda: full_record(sealed=False),
        lambda: full_record(hostile=True),
        lambda: sealed(snapshot_of_outline(read_outline(SAMPLES[0]))),
    ],
    ids=["empty", "full", "draft", "hostile", "sealed"],
)
def test_the_summary_of_any_record_keeps_all_rules(record: Callable[[], Snapshot]) -> None:
    assert not all_faults(summary_pdf(record()))


def test_a_document_of_nothing_and_about_nothing_keeps_all_rules(sheet: Sheet) -> None:
    nothing = About(NOTHING, NOTHING, NOTHING, datetime(2026, 1, 1, tzinfo=UTC))
    assert not all_faults(publish([], sheet, nothing))


def test_a_table_over_very_many_pages_keeps_all_rules(sheet: Sheet) -> None:
    data = publish([table(2500, long_row=1200)], sheet, ABOUT)
    assert not all_faults(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) > 60
        roles = [str(each.S) for each in elements(pdf)]
    assert roles.count("/Table") == 1
    assert roles.count("/TR") == 2501, (
        "the header that every page repeats is there once, and the long row is one"
    )


HOSTILE = (
    "<b>&amp; ]]> <?xpacket end='w'?>",
    ") >> endobj (\\",
    "a\ufffeb\ufeffc\ue000d\U000f0000e",
    "\r\n EMC /P <</MCID 0>> BDC",
    "漢字 ไทย हिन्दी عربى 👩‍👩‍👧 \u202e",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_that_try_something_are_words_everywhere(text: str, sheet: Sheet) -> None:
    words = clean(text)
    record = Attachment("re/c(o)rd.json", "application/json", words, b"{}")
    about = About(words, words, words, datetime(2026, 1, 1, tzinfo=UTC), record=record)
    data = everything(about)
    assert not all_faults(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == words
        assert pdf.open_metadata()["dc:title"] == words
    assert list(attached(data)) == ["re/c(o)rd.json"]


def test_a_document_is_read_in_its_order(read_pages: Read) -> None:
    """The order of the words on the page, which is what programs without the tree read, is that of the tree."""
    data = summary_pdf(snapshot_of_outline(read_outline(SAMPLES[0])))
    text = " ".join(read_pages(data))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        titles = [str(item.title) for item in pdf.open_outline().root]
    assert len(titles) > 4
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    assert "Several kinds of organisation 7 types in the room" in text, "words on two lines are two words"


def test_the_tree_holds_what_the_document_is_made_of() -> None:
    with pikepdf.open(io.BytesIO(everything())) as pdf:
        found = list(elements(pdf))
        roles = [str(each.S)[1:] for each in found]
        alts = [str(each.Alt) for each in found if "/Alt" in each]
    assert roles[:9] == ["Document", "H1", "P", "H2", "P", "L", "LI", "Lbl", "LBody"]
    assert roles.count("LI") == roles.count("Lbl") == roles.count("LBody") == 12
    assert roles.count("TR") == 41
    assert roles.count("TH") == 4 + 40
    assert roles.count("TD") == 3 * 40
    assert alts[0] == "Square 0"
    assert alts[-2:] == ["A square on the right", "Box to sign in"]
    assert "Form" not in roles, "a box to sign in on paper is no field of the file"


def test_what_stands_on_every_page_is_told_from_what_is_read() -> None:
    with pikepdf.open(io.BytesIO(everything())) as pdf:
        marks = [
            Counter(re.findall(rb"/Artifact<</Type/Pagination/Subtype/(\w+)>>", page.Contents.read_bytes()))
            for page in pdf.pages
        ]
    assert [each[b"Footer"] for each in marks] == [1] * len(marks)
    assert marks[0][b"Header"] == 1, "the band on the cover"
    heads = [each[b"Header"] for each in marks[1:]]
    assert set(heads) == {1, 1 + 3}, (
        "the head of the page and, where a table goes on, its column titles again"
    )


def test_what_was_sealed_is_inside_to_the_letter_and_has_the_record_code() -> None:
    record = sealed(full_record(sealed=False))
    (version,) = record.sealed_versions
    files = attached(summary_pdf(record))
    assert files == {"record.json": version.content.encode()}
    assert hashlib.sha256(files["record.json"]).hexdigest() == version.code


def test_of_a_draft_the_record_as_it_stands_is_inside() -> None:
    draft = snapshot_of_outline(read_outline(SAMPLES[0]))
    assert attached(summary_pdf(draft)) == {"record.json": record_json(draft).encode()}


def test_nothing_private_is_inside() -> None:
    """Trust, notes, and names that may not be printed never are; nor are answers while they are hidden."""
    draft = full_record(sealed=False)
    person = replace(draft.people[0], name=PRIVATE, named=False)
    note = records.PrivateNote(1, draft.workshop.id, Step.GOALS, PRIVATE)
    goal = replace(draft.goals[0], support_hidden=True)
    record = replace(
        draft.with_rows("people", {person.id: person}).with_rows("goals", {goal.id: goal}),
        private_notes=(note,),
    )
    assert any(each.goal_id == goal.id for each in record.support_responses)
    text = attached(summary_pdf(record))["record.json"].decode()
    assert PRIVATE not in text
    assert "trust" not in without_theme(text)
    assert "SECRET" not in text
    (said,) = [each for each in json.loads(text)["goals"] if each["code"] == goal.code]
    assert said["support"] == {}


def test_the_same_record_gives_the_same_bytes_and_says_its_time_in_utc() -> None:
    here = datetime(2026, 9, 30, 22, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    data = everything(replace(ABOUT, made_at=here))
    assert data == everything(replace(ABOUT, made_at=here))
    assert data == everything(replace(ABOUT, made_at=here.astimezone(UTC)))
    assert b"2026-09-30T16:30:00Z" in data
    assert b"D:20260930163000+00'00'" in data
    assert data != everything(replace(ABOUT, made_at=here + timedelta(seconds=1)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        name, other = (bytes(each) for each in pdf.trailer.ID)
    assert name == other


def test_a_time_without_its_zone_is_refused(sheet: Sheet) -> None:
    with pytest.raises(ValueError, match="time zone"):
        publish([], sheet, replace(ABOUT, made_at=datetime(2026, 1, 1)))  # noqa: DTZ001


def test_the_colours_are_those_of_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(str(resource("colour", "srgb.icc")))
    shades = bytes((shade * 7 + part) % 256 for shade in range(256) for part in (0, 90, 181))
    shown = ImageCms.profileToProfile(
        Image.frombytes("RGB", (16, 16), shades), ours, ImageCms.createProfile("sRGB")
    )
    assert shown is not None
    assert max(abs(one - other) for one, other in zip(shades, shown.tobytes(), strict=True)) <= 1
    assert str(ours.profile.creation_date).startswith("2000"), "a fixed moment: files do not differ by it"


def test_there_is_one_way_to_write_a_pdf() -> None:
    """Only our canvas draws with reportlab's, and only it writes files, which are tagged."""
    source = Path(conforming.__file__).parents[2]
    files = {path: path.read_text(encoding="utf-8") for path in source.rglob("*.py")}
    assert [path.stem for path, text in files.items() if "reportlab.pdfgen" in text] == ["canvas"]
    assert [path.stem for path, text in files.items() if re.search(r"\bconforming_file\(", text)] in (
        ["canvas", "conforming"],
        ["conforming", "canvas"],
    )
    makers = {
        path.stem
        for path, text in files.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Canvas"
    }
    assert makers == {"flow"}


def test_a_record_is_described_in_the_readers_language() -> None:
    paper = Paper(empty_record(), Voice(lambda phrase: str(phrase).upper()), type_scale())
    assert record_file(paper).description == "THE RECORD OF THIS WORKSHOP AS IT STANDS, NOT SEALED"
