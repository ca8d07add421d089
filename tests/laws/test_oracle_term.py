"""The oracle on ends, renewals, deadlines, the agreement's own years and those who leave.

As in `test_oracle.py`, no expected value comes from the oracle or from the program.
"""

# ruff: noqa: E501
from __future__ import annotations

import itertools
import os
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import oracle
import pytest
from examples import SMEDJEBACKEN, one_cost
from oracle_term import MONTH_READINGS, Deadline, end_of_month, moved_by, weekday_near
from oracle_values import ONE_DAY, Refused, end_moved, fraction_of_year

YEARLY = 'yearly = "1 200 kr", index = "none"'


def term(said: str, start: str = "2025-01-01", end: str = '"2029-12-31"', cost: str = YEARLY, **more: str) -> str:
    """An agreement of one cost with that term."""
    text = one_cost(cost, start=start, end="END", term=said, **more)
    return text.replace('end = "END"', f"end = {end}")


def asked(text: str, notice: tuple[str, date] | None = None) -> oracle.Oracle:
    """The oracle of a file."""
    return oracle.Oracle(text, notice=notice)


def deadlines(text: str, until: int) -> list[tuple[str, str]]:
    """(last day of notice, last day of the agreement) as text."""
    return [(str(one.day), str(one.ends)) for one in asked(text).calendar(until)]


def renewed(length: str, notice: str, at_most: str = '"unlimited"', more: str = "", happens: str = "unless_notice") -> str:
    """Renewals of a length, notice before the end of the period."""
    return (
        f'renewal = {{ length = "{length}", happens = "{happens}", at_most = {at_most} }}, '
        f'notice = {{ length = "{notice}", before = "period_end" }}, part_years = "days", {more}'
    )


# ------------------------------------------------------------------------------------------------- month arithmetic


@pytest.mark.parametrize(
    ("end", "months", "whole", "last", "following"),
    [
        ("2030-09-30", 6, "2030-03-31", "2030-03-30", "2030-03-30"),  # semantics.md 1.8.6
        ("2030-04-30", 2, "2030-02-28", "2030-02-28", "2030-03-01"),
        ("2020-12-31", 12, "2019-12-31", "2019-12-31", "2019-12-31"),  # Lerum
        ("2030-12-31", 6, "2030-06-30", "2030-06-30", "2030-07-01"),  # language.md 2.7
        ("2030-06-30", 1, "2030-05-31", "2030-05-30", "2030-05-30"),
        ("2024-02-29", 12, "2023-02-28", "2023-02-28", "2023-03-01"),  # by hand
        ("2025-02-28", 12, "2024-02-29", "2024-02-28", "2024-02-28"),
        ("2025-03-30", 1, "2025-02-28", "2025-02-28", "2025-03-01"),
    ],
)
def test_three_readings_of_months_before_an_end(end: str, months: int, whole: str, last: str, following: str) -> None:
    """Each as printed; refused where they differ and nothing says which."""
    day, answers = date.fromisoformat(end), (whole, last, following)
    for rule, answer in zip(MONTH_READINGS, answers, strict=True):
        assert moved_by(day, f"{months} months", -1, rule) == date.fromisoformat(answer)
    if len(set(answers)) > 1:
        with pytest.raises(Refused, match="two_answers"):
            moved_by(day, f"{months} months", -1, None)
    else:
        assert moved_by(day, f"{months} months", -1, None) == date.fromisoformat(whole)


def test_weeks_and_days_have_one_reading() -> None:
    """By hand: six weeks are 42 days, 30 days before 31 March 2025 is 1 March."""
    assert moved_by(date(2025, 3, 31), "6 weeks", -1, None) == date(2025, 2, 17)
    assert moved_by(date(2025, 3, 31), "30 days", -1, None) == date(2025, 3, 1)


