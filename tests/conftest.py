"""What all Python tests share: the option --long, and the command `andel` as somebody runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the tests that take minutes")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--long"):
        os.environ["ANDEL_LONG"] = "1"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="takes minutes: --long runs it"))


@pytest.fixture(scope="session")
def top() -> Path:
    """The top of the repository."""
    return TOP


@pytest.fixture(scope="session")
def run_andel() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `andel ARGS…` in a process of its own, with the package that these tests import; never raises for an exit code."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1", "NO_COLOR": "1"}

    def run(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
        settings = {"capture_output": True, "encoding": "utf-8", "cwd": TOP, "env": environment, "check": False} | options
        return subprocess.run([sys.executable, "-m", "andel", *map(str, arguments)], **settings)  # type: ignore[call-overload]

    return run
