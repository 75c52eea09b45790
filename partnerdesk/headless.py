"""What the headless commands do: the same core as the desktop's, from a file to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from partnerdesk.errors import DamagedError, ExportError, InputError, PasswordNeededError
from partnerdesk.imports.outline import read_outline, snapshot_of_outline, write_outline
from partnerdesk.model.records import SealedVersion
from partnerdesk.model.secret import Secret
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.storage.document import SUFFIX, Document
from partnerdesk.storage.refusals import password_needed
from partnerdesk.storage.schema import MAGIC
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from partnerdesk.sealing.certificate import Certificate
    from partnerdesk.verify.answer import Answer

_TEXTS: Final = {"outline": "outline.yaml", "json": "record.json"}
"""The outputs that are text, and how the names of their files end. All others are kinds of paper."""
_FOLDERS: Final = "organisation-sheets"
"""The kind that may go into a folder, one file each."""


Ask = Callable[[Path], str]
"""Gives the password of a document that has one. Raises PartnerDeskError when there is none to be had."""


def _nobody(path: Path) -> NoReturn:
    raise password_needed(path)


def make_document(path: Path, outline_path: Path | None, password: str | None = None) -> None:
    """Make a document at ``path``, empty or with everything an outline says, locked where a ``password`` is given.

    On any fault no file stays behind. Raises InputError for what is wrong with the outline, DocumentError when the
    document cannot be made.
    """
    outline = read_outline(outline_path) if outline_path is not None else None
    if not path.parent.is_dir():
        text = QT_TRANSLATE_NOOP("core", "There is no folder {folder}. Make it, or write to another folder.")
        raise ExportError(Phrase(text, folder=str(path.parent)))
    secret = Secret.new(password) if password is not None else None
    document = Document.create(path, "" if outline else path.stem, secret)
    try:
        with document:
            if outline is not None:
                write_outline(document.editor, outline, barrier=True)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def opened(path: Path, ask: Ask) -> Document:
    """The document at ``path``; ``ask`` is asked for its password if it has one. Raises DocumentError."""
    try:
        return Document.open(path)
    except PasswordNeededError:
        from partnerdesk.storage.unlocking import unlock

        return Document.open(path, secret=unlock(path, ask(path)))


def record_in(path: Path, ask: Ask) -> Snapshot:
    """The record in a document, or the one that an outline describes."""
    if is_document(path):
        with opened(path, ask) as document:
            return document.snapshot()
    return snapshot_of_outline(read_outline(path))


def certificate_at(path: Path | None, ask: Callable[[bool], str]) -> Certificate:
    """The certificate in the PKCS#12 file at ``path``, by default the user's own, which is made on first use.

    ``ask`` gives the passphrase; it is told whether that is a new one. Raises InputError.
    """
    from partnerdesk.sealing.certificate import make_certificate, own_path, read_certificate

    place = path or own_path()
    if path is None and not place.exists():
        return make_certificate(place, _user_name(), ask(True))
    if not place.is_file():
        raise InputError(Phrase(QT_TRANSLATE_NOOP("core", "There is no file {path}."), path=str(place)))
    return read_certificate(place, ask(False))


def _user_name() -> str:
    """Who the system says is working; whoever is not known to it makes a certificate in the program's name."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "PartnerDesk"


def outputs() -> dict[str, str]:
    """Every output that :func:`export` knows by its name, and what it is."""
    from partnerdesk.exports.pdf.papers.kinds import KINDS

    texts = {
        "outline": "The record as an outline: YAML, or JSON when PATH ends in .json.",
        "json": "The record as JSON.",
    }
    return {each.key: f"{each.title} ({each.size}). {each.purpose}" for each in KINDS} | texts


