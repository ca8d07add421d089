"""The oracle on assets: published figures, the tables of `semantics.md` 4.2 and 1.8.8, closed forms, and laws.

As in `test_oracle.py`, no expected value comes from the oracle or from the program.
"""

# ruff: noqa: E501
from __future__ import annotations

import itertools
from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

import oracle
import pytest
from examples import one_cost, to_unit
from oracle_capital import Asset, level_payment
from oracle_values import ONE_DAY, Refused, rounded

ORE = {"to": "0,01 kr", "mode": "half_up"}
KRONA = {"to": "1 kr", "mode": "half_up"}
MNKR_16 = Fraction(16_000_000)
HALF_OF_FIVE = Fraction(25, 1000)


def to_ore(value: Fraction) -> Fraction:
    """As the tables print it."""
    return rounded(value, ORE)


def kronor(text: str) -> Fraction:
    """1 234.50"""
    return Fraction(text.replace(" ", ""))


def vara(**more: Any) -> Asset:
    """16 mnkr over 33 years at 2,5 %, from 1 January 2022 on the opening book value."""
    said: dict[str, Any] = {
        "cost": MNKR_16,
        "life": 396,
        "in_use": date(2022, 1, 1),
        "start": "in_use_month",
        "method": "linear",
        "rate": lambda _: HALF_OF_FIVE,
        "interest_on": "opening",
    }
    return Asset(**(said | more))


def year_sum(asset: Asset, what: str, year: int) -> Fraction:
    """A calendar year of depreciation, interest, income, or all of it."""
    return sum((getattr(asset, what)(12 * year + month) for month in range(12)), Fraction(0))


# ------------------------------------------------------------------------------------------------- semantics.md 4.2


@pytest.mark.parametrize(
    ("basis", "first", "second"),
    [
        ("opening", "884 848.48", "872 727.27"),
        ("average", "878 787.88", "866 666.67"),
        ("monthly", "879 292.93", "867 171.72"),
    ],
)
def test_three_bases_of_interest(basis: str, first: str, second: str) -> None:
    """semantics.md 4.2, the first table."""
    asset = vara(interest_on=basis)
    assert to_ore(year_sum(asset, "of_month", 2022)) == kronor(first)
    assert to_ore(year_sum(asset, "of_month", 2023)) == kronor(second)


def test_depreciation_of_vara_a_year_and_a_month_and_what_is_left() -> None:
    """semantics.md 4.2: 484 848.48, 40 404.04, 96 000 000/11 after 15 years."""
    asset = vara()
    assert year_sum(asset, "depreciation", 2025) == Fraction(16_000_000, 33)
    assert to_ore(asset.depreciation(12 * 2025)) == kronor("40 404.04")
    assert asset.book(12 * 2037) == Fraction(96_000_000, 11)


@pytest.mark.parametrize(
    ("start", "first", "second", "after_2037", "after_2038"),
    [
        ("in_use_month", "368 686.87", "879 797.98", "8 686 868.69", "8 040 404.04"),
        ("month_after", "294 949.49", "880 808.08", "8 727 272.73", "8 080 808.08"),
        ("next_january", "0.00", "884 848.48", "8 888 888.89", "8 242 424.24"),
    ],
)
def test_three_starts(start: str, first: str, second: str, after_2037: str, after_2038: str) -> None:
    """semantics.md 4.2, the second table: taken into use 15 August 2022. In 2022 the months times the opening basis."""
    asset = vara(in_use=date(2022, 8, 15), start=start)
    assert to_ore(year_sum(asset, "of_month", 2022)) == kronor(first)
    assert to_ore(year_sum(asset, "of_month", 2023)) == kronor(second)
    assert to_ore(asset.book_on(date(2037, 9, 1))) == kronor(after_2037)
    assert to_ore(asset.book_on(date(2039, 1, 1))) == kronor(after_2038)


def test_interest_before_depreciation() -> None:
    """semantics.md 1.8.8: September to December on 16 mnkr at 2.5 % is 133 333.33 kr. From the 1st of a month it is that month."""
    asset = vara(in_use=date(2022, 8, 15), start="next_january", interest_from="in_use")
    assert to_ore(year_sum(asset, "of_month", 2022)) == kronor("133 333.33")
    assert year_sum(asset, "depreciation", 2022) == 0
    asset = vara(in_use=date(2022, 8, 1), start="next_january", interest_from="in_use")
    assert year_sum(asset, "interest", 2022) == Fraction(5, 12) * 400_000


