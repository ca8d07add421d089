"""The oracle on keys that are measured or limited, on fees, and on index clauses that read figures.

As in `test_oracle.py`, no expected value comes from the oracle or from the program: each is published, stands in a
numbered section of the shared documents, or is worked in the docstring.
"""

# ruff: noqa: E501
from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction

import oracle
import pytest
from examples import KPI_FIGURES, PROFILE, heads, index, level, one_cost, to_unit, typed_levels, with_party
from oracle_figures import csv_rows
from oracle_keys import fill
from oracle_values import Refused

MONTHS = 'renewal = "none", part_years = "months",'
FEE_ROUNDING = 'rounding.part = { to = "0,01 kr", mode = "half_up" }'
PLAIN = 'yearly = "{} kr", index = "none"'
FEES = 'yearly = "as charged"'
FIVE = ("alfa", "beta", "gamma", "delta", "epsilon")


def kronor(text: str) -> Fraction:
    """1 234.50"""
    return Fraction(text.replace(" ", ""))


def borne(
    text: str, until: int | None = None, figures: dict[str, str] | None = None, as_of: date | None = None
) -> dict[tuple[int, str], Fraction]:
    """What each party bears in each year."""
    sums: dict[tuple[int, str], Fraction] = defaultdict(Fraction)
    for row in oracle.project(text, until, figures, as_of).rows:
        sums[row.year, row.party] += row.bears_kr
    return sums


def parts(text: str, *parties: str, year: int = 2025) -> list[Fraction]:
    """What the parties bear in a year, in that order."""
    return [borne(text)[year, party] for party in parties]


def refusal(text: str, figures: dict[str, str] | None = None, as_of: date | None = None) -> str:
    """The code with which a file is refused."""
    with pytest.raises(Refused) as caught:
        oracle.project(text, None, figures, as_of)
    return caught.value.code


def five(cost: str, key: str, rounding: str = "", sizes: tuple[int, ...] = (20_000, 28_000, 100_000, 400_000, 600_000)) -> str:
    """Five municipalities of the Mälaren table, and the region."""
    order = '["alfa", "beta", "gamma", "delta", "epsilon", "region_x"]'
    more = "\n".join(
        f'parties.{name} = {{ label = "{name}", class = "municipality", code = "990{place}", source = "agreement" }}'
        for place, name in enumerate(("delta", "epsilon"), 4)
    )
    measure = heads(**dict(zip(FIVE, sizes, strict=True)))
    return one_cost(cost, key, rounding=rounding or to_unit(order=order), more=f"{more}\n{measure}", end="2025-12-31")


# ---------------------------------------------------------------------------------------------------- measured keys


def test_norrlandsoperan_by_what_was_paid_in_and_wrongly_by_ownership() -> None:
    """domain.md section 5: 10 180 tkr by 25 525 and 27 321 is 4 917 / 5 263; by ownership 4 072 / 6 108 tkr."""
    measure = heads("flow", alfa="25525", region_x="27321")
    paid_in = one_cost(PLAIN.format("10 180 000"), 'by = "heads", among = ["alfa", "region_x"]', more=measure, rounding=to_unit("1 tkr"))
    assert parts(paid_in, "alfa", "region_x") == [4_917_000, 5_263_000]
    owned = one_cost(PLAIN.format("10 180 000"), 'shares = { alfa = "40 %", region_x = "60 %" }')
    assert parts(owned, "alfa", "region_x") == [4_072_000, 6_108_000]


def test_cascade_over_areas_to_who_is_responsible() -> None:
    """By hand: 180 and 220 of 400 m² of 420 000 kr: 189 000 and 231 000 kr, to the region and to alfa."""
    activities = (
        'activities.health = { label = "B", responsible = "region_x", source = "agreement" }\n'
        'activities.preschool = { label = "F", responsible = "alfa", source = "agreement" }\n'
    )
    text = one_cost(
        PLAIN.format("420 000"), 'by = "heads", among = ["health", "preschool"]', more=activities + heads(health="180", preschool="220")
    )
    assert parts(text, "alfa", "region_x") == [231_000, 189_000]


def test_two_levels_and_one_that_pays_anothers_share() -> None:
    """By hand: a quarter each to alfa, region_x, gamma and jointly, jointly by 1 and 3 between alfa and beta; gamma's is
    borne by region_x. Of 400 kr: alfa 100 + 25, beta 75, region_x 200; gamma has no row."""
    jointly = 'keys.jointly = { by = "heads", among = ["alfa", "beta"], source = "agreement" }\n' + heads(alfa=1, beta=3)
    text = one_cost(PLAIN.format("400"), 'shares = { alfa = "1/4", region_x = "1/4", gamma = "1/4", jointly = "1/4" }', more=jointly)
    text = with_party(text, "gamma", 'borne_by = "region_x"')
    assert parts(text, "alfa", "beta", "region_x", "gamma") == [125, 75, 200, 0]
    assert "gamma" not in {row.party for row in oracle.project(text).rows}


def test_a_row_of_a_measure_steps_inside_the_year() -> None:
    """By hand: 1 200 kr, 1:1 until June, then 1:3: 300 + 150 and 300 + 450."""
    measure = 'measures.heads = { kind = "stock", values = { from-2025 = { alfa = 1, beta = 1 }, from-2025-07 = { alfa = 1, beta = 3 } }, source = "agreement" }'
    text = one_cost(PLAIN.format("1 200"), 'by = "heads", among = ["alfa", "beta"]', more=measure, term=MONTHS)
    assert parts(text, "alfa", "beta") == [450, 750]


