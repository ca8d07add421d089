"""The oracle against what others have computed: the shared documents, published figures, and sums done by hand.

No expected value here comes from the oracle or from the program. Where a number stands in `semantics.md`, `language.md`
or `domain.md` the section is named; the rest are worked in the docstring of the test.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import oracle
import oracle_keys
import oracle_reading
import oracle_term
import oracle_values
import pytest
from examples import (
    FIRST_ALFA,
    PROFILE,
    REFUSED,
    SKOVDE,
    SMEDJEBACKEN,
    WALK_THROUGH,
    index,
    index_steps,
    one_cost,
    to_unit,
)
from oracle_reading import AGREED
from oracle_values import Refused, end_moved, fraction_of_year, length, number, rounded
from random_agreements import Case
from random_agreements import random_case as plain_case
from random_language import random_case
from shrink import shrunk

if TYPE_CHECKING:
    pass


def kronor(text: str) -> Fraction:
    """1 234.50"""
    return Fraction(text.replace(" ", ""))


def borne(text: str, until: int | None = None) -> dict[tuple[int, str], Fraction]:
    """What each party bears in each year."""
    sums: dict[tuple[int, str], Fraction] = defaultdict(Fraction)
    for row in oracle.project(text, until).rows:
        sums[row.year, row.party] += row.bears_kr
    return sums


def parts(text: str, year: int = 2025, *parties: str) -> list[Fraction]:
    """What the parties bear in a year, in that order."""
    return [borne(text)[year, party] for party in parties or ("alfa", "beta", "region_x")]


def totals(text: str, until: int | None = None) -> dict[int, Fraction]:
    """What each year costs."""
    sums: dict[int, Fraction] = defaultdict(Fraction)
    for row in oracle.project(text, until).rows:
        sums[row.year] += row.bears_kr
    return sums


def refusal(text: str, until: int | None = None) -> str:
    """The code with which a file is refused."""
    with pytest.raises(Refused) as caught:
        oracle.project(text, until)
    return caught.value.code


# ---------------------------------------------------------------------------------------------------- how it is written


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3 mnkr", 3_000_000),
        ("1 300 tkr", 1_300_000),
        ("1 234,50 kr", Fraction(2469, 2)),
        ("-120 tkr", -120_000),
        ("1\u00a0234\u202f567\u00a0kr", 1_234_567),
        ("−1,3 mkr", -1_300_000),
        ("– 5 kr", -5),
        (2600, 2600),
        ("12,5 %", Fraction(1, 8)),
        ("1/3", Fraction(1, 3)),
        ("0,4 ‰", Fraction(4, 10_000)),
        ("3,3592", Fraction(33592, 10_000)),
        ("-0,25 %", Fraction(-1, 400)),
        ("0,01 kr", Fraction(1, 100)),
    ],
)
def test_every_spelling_of_an_amount_a_share_or_a_number(written: int | str, value: Any) -> None:
    """language.md 2.2."""
    assert number(written) == value


def test_lengths_in_years_months_weeks_and_days() -> None:
    """language.md 2.2."""
    assert [length(text) for text in ("15 years", "1 year", "9 months", "6 weeks", "30 days")] == [
        (180, 0),
        (12, 0),
        (9, 0),
        (0, 42),
        (0, 30),
    ]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("half_up", [1, 2, 2, 3, -1, -3]), ("half_even", [0, 2, 2, 2, 0, -2]), ("up", [1, 2, 2, 3, -1, -3]), ("down", [0, 1, 1, 2, 0, -2])],
)
def test_every_mode_mirrors(mode: str, expected: list[int]) -> None:
    """semantics.md 1.7: 0.5, 1.5, 1.7, 2.5, -0.5, -2.5; all modes are odd functions."""
    halves = [Fraction(1, 2), Fraction(3, 2), Fraction(17, 10), Fraction(5, 2), Fraction(-1, 2), Fraction(-5, 2)]
    assert [rounded(half, {"to": "1 kr", "mode": mode}) for half in halves] == expected


@pytest.mark.parametrize(
    ("end", "months", "readings"),
    [
        (date(2030, 9, 30), -6, ("2030-03-31", "2030-03-30", "2030-03-30")),
        (date(2030, 4, 30), -2, ("2030-02-28", "2030-02-28", "2030-03-01")),
        (date(2020, 12, 31), -12, ("2019-12-31", "2019-12-31", "2019-12-31")),
        (date(2030, 12, 31), -6, ("2030-06-30", "2030-06-30", "2030-07-01")),
        (date(2030, 6, 30), -1, ("2030-05-31", "2030-05-30", "2030-05-30")),
        (date(2031, 1, 30), 1, ("2031-02-28", "2031-02-28", "2031-03-01")),  # 31 February: the first of March, less a day
    ],
)
def test_month_ends_have_three_readings(end: date, months: int, readings: tuple[str, str, str]) -> None:
    """semantics.md 1.8.6 and language.md 2.7."""
    assert tuple(str(end_moved(end, months, rule)) for rule in ("whole_months", "last_day", "next_day")) == readings
    if len(set(readings)) == 1:
        assert str(end_moved(end, months, None)) == readings[0]
    else:
        with pytest.raises(Refused, match="two_answers"):
            end_moved(end, months, None)


def test_parts_of_a_year_by_days_by_months_and_by_months_and_days() -> None:
    """semantics.md 1.1. From 16 March: 16 of March's 31 days and nine months; 291 of 365 days."""
    assert fraction_of_year(date(2025, 3, 16), date(2026, 1, 1), "months_and_days") == (Fraction(16, 31) + 9) / 12
    assert fraction_of_year(date(2025, 3, 16), date(2026, 1, 1), "days") == Fraction(291, 365)
    assert fraction_of_year(date(2025, 3, 1), date(2026, 1, 1), "months") == Fraction(10, 12)
    assert fraction_of_year(date(2028, 2, 29), date(2028, 3, 1), "days") == Fraction(1, 366)
    assert fraction_of_year(date(2028, 2, 29), date(2028, 3, 1), "months_and_days") == Fraction(1, 29 * 12)
    assert fraction_of_year(date(2028, 1, 1), date(2029, 1, 1), None) == 1
    with pytest.raises(Refused, match="inside_a_month"):
        fraction_of_year(date(2025, 3, 16), date(2026, 1, 1), "months")


