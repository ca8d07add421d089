"""Random agreements about time and capital: assets, loans, ends of every kind, notice, those who leave, and years of their own.
Built on `random_agreements.py`, whose agreements say the plain things.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from oracle_loans import payment_days, regular_days
from oracle_values import ONE_DAY, Refused, same_number, year_holding
from random_agreements import Builder, Case, Document, random_kronor, spelled_kronor

RATES = ("2,5 %", "3 %", "1,75 %", "0 %", "2 %", "1/37", "4,125 %", "2,66 %", "0,5 %")
NOTICES = ("12 months", "1 year", "6 months", "3 months", "9 months", "24 months", "6 weeks", "30 days", "100 days", "1 month")
COUNTS = ("30E/360", "30U/360", "actual/360", "actual/365", "actual/actual", "30/360")
YEAR_STARTS = ((7, 1), (3, 1), (10, 1), (8, 16), (2, 1))
MODES = ("half_up", "half_up", "half_even", "up", "down")


def last_of_month(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


@dataclass
class CapitalBuilder(Builder):
    """Builds one document, and the texts of its CSV files."""

    figures: dict[str, str] = field(default_factory=dict)
    starts: tuple[int, int] = (1, 1)  # the first day of a year of the agreement
    endless: bool = False
    leaver: str = ""
    steady: list[str] = field(default_factory=list)  # parties that are members all the time
    profile: bool = False

    def build(self) -> Document:
        """As a plain one; and what is said when somebody leaves."""
        document = super().build()
        self.leaving()
        self.without_end()
        return document

    # ------------------------------------------------------------------------------------------------ days and years

    def year_of(self, day: date) -> int:
        """The agreement's year that a day is in."""
        return year_holding(day, self.starts)

    def label(self, year: int) -> str:
        """A year of the agreement, as it is written."""
        return str(year) if self.starts == (1, 1) else f"{year}/{(year + 1) % 100:02d}"

    def time_key(self, day: date) -> str:
        """As in calendar years; a year of the agreement's own is written whole, and a bare year never."""
        if self.starts == (1, 1):
            return super().time_key(day)
        named = [name for name in self.document.get("dates", {}) if self.days[name] == day]
        if named and self.chance(0.6):
            return f"from-{self.rng.choice(named)}"
        if day == self.start and self.chance(0.6):
            return "from-start"
        if (day.month, day.day) == self.starts and self.chance(0.7):
            return f"from-{self.label(day.year)}"
        return f"from-{day:%Y-%m}" if day.day == 1 and self.chance(0.7) else f"from-{day}"

    def edge_day(self, first: date, last: date) -> date:
        """A day in [first, last] of the kind that things go wrong on: month ends, leap days, firsts, New Year; or any."""
        day = first + timedelta(days=self.rng.randrange(max((last - first).days, 0) + 1))
        leap = date(day.year - day.year % 4, 2, 29)
        found = self.rng.choice(
            (
                day,
                day.replace(day=1),
                day.replace(day=15),
                last_of_month(day),
                last_of_month(day),
                last_of_month(day) - ONE_DAY,
                date(day.year, 1, 1),
                date(day.year, 12, 31),
                date(day.year, 2, 28),
                leap,
                leap + ONE_DAY,
                date(day.year, *self.starts),
            )
        )
        return found if first <= found <= last else day

    def written_day(self, day: date) -> Any:
        """A day as text, as a date, or by a name that it has."""
        named = [name for name in self.document.get("dates", {}) if self.days[name] == day]
        return self.rng.choice([*named, str(day), day])

    # ------------------------------------------------------------------------------------------------ term

    def term(self, profile: bool) -> None:
        """As plain ones; perhaps a year of its own, deadlines moved off weekends, and the rules that these need."""
        rng = self.rng
        self.profile = profile
        own_year = not self.simple and self.chance(0.22)
        if own_year:
            self.starts = rng.choice(YEAR_STARTS)
        self.endless = not self.simple and self.chance(0.12)
        super().term(profile)
        term = self.document["term"]
        if own_year:
            term["year_starts"] = f"{self.starts[0]:02d}-{self.starts[1]:02d}"
            if self.starts[1] != 1:
                self.grain = "day"
                term["part_years"] = "days"
            elif self.grain == "year":
                self.grain = "month"
        if self.endless and "part_years" in term:
            term["part_years"] = rng.choice(("days", "months_and_days")) if self.starts[1] == 1 else "days"
        if (own_year or self.endless) and not profile:
            term.setdefault("part_years", rng.choice(("days", "months_and_days")) if self.starts[1] == 1 else "days")
        if self.chance(0.2):
            term["weekend"] = rng.choice(("next_weekday", "weekday_before"))

    def renewals(self, term: Document, profile: bool, rules: tuple[str, ...]) -> None:
        """Without an end; or to a day in the next odd or even year; and renewals."""
        rng = self.rng
        if self.endless:
            term["end"] = self.opened("none")
            return
        if not self.simple and self.chance(0.15):
            at = self.end if self.grain == "day" and self.end.day < 29 else last_of_month(self.end)
            if self.grain == "year" or (at.month, at.day) == (2, 29):
                at = date(at.year, 12, 31)
            parity = rng.choice(("odd_years", "even_years"))
            years = (year for year in range(self.start.year, self.start.year + 4) if year % 2 == (parity == "odd_years"))
            self.end = next(
                day for year in years if (day := date(year, at.month, min(at.day, calendar.monthrange(year, at.month)[1]))) > self.start
            )
            term["end"] = {"at": f"{self.end.month:02d}-{self.end.day:02d}", "in": parity}
            if (self.end.month, self.end.day) == (2, 29):
                self.end, term["end"] = date(self.end.year, 12, 31), {"at": "12-31", "in": parity}
            self.last = self.end
        super().renewals(term, profile, rules)

    def notice(self) -> None:
        """How long before the end of a period, or from any day; by party, and in steps."""
        rng, term = self.rng, self.document["term"]
        renewal = term["renewal"]
        renewal = renewal["value"] if isinstance(renewal, dict) and "value" in renewal else renewal
        if not self.endless and (renewal == "none" or renewal["happens"] != "unless_notice"):
            return

        def one() -> Document:
            said: Document = {"length": rng.choice(NOTICES), "before": "any_day" if self.endless else "period_end"}
            if self.endless and self.chance(0.4):
                said["to"] = "month_end"
            if self.chance(0.25):
                said["by_party"] = {name: rng.choice(NOTICES) for name in rng.sample(self.names, rng.choice((1, 1, 2)))}
            return said

        term["notice"] = self.opened(one())
        if self.chance(0.15):
            later = self.start + timedelta(days=rng.randrange(1, max((self.end - self.start).days, 2)))
            term["notice"] = {"from-start": self.opened(one()), f"from-{later}": self.opened(one())}
        if "month_end" not in term and self.chance(0.4 if self.profile else 0.85):
            rules = ("whole_months", "last_day", "next_day") if self.grain == "day" else ("whole_months",)
            term["month_end"] = rng.choice(rules)

    def without_end(self) -> None:
        """Nothing may last until the end of what has none."""
        for cost in self.document["costs"].values() if self.endless else ():
            for key in ("until", "committed_until"):
                said = cost.get(key)
                if said == "end" or (isinstance(said, dict) and said.get("value") == "end"):
                    cost[key] = str(self.end)

    # ------------------------------------------------------------------------------------------------ parties

    def parties(self) -> None:
        """As plain ones; one may leave, one may join."""
        rng = self.rng
        super().parties()
        parties, term = self.document["parties"], self.document["term"]
        self.steady = list(self.names)
        if len(self.names) > 2 and not self.simple and self.chance(0.45):
            self.leaver = rng.choice(self.names)
            self.steady.remove(self.leaver)
            day = self.edge_day(self.start, self.end)
            parties[self.leaver]["leaves"] = rng.choice((str(day), day))
            if len(self.steady) > 2 and self.chance(0.3):
                joiner = rng.choice(self.steady)
                self.steady.remove(joiner)
                joins = self.edge_day(self.start, self.end)
                parties[joiner]["joins"] = rng.choice((str(joins), joins))
            if not self.profile or self.chance(0.4):
                term["presence"] = "by_segment"
            if not self.profile or "part_years" in term:
                term["part_years"] = "days" if self.starts[1] != 1 else rng.choice(("days", "months_and_days"))
            self.grain = "day"
            self.busy_years.update(range(self.start.year, self.end.year + 1))
        self.receivers = list(self.steady)
        self.notice()

    def receivers_in_order(self) -> None:
        """The plain ones, and keys that follow who is a member: equal, and by a measure."""
        rng = self.rng
        super().receivers_in_order()
        values: Document = {name: rng.randrange(1, 2_000) for name in self.names}
        self.document["measures"] = {"size": {"kind": "stock", "values": self.opened(values), "source": self.source()}}
        keys = self.document.setdefault("keys", {})
        keys["key_all"] = {"equal": "everyone", "source": self.source()}
        keys["key_size"] = {"by": "size", "among": "everyone", "source": self.source()}
        self.following = ["key_all", "key_size"]

    def equal(self) -> Any:
        """A set of those who are always there."""
        return self.rng.sample(self.receivers, self.rng.randrange(1, len(self.receivers) + 1))

    def indexes(self, profile: bool) -> None:
        """None where the year is the agreement's own: the years of a price level are calendar years."""
        if self.starts == (1, 1):
            super().indexes(profile)
        self.earliest = self.start.year - 4

    # ------------------------------------------------------------------------------------------------ rates

    def rate(self, first: date, last: date, number: str, whole_months: bool) -> tuple[Any, bool]:
        """(a rate from a day on, whether it has more than one value): plain, in steps, by year, or from figures by year."""
        rng = self.rng
        form = rng.choice(("plain", "plain", "steps", "years", "figures"))
        years = range(self.year_of(first) - 1, self.year_of(last) + 1)
        if form == "steps":
            days = [first_of(first.replace(day=1) - timedelta(days=40))]
            for _ in range(rng.randrange(1, 4)):
                day = first + timedelta(days=rng.randrange(max((last - first).days, 1) + 1))
                days.append(day.replace(day=1) if whole_months and self.chance(0.95) else day)
            return {f"from-{day}": self.opened(rng.choice(RATES)) for day in sorted(set(days))}, len(set(days)) > 1
        if form == "years":
            known = list(years)[: rng.randrange(2, len(years) + 2)]
            values: Document = {self.label(year): self.opened(rng.choice(RATES)) for year in known}
            return values | {"after_last": self.opened(rng.choice(("repeat", "repeat", "repeat", "stop")))}, True
        if form == "figures":
            known = list(years)[: rng.randrange(2, len(years) + 2)]
            self.percents(number, [(str(year), rng.choice(("2", "2,5", "3", "0,75", "-0,25"))) for year in known], "year")
            return f"rate_{number}", True
        return self.opened(rng.choice(RATES)), False

    def percents(self, number: str, rows: list[tuple[str, str]], at: str) -> None:
        """A CSV file of percents, and the measure that reads it."""
        rng = self.rng
        path = f"figures/rate_{number}.csv"
        self.figures[path] = "period;value\n" + "".join(f"{period};{value}\n" for period, value in rows)
        self.document.setdefault("figures", {})[f"percents_{number}"] = {"file": path, "unit": "percent", "source": self.source()}
        reading: Document = {"at": at} | ({"years_before": 0} if at == "year" else {})
        self.document["measures"][f"rate_{number}"] = {
            "figures": f"percents_{number}",
            "reading": reading,
            "preliminary": rng.choice(("refuse", "keep")),
            "after_last": self.opened(rng.choice(("repeat", "repeat", "repeat", "stop"))),
            "source": self.source(),
        }

    # ------------------------------------------------------------------------------------------------ assets

    def whole_kronor(self) -> Fraction:
        """An amount that is not nothing."""
        return self.rng.choice(
            (Fraction(self.rng.randrange(1, 40) * 100_000), random_kronor(self.rng) + 1, Fraction(10_007), Fraction(16_000_000))
        )

    def asset(self, number: int) -> Document:
        """Something taken into use before, in or after the agreement, that may have lived its life before it ends."""
        rng = self.rng
        kr = self.whole_kronor()
        annuity = self.chance(0.35)
        years = rng.choice((1, 2, 3, 5, 5, 7, 10, 15, 33))
        life = f"{years} year{'s' * (years > 1)}"
        if not annuity and self.chance(0.25):
            life = f"{rng.choice((1, 7, 18, 30, 100))} months"
        first = self.edge_day(
            max(self.start - timedelta(days=rng.choice((1_500, 700, 60))), date(2010, 1, 1)), self.end + timedelta(days=200)
        )
        if self.chance(0.6):
            first = self.edge_day(self.start, self.start + timedelta(days=500))
        asset: Document = {
            "label": f"Tillgång {number}",
            "owner": self.opened(rng.choice(self.steady)),
            "cost": self.opened(spelled_kronor(rng, kr)),
            "life": self.opened(life),
            "in_use": self.opened(self.written_day(first)),
            "start": self.opened(rng.choice(("in_use_month", "month_after", "next_january"))),
            "left_over": self.opened(rng.choice([*self.steady, *self.receivers])),
        }
        if self.chance(0.25):
            asset["rest_value"] = spelled_kronor(rng, Fraction(int(kr * 100 * Fraction(rng.randrange(1, 5), 10)), 100))
        if self.chance(0.3):
            grant = Fraction(int(kr * 100 * Fraction(rng.randrange(1, 5), 10)), 100)
            asset["grant"] = {"amount": spelled_kronor(rng, grant), "treatment": rng.choice(("reduces_cost", "spread_over_life"))}
        asset["rate"], several = self.rate(min(first, self.start), self.end + timedelta(days=900), f"asset_{number}", not annuity)
        asset["method"] = "annuity" if annuity else "linear"
        if annuity and several:
            asset["rate_change"] = self.opened(rng.choice(("refix", "keep_plan", "keep_payment")))
        if not annuity:
            asset["interest_on"] = self.opened(rng.choice(("opening", "average", "monthly")))
            asset["interest_from"] = self.opened(rng.choice(("in_use", "depreciation")))
            if self.chance(0.3):
                asset["rate_by_party"] = self.party_rates(asset, number)
        if self.chance(0.3) and "keep_payment" not in str(asset.get("rate_change")):
            asset["rounding"] = {"depreciation": {"to": rng.choice(("1 kr", "0,01 kr", "100 kr")), "mode": rng.choice(MODES)}}
        return asset | {"source": self.source()}

    def party_rates(self, asset: Document, number: int) -> Any:
        """The rates of one or two who count with their own; the owner has none."""
        rng = self.rng
        owner = asset["owner"]["value"] if isinstance(asset["owner"], dict) else asset["owner"]
        others = [name for name in self.names if name != owner]

        def row() -> Document:
            return {name: rng.choice(RATES) for name in rng.sample(others, min(len(others), rng.choice((1, 1, 2))))}

        if self.chance(0.2):
            self.percents(
                f"party_{number}",
                [(str(year), rng.choice(("1", "2,25"))) for year in range(self.start.year - 6, self.end.year + 4)],
                "year",
            )
            return {rng.choice(others): f"rate_party_{number}"}
        if self.chance(0.3):
            later = first_of(self.start + timedelta(days=rng.randrange(40, 800)))
            return (
                {"from-2010": row(), f"from-{later}": row()} if self.starts == (1, 1) else {"from-2010-01": row(), f"from-{later}": row()}
            )
        return row()

    # ------------------------------------------------------------------------------------------------ loans

    def loan(self, number: int) -> Document:
        """Money drawn on one to three days, repaid in one way or another."""
        rng = self.rng
        drawn_on = self.edge_day(self.start - timedelta(days=rng.choice((0, 0, 300))), self.start + timedelta(days=700))
        payments = rng.choice((1, 2, 4, 4, 6, 12))
        months = 12 // payments
        first = self.edge_day(drawn_on + ONE_DAY, drawn_on + timedelta(days=31 * months))
        if self.chance(0.3):
            first = same_number(drawn_on, months, "last")
        count = self.day_count(drawn_on, first)
        if count == "30/360":
            drawn_on, first = drawn_on.replace(day=min(drawn_on.day, 27)), first.replace(day=min(first.day, 27))
            if first <= drawn_on:
                first = same_number(first, 1, "last")
        asked = self.payment_day(first)
        regular = regular_days(first, asked or first.day, payments, first + timedelta(days=rng.choice((500, 1_200, 2_500, 3_700))))
        repaid, odd = regular[-1], None
        if len(regular) > 2 and count != "30/360" and self.chance(0.3):
            repaid = regular[-1] - timedelta(days=rng.randrange(1, 25))
            odd = rng.choice(("short_last", "long_last"))
        try:
            days = payment_days(first, payments, repaid, asked, odd)
        except Refused:  # the file must say which day of the month
            asked = rng.choice((first.day, 31))
            repaid = repaid if odd else regular_days(first, asked, payments, repaid)[-1]
            days = payment_days(first, payments, repaid, asked, odd)
        annuity = self.chance(0.4)
        repayment = "annuity" if annuity else rng.choice(("bullet", "straight", "straight"))
        loan: Document = {
            "label": f"Lån {number}",
            "lender": "Långivaren",
            "borrower": self.opened(rng.choice(self.steady)),
            "repaid": self.opened(self.written_day(repaid)),
            "repayment": self.opened(repayment),
            "day_count": self.opened(count),
            "payments": payments,
            "first_payment": self.written_day(first),
        }
        if asked is not None and not self.chance(0.03):
            loan["payment_day"] = asked
        if odd and not self.chance(0.5 if self.profile and odd == "short_last" else 0.03):
            loan["odd_period"] = odd
        rate, several = self.loan_rate(loan, number, drawn_on, days, count)
        self.repayments(loan, repayment, several, drawn_on, days)
        self.drawings(loan, drawn_on, days, count)
        loan |= rate
        for point in ("interest", "repayment"):
            if self.chance(0.6) and (point == "interest" or repayment != "bullet"):
                loan.setdefault("rounding", {})[point] = {"to": rng.choice(("0,01 kr", "0,01 kr", "1 kr")), "mode": rng.choice(MODES)}
        return loan | {"source": self.source()}

    def day_count(self, drawn_on: date, first: date) -> str:
        """How days of interest are counted; the kind that has several answers at month ends only now and then."""
        return self.rng.choice(COUNTS)

    def payment_day(self, first: date) -> int | None:
        """Said where the first payment is the last day of a short month, most of the time."""
        if first != last_of_month(first) or first.day == 31:
            return None
        return self.rng.choice((first.day, 31, 31, None))

    def loan_rate(self, loan: Document, number: int, drawn_on: date, days: list[date], count: str) -> tuple[Document, bool]:
        """The rate with its margin and discount, and whether it may change."""
        rng = self.rng
        said: Document = {}
        if self.chance(0.25):
            starts = [drawn_on, *(day for day in days if day > drawn_on)][:-1]
            if self.chance(0.15):
                starts = starts[: max(len(starts) * 2 // 3, 1)]
            self.percents(
                f"loan_{number}", [(str(day), rng.choice(("2,1", "2,25", "3", "0,75", "-0,25"))) for day in starts], "period_start"
            )
            said["rate"], several = f"rate_loan_{number}", True
        else:
            said["rate"], several = self.rate(drawn_on, days[-1], f"loan_{number}", count == "30/360")
        for word, values in (("margin", ("0,2 %", "1 %", "0,35 %")), ("discount", ("0,02 %", "0,02 %", "0,1 %"))):
            if self.chance(0.4):
                said[word] = self.opened(rng.choice(values))
                if self.chance(0.15) and not several:
                    said[word] = {
                        f"from-{drawn_on}": rng.choice(values),
                        f"from-{first_of(drawn_on + timedelta(days=400))}": rng.choice(values),
                    }
                    several = True
        return said, several

    def repayments(self, loan: Document, repayment: str, several: bool, drawn_on: date, days: list[date]) -> None:
        """What the way of repaying needs, and may say."""
        rng = self.rng
        if repayment != "bullet" and len(days) > 2 and self.chance(0.25):
            loan["first_repayment"] = str(rng.choice((days[1], days[2], days[-1], days[1] - ONE_DAY)))
        if repayment == "straight" and self.chance(0.2):
            loan["instalment"] = self.opened(spelled_kronor(rng, Fraction(rng.randrange(1, 400) * 1_000)))
        if repayment != "annuity":
            return
        if self.chance(0.15):
            loan["payment"] = self.opened(spelled_kronor(rng, Fraction(rng.randrange(1, 400) * 1_000)))
            return
        if not (self.profile and self.chance(0.4)):
            loan["annuity"] = self.opened(rng.choice(("equal_periods", "by_days")))
        if several:
            loan["rate_change"] = self.opened(rng.choice(("refix", "keep_plan", "keep_payment")))

    def drawings(self, loan: Document, drawn_on: date, days: list[date], count: str) -> None:
        """One to three, later ones sometimes on payment days; where a plan is kept, one."""
        rng = self.rng
        drawn: dict[date, Any] = {drawn_on: self.opened(spelled_kronor(rng, self.whole_kronor()))}
        kept = "keep_plan" in str(loan.get("rate_change"))
        for _ in range(0 if kept else rng.choice((0, 0, 1, 2))):
            paid = [day for day in days[:-1] if day > drawn_on]
            latest = days[-1] - ONE_DAY
            day = rng.choice(paid) if paid and self.chance(0.4) else self.edge_day(drawn_on, latest)
            if count == "30/360":
                day = day.replace(day=min(day.day, 27))
            if drawn_on < day <= latest:
                drawn[day] = self.opened(spelled_kronor(rng, self.whole_kronor()))
        loan["drawn"] = {
            next((f"on-{name}" for name in self.document.get("dates", {}) if self.days[name] == day), str(day)): value
            for day, value in drawn.items()
        }

    # ------------------------------------------------------------------------------------------------ costs

    def costs(self) -> None:
        """One or two plain ones, one or two of assets, and those of loans."""
        rng = self.rng
        names, self.names = self.names, self.steady
        super().costs()
        self.names = names
        costs = self.document["costs"]
        for name in list(costs)[2:]:
            del costs[name]
        assets = {f"asset_{number}": self.asset(number) for number in range(rng.choice((0, 1, 1, 2, 3)))}
        loans = {f"loan_{number}": self.loan(number) for number in range(rng.choice((0, 1, 1, 2)) or not assets)}
        if assets:
            self.document["assets"] = assets
            for place, some in enumerate(self.groups(list(assets))):
                costs[f"cost_capital_{place}"] = self.shared({"label": f"Kapital {place}", "capital": some})
        if loans:
            self.document["loans"] = loans
            for name, loan in loans.items():
                if assets and self.chance(0.3):
                    loan["finances"] = rng.sample(list(assets), 1)
                if self.chance(0.7):
                    part = rng.choice(("interest", "all"))
                    costs[f"cost_{name}"] = self.shared({"label": f"Betalningar {name}", "loan": name, "loan_part": part})

    def groups(self, names: list[str]) -> list[list[str]]:
        """All in one cost, or one by one; sometimes an asset that no cost has."""
        if len(names) > 1 and self.chance(0.5):
            return [[name] for name in names[: len(names) - self.chance(0.2)]]
        return [names]

    def shared(self, cost: Document) -> Document:
        """Who bears and who pays."""
        rng = self.rng
        receivers = [*self.document["keys"], *self.receivers, *self.following * (12 if self.leaver else 2)]
        cost["key"] = self.said(lambda: rng.choice(receivers), 0.2)
        cost["paid_by"] = self.said(lambda: rng.choice([*self.steady, "bearer"]), 0.2)
        if self.chance(0.08):
            day = self.edge_day(self.start, self.end)
            cost["until"] = self.opened(self.written_day(day))
        return cost | {"source": self.source()}

    def once(self, cost: Document, sign: int) -> None:
        """As plain ones; in a year of the agreement's own on a day, or in such a year."""
        if self.starts == (1, 1) and not self.endless:
            super().once(cost, sign)
            return
        cost.pop("index", None)
        day = self.start + timedelta(days=self.rng.randrange((self.end - self.start).days + 1))
        cost["once"] = {self.label(self.year_of(day)) if self.chance(0.3) else str(day): self.opened(self.kronor(sign))}

    def frames(self) -> None:
        """Those of costs, and one of assets."""
        super().frames()
        for frame in self.document.get("frames", {}).values():
            if self.starts != (1, 1):
                frame["owner"] = self.rng.choice(self.names)
                if isinstance(frame["amount"], dict) and all(key.isdigit() for key in frame["amount"]):
                    years = range(self.year_of(self.start), self.year_of(self.end) + 1)
                    frame["amount"] = {self.label(year): self.kronor(1) for year in self.rng.sample(years, min(len(years), 2))}
        assets = self.document.get("assets")
        if assets and self.chance(0.4):
            owners = [asset["owner"] for asset in assets.values()]
            years = sorted({self.year_of(self.day_of(asset["in_use"])) for asset in assets.values()} | {self.year_of(self.start) + 1})
            within = [year for year in years if self.year_of(self.start) <= year <= self.year_of(self.end)]
            if within:
                owner = self.rng.choice(owners)
                self.document.setdefault("frames", {})["frame_assets"] = {
                    "label": "Investeringar",
                    "owner": owner["value"] if isinstance(owner, dict) else owner,
                    "assets": self.rng.sample(list(assets), self.rng.randrange(1, len(assets) + 1)),
                    "amount": {self.label(year): self.kronor(1) for year in within},
                    "over": "shown",
                    "source": self.source(),
                }

    def day_of(self, written: Any) -> date:
        """The day that a written one is."""
        written = written["value"] if isinstance(written, dict) else written
        if isinstance(written, date):
            return written
        return self.days[written] if written in self.days else date.fromisoformat(written)

    # ------------------------------------------------------------------------------------------------ leaving

    def leaving(self) -> None:
        """What is said where somebody leaves, and the costs that it is committed to."""
        rng = self.rng
        if not self.leaver or (not any("capital" in cost for cost in self.document["costs"].values()) and self.chance(0.5)):
            return
        said: Document = {
            "pays_until": self.opened(rng.choice(("leaving_day", "leaving_day", "year_end", "period_end"))),
            "undepreciated": self.opened(rng.choice(("its_share", "its_share", "nothing"))),
            "committed": self.opened(rng.choice(("its_share", "all", "nothing"))),
        }
        self.document["leaving"] = said | {"source": self.source()}
        for cost in self.document["costs"].values():
            if ("yearly" in cost or "loan" in cost) and self.chance(0.5):
                cost["key"] = rng.choice(self.following)
                cost["committed_until"] = self.opened(str(self.edge_day(self.start, self.end)))


def first_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def random_case(seed: int, number: int) -> Case:
    """The agreement of that number in the sequence of that seed, with its CSV files."""
    rng = Random(f"andel capital {seed} {number}")
    builder = CapitalBuilder(rng, longest=9)
    document = builder.build()
    until = None
    if rng.random() < (0.95 if builder.endless else 0.6):
        until = max(builder.start.year, builder.end.year + rng.randrange(-2, 3 if builder.months > 2 else 1))
    return Case(document, until, seed, number, builder.figures)
