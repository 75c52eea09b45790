"""What anybody can hand over is taken in or refused in words: the kept examples of each target, and bytes near them.

``fuzz.py`` looks for more; what it finds becomes an example in ``corpus/``.
"""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faults.targets import CORPUS, PIECES, TARGETS

EXAMPLES = [(name, path.name) for name in TARGETS for path in sorted((CORPUS / name).iterdir())]


def test_there_are_examples_for_every_target_and_for_nothing_else() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_the_kept_examples(name: str, example: str) -> None:
    TARGETS[name]((CORPUS / name / example).read_bytes())


@cache
def kept(name: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]


def near(data: bytes, other: bytes, number: int) -> bytes:
    """Some bytes of ``data`` changed, left out, repeated, or put in from elsewhere."""
    draw, changed = random.Random(number), bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 5))):
        start = draw.randint(0, len(changed))
        end = min(len(changed), start + draw.choice((0, 1, 1, 4, 30)))
        at = draw.randint(0, len(other))
        changed[start:end] = draw.choice(
            (
                b"",
                draw.choice(PIECES),
                draw.randbytes(end - start),
                changed[start:end] * 2,
                other[at : at + 40],
            )
        )
    return bytes(changed)


@pytest.mark.parametrize("name", TARGETS)
def test_bytes_near_the_kept_examples(name: str) -> None:
    @given(st.sampled_from(kept(name)), st.sampled_from(kept(name)), st.integers(0, 2**32))
    @settings(max_examples=settings().max_examples // 10)
    def tried(data: bytes, other: bytes, number: int) -> None:
        TARGETS[name](near(data, other, number))

    tried()
