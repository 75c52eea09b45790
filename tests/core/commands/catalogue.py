"""Every command there is, found by looking, and what may be handed to each: for tests that try them all.

A command's arguments are drawn by the names of its parameters. A new command with known names is covered at once; a new
name has to be told below, and a test says so.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from hypothesis import strategies as st

import partnerdesk.commands
from partnerdesk.model import vocabulary as words
from partnerdesk.model.change import Change
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.quick.actions import parse_action
from partnerdesk.quick.entries import BallotEntry, HealthEntry
from partnerdesk.quick.goals import parse_goal
from partnerdesk.quick.partners import parse_partners

Command = Callable[..., Change]
Draw = Callable[[Snapshot], st.SearchStrategy[Any]]

_SHARED: Final = {"rows", "cleaning", "codes", "forget_plan", "merge_plan"}
"""Modules that help commands and hold none."""

BARRIERS: Final = {"forgetting.forget_person", "signing.seal", "signing.reopen"}
"""These cannot be undone, and have tests of their own."""

TODAY: Final = date(2026, 11, 12)

texts: Final = st.one_of(
    st.sampled_from(
        ["", "Ann", "Riverside School", "Riverside Council", "data", "31/01/2027", "12.5", "  two\nlines "]
    ),
    st.text(max_size=12),
)
whole: Final = st.integers(-1, 10)
maybe_whole: Final = st.none() | whole


def every_command() -> dict[str, Command]:
    """All commands by "module.function"."""
    found = {}
    for each in pkgutil.iter_modules(partnerdesk.commands.__path__):
        module = importlib.import_module(f"partnerdesk.commands.{each.name}")
        for name, value in vars(module).items():
            if each.name not in _SHARED and _is_command(module.__name__, name, value):
                found[f"{each.name}.{name}"] = value
    return found


def arguments(name: str, command: Command, snapshot: Snapshot) -> st.SearchStrategy[dict[str, Any]] | None:
    """What the command may be called with, after the editor; None while the record has nothing to call it for."""
    drawn = {}
    for parameter in list(inspect.signature(command).parameters.values())[1:]:
        strategy = draw_of(name, parameter)(snapshot)
        if strategy.is_empty:
            return None
        drawn[parameter.name] = strategy
    return st.fixed_dictionaries(drawn)


def draw_of(name: str, parameter: inspect.Parameter) -> Draw:
    """How an argument is drawn. Raises KeyError when the catalogue does not know."""
    annotation = str(parameter.annotation)
    for key in (
        f"{name}({parameter.name})",
        f"{name.split('.', maxsplit=1)[0]}({parameter.name})",
        parameter.name,
    ):
        if key in _DRAWS:
            draw = _DRAWS[key]
            return _or_none(draw) if annotation.endswith("| None") else draw
    raise KeyError(f"{name}: the catalogue does not know how to draw {parameter.name}")


def _is_command(module: str, name: str, value: object) -> bool:
    if not inspect.isfunction(value) or value.__module__ != module or name.startswith("_"):
        return False
    return next(iter(inspect.signature(value).parameters), "") == "editor"


def _or_none(draw: Draw) -> Draw:
    return lambda snapshot: st.none() | draw(snapshot)


def _ids(table: str) -> Draw:
    """Ids of rows that are there; once in a while one that is not."""

    def draw(snapshot: Snapshot) -> st.SearchStrategy[Any]:
        ids = [row.id for row in getattr(snapshot, table)]
        return st.sampled_from([*ids * 5, 999]) if ids else st.nothing()

    return draw


def _any_of(*kinds: Any) -> Draw:
    return lambda _snapshot: st.sampled_from([*(value for kind in kinds for value in kind), "nonsense"])


def _always(strategy: st.SearchStrategy[Any]) -> Draw:
    return lambda _snapshot: strategy


def _places(snapshot: Snapshot) -> st.SearchStrategy[Any]:
    place = st.tuples(st.integers(-1, 1001), st.integers(0, 1000))
    ids = [row.id for row in snapshot.organisations]
    return st.dictionaries(st.sampled_from(ids), st.none() | place, max_size=3) if ids else st.nothing()


def _placed(snapshot: Snapshot) -> st.SearchStrategy[Any]:
    place = st.tuples(st.integers(-1, 1001), st.integers(0, 1000))
    ids = [row.id for row in snapshot.organisations]
    return st.dictionaries(st.sampled_from(ids), place, min_size=1, max_size=3) if ids else st.nothing()


def _given(snapshot: Snapshot) -> st.SearchStrategy[Any]:
    ids = [row.id for row in snapshot.goals]
    values = st.tuples(whole, maybe_whole)
    return st.dictionaries(st.sampled_from(ids), values, max_size=3) if ids else st.nothing()


def _partner_entries(snapshot: Snapshot) -> st.SearchStrategy[Any]:
    names = st.sampled_from(["Riverside School", "Council", "Ysgol Glan", "Tenants' Forum", "A; B", ""])
    ends = st.sampled_from(
        ["", " @Jo Smith", " #nhs @Head teacher", " >Council", " >>>>Ysgol =3/4 ~", " =9/9 #"]
    )
    return st.builds(lambda name, end: parse_partners(name + end, snapshot), names, ends)


def _keys(snapshot: Snapshot) -> st.SearchStrategy[Any]:
    """Keys of findings: what was set aside already, and some more."""
    return st.sampled_from(["no agenda", "N3 contested: G1", *(each.finding for each in snapshot.set_asides)])


def _goal_entries(_snapshot: Snapshot) -> st.SearchStrategy[Any]:
    lines = st.sampled_from(
        ["Cut admissions from 88 to 66 by Jul 2027", "Feel safe from 41% to 60%", "by Friday", "G"]
    )
    return st.lists(lines.map(lambda line: parse_goal(line, TODAY)), max_size=2)


def _action_entries(snapshot: Snapshot) -> st.SearchStrategy[Any]:
    lines = st.sampled_from(
        ["Damp triage by 31 Jan @Council +Riv #G1", "Ring @Jo in 2 weeks", "x +Ten:da", "+C"]
    )
    return st.lists(lines.map(lambda line: parse_action(line, snapshot, TODAY)), max_size=2)


def _ballot_entries(snapshot: Snapshot) -> st.SearchStrategy[Any]:
    whose = st.none() | st.sampled_from([row.id for row in snapshot.organisations] or [999])
    ballots = st.sampled_from(["", "K7", "b2", "A1"])
    return st.lists(st.builds(BallotEntry, ballots, st.integers(-1, 8), whose), max_size=3)


def _health_entries(_snapshot: Snapshot) -> st.SearchStrategy[Any]:
    sectors = st.sampled_from([None, "", "community", "public", "nonsense"])
    ballots = st.sampled_from(["", "HK7", "hb2"])
    answers = st.sampled_from(["1" * 24, "4" * 24, "432104321043210432104321", "5" * 24, "12"])
    return st.lists(st.builds(HealthEntry, ballots, answers, sectors), max_size=4)


_TEXTS: Final = (
    "text", "name", "amount", "facts", "title", "type_name", "kind_name", "role", "words", "place", "purpose", "hours",
    "help_needed", "measure", "baseline", "target", "day", "due", "note", "reason", "would_change", "signed_as",
)  # fmt: skip
_NUMBERS: Final = (
    "by", "level", "answer", "count", "minutes", "share", "blocks_allowed", "influence", "interest", "now", "a_to_b",
    "b_to_a", "days",
)  # fmt: skip
_FLAGS: Final = (
    "community", "community_must_hold", "on", "named", "coming", "needed", "held", "brings", "addressed",
)  # fmt: skip
_DRAWS: Final[dict[str, Draw]] = {
    "organisation_id": _ids("organisations"),
    "a_id": _ids("organisations"),
    "b_id": _ids("organisations"),
    "lead_id": _ids("organisations"),
    "person_id": _ids("people"),
    "capability_id": _ids("capabilities"),
    "relationship_id": _ids("relationships"),
    "goal_id": _ids("goals"),
    "action_id": _ids("actions"),
    "action_ids": lambda s: st.lists(st.sampled_from([*[row.id for row in s.actions] * 5, 999]), max_size=3),
    "dissent_id": _ids("dissents"),
    "voice_id": _ids("voices"),
    "own_words_id": _ids("own_words"),
    "merge_id": _ids("merges"),
    "resource_id": _ids("resources"),
    "key": _keys,
    "priorities(goal_id)": _always(st.sampled_from([1, 2, 999])),
    "priorities(organisation_id)": _always(st.sampled_from([1, 2, 999])),
    "priorities(method)": _any_of([words.RankingMethod.DOTS], words.RankingMethod),
    "priorities(value)": _always(whole),
    "ease": _always(whole),
    "priorities(given)": _given,
    "polling(kind)": _any_of(words.PollKind),
    "ballot": _always(st.sampled_from(["", "K7", "b2", "A1"])),
    "merging.merge_organisations(kept_id)": _ids("organisations"),
    "merging.merge_organisations(gone_id)": _ids("organisations"),
    "merging.merge_goals(kept_id)": _ids("goals"),
    "merging.merge_goals(gone_id)": _ids("goals"),
    "agenda(item_id)": _ids("agenda_items"),
    "parking(item_id)": _ids("parking_items"),
    "capability_ids": lambda s: st.lists(
        st.sampled_from([row.id for row in s.capabilities] or [999]), max_size=2
    ),
    "organisation_ids": lambda s: st.lists(
        st.sampled_from([row.id for row in s.organisations] or [999]), min_size=1, max_size=3
    ),
    "levels": lambda s: st.dictionaries(
        st.sampled_from([row.id for row in s.organisations] or [999]),
        st.tuples(maybe_whole, maybe_whole),
        min_size=1,
        max_size=3,
    ),
    "places": _places,
    "placing(places)": _placed,
    "partners(entries)": _partner_entries,
    "goals(entries)": _goal_entries,
    "actions(entries)": _action_entries,
    "polling(entries)": _ballot_entries,
    "health(entries)": _health_entries,
    "sheet_id": _ids("health_sheets"),
    "agenda.set_agenda_spent(minutes)": _always(whole),
    "direction": _any_of(words.TieDirection),
    "presence": _any_of(words.Presence),
    "can_commit": _any_of(words.CanCommit),
    "status": _any_of(words.ActionStatus, words.GoalStatus),
    "settling(reason)": _any_of(words.LateReason),
    "outcome": _any_of(words.ParkingOutcome),
    "decision": _any_of(words.Decision),
    "method": _any_of(words.SignatureMethod),
    "step": _any_of(words.Step),
    "way": _any_of(words.SupportBy),
    "kind": _any_of(words.AgendaKind, words.HoldingKind),
    "partnership(kind)": _always(whole),
    "kinds": _always(st.lists(texts, max_size=3)),
    "names": _always(st.lists(texts, max_size=3)),
    "counts": _always(st.lists(whole, min_size=7, max_size=8)),
    "strokes": _always(
        st.sampled_from(
            ["", "[]", "[[[0,0,0],[500,9,12]]]", "[[[0,0,0],[5,9,12]]]", "[[[1.5,0,0]]]", "[", "7"]
        )
    ),
    "say": _always(st.just(str)),
}
_DRAWS.update(dict.fromkeys(_TEXTS, _always(texts)))
_DRAWS.update(dict.fromkeys(_NUMBERS, _always(whole)))
_DRAWS.update(dict.fromkeys(_FLAGS, _always(st.booleans())))
