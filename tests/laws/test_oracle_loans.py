"""The oracle on loans: published figures, the figures of `semantics.md` 4.2 and 1.8.8, textbook contracts, and laws.

As in `test_oracle.py`, no expected value comes from the oracle or from the program.
"""

# ruff: noqa: E501
from __future__ import annotations

import calendar
import itertools
import os
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import oracle
import pytest
from examples import one_cost
from oracle_loans import Loan, days_30_isda, days_30e, days_30u, part_of_year, payment_days
from oracle_values import Refused, rounded

ORE = {"to": "0,01 kr", "mode": "half_up"}
COUNTS = ("30E/360", "30U/360", "actual/360", "actual/365", "actual/actual")
FAR = date(2100, 1, 1)


def kronor(text: str) -> Fraction:
    """1 234.50"""
    return Fraction(text.replace(" ", ""))


def to_ore(value: Fraction) -> Fraction:
    """As the tables print it."""
    return rounded(value, ORE)


def per_cent(text: str) -> Fraction:
    """2,66"""
    return Fraction(text.replace(",", ".")) / 100


def loan(kr: int, day: date, first: date, repaid: date, percent: str, **more: Any) -> Loan:
    """One drawing, four payments a year, in öre, actual/360."""
    said: dict[str, Any] = {
        "repayment": "bullet",
        "day_count": "actual/360",
        "a_year": 4,
        "interest_rule": ORE,
        "repayment_rule": ORE,
        "annuity": "equal_periods",
    } | more
    yearly = per_cent(percent)
    said.setdefault("rate", lambda _, __: yearly)
    said.setdefault("drawn", [(day, Fraction(kr))])
    days = payment_days(first, said["a_year"], repaid, said.pop("payment_day", None), said.pop("odd_period", None))
    return Loan(days=days, **said)


def vara(**more: Any) -> Loan:
    """semantics.md 4.2: 16 mnkr from 2022-09-01, straight over 132 quarters, 2.66 %."""
    return loan(16_000_000, date(2022, 9, 1), date(2022, 12, 1), date(2055, 9, 1), "2,66", repayment="straight", **more)


def discount(_: date) -> Fraction:
    """Two basis points."""
    return Fraction(2, 10_000)


# ------------------------------------------------------------------------------------------------- published


def test_one_quarter_of_16_mnkr() -> None:
    """domain.md section 5: 91 days at 2.66 % by actual/360 107 582.22, by 30/360 106 400.00."""
    said = (16_000_000, date(2025, 3, 1), date(2025, 5, 31), date(2025, 5, 31), "2,66")
    assert loan(*said, payment_day=31).rows[0].interest == kronor("107 582.22")
    said = (16_000_000, date(2025, 3, 1), date(2025, 6, 1), date(2025, 6, 1), "2,66")
    assert loan(*said, day_count="30/360").rows[0].interest == kronor("106 400.00")


def test_the_discount_at_full_balance() -> None:
    """domain.md section 5 and semantics.md 4.2: 3 200 kr a year by 30/360, 3 244.44 by actual/360 in a year of 365 days."""
    said = (16_000_000, date(2025, 1, 1), date(2025, 4, 1), date(2026, 1, 1), "2,66")
    by_thirty = loan(*said, day_count="30/360", discount=discount)
    assert sum(row.discount_worth for row in by_thirty.rows) == 3_200
    by_days = loan(*said, discount=discount, interest_rule=None)
    assert to_ore(sum((row.discount_worth for row in by_days.rows), Fraction(0))) == kronor("3 244.44")