# ---------------------------------------------------------------------------------------------------- whole agreements


def test_skovde_bears_nothing_then_an_eighth_then_a_quarter() -> None:
    """domain.md section 5: 0 / 5.6; 0.7 / 4.9; 1.4 / 4.2 mnkr."""
    found = borne(SKOVDE)
    assert [(found[year, "alfa"], found[year, "region_x"]) for year in (2018, 2019, 2020, 2021)] == [
        (0, 5_600_000),
        (700_000, 4_900_000),
        (1_400_000, 4_200_000),
        (1_400_000, 4_200_000),
    ]


TABLE = """
2024 2600000.00          0          0          0          0 2600000.00       0.00  2600000.00
2025 3150000.00 2166666.67  750000.00 1458333.33 3416666.67 5941666.67 5000000.00 10941666.67
2026          0 2652000.00  918000.00 1793750.00 4202500.00 3425750.00 6140500.00  9566250.00
2031          0 2928022.29 1013546.18 2029463.48 4754743.01 3831323.36 6894451.60 10725774.96
2038          0 3363377.24 1164245.97 2412394.33 5651895.28 4482164.94 8109747.88 12591912.82
2039          0 3430644.78 1187530.89 2472704.19 5793192.67 4583870.21 8300202.32 12884072.53
2040          0 3499257.68 1211281.50 2534521.79 5938022.48 4687911.13 8495172.32 13183083.45
"""
COSTS = ("start_up", "rent", "operation", "staff_municipality", "staff_region")


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_walk_through_year_by_year(line: str) -> None:
    """The table of semantics.md 4.1."""
    year, *cells = line.split()
    rows = [row for row in oracle.project(WALK_THROUGH, 2040).rows if row.year == int(year)]
    by_cost = [sum(row.bears_kr for row in rows if row.cost == cost) for cost in COSTS]
    by_party = [sum(row.bears_kr for row in rows if row.party == party) for party in ("municipality", "region")]
    assert [*by_cost, *by_party, sum(by_party)] == [Fraction(cell) for cell in cells]


def test_walk_through_totals_positions_frames_and_the_tie() -> None:
    """semantics.md 4.1, the points below the table."""
    found = borne(WALK_THROUGH)
    assert sum(value for (_, party), value in found.items() if party == "municipality") == kronor("59 658 135.21")
    assert sum(value for (_, party), value in found.items() if party == "region") == kronor("97 078 189.10")
    projection = oracle.project(WALK_THROUGH, 2040)
    owed = sum(row.settles_kr for row in projection.rows if row.year == 2026 and row.party == "region")
    assert owed == kronor("1 326 000.00") + kronor("612 000.00") == kronor("1 938 000.00")
    assert [(row.year, row.left_kr) for row in projection.frames] == [(2024, 400_000), (2025, -150_000)]
    tie = {row.party: (row.bears_kr, row.odd_units) for row in projection.rows if (row.year, row.cost) == (2025, "rent")}
    assert tie == {"municipality": (kronor("1 083 333.34"), 1), "region": (kronor("1 083 333.33"), 0)}
    assert {row.standing for row in projection.rows if row.year > 2038} == {"rests_on_no_notice"}
    assert {row.standing for row in projection.rows if row.year <= 2038} == {"firm"}


def test_walk_through_by_days_and_by_a_rounded_chain() -> None:
    """semantics.md 4.1: 2 179 726.03 in 2025 by days; 3 499 257.67 in 2040 when each year is rounded to öre."""
    by_days = WALK_THROUGH.replace('part_years = "months"', 'part_years = "days"')
    assert sum(row.bears_kr for row in oracle.project(by_days).rows if (row.year, row.cost) == (2025, "rent")) == kronor("2 179 726.03")
    chain = WALK_THROUGH.replace(
        'prices = { change = "2 %",',
        'prices = { change = "2 %", carry = "rounded", rounding.result = { to = "0,01 kr", mode = "half_up" },',
    )
    assert sum(row.bears_kr for row in oracle.project(chain, 2040).rows if (row.year, row.cost) == (2040, "rent")) == kronor("3 499 257.67")


