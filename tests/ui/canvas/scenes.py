"""Small maps for tests."""

from __future__ import annotations

from collections.abc import Sequence

from ui.canvas.scene import Partner, Scene, Tie

NAMES = ("Riverside School", "Riverside Council", "Library", "Bus Company", "Young People's Panel", "Police")
TYPES = ("education", "public", "public", "business", "community", "justice")


def small_scene(links: Sequence[tuple[int, int, int | None]] = ((1, 2, 3), (2, 5, 1), (2, 6, 4))) -> Scene:
    """Six partners with ids from 1 on, the last not in the room, and links ``(a, b, level)``."""
    partners = {
        at: Partner(at, name, kind, kind, kind == "community", present=at < len(NAMES))
        for at, (name, kind) in enumerate(zip(NAMES, TYPES, strict=True), start=1)
    }
    ties = tuple(Tie(at, a, b, level) for at, (a, b, level) in enumerate(links, start=1))
    return Scene(partners, ties)


def large_scene(count: int) -> Scene:
    """``count`` partners and twice as many links."""
    partners = {
        at: Partner(at, f"Partner organisation {at}", TYPES[at % 6], "", at % 7 == 0, at % 5 != 0)
        for at in range(1, count + 1)
    }
    ties = tuple(
        Tie(at + 1, at % count + 1, (at * 7919 + at // count + 1) % count + 1, at % 5)
        for at in range(2 * count)
        if at % count != (at * 7919 + at // count + 1) % count
    )
    return Scene(partners, ties)