def test_a_measure_by_year_and_what_follows_its_last_value() -> None:
    """By hand: 1:1 in 2025, 1:3 in 2026, then as last; with 10 % growth on both the fractions are the same. 2024 and a
    gap have no figure; stop refuses what is past the last."""

    def text(years: str, after: str, start: str = "2025-01-01") -> str:
        measure = f'measures.heads = {{ kind = "stock", values = {{ {years}, after_last = {after} }}, source = "agreement" }}'
        return one_cost(PLAIN.format("1 200"), 'by = "heads", among = ["alfa", "beta"]', more=measure, start=start, end="2027-12-31")

    two = "2025 = { alfa = 1, beta = 1 }, 2026 = { alfa = 1, beta = 3 }"
    for after in ('"repeat"', '"10 %"'):
        found = borne(text(two, after))
        assert [found[year, "alfa"] for year in (2025, 2026, 2027)] == [600, 300, 300]
    assert refusal(text(two, '"stop"')) == "past_last_figure"
    assert refusal(text(two, '"repeat"', "2024-01-01")) == "no_figure"
    assert refusal(text(two.replace("2026", "2027"), '"repeat"')) == "no_figure"
    growing = (
        heads(alfa=1)
        + '\nmeasures.more = { kind = "stock", values = { 2025 = { alfa = 100 }, after_last = "10 %" }, source = "agreement" }'
    )
    fee = 'charges = { alfa = { rate = "1 kr", per = "more" } }, index = "none", part_year = "scaled"'
    found = borne(one_cost(FEES, fee, more=growing, end="2027-12-31"))
    assert [found[year, "alfa"] for year in (2025, 2026, 2027)] == [100, 110, 121]


def test_fractions_rounded_before_use_and_who_gets_what_they_lack() -> None:
    """By hand: thirds in whole percent are 34, 33, 33 of 1 000 kr."""
    rule = 'rounding.share = { to = "1 %", odd = "largest_remainder", order = ["beta", "alfa", "region_x"] }'
    text = one_cost(PLAIN.format("1 000"), f'equal = ["alfa", "beta", "region_x"], {rule}')
    assert parts(text, "alfa", "beta", "region_x") == [330, 340, 330]


def test_a_coarser_unit_of_a_key_leaves_what_is_broken_to_the_next_in_line() -> None:
    """By hand: 100.60 kr in thirds to whole kronor: 33 each and 1.60 left; alfa, first in the order, gets the odd krona
    and beta, next in line, the 60 öre."""
    rule = 'rounding.part = { to = "1 kr", odd = "largest_remainder", order = ["alfa", "beta", "region_x"] }'
    text = one_cost(PLAIN.format("100,60"), f'equal = ["alfa", "beta", "region_x"], {rule}')
    assert parts(text, "alfa", "beta", "region_x") == [34, kronor("33.60"), 33]


# ---------------------------------------------------------------------------------------------------- fees


def fees(charge: str, more: str = "") -> str:
    return f"charges = {{ {charge} }}, index = 'none', part_year = 'scaled', {FEE_ROUNDING} {more}"


LAKE = "municipalities = { rate = '1,25 kr', per = 'heads', minimum = '35 000 kr', maximum = '500 000 kr' }, regions = '52 500 kr'"


def test_malaren_a_fee_with_minimum_and_maximum() -> None:
    """domain.md section 5 and semantics.md 4.3: 35 000, 35 000, 125 000, 500 000, 500 000; at 1 kr as in language.md 6."""
    text = five(FEES, fees(LAKE))
    assert parts(text, *FIVE, "region_x") == [35_000, 35_000, 125_000, 500_000, 500_000, 52_500]
    partly = five(FEES, fees(LAKE.replace("1,25", "1")))
    assert parts(partly, *FIVE) == [35_000, 35_000, 100_000, 400_000, 500_000]
    sizes = (20_000, 28_001, 100_000, 399_999, 600_000)  # just past the break points: 35 001.25 and 499 998.75
    assert parts(five(FEES, fees(LAKE), sizes=sizes), "beta", "delta") == [kronor("35001.25"), kronor("499998.75")]


def test_the_table_of_the_same_limits_on_a_given_amount() -> None:
    """semantics.md 4.3, 1 500 000 kr: no limits; the rest to a carrier; filled; and in whole kronor."""
    key = 'by = "heads", among = "municipalities", part_year = "scaled"'
    limits = ', limits = {{ minimum = "35 000 kr", maximum = "500 000 kr", difference = "{}" }}'
    cost = PLAIN.format("1 500 000")
    found = parts(five(cost, 'by = "heads", among = "municipalities"'), *FIVE)
    assert found == [kronor(text) for text in ("26132.40", "36585.37", "130662.02", "522648.08", "783972.13")]
    carried = parts(five(cost, key + limits.format("region_x")), *FIVE, "region_x")
    assert carried == [kronor(text) for text in ("35000.00", "36585.37", "130662.02", "500000.00", "500000.00", "297752.61")]
    filled = parts(five(cost, key + limits.format("others")), *FIVE)
    assert filled == [kronor(text) for text in ("67567.57", "94594.59", "337837.84", "500000.00", "500000.00")]
    crowns = to_unit("1 kr", order='["alfa", "beta", "gamma", "delta", "epsilon", "region_x"]')
    assert parts(five(cost, key + limits.format("others"), crowns), *FIVE) == [67_567, 94_595, 337_838, 500_000, 500_000]
    assert refusal(five(PLAIN.format("2 600 000"), key + limits.format("others"))) == "limits_do_not_meet"
    assert refusal(five(PLAIN.format("174 999"), key + limits.format("others"))) == "limits_do_not_meet"  # five minima are 175 000


