"""Loans as banks and textbooks define them, written as a new user would write them, against sums that share nothing with the program.

Nothing is rounded (`[rounding]` without `rules`, and no `rounding` in the loan), so what is paid is exact: `projection.loans` has
fractions. Closed forms in `Fraction`; published answers, which somebody has rounded, to the digits that they have.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import andel
import pytest

AGREEMENT = """\
andel            = 1
agreement        = {{ name = "Lån", language = "sv", currency = "SEK", source = "contract § 1" }}
sources.contract = {{ title = "Lånevillkor", status = "agreed" }}
term             = {{ start = "2024-01-01", end = "2024-12-31", renewal = "none", source = "contract § 1" }}
parties.alfa     = {{ label = "Alfa kommun", class = "municipality", code = "9901", source = "contract § 1" }}
rounding         = {{ period = "1 year", source = "contract § 1" }}
{more}
[loans.reference]
label         = "Lån"
lender        = "Banken"
borrower      = "alfa"
drawn         = {drawn}
repaid        = "{repaid}"
repayment     = "{repayment}"
rate          = {rate}
day_count     = "{day_count}"
payments      = {payments}
first_payment = "{first_payment}"
source        = "contract § 2"
{terms}
"""
FLOATING = """\
figures.stibor     = { file = "figures/stibor.csv", unit = "percent", source = "contract § 3" }
measures.reference = { figures = "stibor", reading = { at = "period_start" }, preliminary = "keep", after_last = "repeat", source = "contract § 3" }
"""  # noqa: E501
EQUAL = 'annuity = "equal_periods"'
COUNTS = ("actual/365", "actual/360", "actual/actual", "30E/360")
A_YEAR = (12, 4, 2, 1)
Rows = list[andel.LoanRow]


def paid(
    drawn: str | dict[date, int],
    first_payment: str,
    repaid: str,
    repayment: str,
    rate: str,
    day_count: str,
    payments: int,
    terms: str = "",
    folder: Path | None = None,
) -> Rows:
    """Every payment of a loan: the file as it is written, and what the program makes of it."""
    if isinstance(drawn, dict):
        drawn = "{ " + ", ".join(f'{day} = "{kronor} kr"' for day, kronor in drawn.items()) + " }"
    quoted = rate if rate.startswith("{") else f'"{rate}"'
    text = AGREEMENT.format(
        drawn=drawn,
        repaid=repaid,
        repayment=repayment,
        rate=quoted,
        day_count=day_count,
        payments=payments,
        first_payment=first_payment,
        terms=terms,
        more=FLOATING if folder else "",
    )
    return andel.read_agreement_text(text, folder=str(folder or "")).project().loans


def months_on(day: date, months: int, number: int | None = None) -> date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(number or day.day, calendar.monthrange(year, month + 1)[1]))


def part(count: str, first: date, before: date) -> Fraction:
    """The part of a year from a day up to another, day by day where the calendar's days count."""
    if count == "30E/360":
        return Fraction(
            360 * (before.year - first.year) + 30 * (before.month - first.month) + min(before.day, 30) - min(first.day, 30), 360
        )
    if count in ("actual/360", "actual/365"):
        return Fraction((before - first).days, int(count[-3:]))
    leap = sum(calendar.isleap(date.fromordinal(day).year) for day in range(first.toordinal(), before.toordinal()))
    return Fraction(leap, 366) + Fraction((before - first).days - leap, 365)


def close(found: Fraction, expected: Fraction) -> bool:
    """As near as the measure asks: one part in ten thousand millions. Exact where the definition is a fraction."""
    return abs(found - expected) <= abs(expected) / 10**10


def level(kronor: Fraction, rate: Fraction, payments: int) -> Fraction:
    """The textbook's payment, P·i/(1 - (1 + i)^-n), in fifty decimals rather than fractions."""
    with localcontext() as context:
        context.prec = 50
        i, amount = (Decimal(each.numerator) / each.denominator for each in (rate, kronor))
        return Fraction(amount / payments if i == 0 else amount * i / (1 - (1 + i) ** -payments))


