"""`andel new`: an agreement to start from, that is fine as it is, with what it names beside it; and nothing lost on the way."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import andel
import pytest
from andel import cli

Run = Callable[..., subprocess.CompletedProcess[str]]
FINE, WRONG_USE = 0, 2


def names_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_starter_is_printed_and_asks_nothing(run_andel: Run, tmp_path: Path) -> None:
    done = run_andel("new", cwd=tmp_path, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stderr) == (FINE, "")
    assert done.stdout.startswith("#:schema ./andel-1.schema.json\n# Ett avtal att börja från")
    assert names_in(tmp_path) == set()
    assert andel.check_text(done.stdout) == []


def test_starter_checks_and_projects_without_a_word(run_andel: Run, tmp_path: Path) -> None:
    done = run_andel("new", "-o", "avtal.toml", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (FINE, "", "")
    assert names_in(tmp_path) == {"avtal.toml", "andel-1.schema.json", "figures/kpi.csv"}
    assert (tmp_path / "andel-1.schema.json").read_text(encoding="utf-8") == andel.schema()
    assert run_andel("check", "avtal.toml", "--strict", cwd=tmp_path).returncode == FINE
    projected = run_andel("project", "avtal.toml", cwd=tmp_path)
    assert (projected.returncode, projected.stderr) == (FINE, "")


def test_clause_that_is_commented_out_works_when_it_is_not(run_andel: Run, tmp_path: Path) -> None:
    run_andel("new", "-o", tmp_path / "avtal.toml")
    text = (tmp_path / "avtal.toml").read_text(encoding="utf-8")
    before, heading, clause = text.partition("# ---- Efter KPI i stället")
    assert heading
    opened = heading + re.sub(r"^# (?=[a-z_]+ +=|\[)", "", clause, flags=re.MULTILINE)
    used = before.replace('index   = "none"                # räknas inte upp', 'index   = "prices"\nprice_level = 2027')
    (tmp_path / "avtal.toml").write_text(used.replace(', from-2029-07 = "1 080 tkr"', "") + opened, encoding="utf-8")
    assert andel.check(tmp_path / "avtal.toml") == []
    assert "figures/kpi.csv" in run_andel("figures", tmp_path / "avtal.toml").stdout


@pytest.mark.parametrize("name", andel.examples())
def test_example_is_copied_with_what_it_names(run_andel: Run, tmp_path: Path, name: str) -> None:
    done = run_andel("new", "--from", name, "--output", tmp_path / "mitt.toml")
    assert (done.returncode, done.stdout, done.stderr) == (FINE, "", "")
    assert (tmp_path / "mitt.toml").read_bytes() == andel.example(name).read_bytes()
    assert (tmp_path / "andel-1.schema.json").is_file()
    assert andel.check(tmp_path / "mitt.toml") == []
    assert run_andel("new", "--from", name).stdout == andel.example(name).read_text(encoding="utf-8")


def test_figures_of_an_example_come_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, top: Path) -> None:
    package = tmp_path / "package"
    shutil.copytree(top / "agreements", package)
    read = 'file = "figures/skr-internranta.csv"'
    (package / "med-ranta.toml").write_text(f"#:schema ./andel-1.schema.json\n[figures.rate]\n{read}\n", encoding="utf-8")
    monkeypatch.setattr(andel, "_example_folder", lambda: package)
    (tmp_path / "mine").mkdir()
    with pytest.raises(SystemExit) as ended:
        cli.main(["new", "--from", "med-ranta", "-o", str(tmp_path / "mine" / "a.toml")])
    assert ended.value.code == FINE
    assert names_in(tmp_path / "mine") == {"a.toml", "andel-1.schema.json", "figures/skr-internranta.csv"}


def test_nothing_is_overwritten_unless_it_is_asked_for(run_andel: Run, tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "kpi.csv").write_text("mine", encoding="utf-8")
    refused = run_andel("new", "-o", tmp_path / "avtal.toml")
    assert (refused.returncode, refused.stdout) == (WRONG_USE, "")
    assert "kpi.csv" in refused.stderr
    assert "--force" in refused.stderr
    assert names_in(tmp_path) == {"figures/kpi.csv"}  # all or nothing
    assert run_andel("new", "-o", tmp_path / "avtal.toml", "--force").returncode == FINE
    assert (tmp_path / "figures" / "kpi.csv").read_bytes() == shipped("kpi").read_bytes()

    (tmp_path / "avtal.toml").write_text("mine", encoding="utf-8")
    assert run_andel("new", "-o", tmp_path / "avtal.toml").returncode == WRONG_USE
    assert (tmp_path / "avtal.toml").read_text(encoding="utf-8") == "mine"


def test_second_agreement_in_a_folder_needs_no_force(run_andel: Run, tmp_path: Path) -> None:
    for name in ("ett.toml", "två.toml"):
        assert run_andel("new", "-o", tmp_path / name).returncode == FINE


def test_folder_that_is_not_there_is_told(run_andel: Run, tmp_path: Path) -> None:
    done = run_andel("new", "-o", tmp_path / "nowhere" / "avtal.toml")
    assert done.returncode == WRONG_USE
    assert "mappen finns inte" in done.stderr
    assert names_in(tmp_path) == set()


def test_example_that_is_not_there_is_told_with_those_that_are(run_andel: Run) -> None:
    done = run_andel("new", "--from", "vara")
    assert done.returncode == WRONG_USE
    assert all(name in done.stderr for name in andel.examples())


def test_schema_is_printed(run_andel: Run, tmp_path: Path) -> None:
    done = run_andel("schema")
    assert (done.returncode, done.stdout, done.stderr) == (FINE, andel.schema(), "")
    assert run_andel("schema", "-o", tmp_path / "s.json").returncode == FINE
    assert (tmp_path / "s.json").read_bytes().decode() == andel.schema()


def shipped(name: str) -> Path:
    (path,) = (path for path in andel.shipped_figures() if path.stem == name)
    return path


def test_shipped_figures_say_where_they_are_from() -> None:
    assert [path.name for path in andel.shipped_figures()] == sorted(os.listdir(andel.shipped_figures()[0].parent))
    for path in andel.shipped_figures():
        assert path.read_text(encoding="utf-8-sig").startswith("# Källa: ")
