"""Words onto a page, quickly: what reportlab's text object does, without what a line of ours does not need.

reportlab measures all text again as it sets it, and looks each letter up. Our lines have been measured, and most of
their letters are ASCII, which stands at its own place in the first part of every font. A document of 10,000 actions
has some 90,000 pieces of text: this is where their time goes.
"""

from __future__ import annotations

from typing import Any, Final

_ESCAPES: Final = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


class Fonts:
    """The fonts of one document by their names: each with what calls its first part."""

    def __init__(self, pdf: Any) -> None:
        self._document = pdf._doc  # noqa: SLF001
        self._known: dict[str, tuple[Any, str]] = {}

    def named(self, name: str) -> tuple[Any, str]:
        known = self._known.get(name)
        if known is None:
            from reportlab.pdfbase.pdfmetrics import getFont

            font = getFont(name)
            font.splitString(" ", self._document)  # there is a first part from then on
            known = self._known[name] = font, self.part(font, 0)
        return known

    def part(self, font: Any, number: int) -> str:
        """What calls a part of a font, of which each holds 256 letters."""
        return str(font.getSubsetInternalName(number, self._document))

    def coded(self, font: Any, text: str) -> list[tuple[int, bytes]]:
        """``text`` in the letters of the font's parts: the number of a part and places in it."""
        return list(font.splitString(text, self._document))


class Words:
    """Words set from ``(x, y)`` on, counted from the bottom left corner. It takes the same calls as reportlab's."""

    def __init__(self, fonts: Fonts, x: float, y: float) -> None:
        self._fonts = fonts
        self._code = [f"BT {x:.3f} {y:.3f} Td"]
        self._font: Any = None
        self._first = ""
        self._size = 0.0
        self._space = 0.0

    def setFont(self, name: str, size: float) -> None:  # noqa: N802
        self._font, self._first = self._fonts.named(name)
        self._size = size

    def setFillColorRGB(self, red: float, green: float, blue: float) -> None:  # noqa: N802
        self._code.append(f"{red:.5g} {green:.5g} {blue:.5g} rg")

    def setCharSpace(self, space: float) -> None:  # noqa: N802
        if space != self._space:
            self._code.append(f"{space:.5g} Tc")
            self._space = space

    def textOut(self, text: str) -> None:  # noqa: N802
        if text.isascii() and text.isprintable():
            self._show(
                self._first, text.translate(_ESCAPES) if "(" in text or ")" in text or "\\" in text else text
            )
            return
        from reportlab.lib.rl_accel import escapePDF

        for part, codes in self._fonts.coded(self._font, text):
            self._show(self._fonts.part(self._font, part), escapePDF(codes))

    def showCodes(self, font: str, size: float, codes: str) -> None:  # noqa: N802
        """Shaped text: hexadecimal codes in a font of the page (see ``embedding``)."""
        self._set = font, size
        self._code.append(f"/{font} {size:g} Tf <{codes}> Tj")

    def _show(self, part: str, escaped: str) -> None:
        self._code.append(f"{part} {self._size:g} Tf ({escaped}) Tj")

    def getCode(self) -> str:  # noqa: N802
        """The operators. Spacing does not go on to the next words."""
        if self._space:
            self._code.append("0 Tc")
        self._code.append("ET")
        return " ".join(self._code)
