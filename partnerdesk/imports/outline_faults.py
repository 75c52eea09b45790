"""What pydantic says is wrong with an outline, in words for people: the first fault only, with its place."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from partnerdesk.errors import InputError
from partnerdesk.imports import outline_form as form
from partnerdesk.imports.places import Lines, Path, fault, shown
from partnerdesk.wording import QT_TRANSLATE_NOOP

_FORMS: Final[dict[tuple[str, ...], type[BaseModel]]] = {
    (): form.Outline,
    ("workshop",): form.WorkshopForm,
    ("workshop", "agreement"): form.AgreementForm,
    ("agenda",): form.AgendaForm,
    ("organisations",): form.OrganisationForm,
    ("organisations", "people"): form.PersonForm,
    ("organisations", "map"): form.PointForm,
    ("organisations", "resources"): form.ResourceForm,
    ("relationships",): form.RelationshipForm,
    ("goals",): form.GoalForm,
    ("goals", "dissent"): form.DissentForm,
    ("goals", "voices"): form.VoiceForm,
    ("goals", "priorities"): form.PriorityForm,
    ("goals", "own_words"): form.OwnWordsForm,
    ("actions",): form.ActionForm,
    ("actions", "postponed"): form.PostponementForm,
    ("parking_lot",): form.ParkedForm,
    ("health_check",): form.HealthForm,
}

_TYPE_WORDS: Final[dict[str, str]] = {
    "missing": QT_TRANSLATE_NOOP("core", "{place}: this key is missing. Add it."),
    "string_type": QT_TRANSLATE_NOOP(
        "core", "{place}: text is needed here, not {value}. Put text in quotes."
    ),
    "bool_type": QT_TRANSLATE_NOOP("core", "{place}: true or false is needed here, not {value}."),
    "int_type": QT_TRANSLATE_NOOP("core", "{place}: a whole number is needed here, not {value}."),
    "int_from_float": QT_TRANSLATE_NOOP("core", "{place}: a whole number is needed here, not {value}."),
    "list_type": QT_TRANSLATE_NOOP("core", "{place}: a list is needed here, not {value}."),
    "dict_type": QT_TRANSLATE_NOOP("core", "{place}: keys with values are needed here, not {value}."),
    "model_type": QT_TRANSLATE_NOOP("core", "{place}: keys with values are needed here, not {value}."),
    "range": QT_TRANSLATE_NOOP(
        "core", "{place}: {value} is out of range. Use a whole number from {low} to {high}."
    ),
    "word": QT_TRANSLATE_NOOP("core", "{place}: {value} cannot stand here. Use one of: {choices}."),
    "day": QT_TRANSLATE_NOOP("core", "{place}: {value} is not a date. Write it like 2026-11-12."),
    "number": QT_TRANSLATE_NOOP(
        "core", "{place}: {value} is not a number that can be kept. Write it like 12.5."
    ),
    "blank": QT_TRANSLATE_NOOP("core", "{place}: there are no words here. Write some."),
    "too_long": QT_TRANSLATE_NOOP("core", "{place}: this is too long. Use at most {most} characters."),
    "control": QT_TRANSLATE_NOOP(
        "core", "{place}: there is a character that cannot be kept ({code}). Remove it."
    ),
    "bar": QT_TRANSLATE_NOOP(
        "core", "{place}: the sign | cannot stand in a kind of relationship. Use another."
    ),
    "sheet": QT_TRANSLATE_NOOP(
        "core", "{place}: {value} is not a sheet. Write its {count} answers as digits from 0 to 4, in quotes."
    ),
    "addressed": QT_TRANSLATE_NOOP("core", "{place}: {value} is not a relationship. Write it like ABC-XYZ."),
}
_ANYTHING: Final = QT_TRANSLATE_NOOP("core", "{place}: {value} cannot stand here.")


def first_fault(error: ValidationError, lines: Lines) -> InputError:
    """The first thing that is wrong, as an error for people."""
    found = error.errors(include_url=False)[0]
    path = tuple(step for step in found["loc"] if step != "[key]")
    if found["type"] == "extra_forbidden":
        return _unknown_key(path, lines)
    known = {key: value for key, value in found.get("ctx", {}).items() if isinstance(value, (str, int))}
    words = _TYPE_WORDS.get(found["type"], _ANYTHING)
    return fault(path, lines, words, **{**known, "value": shown(found["input"])})


def _unknown_key(path: Path, lines: Lines) -> InputError:
    near = get_close_matches(str(path[-1]), _known_keys(path[:-1]), n=1)
    if near:
        text = QT_TRANSLATE_NOOP("core", "{place}: this key is not known. Did you mean {key}?")
        return fault(path, lines, text, key=near[0])
    text = QT_TRANSLATE_NOOP("core", "{place}: this key is not known. Keys that can stand here: {keys}.")
    return fault(path, lines, text, keys=", ".join(_known_keys(path[:-1])))


def _known_keys(path: Path) -> list[str]:
    section = tuple(step for step in path if isinstance(step, str))
    model: Any = _FORMS.get(section)
    return list(model.model_fields) if model else []
