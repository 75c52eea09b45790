"""One line, understood: partners, goals, actions. Nothing that was typed is lost."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.commands.capabilities import add_capability
from partnerdesk.commands.goals import add_goal
from partnerdesk.commands.partners import add_partners
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.quick.actions import parse_action
from partnerdesk.quick.contacts import contact_meant
from partnerdesk.quick.entries import ActionEntry, Chip, Contact, LinkEntry, Part, PartnerEntry, Tone
from partnerdesk.quick.goals import parse_goal, parse_goals
from partnerdesk.quick.marks import without_mark
from partnerdesk.quick.partners import parse_partners
from partnerdesk.storage.document import Document

TODAY = date(2026, 10, 14)


def _snapshot() -> Snapshot:
    with Document.in_memory() as document:
        line = (
            "Harbourside Primary Care Network @Jo Smith; Saltmarsh Homes Association; Tideline Advice Charity;"
            " Riverside Council; Riverside School"
        )
        add_partners(document.editor, parse_partners(line, document.snapshot()))
        for name in ("Housing stock", "Shared data"):
            add_capability(document.editor, name)
        for goal in ("Warm homes", "Safe streets"):
            add_goal(document.editor, goal)
        return document.snapshot()


SNAPSHOT = _snapshot()
HPC, SHA, TAC, COUNCIL, SCHOOL = (row.id for row in SNAPSHOT.organisations)


def partner(line: str) -> PartnerEntry:
    (entry,) = parse_partners(line, SNAPSHOT)
    return entry


def warnings(chips: tuple[Chip, ...]) -> list[str]:
    return [str(chip.text) for chip in chips if chip.tone is Tone.WARN]


def test_a_partner_with_everything() -> None:
    entry = partner("  Ysgol   Glan #edu @Jo Smith, Head @Siân >>Riverside Council =3/4 ~")
    assert (entry.name, entry.type, entry.guessed) == ("Ysgol Glan", "education", False)
    assert entry.contacts == (Contact("Jo Smith", "Head"), Contact("Siân"))
    assert entry.links == (LinkEntry("Riverside Council", 2),)
    assert (entry.influence, entry.interest, entry.in_room, entry.note) == (3, 4, False, "")
    assert [str(chip.text) for chip in entry.chips] == [
        "Will add Ysgol Glan",
        "education",
        "Comes: Jo Smith, Head",
        "Comes: Siân",
        "Coordinating with Riverside Council",
        "Influence 3, interest 4",
        "Not in the room",
    ]


@pytest.mark.parametrize(
    ("line", "name", "kind", "guessed"),
    [
        ("Moorland Primary School", "Moorland Primary School", "school", True),
        ("AC@T Ltd", "AC@T Ltd", "business", True),
        ("C# Users Group #charity", "C# Users Group", "charity", False),
        ("#police Neighbourhood team", "Neighbourhood team", "police", False),
        ("#community group Mill Street", "Mill Street", "community group", False),
        ("Saltmarsh Homes #xyz", "Saltmarsh Homes", "xyz", False),
        ("Profit > loss = fun + 50 ~ish", "Profit > loss", "", False),
        ("Mind @", "Mind @", "", False),
        ("Drop-in", "Drop-in", "", False),
    ],
)
def test_names_and_types(line: str, name: str, kind: str, guessed: bool) -> None:
    entry = partner(line.replace(" = fun + 50 ~ish", ""))
    assert (entry.name, entry.type, entry.guessed) == (name, kind, guessed)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("New Start >Nobody", ">Nobody"),
        ("New Start >Riverside", ">Riverside"),
        ("New Start >New", ">New"),
        ("New Start =9/9", "=9/9"),
        ("New Start =3/4 =2/2", "=2/2"),
        ("New Start #school #charity", "#charity"),
        ("New Start #school at the corner", "at the corner"),
        ("New Start ~ later", "later"),
        ("New Start @,", "@"),
    ],
)
def test_what_is_not_understood_is_kept_in_the_note(line: str, note: str) -> None:
    entry = partner(line)
    assert entry.note == note
    assert warnings(entry.chips) == [f"Kept in the note: {note}"]


def test_a_partner_that_is_there_already() -> None:
    entry = partner("riverside school #college")
    assert entry.organisation_id == SCHOOL
    assert str(entry.chips[0].text) == "riverside school is there already: Enter adds to it"


def test_a_line_without_a_name_is_not_ready() -> None:
    entry = partner("=3/4 #school")
    assert not entry.ready
    assert warnings(entry.chips) == ["Type a name, too"]
    assert parse_partners(" ; \n ;", SNAPSHOT) == ()


def test_several_at_once_know_each_other() -> None:
    bakery, mill = parse_partners("Bakery >Mill; Mill House >>>>bake", SNAPSHOT)
    assert bakery.links == (LinkEntry("Mill House", 1),)
    assert mill.links == (LinkEntry("Bakery", 4),)


@pytest.mark.parametrize(
    ("typed", "contact"),
    [
        ("Jo Smith", Contact("Jo Smith")),
        ("Ludwig van Dyke", Contact("Ludwig van Dyke")),
        ("jo smith", Contact("jo smith")),
        ("Sam Head", Contact("Sam Head")),
        ("PC Rees", Contact("PC Rees")),
        ("Head teacher", Contact(role="Head teacher")),
        ("Head of Housing", Contact(role="Head of Housing")),
        ("Project Manager", Contact(role="Project Manager")),
        ("Estates manager", Contact(role="Estates manager")),
        ("Chair", Contact(role="Chair")),
        ("Jo Smith, Chair of governors", Contact("Jo Smith", "Chair of governors")),
        (" , ", Contact()),
    ],
)
def test_names_and_roles(typed: str, contact: Contact) -> None:
    assert contact_meant(typed) == contact


@pytest.mark.parametrize(
    ("line", "text", "figures", "by"),
    [
        ("Cut admissions from 88 to 66 by Jul 2027", "Cut admissions", ("", "88", "66"), "2027-07-31"),
        ("Cut admissions by Jul 2027 from 88 to 66", "Cut admissions", ("", "88", "66"), "2027-07-31"),
        ("Feel safe from 41% to 60.5%", "Feel safe", ("%", "41", "60.5"), ""),
        ("Raise from £1,200 to £3,000 by 2028", "Raise", ("£", "1200", "3000"), "2028-12-31"),
        ("From 5% to 7 days", "From 5% to 7 days", ("", "", ""), ""),
        ("Go from 5% to 7", "Go from 5% to 7", ("", "", ""), ""),
        ("Teach by doing @home", "Teach by doing @home", ("", "", ""), ""),
        ("2. - Feel safe before 2028", "Feel safe before 2028", ("", "", ""), ""),
    ],
)
def test_goals(line: str, text: str, figures: tuple[str, str, str], by: str) -> None:
    entry = parse_goal(line, TODAY)
    assert (entry.text, (entry.measure, entry.baseline, entry.target), entry.by) == (text, figures, by)
    assert not warnings(entry.chips)


def test_a_pasted_list_of_goals_keeps_every_line_and_sets_its_title_apart() -> None:
    entries, titles = parse_goals(["Goals:", "1. Warm homes by 2028", "", "by 2028", "And then:"], TODAY)
    assert [(entry.text, entry.by) for entry in entries] == [
        ("Warm homes", "2028-12-31"), ("by 2028", ""), ("And then:", ""),
    ]  # fmt: skip
    assert titles == ["Goals:"]


def test_a_goal_without_words_is_not_ready() -> None:
    entry = parse_goal("from 1 to 2 by Friday", TODAY)
    assert not entry.ready
    assert warnings(entry.chips) == ["Type the goal, too"]
    assert [chip.day for chip in entry.chips][-1] == "2026-10-16"


def test_an_action_with_everything() -> None:
    entry = parse_action("Run a damp triage by 31 Jan @HPC +SHA +TID:data #G2", SNAPSHOT, TODAY)
    assert entry == ActionEntry(
        "Run a damp triage", HPC, 2, (Part(SHA), Part(TAC)), "2027-01-31", entry.chips
    ) or entry.parts == (Part(SHA),)


@pytest.mark.parametrize(
    ("line", "text", "lead", "parts"),
    [
        ("Run it @HPC +SHA +tide", "Run it", HPC, (Part(SHA), Part(TAC))),
        ("@harb run it +SHA:hous", "run it", HPC, (Part(SHA, 1),)),
        ("Run it +SHA Housing stock and more", "Run it and more", None, (Part(SHA, 1),)),
        ("Ring @Jo now", "Ring now", HPC, ()),
        ("Ring @Riverside School soon", "Ring soon", SCHOOL, ()),
        ("Work @HPC @SHA", "Work", HPC, (Part(SHA),)),
        ("Work +SHA +SHA", "Work", None, (Part(SHA),)),
        ("Mail a@b.org +44", "Mail a@b.org +44", None, ()),
    ],
)
def test_who_leads_and_who_brings(line: str, text: str, lead: int | None, parts: tuple[Part, ...]) -> None:
    entry = parse_action(line, SNAPSHOT, TODAY)
    assert (entry.text, entry.lead_id, entry.parts) == (text, lead, parts)


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        ("Ring @Nobody", "Stays in the words: @Nobody"),
        ("Ring @Riverside", "@Riverside could be Riverside Council or Riverside School: stays in the words"),
        ("Ring #G9", "Stays in the words: #G9"),
        ("Ring +SHA:gold", "Stays in the words: +SHA:gold"),
    ],
)
def test_what_is_not_understood_stays_in_the_words(line: str, warning: str) -> None:
    entry = parse_action(line, SNAPSHOT, TODAY)
    assert entry.text == line
    assert warnings(entry.chips) == [warning]


@pytest.mark.parametrize("said", ["#G2", "#2", "#goal2", "#g2,"])
def test_goals_are_called_by_number(said: str) -> None:
    entry = parse_action(f"Ring {said} by Friday", SNAPSHOT, TODAY)
    assert (entry.text, entry.goal_id, entry.due) == ("Ring", 2, "2026-10-16")


_WORDS = st.sampled_from(
    [
        "Mill",
        "Street",
        "@Jo",
        "@Ann",
        "#school",
        "#odd",
        ">Council",
        ">>Gone",
        "=1/2",
        "=x",
        "~",
        "at",
        "@",
        "#",
        ";",
    ]
)
_LINES = st.lists(_WORDS | st.text("ab@#>~=+; \n", max_size=4), max_size=8).map(" ".join)


@given(_LINES | st.text())
def test_nothing_typed_about_partners_is_lost(line: str) -> None:
    """Every word is in the name, type, people, links or note, or was a mark or sign that was understood."""
    entries = parse_partners(line, SNAPSHOT)
    kept = " ".join(
        " ".join(
            [
                entry.name,
                entry.type,
                entry.note,
                *(each.name for each in entry.links),
                f"{entry.influence}/{entry.interest}",
            ]
            + [f"{each.name} {each.role}" for each in entry.contacts]
        )
        for entry in entries
    ).casefold()
    said = " ".join(without_mark(part.strip()) for part in re.split(r"[;\n\r\u2028\u2029]", line))
    for word in re.split(r"[\s,]+", said.casefold()):
        bare = word.strip("@#>=~,.;: -–—<→|")
        assert bare in kept


@given(
    st.lists(
        st.sampled_from(["Run", "@HPC", "+SHA", "#G1", "@Nobody", "#7", "it", "+", "by", "Friday"]),
        max_size=8,
    )
)
def test_nothing_typed_about_actions_is_lost(words: list[str]) -> None:
    entry = parse_action(" ".join(words), SNAPSHOT, TODAY)
    understood = {"@HPC": entry.lead_id == HPC, "+SHA": Part(SHA) in entry.parts, "#G1": entry.goal_id == 1}
    for word in words:
        in_date = word in ("by", "Friday") and entry.due
        assert understood.get(word) or in_date or word in entry.text


@given(st.text() | _LINES, st.dates())
def test_nothing_typed_breaks_it(line: str, today: date) -> None:
    action, goal = parse_action(line, SNAPSHOT, today), parse_goal(line, today)
    assert bool(action.text) == action.ready
    assert bool(goal.text) == goal.ready
    for chip in (*action.chips, *goal.chips):
        assert str(chip.text)