def test_the_loan_beside_the_capital_cost() -> None:
    """semantics.md 4.2: repayment 121 212.12, the last 121 212.28; in 2023 interest 423 325.12 without and 420 142.22 with the
    discount, 3 182.90, repaid 484 848.48, in all 904 990.70; over the loan 53 971.58; accrued 419 040.00."""
    found = vara(discount=discount)
    assert len(found.rows) == 132
    assert {row.repayment for row in found.rows[:-1]} == {kronor("121 212.12")}
    assert found.rows[-1].repayment == kronor("121 212.28")
    year = [row for row in found.rows if row.day.year == 2023]
    assert sum(row.interest for row in year) == kronor("420 142.22")
    assert sum(row.discount_worth for row in year) == kronor("3 182.90")
    assert sum(row.repayment for row in year) == kronor("484 848.48")
    assert sum(row.interest + row.repayment for row in year) == kronor("904 990.70")
    assert sum(row.discount_worth for row in found.rows) == kronor("53 971.58")
    assert to_ore(found.accrued(date(2023, 1, 1), date(2024, 1, 1))) == kronor("419 040.00")
    assert sum(row.interest for row in vara().rows if row.day.year == 2023) == kronor("423 325.12")


def test_an_annuity_loan_of_ten_years() -> None:
    """semantics.md 4.2: quarterly, 2.64 %, 30/360: level 456 431.45, the last payment 456 431.55."""
    found = loan(16_000_000, date(2022, 9, 1), date(2022, 12, 1), date(2032, 9, 1), "2,64", repayment="annuity", day_count="30/360")
    assert len(found.rows) == 40
    assert {row.interest + row.repayment for row in found.rows[:-1]} == {kronor("456 431.45")}
    assert found.rows[-1].interest + found.rows[-1].repayment == kronor("456 431.55")


def test_three_kinds_of_thirty_days_differ_at_month_ends() -> None:
    """semantics.md 1.8.8: 2025-08-31 to 2026-02-28 is 178, 178, 180 days, so 30/360 alone is refused; never before the 28th."""
    first, before = date(2025, 8, 31), date(2026, 2, 28)
    assert (days_30e(first, before), days_30u(first, before), days_30_isda(first, before, FAR)) == (178, 178, 180)
    assert days_30_isda(first, before, before) == 178
    with pytest.raises(Refused, match="two_answers"):
        part_of_year("30/360", first, before, FAR)
    assert part_of_year("30/360", first, before, before) == Fraction(178, 360)
    days = [date(2023, 1, 1) + timedelta(days=place) for place in range(800)]
    early = [day for day in days if day.day < 28]
    for one, other in itertools.product(early[::17], early[::13]):
        if one < other:
            part_of_year("30/360", one, other, FAR)


def test_day_counts_by_hand() -> None:
    """By hand. Half of a leap year and half of one that is not: 184/366 + 181/365. 28 February to 31 March: 30E 30 - 28 + 30,
    30U: the first is a 30th, so the second too: 30. 29 February 2024 to 28 February 2025, both last days: 360 by 30U, 359 by 30E."""
    first, before = date(2024, 7, 1), date(2025, 7, 1)
    assert part_of_year("actual/actual", first, before, FAR) == Fraction(184, 366) + Fraction(181, 365)
    assert part_of_year("actual/360", first, before, FAR) == Fraction(365, 360)
    assert part_of_year("actual/365", first, before, FAR) == 1
    assert days_30e(date(2025, 2, 28), date(2025, 3, 31)) == 32
    assert days_30u(date(2025, 2, 28), date(2025, 3, 31)) == 30
    assert days_30e(date(2024, 2, 29), date(2025, 2, 28)) == 359
    assert days_30u(date(2024, 2, 29), date(2025, 2, 28)) == 360
    assert days_30u(date(2025, 1, 15), date(2025, 1, 31)) == 16
    assert days_30e(date(2025, 1, 15), date(2025, 1, 31)) == 15
    assert days_30u(date(2025, 1, 31), date(2025, 3, 31)) == 60
    assert days_30u(date(2023, 8, 31), date(2024, 2, 29)) == 179


# ------------------------------------------------------------------------------------------------- payment days


