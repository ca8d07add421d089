"""Keys for the oracle: an amount handed to a receiver, down to the parties (S 2.1; E 9 to E 16).

Two kinds. A key of shares divides every amount alike, so each piece of a charge is divided by what holds then. A key that
knows kronor (`charges`, `limits`) is evaluated once for each stretch of a charge, on the sum of its pieces: the pieces in
which everything on the way down is the same, which is what `signature` says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from oracle_index import Indexes
from oracle_reading import AGREED, Statement, When
from oracle_values import Refused, number, ratio_rounded

Parts = dict[str, tuple[Fraction, int]]  # by party: its part, and the weakest on the way down to it
Path = tuple[str, ...]
ONE, ZERO = Fraction(1), Fraction(0)
LIMITS = ("maximum", "minimum", "discount", "yearly_change")


@dataclass
class Stretch:
    """The pieces of a charge with the same key row: what their part of the year is, and what a year earlier gave."""

    when: When
    part_of_year: Fraction | None  # none: it must not matter
    year_before: Callable[[Path], tuple[Fraction, Fraction] | None] = lambda _: None  # (part, part of the year) of a path
    joining: frozenset[str] | None = None  # a charge for these members alone, whether or not they have joined
    of_presence: Callable[[str, str], Fraction] = lambda _, __: Fraction(1)  # of all the pieces in which a key names a receiver
    limited: dict[Path, Fraction] = field(default_factory=dict)  # exact parts after limits, for next year


class Keys(Indexes):
    """Divides amounts."""

    def __init__(self, text: str | bytes, figures: dict[str, str] | None = None, as_of: date | None = None) -> None:
        super().__init__(text, figures, as_of)
        self.divisions: dict[tuple[str, When], Parts] = {}
        self.signatures: dict[tuple[str, When], list[Any]] = {}
        self.rows_of_keys: dict[tuple[str, When], tuple[dict[str, Fraction], int]] = {}
        self.trees: dict[str, set[str]] = {}

    # ------------------------------------------------------------------------------------------------ what a receiver is

    def tree(self, receiver: str) -> set[str]:
        """The receiver and every receiver that it may lead to, on any day."""
        if receiver not in self.trees:
            inner: set[str] = set()
            if receiver in self.activities:
                inner = {said.value for said in self.timeline("activities", receiver, "responsible")}
            elif receiver in self.keys:
                verb = self.verb(receiver)
                timeline = self.timeline("keys", receiver, "among" if verb == "by" else verb)
                inner = {one for said in timeline for one in self.members(list(said.value) if isinstance(said.value, dict) else said.value)}
                inner |= {said.value for said in self.timeline("keys", receiver, "rest")}
                inner |= {self.difference(receiver)} - {"", "others"}
            self.trees[receiver] = {receiver}.union(*(self.tree(one) for one in inner))
        return self.trees[receiver]

    def verb(self, key: str) -> str:
        """The one verb of a key."""
        return next(verb for verb in ("shares", "equal", "weights", "by", "charges") if verb in self.keys[key])

    def by(self, key: str) -> str:
        """The measure that a key follows."""
        return str(self.timeline("keys", key, "by")[0].value)

    def difference(self, key: str) -> str:
        """Who carries what limits leave; nothing without limits."""
        said = self.keys[key].get("limits", {}).get("difference", "")
        return str(said["value"] if isinstance(said, dict) else said)

    def knows_kronor(self, receiver: str) -> bool:
        """True where charges or limits are on the way down."""
        return any("charges" in self.keys.get(one, ()) or "limits" in self.keys.get(one, ()) for one in self.tree(receiver))

    def part_year(self, key: str) -> str | None:
        """How a key that knows kronor counts a part of a year."""
        return self.keys[key].get("part_year", "scaled" if self.profile else None)  # type: ignore[no-any-return]

    def is_whole(self, receiver: str) -> bool:
        """True where a key on the way down is not scaled to parts of the year."""
        return any(
            ("charges" in self.keys[one] or "limits" in self.keys[one]) and self.part_year(one) == "whole"
            for one in self.tree(receiver)
            if one in self.keys
        )

    # ------------------------------------------------------------------------------------------------ who, on a day

    def receivers(self, key: str, names: Any, when: When) -> dict[str, Fraction]:
        """The members of a set that take part, with the presence that their weight is counted at (E 9, E 10)."""
        if "charges" not in self.keys[key] and "limits" not in self.keys[key]:
            return self.present(names, when)
        members = self.members(names)
        if self.part_year(key) == "whole":
            return {member: ONE for member in members if self.is_member_within(member, when)}
        return {member: ONE for member in members if self.is_member(member, when.day)}

    def named_in(self, key: str, when: When) -> set[str]:
        """Those that a key in kronor charges, or divides between, at a time."""
        if "charges" not in self.keys[key]:
            return set(self.fractions(key, when)[0])
        said = self.in_force(self.timeline("keys", key, "charges"), when.day)
        return {member for names in (said.value if said else ()) for member in self.receivers(key, names, when)}

    def stand_in(self, party: str, day: date) -> tuple[str, int, list[Any]]:
        """Who bears what comes to a party (E 9), the status of that, and the statements."""
        status, used = AGREED, []
        while "borne_by" in self.parties[party]:
            said = self.in_force(self.timeline("parties", party, "borne_by"), day)
            if said is None:
                break
            party, status = said.value, min(status, said.status)
            used.append(said)
        return party, status, used

    def signature(self, receiver: str, when: When) -> list[Any]:
        """Everything on the way down that may be another thing on another day."""
        if receiver in self.parties:
            return self.stand_in(receiver, when.day)[2] if "borne_by" in self.parties[receiver] else []
        if (receiver, when) not in self.signatures:
            self.signatures[receiver, when] = self.signed(receiver, when)
        return self.signatures[receiver, when]

    def said_of_key(self, key: str, when: When, joining: frozenset[str] | None = None) -> list[Any]:
        """What is in force in a key itself for those whom it charges: its own row, the rows of its measures, its index."""

        def charges(names: str) -> bool:
            return bool(joining.intersection(self.members(names)) if joining is not None else self.receivers(key, names, when))

        table, verb = self.keys[key], self.verb(key)
        said = self.needed(self.timeline("keys", key, "among" if verb == "by" else verb), when.day)
        used: list[Any] = [said]
        if verb == "by":
            used.append(self.measure_statement(self.by(key), when.day))
        if verb == "charges" or "limits" in table:
            charged = [entry for names, entry in (said.value if verb == "charges" else {}).items() if charges(names)]
            read = {
                word: clause
                for word, clause in table.get("limits", {}).items()
                if word != "discount" or "above" in clause or "from" in clause  # else it always applies, and reads nothing
            }
            measures = self.measures_named(read).union(*map(self.measures_named, charged))
            used += [self.measure_statement(measure, when.day) for measure in sorted(measures)]
        if "index" in table:
            kronor = self.kronor_said(key, when)
            used.append(self.in_force(self.timeline("keys", key, "index"), when.day))
        if "index" in table and (verb == "charges" or says_kronor(table["limits"])):
            used.append(self.level(("keys", key), kronor, ONE, when)[0])
        return used

    def signed(self, receiver: str, when: When) -> list[Any]:
        """As `signature`, for an activity or a key."""
        if receiver in self.activities:
            said = self.needed(self.timeline("activities", receiver, "responsible"), when.day)
            return [said, *self.signature(said.value, when)]
        verb = self.verb(receiver)
        said = self.needed(self.timeline("keys", receiver, "among" if verb == "by" else verb), when.day)
        inner: list[str] = list(said.value) if isinstance(said.value, dict) else []
        used = self.said_of_key(receiver, when)
        if verb in ("equal", "by", "charges"):
            inner = list(self.receivers(receiver, inner or said.value, when))
            used.append(tuple(inner))
        inner += [said.value for said in self.timeline("keys", receiver, "rest")] + [self.difference(receiver)]
        return used + [one for name in inner if name not in ("", "others") for one in self.signature(name, when)]

    @staticmethod
    def measures_named(table: Any) -> set[str]:
        """The measures that stand as `per` or `of`, however deep."""
        if not isinstance(table, dict):
            return set()
        own = {value for name, value in table.items() if name in ("per", "of") and isinstance(value, str)}
        return own.union(*(Keys.measures_named(value) for value in table.values()))

    def on_the_way(self, receiver: str, day: date) -> list[Any]:
        """The statements on the way down that are in force on a day, whoever is a member then."""
        if receiver in self.parties:
            return self.stand_in(receiver, day)[2]
        if receiver in self.activities:
            said = self.in_force(self.timeline("activities", receiver, "responsible"), day)
            return [said, *self.on_the_way(said.value, day)] if said else []
        verb = self.verb(receiver)
        said = self.in_force(self.timeline("keys", receiver, "among" if verb == "by" else verb), day)
        if said is None:
            return []
        inner = self.members(list(said.value) if isinstance(said.value, dict) else said.value)
        inner += [rest.value for rest in self.timeline("keys", receiver, "rest")] + [self.difference(receiver)]
        used = [said] + ([self.measure_statement(self.by(receiver), day)] if verb == "by" else [])
        return used + [one for name in inner if name not in ("", "others") for one in self.on_the_way(name, day)]

    # ------------------------------------------------------------------------------------------------ fractions

    def division(self, receiver: str, when: When) -> Parts:
        """What each party gets of 1 kr given to a receiver that divides every amount alike."""
        if (receiver, when) not in self.divisions:
            self.divisions[receiver, when] = self.distribute(receiver, ONE, Stretch(when, None))
        return self.divisions[receiver, when]

    def fractions(self, key: str, when: When) -> tuple[dict[str, Fraction], int]:
        """The row in force as fractions that sum to 1, and the weakest that it rests on."""
        if (key, when) not in self.rows_of_keys:
            self.rows_of_keys[key, when] = self.fractions_of(key, when)
        return self.rows_of_keys[key, when]

    def fractions_of(self, key: str, when: When) -> tuple[dict[str, Fraction], int]:
        """`shares`, `equal`, `weights` or `by`, and `rounding.share` (E 9, E 10, E 16)."""
        table, verb = self.keys[key], self.verb(key)
        said = self.needed(self.timeline("keys", key, "among" if verb == "by" else verb), when.day)
        status = said.status
        if verb == "equal":
            weights = dict(self.receivers(key, said.value, when))
        elif verb == "by":
            by = self.timeline("keys", key, "by")[0]
            weights, status = {}, min(status, by.status)
            for member, presence in self.receivers(key, said.value, when).items():
                value, weakest = self.read_for_key(by.value, member, when)
                weights[member] = value if self.is_flow(by.value) else value * presence
                status = min(status, weakest)
        else:
            for name in said.value:
                if not self.is_member(name, when.day):
                    raise Refused("not_a_member", f"{key} {name} {when.day}")
            weights = {name: number(value) for name, value in said.value.items() if value != "rest"}
            weights.update({name: 1 - sum(weights.values()) for name, value in said.value.items() if value == "rest"})
        if not weights:
            raise Refused("empty_group", key)
        total = sum(weights.values())
        if total == 0:
            raise Refused("all_weights_zero", key)
        shares = {name: weight / total for name, weight in weights.items()}
        rule = table.get("rounding", {}).get("share")
        return (self.shares_rounded(shares, rule) if rule else shares), status

    def shares_rounded(self, shares: dict[str, Fraction], rule: dict[str, Any]) -> dict[str, Fraction]:
        """Fractions in whole units that still add up to 1 (E 16)."""
        unit = number(rule["to"])
        units, _ = self.made_whole({name: share / unit for name, share in shares.items()}, int(1 / unit), ZERO, rule)
        return {name: count * unit for name, count in units.items()}

    # ------------------------------------------------------------------------------------------------ parts

    def distribute(self, receiver: str, amount: Fraction, stretch: Stretch, path: Path = ()) -> Parts:
        """An amount handed to a receiver, down to who bears it."""
        when = stretch.when
        if receiver in self.parties:
            party, status, _ = self.stand_in(receiver, when.day)
            return {party: (amount, status)}
        path = (*path, receiver)
        if receiver in self.activities:
            said = self.needed(self.timeline("activities", receiver, "responsible"), when.day)
            lines = [(said.value, amount, said.status)]
        else:
            lines = self.lines(receiver, amount, stretch, path)
        result: Parts = {}
        for inner, part, status in lines:
            for party, (kronor, weakest) in self.distribute(inner, part, stretch, path).items():
                before, other = result.get(party, (ZERO, AGREED))
                result[party] = (before + kronor, min(other, weakest, status))
        return result

    def lines(self, key: str, amount: Fraction, stretch: Stretch, path: Path) -> list[tuple[str, Fraction, int]]:
        """A key's parts by direct receiver: (receiver, part, status); what is left comes last."""
        table = self.keys[key]
        if "charges" in table:
            charges = self.charges(key, stretch)
            lines = [(name, part, status) for name, (part, status) in charges.items()]
            rest = self.timeline("keys", key, "rest")
            if rest:
                weakest = min([rest[0].status, self.charges_said(key, stretch.when).status, *(status for _, _, status in lines)])
                lines.append((rest[0].value, self.left(rest[0].value, amount - sum((part for _, part, _ in lines), ZERO)), weakest))
            return lines
        shares, status = self.fractions(key, stretch.when)
        parts = {name: amount * share for name, share in shares.items()}
        if "limits" not in table:
            return [(name, part, status) for name, part in parts.items()]
        limits = table["limits"]
        reference = self.in_force(self.timeline("keys", key, "index"), stretch.when.day)
        status = min(status, self.status_of(limits, self.status_of(table, AGREED)), reference.status if reference else AGREED)
        for word in ("minimum", "maximum", "discount", "yearly_change"):
            clause = limits.get(word, {})
            if word != "discount" or "above" in clause or "from" in clause:
                status = min([status, *self.statuses_read(key, clause, parts, stretch.when)])
        if amount < 0:
            raise Refused("rule_missing", f"{key}: a negative amount under limits")
        others = self.difference(key) == "others"
        limited = self.filled(key, amount, parts, stretch, path) if others else self.limited(key, amount, parts, stretch, path)
        for name, part in limited.items():
            stretch.limited[(*path, name)] = part
        lines = [(name, part, status) for name, part in limited.items()]
        if not others:
            carrier = self.difference(key)
            lines.append((carrier, self.left(carrier, amount - sum(limited.values(), ZERO)), status))
        return lines

    def statuses_read(self, key: str, clause: Any, names: Any, when: When) -> list[int]:
        """What a limit rests on besides the table it stands in: what it reads of those it holds for, and its index."""
        found = []
        for name in names:
            if self.concerns(clause, name):
                found += [self.read_for_key(measure, name, when)[1] for measure in self.measures_named(clause)]
                written = [clause, *(clause.get(way) for way in ("up", "down") if isinstance(clause, dict) and way in clause)]
                written += [one["amount"] for one in written if isinstance(one, dict) and "amount" in one]
                found += [self.kronor(key, one, when)[1] for one in written if not isinstance(one, (dict, list)) and is_kronor(one)]
        return found

    def left(self, receiver: str, amount: Fraction) -> Fraction:
        """What is left for a rest or a difference: a credit only where the receiver divides every amount alike (E 13)."""
        if amount < 0 and self.knows_kronor(receiver):
            raise Refused("rule_missing", f"{receiver} would get {amount}")
        return amount

    def scale(self, key: str, stretch: Stretch) -> Fraction:
        """What the kronor of a year are multiplied by in a stretch (E 11)."""
        rule = self.part_year(key)
        if rule == "whole":
            return ONE
        assert stretch.part_of_year is not None
        if rule is None and stretch.part_of_year != 1:
            raise Refused("rule_missing", f"part_year of {key}")
        return stretch.part_of_year

    def kronor(self, key: str, written: Any, when: When) -> tuple[Fraction, int]:
        """Kronor that stand in a key, moved by its index (E 14)."""
        amount = number(written)
        if "index" not in self.keys[key]:
            return amount, AGREED
        _, level, status = self.level(("keys", key), self.kronor_said(key, when), amount, when)
        reference = self.in_force(self.timeline("keys", key, "index"), when.day)
        return level, min(status, reference.status if reference else AGREED)

    def charges_said(self, key: str, when: When) -> Statement:
        """The row of charges in force."""
        return self.needed(self.timeline("keys", key, "charges"), when.day)

    def kronor_said(self, key: str, when: When) -> Statement:
        """What kronor are said in: the row of charges, or the limits, which hold for as long as the agreement lasts."""
        return self.charges_said(key, when) if "charges" in self.keys[key] else self.timeline("keys", key, "limits")[0]

    def charges(self, key: str, stretch: Stretch) -> Parts:
        """What each member owes, for the part of the year (E 11, E 12)."""
        said = self.charges_said(key, stretch.when)
        result: Parts = {}
        for names, entry in said.value.items():
            members = self.receivers(key, names, stretch.when)
            if stretch.joining is not None:
                members = {member: ONE for member in self.members(names) if member in stretch.joining}
            for member in members:
                part, status = self.charge(key, entry, member, stretch)
                result[member] = (part, min(status, said.status))
        return result

    def charge(self, key: str, entry: Any, member: str, stretch: Stretch) -> tuple[Fraction, int]:
        """One charge: fee + rate x measure, then minimum, maximum and discount (E 12)."""
        table = entry if isinstance(entry, dict) else {"fee": entry}
        scale, weakest = self.scale(key, stretch), [AGREED]

        def read(measure: str) -> Fraction:
            value, status = self.read_for_key(measure, member, stretch.when)
            weakest.append(status)
            return value

        def kronor(written: Any) -> Fraction:
            amount, status = self.kronor(key, written, stretch.when)
            weakest.append(status)
            return amount

        x = kronor(table["fee"]) * scale if "fee" in table else ZERO
        rate = ZERO
        if "rate" in table:
            rate = kronor(table["rate"]) if is_kronor(table["rate"]) else number(table["rate"])
            rate *= stretch.of_presence(key, member) if self.is_flow(table["per"]) else scale
            x += rate * read(table["per"])
        for clause in in_order(table):
            if clause == "discount":
                x = discounted(x, table["discount"], rate, table.get("per", ""), read)
            else:
                bound = kronor(table[clause]) * scale
                x = max(x, bound) if clause == "minimum" else min(x, bound)
        return x, min(weakest)

    # ------------------------------------------------------------------------------------------------ limits, E 15

    def concerns(self, clause: Any, name: str) -> bool:
        """True unless `only` or `except` leaves a receiver out."""
        if not isinstance(clause, dict):
            return True
        only, left_out = clause.get("only"), clause.get("except")
        return (only is None or name in self.members(only)) and (left_out is None or name not in self.members(left_out))

    def bound(self, key: str, clause: Any, name: str, amount: Fraction, stretch: Stretch) -> Fraction:
        """A minimum or maximum: kronor, a share of the whole amount, or kronor per unit."""
        if isinstance(clause, dict):
            return self.per_unit(key, clause, name, stretch)
        if is_kronor(clause):
            return self.kronor(key, clause, stretch.when)[0] * self.scale(key, stretch)
        return number(clause) * amount

    def per_unit(self, key: str, clause: dict[str, Any], name: str, stretch: Stretch) -> Fraction:
        """`{ amount, per }`."""
        kronor, _ = self.kronor(key, clause["amount"], stretch.when)
        value, _ = self.read_for_key(clause["per"], name, stretch.when)
        return kronor * value * (stretch.of_presence(key, name) if self.is_flow(clause["per"]) else self.scale(key, stretch))

    def change_bounds(
        self, key: str, clause: dict[str, Any], name: str, stretch: Stretch, path: Path
    ) -> tuple[Fraction | None, Fraction | None]:
        """The lowest and the highest that a yearly change leaves, counted from the part of the year before."""
        scale, found = self.scale(key, stretch), stretch.year_before((*path, name))
        if found is not None:
            before = found[0] if self.part_year(key) == "whole" else found[0] / found[1] * scale
        elif name in clause.get("previous", {}):
            before = number(clause["previous"][name]) * scale
        else:
            raise Refused("rule_missing", f"{key}: what {name} had the year before")

        def step(said: Any) -> Fraction:
            return self.per_unit(key, said, name, stretch) if isinstance(said, dict) else before * number(said)

        return (before - step(clause["down"]) if "down" in clause else None, before + step(clause["up"]) if "up" in clause else None)

    def limited(self, key: str, amount: Fraction, parts: dict[str, Fraction], stretch: Stretch, path: Path) -> dict[str, Fraction]:
        """Each receiver's part under the limits, in their order."""
        limits, result = self.keys[key]["limits"], {}
        for name, part in parts.items():
            for clause in in_order(limits):
                said = limits[clause]
                if not self.concerns(said, name):
                    continue
                if clause == "discount":
                    per = self.by(key) if "by" in self.keys[key] else ""
                    part = discounted(part, said, None, per, lambda measure: self.read_for_key(measure, name, stretch.when)[0])  # noqa: B023
                elif clause == "yearly_change":
                    low, high = self.change_bounds(key, said, name, stretch, path)
                    part = part if low is None else max(part, low)
                    part = part if high is None else min(part, high)
                else:
                    bound = self.bound(key, said, name, amount, stretch)
                    part = max(part, bound) if clause == "minimum" else min(part, bound)
            result[name] = part
        return result

    def filled(self, key: str, amount: Fraction, parts: dict[str, Fraction], stretch: Stretch, path: Path) -> dict[str, Fraction]:
        """The unique parts that follow the key as far as the bounds allow and add up (S 1.8.2, L18)."""
        limits = self.keys[key]["limits"]
        bounds: dict[str, tuple[Fraction, Fraction | None]] = {}
        for name in parts:
            lows, highs = [ZERO], []
            for clause in ("minimum", "maximum", "yearly_change"):
                if clause not in limits or not self.concerns(limits[clause], name):
                    continue
                if clause == "yearly_change":
                    low, high = self.change_bounds(key, limits[clause], name, stretch, path)
                    lows += [] if low is None else [low]
                    highs += [] if high is None else [high]
                else:
                    (lows if clause == "minimum" else highs).append(self.bound(key, limits[clause], name, amount, stretch))
            bounds[name] = max(lows), min(highs) if highs else None
        shares, _ = self.fractions(key, stretch.when)
        found = fill(amount, {name: (shares[name], *bounds[name]) for name in parts})
        if found is None:
            raise Refused("limits_do_not_meet", f"{key} {amount} {bounds}")
        return found

    # ------------------------------------------------------------------------------------------------ odd units, S 1.7

    part_rule: dict[str, Any] | None  # the agreement's own, and each party's place in its order
    place_in_order: dict[str, Any]

    def order_of(self, rule: dict[str, Any] | None) -> dict[str, Any]:
        """Each party's place among equals: the rule's own list, or by code as text, those without last, by id."""
        order = (rule or {}).get("order", "by_code")
        if order == "by_code":
            everybody = self.parties | self.activities | self.keys
            return {name: ("code" not in table, table.get("code", ""), name) for name, table in everybody.items()}
        return {name: place for place, name in enumerate(self.members(order))}

    def made_whole(
        self, quotas: dict[str, Fraction], total: int, broken: Fraction, rule: dict[str, Any] | None
    ) -> tuple[dict[str, Fraction], dict[str, int]]:
        """Quotas made whole so that they add up to `total` and to what is `broken` off a unit; and the odd units given."""
        odd = (rule or {}).get("odd", "largest_remainder")
        if odd not in ("largest_remainder", "largest_part", "first_in_order"):
            return self.left_to_one(quotas, total + broken, odd)
        return self.odd_one_each(quotas, total, broken, odd, rule)

    def odd_one_each(
        self, quotas: dict[str, Fraction], total: int, broken: Fraction, odd_rule: str, rule: dict[str, Any] | None
    ) -> tuple[dict[str, Fraction], dict[str, int]]:
        """Toward zero first; then one unit each in the order of the rule, never to a part of zero; the next in line gets
        what is broken off a unit (E 16)."""
        units = {party: ratio_rounded(quota, "down") for party, quota in quotas.items()}
        missing = total - sum(units.values())
        if not missing and not broken:
            return {party: Fraction(count) for party, count in units.items()}, dict.fromkeys(quotas, 0)
        places = self.place_in_order if rule is self.part_rule else self.order_of(rule)

        sign = 1 if (missing or broken) > 0 else -1

        def turn(party: str, unlisted: int) -> Any:
            part = abs(quotas[party])
            lost = (quotas[party] - units[party]) * sign  # S 1.7: the largest f, or where units are taken the smallest
            size = {"largest_remainder": lost, "largest_part": part, "first_in_order": 0}[odd_rule]
            larger = part if rule is None else 0  # the profile: ties to the larger part
            return -size, -larger, (0, places[party]) if party in places else (unlisted, 0)

        waiting = [party for party in quotas if quotas[party]]
        line = sorted(waiting, key=lambda party: turn(party, -1))
        count = abs(missing)
        takers, last = set(line[:count]), line[count : count + 1] if broken else []
        if any(party not in places for party in waiting):  # two without a place do not get one from the row
            backwards = waiting[::-1]
            other = sorted(backwards, key=lambda party: turn(party, 1))
            if takers != set(other[:count]) or last != (other[count : count + 1] if broken else []):
                raise Refused("order_missing", str(quotas))
        odd = {party: 0 if party not in takers else 1 if missing > 0 else -1 for party in quotas}
        return {party: units[party] + odd[party] + (broken if party in last else ZERO) for party in quotas}, odd

    @staticmethod
    def left_to_one(quotas: dict[str, Fraction], total: Fraction, one: str) -> tuple[dict[str, Fraction], dict[str, int]]:
        """A named party: the others half up, it takes what is left. Odd units are counted from toward zero, as above."""
        units = {party: Fraction(ratio_rounded(quota, "half_up")) for party, quota in quotas.items() if party != one}
        left = total - sum(units.values())
        if left and not quotas.get(one):
            raise Refused("rule_missing", f"{one} has no part to take the odd unit in")
        if one in quotas:
            units[one] = Fraction(left)
        return units, {party: ratio_rounded(count, "down") - ratio_rounded(quotas[party], "down") for party, count in units.items()}


