"""The wheel, as people get it: built, installed into an environment of its own, run from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

# Built and installed once, by one of the processes that share the tests.
pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: str | Path, cwd: Path) -> str:
    """What the command says on standard output; the test fails with what it said on standard error."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_CORE"))}
    done = subprocess.run(
        command, cwd=cwd, env=kept, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@dataclass(frozen=True)
class Installed:
    """The program in an environment of its own."""

    wheel: Path
    python: Path
    program: Path

    @property
    def environment(self) -> Path:
        return self.python.parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    venv.create(environment, symlinks=os.name != "nt", with_pip=False)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    run(*pip, "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    borrow_dependencies(python, folder)
    return Installed(wheel, python, scripts / "partnerdesk")


def borrow_dependencies(python: Path, cwd: Path) -> None:
    """Let the new environment see this one's libraries, to spare a download.

    A folder named in a .pth file is searched, but the .pth files in it are not read: the checkout, which this
    environment knows by such a file, stays out of sight.
    """
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=cwd).strip()
    Path(site, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")


def test_says_its_version_from_another_folder(installed: Installed, tmp_path: Path) -> None:
    assert run(installed.program, "--version", cwd=tmp_path).split()[-1] == VERSION
    assert run(installed.python, "-m", "partnerdesk", "--version", cwd=tmp_path).split()[-1] == VERSION


def test_finds_everything_inside_itself(installed: Installed, tmp_path: Path) -> None:
    ask = (
        "import json, partnerdesk, ui; from partnerdesk.paths import resources_folder as folder;"
        "print(json.dumps([partnerdesk.__file__, ui.__file__, str(folder())]))"
    )
    core, desktop, resources = (
        Path(name) for name in json.loads(run(installed.python, "-c", ask, cwd=tmp_path))
    )
    assert core.is_relative_to(installed.environment)
    assert desktop.is_relative_to(installed.environment)
    assert resources == core.parent / "resources"
    shipped = {
        path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()
    }
    assert shipped
    assert all((resources / path).is_file() for path in shipped)


def test_holds_the_program_and_nothing_else(installed: Installed) -> None:
    names = zipfile.ZipFile(installed.wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"partnerdesk", "ui", f"partnerdesk-{VERSION}.dist-info"}
    assert not [name for name in names if name.endswith((".pyc", ".partnerdesk-journal", ".log"))]
    licences = [name for name in names if "/licenses/" in name]
    assert any(name.endswith("licenses/LICENSE") for name in licences)
    assert any("fonts" in name for name in licences)
    assert any("icons" in name for name in licences)


def test_goes_from_an_outline_to_a_pdf_in_another_folder(installed: Installed, tmp_path: Path) -> None:
    outline = ROOT / "resources" / "samples" / "5_skills_shortages.yaml"
    run(installed.program, "new", "w5.partnerdesk", "--from", outline, cwd=tmp_path)
    figures = json.loads(run(installed.program, "insights", "w5.partnerdesk", "--json", cwd=tmp_path))
    assert figures == json.loads(run(installed.program, "insights", outline, "--json", cwd=tmp_path))
    assert figures["id"] == "W5"
    run(installed.program, "export", "w5.partnerdesk", "--as", "summary", "-o", "w5.pdf", cwd=tmp_path)
    assert (tmp_path / "w5.pdf").read_bytes().startswith(b"%PDF-")
    assert "in order" in run(installed.program, "check", "w5.partnerdesk", cwd=tmp_path)
