"""Explanations and assumptions in Python and on the command line."""

from __future__ import annotations

import hashlib
import json
import pickle
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import andel
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SMEDJEBACKEN = "smedjebacken-familjecentral"


@pytest.fixture(scope="module")
def projection() -> andel.Projection:
    return andel.read_agreement(andel.example(SMEDJEBACKEN)).project(2042)


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "andel", *arguments], capture_output=True, encoding="utf-8", check=False)


def test_an_explanation_has_the_amounts_of_the_projection(projection: andel.Projection) -> None:
    for row in projection:
        why = projection.explain(row.party, row.year, row.cost)
        assert (why.bears_kr, why.pays_kr, why.settles_kr) == (row.bears_kr, row.pays_kr, row.settles_kr)
        assert (why.party, why.year, why.cost) == (row.party, row.year, row.cost)


def test_the_tree_has_the_lines_in_their_order(projection: andel.Projection) -> None:
    why = projection.explain("region", 2031)

    def flattened(nodes: list[tuple[str, list]], depth: int = 0) -> list[tuple[int, str]]:  # type: ignore[type-arg]
        return [line for text, inner in nodes for line in [(depth, text), *flattened(inner, depth + 1)]]

    for lang in ("sv", "en"):
        assert flattened(why.tree(lang)) == why.lines(lang)
        assert why.text(lang) == why.title(lang) + "\n" + "".join(f"\n{'  ' * depth}{text}" for depth, text in why.lines(lang)) + "\n"
    assert str(why) == why.text("sv")


def test_the_receipt_names_the_very_file(projection: andel.Projection) -> None:
    why = projection.explain("region", 2031, "rent")
    document = json.loads(why.json())
    digest = hashlib.sha256(andel.example(SMEDJEBACKEN).read_bytes()).hexdigest()
    assert document["receipt"]["inputs"] == [{"file": str(andel.example(SMEDJEBACKEN)), "sha256": digest}]
    assert document["receipt"]["library"] == andel.__version__
    assert why.lines()[-1][1].endswith(digest)


def test_a_receipt_tells_what_was_changed(projection: andel.Projection) -> None:
    changed = projection.plan.agreement.with_changes({"costs.rent.yearly.from-opening": "1 400 tkr"}).project()
    why = changed.explain("region", 2031, "rent")
    assert json.loads(why.json())["receipt"]["changes"] == ["costs.rent.yearly.from-opening"]
    assert "ändrat på försök" in why.text()
    assert "changed for trial" in why.text("en")