def test_fill_is_the_unique_solution_where_a_loop_ends_with_money_left_over() -> None:
    """semantics.md 1.8.2: 30 kr, weights 5:6, minima 20 and 2, maximum 2 on the second: 28 and 2."""
    shares = {"one": (Fraction(5, 11), Fraction(20), None), "two": (Fraction(6, 11), Fraction(2), Fraction(2))}
    assert fill(Fraction(30), shares) == {"one": 28, "two": 2}
    assert fill(Fraction(30), {"one": (Fraction(1), Fraction(0), None), "none": (Fraction(0), Fraction(7), None)}) == {"one": 23, "none": 7}
    assert fill(Fraction(6), {"none": (Fraction(0), Fraction(7), None), "one": (Fraction(1), Fraction(0), None)}) is None


def test_order_of_limits_and_marginal_discounts() -> None:
    """semantics.md 1.8.2: 600 000 at 1.25 with 8 % off: discount then maximum 500 000, maximum then discount 460 000;
    1.10 N4: 300 000 pays 375 000.00, 300 001 pays 345 001.15 on the whole, and on the excess 375 001.15."""
    charge = "alfa = {{ rate = '1,25 kr', per = 'heads', maximum = '500 000 kr', discount = {{ share = '8 %', above = 300000, on = 'whole' }}, order = [{}] }}"
    for order, expected in (("'discount', 'maximum'", 500_000), ("'maximum', 'discount'", 460_000)):
        assert parts(one_cost(FEES, fees(charge.format(order)), more=heads(alfa=600_000)), "alfa") == [expected]
    plain = "alfa = {{ rate = '1,25 kr', per = 'heads', discount = {{ share = '8 %', {} = 300000, on = '{}' }} }}"
    for how, on, size, expected in (
        ("above", "whole", 300_000, "375000"),
        ("above", "whole", 300_001, "345001.15"),
        ("from", "whole", 300_000, "345000"),
        ("above", "excess", 300_001, "375001.15"),
    ):
        assert parts(one_cost(FEES, fees(plain.format(how, on)), more=heads(alfa=size)), "alfa") == [kronor(expected)]


def test_a_tariff_with_a_carrier_and_a_rest_that_becomes_a_credit() -> None:
    """By hand: 9 500 kr a day for 6.5 and 3 days of 100 000 kr: 61 750 and 28 500, the region 9 750; of 80 000 kr the
    region is credited 10 250. A rest by a key that knows kronor is refused when it is negative."""
    key = "charges = { municipalities = { rate = '9 500 kr', per = 'heads' } }, rest = '%s', index = 'none'"
    measure = heads("flow", alfa="6,5", beta=3, gamma=0)
    assert parts(one_cost(PLAIN.format("100 000"), key % "region_x", more=measure), "alfa", "beta", "gamma", "region_x") == [
        61_750,
        28_500,
        0,
        9_750,
    ]
    assert parts(one_cost(PLAIN.format("80 000"), key % "region_x", more=measure), "region_x") == [-10_250]
    more = measure + "\nkeys.other = { charges = { regions = '1 kr' }, rest = 'alfa', index = 'none', source = 'agreement' }"
    assert parts(one_cost(PLAIN.format("100 000"), key % "other", more=more), "alfa", "region_x") == [71_499, 1]
    assert refusal(one_cost(PLAIN.format("80 000"), key % "other", more=more)) == "rule_missing"


def test_a_joining_fee_is_billed_the_year_before() -> None:
    """domain.md section 5: 4 kr for each of 10 000 inhabitants, 40 000 kr in the year before membership, once."""
    text = one_cost(
        "once = 'as charged', when = { event = 'joins', years_before = 1 }",
        fees("municipalities = { rate = '4 kr', per = 'heads' }"),
        more=heads(alfa=5, beta=5, gamma=10_000),
    )
    found = oracle.project(with_party(text, "gamma", 'joins = "2027-01-01"')).rows
    assert [(row.year, row.party, row.bears_kr, row.pays_kr) for row in found] == [
        (2026, "region_x", 0, 40_000),
        (2026, "gamma", 40_000, 0),
    ]


def test_a_charge_moved_by_its_index_from_its_price_level() -> None:
    """By hand: 6 500 kr + 2.40 kr x 1 000 of 2024, +10 %: 7 150 + 2 640 = 9 790 kr in 2025, then 10 769; inside the year
    from 1 July: half of each, 8 900 and 9 790 make 9 345 kr."""
    fee = "charges = { alfa = { fee = '6 500 kr', rate = '2,40 kr', per = 'heads' } }, index = 'prices', price_level = 2024, part_year = 'scaled'"
    more = heads(alfa=1000) + "\n" + index('"10 %"')
    found = borne(one_cost(FEES, fee, more=more, end="2026-12-31"))
    assert [found[year, "alfa"] for year in (2025, 2026)] == [9790, 10_769]
    july = one_cost(FEES, fee, more=more.replace("01-01", "07-01"), term=MONTHS, end="2025-12-31")
    assert parts(july, "alfa") == [9345]