def test_smedjebacken_as_the_format_writes_it() -> None:
    """language.md section 6: municipality / region in 2024, 2025 and 2042; the region's rent in 2025."""
    found = borne(SMEDJEBACKEN, 2042)
    assert [(found[year, "municipality"], found[year, "region"]) for year in (2024, 2025)] == [(3_000_000, 0), (7_850_000, 5_650_000)]
    assert (round(found[2042, "municipality"]), round(found[2042, "region"])) == (7_612_141, 8_934_420)
    rent = {row.party: row for row in oracle.project(SMEDJEBACKEN).rows if (row.year, row.cost) == (2025, "rent")}
    assert rent["region"].bears_kr == 1_300_000
    assert (rent["municipality"].settles_kr, rent["region"].settles_kr) == (1_300_000, -1_300_000)


def test_a_house_by_area_through_activities_to_those_responsible() -> None:
    """Vara in the first issue (language.md 3.2): 420 tkr from 1 August is 175 000 kr in 2022; 140 + 180 of 640 m² are
    the region's, so each bears 87 500 kr. In 2023, 420 000 x 1.02 = 428 400: 214 200 each."""
    more = "\n".join(
        f'activities.a{place} = {{ label = "V", responsible = "{party}", source = "agreement" }}'
        for place, party in enumerate(("region_x", "region_x", "alfa", "alfa"))
    )
    text = one_cost(
        'yearly.from-opening = "420 tkr", price_level = 2022, index = "prices"',
        start="2022-01-01",
        key="weights = { a0 = 140, a1 = 180, a2 = 220, a3 = 100 }",
        term='renewal = "none", part_years = "months",',
        more=more + '\ndates.opening = { label = "Ö", date = "2022-08-01", source = "agreement" }\n' + index('"2 %"'),
    )
    assert parts(text, 2022, "alfa", "region_x") == [87_500, 87_500]
    assert parts(text, 2023, "alfa", "region_x") == [214_200, 214_200]


# ---------------------------------------------------------------------------------------------------------- the splits


def split(amount: str, weights: str, rounding: str = "", parties: tuple[str, ...] = ("alfa", "beta", "region_x")) -> list[Fraction]:
    """One amount, divided once."""
    names = ("alfa", "beta", "region_x", "gamma")
    row = ", ".join(f'{name} = "{weight}"' for name, weight in zip(names, weights.split(":"), strict=False))
    return parts(one_cost(f'yearly = "{amount}", index = "none"', f"weights = {{ {row} }}", rounding=rounding), 2025, *parties)


def test_four_equal_parts_of_one_crown_fifty() -> None:
    """semantics.md 1.7: to a named party 0.38 0.38 0.38 0.36; largest remainder 0.38 0.38 0.37 0.37."""
    four = ("alfa", "beta", "region_x", "gamma")
    assert split("1,50 kr", "1:1:1:1", "", four) == [kronor(part) for part in ("0.38", "0.38", "0.37", "0.37")]
    named = split("1,50 kr", "1:1:1:1", to_unit(odd="gamma", order=""), four)
    assert named == [kronor(part) for part in ("0.38", "0.38", "0.38", "0.36")]


def test_three_eighths_and_five_eighths_of_the_rounded_amount() -> None:
    """semantics.md 1.7, rounded total: 1 234 567.001 kr gives .63 and .37 (both quotas end in half an öre; first listed).

    The amount is made as 1 234 567 kr and an index of 0.001/1234567."""
    text = one_cost(
        'yearly = "1 234 567 kr", price_level = 2024, index = "prices"',
        "weights = { alfa = 3, beta = 5 }",
        more=index('"1/1234567000"', "base"),
    )
    assert parts(text, 2025, "alfa", "beta") == [kronor("462 962.63"), kronor("771 604.37")]


def test_alabama_and_population_paradoxes_are_as_published() -> None:
    """semantics.md 1.10, N1 and N2, in units of 1 kr."""
    unit = to_unit("1 kr")
    assert split("10 kr", "6:6:2", unit) == [4, 4, 2]
    assert split("11 kr", "6:6:2", unit) == [5, 5, 1]
    assert split("16 kr", "6:23:39", unit) == [2, 5, 9]
    assert split("16 kr", "7:26:39", unit) == [1, 6, 9]


def test_two_costs_are_not_one_cost_with_their_sum() -> None:
    """semantics.md 1.10, N7: 100.01 twice at 1/3 and 2/3 is 66.68 / 133.34; 200.02 once is 66.67 / 133.35."""
    assert [2 * part for part in split("100,01 kr", "1:2", "", ("alfa", "beta"))] == [kronor("66.68"), kronor("133.34")]
    assert split("200,02 kr", "1:2", "", ("alfa", "beta")) == [kronor("66.67"), kronor("133.35")]


