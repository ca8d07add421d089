"""Every explanation, redone by a program that knows only its JSON, gives the amounts of the projection; so does its formula."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import andel
import pytest
from random_agreements import random_case
from recompute import recompute

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20_221_121
UNTIL = {"smedjebacken-familjecentral": 2042, "vara-familjecentral": 2042}


def questions(projection: andel.Projection) -> Iterator[tuple[str, int]]:
    """Every party in every year."""
    for party in projection.plan.agreement.parties:
        for year in projection.years:
            yield party, year


def redone(projection: andel.Projection, party: str, year: int) -> int:
    """Redo one explanation; how many entries of the projection it covered."""
    document = json.loads(projection.explain(party, year).json())
    parts = recompute(document)
    entries = {
        (row.cost, row.component, row.period_from.isoformat(), row.party): (Fraction(row.bears_kr), Fraction(row.pays_kr))
        for row in projection
        if row.year == year
    }
    for which, amounts in parts.items():
        assert amounts == entries[which], which
    own = [amounts for (*_, who), amounts in entries.items() if who == party]
    assert Fraction(document["bears_kr"]) == sum(bears for bears, _ in own)
    assert Fraction(document["pays_kr"]) == sum(pays for _, pays in own)
    assert Fraction(document["settles_kr"]) == sum(bears - pays for bears, pays in own)
    missing = {which for which in entries if which[-1] == party and any(entries[which])} - set(parts)
    assert not missing
    return sum(who == party for *_, who in parts)


@pytest.mark.parametrize("name", andel.examples())
def test_every_entry_of_every_shipped_agreement_is_redone(name: str) -> None:
    projection = andel.read_agreement(andel.example(name)).project(UNTIL.get(name))
    for row in projection:
        parts = recompute(json.loads(projection.explain(row.party, row.year, row.cost).json()))
        entry = (Fraction(row.bears_kr), Fraction(row.pays_kr))
        assert parts[row.cost, row.component, row.period_from.isoformat(), row.party] == entry
    assert sum(redone(projection, party, year) for party, year in questions(projection)) > 0


CHANGES_OF_BEARER = (
    "parties_with_their_own_internal_rate_and_what_is_left_at_the_end",
    "a_leaver_owes_its_share_of_what_is_not_depreciated_and_of_committed_costs",
    "a_leaver_bears_all_of_the_committed_costs",
)


@pytest.mark.parametrize("name", CHANGES_OF_BEARER)
def test_kronor_that_change_bearer_are_redone_for_whoever_gains_and_loses(name: str) -> None:
    case = Path(__file__).parents[1] / "cases" / "good" / name / "agreement.toml"
    projection = andel.read_agreement(case).project()
    for party, year in questions(projection):
        redone(projection, party, year)
    assert any(row.component in ("rate_difference", "exit") for row in projection)


def random_projections(count: int) -> Iterator[tuple[str, andel.Projection]]:
    """The random agreements that have figures."""
    for place in range(count):
        case = random_case(SEED, place)
        try:
            yield case.text(), andel.read_agreement_text(case.text()).project(case.until)
        except andel.AgreementError:
            continue


def test_explanations_of_random_agreements_are_redone(request: pytest.FixtureRequest) -> None:
    count = 0
    for text, projection in random_projections(2000 if request.config.getoption("--long", default=False) else 150):
        for party, year in questions(projection):
            try:
                count += redone(projection, party, year)
            except (AssertionError, ValueError) as error:
                pytest.fail(f"{party} {year}: {error}\n\n{text}")
    assert count > 1000


def test_a_step_that_was_changed_is_found() -> None:
    document = json.loads(
        andel.read_agreement(andel.example("smedjebacken-familjecentral")).project().explain("region", 2031, "rent").json()
    )
    steps = [step for step in document["steps"] if step["operation"] not in ("input", "constant")]
    for step in steps:
        kept, step["value"] = step["value"], str(Fraction(step["value"]) + Fraction(1, 100))
        with pytest.raises(ValueError, match=r"comes to|whole number"):
            recompute(document)
        step["value"] = kept
    assert len(steps) > 10
    recompute(document)


# ---- the formula for Excel, redone with exact numbers


def calculated(formula: str) -> Fraction:
    """What a spreadsheet with exact numbers makes of a formula in English."""
    python = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)", r"F('\1')", formula.removeprefix("=")).replace("^", "**")
    python = re.sub(r"\*\*F\('(\d+)'\)", r"**\1", python)
    return Fraction(eval(python, {"__builtins__": {}}, functions()))  # our own formulas, made of digits and four functions


def functions() -> dict[str, Any]:
    def by(mode: str) -> Any:
        def function(value: Fraction, decimals: Fraction) -> Fraction:
            unit = Fraction(10) ** -int(decimals)
            size = abs(value / unit)
            whole = size.numerator // size.denominator
            left = size - whole
            up = {"ROUND": left >= Fraction(1, 2), "ROUNDUP": left > 0, "ROUNDDOWN": False, "TRUNC": False}[mode]
            return (whole + up) * unit * (-1 if value < 0 else 1)

        return function

    return {"F": Fraction, "MAX": max} | {name: by(name) for name in ("ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC")}


def formulas_agree(projection: andel.Projection) -> int:
    count = 0
    for row in projection:
        if sum((each.cost, each.year) == (row.cost, row.year) and each.party == row.party for each in projection) == 1:
            why = projection.explain(row.party, row.year, row.cost)
            assert calculated(why.formula("en")) == Fraction(row.bears_kr), (row, why.formula("en"))
            count += 1
    return count


def test_every_formula_of_the_shipped_agreements_gives_the_amount() -> None:
    for name in andel.examples():
        projection = andel.read_agreement(andel.example(name)).project(UNTIL.get(name))
        assert formulas_agree(projection) > 0
        for party, year in questions(projection):
            assert calculated(projection.explain(party, year).formula("en")) == Fraction(
                sum((row.bears_kr for row in projection if (row.party, row.year) == (party, year)), Decimal(0))
            )


def test_formulas_of_random_agreements_give_the_amounts() -> None:
    checked = 0
    for text, projection in random_projections(60):
        try:
            checked += formulas_agree(projection)
        except AssertionError as error:
            pytest.fail(f"{error}\n\n{text}")
    assert checked > 500
