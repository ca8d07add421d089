"""Laws of time and capital, for the program alone: over every first day of the 400 years after which the calendar repeats itself.

Each day begins a loan; what it is like besides is drawn by lot, always the same for the same day. The agreements and assets begin on every
eleventh day, with `--long` on all; a split is tried of every 53rd, or seventh.
"""

# ruff: noqa: E501
from __future__ import annotations

import calendar
import itertools
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest

FIRST = date(2000, 1, 1)
CYCLE = 146_097  # days in 400 years
AT_A_TIME = 400
PAYMENTS = (12, 4, 2, 1, 6)
COUNTS = ("actual/365", "actual/360", "actual/actual", "30E/360", "30U/360")
REPAYMENTS = ("bullet", "straight", 'annuity", annuity = "equal_periods', 'annuity", annuity = "by_days')
STARTS = ("in_use_month", "month_after", "next_january")
METHODS = (
    *(
        f'"linear", interest_on = "{basis}", interest_from = "{begins}"'
        for basis in ("opening", "average", "monthly")
        for begins in ("in_use", "depreciation")
    ),
    '"annuity"',
)

HEAD = """\
andel = 1
agreement        = {{ name = "Exempel", language = "sv", currency = "SEK", source = "contract" }}
sources.contract = {{ title = "Avtal", status = "agreed" }}
term             = {{ start = "{start}", end = "{end}", renewal = "none", part_years = "days", source = "contract" }}
parties.alfa     = {{ label = "Alfa", class = "municipality", code = "9901", source = "contract" }}
parties.beta     = {{ label = "Beta", class = "municipality", code = "9902", source = "contract" }}
keys.halves      = {{ equal = ["alfa", "beta"], source = "contract" }}
rounding         = {{ period = "{period}", amount = {{ to = "0,01 kr", mode = "half_up" }}, part = {{ to = "0,01 kr", odd = "largest_remainder", order = ["alfa", "beta"] }}, source = "contract" }}
"""


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_last(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def projected(text: str) -> Any:
    import andel

    return andel.read_agreement_text(text, "agreement.toml").project()


def broken(law: Callable[[range], list[str]], count: int = CYCLE, step: int = 1) -> list[str]:
    """What the law is broken by, over so many days, in all processors."""
    batches = [range(first, min(first + AT_A_TIME * step, count), step) for first in range(0, count, AT_A_TIME * step)]
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        return list(itertools.chain.from_iterable(pool.map(law, batches)))


# ------------------------------------------------------------------------------------------------------------------- loans


def loan_text(place: int) -> tuple[str, date, date, list[date]]:
    """(a loan, its first day, the day it is repaid, its regular payment days): one that begins that many days after the first."""
    rng = Random(place)
    drawn, payments = FIRST + timedelta(days=place), rng.choice(PAYMENTS)
    step = 12 // payments
    first = months_on(drawn, step) if rng.random() < 0.6 else drawn + timedelta(days=rng.randrange(1, 98))
    number = 31 if is_last(first) and rng.random() < 0.5 else first.day
    regular = []
    for k in range(4):
        month = months_on(first.replace(day=1), k * step)
        regular.append(month.replace(day=min(number, calendar.monthrange(month.year, month.month)[1])))
    repaid, odd = regular[-1], ""
    if rng.random() < 0.3:
        repaid -= timedelta(days=rng.randrange(1, 21))
        short = rng.random() < 0.5
        odd = f'odd_period = "{"short_last" if short else "long_last"}", '
        regular[-1 if short else -2 :] = [repaid]
    text = (
        f'loans.loan_{place} = {{ label = "Lån", lender = "Banken", borrower = "alfa", drawn = {{ {drawn} = "1 000 000 kr", '
        f'{drawn + timedelta(days=rng.randrange(1, 20))} = "7 kr" }}, repaid = "{repaid}", repayment = "{rng.choice(REPAYMENTS)}", '
        f'rate = "2,66 %", discount = "0,02 %", day_count = "{rng.choice(COUNTS)}", payments = {payments}, first_payment = "{first}", '
        f'payment_day = {number}, {odd}source = "contract" }}\n'
    )
    return text, drawn, repaid, regular


def schedules_that_break(places: range) -> list[str]:
    """Of the loans that begin on those days: gaps, overlaps, wrong days, and principal that is lost or found."""
    made = [(place, *loan_text(place)) for place in places]
    text = HEAD.format(start="2024-01-01", end="2024-12-31", period="1 year") + "".join(each[1] for each in made)
    rows = iter(projected(text).loans)
    found = []
    for place, said, drawn, repaid, regular in made:
        mine = list(itertools.islice(rows, len(regular)))
        days = [row.paid_on for row in mine]
        fits = (
            {row.loan for row in mine} == {f"loan_{place}"}
            and days == regular
            and [row.period_from for row in mine] == [drawn, *days[:-1]]
            and days[-1] == repaid
            and sum(row.drawn_kr for row in mine) == 1_000_007 == sum(row.repayment_kr for row in mine)
            and all(one.closing_kr == other.opening_kr for one, other in itertools.pairwise(mine))
            and all(row.opening_kr + row.drawn_kr - row.repayment_kr == row.closing_kr for row in mine)
            and mine[-1].closing_kr == 0
        )
        if not fits:
            found.append(f"{said}{[(str(row.period_from), str(row.paid_on)) for row in mine]}, expected {[str(day) for day in regular]}")
    if next(rows, None) is not None:
        found.append(f"more payments than there should be, of the loans of days {places}")
    return found


def test_schedules_have_no_gap_and_no_overlap_from_every_day_of_the_cycle() -> None:
    """146 097 loans; each is also repaid to the krona."""
    assert broken(schedules_that_break)[:3] == []


# ------------------------------------------------------------------------------------------------------- assets and charges


def asset_text(rng: Random, in_use: date) -> tuple[str, Fraction, Fraction]:
    """(an asset, what is written off, what of it is left at last): taken into use on a day."""
    years, rest, grant, cost = rng.randrange(1, 4), rng.choice((0, 0, 10_000)), rng.choice((0, 0, 33_333)), 1_000_000
    treatment = rng.choice(("reduces_cost", "spread_over_life"))
    text = (
        f'assets.house = {{ label = "Hus", owner = "alfa", cost = "{cost} kr", rest_value = "{rest} kr", life = "{years} years", '
        f'in_use = "{in_use}", start = "{rng.choice(STARTS)}", method = {rng.choice(METHODS)}, rate = "2,5 %", '
        + (f'grant = {{ amount = "{grant} kr", treatment = "{treatment}" }}, ' if grant else "")
        + 'left_over = "beta", source = "contract" }\n'
    )
    book = cost - (grant if treatment == "reduces_cost" else 0)
    return text, Fraction(book), Fraction(rest)


def agreement_text(place: int) -> tuple[str, date, date, Fraction, Fraction]:
    """An agreement from that day of the cycle, of up to five years, with a yearly cost and an asset."""
    rng = Random(-place)
    start = FIRST + timedelta(days=place)
    end = start + timedelta(days=rng.randrange(100, 1_800))
    whole = start if start.day == 1 else months_on(start.replace(day=1), 1)  # what depreciates in a month before the start is not in it
    asset, book, rest = asset_text(rng, whole + timedelta(days=rng.randrange(50)))
    text = HEAD.format(start=start, end=end, period=rng.choice(("1 year", "3 months", "1 month")))
    text += asset
    text += 'costs.rent = { label = "Hyra", yearly = "1 200 tkr", index = "none", key = "halves", paid_by = "alfa", source = "contract" }\n'
    text += 'costs.house = { label = "Kapital", capital = ["house"], key = "halves", paid_by = "alfa", source = "contract" }\n'
    return text, start, end, book, rest


def ore(kronor: Fraction) -> Fraction:
    """To the öre, half up."""
    return Fraction((kronor * 200 + 1) // 2, 100)


def agreements_that_break(places: range) -> list[str]:
    """Of the agreements that begin on those days: gaps and overlaps between charges, and cost that is not depreciation and leftover."""
    found = []
    for place in places:
        text, start, end, book, rest = agreement_text(place)
        projection = projected(text)
        rent = [row for row in projection if row.cost == "rent" and row.party == "alfa"]
        borders = [rent[0].period_from, *(row.period_to + timedelta(days=1) for row in rent)]
        assets = projection.assets
        written_off = sum((row.depreciation_kr for row in assets), Fraction(0))
        left = assets[-1].closing_kr if assets else book
        left_rows = [row for row in projection if row.component == "left_over"]
        borne = {party: sum((Fraction(row.bears_kr) for row in left_rows if row.party == party), Fraction(0)) for party in ("alfa", "beta")}
        fits = (
            (borders[0], borders[-1]) == (start, end + timedelta(days=1))
            and borders[:-1] == [row.period_from for row in rent]
            and (not assets or assets[0].opening_kr == book)
            and written_off + left == book
            and left >= rest
            and all(one.closing_kr == other.opening_kr for one, other in itertools.pairwise(assets))
            and all(row.cost_kr == row.depreciation_kr + row.interest_kr - row.grant_income_kr for row in assets)
            and (not left_rows or (borne == {"alfa": 0, "beta": ore(left)} and left > rest))
            and (bool(left_rows) or left == rest)
        )
        if not fits:
            found.append(f"{text}\n{assets}\n{left_rows}\n{borders}")
    return found


def test_charges_meet_and_depreciation_and_what_is_left_are_the_cost(request: pytest.FixtureRequest) -> None:
    """Whatever day an agreement and its asset begin on; the cost is less the grant that reduces it."""
    assert broken(agreements_that_break, step=1 if request.config.getoption("--long") else 11)[:3] == []


# ------------------------------------------------------------------------------------------------------------------- splits


def split_days(rng: Random, start: date, end: date) -> list[date]:
    """The first days of one to four parts."""
    length = (end - start).days
    return sorted({start, *(start + timedelta(days=rng.randrange(1, length)) for _ in range(rng.randrange(1, 4)))})


def parts_of(text: str, start: date, end: date, firsts: list[date]) -> Iterator[Any]:
    """The projections of the same agreement for each part of its term."""
    assert text.count(f'start = "{start}", end = "{end}"') == 1
    for first, after in itertools.pairwise([*firsts, end + timedelta(days=1)]):
        last = after - timedelta(days=1)
        yield projected(text.replace(f'start = "{start}", end = "{end}"', f'start = "{first}", end = "{last}"'))


def costs_of(projection: Any) -> list[Fraction]:
    """What the asset costs by its table, and what is paid on the loan."""
    return [
        *(
            sum((getattr(row, name) for row in projection.assets), Fraction(0))
            for name in ("depreciation_kr", "interest_kr", "grant_income_kr")
        ),
        sum((Fraction(row.bears_kr) for row in projection if row.cost == "loan"), Fraction(0)),
    ]


def splits_that_break(places: range) -> list[str]:
    """Agreements that come to another cost in parts than as one."""
    found = []
    for place in places:
        rng = Random(f"split {place}")
        text, start, end, _, _ = agreement_text(place)
        loan, *_ = loan_text(place)
        text += loan.replace(
            'source = "contract" }\n',
            'rounding.interest = { to = "0,01 kr", mode = "half_up" }, rounding.repayment = { to = "0,01 kr", mode = "half_up" }, source = "contract" }\n',
        )
        text += f'costs.loan = {{ label = "Lån", loan = "loan_{place}", loan_part = "all", key = "halves", paid_by = "alfa", source = "contract" }}\n'
        firsts = split_days(rng, start, end)
        whole = costs_of(projected(text))
        parts = [costs_of(each) for each in parts_of(text, start, end, firsts)]
        if whole != [sum(column) for column in zip(*parts, strict=True)]:
            found.append(f"{text}\n{firsts}\n{whole}\n{parts}")
    return found


def test_the_cost_of_a_term_is_the_sum_over_any_split_of_it(request: pytest.FixtureRequest) -> None:
    """Exactly, also where it is cut inside a month: depreciation, interest, income, and what is paid on a loan."""
    assert broken(splits_that_break, step=7 if request.config.getoption("--long") else 53)[:3] == []