def test_tax_base_by_per_mille_and_fees_rounded_one_by_one() -> None:
    """By hand: 0.4 ‰ of 2 140 mnkr is 856 000 kr; 1/3 kr for each of 1 and 2 is 0.33 and 0.67, and the amount is their sum."""
    measure = heads("flow", alfa="2 140 mnkr", beta="905 mnkr")
    assert parts(one_cost(FEES, "charges = { alfa = { rate = '0,4 ‰', per = 'heads' } }, index = 'none'", more=measure), "alfa") == [
        856_000
    ]
    rate = fees("alfa = { rate = '1,3333 kr', per = 'heads' }, beta = { rate = '1,3333 kr', per = 'heads' }")
    text = one_cost(FEES, rate, more=heads(alfa=1, beta=2))
    rows = oracle.project(text).rows[:3]
    assert [(row.party, row.bears_kr, row.pays_kr) for row in rows] == [
        ("alfa", kronor("1.33"), 0),
        ("region_x", 0, kronor("4.00")),
        ("beta", kronor("2.67"), 0),
    ]


# ---------------------------------------------------------------------------------------------------- comings and goings


def joining(key: str, presence: str, cost: str = PLAIN.format("120 000"), more: str = "", says: str = 'joins = "2025-07-01"') -> str:
    text = one_cost(cost, key, more=more, term=f'renewal = "none", part_years = "months", {presence}')
    return with_party(text, "beta", says)


def test_a_member_that_joins_inside_the_year() -> None:
    """semantics.md 1.8.7: 120 000 kr, equal, b joins 1 July: 90 000 / 30 000 by segment, 80 000 / 40 000 weighted."""
    key = 'equal = ["alfa", "beta"]'
    assert parts(joining(key, 'presence = "by_segment",'), "alfa", "beta") == [90_000, 30_000]
    assert parts(joining(key, 'presence = "weighted",'), "alfa", "beta") == [80_000, 40_000]
    assert refusal(joining(key, "")) == "rule_missing"
    assert refusal(joining('shares = { alfa = "1/2", beta = "1/2" }', 'presence = "by_segment",')) == "not_a_member"


def test_a_member_that_leaves_under_a_weighted_key() -> None:
    """semantics.md section 5, pitfall 6, 1.2 mnkr at 5:3:2: by segment 675 000 / 405 000 / 120 000, weight times presence
    666 667 / 400 000 / 133 333. A flow is counted as it is: 600 000 / 360 000 / 240 000."""
    leaves = 'leaves = "2025-06-30"'
    for kind, presence, expected in (
        ("stock", "by_segment", [675_000, 405_000, 120_000]),
        ("stock", "weighted", [kronor("666666.67"), 400_000, kronor("133333.33")]),
        ("flow", "weighted", [600_000, 360_000, 240_000]),
    ):
        key = 'by = "heads", among = "municipalities"'
        text = joining(key, f'presence = "{presence}",', PLAIN.format("1 200 000"), heads(kind, alfa=5, beta=2, gamma=3), leaves)
        assert parts(text, "alfa", "gamma", "beta") == expected


def test_a_minimum_fee_for_half_a_year() -> None:
    """semantics.md 1.8.7: minimum 35 000, tariff 25 000, half a year: 17 500 scaled, 35 000 whole."""
    charge = "charges = {{ beta = {{ rate = '1 kr', per = 'heads', minimum = '35 000 kr' }} }}, index = 'none', {}"
    for rule, expected in (("part_year = 'scaled'", 17_500), ("part_year = 'whole'", 35_000)):
        assert parts(joining(charge.format(rule), "", FEES, heads(beta=25_000)), "beta") == [expected]
    assert refusal(joining(charge.format("label = 'N'"), "", FEES, heads(beta=25_000))) == "rule_missing"
    flow = joining(charge.format("part_year = 'scaled'"), "", FEES, heads("flow", beta=25_000))
    assert parts(flow, "beta") == [25_000]  # counted as it came; the minimum is 17 500


def test_largest_yearly_change_counts_from_the_year_before() -> None:
    """By hand: by 1:1 of 200 kr, previous 80 and 120, at most 10 % up or down: alfa 88, beta 108, the region 4; next
    year, from 88 and 108: alfa 96.80, beta 100 (97.20 is its lowest), the region 3.20."""
    key = (
        "by = 'heads', among = ['alfa', 'beta'], part_year = 'scaled', limits = { yearly_change = { up = '10 %', down = '10 %', "
        "previous = { alfa = '80 kr', beta = '120 kr' } }, difference = 'region_x' }"
    )
    found = borne(one_cost(PLAIN.format("200"), key, more=heads(alfa=1, beta=1)))
    assert [found[2025, party] for party in ("alfa", "beta", "region_x")] == [88, 108, 4]
    assert [found[2026, party] for party in ("alfa", "beta", "region_x")] == [kronor("96.80"), 100, kronor("3.20")]
    assert refusal(one_cost(PLAIN.format("200"), key.replace(", beta = '120 kr'", ""), more=heads(alfa=1, beta=1))) == "rule_missing"
    per_head = key.replace("up = '10 %'", "up = { amount = '5 kr', per = 'heads' }")
    assert parts(one_cost(PLAIN.format("200"), per_head, more=heads(alfa=1, beta=1)), "alfa", "beta", "region_x") == [85, 108, 7]
    others = key.replace("'region_x' }", "'others' }")
    assert parts(one_cost(PLAIN.format("194"), others, more=heads(alfa=1, beta=1)), "alfa", "beta") == [86, 108]


