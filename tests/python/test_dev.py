"""`./dev` tells what it can do, and refuses what it cannot."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="dev is a bash script")


def dev(top: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", str(top / "dev"), *arguments], capture_output=True, encoding="utf-8", cwd=cwd, check=False)


def test_alone_it_lists_the_verbs_from_any_folder(top: Path, tmp_path: Path) -> None:
    done = dev(top, cwd=tmp_path)
    assert done.returncode == 0
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["setup", "run", "test", "bench", "lint", "dist"]


@pytest.mark.parametrize("wrong", [["walk"], ["test", "--fast"], ["lint", "everything"]], ids=" ".join)
def test_wrong_use_says_so_and_touches_nothing(top: Path, tmp_path: Path, wrong: list[str]) -> None:
    done = dev(top, *wrong, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "dev: " in done.stderr
