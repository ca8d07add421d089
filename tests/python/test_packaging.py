"""`pip install .` gives a typed wheel that works in an environment where nothing else is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest


def run(*command: str | Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(list(map(str, command)), capture_output=True, encoding="utf-8", env=clean | environment, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def archive(top: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive, as every builder makes it."""
    folder = tmp_path_factory.mktemp("archive")
    make = "import os, sys; from scikit_build_core.build import build_sdist; os.chdir(sys.argv[1]); build_sdist(sys.argv[2])"
    run(sys.executable, "-c", make, top, folder)
    (made,) = folder.glob("*.tar.gz")
    return made


@pytest.fixture(scope="module")
def unpacked(archive: Path) -> Path:
    with tarfile.open(archive) as file:
        file.extractall(archive.parent, filter="data")
    (folder,) = (path for path in archive.parent.iterdir() if path.is_dir())
    return folder


def build_wheel(sources: Path, target: Path, python: Path, **environment: str) -> Path:
    as_the_release_preset = "cmake.define.ANDEL_WARNINGS=ON"  # so that ccache has every object already
    pip_wheel = (python, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps")
    run(*pip_wheel, "--config-settings", as_the_release_preset, "--wheel-dir", target, sources, **environment)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def wheel_of_the_checkout(top: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(top, tmp_path_factory.mktemp("wheel"), Path(sys.executable))


@pytest.fixture(scope="module")
def wheel_of_the_archive(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    # With Python at the place where the release build has it, ccache sees the same objects, but for those that include what is carried.
    (unpacked / "build").mkdir()
    (unpacked / "build" / "venv").symlink_to(sys.prefix)
    python = unpacked / "build" / "venv" / Path(sys.executable).relative_to(sys.prefix)
    return build_wheel(unpacked, tmp_path_factory.mktemp("wheel"), python, CCACHE_BASEDIR=str(unpacked))


@pytest.fixture(params=["checkout", "archive"])
def wheel(request: pytest.FixtureRequest) -> Path:
    built: Path = request.getfixturevalue(f"wheel_of_the_{request.param}")
    return built


@pytest.fixture(scope="module")
def version(top: Path) -> str:
    found = re.search(r"project\(andel VERSION ([0-9.]+)", (top / "CMakeLists.txt").read_text(encoding="utf-8"))
    assert found
    return found[1]


def test_wheel_carries_types_and_agreements_and_nothing_of_the_build(wheel: Path, top: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"andel/py.typed", "andel/_core.pyi"} <= names
    folder = top / "agreements"
    agreements = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert agreements >= {"andel-1.schema.json", "figures/kpi.csv", "templates/nytt-avtal.toml"}
    assert agreements == {name.removeprefix("andel/agreements/") for name in names if name.startswith("andel/agreements/")}
    assert not [name for name in names if name.endswith((".hpp", ".a", ".cmake", ".cpp"))]


def test_wheel_asks_for_little_and_for_arrow_only_where_it_is_wanted(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode()
    needed = re.findall(r"^Requires-Dist: ([a-z]+)[^;\n]*(?:; extra == .([a-z]+).)?$", metadata, re.MULTILINE)
    assert needed == [("click", ""), ("icalendar", ""), ("nanoarrow", "arrow")]


def test_module_needs_no_library_beyond_the_system(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (module,) = (name for name in archive.namelist() if re.match(r"andel/_core\..*(so|pyd)$", name))
        needed = archive.read(module)
    assert b"libtomlplusplus" not in needed
    assert b"libboost" not in needed


def test_installed_wheel_gives_the_command(
    wheel: Path, version: str, top: Path, tmp_path: Path, run_andel: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    venv.create(tmp_path / "venv", symlinks=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--quiet", wheel)
    assert version in run(scripts / "andel", "--version")
    assert run(scripts / "python", "-c", "import andel; print(andel.__version__)").strip() == version
    example = top / "agreements" / "smedjebacken-familjecentral.toml"
    assert run(scripts / "andel", "project", example) == run_andel("project", example).stdout != ""


def test_source_archive_holds_what_the_build_reads(top: Path, unpacked: Path) -> None:
    needed = [path for folder in ("include", "src", "python", "agreements") for path in (top / folder).rglob("*") if path.is_file()]
    assert not [path for path in needed if "__pycache__" not in path.parts and not (unpacked / path.relative_to(top)).is_file()]


def test_source_archive_has_nothing_that_was_built(archive: Path) -> None:
    with tarfile.open(archive) as file:
        assert not [name for name in file.getnames() if name.partition("/")[2].startswith("build/")]


@pytest.mark.usefixtures("wheel_of_the_archive")
def test_source_archive_builds_with_no_header_but_those_that_it_carries(unpacked: Path) -> None:
    (built,) = (unpacked / "build").glob("wheel-*")
    read = {line.strip() for line in run("ninja", "-C", built, "-t", "deps").splitlines()}
    packages = {Path(os.path.normpath(built / name)) for name in read if re.search(r"/(boost|toml\+\+)/", name)}
    assert {name.parent.name for name in packages} >= {"multiprecision", "toml++"}
    assert not {name for name in packages if not name.is_relative_to(unpacked / "third_party")}


def test_source_archive_carries_the_headers_of_other_systems_too(unpacked: Path) -> None:
    carried = {path.relative_to(unpacked / "third_party").as_posix() for path in (unpacked / "third_party").rglob("*.hpp")}
    for compiler in ("clang", "gcc", "visualc"):
        assert f"boost/config/compiler/{compiler}.hpp" in carried
    for platform in ("linux", "macos", "win32"):
        assert f"boost/config/platform/{platform}.hpp" in carried


def test_licences_of_what_is_inside_come_along(wheel: Path, unpacked: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        there = {name.rpartition("/")[2]: file.read(name).decode() for name in file.namelist() if ".dist-info/licenses/" in name}
    said = {
        "LICENSE": "the Andel authors",
        "boost.txt": "Boost Software License - Version 1.0",
        "tomlplusplus.txt": "Copyright (c) Mark Gillard",
        "pybind11.txt": "Copyright (c) 2016 Wenzel Jakob",
    }
    assert there.keys() == said.keys()
    for name, words in said.items():
        assert words in there[name]
    assert all((unpacked / "python" / "licenses" / name).is_file() for name in said if name != "LICENSE")
