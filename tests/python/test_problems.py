"""Problems in Python: values that speak Swedish and English, and the one exception that carries them."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import andel
import pytest

TEXT = andel.example("tredjedelar-och-oret").read_text(encoding="utf-8")
WRONG = TEXT.replace("[rounding]", "[rounding]\nperiodd = 3\nsource_ = 1")


@pytest.fixture(scope="module")
def problems() -> tuple[andel.Problem, ...]:
    with pytest.raises(andel.AgreementError) as refused:
        andel.read_agreement_text(WRONG, "avtal åäö.toml")
    return refused.value.problems


def test_error_carries_every_problem_in_order(problems: tuple[andel.Problem, ...]) -> None:
    assert [problem.code for problem in problems] == ["unknown_key", "unknown_key"]
    assert list(problems) == andel.check_text(WRONG, "avtal åäö.toml")
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)


def test_problem_is_plain_values(problems: tuple[andel.Problem, ...]) -> None:
    problem = problems[0]
    assert (problem.severity, problem.file, problem.column) == ("error", "avtal åäö.toml", 1)
    assert WRONG.splitlines()[problem.line - 1] == "periodd = 3"
    for lang in ("sv", "en"):
        record = problem.as_dict(lang)  # type: ignore[arg-type]
        assert list(record) == ["code", "severity", "file", "line", "column", "message", "way_out"]
        assert record["message"] == problem.message(lang)  # type: ignore[arg-type]
        assert record["way_out"] == problem.way_out(lang)  # type: ignore[arg-type]


def test_problem_speaks_swedish_unless_asked(problems: tuple[andel.Problem, ...]) -> None:
    problem = problems[0]
    assert problem.message() == problem.message("sv") != problem.message("en")
    assert "Menade du period?" in problem.way_out()
    assert "Did you mean period?" in problem.way_out("en")
    assert str(problem) == problem.draw("sv")
    with pytest.raises(ValueError, match='lang is "sv" or "en"'):
        problem.message("de")  # type: ignore[arg-type]


def test_caret_stands_under_its_place(problems: tuple[andel.Problem, ...]) -> None:
    first, line, caret, *_ = problems[0].draw().splitlines()
    assert first == f"avtal åäö.toml:{problems[0].line}:1: unknown_key: {problems[0].message()}"
    assert line.endswith("| periodd = 3")
    assert caret.index("^") == line.index("periodd")


def test_error_reads_as_its_problems(problems: tuple[andel.Problem, ...]) -> None:
    error = andel.AgreementError(problems)
    assert str(error) == "\n".join(problem.draw() for problem in problems)
    assert error.draw("en") == "\n".join(problem.draw("en") for problem in problems)


def test_problem_prints_one_useful_line(problems: tuple[andel.Problem, ...]) -> None:
    assert repr(problems[0]) == f"Problem(unknown_key, avtal åäö.toml:{problems[0].line}:1)"


def test_problems_compare_hash_and_pickle(problems: tuple[andel.Problem, ...]) -> None:
    kept = pickle.loads(pickle.dumps(problems))
    assert kept == problems
    assert [hash(problem) for problem in kept] == [hash(problem) for problem in problems]
    assert [problem.draw("en") for problem in kept] == [problem.draw("en") for problem in problems]
    assert problems[0] != problems[1]
    assert problems[0] != "unknown_key"
    error = pickle.loads(pickle.dumps(andel.AgreementError(problems)))
    assert error.problems == problems


def test_every_problem_of_the_cases_pickles(top: Path) -> None:
    for file in sorted((top / "tests" / "cases" / "bad").glob("*/agreement.toml")):
        for problem in andel.check(file):
            kept = pickle.loads(pickle.dumps(problem))
            assert (kept, kept.draw("en")) == (problem, problem.draw("en"))


def test_error_comes_home_from_another_process() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool, pytest.raises(andel.AgreementError) as refused:
        pool.submit(andel.read_agreement_text, WRONG).result()
    assert [problem.code for problem in refused.value.problems] == ["unknown_key", "unknown_key"]


def test_line_that_is_not_text_is_shown_as_far_as_it_is() -> None:
    (problem,) = andel.check_text(TEXT.encode().replace(b"Beta kommun", b"Bet\xe5 kommun"))
    assert problem.code == "not_utf8"
    assert '"Bet\ufffd kommun"' in problem.draw()


def test_file_name_that_is_not_text_is_shown_as_far_as_it_is() -> None:
    (problem,) = andel.check(b"\xff.toml".decode(errors="surrogateescape"))
    assert (problem.code, problem.file) == ("no_such_file", "\ufffd.toml")


@pytest.mark.parametrize(
    "text", ["", "\0", "]", "andel", "andel = ", "=", "[[a]]", '"""', "andel = 1\n[costs]\nx = 1", "\ufeff", "a" * 5000]
)
@pytest.mark.parametrize("as_bytes", [False, True], ids=["text", "bytes"])
def test_check_raises_nothing_whatever_the_text(text: str, as_bytes: bool) -> None:
    given: Any = text.encode() if as_bytes else text
    assert andel.check_text(given)


def test_check_finds_what_planning_and_projecting_find(tmp_path: Path) -> None:
    text = andel.example("skovde-ungdomsmottagning").read_text(encoding="utf-8").replace('"5,6 mnkr"', '"0,01 kr"')
    file = tmp_path / "avtal.toml"
    file.write_text(text, encoding="utf-8")
    assert [problem.code for problem in andel.check(file)] == ["inexact"]


def test_warning_is_no_error() -> None:
    text = TEXT + '\n[keys.unused]\nequal = "everyone"\nsource = "agreement"\n'
    (problem,) = andel.check_text(text)
    assert (problem.code, problem.severity) == ("not_used", "warning")
    assert andel.read_agreement_text(text).warnings == [problem]
    assert len(andel.read_agreement_text(text).project())