def export(
    source: Path,
    kind: str,
    target: Path | None,
    certificate: Certificate | None = None,
    *,
    ask: Ask = _nobody,
    names: bool = True,
    without: frozenset[str] = frozenset(),
    tell: Callable[[Phrase], None] = lambda _: None,
) -> Path:
    """Write the output ``kind``, one of :func:`outputs`, of the record in ``source``. Gives where it is.

    The summary, or its large print, is sealed with the ``certificate`` where one is given. Without ``target`` it is
    written beside ``source``; a target that ends in .html gets the paper as a web page; the sheets of organisations go
    into a folder as one file each. Without ``names`` people are printed by their roles;
    the sections ``without`` are left out, and the name of the file says that it is a part.
    ``ask`` gives the password of a document that has one. ``tell`` hears which characters could not be printed. Raises
    InputError, DocumentError or ExportError.
    """
    from partnerdesk.exports.atomic import write_text_atomically

    part = "-part" if without else ""
    path = target or source.with_name(f"{source.stem}-{_TEXTS.get(kind, f'{kind}{part}.pdf')}")
    if path.exists() and source.exists() and path.samefile(source):
        text = QT_TRANSLATE_NOOP(
            "core", "{name} is what is being exported. Choose another name for the output."
        )
        raise ExportError(Phrase(text, name=path.name))
    snapshot = record_in(source, ask)
    if certificate is not None:
        from partnerdesk.exports.html.twin import ENDINGS

        if path.suffix.lower() in ENDINGS:
            text = QT_TRANSLATE_NOOP("core", "Only a PDF can be sealed. Give -o a name that ends in .pdf.")
            raise ExportError(Phrase(text))
    if kind not in _TEXTS:
        if _export_paper(snapshot, kind, path, certificate, names=names, without=without):
            _tell_of_lost(snapshot, tell)
        return path
    write_text_atomically(path, _text(snapshot, kind, path.suffix))
    return path


def _tell_of_lost(snapshot: Snapshot, tell: Callable[[Phrase], None]) -> None:
    from partnerdesk.exports.pdf.unprintable import not_printed

    words = not_printed(snapshot)
    if words is not None:
        tell(words)


def _export_paper(
    snapshot: Snapshot,
    key: str,
    path: Path,
    certificate: Certificate | None,
    *,
    names: bool,
    without: frozenset[str],
) -> bool:
    """Gives whether it is paper, and not a web page, for which every system has letters of its own."""
    from partnerdesk.exports.html.twin import ENDINGS, export_twin
    from partnerdesk.exports.pdf.papers.export import export_paper, export_single_sheets
    from partnerdesk.exports.pdf.papers.kinds import kind_of
    from partnerdesk.exports.pdf.papers.order import Order

    order = Order(kind_of(key), snapshot, names=names, without=without, certificate=certificate)
    if key == _FOLDERS and path.is_dir():
        export_single_sheets(order, path)
    elif path.suffix.lower() in ENDINGS:
        export_twin(order, path)
        return False
    else:
        export_paper(order, path)
    return True


def exported_text(source: Path, kind: str, ask: Ask) -> str:
    """The output ``kind`` as text, for standard output. Raises ExportError for what is no text."""
    if kind not in _TEXTS:
        text = QT_TRANSLATE_NOOP("core", "A PDF cannot be written to the screen. Give -o the name of a file.")
        raise ExportError(Phrase(text))
    return _text(record_in(source, ask), kind)


def check(path: Path, ask: Ask = _nobody) -> str:
    """One line that says that all is well. Raises InputError, DocumentError or DamagedError when it is not."""
    snapshot = record_in(path, ask)
    _refuse_changed_seals(snapshot, path)
    counted = (
        f"{path.name} is in order: {_count(len(snapshot.organisations), 'organisation')},"
        f" {_count(len(snapshot.workshop_goals()), 'goal')}, {_count(len(snapshot.workshop_actions()), 'action')}."
    )
    return f"{counted} {' '.join(_seal_words(snapshot))}"


def verify(path: Path, against: Path | None, ask: Ask = _nobody) -> Answer:
    """Whether the record in a PDF, or in a document, is as it was sealed. ``against`` is a document to hold a PDF to,
    ``ask`` gives the password of a document that has one.

    Raises DocumentError for a document that cannot be opened, OSError for a PDF that cannot be read.
    """
    from partnerdesk.verify.document import Known
    from partnerdesk.verify.judging import check_file

    if is_document(path):
        return _verify_document(path, ask)
    if against is None:
        return check_file(path)
    with opened(against, ask) as document:
        known = Known(document.snapshot())
    return check_file(path, known)


def _verify_document(path: Path, ask: Ask) -> Answer:
    from partnerdesk.verify.answer import Answer, Verdict

    with opened(path, ask) as document:
        snapshot = document.snapshot()
    if not snapshot.sealed_versions:
        text = QT_TRANSLATE_NOOP("core", "No workshop in it has been sealed, so there is no code to compare.")
        return Answer(Verdict.CANNOT_TELL, (Phrase(text),))
    try:
        _refuse_changed_seals(snapshot, path)
    except DamagedError as error:
        return Answer(Verdict.CHANGED, (error.phrase,))
    limits = Phrase(
        QT_TRANSLATE_NOOP("core", "The code shows change in the record. It does not show who signed.")
    )
    return Answer(Verdict.UNCHANGED, tuple(Phrase(each) for each in _seal_words(snapshot)), (limits,))


