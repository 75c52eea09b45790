"""How a PDF reads: its tree with the words of every element, and its words in the order in which they come out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.paper import Pdf, marked_words

_SHORT = 60
"""So many characters of an element's words stand in its line."""
_IN_ONE_LINE = frozenset({"/TR", "/LI"})
_CODE = re.compile(r"\b[0-9a-f]{4}( [0-9a-f]{4}){3}\b")
"""A record code changes with every word of the record."""


@dataclass
class Read:
    """An element of the tree: what it is called, its own words, and the elements in it."""

    role: str
    said: str
    words: str = ""
    kids: list[Read] = field(default_factory=list)

    def walk(self) -> Iterator[Read]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


def tree_of(pdf: bytes) -> Read:
    """The tree of a PDF with its words. Those of an element that holds others stand before theirs."""
    words = {
        (page, mark): said
        for page, marks in enumerate(marked_words(pdf))
        for mark, said in marks
        if mark >= 0
    }
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        return _read(_listed(file.Root.StructTreeRoot.K)[0], pages, words)


def outline_of(pdf: bytes) -> str:
    """The tree as lines to keep and compare: roles, nesting, and the beginning of the words of each element."""
    return "\n".join(_lines(tree_of(pdf), 0)) + "\n"


def words_in_tree(pdf: bytes) -> list[str]:
    """All words in the order in which the tree reads them aloud."""
    return [word for element in tree_of(pdf).walk() for word in element.words.split()]


def words_of_content(pdf: Pdf) -> list[str]:
    """All words in the order in which programs without an eye for the tree take them from the pages, but for what
    stands on every page."""
    return [word for page in marked_words(pdf) for mark, said in page if mark >= 0 for word in said.split()]


def _read(element: Any, pages: dict[tuple[int, int], int], words: dict[tuple[int, int], str]) -> Read:
    made = Read(str(element.S), _attributes(element))
    for kid in _listed(element.get("/K", Array([]))):
        if isinstance(kid, Dictionary) and "/S" in kid:
            made.kids.append(_read(kid, pages, words))
        elif isinstance(kid, int):
            made.words += words.get((pages[element.Pg.objgen], kid), "")
        elif kid.get("/Type") == Name.MCR:
            made.words += words.get((pages[kid.get("/Pg", element.get("/Pg")).objgen], int(kid.MCID)), "")
    made.words = " ".join(made.words.split())
    return made


def _listed(kids: Any) -> list[Any]:
    return list(kids) if isinstance(kids, Array) else [kids]


def _attributes(element: Any) -> str:
    """What is said of an element besides its role: what it heads, how it is numbered, its words for those who do not
    see it."""
    said = [
        str(each[key])[1:]
        for each in _listed(element.get("/A", Array([])))
        for key in ("/Scope", "/ListNumbering")
        if key in each
    ]
    if "/Alt" in element:
        said.append(f"“{_short(str(element.Alt))}”")
    return " ".join(said)


def _lines(element: Read, depth: int) -> Iterator[str]:
    if element.role in _IN_ONE_LINE:
        yield "  " * depth + _in_one_line(element)
        return
    yield "  " * depth + _called(element)
    for kid in element.kids:
        yield from _lines(kid, depth + 1)


def _in_one_line(element: Read) -> str:
    if not element.kids:
        return _called(element)
    return f"{_called(element)} [{' | '.join(_in_one_line(kid) for kid in element.kids)}]"


def _called(element: Read) -> str:
    return " ".join(each for each in (element.role[1:], element.said, _short(element.words)) if each)


def _short(words: str) -> str:
    words = _CODE.sub("(code)", " ".join(words.split()))
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"