def test_payment_days_at_month_ends() -> None:
    """30 June and every quarter: the 30th, or month ends; the file must say. From 31 March there is one answer."""
    repaid = date(2026, 6, 30)
    with pytest.raises(Refused, match="missing_key"):
        payment_days(date(2025, 6, 30), 4, repaid)
    ends = payment_days(date(2025, 6, 30), 4, repaid, 31)
    assert ends == [date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30)]
    thirtieth = payment_days(date(2025, 6, 30), 4, repaid, 30)
    assert thirtieth == [date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 30), date(2026, 3, 30), date(2026, 6, 30)]
    assert payment_days(date(2025, 3, 31), 4, date(2025, 9, 30)) == [date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30)]
    assert payment_days(date(2025, 6, 30), 1, date(2030, 6, 30))[-1] == date(2030, 6, 30)
    assert payment_days(date(2025, 2, 28), 1, date(2027, 2, 28))[1:] == [date(2026, 2, 28), date(2027, 2, 28)]
    with pytest.raises(Refused, match="missing_key"):
        payment_days(date(2025, 2, 28), 1, date(2028, 2, 29))


def test_an_odd_last_period() -> None:
    """By hand: quarters from 15 June 2025, repaid 1 November: a payment on it, or the one of 15 September left out."""
    first, repaid = date(2025, 6, 15), date(2025, 11, 1)
    with pytest.raises(Refused, match="missing_key"):
        payment_days(first, 4, repaid)
    assert payment_days(first, 4, repaid, None, "short_last") == [first, date(2025, 9, 15), repaid]
    assert payment_days(first, 4, repaid, None, "long_last") == [first, repaid]


# ------------------------------------------------------------------------------------------------- textbook contracts


def test_bullet_straight_and_annuity_of_a_textbook() -> None:
    """By hand, 1 000 kr, 5 years, 8 %, yearly: bullet 80 a year; straight 280, 264, 248, 232, 216; annuity 250.456455 (a table of
    annuities: 0.25045645), the debt after two years 250.456455 x (1 - 1.08^-3)/0.08."""
    said = (1_000, date(2021, 1, 1), date(2022, 1, 1), date(2026, 1, 1), "8")
    exact: dict[str, Any] = {"a_year": 1, "day_count": "30E/360", "interest_rule": None, "repayment_rule": None}
    bullet = loan(*said, **exact)
    assert [row.interest for row in bullet.rows] == [80] * 5
    assert [row.repayment for row in bullet.rows] == [0, 0, 0, 0, 1_000]
    straight = loan(*said, repayment="straight", **exact)
    assert [row.interest + row.repayment for row in straight.rows] == [280, 264, 248, 232, 216]
    annuity = loan(*said, repayment="annuity", **exact)
    factor = Fraction(8, 100) / (1 - Fraction(108, 100) ** -5)
    assert {row.interest + row.repayment for row in annuity.rows} == {1_000 * factor}
    assert round(float(1_000 * factor), 6) == 250.456455
    assert annuity.rows[1].closing == 1_000 * factor * (1 - Fraction(108, 100) ** -3) / Fraction(8, 100)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("a_year", [1, 2, 4, 6, 12])
def test_an_annuity_by_days_is_worth_what_was_drawn(count: str, a_year: int) -> None:
    """Every payment discounted with 1 + r yf of each period back to the drawing is the drawing; all but the last are equal."""
    found = loan(
        1_000_000,
        date(2023, 11, 30),
        date(2024, 3, 15),
        date(2028, 3, 15),
        "4,1",
        repayment="annuity",
        annuity="by_days",
        day_count=count,
        a_year=a_year,
        interest_rule=None,
        repayment_rule=None,
    )
    worth, factor = Fraction(0), Fraction(1)
    for row in found.rows:
        factor /= 1 + per_cent("4,1") * part_of_year(count, row.first, row.day, FAR)
        worth += factor * (row.interest + row.repayment)
    assert worth == 1_000_000
    assert len({row.interest + row.repayment for row in found.rows}) == 1