def _seal_words(snapshot: Snapshot) -> Iterator[str]:
    """A sentence for each workshop. Where a seal does not hold, :func:`check` has refused the document before."""
    from partnerdesk.exports.record import sealed_version, short_code
    from partnerdesk.rules.signing import redacted_words

    for each in sorted(snapshot.workshops, key=lambda workshop: workshop.number):
        sealed = sealed_version(snapshot.of_workshop(each.id))
        which = f"Workshop {each.number}" if len(snapshot.workshops) > 1 else "It"
        if sealed is None:
            yield f"{which} is not sealed."
        else:
            code = short_code(sealed.code)
            yield f"{which} is sealed as version {sealed.version}, and its code is right: {code}."
        for version in snapshot.sealed_versions:
            taken_out = redacted_words(version, str) if version.workshop_id == each.id else None
            if taken_out is not None:
                yield str(taken_out)


def at_workshop(snapshot: Snapshot, number: int) -> Snapshot:
    """The record as of the workshop of this number. Raises InputError when there is none."""
    found = next((each for each in snapshot.workshops if each.number == number), None)
    if found is None:
        text = QT_TRANSLATE_NOOP("core", "There is no workshop {number} in this record. It has: {numbers}.")
        there = ", ".join(str(each) for each in sorted(each.number for each in snapshot.workshops))
        raise InputError(Phrase(text, number=number, numbers=there))
    return snapshot.of_workshop(found.id)


def insights_text(snapshot: Snapshot, figures: dict[str, Any]) -> str:
    """The most telling figures in a few lines for people."""
    return "\n".join(_insight_lines(snapshot, figures))


def is_document(path: Path) -> bool:
    """Whether ``path`` is to be opened as a document: by its name, or by how the file begins."""
    if path.suffix == SUFFIX:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError):
        return False


def _text(snapshot: Snapshot, kind: str, ending: str = "") -> str:
    if kind == "json":
        from partnerdesk.exports.record import record_json

        return record_json(snapshot)
    from partnerdesk.exports.outline import outline_json, outline_yaml

    return outline_json(snapshot) if ending.lower() == ".json" else outline_yaml(snapshot)


def _refuse_changed_seals(snapshot: Snapshot, path: Path) -> None:
    """Every sealed text still has its code, and every workshop still says what was sealed of it. Raises DamagedError
    that names every version of which that is not so."""
    from partnerdesk.exports.record import changed_seals

    changed = changed_seals(snapshot)
    if changed:
        raise _changed(path, snapshot, changed)


def _changed(path: Path, snapshot: Snapshot, versions: tuple[SealedVersion, ...]) -> DamagedError:
    numbers = {each.id: each.number for each in snapshot.workshops}
    if len(versions) > 1:
        text = QT_TRANSLATE_NOOP(
            "core", "{name}: changed since they were sealed: {versions}. Compare them with printed copies."
        )
        said = [f"version {each.version} of workshop {numbers[each.workshop_id]}" for each in versions]
        return DamagedError(Phrase(text, name=path.name, versions=", ".join(said)))
    text = QT_TRANSLATE_NOOP(
        "core",
        "{name}: version {version} of workshop {number} has been changed since it was sealed."
        " Compare it with a printed copy.",
    )
    [only] = versions
    return DamagedError(Phrase(text, name=path.name, version=only.version, number=numbers[only.workshop_id]))


def _insight_lines(snapshot: Snapshot, figures: dict[str, Any]) -> Iterator[str]:
    from partnerdesk.rules.promises import promise_words, promises

    definition = figures["definition"]
    yield snapshot.workshop.title or snapshot.partnership.name
    types = _count(figures["types_present"], "type")
    yield f"In the room: {_count(figures['present'], 'organisation')} of {types}."
    yield (
        f"Definition: across organisations {'yes' if definition['cross_organisational'] else 'no'},"
        f" working together {_share(definition['working_together'])},"
        f" commonly held {_share(definition['commonly_held'])}, hard alone {_share(definition['hard_alone'])}."
    )
    for goal in snapshot.workshop_goals():
        if goal.code in figures["goals"]:
            yield f"{goal.code} {_first_line(goal.text)}: {figures['goals'][goal.code]['verdict']}"
    for action in snapshot.workshop_actions():
        yield f"{action.code} {_first_line(action.text)}: {figures['actions'][action.code]['class']}"
    kept = promises(snapshot)
    if kept.due:
        yield str(promise_words(kept))


def _first_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 70 else f"{line[:67]}..."


def _share(value: float | None) -> str:
    return "not yet known" if value is None else f"{value:.0%}"


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
