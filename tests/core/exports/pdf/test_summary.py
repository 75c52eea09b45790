from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from partnerdesk.errors import ExportError
from partnerdesk.exports.pdf.canvas import Canvas
from partnerdesk.exports.pdf.flow import draw, lay_out
from partnerdesk.exports.pdf.furniture import MARGIN, Furniture
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Element, Role
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.summary import export_summary, summary_blocks, summary_pdf
from partnerdesk.exports.pdf.text import Voice, clean
from partnerdesk.imports.outline import read_outline, snapshot_of_outline
from partnerdesk.model.records import Resource, SetAside, Signature
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Decision, SignatureMethod, TieDirection
from partnerdesk.paths import resource
from partnerdesk.rules.finding import Kind
from partnerdesk.rules.findings import findings
from partnerdesk.rules.signing import signatories
from partnerdesk.wording import Phrase
from tests.core.exports.pdf.conftest import ABOUT, Read
from tests.core.exports.pdf.full_record import AT, CODE, empty_record, full_record, name_of, without_theme
from tests.paper import opened, size_of_type

SAMPLES = sorted(resource("samples").glob("*.yaml"))


def drawn(snapshot: Snapshot) -> Canvas:
    """The summary on our own canvas, which knows where its ink is and what it means."""
    paper = Paper(snapshot, Voice(), type_scale())
    sheet = Furniture(clean("Title"), clean("State"), clean("Code"), paper.scale, paper.voice).sheet()
    canvas = Canvas(ABOUT)
    draw(canvas, lay_out(summary_blocks(paper), sheet), sheet)
    return canvas


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_there_are_six_samples() -> None:
    assert len(SAMPLES) == 6


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_worked_example_is_printed_with_all_its_words(sample: Path, read_pages: Read) -> None:
    snapshot = snapshot_of_outline(read_outline(sample))
    pages = read_pages(summary_pdf(snapshot))
    text = " ".join(pages)
    words = [
        snapshot.workshop.title,
        snapshot.workshop.place,
        snapshot.workshop.purpose,
        *(organisation.name for organisation in snapshot.organisations),
        *(capability.name for capability in snapshot.capabilities if _used(snapshot, capability.id)),
        *(goal.text for goal in snapshot.goals),
        *(goal.measure for goal in snapshot.goals),
        *(action.text for action in snapshot.actions),
        *(note.reason for note in snapshot.dissents),
        *(note.would_change for note in snapshot.dissents),
        *(item.text for item in snapshot.parking_items),
    ]
    missing = [each for each in words if each and one_line(each) not in text]
    assert not missing
    assert "Draft, not sealed" in pages[0]
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1))


def _used(snapshot: Snapshot, capability_id: int) -> bool:
    return any(holding.capability_id == capability_id for holding in snapshot.holdings)


@pytest.mark.parametrize("make", [full_record, empty_record])
def test_nothing_is_drawn_outside_the_margins(make: type[Snapshot]) -> None:
    canvas = drawn(make())
    width, height = canvas.size
    for content in canvas.root.contents():
        box = content.box
        assert box.left >= MARGIN.left - 1
        assert box.right <= width - MARGIN.right + 1
        assert box.top >= MARGIN.top - 1
        assert box.bottom <= height - MARGIN.bottom + 1


