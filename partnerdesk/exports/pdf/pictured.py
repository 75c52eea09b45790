"""Words with a picture beside them, as easy read has it: the picture shows what the words say."""

from __future__ import annotations

from collections.abc import Iterable

from partnerdesk.exports.pdf.blocks import Block, Stack
from partnerdesk.exports.pdf.ground import Ground
from partnerdesk.exports.pdf.icons import Icon


class Pictured(Block):
    """Blocks that say one thing, with a picture at their left; few words stand beside its middle.

    What goes on over a page goes on without the picture.
    """

    def __init__(
        self, picture: Icon | None, words: Iterable[Block] | Stack, *, indent: float, after: float = 0.0
    ) -> None:
        self._picture = picture
        self._words = words if isinstance(words, Stack) else Stack(words, after=0.0)
        self._indent = indent
        self.after = after

    @property
    def _side(self) -> float:
        return self._picture.side if self._picture is not None else 0.0

    def height(self, width: float) -> float:
        return max(self._side, self._words.height(width - self._indent))

    def beginning(self, width: float) -> float:
        return max(self._side, self._words.beginning(width - self._indent))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self._words.split(width - self._indent, room) if room >= self._side else None
        if parts is None:
            return None
        first, rest = parts
        assert isinstance(first, Stack)
        assert isinstance(rest, Stack)
        return (
            Pictured(self._picture, first, indent=self._indent),
            Pictured(None, rest, indent=self._indent, after=self.after),
        )

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        if self._picture is not None:
            with canvas.picture():
                self._picture.draw(canvas, x, y)
        room = width - self._indent
        down = max(0.0, self._side - self._words.height(room)) / 2
        self._words.draw(canvas, x + self._indent, y + down, room)
