"""The front page is true: its commands, its Python and its C++ run and show what it says; what it names is there."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import andel
import polars
import pytest
from andel import _core

README = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")
ANY_LINES = "…"  # and in a line: however it goes on


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def console_commands() -> list[tuple[str, list[str]]]:
    """Every command shown with a prompt, and the lines that it is said to print."""
    commands: list[tuple[str, list[str]]] = []
    for block in blocks("console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                commands.append((line[2:], []))
            else:
                commands[-1][1].append(line)
    return commands


@pytest.fixture
def workplace(tmp_path: Path, top: Path) -> Path:
    """A folder like the top of the repository, in which the commands may write."""
    for name in ("agreements", "tests"):
        (tmp_path / name).symlink_to(top / name)
    return tmp_path


def environment_with_andel(folder: Path) -> dict[str, str]:
    """What the commands need: `andel` on the path."""
    command = folder / "bin" / "andel"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m andel "$@"\n', encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    settings = {"PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    return {name: value for name, value in os.environ.items() if name != "ANDEL_LANG"} | settings


def shown_in(expected: list[str], printed: list[str]) -> bool:
    """Whether the lines stand there, one after the other but for what `…` stands for."""
    if not expected:
        return not printed
    if expected[0] == ANY_LINES:
        return any(shown_in(expected[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and printed[0] == expected[0] and shown_in(expected[1:], printed[1:])


@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a shell")
@pytest.mark.parametrize(("command", "expected"), console_commands(), ids=[command for command, _ in console_commands()])
def test_command_shows_what_is_said(workplace: Path, command: str, expected: list[str]) -> None:
    done = subprocess.run(
        command, shell=True, capture_output=True, encoding="utf-8", cwd=workplace, env=environment_with_andel(workplace), check=False
    )
    assert done.stderr == ""
    printed = done.stdout.replace("\u00a0", " ").splitlines()  # the page has plain spaces, which can be typed
    assert shown_in(expected, printed), done.stdout
    if "--output kalkyl.csv" in command:
        assert (workplace / "kalkyl.csv").read_bytes().startswith(b"\xef\xbb\xbffile;year;")
    if "--output kalkyl.arrows" in command:
        assert set(polars.read_ipc_stream(workplace / "kalkyl.arrows")["file"]) == set(re.findall(r"\S+\.toml", command))


def test_python_prints_what_is_said(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    names: dict[str, object] = {}
    for block in blocks("python"):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block, "README.md", "exec"), names)
        said = re.findall(r"^ *(?:print\(.*\) +)?# (.+)$", block, re.MULTILINE)
        assert said
        lines = iter(printed.getvalue().splitlines())
        for line in said:  # in this order
            beginning, cut_off, _ = line.partition(ANY_LINES)
            assert any(each.startswith(beginning) if cut_off else each == line for each in lines), line


@pytest.mark.skipif(os.name == "nt", reason="the compiler is called as on POSIX")
def test_cpp_builds_and_prints_the_report(workplace: Path, top: Path) -> None:
    built = Path(_core.__file__).parent.parent.parent
    library = built / "libandel.a"
    assert library.is_file(), "the release build has made it beside the Python module"
    compiler = shutil.which("c++")
    assert compiler
    (source,) = blocks("cpp")
    (workplace / "main.cpp").write_text(source, encoding="utf-8")
    flags = ["-std=c++20", "-Wall", "-Wextra", "-Werror", "-I", top / "include"]
    subprocess.run([compiler, *flags, "main.cpp", library, "-o", "main"], check=True, cwd=workplace)
    done = subprocess.run([workplace / "main"], capture_output=True, encoding="utf-8", cwd=workplace, check=True)
    assert done.stdout == str(andel.read_agreement("agreements/smedjebacken-familjecentral.toml").project(2042).report(unit="tkr"))


def test_cmake_is_that_of_the_consumer(top: Path) -> None:
    consumer = (top / "tests" / "consumer" / "CMakeLists.txt").read_text(encoding="utf-8")
    (block,) = blocks("cmake")
    for line in block.splitlines():
        assert line.partition("#")[0].strip() in consumer


def test_shell_names_verbs_and_presets_that_there_are(top: Path) -> None:
    script = (top / "dev").read_text(encoding="utf-8")
    verbs = set(re.findall(r"^verb_(\w+)\(\)", script, re.MULTILINE))
    assert set(re.findall(r"\./dev ([a-z]+)", README)) <= verbs
    presets = {preset["name"] for preset in json.loads((top / "CMakePresets.json").read_text(encoding="utf-8"))["workflowPresets"]}
    (named,) = re.findall(r"--workflow --preset (\w+) +#.*also: (.*)", README)
    assert {named[0], *named[1].split(", ")} <= presets


def test_first_thing_is_the_two_commands() -> None:
    first = README.split("```")[1]
    assert README.startswith("# Andel\n\n```sh\n./dev run")
    assert [line.partition("#")[0].strip() for line in first.splitlines()[1:]] == ["./dev run", "./dev test"]


def test_table_of_columns_is_the_table() -> None:
    rows = README.partition("| column | holds |\n|---|---|\n")[2].partition("\n\n")[0]
    named = [name for row in rows.splitlines() for name in re.findall("`([a-z_]+)`", row.split("|")[1])]
    assert named == ["file", *andel.Row._fields]
    assert f"version {andel.COLUMNS_VERSION} of its columns" in README


def test_variables_and_options_are_those_of_the_command(top: Path) -> None:
    code = "".join(
        (top / "python" / "andel" / name).read_text(encoding="utf-8") for name in ("cli.py", "command_line.py", "talk.py", "texts.py")
    )
    variables = re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE)
    assert set(variables) == set(re.findall(r"(ANDEL_[A-Z]+|NO_COLOR)", code))
    for option in set(re.findall(r"`(--[a-z-]+)", README)) - {"--install"}:
        assert f'"{option}"' in code


def test_links_and_paths_lead_somewhere(top: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    paths = [path for path in re.findall(r"`([a-z_]+(?:/[\w.-]*)+)`", README) if "<" not in path]
    assert links
    assert paths
    for path in [*links, *paths]:
        made = path.startswith(("build/", "dist/"))
        assert made or (top / path).exists() or (top / "include" / "andel" / path).exists(), path
    anchors = {
        re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= anchors
