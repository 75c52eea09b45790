"""A tree of HTML that cannot be written wrong: every text and every attribute is escaped here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Final

_EMPTY: Final = frozenset({"br", "meta"})
"""Elements that hold nothing and are not closed."""
_AS_IT_STANDS: Final = "style"
"""Browsers read no escapes in it. Only the sheet that is shipped goes in there, never a text of the record."""


@dataclass(slots=True)
class Node:
    """An element with its attributes and what it holds. An attribute without a value is written as its name alone."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Node | str] = field(default_factory=list)

    def add(self, tag: str, text: str = "", **attributes: str) -> Node:
        """A new element at the end of this one; ``class_`` and ``aria_label`` become ``class`` and ``aria-label``."""
        names = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        made = Node(tag, names, [text] if text else [])
        self.kids.append(made)
        return made

    def walk(self) -> Iterator[Node]:
        """This element and all inside it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def html(self) -> str:
        """The element as HTML."""
        attributes = "".join(
            f' {name}="{escape(value)}"' if value else f" {name}" for name, value in self.attributes.items()
        )
        if self.tag in _EMPTY:
            return f"<{self.tag}{attributes}>"
        inside = "".join(
            kid.html()
            if isinstance(kid, Node)
            else kid
            if self.tag == _AS_IT_STANDS
            else escape(kid, quote=False)
            for kid in self.kids
        )
        return f"<{self.tag}{attributes}>{inside}</{self.tag}>"