def test_rounding_is_per_party_and_charge_not_per_level() -> None:
    """semantics.md 1.10, N8: two öre, a quarter of it at 7:5:5, three quarters one party: at the leaves 0/0/0 and 2."""
    inner = 'keys.inner = { weights = { alfa = 7, beta = 5, region_x = 5 }, source = "agreement" }'
    text = one_cost('yearly = "0,02 kr", index = "none"', 'shares = { inner = "1/4", gamma = "3/4" }', more=inner)
    assert parts(text, 2025, "alfa", "beta", "region_x", "gamma") == [0, 0, 0, kronor("0.02")]


def test_twelve_rounded_months_are_not_the_year_and_quarters_of_thirds_do_not_even_out() -> None:
    """semantics.md N3 and 1.8.9: 999.96 of 1 000; four quarters of thirds 333.36 / 333.32 / 333.32, the year 333.34."""
    cost, key, term = (
        'yearly = "1 000 kr", index = "none"',
        'equal = ["alfa", "beta", "region_x"]',
        'renewal = "none", part_years = "months",',
    )
    monthly = one_cost(cost, key, term=term, rounding=to_unit(period="1 month"))
    assert totals(monthly)[2025] == kronor("999.96")
    assert parts(monthly) == [kronor("333.36"), kronor("333.36"), kronor("333.24")]
    assert parts(one_cost(cost, key, term=term, rounding=to_unit(period="3 months"))) == [
        kronor("333.36"),
        kronor("333.32"),
        kronor("333.32"),
    ]
    assert parts(one_cost(cost, key)) == [kronor("333.34"), kronor("333.33"), kronor("333.33")]


def test_odd_rules_beside_each_other() -> None:
    """By hand: 0.05 kr at 1:2:4 has quotas 5/7, 10/7, 20/7 öre: whole parts 0, 1, 2 and two öre left. Largest
    remainder: 20/7 (6/7) and 5/7 get one each; largest part: 20/7 and 10/7; first in order: alfa and beta; given to
    alfa: beta and the region rounded, 1 and 3, and alfa what is left."""

    def cents(odd: str, order: str = FIRST_ALFA) -> list[Fraction]:
        return [100 * part for part in split("0,05 kr", "1:2:4", to_unit(odd=odd, order=order))]

    assert cents("largest_remainder") == [1, 1, 3]
    assert cents("largest_part") == [0, 2, 3]
    assert cents("first_in_order") == [1, 2, 2]
    assert cents("first_in_order", '["region_x", "alfa", "beta", "gamma"]') == [1, 1, 3]
    assert cents("alfa", "") == [1, 1, 3]


def test_ties_go_by_the_list_by_code_or_by_the_profile() -> None:
    """Half an öre each of 0.01 kr: the list decides; by code "99" comes before "9901". The profile asks first who has
    the larger part: 0.04 kr at 1:3:4 is 0.5, 1.5 and 2 öre, a tie that beta wins over alfa; by the list it is alfa's."""
    assert split("0,01 kr", "1:1", "", ("alfa", "beta")) == [kronor("0.01"), 0]
    by_code = one_cost('yearly = "0,01 kr", index = "none"', rounding=to_unit(order='"by_code"'))
    assert parts(by_code, 2025, "alfa", "region_x") == [0, kronor("0.01")]
    tie = one_cost('yearly = "0,04 kr", index = "none"', "weights = { alfa = 1, beta = 3, region_x = 4 }")
    assert [100 * part for part in parts(tie)] == [1, 1, 2]
    profile = tie.replace(*PROFILE).replace("rounding = { " + to_unit(), "rounding = { ")
    assert [100 * part for part in parts(profile)] == [0, 2, 2]


def test_a_credit_is_the_mirror_of_its_charge() -> None:
    """semantics.md 1.7: split(-x) = -split(x); 1.50 kr of income in four equal parts."""
    text = one_cost('kind = "income", yearly = "-1,50 kr", index = "none"', 'equal = "everyone"')
    rows = oracle.project(text).rows[:4]
    assert {row.party: (row.bears_kr, row.odd_units) for row in rows} == {
        "alfa": (kronor("-0.38"), -1),
        "beta": (kronor("-0.38"), -1),
        "region_x": (kronor("-0.37"), 0),
        "gamma": (kronor("-0.37"), 0),
    }


def test_official_totals_in_kronor_get_their_odd_unit() -> None:
    """By hand: 100 kr to whole kronor in thirds is 34, 33, 33; rounded up from 99.10 kr the amount is 100 kr too."""
    assert split("100 kr", "1:1:1", to_unit("1 kr")) == [34, 33, 33]
    assert split("99,10 kr", "1:1:1", to_unit("1 kr", mode="up")) == [34, 33, 33]


# ----------------------------------------------------------------------------------------------------------- the index


def indexed(amount: str, change: str, against: str, more: str = "", end: str = "2029-12-31") -> dict[int, Fraction]:
    """What each year costs, from a price level of 2024 and 2025 on."""
    return totals(one_cost(f'yearly = "{amount}", price_level = 2024, index = "prices"', end=end, more=index(change, against, more)))


