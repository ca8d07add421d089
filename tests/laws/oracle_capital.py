"""Assets for the oracle: depreciation, internal interest and book value, month by month (S 1.8.8; G 6 to G 9).

A month is its number from January of the year 0. `Asset` is one thing bought once; it knows no file. `Capital` reads assets
from the file, with their statuses, and adds up what a cost has in some days of them.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from oracle_keys import ZERO
from oracle_reading import AGREED, Statement
from oracle_term import Term
from oracle_values import ONE_DAY, Refused, first_of_month, length, number, rounded

Rate = Callable[[int], Fraction]  # a year's interest, as it is in a month


def month_of(day: date) -> int:
    """The month that a day is in."""
    return 12 * day.year + day.month - 1


def first_day_of(month: int) -> date:
    """The first day of a month."""
    return first_of_month(0, month) if month >= 12 else date.min


def days_of(month: int) -> int:
    """How many days a month has."""
    return calendar.monthrange(month // 12, month % 12 + 1)[1]


def level_payment(book: Fraction, rest: Fraction, rate: Fraction, years: int) -> Fraction:
    """What is paid each year so that a book value comes down to what is left in some years."""
    if rate == 0:
        return (book - rest) / years
    growth = (1 + rate) ** years
    return (book * growth - rest) * rate / (growth - 1)


@dataclass
class Asset:
    """Something that costs over its life."""

    cost: Fraction
    life: int  # months
    in_use: date
    start: str
    method: str
    rate: Rate  # linear: as it is in a month; annuity: of the year that begins with it
    year_of: Callable[[int], int] = lambda month: month // 12  # the agreement's year that a month belongs to
    rest: Fraction = ZERO
    grant: Fraction = ZERO
    spread: bool = False
    interest_on: str = ""
    interest_from: str = "depreciation"
    rate_change: str | None = None
    rounding: dict[str, Any] | None = None

    def __post_init__(self) -> None:
        self.net = self.cost - (ZERO if self.spread else self.grant)
        used = month_of(self.in_use)
        self.starts = {"in_use_month": used, "month_after": used + 1, "next_january": 12 * (self.in_use.year + 1)}[self.start]
        self.interest_starts = self.starts
        if self.method == "linear" and self.interest_from == "in_use":
            self.interest_starts = used if self.in_use.day == 1 else used + 1
        self.years: list[tuple[Fraction, Fraction, Fraction]] = []  # of an annuity: book value, depreciation, interest
        self.by_year: dict[int, tuple[int, Fraction]] = {}  # where depreciation is rounded: its months in a year, and their sum
        self.counted: dict[int, list[int]] = {}
        self.payment = ZERO
        if self.method == "linear" and self.rounding is not None:
            self.round_years()

    # ------------------------------------------------------------------------------------------------ linear

    @property
    def exact(self) -> Fraction:
        """A month's depreciation, before any rounding."""
        return (self.net - self.rest) / self.life

    def round_years(self) -> None:
        """Each year's depreciation made whole; the last takes what is left."""
        months = range(self.starts, self.starts + self.life)
        counted: dict[int, int] = {}
        for month in months:
            counted[self.year_of(month)] = counted.get(self.year_of(month), 0) + 1
        left = self.net - self.rest
        for year, count in counted.items():
            part = left if year == self.year_of(months[-1]) else rounded(count * self.exact, self.rounding)
            self.by_year[year] = (count, part)
            left -= part

    # ------------------------------------------------------------------------------------------------ annuity

    def annuity_year(self, place: int) -> tuple[Fraction, Fraction, Fraction] | None:
        """(book value at its start, depreciation, interest) of the year of that place from 0; none after its life."""
        while len(self.years) <= place:
            if self.years and self.is_last(len(self.years) - 1):
                return None
            self.years.append(self.next_year(len(self.years)))
        return self.years[place]

    def rate_in(self, place: int) -> Fraction:
        """The rate on the first day of an annuity year."""
        return self.rate(self.starts + 12 * place)

    def is_last(self, place: int) -> bool:
        """True for the year that takes what is left: the life's last, or the one in which a kept payment is enough."""
        book, depreciation, _ = self.years[place]
        return book - depreciation == self.rest if self.rate_change == "keep_payment" else place == self.life // 12 - 1

    def next_year(self, place: int) -> tuple[Fraction, Fraction, Fraction]:
        """The year after those that are known."""
        years, rate = self.life // 12, self.rate_in(place)
        book = self.years[-1][0] - self.years[-1][1] if place else self.net
        interest = rate * book
        if place == 0 or (self.rate_change == "refix" and rate != self.rate_in(place - 1)):
            self.payment = level_payment(book, self.rest, rate, years - place)
        planned = self.rate_in(0) * self.planned_book(place) if self.rate_change == "keep_plan" else interest
        exact = self.payment - planned
        depreciation = rounded(exact, self.rounding)
        left = book - self.rest
        if self.rate_change == "keep_payment":
            changed = any(self.rate_in(one) != self.rate_in(0) for one in range(place + 1))
            if depreciation >= left or (place == years - 1 and not changed):
                depreciation = left
        elif place == years - 1:
            depreciation = left
        return book, depreciation, interest

    def planned_book(self, place: int) -> Fraction:
        """The book value at the start of a year, had the first rate stood: the sum of the depreciation planned before it."""
        book, rate = self.net, self.rate_in(0)
        for _ in range(place):
            book -= rounded(self.payment - rate * book, self.rounding)
        return book

    # ------------------------------------------------------------------------------------------------ by month

    def in_life(self, month: int) -> bool:
        """True in the months that carry depreciation."""
        if month < self.starts:
            return False
        if self.method == "annuity":
            return self.annuity_year((month - self.starts) // 12) is not None
        return month < self.starts + self.life

    def is_active(self, month: int) -> bool:
        """True in the months that carry depreciation or interest."""
        return self.in_life(month) or self.has_interest(month)

    def has_interest(self, month: int) -> bool:
        """True in the months that carry interest, at whatever rate."""
        if self.method == "annuity":
            return self.in_life(month)
        return self.interest_starts <= month < self.starts + self.life

    def is_over(self, month: int) -> bool:
        """True for a month after the life."""
        return month >= self.starts and not self.in_life(month)

    def depreciation(self, month: int) -> Fraction:
        """What is written off in a month."""
        if not self.in_life(month):
            return ZERO
        if self.method == "annuity":
            year = self.annuity_year((month - self.starts) // 12)
            return year[1] / 12 if year else ZERO
        if self.rounding is None:
            return self.exact
        count, part = self.by_year[self.year_of(month)]
        return part / count

    def book(self, month: int) -> Fraction:
        """The book value at the start of a month; before depreciation starts it is all there."""
        if month <= self.starts:
            return self.net
        if self.method == "annuity":
            place, inside = divmod(month - self.starts, 12)
            year = self.annuity_year(place)
            return self.rest if year is None else year[0] - year[1] * inside / 12
        if self.rounding is None:
            return self.net - self.exact * min(month - self.starts, self.life)
        return self.net - sum((self.depreciation(one) for one in range(self.starts, min(month, self.starts + self.life))), ZERO)

    def book_on(self, day: date) -> Fraction:
        """The book value at the start of a day; inside a month it falls day by day."""
        month = month_of(day)
        return self.book(month) - self.depreciation(month) * Fraction(day.day - 1, days_of(month))

    def interest_months(self, year: int) -> list[int]:
        """The months of a year that carry interest, whatever the agreement's term."""
        if year not in self.counted:
            near = range(12 * year, 12 * year + 25)
            self.counted[year] = [month for month in near if self.year_of(month) == year and self.has_interest(month)]
        return self.counted[year]

    def base(self, month: int) -> Fraction:
        """The book value that a month's interest runs on (G 7)."""
        if self.interest_on == "monthly":
            return self.book(month)
        months = self.interest_months(self.year_of(month))
        if self.interest_on == "opening":
            return self.book(months[0])
        return (self.book(months[0]) + self.book(months[-1] + 1)) / 2

    def interest(self, month: int, rate: Rate | None = None) -> Fraction:
        """A month's internal interest; of a linear asset also at somebody else's rate."""
        if not self.has_interest(month):
            return ZERO
        if self.method == "annuity":
            year = self.annuity_year((month - self.starts) // 12)
            return year[2] / 12 if year else ZERO
        return (rate or self.rate)(month) / 12 * self.base(month)

    def income(self, month: int) -> Fraction:
        """A month's part of a grant that is spread over the life."""
        return self.grant / self.life if self.spread and self.starts <= month < self.starts + self.life else ZERO

    def of_month(self, month: int, rate: Rate | None = None) -> Fraction:
        """A month's cost: depreciation and interest, less the grant's part."""
        return self.depreciation(month) + self.interest(month, rate) - self.income(month)


@dataclass(frozen=True)
class AssetRow:
    """One asset in one year of the agreement."""

    asset: str
    year: int
    opening: Fraction
    depreciation: Fraction
    interest: Fraction
    grant: Fraction
    closing: Fraction


class Capital(Term):
    """Reads assets, and adds up what a cost has in them."""

    def __init__(self, text: str | bytes, figures: dict[str, str] | None = None, as_of: date | None = None) -> None:
        super().__init__(text, figures, as_of)
        self.assets_read: dict[str, Asset] = {}

    # ------------------------------------------------------------------------------------------------ reading

    def plain(self, plural: str, name: str, key: str, otherwise: Any = None) -> Any:
        """A value that has no dates."""
        said = self.timeline(plural, name, key)
        return said[0].value if said else otherwise

    def kronor_of(self, plural: str, name: str, key: str) -> Fraction:
        """An amount that has no dates, or 0."""
        return number(self.plain(plural, name, key, 0))

    def rule_of(self, plural: str, name: str, point: str) -> dict[str, Any] | None:
        """`rounding.interest` and the like, plain or opened."""
        rule: dict[str, Any] | None = self.file[plural][name].get("rounding", {}).get(point)
        return rule["value"] if rule and "value" in rule else rule

    def rate_said(self, timeline: list[Statement], address: tuple[str, ...], day: date) -> tuple[Fraction, int]:
        """A rate that is plain, stepped, said for years, or read from a measure for the year (G 8)."""
        year = self.year_of(day)
        if timeline[0].occasion:
            value, status, _, _ = self.of_year(year, *address)
        else:
            said = self.needed(timeline, day)
            value, status = said.value, said.status
        if value in self.measures:
            read, weakest = self.read(value, None, day, self.as_of, year)
            return read, min(status, weakest)
        return number(value), status

    def is_one_rate(self, timeline: list[Statement]) -> bool:
        """True for a rate that can have one value only."""
        return len(timeline) == 1 and not timeline[0].occasion and timeline[0].value not in self.measures

    def asset(self, name: str) -> Asset:
        """An asset of the file."""
        if name not in self.assets_read:
            grant = self.plain("assets", name, "grant", {})
            method = self.plain("assets", name, "method")
            for key in ("rate", "rate_by_party") if method == "linear" else ():
                self.whole_months(self.timeline("assets", name, key), ("assets", name, key))

            def rate(month: int) -> Fraction:
                return self.rate_in_month(self.timeline("assets", name, "rate"), ("assets", name, "rate"), month, method == "linear")[0]

            self.assets_read[name] = Asset(
                cost=self.kronor_of("assets", name, "cost"),
                rest=self.kronor_of("assets", name, "rest_value"),
                grant=number(grant["amount"]) if grant else ZERO,
                spread=bool(grant) and grant["treatment"] == "spread_over_life",
                life=length(self.plain("assets", name, "life"))[0],
                in_use=self.day(self.plain("assets", name, "in_use"))[0],
                start=self.plain("assets", name, "start"),
                method=method,
                interest_on=self.plain("assets", name, "interest_on", ""),
                interest_from=self.plain("assets", name, "interest_from", "depreciation"),
                rate_change=self.plain("assets", name, "rate_change"),
                rounding=self.rule_of("assets", name, "depreciation"),
                rate=rate,
                year_of=lambda month: self.year_of(first_day_of(month)),
            )
        return self.assets_read[name]

    def rate_in_month(self, timeline: list[Statement], address: tuple[str, ...], month: int, all_of_it: bool) -> tuple[Fraction, int]:
        """The rate of a month; of two inside it there is no answer where a month is the smallest that is counted (G 8)."""
        if all_of_it:
            self.whole_months(timeline, address)
        return self.rate_said(timeline, address, first_day_of(month))

    @staticmethod
    def whole_months(timeline: list[Statement], address: tuple[str, ...]) -> None:
        """A step anywhere but on the first day of a month has no answer, whether or not the month costs anything."""
        if any(said.since != date.min and said.since.day != 1 for said in timeline if not said.occasion):
            raise Refused("inside_a_month", str(address))

    def book_status(self, name: str) -> int:
        """The weakest of what an asset's book value rests on (G 9)."""
        keys = ["cost", "rest_value", "grant", "life", "in_use", "start", "method"]
        weakest = min(said.status for key in keys for said in self.timeline("assets", name, key))
        return min(weakest, self.day(self.plain("assets", name, "in_use"))[1])

    def asset_status(self, name: str, months: list[int]) -> int:
        """The weakest of what an asset's cost in some months rests on (G 9)."""
        asset, address = self.asset(name), ("assets", name, "rate")
        weakest = min(
            [self.book_status(name)]
            + [said.status for key in ("interest_on", "interest_from") for said in self.timeline("assets", name, key)]
        )
        going_on = self.may_go_on(name)  # then that it is paid off rests on its rates too
        rates = {month for month in months if asset.has_interest(month) or (going_on and month >= asset.starts)}
        if asset.method == "annuity":
            rates = {asset.starts + 12 * place for month in rates for place in range((month - asset.starts) // 12 + 1)}
            weakest = min([weakest, *(said.status for said in self.timeline("assets", name, "rate_change"))])
        return min([weakest, *(self.rate_in_month(self.timeline(*address), address, month, False)[1] for month in rates)])

    def left_status(self, name: str, last: date) -> int:
        """The weakest of what the book value after a day rests on: of an annuity also on its rates."""
        return self.book_status(name) if self.asset(name).method == "linear" else self.asset_status(name, [month_of(last)])

    # ------------------------------------------------------------------------------------------------ amounts, G 6

    def months_within(self, first: date, before: date, rule: Statement | None) -> list[tuple[int, Fraction]]:
        """(month, part of it) of the months in [first, before); a part of one is days over days, unless only months count."""
        found = []
        for month in range(month_of(first), month_of(before - ONE_DAY) + 1):
            days = (min(before, first_day_of(month + 1)) - max(first, first_day_of(month))).days
            part = Fraction(days, days_of(month))
            if part != 1 and rule is not None and rule.value == "months":
                raise Refused("inside_a_month", f"{first} to {before}")
            found.append((month, part))
        return found

    def capital_amount(self, cost: str, first: date, before: date, rule: Statement | None) -> tuple[Fraction, int] | None:
        """(amount, weakest status) of a cost's assets in [first, before); none where none of them costs anything yet or any more."""
        listed = self.timeline("costs", cost, "capital")[0]
        total, status, found = ZERO, listed.status, False
        for name in listed.value:
            asset = self.asset(name)
            months = [(month, part) for month, part in self.months_within(first, before, None) if asset.is_active(month)]
            whole = [month for month, _ in self.months_within(first, before, None)]
            if self.may_go_on(name) and whole[-1] >= asset.starts:
                status = min(status, self.asset_status(name, whole))
            if not months:
                continue
            found = True
            if any(part != 1 for _, part in months):
                self.months_within(first, before, rule)
                status = min(status, rule.status if rule else AGREED)
            total += sum((asset.of_month(month) * part for month, part in months), ZERO)
            status = min(status, self.asset_status(name, [month for month, _ in months]))
        return (total, status) if found else None

    def may_go_on(self, name: str) -> bool:
        """True for an annuity whose payment is kept while its rate changes: its life does not say when it ends (G 8)."""
        said = self.timeline("assets", name, "rate")
        several = len(said) > 1 or said[0].occasion or said[0].value in self.measures
        return self.asset(name).method == "annuity" and several and self.plain("assets", name, "rate_change") == "keep_payment"

    def rate_difference(self, cost: str, party: str, first: date, before: date, rule: Statement | None) -> dict[str, tuple[Fraction, int]]:
        """By owner: what a party's own rates give less than the owner's in [first, before), and the status of the assets and rates."""
        found: dict[str, tuple[Fraction, int]] = {}
        listed = self.timeline("costs", cost, "capital")[0]
        for name in listed.value:
            asset, address = self.asset(name), ("assets", name, "rate_by_party")
            rows = self.timeline(*address)
            owner = self.plain("assets", name, "owner")
            for month, part in self.months_within(first, before, None) if rows else ():
                if not asset.has_interest(month):
                    continue
                row = self.row_in_month(rows, address, month)
                if row is None or party not in row.value or party == owner:
                    continue
                own, weakest = self.rate_said([Statement(row.value[party], row.status)], address, first_day_of(month))
                difference = (asset.interest(month) - asset.interest(month, lambda _, own=own: own)) * part  # type: ignore[misc]
                so_far, status = found.get(owner, (ZERO, listed.status))
                found[owner] = so_far + difference, min(status, weakest, self.status_of_asset_in(name, first, before, rule))
        return found

    def status_of_asset_in(self, name: str, first: date, before: date, rule: Statement | None) -> int:
        """What an asset's cost in [first, before) rests on: itself, whose it is, and the rule for a broken month."""
        months = [(month, part) for month, part in self.months_within(first, before, None) if self.asset(name).is_active(month)]
        broken = rule.status if rule and any(part != 1 for _, part in months) else AGREED
        return min(broken, self.asset_status(name, [month for month, _ in months]), self.timeline("assets", name, "owner")[0].status)

    def row_in_month(self, rows: list[Statement], address: tuple[str, ...], month: int) -> Statement | None:
        """The row of the parties' own rates in a month; before the first there is none."""
        self.whole_months(rows, address)
        return self.in_force(rows, first_day_of(month))

    def book_after(self, name: str, last: date) -> Fraction:
        """The book value after a day of an asset that is in use then and has not lived its life; else 0."""
        asset = self.asset(name)
        if asset.in_use > last or asset.is_over(month_of(last + ONE_DAY)):
            return ZERO
        return asset.book_on(last + ONE_DAY)

    # ------------------------------------------------------------------------------------------------ results

    def asset_rows(self, horizon: date) -> list[AssetRow]:
        """Each asset in each year of the agreement, from its start to the horizon, in which it costs something (G 9)."""
        found = []
        for name in self.file.get("assets", {}):
            asset = self.asset(name)
            for year in range(self.year_of(self.start), self.year_of(horizon - ONE_DAY) + 1):
                first, before = max(self.year_first(year), self.start), min(self.year_first(year + 1), horizon)
                months = [(month, part) for month, part in self.months_within(first, before, None) if asset.is_active(month)]
                if months:

                    def total(what: Rate, months: list[tuple[int, Fraction]] = months) -> Fraction:
                        return sum((what(month) * part for month, part in months), ZERO)

                    sums = total(asset.depreciation), total(asset.interest), total(asset.income)
                    found.append(AssetRow(name, year, asset.book_on(first), *sums, asset.book_on(before)))
        return found
