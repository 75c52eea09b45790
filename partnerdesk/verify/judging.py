"""From what a PDF says, and what a document knows, to one answer.

Every reason for "changed" is looked for before anything else is said: a file with several faults names them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from partnerdesk.exports.pdf.objects import is_as_written
from partnerdesk.exports.record import short_code
from partnerdesk.model.records import SealedVersion
from partnerdesk.model.redaction import sealed_code
from partnerdesk.verify.again import Translate, print_again
from partnerdesk.verify.answer import Answer, Verdict
from partnerdesk.verify.document import Known
from partnerdesk.verify.papers import by_its_code
from partnerdesk.verify.printed import Code, PdfError, Printed, PrintedPage, read_printed
from partnerdesk.verify.record import Attached, read_attached
from partnerdesk.verify.sealing import look_at_seal, with_seal
from partnerdesk.verify.words import listed, not_the_newest, of_pages, redacted_since, shown
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

LARGEST: Final = 512 * 1024 * 1024
"""In bytes; what is larger is not looked into."""

_HEADER_WITHIN: Final = 1024
"""Readers look for the words %PDF in so many bytes at the beginning."""

CODE_LIMITS: Final = Phrase(
    QT_TRANSLATE_NOOP(
        "core",
        "The code shows change in the record. It does not show who signed, nor whether other words on the pages were"
        " changed.",
    )
)
_BYTES_LIMITS: Final = Phrase(
    QT_TRANSLATE_NOOP(
        "core",
        "This shows what was changed by accident or with another program. It does not show who signed, and somebody who"
        " sets out to deceive could write such a file anew.",
    )
)
_COMPARE: Final = Phrase(
    QT_TRANSLATE_NOOP(
        "core", "To be sure of the words on the pages, print the record again from the document and compare."
    )
)
_OTHER_DOCUMENT: Final = Phrase(
    QT_TRANSLATE_NOOP("core", "Check it beside the document that it was printed from, or beside none.")
)
_DO_NOT_RELY: Final = Phrase(
    QT_TRANSLATE_NOOP(
        "core",
        "Do not rely on this file. Print the record again from the document, or look at the paper that people signed.",
    )
)
_FETCH_AGAIN: Final = Phrase(
    QT_TRANSLATE_NOOP("core", "Ask for the PDF as it was saved from PartnerDesk, and check that.")
)


def check_file(path: Path, known: Known | None = None, *, translate: Translate = str) -> Answer:
    """Whether the record in the PDF at ``path`` is as it was sealed. Raises OSError when it cannot be read."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        text = QT_TRANSLATE_NOOP("core", "It is larger than any PDF that PartnerDesk makes.")
        return _cannot_tell([Phrase(text)], _FETCH_AGAIN)
    return check_pdf(data, known, translate=translate)


def cannot_open(error: OSError) -> Answer:
    """The answer for a file that does not let itself be read."""
    text = QT_TRANSLATE_NOOP("core", "It cannot be opened: {detail}.")
    return _cannot_tell([Phrase(text, detail=error.strerror or str(error))], _FETCH_AGAIN)


def check_pdf(data: bytes, known: Known | None = None, *, translate: Translate = str) -> Answer:
    """Whether the record in a PDF file is as it was sealed.

    Where a document is given, the file is held against it: the codes, and, page by page, what this program prints of
    the record today in the language of ``translate``.
    """
    try:
        printed = read_printed(data)
    except PdfError as error:
        return _cannot_tell([_unreadable(data, locked=error.locked)], _FETCH_AGAIN)
    seal, broken = look_at_seal(data, printed)
    answer = judge(printed, known, broken)
    if seal is not None:
        return with_seal(answer, seal) if answer.verdict is Verdict.UNCHANGED else answer
    if answer.verdict is Verdict.CHANGED:
        return answer
    again = answer if known is None else print_again(answer, data, printed, known, translate)
    return again if again is not answer else _by_itself(answer, data)


def judge(printed: Printed, known: Known | None = None, wrong: Iterable[Phrase] = ()) -> Answer:
    """The answer for a PDF that could be read. ``wrong`` is what is known to be wrong with it already."""
    read = [read_attached(each) for each in printed.attached]
    record = read[0] if len(read) == 1 else None
    if not printed.codes and (record is None or not record.canonical):
        return _without_code(drafted=record is not None)
    wrong = [*wrong, *_wrong_attachment(printed, read), *_wrong_numbers(printed, record)]
    if record is not None:
        wrong += [*_wrong_pages(printed, record), *_wrong_signatures(printed, record)]
    wrong += _bare_pages(printed)
    if wrong:
        return Answer(Verdict.CHANGED, tuple(wrong), (), (_DO_NOT_RELY,))
    if record is None:
        (code,) = printed.codes
        return by_its_code(code, known)
    return _held_against(record, known) if known else _unchanged(record)


