"""Fonts of shaped text in a PDF file: each holds only the forms that were drawn, and the text each stands for.

A form is one glyph of its own (see ``truetype``) and one entry in the font's table of text (ToUnicode). So what is
read from the page is the text itself, whatever its script does to the letters. From right to left glyphs stand in the
order in which they are seen, as readers expect; there each glyph stands for one character, and a form of several
characters is followed by empty glyphs for the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from struct import unpack_from
from typing import Any, Final, NamedTuple

from partnerdesk.exports.pdf.fallback import Typeface
from partnerdesk.exports.pdf.opentype import tables
from partnerdesk.exports.pdf.shaping import Form, Piece
from partnerdesk.exports.pdf.truetype import Letter, font_of

_MOST_FORMS: Final = 20_000
"""A font may have 65,535 glyphs. These leave room for the parts they are made of; further forms open another font."""

_BLOCK: Final = 100
"""So many entries a block of a ToUnicode table may have."""


class Coded(NamedTuple):
    """How a piece is drawn: the font's name on the page, its size beside that of the text, codes as hex digits."""

    font: str
    scale: float
    codes: str


class Embedding:
    """The fonts of shaped text in one document of reportlab's."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._fonts: dict[str, _Font] = {}
        self._made = 0
        self._known: dict[int, tuple[Piece, Coded]] = {}
        """By their identity, for pieces are remembered words: telling them apart by their content takes long."""

    def coded(self, piece: Piece) -> Coded:
        """The codes for a shaped piece, whose font joins the document if it is new there."""
        known = self._known.get(id(piece))
        if known is None:
            known = self._known[id(piece)] = piece, self._code(piece)
        return known[1]

    def _code(self, piece: Piece) -> Coded:
        typeface = piece.font
        assert isinstance(typeface, Typeface)
        font = self._fonts.get(typeface.key)
        if font is None or font.full:
            font = self._fonts[typeface.key] = self._begin(typeface)
        split = _one_by_one if piece.turned else iter
        codes = "".join(f"{font.code(form):04x}" for form in split(piece.forms))
        return Coded(font.name, typeface.scale, codes)

    def _begin(self, typeface: Typeface) -> _Font:
        from reportlab.pdfbase.pdfdoc import PDFObjectReference

        self._made += 1
        font = _Font(typeface, f"S{self._made}")
        self._document.delayedFonts.append(font)
        self._document.idToObject["BasicFonts"].dict[font.name] = PDFObjectReference(font.name)
        return font


def _one_by_one(forms: tuple[Form, ...]) -> Iterator[Form]:
    """Forms from right to left as forms of one character each."""
    for text, (glyphs, advance) in forms:
        share = advance // len(text)
        yield Form(text[-1], Letter(glyphs, advance - share * (len(text) - 1)))
        for character in reversed(text[:-1]):
            yield Form(character, Letter((), share))


class _Font:
    """One font of a document, written when the document is saved: reportlab calls ``addObjects``."""

    def __init__(self, typeface: Typeface, name: str) -> None:
        self.name = name
        self._typeface = typeface
        self._codes: dict[Form, int] = {}

    @property
    def full(self) -> bool:
        return len(self._codes) >= _MOST_FORMS

    def code(self, form: Form) -> int:
        return self._codes.setdefault(form, len(self._codes) + 1)

    def addObjects(self, document: Any) -> None:  # noqa: N802
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        typeface, forms = self._typeface, list(self._codes)
        data = font_of(typeface.data, [form.letter for form in forms])
        tag = "".join(chr(ord("A") + byte % 26) for byte in sha256(data).digest()[:6])
        base = PDFName(f"{tag}+{typeface.name}")
        identity = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        descendant = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": PDFDictionary(identity),
            "CIDToGIDMap": PDFName("Identity"),
            "DW": 0,
            "W": PDFArray(
                [1, PDFArray([_thousandths(form.letter.advance, typeface.units) for form in forms])]
            ),
            "FontDescriptor": self._descriptor(document, base, data),
        }
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": base,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant), self.name + ".cid")]),
            "ToUnicode": self._stream(document, _to_unicode([form.text for form in forms]), "text"),
        }
        document.Reference(PDFDictionary(font), self.name)

    def _descriptor(self, document: Any, base: Any, data: bytes) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        found, units = tables(data), self._typeface.units
        box = unpack_from(">4h", data, found["head"].start + 36)
        ascent, descent = unpack_from(">2h", data, found["hhea"].start + 4)
        descriptor = {
            "Type": PDFName("FontDescriptor"),
            "FontName": base,
            "Flags": 4,  # its codes follow no standard
            "FontBBox": PDFArray([_thousandths(side, units) for side in box]),
            "ItalicAngle": 0,
            "Ascent": _thousandths(ascent, units),
            "Descent": _thousandths(descent, units),
            "CapHeight": _thousandths(ascent, units),
            "StemV": 80,
            "FontFile2": self._stream(document, data, "file", Length1=len(data)),
        }
        return document.Reference(PDFDictionary(descriptor), self.name + ".descriptor")

    def _stream(self, document: Any, content: bytes, part: str, **entries: Any) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream, PDFZCompress

        stream = PDFStream(dictionary=PDFDictionary(entries), content=content, filters=[PDFZCompress])
        return document.Reference(stream, f"{self.name}.{part}")


def _thousandths(units: int, per_em: int) -> float:
    return round(units * 1000 / per_em, 2)


def _to_unicode(texts: list[str]) -> bytes:
    """A table from codes, which count from 1, to the text they stand for."""
    lines = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in enumerate(texts, start=1)]
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    listed = "\n".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{listed}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
