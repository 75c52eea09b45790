"""The command line: opens the desktop, and answers the headless commands from the same core.

Exit codes: 0 done, 1 refused or failed with one clear line on standard error, 2 wrong usage. Nothing heavy is imported
before it is known to be needed.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NoReturn

from partnerdesk import __version__
from partnerdesk.errors import InputError, PartnerDeskError
from partnerdesk.terminal import PasswordAsker, add_password_option
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_COMMANDS_HELP: Final = """\
commands, which need no display:
  partnerdesk new FILE [--from OUTLINE]       make a document
  partnerdesk insights FILE [--json] [--workshop N]
                                              what the record says: figures and verdicts
  partnerdesk export FILE --as KIND [-o PATH] write the summary or another paper (PDF), the outline or the record
  partnerdesk check FILE                      is the document whole, and as it was sealed?
  partnerdesk verify FILE [--document FILE]   is the record in a PDF as it was sealed: unchanged, changed, cannot tell?

FILE is a .partnerdesk document; insights, export and check also take an outline (YAML or JSON).
verify takes a PDF or a document. For a document with a password, give --password-file to any of them, or type it.
Say "partnerdesk COMMAND --help" for more.
"""

_OUTLINE_HELP: Final = (
    "a YAML or JSON file in the form of the worked examples; export FILE --as outline writes one"
)
_SOURCE_HELP: Final = "a .partnerdesk document, or an outline (YAML or JSON)"
_OWN_CERTIFICATE: Final = Path()
_WHOLE: Final = ("summary", "large-print")
"""The kinds of paper of the whole record: sections may be left out of them, or they may be sealed."""
_WORKSHOP_HELP: Final = "the number of an earlier workshop; default: the one being worked on"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for. Gives the exit code; never lets a traceback out for what people may do."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        code = _COMMANDS[given[0]](given[1:]) if given and given[0] in _COMMANDS else _desktop(given)
        sys.stdout.flush()
    except PartnerDeskError as error:
        return _failed(str(error))
    except KeyboardInterrupt:
        return _failed("stopped before it was done.")
    except BrokenPipeError:
        return _reader_left()
    except FileNotFoundError as error:
        return _failed(f"There is no file {error.filename or 'of that name'}.")
    except IsADirectoryError as error:
        return _failed(f"{error.filename or 'That'} is a folder. Give a file.")
    except OSError as error:
        return _failed(f"{error.filename or 'the file'} cannot be used: {error.strerror or error}.")
    except Exception as error:  # noqa: BLE001 - a fault of ours must not look like one of theirs
        return _our_fault(error)
    return code


def _speak_utf8() -> None:
    """Whatever the console was set to: what is written for programs is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _failed(words: str) -> int:
    print(f"partnerdesk: {' '.join(words.split())}", file=sys.stderr)
    return 1


def _reader_left() -> int:
    """Whoever read our output had enough. What Python would still flush at its end goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _our_fault(error: Exception) -> int:
    if os.environ.get("PARTNERDESK_DEBUG"):
        raise error
    return _failed(
        f"something went wrong that should not have. Please report this: {type(error).__name__} at {_where(error)}."
    )


def _where(error: Exception) -> str:
    """The place in the program. What the error says is not told: it may hold words of the record."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    return ", ".join(f"{Path(each.filename).name}:{each.lineno}" for each in frames[-3:])


def _parser(name: str, description: str) -> argparse.ArgumentParser:
    prog = f"partnerdesk {name}".strip()
    return argparse.ArgumentParser(prog=prog, description=description, allow_abbrev=False)


def _desktop(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="partnerdesk",
        description="Runs a partnership workshop offline and prints the record that everyone has agreed and signed.",
        epilog=_COMMANDS_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="the document to open in the desktop"
    )
    parser.add_argument("--example", action="store_true", help="open a copy of a worked example")
    parser.add_argument("--version", action="version", version=f"PartnerDesk {__version__}")
    chosen = parser.parse_args(given)
    if chosen.example and chosen.file is not None:
        parser.error("give either a FILE or --example")
    if chosen.file is not None and not chosen.file.exists():
        text = QT_TRANSLATE_NOOP("core", "There is no file {path}.")
        raise PartnerDeskError(Phrase(text, path=str(chosen.file)))
    if not _has_display():
        return _walk_example() if chosen.example else _no_display()
    return _open_desktop(chosen.file, example=chosen.example)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _no_display() -> NoReturn:
    text = QT_TRANSLATE_NOOP(
        "core",
        "There is no display for the desktop here. Try partnerdesk --example, or see partnerdesk --help.",
    )
    raise PartnerDeskError(Phrase(text))


