"""Two engines with one shape of answer: the program under test, and the oracle."""

from __future__ import annotations

import dataclasses
import itertools
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import oracle
from oracle_capital import AssetRow
from oracle_loans import LoanRow
from oracle_values import Refused
from random_agreements import Case

LOOKED_FOR = {"no_figure", "past_last_figure", "empty_group", "all_weights_zero", "limits_do_not_meet", "preliminary_refused"}
Figures = dict[str, str]  # the text of each CSV file, by the path that the agreement names


@dataclass(frozen=True)
class Outcome:
    """The tables of a projection, or the codes of the problems that stopped it."""

    rows: tuple[oracle.Row, ...] = ()
    frames: tuple[oracle.FrameRow, ...] = ()
    assets: tuple[AssetRow, ...] = ()
    loans: tuple[LoanRow, ...] = ()
    codes: tuple[str, ...] = ()


class Engine(Protocol):
    """Answers for an agreement file, a year to look to, the texts of its CSV files, and a day of knowledge."""

    def __call__(self, text: str, until: int | None = None, figures: Figures | None = None, as_of: date | None = None) -> Outcome:
        """The projection, or the codes of the problems."""


def answer(engine: Engine, case: Case, text: str | None = None) -> Outcome:
    """What an engine says about a random agreement, or about another spelling of it."""
    return engine(case.text() if text is None else text, case.until, case.figures, case.as_of)


def by_oracle(text: str, until: int | None = None, figures: Figures | None = None, as_of: date | None = None) -> Outcome:
    """The oracle's answer."""
    try:
        found = oracle.project(text, until, figures, as_of)
    except Refused as refused:
        return Outcome(codes=(refused.code,))
    rows = (dataclasses.replace(row, correction=True if row.correction else None) for row in found.rows)
    by_asset = sorted(found.assets, key=lambda row: (row.asset, row.year))
    by_loan = sorted(found.loans, key=lambda row: (row.loan, row.number))
    return Outcome(tuple(rows), tuple(found.frames), tuple(by_asset), tuple(by_loan))


def by_andel(text: str, until: int | None = None, figures: Figures | None = None, as_of: date | None = None) -> Outcome:
    """The program's answer, its decimals as fractions."""
    import andel

    try:
        found = projection_of(text, until, figures, as_of)
    except andel.AgreementError as error:
        return Outcome(codes=tuple(sorted({str(problem.code) for problem in error.problems})))
    except ValueError as error:  # the one question that is no problem of the file: how far, where the agreement has no last day
        if until is not None or "until is needed" not in str(error):
            raise
        return Outcome(codes=("rule_missing",))
    return Outcome(
        tuple(converted(oracle.Row, row) for row in found),
        tuple(converted(oracle.FrameRow, row) for row in found.frames),
        tuple(asset_row(row) for row in sorted(found.assets, key=lambda row: (row.asset, row.year))),
        tuple(loan_row(row) for row in sorted(found.loans, key=lambda row: (row.loan, row.number))),
    )


@dataclass(frozen=True)
class Deadlines:
    """A calendar: who may (or must) act by which day about which end, and what each end costs whom; or the codes of the problems."""

    days: tuple[tuple[date, str, date, date], ...] = ()  # (last day to act, party, end, the end otherwise), a row for each party
    outcomes: tuple[tuple[date, str, Fraction, Fraction, Fraction | None], ...] = ()  # (end, party, bears, left over, one more)
    codes: tuple[str, ...] = ()


def calendar_by_oracle(case: Case, until: int) -> Deadlines:
    """The oracle's calendar through a year; what an end costs is its projection with the notice that leads there."""
    try:
        asked = oracle.Oracle(case.text(), case.figures, case.as_of)
        asked.project(until)
        days = asked.calendar(until)
        later = asked.calendar(until + 50)
        own = {party for said in asked.notices for party in said.value.get("by_party", {})}
        parties = list(asked.parties)
        before = asked.year_first(until + 1)
        ends = list(itertools.takewhile(lambda one: one[1] < before, asked.renewals()))
        following = len(ends) < (asked.most + 1 if isinstance(asked.most, int) else len(ends) + 1)
        ends += [next(itertools.islice(asked.renewals(), len(ends), None))] if following else []
        costs = []
        for count, last in ends:
            way = next((one for one in later if one.ends == last and one.happens == "unless_notice"), None)
            if way is None and asked.renewal.get("happens") == "unless_notice" and count != asked.most:
                continue  # nobody's notice ends it there
            chosen = oracle.Oracle(case.text(), case.figures, case.as_of, (way.party, way.day) if way else None)
            if way is None:  # decided so many times
                chosen.most = count
            costs.append((last, chosen.project(chosen.year_of(last)).rows))
    except Refused as refused:
        return Deadlines(codes=(refused.code,))
    for_whom = {"": [party for party in parties if party not in own]} | {party: [party] for party in own}
    outcomes = []
    for place, (last, rows) in enumerate(costs):
        if last >= before:
            break
        for party in parties:
            more = borne(costs[place + 1][1], party) - borne(rows, party) if place + 1 < len(costs) else None
            left_over = borne([row for row in rows if row.component == "left_over"], party)
            outcomes.append((last, party, borne(rows, party), left_over, more))
    acts = sorted((one.day, party, one.ends, one.otherwise) for one in days for party in for_whom[one.party])
    return Deadlines(tuple(acts), tuple(outcomes))


