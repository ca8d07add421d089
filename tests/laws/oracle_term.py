"""The term for the oracle: ends, renewals, deadlines, the agreement's own years, and those who leave (S 1.8.5 to 1.8.7).

Every day is computed from its own anchor, never from the day before it: renewal n ends n lengths after the first end, and a
deadline lies before the end that it is about. Three readings of months (S 1.8.6), refused where they differ and no rule says
which. G 1 to G 12 are decisions that `README.md` repeats.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from oracle_keys import Keys
from oracle_reading import AGREED, Statement
from oracle_values import ONE_DAY, Refused, end_moved, length, same_number

MONTH_READINGS = ("whole_months", "last_day", "next_day")


@dataclass(frozen=True)
class Deadline:
    """The last day of a notice (or of a decision to go on), what it ends, and what happens without it."""

    day: date
    party: str  # empty: everybody who has no length of its own
    ends: date  # the last day of the agreement, if notice is given (or nothing decided)
    otherwise: date  # the last day of the next period
    happens: str  # "unless_notice", "by_decision"


def weekday_near(day: date, rule: str | None) -> date:
    """A Saturday or a Sunday moved to the weekday after or before it; no rule, no move."""
    past_friday = day.weekday() - 4
    if rule is None or past_friday <= 0:
        return day
    return day + timedelta(days=3 - past_friday if rule == "next_weekday" else -past_friday)


def end_of_month(day: date) -> date:
    """The last day of its month."""
    return same_number(day.replace(day=1), 1, "last") - ONE_DAY


def moved_by(day: date, written: str, sign: int, rule: str | None, to_month_end: bool = False) -> date:
    """A last day moved by a length; of months there are three readings, which must agree where no rule says which (S 1.8.6)."""
    months, days = length(written)
    if not months:
        found = {day + sign * timedelta(days=days)}
    else:
        found = {end_moved(day, sign * months, one) for one in ([rule] if rule else MONTH_READINGS)}
    if to_month_end:
        found = {end_of_month(one) for one in found}
    if len(found) > 1:
        raise Refused("two_answers", f"{written} from {day}: {sorted(found)}")
    return found.pop()


class Term(Keys):
    """When an agreement begins, ends and may be ended; whose it is when."""

    # ------------------------------------------------------------------------------------------------ term, D 1, D 2, G 2

    def read_term(self) -> None:
        """Start, the end of the fixed term, and the renewals counted from the first end (S 1.8.5)."""
        self.start, self.start_status = self.day("start")
        month_end = self.timeline("term", "month_end")
        self.month_end = month_end[0].value if month_end else "whole_months" if self.profile else None
        weekend = self.timeline("term", "weekend")
        self.weekend = weekend[0].value if weekend else None
        self.notices = self.timeline("term", "notice")
        self.read_end()
        renewal = self.timeline("term", "renewal")[0].value
        self.renewal: dict[str, Any] = {"at_most": 0} if renewal == "none" else renewal
        self.most: int | str = self.renewal["at_most"]
        profile = [Statement("months_and_days", 0)] if self.profile else []
        self.part_years = self.timeline("term", "part_years") or profile
        self.notice_ends: date | None = None
        if self.notice_given is not None:
            party, day = self.notice_given
            self.notice_ends = self.ending(day, party)

    def day(self, written: Any) -> tuple[date, int]:
        """As written; the last day of the term also where that is counted from the start."""
        return (self.fixed_before - ONE_DAY, self.end_status) if written == "end" else super().day(written)

    def read_end(self) -> None:
        """A day, the first such day of an odd or even year after the start, or none: then what surely holds is what no
        notice can end, given on the first day (G 2)."""
        said = self.timeline("term", "end")[0]
        self.endless = said.value == "none"
        self.end_status = said.status
        if self.endless:
            parties = [*(party for notice in self.notices[:1] for party in notice.value.get("by_party", {})), ""]
            first = min((self.reached(self.start, party) for party in parties), default=None) if self.notices else None
            self.fixed_before = first + ONE_DAY if first else date.max
        elif isinstance(said.value, dict):
            month, day = map(int, said.value["at"].split("-"))
            years = (year for year in itertools.count(self.start.year) if year % 2 == (said.value["in"] == "odd_years"))
            self.fixed_before = ONE_DAY + next(found for year in years if (found := date(year, month, day)) > self.start)
        else:
            end, named = super().day(said.value)
            self.end_status, self.fixed_before = min(said.status, named), end + ONE_DAY

    def renewal_before(self, count: int) -> date:
        """The first day after the renewal of that number; 0 is the fixed term."""
        if count == 0:
            return self.fixed_before
        months, days = length(self.renewal["length"])
        end = self.fixed_before - ONE_DAY
        return ONE_DAY + (end_moved(end, count * months, self.month_end) if months else end + timedelta(count * days))

    def renewals(self) -> Iterator[tuple[int, date]]:
        """(number, last day) of the fixed term and of each renewal that may be."""
        for count in itertools.count():
            yield count, self.renewal_before(count) - ONE_DAY
            if count == self.most:
                return

    def last_before(self) -> date:
        """The first day after the last possible renewal, or after the end that a notice has chosen (G 5)."""
        if self.notice_ends is not None:
            return self.notice_ends + ONE_DAY
        if self.endless:
            return date.max
        return self.renewal_before(self.most) if isinstance(self.most, int) else date.max

    def horizon(self, until: int | None) -> date:
        """The day before which everything is looked at (D 1); without an end, somebody must say how far (G 2)."""
        if until is None and self.endless and self.notice_ends is None:
            raise Refused("rule_missing", "until: the agreement has no end")
        if until is None:
            return self.last_before() if self.endless else self.fixed_before
        return min(self.year_first(until + 1), self.last_before())

    def standing(self, first: date) -> str:
        """How firm a charge is that begins on a day (D 2, G 2, G 5)."""
        if first < self.fixed_before:
            return "firm"
        if self.notice_ends is not None:
            return "after_notice"
        return "rests_on_no_notice" if self.endless or self.renewal["happens"] == "unless_notice" else "conditional"

    def period_ends(self, horizon: date) -> set[date]:
        """The first day after the fixed term and after each renewal, before the horizon."""
        if self.endless:
            return {self.fixed_before} if self.fixed_before < horizon else set()
        return set(itertools.takewhile(lambda day: day < horizon, (last + ONE_DAY for _, last in self.renewals())))

    # ------------------------------------------------------------------------------------------------ notice, G 3 to G 5

    def notice_length(self, notice: dict[str, Any], party: str) -> str:
        """A party's own, or everybody's."""
        return str(notice.get("by_party", {}).get(party, notice["length"]))

    def deadline_of(self, notice: dict[str, Any], end: date, party: str) -> date:
        """The last day on which a notice of that form still ends the agreement at `end` (S 1.8.6, G 3)."""
        return weekday_near(moved_by(end, self.notice_length(notice, party), -1, self.month_end), self.weekend)

    def reached(self, day: date, party: str) -> date:
        """The last day of an agreement that may be ended on any day, when notice is given on `day` (G 4)."""
        notice = self.needed(self.notices, day).value
        return moved_by(day, self.notice_length(notice, party), 1, self.month_end, notice.get("to") == "month_end")

    def ends_at(self, end: date, day: date, party: str) -> bool:
        """True where a notice on `day`, under what is said about notice on that day, ends the agreement at `end`."""
        return day <= self.deadline_of(self.needed(self.notices, day).value, end, party)

    def ending(self, day: date, party: str) -> date:
        """The last day of the agreement when notice is given on `day`; the last possible one where it is too late for all."""
        if self.needed(self.notices, day).value["before"] == "any_day":
            return self.reached(day, party)
        return next(last for count, last in self.renewals() if count == self.most or self.ends_at(last, day, party))

    def last_notice(self, end: date, party: str) -> date | None:
        """The last day on which notice ends the agreement at `end`, whichever form of notice is in force then (G 3)."""
        found = []
        for said, later in itertools.pairwise([*self.notices, None]):
            assert said is not None
            day = self.deadline_of(said.value, end, party)
            if later is not None:
                day = min(day, later.since - ONE_DAY)
            if day >= said.since and self.ending(max(day, self.start), party) == end:  # and not already at an earlier one
                found.append(day)
        return max(found, default=None)

    def calendar(self, until: int | None = None) -> list[Deadline]:
        """Every deadline from the start through a year (without one: before the end of the fixed term), in order of day. One
        that may end on any day has none (G 4)."""
        if any(said.value["before"] == "any_day" for said in self.notices) or self.endless or self.most == 0:
            return []
        before = self.fixed_before if until is None else self.year_first(until + 1)
        parties = sorted({party for said in self.notices for party in said.value.get("by_party", {})})
        found = []
        for party in ["", *parties]:
            for (_, last), (_, following) in itertools.pairwise(self.renewals()):
                day = self.last_notice(last, party) if self.notices else last
                if day is not None and day >= before and last >= before:
                    break
                if day is not None and self.start <= day < before:
                    found.append(Deadline(day, party, last, following, self.renewal["happens"]))
        return sorted(found, key=lambda one: (one.day, one.ends, one.party))

    # ------------------------------------------------------------------------------------------------ leaving, G 10 to G 12

    def leaves(self) -> Iterator[tuple[str, date]]:
        """(party, last paying day) of those who leave, in order of day."""
        found = [(party, self.membership[party][1] - ONE_DAY) for party in self.membership if "leaves" in self.parties[party]]
        return iter(sorted(found, key=lambda one: one[1]))

    def leaving(self, word: str) -> Statement | None:
        """What `[leaving]` says, if anything."""
        return self.timeline("leaving", word)[0] if "leaving" in self.file else None

    def read_membership(self) -> None:
        """As the parties say; `pays_until` moves the last day (G 10)."""
        super().read_membership()
        said = self.leaving("pays_until")
        if said is None:
            return
        for party, (joins, before) in list(self.membership.items()):
            if "leaves" in self.parties[party]:
                self.membership[party] = (joins, self.pays_until(before - ONE_DAY, said.value) + ONE_DAY)
                comes, goes = self.membership_status[party]
                self.membership_status[party] = (comes, min(goes, said.status))

    def pays_until(self, day: date, rule: str) -> date:
        """The last day on which somebody who leaves on `day` is a member."""
        if rule == "year_end":
            return self.year_first(self.year_of(day) + 1) - ONE_DAY
        if rule == "period_end" and not self.endless:
            ends = (last for _, last in self.renewals())
            return next((last for last in ends if last >= day), day)
        return day

    def committed(self, cost: str, party: str, last: date) -> tuple[str, date, int]:
        """("its_share", "all" or "nothing", the last committed day, status) of one who leaves, for a cost (G 12)."""
        rule, said = self.leaving("committed"), self.timeline("costs", cost, "committed_until")
        if rule is None or not said or party not in self.keys_of(cost):
            return "nothing", last, AGREED
        until, status = self.day(said[0].value)
        return (rule.value if until > last else "nothing"), until, min(rule.status, said[0].status, status)

    @contextmanager
    def members_for(self, cost: str) -> Iterator[None]:
        """Membership as it is for one cost: who leaves stays a member for what it is committed to."""
        before, statuses = self.membership, self.membership_status
        changed = {}
        for party, last in self.leaves():
            rule, until, status = self.committed(cost, party, last)
            if rule == "its_share":
                changed[party] = until, status
        if changed:
            self.forget()
            self.membership = before | {party: (before[party][0], until + ONE_DAY) for party, (until, _) in changed.items()}
            self.membership_status = statuses | {
                party: (statuses[party][0], min(statuses[party][1], status)) for party, (_, status) in changed.items()
            }
        try:
            yield
        finally:
            if changed:
                self.forget()
            self.membership, self.membership_status = before, statuses

    def forget(self) -> None:
        """What has been worked out about keys no longer holds."""
        for memory in (self.divisions, self.signatures, self.rows_of_keys):
            memory.clear()

    def alone(self, cost: str) -> list[tuple[date, date, Statement]]:
        """[first, before) of the days on which one who has left bears a cost alone, as a statement of who bears it."""
        found = []
        for party, last in self.leaves():
            rule, until, status = self.committed(cost, party, last)
            if rule == "all":
                said = Statement(party, min(status, self.membership_status[party][1]), last + ONE_DAY)
                found.append((last + ONE_DAY, until + ONE_DAY, said))
        return found

    def key_on(self, cost: str, day: date) -> Statement:
        """Who bears a cost on a day: its key, or one who has left and bears it alone."""
        if cost not in self.alone_on:
            self.alone_on[cost] = self.alone(cost)
        for first, before, said in self.alone_on[cost]:
            if first <= day < before:
                return said
        return self.needed(self.timeline("costs", cost, "key"), day)

    def keys_of(self, cost: str) -> set[str]:
        """Every receiver that the cost may be handed to, on any day."""
        return set[str]().union(*(self.tree(said.value) for said in self.timeline("costs", cost, "key")))

    # set before the term is read

    notice_given: tuple[str, date] | None
    alone_on: dict[str, list[tuple[date, date, Statement]]]
