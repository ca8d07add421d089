"""The command `andel`, as somebody runs it: exit codes, streams, languages, formats, files."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_type_hints

import andel
import click
import polars as pl
import pyarrow as pa
import pytest
from andel import cli, output, talk

Run = Callable[..., subprocess.CompletedProcess[str]]

FINE, PROBLEMS, WRONG_USE, OUR_FAULT = 0, 1, 2, 3

SMEDJEBACKEN = "agreements/smedjebacken-familjecentral.toml"
VARA = "agreements/vara-familjecentral.toml"
REGELPROFILEN = "agreements/regelprofilen.toml"
SKOVDE = "agreements/skovde-ungdomsmottagning.toml"
BAD = "tests/cases/bad/ten_planted_mistakes/agreement.toml"


@pytest.fixture(autouse=True)
def _in_the_top_folder(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(top)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def unused(tmp_path: Path, top: Path) -> Path:
    """An agreement in which nothing is wrong, though nobody uses one of its keys."""
    file = tmp_path / "unused.toml"
    text = (top / SKOVDE).read_text(encoding="utf-8")
    file.write_text(text + '\n[keys.unused]\nequal = "everyone"\nsource = "article"\n', encoding="utf-8")
    return file


# ---- check


def test_check_of_a_good_agreement(run_andel: Run) -> None:
    done = run_andel("check", SMEDJEBACKEN, VARA)
    assert (done.returncode, done.stderr) == (FINE, "")
    assert done.stdout == f"{SMEDJEBACKEN}: inga problem\n{VARA}: inga problem\n"


def test_check_of_a_bad_agreement_tells_all(run_andel: Run) -> None:
    done = run_andel("check", BAD)
    assert (done.returncode, done.stderr) == (PROBLEMS, "")
    assert len(re.findall(rf"^{BAD}:\d+:\d+: [a-z0-9_]+: ", done.stdout, re.MULTILINE)) == 10
    assert done.stdout.endswith(f"{BAD}: 10 problem\n")
    assert "".join(problem.draw() + "\n" for problem in andel.check(BAD)) in done.stdout


def test_check_counts_in_words(run_andel: Run, unused: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.toml"
    assert f"{missing}: 1 problem\n" in run_andel("check", missing).stdout
    assert f"{missing}: 1 problem\n" in run_andel("check", missing, "--lang", "en").stdout
    assert f"{BAD}: 10 problems\n" in run_andel("check", BAD, "--lang", "en").stdout
    assert f"{unused}: inga problem, 1 varning\n" in run_andel("check", unused).stdout
    assert f"{unused}: no problems, 1 warning\n" in run_andel("check", unused, "--lang", "en").stdout


def test_check_as_json(run_andel: Run) -> None:
    done = run_andel("check", SMEDJEBACKEN, BAD, "--format", "json", "--lang", "en")
    assert done.returncode == PROBLEMS
    assert json.loads(done.stdout) == [problem.as_dict("en") for problem in andel.check(BAD)]
    assert json.loads(run_andel("check", SMEDJEBACKEN, "--format=json").stdout) == []


@pytest.mark.parametrize("verb", ["check", "project"])
def test_warning_fails_only_when_strict(run_andel: Run, unused: Path, verb: str) -> None:
    mild, strict = run_andel(verb, unused), run_andel(verb, unused, "--strict")
    assert (mild.returncode, strict.returncode) == (FINE, PROBLEMS)
    for done in (mild, strict):
        assert "not_used" in (done.stdout if verb == "check" else done.stderr)
    if verb == "project":
        assert "Ungdomsmottagningen" in mild.stdout
        assert strict.stdout == ""


# ---- project


def test_project_writes_the_report(run_andel: Run) -> None:
    done = run_andel("project", SMEDJEBACKEN, "--until", "2042")
    assert (done.returncode, done.stderr) == (FINE, "")
    assert done.stdout == str(andel.read_agreement(SMEDJEBACKEN).project(until=2042).report())


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("unit", ["kr", "tkr", "mnkr"])
@pytest.mark.parametrize("by", ["party", "cost", "activity"])
def test_project_groups_and_rounds_as_asked(run_andel: Run, by: str, unit: str, lang: str) -> None:
    done = run_andel("project", VARA, "--by", by, "--unit", unit, "--lang", lang)
    assert done.stdout == str(andel.read_agreement(VARA).project().report(by=by, unit=unit, lang=lang))  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_project_shows_a_budget_its_prices_and_its_inhabitants(run_andel: Run, lang: Any) -> None:
    options = ["--budget-year", "2027", "--prices", "2025", "--deflator", "prices", "--inhabitants", "municipality=10 854"]
    done = run_andel("project", SMEDJEBACKEN, *options, "--inhabitants", "30000", "--lang", lang)
    assert (done.returncode, done.stderr) == (FINE, "")
    asked = {"budget_year": 2027, "prices": 2025, "deflator": "prices", "inhabitants": {"municipality": 10854, "everyone": 30000}}
    assert done.stdout == str(andel.read_agreement(SMEDJEBACKEN).project().report(lang=lang, **asked))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("--budget-year 2039", "Budgetåret 2039 är inte bland åren som räknas fram, 2023–2038"),
        ("--budget-year 27", "--budget-year: 27 är inget år"),
        ("--prices 2025", "Välj ett av avtalets index: prices, wages"),
        ("--prices fixed --deflator prices", "--prices: fixed är varken current eller ett år"),
        ("--deflator prices", "Ange vilket år"),
        ("--inhabitants many", "--inhabitants: many är inget antal. Skriv till exempel municipality=10854"),
        ("--inhabitants municipality=10854,5", "är inget antal"),
        ("--inhabitants beta=10854", "Parterna är: municipality, region"),
        ("--inhabitants 10 --inhabitants everyone=11", "--inhabitants: everyone har två antal"),
        ("--budget-year 2027 --format csv", "--budget-year gäller bara tabellen"),
        ("--prices 2025 --deflator prices --format json", "--prices gäller bara tabellen"),
        ("--inhabitants 10 --format csv-excel", "--inhabitants gäller bara tabellen"),
    ],
)
def test_budget_that_cannot_be_shown_is_wrong_use(run_andel: Run, tmp_path: Path, options: str, words: str) -> None:
    target = tmp_path / "budget.txt"
    done = run_andel("project", SMEDJEBACKEN, *options.split(), "--output", target)
    assert (done.returncode, done.stdout) == (WRONG_USE, "")
    assert words in done.stderr
    assert not target.exists()


def test_project_of_several_files_keeps_their_order(run_andel: Run) -> None:
    done = run_andel("project", VARA, SKOVDE)
    assert done.stdout == run_andel("project", VARA).stdout + "\n" + run_andel("project", SKOVDE).stdout


def test_as_of_marks_past_years(run_andel: Run) -> None:
    plain = run_andel("project", SMEDJEBACKEN)
    marked = run_andel("project", SMEDJEBACKEN, "--as-of", "2026-11-22")
    assert "†" not in plain.stdout
    assert "2024 †" in marked.stdout
    assert "2025 †" in marked.stdout
    assert "2026 †" not in marked.stdout
    assert re.search("^† ", marked.stdout, re.MULTILINE)
    rows = list(csv.DictReader(io.StringIO(run_andel("project", SMEDJEBACKEN, "--as-of", "2026-11-22", "--format", "csv").stdout)))
    assert {row["year"] for row in rows if row["past_without_actuals"] == "true"} == {"2024", "2025"}


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--until", "2022", "2023–2223"),
        ("--until", "2224", "2023–2223"),
        ("--until", "42", "2042"),
        ("--until", "20x2", "2042"),
        ("--until", "-2042", "2042"),
        ("--until", "٢٠٤٢", "2042"),
        ("--as-of", "2026-02-30", "2026-12-31"),
        ("--as-of", "2026-W01-1", "2026-12-31"),
        ("--as-of", "20261231", "2026-12-31"),
        ("--as-of", "1899-12-31", "2026-12-31"),
        ("--as-of", "today", "2026-12-31"),
        ("--by", "person", "party, cost, activity"),
        ("--by", "it's", "party, cost, activity"),
        ("--unit", "SEK", "kr, tkr, mnkr"),
        ("--format", "xlsx", "table, csv, csv-excel, arrow, json"),
        ("--lang", "de", "sv, en"),
    ],
)
def test_wrong_value_is_refused_with_what_to_write(run_andel: Run, option: str, value: str, words: str) -> None:
    done = run_andel("project", SMEDJEBACKEN, option, value)
    assert (done.returncode, done.stdout) == (WRONG_USE, "")
    first, second = done.stderr.splitlines()
    assert first.startswith(f"{option}: ")
    assert words in first
    assert second == "Hjälp: andel project --help"


COMMANDS = "check, describe, project, explain, assumptions, capital, calendar, diff, figures, new, schema"


@pytest.mark.parametrize(
    ("arguments", "swedish", "english"),
    [
        (
            ["projekt"],
            f"Det finns inget kommando projekt. Det finns: {COMMANDS}.",
            f"There is no command projekt. There are: {COMMANDS}.",
        ),
        (["--unti"], "Det finns inget val --unti.", "There is no option --unti."),
        (["check"], "Ange minst en avtalsfil.", "Name at least one agreement file."),
        (["project", "--until"], "--until behöver ett värde.", "--until needs a value."),
        (
            ["project", "--unti", "2042", "x"],
            "Det finns inget val --unti. Menade du --until",
            "There is no option --unti. Did you mean --until",
        ),
        (["check", "--strict=1", "x"], "--strict har inget värde.", "--strict takes no value."),
        (["check", "-", "-"], "Standard in (-) kan bara läsas en gång.", "Standard input (-) can be read only once."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_said_in_both_languages(run_andel: Run, arguments: list[str], swedish: str, english: str) -> None:
    for lang, words in (("sv", swedish), ("en", english)):
        done = run_andel("--lang", lang, *arguments, stdin=subprocess.DEVNULL)
        assert (done.returncode, done.stdout) == (WRONG_USE, "")
        assert done.stderr.startswith(words)
        assert "--help" in done.stderr


def test_nothing_but_a_language_asks_for_a_command(run_andel: Run) -> None:
    done = run_andel("--lang", "en")
    assert (done.returncode, done.stdout) == (WRONG_USE, "")
    assert done.stderr.startswith(f"Name a command: {COMMANDS}.")


# ---- languages


def test_help_speaks_both_languages(run_andel: Run) -> None:
    for arguments in ([], ["check"], ["project"]):
        swedish = run_andel(*arguments, "--help")
        assert swedish.returncode == FINE
        assert swedish.stdout.startswith("Användning: andel")
        for english in (
            run_andel("--lang", "en", *arguments, "--help"),
            run_andel("--lang=en", *arguments, "-h"),
            run_andel(*arguments, "--help", env=english_environment()),
        ):
            assert english.stdout.startswith("Usage: andel")
            assert not re.search("[åäöÅÄÖ]", english.stdout.replace("öre", ""))
    assert run_andel().stdout == run_andel("--help").stdout


def test_help_documents_the_exit_codes(run_andel: Run) -> None:
    text = " ".join(run_andel("--help", "--lang", "en").stdout.split())
    assert (
        "0 all is well, 1 an agreement has problems, 2 the command is wrong or its output cannot be written, 3 the program failed" in text
    )


def english_environment(**more: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1", "ANDEL_LANG": "en"} | more


def test_problems_speak_both_languages(run_andel: Run) -> None:
    assert "Menade du" in run_andel("check", BAD).stdout
    assert "Did you mean" in run_andel("check", BAD, "--lang", "en").stdout
    assert "Did you mean" in run_andel("--lang", "en", "check", BAD).stdout
    assert "Did you mean" in run_andel("check", BAD, env=english_environment()).stdout
    assert "Menade du" in run_andel("check", BAD, "--lang", "sv", env=english_environment()).stdout
    assert "Menade du" in run_andel("check", BAD, env=english_environment(ANDEL_LANG="fi")).stdout


def test_version(run_andel: Run) -> None:
    assert run_andel("--version").stdout == f"andel {andel.__version__}, läser avtalsfiler till och med version {andel.FORMAT_VERSION}\n"
    assert run_andel("--lang", "en", "--version").stdout == f"andel {andel.__version__}, reads agreement files up to version 1\n"


# ---- several files, some bad


def test_one_bad_file_leaves_standard_output_empty(run_andel: Run) -> None:
    done = run_andel("project", SMEDJEBACKEN, BAD, VARA)
    assert (done.returncode, done.stdout) == (PROBLEMS, "")
    assert f"{BAD}:" in done.stderr
    assert "--keep-going" in done.stderr


def test_keep_going_includes_the_others(run_andel: Run) -> None:
    done = run_andel("project", SKOVDE, BAD, VARA, "--keep-going")
    assert done.returncode == PROBLEMS
    assert done.stdout == run_andel("project", SKOVDE, VARA).stdout
    assert f"{BAD}:" in done.stderr


def test_keep_going_with_nothing_left_writes_nothing(run_andel: Run, tmp_path: Path) -> None:
    file = tmp_path / "kalkyl.csv"
    done = run_andel("project", BAD, BAD, "--keep-going", "--format", "csv", "--output", file)
    assert (done.returncode, done.stdout) == (PROBLEMS, "")
    assert "alla avtal har problem" in done.stderr
    assert not file.exists()


def test_one_bad_file_alone_says_just_its_problems(run_andel: Run) -> None:
    done = run_andel("project", BAD)
    assert (done.returncode, done.stdout) == (PROBLEMS, "")
    assert done.stderr == "\n".join(problem.draw() for problem in andel.check(BAD))


# ---- standard input


@pytest.mark.parametrize("verb", ["check", "project"])
def test_dash_reads_standard_input(run_andel: Run, top: Path, verb: str) -> None:
    done = run_andel(verb, "-", input=(top / SKOVDE).read_text(encoding="utf-8"))
    assert done.returncode == FINE
    assert done.stdout.startswith("-: inga problem" if verb == "check" else "Ungdomsmottagningen i Skövde")


def test_problems_of_standard_input_have_their_place(run_andel: Run, top: Path) -> None:
    done = run_andel("check", "-", input=(top / BAD).read_text(encoding="utf-8"))
    assert done.returncode == PROBLEMS
    assert done.stdout.startswith("-:9:1: unknown_key:")


def test_closed_standard_input_is_empty(run_andel: Run) -> None:
    done = run_andel("check", "-", stdin=subprocess.DEVNULL)
    assert done.returncode == PROBLEMS
    assert done.stdout.startswith("-: empty:")


# ---- formats


def test_csv_is_the_long_table(run_andel: Run) -> None:
    done = run_andel("project", SMEDJEBACKEN, "--until", "2042", "--format", "csv", "--unit", "mnkr", "--lang", "en", encoding=None)
    content = done.stdout
    assert isinstance(content, bytes)
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    read = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert read[0] == ["file", *andel.Row._fields]
    expected = andel.read_agreement(SMEDJEBACKEN).project(2042).rows
    assert [row_of_csv(line[1:]) for line in read[1:]] == expected
    assert {line[0] for line in read[1:]} == {SMEDJEBACKEN}


def row_of_csv(cells: list[str], comma: str = ".") -> andel.Row:
    """A row as it was before it was written."""
    readers: dict[object, Callable[[str], object]] = {
        int: int,
        date: date.fromisoformat,
        str: str,
        Decimal: lambda text: Decimal(text.replace(comma, ".")),
        bool: {"true": True, "false": False}.__getitem__,
    }
    kinds = get_type_hints(andel.Row)
    return andel.Row._make(readers[kinds[name]](cell) for name, cell in zip(andel.Row._fields, cells, strict=True))


def test_csv_for_swedish_excel(run_andel: Run) -> None:
    done = run_andel("project", SMEDJEBACKEN, "--format", "csv-excel", encoding=None)
    content = done.stdout
    assert isinstance(content, bytes)
    assert content.startswith(b"\xef\xbb\xbffile;year;period_from")
    assert content.count(b"\r\n") == content.count(b"\n") > 10
    text = content.decode("utf-8-sig")
    assert ";1300000,00;0,00;1300000,00;" in text
    assert "Smedjebackens kommun" in text
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert [row_of_csv(line[1:], ",") for line in read[1:]] == andel.read_agreement(SMEDJEBACKEN).project().rows


def test_csv_by_activity_has_the_columns_of_activities(run_andel: Run) -> None:
    read = list(csv.reader(io.StringIO(run_andel("project", VARA, "--format", "csv", "--by", "activity").stdout)))
    assert read[0] == ["file", *andel.ActivityRow._fields]
    assert len(read) - 1 == len(andel.read_agreement(VARA).project().by_activity)


def test_csv_of_several_files_tells_them_apart(run_andel: Run) -> None:
    read = list(csv.DictReader(io.StringIO(run_andel("project", VARA, SKOVDE, "--format", "csv").stdout)))
    assert [row["file"] for row in read] == [VARA] * len(andel.read_agreement(VARA).project()) + [SKOVDE] * len(
        andel.read_agreement(SKOVDE).project()
    )


def test_csv_quotes_what_must_be_quoted(run_andel: Run, tmp_path: Path, top: Path) -> None:
    label = 'Mottagning, "ung"; från 13'
    file = tmp_path / "avtal.toml"
    file.write_text((top / SKOVDE).read_text(encoding="utf-8").replace('"Ungdomsmottagning"', f"'{label}'"), encoding="utf-8")
    for form, delimiter in (("csv", ","), ("csv-excel", ";")):
        text = run_andel("project", file, "--format", form).stdout
        assert {row["cost_label"] for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)} == {label}


def arrow_written(done: subprocess.CompletedProcess[str]) -> pa.Table:
    """The table that stands in bytes on standard output."""
    assert (done.returncode, done.stderr) == (FINE, b"")
    return pa.ipc.open_stream(done.stdout).read_all()


def test_arrow_is_the_long_table(run_andel: Run, tmp_path: Path) -> None:
    arguments = ("project", SMEDJEBACKEN, "--until", "2042", "--as-of", "2026-11-22", "--format", "arrow", "--lang", "en")
    done = run_andel(*arguments, encoding=None)
    table = arrow_written(done)
    assert table.schema.names == ["file", *andel.Row._fields]
    assert table.schema.field("bears_kr").type == pa.decimal128(38, 2)
    assert table.schema.metadata == {b"andel.columns_version": b"1"}
    projection = andel.read_agreement(SMEDJEBACKEN).project(2042, as_of=date(2026, 11, 22))
    assert table.drop_columns("file") == pa.table(projection)
    assert set(table["file"].to_pylist()) == {SMEDJEBACKEN}
    file = tmp_path / "kalkyl.arrows"
    assert run_andel(*arguments, "--output", file, encoding=None).stdout == b""
    assert file.read_bytes() == done.stdout
    assert pl.read_ipc_stream(file).drop("file").equals(projection.to_polars())


def test_arrow_of_several_files_is_one_table(run_andel: Run) -> None:
    table = arrow_written(run_andel("project", VARA, SKOVDE, "--format", "arrow", encoding=None))
    names = table["file"].to_pylist()
    rows = {file: andel.read_agreement(file).project().rows for file in (VARA, SKOVDE)}
    assert names == [VARA] * len(rows[VARA]) + [SKOVDE] * len(rows[SKOVDE])
    assert [tuple(row.values()) for row in table.drop_columns("file").to_pylist()] == [*rows[VARA], *rows[SKOVDE]]


def test_arrow_by_activity_has_the_columns_of_activities(run_andel: Run) -> None:
    table = arrow_written(run_andel("project", VARA, "--format", "arrow", "--by", "activity", encoding=None))
    assert table.schema.names == ["file", *andel.ActivityRow._fields]
    assert [tuple(row.values())[1:] for row in table.to_pylist()] == andel.read_agreement(VARA).project().by_activity


def test_arrow_without_its_package_says_what_to_install(top: Path, tmp_path: Path) -> None:
    file = tmp_path / "kalkyl.arrows"
    arguments = ["project", SKOVDE, "--format", "arrow", "--output", str(file)]
    code = f"import sys; sys.modules['nanoarrow'] = None; from andel.cli import main; main({arguments!r})"
    for lang, words in (("sv", "behöver Pythonpaketet nanoarrow, som inte"), ("en", "needs the Python package nanoarrow, which is not")):
        environment = english_environment(ANDEL_LANG=lang)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=top, env=environment, check=False)
        assert (done.returncode, done.stdout) == (WRONG_USE, "")
        assert done.stderr.startswith(f"--format arrow {words} ")
        assert done.stderr.endswith(": pip install nanoarrow\n")
    assert not file.exists()


def test_json_holds_everything_and_amounts_as_text(run_andel: Run) -> None:
    done = run_andel("project", SMEDJEBACKEN, "--until", "2042", "--format", "json")
    document = json.loads(done.stdout, parse_float=lambda text: pytest.fail(f"a float: {text}"))
    projection = andel.read_agreement(SMEDJEBACKEN).project(2042)
    assert (document["andel"], document["columns_version"]) == (andel.__version__, andel.COLUMNS_VERSION)
    (record,) = document["agreements"]
    assert record["file"] == SMEDJEBACKEN
    assert (record["start"], record["fixed_term_end"], record["projected_to"]) == ("2023-01-01", "2038-12-31", "2042-12-31")
    assert record["rests_on"] == [{"status": "assumed", "amount_kr": "181846767.00"}]
    for name, rows in (("rows", projection.rows), ("frames", projection.frames), ("activities", projection.by_activity)):
        assert len(record[name]) == len(rows) > 0
        for found, row in zip(record[name], rows, strict=True):
            assert list(found) == list(row._fields)
            assert all(
                isinstance(found[column], str) and re.fullmatch(r"-?\d+\.\d\d", found[column]) for column in found if column.endswith("_kr")
            )
            assert {column: str(value) for column, value in found.items()} == {
                column: str(value) for column, value in row._asdict().items()
            }


@pytest.mark.parametrize("form", ["csv", "json"])
def test_machine_formats_do_not_depend_on_the_language(run_andel: Run, form: str) -> None:
    assert (
        run_andel("project", SMEDJEBACKEN, "--format", form, "--lang", "en").stdout
        == run_andel("project", SMEDJEBACKEN, "--format", form).stdout
    )


@pytest.mark.parametrize("form", ["table", "csv", "csv-excel", "arrow", "json"])
def test_no_clock_in_any_output(run_andel: Run, form: str) -> None:
    def written(**settings: str) -> subprocess.CompletedProcess[str]:
        return run_andel("project", SMEDJEBACKEN, VARA, "--format", form, env=english_environment(**settings), encoding=None)

    first, again = written(TZ="Pacific/Kiritimati", PYTHONHASHSEED="1"), written(TZ="Pacific/Pago_Pago", PYTHONHASHSEED="2")
    assert first.returncode == FINE
    assert first.stdout == again.stdout


# ---- files


def test_output_goes_to_the_file_and_nothing_elsewhere(run_andel: Run, tmp_path: Path) -> None:
    file = tmp_path / "kalkyl.csv"
    done = run_andel("project", SKOVDE, "--format", "csv", "--output", file)
    assert (done.returncode, done.stdout, done.stderr) == (FINE, "", "")
    assert file.read_text(encoding="utf-8") == run_andel("project", SKOVDE, "--format", "csv").stdout
    assert names_in(tmp_path) == ["kalkyl.csv"]
    assert run_andel("project", SKOVDE, "-o", "-").stdout == run_andel("project", SKOVDE).stdout


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_output_has_the_mode_of_a_new_file_and_keeps_that_of_an_old_one(run_andel: Run, tmp_path: Path) -> None:
    plain, file = tmp_path / "plain", tmp_path / "kalkyl.txt"
    plain.touch()
    run_andel("project", SKOVDE, "--output", file)
    assert file.stat().st_mode == plain.stat().st_mode
    file.chmod(0o640)
    run_andel("project", SKOVDE, "--output", file)
    assert file.stat().st_mode & 0o777 == 0o640


def test_problem_in_a_later_file_leaves_the_old_output(run_andel: Run, tmp_path: Path) -> None:
    file = tmp_path / "kalkyl.txt"
    file.write_text("den gamla", encoding="utf-8")
    done = run_andel("project", SKOVDE, BAD, "--output", file)
    assert (done.returncode, done.stdout) == (PROBLEMS, "")
    assert "Ingenting skrevs" in done.stderr
    assert file.read_text(encoding="utf-8") == "den gamla"
    assert names_in(tmp_path) == ["kalkyl.txt"]


@pytest.mark.skipif(os.name == "nt", reason="limits are of POSIX")
def test_write_that_fails_half_way_leaves_the_old_output(run_andel: Run, tmp_path: Path) -> None:
    def at_most_a_thousand_bytes() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    file = tmp_path / "kalkyl.csv"
    file.write_text("den gamla", encoding="utf-8")
    done = run_andel("project", SMEDJEBACKEN, "--format", "csv", "--output", file, preexec_fn=at_most_a_thousand_bytes)
    assert (done.returncode, done.stdout) == (WRONG_USE, "")
    assert done.stderr.startswith(f"{file} går inte att skriva: ")
    assert file.read_text(encoding="utf-8") == "den gamla"
    assert names_in(tmp_path) == ["kalkyl.csv"]


def test_replacing_that_fails_leaves_the_old_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")  # as on Windows, for a file that is open in Excel

    file = tmp_path / "kalkyl.csv"
    file.write_text("den gamla", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(PermissionError):
        output.write("den nya", file)
    with pytest.raises(click.ClickException) as said:
        talk.write("den nya", file, "sv")
    assert said.value.message == f"{file} går inte att skriva: du får inte skriva där, eller filen är öppen i ett annat program."
    assert file.read_text(encoding="utf-8") == "den gamla"
    assert names_in(tmp_path) == ["kalkyl.csv"]


@pytest.mark.parametrize(
    ("place", "swedish", "english"),
    [
        ("missing/kalkyl.csv", "mappen finns inte", "there is no such folder"),
        ("file/kalkyl.csv", "mappen finns inte", "there is no such folder"),
        ("folder", "det är en mapp", "it is a folder"),
    ],
)
def test_place_that_cannot_be_written_is_said(run_andel: Run, tmp_path: Path, place: str, swedish: str, english: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    for lang, words in (("sv", swedish), ("en", english)):
        done = run_andel("project", SKOVDE, "--output", tmp_path / place, "--lang", lang)
        assert (done.returncode, done.stdout) == (WRONG_USE, "")
        assert f"{tmp_path / place} " in done.stderr
        assert words in done.stderr
    assert names_in(tmp_path) == ["file", "folder"]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are of POSIX")
def test_link_and_device_are_written_and_not_replaced(run_andel: Run, tmp_path: Path) -> None:
    target, link, pipe = tmp_path / "target.txt", tmp_path / "link.txt", tmp_path / "pipe"
    target.touch()
    link.symlink_to(target)
    os.mkfifo(pipe)
    run_andel("project", SKOVDE, "--output", link)
    assert link.is_symlink()
    expected = run_andel("project", SKOVDE).stdout
    assert target.read_text(encoding="utf-8") == expected
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        run_andel("project", SKOVDE, "--output", pipe)
        assert reader.communicate()[0].decode() == expected
    assert pipe.is_fifo()


# ---- streams


@pytest.mark.skipif(os.name == "nt", reason="head is of POSIX")
@pytest.mark.parametrize(
    "arguments", [["project", SMEDJEBACKEN, "--until", "2223", "--format", "json"], ["check", SMEDJEBACKEN], ["--help"]], ids=" ".join
)
def test_closed_pipe_is_no_error(run_andel: Run, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run_andel(*arguments, capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (FINE, "")


@pytest.mark.skipif(os.name == "nt", reason="head is of POSIX")
def test_head_takes_the_first_lines(top: Path) -> None:
    command = [sys.executable, "-m", "andel", "project", SMEDJEBACKEN, "--until", "2223", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=top, env=english_environment()) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"{\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == FINE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is of Linux")
@pytest.mark.parametrize("arguments", [["project", SKOVDE], ["check", SKOVDE], ["--help"], ["--version"]], ids=" ".join)
def test_full_disk_is_said_once(run_andel: Run, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run_andel(*arguments, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (WRONG_USE, "Standard ut går inte att skriva: disken är full.\n")


@pytest.mark.skipif(os.name == "nt", reason="sh is of POSIX")
def test_closed_streams_give_no_traceback(top: Path) -> None:
    def in_shell(command: str) -> subprocess.CompletedProcess[str]:
        line = f'"$0" -m andel {command}'
        return subprocess.run(
            ["sh", "-c", line, sys.executable], capture_output=True, encoding="utf-8", cwd=top, env=english_environment(), check=False
        )

    no_output = in_shell(f"project {SKOVDE} >&-")
    assert no_output.returncode == WRONG_USE
    assert no_output.stderr.startswith("Standard output cannot be written: ")
    no_input = in_shell("check - <&-")
    assert (no_input.returncode, no_input.stderr) == (PROBLEMS, "")
    no_talk = in_shell(f"project {BAD} 2>&-")
    assert (no_talk.returncode, no_talk.stdout) == (PROBLEMS, "")


def shown_on_terminal(*arguments: str, **settings: str) -> str:
    """What `andel ARGUMENTS` shows on a terminal."""
    import pty

    environment = english_environment(**({"TERM": "xterm"} | settings))
    if "NO_COLOR" not in settings:
        environment.pop("NO_COLOR", None)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "andel", *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # Linux says so when the other end is closed
            while part := os.read(ours, 65536):
                shown += part
        process.wait()
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.skipif(os.name == "nt", reason="terminals are of POSIX")
@pytest.mark.parametrize(
    ("settings", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
    ids=["terminal", "NO_COLOR", "NO_COLOR empty", "dumb terminal"],
)
def test_colour_only_on_a_terminal_that_wants_it(run_andel: Run, settings: dict[str, str], coloured: bool) -> None:
    assert "\x1b[" not in run_andel("project", SKOVDE, env=english_environment(TERM="xterm")).stdout
    shown = shown_on_terminal("project", SKOVDE, **settings)
    assert ("\x1b[1m" in shown) == coloured
    assert "Ungdomsmottagningen i Skövde" in shown


@pytest.mark.skipif(os.name == "nt", reason="terminals are of POSIX")
def test_arrow_is_not_for_a_terminal(tmp_path: Path) -> None:
    for lang, words in (("sv", "inte för en terminal"), ("en", "not for a terminal")):
        for output_to in ((), ("--output", "-")):
            shown = shown_on_terminal("project", SKOVDE, "--format", "arrow", *output_to, "--lang", lang, COLUMNS="1000")
            assert shown.startswith("--format arrow ")
            assert words in shown
            assert "--output" in shown
    file = tmp_path / "kalkyl.arrows"
    assert shown_on_terminal("project", SKOVDE, "--format", "arrow", "--output", str(file)) == ""
    assert pa.ipc.open_stream(file.read_bytes()).read_all().num_rows == len(andel.read_agreement(SKOVDE).project())


@pytest.mark.skipif(os.name == "nt", reason="terminals are of POSIX")
def test_sentences_are_folded_on_a_terminal_and_nowhere_else(run_andel: Run) -> None:
    for arguments in (["project", REGELPROFILEN], ["check", BAD], ["project", BAD]):
        done = run_andel(*arguments, env=english_environment(COLUMNS="60"))
        whole = done.stdout + done.stderr
        assert max(map(len, whole.splitlines())) > 100
        shown = shown_on_terminal(*arguments, COLUMNS="60", NO_COLOR="1")
        assert shown.split() == whole.split()
        for line in shown.splitlines():
            assert len(line) <= 60 or "  " in line.strip() or " | " in line or line.startswith("      = ") or " " not in line
        assert shown_on_terminal(*arguments, COLUMNS="1000", NO_COLOR="1") == whole


@pytest.mark.parametrize(
    "settings",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
        {"LANG": "sv_SE.ISO-8859-1"},
    ],
    ids=["C locale", "latin-1", "Swedish latin-1"],
)
def test_output_is_utf_8_whatever_the_locale(run_andel: Run, tmp_path: Path, top: Path, settings: dict[str, str]) -> None:
    environment = {
        name: value
        for name, value in english_environment(ANDEL_LANG="sv").items()
        if name not in ("LC_ALL", "LC_CTYPE", "LANG", "PYTHONUTF8")
    }
    file = tmp_path / "överenskommelse.toml"
    file.write_bytes((top / SKOVDE).read_bytes())
    for form, words in (("table", "Ungdomsmottagningen i Skövde"), ("csv", "överenskommelse.toml,2018,"), ("json", "överenskommelse.toml")):
        done = run_andel("project", file, "--format", form, env=environment | settings)
        assert done.returncode == FINE
        assert words in done.stdout
    assert "överenskommelse.toml: inga problem\n" in run_andel("check", file, env=environment | settings).stdout
    assert "Användning" in run_andel("--help", env=environment | settings).stdout
    assert "Det finns inget kommando å." in run_andel("å", env=environment | settings).stderr


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="file names are text there")
def test_file_name_that_is_not_text_is_no_trouble(run_andel: Run, tmp_path: Path, top: Path) -> None:
    name = os.fsdecode(b"avtal\xff.toml")
    (tmp_path / name).write_bytes((top / SKOVDE).read_bytes())
    for arguments in (["check", name], ["project", name, "--format", "csv"], ["project", name, "--format", "json"], ["project", name]):
        done = run_andel(*arguments, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (FINE, "")
    table = arrow_written(run_andel("project", name, "--format", "arrow", cwd=tmp_path, encoding=None))
    assert set(table["file"].to_pylist()) == {"avtal\ufffd.toml"}
    assert "avtal\ufffd.toml: inga problem" in run_andel("check", name, cwd=tmp_path).stdout
    assert run_andel("check", name + "x", cwd=tmp_path).returncode == PROBLEMS


# ---- start, faults


def test_start_loads_nothing_heavy(top: Path) -> None:
    heavy = (
        "nanoarrow",
        "pandas",
        "polars",
        "duckdb",
        "pyarrow",
        "great_tables",
        "numpy",
        "rich",
        "matplotlib",
        "altair",
        "openpyxl",
        "xlsxwriter",
        "docx",
        "asyncio",
        "typing_extensions",
    )
    for arguments in (["--help"], ["check", SKOVDE], ["project", SKOVDE], ["project", SKOVDE, "--format", "json"]):
        code = f"""
