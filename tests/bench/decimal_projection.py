"""The peer: the projection of large-agreement.toml written plainly with Decimal, as one would in a script for one agreement.

It knows what that file uses and no more, and leaves out what Andel also gives (status, standing, frames). Each level is computed
from last year's, with the 28 digits that Decimal has; nothing is slow on purpose, and nothing is clever.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

ORE = Decimal("0.01")
UNITS = {"kr": Decimal(1), "tkr": Decimal(1000), "%": Decimal("0.01"), "": Decimal(1)}

Row = tuple[int, str, str, Decimal, Decimal, Decimal]  # year, cost, party, bears, pays, settles


@dataclass
class Cost:
    name: str
    amounts: dict[int, Decimal]  # from each year on, in the prices of that year
    key: str
    paid_by: str
    index: str


@dataclass
class Index:
    changes: dict[int, Decimal]
    on_base: bool
    factor_to: Decimal | None
    addition_to: Decimal | None
    result_to: Decimal | None


@dataclass
class Agreement:
    years: range
    parties: list[str]
    costs: list[Cost]
    keys: dict[str, dict[int, dict[str, Decimal]]]  # name, from year, receiver, weight
    indexes: dict[str, Index]


# ---- reading, not measured


def read(path: Path) -> Agreement:
    file = tomllib.loads(path.read_text(encoding="utf-8"))
    start, end = (int(file["term"][day][:4]) for day in ("start", "end"))
    named = {name: int(date["date"][:4]) for name, date in file["dates"].items()} | {"start": start}

    def steps(value: Any) -> dict[int, Any]:
        if not isinstance(value, dict) or not any(key.startswith("from-") for key in value):
            return {start: plain(value)}
        years = {key: key.removeprefix("from-") for key in value}
        return {named.get(year) or int(year): plain(value[key]) for key, year in years.items()}

    def row(key: dict[str, Any]) -> dict[int, dict[str, Decimal]]:
        if "equal" in key:
            return {start: dict.fromkeys(file["parties"], Decimal(1))}
        return {year: weights(stated) for year, stated in steps(key.get("shares") or key["weights"]).items()}

    def numbers(value: Any) -> dict[int, Decimal]:
        return {year: number(stated) for year, stated in steps(value).items()}

    def unit(index: dict[str, Any], point: str) -> Decimal | None:
        return number(index["rounding"][point]["to"]) if point in index.get("rounding", {}) else None

    costs = [
        Cost(name, numbers(each["yearly"]), each["key"], plain(each["paid_by"]), each["index"]) for name, each in file["costs"].items()
    ]
    keys = {name: row(key) for name, key in file["keys"].items()}
    keys |= {name: {start: {activity["responsible"]: Decimal(1)}} for name, activity in file["activities"].items()}
    indexes = {
        name: Index(numbers(each["change"]), each["against"] == "base", *(unit(each, point) for point in ("factor", "addition", "result")))
        for name, each in file["indexes"].items()
    }
    return Agreement(range(start, end + 1), list(file["parties"]), costs, keys, indexes)


def plain(value: Any) -> Any:
    return value["value"] if isinstance(value, dict) and "value" in value else value


def number(text: str | int) -> Decimal:
    words = str(text).replace(",", ".").split(" ")
    unit = "" if words[-1][-1].isdigit() else words.pop()
    above, _, below = "".join(words).partition("/")
    return Decimal(above) / Decimal(below or 1) * UNITS[unit]


def weights(row: dict[str, str | int]) -> dict[str, Decimal]:
    stated = {receiver: number(value) for receiver, value in row.items() if value != "rest"}
    return {receiver: stated.get(receiver, 1 - sum(stated.values(), Decimal(0))) for receiver in row}


# ---- projecting, measured


def project(agreement: Agreement) -> list[Row]:
    rows = []
    for cost in agreement.costs:
        for year, level in levels(agreement, cost):
            total = level.quantize(ORE, ROUND_HALF_UP)
            bears = split(total, shares_of(agreement, cost.key, year))
            pays = bears if cost.paid_by == "bearer" else {cost.paid_by: total}
            for party in agreement.parties:
                if party in bears or party in pays:
                    borne, paid = bears.get(party, Decimal(0)), pays.get(party, Decimal(0))
                    rows.append((year, cost.name, party, borne, paid, borne - paid))
    rows.sort(key=lambda row: row[0])  # the order within a year stays
    return rows


def levels(agreement: Agreement, cost: Cost) -> list[tuple[int, Decimal]]:
    index = agreement.indexes.get(cost.index)
    result = []
    amount = level = Decimal(0)
    for year in agreement.years:
        if year in cost.amounts:
            amount = level = cost.amounts[year]
        elif index:
            level = next_level(index, amount if index.on_base else level, year)
        result.append((year, level))
    return result


def next_level(index: Index, level: Decimal, year: int) -> Decimal:
    factor = rounded(1 + in_force(index.changes, year), index.factor_to)
    addition = rounded(level * (factor - 1), index.addition_to)
    return rounded(level + addition, index.result_to)


def in_force(steps: dict[int, Any], year: int) -> Any:
    return steps[max(first for first in steps if first <= year)]


def rounded(value: Decimal, unit: Decimal | None) -> Decimal:
    return (value / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit if unit else value


def shares_of(agreement: Agreement, receiver: str, year: int) -> dict[str, Decimal]:
    if receiver in agreement.parties:
        return {receiver: Decimal(1)}
    row = in_force(agreement.keys[receiver], year)
    whole = sum(row.values(), Decimal(0))
    shares: dict[str, Decimal] = {}
    for inner, weight in row.items():
        for party, share in shares_of(agreement, inner, year).items():
            shares[party] = shares.get(party, Decimal(0)) + weight / whole * share
    return shares


def split(total: Decimal, shares: dict[str, Decimal]) -> dict[str, Decimal]:
    exact = {party: total * share for party, share in shares.items()}
    parts = {party: part.quantize(ORE, ROUND_DOWN) for party, part in exact.items()}
    left = total - sum(parts.values(), Decimal(0))
    for party in sorted(exact, key=lambda party: -abs(exact[party] - parts[party])):
        if left:
            odd = ORE.copy_sign(left)
            parts[party] += odd
            left -= odd
    return parts
