"""An action log as somebody in a hurry pastes it: what is understood, what stays in the words, and none is lost."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partnerdesk.commands.actions import add_actions
from partnerdesk.commands.goals import add_goal
from partnerdesk.commands.partners import add_partners
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.quick.actions import parse_action, parse_actions
from partnerdesk.quick.entries import ActionEntry, Tone
from partnerdesk.quick.log_lines import is_heading
from partnerdesk.quick.marks import without_mark
from partnerdesk.quick.partners import parse_partners
from partnerdesk.storage.document import Document

TODAY = date(2026, 11, 12)
PARTNERS = (
    "Harbourside Primary Care @Jo Smith @Dr Anwar; Saltmarsh Homes @Priya Nair; Tideline Advice Charity;"
    " Riverside Council @Ken Lloyd; Hillside School; Kestrel Vale Police; Tenants' Forum"
)


def _snapshot() -> Snapshot:
    with Document.in_memory() as document:
        add_partners(document.editor, parse_partners(PARTNERS, document.snapshot()))
        for goal in ("Warm homes", "Safe streets"):
            add_goal(document.editor, goal)
        return document.snapshot()


SNAPSHOT = _snapshot()
CODES = {row.id: row.code for row in SNAPSHOT.organisations}

LOG = [
    # line, then what is done, who leads and who else, by when, and what else was understood
    ("Ref\tAction\tOwner\tBy when\tStatus", None, "", "", ""),
    ("1\tCirculate the damp leaflet to every tenant\tHPC\t31/01/2027\tOpen",
     "Circulate the damp leaflet to every tenant", "HPC", "2027-01-31", ""),
    ("2\tShare figures on missed appointments\tHarbourside / Council\tend of Jan\tDone",
     "Share figures on missed appointments", "HPC RIV", "2027-01-31", "done"),
    ("3.\tBook the hall for the spring meeting\tHillside School\tw/c 11 Jan\tIn progress",
     "Book the hall for the spring meeting", "HIL", "2027-01-11", "doing"),
    ("4\tDraft a one-page offer to landlords\tPriya Nair\tasap\t",
     "Draft a one-page offer to landlords – asap (Priya Nair)", "SAL", "", ""),
    ("Warm packs for 40 homes\tG1\tHPC, Saltmarsh\t15 Dec\tongoing",
     "Warm packs for 40 homes", "HPC SAL", "2026-12-15", "doing 1"),
    ("- HPC to circulate damp leaflet - by end of Jan", "Circulate damp leaflet", "HPC", "2027-01-31", ""),
    ("• Council to check the lighting on Mill Lane by 15th Dec",
     "Check the lighting on Mill Lane", "RIV", "2026-12-15", ""),
    ("* Sam (Tide) / school: agree the letter home, 4/12", "Agree the letter home (Sam)", "TAC HIL", "2026-12-04", ""),
    ("1. Police and Council to walk the route together before Christmas",
     "Walk the route together before Christmas", "KVP RIV", "", ""),
    ("2) Tenants' Forum – collect ten stories – Feb 2027", "Collect ten stories", "TEN", "2027-02-28", ""),
    ("(3) Jo Smith to ring the housing officer, no later than Friday 13 Nov",
     "Ring the housing officer (Jo Smith)", "HPC", "2026-11-13", ""),
    ("Ring the landlord before January - Saltmarsh - no later than Friday 18 December",
     "Ring the landlord before January", "SAL", "2026-12-18", ""),
    ("4.1 Ken Lloyd to bring the street map to the next meeting",
     "Bring the street map to the next meeting (Ken Lloyd)", "RIV", "", ""),
    ("AP3: Tideline to write to the bus company by Friday", "Write to the bus company", "TAC", "2026-11-13", ""),
    ("Action: Saltmarsh Homes to list empty garages (31 Jan)", "List empty garages", "SAL", "2027-01-31", ""),
    ("[ ] Ask the library about a Saturday slot - Council - 12.1.27",
     "Ask the library about a Saturday slot", "RIV", "2027-01-12", ""),
    ("☐ Put up posters in the surgery (HPC, 20 Nov)", "Put up posters in the surgery", "HPC", "2026-11-20", ""),
    ("☑ Order vests for the walking bus (School)", "Order vests for the walking bus", "HIL", "", "done"),
    ("[x] Order bibs (School) (done)", "Order bibs", "HIL", "", "done"),
    ("o\tFind a fridge for the pantry | Tideline | 1st March 2027",
     "Find a fridge for the pantry", "TAC", "2027-03-01", ""),
    ("Agree who holds the key safe codes. Owner: Saltmarsh. Due: 30 Nov",
     "Agree who holds the key safe codes", "SAL", "2026-11-30", ""),
    ("Check whether the grant can pay for drivers – Lead: Council – Deadline: 28/2",
     "Check whether the grant can pay for drivers", "RIV", "2027-02-28", ""),
    ("Send minutes round", "Send minutes round", "", "", ""),
    ("ALL to read the risk note before the next meeting",
     "ALL to read the risk note before the next meeting", "", "", ""),
    ("Saltmarsh to be asked about the boilers", "Saltmarsh to be asked about the boilers", "", "", ""),
    ("Talk to HPC about cover over Easter", "Talk to HPC about cover over Easter", "", "", ""),
    ("Set up a shared inbox (owner: Tide; by 5 January)", "Set up a shared inbox", "TAC", "2027-01-05", ""),
    ("Invite fire service to next workshop - K. Lloyd",
     "Invite fire service to next workshop (K. Lloyd)", "RIV", "", ""),
    ("KL to check the bins", "Check the bins (KL)", "RIV", "", ""),
    ("School/Police: trial the no-parking zone, mid-Feb", "Trial the no-parking zone", "HIL KVP", "2027-02-15", ""),
    ("Council, Police & Forum to agree a rota by end of next week", "Agree a rota", "RIV KVP TEN", "2026-11-20", ""),
    ("Translate the leaflet into Welsh - Tideline Advice Charity (with HPC)",
     "Translate the leaflet into Welsh", "TAC HPC", "", ""),
    ("Visit the allotments project – Thursday 10 December", "Visit the allotments project", "", "2026-12-10", ""),
    ("Check insurance -- Saltmarsh Homes -- Q1 2027", "Check insurance", "SAL", "2027-03-31", ""),
    ("Goal 2: lights on the towpath – Council – 31-Mar-27", "Lights on the towpath", "RIV", "2027-03-31", "2"),
    ("Priya (Saltmarsh) will send the list of voids by 3 Dec",
     "Send the list of voids (Priya)", "SAL", "2026-12-03", ""),
    ("Dr Anwar agreed to speak to the practice managers in 2 weeks",
     "Speak to the practice managers (Dr Anwar)", "HPC", "2026-11-26", ""),
    ("PCSO from Police to attend every Tuesday", "PCSO from Police to attend every Tuesday", "", "", ""),
    ("Look into e-bikes – nobody yet", "Look into e-bikes – nobody yet", "", "", ""),
    ("Ring Sam on 01234 567 890 re: keys", "Ring Sam on 01234 567 890 re: keys", "", "", ""),
    ("Follow up: school to home transport review", "Follow up: school to home transport review", "", "", ""),
    ("- Feedback on pilot (all) – end of March", "Feedback on pilot (all)", "", "2027-03-31", ""),
    ("Actions from last time:", "Actions from last time:", "", "", ""),
    ("Council – School", "Council – School", "", "", ""),
    ("Run a damp triage by 31 Jan @HPC +Saltmarsh #G1", "Run a damp triage", "HPC SAL", "2027-01-31", "1"),
]  # fmt: skip


def who(entry: ActionEntry) -> str:
    ids = [*([entry.lead_id] if entry.lead_id else []), *(part.organisation_id for part in entry.parts)]
    return " ".join(CODES[each] for each in ids)


def else_of(entry: ActionEntry) -> str:
    status = "" if entry.status is ActionStatus.TO_DO else str(entry.status)
    return " ".join(filter(None, [status, str(entry.goal_id or "")]))


@pytest.mark.parametrize(("line", "text", "partners", "due", "more"), LOG, ids=[line[0][:40] for line in LOG])
def test_a_line_of_a_log(line: str, text: str | None, partners: str, due: str, more: str) -> None:
    entries, _ = parse_actions([line], SNAPSHOT, TODAY)
    if text is None:
        assert entries == []
        return
    [entry] = entries
    assert (entry.text, who(entry), entry.due, else_of(entry)) == (text, partners, due, more)
    assert not [chip for chip in entry.chips if chip.tone is Tone.WARN]


def test_a_whole_log_is_one_step() -> None:
    with Document.in_memory() as document:
        add_partners(document.editor, parse_partners(PARTNERS, document.snapshot()))
        for goal in ("Warm homes", "Safe streets"):
            add_goal(document.editor, goal)
        before = document.snapshot()
        entries, titles = parse_actions([line for line, *_ in LOG], before, TODAY)
        add_actions(document.editor, entries)
        written = document.snapshot().actions
        assert titles == ["Actions from last time:"]
        assert [each.text for each in written] == [text for _, text, *_ in LOG if text and text not in titles]
        assert [each.code for each in written if each.status is ActionStatus.DONE] == ["A2", "A18", "A19"]
        document.editor.undo()
        assert document.snapshot() == before


def test_a_pasted_line_that_says_only_who_and_when_is_kept_as_it_is() -> None:
    for line in ("@HPC by Friday", "HPC", "by 31 Jan", "\tHPC\tdone"):
        [entry], _ = parse_actions([line], SNAPSHOT, TODAY)
        assert entry.text == " ".join(line.split())


def test_a_heading_says_who_leads_or_for_which_goal_and_a_title_is_no_action() -> None:
    lines = ["Agreed on Monday:", "HPC:", "ring the school by 31 Jan", "Council to write", "Goal 2:", "Count @Tide",
             "Count again", "Other things:", "Sing", "Dance:"]  # fmt: skip
    entries, titles = parse_actions(lines, SNAPSHOT, TODAY)
    assert titles == ["Agreed on Monday:", "Other things:"]
    assert [(entry.text, who(entry), else_of(entry)) for entry in entries] == [
        ("ring the school", "HPC", ""),
        ("Write", "RIV", ""),
        ("Count", "TAC", "2"),
        ("Count again", "", "2"),
        ("Sing", "", ""),
        ("Dance:", "", ""),
    ]


@pytest.mark.parametrize(
    ("line", "text", "status"),
    [
        ("DONE - HPC: ring", "Ring", ActionStatus.DONE),
        ("In progress: HPC to ring", "Ring", ActionStatus.DOING),
        ("Outstanding – ring", "ring", ActionStatus.TO_DO),
        ("Open: the gate", "Open: the gate", ActionStatus.TO_DO),
        ("Done well", "Done well", ActionStatus.TO_DO),
        ("Done:", "Done:", ActionStatus.TO_DO),
        ("Ring; by 31 Jan", "Ring", ActionStatus.TO_DO),
    ],
)
def test_how_far_it_is_may_come_first(line: str, text: str, status: ActionStatus) -> None:
    entry = parse_action(line, SNAPSHOT, TODAY)
    assert (entry.text, entry.status) == (text, status)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Action\tWho\tWhen", True), ("No. | Task | Lead | Deadline | Status", True), ("Action", False),
        ("Action\tHPC\tWhen", False), ("Who?", False), ("\t\t", False),
    ],
)  # fmt: skip
def test_what_names_the_columns(line: str, heading: bool) -> None:
    assert is_heading(line) is heading


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("- Ring", "Ring"), ("-Ring", "Ring"), ("1. Ring", "Ring"), ("12) Ring", "Ring"), ("a) Ring", "Ring"),
        ("• 3. Ring", "Ring"), ("4.2 Ring", "Ring"), ("Action 4: Ring", "Ring"), ("Item: Ring", "Ring"),
        ("3.5 tonnes of salt", "3.5 tonnes of salt"), ("2 buses", "2 buses"), ("1.5 miles", "1.5 miles"),
        ("-", "-"), ("1.", "1."), ("-5 degrees", "-5 degrees"), ("Actions: Ring", "Actions: Ring"), ("", ""),
    ],
)  # fmt: skip
def test_marks_before_a_line_say_nothing(line: str, rest: str) -> None:
    assert without_mark(line) == rest


_PIECES = st.sampled_from(
    [
        "Ring", "HPC", "Council", "to", "and", ":", "-", "–", "\t", "|", "(", ")", "[", "]", "by", "31 Jan", "Jo Smith",
        "done", "G1", "Owner:", "1.", "Tide", "/", ",", "with", "Goal 2:", "Nobody", "@HPC", "+SAL", "#G1", "KL", "12",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=9).map(" ".join) | st.text("ab-–|\t():/,1. ", max_size=20))
@example("1\t:")
@example("1\tb")
@example("#2.\tRing\tHPC")
@example("a. 1")
def test_every_word_of_a_pasted_line_is_kept_or_understood(line: str) -> None:
    entries, _ = parse_actions([line], SNAPSHOT, TODAY)
    if not entries:
        assert not line.strip() or is_heading(line)
        return
    [entry] = entries
    said = entry.text.casefold()
    understood = {
        "HPC": "HPC" in who(entry), "@HPC": "HPC" in who(entry), "Council": "RIV" in who(entry),
        "KL": False, "Tide": "TAC" in who(entry), "+SAL": "SAL" in who(entry), "Smith": False,
        "G1": entry.goal_id is not None, "#G1": entry.goal_id is not None, "2:": entry.goal_id is not None,
        "Goal": entry.goal_id is not None, "31": bool(entry.due), "Jan": bool(entry.due), "by": bool(entry.due),
        "done": entry.status is ActionStatus.DONE,
    }  # fmt: skip
    marks = {"to", "and", "with", "Owner:", "1.", "12"}
    # A mark like "a." or the number of a row counts the lines and says nothing; what is one has its own test above.
    text = without_mark(line)
    counted = re.match(r"\s*#?\d{1,3}[.)]?\s*(?=[\t|])", text)
    for word in re.split(r"[\s()\[\]|,]+", text[counted.end() if counted else 0 :]):
        bare = word.strip("-–:/,.").casefold()
        as_day = bool(entry.due) and "/" in word
        assert understood.get(word) or word in marks or as_day or bare in said


@given(st.text() | st.lists(_PIECES).map("".join), st.dates())
def test_no_line_breaks_it(line: str, today: date) -> None:
    entry = parse_action(line, SNAPSHOT, today)
    assert bool(entry.text) == entry.ready
    for chip in entry.chips:
        assert str(chip.text)


@pytest.mark.parametrize(
    "title",
    [
        "Action log - meeting 12 Nov",
        "Action log: meeting 12 Nov",
        "ACTIONS FROM THE BOARD MEETING",
        "Minutes of 12 November 2026",
        "Action points – workshop 2",
    ],
)
def test_what_a_log_is_called_is_no_action(title: str) -> None:
    entries, titles = parse_actions([title, "Book the hall"], SNAPSHOT, TODAY)
    assert ([each.text for each in entries], titles) == (["Book the hall"], [title])
    alone, none = parse_actions([title], SNAPSHOT, TODAY)
    assert (len(alone), none) == (1, [])


@pytest.mark.parametrize(
    "line",
    ["Action the board's decision", "Notes to be typed up", "Minutes to go to the board", "Book the hall"],
)
def test_an_action_that_begins_like_a_title_is_one(line: str) -> None:
    entries, titles = parse_actions([line, "Ring the bank"], SNAPSHOT, TODAY)
    assert ([each.text for each in entries], titles) == ([line, "Ring the bank"], [])
