"""The rules of the house that no other tool checks: sizes, names, and what is never used."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
PRODUCT: Final = ("partnerdesk", "ui")

TOP_LEVEL: Final = {
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "partnerdesk",
    "pyproject.toml",
    "resources",
    "tests",
    "ui",
}

MOST_LINES: Final = 500
MOST_LINES_OF: Final = {"ui/window.py": 350}
MEDIAN_FUNCTION: Final = 12
LONG_FUNCTION: Final = 60
LONG_FUNCTIONS: Final = 0.01

NETWORK: Final = {
    "aiohttp",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "xmlrpc",
    "PySide6.QtNetwork",
}

HEAVY: Final = {
    "cryptography",
    "pydantic",
    "pypdfium2",
    "reportlab",
    "sqlalchemy",
    "sqlmodel",
    "uharfbuzz",
    "yaml",
}


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


PDFIUM: Final = {
    "partnerdesk/exports/pdf/document.py",
    "partnerdesk/verify/looks.py",
    "partnerdesk/verify/printed.py",
    "tests/paper.py",
    "ui/pages/print_work.py",
}
"""Where PDFium is called, under the lock ``ONE_AT_A_TIME``: two threads at once crash it."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), name_of(path))


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    """Every piece of the product's syntax with the file it stands in."""
    for path in sources(*PRODUCT):
        for node in ast.walk(tree_of(path)):
            yield path, node


def places(found: list[tuple[Path, ast.expr | ast.stmt]]) -> list[str]:
    return [f"{name_of(path)}:{node.lineno}" for path, node in found]


def uses_of(attribute: str) -> list[tuple[Path, ast.expr | ast.stmt]]:
    return [
        (path, node) for path, node in nodes() if isinstance(node, ast.Attribute) and node.attr == attribute
    ]


def imported(node: ast.AST) -> list[str]:
    """The modules that an import statement may load, the imported names among them."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def function_lengths() -> dict[str, int]:
    return {
        f"{name_of(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path, node in nodes()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }


def test_no_file_is_too_long() -> None:
    lengths = {
        name_of(p): len(p.read_text(encoding="utf-8").splitlines()) for p in sources(*PRODUCT, "tests")
    }
    too_long = {n: lines for n, lines in lengths.items() if lines > MOST_LINES_OF.get(n, MOST_LINES)}
    assert lengths
    assert not too_long


def test_functions_are_short() -> None:
    lengths = function_lengths()
    longest = {name: length for name, length in lengths.items() if length > LONG_FUNCTION}
    assert statistics.median(lengths.values()) <= MEDIAN_FUNCTION
    assert len(longest) < LONG_FUNCTIONS * len(lengths), longest


def test_looks_come_from_the_theme_alone() -> None:
    elsewhere = [(p, n) for p, n in uses_of("setStyleSheet") if not p.is_relative_to(ROOT / "ui" / "theme")]
    assert not places(elsewhere)


def test_desktop_leaves_the_tables_alone() -> None:
    """``model.tables`` comes to life when it is named, so the import contracts do not see it."""
    named = [(path, node) for path, node in uses_of("tables") if path.is_relative_to(ROOT / "ui")]
    assert not places([(p, n) for p, n in named if ast.unparse(n).endswith("model.tables")])


@pytest.mark.parametrize("name", ["itemAt", "addLayout", "insertLayout"])
def test_no_layout_is_asked_for_its_items(name: str) -> None:
    """``ui.widgets.laid_out`` says why, and has what to use instead."""
    allowed = ROOT / "ui" / "widgets" / "laid_out.py"
    assert not places([(path, node) for path, node in uses_of(name) if path != allowed])


@pytest.mark.parametrize("name", ["processEvents", "QUiLoader", "qInitResources"])
def test_never_used(name: str) -> None:
    assert not places(uses_of(name))


def test_no_lambda_keeps_a_window_alive() -> None:
    """A lambda in ``connect`` that names self holds its window until the sender dies."""
    kept = [
        (path, node)
        for path, node in nodes()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect"
        if any(isinstance(part, ast.Lambda) and names_self(part) for part in node.args)
    ]
    assert not places(list(kept))


def names_self(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Name) and part.id == "self" for part in ast.walk(node))


def test_no_network() -> None:
    doors = [
        f"{name_of(path)}: {module}"
        for path, node in nodes()
        for module in imported(node)
        if any(module == door or module.startswith(f"{door}.") for door in NETWORK)
    ]
    assert not doors


def test_pdfium_is_called_under_its_lock_alone() -> None:
    callers = {
        name_of(path)
        for path in sources(*PRODUCT, "tests")
        for node in ast.walk(tree_of(path))
        if "pypdfium2" in {module.split(".")[0] for module in imported(node)}
    }
    assert callers == PDFIUM
    assert all("with ONE_AT_A_TIME" in (ROOT / name).read_text(encoding="utf-8") for name in PDFIUM)


def test_first_window_waits_for_nothing_heavy() -> None:
    """Each of these costs a large part of the time that the first window may take."""
    ask = f"import sys, ui.app; print([name for name in {sorted(HEAVY)} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_top_level_holds_only_what_was_agreed() -> None:
    ignored = [
        line.strip("/")
        for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    names = {
        path.name
        for path in ROOT.iterdir()
        if not path.name.startswith(".") and not any(fnmatch(path.name, pattern) for pattern in ignored)
    }
    assert names <= TOP_LEVEL


def test_locks_hold_hashes_and_no_address() -> None:
    run, dev = (
        (ROOT / ".ci" / name).read_text(encoding="utf-8")
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    pinned = [line.split()[0] for line in run.splitlines() if "==" in line]
    assert pinned
    assert "://" not in run + dev
    assert all(
        line.startswith(("    --hash=sha256:", "#")) or "==" in line for line in (run + dev).splitlines()
    )
    assert set(pinned) <= {line.split()[0] for line in dev.splitlines()}, (
        "make test would miss what make run has"
    )