import sys
from andel.cli import main
try:
    main({arguments!r})
except SystemExit as end:
    assert end.code == 0
print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=top, env=english_environment(), check=False
        )
        assert done.stderr == "[]\n"


def test_fault_of_ours_is_said_in_words_and_ends_with_3(top: Path) -> None:
    code = "import andel.cli as cli; cli._read = lambda name: 1 // 0; cli.main(['project', 'avtal.toml'])"

    def run(**settings: str) -> subprocess.CompletedProcess[str]:
        environment = english_environment(**settings)
        return subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=top, env=environment, check=False)

    done = run()
    assert (done.returncode, done.stdout) == (OUR_FAULT, "")
    assert done.stderr.startswith("The program failed, not you: ZeroDivisionError: ")
    assert "Traceback" not in done.stderr
    assert "Traceback" in run(ANDEL_TRACEBACK="1").stderr


def test_patterns_are_filled_in_where_the_shell_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.toml", "a.toml", "c.txt"):
        (tmp_path / name).touch()
    assert cli.patterns_filled_in(["check", "*.toml", "d*.toml", "--strict"]) == ["check", "a.toml", "b.toml", "d*.toml", "--strict"]


# ---- describe


def test_describe_says_each_agreement(run_andel: Run, tmp_path: Path) -> None:
    said = [str(andel.read_agreement(name).describe()) for name in (SMEDJEBACKEN, VARA)]
    done = run_andel("describe", SMEDJEBACKEN, VARA)
    assert (done.returncode, done.stdout, done.stderr) == (FINE, "\n".join(said), "")
    file = tmp_path / "avtalet.txt"
    assert run_andel("describe", VARA, "--lang", "en", "--output", file).stdout == ""
    assert file.read_text(encoding="utf-8") == str(andel.read_agreement(VARA).describe("en"))


def test_describe_of_a_bad_agreement_writes_nothing(run_andel: Run, tmp_path: Path) -> None:
    file = tmp_path / "avtalet.txt"
    done = run_andel("describe", VARA, BAD, "--output", file)
    assert (done.returncode, done.stdout, file.exists()) == (PROBLEMS, "", False)
    assert "Ingenting skrevs" in done.stderr
    assert run_andel("describe", BAD).returncode == PROBLEMS