def test_interest_only_first() -> None:
    """By hand, 1 200 kr, 10 %, yearly, first repayment the third year of five: 120, 120, then straight 400 a year; the annuity of
    three payments is 1 200 x 0.1/(1 - 1.1^-3) = 482.54 kr, and the same by days of 30E/360."""
    said = (1_200, date(2021, 1, 1), date(2022, 1, 1), date(2026, 1, 1), "10")
    exact: dict[str, Any] = {
        "a_year": 1,
        "day_count": "30E/360",
        "first_repayment": date(2024, 1, 1),
        "interest_rule": None,
        "repayment_rule": None,
    }
    straight = loan(*said, repayment="straight", **exact)
    assert [(row.interest, row.repayment) for row in straight.rows] == [(120, 0), (120, 0), (120, 400), (80, 400), (40, 400)]
    for way in ("equal_periods", "by_days"):
        annuity = loan(*said, repayment="annuity", **exact | {"annuity": way})
        level = Fraction(120) / (1 - Fraction(11, 10) ** -3)
        assert [row.interest + row.repayment for row in annuity.rows] == [120, 120, level, level, level]
        assert to_ore(level) == kronor("482.54")


def test_a_stated_instalment_and_a_stated_payment() -> None:
    """By hand, 1 000 kr, 12 %, yearly, five years: 100 a year and 600 last; a payment of 150: 30 repaid, 33.60, ...; a payment
    that is more than is owed repays what is owed."""
    said = (1_000, date(2021, 1, 1), date(2022, 1, 1), date(2026, 1, 1), "12")
    exact: dict[str, Any] = {"a_year": 1, "day_count": "30E/360", "interest_rule": None, "repayment_rule": None}
    straight = loan(*said, repayment="straight", instalment=Fraction(100), **exact)
    assert [row.repayment for row in straight.rows] == [100, 100, 100, 100, 600]
    annuity = loan(*said, repayment="annuity", payment=Fraction(150), **exact)
    assert [row.repayment for row in annuity.rows][:2] == [30, kronor("33.60")]
    assert annuity.rows[-1].closing == 0
    large = loan(*said, repayment="annuity", payment=Fraction(700), **exact)
    assert [row.closing for row in large.rows] == [420, 0, 0, 0, 0]
    negative = loan(*said, repayment="annuity", payment=Fraction(100), **exact)
    assert negative.rows[0].repayment == -20


def test_several_drawings_are_spread_over_the_payments_left() -> None:
    """language.md S6: 6 mnkr in March and 7 mnkr in September 2024, quarterly from June 2024 to September 2034: 6/42 mnkr and then
    6/42 + 7/40; a drawing on a payment day bears interest from then, and is repaid from the next."""
    found = loan(
        0,
        FAR,
        date(2024, 6, 15),
        date(2034, 9, 15),
        "3",
        repayment="straight",
        repayment_rule=None,
        interest_rule=None,
        drawn=[(date(2024, 9, 15), Fraction(7_000_000)), (date(2024, 3, 15), Fraction(6_000_000))],
    )
    assert len(found.rows) == 42
    first = Fraction(6_000_000, 42)
    assert [row.repayment for row in found.rows] == [first] * 2 + [first + 175_000] * 40
    assert found.rows[1].interest == (6_000_000 - first) * per_cent("3") * Fraction(92, 360)
    assert (found.rows[2].drawn, found.rows[2].opening) == (7_000_000, 6_000_000 - 2 * first)
    assert found.rows[2].interest == (13_000_000 - 2 * first) * per_cent("3") * Fraction(91, 360)


