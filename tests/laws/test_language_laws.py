"""The laws of `semantics.md` 1.9 that concern figures, fees, limits and index clauses, and the false laws of 1.10.

Each runs over the program and over the oracle. A false law is an example that breaks it: whoever believes the law finds
here why not.
"""

# ruff: noqa: E501
from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest
import transform
from engines import Engine, Outcome, answer
from examples import heads, index, one_cost, to_unit, typed_levels
from oracle_values import number
from random_agreements import Case, decimal_comma
from random_language import random_case
from test_laws import SEED, engine, many, numbers, read, times, told

__all__ = ["engine", "many", "times"]  # fixtures

MUNICIPALITIES = ("alfa", "beta", "gamma")
ALONE = 'shares = { alfa = "100 %" }'


def borne(outcome: Outcome, year: int = 2025) -> dict[str, Fraction]:
    """What each party bears in a year."""
    assert not outcome.codes, outcome.codes
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for row in outcome.rows:
        sums[row.party] += row.bears_kr if row.year == year else 0
    return sums


def yearly(kronor: Fraction | int) -> str:
    """A yearly amount."""
    return f'yearly = "{transform.spelled(Fraction(kronor))}", index = "none"'


def levels(engine: Engine, clause: str, kronor: int = 100, years: int = 2) -> list[Fraction]:
    """What an indexed amount of 2024 costs in the years from 2025."""
    cost = f'yearly = "{kronor} kr", price_level = 2024, index = "prices"'
    outcome = engine(one_cost(cost, ALONE, more=clause, end=f"{2024 + years}-12-31"))
    return [borne(outcome, 2025 + year)["alfa"] for year in range(years)]


# ----------------------------------------------------------------------------------------------------- knowledge, L8


def cases_with_news(count: int) -> list[Case]:
    """Random agreements in which a measure is corrected, with everything known."""
    found = (random_case(SEED, place) for place in itertools.count())
    corrected = (
        case for case in found if any(table.get("preliminary") == "correct" for table in case.document.get("measures", {}).values())
    )
    return [replace(case, as_of=None) for case in itertools.islice(corrected, count)]


def test_knowledge_what_was_stated_and_its_corrections_are_what_is_known_now(engine: Engine, many: Callable[[int], int]) -> None:
    """L8: the sums with corrections are those of a run that knew everything from the start. Not where later changes build
    on what was billed, nor where a yearly change looks back at it, nor where news comes after what is looked at."""
    checked = lines = 0
    for case in cases_with_news(many(400)):
        said = str(case.document)
        if "as_billed" in said or "yearly_change" in said:
            continue
        known = case.copied()
        for measure in known.document["measures"].values():
            if measure.get("preliminary") == "correct":
                measure["preliminary"] = "keep"
        for table in known.document.get("indexes", {}).values():
            table.pop("after_correction", None)
        horizon = read(case).horizon(case.until)
        rows = [row for table in case.document["figures"].values() for row in transform.csv_rows(case.figures[table["file"]])]
        if any(row.get("published", "") >= str(horizon) for row in rows):
            continue
        stated, now = answer(engine, case), answer(engine, known)
        if stated.codes or now.codes:
            continue
        sums: list[dict[object, Fraction]] = [defaultdict(Fraction), defaultdict(Fraction)]
        for total, outcome in zip(sums, (stated, now), strict=True):
            for row in outcome.rows:
                total[row.cost, row.period_from, row.party, "bears"] += row.bears_kr
                total[row.cost, row.period_from, row.party, "pays"] += row.pays_kr
        assert all(sums[0][place] == sums[1][place] for place in sums[0].keys() | sums[1].keys()), told(case, "L8")
        checked += 1
        lines += any(row.correction for row in stated.rows)
    assert checked >= many(30)
    assert lines >= many(5)