def test_depreciation_before_interest() -> None:
    """By hand: 1 200 kr over 12 months at 12 %, in use 15 August, from that month, interest from September on
    what is left then: 1 100 x 1 % x 4 months in 2025, opening; in 2026 700 kr x 1 % x 7."""
    asset = vara(cost=Fraction(1_200), life=12, in_use=date(2025, 8, 15), interest_from="in_use", rate=lambda _: Fraction(12, 100))
    assert year_sum(asset, "depreciation", 2025) == 500
    assert year_sum(asset, "interest", 2025) == 44
    assert year_sum(asset, "interest", 2026) == 49


def test_vara_2023_by_halves_of_the_key() -> None:
    """semantics.md 4.2: 2023 (month_after, opening) is 87 200 000/99; 60/40: 528 484.85 and 352 323.23."""
    text = vara_file()
    found = {(row.year, row.party): row.bears_kr for row in oracle.project(text, 2023).rows}
    assert found[2023, "alfa"] == kronor("528 484.85")
    assert found[2023, "region_x"] == kronor("352 323.23")
    assert year_sum(vara(in_use=date(2022, 8, 15), start="month_after"), "of_month", 2023) == Fraction(87_200_000, 99)


def test_depreciation_in_whole_kronor_and_the_rest_in_the_last_year() -> None:
    """semantics.md 4.2: 484 848 x 32 and 484 864."""
    asset = vara(rounding=KRONA)
    years = [year_sum(asset, "depreciation", year) for year in range(2022, 2056)]
    assert years == [484_848] * 32 + [484_864, 0]
    assert asset.book(12 * 2024) == 16_000_000 - 2 * 484_848


def test_an_annuity_of_vara() -> None:
    """semantics.md 4.2: 717 750.11 a year, 14 329 801.03 after five years."""
    asset = vara(method="annuity")
    assert to_ore(year_sum(asset, "of_month", 2022)) == kronor("717 750.11")
    assert to_ore(year_sum(asset, "of_month", 2054)) == kronor("717 750.11")
    assert to_ore(asset.book(12 * 2027)) == kronor("14 329 801.03")
    assert asset.book(12 * 2055) == 0
    assert not asset.is_active(12 * 2055)


@pytest.mark.parametrize(("rule", "amount"), [("refix", 763_681), ("keep_plan", 789_399), ("keep_payment", 717_750)])
def test_year_six_of_an_annuity_when_the_rate_goes_to_three_per_cent(rule: str, amount: int) -> None:
    """semantics.md 1.8.8: three sums for year 6 of the same 16 mnkr."""
    asset = vara(method="annuity", rate_change=rule, rate=rate_from_2027("3 %"))
    assert rounded(year_sum(asset, "of_month", 2027), KRONA) == amount
    assert rounded(year_sum(asset, "of_month", 2026), KRONA) == 717_750


def rate_from_2027(later: str) -> Any:
    """2,5 % until then."""
    share = Fraction(later.rstrip(" %").replace(",", ".")) / 100
    return lambda month: HALF_OF_FIVE if month < 12 * 2027 else share


def test_a_kept_payment_runs_on_to_year_36_or_stops_early() -> None:
    """semantics.md 1.8.8: it runs on to year 36. With 2 % from year 6 it is done before year 33. The last year pays what is left."""
    longer = vara(method="annuity", rate_change="keep_payment", rate=rate_from_2027("3 %"))
    assert longer.is_active(12 * 2057 + 11)
    assert not longer.is_active(12 * 2058)
    assert 0 < year_sum(longer, "of_month", 2057) < 717_750
    shorter = vara(method="annuity", rate_change="keep_payment", rate=rate_from_2027("2 %"))
    assert not shorter.is_active(12 * 2054)
    for asset in (longer, shorter):
        assert sum((year_sum(asset, "depreciation", year) for year in range(2022, 2060)), Fraction(0)) == MNKR_16