def test_a_step_inside_a_period_gives_two_pieces_and_one_rounding() -> None:
    """By hand, semantics.md pitfall 20: 1 000 000 kr, 45 days at 1 % and 45 at 2 % by actual/360: 1 250 + 2 500; with 10.01 kr the
    pieces are 0.0125 and 0.025, the payment 0.04."""
    stepping: dict[str, Any] = {
        "rate": lambda day, _: per_cent("1") if day < date(2025, 2, 15) else per_cent("2"),
        "cuts": lambda first, before: [day for day in [date(2025, 2, 15)] if first < day < before],
    }
    said = (date(2025, 1, 1), date(2025, 4, 1), date(2025, 4, 1), "0")
    assert loan(1_000_000, *said, **stepping).rows[0].interest == 3_750
    assert loan(10, *said, **stepping).rows[0].interest == kronor("0.04")


def stepped(rule: str, step: date, **more: Any) -> Loan:
    """1 000 kr, yearly, five years from 2021, 8 % and from a day 10 %."""

    def cuts(first: date, before: date) -> list[date]:
        return [step] if first < step < before else []

    exact: dict[str, Any] = {"a_year": 1, "day_count": "30E/360", "interest_rule": None, "repayment_rule": None} | more
    return loan(
        1_000,
        date(2021, 1, 1),
        date(2022, 1, 1),
        date(2026, 1, 1),
        "0",
        repayment="annuity",
        rate_change=rule,
        rate=lambda day, _: per_cent("8") if day < step else per_cent("10"),
        cuts=cuts,
        **exact,
    )


def test_three_ways_when_the_rate_of_an_annuity_steps() -> None:
    """By hand, from the third year: q = 1 000 x 0.08/(1 - 1.08^-5), B = q (1 - 1.08^-3)/0.08. Refix: B x 0.1/(1 - 1.1^-3) a year.
    Plan: repayments q - 80, then each 1.08 times the one before, whatever the interest. Payment: q, and what is left is last."""
    step = date(2023, 1, 1)
    level = Fraction(80) / (1 - Fraction(108, 100) ** -5)
    balance = level * (1 - Fraction(108, 100) ** -3) / Fraction(8, 100)
    refixed = stepped("refix", step).rows
    assert refixed[1].closing == balance
    again = balance * Fraction(1, 10) / (1 - Fraction(11, 10) ** -3)
    assert [row.interest + row.repayment for row in refixed] == [level, level, again, again, again]
    planned = stepped("keep_plan", step).rows
    assert [row.repayment for row in planned] == [(level - 80) * Fraction(108, 100) ** place for place in range(5)]
    assert planned[2].interest == balance / 10
    kept = stepped("keep_payment", step).rows
    assert [row.interest + row.repayment for row in kept[:4]] == [level] * 4
    assert kept[4].interest + kept[4].repayment > level
    assert kept[4].closing == 0


def test_a_step_inside_a_period_refixes_from_the_next() -> None:
    """By hand: the step on 1 July 2022: that payment is q still, of which the interest is 4 % + 5 %; then a new level from the
    balance, over three payments."""
    level = Fraction(80) / (1 - Fraction(108, 100) ** -5)
    rows = stepped("refix", date(2022, 7, 1)).rows
    owed = 1_080 - level
    assert rows[1].interest == owed * Fraction(9, 100)
    assert rows[1].interest + rows[1].repayment == level
    again = rows[1].closing * Fraction(1, 10) / (1 - Fraction(11, 10) ** -3)
    assert [row.interest + row.repayment for row in rows[2:]] == [again] * 3


# ------------------------------------------------------------------------------------------------- files