def test_percent_rounded_before_use() -> None:
    """domain.md section 5, lease fee: 3 300 kr, 313.85 to 335.95, is 3 532.32; without the rounding 3 532.37."""
    change = '"2210/31385"'
    assert indexed("3 300 kr", change, "base", 'rounding.change = { to = "0,01 %", mode = "half_up" },')[2025] == kronor("3532.32")
    assert indexed("3 300 kr", change, "base")[2025] == kronor("3532.37")


def test_additions_on_the_base_amount() -> None:
    """domain.md section 5: rent 5 663.43 on 100 000; 277 in whole kronor; 900 kr and 2.7 % is 924."""
    crowns = 'rounding.addition = { to = "1 kr", mode = "half_up" },'
    assert indexed("100 000 kr", '"1575/27810"', "base")[2025] == kronor("105 663.43")
    assert indexed("100 000 kr", '"93/33604"', "base", crowns)[2025] == 100_277
    result = 'rounding.result = { to = "1 kr", mode = "half_up" }, carry = "rounded",'
    assert indexed("900 kr", '"2,7 %"', "previous", result)[2025] == 924


KPI_SINCE_2022 = ("2503/38404", "3147/38404", "3531/38404", "3620/38404", "4251/38404")


def test_base_relative_additions_in_whole_kronor() -> None:
    """semantics.md 4.4, 1 300 000 kr on 384.04: 409.07, 415.51, 419.35, 420.24, 426.55."""
    found = indexed("1 300 000 kr", index_steps(*KPI_SINCE_2022), "base", 'rounding.addition = { to = "1 kr", mode = "half_up" },')
    assert [found[year] for year in range(2025, 2030)] == [1_384_728, 1_406_528, 1_419_527, 1_422_539, 1_443_899]


def test_chain_of_rounded_percents_in_whole_kronor() -> None:
    """semantics.md 4.4, last column."""
    rule = 'carry = "rounded", rounding.result = { to = "1 kr", mode = "half_up" },'
    found = indexed("1 300 000 kr", index_steps("6,52 %", "1,57 %", "0,92 %", "0,21 %", "1,50 %"), "previous", rule)
    assert [found[year] for year in range(2025, 2030)] == [1_384_760, 1_406_501, 1_419_441, 1_422_422, 1_443_758]


def test_carry_exact_puts_the_next_change_on_the_unrounded_amount() -> None:
    """By hand: 104 kr, +50 % twice, to 10 kr, half up. Rounded: 156 is 160, then 240. Exact: 156 is shown as 160, the
    next is 156 x 1.5 = 234, shown as 230."""
    rule = 'rounding.result = { to = "10 kr", mode = "half_up" }, carry = "%s",'
    assert [indexed("104 kr", '"50 %"', "previous", rule % "rounded")[year] for year in (2025, 2026)] == [160, 240]
    assert [indexed("104 kr", '"50 %"', "previous", rule % "exact")[year] for year in (2025, 2026)] == [160, 230]


def test_floors_after_a_fall_and_a_rise() -> None:
    """semantics.md 1.8.3, October KPI 314.40, 314.02, 314.29, 318.00 on 100 000 kr (years moved to 2025-2027): never
    decrease 101 145.04, falls ignored 101 267.44; contract 100 000 and up-and-down 99 965.01 in the second year."""
    base = index_steps("-38/31440", "-11/31440", "360/31440")
    chain = index_steps("-38/31440", "27/31402", "371/31429")
    assert indexed("100 000 kr", base, "base", 'floor = "last_year",')[2027] == kronor("101 145.04")
    assert indexed("100 000 kr", chain, "previous", 'floor = "falls_ignored",')[2027] == kronor("101 267.44")
    assert indexed("100 000 kr", base, "base", 'floor = "contract",')[2026] == 100_000
    for against, changes in (("base", base), ("previous", chain)):
        assert indexed("100 000 kr", changes, against, 'floor = "none",')[2026] == kronor("99 965.01")


def test_a_typed_change_against_base_is_the_whole_change() -> None:
    """language.md 2.5: two percent every year against base stays 102; against the previous year it is 102, 104.04."""
    assert [indexed("100 kr", '"2 %"', "base")[year] for year in (2025, 2026)] == [102, 102]
    assert [indexed("100 kr", '"2 %"', "previous")[year] for year in (2025, 2026)] == [102, kronor("104.04")]


def test_index_comes_before_the_part_of_the_year_and_its_rounding_belongs_to_the_level() -> None:
    """semantics.md, pitfall 2: 105 663 x 7/12 = 61 636.75; rounding after the pro rata would give 61 637."""
    text = one_cost(
        'yearly = "100 000 kr", until = "2025-07-31", price_level = 2024, index = "prices"',
        term='renewal = "none", part_years = "months",',
        more=index('"1575/27810"', "base", 'rounding.addition = { to = "1 kr", mode = "half_up" },'),
    )
    assert totals(text) == {2025: kronor("61 636.75")}