# What can be wrong in the file itself


def _wrong_attachment(printed: Printed, read: list[Attached | None]) -> Iterator[Phrase]:
    if len(read) > 1:
        text = QT_TRANSLATE_NOOP("core", "{number} records are attached, where there must be one.")
        yield Phrase(text, number=len(read))
    elif read == [None]:
        yield Phrase(QT_TRANSLATE_NOOP("core", "What is attached is not a record, or no longer one."))
    elif len(printed.codes) > 1 and not read:
        text = QT_TRANSLATE_NOOP("core", "The pages belong to different records: {codes}.")
        yield Phrase(text, codes=", ".join(shown(code) for code in sorted(printed.codes)))


def _wrong_numbers(printed: Printed, record: Attached | None) -> Iterator[Phrase]:
    """Every page says which it is, and of how many. What is not of this record is counted elsewhere."""
    total = len(printed.pages)
    numbered = [
        (place, page)
        for place, page in enumerate(printed.pages, 1)
        if page.number is not None and (record is None or page.code == record.short)
    ]
    of = sorted({page.of for _, page in numbered if page.of is not None} - {total})
    if of:
        text = QT_TRANSLATE_NOOP("core", "There are {total} pages, where the pages speak of {of}.")
        yield Phrase(text, total=total, of=listed(of))
    elif any(page.number != place for place, page in numbered):
        yield Phrase(QT_TRANSLATE_NOOP("core", "The pages are not in the order of their numbers."))


def _wrong_pages(printed: Printed, record: Attached) -> Iterator[Phrase]:
    pages = list(enumerate(printed.pages, 1))
    foreign = printed.codes - {record.short}
    if foreign == printed.codes and len(foreign) == 1:
        text = QT_TRANSLATE_NOOP(
            "core", "The attached record has the code {attached}, but the pages say {printed}."
        )
        (code,) = foreign
        yield Phrase(text, attached=shown(record.short), printed=shown(code))
    else:
        for code in sorted(foreign):
            yield _foreign([(place, page) for place, page in pages if page.code == code], code)


def _bare_pages(printed: Printed) -> Iterator[Phrase]:
    bare = [place for place, page in enumerate(printed.pages, 1) if page.code is None]
    if bare:
        yield of_pages(
            bare,
            QT_TRANSLATE_NOOP("core", "Page {pages} does not say the record code."),
            QT_TRANSLATE_NOOP("core", "Pages {pages} do not say the record code."),
        )


def _foreign(pages: list[tuple[int, PrintedPage]], code: Code) -> Phrase:
    """Pages of another record, ``code``. Under the signatures the code is named in the text, too."""
    if any(code.digits in page.speaks_of for _, page in pages):
        one = QT_TRANSLATE_NOOP(
            "core", "Page {pages}, with the signatures, belongs to another record: {code}."
        )
        many = QT_TRANSLATE_NOOP(
            "core", "Pages {pages}, with the signatures, belong to another record: {code}."
        )
    else:
        one = QT_TRANSLATE_NOOP("core", "Page {pages} belongs to another record: {code}.")
        many = QT_TRANSLATE_NOOP("core", "Pages {pages} belong to another record: {code}.")
    return of_pages([place for place, _ in pages], one, many, code=shown(code))


def _wrong_signatures(printed: Printed, record: Attached) -> Iterator[Phrase]:
    """Signatures that were given to a record of which neither the attachment nor any foot of a page speaks."""
    spoken = [(place, page.speaks_of) for place, page in enumerate(printed.pages, 1) if page.speaks_of]
    known = record.earlier | {record.short.digits} | {code.digits for code in printed.codes}
    if spoken and not any(speaks_of & known for _, speaks_of in spoken):
        yield of_pages(
            [place for place, _ in spoken],
            QT_TRANSLATE_NOOP("core", "The signatures on page {pages} were given to another record."),
            QT_TRANSLATE_NOOP("core", "The signatures on pages {pages} were given to another record."),
        )


# Answers


def _unchanged(record: Attached, *more: Phrase) -> Answer:
    text = QT_TRANSLATE_NOOP("core", "Every page says the code of the attached record: {code}.")
    found = (_called(record), Phrase(text, code=shown(record.short)), *more)
    return Answer(Verdict.UNCHANGED, found, (CODE_LIMITS,), (_COMPARE,))