def test_a_later_day_without_news_changes_nothing(engine: Engine, many: Callable[[int], int]) -> None:
    """L8: two days of knowledge between which nothing was published give the same rows."""
    for case in cases_with_news(many(40)):
        rows = [row for table in case.document["figures"].values() for row in transform.csv_rows(case.figures[table["file"]])]
        days = sorted({date.fromisoformat(row["published"]) for row in rows if row.get("published")})
        for before, after in list(itertools.pairwise(days))[-3:]:
            if (after - before).days > 1:
                at_once, much_later = replace(case, as_of=before), replace(case, as_of=date.fromordinal(after.toordinal() - 1))
                assert answer(engine, at_once) == answer(engine, much_later), told(at_once, "L8")


# ------------------------------------------------------------------------------------------------- series, L13, L14, L22


def test_series_scale_index_numbers_times_a_constant_move_amounts_alike(engine: Engine, many: Callable[[int], int]) -> None:
    """L13: every index number doubled, in the file and in the CSV, where nothing rounds a level."""
    checked = 0
    for place in range(many(300)):
        case = random_case(SEED, place)
        tables = [*case.document.get("indexes", {}).values(), *case.document.get("figures", {}).values()]
        said = [table.get("rounding", {}) for table in tables] + [table.get("continued", {}).get("rounding", {}) for table in tables]
        if not any("level" in table for table in tables) or any("level" in rounding for rounding in said):
            continue
        doubled = transform.with_rows(
            case, lambda rows: [row | {"value": decimal_comma(2 * number(row["value"].replace(".", ",")), "")} for row in rows], "index"
        ).copied()
        for table in doubled.document.get("indexes", {}).values():
            if isinstance(table.get("level"), dict):
                table["level"] = {
                    time: value if time == "after_last" else transform.each_plain(value, lambda said: decimal_comma(2 * number(said), ""))
                    for time, value in table["level"].items()
                }
        one, other = answer(engine, case), answer(engine, doubled)
        assert one.codes == other.codes, told(case, f"L13 {one.codes} {other.codes}")
        assert [numbers(row) for row in one.rows] == [numbers(row) for row in other.rows], told(case, "L13")
        checked += not one.codes
    assert checked >= many(30)


def random_path(rng: Random, years: int = 4) -> list[Fraction]:
    """Index numbers with two decimals, from 100."""
    path = [Fraction(100)]
    while len(path) <= years:
        path.append(path[-1] + Fraction(rng.randrange(-400, 1000), 100))
    return path


def path_of(engine: Engine, path: list[Fraction], against: str, more: str) -> list[Fraction]:
    """What 1 234.56 tkr costs along a path."""
    return levels(engine, typed_levels(against, *(decimal_comma(value, "") for value in path), more=more), 1_234_560, len(path) - 1)


def test_telescope_a_chain_of_levels_is_the_change_since_the_base(engine: Engine, many: Callable[[int], int]) -> None:
    """L14: unrounded, no floor, whole portion: against the year before, against the base and against the last used."""
    rng = Random(SEED)
    for _ in range(many(60)):
        path = random_path(rng)
        found = [path_of(engine, path, against, 'floor = "none",') for against in ("base", "previous", "last_used")]
        assert found[0] == found[1] == found[2], path


def test_monotone_in_the_index_raising_a_value_lowers_nothing_against_the_base(engine: Engine, many: Callable[[int], int]) -> None:
    """L22: base-relative, floors contract and last year, limits since the base, any rounding. (Chained it is false: N10.)"""
    rng = Random(SEED)
    for _ in range(many(120)):
        more = f'floor = "{rng.choice(("contract", "last_year", "none"))}", '
        more += rng.choice(
            ("", 'maximum = "6 %", ', 'minimum = "1 %", ', 'threshold = { share = "3 %", gives = "excess" }, ', 'portion = "75 %", ')
        )
        more += rng.choice(
            ("", 'rounding.addition = { to = "100 kr", mode = "half_even" }, ', 'rounding.change = { to = "0,1 %", mode = "up" }, ')
        )
        path = random_path(rng)
        raised = list(path)
        place = rng.randrange(1, len(path))
        raised[place] += Fraction(rng.randrange(1, 500), 100)
        low, high = path_of(engine, path, "base", more), path_of(engine, raised, "base", more)
        assert all(one <= other for one, other in zip(low, high, strict=True)), (more, path, raised)


# ----------------------------------------------------------------------------------------------- keys, L15, L17, L18


