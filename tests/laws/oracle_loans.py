"""Loans for the oracle: payment days, day counts, repayments, interest, what a discount is worth (S 1.8.8; H 1 to H 8).

`Loan` is one loan, laid out whole from its first drawing to the day when it is repaid; it knows no file. Interest is counted
in pieces in which neither the balance nor a rate changes, and rounded once for each payment.
"""

from __future__ import annotations

import calendar
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from oracle_capital import Capital
from oracle_keys import ONE, ZERO
from oracle_reading import AGREED, ASSUMED, Statement
from oracle_values import Refused, first_of_month, number, rounded

ORE_HALF_UP = {"to": "0,01 kr", "mode": "half_up"}

# ------------------------------------------------------------------------------------------------ day counts, H 1


def is_last_of_february(day: date) -> bool:
    """The 28th, or the 29th of a leap year."""
    return day.month == 2 and day.day == calendar.monthrange(day.year, 2)[1]


def thirty(first: date, before: date, day1: int, day2: int) -> int:
    """Days of months of thirty days."""
    return 360 * (before.year - first.year) + 30 * (before.month - first.month) + day2 - day1


def days_30e(first: date, before: date) -> int:
    """Both days at most the 30th."""
    return thirty(first, before, min(first.day, 30), min(before.day, 30))


def days_30u(first: date, before: date) -> int:
    """The end of February first, then the 31st."""
    day1, day2 = first.day, before.day
    if is_last_of_february(first):
        if is_last_of_february(before):
            day2 = 30
        day1 = 30
    if day2 == 31 and day1 >= 30:
        day2 = 30
    return thirty(first, before, min(day1, 30), day2)


def days_30_isda(first: date, before: date, maturity: date) -> int:
    """Every last day of February and every 31st is a 30th, but not the February in which the loan ends."""
    day1 = 30 if is_last_of_february(first) else min(first.day, 30)
    day2 = 30 if is_last_of_february(before) and before != maturity else min(before.day, 30)
    return thirty(first, before, day1, day2)


def part_of_year(count: str, first: date, before: date, maturity: date) -> Fraction:
    """The part of a year that [first, before) is, as a loan counts it."""
    days = (before - first).days
    if count == "actual/360":
        return Fraction(days, 360)
    if count == "actual/365":
        return Fraction(days, 365)
    if count == "actual/actual":
        total = ZERO
        for year in range(first.year, before.year + 1):
            shared = (min(before, date(year + 1, 1, 1)) - max(first, date(year, 1, 1))).days
            total += Fraction(max(shared, 0), 366 if calendar.isleap(year) else 365)
        return total
    if count == "30E/360":
        return Fraction(days_30e(first, before), 360)
    if count == "30U/360":
        return Fraction(days_30u(first, before), 360)
    answers = {days_30e(first, before), days_30u(first, before), days_30_isda(first, before, maturity)}
    if len(answers) > 1:
        raise Refused("two_answers", f"30/360 from {first} to {before}: {sorted(answers)} days")
    return Fraction(answers.pop(), 360)


# ------------------------------------------------------------------------------------------------ payment days, H 2


def on_day(first: date, months: int, number_of_day: int) -> date:
    """That day of the month so many months on, or the month's last day."""
    month = first_of_month(first.year, first.month - 1 + months)
    return month.replace(day=min(number_of_day, calendar.monthrange(month.year, month.month)[1]))