def _by_itself(answer: Answer, data: bytes) -> Answer:
    """Where nothing was printed that the file could be held against, its bytes must be those that were written."""
    if answer.verdict is not Verdict.UNCHANGED:
        return answer
    if is_as_written(data):
        text = QT_TRANSLATE_NOOP("core", "The file is as PartnerDesk wrote it, to the last byte.")
        return replace(answer, found=(*answer.found, Phrase(text)), limits=(_BYTES_LIMITS,))
    text = QT_TRANSLATE_NOOP(
        "core",
        "But the file is not as PartnerDesk wrote it: something on its pages or in it was changed, or another program"
        " saved it anew.",
    )
    return replace(answer, verdict=Verdict.CANNOT_TELL, found=(*answer.found, Phrase(text)))


def _called(record: Attached) -> Phrase:
    if not record.name:
        text = QT_TRANSLATE_NOOP("core", "This is version {version} of workshop {number}.")
        return Phrase(text, version=record.version, number=record.number)
    text = QT_TRANSLATE_NOOP("core", "This is version {version} of workshop {number} of “{name}”.")
    return Phrase(text, version=record.version, number=record.number, name=record.name)


def _held_against(record: Attached, known: Known) -> Answer:
    """The file agrees with itself; does the document say the same?"""
    same, called = known.same(record), known.called(record)
    if same is not None and known.intact(same):
        return _unchanged(record, *_in_document(same, known))
    if same is not None:
        text = QT_TRANSLATE_NOOP(
            "core",
            "The file agrees with its code, but in the document version {version} was changed after sealing.",
        )
        advice = Phrase(QT_TRANSLATE_NOOP("core", "Keep this file: it says what was sealed."))
        return Answer(Verdict.CHANGED, (Phrase(text, version=same.version),), (), (advice,))
    redacted = known.redacted(record.code)
    if redacted is not None and known.intact(redacted):
        return _unchanged(record, redacted_since(redacted))
    if called is not None and sealed_code(called) in record.redacted:
        text = QT_TRANSLATE_NOOP(
            "core",
            "It says that a name was taken out of it after it was sealed with the code {sealed}. The document is from"
            " before that, or another copy.",
        )
        words = Phrase(text, sealed=short_code(sealed_code(called)))
        return _cannot_tell([_called(record), words], _OTHER_DOCUMENT)
    if called is not None:
        text = QT_TRANSLATE_NOOP(
            "core",
            "Version {version} was sealed with the code {sealed}, but the record in this file has {code}.",
        )
        words = Phrase(
            text, version=called.version, sealed=short_code(called.code), code=short_code(record.code)
        )
        return Answer(Verdict.CHANGED, (words,), (), (_DO_NOT_RELY,))
    if known.holds(record):
        lacking = Phrase(QT_TRANSLATE_NOOP("core", "The document does not hold that version."))
        return _cannot_tell([_called(record), lacking], _OTHER_DOCUMENT)
    stranger = Phrase(QT_TRANSLATE_NOOP("core", "It is not a record of this document."))
    if known.asked:
        return _cannot_tell([_called(record), stranger], _OTHER_DOCUMENT)
    return _unchanged(record, stranger)


def _in_document(same: SealedVersion, known: Known) -> Iterator[Phrase]:
    yield Phrase(QT_TRANSLATE_NOOP("core", "The document holds it, sealed with the same code."))
    yield from not_the_newest(same, known.newest(same))


def _without_code(*, drafted: bool) -> Answer:
    if drafted:
        text = QT_TRANSLATE_NOOP("core", "It is a draft: the record was not sealed when it was printed.")
        advice = Phrase(
            QT_TRANSLATE_NOOP("core", "Seal the workshop, save the PDF again, and hand that one out.")
        )
        return _cannot_tell([Phrase(text)], advice)
    text = QT_TRANSLATE_NOOP(
        "core",
        "No page says a record code: it is a draft, or PartnerDesk did not make it, or the code was taken out.",
    )
    return _cannot_tell([Phrase(text)], _FETCH_AGAIN)


def _unreadable(data: bytes, *, locked: bool) -> Phrase:
    if locked:
        return Phrase(QT_TRANSLATE_NOOP("core", "It is locked with a password. PartnerDesk never does that."))
    if b"%PDF-" in data[:_HEADER_WITHIN]:
        return Phrase(QT_TRANSLATE_NOOP("core", "It is damaged and cannot be read."))
    return Phrase(QT_TRANSLATE_NOOP("core", "It is not a PDF."))


def _cannot_tell(found: Iterable[Phrase], advice: Phrase) -> Answer:
    return Answer(Verdict.CANNOT_TELL, tuple(found), (), (advice,))