def is_kronor(written: Any) -> bool:
    """True for an amount, false for a share."""
    return isinstance(written, int) or "k" in written


def in_order(table: dict[str, Any]) -> list[str]:
    """The limits of a charge or a key: in their order; a minimum and a maximum alone need none (E 12)."""
    clauses = [clause for clause in LIMITS if clause in table]
    return table.get("order", clauses)  # type: ignore[no-any-return]


def says_kronor(limits: dict[str, Any]) -> bool:
    """True where a limit is an amount that an index moves."""
    change = limits.get("yearly_change", {})
    written = [limits.get("minimum"), limits.get("maximum"), change.get("up"), change.get("down")]
    return any(one is not None and is_kronor(one["amount"] if isinstance(one, dict) else one) for one in written)


def discounted(x: Fraction, said: dict[str, Any], rate: Fraction | None, per: str, read: Callable[[str], Fraction]) -> Fraction:
    """A discount on the whole, or on the part above a size (E 12)."""
    share, of = number(said["share"]), said.get("of", per)
    has_threshold = "above" in said or "from" in said
    threshold = number(said.get("above", said.get("from", 0)))
    if not has_threshold and (said["on"] == "whole" or not of):
        return x * (1 - share)
    value = read(of)
    if has_threshold and not (value > threshold if "above" in said else value >= threshold):
        return x
    if said["on"] == "whole":
        return x * (1 - share)
    if value <= threshold:
        return x
    return x - share * (rate * (value - threshold) if rate is not None and of == per else x * (value - threshold) / value)


def fill(amount: Fraction, receivers: dict[str, tuple[Fraction, Fraction, Fraction | None]]) -> dict[str, Fraction] | None:
    """clamp(t x share, lowest, highest) with the t for which they add up to the amount, found at the break points; none
    where there is no such t. A share of zero gets its lowest."""

    def clamped(t: Fraction) -> dict[str, Fraction]:
        result = {}
        for name, (share, low, high) in receivers.items():
            part = max(t * share, low)
            result[name] = part if high is None else min(part, high)
        return result

    if any(high is not None and low > high for _, low, high in receivers.values()):
        return None
    points = {ZERO}
    for share, low, high in receivers.values():
        if share:
            points |= {low / share} | ({high / share} if high is not None else set())
    below = ZERO
    for point in sorted(points):
        if sum(clamped(point).values(), ZERO) > amount:
            break
        below = point
    found = clamped(below)
    left = amount - sum(found.values(), ZERO)
    if left < 0:
        return None
    free = [
        name for name, (share, low, high) in receivers.items() if share and below * share >= low and (high is None or below * share < high)
    ]
    if left == 0:
        return found
    if not free:
        return None
    t = below + left / sum((receivers[name][0] for name in free), ZERO)
    return clamped(t)