def _open_desktop(path: Path | None, *, example: bool) -> int:
    _refuse_foreign_ui()
    gc.disable()  # nothing that the start makes is rubbish; the desktop goes on collecting once it stands
    try:
        from ui.app import run
    except ImportError as error:
        text = QT_TRANSLATE_NOOP(
            "core", "The desktop cannot start: a library is missing. Install it and try again. ({detail})"
        )
        raise PartnerDeskError(Phrase(text, detail=str(error))) from error
    return run(path, example=example)


def _refuse_foreign_ui() -> None:
    """``ui`` is a common name: another program's package of that name may stand before ours."""
    from importlib.util import find_spec

    found = find_spec("ui")
    ours = Path(__file__).resolve().parent.parent / "ui"
    if found is None or found.origin is None or Path(found.origin).resolve().parent != ours:
        text = QT_TRANSLATE_NOOP(
            "core",
            "The package ui of another program stands before PartnerDesk's own ({place})."
            " Install PartnerDesk by itself, for example with pipx.",
        )
        raise PartnerDeskError(Phrase(text, place=str(found.origin) if found else "nowhere"))


def _walk_example() -> int:
    from partnerdesk.example import walk_example

    print("There is no display here, so the worked example is walked through without the desktop.")
    done = walk_example()
    print(f"Document: {done.document}")
    print(f"Signed summary: {done.summary}")
    return 0


def _new(given: Sequence[str]) -> int:
    parser = _parser("new", "Make a new document. An existing file is never overwritten.")
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the document to make, for example Town.partnerdesk"
    )
    parser.add_argument("--from", dest="outline", type=Path, metavar="OUTLINE", help=_OUTLINE_HELP)
    add_password_option(parser, "lock the document with a password, which nobody can find out for you")
    chosen = parser.parse_args(given)
    from partnerdesk.headless import make_document

    make_document(chosen.file, chosen.outline, PasswordAsker(chosen.password_file).given)
    print(chosen.file)
    return 0


def _insights(given: Sequence[str]) -> int:
    parser = _parser("insights", "What the record says: figures and verdicts.")
    parser.add_argument("file", type=Path, metavar="FILE", help=_SOURCE_HELP)
    parser.add_argument("--json", action="store_true", help="all figures as JSON, for programs")
    parser.add_argument("--workshop", type=int, metavar="N", help=_WORKSHOP_HELP)
    add_password_option(parser)
    chosen = parser.parse_args(given)
    from partnerdesk.headless import at_workshop, insights_text, record_in
    from partnerdesk.rules.trend import figures_as_signed

    snapshot = record_in(chosen.file, PasswordAsker(chosen.password_file))
    if chosen.workshop is not None:
        snapshot = at_workshop(snapshot, chosen.workshop)
    figures = figures_as_signed(snapshot)
    if chosen.json:
        import json

        print(json.dumps(figures, ensure_ascii=False, indent=1, allow_nan=False))
    else:
        print(insights_text(snapshot, figures))
    return 0


