"""Plain values and days for the oracle: amounts, shares, rounding, month arithmetic, the part of a year.

L 2.2 is section 2.2 of `language.md`, S 1.7 section 1.7 of `semantics.md`, D 3 the third of the decisions in `oracle.py`.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any

ONE_DAY = timedelta(days=1)
UNITS: dict[str, Fraction | int] = {
    "kr": 1,
    "tkr": 1_000,
    "mkr": 1_000_000,
    "mnkr": 1_000_000,
    "%": Fraction(1, 100),
    "‰": Fraction(1, 1000),
}


class Refused(Exception):  # noqa: N818
    """The figures cannot be made; `code` is the stable code of the problem (L 2.8)."""

    def __init__(self, code: str, why: str = "") -> None:
        super().__init__(f"{code}: {why}")
        self.code = code


# ---------------------------------------------------------------------------------------------- plain values, L 2.2


@lru_cache(maxsize=4096)
def number(written: int | str) -> Fraction:
    """An amount, a share or a number: an integer, or text with a decimal comma or a fraction bar, and perhaps a unit."""
    if isinstance(written, int):
        return Fraction(written)
    text = "".join(written.split()).replace("\u2212", "-").replace("\u2013", "-")
    digits = text.rstrip("krtmn%‰")
    unit = UNITS[text[len(digits) :]] if len(digits) < len(text) else 1
    return Fraction(digits.replace(",", ".")) * unit


def length(written: str) -> tuple[int, int]:
    """(months, days) of `"15 years"`, `"9 months"`, `"6 weeks"` or `"30 days"`."""
    count, unit = int(written.split()[0]), written.split()[1].rstrip("s")
    return {"year": (12 * count, 0), "month": (count, 0), "week": (0, 7 * count), "day": (0, count)}[unit]


def ratio_rounded(ratio: Fraction, mode: str) -> int:
    """A ratio made whole; every mode is odd, so that a credit mirrors its charge (S 1.7)."""
    size, unit = abs(ratio.numerator), ratio.denominator
    whole, rest = divmod(size, unit)
    if rest and mode != "down":
        half = 2 * rest - unit
        whole += mode == "up" or half > 0 or (half == 0 and (mode == "half_up" or whole % 2 == 1))
    return -whole if ratio.numerator < 0 else whole


def rounded(value: Fraction, rule: dict[str, Any] | None) -> Fraction:
    """`{ to, mode }`; no rule, no rounding."""
    if rule is None:
        return value
    unit = number(rule["to"])
    return unit * ratio_rounded(value / unit, rule["mode"])


# ------------------------------------------------------------------------------------------------------ time, S 1.8.6


def first_of_month(year: int, month0: int) -> date:
    """The first day of a month counted from 0, also past the year's ends."""
    return date(year + month0 // 12, month0 % 12 + 1, 1)


def same_number(day: date, months: int, missing: str) -> date:
    """The day with the same number so many months on; where there is none, the month's `last` day or the `next` day."""
    first = first_of_month(day.year, day.month - 1 + months)
    days = calendar.monthrange(first.year, first.month)[1]
    if day.day <= days:
        return first.replace(day=day.day)
    return first.replace(day=days) + (ONE_DAY if missing == "next" else timedelta(0))


def end_moved(end: date, months: int, rule: str | None) -> date:
    """A period's last day moved by whole months: three readings, refused where they differ and no rule says which."""
    readings = {
        "whole_months": same_number(end + ONE_DAY, months, "next") - ONE_DAY,
        "last_day": same_number(end, months, "last"),
        "next_day": same_number(end, months, "next"),
    }
    if rule is None and len(set(readings.values())) > 1:
        raise Refused("two_answers", f"{months} months from {end}: {readings}")
    return readings[rule or "whole_months"]


JANUARY = (1, 1)


def year_holding(day: date, starts: tuple[int, int] = JANUARY) -> int:
    """The year that a day is in, of those that begin on a day of the year; named by the calendar year of that day (G 1)."""
    return day.year if (day.month, day.day) >= starts else day.year - 1


@lru_cache(maxsize=65536)
def fraction_of_year(first: date, before: date, rule: str | None, starts: tuple[int, int] = JANUARY) -> Fraction:
    """The part of its year that [first, before) is (S 1.1, D 3). A whole year needs no rule."""
    year = year_holding(first, starts)
    year_first, year_before = date(year, *starts), date(year + 1, *starts)
    if (first, before) == (year_first, year_before):
        return Fraction(1)
    if rule is None:
        raise Refused("rule_missing", "part_years")
    if rule == "days":
        return Fraction((before - first).days, (year_before - year_first).days)
    if rule == "months":
        if first.day != 1 or before.day != 1:
            raise Refused("inside_a_month", f"{first} to {before}")
        return Fraction(12 * (before.year - first.year) + before.month - first.month, 12)
    total = Fraction(0)
    for month0 in range(13):  # a year of its own may begin and end inside the same month
        month_first, month_before = first_of_month(year, starts[0] - 1 + month0), first_of_month(year, starts[0] + month0)
        shared = (min(before, month_before) - max(first, month_first)).days
        total += Fraction(max(shared, 0), (month_before - month_first).days) / 12
    return total