def test_the_tree_can_be_read_aloud() -> None:
    canvas = drawn(full_record())
    elements = list(canvas.root.walk())
    for element in elements:
        if element.role in (Role.FIGURE, Role.FORM):
            assert element.alt
        if element.role is Role.TABLE:
            rows = [kid for kid in element.kids if isinstance(kid, Element)]
            assert len({len(row.kids) for row in rows}) == 1
    levels = [int(element.role[1]) for element in elements if element.role in (Role.H1, Role.H2, Role.H3)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_who_gives_to_whom_is_printed_in_words_and_told_of_the_picture(read_pages: Read) -> None:
    plain = snapshot_of_outline(read_outline(SAMPLES[0]))
    tie = plain.relationships[0]
    giver, receiver = (plain.organisation(each).name for each in (tie.b_id, tie.a_id))
    ties = (replace(tie, direction=TieDirection.B_TO_A), *plain.relationships[1:])
    words = f"{giver} gives to {receiver}"
    for snapshot, told in ((plain, False), (replace(plain, relationships=ties), True)):
        text = " ".join(read_pages(summary_pdf(snapshot)))
        figures = [each.alt for each in drawn(snapshot).root.walk() if each.role is Role.FIGURE]
        assert (words in text) == ("Gives to" in text) == told
        assert any(words in alt for alt in figures) == told
        assert any("An arrow points to" in alt for alt in figures) == told


def test_a_full_record_is_printed_whole(read_pages: Read) -> None:
    text = " ".join(read_pages(summary_pdf(full_record())))
    for number in range(1, 15):
        assert name_of(number) in text
    for number in range(1, 61):
        assert f"Action{number} " in text
    for number in range(1, 12):
        assert f"Signed by head {number}" in text
        assert number == 6 or f"Remark{number}" in text
    assert text.count("words of concern") >= 10_000 // 17 - 40
    assert text.count("a note") >= 10_000 // 7 - 200
    assert re.sub(r"\s", "", text).count("xxxxxxxxxx") >= 290
    assert "No name given <b>not bold</b> & more" in text


def test_private_things_are_not_printed(read_pages: Read) -> None:
    data = summary_pdf(full_record())
    text = " ".join(read_pages(data))
    assert "PRIVATE" not in text
    assert "Hidden" not in text
    assert "Agreed Name2, Head of service 2" in text
    assert "Head of service 1" in text
    assert "trust" not in without_theme(text).lower()
    assert "SECRET" not in text


def test_a_sealed_record_has_its_code_on_every_page(read_pages: Read) -> None:
    pages = read_pages(summary_pdf(full_record()))
    short = " ".join(CODE[start : start + 4] for start in range(0, 16, 4))
    assert all(f"Record code {short} v1" in page for page in pages)
    assert "Sealed record, version 1" in pages[0]
    assert not any("Draft" in page for page in pages)


def signed(snapshot: Snapshot, method: SignatureMethod, decision: Decision) -> Snapshot:
    """``snapshot`` with the same answer from everybody who is asked."""
    said = Signature(1, 1, 1, decision, "", method, "", "The head", AT)
    people = [one.organisation.id for one in signatories(snapshot)]
    return replace(snapshot, signatures=tuple(replace(said, id=i, organisation_id=i) for i in people))


@pytest.mark.parametrize(
    ("method", "decision", "state", "number"),
    [
        (SignatureMethod.TYPED, Decision.ACCEPT, "Signed record, version 1", "{all} organisations signed"),
        (SignatureMethod.INK, Decision.ACCEPT, "Sealed record, version 1",
         "0 organisations signed, {all} more on paper"),
        (SignatureMethod.INK, Decision.NOT_YET, "Sealed record, version 1", "0 organisations signed"),
    ],
)  # fmt: skip
def test_the_cover_counts_only_who_has_signed(
    read_pages: Read, method: SignatureMethod, decision: Decision, state: str, number: str
) -> None:
    snapshot = signed(full_record(), method, decision)
    pages = read_pages(summary_pdf(snapshot))
    assert state in pages[0]
    assert number.replace("{all}", str(len(snapshot.signatures))) in pages[0]
    assert ("Signs on paper" in pages[-1]) == ((method, decision) == (SignatureMethod.INK, Decision.ACCEPT))


def test_a_draft_marks_what_was_signed_before_a_later_change(read_pages: Read) -> None:
    snapshot = signed(full_record(), SignatureMethod.TYPED, Decision.ACCEPT)
    workshop = replace(snapshot.workshop, sealed_version=None)
    draft = snapshot.with_rows("workshops", {workshop.id: workshop})
    first = replace(draft.signatures[0], words="0" * 64)
    pages = read_pages(summary_pdf(draft.with_rows("signatures", {first.id: first})))
    assert " ".join(pages).count("Signed before a later change") == 1
    assert f"{len(draft.signatures) - 1} organisations signed" in pages[0]


def test_an_organisation_that_signed_with_its_own_name_is_named_once(read_pages: Read) -> None:
    snapshot = signed(full_record(), SignatureMethod.DRAWN, Decision.ACCEPT)
    first = snapshot.organisations[0]
    said = replace(snapshot.signatures[0], organisation_id=first.id, signed_as=first.name, strokes="")
    once, role = (
        " ".join(read_pages(summary_pdf(snapshot.with_rows("signatures", {said.id: each}))))
        for each in (said, replace(said, signed_as="Chair"))
    )
    assert once.count(first.name) == role.count(first.name)


def test_the_reasons_for_reopening_are_printed(read_pages: Read) -> None:
    snapshot = full_record()
    earlier = replace(
        snapshot.sealed_versions[0],
        id=2,
        reopened_at="2026-10-02T09:00",
        reopened_reason="A goal was missing",
    )
    standing = replace(snapshot.sealed_versions[0], version=2)
    pages = read_pages(summary_pdf(replace(snapshot, sealed_versions=(earlier, standing))))
    assert (
        "Version 1 was sealed on 30 September 2026. It was reopened on 2 October 2026, because: A goal was"
        in (" ".join(pages[-2:]))
    )


def test_a_draft_says_so_on_every_page(read_pages: Read) -> None:
    pages = read_pages(summary_pdf(full_record(sealed=False)))
    assert all("Draft, not sealed" in page for page in pages)
    assert not any("Record code" in page for page in pages)


def test_an_empty_record_is_a_short_document(read_pages: Read) -> None:
    pages = read_pages(summary_pdf(empty_record()))
    assert len(pages) == 2
    assert "No shared goals have been recorded yet." in pages[1]


def test_hostile_names_are_printed_as_they_are(read_pages: Read) -> None:
    text = " ".join(read_pages(summary_pdf(full_record(hostile=True))))
    assert "<img src='file:///etc/passwd'> & <b>Co</b>" in text
    assert "payexe.fdp" in text
    assert "{name} %s $x" in text
    assert "abc" in text


def test_minority_notes_are_as_large_as_the_goal() -> None:
    with opened(summary_pdf(full_record())) as document:
        sizes = {
            words: size_of_type(document, words)
            for words in ("Everybody in the valley has company", "words of concern")
        }
    assert len(set(sizes.values())) == 1, sizes


def test_the_same_record_gives_the_same_bytes_on_any_thread() -> None:
    snapshot = full_record()
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(summary_pdf, [snapshot] * 4))
    assert set(made) == {summary_pdf(snapshot)}
    goal = replace(snapshot.goals[2], text="Other words")
    assert summary_pdf(snapshot.with_rows("goals", {goal.id: goal})) not in made
    assert b"D:20260930153000+00'00'" in made[0]


