"""The calendar against the oracle, over random terms, renewals and notices: every deadline to the day, and what each end costs whom."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction

import oracle
import pytest
from compare import LOOKED_AT
from compare import disagreement as projections_differ
from engines import asked_of, borne, by_andel, calendar_by_andel, calendar_by_oracle
from oracle_values import ONE_DAY, Refused
from random_agreements import Case
from random_capital import random_case
from shrink import shrunk

SEED = 20_261_126
AT_A_TIME = 50


def ends(case: Case) -> bool:
    """True for an agreement that has an end; the others have no days to act by."""
    said = case.document["term"]["end"]
    return (said["value"] if isinstance(said, dict) and "value" in said else said) != "none"


def until(case: Case) -> int:
    """The year to look to: as for a projection, or the end of the fixed term."""
    asked = oracle.Oracle(case.text(), case.figures, case.as_of)
    return case.until if case.until is not None else asked.year_of(asked.fixed_before - ONE_DAY)


def of_an_end(case: Case) -> str | None:
    """How the program's calendar differs from the oracle's, for an agreement that has an end."""
    if not ends(case):
        return None
    expected, found = calendar_by_oracle(case, until(case)), calendar_by_andel(case, until(case))
    if expected.codes:
        return None
    if found.codes:  # what no figure of these years needs may be missing
        return None if set(found.codes) <= LOOKED_AT else f"oracle: a calendar\nandel:  {found.codes}"
    for name in ("days", "outcomes"):
        for one, other in itertools.zip_longest(getattr(expected, name), getattr(found, name)):
            if one != other:
                return f"{name} differ (until {until(case)}):\noracle: {shown(one)}\nandel:  {shown(other)}"
    return None


def shown(row: tuple[object, ...] | None) -> str:
    """On one line."""
    return "nothing" if row is None else " · ".join(str(each) for each in row)


def on_any_day(case: Case) -> str | None:
    """How the program's ends differ from what the oracle makes of the notices that it names, for an agreement until further notice."""
    import andel

    if ends(case):
        return None
    last = until(case)
    try:
        found = asked_of(case.text(), case.figures, lambda agreement: agreement.calendar(last))
    except andel.AgreementError:
        return None
    for end, rows in itertools.groupby((row for row in found.outcomes if row.notice_by), lambda row: row.end):
        outcomes = list(rows)
        try:
            asked = oracle.Oracle(case.text(), case.figures, case.as_of, (outcomes[0].party, outcomes[0].notice_by))
            reached = [(asked.ending(row.notice_by, row.party), asked.ending(row.notice_by + ONE_DAY, row.party)) for row in outcomes]
            projected = asked.project(asked.year_of(end)).rows
        except Refused:  # such as a day that is named and comes after that end
            continue
        for row, (now, later) in zip(outcomes, reached, strict=True):
            bears = borne(projected, row.party)
            if now != end or later <= end or bears != Fraction(row.bears_kr):
                return f"oracle: {now}, a day later {later}, {bears}\nandel:  {row}"
    return None


LAWS: dict[str, Callable[[Case], str | None]] = {"of an end": of_an_end, "on any day": on_any_day}


def fault(law: str, case: Case) -> str | None:
    """How the calendars differ, where the projections through two years more do not: those are the matter of another test."""
    found = LAWS[law](case)
    if found is None or projections_differ(by_andel, dataclasses.replace(case, until=until(case) + 2)):
        return None
    return found


def first_of(law: str, numbers: range) -> int | None:
    """The first number whose agreement has another calendar."""
    return next((number for number in numbers if fault(law, random_case(SEED, number)) is not None), None)


def alike(law: str, kind: str, case: Case) -> bool:
    """True for a smaller case that shows the same fault; one that cannot be read shows none."""
    try:
        return (fault(law, case) or "")[: len(kind)] == kind
    except Exception:
        return False


def disagreement(law: str, count: int) -> str | None:
    """The smallest agreement like the first whose calendar differs, and how; none where all agree."""
    batches = [range(first, min(first + AT_A_TIME, count)) for first in range(0, count, AT_A_TIME)]
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        results = pool.map(functools.partial(first_of, law), batches)
        number = next((number for number in results if number is not None), None)
        pool.shutdown(cancel_futures=True)
    if number is None:
        return None
    case = random_case(SEED, number)
    small = shrunk(case, functools.partial(alike, law, (fault(law, case) or "")[:12]))
    return f"{fault(law, small)}\ncapital number {number} of seed {SEED}\n\n{small.text()}"


@pytest.mark.parametrize(("law", "count"), [("of an end", 400), ("on any day", 300)])
def test_every_deadline_and_what_each_end_costs_is_the_oracles(law: str, count: int, request: pytest.FixtureRequest) -> None:
    """Who may give notice by which day to which end, and where it goes on to otherwise; what each party then bears, what of it is left
    over of assets, and what one more period costs."""
    found = disagreement(law, count * (50 if request.config.getoption("--long") else 1))
    assert found is None, found