def test_a_step_to_another_index_starts_from_the_level_reached() -> None:
    """language.md 2.3, by hand: 1 000 kr, 10 % against base from 2025 (1 100), from 2027 5 % a year on that: 1 155,
    1 212.75; a step back to "none" leaves the amount where it is."""
    slow = index('"5 %"').replace("prices", "slow")
    text = one_cost(
        'yearly = "1 000 kr", price_level = 2024, index = { from-2025 = "prices", from-2027 = "slow", from-2029 = "none" }',
        end="2030-12-31",
        more=index('"10 %"', "base") + "\n" + slow,
    )
    found = totals(text)
    assert [found[year] for year in range(2025, 2031)] == [1100, 1100, 1155, kronor("1212.75"), kronor("1212.75"), kronor("1212.75")]


def test_an_index_that_takes_effect_inside_the_year_cuts_it() -> None:
    """By hand: 1 200 kr in 2024, +10 % every 1 May: 2025 is 4 x 100 + 8 x 110 = 1 280; 2026 is 4 x 110 + 8 x 121 = 1 408."""
    text = one_cost(
        'yearly = "1 200 kr", price_level = 2024, index = "prices"',
        term='renewal = "none", part_years = "months",',
        more=index('"10 %"', every="05-01"),
    )
    assert [totals(text)[year] for year in (2025, 2026)] == [1280, 1408]


def test_a_new_amount_begins_a_new_chain_at_its_own_price_level() -> None:
    """By hand: 100 kr of 2024 at 10 %: 110, 121; from 2027 a new amount, 1 000 kr of 2025: two changes, 1 210."""
    text = one_cost(
        'price_level = 2024, index = "prices", yearly = { from-2025 = "100 kr", from-2027 = { value = "1 000 kr", price_level = 2025 } }',
        more=index('"10 %"'),
    )
    assert [totals(text)[year] for year in (2025, 2026, 2027)] == [110, 121, 1210]


# --------------------------------------------------------------------------------------------- time, outlays, standings


def test_a_key_that_steps_inside_the_year_divides_each_piece_by_what_holds_then() -> None:
    """By hand: 120 000 kr, alfa alone until June, then halves: 60 000 + 30 000 and 30 000 (by months)."""
    text = one_cost(
        'yearly = "120 tkr", index = "none"',
        'shares = { from-start = { alfa = "100 %" }, from-2025-07 = { alfa = "1/2", region_x = "1/2" } }',
        term='renewal = "none", part_years = "months",',
    )
    assert parts(text, 2025, "alfa", "region_x") == [90_000, 30_000]


def test_who_pays_is_cut_like_everything_else_and_the_bearer_owes_nothing() -> None:
    """By hand: 1 200 kr in halves, the region pays until March, then whoever bears: it has paid 300 + 450, alfa 450."""
    text = one_cost(
        'yearly = "1 200 kr", index = "none"',
        term='renewal = "none", part_years = "months",',
        paid_by='{ from-start = "region_x", from-2025-04 = "bearer" }',
        end="2025-12-31",
    )
    assert [(row.party, row.bears_kr, row.pays_kr, row.settles_kr) for row in oracle.project(text).rows] == [
        ("alfa", 600, 450, 150),
        ("region_x", 600, 750, -150),
    ]


def test_renewals_count_from_the_first_end_and_stop_at_the_last() -> None:
    """Five years and five more, twice (Lerum, domain.md section 5): 2020, 2025, 2030; nothing after."""
    text = one_cost(
        'yearly = "100 kr", index = "none"',
        start="2016-01-01",
        end="2020-12-31",
        term=('renewal = { length = "5 years", happens = "by_decision", at_most = 2 },'),
    )
    reader = oracle.Oracle(text)
    assert [str(reader.renewal_before(count)) for count in range(3)] == ["2021-01-01", "2026-01-01", "2031-01-01"]
    rows = oracle.project(text, 2040).rows
    assert max(row.year for row in rows) == 2030
    assert {row.year for row in rows if row.standing == "conditional"} == set(range(2021, 2031))
    assert max(row.year for row in oracle.project(text).rows) == 2020


def test_charges_are_cut_at_the_end_of_the_fixed_term() -> None:
    """By hand: 1 200 kr to 30 September, then by no notice: 900 firm, 300 resting on no notice, both in 2025."""
    text = one_cost(
        'yearly = "1 200 kr", index = "none"',
        end="2025-09-30",
        term=(
            'renewal = { length = "1 year", happens = "unless_notice", at_most = "unlimited" }, month_end = "whole_months", '
            'part_years = "months", notice = { length = "6 months", before = "period_end" },'
        ),
    )
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for row in oracle.project(text, 2025).rows:
        sums[row.standing] += row.bears_kr
    assert sums == {"firm": 900, "rests_on_no_notice": 300}
    quarters = text.replace('"1 year", happens', '"3 months", happens')
    assert {row.standing for row in oracle.project(quarters, 2025).rows} == {"firm", "rests_on_no_notice"}
    assert refusal(quarters.replace('month_end = "whole_months", ', ""), 2025) == "two_answers"