def test_our_sentences_can_be_said_in_another_language(read_pages: Read) -> None:
    text = " ".join(read_pages(summary_pdf(empty_record(), translate=_shouted)))
    assert "NO SHARED GOALS HAVE BEEN RECORDED YET." in text
    assert "PAGE 1 OF 2" in text
    assert "Draft" not in text


def _shouted(phrase: Phrase) -> str:
    return str(phrase).upper()


def test_the_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    export_summary(empty_record(), path)
    assert path.read_bytes() == summary_pdf(empty_record())
    assert [each.name for each in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "summary.pdf"
    folder.mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        export_summary(empty_record(), folder)
    assert list(tmp_path.iterdir()) == [folder]


def test_what_was_set_aside_is_printed_with_its_reason_and_trust_never(read_pages: Read) -> None:
    record = full_record()
    [tie] = [each for each in record.ratings if each.workshop_id == record.workshop.id][:1]
    record = record.with_rows("ratings", {tie.id: replace(tie, trust_ab=4, trust_ba=1)})
    every = findings(record, private=True)
    aside = next(each for each in every if each.kind is Kind.WEAKEST)
    gap = next(each for each in every if each.kind is Kind.TRUST_GAP)
    rows = [
        SetAside(50 + place, record.workshop.id, each.key, each.facts, why, AT)
        for place, (each, why) in enumerate([(aside, "We come to it in spring"), (gap, "They know")])
    ]
    text = one_line(
        "\n".join(read_pages(summary_pdf(record.with_rows("set_asides", {each.id: each for each in rows}))))
    )
    before, _, after = text.partition("Set aside")
    assert str(aside.reason) not in before
    assert f"{aside.reason} · We come to it in spring" in after
    for private in ("Trust is one-sided", "They know"):
        assert private not in text


def test_resources_are_printed_with_their_amounts(read_pages: Read) -> None:
    record = full_record()
    first = record.organisations[0]
    resource_ = Resource(90, first.id, "Youth worker", "two days a week", 1)
    text = one_line("\n".join(read_pages(summary_pdf(record.with_rows("resources", {90: resource_})))))
    assert "What each of us can put in" in text
    assert "Youth worker: two days a week" in text