def test_limits_that_are_shares_of_the_whole_and_a_rebate_for_some() -> None:
    """By hand: 100 kr at 1:1:8, at most 30 %: 10, 10, 30, the region 50. With 20 % off for alfa alone: 8, 10, 80 and 2."""
    measure = heads(alfa=1, beta=1, gamma=8)
    key = "by = 'heads', among = 'municipalities', limits = {{ {}, difference = 'region_x' }}"
    assert parts(one_cost(PLAIN.format("100"), key.format("maximum = '30 %'"), more=measure), "alfa", "beta", "gamma", "region_x") == [
        10,
        10,
        30,
        50,
    ]
    rebate = key.format("discount = { share = '20 %', on = 'whole', only = ['alfa'] }")
    assert parts(one_cost(PLAIN.format("100"), rebate, more=measure), "alfa", "beta", "gamma", "region_x") == [8, 10, 80, 2]
    income = one_cost('kind = "income", yearly = "-100 kr", index = "none"', key.format("maximum = '30 %'"), more=measure)
    assert refusal(income) == "rule_missing"


def test_weighting_keys_is_not_splitting_the_amount() -> None:
    """semantics.md 1.10, N11: equal with a cap of 300 000 kr, and 1/4 to 3/4, half each, on 1 mnkr: the amount split over
    the keys gives a 250 000 + 125 000 = 375 000; half of what each gives of the whole, 150 000 + 125 000 = 275 000."""
    capped = (
        "keys.capped = { equal = ['alfa', 'beta'], limits = { maximum = '300 000 kr', difference = 'beta' }, source = 'agreement' }\n"
        "keys.quarter = { shares = { alfa = '1/4', beta = '3/4' }, source = 'agreement' }"
    )
    split = one_cost(PLAIN.format("1 000 000"), "shares = { capped = '1/2', quarter = '1/2' }", more=capped)
    assert parts(split, "alfa") == [375_000]
    each = [
        parts(one_cost(PLAIN.format("1 000 000"), f"shares = {{ {key} = '100 %' }}", more=capped), "alfa")[0]
        for key in ("capped", "quarter")
    ]
    assert sum(each) / 2 == 275_000


def test_limits_do_not_commute_and_are_not_linear() -> None:
    """semantics.md 1.10, N5: capped at 60 kr, 100 kr in halves is 50 each, twice 100; 200 kr is 60 and the rest 140."""
    key = "equal = ['alfa', 'beta'], limits = { maximum = '60 kr', difference = 'region_x' }"
    assert parts(one_cost(PLAIN.format("100"), key), "alfa", "region_x") == [50, 0]
    assert parts(one_cost(PLAIN.format("200"), key), "alfa", "region_x") == [60, 80]


# ---------------------------------------------------------------------------------------------------- the index


def moved(
    amount: str, price_level: str, more: str, start: int, years: int, figures: dict[str, str] | None = None, as_of: date | None = None
) -> list[Fraction]:
    """What each year costs, from a year on."""
    cost = f'yearly = "{amount} kr", price_level = {price_level}, index = "prices"'
    text = one_cost(cost, more=more, start=f"{start}-01-01", end=f"{start + years - 1}-12-31", key='shares = { alfa = "100 %" }')
    found = borne(text, None, KPI_FIGURES if figures is None else figures, as_of)
    return [found[year, "alfa"] for year in range(start, start + years)]


CROWNS = 'rounding.addition = { to = "1 kr", mode = "half_up" },'


def test_a_clause_goes_through_a_change_of_base() -> None:
    """The table of semantics.md 4.4: 1 384 728, 1 406 528, 1 419 527, 1 422 539, 1 443 899; chained percent to two decimals and
    whole kronor: 1 384 760, 1 406 501, 1 419 441, 1 422 422, 1 443 758; without rounding the link, 122 525.51 in 2027."""
    base = level("kpi_october", "base", 'floor = "contract", ' + CROWNS)
    assert moved("1 300 000", '"2022-10"', base, 2024, 5) == [1_384_728, 1_406_528, 1_419_527, 1_422_539, 1_443_899]
    assert moved("1 300 000", "2023", base, 2024, 5) == [1_384_728, 1_406_528, 1_419_527, 1_422_539, 1_443_899]  # 2023 reads October 2022
    chain = level(
        "kpi_october",
        "previous",
        'floor = "none", carry = "rounded", rounding.change = { to = "0,01 %", mode = "half_up" }, rounding.result = { to = "1 kr", mode = "half_up" },',
    )
    assert moved("1 300 000", '"2022-10"', chain, 2024, 5) == [1_384_760, 1_406_501, 1_419_441, 1_422_422, 1_443_758]
    unrounded = level("kpi_october", "base", 'floor = "none",').replace(', rounding.level = { to = "0,01", mode = "half_up" }', "")
    assert moved("1 300 000", '"2022-10"', unrounded, 2024, 4)[3] == 1_300_000 + kronor("122525.51")
    exact = level("kpi_october", "base", 'floor = "none",')
    assert moved("1 300 000", '"2022-10"', exact, 2024, 5)[3] == 1_300_000 + kronor("122539.32")
    unlinked = exact.replace(
        'continued = { by = "kpi_2020", from = "2026-01", times = "3,3592", rounding.level = { to = "0,01", mode = "half_up" } }',
        'label = "K"',
    )
    with pytest.raises(Refused, match="past_last_figure"):
        moved("1 300 000", '"2022-10"', unlinked, 2024, 4)


