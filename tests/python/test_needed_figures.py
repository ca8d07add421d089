"""`andel figures`: exactly which figures an agreement needs, and which of them there are."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import andel
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
GOOD = Path(__file__).parent.parent / "cases" / "good"
BAD = GOOD.parent / "bad"


def agreement_of(case: str, folder: Path = GOOD) -> Path:
    return folder / case / "agreement.toml"


def said(run: Run, path: Path, *options: str) -> str:
    done = run("figures", path, *options)
    assert done.stderr == ""
    return done.stdout


def many_parties(folder: Path, count: int) -> Path:
    """An agreement whose key follows the inhabitants of many municipalities, of which the last lacks its figure of 2026."""
    parties = "".join(
        f'[parties.p{i}]\nlabel = "Kommun {i}"\nclass = "municipality"\ncode = "{9000 + i}"\nsource = "c"\n' for i in range(count)
    )
    (folder / "avtal.toml").write_text(
        'andel = 1\nsources.c = { title = "Avtal", status = "agreed" }\n'
        'agreement = { name = "Många", language = "sv", currency = "SEK", rules = "andel-1", source = "c" }\n'
        'term = { start = "2026-01-01", end = "2029-12-31", renewal = "none", source = "c" }\n'
        'costs.it = { label = "It", yearly = "3 mnkr", index = "none", key = "size", paid_by = "p0", source = "c" }\n'
        'keys.size = { by = "people", among = "municipalities", source = "c" }\n'
        'figures.population = { file = "people.csv", unit = "number", source = "c" }\n'
        'measures.people = { label = "Invånare", kind = "stock", figures = "population", reading = { at = "11-01", years_before = 1 }, '
        'preliminary = "keep", after_last = "repeat", source = "c" }\n' + parties,
        encoding="utf-8",
    )
    rows = [
        f"{year}-11-01;{9000 + i};{1000 + i};{'preliminary' if year == 2027 else 'definitive'};{year + 1}-02-20\n"
        for year in (2025, 2026, 2027)
        for i in range(count)
        if (year, i) != (2026, count - 1)
    ]
    (folder / "people.csv").write_text("period;party;value;status;published\n" + "".join(rows), encoding="utf-8")
    return folder / "avtal.toml"


def test_thirty_parties_take_a_line_for_each_kind_of_years(run_andel: Run, tmp_path: Path) -> None:
    done = run_andel("figures", many_parties(tmp_path, 30))
    assert done.returncode == 1
    assert done.stdout == (
        "Många\n\n"
        "Invånare (people): people.csv, den 11-01 varje år, 30 parter\n"
        "  finns         2025\n"
        "                2026: " + ", ".join(f"p{i} ({9000 + i})" for i in range(29)) + "\n"
        "  preliminära   2027\n"
        "  framskrivna   2028, från 2027-11-01\n"
        "  saknas        2026: p29 (9029)\n\n"
        "Antal siffror: 120 (finns 59, preliminära 30, framskrivna 30, saknas 1).\n"
    )


def test_what_was_published_later_is_not_there(run_andel: Run, tmp_path: Path) -> None:
    text = run_andel("figures", many_parties(tmp_path, 2), "--as-of", "2026-12-31", "--lang", "en").stdout
    assert "  there         2025\n  extended      2026–2028, from 2025-11-01\n" in text


def test_years_follow_until(run_andel: Run) -> None:
    path = agreement_of("an_index_goes_on_after_its_last_figure_as_stated")
    assert "  finns         2024–2025\n  framskrivna   2026–2028, från 2025-10\n" in said(run_andel, path)
    assert "  finns         2024–2025\n  framskrivna   2026, från 2025-10\n" in said(run_andel, path, "--until", "2027")


def test_each_series_of_a_change_of_base_has_its_own_years(run_andel: Run) -> None:
    text = said(run_andel, agreement_of("a_clause_goes_on_through_the_change_of_base"))
    assert "figures/kpi.csv, månad 10 varje år\n  finns         2022–2025\n" in text
    assert "figures/kpi-2020.csv, månad 10 varje år\n  finns         2026–2027\n" in text


def test_edition_is_told(run_andel: Run) -> None:
    text = said(run_andel, agreement_of("fee_by_pkv_of_the_october_edition"))
    assert "figures/pkv.csv, ur utgåvan månad 10 samma år\n  preliminära   2025\n" in text
    assert "figures/pkv.csv, ur utgåvan månad 10, år +1\n  finns         2024\n" in text


@pytest.mark.parametrize(
    ("case", "line"),
    [
        ("a_row_that_lacks_a_figure", "  saknas        2026: beta (9902)\n"),
        ("a_year_past_the_last_figure", "  saknas        2027\n"),
        ("a_typed_row_past_the_last_year", "  saknas        2028\n"),
    ],
)
def test_what_is_missing_is_told_and_fails(run_andel: Run, case: str, line: str) -> None:
    done = run_andel("figures", agreement_of(case, BAD))
    assert done.returncode == 1
    assert line in done.stdout


def test_machine_formats_have_every_figure(run_andel: Run) -> None:
    path = agreement_of("a_clause_goes_on_through_the_change_of_base")
    needed = andel.needed_figures(andel.make_plan(andel.read_agreement(path)))
    read = list(csv.DictReader(io.StringIO(said(run_andel, path, "--format", "csv"))))
    records = json.loads(said(run_andel, path, "--format", "json"))
    assert len(read) == len(records) == len(needed) > 0
    for row, record, one in zip(read, records, needed, strict=True):
        assert tuple(row) == tuple(record) == andel.NeededFigure._fields
        assert row == {name: str(value) for name, value in record.items()}
        assert Fraction(record["value"]) == one.value
        assert (record["period"], record["how"], record["figures"]) == (one.period, one.how, one.figures)


def test_typed_third_stays_a_third(run_andel: Run, tmp_path: Path) -> None:
    source = agreement_of("a_typed_row_past_the_last_year", BAD).read_text(encoding="utf-8")
    assert "2026 = { alfa = 6000" in source
    (tmp_path / "a.toml").write_text(source.replace("2026 = { alfa = 6000", '2026 = { alfa = "1/3"'), encoding="utf-8")
    records = json.loads(run_andel("figures", tmp_path / "a.toml", "--format", "json").stdout)
    assert "1/3" in {record["value"] for record in records}
    assert None in {record["value"] for record in records}


def test_agreement_without_figures_says_so(run_andel: Run) -> None:
    text = said(run_andel, andel.example("skovde-ungdomsmottagning"))
    assert text == "Ungdomsmottagningen i Skövde\n\nAvtalet behöver inga siffror.\n"


def test_file_of_figures_that_is_not_there_is_a_problem_of_every_command(run_andel: Run, tmp_path: Path) -> None:
    path = Path(shutil.copy(agreement_of("fee_by_pkv_of_the_october_edition"), tmp_path))
    for verb in ("figures", "project"):
        done = run_andel(verb, path)
        assert (done.returncode, done.stdout) == (1, "")
        assert "figures/pkv.csv" in done.stderr
    checked = run_andel("check", path)
    assert checked.returncode == 1
    assert "figures/pkv.csv" in checked.stdout


def test_check_tells_what_is_missing_in_the_figures(run_andel: Run) -> None:
    for case, code in [("a_row_that_lacks_a_figure", "no_figure"), ("a_year_past_the_last_figure", "past_last_figure")]:
        done = run_andel("check", agreement_of(case, BAD))
        assert done.returncode == 1
        assert f": {code}: " in done.stdout
