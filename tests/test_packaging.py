"""The package as users get it: what the wheel holds, and what it must not bring along."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ["cli", "exports", "extract", "graph", "ontology", "spark"]


def packages() -> list[str]:
    """The packages that pyproject.toml lists."""
    with open(ROOT / "pyproject.toml", "rb") as stream:
        listed: list[str] = tomllib.load(stream)["tool"]["setuptools"]["packages"]
    return listed


def files(room: str) -> Iterator[Path]:
    """The files of a room, relative to the root, without what Python leaves behind."""
    for parent, folders, names in os.walk(ROOT / room):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (Path(parent, name).relative_to(ROOT) for name in names)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the sources and unpacked into a folder of its own."""
    source, built, unpacked = (tmp_path_factory.mktemp(name) for name in ("source", "built", "unpacked"))
    for path in ["pyproject.toml", "README.md", "LICENSE", "NOTICE", "py.typed", *ROOMS]:
        copy = shutil.copytree if (ROOT / path).is_dir() else shutil.copyfile
        copy(ROOT / path, source / path)
    for module in ROOT.glob("*.py"):
        shutil.copyfile(module, source / module.name)
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(built), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(built.glob("*.whl"))) as archive:
        archive.extractall(unpacked)
    return unpacked


def test_every_package_is_listed() -> None:
    """A folder with an `__init__.py` that pyproject.toml forgets would be missing from the wheel."""
    found = {path.parent for room in ROOMS for path in files(room) if path.name == "__init__.py"}
    assert set(packages()) == {"rashomon", *(".".join(["rashomon", *path.parts]) for path in found)}


def test_the_tests_are_no_package() -> None:
    """Test folders have no `__init__.py`, so that each test file stands for itself."""
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_the_wheel_holds_every_file_of_every_room(wheel: Path) -> None:
    """Code, data (vocabulary, lexicons, queries, templates, knowledge) and the marker of typed packages."""
    expected = {str(path) for room in ROOMS for path in files(room)}
    expected |= {path.name for path in ROOT.glob("*.py")} | {"py.typed"}
    held = {
        str(path.relative_to(wheel / "rashomon"))
        for path in (wheel / "rashomon").rglob("*")
        if path.is_file()
    }
    assert held == expected


def test_the_wheel_brings_one_name_into_the_world(wheel: Path) -> None:
    """`import rashomon` works, while bare `graph` or `extract`, which belong to others, do not."""
    tops = sorted(path.name for path in wheel.iterdir() if path.suffix != ".dist-info")
    assert tops == ["rashomon"]
    assert PathFinder.find_spec("rashomon", [str(wheel)]) is not None
    assert [room for room in ROOMS if PathFinder.find_spec(room, [str(wheel)])] == []


def test_the_wheel_carries_licence_notice_and_command(wheel: Path) -> None:
    """Apache-2.0 asks for both texts; the entry point makes the `rashomon` command."""
    (info,) = wheel.glob("*.dist-info")
    assert {path.name for path in (info / "licenses").iterdir()} == {"LICENSE", "NOTICE"}
    assert "rashomon = rashomon.cli:main" in (info / "entry_points.txt").read_text(encoding="utf-8")