def test_a_region_that_leaves_owes_its_share_of_the_book_value() -> None:
    """semantics.md 4.2: at 1 January 2029 40 % of 12 929 292.93 is 5 171 717.17."""
    asset = vara(in_use=date(2022, 8, 15), start="month_after")
    assert to_ore(asset.book_on(date(2029, 1, 1))) == kronor("12 929 292.93")
    text = vara_file(
        'leaving = { pays_until = "leaving_day", undepreciated = "its_share", committed = "nothing", source = "agreement" }',
        key='shares = { from-start = { alfa = "60 %", region_x = "40 %" }, from-2029 = { alfa = "100 %" } }',
    ).replace('code = "99",', 'code = "99", leaves = "2028-12-31",')
    exits = [row for row in oracle.project(text, 2030).rows if row.component == "exit"]
    assert [(row.party, row.bears_kr, row.pays_kr, row.settles_kr) for row in exits] == [
        ("alfa", -kronor("5 171 717.17"), 0, -kronor("5 171 717.17")),
        ("region_x", kronor("5 171 717.17"), 0, kronor("5 171 717.17")),
    ]
    assert {(row.period_from, row.period_to, row.standing) for row in exits} == {(date(2028, 12, 31), date(2028, 12, 31), "firm")}


def test_rates_per_party() -> None:
    """semantics.md 4.2: the region at 2.0 % on its 40 % bears 320 646.46; the owner carries 31 676.77 as a line of its own."""
    text = vara_file(asset='rate_by_party = { region_x = "2 %" }')
    rows = [row for row in oracle.project(text, 2023).rows if row.year == 2023]
    assert sum(row.bears_kr for row in rows if row.party == "region_x") == kronor("320 646.46")
    assert [(row.party, row.bears_kr) for row in rows if row.component == "rate_difference"] == [
        ("alfa", kronor("31 676.77")),
        ("region_x", -kronor("31 676.77")),
    ]
    assert sum(row.bears_kr for row in rows) == kronor("880 808.08")


# ------------------------------------------------------------------------------------------------- files


def vara_file(more: str = "", key: str = 'shares = { alfa = "60 %", region_x = "40 %" }', asset: str = "", **instead: str) -> str:
    """The asset of 4.2, taken into use 15 August 2022, shared 60/40, in an agreement until 2036."""
    said: dict[str, Any] = {
        "cost": '"16 mnkr"',
        "life": '"33 years"',
        "in_use": '"2022-08-15"',
        "start": '"month_after"',
        "method": '"linear"',
        "interest_on": '"opening"',
        "interest_from": '"depreciation"',
        "rate": '"2,5 %"',
        "left_over": '"alfa"',
    } | {name: value for name, value in instead.items() if name not in ("start_day", "end", "term")}
    clauses = ", ".join(f"{name} = {value}" for name, value in said.items() if value)
    table = f'assets.house = {{ label = "Hus", owner = "alfa", {clauses}{", " * bool(asset)}{asset}, source = "agreement" }}'
    return one_cost(
        'capital = ["house"]',
        key,
        start=instead.get("start_day", "2022-01-01"),
        end=instead.get("end", "2036-12-31"),
        term=instead.get("term", 'renewal = "none",'),
        more=f"{table}\n{more}",
        paid_by='"alfa"',
    )


def years_of(text: str, until: int | None = None) -> dict[int, Fraction]:
    """What each year costs, without lines of their own."""
    sums: dict[int, Fraction] = defaultdict(Fraction)
    for row in oracle.project(text, until).rows:
        sums[row.year] += row.bears_kr if not row.component else 0
    return dict(sums)


def test_no_row_before_it_costs_anything_or_after_its_life() -> None:
    """By hand: 24 000 kr over two years from 1 January 2023 in an agreement of 2022 to 2026: rows for 2023 and 2024 only."""
    text = vara_file(cost='"24 000 kr"', life='"2 years"', in_use='"2022-12-01"', start='"next_january"', rate='"0 %"')
    assert years_of(text) == {2023: 12_000, 2024: 12_000}


def test_a_part_of_a_month_is_days_over_days() -> None:
    """By hand: 36 600 kr over 10 years from 2024 is 305 kr a month. An agreement from 16 April: 152.50 and eight months of
    305; by months it is refused."""
    said = {"cost": '"36 600 kr"', "life": '"10 years"', "in_use": '"2024-01-01"', "start": '"in_use_month"', "rate": '"0 %"'}
    text = vara_file(**said, start_day="2024-04-16", end="2024-12-31")
    assert years_of(text) == {2024: Fraction(305, 2) + 8 * 305}
    with pytest.raises(Refused, match="inside_a_month"):
        oracle.project(vara_file(**said, start_day="2024-04-16", term='renewal = "none", part_years = "months",'))