def weighted(engine: Engine, kronor: Fraction, weights: dict[str, Fraction], more: str = "") -> dict[str, Fraction]:
    """An amount divided by a measure of three municipalities."""
    measure = heads(**{name: decimal_comma(weight, "") for name, weight in weights.items()})
    return borne(engine(one_cost(yearly(kronor), f'by = "heads", among = "municipalities"{more}', more=measure, end="2025-12-31")))


def random_weights(rng: Random) -> dict[str, Fraction]:
    """Three measured numbers, not all zero."""
    return {name: Fraction(rng.randrange(0, 60) + (name == "alfa"), rng.choice((1, 1, 2, 4))) for name in MUNICIPALITIES}


def test_homogeneity_of_measured_keys(engine: Engine, many: Callable[[int], int]) -> None:
    """L15: where the parts come out exactly, those of A and of B are together those of A + B."""
    rng = Random(SEED)
    for _ in range(many(60)):
        weights = random_weights(rng)
        unit = 4 * sum(weights.values())
        one, two = (unit * rng.randrange(1, 10**6) for _ in range(2))
        found = [weighted(engine, amount, weights) for amount in (one, two, one + two)]
        assert all(found[0][name] + found[1][name] == found[2][name] for name in MUNICIPALITIES)


def test_monotone_in_own_measure(engine: Engine, many: Callable[[int], int]) -> None:
    """L17: a larger measure of its own lowers no part, also after rounding."""
    rng = Random(SEED)
    for _ in range(many(120)):
        weights, kronor = random_weights(rng), Fraction(rng.choice((rng.randrange(1, 60), rng.randrange(1, 10**6))), 100)
        name = rng.choice(MUNICIPALITIES)
        grown = weights | {name: weights[name] + Fraction(rng.randrange(1, 40), 4)}
        assert weighted(engine, kronor, weights)[name] <= weighted(engine, kronor, grown)[name], (weights, name, kronor)


def test_fill_keeps_to_the_limits_and_to_one_rate_and_is_the_plain_key_where_nothing_binds(
    engine: Engine, many: Callable[[int], int]
) -> None:
    """L18: within the limits (which are whole öre, and so never moved), the same kronor per unit for all who are at none."""
    rng = Random(SEED)
    bound = 0
    for _ in range(many(150)):
        weights = {name: weight or Fraction(1, 4) for name, weight in random_weights(rng).items()}  # nothing would stay at the minimum
        kronor = Fraction(rng.randrange(10_000, 10**7), 100)
        lowest, highest = kronor * rng.choice((0, 5, 20, 33)) // 100, kronor * rng.choice((34, 50, 70, 100)) // 100 + 1
        limits = f', limits = {{ minimum = "{transform.spelled(lowest)}", maximum = "{transform.spelled(highest)}", difference = "others" }}, index = "none", part_year = "scaled"'
        parts, plain = weighted(engine, kronor, weights, limits), weighted(engine, kronor, weights)
        assert sum(parts.values()) == kronor
        assert all(lowest <= parts[name] <= highest for name in MUNICIPALITIES), (weights, kronor, parts)
        free = [name for name in MUNICIPALITIES if lowest < parts[name] < highest and weights[name]]
        rates = [((parts[name] - Fraction(1, 100)) / weights[name], (parts[name] + Fraction(1, 100)) / weights[name]) for name in free]
        assert max((low for low, _ in rates), default=0) < min((high for _, high in rates), default=1), (weights, kronor, parts)
        if all(lowest <= plain[name] <= highest for name in MUNICIPALITIES):
            assert parts == plain
        else:
            bound += 1
    assert bound >= many(20)


def test_a_measured_key_is_its_numbers_typed_as_weights(engine: Engine, many: Callable[[int], int]) -> None:
    """`weights` is `by` with the numbers typed in place (language.md 1.2)."""
    rng = Random(SEED)
    for _ in range(many(60)):
        weights, kronor = random_weights(rng), Fraction(rng.randrange(1, 10**6), 100)
        row = ", ".join(f'{name} = "{decimal_comma(weight, "")}"' for name, weight in weights.items())
        assert weighted(engine, kronor, weights) == borne(engine(one_cost(yearly(kronor), f"weights = {{ {row} }}", end="2025-12-31")))