def test_how_often_the_three_readings_disagree() -> None:
    """semantics.md 1.8.6: over the month ends of a 400-year cycle for half of all pairs with n = 3, 6, 9, 12, and for n = 12 alone
    for 1 in 25: the Februaries before, of and after a leap year (of 4 800 month ends 194)."""
    ends = [end_of_month(date(2000 + place // 12, place % 12 + 1, 1)) for place in range(4_800)]

    def differ(end: date, months: int) -> bool:
        return len({end_moved(end, -months, rule) for rule in MONTH_READINGS}) > 1

    counted = {months: sum(differ(end, months) for end in ends) for months in (3, 6, 9, 12)}
    assert counted[12] == 2 * 97  # the last of February of a leap year, and of the year after it
    assert round(sum(counted.values()) / (4 * 4_800), 1) == 0.5
    assert round(4_800 / counted[12]) == 25


def test_month_arithmetic_over_a_cycle() -> None:
    """Laws: whole months keep month ends; last_day is never after next_day, and at most a day before it; a deadline is before
    its end; and later ends have later deadlines, or the same."""
    previous: dict[tuple[str, int], date] = {}
    for place in range(0, 146_097, 1 if os.environ.get("ANDEL_LONG") else 23):
        end = date(2000, 1, 1) + timedelta(days=place)
        for months in (1, 6, 12, 24):
            whole, last, following = (end_moved(end, -months, rule) for rule in MONTH_READINGS)
            assert timedelta(0) <= following - last <= ONE_DAY
            assert whole < end
            assert whole >= last
            if end == end_of_month(end):
                assert whole == end_of_month(whole)
            for rule, day in zip(MONTH_READINGS, (whole, last, following), strict=True):
                assert day >= previous.get((rule, months), date.min)
                previous[rule, months] = day


def test_a_deadline_on_a_weekend() -> None:
    """By hand: 1 March 2025 is a Saturday: Monday the 3rd, Friday 28 February, or as it stands."""
    saturday = date(2025, 3, 1)
    assert weekday_near(saturday, None) == saturday
    assert weekday_near(saturday, "next_weekday") == date(2025, 3, 3)
    assert weekday_near(saturday, "weekday_before") == date(2025, 2, 28)
    assert weekday_near(date(2025, 3, 2), "next_weekday") == date(2025, 3, 3)
    assert weekday_near(date(2025, 3, 2), "weekday_before") == date(2025, 2, 28)
    assert {weekday_near(date(2025, 3, 3), rule) for rule in (None, "next_weekday", "weekday_before")} == {date(2025, 3, 3)}


# ------------------------------------------------------------------------------------------------- deadlines


def test_lerum_to_the_day() -> None:
    """domain.md section 5: notice by 2019-12-31 ends it 2020-12-31; on 2020-01-01 it runs to 2025-12-31."""
    text = term(renewed("5 years", "1 year"), "2016-01-01", '"2020-12-31"')
    assert deadlines(text, 2030) == [("2019-12-31", "2020-12-31"), ("2024-12-31", "2025-12-31"), ("2029-12-31", "2030-12-31")]
    assert asked(text).ending(date(2019, 12, 31), "") == date(2020, 12, 31)
    assert asked(text).ending(date(2020, 1, 1), "") == date(2025, 12, 31)


def test_the_calendar_of_smedjebacken() -> None:
    """semantics.md 1.8.5: the last day for ending at 2038-12-31 is 2037-12-31, and then one year at a time."""
    found = asked(SMEDJEBACKEN).calendar(2042)
    assert found == [
        Deadline(date(year, 12, 31), "", date(year + 1, 12, 31), date(year + 2, 12, 31), "unless_notice") for year in range(2037, 2043)
    ]
    assert asked(SMEDJEBACKEN).calendar(2036) == []


def test_what_a_notice_a_day_late_costs() -> None:
    """semantics.md 1.8.5: notice on 2037-12-31 ends 2038, on 2038-01-01 costs the whole of 2039, which is after notice."""
    in_time = oracle.project(SMEDJEBACKEN, 2045, notice=("region", date(2037, 12, 31)))
    assert max(row.year for row in in_time.rows) == 2038
    late = oracle.project(SMEDJEBACKEN, 2045, notice=("region", date(2038, 1, 1)))
    assert {row.year for row in late.rows if row.standing == "after_notice"} == {2039}
    assert max(row.year for row in late.rows) == 2039
    nobody = oracle.project(SMEDJEBACKEN, 2039)
    assert {row.standing for row in nobody.rows if row.year == 2039} == {"rests_on_no_notice"}
    assert [row.bears_kr for row in nobody.rows] == [row.bears_kr for row in late.rows]


def test_renewals_count_from_the_first_end() -> None:
    """semantics.md pitfall 15, by hand: six months at a time after 31 August 2025: 28 February, 31 August (not the 28th) by
    last_day; by whole months the month ends."""
    for rule in ("last_day", "whole_months"):
        found = asked(term(renewed("6 months", "1 month", more=f'month_end = "{rule}",'), end='"2025-08-31"')).renewals()
        ends = [last for _, last in itertools.islice(found, 4)]
        assert ends == [date(2025, 8, 31), date(2026, 2, 28), date(2026, 8, 31), date(2027, 2, 28)]
    found = asked(term(renewed("6 months", "1 month", more='month_end = "next_day",'), end='"2025-08-31"')).renewals()
    assert [last for _, last in itertools.islice(found, 3)] == [date(2025, 8, 31), date(2026, 3, 1), date(2026, 8, 31)]


def test_no_deadline_for_the_last_renewal_and_none_without_renewals() -> None:
    """By hand: to 2029, at most twice a year more, six weeks' notice: two deadlines; renewal none: none."""
    assert deadlines(term(renewed("1 year", "6 weeks", "2")), 2040) == [("2029-11-19", "2029-12-31"), ("2030-11-19", "2030-12-31")]
    assert deadlines(term('renewal = "none",'), 2040) == []


def test_a_party_with_a_longer_notice_and_a_notice_longer_than_the_renewal() -> None:
    """By hand: 24 months for one, one year at a time: its deadline is a year before everybody else's."""
    said = (
        'renewal = { length = "1 year", happens = "unless_notice", at_most = "unlimited" }, '
        'notice = { length = "12 months", before = "period_end", by_party = { region_x = "24 months" } },'
    )
    found = [(str(one.day), one.party, str(one.ends)) for one in asked(term(said)).calendar(2029)]
    assert found == [
        ("2027-12-31", "region_x", "2029-12-31"),
        ("2028-12-31", "", "2029-12-31"),
        ("2028-12-31", "region_x", "2030-12-31"),
        ("2029-12-31", "", "2030-12-31"),
        ("2029-12-31", "region_x", "2031-12-31"),
    ]
    assert asked(term(said)).ending(date(2028, 1, 1), "region_x") == date(2030, 12, 31)
    assert asked(term(said)).ending(date(2028, 1, 1), "alfa") == date(2029, 12, 31)


def test_the_notice_in_force_on_the_day_it_is_given() -> None:
    """By hand: 24 months until 30 June 2028, then 6. For 2029 the last day is 30 June 2029; a notice on 1 January 2028 is too late
    by the rule of its day, one on 1 July 2028 is in time."""
    said = (
        'renewal = { length = "1 year", happens = "unless_notice", at_most = "unlimited" }, month_end = "whole_months", '
        'notice = { from-start = { length = "24 months", before = "period_end" }, from-2028-07 = { length = "6 months", before = "period_end" } },'
    )
    text = term(said)
    assert deadlines(text, 2030) == [("2029-06-30", "2029-12-31"), ("2030-06-30", "2030-12-31")]
    assert asked(text).ending(date(2027, 12, 31), "") == date(2029, 12, 31)
    assert asked(text).ending(date(2028, 1, 1), "") == date(2030, 12, 31)
    assert asked(text).ending(date(2028, 7, 1), "") == date(2029, 12, 31)


def test_a_notice_that_ends_it_sooner_is_none_for_a_later_end() -> None:
    """By hand: 12 months until 1 August 2020, then 24. Of the ends each half year from 31 May 2021: 31 May 2020 for the first; 1 August
    2020, the last day of the short form, for the second. A notice that day is in time for the second already, so never for the third,
    and 24 months before the third is over."""
    said = (
        'renewal = { length = "6 months", happens = "unless_notice", at_most = 3 }, month_end = "whole_months", '
        'notice = { from-start = { length = "1 year", before = "period_end" }, from-2020-08-02 = { length = "24 months", before = "period_end" } },'
    )
    found = deadlines(term(said, start="2019-02-01", end='"2021-05-31"'), 2025)
    assert found == [("2020-05-31", "2021-05-31"), ("2020-08-01", "2021-11-30")]


def test_a_deadline_that_a_weekend_moves() -> None:
    """By hand: three months before 31 December 2028 by whole months is 30 September, a Saturday in 2028: Friday or Monday. The
    end, a Sunday, stays."""
    for rule, day in (("weekday_before", "2028-09-29"), ("next_weekday", "2028-10-02")):
        text = term(renewed("1 year", "3 months", more=f'month_end = "whole_months", weekend = "{rule}",'), end='"2028-12-31"')
        assert deadlines(text, 2028) == [(day, "2028-12-31")]


def test_an_end_at_the_next_odd_year() -> None:
    """language.md S5, by hand: from 14 March 2022 to 31 December 2023, then two years at a time; strictly after the start."""
    text = term(renewed("2 years", "12 months"), "2022-03-14", '{ at = "12-31", in = "odd_years" }')
    assert deadlines(text, 2026) == [("2022-12-31", "2023-12-31"), ("2024-12-31", "2025-12-31"), ("2026-12-31", "2027-12-31")]
    assert max(row.period_to for row in oracle.project(text).rows) == date(2023, 12, 31)
    same_day = term('renewal = "none", part_years = "days",', "2023-12-31", '{ at = "12-31", in = "odd_years" }')
    assert asked(same_day).fixed_before == date(2026, 1, 1)
    even = term('renewal = "none", part_years = "days",', "2023-12-31", '{ at = "06-30", in = "even_years" }')
    assert asked(even).fixed_before == date(2024, 7, 1)


def test_until_further_notice() -> None:
    """By hand: from 1 July 2024, six months from any day by last_day: given at once it ends 1 January 2025; what follows rests on no
    notice; how far must be asked; notice on 15 May 2025 ends 15 November, at a month end 30 November."""
    said = 'renewal = "none", notice = {{ length = "6 months", before = "any_day"{} }}, part_years = "days", month_end = "last_day",'
    text = term(said.format(""), "2024-07-01", '"none"')
    rows = oracle.project(text, 2026).rows
    assert {(row.period_from, row.standing) for row in rows} == {
        (date(2024, 7, 1), "firm"),
        (date(2025, 1, 1), "firm"),
        (date(2025, 1, 2), "rests_on_no_notice"),
        (date(2026, 1, 1), "rests_on_no_notice"),
    }
    with pytest.raises(Refused, match="rule_missing"):
        oracle.project(text)
    assert asked(text).ending(date(2025, 5, 15), "") == date(2025, 11, 15)
    assert asked(text).calendar(2030) == []
    month_end = term(said.format(', to = "month_end"'), "2024-07-01", '"none"')
    assert asked(month_end).ending(date(2025, 5, 15), "") == date(2025, 11, 30)
    ended = oracle.project(text, 2026, notice=("", date(2025, 5, 15))).rows
    assert max(row.period_to for row in ended) == date(2025, 11, 15)
    assert {row.standing for row in ended if row.period_from > date(2025, 1, 1)} == {"after_notice"}


def test_a_rolling_notice_at_a_month_end_has_two_answers() -> None:
    """By hand: one month from 31 January 2025 is 28 February or 1 March; to the end of the month 28 February or 31 March."""
    for to in ("", ', to = "month_end"'):
        said = f'renewal = "none", notice = {{ length = "1 month", before = "any_day"{to} }}, part_years = "days",'
        text = term(said, "2024-07-15", '"none"')
        assert asked(text).ending(date(2025, 1, 15), "") == (date(2025, 2, 28) if to else date(2025, 2, 15))
        with pytest.raises(Refused, match="two_answers"):
            asked(text).ending(date(2025, 1, 31), "")


def test_by_decision_the_deadline_is_for_deciding() -> None:
    """By hand: three years more by decision, once; nine months before by whole months: 31 March 2022; without a notice, the end."""
    said = renewed("3 years", "9 months", "1", 'month_end = "whole_months",', "by_decision")
    text = term(said, "2020-01-01", '"2022-12-31"')
    assert asked(text).calendar(2030) == [Deadline(date(2022, 3, 31), "", date(2022, 12, 31), date(2025, 12, 31), "by_decision")]
    silent = term('renewal = { length = "3 years", happens = "by_decision", at_most = 1 },', "2020-01-01", '"2022-12-31"')
    assert deadlines(silent, 2030) == [("2022-12-31", "2022-12-31")]


# ------------------------------------------------------------------------------------------------- years of its own


def by_year(text: str, until: int | None = None) -> dict[int, Fraction]:
    """What each year costs."""
    sums: dict[int, Fraction] = defaultdict(Fraction)
    for row in oracle.project(text, until).rows:
        sums[row.year] += row.bears_kr
    return dict(sums)


SCHOOL = 'renewal = "none", year_starts = "07-01", part_years = "{}",'


def test_a_school_year_is_one_charge_and_a_part_of_it_is_divided_by_its_own_days() -> None:
    """semantics.md 1.1, by hand: 366 000 kr a year of 1 July; 2027/28 has 366 days, 2028/29 has 365. From 1 January 2028:
    182 days of 366; the next whole year; and July to December 2029: 184 of 365."""
    cost = 'yearly = "366 000 kr", index = "none"'
    found = by_year(term(SCHOOL.format("days"), "2028-01-01", '"2029-12-31"', cost))
    assert found == {2027: 182_000, 2028: 366_000, 2029: Fraction(round(366_000 * 184 / 365 * 100), 100)}
    found = by_year(term(SCHOOL.format("months"), "2028-01-01", '"2029-12-31"', cost))
    assert found == {2027: 183_000, 2028: 366_000, 2029: 183_000}


def test_occasions_of_a_school_year() -> None:
    """language.md S5: 310 tkr in 2024/25 and 325 tkr in 2025/26, each in its year, from its first day."""
    text = term(SCHOOL.format("days"), "2024-07-01", '"2026-06-30"', 'once = { "2024/25" = "310 tkr", "2025/26" = "325 tkr" }')
    assert by_year(text) == {2024: 310_000, 2025: 325_000}
    assert {(row.period_from, row.period_to) for row in oracle.project(text).rows} == {
        (date(2024, 7, 1), date(2025, 6, 30)),
        (date(2025, 7, 1), date(2026, 6, 30)),
    }
    step = 'yearly = {{ from-start = "1 200 kr", "{}" = "2 400 kr" }}, index = "none"'
    for key in ("from-2025/26", "from-2025-07", "from-2025-07-01"):
        assert by_year(term(SCHOOL.format("days"), "2024-07-01", '"2026-06-30"', step.format(key))) == {2024: 1_200, 2025: 2_400}


def test_charge_periods_follow_the_year_of_the_agreement() -> None:
    """By hand: half-years of a year that begins 1 March begin then and 1 September; two years' horizon ends the day before 1 March."""
    text = term('renewal = "none", year_starts = "03-01", part_years = "months",', "2024-03-01", '"2027-02-28"')
    text = text.replace('period = "1 year"', 'period = "6 months"')
    rows = oracle.project(text, 2025).rows[::2]
    firsts = [(row.year, row.period_from) for row in rows]
    assert firsts == [(2024, date(2024, 3, 1)), (2024, date(2024, 9, 1)), (2025, date(2025, 3, 1)), (2025, date(2025, 9, 1))]
    assert rows[-1].period_to == date(2026, 2, 28)


@pytest.mark.parametrize("starts", [(1, 1), (7, 1), (3, 1), (12, 31), (2, 15)])
def test_days_of_a_year_add_up_to_it(starts: tuple[int, int]) -> None:
    """semantics.md 1.1: whatever the year's first day, by days every split of it adds up to one."""
    for year in (2023, 2024, 2027):
        first, before = date(year, *starts), date(year + 1, *starts)
        assert fraction_of_year(first, before, None, starts) == 1
        for place in range(1, (before - first).days, 19):
            middle = first + timedelta(days=place)
            rules: list[Any] = ["days"] + ["months_and_days"] * (starts[1] == 1)
            for rule in rules:
                assert fraction_of_year(first, middle, rule, starts) + fraction_of_year(middle, before, rule, starts) == 1


def test_capital_and_its_rate_follow_the_year_of_the_agreement() -> None:
    """By hand: 120 000 kr over 10 years from 1 July 2024, opening, 2 % in 2024/25 and 3 % in 2025/26: 12 000 + 2 400, 12 000 + 3 240."""
    asset = (
        'assets.house = { label = "H", owner = "alfa", cost = "120 tkr", life = "10 years", in_use = "2024-07-01", start = "in_use_month", method = "linear", '
        'interest_on = "opening", interest_from = "in_use", rate = { "2024/25" = "2 %", "2025/26" = "3 %", after_last = "stop" }, left_over = "alfa", source = "agreement" }'
    )
    text = term(SCHOOL.format("days"), "2024-07-01", '"2026-06-30"', 'capital = ["house"]', more=asset, paid_by='"alfa"')
    sums: dict[int, Fraction] = defaultdict(Fraction)
    for row in oracle.project(text).rows:
        sums[row.year] += 0 if row.component else row.bears_kr
    assert dict(sums) == {2024: 14_400, 2025: 15_240}


# ------------------------------------------------------------------------------------------------- leaving


@pytest.mark.parametrize(("rule", "last"), [("leaving_day", "2026-03-31"), ("year_end", "2026-12-31"), ("period_end", "2029-12-31")])
def test_how_long_a_leaver_pays(rule: str, last: str) -> None:
    """By hand: leaves 31 March 2026, in a term to 2029 that is renewed."""
    text = term(
        renewed("1 year", "12 months", more='presence = "by_segment",'),
        more=f'leaving = {{ pays_until = "{rule}", undepreciated = "nothing", committed = "nothing", source = "agreement" }}',
        key='equal = ["alfa", "region_x"]',
    ).replace('code = "99",', 'code = "99", leaves = "2026-03-31",')
    found = asked(text)
    assert found.membership["region_x"][1] - ONE_DAY == date.fromisoformat(last)
    rows = oracle.project(text, 2030).rows
    years = {row.year for row in rows if row.party == "region_x" and row.bears_kr}
    assert years == set(range(2025, date.fromisoformat(last).year + 1))
    in_renewal = text.replace('leaves = "2026-03-31"', 'leaves = "2030-03-31"')
    if rule == "period_end":
        assert asked(in_renewal).membership["region_x"][1] == date(2031, 1, 1)


def test_a_leaver_is_credited_by_those_who_stay_by_their_key_the_day_after() -> None:
    """By hand: 120 000 kr over 10 years from 2025, equal between three; one leaves 30 June 2026: a third of 102 000 is 34 000 kr,
    half of it to each of the others. At the end of the agreement nobody leaves."""
    asset = (
        'assets.house = { label = "H", owner = "alfa", cost = "120 tkr", life = "10 years", in_use = "2025-01-01", start = "in_use_month", method = "linear", '
        'interest_on = "opening", interest_from = "in_use", rate = "0 %", left_over = "alfa", source = "agreement" }\n'
        'leaving = { pays_until = "leaving_day", undepreciated = "its_share", committed = "nothing", source = "agreement" }'
    )
    text = term(
        'renewal = "none", part_years = "months", presence = "by_segment",',
        cost='capital = ["house"]',
        key='equal = ["alfa", "beta", "region_x"]',
        more=asset,
        paid_by='"alfa"',
    )
    left = text.replace('code = "99",', 'code = "99", leaves = "2026-06-30",')
    rows = [row for row in oracle.project(left).rows if row.component == "exit"]
    assert {row.party: (row.bears_kr, row.pays_kr, row.settles_kr) for row in rows} == {
        "alfa": (-17_000, 0, -17_000),
        "beta": (-17_000, 0, -17_000),
        "region_x": (34_000, 0, 34_000),
    }
    at_the_end = text.replace('code = "99",', 'code = "99", leaves = "2029-12-31",')
    assert not [row for row in oracle.project(at_the_end).rows if row.component == "exit"]
    before = oracle.project(left, 2025).rows
    assert not [row for row in before if row.component == "exit"]
