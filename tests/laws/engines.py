"""Two engines with one shape of answer: the program under test, and the oracle."""

from __future__ import annotations

import dataclasses
import tempfile
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
    """How the program is asked. The one place that knows: with figures, the agreement and its CSV files stand in a folder."""
    import andel

    known = {} if as_of is None else {"as_of": as_of}
    if not figures:
        return andel.read_agreement_text(text, "agreement.toml").project(until=until, **known)
    with tempfile.TemporaryDirectory(prefix="andel-") as name:
        folder = Path(name)
        for path, content in figures.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(content.encode())
        (folder / "agreement.toml").write_bytes(text.encode())
        return andel.read_agreement(folder / "agreement.toml").project(until=until, **known)


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