# ------------------------------------------------------------------------------------------------- what does not hold


def split(engine: Engine, kronor: str, weights: str, rounding: str = "") -> list[Fraction]:
    """An amount by weights of alfa, beta and the region."""
    names = ("alfa", "beta", "region_x")
    row = ", ".join(f"{name} = {weight}" for name, weight in zip(names, weights.split(":"), strict=False))
    found = borne(engine(one_cost(yearly(Fraction(kronor)), f"weights = {{ {row} }}", rounding=rounding)))
    return [found[name] for name in names]


def test_n1_a_larger_total_may_make_a_part_smaller(engine: Engine) -> None:
    """Alabama: 10 units at 6:6:2 are 4, 4, 2; 11 units 5, 5, 1."""
    assert split(engine, "10", "6:6:2", to_unit("1 kr")) == [4, 4, 2]
    assert split(engine, "11", "6:6:2", to_unit("1 kr")) == [5, 5, 1]


def test_n2_a_party_that_grows_faster_may_lose_a_unit(engine: Engine) -> None:
    """6, 23, 39 to 7, 26, 39 on 16 units: 2, 5, 9 to 1, 6, 9."""
    assert split(engine, "16", "6:23:39", to_unit("1 kr")) == [2, 5, 9]
    assert split(engine, "16", "7:26:39", to_unit("1 kr")) == [1, 6, 9]


def test_n4_a_bigger_measure_may_give_a_smaller_fee(engine: Engine) -> None:
    """8 % off the whole above 300 000 at 1.25 kr: 375 000.00, then 345 001.15; on the excess it rises."""

    def fee(size: int, on: str) -> Fraction:
        charge = (
            f"charges = {{ alfa = {{ rate = '1,25 kr', per = 'heads', discount = {{ share = '8 %', above = 300000, on = '{on}' }} }} }}"
        )
        rounding = "index = 'none', rounding.part = { to = '0,01 kr', mode = 'half_up' }"
        return borne(engine(one_cost("yearly = 'as charged'", f"{charge}, {rounding}", more=heads(alfa=size))))["alfa"]

    assert (fee(300_000, "whole"), fee(300_001, "whole")) == (375_000, Fraction("345001.15"))
    assert (fee(300_000, "excess"), fee(300_001, "excess")) == (375_000, Fraction("375001.15"))


def test_n5_limits_do_not_commute_and_are_not_linear(engine: Engine) -> None:
    """600 000 at 1.25 with 8 % off and at most 500 000: 500 000 or 460 000; capped at 60, twice 50 is 100 and not 60."""
    for order, expected in (("'discount', 'maximum'", 500_000), ("'maximum', 'discount'", 460_000)):
        charge = f"charges = {{ alfa = {{ rate = '1,25 kr', per = 'heads', maximum = '500 tkr', discount = {{ share = '8 %', on = 'whole' }}, order = [{order}] }} }}, index = 'none'"
        assert borne(engine(one_cost("yearly = 'as charged'", charge, more=heads(alfa=600_000))))["alfa"] == expected
    capped = "equal = ['alfa', 'beta'], limits = { maximum = '60 kr', difference = 'region_x' }, index = 'none'"
    assert [borne(engine(one_cost(yearly(kronor), capped)))["alfa"] for kronor in (100, 200)] == [50, 60]


def test_n6_and_n7_splits_do_not_add_up(engine: Engine) -> None:
    """100.01 twice at 1/3 and 2/3 is 66.68 and 133.34, 200.02 once 66.67 and 133.35; and so the split of the difference,
    100.01, is 33.34 where the difference of the splits is 33.33."""
    once, twice = split(engine, "100.01", "1:2")[:2], split(engine, "200.02", "1:2")[:2]
    assert [2 * part for part in once] == [Fraction("66.68"), Fraction("133.34")]
    assert twice == [Fraction("66.67"), Fraction("133.35")]
    assert (once[0], twice[0] - once[0]) == (Fraction("33.34"), Fraction("33.33"))


