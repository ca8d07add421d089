"""The schema of the agreement format: shipped as it is printed, and two tools that know nothing of Andel go by it.

taplo and tombi are what the two common TOML extensions of editors check with. They see types, words, keys and what must be there; a
mistake that takes more than one place of the file to see is for `andel check`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Callable, Iterable
from pathlib import Path

import andel
import pytest

TOP = Path(__file__).parent.parent.parent
SCHEMA = TOP / "agreements" / "andel-1.schema.json"
SHIPPED = sorted([*(TOP / "agreements").glob("*.toml"), *(TOP / "agreements" / "templates").glob("*.toml")])
GOOD = sorted((TOP / "tests" / "cases" / "good").glob("*/agreement.toml"))
BAD = sorted(
    path
    for path in (TOP / "tests" / "cases" / "bad").glob("*/agreement.toml")
    if not (path.parent / "figures.csv").exists() and b"\n[amendment]\n" not in path.read_bytes()
)
AMENDMENTS = sorted(path for path in TOP.glob("*/**/*.toml") if b"\n[amendment]\n" in path.read_bytes() and "build" not in path.parts)

# What a schema finds, by code. A mistake of another code is one of the reasons below.
STRUCTURAL = {
    *("amount_without_unit", "decimal_point", "float_amount", "float_share", "wrong_type", "negative_weight"),
    *("unknown_key", "unknown_word", "invalid_name", "reserved_name", "named_twice"),
    *("missing_key", "no_verb", "two_verbs", "source_missing", "status_alone", "version_missing", "version_newer"),
    *("step_or_occasion", "no_such_day", "empty", "invalid_toml", "too_deep"),
}
COUNTS = "it takes arithmetic"
ELSEWHERE = "it takes another place of the file"
CALENDAR = "it takes the calendar, and what holds on its days"
FIGURES = "it takes a file of figures"
NOT_FOUND = {
    **dict.fromkeys(("shares_not_100", "all_weights_zero", "limits_do_not_meet", "inexact", "not_a_multiple"), COUNTS),
    **dict.fromkeys(("too_large_amount", "too_many_ways", "two_rests", "too_many_digits", "line_too_long"), COUNTS),
    **dict.fromkeys(("unknown_name", "unknown_source", "name_taken", "cycle", "not_used", "clause_not_modelled", "empty_group"), ELSEWHERE),
    **dict.fromkeys(("charged_twice", "no_payer", "nobody_carries", "nothing_to_divide", "order_missing", "rule_missing"), ELSEWHERE),
    **dict.fromkeys(("income_not_negative", "two_bases"), ELSEWHERE),
    **dict.fromkeys(("before_price_level", "days_out_of_order", "gap_before_first_step", "inside_a_month", "not_a_member"), CALENDAR),
    **dict.fromkeys(("outside_the_agreement", "same_day_twice", "two_answers"), CALENDAR),
    **dict.fromkeys(("measure_without_parties", "no_figure", "past_last_figure", "preliminary_refused"), FIGURES),
    **dict.fromkeys(("price_level_not_in_series",), FIGURES),
    "not_utf8": "a tool is given text",
}
# Cases that a schema cannot find though it finds others of their code.
NOT_FOUND_EITHER = {
    "a_cost_that_does_not_say_how_it_moves_with_prices": ELSEWHERE,  # index: only where the cost is yearly and in kronor
    "a_fall_without_a_floor": ELSEWHERE,
    "a_municipality_without_a_code": ELSEWHERE,
    "a_renewal_without_notice": ELSEWHERE,
    "an_index_that_does_not_say_against_what": ELSEWHERE,
    "an_indexed_amount_without_a_price_level": ELSEWHERE,
    "a_leap_day_in_a_common_year": CALENDAR,
    "a_change_of_minus_a_hundred_percent": COUNTS,
    "a_charge_period_that_does_not_divide_the_year": COUNTS,
    "a_bare_year_in_an_agreement_with_a_year_of_its_own": CALENDAR,
    "a_capital_cost_that_moves_with_an_index": ELSEWHERE,
    "a_cost_of_a_loan_without_its_part": ELSEWHERE,
    "a_drawing_in_a_year": CALENDAR,
    "a_grant_of_more_than_the_cost": COUNTS,
    "a_key_by_a_measure_of_loan_periods": ELSEWHERE,
    "a_leaver_of_a_capital_cost_without_a_rule": ELSEWHERE,
    "a_life_in_weeks": COUNTS,
    "a_linear_asset_that_does_not_say_when_interest_starts": ELSEWHERE,
    "a_linear_asset_without_an_interest_basis": ELSEWHERE,
    "a_loan_part_without_a_loan": ELSEWHERE,
    "a_loan_repaid_between_its_payments": CALENDAR,
    "a_loan_that_first_pays_at_the_end_of_a_short_month": CALENDAR,
    "a_payment_day_that_is_not_that_of_the_first_payment": CALENDAR,
    "a_period_end_in_an_agreement_until_further_notice": ELSEWHERE,
    "a_rate_by_year_without_what_follows": ELSEWHERE,
    "a_rate_of_an_asset_read_for_a_period": ELSEWHERE,
    "a_rate_whose_preliminary_values_are_corrected": ELSEWHERE,
    "a_rate_read_from_an_index": ELSEWHERE,
    "a_rate_that_grows_after_its_last_year": ELSEWHERE,
    "a_rest_value_above_the_cost": COUNTS,
    "a_share_of_what_is_left_and_a_key_in_kronor": ELSEWHERE,
    "a_year_of_its_own_where_years_are_calendar_years": CALENDAR,
    "a_year_that_starts_on_the_first_of_january": COUNTS,
    "an_agreement_until_further_notice_without_notice": ELSEWHERE,
    "an_agreement_until_further_notice_that_is_renewed": ELSEWHERE,
    "an_annuity_loan_that_does_not_say_how_it_is_counted": ELSEWHERE,
    "an_annuity_loan_whose_rate_changes_without_a_rule": ELSEWHERE,
    "an_annuity_over_a_part_of_a_year": COUNTS,
    "an_annuity_whose_rate_changes_without_a_rule": ELSEWHERE,
    "an_annuity_with_an_interest_basis": ELSEWHERE,
    "an_instalment_of_a_loan_repaid_at_once": ELSEWHERE,
    "rates_of_their_own_and_a_key_in_kronor": ELSEWHERE,
    "the_owner_among_those_with_a_rate_of_their_own": ELSEWHERE,
}


def name_of(path: Path) -> str:
    return path.parent.name if path.name == "agreement.toml" else path.stem


def taplo(folder: Path, files: Iterable[Path]) -> subprocess.CompletedProcess[str]:
    return tool("taplo", "lint", "--schema", SCHEMA.as_uri(), *files, folder=folder)


def tombi(folder: Path, files: Iterable[Path]) -> subprocess.CompletedProcess[str]:
    return tool("tombi", "lint", *files, folder=folder)


def tool(name: str, *arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sysconfig.get_path("scripts")) / name
    offline = os.environ | {"TOMBI_OFFLINE": "true"}
    return subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", cwd=folder, env=offline, check=False)


Tool = Callable[[Path, Iterable[Path]], subprocess.CompletedProcess[str]]


def refused(run: Tool, folder: Path, files: Iterable[Path]) -> set[str]:
    """The cases in which the tool finds something wrong. It is given copies: without a byte order mark, which taplo does not know of, and
    with a first line that names the copied schema, which tombi goes by."""
    copies = []
    (folder / SCHEMA.name).write_bytes(SCHEMA.read_bytes())
    for path in files:
        text = path.read_bytes().removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
        copies.append(folder / f"{name_of(path)}.toml")
        agreement = re.sub(r"\A#:schema [^\n]*\n", "", text)
        copies[-1].write_text(f"#:schema ./{SCHEMA.name}\n{agreement}", encoding="utf-8", newline="")
    done = run(folder, [path.relative_to(folder) for path in copies])
    said = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)
    found = set(re.findall(r"(\w[\w-]*)\.toml:\d+:\d+", said))
    assert (done.returncode == 0) == (not found), said
    return found


def test_amendments_are_valid_by_a_schema_of_their_own(tmp_path: Path) -> None:
    schema = SCHEMA.with_name("andel-1-overlay.schema.json")
    assert schema.read_text(encoding="utf-8") == andel.schema(overlay=True)
    assert len(AMENDMENTS) > 5
    lint = ("taplo", "lint", "--schema", schema.as_uri())
    done = tool(*lint, *AMENDMENTS, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    misspelt = tmp_path / "misspelt.toml"
    misspelt.write_text(AMENDMENTS[0].read_text(encoding="utf-8") + "\n[costs.misspelt]\nlable = 'x'\n", encoding="utf-8")
    assert tool(*lint, misspelt, folder=tmp_path).returncode != 0


def codes_of(case: Path) -> list[str]:
    return [line.split()[1] for line in (case.parent / "expected.txt").read_text(encoding="utf-8").splitlines()]


def is_structural(case: Path) -> bool:
    return case.parent.name not in NOT_FOUND_EITHER and any(code in STRUCTURAL for code in codes_of(case))


def test_shipped_schema_is_what_the_format_is() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == andel.schema()


def test_schema_is_flat() -> None:
    """No definition leads back to itself."""
    definitions = json.loads(andel.schema())["definitions"]

    def named_in(definition: object) -> set[str]:
        return set(re.findall(r"#/definitions/(\w+)", json.dumps(definition)))

    reached = set(definitions)
    while leaves := {name for name in reached if not named_in(definitions[name]) & reached}:
        reached -= leaves
    assert not reached
    assert named_in(json.loads(andel.schema())) == set(definitions)


@pytest.mark.parametrize("run", [taplo, tombi], ids=["taplo", "tombi"])
def test_every_good_case_and_every_shipped_agreement_is_valid(run: Tool, tmp_path: Path) -> None:
    assert GOOD
    assert not refused(run, tmp_path, [*SHIPPED, *GOOD])


@pytest.mark.parametrize("run", [taplo, tombi], ids=["taplo", "tombi"])
def test_what_is_structurally_bad_is_refused_and_nothing_else(run: Tool, tmp_path: Path) -> None:
    found = refused(run, tmp_path, BAD)
    assert {name_of(path) for path in BAD if is_structural(path)} - found == set()
    assert found - {name_of(path) for path in BAD if is_structural(path)} == set()


def test_every_code_is_structural_or_has_its_reason() -> None:
    codes = {code for path in BAD for code in codes_of(path)}
    assert codes - STRUCTURAL - NOT_FOUND.keys() == set()
    assert STRUCTURAL & NOT_FOUND.keys() == set()
    assert NOT_FOUND_EITHER.keys() <= {path.parent.name for path in BAD if STRUCTURAL & set(codes_of(path))}


@pytest.mark.parametrize("path", SHIPPED, ids=name_of)
def test_first_line_leads_an_editor_to_the_schema(path: Path, tmp_path: Path) -> None:
    (tmp_path / SCHEMA.name).write_bytes(SCHEMA.read_bytes())
    copy = Path(shutil.copy(path, tmp_path))
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"#:schema ./{SCHEMA.name}\n")
    for name in ("taplo", "tombi"):
        assert tool(name, "lint", copy.name, folder=tmp_path).returncode == 0
    copy.write_text(text + "\n[costs.misspelt]\nlable = 'x'\n", encoding="utf-8")
    for name in ("taplo", "tombi"):
        assert tool(name, "lint", copy.name, folder=tmp_path).returncode != 0