def _export(given: Sequence[str]) -> int:
    from partnerdesk.exports.pdf.sections.choice import SECTIONS, sections_named
    from partnerdesk.headless import certificate_at, export, exported_text, outputs

    known = outputs()
    parser = _parser("export", "Write one of the outputs of a record. Nothing in the record changes.")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(["kinds:", *(f"  {name:20} {what}" for name, what in known.items())])
    parser.add_argument("file", type=Path, metavar="FILE", help=_SOURCE_HELP)
    parser.add_argument(
        "--as",
        dest="kind",
        required=True,
        metavar="KIND",
        help="what to write, see below",
    )
    parser.add_argument(
        "-o",
        dest="path",
        type=Path,
        metavar="PATH",
        help="where to write, - for standard output; default: beside FILE. A paper whose name ends in .html is written"
        " as a web page; organisation-sheets may go into a folder.",
    )
    parser.add_argument(
        "--certificate",
        nargs="?",
        type=Path,
        const=_OWN_CERTIFICATE,
        metavar="FILE",
        help="seal the summary, or its large print, with the certificate in a PKCS#12 file; without FILE with your own,"
        " which is made when it is first used. The passphrase is asked for, or read as a line from standard input.",
    )
    parser.add_argument("--roles", action="store_true", help="print people by their roles, never by name")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="SECTION[,SECTION]",
        help="leave sections out of the summary or of its large print; the document says which. A section is one of:"
        f" {', '.join(SECTIONS)}.",
    )
    add_password_option(parser)
    chosen = parser.parse_args(given)
    if chosen.kind not in known:
        kinds = ", ".join(known)
        parser.exit(2, f"partnerdesk: there is no kind {chosen.kind!r}. It is one of: {kinds}.\n")
    try:
        without = sections_named(name for each in chosen.without for name in each.split(","))
    except InputError as error:
        parser.exit(2, f"partnerdesk: {error}\n")
    if without and chosen.kind not in _WHOLE:
        parser.error("--without goes with --as summary or --as large-print")
    ask = PasswordAsker(chosen.password_file)
    if chosen.certificate is not None:
        if chosen.kind not in _WHOLE or chosen.path == Path("-") or chosen.roles or without:
            parser.error(
                "--certificate goes with --as summary or --as large-print, written to a file, and not with --roles or"
                " --without"
            )
        own = chosen.certificate == _OWN_CERTIFICATE
        certificate = certificate_at(None if own else chosen.certificate, _passphrase)
        print(export(chosen.file, chosen.kind, chosen.path, certificate, ask=ask, tell=_remark))
        return 0
    if chosen.path == Path("-"):
        sys.stdout.write(exported_text(chosen.file, chosen.kind, ask))
        return 0
    names = not chosen.roles
    print(export(chosen.file, chosen.kind, chosen.path, ask=ask, names=names, without=without, tell=_remark))
    return 0


def _remark(words: Phrase) -> None:
    """What does not stop anything, but should be known."""
    print(f"partnerdesk: {words}", file=sys.stderr)


def _passphrase(new: bool) -> str:
    """Typed by somebody, a new one twice; or the next line that a program gives. It never stands on a command line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    typed = getpass("New passphrase: " if new else "Passphrase: ")
    if new and getpass("The same again: ") != typed:
        text = QT_TRANSLATE_NOOP("core", "The two passphrases are not the same. Try again.")
        raise PartnerDeskError(Phrase(text))
    return typed


def _check(given: Sequence[str]) -> int:
    parser = _parser("check", "Say whether a document is whole, and still as it was when it was sealed.")
    parser.add_argument("file", type=Path, metavar="FILE", help=_SOURCE_HELP)
    add_password_option(parser)
    chosen = parser.parse_args(given)
    from partnerdesk.headless import check

    print(check(chosen.file, PasswordAsker(chosen.password_file)))
    return 0


def _verify(given: Sequence[str]) -> int:
    parser = _parser(
        "verify",
        "Say whether the record in a PDF is as it was sealed: unchanged (exit code 0), changed or cannot tell (1)."
        " It shows change, not who made it.",
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a PDF that PartnerDesk made, or a .partnerdesk document"
    )
    parser.add_argument(
        "--document", type=Path, metavar="FILE", help="the .partnerdesk document to compare the PDF with"
    )
    add_password_option(parser)
    chosen = parser.parse_args(given)
    from partnerdesk.headless import is_document, verify

    if chosen.document is not None and is_document(chosen.file):
        parser.error("--document goes with a PDF")
    answer = verify(chosen.file, chosen.document, PasswordAsker(chosen.password_file))
    said = " ".join(map(str, answer.sentences))
    words = f"{answer.word}: {chosen.file.name}. {said}"
    if answer.verdict != "unchanged":
        return _failed(words)
    print(words)
    return 0


_COMMANDS: Final[dict[str, Callable[[Sequence[str]], int]]] = {
    "new": _new,
    "insights": _insights,
    "export": _export,
    "check": _check,
    "verify": _verify,
}