def test_n8_rounding_at_two_levels_is_not_rounding_at_the_leaves(engine: Engine) -> None:
    """Two öre, one quarter shared 7:5:5, three quarters one party: nested it would be 0.01 / 0 / 0 and 0.01."""
    inner = 'keys.inner = { weights = { alfa = 7, beta = 5, region_x = 5 }, source = "agreement" }'
    found = borne(engine(one_cost(yearly(Fraction("0.02")), 'shares = { inner = "1/4", gamma = "3/4" }', more=inner)))
    assert [found[name] for name in ("alfa", "beta", "region_x", "gamma")] == [0, 0, 0, Fraction("0.02")]


def test_n10_a_higher_index_path_may_end_lower(engine: Engine) -> None:
    """A cap of 4 % that is lost, falls that are ignored, and a threshold of 3 % with memory."""
    for against, more, low, high, ends in (
        ("previous", 'floor = "none", maximum = { share = "4 %", excess = "lost" },', ("104", "108"), ("108", "108"), ("108", "104")),
        ("previous", 'floor = "falls_ignored",', ("99", "100"), ("100", "100"), ("101.01", "100")),
        (
            "last_used",
            'floor = "none", threshold = { share = "3 %", gives = "whole" },',
            ("102,9", "103,1"),
            ("103", "103,1"),
            ("103.1", "103"),
        ),
    ):
        found = [levels(engine, typed_levels(against, "100", *path, more=more))[-1] for path in (low, high)]
        assert found == [Fraction(end) for end in ends], more


def test_n11_weighting_keys_is_not_splitting_the_amount(engine: Engine) -> None:
    """Equal with a cap of 300 000 kr, and 1/4 to 3/4, half each, on 1 mnkr: 375 000 or 275 000 for alfa."""
    more = (
        "keys.capped = { equal = ['alfa', 'beta'], limits = { maximum = '300 tkr', difference = 'beta' }, index = 'none', source = 'agreement' }\n"
        "keys.quarter = { shares = { alfa = '1/4', beta = '3/4' }, source = 'agreement' }"
    )
    text = one_cost(yearly(1_000_000), "shares = {}", more=more)
    assert borne(engine(text.replace("shares = {}", "shares = { capped = '1/2', quarter = '1/2' }")))["alfa"] == 375_000
    alone = [borne(engine(text.replace("shares = {}", f"shares = {{ {key} = '1/1' }}")))["alfa"] for key in ("capped", "quarter")]
    assert sum(alone) / 2 == 275_000


def test_n12_a_limited_party_stays_at_its_limit_only_because_the_amount_is_rounded_first(engine: Engine) -> None:
    """The amount is rounded before it is divided, and a whole quota never moves: 100.49 kr is 100, of which alfa has its
    maximum of 24 and beta 76. Dividing first and scaling to the rounded amount would give alfa 23.88 and an odd krona."""
    key = "weights = { alfa = 1, beta = 1 }, limits = { maximum = '24 kr', difference = 'beta' }, index = 'none'"
    found = borne(engine(one_cost(yearly(Fraction("100.49")), key, rounding=to_unit("1 kr"))))
    assert (found["alfa"], found["beta"]) == (24, 76)


def test_a_chain_of_shares_of_the_amount_is_not_one_of_shares_of_each_change(engine: Engine) -> None:
    """By hand: 75 % of 10 % twice on 1 000 kr: of each change 1 000 x 1.075 twice, 1 155.63; of the amount 250 + 750 x 1.21,
    1 157.50."""
    for of, expected in (("change", "1155.63"), ("amount", "1157.50")):
        clause = index('"10 %"', more=f'floor = "none", portion = {{ share = "75 %", of = "{of}" }},')
        assert levels(engine, clause, 1000)[-1] == Fraction(expected)


@pytest.mark.parametrize("seed", range(3))
def test_random_agreements_are_mostly_computable(seed: int) -> None:
    """Four of five have figures, so that what is compared is figures and not refusals."""
    from engines import by_oracle

    found = [answer(by_oracle, random_case(seed, place)) for place in range(100)]
    assert sum(not outcome.codes for outcome in found) >= 75