def test_days_in_one_charge_period_are_one_charge_and_a_bare_year_is_one_charge() -> None:
    """By hand: three times 0.01 kr in halves in one year is 0.03 kr: 0.02 and 0.01, one odd öre and not three."""
    text = one_cost('once = { 2025-02-01 = "0,01 kr", 2025-03-01 = "0,01 kr", 2025-12-31 = "0,01 kr" }')
    assert [(row.party, row.bears_kr) for row in oracle.project(text).rows if row.bears_kr] == [
        ("alfa", kronor("0.02")),
        ("region_x", kronor("0.01")),
    ]
    monthly = oracle.project(one_cost('once = { 2025 = "1 kr" }', rounding=to_unit(period="1 month"))).rows
    assert [(row.period_from, row.period_to, row.bears_kr) for row in monthly] == [
        (date(2025, 1, 1), date(2025, 12, 31), Fraction(1, 2))
    ] * 2


def test_frames_by_part_of_the_year() -> None:
    """By hand: 1 200 kr a year from 1 April, then 2 400 from July 2026: 900; 600 + 1 200 = 1 800. Used 450 and 600."""
    frame = (
        'frames.frame = { label = "Ram", owner = "alfa", costs = ["cost"], over = "shown", source = "assumption", '
        'amount = { from-2025 = "1 200 kr", from-2026-07 = "2 400 kr" } }'
    )
    text = one_cost(
        'yearly = "1 200 kr", index = "none"',
        start="2025-04-01",
        end="2026-12-31",
        more=frame,
        term='renewal = "none", part_years = "months",',
    )
    assert [(row.year, row.amount_kr, row.used_kr, row.left_kr, row.status) for row in oracle.project(text).frames] == [
        (2025, 900, 450, 450, "assumed"),
        (2026, 1800, 600, 1200, "assumed"),
    ]


def test_a_figure_is_counted_under_the_weakest_that_it_rests_on() -> None:
    """D 9: amount, index and key are agreed and the payer assumed: the position is weaker than the burden. The day of
    the opening counts in the year that it cuts, and not afterwards."""
    text = one_cost(
        'yearly.from-opening = "1 200 kr", index = "none"',
        term='renewal = "none", part_years = "months",',
        paid_by='{ value = "region_x", source = "assumption" }',
        end="2026-12-31",
        more='dates.opening = { label = "Ö", date = "2025-07-01", source = "assumption" }',
    )
    assert [(row.year, row.status, row.settles_status) for row in oracle.project(text).rows[::2]] == [
        (2025, "assumed", "assumed"),
        (2026, "agreed", "assumed"),
    ]


# ------------------------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(("code", "text"), REFUSED)
def test_what_cannot_be_computed_is_refused_by_name(code: str, text: str) -> None:
    """language.md 2.8."""
    assert refusal(text) == code


# ------------------------------------------------------------------------------------------------------------ mutations