def regular_days(first: date, number_of_day: int, a_year: int, last: date) -> list[date]:
    """The payment days through a day."""
    days = (on_day(first, place * 12 // a_year, number_of_day) for place in itertools.count())
    return list(itertools.takewhile(lambda day: day <= last, days))


def payment_days(first: date, a_year: int, repaid: date, payment_day: int | None = None, odd_period: str | None = None) -> list[date]:
    """Every payment day; the last is the day of repayment."""
    if payment_day is None:
        is_last = first.day == calendar.monthrange(first.year, first.month)[1]
        answers = {tuple(regular_days(first, one, a_year, repaid)) for one in range(first.day, 32 if is_last else first.day + 1)}
        if len(answers) > 1:
            raise Refused("missing_key", f"payment_day: payments after {first}")
    days = regular_days(first, payment_day or first.day, a_year, repaid)
    if days and days[-1] == repaid:
        return days
    if odd_period is None:
        raise Refused("missing_key", f"odd_period: {repaid} is no payment day")
    return [*(days[:-1] if odd_period == "long_last" else days), repaid]


# ------------------------------------------------------------------------------------------------ one loan


class Piece(NamedTuple):
    """Days in which neither the balance nor a rate changes."""

    first: date
    before: date
    balance: Fraction
    rate: Fraction  # before the discount
    discount: Fraction


@dataclass(frozen=True)
class LoanRow:
    """One payment. `opening`: the balance on `first`, before what is drawn on that day or later in the period."""

    loan: str
    number: int
    first: date
    day: date
    drawn: Fraction
    opening: Fraction
    interest: Fraction
    repayment: Fraction
    closing: Fraction
    discount_worth: Fraction


@dataclass
class Loan:
    """Money borrowed. `rate` and `discount` are those of a day, in the period that begins on another."""

    drawn: list[tuple[date, Fraction]]
    days: list[date]  # of payment
    repayment: str
    day_count: str
    a_year: int
    rate: Callable[[date, date], Fraction]  # with the margin, before the discount
    discount: Callable[[date], Fraction] = lambda _: ZERO
    cuts: Callable[[date, date], list[date]] = lambda _, __: []  # the days inside (first, before) on which one of them steps
    name: str = ""
    instalment: Fraction | None = None
    payment: Fraction | None = None
    first_repayment: date = date.min
    annuity: str | None = None
    rate_change: str | None = None
    interest_rule: dict[str, Any] | None = None
    repayment_rule: dict[str, Any] | None = None
    rows: list[LoanRow] = field(default_factory=list)
    pieces: list[list[Piece]] = field(default_factory=list)  # of each payment

    def __post_init__(self) -> None:
        self.drawn.sort()
        self.starts = self.drawn[0][0]
        self.days = [day for day in self.days if day > self.starts]
        self.repaid = self.days[-1]
        self.levels: list[tuple[Fraction, Fraction]] = []  # of an annuity: (level payment, its rate)
        self.lay_out()

    def borders(self) -> Iterator[tuple[date, date]]:
        """The periods, each up to its payment."""
        return itertools.pairwise([self.starts, *self.days])

    def years(self, first: date, before: date) -> Fraction:
        """The part of a year, by the loan's day count."""
        return part_of_year(self.day_count, first, before, self.repaid)

    def repaying(self, after: date) -> list[date]:
        """The payments after a day that repay."""
        return [day for day in self.days if day > after and day >= self.first_repayment]

    # ------------------------------------------------------------------------------------------------ interest, H 3

    def pieces_of(self, first: date, before: date, opening: Fraction) -> list[Piece]:
        """A period cut at what is drawn in it, and where a rate, a margin or a discount steps."""
        inside = [(day, kronor) for day, kronor in self.drawn if first <= day < before]
        cuts = sorted({first, before, *(day for day, _ in inside), *self.cuts(first, before)})
        found = []
        for one, other in itertools.pairwise(cuts):
            balance = opening + sum((kronor for day, kronor in inside if day <= one), ZERO)
            found.append(Piece(one, other, balance, self.rate(one, first), self.discount(one)))
        return found

    def interest(self, pieces: list[Piece], discounted: bool = True) -> Fraction:
        """The interest of a payment: the sum of its pieces, rounded once."""
        exact = sum(
            (one.balance * (one.rate - (one.discount if discounted else 0)) * self.years(one.first, one.before) for one in pieces), ZERO
        )
        return rounded(exact, self.interest_rule)

    def accrued(self, first: date, before: date) -> Fraction:
        """The interest that the days of [first, before) cost, whenever it is paid; not rounded."""
        total = ZERO
        for piece in itertools.chain(*self.pieces):
            one, other = max(piece.first, first), min(piece.before, before)
            if one < other:
                total += piece.balance * (piece.rate - piece.discount) * self.years(one, other)
        return total

    # ------------------------------------------------------------------------------------------------ annuity, H 5

    def level(self, kronor: Fraction, rate: Fraction, day: date) -> Fraction:
        """What pays back an amount drawn (or owed) on a day, in the payments after it that repay."""
        days = self.repaying(day)
        if self.annuity == "by_days":
            waiting = [one for one in self.days if day < one < days[0]]
            factor, total = ONE, ZERO
            for first, before in itertools.pairwise([waiting[-1] if waiting else day, *days]):
                factor /= 1 + rate * self.years(first, before)
                total += factor
            return kronor / total
        periodic = rate / self.a_year
        if periodic == 0:
            return kronor / len(days)
        return kronor * periodic / (1 - (1 + periodic) ** -len(days))

    def net_rate(self, day: date, period: date) -> Fraction:
        """The rate that interest is counted at on a day."""
        return self.rate(day, period) - self.discount(day)

    def take_levels(self, first: date, before: date, opening: Fraction) -> None:
        """The level payments in force in a period: of each drawing, or a new one where the rate is another."""
        now = self.net_rate(first, first)
        if self.rate_change == "refix" and any(rate != now for _, rate in self.levels):
            self.levels = [(self.level(opening, now, first), now)]
        for day, kronor in self.drawn:
            if first <= day < before:
                rate = self.net_rate(day, first)
                self.levels.append((self.level(kronor, rate, day), rate))

    def plan(self) -> dict[date, Fraction]:
        """The repayments as they would have been at the first rates: each drawing at the rate of its day (H 5)."""
        firsts = []
        for day, kronor in self.drawn:
            period = next(first for first, before in self.borders() if first <= day < before)
            firsts.append((day, kronor, self.net_rate(day, period)))
        same = len({rate for _, _, rate in firsts}) == 1
        parts = [(self.drawn, firsts[0][2])] if same else [([(day, kronor)], rate) for day, kronor, rate in firsts]
        planned: dict[date, Fraction] = dict.fromkeys(self.days, ZERO)
        for drawn, rate in parts:
            loan = Loan(
                list(drawn),
                self.days,
                "annuity",
                self.day_count,
                self.a_year,
                lambda _, __, rate=rate: rate,  # type: ignore[misc]
                first_repayment=self.first_repayment,
                annuity=self.annuity,
                interest_rule=self.interest_rule,
                repayment_rule=self.repayment_rule,
            )
            for row in loan.rows:
                planned[row.day] += row.repayment
        return planned

    # ------------------------------------------------------------------------------------------------ the schedule, H 4

    def lay_out(self) -> None:
        """Every payment in order."""
        balance = ZERO
        keeps_plan = self.repayment == "annuity" and self.payment is None and self.rate_change == "keep_plan"
        planned = self.plan() if keeps_plan else {}
        for place, (first, day) in enumerate(self.borders()):
            pieces = self.pieces_of(first, day, balance)
            interest = self.interest(pieces)
            worth = self.interest(pieces, discounted=False) - interest
            if self.repayment == "annuity" and self.payment is None and not keeps_plan:
                self.take_levels(first, day, balance)
            drawn = sum((kronor for when, kronor in self.drawn if first <= when < day), ZERO)
            owed = balance + drawn
            if day == self.repaid:
                repayment = owed
            elif day < self.first_repayment or self.repayment == "bullet":
                repayment = ZERO
            else:
                repayment = min(owed, planned[day] if keeps_plan else self.repays(day, interest))
            self.pieces.append(pieces)
            self.rows.append(LoanRow(self.name, place + 1, first, day, drawn, balance, interest, repayment, owed - repayment, worth))
            balance = owed - repayment

    def repays(self, day: date, interest: Fraction) -> Fraction:
        """What a payment repays that is not the last."""
        if self.repayment == "straight":
            if self.instalment is not None:
                return self.instalment
            parts = (kronor / len(self.repaying(when)) for when, kronor in self.drawn if when < day)
            return rounded(sum(parts, ZERO), self.repayment_rule)
        if self.payment is not None:
            return self.payment - interest
        return rounded(sum((level for level, _ in self.levels), ZERO), self.repayment_rule) - interest


# ------------------------------------------------------------------------------------------------ from the file


class Loans(Capital):
    """Reads loans, and adds up what is paid on one in some days."""

    def __init__(self, text: str | bytes, figures: dict[str, str] | None = None, as_of: date | None = None) -> None:
        super().__init__(text, figures, as_of)
        self.loans_read: dict[str, Loan] = {}

    def loan_days(self, name: str) -> list[date]:
        """The payment days of a loan of the file."""
        odd = self.plain("loans", name, "odd_period", "short_last" if self.profile else None)
        first, repaid = (self.day(self.plain("loans", name, key))[0] for key in ("first_payment", "repaid"))
        return payment_days(first, self.plain("loans", name, "payments"), repaid, self.plain("loans", name, "payment_day"), odd)

    def is_odd(self, name: str) -> bool:
        """True where the day of repayment is no regular payment day."""
        first, repaid = (self.day(self.plain("loans", name, key))[0] for key in ("first_payment", "repaid"))
        number_of_day = self.plain("loans", name, "payment_day") or first.day
        return regular_days(first, number_of_day, self.plain("loans", name, "payments"), repaid)[-1:] != [repaid]

    def is_by_period(self, said: Statement) -> bool:
        """True for a measure that is read on the first day of each period."""
        return said.value in self.measures and self.measures[said.value].get("reading", {}).get("at") == "period_start"

    def loan_rate(self, name: str, day: date, period: date) -> tuple[Fraction, int]:
        """(rate with margin, status) on a day in the period that begins on another (H 6)."""
        timeline = self.timeline("loans", name, "rate")
        said = timeline[0] if timeline[0].occasion else self.needed(timeline, day)
        if not said.occasion and self.is_by_period(said):
            rate, status = self.of_period(said.value, period)
            status = min(status, said.status)
        else:
            rate, status = self.rate_said(timeline, ("loans", name, "rate"), day)
        margin, weakest = self.share_on(name, "margin", day)
        return rate + margin, min(status, weakest)

    def of_period(self, measure: str, period: date) -> tuple[Fraction, int]:
        """The row of the day on which a period begins; past the last row of all, what `after_last` says of that one (H 6)."""
        table = self.measures[measure]
        figures = table["figures"]
        days = sorted(one for one in set(self.periods(figures)) if self.look_up(figures, ("", one, ""), self.as_of) is not None)
        if days and days[-1] < period.isoformat():
            rule = self.opened(table["after_last"], self.status_of(table, AGREED))[0]
            if rule.value == "stop":
                raise Refused("past_last_figure", f"{measure} {period}")
            rate, status = self.figure(measure, "", days[-1], "", self.as_of)
            status = min(status, rule.status)
        else:
            rate, status = self.figure(measure, "", period.isoformat(), "", self.as_of)
        return rounded(rate, table.get("rounding", {}).get("measure")), status

    def share_on(self, name: str, key: str, day: date) -> tuple[Fraction, int]:
        """A margin or a discount on a day; before its first step there is none."""
        said = self.in_force(self.timeline("loans", name, key), day)
        return (number(said.value), said.status) if said else (ZERO, AGREED)

    def loan_cuts(self, name: str, first: date, before: date) -> list[date]:
        """The days inside a period on which its rate, margin or discount may step."""
        days = {said.since for key in ("margin", "discount") for said in self.timeline("loans", name, key)}
        timeline = self.timeline("loans", name, "rate")
        if timeline[0].occasion or any(said.value in self.measures and not self.is_by_period(said) for said in timeline):
            days |= {self.year_first(year) for year in range(first.year, before.year + 1)}
        if not timeline[0].occasion:
            days |= {said.since for said in timeline}
        return [day for day in days if first < day < before]

    def loan(self, name: str) -> Loan:
        """A loan of the file, laid out."""
        if name not in self.loans_read:
            plain = {key: self.plain("loans", name, key) for key in ("instalment", "payment", "first_repayment", "annuity")}
            rules = {
                point: self.rule_of("loans", name, point) or (ORE_HALF_UP if self.profile else None) for point in ("interest", "repayment")
            }
            self.loans_read[name] = Loan(
                drawn=[(said.since, number(said.value)) for said in self.timeline("loans", name, "drawn")],
                days=self.loan_days(name),
                repayment=self.plain("loans", name, "repayment"),
                day_count=self.plain("loans", name, "day_count"),
                a_year=self.plain("loans", name, "payments"),
                rate=lambda day, period: self.loan_rate(name, day, period)[0],
                discount=lambda day: self.share_on(name, "discount", day)[0],
                cuts=lambda first, before: self.loan_cuts(name, first, before),
                name=name,
                instalment=number(plain["instalment"]) if plain["instalment"] is not None else None,
                payment=number(plain["payment"]) if plain["payment"] is not None else None,
                first_repayment=self.day(plain["first_repayment"])[0] if plain["first_repayment"] is not None else date.min,
                annuity=plain["annuity"] or "equal_periods",
                rate_change=self.plain("loans", name, "rate_change"),
                interest_rule=rules["interest"],
                repayment_rule=rules["repayment"],
            )
        return self.loans_read[name]

    def loan_status(self, name: str, row: LoanRow) -> int:
        """The weakest of what a payment rests on: all that is said of the loan, what is drawn before it, and its rates; of an
        annuity also every rate before (H 8)."""
        loan, found = self.loan(name), []
        days = ("repaid", "first_payment", "first_repayment")
        keys = ("repayment", "instalment", "payment", "day_count", "payments", "payment_day", "odd_period", "annuity", "rate_change", *days)
        for key in keys:
            found += [said.status for said in self.timeline("loans", name, key)]
        found += [self.day(self.plain("loans", name, key))[1] for key in days if self.timeline("loans", name, key)]
        found += [min(said.status, said.day_status) for said in self.timeline("loans", name, "drawn") if said.since < row.day]
        if self.profile and loan.repayment == "annuity" and loan.payment is None and "annuity" not in self.file["loans"][name]:
            found.append(ASSUMED)
        if self.profile and "odd_period" not in self.file["loans"][name] and self.is_odd(name):
            found.append(ASSUMED)
        for place, pieces in enumerate(loan.pieces[: row.number]):
            if place + 1 < row.number and loan.repayment != "annuity":
                continue
            for piece in pieces:
                found.append(self.loan_rate(name, piece.first, pieces[0].first)[1])
                found.append(self.share_on(name, "discount", piece.first)[1])
        return min(found)

    def loan_amount(self, cost: str, first: date, before: date) -> tuple[Fraction, int] | None:
        """(what is paid in [first, before), weakest status); none where nothing falls due."""
        said, part = self.timeline("costs", cost, "loan")[0], self.timeline("costs", cost, "loan_part")[0]
        rows = [row for row in self.loan(said.value).rows if first <= row.day < before]
        if not rows:
            return None
        total = sum((row.interest + (row.repayment if part.value == "all" else 0) for row in rows), ZERO)
        return total, min([said.status, part.status, *(self.loan_status(said.value, row) for row in rows)])

    def loan_rows(self) -> list[LoanRow]:
        """Every payment of every loan."""
        return [row for name in self.file.get("loans", {}) for row in self.loan(name).rows]
