"""Amendments in Python and on the command line: one file that says what changes is read together with what it amends."""

from __future__ import annotations

import pickle
import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import andel
import pytest

CASES = Path(__file__).parent.parent / "cases" / "good"
LATE = CASES / "an_amendment_decided_late_gives_corrections" / "late.toml"
CHAIN = CASES / "an_amendment_of_an_amendment_adds_a_cost_and_years" / "second.toml"
TOP = Path(__file__).parent.parent.parent
SMEDJEBACKEN = TOP / "agreements" / "tillagg" / "smedjebacken-2031.toml"

Run = Callable[..., subprocess.CompletedProcess[str]]


def sums(projection: andel.Projection) -> dict[tuple[int, str, str, str], Decimal]:
    found: dict[tuple[int, str, str, str], Decimal] = {}
    for row in projection:
        which = (row.year, row.cost, row.component, row.party)
        found[which] = found.get(which, Decimal(0)) + row.bears_kr
    return found


def test_is_kept_and_compared_with_all_that_it_amends(tmp_path: Path) -> None:
    for path in (LATE, CHAIN):
        agreement = andel.read_agreement(path)
        copy = shutil.copytree(path.parent, tmp_path / path.stem)
        again = andel.read_agreement(copy / path.name)
        shutil.rmtree(copy)
        assert agreement == again
        assert hash(agreement) == hash(again)
        kept = pickle.loads(pickle.dumps(again))  # the files are gone
        assert kept == agreement
        assert sums(kept.project()) == sums(agreement.project())
        assert agreement != andel.read_agreement(path.parent / "base.toml")


def test_a_year_before_the_amendment_is_as_it_was() -> None:
    with_it = {key: value for key, value in sums(andel.read_agreement(SMEDJEBACKEN).project()).items() if key[0] < 2031}
    without = andel.read_agreement(TOP / "agreements" / "smedjebacken-familjecentral.toml").project()
    assert with_it == {key: value for key, value in sums(without).items() if key[0] < 2031}


def test_a_what_if_changes_what_was_billed_too() -> None:
    changed = andel.read_agreement(LATE).with_changes({"keys.half_each.equal": ["alfa"]})
    found = sums(changed.project())
    assert found[2027, "rent", "ordinary", "alfa"] == 1_200_000
    assert found[2028, "rent", "correction", "alfa"] == 600_000
    assert found[2029, "rent", "ordinary", "alfa"] == 1_500_000


def test_a_late_decision_is_explained_by_its_name_and_day() -> None:
    projection = andel.read_agreement(LATE).project()
    text = str(projection.explain("alfa", 2028, "rent"))
    assert text.count("sedan Sent tillägg beslutats 2028-05-10") == 2
    why = projection.explain("alfa", 2027, "rent")
    assert why.bears_kr == 600_000
    assert "Sent tillägg" not in str(why)


def test_activities_of_a_corrected_cost_add_up() -> None:
    projection = andel.read_agreement(LATE).project()
    by_party: dict[tuple[int, str], Decimal] = {}
    for row in projection.by_activity:
        by_party[row.year, row.party] = by_party.get((row.year, row.party), Decimal(0)) + row.bears_kr
    for year, party in by_party:
        assert by_party[year, party] == sum(row.bears_kr for row in projection if (row.year, row.party) == (year, party))


@pytest.mark.parametrize("verb", ["check", "describe", "project", "assumptions", "calendar", "figures"])
def test_every_command_takes_the_file_of_an_amendment(run_andel: Run, verb: str) -> None:
    for path in (SMEDJEBACKEN, LATE):
        done = run_andel(verb, path)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr


def test_it_is_told_in_plain_words(run_andel: Run) -> None:
    assert (
        "Ändrat fr.o.m. 2027-01-01 genom Sent tillägg, beslutat 2028-05-10: det som redan debiterats rättas då"
        in run_andel("describe", LATE).stdout
    )
    assert "Changed from 2031-01-01 by Tilläggsavtal 2030 (exempel)" in run_andel("describe", SMEDJEBACKEN, "--lang", "en").stdout


def test_is_compared_with_what_it_amends(run_andel: Run) -> None:
    done = run_andel("diff", TOP / "agreements" / "smedjebacken-familjecentral.toml", SMEDJEBACKEN)
    assert done.stderr == ""
    assert "Efter yta" in done.stdout


def test_a_problem_is_told_in_the_file_that_it_is_in(tmp_path: Path) -> None:
    folder = shutil.copytree(CHAIN.parent, tmp_path / "files")
    base = folder / "base.toml"
    base.write_text(base.read_text(encoding="utf-8").replace('"1 200 tkr"', '"1 200"'), encoding="utf-8")
    first = folder / "first.toml"
    first.write_text(first.read_text(encoding="utf-8").replace('"300 tkr"', '"300"'), encoding="utf-8")
    problems = andel.check(folder / "second.toml")
    assert [(Path(each.file).name, each.code) for each in problems] == [
        ("base.toml", "amount_without_unit"),
        ("first.toml", "amount_without_unit"),
    ]
    again = pickle.loads(pickle.dumps(problems[1]))
    assert again == problems[1]


def test_figures_are_read_beside_the_file_that_names_them(tmp_path: Path) -> None:
    case = TOP / "tests" / "cases" / "good" / "a_basket_of_two_series_against_the_base"
    base = shutil.copytree(case, tmp_path / "agreements") / "agreement.toml"
    agreement = andel.read_agreement(base)
    assert agreement.end is not None
    amendment = tmp_path / "amendment.toml"
    amendment.write_text(
        f'andel = 1\n[amendment]\nof = "agreements/agreement.toml"\nlabel = "Tillägg"\nfrom = "{agreement.end}"\nsource = "a"\n'
        '[sources]\na = { title = "Tillägg", status = "agreed" }\n[agreement]\nname = "Annat"\n',
        encoding="utf-8",
    )
    assert [each for each in andel.check(amendment) if each.severity == "error"] == []
    amended = andel.read_agreement(amendment)
    assert [(row.year, row.party, row.bears_kr) for row in amended.project()] == [
        (row.year, row.party, row.bears_kr) for row in agreement.project()
    ]
