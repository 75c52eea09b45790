"""Types of partner: any words may be used; ten categories give each a colour, an icon and a place on the map."""

from __future__ import annotations

from typing import Final

from partnerdesk.wording import QT_TRANSLATE_NOOP

CATEGORY_LABELS: Final[dict[str, str]] = {
    "public": QT_TRANSLATE_NOOP("core", "Council or public body"),
    "education": QT_TRANSLATE_NOOP("core", "Education"),
    "health": QT_TRANSLATE_NOOP("core", "Health"),
    "justice": QT_TRANSLATE_NOOP("core", "Police and justice"),
    "voluntary": QT_TRANSLATE_NOOP("core", "Voluntary sector"),
    "business": QT_TRANSLATE_NOOP("core", "Business"),
    "community": QT_TRANSLATE_NOOP("core", "Residents and community"),
    "funder": QT_TRANSLATE_NOOP("core", "Funder"),
    "faith": QT_TRANSLATE_NOOP("core", "Faith group"),
    "person": QT_TRANSLATE_NOOP("core", "Individual"),
}

_TYPES: Final[dict[str, tuple[str, ...]]] = {
    "public": (
        "council",
        "government",
        "emergency service",
        "housing",
        "public body",
        "agency",
        "authority",
        "fire",
    ),
    "education": ("school", "college", "university", "training provider", "education", "academy", "nursery"),
    "health": ("health", "nhs", "hospital", "clinic", "care"),
    "justice": ("police", "justice", "probation", "court", "prison"),
    "voluntary": ("charity", "voluntary", "social enterprise", "trust", "volunteers", "ngo"),
    "business": ("business", "company", "employer", "firm", "trade", "chamber"),
    "community": ("community group", "community", "residents", "tenants", "parents", "young people"),
    "funder": ("funder", "foundation", "fund", "lottery"),
    "faith": ("faith group", "faith", "church", "mosque", "synagogue", "temple", "gurdwara"),
    "person": ("person", "individual"),
}
_CATEGORY: Final = {name: category for category, names in _TYPES.items() for name in names}

COMMON_TYPES: Final[tuple[str, ...]] = (
    "council", "government", "emergency service", "housing", "school", "college", "university", "training provider",
    "health", "police", "charity", "social enterprise", "business", "community group", "funder", "faith group",
    "person",
)  # fmt: skip
"""The types offered when a person chooses one. Any other words are as good."""


def category_of(type_name: str) -> str:
    """The category of a type; types that nobody foresaw belong to the voluntary sector."""
    return _CATEGORY.get(type_name.strip().casefold(), "voluntary")


def sector_of(type_name: str, *, community: bool) -> str:
    """The side of the table that an organisation sits on: its category, or the community when that leads it."""
    return "community" if community else category_of(type_name)


def is_type(words: str) -> bool:
    """Whether words are one of the types that have a category."""
    return words.strip().casefold() in _CATEGORY


def belongs_to(type_name: str, kind: str) -> bool:
    """Whether a type is one of a common kind: the same words, or words of the same category that are no kind of their
    own, as a hospital belongs to health."""
    typed = type_name.strip().casefold()
    if typed == kind or typed in COMMON_TYPES or typed not in _CATEGORY:
        return typed == kind
    return _CATEGORY[typed] == category_of(kind)


def type_meant(word: str) -> str:
    """The type that a word after ``#`` stands for: one of ours if its beginning is clear, else the word itself."""
    wanted = word.strip().casefold()
    if not wanted or wanted in _CATEGORY:
        return wanted
    begun = sorted({name for name in _CATEGORY if name.startswith(wanted)})
    common = [name for name in begun if name in COMMON_TYPES]
    for choice in (common, begun):
        if len(choice) == 1:
            return choice[0]
    return wanted


def type_guessed(name: str) -> str:
    """The type that an organisation's name suggests, for example "school" for Riverside School; "" when none does."""
    words = name.casefold().replace("'", " ").replace("’", " ").split()
    telling = [word for word in reversed(words) if word.removesuffix("s") not in _SAYS_LITTLE]
    for word in (*telling, *reversed(words)):
        singular = word.removesuffix("s")
        if word in _GUESS or singular in _GUESS:
            return _GUESS.get(word) or _GUESS[singular]
    return ""


_GUESS: Final[dict[str, str]] = {
    "council": "council", "borough": "council", "county": "council", "library": "council", "agency": "government",
    "office": "government", "fire": "emergency service", "ambulance": "emergency service", "home": "housing",
    "housing": "housing", "school": "school", "academy": "school", "nursery": "school", "college": "college",
    "university": "university", "training": "training provider", "nh": "health", "nhs": "health", "health": "health",
    "hospital": "health", "clinic": "health", "surgery": "health", "police": "police", "constabulary": "police",
    "probation": "police", "charity": "charity", "trust": "charity", "volunteer": "charity", "volunteers": "charity",
    "ltd": "business", "limited": "business", "plc": "business", "engineering": "business", "chamber": "business",
    "bus": "business", "buses": "business", "logistics": "business", "software": "business",
    "resident": "community group",
    "tenant": "community group", "forum": "community group", "assembly": "community group",
    "association": "community group",
    "panel": "community group", "group": "community group", "fund": "funder", "foundation": "funder",
    "lottery": "funder",
    "church": "faith group", "mosque": "faith group", "parish": "faith group", "diocese": "faith group",
    "synagogue": "faith group", "temple": "faith group",
}  # fmt: skip
_SAYS_LITTLE: Final = frozenset({"association", "assembly", "forum", "group", "office", "panel"})
"""These decide only when no other word does: a homes association is about homes."""