def test_published_cases_of_one_step() -> None:
    """domain.md section 5: 277 in whole kronor; no decrease after 314.40 to 314.02; 124.85 x 3.3592 is 419.40; lease by
    the September figures, 3 532.32, unrounded 3 532.37; 900 kr and 2.7 % is 924."""
    assert moved("100 000", '"2019-10"', level("kpi_october", "base", 'floor = "contract", ' + CROWNS), 2021, 1) == [100_277]
    assert moved("100 000", '"2013-10"', level("kpi_october", "base", 'floor = "last_year",'), 2015, 1) == [100_000]
    known = KPI_FIGURES | {"figures/kpi-2020.csv": "period,value\n2026-10,124.85\n"}
    assert moved("41 940", '"2026-10"', level("kpi_october", "base", 'floor = "none",'), 2027, 1, known) == [41_940]
    one = typed_levels("base", "313,85", "335,95", more='floor = "none", rounding.change = { to = "0,01 %", mode = "half_up" },')
    assert moved("3 300", "2024", one, 2025, 1) == [kronor("3532.32")]
    assert moved("3 300", "2024", one.replace('rounding.change = { to = "0,01 %", mode = "half_up" },', ""), 2025, 1) == [kronor("3532.37")]
    rent = typed_levels("base", "278,1", "293,85", more='floor = "contract",')
    assert moved("100 000", "2024", rent, 2025, 1) == [kronor("105663.43")]
    pkv = (
        'indexes.prices = { change = "pkv", against = "previous", every = "01-01", floor = "none", carry = "rounded", rounding.result = { to = "1 kr", mode = "half_up" }, source = "agreement" }\n'
        'measures.pkv = { figures = "pkv", reading = { at = "year", years_before = 1, edition = "10", edition_years_before = 1 }, preliminary = "keep", after_last = "repeat", source = "agreement" }\n'
        'figures.pkv = { file = "pkv.csv", unit = "percent", source = "agreement" }'
    )
    editions = {
        "pkv.csv": "edition;period;value;status\n2024-10;2024;2,7;preliminary\n2025-04;2024;9,9;definitive\n2024-04;2024;8,8;preliminary\n"
    }
    assert moved("900", "2024", pkv, 2025, 2, editions) == [924, 949]  # 924 x 1.027 = 948.948, the pair repeated


def test_floors_after_a_fall_and_a_rise() -> None:
    """semantics.md 1.8.3, October 2013-2016 on 100 000 kr: never decrease 101 145.04, falls ignored 101 267.44 in 2017;
    contract 100 000 and up-and-down 99 965.01 in 2016."""
    for against, floor, year, expected in (
        ("base", "last_year", 2017, "101145.04"),
        ("previous", "falls_ignored", 2017, "101267.44"),
        ("base", "contract", 2016, "100000"),
        ("base", "none", 2016, "99965.01"),
        ("previous", "none", 2016, "99965.01"),
    ):
        found = moved("100 000", '"2013-10"', level("kpi_october", against, f'floor = "{floor}",'), 2015, 3)
        assert found[year - 2015] == kronor(expected), (against, floor)


def test_a_maximum_each_year_lost_or_carried() -> None:
    """semantics.md 1.8.3: 4 % a year on October KPI 2021 to 2025: 110 878.08 lost, 116 985.86 carried, 121 045.49 without."""

    def last(more: str) -> Fraction:
        return moved("100 000", '"2021-10"', level("kpi_october", "previous", f'floor = "none", {more}'), 2023, 4)[-1]

    assert last('maximum = { share = "4 %", excess = "lost" },') == kronor("110878.08")
    assert last('maximum = { share = "4 %", excess = "carried" },') == kronor("116985.86")
    assert last("") == kronor("121045.49")


def test_a_portion_of_the_amount_or_of_each_change() -> None:
    """semantics.md 1.8.3: 75 % of KPI on 1 300 000 kr to 2026: 1 389 644.96 of the amount, 1 389 208.53 of each change."""
    for of, expected in (("amount", "1389644.96"), ("change", "1389208.53")):
        clause = level("kpi_october", "previous", f'floor = "none", portion = {{ share = "75 %", of = "{of}" }},')
        assert moved("1 300 000", '"2022-10"', clause, 2024, 3)[-1] == kronor(expected)


def test_thresholds() -> None:
    """By hand, 100 then 102, 104, 105 on 1 000 kr. Against the last used and 3 % whole: 1 000, 1 040 (4 % has built up),
    1 040 (105/104 is under 3 %). Excess of 1 % against the year before: 1 010, then 1 010 x (1 + 104/102 - 1.01). Steps of
    1,5 % against base: 2 % is one step, 4 % two, 5 % three: 1 015, 1 030, 1 045."""

    def found(against: str, gives: str, share: str) -> list[Fraction]:
        clause = typed_levels(
            against, "100", "102", "104", "105", more=f'floor = "none", threshold = {{ share = "{share}", gives = "{gives}" }},'
        )
        return moved("1 000", "2024", clause, 2025, 3)

    assert found("last_used", "whole", "3 %") == [1000, 1040, 1040]
    assert found("previous", "whole", "3 %") == [1000, 1000, 1000]
    assert found("previous", "excess", "1 %")[0] == 1010
    assert found("base", "steps", "1,5 %") == [1015, 1030, 1045]


def test_a_path_that_is_higher_may_end_lower() -> None:
    """semantics.md 1.10, N10: cap 4 % lost; falls ignored; a threshold of 3 % counted from the last used."""
    cap = 'floor = "none", maximum = { share = "4 %", excess = "lost" },'
    assert moved("100", "2024", typed_levels("previous", "100", "104", "108", more=cap), 2025, 2)[-1] == 108
    assert moved("100", "2024", typed_levels("previous", "100", "108", "108", more=cap), 2025, 2)[-1] == 104
    ignored = 'floor = "falls_ignored",'
    assert moved("100", "2024", typed_levels("previous", "100", "99", "100", more=ignored), 2025, 2)[-1] == kronor("101.01")
    assert moved("100", "2024", typed_levels("previous", "100", "100", "100", more=ignored), 2025, 2)[-1] == 100
    trigger = 'floor = "none", threshold = { share = "3 %", gives = "whole" },'
    assert moved("100", "2024", typed_levels("last_used", "100", "102,9", "103,1", more=trigger), 2025, 2)[-1] == kronor("103.10")
    assert moved("100", "2024", typed_levels("last_used", "100", "103", "103,1", more=trigger), 2025, 2)[-1] == 103