def loan_file(part: str = "all", more: str = "", said: str = "", **instead: str) -> str:
    """16 mnkr drawn 2022-09-01, quarterly, bullet, 30/360, 2,66 %, discount 2 basis points; shared 60/40."""
    clauses = {
        "drawn": '{ 2022-09-01 = "16 mnkr" }',
        "repaid": '"2026-09-01"',
        "repayment": '"bullet"',
        "rate": '"2,66 %"',
        "discount": '"0,02 %"',
        "day_count": '"30/360"',
        "payments": "4",
        "first_payment": '"2022-12-01"',
        "rounding": '{ interest = { to = "0,01 kr", mode = "half_up" } }',
    } | instead
    table = ", ".join(f"{name} = {value}" for name, value in clauses.items())
    loans = f'loans.house = {{ label = "Lån", lender = "Kommuninvest", borrower = "alfa", {table}, {said} source = "agreement" }}'
    return one_cost(
        f'loan = "house", loan_part = "{part}"',
        'shares = { alfa = "60 %", region_x = "40 %" }',
        start="2022-01-01",
        end="2026-12-31",
        more=f"{loans}\n{more}",
        paid_by='"alfa"',
    )


def by_year(text: str, figures: dict[str, str] | None = None) -> dict[int, Fraction]:
    """What each year costs."""
    sums: dict[int, Fraction] = defaultdict(Fraction)
    for row in oracle.project(text, None, figures).rows:
        sums[row.year] += row.bears_kr
    return dict(sums)


def test_a_cost_is_what_is_paid_in_the_period() -> None:
    """By hand: 16 mnkr x 2.64 %/4 = 105 600 a payment; one in 2022, four a year, three in 2026, and then all of it."""
    assert by_year(loan_file("interest")) == {2022: 105_600, 2023: 422_400, 2024: 422_400, 2025: 422_400, 2026: 316_800}
    assert by_year(loan_file("all"))[2026] == 16_316_800
    found = oracle.project(loan_file("interest")).loans
    assert sum(row.discount_worth for row in found if row.day.year == 2024) == 3_200


def test_a_rate_with_a_margin_by_step_by_year_and_from_figures() -> None:
    """By hand, 16 mnkr, no discount in sight: 1 % until 2023-12-31, then 2 %, with a margin of 0.2 %: the payment of 1 March 2024
    is a third at 1.2 and two thirds at 2.2 %. By year the same. By the first day of each period: 1 % until the period that
    begins on 1 March 2024."""
    pieces = {2022: 48_000, 2023: 192_000, 2024: 16_000 + 58_666 + Fraction(67, 100) + 3 * 88_000, 2025: 352_000, 2026: 264_000}
    plain = {"discount": '"0 %"', "margin": '"0,2 %"'}
    assert by_year(loan_file("interest", **plain, rate='{ from-2022 = "1 %", from-2024 = "2 %" }')) == pieces
    years = '{ 2022 = "1 %", 2023 = "1 %", 2024 = "2 %", after_last = "repeat" }'
    assert by_year(loan_file("interest", **plain, rate=years)) == pieces
    measure = (
        'measures.own = { figures = "rates", reading = { at = "period_start" }, preliminary = "refuse", after_last = "repeat", source = "agreement" }\n'
        'figures.rates = { file = "figures/rates.csv", unit = "percent", source = "agreement" }'
    )
    days = payment_days(date(2022, 9, 1), 4, date(2024, 12, 1))
    rows = "\n".join(f"{day};{1 if day < date(2024, 3, 1) else 2}" for day in days)
    found = by_year(loan_file("interest", measure, **plain, rate='"own"'), {"figures/rates.csv": "period;value\n" + rows})
    assert found == pieces | {2024: 48_000 + 3 * 88_000}
    without_the_last = "\n".join(rows.splitlines()[:-2])
    repeated = by_year(loan_file("interest", measure, **plain, rate='"own"'), {"figures/rates.csv": "period;value\n" + without_the_last})
    assert repeated == found


