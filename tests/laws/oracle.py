"""The oracle: a whole projection in plain exact fractions, written from the rules and not from the program.

Sources: `language.md` (the file format; cited as L 2.2 and so on), `semantics.md` (what a clause means; cited as
S 1.7 and so on) and the decisions that make them exact (cited as D 1 to D 10, E 1 to E 20, G 1 to G 12 and H 1 to H 8;
`tests/laws/README.md` repeats them). Eight files, each built on those before it: `oracle_values.py` (plain values and
days), `oracle_reading.py` (statements, days, sets), `oracle_figures.py` (measures), `oracle_index.py` (levels),
`oracle_keys.py` (parts), `oracle_term.py` (ends, deadlines, leaving), `oracle_capital.py` (assets), `oracle_loans.py`,
and this one: charges, rounding, rows, frames, corrections.

The file is taken to be valid. What depends on evaluation raises `Refused` with the code of the problem.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from oracle_capital import AssetRow
from oracle_keys import ONE, ZERO, Parts, Path, Stretch
from oracle_loans import LoanRow, Loans
from oracle_reading import AGREED, STATUSES, Statement, When
from oracle_term import Deadline
from oracle_values import ONE_DAY, Refused, length, number, rounded, same_number

ORE = Fraction(1, 100)
COMPONENTS = ("", "rate_difference", "exit", "left_over")  # in this order where they are of the same cost and day, G 11


@dataclass(frozen=True)
class Row:
    """One row of the long table: period x cost x party. `correction`: the day of the news that a correction line is about;
    `component`: what a line of its own is about, which is not the cost itself."""

    year: int
    period_from: date
    period_to: date
    standing: str
    cost: str
    cost_label: str
    kind: str
    party: str
    party_label: str
    bears_kr: Fraction
    pays_kr: Fraction
    settles_kr: Fraction
    odd_units: int
    status: str
    settles_status: str
    correction: date | None = None
    component: str = ""


@dataclass(frozen=True)
class FrameRow:
    """One row of the frames: an amount compared with its owner's burden in a year (D 8)."""

    year: int
    frame: str
    frame_label: str
    owner: str
    amount_kr: Fraction
    used_kr: Fraction
    left_kr: Fraction
    standing: str
    status: str


@dataclass
class Cell:
    """A piece of a charge in which nothing that it uses changes (D 3)."""

    when: When
    amount: Fraction | None  # none: as charged, what the key says
    part_of_year: Fraction | None  # none: nothing depends on it
    receiver: str
    signature: tuple[Any, ...]
    payer: str
    payer_status: int
    common: int  # weakest status of what every part of the piece rests on
    parts: Parts = field(default_factory=dict)
    row_status: int = AGREED  # of the row of charges, where it is as charged
    last: date = date.max  # the day before which a piece of an asset's or a loan's cost ends
    bounds: int = AGREED  # of such a piece: weakest status of its key and its days


@dataclass
class Charge:
    """One cost in one charge period, with its exact and its rounded parts (S 1.6). `build` makes its pieces again, as
    they are once news of a day is known."""

    cost: str
    first: date
    before: date
    standing: str
    cells: list[Cell]
    build: Callable[[date | None], list[Cell]]
    joining: frozenset[str] | None = None  # the members that it is about, when it is about joining
    exact: Fraction = ZERO
    amount: Fraction = ZERO
    exact_bears: dict[str, Fraction] = field(default_factory=dict)
    bears: dict[str, Fraction] = field(default_factory=dict)
    pays: dict[str, Fraction] = field(default_factory=dict)
    odd: dict[str, int] = field(default_factory=dict)
    component: str = ""
    transfers: dict[str, dict[str, Fraction]] = field(default_factory=dict)  # of a line of its own: to one, what the others bear
    statuses: dict[str, int] = field(default_factory=dict)  # of such a line, by party


@dataclass
class Projection:
    """The rows of a projection, in the order of the long table, and the charges behind them."""

    rows: list[Row]
    frames: list[FrameRow]
    charges: list[Charge]
    assets: list[AssetRow] = field(default_factory=list)
    loans: list[LoanRow] = field(default_factory=list)


