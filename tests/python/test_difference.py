"""Two versions of an agreement from Python and from the command: rows, clauses, report, formats, exit codes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import andel
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

SMEDJEBACKEN = "agreements/smedjebacken-familjecentral.toml"
BAD = "tests/cases/bad/ten_planted_mistakes/agreement.toml"
LINES = ("index_kr", "amount_kr", "key_kr", "term_kr", "rounding_kr")


@pytest.fixture(autouse=True)
def _in_the_top_folder(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(top)


@pytest.fixture
def old() -> andel.Agreement:
    return andel.read_agreement(SMEDJEBACKEN)


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    """The same agreement with a dearer rent, of which the region bears three fifths."""
    text = Path(SMEDJEBACKEN).read_text(encoding="utf-8")
    text = text.replace('"2 600 tkr"', '"2 800 tkr"')
    text = text.replace('equal  = ["municipality", "region"]', 'shares = { municipality = "2/5", region = "rest" }')
    file = tmp_path / "ny.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_rows_are_the_change_line_by_line(old: andel.Agreement, new_file: Path) -> None:
    difference = andel.diff(old, andel.read_agreement(new_file))
    (region,) = (row for row in difference if (row.year, row.party, row.figure) == (2025, "region", "bears"))
    # Half of 200 tkr more; then a tenth more of 2 800 rent, of 600 operations and of the 900 for the youth clinic.
    assert (region.amount_kr, region.key_kr) == (Decimal("100000.00"), Decimal("430000.00"))
    assert region.change_kr == region.new_kr - region.old_kr == sum(getattr(region, line) for line in LINES)
    assert (region.index_kr, region.term_kr, region.rounding_kr) == (0, 0, 0)
    assert len(difference) == len(difference.rows) == len(difference.alone)
    assert difference.old.rows == old.project().rows


def test_a_what_if_is_a_version_too(old: andel.Agreement) -> None:
    changed = old.with_changes({"costs.rent.yearly.from-opening": "2 800 tkr"})
    difference = andel.diff(old, changed)
    (clause,) = difference.clauses()
    assert clause.address == "costs.rent.yearly.from-opening"
    assert (clause.change, clause.aspect, clause.old, clause.new) == ("changed", "amount", "2 600 tkr", "2 800 tkr")
    assert clause.old_line is not None
    assert clause.new_line is None
    assert f"Ny: {SMEDJEBACKEN} med en ändring." in str(difference)
    assert "a change outside the file" in difference.report(lang="en").text()


def test_notebooks_show_the_report(old: andel.Agreement) -> None:
    shown = andel.diff(old, old.with_changes({"costs.rent.yearly.from-opening": "2 800 tkr"}))._repr_html_()
    assert "Region Dalarna bär" in shown
    assert "<table" in shown


def test_until_goes_through_the_renewals(old: andel.Agreement) -> None:
    longer = old.with_changes({"term.end": "2040-12-31"})
    standings = {(row.year, row.standing) for row in andel.diff(old, longer, 2041)}
    assert {(2039, "firm"), (2039, "rests_on_no_notice"), (2041, "rests_on_no_notice")} <= standings
    with pytest.raises(ValueError, match="until is a year from 2023"):
        andel.diff(old, longer, until=2020)


def test_what_is_no_agreement_is_refused_in_words(old: andel.Agreement) -> None:
    with pytest.raises(TypeError, match="new is an Agreement, from read_agreement, not str"):
        andel.diff(old, "avtal.toml")  # type: ignore[arg-type]


def test_diff_writes_the_report(run_andel: Run, new_file: Path) -> None:
    done = run_andel("diff", SMEDJEBACKEN, new_file, "--unit", "tkr", "--until", "2040")
    assert (done.returncode, done.stderr) == (0, "")
    expected = andel.diff(andel.read_agreement(SMEDJEBACKEN), andel.read_agreement(new_file), 2040)
    assert done.stdout == expected.report(unit="tkr").text()
    english = run_andel("diff", SMEDJEBACKEN, new_file, "--lang", "en")
    assert "Smedjebackens kommun bears" in english.stdout


def test_diff_of_the_same_says_so(run_andel: Run) -> None:
    done = run_andel("diff", SMEDJEBACKEN, SMEDJEBACKEN)
    assert done.returncode == 0
    assert "Versionerna säger samma sak." in done.stdout


def test_diff_as_json_holds_everything(run_andel: Run, new_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "skillnad.json"
    assert run_andel("diff", SMEDJEBACKEN, new_file, "--format", "json", "--output", file).returncode == 0
    found = json.loads(file.read_text(encoding="utf-8"))
    assert (found["difference_version"], found["order"]) == (1, [line.removesuffix("_kr") for line in LINES])
    assert found["new"]["file"] == str(new_file)
    assert {clause["aspect"] for clause in found["clauses"]} == {"amount", "key"}
    for row in found["rows"]:
        assert sum(Decimal(row[line]) for line in LINES) == Decimal(row["change_kr"])
    assert found["rows"][0].keys() == dict.fromkeys(andel.DifferenceRow._fields).keys()
    assert found["alone"][0].keys() == dict.fromkeys(andel.AloneRow._fields).keys()


def test_problems_of_either_version_are_told(run_andel: Run) -> None:
    for files in ((SMEDJEBACKEN, BAD), (BAD, SMEDJEBACKEN)):
        done = run_andel("diff", *files)
        assert (done.returncode, done.stdout) == (1, "")
        assert BAD in done.stderr


@pytest.mark.parametrize("files", [(), (SMEDJEBACKEN,)])
def test_two_files_are_asked_for(run_andel: Run, files: tuple[str, ...]) -> None:
    done = run_andel("diff", *files)
    assert done.returncode == 2
    assert "Ange två avtalsfiler: den gamla och den nya." in done.stderr
    assert "the old one and the new one" in run_andel("diff", *files, "--lang", "en").stderr


def test_a_year_out_of_reach_is_wrong_use(run_andel: Run) -> None:
    done = run_andel("diff", SMEDJEBACKEN, SMEDJEBACKEN, "--until", "2020")
    assert done.returncode == 2
    assert "2023–2223" in done.stderr


def test_a_changed_amount_is_only_that_where_years_begin_in_july() -> None:
    text = (
        'andel = 1\nagreement = { name = "Läsår", language = "sv", currency = "SEK", source = "a" }\n'
        'sources.a = { title = "Avtal", status = "agreed" }\n'
        'term = { start = "2024-07-01", end = "2027-12-31", renewal = "none", year_starts = "07-01", part_years = "days", source = "a" }\n'
        'parties.alfa = { label = "Alfa", class = "municipality", code = "9901", source = "a" }\n'
        'parties.beta = { label = "Beta", class = "municipality", code = "9902", source = "a" }\n'
        'keys.half = { equal = "everyone", source = "a" }\n'
        'costs.rent = { label = "Hyra", yearly = "366 000 kr", index = "none", key = "half", paid_by = "alfa", source = "a" }\n'
        'rounding = { period = "1 year", source = "a" }\n'
    )
    old = andel.read_agreement_text(text)
    difference = andel.diff(old, old.with_changes({"costs.rent.yearly": "732 000 kr"}))
    rows = [row for row in difference if (row.party, row.figure) == ("alfa", "bears")]
    # Half of 366 000 kr more a year, and of 184/366 of it for July to December 2027.
    assert [(row.year, row.amount_kr) for row in rows] == [(2024, 183_000), (2025, 183_000), (2026, 183_000), (2027, 92_000)]
    assert all(row.amount_kr == row.change_kr for row in rows)


def test_what_a_building_and_its_loan_change_is_told_in_words() -> None:
    old = andel.read_agreement("agreements/vara-familjecentral.toml")
    new = old.with_changes({"assets.rebuild.life": "25 years", "loans.social_loan.discount": "0,05 %"})
    difference = andel.diff(old, new)
    (region,) = (row for row in difference if (row.year, row.party, row.figure) == (2023, "region", "bears"))
    # 16 000 000 / 25 + 400 000 instead of 16 000 000 / 33 + 400 000, in whole kronor, and half of it.
    assert region.amount_kr == region.change_kr == Decimal("77576.00")
    swedish, english = (difference.report(lang=lang).text() for lang in ("sv", "en"))
    assert "Ombyggnad av lokaler: avskrivningstiden: 33 år blir 25 år (belopp;" in swedish
    assert "Ombyggnad av lokaler: the time over which it is depreciated: 33 years becomes 25 years (amount;" in english
    aspects = {clause.address: clause.aspect for clause in difference.clauses()}
    assert aspects["assets.rebuild.life"] == "amount"
    assert aspects["loans.social_loan.discount"] == ""  # no cost is for the loan: it is shown beside the building
