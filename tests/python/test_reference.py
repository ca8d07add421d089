"""Stubs, docstrings and help: what they say is what there is."""

from __future__ import annotations

import ast
import doctest
import inspect
import os
import pydoc
import subprocess
import sys
from pathlib import Path

import andel
import pytest
from andel import _core

# pybind11's classes have a metaclass of their own and an __init__ that refuses; nobody calls either.
NOT_COMPARED = r"andel\._core\.[A-Z]\w+(\.__init__)?"

CLASSES = [each for each in vars(_core).values() if isinstance(each, type)]
PUBLIC = [name for name in andel.__all__ if not name.startswith("_")]


def python(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, *map(str, arguments)], capture_output=True, encoding="utf-8", cwd=cwd, env=environment, check=False
    )


def test_stubs_say_what_the_module_holds(tmp_path: Path, top: Path) -> None:
    (tmp_path / "not_compared").write_text(NOT_COMPARED + "\n", encoding="utf-8")
    done = python(
        "-m", "mypy.stubtest", "andel._core", "--allowlist", "not_compared", "--mypy-config-file", top / "pyproject.toml", cwd=tmp_path
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_stubs_leave_nothing_out() -> None:
    stub = ast.parse(Path(_core.__file__).with_name("_core.pyi").read_text(encoding="utf-8"))
    written = {node.name: node for node in stub.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    constants = {ast.unparse(node.target) for node in stub.body if isinstance(node, ast.AnnAssign) and node.value is None}
    assert written.keys() | constants == {name for name in vars(_core) if not name.startswith("_")}
    for each in CLASSES:
        members = {node.name for node in written[each.__name__].body if isinstance(node, ast.FunctionDef)}  # type: ignore[attr-defined]
        hidden = {"__init__", "__repr__", "__str__", "__getstate__", "__setstate__"}
        assert members - hidden == {name for name in vars(each) if not name.startswith("_") or name in members} - hidden


def test_types_are_checked_as_somebody_uses_them(tmp_path: Path, top: Path) -> None:
    (tmp_path / "use.py").write_text(
        """\
from datetime import date
from decimal import Decimal
from fractions import Fraction

import andel

agreement = andel.read_agreement("avtal.toml")
changed = agreement.with_changes({"keys.a.shares": {"alfa": Fraction(1, 3), "beta": "rest"}, "dates.x.date": date(2026, 1, 1)})
changed = changed.with_changes({"costs.rent.yearly": Decimal(5)})
total: Decimal = sum((row.bears_kr for row in changed.project(2042, as_of=date(2026, 1, 1))), Decimal(0))
print(changed.project().report(by="cost", unit="tkr", lang="en"))
print(changed.project().to_pandas().describe(), changed.project().to_polars("frames"))
changed.project().to_polars("costs")  # E
agreement.with_changes({"costs.rent.yearly": 1.5})  # E
agreement.project("2042")  # E
print(agreement.project().report(budget_year=2027, prices=2025, deflator="prices", inhabitants={"a": 10854}))
agreement.project().report(by="person")  # E
agreement.project().report(prices="2025")  # E
agreement.project().report(inhabitants={"a": 1.5})  # E
agreement.name = "x"  # E
andel.make_plan("avtal.toml")  # E
for problem in andel.check("avtal.toml"):
    print(problem.message("sv"), problem.code + 1)  # E
""",
        encoding="utf-8",
    )
    done = python("-m", "mypy", "--strict", "--config-file", top / "pyproject.toml", "use.py", cwd=tmp_path)
    wrong = {int(line.split(":")[1]) for line in done.stdout.splitlines() if ": error: " in line}
    marked = {
        number for number, line in enumerate((tmp_path / "use.py").read_text(encoding="utf-8").splitlines(), 1) if line.endswith("# E")
    }
    assert wrong == marked, done.stdout


@pytest.mark.parametrize("name", PUBLIC)
def test_everything_public_says_what_it_is(name: str) -> None:
    thing = getattr(andel, name)
    if not callable(thing):
        return
    text = inspect.getdoc(thing)
    assert text
    assert text.rstrip().endswith((".", ")"))
    for member, value in vars(thing).items() if isinstance(thing, type) else ():
        if not member.startswith("_") and (callable(value) or isinstance(value, property)) and thing in CLASSES:
            assert inspect.getdoc(value), f"{name}.{member}"
            assert "arg0" not in pydoc.plain(pydoc.render_doc(value))


REPORT_OPTIONS = "budget_year=None, prices='current', deflator=None, inhabitants=None)"


@pytest.mark.parametrize(
    ("thing", "signature"),
    [
        (andel.make_plan, "(agreement, until=None, *, notice=None)"),
        (andel.project, "(plan, figures=None, *, as_of=None)"),
        (andel.make_report, "(projection, *, by='party', unit='kr', lang='sv', " + REPORT_OPTIONS),
        (andel.Agreement.project, "(self, until=None, figures=None, *, as_of=None, notice=None)"),
        (andel.Agreement.with_changes, "(self, changes)"),
        (andel.Projection.report, "(self, *, by='party', unit='kr', lang='sv', " + REPORT_OPTIONS),
        (andel.Projection.to_pandas, "(self, table='rows')"),
        (andel.Projection.to_polars, "(self, table='rows')"),
        (andel.Problem.message, "(self, lang='sv')"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_signature_can_be_asked_for(thing: object, signature: str) -> None:
    assert str(inspect.signature(thing)) == signature  # type: ignore[arg-type]


def test_help_speaks_of_units_and_errors() -> None:
    text = pydoc.plain(pydoc.render_doc(andel.Agreement) + pydoc.render_doc(andel.Projection) + pydoc.render_doc(andel.Row))
    for words in (
        "class Agreement in module andel",
        "kronor",
        "excluding VAT",
        "TypeError",
        "AgreementError",
        "ValueError",
        "pandas.DataFrame",
        "polars.DataFrame",
    ):
        assert words in text
    assert "andel._core.Agreement" not in text


def test_examples_in_docstrings_run() -> None:
    found = [doctest.testmod(module) for module in (andel, andel.rows, andel.errors)]
    assert sum(each.attempted for each in found) > 0
    assert sum(each.failed for each in found) == 0