def test_what_is_left_is_borne_by_whom_the_file_names_on_the_last_day() -> None:
    """By hand: 36 000 kr over 10 years from 2024, an agreement that ends 2026-12-31: 25 200 kr is left. By region_x it is
    owed to the owner; by the owner nothing is owed. With a renewal that may come nothing is left yet, until it is the last."""
    said = {"cost": '"36 000 kr"', "life": '"10 years"', "in_use": '"2024-01-01"', "start": '"in_use_month"', "rate": '"0 %"'}
    said |= {"start_day": "2024-01-01", "end": "2026-12-31"}
    text = vara_file(**said | {"left_over": '"region_x"'})
    rows = [row for row in oracle.project(text).rows if row.component == "left_over"]
    assert [(row.party, row.period_from, row.bears_kr, row.pays_kr, row.settles_kr) for row in rows] == [
        ("alfa", date(2026, 12, 31), 0, 25_200, -25_200),
        ("region_x", date(2026, 12, 31), 25_200, 0, 25_200),
    ]
    rows = [row for row in oracle.project(vara_file(**said)).rows if row.component == "left_over"]
    assert [(row.party, row.bears_kr, row.settles_kr) for row in rows] == [("alfa", 25_200, 0)]
    term = 'renewal = { length = "1 year", happens = "unless_notice", at_most = 2 }, notice = { length = "6 months", before = "period_end" }, month_end = "whole_months",'
    renewed = vara_file(**said | {"term": term})
    assert not [row for row in oracle.project(renewed, 2027).rows if row.component]
    rows = [row for row in oracle.project(renewed, 2028).rows if row.component]
    assert [(row.bears_kr, row.standing, row.period_to) for row in rows] == [(18_000, "rests_on_no_notice", date(2028, 12, 31))]
    rows = [row for row in oracle.project(renewed, 2028, notice=("", date(2027, 6, 30))).rows if row.component]
    assert [(row.bears_kr, row.standing, row.period_to) for row in rows] == [(21_600, "after_notice", date(2027, 12, 31))]
    rows = [row for row in oracle.project(renewed, 2030, notice=("", date(2027, 7, 1))).rows if row.component]
    assert [(row.bears_kr, row.standing, row.period_to) for row in rows] == [(18_000, "after_notice", date(2028, 12, 31))]


def test_a_grant_that_is_spread_and_one_that_lowers_the_cost() -> None:
    """By hand: 120 000 kr over 10 years, a grant of 30 000, 2 %, the first year: spread 12 000 + 2 400 - 3 000; reduced
    9 000 + 1 800."""
    said = {"cost": '"120 000 kr"', "life": '"10 years"', "in_use": '"2022-01-01"', "start": '"in_use_month"', "rate": '"2 %"'}
    assert years_of(vara_file(**said, grant='{ amount = "30 tkr", treatment = "spread_over_life" }'))[2022] == 11_400
    assert years_of(vara_file(**said, grant='{ amount = "30 tkr", treatment = "reduces_cost" }'))[2022] == 10_800


def test_rest_value_carries_interest_until_the_life_ends() -> None:
    """By hand: 120 000 kr, 20 000 left after 10 years, 3 %: 10 000 + 3 600 in the first year, 10 000 + 900 in the last."""
    asset = vara(cost=Fraction(120_000), rest=Fraction(20_000), life=120, rate=lambda _: Fraction(3, 100))
    assert year_sum(asset, "of_month", 2022) == 13_600
    assert year_sum(asset, "of_month", 2031) == 10_900
    assert year_sum(asset, "of_month", 2032) == 0
    assert asset.book(12 * 2040) == 20_000