def test_a_basket_with_a_rounding_of_its_own() -> None:
    """By hand: 80 % of 3.4 % and 20 % of 1.6 % is 3.04 %, to one decimal 3.0 %: 1 030 kr; from parts of levels 100 to 110
    and a typed 1 %, half each, 5.5 %: 1 055 kr."""
    wages = 'indexes.wages = { change = { 2025 = "3,4 %" , after_last = "repeat" }, source = "agreement" }\nindexes.other = { change = "1,6 %", source = "agreement" }\n'
    basket = 'indexes.prices = { parts = { wages = "80 %", other = "20 %" }, against = "previous", every = "01-01", floor = "none", rounding.change = { to = "0,1 %", mode = "half_up" }, source = "agreement" }'
    assert moved("1 000", "2024", wages + basket, 2025, 1) == [1030]
    numbers = 'indexes.wages = { level = { 2024 = "100", 2025 = "110" }, source = "agreement" }\nindexes.other = { change = "1 %", source = "agreement" }\n'
    assert moved("1 000", "2024", numbers + basket.replace("80 %", "50 %").replace("20 %", "1/2"), 2025, 1) == [1055]


def test_limits_of_a_change_in_their_order() -> None:
    """By hand, 10 % on 1 000 kr: half of it and then at most 4 %: 4 %; at most 4 % and then half: 2 %. At least 1 % of a
    fall of 2 % is 1 %; a fall under a threshold on its size of 3 % is nothing."""
    both = 'floor = "none", portion = {{ share = "50 %", of = "change" }}, maximum = {{ share = "4 %", excess = "lost" }}, order = [{}],'
    assert moved("1 000", "2024", index('"10 %"', more=both.format('"portion", "maximum"')), 2025, 1) == [1040]
    assert moved("1 000", "2024", index('"10 %"', more=both.format('"maximum", "portion"')), 2025, 1) == [1020]
    assert moved("1 000", "2024", index('"-2 %"', more='floor = "none", minimum = { share = "1 %", excess = "lost" },'), 2025, 1) == [1010]
    assert moved("1 000", "2024", index('"-2 %"', more='floor = "none", threshold = { share = "3 %", gives = "whole" },'), 2025, 1) == [
        1000
    ]


# ---------------------------------------------------------------------------------------------------- figures


def test_a_csv_is_read_as_excel_writes_it() -> None:
    """A byte order mark, CRLF, semicolons, decimal commas, comments, blank lines; and with commas and points."""
    swedish = "\ufeffparty;period;value\r\n9901;2024-11-01;10 715,5\r\n\r\n"
    assert csv_rows(swedish) == [{"party": "9901", "period": "2024-11-01", "value": "10 715,5"}]
    assert csv_rows('# KPI\nperiod,value\n2022-10,"384,04"\n2022-11,388.29\n') == [
        {"period": "2022-10", "value": "384,04"},
        {"period": "2022-11", "value": "388.29"},
    ]


POPULATION = 'measures.heads = {{ kind = "stock", figures = "heads", reading = {reading}, preliminary = "{preliminary}", after_last = {after}, source = "agreement" }}\nfigures.heads = {{ file = "h.csv", unit = "number", source = "agreement" }}'


def by_population(
    reading: str, rows: str, preliminary: str = "refuse", after: str = '"stop"', end: str = "2025-12-31", as_of: date | None = None
) -> Fraction:
    """What alfa bears of 1 000 kr in the last year, by a file of figures."""
    more = POPULATION.format(reading=reading, preliminary=preliminary, after=after)
    text = one_cost(PLAIN.format("1 000"), 'by = "heads", among = ["alfa", "beta"]', more=more, end=end)
    return borne(text, None, {"h.csv": "party,period,value,status,published\n" + rows}, as_of)[int(end[:4]), "alfa"]


def test_a_reading_names_its_vintage_and_finds_nothing_else() -> None:
    """By hand: 1 November of the year before, 31 December two years before, frozen; a coarser period is never read."""
    rows = "9901,2024-11-01,1,,\n9902,2024-11-01,1,,\n9901,2023-12-31,1,,\n9902,2023-12-31,3,,\n9901,2020,1,,\n9902,2020,4,,\n"
    assert by_population('{ at = "11-01", years_before = 1 }', rows) == 500
    assert by_population('{ at = "12-31", years_before = 2 }', rows) == 250
    assert by_population('{ on = "2020" }', rows, end="2029-12-31") == 200
    with pytest.raises(Refused, match="no_figure"):
        by_population('{ at = "10", years_before = 1 }', rows)


def test_past_the_last_row_of_the_same_place_in_the_year() -> None:
    """By hand: 100 and 100 in 2024, then alfa's 2025 is missing though beta's is 300 in 2025 and 2026: repeated, 100 of
    400; with 50 % growth two years on, 225 of 525 is 428.57; stop refuses; a hole before a later row is no figure."""
    rows = "9901,2024,100,,\n9902,2024,100,,\n9902,2025,300,,\n9902,2026,300,,\n"
    reading = '{ at = "year" }'
    assert by_population(reading, rows, after='"repeat"') == 250
    assert by_population(reading, rows, after='"50 %"', end="2026-12-31") == kronor("428.57")
    with pytest.raises(Refused, match="past_last_figure"):
        by_population(reading, rows)
    with pytest.raises(Refused, match="no_figure"):
        by_population(reading, "9901,2024,1,,\n9901,2026,1,,\n9902,2025,1,,\n", after='"repeat"')