def mistakes() -> dict[str, tuple[Any, str, Any]]:
    """Ways in which such engines go wrong (semantics.md section 5), as changes of the oracle: (where, name, instead)."""
    engine = oracle.Oracle
    by_day, split_by, put_on, finish, level, moved_end = (
        fraction_of_year,
        engine.odd_one_each,
        engine.put_on,
        engine.finish,
        engine.level,
        end_moved,
    )
    change, read, look_up = engine.change, engine.read, engine.look_up

    def rounded_pieces(self: Any, charge: Any, billed: bool = True) -> None:  # 1: rounding per piece, not per charge
        for cell in charge.cells:
            if cell.amount is not None:
                cell.amount = rounded(cell.amount, {"to": "0,01 kr", "mode": "half_up"})
        finish(self, charge, billed)

    def no_leap_year(first: date, before: date, rule: str | None, starts: tuple[int, int]) -> Fraction:  # 5
        found = by_day(first, before, rule, starts)
        return Fraction((before - first).days, 365) if rule == "days" and found != 1 else found

    def floor_of_negative(ratio: Fraction, mode: str) -> int:  # 9: floor of a negative quota is not the mirror
        return ratio.__floor__() if mode == "down" else oracle_values.ratio_rounded(ratio, mode)

    def largest_quota_first(self: Any, quotas: Any, total: int, broken: Fraction, odd: str, rule: Any) -> Any:
        return split_by(self, quotas, total, broken, "largest_part" if odd == "largest_remainder" else odd, rule)

    def floor_forgotten(self: Any, chain: Any, table: Any, moved: Fraction) -> Any:  # 22
        return put_on(self, chain, {key: value for key, value in table.items() if key != "floor"}, moved)

    def next_level_early(self: Any, owner: Any, amount: Any, written: Any, when: Any) -> Any:
        return level(self, owner, amount, written, when._replace(day=when.day.replace(day=1)))

    def chained_renewals(end: date, months: int, rule: str | None) -> date:  # 15: day + 31 instead of months
        return moved_end(end, months, "last_day" if rule else rule)

    def clamp_and_share_the_rest(amount: Fraction, receivers: Any) -> Any:  # 7: looping over everyone outside its limits
        fixed: dict[str, Fraction] = {}
        while True:
            free = {name: share for name, (share, _, _) in receivers.items() if name not in fixed}
            left, total = amount - sum(fixed.values()), sum(free.values())
            parts = {name: left * share / total if total else Fraction(0) for name, share in free.items()}
            outside = {
                name: low if part < low else high
                for name, part in parts.items()
                for _, low, high in [receivers[name]]
                if part < low or (high is not None and part > high)
            }
            if not outside:
                return fixed | parts
            fixed |= outside

    def every_change_is_made(self: Any, chain: Any, day: date, *rest: Any) -> None:  # 23: a threshold without memory
        change(self, chain, day, *rest)
        chain.from_used = day.year

    def everything_is_known(self: Any, measure: str, billed: date, news: Any) -> Any:
        return None

    def on_the_day_itself(
        self: Any, measure: str, receiver: Any, day: date, known: Any, year: Any = None
    ) -> Any:  # 3: the vintage forgotten
        return read(self, measure, receiver, day.replace(year=day.year + 1), known, (year or day.year) + 1)

    def link_forgotten(self: Any, figures: str, place: Any, known: Any) -> Any:  # 4
        found = look_up(self, figures, place, known)
        continued = self.file["figures"][figures].get("continued")
        return (found and continued and place[1] >= continued["from"] and look_up(self, continued["by"], place, known)) or found

    return {
        "rounding_per_piece": (engine, "finish", rounded_pieces),
        "no_leap_year": (oracle_reading, "fraction_of_year", no_leap_year),
        "floor_of_negative": (oracle_keys, "ratio_rounded", floor_of_negative),
        "odd_unit_to_the_largest": (engine, "odd_one_each", largest_quota_first),
        "floor_forgotten": (engine, "put_on", floor_forgotten),
        "index_from_the_first_of_the_month": (engine, "level", next_level_early),
        "month_end_read_in_one_way": (oracle_term, "end_moved", chained_renewals),
        "last_day_taken_for_the_day_after": (oracle_term, "ONE_DAY", oracle_values.ONE_DAY * 2),
        "limits_in_a_loop": (oracle_keys, "fill", clamp_and_share_the_rest),
        "limits_in_an_order_of_its_own": (oracle_keys, "in_order", lambda table: sorted(table.keys() & oracle_keys.LIMITS)),
        "a_threshold_without_memory": (engine, "change", every_change_is_made),
        "excess_is_always_lost": (engine, "limited_change", excess_lost(engine.limited_change)),
        "what_was_published_later_is_used": (engine, "known_on", everything_is_known),
        "the_vintage_of_another_year": (engine, "read", on_the_day_itself),
        "the_link_forgotten": (engine, "look_up", link_forgotten),
        "nobody_stands_in": (engine, "stand_in", lambda self, party, day: (party, AGREED, [])),
        "presence_weighted_as_by_segment": (engine, "part_present", lambda self, receiver, when: Fraction(1)),
        "fees_are_never_scaled": (engine, "scale", lambda self, key, stretch: Fraction(1)),
        "the_year_before_forgotten": (engine, "year_before", lambda self, charge, path: None),
        "fractions_are_not_rounded": (engine, "shares_rounded", lambda self, shares, rule: shares),
        "fees_stand_still": (engine, "kronor", lambda self, key, written, when: (number(written), AGREED)),
    }


def excess_lost(limited: Any) -> Any:
    """Limits of a change that forget what they cut off."""

    def instead(self: Any, chain: Any, table: Any, change: Fraction) -> Fraction:
        chain.excess.clear()
        return limited(self, chain, table, change)  # type: ignore[no-any-return]

    return instead


def answer_of(place: int) -> Any:
    """What the oracle says about a random agreement."""
    case = (random_case if place % 3 else plain_case)(7, place)
    try:
        projection = oracle.project(case.text(), case.until, case.figures, case.as_of)
    except Refused as refused:
        return refused.code
    except Exception as error:  # a mistake may end in nonsense
        return type(error)
    return projection.rows, projection.frames


@pytest.mark.parametrize("name", sorted(mistakes()))
def test_the_random_agreements_would_notice(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these mistakes changes an answer among the first random agreements, so that 10 000 of them are a test of it."""
    where, what, instead = mistakes()[name]
    noticed = 0
    for place in range(1_000):
        if place not in RIGHT:
            RIGHT[place] = answer_of(place)
        fraction_of_year.cache_clear()
        with monkeypatch.context() as patch:
            patch.setattr(where, what, instead)
            noticed += answer_of(place) != RIGHT[place]
        if noticed == 2:
            return
    pytest.fail(f"{noticed} of 1 000 agreements notice it")


RIGHT: dict[int, Any] = {}


def test_a_failing_agreement_is_shrunk_to_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The odd unit to the wrong party: what is left is one cost, one key and two parties."""
    where, what, instead = mistakes()["odd_unit_to_the_largest"]

    def wrong(case: Case) -> bool:
        right = oracle.project(case.text(), case.until).rows
        with monkeypatch.context() as patch:
            patch.setattr(where, what, instead)
            return oracle.project(case.text(), case.until).rows != right

    case = next(case for case in (plain_case(3, place) for place in range(100)) if computes(case) and wrong(case))
    small = shrunk(case, wrong)
    assert wrong(small)
    assert len(small.document["costs"]) == 1
    assert len(small.document["parties"]) == 2
    assert len(small.text()) < 600


def computes(case: Case) -> bool:
    """True when the oracle has figures for the case."""
    try:
        oracle.project(case.text(), case.until)
    except Refused:
        return False
    return True