def test_the_rate_by_year_by_step_and_from_figures() -> None:
    """By hand, 1 200 kr over 10 years, opening: 2 % in 2022, 4 % from July 2023: 24; 1 080 x (1 % + 2 %); a step inside a month
    has no answer. By year: 2 %, 3 %, then as last."""
    said = {"cost": '"1 200 kr"', "life": '"10 years"', "in_use": '"2022-01-01"', "start": '"in_use_month"', "end": "2024-12-31"}
    found = years_of(vara_file(**said, rate='{ from-2022 = "2 %", from-2023-07 = "4 %" }'))
    assert (found[2022], found[2023]) == (144, 120 + Fraction(1_080 * 3, 100))
    with pytest.raises(Refused, match="inside_a_month"):
        oracle.project(vara_file(**said, rate='{ from-2022 = "2 %", from-2023-07-02 = "4 %" }'))
    found = years_of(vara_file(**said, rate='{ 2022 = "2 %", 2023 = "3 %", after_last = "repeat" }'))
    assert found == {2022: 144, 2023: 120 + Fraction(324, 10), 2024: 120 + Fraction(288, 10)}
    with pytest.raises(Refused, match="past_last_figure"):
        oracle.project(vara_file(**said, rate='{ 2022 = "2 %", 2023 = "3 %", after_last = "stop" }'))
    measure = (
        'measures.own = { figures = "rates", reading = { at = "year", years_before = 0 }, preliminary = "keep", after_last = "repeat", source = "agreement" }\n'
        'figures.rates = { file = "figures/rates.csv", unit = "percent", source = "agreement" }'
    )
    rows = oracle.project(vara_file(measure, **said, rate='"own"'), None, {"figures/rates.csv": "period;value\n2022;2,0\n2023;3,0\n"}).rows
    sums: dict[int, Fraction] = defaultdict(Fraction)
    for row in rows:
        sums[row.year] += 0 if row.component else row.bears_kr
    assert dict(sums) == found


def test_statuses_are_the_weakest_of_what_the_year_rests_on() -> None:
    """The assumed rate of 2023 is in 2023 only; who bears what is left is in the last line only; roundings are in none."""
    text = vara_file(
        rate='{ 2022 = "2 %", 2023 = { value = "3 %", source = "assumption" }, 2024 = "2 %", after_last = "stop" }',
        left_over='{ value = "region_x", source = "assumption" }',
        end="2024-12-31",
    )
    found = {(row.year, row.component, row.status) for row in oracle.project(text).rows}
    assert found == {(2022, "", "agreed"), (2023, "", "assumed"), (2024, "", "agreed"), (2024, "left_over", "assumed")}


def test_the_table_of_assets() -> None:
    """By hand, 120 000 kr over 10 years from July 2022, 2 %, opening: opening, depreciation, interest, grant, closing."""
    text = vara_file(cost='"120 000 kr"', life='"10 years"', in_use='"2022-06-15"', rate='"2 %"', end="2024-12-31")
    rows = [(row.year, row.opening, row.depreciation, row.interest, row.grant, row.closing) for row in oracle.project(text).assets]
    assert rows == [
        (2022, 120_000, 6_000, 1_200, 0, 114_000),
        (2023, 114_000, 12_000, 2_280, 0, 102_000),
        (2024, 102_000, 12_000, 2_040, 0, 90_000),
    ]


def test_a_frame_of_assets_is_compared_with_their_cost_in_the_year_of_taking_into_use() -> None:
    """16 mnkr of 16 mnkr in 2022, and nothing of 1 mnkr in 2023; an asset of somebody else is not the owner's outlay."""
    frame = 'frames.money = { label = "Ram", owner = "alfa", assets = ["house"], amount = { 2022 = "16 mnkr", 2023 = "1 mnkr" }, over = "shown", source = "agreement" }'
    found = [(row.year, row.used_kr, row.left_kr) for row in oracle.project(vara_file(frame)).frames]
    assert found == [(2022, 16_000_000, 0), (2023, 0, 1_000_000)]
    other = vara_file(frame.replace('owner = "alfa"', 'owner = "beta"'))
    assert [(row.year, row.used_kr) for row in oracle.project(other).frames] == [(2022, 0), (2023, 0)]


def test_committed_costs_of_a_leaver() -> None:
    """By hand: a rent of 1 200 kr a year, equal between who are there; region_x leaves 30 June 2025 and is committed until 30
    September: its share is 300 + 150; all of it is 300 + 300; nothing 300."""
    leaving = 'leaving = {{ pays_until = "leaving_day", undepreciated = "nothing", committed = "{}", source = "agreement" }}'
    answers = {"its_share": (450, 750), "all": (600, 600), "nothing": (300, 900)}
    for rule, expected in answers.items():
        text = one_cost(
            'yearly = "1 200 kr", index = "none", committed_until = "2025-09-30"',
            'equal = ["alfa", "region_x"]',
            end="2025-12-31",
            term='renewal = "none", part_years = "months", presence = "by_segment",',
            more=leaving.format(rule),
            paid_by='"alfa"',
        ).replace('code = "99",', 'code = "99", leaves = "2025-06-30",')
        found = {row.party: row.bears_kr for row in oracle.project(text).rows}
        assert (found["region_x"], found["alfa"]) == expected, rule