class Oracle(Loans):
    """One agreement file, read; `project` computes it. `notice`: somebody (or nobody named) gives notice on a day."""

    def __init__(
        self,
        text: str | bytes,
        figures: dict[str, str] | None = None,
        as_of: date | None = None,
        notice: tuple[str, date] | None = None,
    ) -> None:
        super().__init__(text, figures, as_of)
        self.notice_given, self.alone_on = notice, {}
        self.rounding: dict[str, Any] = {
            k: v["value"] if isinstance(v, dict) and "value" in v else v for k, v in self.file.get("rounding", {}).items()
        }
        self.cuts: dict[str, list[date]] = {}
        self.earlier: dict[str, list[tuple[date, dict[Path, tuple[Fraction, Fraction]]]]] = {}
        self.read_term()
        self.read_membership()
        self.part_rule = self.rounding.get("part")
        self.place_in_order = self.order_of(self.part_rule)

    # ------------------------------------------------------------------------------------------------ charge periods, D 2

    def charge_periods(self, horizon: date) -> list[tuple[date, date]]:
        """The grid from the first day of a year, cut at the start, at the end of the fixed term and at every renewal (D 2)."""
        if "period" not in self.rounding and not self.profile:
            raise Refused("rule_missing", "period")
        months = length(self.rounding.get("period", "1 year"))[0]
        borders = {self.start, horizon}
        grid = self.year_first(self.year_of(self.start))
        for months_on in range(0, 12 * (horizon.year - grid.year + 1), months):
            borders.add(same_number(grid, months_on, "last"))
        borders |= self.period_ends(horizon)
        inside = sorted(day for day in borders if self.start <= day <= horizon)
        return list(itertools.pairwise(inside))

    # ------------------------------------------------------------------------------------------------ charges, D 3, D 5

    def part_years_of(self, cost: str | None, day: date) -> Statement | None:
        """The cost's own rule, else the term's, else the profile's (L 2.5, 7)."""
        timeline = (self.timeline("costs", cost, "part_years") if cost else []) or self.part_years
        return self.needed(timeline, day) if timeline else None

    def measures_of_key(self, key: str) -> set[str]:
        """Every measure that a key reads by itself."""
        rows = [said.value for said in self.timeline("keys", key, "charges")] + [self.keys[key].get("limits", {})]
        measures = {said.value for said in self.timeline("keys", key, "by")}.union(*(self.measures_named(row) for row in rows))
        return measures | self.measures_of_owner(("keys", key))

    def cut_days(self, cost: str) -> list[date]:
        """Every day on which anything that the cost uses may change: steps, effective days, comings and goings (D 3)."""
        if cost in self.cuts:
            return self.cuts[cost]
        table = self.file["costs"][cost]
        receivers = self.keys_of(cost)
        keys = [key for key in receivers if key in self.keys]
        days = {said.since for said in self.part_years}
        addresses = [("costs", cost, key) for key in table if key not in ("capital", "loan", "loan_part")]
        addresses += [("activities", name, "responsible") for name in receivers if name in self.activities]
        addresses += [("keys", name, key) for name in keys for key in self.keys[name]]
        addresses += [("parties", name, "borne_by") for name in receivers if name in self.parties]
        addresses += [("measures", name, "values") for key in keys for name in self.measures_of_key(key) if name in self.measures]
        for address in addresses:
            days.update(said.since for said in self.timeline(*address))
        if "until" in table:
            days.add(self.day(self.timeline("costs", cost, "until")[0].value)[0] + ONE_DAY)
        for party in receivers & self.membership.keys():
            days.update(self.membership[party])
        for alone_first, alone_before, _ in self.alone(cost):
            days.update((alone_first, alone_before))
        for owner in [("costs", cost), *(("keys", key) for key in keys)]:
            for index in {said.value for said in self.timeline(*owner, "index")} - {"none"}:
                month, day = map(int, self.timeline("indexes", index, "every")[0].value.split("-"))
                days.update(date(year, month, day) for year in range(self.start.year, self.last_year + 1))
        self.cuts[cost] = sorted(days)
        return self.cuts[cost]

    def pieces(self, cost: str, first: date, before: date) -> list[tuple[date, date]]:
        """[first, before) cut at every day on which anything that the cost uses may change."""
        inside = [day for day in self.cut_days(cost) if first < day < before]
        return list(itertools.pairwise([first, *inside, before]))

    def amount_level(self, cost: str, amount: Statement, when: When) -> tuple[int, Fraction | None, int]:
        """(changes so far, level, status of the index) of a cost's amount; no level where it is as charged."""
        if amount.value == "as charged":
            return 0, None, AGREED
        return self.level(("costs", cost), amount, number(amount.value), when)

    def yearly_charge(self, cost: str, first: date, before: date) -> Charge | None:
        """A yearly amount in one charge period."""

        def build(known: date | None) -> list[Cell]:
            if "yearly" in self.file["costs"][cost]:
                return self.yearly_cells(cost, first, before, known)
            return self.paid_cells(cost, first, before, known)

        cells = build(None)
        return Charge(cost, first, before, self.standing(first), cells, build) if cells else None

    def yearly_cells(self, cost: str, first: date, before: date, known: date | None) -> list[Cell]:
        """Its pieces: stretches of days in which all that it uses is the same statement (D 3)."""
        amounts, references, payers = (self.timeline("costs", cost, key) for key in ("yearly", "index", "paid_by"))
        until = self.timeline("costs", cost, "until")
        last = self.day(until[0].value)[0] if until else date.max
        found: list[tuple[Any, date, date]] = []
        for piece_first, piece_before in self.pieces(cost, first, before):
            amount = self.in_force(amounts, piece_first)
            if amount is None or piece_first > last:
                continue
            when = When(piece_first, first, before, known)
            key = self.key_on(cost, piece_first)
            same = (
                amount,
                self.amount_level(cost, amount, when)[0],
                self.in_force(references, piece_first),
                key,
                self.needed(payers, piece_first),
                *self.signature(key.value, when),
                self.part_years_of(cost, piece_first),
            )
            if found and found[-1][0] == same and found[-1][2] == piece_first:
                found[-1] = (same, found[-1][1], piece_before)
            else:
                found.append((same, piece_first, piece_before))
        cells = []
        for same, cell_first, cell_before in found:
            cell = self.cell(cost, same[0], When(cell_first, first, before, known))
            if cell.amount is None and self.is_whole(cell.receiver):
                cells.append(cell)  # not scaled: no part of the year is taken
                continue
            rule = self.part_years_of(cost, cell_first)
            cell.part_of_year = self.fraction(cell_first, cell_before, rule)
            if cell.amount is not None:
                cell.amount *= cell.part_of_year
            if rule and not self.is_whole_year(cell_first, cell_before):
                bounds = self.all_bounds(cost, (cell_first, cell_before), (first, before))
                cell.common = min(cell.common, rule.status, bounds)
            cells.append(cell)
        return cells

    def all_bounds(self, cost: str, piece: tuple[date, date], charge: tuple[date, date]) -> int:
        """Weakest status of the days that a piece begins and ends on, whoever says them (D 9)."""
        weakest = min(self.bounds(cost, *piece), self.bounds_of_members(cost, piece, charge))
        until = self.timeline("costs", cost, "until")
        if until and piece[1] == self.day(until[0].value)[0] + ONE_DAY:
            weakest = min(weakest, self.day(until[0].value)[1], until[0].status)
        return weakest

    def paid_cells(self, cost: str, first: date, before: date, known: date | None) -> list[Cell]:
        """The pieces of what assets cost, or of what is paid on a loan: cut where who bears or who pays is another (G 6, H 7)."""
        until = self.timeline("costs", cost, "until")
        last = self.day(until[0].value)[0] if until else date.max
        found: list[tuple[Any, date, date]] = []
        for piece_first, piece_before in self.pieces(cost, first, before):
            if piece_first > last:
                continue
            when = When(piece_first, first, before, known)
            key, payer = self.key_on(cost, piece_first), self.needed(self.timeline("costs", cost, "paid_by"), piece_first)
            same = (key, payer, *self.signature(key.value, when), self.part_years_of(cost, piece_first))
            if found and found[-1][0] == same and found[-1][2] == piece_first:
                found[-1] = (same, found[-1][1], piece_before)
            else:
                found.append((same, piece_first, piece_before))
        cells = []
        for same, cell_first, cell_before in found:
            rule = self.part_years_of(cost, cell_first)
            if "capital" in self.file["costs"][cost]:
                paid = self.capital_amount(cost, cell_first, cell_before, rule)
            else:
                paid = self.loan_amount(cost, cell_first, cell_before)
            if paid is None:
                continue
            key, payer = same[0], same[1]
            bounds = key.status
            if not self.is_whole_year(cell_first, cell_before):
                bounds = min(bounds, self.all_bounds(cost, (cell_first, cell_before), (first, before)))
            common = min(paid[1], bounds)
            when = When(cell_first, first, before, known)
            part = self.fraction(cell_first, cell_before, rule) if self.knows_kronor(key.value) else None
            signature = (key.value, *self.signature(key.value, when))
            cells.append(
                Cell(when, paid[0], part, key.value, signature, payer.value, payer.status, common, last=cell_before, bounds=bounds)
            )
        return cells

    def bounds(self, cost: str, first: date, before: date) -> int:
        """Weakest status of the days that cut a piece: named days, and the term's own (D 9)."""
        weakest = AGREED
        for border in (first, before):
            if border == self.start:
                weakest = min(weakest, self.start_status)
            if border == self.fixed_before:
                weakest = min(weakest, self.end_status)
            for said in self.statements_from(cost, border):
                weakest = min(weakest, said.day_status)
        return weakest

    def bounds_of_members(self, cost: str, piece: tuple[date, date], charge: tuple[date, date]) -> int:
        """The same of those who join and leave there; and of `presence`, where that cuts the charge."""
        weakest = AGREED
        for party in self.keys_of(cost) & self.membership.keys():
            for border, status in zip(self.membership[party], self.membership_status[party], strict=True):
                if border in piece:
                    weakest = min(weakest, status)
                    if charge[0] < border < charge[1]:
                        weakest = min(weakest, self.presence_status)
        return weakest

    def statements_from(self, cost: str, day: date) -> list[Statement]:
        """What the cost uses, on that day or the day before, that begins on that day."""
        used = [self.in_force(self.timeline("costs", cost, key), day) for key in ("yearly", "index", "key", "paid_by", "part_years")]
        used.append(self.in_force(self.part_years, day))
        key = self.in_force(self.timeline("costs", cost, "key"), day)
        if key:
            used += self.on_the_way(key.value, day)
        return [said for said in used if said is not None and said.since == day]

    def cell(self, cost: str, amount: Statement, when: When) -> Cell:
        """One piece, before its part of the year is taken: the yearly level is indexed first (S 1.6, pitfall 2)."""
        _, level, index_status = self.amount_level(cost, amount, when)
        key = self.key_on(cost, when.day)
        payer = self.needed(self.timeline("costs", cost, "paid_by"), when.day)
        reference = self.in_force(self.timeline("costs", cost, "index"), when.day)
        common = min(amount.status, index_status, key.status, reference.status if reference else AGREED)
        signature = (key.value, *self.signature(key.value, when))
        row_status = self.charges_said(key.value, when).status if level is None else AGREED
        return Cell(when, level, ONE, key.value, signature, payer.value, payer.status, common, row_status=row_status)

    def once_charges(self, cost: str, periods: list[tuple[date, date]]) -> list[Charge]:
        """Occasions: a day belongs to the charge period that holds it, a bare year is one charge (D 5)."""
        result: list[Charge] = []
        by_period: dict[tuple[date, date], list[Statement]] = {}
        for said, joining in self.occasions(cost):
            if joining is not None and not self.charges_anybody(cost, said.since, joining):
                continue
            if said.occasion == "year":
                charge = self.bare_year(cost, said, joining)
                result += [charge] if charge.first < periods[-1][1] else []
                continue
            if said.since < self.start or (said.since >= self.fixed_before and said.since >= self.last_before()):
                raise Refused("outside_the_agreement", f"{cost} {said.since}")
            for period in periods:
                if period[0] <= said.since < period[1]:
                    by_period.setdefault(period, []).append(said)
        return result + [self.charge_of_days(cost, *period, days) for period, days in by_period.items()]

    def occasions(self, cost: str) -> list[tuple[Statement, frozenset[str] | None]]:
        """The occasions of a one-off cost; what is charged when somebody joins is one for each such year (L 2.5)."""
        if "when" not in self.file["costs"][cost]:
            return [(said, None) for said in self.timeline("costs", cost, "once")]
        said, when = self.timeline("costs", cost, "once")[0], self.timeline("costs", cost, "when")[0].value
        by_year: dict[int, set[str]] = {}
        for party in self.keys_of(cost) & self.membership.keys():
            if "joins" in self.parties[party]:
                by_year.setdefault(self.year_of(self.membership[party][0]) - when["years_before"], set()).add(party)
        return [
            (Statement(said.value, said.status, self.year_first(year), occasion="year"), frozenset(by_year[year]))
            for year in sorted(by_year)
        ]

    def charges_anybody(self, cost: str, since: date, joining: frozenset[str]) -> bool:
        """True where, on some day of the year (of the first day, for a year before it), the key charges one of those who join."""
        first, before = max(since, self.start), min(self.year_first(self.year_of(since) + 1), self.last_before())
        for day, _ in self.pieces(cost, first, before) if first < before else [(first, first)]:
            key = self.key_on(cost, day).value
            if "charges" not in self.keys.get(key, {}) or "rest" in self.keys[key]:
                return True
            row = self.charges_said(key, When(day, first, before)).value
            if any(joining.intersection(self.members(names)) for names in row):
                return True
        return False

    def charge_of_days(self, cost: str, first: date, before: date, days: list[Statement]) -> Charge:
        """The days of one charge period, one piece each."""

        def build(known: date | None) -> list[Cell]:
            cells = []
            for said in days:
                cell = self.cell(cost, said, When(said.since, first, before, known))
                cell.common = min(cell.common, said.day_status)
                cells.append(cell)
            return cells

        return Charge(cost, first, before, self.standing(first), build(None), build)

    def bare_year(self, cost: str, said: Statement, joining: frozenset[str] | None) -> Charge:
        """A year is enough only where nothing that the charge uses changes inside it (D 5)."""
        first, before = max(said.since, self.start), self.year_first(said.since.year + 1)
        if before > self.fixed_before:
            before = min(before, self.last_before())
        if first >= before:
            raise Refused("outside_the_agreement", f"{cost} {said.since.year}")
        if first < self.fixed_before < before:
            raise Refused("two_answers", f"{cost} {first.year}: standing")

        firm = min(
            [self.status_of_day("parties", party, "joins") for party in joining or ()]
            + [one.status for one in self.timeline("costs", cost, "when")],
            default=AGREED,
        )

        def build(known: date | None) -> list[Cell]:
            cells = [self.cell(cost, said, When(day, first, before, known)) for day, _ in self.pieces(cost, first, before)]
            for cell in cells:
                cell.common = min(cell.common, firm)
            charge = Charge(cost, first, before, "", cells, build, joining)
            answers = []
            for cell in cells:
                parts = self.parts_of(charge, [cell], cell.amount)
                fees = self.said_of_key(cell.receiver, cell.when, joining) if joining is not None and cell.receiver in self.keys else []
                answers.append((cell.amount, {party: part for party, (part, _) in parts.items()}, cell.payer, fees))
            if any(answer != answers[0] for answer in answers):
                raise Refused("two_answers", f"{cost} {first.year}")
            return cells[:1]

        return Charge(cost, first, before, self.standing(first), build(None), build, joining)

    # ------------------------------------------------------------------------------------------------ parts, E 11, E 15

    def parts_of(self, charge: Charge, cells: list[Cell], amount: Fraction | None, keep: dict[Path, Any] | None = None) -> Parts:
        """What each party gets of the sum of some pieces with the same key row."""
        cell = cells[0]
        if charge.joining is None and not self.knows_kronor(cell.receiver):
            if amount is None:
                raise Refused("nothing_to_divide", charge.cost)
            return {party: (amount * share, status) for party, (share, status) in self.division(cell.receiver, cell.when).items()}
        fractions = [one.part_of_year for one in cells if one.part_of_year is not None]
        whole = sum(fractions, ZERO) if fractions else None

        def of_presence(key: str, name: str) -> Fraction:
            """A flow belongs to all the pieces in which a receiver is there, and is never counted twice."""
            there = sum(
                (
                    one.part_of_year or ZERO
                    for one in charge.cells
                    if key in self.tree(one.receiver) and name in self.named_in(key, one.when)
                ),
                ZERO,
            )
            return whole / there if whole and there else Fraction(1)

        stretch = Stretch(cell.when, whole, lambda path: self.year_before(charge, path), charge.joining, of_presence)
        parts = self.distribute(cell.receiver, amount if amount is not None else ZERO, stretch)
        if keep is not None:
            for path, part in stretch.limited.items():
                before = keep.get(path, (ZERO, ZERO))
                keep[path] = before[0] + part, before[1] + (whole or 0)
        return parts

    def year_before(self, charge: Charge, path: Path) -> tuple[Fraction, Fraction] | None:
        """(part after limits, part of the year) of a receiver in the same cost one charge period of a year earlier."""
        months = length(self.rounding.get("period", "1 year"))[0]
        grid = self.year_first(self.year_of(charge.first))
        place = max(place for place in range(0, 12, months) if same_number(grid, place, "last") <= charge.first)
        earlier = self.year_first(grid.year - 1)
        first, before = same_number(earlier, place, "last"), same_number(earlier, place + months, "last")
        found = [parts[path] for begins, parts in self.earlier.get(charge.cost, []) if first <= begins < before and path in parts]
        if not found:
            return None
        return sum((part for part, _ in found), ZERO), sum((fraction for _, fraction in found), ZERO)

    def hand_out(self, charge: Charge, scale: Fraction, keep: dict[Path, Any]) -> None:
        """Each piece's parts. Where kronor are known on the way down, all pieces with the same key row are one (E 11)."""
        groups: dict[Any, list[Cell]] = {}
        for place, cell in enumerate(charge.cells):
            groups.setdefault(cell.signature if self.knows_kronor(cell.receiver) else place, []).append(cell)
        if len(groups) > 1 and any(self.is_whole(cell.receiver) for cell in charge.cells):
            raise Refused("two_answers", f"{charge.cost} {charge.first}: a step inside a charge that is not scaled")
        for cells in groups.values():
            amounts = [cell.amount * scale for cell in cells if cell.amount is not None]
            total = sum(amounts, ZERO) if amounts else None
            parts = self.parts_of(charge, cells, total, keep)
            if len(cells) == 1:
                cells[0].parts = parts
                continue
            years = sum((one.part_of_year or ZERO for one in cells), ZERO)
            if not total and not years:
                raise Refused("two_answers", f"{charge.cost} {charge.first}: who pays what is not scaled")
            for cell in cells:
                share = cell.amount * scale / total if cell.amount is not None and total else (cell.part_of_year or ZERO) / years
                cell.parts = {party: (part * share, status) for party, (part, status) in parts.items()}

    # ------------------------------------------------------------------------------------------------ rounding, D 6, D 7

    def whole_amount(self, exact: Fraction, own: dict[str, Any] | None = None) -> Fraction:
        """N: the cost's rule, else the agreement's, else the profile's, else it must be whole öre (D 6)."""
        rule = own or self.rounding.get("amount")
        if rule is None and self.profile:
            rule = {"to": "0,01 kr", "mode": "half_up"}
        result = rounded(exact, rule)
        if rule is None and result % ORE:
            raise Refused("inexact", str(exact))
        return result

    def whole_parts(
        self, exact: dict[str, Fraction], amount: Fraction, own: dict[str, Any] | None
    ) -> tuple[dict[str, Fraction], dict[str, int]]:
        """The split of S 1.7: exact parts made whole so that they add up, and the odd units given."""
        rule = own or self.part_rule
        if rule is None and not self.profile:
            if any(part % ORE for part in exact.values()):
                raise Refused("inexact", str(exact))
            return exact, dict.fromkeys(exact, 0)
        unit = number((rule or {"to": "0,01 kr"})["to"])
        total = int(amount / unit)
        broken = amount / unit - total
        if broken and own is None:
            raise Refused("inexact", f"{amount} in units of {unit}")
        units, odd = self.made_whole({party: part / unit for party, part in exact.items()}, total, broken, rule)
        return {party: unit * count for party, count in units.items()}, odd

    def finish_line(self, charge: Charge) -> None:
        """What the others bear is rounded once and split; the one that it goes to or comes from has the same the other way (G 11)."""
        own = self.file["costs"][charge.cost].get("rounding", {}).get("amount")
        for one, others in charge.transfers.items():
            exact = sum(others.values(), ZERO)
            amount = self.whole_amount(exact, own["value"] if own and "value" in own else own)
            scaled = {party: part * (amount / exact if exact else ONE) for party, part in others.items()}
            parts, odd = self.whole_parts(scaled, amount, self.rule_of_line(charge))
            for party, part in (*parts.items(), (one, -amount)):
                charge.bears[party] = charge.bears.get(party, ZERO) + part
                charge.odd[party] = charge.odd.get(party, 0) + odd.get(party, 0)

    def rule_of_line(self, charge: Charge) -> dict[str, Any] | None:
        """The `rounding.part` of the key on the day that a line is about (E 16)."""
        rule: dict[str, Any] | None = self.keys.get(self.key_on(charge.cost, charge.first).value, {}).get("rounding", {}).get("part")
        return rule["value"] if rule and "value" in rule else rule

    def own_rule(self, charge: Charge) -> dict[str, Any] | None:
        """The `rounding.part` of the key whose cost it is (E 16)."""
        rules = [self.keys.get(cell.receiver, {}).get("rounding", {}).get("part") for cell in charge.cells]
        if any(rule != rules[0] for rule in rules):
            raise Refused("two_answers", f"{charge.cost} {charge.first}: the rounding of two keys")
        rule: dict[str, Any] | None = rules[0]
        return rule["value"] if rule and "value" in rule else rule

    def finish(self, charge: Charge, billed: bool = True) -> None:
        """S4 to S8 of S 1.6: the amount rounded once, divided exactly, split; the outlay likewise."""
        if not charge.cells:  # a line that moves money between parties
            self.finish_line(charge)
            return
        charged = any(cell.amount is None for cell in charge.cells)
        scale, keep = ONE, dict[Path, Any]()
        if not charged:
            amounts = [cell.amount for cell in charge.cells if cell.amount]
            if min(amounts, default=0) < 0 < max(amounts, default=0):
                raise Refused("rule_missing", f"{charge.cost} {charge.first}: pieces of both signs")
            charge.exact = sum(amounts, ZERO)
            own = self.file["costs"][charge.cost].get("rounding", {}).get("amount")
            charge.amount = self.whole_amount(charge.exact, own["value"] if own and "value" in own else own)
            scale = charge.amount / charge.exact if charge.exact else ZERO
        self.hand_out(charge, scale, keep)
        if billed and keep:
            self.earlier.setdefault(charge.cost, []).append((charge.first, keep))
        bears: dict[str, Fraction] = {}
        pays: dict[str, Fraction] = {}
        for cell in charge.cells:
            for party, (part, _) in cell.parts.items():
                bears[party] = bears.get(party, ZERO) + part
                payer = party if cell.payer == "bearer" else cell.payer
                pays[payer] = pays.get(payer, ZERO) + part
            if cell.payer != "bearer":
                pays.setdefault(cell.payer, ZERO)
        charge.exact_bears = bears
        if charged:
            self.finish_charged(charge, pays)
            return
        rule = self.own_rule(charge)
        charge.bears, charge.odd = self.whole_parts(bears, charge.amount, rule)
        charge.pays, _ = self.whole_parts(pays, charge.amount, rule)

    def finish_charged(self, charge: Charge, pays: dict[str, Fraction]) -> None:
        """As charged: each part rounded by itself, and the sum is the amount (E 16)."""
        rule = self.own_rule(charge) or ({"to": "0,01 kr", "mode": "half_up"} if self.profile else None)
        charge.exact = sum(charge.exact_bears.values(), ZERO)
        charge.bears = {party: rounded(part, rule) for party, part in charge.exact_bears.items()}
        charge.odd = dict.fromkeys(charge.bears, 0)
        charge.amount = sum(charge.bears.values(), ZERO)
        if rule is None and any(part % ORE for part in charge.bears.values()):
            raise Refused("inexact", str(charge.bears))
        payers = {cell.payer for cell in charge.cells}
        if payers == {"bearer"}:
            charge.pays = dict(charge.bears)
        elif len(payers) == 1:
            charge.pays = {payers.pop(): charge.amount}
        else:
            scale = charge.amount / charge.exact if charge.exact else ZERO
            charge.pays, _ = self.whole_parts({party: part * scale for party, part in pays.items()}, charge.amount, None)

    # ------------------------------------------------------------------------------------------------ corrections, E 20

    def news_days(self, cost: str) -> list[date]:
        """The days on which something was published that makes a line of its own in this cost."""
        if not any(self.is_corrected(measure) for measure in self.measures):
            return []
        measures = self.measures_of_owner(("costs", cost)).union(
            *(self.measures_of_key(key) for key in self.keys_of(cost) if key in self.keys)
        )
        figures = {self.measures[measure]["figures"] for measure in measures if self.is_corrected(measure)}
        return sorted(set[date]().union(*(self.published_days(name) for name in figures)))

    def corrections(self, charge: Charge, horizon: date) -> list[tuple[date, list[Row]]]:
        """For each day of news: the parts as they are then, minus what has been stated so far. No news, no line."""
        result: list[tuple[date, list[Row]]] = []
        stated = charge
        for day in self.news_days(charge.cost):
            if day >= horizon or (self.as_of is not None and day > self.as_of):
                continue
            again = Charge(charge.cost, charge.first, charge.before, charge.standing, charge.build(day), charge.build, charge.joining)
            self.finish(again, billed=False)
            difference = Charge(charge.cost, charge.first, charge.before, charge.standing, again.cells, charge.build)
            for kind in ("bears", "pays"):
                now, then = getattr(again, kind), getattr(stated, kind)
                parties = [*then, *(party for party in now if party not in then)]
                setattr(difference, kind, {party: now.get(party, ZERO) - then.get(party, ZERO) for party in parties})
            if any(difference.bears.values()) or any(difference.pays.values()):
                result.append((day, self.rows_of(difference, day)))
                stated = again
        return result

    # ------------------------------------------------------------------------------------------------ results

    def project(self, until: int | None = None) -> Projection:
        """Every charge up to the horizon, as rows of the long table, and the frames."""
        horizon = self.horizon(until)
        occasions = [said.since.year for cost, table in self.file["costs"].items() if "once" in table for said, _ in self.occasions(cost)]
        fixed = [] if self.endless else [self.fixed_before.year]
        self.last_year = max(horizon.year, *fixed, *occasions, 0)
        for memory in (self.cuts, self.chains, self.earlier):
            memory.clear()
        periods = self.charge_periods(horizon)
        found: list[tuple[int, Charge]] = []
        for place, (cost, table) in enumerate(self.file["costs"].items()):
            with self.members_for(cost):
                if "once" in table:
                    made = self.once_charges(cost, periods)
                else:
                    made = [charge for charge in (self.yearly_charge(cost, *period) for period in periods) if charge]
                for charge in sorted(made, key=lambda charge: charge.first):
                    self.finish(charge)
                    found.append((place, charge))
                if "capital" in table:
                    for charge in self.lines_beside(cost, made, horizon):
                        self.finish(charge, billed=False)
                        found.append((place, charge))
        blocks: list[tuple[Any, list[Row]]] = []
        for place, charge in found:
            with self.members_for(charge.cost):
                order = (charge.first, place, COMPONENTS.index(charge.component))
                blocks.append(((self.year_of(charge.first), *order, date.min), self.rows_of(charge)))
                if not charge.component:
                    blocks += [((self.year_of(day), *order, day), rows) for day, rows in self.corrections(charge, horizon)]
        blocks.sort(key=lambda block: block[0])
        rows = [row for _, block in blocks for row in block]
        charges = [charge for _, charge in sorted(found, key=lambda one: (one[1].first, one[0]))]
        return Projection(rows, self.frame_rows(horizon, rows), charges, self.asset_rows(horizon), self.loan_rows())

    # ------------------------------------------------------------------------------------------------ lines of their own, G 10, G 11

    def lines_beside(self, cost: str, charges: list[Charge], horizon: date) -> list[Charge]:
        """What stands beside the capital cost: rates of the parties' own, what a leaver owes, what is left at the end."""
        found = [line for charge in charges if (line := self.rate_line(charge))]
        if (said := self.leaving("undepreciated")) is not None and said.value == "its_share":
            found += [line for party, last in self.leaves() if (line := self.exit_line(cost, party, last, horizon))]
        if self.surely_ends(horizon):
            names = self.timeline("costs", cost, "capital")[0].value
            found += [line for name in names if (line := self.left_line(cost, name, horizon - ONE_DAY))]
        return found

    def surely_ends(self, horizon: date) -> bool:
        """True where the horizon is the end of the agreement, whoever does what (G 11)."""
        return horizon == self.last_before()

    def line(
        self, cost: str, component: str, period: tuple[date, date], transfers: dict[str, dict[str, Fraction]], statuses: dict[str, int]
    ) -> Charge:
        """A line that moves money between parties and pays nobody."""
        first, before = period
        charge = Charge(cost, first, before, self.standing(first), [], lambda _: [])
        charge.component, charge.transfers, charge.statuses = component, transfers, statuses
        return charge

    def rate_line(self, charge: Charge) -> Charge | None:
        """Each party's interest at its own rate instead of the owner's, and the owner the other way (G 11)."""
        transfers: dict[str, dict[str, Fraction]] = {}
        statuses: dict[str, int] = {}
        for cell in charge.cells:
            for party, (share, weakest) in self.division(cell.receiver, cell.when).items():
                rule = self.part_years_of(charge.cost, cell.when.day)
                differences = self.rate_difference(charge.cost, party, cell.when.day, cell.last, rule)
                for owner, (difference, status) in differences.items():
                    others = transfers.setdefault(owner, {})
                    others[party] = others.get(party, ZERO) - share * difference
                    for one in (party, owner):
                        statuses[one] = min(statuses.get(one, AGREED), status, weakest, cell.bounds)
        if not any(part for others in transfers.values() for part in others.values()):
            return None
        return self.line(charge.cost, "rate_difference", (charge.first, charge.before), transfers, statuses)

    def exit_line(self, cost: str, party: str, last: date, horizon: date) -> Charge | None:
        """A leaver's share of what is not written off, credited to those who stay (G 10)."""
        after = last + ONE_DAY
        if last < self.start or last >= horizon or after >= self.last_before() or party not in self.keys_of(cost):
            return None
        names = self.timeline("costs", cost, "capital")[0].value
        books = {name: self.book_after(name, last) for name in names}
        key, following = (self.needed(self.timeline("costs", cost, "key"), day) for day in (last, after))
        before_it, after_it = (self.division(said.value, When(day, day, day + ONE_DAY)) for said, day in ((key, last), (following, after)))
        share, share_status = before_it.get(party, (ZERO, AGREED))
        owed = share * sum(books.values(), ZERO)
        if not owed:
            return None
        rule = self.leaving("undepreciated")
        common = min(
            [self.timeline("costs", cost, "capital")[0].status, key.status, share_status, self.membership_status[party][1]]
            + ([rule.status] if rule else [])
            + [self.left_status(name, last) for name, book in books.items() if book]
        )
        others, statuses = {}, {party: common}
        for one, (part, weakest) in after_it.items():
            others[one] = -owed * part
            statuses[one] = min(common, following.status, weakest)
        return self.line(cost, "exit", (last, after), {party: others}, statuses)

    def left_line(self, cost: str, name: str, last: date) -> Charge | None:
        """What an asset is still worth when the agreement ends: the owner has paid it, somebody bears it (G 11)."""
        book = self.book_after(name, last)
        if not book:
            return None
        receiver, owner = self.timeline("assets", name, "left_over")[0], self.timeline("assets", name, "owner")[0]
        when = When(last, last, last + ONE_DAY)
        common = min(self.timeline("costs", cost, "capital")[0].status, receiver.status, self.left_status(name, last), self.end_status)
        part = ONE if self.knows_kronor(receiver.value) else None
        signature = (receiver.value, *self.signature(receiver.value, when))
        cells = [Cell(when, book, part, receiver.value, signature, owner.value, owner.status, common)]
        return Charge(cost, last, last + ONE_DAY, self.standing(last), cells, lambda _: cells, component="left_over")

    def rows_of(self, charge: Charge, correction: date | None = None) -> list[Row]:
        """A row for each party that the key leads to, and for who pays (D 7)."""
        table = self.file["costs"][charge.cost]
        rows = []
        for party in self.parties:
            if party not in charge.bears and party not in charge.pays:
                continue
            bears, pays = charge.bears.get(party, ZERO), charge.pays.get(party, ZERO)
            if charge.cells:
                status, settles_status = self.burden_status(charge, party), self.position_status(charge, party)
            else:
                status = settles_status = charge.statuses[party]
            rows.append(
                Row(
                    self.year_of(correction or charge.first),
                    charge.first,
                    charge.before - ONE_DAY,
                    charge.standing,
                    charge.cost,
                    table["label"],
                    table.get("kind", ""),
                    party,
                    self.parties[party]["label"],
                    bears,
                    pays,
                    bears - pays,
                    charge.odd.get(party, 0),
                    STATUSES[status],
                    STATUSES[settles_status],
                    correction,
                    charge.component,
                )
            )
        return rows

    @staticmethod
    def paid_status(cell: Cell) -> int:
        """What the amount of a piece rests on: as charged, on every part and on the row of charges (D 9)."""
        return (
            cell.common if cell.amount is not None else min([cell.common, cell.row_status, *(status for _, status in cell.parts.values())])
        )

    def burden_status(self, charge: Charge, party: str) -> int:
        """The weakest of what a party's burden rests on: its pieces, and its way down the key (D 9)."""
        only_pays = min(self.paid_status(cell) for cell in charge.cells)
        return min((min(cell.common, cell.parts[party][1]) for cell in charge.cells if party in cell.parts), default=only_pays)

    def position_status(self, charge: Charge, party: str) -> int:
        """The weakest of the burden, of who pays in the pieces that concern the party, and of what it pays itself (D 9)."""
        concerned = [cell for cell in charge.cells if party in cell.parts or party == cell.payer]
        paid = [self.paid_status(cell) for cell in charge.cells if party == cell.payer]
        return min([self.burden_status(charge, party), *paid, *(cell.payer_status for cell in concerned)])

    def frame_rows(self, horizon: date, rows: list[Row]) -> list[FrameRow]:
        """What is left of, or exceeds, each frame in each year (D 8)."""
        result = []
        for year in range(self.year_of(self.start), self.year_of(horizon - ONE_DAY) + 1):
            for frame, table in self.file.get("frames", {}).items():
                first, before = max(self.year_first(year), self.start), min(self.year_first(year + 1), horizon)
                amounts = self.timeline("frames", frame, "amount")
                if amounts[0].occasion:
                    stated = [said for said in amounts if said.since.year == year]
                    if not stated:
                        continue
                    amount, status = number(stated[0].value), stated[0].status
                else:
                    amount, status = self.frame_amount(amounts, first, before)
                owners = {
                    self.needed(self.timeline("frames", frame, "owner"), day)
                    for day, _ in itertools.pairwise(
                        [
                            first,
                            *(said.since for said in self.timeline("frames", frame, "owner") if first < said.since < before),
                            before,
                        ]
                    )
                }
                if len({owner.value for owner in owners}) > 1:
                    raise Refused("two_answers", f"owner of {frame} in {year}")
                owner = next(iter(owners)).value
                used = [row for row in rows if row.year == year and row.party == owner and row.cost in table.get("costs", ())]
                status = min([status, *(said.status for said in owners), *(STATUSES.index(row.status) for row in used)])
                outlays = [self.outlay(name) for name in table.get("assets", ()) if self.is_bought(name, owner, year)]
                status = min([status, *(weakest for _, weakest in outlays)])
                total = sum((row.bears_kr for row in used), ZERO) + sum((kronor for kronor, _ in outlays), ZERO)
                standing = self.standing(before - ONE_DAY)
                result.append(FrameRow(year, frame, table["label"], owner, amount, total, amount - total, standing, STATUSES[status]))
        return result

    def is_bought(self, asset: str, owner: str, year: int) -> bool:
        """True for an asset of the frame's owner that is taken into use in the year (G 9)."""
        return bool(self.plain("assets", asset, "owner") == owner and self.year_of(self.asset(asset).in_use) == year)

    def outlay(self, asset: str) -> tuple[Fraction, int]:
        """The cost of an asset before any grant, and the weakest of what says it, whose it is and when it is taken into use."""
        said = [self.timeline("assets", asset, key)[0].status for key in ("cost", "owner", "in_use")]
        return self.asset(asset).cost, min(*said, self.day(self.plain("assets", asset, "in_use"))[1])

    def frame_amount(self, amounts: list[Statement], first: date, before: date) -> tuple[Fraction, int]:
        """A yearly frame: as stated, or times the part of the year and then rounded; nothing before the first step (D 8)."""
        total, status, whole_year = ZERO, AGREED, True
        cuts = {said.since for said in amounts if first < said.since < before}
        for piece_first, piece_before in itertools.pairwise(sorted({first, before} | cuts)):
            said = self.in_force(amounts, piece_first)
            if said is None:
                continue
            rule = self.part_years_of(None, piece_first)
            fraction = self.fraction(piece_first, piece_before, rule)
            whole_year = whole_year and fraction == 1
            total += number(said.value) * fraction
            status = min(status, said.status)
        return total if whole_year else self.whole_amount(total), status


def project(
    text: str | bytes,
    until: int | None = None,
    figures: dict[str, str] | None = None,
    as_of: date | None = None,
    notice: tuple[str, date] | None = None,
) -> Projection:
    """The whole projection of an agreement file; `figures` are the texts of its CSV files by the path that it names."""
    return Oracle(text, figures, as_of, notice).project(until)


class Asked(Protocol):
    """An agreement file with its figures, the year to look to, and the day of knowledge: a random case is one."""

    until: int | None
    figures: dict[str, str]
    as_of: date | None

    def text(self) -> str:
        """The file."""


def assets(case: Asked) -> list[AssetRow]:
    """The yearly rows of every asset."""
    oracle = Oracle(case.text(), case.figures, case.as_of)
    return oracle.asset_rows(oracle.horizon(case.until))


def loans(case: Asked) -> list[LoanRow]:
    """Every payment of every loan."""
    return Oracle(case.text(), case.figures, case.as_of).loan_rows()


def calendar(case: Asked, until: int | None) -> list[Deadline]:
    """Every deadline through a year."""
    return Oracle(case.text(), case.figures, case.as_of).calendar(until)
