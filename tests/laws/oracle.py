"""The oracle: a whole projection in plain exact fractions, written from the rules and not from the program.

Sources: `language.md` (the file format; cited as L 2.2 and so on), `semantics.md` (what a clause means; cited as
S 1.7 and so on) and the decisions that make them exact (cited as D 1 to D 10; `tests/laws/README.md` repeats them).

The file is taken to be valid. What depends on evaluation raises `Refused` with the code of the problem: `inexact`,
`rule_missing`, `inside_a_month`, `two_answers`, `before_price_level`, `gap_before_first_step`, `outside_the_agreement`,
`order_missing`, `all_weights_zero`.
"""

from __future__ import annotations

import itertools
import tomllib
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from oracle_values import (
    ONE_DAY,
    Refused,
    end_moved,
    first_of_month,
    fraction_of_year,
    length,
    number,
    ratio_rounded,
    rounded,
)

ORE = Fraction(1, 100)
STATUSES = ("assumed", "estimated", "reported", "published", "decided", "booked", "agreed")  # weakest first, D 9
STANDINGS = ("conditional", "rests_on_no_notice", "firm")  # weakest first, D 8
AGREED = len(STATUSES) - 1
PLURALS = {
    "municipalities": "municipality",
    "regions": "region",
    "agencies": "agency",
    "associations": "association",
    "companies": "company",
}


# ---------------------------------------------------------------------------------- values with dates and sources, L 2.3


@dataclass(frozen=True, eq=False)
class Statement:
    """One thing said: a value, the weakest it rests on by itself, and the day from which it holds. Equal only to itself."""

    value: Any
    status: int
    since: date = date.min
    day_status: int = AGREED  # of the named day that it begins on
    price_level: int | None = None
    occasion: str = ""


@dataclass(frozen=True)
class Row:
    """One row of the long table: period x cost x party."""

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

    amount: Fraction
    shares: dict[str, Fraction]
    payer: str
    common: int  # weakest status of what every part of the piece rests on
    by_party: dict[str, int]  # weakest status on the way down the key to a party
    payer_status: int


@dataclass
class Charge:
    """One cost in one charge period, with its exact and its rounded parts (S 1.6)."""

    cost: str
    first: date
    before: date
    standing: str
    cells: list[Cell]
    exact: Fraction = Fraction(0)
    amount: Fraction = Fraction(0)
    exact_bears: dict[str, Fraction] = field(default_factory=dict)
    bears: dict[str, Fraction] = field(default_factory=dict)
    pays: dict[str, Fraction] = field(default_factory=dict)
    odd: dict[str, int] = field(default_factory=dict)


@dataclass
class Projection:
    """The rows of a projection, in the order of the long table, and the charges behind them."""

    rows: list[Row]
    frames: list[FrameRow]
    charges: list[Charge]