# ------------------------------------------------------------------------------------------------- closed forms and laws


def test_level_payment_is_the_textbook_annuity() -> None:
    """A loan of 100 000 at 5 % over 10 years costs 12 950.46 a year (a/n tables: 0.129504575); with a balloon of 20 000 the
    payment is that of 80 000 plus 5 % of 20 000."""
    full = level_payment(Fraction(100_000), Fraction(0), Fraction(5, 100), 10)
    assert to_ore(full) == kronor("12 950.46")
    balloon = level_payment(Fraction(100_000), Fraction(20_000), Fraction(5, 100), 10)
    assert balloon == full * Fraction(80, 100) + 1_000
    assert level_payment(Fraction(100_000), Fraction(20_000), Fraction(0), 10) == 8_000


def many() -> list[Asset]:
    """Assets of every kind, on the days on which such things go wrong."""
    days = (date(2024, 1, 1), date(2024, 2, 29), date(2023, 12, 31), date(2024, 8, 15), date(2024, 7, 1))
    found = []
    for day, start, basis, rule, years in itertools.product(
        days, ("in_use_month", "month_after", "next_january"), ("opening", "average", "monthly"), (None, KRONA), (1, 7)
    ):
        found += [
            vara(in_use=day, start=start, interest_on=basis, interest_from=since, rounding=rule, life=12 * years, rest=Fraction(700))
            for since in ("in_use", "depreciation")
        ]
        found.append(vara(in_use=day, start=start, method="annuity", rounding=rule, life=12 * years, rest=Fraction(700)))
    return found


def test_depreciation_and_what_is_left_over_are_the_cost() -> None:
    """At every month end and on every day between."""
    for asset in many():
        total = Fraction(0)
        for month in range(12 * 2023, 12 * 2034):
            assert asset.book(month) == MNKR_16 - total
            total += asset.depreciation(month)
        assert total == MNKR_16 - 700
        month = asset.starts + 3
        day = date(month // 12, month % 12 + 1, 11)
        gone = MNKR_16 - asset.book(month) + asset.depreciation(month) * 10 / ((day.replace(day=28) - day).days + 11 + _after_28(day))
        assert asset.book_on(day) == MNKR_16 - gone


def _after_28(day: date) -> int:
    """How many days its month has after the 28th."""
    later = day.replace(day=28)
    count = 0
    while (later + ONE_DAY).month == day.month:
        later, count = later + ONE_DAY, count + 1
    return count


def test_the_bases_differ_by_what_they_should_in_a_full_year() -> None:
    """semantics.md 1.8.8: opening - monthly = 5.5 i d and monthly - average = i d / 2, d monthly."""
    by_basis = {basis: year_sum(vara(interest_on=basis), "interest", 2030) for basis in ("opening", "average", "monthly")}
    step = HALF_OF_FIVE * MNKR_16 / 396
    assert by_basis["opening"] - by_basis["monthly"] == Fraction(11, 2) * step
    assert by_basis["monthly"] - by_basis["average"] == step / 2


def test_the_cost_of_a_term_is_the_sum_over_any_split_of_it() -> None:
    """Charge periods of 1, 3, 4, 6 and 12 months add up to the same; so does a change of the payer inside a month."""
    sums = []
    for months, payer in itertools.product(
        ("1 month", "3 months", "4 months", "6 months", "1 year"), ('"alfa"', '{ from-start = "alfa", from-2024-02-11 = "region_x" }')
    ):
        text = vara_file(
            cost='"10 007 kr"', life='"7 years"', rate='"3,3 %"', start_day="2022-02-20", end="2025-05-20", interest_on='"average"'
        )
        rounding = 'period = "' + months + '",'
        text = text.replace('paid_by = "alfa"', f"paid_by = {payer}").replace(to_unit(), rounding)
        text = text.replace('renewal = "none",', 'renewal = "none", part_years = "days",')
        found = oracle.Oracle(text)
        found.last_year = 2025
        horizon = found.horizon(None)
        periods = found.charge_periods(horizon)
        charges = [found.yearly_charge("cost", *period) for period in periods]
        sums.append(sum((cell.amount or 0 for charge in charges if charge for cell in charge.cells), Fraction(0)))
    assert len(set(sums)) == 1