def test_a_loan_rests_on_its_rates_and_drawings() -> None:
    """An assumed rate of 2024 is in the years in which it is paid, and the assumed drawing in those after it."""
    text = loan_file("interest", rate='{ from-2022 = "1 %", from-2024 = { value = "2 %", source = "assumption" }, from-2025 = "1 %" }')
    assert {(row.year, row.status) for row in oracle.project(text).rows} == {
        (2022, "agreed"),
        (2023, "agreed"),
        (2024, "assumed"),
        (2025, "assumed"),
        (2026, "agreed"),
    }
    drawn = '{ 2022-09-01 = "15 mnkr", 2023-12-01 = { value = "1 mnkr", source = "assumption" } }'
    found = {(row.year, row.status) for row in oracle.project(loan_file("interest", drawn=drawn)).rows}
    assert found == {(2022, "agreed"), (2023, "agreed"), (2024, "assumed"), (2025, "assumed"), (2026, "assumed")}


# ------------------------------------------------------------------------------------------------- laws


def starts_of_a_cycle() -> list[date]:
    """Days over 400 years: every month end and leap day's neighbour of some years, and a sample of the rest."""
    days = [date(2000, 1, 1) + timedelta(days=place) for place in range(0, 146_097, 1 if os.environ.get("ANDEL_LONG") else 211)]
    for year in (2000, 2023, 2024, 2100, 2399):
        for month in range(1, 13):
            last = date(year, month, calendar.monthrange(year, month)[1])
            days += [last, last - timedelta(days=1), last + timedelta(days=1)]
    return days


@pytest.mark.parametrize("a_year", [1, 2, 4, 6, 12])
def test_schedules_have_no_gap_and_no_overlap(a_year: int) -> None:
    """Each period begins where the one before ends, is about 12/a_year months long, and the last ends on the day of repayment."""
    months = 12 // a_year
    for start in starts_of_a_cycle():
        number = 31 if (start + timedelta(days=1)).day == 1 else start.day
        days = payment_days(start, a_year, start + timedelta(days=1_500), number, "short_last")
        assert days == sorted(set(days))
        assert days[0] == start
        assert days[-1] == start + timedelta(days=1_500)
        for one, other in itertools.pairwise(days[:-1]):
            assert (other.year - one.year) * 12 + other.month - one.month == months
            assert other.day == min(number, calendar.monthrange(other.year, other.month)[1])


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("repayment", ["bullet", "straight", "annuity"])
@pytest.mark.parametrize("rule", ["refix", "keep_plan", "keep_payment"])
def test_what_is_drawn_is_repaid_and_the_periods_join(count: str, repayment: str, rule: str) -> None:
    """Whatever the roundings, drawings inside periods and on payment days, steps, and odd periods."""
    step = date(2024, 2, 29)
    for rounding, odd, way in itertools.product(
        (ORE, {"to": "100 kr", "mode": "up"}, None), ("short_last", "long_last"), ("equal_periods", "by_days")
    ):
        found = loan(
            0,
            FAR,
            date(2023, 12, 31),
            date(2026, 11, 15),
            "0",
            repayment=repayment,
            rate_change=rule,
            annuity=way,
            day_count=count,
            odd_period=odd,
            repayment_rule=rounding,
            drawn=[(date(2023, 8, 31), Fraction(700_000)), (date(2023, 12, 31), Fraction(1_001)), (date(2024, 8, 30), Fraction(55_555))],
            rate=lambda day, _: per_cent("3,1") if day < step else per_cent("2,2"),
            cuts=lambda first, before: [step] if first < step < before else [],
            first_repayment=date(2024, 3, 1),
        )
        assert sum(row.repayment for row in found.rows) == 756_556
        assert sum(row.drawn for row in found.rows) == 756_556
        assert found.rows[-1].closing == 0
        for one, other in itertools.pairwise(found.rows):
            assert one.day == other.first
            assert one.closing == other.opening
        whole = found.accrued(date(2023, 1, 1), date(2027, 1, 1))
        if count in ("actual/360", "actual/365", "actual/actual", "30E/360"):
            years = sum(found.accrued(date(year, 1, 1), date(year + 1, 1, 1)) for year in range(2023, 2027))
            assert years == whole
            assert abs(whole - sum(row.interest for row in found.rows)) < Fraction(len(found.rows), 100)
