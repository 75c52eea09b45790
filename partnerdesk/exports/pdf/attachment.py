"""A file inside the file: the data that a document was made from, for programs (ISO 19005-3, 6.8)."""

from __future__ import annotations

from datetime import datetime

from partnerdesk.exports.pdf.about import Attachment
from partnerdesk.exports.pdf.objects import Objects
from partnerdesk.exports.pdf.syntax import date, name, ref, stream, text


def write_attachment(objects: Objects, attachment: Attachment, made_at: datetime) -> bytes:
    """Write ``attachment``. Gives the entries by which the document's catalogue names it."""
    params = b"<</Size %d/ModDate %s>>" % (len(attachment.data), date(made_at))
    kind = b"/Type/EmbeddedFile/Subtype%s/Params%s" % (name(attachment.media), params)
    data = objects.put(stream(kind, attachment.data))
    called = text(attachment.name)
    found = objects.put(
        b"<</Type/Filespec/F%s/UF%s/Desc%s/AFRelationship/Data/EF<</F %s/UF %s>>>>"
        % (called, called, text(attachment.description), ref(data), ref(data))
    )
    return b"/AF[%s]/Names<</EmbeddedFiles<</Names[%s%s]>>>>" % (ref(found), called, ref(found))