class Oracle:
    """One agreement file, read; `project` computes it."""

    def __init__(self, text: str | bytes) -> None:
        self.file = tomllib.loads(text if isinstance(text, str) else text.decode("utf-8-sig"))
        self.profile = self.file["agreement"].get("rules") == "andel-1"
        self.parties: dict[str, Any] = self.file["parties"]
        self.rounding: dict[str, Any] = {
            k: v["value"] if isinstance(v, dict) and "value" in v else v for k, v in self.file.get("rounding", {}).items()
        }
        self.timelines: dict[tuple[str, ...], list[Statement]] = {}
        self.chains: dict[tuple[str, int], list[tuple[date, Fraction, int]]] = {}
        self.divisions: dict[tuple[str, date], tuple[dict[str, tuple[Fraction, int]], list[Statement]]] = {}
        self.read_term()
        self.part_rule = self.rounding.get("part")
        self.place_in_order: dict[str, Any] = self.read_order()

    # ---------------------------------------------------------------------------------------------------- reading

    def status_of(self, table: Any, inherited: int) -> int:
        """Status beside a source, else the source's own, else what is inherited (L 1.4)."""
        if not isinstance(table, dict) or "source" not in table:
            return inherited
        return STATUSES.index(table.get("status") or self.file["sources"][table["source"].split()[0]]["status"])

    def day(self, written: Any) -> tuple[date, int]:
        """A day and the status of its name: written out, `start`, `end`, or the id of a date (L 2.2)."""
        if isinstance(written, date):
            return written, AGREED
        if written in ("start", "end"):
            said = self.timeline("term", written)[0]
            found, named = self.day(said.value)
            return found, min(said.status, named)
        if written in self.file.get("dates", {}):
            said = self.timeline("dates", written, "date")[0]
            return (said.value if isinstance(said.value, date) else date.fromisoformat(said.value)), said.status
        return date.fromisoformat(written), AGREED

    def time_key(self, key: str) -> tuple[date, int]:
        """`from-2030`, `from-2030-07`, `from-2030-07-01`, `from-opening`, `2024`, `2024-03-15`, `on-opening` (L 2.3)."""
        written = key.removeprefix("from-").removeprefix("on-")
        if not written[0].isdigit():
            return self.day(written)
        year, month, day = [*written.split("-"), "1", "1"][:3]
        return date(int(year), int(month), int(day)), AGREED

    def timeline(self, *address: str) -> list[Statement]:
        """The statements at an address in order of time, whichever of the four forms of a value it has (L 2.3)."""
        if address not in self.timelines:
            table: Any = self.file
            status = AGREED
            for name in address[:-1]:
                table = table[name]
                status = self.status_of(table, status)
            self.timelines[address] = self.opened(table[address[-1]], status) if address[-1] in table else []
        return self.timelines[address]

    def opened(self, value: Any, status: int) -> list[Statement]:
        """A plain value, an opened one, steps or occasions, each with its status (L 1.4, 2.3)."""
        if not isinstance(value, dict):
            return [Statement(value, status)]
        times = [key for key in value if "-" in key or key[0].isdigit()]
        if not times:
            if "value" not in value:
                return [Statement(value, status)]  # a row, a rounding, a renewal
            return [Statement(value["value"], self.status_of(value, status), price_level=value.get("price_level"))]
        status, result = self.status_of(value, status), []
        for key in times:
            said = self.opened(value[key], status)[0]
            since, day_status = self.time_key(key)
            occasion = "" if key.startswith("from-") else "year" if key.isdigit() else "day"
            result.append(Statement(said.value, said.status, since, day_status, said.price_level, occasion))
        return sorted(result, key=lambda said: said.since)

    @staticmethod
    def in_force(timeline: list[Statement], day: date) -> Statement | None:
        """The statement that holds on a day: the latest that has begun."""
        found = bisect_right(timeline, day, key=lambda said: said.since)
        return timeline[found - 1] if found else None

    def needed(self, timeline: list[Statement], day: date) -> Statement:
        """As `in_force`, where silence is a problem (L 2.3)."""
        said = self.in_force(timeline, day)
        if said is None:
            raise Refused("gap_before_first_step", str(day))
        return said

    # ------------------------------------------------------------------------------------------------ term, D 1, D 2

    def read_term(self) -> None:
        """Start, the end of the fixed term, and the renewals counted from the first end (S 1.8.5)."""
        self.start, self.start_status = self.day("start")
        end, self.end_status = self.day("end")
        self.fixed_before = end + ONE_DAY
        month_end = self.timeline("term", "month_end")
        self.month_end = month_end[0].value if month_end else "whole_months" if self.profile else None
        renewal = self.timeline("term", "renewal")[0].value
        self.renewal: dict[str, Any] = {"at_most": 0} if renewal == "none" else renewal
        self.most: int | str = self.renewal["at_most"]
        profile = [Statement("months_and_days", 0)] if self.profile else []
        self.part_years = self.timeline("term", "part_years") or profile

    def renewal_before(self, count: int) -> date:
        """The first day after the renewal of that number; 0 is the fixed term."""
        if count == 0:
            return self.fixed_before
        months, days = length(self.renewal["length"])
        end = self.fixed_before - ONE_DAY
        return ONE_DAY + (end_moved(end, count * months, self.month_end) if months else end + timedelta(count * days))

    def last_before(self) -> date:
        """The first day after the last possible renewal."""
        return self.renewal_before(self.most) if isinstance(self.most, int) else date.max

    def horizon(self, until: int | None) -> date:
        """The day before which everything is looked at (D 1)."""
        return self.fixed_before if until is None else min(date(until + 1, 1, 1), self.last_before())

    def standing(self, first: date) -> str:
        """How firm a charge is that begins on a day (D 2)."""
        if first < self.fixed_before:
            return "firm"
        return "rests_on_no_notice" if self.renewal["happens"] == "unless_notice" else "conditional"

    def charge_periods(self, horizon: date) -> list[tuple[date, date]]:
        """The grid from 1 January, cut at the start, at the end of the fixed term and at every renewal (D 2)."""
        if "period" not in self.rounding and not self.profile:
            raise Refused("rule_missing", "period")
        months = length(self.rounding.get("period", "1 year"))[0]
        borders = {self.start, horizon}
        for month0 in range(0, 12 * (horizon.year - self.start.year + 1), months):
            borders.add(first_of_month(self.start.year, month0))
        for count in itertools.count():
            if self.renewal_before(count) >= horizon:
                break
            borders.add(self.renewal_before(count))
            if count == self.most:
                break
        inside = sorted(day for day in borders if self.start <= day <= horizon)
        return list(itertools.pairwise(inside))

    # ------------------------------------------------------------------------------------------------ index, D 4

    def index_events(self, cost: str, year: int) -> list[tuple[date, Statement, int]]:
        """The days of a year on which an index changes the cost: (day, reference in force, its run of the same index)."""
        references = self.timeline("costs", cost, "index")
        named = [said.value for said in references if said.value != "none"]  # "none" is a pause, not another index
        runs = list(itertools.accumulate((int(one != other) for one, other in itertools.pairwise(named)), initial=0))
        events = []
        for name in {said.value for said in references} - {"none"}:
            day = date(year, *map(int, self.timeline("indexes", name, "every")[0].value.split("-")))
            said = self.needed(references, day)
            if said.value == name:
                events.append((day, said, runs[sum(one.value != "none" for one in references[: references.index(said)])]))
        return sorted(events, key=lambda event: event[0])

    def chain(self, cost: str, amount: Statement, begins: date) -> list[tuple[date, Fraction, int]]:
        """The levels of one amount: (first day, level, weakest status of the index clauses used), from its price level."""
        key = (cost, id(amount))
        if key not in self.chains:
            written = number(amount.value)
            levels = [(date.min, written, AGREED)]
            price_level = self.price_level(cost, amount)
            if price_level is not None:
                if price_level > begins.year:
                    raise Refused("before_price_level", f"{cost} from {begins}")
                base = level = carried = written
                status, last_run = AGREED, None
                for year in range(price_level + 1, self.last_year + 1):
                    for day, reference, run in self.index_events(cost, year):
                        if run != last_run:  # another index starts from the level reached the day before (L 2.3)
                            base, carried, last_run = level, level, run
                        change = self.needed(self.timeline("indexes", reference.value, "change"), day)
                        level, carried = self.moved(reference.value, number(change.value), written, base, level, carried)
                        status = min(status, reference.status, change.status)
                        levels.append((day, level, status))
            self.chains[key] = levels
        return self.chains[key]

    def price_level(self, cost: str, amount: Statement) -> int | None:
        """The amount's own price level, else the cost's; none where every index is "none"."""
        if all(said.value == "none" for said in self.timeline("costs", cost, "index")):
            return None
        if amount.price_level is not None:
            return amount.price_level
        return int(self.timeline("costs", cost, "price_level")[0].value)

    def moved(
        self, index: str, change: Fraction, written: Fraction, base: Fraction, level: Fraction, carried: Fraction
    ) -> tuple[Fraction, Fraction]:
        """One year's change: the new level, and what the next change is put on. The sequence is that of L 2.5."""
        table = self.file["indexes"][index]
        rules = table.get("rounding", {})
        floor = table.get("floor", "none")
        if floor == "falls_ignored":
            change = max(change, Fraction(0))
        factor = rounded(1 + rounded(change, rules.get("change")), rules.get("factor"))
        basis = base if table["against"] == "base" else carried
        exact = basis * factor
        new = rounded(basis + rounded((factor - 1) * basis, rules.get("addition")), rules.get("result"))
        higher = max if written >= 0 else min  # of an income the mirror
        if floor == "contract":
            new, exact = higher(new, written), higher(exact, written)
        if floor == "last_year":
            new, exact = higher(new, level), higher(exact, carried)
        return new, exact if table.get("carry", "rounded") == "exact" else new

    def level(self, cost: str, amount: Statement, day: date) -> tuple[int, Fraction, int]:
        """(number of changes so far, level, status of the index) of an amount on a day."""
        begins = day if amount.occasion else max(amount.since, self.start) if amount.since == date.min else amount.since
        levels = self.chain(cost, amount, begins)
        found = bisect_right(levels, day, key=lambda step: step[0]) - 1
        return found, levels[found][1], levels[found][2]

    # ------------------------------------------------------------------------------------------------ keys, S 2.1

    def members(self, names: str | list[str]) -> list[str]:
        """A set: `everyone`, a class in the plural, or a list (L 1.1)."""
        if isinstance(names, list):
            return [member for name in names for member in self.members(name)]
        if names == "everyone":
            return list(self.parties)
        if names in PLURALS:
            return [party for party, table in self.parties.items() if table["class"] == PLURALS[names]]
        return [names]

    def division(self, receiver: str, day: date) -> tuple[dict[str, tuple[Fraction, int]], list[Statement]]:
        """What each party gets of 1 kr given to a receiver, with the status of its way down; and the statements used."""
        if receiver in self.parties:
            return {receiver: (Fraction(1), AGREED)}, []
        if (receiver, day) not in self.divisions:
            self.divisions[receiver, day] = self.divided(receiver, day)
        return self.divisions[receiver, day]

    def divided(self, receiver: str, day: date) -> tuple[dict[str, tuple[Fraction, int]], list[Statement]]:
        """`weights` and `nest` of S 2.1, which `shares`, `equal`, `weights` and an activity's responsible all are."""
        said, row = self.key_row(receiver, day)
        result: dict[str, tuple[Fraction, int]] = {}
        used = [said]
        for inner, share in row.items():
            parts, statements = self.division(inner, day)
            used += statements
            for party, (part, status) in parts.items():
                before, weakest = result.get(party, (Fraction(0), AGREED))
                result[party] = (before + share * part, min(weakest, status, said.status))
        return result, used

    def key_row(self, receiver: str, day: date) -> tuple[Statement, dict[str, Fraction]]:
        """The row in force as fractions that sum to 1, with its statement."""
        if receiver in self.file.get("activities", {}):
            said = self.needed(self.timeline("activities", receiver, "responsible"), day)
            return said, {said.value: Fraction(1)}
        verb = next(verb for verb in ("shares", "equal", "weights") if verb in self.file["keys"][receiver])
        said = self.needed(self.timeline("keys", receiver, verb), day)
        if verb == "equal":
            weights = {member: Fraction(1) for member in self.members(said.value)}
        else:
            weights = {name: number(value) for name, value in said.value.items() if value != "rest"}
            weights.update({name: 1 - sum(weights.values()) for name, value in said.value.items() if value == "rest"})
        total = sum(weights.values())
        if total == 0:
            raise Refused("all_weights_zero", receiver)
        return said, {name: weight / total for name, weight in weights.items()}

    # ------------------------------------------------------------------------------------------------ charges, D 3, D 5

    def part_years_of(self, cost: str | None, day: date) -> Statement | None:
        """The cost's own rule, else the term's, else the profile's (L 2.5, 7)."""
        timeline = (self.timeline("costs", cost, "part_years") if cost else []) or self.part_years
        return self.needed(timeline, day) if timeline else None

    def cut_days(self) -> list[date]:
        """Every day on which anything may change: each step in the file, each `every`, each `until` (D 3)."""
        days: set[date] = set()
        for name, table in self.file["costs"].items():
            for key in table:
                days.update(said.since for said in self.timeline("costs", name, key))
            if "until" in table:
                days.add(self.day(self.timeline("costs", name, "until")[0].value)[0] + ONE_DAY)
        for plural in ("keys", "activities"):
            for name, table in self.file.get(plural, {}).items():
                for key in table:
                    days.update(said.since for said in self.timeline(plural, name, key))
        days.update(said.since for said in self.part_years)
        for name in self.file.get("indexes", {}):
            month, day = map(int, self.timeline("indexes", name, "every")[0].value.split("-"))
            days.update(date(year, month, day) for year in range(self.start.year, self.last_year + 1))
        return sorted(days)

    def pieces(self, first: date, before: date) -> list[tuple[date, date]]:
        """[first, before) cut at every day on which anything may change."""
        inside = [day for day in self.cuts if first < day < before]
        return list(itertools.pairwise([first, *inside, before]))

    def yearly_charge(self, cost: str, first: date, before: date) -> Charge | None:
        """A yearly amount in one charge period: stretches in which all that it uses is the same statement (D 3)."""
        amounts, references, payers, keys = (self.timeline("costs", cost, key) for key in ("yearly", "index", "paid_by", "key"))
        until = self.timeline("costs", cost, "until")
        last, last_status = self.day(until[0].value) if until else (date.max, AGREED)
        stretches: list[tuple[Any, date, date]] = []
        for piece_first, piece_before in self.pieces(first, before):
            amount = self.in_force(amounts, piece_first)
            if amount is None or piece_first > last:
                continue
            changes, _, _ = self.level(cost, amount, piece_first)
            key = self.needed(keys, piece_first)
            same = (
                amount,
                changes,
                self.in_force(references, piece_first),
                key,
                self.needed(payers, piece_first),
                *self.division(key.value, piece_first)[1],
                self.part_years_of(cost, piece_first),
            )
            if stretches and stretches[-1][0] == same and stretches[-1][2] == piece_first:
                stretches[-1] = (same, stretches[-1][1], piece_before)
            else:
                stretches.append((same, piece_first, piece_before))
        cells = []
        for same, cell_first, cell_before in stretches:
            cell = self.cell(cost, same[0], cell_first)
            rule = self.part_years_of(cost, cell_first)
            cell.amount *= fraction_of_year(cell_first, cell_before, rule.value if rule else None)
            if rule and (cell_first, cell_before) != (date(cell_first.year, 1, 1), date(cell_first.year + 1, 1, 1)):
                bounds = self.bounds(cost, cell_first, cell_before)
                if until and cell_before == last + ONE_DAY:
                    bounds = min(bounds, last_status, until[0].status)
                cell.common = min(cell.common, rule.status, bounds)
            cells.append(cell)
        return Charge(cost, first, before, self.standing(first), cells) if cells else None

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

    def statements_from(self, cost: str, day: date) -> list[Statement]:
        """What the cost uses, on that day or the day before, that begins on that day."""
        used = [self.in_force(self.timeline("costs", cost, key), day) for key in ("yearly", "index", "key", "paid_by", "part_years")]
        used.append(self.in_force(self.part_years, day))
        key = self.in_force(self.timeline("costs", cost, "key"), day)
        if key:
            used += self.division(key.value, day)[1]
        return [said for said in used if said is not None and said.since == day]

    def cell(self, cost: str, amount: Statement, day: date) -> Cell:
        """One piece, before its part of the year is taken: the yearly level is indexed first (S 1.6, pitfall 2)."""
        _, level, index_status = self.level(cost, amount, day)
        key = self.needed(self.timeline("costs", cost, "key"), day)
        payer = self.needed(self.timeline("costs", cost, "paid_by"), day)
        reference = self.in_force(self.timeline("costs", cost, "index"), day)
        parts, _ = self.division(key.value, day)
        common = min(amount.status, index_status, key.status, reference.status if reference else AGREED)
        return Cell(
            level,
            {party: share for party, (share, _) in parts.items()},
            payer.value,
            common,
            {party: status for party, (_, status) in parts.items()},
            payer.status,
        )

    def once_charges(self, cost: str, periods: list[tuple[date, date]]) -> list[Charge]:
        """Occasions: a day belongs to the charge period that holds it, a bare year is one charge (D 5)."""
        result: list[Charge] = []
        by_period: dict[tuple[date, date], list[Cell]] = {}
        for said in self.timeline("costs", cost, "once"):
            if said.occasion == "year":
                charge = self.bare_year(cost, said)
                result += [charge] if charge.first < periods[-1][1] else []
                continue
            if said.since < self.start or (said.since >= self.fixed_before and said.since >= self.last_before()):
                raise Refused("outside_the_agreement", f"{cost} {said.since}")
            for period in periods:
                if period[0] <= said.since < period[1]:
                    cell = self.cell(cost, said, said.since)
                    cell.common = min(cell.common, said.day_status)
                    by_period.setdefault(period, []).append(cell)
        return result + [Charge(cost, first, before, self.standing(first), cells) for (first, before), cells in by_period.items()]

    def bare_year(self, cost: str, said: Statement) -> Charge:
        """A year is enough only where nothing that the charge uses changes inside it (D 5)."""
        first, before = max(said.since, self.start), date(said.since.year + 1, 1, 1)
        if before > self.fixed_before:
            before = min(before, self.last_before())
        if first >= before:
            raise Refused("outside_the_agreement", f"{cost} {said.since.year}")
        if first < self.fixed_before < before:
            raise Refused("two_answers", f"{cost} {first.year}: standing")
        cells = [self.cell(cost, said, day) for day, _ in self.pieces(first, before)]
        if any((cell.amount, cell.shares, cell.payer) != (cells[0].amount, cells[0].shares, cells[0].payer) for cell in cells):
            raise Refused("two_answers", f"{cost} {first.year}")
        return Charge(cost, first, before, self.standing(first), cells[:1])

    # ------------------------------------------------------------------------------------------------ rounding, D 6, D 7

    def read_order(self) -> dict[str, Any]:
        """Each party's place among equals: the rule's own list, or by code as text, those without last, by id."""
        order = (self.part_rule or {}).get("order", "by_code")
        if order == "by_code":
            return {party: ("code" not in table, table.get("code", ""), party) for party, table in self.parties.items()}
        return {party: place for place, party in enumerate(self.members(order))}

    def whole_amount(self, exact: Fraction, own: dict[str, Any] | None = None) -> Fraction:
        """N: the cost's rule, else the agreement's, else the profile's, else it must be whole öre (D 6)."""
        rule = own or self.rounding.get("amount")
        if rule is None and self.profile:
            rule = {"to": "0,01 kr", "mode": "half_up"}
        result = rounded(exact, rule)
        if rule is None and result % ORE:
            raise Refused("inexact", str(exact))
        return result

    def whole_parts(self, exact: dict[str, Fraction], amount: Fraction) -> tuple[dict[str, Fraction], dict[str, int]]:
        """The split of S 1.7: exact parts made whole so that they add up, and the odd units given."""
        rule = self.part_rule or ({"to": "0,01 kr", "odd": "largest_remainder"} if self.profile else None)
        if rule is None:
            if any(part % ORE for part in exact.values()):
                raise Refused("inexact", str(exact))
            return exact, dict.fromkeys(exact, 0)
        unit = number(rule["to"])
        if amount % unit:
            raise Refused("inexact", f"{amount} in units of {unit}")
        quotas = {party: part / unit for party, part in exact.items()}
        if rule["odd"] in self.parties:
            units, odd = self.left_to_one(quotas, int(amount / unit), rule["odd"])
        else:
            units, odd = self.odd_one_each(quotas, int(amount / unit), rule["odd"])
        return {party: unit * count for party, count in units.items()}, odd

    def odd_one_each(self, quotas: dict[str, Fraction], total: int, rule: str) -> tuple[dict[str, int], dict[str, int]]:
        """Toward zero first; then one unit each in the order of the rule, never to a part of zero."""
        units = {party: ratio_rounded(quota, "down") for party, quota in quotas.items()}
        missing = total - sum(units.values())

        def turn(party: str, unlisted: int) -> Any:
            part = abs(quotas[party])
            size = {"largest_remainder": part - abs(units[party]), "largest_part": part, "first_in_order": 0}[rule]
            larger = part if self.part_rule is None else 0  # the profile: ties to the larger part
            return -size, -larger, self.place_in_order.get(party, unlisted)

        waiting = [party for party in quotas if quotas[party]]
        backwards = waiting[::-1]  # so that two parties without a place do not get one from the row
        takers = set(sorted(waiting, key=lambda party: turn(party, -1))[: abs(missing)])
        if takers != set(sorted(backwards, key=lambda party: turn(party, len(waiting)))[: abs(missing)]):
            raise Refused("order_missing", str(quotas))
        odd = {party: 0 if party not in takers else 1 if missing > 0 else -1 for party in quotas}
        return {party: units[party] + odd[party] for party in quotas}, odd

    @staticmethod
    def left_to_one(quotas: dict[str, Fraction], total: int, one: str) -> tuple[dict[str, int], dict[str, int]]:
        """A named party: the others half up, it takes what is left. Odd units are counted from toward zero, as above."""
        units = {party: ratio_rounded(quota, "half_up") for party, quota in quotas.items() if party != one}
        left = total - sum(units.values())
        if left and not quotas.get(one):
            raise Refused("rule_missing", f"{one} has no part to take the odd unit in")
        if one in quotas:
            units[one] = left
        return units, {party: count - ratio_rounded(quotas[party], "down") for party, count in units.items()}

    def finish(self, charge: Charge) -> None:
        """S4 to S8 of S 1.6: the amount rounded once, divided exactly, split; the outlay likewise."""
        charge.exact = sum((cell.amount for cell in charge.cells), Fraction(0))
        own = self.file["costs"][charge.cost].get("rounding", {}).get("amount")
        charge.amount = self.whole_amount(charge.exact, own["value"] if own and "value" in own else own)
        scale = charge.amount / charge.exact if charge.exact else Fraction(0)
        bears: dict[str, Fraction] = {}
        pays: dict[str, Fraction] = {}
        for cell in charge.cells:
            for party, share in cell.shares.items():
                bears[party] = bears.get(party, Fraction(0)) + cell.amount * scale * share
            for party, share in (cell.shares if cell.payer == "bearer" else {cell.payer: Fraction(1)}).items():
                pays[party] = pays.get(party, Fraction(0)) + cell.amount * scale * share
        charge.exact_bears = bears
        charge.bears, charge.odd = self.whole_parts(bears, charge.amount)
        charge.pays, _ = self.whole_parts(pays, charge.amount)

    # ------------------------------------------------------------------------------------------------ results

    def project(self, until: int | None = None) -> Projection:
        """Every charge up to the horizon, as rows of the long table, and the frames."""
        horizon = self.horizon(until)
        occasions = [said.since.year for cost in self.file["costs"] for said in self.timeline("costs", cost, "once")]
        self.last_year = max(horizon.year, self.fixed_before.year, *occasions)
        self.cuts = self.cut_days()
        self.chains.clear()
        periods = self.charge_periods(horizon)
        charges: list[Charge] = []
        for cost, table in self.file["costs"].items():
            if "once" in table:
                charges += self.once_charges(cost, periods)
            else:
                found = (self.yearly_charge(cost, *period) for period in periods)
                charges += [charge for charge in found if charge]
        charges.sort(key=lambda charge: (charge.first.year, charge.first, list(self.file["costs"]).index(charge.cost)))
        for charge in charges:
            self.finish(charge)
        rows = [row for charge in charges for row in self.rows_of(charge)]
        return Projection(rows, self.frame_rows(horizon, rows), charges)

    def rows_of(self, charge: Charge) -> list[Row]:
        """A row for each party that the key leads to, and for who pays (D 7)."""
        table = self.file["costs"][charge.cost]
        rows = []
        for party in self.parties:
            if party not in charge.bears and party not in charge.pays:
                continue
            bears, pays = charge.bears.get(party, Fraction(0)), charge.pays.get(party, Fraction(0))
            status = self.burden_status(charge, party)
            settles_status = self.position_status(charge, party)
            rows.append(
                Row(
                    charge.first.year,
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
                )
            )
        return rows

    @staticmethod
    def burden_status(charge: Charge, party: str) -> int:
        """The weakest of what a party's burden rests on: its pieces, and its way down the key (D 9)."""
        only_pays = min(cell.common for cell in charge.cells)
        return min((min(cell.common, cell.by_party[party]) for cell in charge.cells if party in cell.by_party), default=only_pays)

    def position_status(self, charge: Charge, party: str) -> int:
        """The weakest of the burden, of who pays in the pieces that concern the party, and of what it pays itself (D 9)."""
        concerned = [cell for cell in charge.cells if party in cell.by_party or party == cell.payer]
        paid = [cell.common for cell in charge.cells if party == cell.payer]
        return min([self.burden_status(charge, party), *paid, *(cell.payer_status for cell in concerned)])

    def frame_rows(self, horizon: date, rows: list[Row]) -> list[FrameRow]:
        """What is left of, or exceeds, each frame in each year (D 8)."""
        result = []
        for year in range(self.start.year, (horizon - ONE_DAY).year + 1):
            for frame, table in self.file.get("frames", {}).items():
                first, before = max(date(year, 1, 1), self.start), min(date(year + 1, 1, 1), horizon)
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
                used = [row for row in rows if row.year == year and row.party == owner and row.cost in table["costs"]]
                status = min([status, *(said.status for said in owners), *(STATUSES.index(row.status) for row in used)])
                total = sum((row.bears_kr for row in used), Fraction(0))
                standing = self.standing(before - ONE_DAY)
                result.append(FrameRow(year, frame, table["label"], owner, amount, total, amount - total, standing, STATUSES[status]))
        return result

    def frame_amount(self, amounts: list[Statement], first: date, before: date) -> tuple[Fraction, int]:
        """A yearly frame: as stated, or times the part of the year and then rounded; nothing before the first step (D 8)."""
        total, status, whole_year = Fraction(0), AGREED, True
        cuts = {said.since for said in amounts if first < said.since < before}
        for piece_first, piece_before in itertools.pairwise(sorted({first, before} | cuts)):
            said = self.in_force(amounts, piece_first)
            if said is None:
                continue
            rule = self.part_years_of(None, piece_first)
            fraction = fraction_of_year(piece_first, piece_before, rule.value if rule else None)
            whole_year = whole_year and fraction == 1
            total += number(said.value) * fraction
            status = min(status, said.status)
        return total if whole_year else self.whole_amount(total), status


def project(text: str | bytes, until: int | None = None) -> Projection:
    """The whole projection of an agreement file."""
    return Oracle(text).project(until)