def test_what_was_published_later_is_not_used_and_the_latest_wins() -> None:
    """By hand: alfa 100, then corrected to 300 in March: of 100 and 100 it bears 500, with the news 750."""
    rows = "9901,2025,100,preliminary,2025-01-10\n9901,2025,300,definitive,2025-03-10\n9902,2025,100,,\n"
    reading = '{ at = "year" }'
    assert by_population(reading, rows, "keep") == 750
    assert by_population(reading, rows, "keep", as_of=date(2025, 3, 9)) == 500
    assert by_population(reading, rows, "keep", as_of=date(2025, 3, 10)) == 750
    assert by_population(reading, rows, "refuse") == 750
    with pytest.raises(Refused, match="preliminary_refused"):
        by_population(reading, rows, "refuse", as_of=date(2025, 3, 9))


CORRECTED = (
    'indexes.prices = {{ change = "pkv", against = "previous", every = "01-01", floor = "none", after_correction = "{}", source = "agreement" }}\n'
    'measures.pkv = {{ figures = "pkv", reading = {{ at = "year" }}, preliminary = "correct", after_last = "stop", source = "agreement" }}\n'
    'figures.pkv = {{ file = "pkv.csv", unit = "percent", source = "agreement" }}'
)
NEWS = {
    "pkv.csv": "period,value,status,published\n2025,2.0,preliminary,2024-12-01\n2025,2.6,definitive,2025-06-01\n2026,3.0,definitive,2025-12-01\n"
}


@pytest.mark.parametrize(("builds_on", "second"), [("definitive", 1_056_780), ("as_billed", 1_050_600)])
def test_news_about_a_preliminary_value_is_a_line_of_its_own(builds_on: str, second: int) -> None:
    """semantics.md 1.8.3: 2.0 % becomes 2.6 %, then 3.0 % on 1 mnkr: 1 056 780 or 1 050 600. The difference of 2025 is
    6 000 kr, booked in 2025; before the news there is none, and running it again gives the same."""
    cost = 'yearly = "1 000 000 kr", price_level = 2024, index = "prices"'
    text = one_cost(cost, 'shares = { alfa = "100 %" }', more=CORRECTED.format(builds_on), end="2026-12-31")

    def lines(as_of: date | None) -> list[tuple[int, int, Fraction, date | None]]:
        rows = oracle.project(text, None, NEWS, as_of).rows
        return [(row.year, row.period_from.year, row.bears_kr, row.correction) for row in rows if row.party == "alfa"]

    news = date(2025, 6, 1)
    assert lines(None) == [(2025, 2025, 1_020_000, None), (2025, 2025, 6_000, news), (2026, 2026, second, None)]
    assert lines(date(2025, 12, 31)) == lines(None)
    with pytest.raises(Refused, match="past_last_figure"):
        lines(date(2025, 5, 31))


def test_news_about_a_key_is_the_difference_of_rounded_parts() -> None:
    """By hand: 1 000 kr by 1 and 2, later 1 and 1: 333.33 and 666.67, then 500 each: +166.67 and -166.67, in 2026, the
    year in which it was published; the position of who paid is unchanged by it."""
    more = POPULATION.format(reading='{ at = "year" }', preliminary="correct", after='"repeat"')
    text = one_cost(PLAIN.format("1 000"), 'by = "heads", among = ["alfa", "beta"]', more=more, end="2026-12-31")
    rows = "party,period,value,status,published\n9901,2025,1,,2024-12-01\n9902,2025,2,preliminary,2024-12-01\n9902,2025,1,definitive,2026-02-01\n"
    found = [row for row in oracle.project(text, None, {"h.csv": rows}).rows if row.period_from.year == 2025]
    assert [(row.year, row.party, row.bears_kr, row.pays_kr) for row in found] == [
        (2025, "alfa", kronor("333.33"), 0),
        (2025, "region_x", 0, 1000),
        (2025, "beta", kronor("666.67"), 0),
        (2026, "alfa", kronor("166.67"), 0),
        (2026, "region_x", 0, 0),
        (2026, "beta", kronor("-166.67"), 0),
    ]


def test_statuses_of_what_is_read_and_of_what_follows_the_last() -> None:
    """E 7: a published value rests on its source, one past the last on the statement about that."""
    more = POPULATION.format(reading='{ at = "year" }', preliminary="keep", after='{ value = "repeat", source = "assumption" }')
    more = more.replace('unit = "number", source = "agreement"', 'unit = "number", source = "agreement", status = "published"')
    text = one_cost(PLAIN.format("1 000"), 'by = "heads", among = ["alfa", "beta"]', more=more, end="2026-12-31")
    rows = oracle.project(text, None, {"h.csv": "party,period,value\n9901,2025,1\n9902,2025,2\n"}).rows
    assert [(row.year, row.status) for row in rows if row.party == "alfa"] == [(2025, "published"), (2026, "assumed")]


def test_the_profile_answers_technique() -> None:
    """language.md section 7: part_year scaled, presence by segment, fees to öre."""
    text = joining("charges = { beta = { rate = '1 kr', per = 'heads' } }, index = 'none'", "", FEES, heads(beta="100,01"))
    assert parts(text.replace(*PROFILE), "beta") == [kronor("50.01")]  # 50.005