def ties_out(rows: Rows) -> None:
    """No gap, no overlap, and what was drawn is what is repaid."""
    assert all(one.paid_on == other.period_from and one.closing_kr == other.opening_kr for one, other in pairwise(rows))
    assert all(row.opening_kr + row.drawn_kr - row.repayment_kr == row.closing_kr for row in rows)
    assert rows[-1].closing_kr == 0
    assert sum(row.drawn_kr for row in rows) == sum(row.repayment_kr for row in rows)


# ---------------------------------------------------------------------------------------------- bullet, straight, annuity


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("payments", A_YEAR)
def test_a_bullet_loan_pays_interest_by_its_days_and_everything_at_last(count: str, payments: int) -> None:
    start = date(2023, 8, 31)
    days = [months_on(start, place * 12 // payments) for place in range(5 * payments + 1)]
    first = "payment_day = 31" if days[1].day < 31 else ""
    rows = paid({start: 16_000_000}, str(days[1]), str(days[-1]), "bullet", "2,66 %", count, payments, first)
    ties_out(rows)
    assert [row.paid_on for row in rows] == days[1:]
    for row, (one, other) in zip(rows, pairwise(days), strict=True):
        assert row.interest_kr == 16_000_000 * Fraction(266, 10_000) * part(count, one, other)
        assert row.repayment_kr == (16_000_000 if other == days[-1] else 0)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("payments", A_YEAR)
def test_a_straight_loan_repays_alike_and_pays_interest_on_the_rest(count: str, payments: int) -> None:
    start, many = date(2023, 2, 15), 7 * payments
    days = [months_on(start, place * 12 // payments) for place in range(many + 1)]
    rows = paid({start: 1_000_000}, str(days[1]), str(days[-1]), "straight", "3,125 %", count, payments)
    ties_out(rows)
    for place, (row, (one, other)) in enumerate(zip(rows, pairwise(days), strict=True)):
        assert row.repayment_kr == Fraction(1_000_000, many)
        assert row.interest_kr == Fraction(1_000_000 * (many - place), many) * Fraction(3_125, 100_000) * part(count, one, other)


@pytest.mark.parametrize("payments", A_YEAR)
@pytest.mark.parametrize("rate", ["2,64 %", "0 %", "17 %", "-0,5 %"])
def test_an_annuity_on_equal_periods_is_the_textbooks(payments: int, rate: str) -> None:
    """Months of thirty days are equal periods, so all payments are alike, and the balance is P((1+i)^n - (1+i)^k)/((1+i)^n - 1)."""
    start, many = date(2024, 1, 1), 10 * payments
    i = Fraction(rate.rstrip(" %").replace(",", ".")) / 100 / payments
    rows = paid({start: 16_000_000}, str(months_on(start, 12 // payments)), "2034-01-01", "annuity", rate, "30E/360", payments, EQUAL)
    ties_out(rows)
    assert len(rows) == many
    for place, row in enumerate(rows, 1):
        assert close(row.interest_kr + row.repayment_kr, level(Fraction(16_000_000), i, many))
        if i == 0:
            assert row.closing_kr == Fraction(16_000_000 * (many - place), many)
        else:
            assert row.closing_kr == 16_000_000 * ((1 + i) ** many - (1 + i) ** place) / ((1 + i) ** many - 1)


@pytest.mark.parametrize("count", ["actual/365", "actual/360", "actual/actual"])
@pytest.mark.parametrize("payments", A_YEAR)
def test_an_annuity_on_equal_periods_keeps_its_payment_where_days_differ(count: str, payments: int) -> None:
    """Each payment is the level but the last, which takes what the days have moved."""
    start, many = date(2023, 11, 10), 6 * payments
    days = [months_on(start, place * 12 // payments) for place in range(many + 1)]
    rows = paid({start: 750_000}, str(days[1]), str(days[-1]), "annuity", "4,5 %", count, payments, EQUAL)
    ties_out(rows)
    balance, payment = Fraction(750_000), level(Fraction(750_000), Fraction(45, 1000 * payments), many)
    for row, (one, other) in zip(rows, pairwise(days), strict=True):
        interest = balance * Fraction(45, 1000) * part(count, one, other)
        assert close(row.interest_kr, interest)
        expected = balance + interest if other == days[-1] else payment
        assert close(row.interest_kr + row.repayment_kr, expected)
        balance += interest - expected


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("payments", A_YEAR)
def test_an_annuity_by_days_pays_alike_whatever_the_days(count: str, payments: int) -> None:
    """The one payment whose present value over the real days is the loan: P = a·Σ Π 1/(1 + r·d), also with an odd first period."""
    start, first = date(2024, 1, 19), date(2024, 3, 1)
    days = [start, *(months_on(first, place * 12 // payments) for place in range(8 * payments))]
    rows = paid({start: 2_500_000}, str(first), str(days[-1]), "annuity", "3,9 %", count, payments, 'annuity = "by_days"')
    ties_out(rows)
    present, factor = Fraction(0), Fraction(1)
    for one, other in pairwise(days):
        factor /= 1 + Fraction(39, 1000) * part(count, one, other)
        present += factor
    assert {row.interest_kr + row.repayment_kr for row in rows} == {2_500_000 / present}


# ------------------------------------------------------------------------------------------------------------ published


@pytest.mark.parametrize(
    ("kronor", "rate", "payments", "years", "published"),
    [
        (100_000, "6 %", 12, 30, "599.55"),  # the mortgage of every textbook
        (100_000, "5 %", 12, 30, "536.82"),
        (200_000, "6,5 %", 12, 30, "1264.14"),
        (16_000_000, "2,64 %", 4, 10, "456431.45"),  # semantics of this project, section 4.2
    ],
)
def test_payments_that_are_published(kronor: int, rate: str, payments: int, years: int, published: str) -> None:
    first = months_on(date(2024, 1, 1), 12 // payments)
    rows = paid({date(2024, 1, 1): kronor}, str(first), f"{2024 + years}-01-01", "annuity", rate, "30E/360", payments, EQUAL)
    assert {round(row.interest_kr + row.repayment_kr, 2) for row in rows} == {Fraction(published)}


def test_what_excel_says_of_a_mortgage() -> None:
    """The examples of CUMIPMT and CUMPRINC in Excel's help: 125 000 at 9 % over thirty years, the second year."""
    rows = paid({date(2024, 1, 1): 125_000}, "2024-02-01", "2054-01-01", "annuity", "9 %", "30E/360", 12, EQUAL)
    second = [row for row in rows if 13 <= row.number <= 24]
    assert round(sum(row.interest_kr for row in second), 5) == Fraction("11135.23213")
    assert round(sum(row.repayment_kr for row in second), 7) == Fraction("934.1071234")
    assert rows[0].interest_kr == Fraction("937.5")
    assert round(rows[0].repayment_kr, 8) == Fraction("68.27827118")


def test_what_excel_says_of_short_loans() -> None:
    """The examples of PMT, IPMT and PPMT in Excel's help."""
    ten_months = paid({date(2024, 1, 1): 10_000}, "2024-02-01", "2024-11-01", "annuity", "8 %", "30E/360", 12, EQUAL)
    assert round(ten_months[0].interest_kr + ten_months[0].repayment_kr, 2) == Fraction("1037.03")
    three_years = paid({date(2024, 1, 1): 8_000}, "2024-02-01", "2027-01-01", "annuity", "10 %", "30E/360", 12, EQUAL)
    assert round(three_years[0].interest_kr, 2) == Fraction("66.67")
    by_year = paid({date(2024, 1, 1): 8_000}, "2025-01-01", "2027-01-01", "annuity", "10 %", "30E/360", 1, EQUAL)
    assert round(by_year[2].interest_kr, 2) == Fraction("292.45")
    two_years = paid({date(2024, 1, 1): 2_000}, "2024-02-01", "2026-01-01", "annuity", "10 %", "30E/360", 12, EQUAL)
    assert round(two_years[0].repayment_kr, 2) == Fraction("75.62")
    ten_years = paid({date(2024, 1, 1): 200_000}, "2025-01-01", "2034-01-01", "annuity", "8 %", "30E/360", 1, EQUAL)
    assert round(ten_years[9].repayment_kr, 2) == Fraction("27598.05")


@pytest.mark.parametrize(
    ("start", "days", "payments", "published"),
    [
        ("2003-11-01", ["2004-05-01"], 2, ["497.72"]),
        ("1999-02-01", ["1999-07-01", "2000-07-01"], 1, ["410.96", "1001.38"]),
        ("2002-08-15", ["2003-07-15", "2004-01-15"], 2, ["915.07", "504.00"]),
        ("1999-07-30", ["2000-01-30", "2000-06-30"], 2, ["503.89", "415.30"]),
    ],
)
def test_the_four_periods_of_isdas_paper_on_actual_actual(start: str, days: list[str], payments: int, published: list[str]) -> None:
    """ "EMU and market conventions" (ISDA, 1998): 10 000 at ten percent, a regular, a short first, a long first, a short last period."""
    terms = "" if len(days) < 2 or days[1] != "2000-06-30" else 'odd_period = "short_last"'
    rows = paid({date.fromisoformat(start): 10_000}, days[0], days[-1], "bullet", "10 %", "actual/actual", payments, terms)
    assert [str(row.paid_on) for row in rows] == days
    assert [round(row.interest_kr, 2) for row in rows] == [Fraction(each) for each in published]


# ------------------------------------------------------------------------------------------------- odd periods, drawings


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize(("odd", "last_days"), [("short_last", ["2027-05-30", "2027-06-21"]), ("long_last", ["2027-02-28", "2027-06-21"])])
def test_odd_periods_pay_for_their_days(count: str, odd: str, last_days: list[str]) -> None:
    """From 12 January to 30 May 2024 first; quarters that end on the 30th, or with February; then to 21 June 2027."""
    start, first = date(2024, 1, 12), date(2024, 5, 30)
    rows = paid({start: 900_000}, str(first), "2027-06-21", "straight", "5 %", count, 4, f'odd_period = "{odd}"')
    ties_out(rows)
    assert (rows[0].period_from, rows[0].paid_on) == (start, first)
    assert [str(row.paid_on) for row in rows[1:5]] == ["2024-08-30", "2024-11-30", "2025-02-28", "2025-05-30"]
    assert [str(row.paid_on) for row in rows[-2:]] == last_days
    balance = Fraction(900_000)
    for row in rows:
        assert row.interest_kr == balance * Fraction(5, 100) * part(count, row.period_from, row.paid_on)
        assert row.repayment_kr == Fraction(900_000, len(rows))
        balance -= row.repayment_kr


@pytest.mark.parametrize("count", COUNTS)
def test_what_is_drawn_later_bears_interest_from_its_day_and_is_spread_over_the_payments_left(count: str) -> None:
    one, other = date(2024, 2, 1), date(2025, 3, 18)
    days = [months_on(date(2024, 6, 1), 6 * place) for place in range(10)]
    rows = paid({one: 1_000_000, other: 700_000}, str(days[0]), str(days[-1]), "straight", "3 %", count, 2)
    ties_out(rows)
    left = sum(day > other for day in days)
    for row in rows:
        assert row.repayment_kr == Fraction(1_000_000, 10) + (Fraction(700_000, left) if row.paid_on > other else 0)
        interest = row.opening_kr * part(count, row.period_from, row.paid_on)
        if row.drawn_kr == 1_000_000:
            interest = 1_000_000 * part(count, one, row.paid_on)
        if row.drawn_kr == 700_000:  # a period in two pieces
            cut = row.opening_kr * part(count, row.period_from, other)
            interest = cut + (row.opening_kr + 700_000) * part(count, other, row.paid_on)
        assert row.interest_kr == interest * Fraction(3, 100)


def test_an_annuity_drawn_twice_is_two_annuities() -> None:
    """Drawn on payment days, by months of thirty days: as two loans, which end on the same day."""
    both = {date(2024, 1, 1): 3_000_000, date(2025, 7, 1): 1_234_567}
    rows = paid(both, "2024-04-01", "2032-01-01", "annuity", "4 %", "30E/360", 4, EQUAL)
    ties_out(rows)
    first, second = level(Fraction(3_000_000), Fraction(1, 100), 32), level(Fraction(1_234_567), Fraction(1, 100), 26)
    for row in rows:
        assert close(row.interest_kr + row.repayment_kr, first + (second if row.paid_on > date(2025, 7, 1) else 0))


def test_only_interest_is_paid_before_the_first_repayment() -> None:
    start = date(2024, 1, 1)
    terms = 'first_repayment = "2026-04-01"'
    straight = paid({start: 800_000}, "2024-04-01", "2034-01-01", "straight", "2 %", "30E/360", 4, terms)
    annuity = paid({start: 800_000}, "2024-04-01", "2034-01-01", "annuity", "2 %", "30E/360", 4, f"{terms}\n{EQUAL}")
    for rows in (straight, annuity):
        ties_out(rows)
        assert {(row.interest_kr, row.repayment_kr) for row in rows[:8]} == {(4_000, 0)}
    assert {row.repayment_kr for row in straight[8:]} == {Fraction(800_000, 32)}
    assert all(close(row.interest_kr + row.repayment_kr, level(Fraction(800_000), Fraction(1, 200), 32)) for row in annuity[8:])


# ------------------------------------------------------------------------------------------------ rates that are not fixed


@pytest.fixture
def stibor(tmp_path: Path) -> dict[date, Fraction]:
    """A reference rate on the first day of each quarter, in a file; what is past it repeats."""
    rows = {"2024-01-15": "4,05", "2024-04-15": "3,92", "2024-07-15": "3,68", "2024-10-15": "3,25", "2025-01-15": "2,48"}
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/stibor.csv").write_text("period;value\n" + "".join(f"{day};{value}\n" for day, value in rows.items()))
    return {date.fromisoformat(day): Fraction(value.replace(",", ".")) / 100 for day, value in rows.items()}


@pytest.mark.parametrize("count", COUNTS)
def test_a_floating_rate_with_a_margin_and_a_discount_in_basis_points(count: str, stibor: dict[date, Fraction], tmp_path: Path) -> None:
    """35 points on the reference rate of the period's first day, less two points; the discount is worth two points by itself."""
    terms = 'margin = "0,35 %"\ndiscount = "0,02 %"'
    rows = paid({date(2024, 1, 15): 16_000_000}, "2024-04-15", "2026-01-15", "bullet", "reference", count, 4, terms, tmp_path)
    ties_out(rows)
    for row in rows:
        reference = stibor.get(row.period_from, stibor[date(2025, 1, 15)])
        days = part(count, row.period_from, row.paid_on)
        assert row.interest_kr == 16_000_000 * (reference + Fraction(33, 10_000)) * days
        assert row.discount_worth_kr == 16_000_000 * Fraction(2, 10_000) * days


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("reset", [date(2025, 7, 1), date(2025, 8, 20)])
def test_a_new_rate_cuts_the_interest_and_never_the_payments(count: str, reset: date) -> None:
    rate = f'{{ from-2024 = "1,5 %", from-{reset} = "2,66 %" }}'
    rows = paid({date(2024, 1, 1): 5_000_000}, "2024-04-01", "2027-01-01", "bullet", rate, count, 4)
    ties_out(rows)
    assert len(rows) == 12
    for row in rows:
        cut = min(max(reset, row.period_from), row.paid_on)
        before, after = part(count, row.period_from, cut), part(count, cut, row.paid_on)
        assert row.interest_kr == 5_000_000 * (before * Fraction(15, 1000) + after * Fraction(266, 10_000))


def after_the_reset(word: str) -> Rows:
    """16 mnkr over ten years in quarters of ninety days, at 2.64 % and then, from the fourth year on, 4 %."""
    rate = '{ from-2024 = "2,64 %", from-2027 = "4 %" }'
    rows = paid(
        {date(2024, 1, 1): 16_000_000}, "2024-04-01", "2034-01-01", "annuity", rate, "30E/360", 4, f'{EQUAL}\nrate_change = "{word}"'
    )
    ties_out(rows)
    return rows


def balance_after(place: int) -> Fraction:
    """Of 16 mnkr at 2.64 %, after so many of forty payments: the closed form."""
    growth = 1 + Fraction(264, 40_000)
    return 16_000_000 * (growth**40 - growth**place) / (growth**40 - 1)


def test_refixed_the_payment_is_found_anew_on_what_is_left() -> None:
    rows = after_the_reset("refix")
    old, new = level(Fraction(16_000_000), Fraction(264, 40_000), 40), level(balance_after(12), Fraction(1, 100), 28)
    assert len(rows) == 40
    for row in rows:
        assert close(row.interest_kr + row.repayment_kr, old if row.number <= 12 else new)


def test_a_kept_plan_repays_as_if_nothing_had_happened() -> None:
    for row in after_the_reset("keep_plan"):
        assert row.closing_kr == balance_after(row.number)
        assert row.interest_kr == balance_after(row.number - 1) * (Fraction(264, 40_000) if row.number <= 12 else Fraction(1, 100))


def test_a_kept_payment_leaves_the_rest_to_the_last_day() -> None:
    rows = after_the_reset("keep_payment")
    payment = level(Fraction(16_000_000), Fraction(264, 40_000), 40)
    assert all(close(row.interest_kr + row.repayment_kr, payment) for row in rows[:-1])
    # the balance after m payments a at the new rate j: B(1+j)^m - a((1+j)^m - 1)/j
    growth = Fraction(101, 100) ** 27
    assert close(rows[-1].repayment_kr, balance_after(12) * growth - payment * (growth - 1) * 100)


def test_a_kept_payment_ends_sooner_where_the_rate_falls() -> None:
    rate = '{ from-2024 = "6 %", from-2026 = "1 %" }'
    rows = paid(
        {date(2024, 1, 1): 600_000}, "2025-01-01", "2034-01-01", "annuity", rate, "30E/360", 1, f'{EQUAL}\nrate_change = "keep_payment"'
    )
    ties_out(rows)
    balance, payment = Fraction(600_000), level(Fraction(600_000), Fraction(6, 100), 10)
    for row in rows:
        interest = balance * (Fraction(6, 100) if row.number <= 2 else Fraction(1, 100))
        expected = min(payment, balance + interest)
        assert close(row.interest_kr + row.repayment_kr, expected)
        balance += interest - expected
    assert rows[-1].interest_kr < payment / 100


# --------------------------------------------------------------------------------------------------- reading what is exact


def test_nothing_is_rounded_unless_it_is_said_and_the_profile_says_it() -> None:
    """Without `rules` and `rounding.interest` a third of an öre is a third; with `rules = "andel-1"` it is öre, half up."""
    said: Callable[[str], str] = lambda rules: AGREEMENT.replace('currency = "SEK",', f'currency = "SEK", {rules}').format(  # noqa: E731
        drawn='{ 2024-01-01 = "100 kr" }',
        repaid="2025-01-01",
        repayment="bullet",
        rate='"1 %"',
        day_count="30E/360",
        payments=12,
        first_payment="2024-02-01",
        terms="",
        more="",
    )
    exact, rounded = (andel.read_agreement_text(said(rules)).project().loans for rules in ("", 'rules = "andel-1",'))
    assert {row.interest_kr for row in exact} == {Fraction(1, 12)}
    assert {row.interest_kr for row in rounded} == {Fraction(8, 100)}
