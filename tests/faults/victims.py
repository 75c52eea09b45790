"""Programs that are there to be killed: ``python -m tests.faults.victims`` makes one after the other.

Each is the program itself, at one piece of work, in a process of its own. They are forked from one process that has
loaded everything, so that a thousand of them take minutes. What a victim says comes from its standard output, line by
line; a line is said after the thing it tells of was done, never before.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Final, NoReturn

ROOT: Final = Path(__file__).resolve().parents[2]
EDITS: Final = 60
DONE: Final = "done"
FAILED: Final = "failed:"


class Victims:
    """The process that makes them, spoken to through its pipes."""

    def __init__(self, maker: subprocess.Popen[str]) -> None:
        assert maker.stdin is not None
        assert maker.stdout is not None
        self._tell, self._said = maker.stdin, maker.stdout

    def killed(self, work: str, *arguments: object, after: int, then: float = 0.0) -> list[str]:
        """Begin ``work``, let it say ``after`` lines and live for ``then`` more seconds, and kill it.

        Gives all that it said; :data:`DONE` is among it when the blow came too late.
        """
        self._tell.write(json.dumps([work, *map(str, arguments)]) + "\n")
        self._tell.flush()
        process = int(self._line())
        said: list[str] = []
        while len(said) < after and DONE not in said:
            said.append(self._line())
        sleep(then)
        os.kill(process, signal.SIGKILL)  # it is nobody else: its maker has not let go of it yet
        self._tell.write("bury\n")
        self._tell.flush()
        while (line := self._line()) != "buried":
            said.append(line)
        assert not [line for line in said if line.startswith(FAILED)], said
        return said

    def _line(self) -> str:
        line = self._said.readline()
        assert line, "the maker is gone"
        return line.rstrip("\n")


_HOMES: Final = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TMPDIR")


@contextmanager
def a_maker_of_victims(home: Path) -> Iterator[Victims]:
    """``home`` is the folder of the user whose programs they are."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.victims"],
        cwd=ROOT,
        env={**os.environ, **dict.fromkeys(_HOMES, str(home))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as maker:
        try:
            yield Victims(maker)
        finally:
            maker.kill()


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def edit(editor: object, number: int) -> None:
    from partnerdesk.commands.goals import add_goals, reword_goal
    from partnerdesk.commands.organisations import add_organisation, rename_organisation
    from partnerdesk.commands.parking import park
    from partnerdesk.quick.entries import GoalEntry
    from partnerdesk.storage.editor import Editor

    assert isinstance(editor, Editor)
    match number % 8:
        case 0 | 5:
            editor.undo()
        case 1:
            add_organisation(editor, f"Partner {number}")
        case 2:
            add_goals(editor, [GoalEntry(text=f"Goal {number}.{each} " + "x" * 900) for each in range(9)])
        case 3:
            rename_organisation(editor, editor.snapshot.organisations[-1].id, f"Renamed {number}")
        case 4:
            reword_goal(editor, editor.snapshot.goals[-1].id, f"Reworded {number}")
        case 6:
            editor.redo()
        case _:
            park(editor, f"Item {number}")


def edits_it(path: str, password: str = "") -> None:
    """The same edits each time, of every kind that leaves something else in the history."""
    from partnerdesk.storage.document import Document
    from partnerdesk.storage.unlocking import unlock

    secret = unlock(Path(path), password) if password else None
    with Document.open(Path(path), secret=secret) as document:
        for number in range(EDITS):
            edit(document.editor, number)
            say(str(number))


def makes_it(path: str) -> None:
    from partnerdesk.storage.document import Document

    Document.create(Path(path), "Averley").close()


def sets_a_password(path: str, password: str) -> None:
    from partnerdesk.storage.document import Document

    with Document.open(Path(path)) as document:
        document.set_password(password)
        say("locked")


def brings_up_to_date(path: str, backups: str) -> None:
    from partnerdesk.storage.backups import Backups
    from partnerdesk.storage.document import Document

    say("begun")
    Document.open(Path(path), Backups(Path(backups))).close()


def backs_up(path: str, backups: str) -> None:
    """One edit, one backup, thirty times; few are kept, so that old ones are removed as well."""
    from partnerdesk.commands.parking import park
    from partnerdesk.model.backup import Reason
    from partnerdesk.storage.backups import Backups
    from partnerdesk.storage.document import Document

    with Document.open(Path(path)) as document:
        for number in range(30):
            park(document.editor, f"Item {number}")
            Backups(Path(backups), most=3).keep(document.image(), "record", "0badcafe", Reason.CHANGED)
            say(str(number))


def exports(path: str, kind: str, target: str) -> None:
    """Says when the temporary file is made: the rest takes a moment only, and that is what is to be hit."""
    from partnerdesk.cli import main

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and ".partnerdesk-" in str(arguments[0]):
            say("writing")

    sys.addaudithook(watch)
    main(["export", path, "--as", kind, "-o", target])


def saves_a_copy(path: str, target: str) -> None:
    from partnerdesk.storage.document import Document

    with Document.open(Path(path)) as document:
        say("begun")
        document.save_copy(Path(target))


def shows_the_desktop(path: str) -> None:
    """The whole desktop, edited through its desk, with backups written beside the window."""
    from PySide6.QtCore import QTimer

    from partnerdesk.commands.parking import park
    from ui.app import App, make_application

    application = make_application()
    app = App(application)
    app.start(Path(path), example=False)
    timer = QTimer()

    def once_more() -> None:
        number = len(app.desk.snapshot.parking_items)
        assert app.desk.run(park, f"Item {number}") is not None
        say(str(number))
        if number % 5 == 4:
            app.window.documents.keeper.back_up()

    timer.timeout.connect(once_more)
    timer.start(0)
    application.exec()


WORKS: Final[dict[str, Callable[..., None]]] = {
    work.__name__: work
    for work in (
        edits_it,
        makes_it,
        sets_a_password,
        brings_up_to_date,
        backs_up,
        exports,
        saves_a_copy,
        shows_the_desktop,
    )
}


def live(work: str, arguments: list[str]) -> NoReturn:
    """Work, say so, and wait for the blow."""
    try:
        WORKS[work](*arguments)
        say(DONE)
    except BaseException as error:  # noqa: BLE001 - whatever it is, the test must hear of it
        say(f"{FAILED} {error!r}")
        say(DONE)
    while True:
        signal.pause()


def make_victims() -> None:
    import partnerdesk.cli
    import partnerdesk.exports.pdf.papers.export
    import partnerdesk.storage.backups
    import partnerdesk.storage.session  # noqa: F401

    for line in sys.stdin:
        work, *arguments = json.loads(line)
        if work == shows_the_desktop.__name__:
            import ui.window  # noqa: F401
        process = os.fork()
        if not process:
            live(work, arguments)
        say(str(process))
        assert sys.stdin.readline() == "bury\n"
        os.waitpid(process, 0)
        say("buried")


if __name__ == "__main__":
    make_victims()
