"""What a file says about itself, twice: in the way of old readers (Info) and in that of new ones (XMP).

Both are made from the same values, which PDF/A demands. The XMP claims PDF/UA-1 and PDF/A-3a; the second claim asks
for a description of the words of the first, for they are not in its own list (ISO 19005-3, 6.6.2.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from partnerdesk.exports.pdf.about import About
from partnerdesk.exports.pdf.syntax import date, in_utc, stream, text

PROGRAM: Final = "PartnerDesk"

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_CLAIMS: Final = (
    "<pdfuaid:part>1</pdfuaid:part>"
    "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_SPACES['pdfuaid']}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


def title(about: About) -> str:
    """What the window of a reader is called: never nothing."""
    return about.title or about.subject or PROGRAM


def info(about: About) -> bytes:
    """The dictionary for old readers."""
    moment, said = date(about.made_at), [b"/Title", text(title(about))]
    for key, value in ((b"/Subject", about.subject), (b"/Author", about.author)):
        if value:
            said += [key, text(value)]
    said += [b"/Creator", text(PROGRAM), b"/Producer", text(PROGRAM)]
    said += [b"/CreationDate ", moment, b"/ModDate ", moment]
    return b"<<%s>>" % b"".join(said)


def xmp(about: About) -> bytes:
    """The stream for new readers, as plain text: programs that know nothing of PDF look for it."""
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">\n'
        f'<rdf:Description rdf:about=""{spaces}>\n'
        + "\n".join((*_said(about), _CLAIMS))
        + '\n</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
    return stream(b"/Type/Metadata/Subtype/XML", packet.encode(), packed=False)


def _said(about: About) -> Iterator[str]:
    moment = f"{in_utc(about.made_at):%Y-%m-%dT%H:%M:%SZ}"
    yield f"<dc:title>{_alternatives(title(about))}</dc:title>"
    if about.subject:
        yield f"<dc:description>{_alternatives(about.subject)}</dc:description>"
    if about.author:
        yield f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author, quote=False)}</rdf:li></rdf:Seq></dc:creator>"
    yield f"<dc:language><rdf:Bag><rdf:li>{escape(about.language, quote=False)}</rdf:li></rdf:Bag></dc:language>"
    yield f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool><pdf:Producer>{PROGRAM}</pdf:Producer>"
    yield f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"


def _alternatives(words: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(words, quote=False)}</rdf:li></rdf:Alt>'