def test_explanations_compare_hash_and_pickle(projection: andel.Projection) -> None:
    why = projection.explain("region", 2031, "rent")
    assert why == projection.explain("region", 2031, "rent")
    assert why != projection.explain("region", 2030, "rent")
    assert hash(why) == hash(projection.explain("region", 2031, "rent"))
    assert pickle.loads(pickle.dumps(why)) == why
    assert repr(why) == "Explanation(region, 2031, rent, bears 1464011.00 kr)"


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda p: p.explain("regio", 2031), "no party regio in this projection; there is municipality, region"),
        (lambda p: p.explain("region", 2031, "rents"), "no cost rents in this projection; there is start_up, rent"),
        (lambda p: p.explain("region", 1999), "no year 1999 in this projection; there is 2023–2042"),
    ],
)
def test_what_is_not_there_is_refused_with_what_there_is(
    projection: andel.Projection, ask: Callable[[andel.Projection], object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        ask(projection)


def test_assumptions_are_rows_with_decimals(projection: andel.Projection) -> None:
    rows = {row.address: row for row in projection.assumptions()}
    rent = rows["costs.rent.yearly.from-opening"]
    of_the_term = sum(row.bears_kr for row in projection if row.cost == "rent" and row.standing == "firm")
    assert rent.rests_kr == of_the_term
    assert rent.step == "10 % mer"
    assert set(rent.effect_kr) == {"municipality", "region"}
    raised = projection.plan.agreement.with_changes({"costs.rent.yearly.from-opening": "2 860 tkr"}).project()
    for party, effect in rent.effect_kr.items():
        before = sum((row.bears_kr for row in projection if row.party == party and row.standing == "firm"), Decimal(0))
        assert effect == sum((row.bears_kr for row in raised if row.party == party), Decimal(0)) - before
    assert all(row.status in ("assumed", "estimated", "reported") for row in rows.values())


def test_a_later_opening_is_projected_anew(projection: andel.Projection) -> None:
    opening = next(row for row in projection.assumptions("en") if row.address == "dates.opening.date")
    assert opening.step in ("", "half a year later")  # nothing rests on an opening on 1 January: the year is whole


# ---- the command


def test_the_command_explains_in_both_languages() -> None:
    file = str(andel.example(SMEDJEBACKEN))
    swedish = command("explain", file, "--party", "region", "--year", "2031", "--cost", "rent")
    english = command("explain", file, "--party", "region", "--year", "2031", "--cost", "rent", "--lang", "en")
    assert (swedish.returncode, english.returncode) == (0, 0)
    assert "Räkna själv, i Excel: =AVRUNDA(2600000*1,02^6;0)*0,5 (ger 1464011)" in swedish.stdout
    assert "Do it yourself, in Excel: =ROUND(2600000*1.02^6,0)*0.5 (gives 1464011)" in english.stdout


def test_the_command_explains_renewal_years_without_being_asked_for_them() -> None:
    found = command("explain", str(andel.example(SMEDJEBACKEN)), "--party", "region", "--year", "2041", "--cost", "rent")
    assert found.returncode == 0
    assert "finns bara om ingen säger upp avtalet" in found.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--party", "regio", "--year", "2031"), "--party: regio finns inte i"),
        (("--party", "region", "--year", "2031", "--cost", "hyra"), "--cost: hyra finns inte i"),
        (("--party", "region", "--year", "1999"), "--year:"),
        (("--party", "region", "--year", "snart"), "--year: snart är inget år"),
        (("--party", "region"), "--year behöver ett värde"),
    ],
)
def test_the_command_refuses_what_it_cannot_explain(arguments: tuple[str, ...], words: str) -> None:
    found = command("explain", str(andel.example(SMEDJEBACKEN)), *arguments)
    assert found.returncode == 2
    assert words in found.stderr
    assert not found.stdout


def test_the_command_writes_json_to_a_file(tmp_path: Path) -> None:
    to = tmp_path / "varför.json"
    file = str(andel.example(SMEDJEBACKEN))
    found = command("explain", file, "--party", "region", "--year", "2031", "--format", "json", "--output", str(to))
    assert (found.returncode, found.stdout) == (0, "")
    assert json.loads(to.read_text("utf-8"))["explanation"] == 1


def test_the_command_shows_assumptions_as_text_and_json() -> None:
    file = str(andel.example(SMEDJEBACKEN))
    text, records = command("assumptions", file), command("assumptions", file, "--format", "json", "--lang", "en")
    assert (text.returncode, records.returncode) == (0, 0)
    assert "läggs aldrig ihop" in text.stdout
    rows = json.loads(records.stdout)
    assert {row["address"] for row in rows} >= {"costs.rent.yearly.from-opening", "keys.half_each.equal", "indexes.prices.change"}
    assert all(isinstance(row["rests_kr"], str) for row in rows)


def test_the_command_tells_the_problems_of_a_file(tmp_path: Path) -> None:
    bad = tmp_path / "avtal.toml"
    bad.write_text("andel = 1\n", "utf-8")
    for arguments in (("explain", str(bad), "--party", "a", "--year", "2031"), ("assumptions", str(bad))):
        found = command(*arguments)
        assert (found.returncode, found.stdout) == (1, "")
        assert "missing_key" in found.stderr