def borne(rows: Iterable[oracle.Row], party: str) -> Fraction:
    """What a party bears in all."""
    return sum((row.bears_kr for row in rows if row.party == party), Fraction(0))


def calendar_by_andel(case: Case, until: int) -> Deadlines:
    """The program's calendar through a year."""
    import andel

    try:
        found = asked_of(case.text(), case.figures, lambda agreement: agreement.calendar(until))
    except andel.AgreementError as error:
        return Deadlines(codes=tuple(sorted({str(problem.code) for problem in error.problems})))
    acts = sorted(
        (row.day, party, row.end, row.next_end)
        for row in found
        if row.kind in ("last_day_of_notice", "decision")
        for party in (row.parties or found.agreement.parties)
    )
    outcomes = (
        (
            row.end,
            row.party,
            Fraction(row.bears_kr),
            Fraction(row.left_over_kr),
            None if row.one_more_kr is None else Fraction(row.one_more_kr),
        )
        for row in found.outcomes
    )
    return Deadlines(tuple(acts), tuple(outcomes))


def asset_row(row: Any) -> AssetRow:
    """A row of the program's assets as one of the oracle's."""
    return AssetRow(row.asset, row.year, row.opening_kr, row.depreciation_kr, row.interest_kr, row.grant_income_kr, row.closing_kr)


def loan_row(row: Any) -> LoanRow:
    """A row of the program's loans as one of the oracle's."""
    return LoanRow(
        row.loan,
        row.number,
        row.period_from,
        row.paid_on,
        row.drawn_kr,
        row.opening_kr,
        row.interest_kr,
        row.repayment_kr,
        row.closing_kr,
        row.discount_worth_kr,
    )


def projection_of(text: str, until: int | None, figures: Figures | None, as_of: date | None) -> Any:
    """How the program is asked for a projection."""
    known = {} if as_of is None else {"as_of": as_of}
    return asked_of(text, figures, lambda agreement: agreement.project(until=until, **known))


def asked_of(text: str, figures: Figures | None, question: Callable[[Any], Any]) -> Any:
    """How the program is asked. The one place that knows: with figures, the agreement and its CSV files stand in a folder."""
    import andel

    if not figures:
        return question(andel.read_agreement_text(text, "agreement.toml"))
    with tempfile.TemporaryDirectory(prefix="andel-") as name:
        folder = Path(name)
        for path, content in figures.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(content.encode())
        (folder / "agreement.toml").write_bytes(text.encode())
        return question(andel.read_agreement(folder / "agreement.toml"))


def converted(into: Any, row: Any) -> Any:
    """A row of the program as a row of the oracle; words as text, money as fractions."""
    values = {}
    for name in (entry.name for entry in dataclasses.fields(into)):
        value: Any = (True if row.component == "correction" else None) if name == "correction" else getattr(row, name)
        if name.endswith("_kr"):
            value = Fraction(value)
        elif name in ("kind", "standing", "status", "settles_status"):
            value = "" if value is None else str(value)
        elif name == "component":
            value = "" if str(value) in ("ordinary", "correction") else str(value)
        values[name] = value
    return into(**values)


def without_statuses(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same rows, saying nothing of how firm they are."""
    return tuple(dataclasses.replace(row, **{name: "" for name in ("status", "settles_status") if hasattr(row, name)}) for row in rows)


def difference(expected: Outcome, found: Outcome, statuses: bool = True) -> str | None:
    """The first difference in words, or none. A refusal is met by a refusal that names the same code."""
    if expected.codes or found.codes:
        nobody = {"empty_group", "all_weights_zero"}  # nobody is there, or nothing weighs: one is told before the other
        if expected.codes and (set(expected.codes) <= set(found.codes) or (set(expected.codes) | set(found.codes)) <= nobody):
            return None
        if expected.codes and found.codes and (set(expected.codes) | set(found.codes)) & LOOKED_FOR:
            return None  # the program plans, then looks for all that it needs, then computes; the oracle tells the first that it comes to
        return f"oracle: {expected.codes or 'figures'}\nandel:  {found.codes or 'figures'}"
    if not statuses:
        expected, found = (
            dataclasses.replace(one, rows=without_statuses(one.rows), frames=without_statuses(one.frames)) for one in (expected, found)
        )
    tables = ("rows", "frames", "assets", "loans")
    differences = (first_difference(table[:-1], getattr(expected, table), getattr(found, table)) for table in tables)
    return next((found for found in differences if found is not None), None)


def first_difference(name: str, expected: tuple[Any, ...], found: tuple[Any, ...]) -> str | None:
    """The first row that is not the same, both sides of it."""
    for place, (one, other) in enumerate(zip(expected, found, strict=False)):
        if one != other:
            fields = [entry.name for entry in dataclasses.fields(one) if getattr(one, entry.name) != getattr(other, entry.name)]
            return f"{name} differs in {', '.join(fields)} (number {place})\noracle: {shown(one)}\nandel:  {shown(other)}"
    if len(expected) == len(found):
        return None
    who, longer = ("oracle", expected) if len(expected) > len(found) else ("andel", found)
    return f"only {who} has this {name}: {shown(longer[min(len(expected), len(found))])}"


def shown(row: Any) -> str:
    """A row on one line, money with a decimal point."""
    return " · ".join(money(value) if isinstance(value, Fraction) else str(value) for value in dataclasses.astuple(row))


def money(kronor: Fraction) -> str:
    """Kronor with öre; what is finer as a fraction."""
    ore = kronor * 100
    return f"{int(ore) / 100:.2f}" if ore.denominator == 1 else str(kronor)
