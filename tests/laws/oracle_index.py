"""Index clauses for the oracle: how an amount goes from its price level to the level of a day (S 1.8.3, E 17 to E 20)."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from oracle_figures import Measures, first_day
from oracle_reading import AGREED, Statement, When
from oracle_values import Refused, number, rounded

Reference = int | str  # what a change is measured from: the reading of a year, or the row of a month
Owner = tuple[str, str]  # ("costs", "rent") or ("keys", "tariff")


@dataclass
class Chain:
    """The levels of one amount as far as they are known, and what the next change needs."""

    owner: Owner
    written: Fraction
    price: Reference
    when: When
    year: int  # the next year whose changes have not been looked up
    level: Fraction
    base: Fraction  # what the clause in force began from
    carried: Fraction  # what the next change is put on
    from_base: Reference
    from_used: Reference
    steps: list[tuple[date, Fraction, int]]
    waiting: list[tuple[date, Statement, int]] = field(default_factory=list)
    known_used: Any = None  # how the level behind the last change was known
    run: int | None = None
    excess: dict[str, Fraction] = field(default_factory=dict)
    status: int = AGREED
    status_before: int = AGREED  # before the clause in force began


class Indexes(Measures):
    """Moves amounts."""

    start: date  # of the agreement

    def __init__(self, text: str | bytes, figures: dict[str, str] | None = None, as_of: date | None = None) -> None:
        super().__init__(text, figures, as_of)
        self.chains: dict[tuple[Any, ...], Chain] = {}
        self.corrected: dict[Owner, bool] = {}

    # ------------------------------------------------------------------------------------------------ when it moves

    def index_events(self, owner: Owner, price: Reference, year: int) -> list[tuple[date, Statement, int]]:
        """The days of a year on which an index changes the amount: (day, reference in force, its run of the same index)."""
        references = self.timeline(*owner, "index")
        named = [said.value for said in references if said.value != "none"]  # "none" is a pause, not another index
        runs = list(itertools.accumulate((int(one != other) for one, other in itertools.pairwise(named)), initial=0))
        events = []
        for name in {said.value for said in references} - {"none"}:
            if isinstance(price, str) and not self.later_than(name, year, price):
                continue
            day = date(year, *map(int, self.timeline("indexes", name, "every")[0].value.split("-")))
            said = self.needed(references, day)
            if said.value == name:
                events.append((day, said, runs[sum(one.value != "none" for one in references[: references.index(said)])]))
        return sorted(events, key=lambda event: event[0])

    def later_than(self, index: str, year: int, month: str) -> bool:
        """True where the reading of a year is later than the month of the price level (E 17)."""
        period, _ = self.period_and_edition(self.timeline("indexes", index, "level")[0].value, year)
        return first_day(period) > first_day(month)

    def price_level(self, owner: Owner | str, amount: Statement) -> Reference | None:
        """The amount's own price level, else the cost's or key's; none where every index is "none"."""
        owner = ("costs", owner) if isinstance(owner, str) else owner
        if all(said.value == "none" for said in self.timeline(*owner, "index")):
            return None
        if amount.price_level is not None:
            return amount.price_level
        return self.timeline(*owner, "price_level")[0].value  # type: ignore[no-any-return]

    def level(self, owner: Owner, amount: Statement, written: Fraction, when: When) -> tuple[int, Fraction, int]:
        """(number of changes so far, level, status of the index) of an amount on a day."""
        price = self.price_level(owner, amount)
        if price is None:
            return 0, written, AGREED
        begins = when.day if amount.occasion else max(amount.since, self.start)
        if isinstance(price, int):
            if price > begins.year:
                raise Refused("before_price_level", f"{owner} from {begins}")
        elif int(price[:4]) > begins.year:  # within the year as for a year: a lease from August may count from October
            raise Refused("before_price_level", f"{owner} from {begins}")
        corrected = self.is_corrected_index(owner)
        key = (owner, id(amount), written, when._replace(day=when.first) if corrected else None)
        if key not in self.chains:
            year = price + 1 if isinstance(price, int) else int(price[:4])
            self.chains[key] = Chain(
                owner, written, price, when, year, written, written, written, price, price, [(date.min, written, AGREED)]
            )
        chain = self.chains[key]
        self.move_to(chain, when.day)
        found = bisect_right(chain.steps, when.day, key=lambda step: step[0]) - 1
        return found, chain.steps[found][1], chain.steps[found][2]

    def move_to(self, chain: Chain, day: date) -> None:
        """Every change up to a day, and none after it: what is not used is not read."""
        while True:
            while chain.year <= day.year and not chain.waiting:
                chain.waiting = self.index_events(chain.owner, chain.price, chain.year)
                chain.year += 1
            if not chain.waiting or chain.waiting[0][0] > day:
                return
            self.change(chain, *chain.waiting.pop(0))

    # ------------------------------------------------------------------------------------------------ what is read

    def level_of(self, index: str, reference: Reference, known: Any) -> tuple[Fraction, int]:
        """The level that is read for a year, or the row of a month, and `rounding.level`."""
        table = self.indexes[index]
        said = self.timeline("indexes", index, "level")[0]
        if said.occasion:
            value, status, past, rule = self.of_year(int(reference), "indexes", index, "level")
            level = number(value) * ((1 + number(rule)) ** past if rule not in (None, "repeat") else 1)
        elif isinstance(reference, str):
            figures = self.measures[said.value]["figures"]
            row = self.look_up(figures, ("", reference, ""), known(said.value))
            if row is None:
                raise Refused("price_level_not_in_series", f"{index} {reference}")
            if not row.definitive and self.measures[said.value]["preliminary"] == "refuse":
                raise Refused("preliminary_refused", f"{index} {reference}")
            level, status = row.value, min(said.status, self.status_of_figures(figures, reference))
            level = rounded(level, self.measures[said.value].get("rounding", {}).get("measure"))
        else:
            level, status = self.read(said.value, None, date(reference, 1, 1), known(said.value))
            status = min(status, said.status)
        return rounded(level, table.get("rounding", {}).get("level")), status

    def change_of(self, index: str, day: date, reference: Reference, known: Any, known_then: Any) -> tuple[Fraction, int]:
        """The change to the level of a day from that of a reference, each as known, and `rounding.change` (E 17)."""
        table = self.indexes[index]
        if "parts" in table:
            said = self.timeline("indexes", index, "parts")[0]
            change, status = Fraction(0), said.status
            for part, weight in said.value.items():
                moved, weakest = self.change_of(part, day, reference, known, known_then)
                change, status = change + number(weight) * moved, min(status, weakest)
        elif "level" in table:
            now, status = self.level_of(index, day.year, known)
            before, weakest = self.level_of(index, reference, known_then)
            change, status = now / before - 1, min(status, weakest)
        else:
            timeline = self.timeline("indexes", index, "change")
            if timeline[0].occasion:
                value, status, _, _ = self.of_year(day.year, "indexes", index, "change")
            else:
                said = self.needed(timeline, day)
                value, status = said.value, said.status
            if value in self.measures:
                change, weakest = self.read(value, None, day, known(value))
                status = min(status, weakest)
            else:
                change = number(value)
        return rounded(change, table.get("rounding", {}).get("change")), status

    def measures_of(self, index: str) -> set[str]:
        """The measures that an index reads, through its parts."""
        table = self.indexes[index]
        if "parts" in table:
            return {measure for part in self.timeline("indexes", index, "parts")[0].value for measure in self.measures_of(part)}
        said = self.timeline("indexes", index, "level" if "level" in table else "change")
        return {one.value for one in said if one.value in self.measures}

    def measures_of_owner(self, owner: Owner) -> set[str]:
        """The measures behind every index that the owner refers to."""
        named = {said.value for said in self.timeline(*owner, "index")} - {"none"}
        return {measure for name in named for measure in self.measures_of(name)}

    def is_corrected_index(self, owner: Owner) -> bool:
        """True where news about a figure makes a line of its own."""
        if owner not in self.corrected:
            self.corrected[owner] = any(self.is_corrected(measure) for measure in self.measures_of_owner(owner))
        return self.corrected[owner]

    def steps_in(self, chain: Chain) -> set[date]:
        """The days of the changes that are in force in some part of the charge."""
        first_year = chain.price + 1 if isinstance(chain.price, int) else int(chain.price[:4])
        years = range(first_year, chain.when.before.year + 1)
        days = [day for year in years for day, _, _ in self.index_events(chain.owner, chain.price, year) if day < chain.when.before]
        return {day for day in days if day > chain.when.first}.union([day for day in days if day <= chain.when.first][-1:])

    # ------------------------------------------------------------------------------------------------ one change

    def change(self, chain: Chain, day: date, reference: Statement, run: int) -> None:
        """One year's change of an amount. The sequence is that of E 17."""
        index = reference.value
        table = self.indexes[index]
        if run != chain.run:  # another index starts from the level reached the day before (L 2.3, E 17)
            chain.base = chain.carried = chain.level
            chain.excess = {}
            if chain.run is not None:
                chain.from_base = chain.from_used = day.year - 1
            chain.known_used = None
            chain.status_before = chain.status
            chain.run = run

        def known(measure: str) -> date | None:  # E 20
            steps = self.steps_in(chain)
            if table.get("after_correction", "definitive") == "definitive":
                return self.known_on(measure, max({chain.when.first} | steps), chain.when.known)
            in_force = day in steps
            return self.known_on(measure, max(day, chain.when.first) if in_force else day, chain.when.known if in_force else None)

        against = table["against"]
        since = {"base": chain.from_base, "last_used": chain.from_used, "previous": self.previous(index, chain.price, day.year)}[against]
        used = against == "last_used" and chain.known_used is not None  # the number that was used, as it was known
        change, status = self.change_of(index, day, since, known, chain.known_used if used else known)
        change = self.limited_change(chain, table, change)
        remembers = against != "base" or table.get("floor") == "last_year"
        chain.status = min(chain.status if remembers else chain.status_before, reference.status, status)
        held = self.put_on(chain, table, change)
        if change and not held:
            chain.from_used, chain.known_used = day.year, known
        chain.steps.append((day, chain.level, chain.status))

    def previous(self, index: str, price: Reference, year: int) -> Reference:
        """The year before, or the month of the price level where the year before reads no later (E 17)."""
        if isinstance(price, str) and not self.later_than(index, year - 1, price):
            return price
        return year - 1

    def put_on(self, chain: Chain, table: dict[str, Any], change: Fraction) -> bool:
        """A change made: factor, addition, result and floor. True where the floor held it back."""
        rules, floor = table.get("rounding", {}), table.get("floor", "none")
        factor = rounded(1 + change, rules.get("factor"))
        basis = chain.base if table["against"] == "base" else chain.carried
        exact = basis * factor
        new = stated = rounded(basis + rounded((factor - 1) * basis, rules.get("addition")), rules.get("result"))
        higher = max if chain.written >= 0 else min  # of an income the mirror
        if floor == "contract":
            new, exact = higher(new, chain.written), higher(exact, chain.written)
        if floor == "last_year":
            new, exact = higher(new, chain.level), higher(exact, chain.carried)
        chain.level = new
        chain.carried = exact if table.get("carry", "rounded") == "exact" else new
        return new != stated

    def limited_change(self, chain: Chain, table: dict[str, Any], change: Fraction) -> Fraction:
        """Portion, threshold, minimum and maximum in their order, then falls that are ignored (E 18)."""
        clauses = [clause for clause in ("maximum", "minimum", "portion", "threshold") if clause in table]
        for clause in table.get("order", clauses):
            said = table[clause]
            said = said["value"] if isinstance(said, dict) and "value" in said else said
            share = number(said["share"] if isinstance(said, dict) else said)
            if clause == "portion":
                still = isinstance(said, dict) and said.get("of") == "amount" and table["against"] != "base" and chain.carried
                change *= 1 - (1 - share) * chain.base / chain.carried if still else share
            elif clause == "threshold":
                change = beyond(change, share, said["gives"])
            else:
                carries = isinstance(said, dict) and said.get("excess") == "carried"
                before = (1 + change) * chain.excess.get(clause, Fraction(1)) - 1 if carries else change
                change = min(before, share) if clause == "maximum" else max(before, share)
                if carries:
                    chain.excess[clause] = (1 + before) / (1 + change)
        return max(change, Fraction(0)) if table.get("floor") == "falls_ignored" else change


def beyond(change: Fraction, threshold: Fraction, gives: str) -> Fraction:
    """What a threshold leaves of a change: the whole of it, what is above, or whole steps; of its size, with its sign."""
    size, sign = abs(change), -1 if change < 0 else 1
    if gives == "whole":
        return change if size >= threshold else Fraction(0)
    if gives == "excess":
        return sign * (size - threshold) if size > threshold else Fraction(0)
    return sign * (size // threshold) * threshold
