"""How the oracle reads an agreement file: statements with their day and status, days, sets, who is present.

L 2.3 is section 2.3 of `language.md`, D 9 a decision of `oracle.py`, E 10 one of the language of keys and indexes
(`README.md` repeats both).
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from oracle_values import ONE_DAY, Refused, fraction_of_year, year_holding

STATUSES = ("assumed", "estimated", "reported", "published", "decided", "booked", "agreed")  # weakest first, D 9
ASSUMED, AGREED = 0, len(STATUSES) - 1
PLURALS = {
    "municipalities": "municipality",
    "regions": "region",
    "agencies": "agency",
    "associations": "association",
    "companies": "company",
}


@dataclass(frozen=True, eq=False)
class Statement:
    """One thing said: a value, the weakest it rests on by itself, and the day from which it holds. Equal only to itself."""

    value: Any
    status: int
    since: date = date.min
    day_status: int = AGREED  # of the named day that it begins on
    price_level: int | str | None = None
    occasion: str = ""


class When(NamedTuple):
    """A day in a charge [first, before). `known`: how far news about `correct` measures reaches; none: as billed (E 20)."""

    day: date
    first: date
    before: date
    known: date | None = None


class Reader:
    """One agreement file with its figures, and the day of knowledge."""

    def __init__(self, text: str | bytes, figures: dict[str, str] | None = None, as_of: date | None = None) -> None:
        self.file = tomllib.loads(text if isinstance(text, str) else text.decode("utf-8-sig"))
        self.texts = figures or {}
        self.as_of = as_of
        self.profile = self.file["agreement"].get("rules") == "andel-1"
        self.parties: dict[str, Any] = self.file["parties"]
        self.activities: dict[str, Any] = self.file.get("activities", {})
        self.keys: dict[str, Any] = self.file.get("keys", {})
        self.indexes: dict[str, Any] = self.file.get("indexes", {})
        self.measures: dict[str, Any] = self.file.get("measures", {})
        self.timelines: dict[tuple[str, ...], list[Statement]] = {}
        self.year_starts = (1, 1)
        said = self.timeline("term", "year_starts")
        if said:
            month, day = map(int, said[0].value.split("-"))
            self.year_starts = (month, day)

    def year_of(self, day: date) -> int:
        """The agreement's year that a day is in (G 1)."""
        return year_holding(day, self.year_starts)

    def year_first(self, year: int) -> date:
        """The first day of a year of the agreement."""
        return date(year, *self.year_starts)

    def fraction(self, first: date, before: date, rule: Statement | None) -> Fraction:
        """The part of the agreement's year that [first, before) is."""
        return fraction_of_year(first, before, rule.value if rule else None, self.year_starts)

    def is_whole_year(self, first: date, before: date) -> bool:
        """True for a year of the agreement."""
        return (first, before) == (self.year_first(self.year_of(first)), self.year_first(self.year_of(first) + 1))

    # ------------------------------------------------------------------------------------------------ statements

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

    def status_of_day(self, table: str, name: str, key: str) -> int:
        """Of a day that is a value, and of the named day that it is; what is not said is not in doubt."""
        return min((min(said.status, self.day(said.value)[1]) for said in self.timeline(table, name, key)), default=AGREED)

    def time_key(self, key: str) -> tuple[date, int]:
        """`from-2030`, `from-2030-07`, `from-2030-07-01`, `from-opening`, `2024`, `2024/25`, `2024-03-15`, `on-opening` (L 2.3)."""
        written = key.removeprefix("from-").removeprefix("on-")
        if not written[0].isdigit():
            return self.day(written)
        if "/" in written:
            return self.year_first(int(written[:4])), AGREED
        year, month, day = [*written.split("-"), "1", "1"][:3]
        return date(int(year), int(month), int(day)), AGREED

    def timeline(self, *address: str) -> list[Statement]:
        """The statements at an address in order of time, whichever of the four forms of a value it has (L 2.3)."""
        found = self.timelines.get(address)
        if found is None:
            table: Any = self.file
            status = AGREED
            for name in address[:-1]:
                table = table[name]
                status = self.status_of(table, status)
            found = self.opened(table[address[-1]], status) if address[-1] in table else []
            self.timelines[address] = found
        return found

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
            occasion = "" if key.startswith("from-") else "year" if key.isdigit() or "/" in key else "day"
            result.append(Statement(said.value, said.status, since, day_status, said.price_level, occasion))
        return sorted(result, key=lambda said: said.since)

    @staticmethod
    def in_force(timeline: list[Statement], day: date) -> Statement | None:
        """The statement that holds on a day: the latest that has begun."""
        found = bisect_right(timeline, day, key=lambda said: said.since) if len(timeline) > 1 else int(bool(timeline))
        return timeline[found - 1] if found and timeline[found - 1].since <= day else None

    def needed(self, timeline: list[Statement], day: date) -> Statement:
        """As `in_force`, where silence is a problem (L 2.3)."""
        said = self.in_force(timeline, day)
        if said is None:
            raise Refused("gap_before_first_step", str(day))
        return said

    def after_last(self, *address: str) -> tuple[Any, int]:
        """What follows the last occasion (`after_last` inside the table), and its status; `stop` where nothing is said."""
        table: Any = self.file
        status = AGREED
        for name in address:
            table = table[name]
            status = self.status_of(table, status)
        said = self.opened(table.get("after_last", "stop"), status)[0]
        return said.value, said.status

    def of_year(self, year: int, *address: str) -> tuple[Any, int, int, Any]:
        """An occasion: (value, status, years past the last, what follows the last). No year between is guessed (E 2)."""
        timeline = self.timeline(*address)
        for said in timeline:
            if said.since.year == year:
                return said.value, said.status, 0, None
        if year < timeline[-1].since.year:
            raise Refused("no_figure", f"{address} {year}")
        rule, status = self.after_last(*address)
        if rule == "stop":
            raise Refused("past_last_figure", f"{address} {year}")
        return timeline[-1].value, min(status, timeline[-1].status), year - timeline[-1].since.year, rule

    # ------------------------------------------------------------------------------------------------ sets, E 9, E 10

    def read_membership(self) -> None:
        """Who joins or leaves, and when; the last day is counted in."""
        self.membership: dict[str, tuple[date, date]] = {}
        self.membership_status: dict[str, tuple[int, ...]] = {}
        for party, table in self.parties.items():
            if "joins" in table or "leaves" in table:
                joins = self.day(self.timeline("parties", party, "joins")[0].value)[0] if "joins" in table else date.min
                leaves = self.day(self.timeline("parties", party, "leaves")[0].value)[0] + ONE_DAY if "leaves" in table else date.max
                self.membership[party] = (joins, leaves)
                self.membership_status[party] = tuple(self.status_of_day("parties", party, key) for key in ("joins", "leaves"))
        presence = self.timeline("term", "presence")
        self.presence = presence[0].value if presence else "by_segment" if self.profile else None
        self.presence_status = presence[0].status if presence else ASSUMED if self.profile else AGREED

    def members(self, names: str | list[str]) -> list[str]:
        """A set: `everyone`, a class in the plural, a group, or a list of receivers and sets (L 1.1)."""
        if isinstance(names, list):
            return [member for name in names for member in self.members(name)]
        if names == "everyone":
            return list(self.parties)
        if names in PLURALS:
            return [party for party, table in self.parties.items() if table["class"] == PLURALS[names]]
        if names in self.parties or names in self.activities or names in self.keys:
            return [names]
        return [party for party, table in self.parties.items() if names in table.get("groups", [])]

    def is_member(self, receiver: str, day: date) -> bool:
        """True on the days of a party's membership, and always for whatever has none."""
        joins, before = self.membership.get(receiver, (date.min, date.max))
        return joins <= day < before

    def is_member_within(self, receiver: str, when: When) -> bool:
        """True for a member on any day of the charge."""
        joins, before = self.membership.get(receiver, (date.min, date.max))
        return joins < when.before and when.first < before

    def changes_within(self, receiver: str, when: When) -> bool:
        """True where somebody comes or goes inside the charge."""
        return any(when.first < border < when.before for border in self.membership.get(receiver, ()))

    def part_present(self, receiver: str, when: When) -> Fraction:
        """The part of the charge period that a member is present (E 10)."""
        joins, before = self.membership.get(receiver, (date.min, date.max))
        first, last = max(joins, when.first), min(before, when.before)
        if (first, last) == (when.first, when.before):
            return Fraction(1)
        rule = self.in_force(self.part_years, when.first)
        return self.fraction(first, last, rule) / self.fraction(when.first, when.before, rule)

    def present(self, names: str | list[str], when: When) -> dict[str, Fraction]:
        """The members of a set that share, each with its part of the presence: 1 by segment (E 9, E 10)."""
        members = self.members(names)
        if not self.membership or not any(member in self.membership for member in members):
            return dict.fromkeys(members, Fraction(1))
        if self.presence is None and any(self.changes_within(member, when) for member in members):
            raise Refused("rule_missing", "presence")
        if self.presence == "weighted":
            return {member: self.part_present(member, when) for member in members if self.is_member_within(member, when)}
        return {member: Fraction(1) for member in members if self.is_member(member, when.day)}

    # what the term says, set by the oracle

    part_years: list[Statement]
