"""`pip install .` gives a typed wheel that works in an environment where nothing else is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest


def run(*command: str | Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(list(map(str, command)), capture_output=True, encoding="utf-8", env=clean | environment, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(top: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    as_the_release_preset = "cmake.define.ANDEL_WARNINGS=ON"  # so that ccache has every object already
    pip_wheel = (sys.executable, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps")
    run(*pip_wheel, "--config-settings", as_the_release_preset, "--wheel-dir", folder, top)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def version(top: Path) -> str:
    found = re.search(r"project\(andel VERSION ([0-9.]+)", (top / "CMakeLists.txt").read_text(encoding="utf-8"))
    assert found
    return found[1]


def test_wheel_carries_types_and_agreements_and_nothing_of_the_build(wheel: Path, top: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"andel/py.typed", "andel/_core.pyi"} <= names
    agreements = {path.name for path in (top / "agreements").iterdir()}
    assert agreements == {name.removeprefix("andel/agreements/") for name in names if name.startswith("andel/agreements/")}
    assert not [name for name in names if name.endswith((".hpp", ".a", ".cmake", ".cpp"))]


def test_wheel_asks_for_little_and_for_arrow_only_where_it_is_wanted(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode()
    needed = re.findall(r"^Requires-Dist: ([a-z]+)[^;\n]*(?:; extra == .([a-z]+).)?$", metadata, re.MULTILINE)
    assert needed == [("click", ""), ("nanoarrow", "arrow")]


def test_module_needs_no_library_beyond_the_system(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (module,) = (name for name in archive.namelist() if re.match(r"andel/_core\..*(so|pyd)$", name))
        needed = archive.read(module)
    assert b"libtomlplusplus" not in needed
    assert b"libboost" not in needed


def test_installed_wheel_gives_the_command(wheel: Path, version: str, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", symlinks=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--quiet", wheel)
    assert version in run(scripts / "andel", "--version")
    assert run(scripts / "python", "-c", "import andel; print(andel.__version__)").strip() == version


def test_source_archive_holds_what_the_build_reads(top: Path, tmp_path: Path) -> None:
    run(
        sys.executable,
        "-c",
        "import os, sys; from scikit_build_core.build import build_sdist; os.chdir(sys.argv[1]); build_sdist(sys.argv[2])",
        top,
        tmp_path,
    )
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    needed = [path for folder in ("include", "src", "python", "agreements") for path in (top / folder).rglob("*") if path.is_file()]
    assert not {path.relative_to(top).as_posix() for path in needed if "__pycache__" not in path.parts} - names
    assert not [name for name in names if name.startswith("build/")]
