"""Random agreements over the whole language: measures and their CSV files, keys that are measured, limited or charge fees,
members that come and go, and every index clause. Built on `random_agreements.py`, whose agreements say the plain things.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from oracle_values import ONE_DAY
from random_agreements import CHANGES, Builder, Case, Document, decimal_comma, spelled_kronor

PLURAL_OF = {
    "municipality": "municipalities",
    "region": "regions",
    "agency": "agencies",
    "association": "associations",
    "company": "companies",
}
MODES = ("half_up", "half_even", "up", "down")
ODD = ("largest_remainder", "largest_part", "first_in_order")


@dataclass
class LanguageBuilder(Builder):
    """Builds one document, and the texts of its CSV files."""

    figures: dict[str, str] = field(default_factory=dict)
    published: bool = False  # something in the files has a day of publication
    steady: list[str] = field(default_factory=list)  # parties that are members all the time
    fees: list[str] = field(default_factory=list)  # keys for what is as charged
    kronor_keys: list[str] = field(default_factory=list)  # keys with charges or limits, which divide an amount
    own_rounding: list[str] = field(default_factory=list)  # keys with rounding.part
    stepped_measures: set[str] = field(default_factory=set)
    monthly: dict[str, str] = field(default_factory=dict)  # indexes on a month: their first month that has a value
    profile: bool = False

    # ------------------------------------------------------------------------------------------------ parties

    def parties(self) -> None:
        """As plain ones; some join or leave, some are in groups, one may stand in for another."""
        rng = self.rng
        super().parties()
        self.profile = "rules" in self.document["agreement"]
        parties = self.document["parties"]
        self.steady = list(self.names)
        if len(self.names) > 2 and self.chance(0.45):
            for name in rng.sample(self.names, 1 if len(self.names) < 5 else 2):
                joins = self.chance(0.6)
                if joins:
                    self.comes_or_goes(parties[name], "joins", self.day_within(self.start, self.end))
                if not joins or self.chance(0.2):
                    self.comes_or_goes(parties[name], "leaves", self.day_within(self.start, self.end) - ONE_DAY)
                if str(parties[name].get("leaves", "9")) <= str(parties[name].get("joins", "0")):
                    del parties[name]["joins"]
                self.steady.remove(name)
            if not self.profile or self.chance(0.4):
                self.document["term"]["presence"] = rng.choice(("by_segment", "weighted"))
        if not self.profile:
            rules = {"day": ("days", "months_and_days"), "month": ("days", "months", "months_and_days"), "year": ("days", "months")}
            self.document["term"].setdefault("part_years", rng.choice(rules[self.grain]))
        for group in ("inner", "outer"):
            if self.chance(0.25):
                for name in rng.sample(self.names, rng.randrange(1, len(self.names))):
                    parties[name].setdefault("groups", []).append(group)
        if len(self.steady) > 2 and self.chance(0.12):
            one, other = rng.sample(self.steady, 2)
            parties[one]["borne_by"] = self.said(lambda: other, 0.2)
        self.receivers = list(self.steady)
        self.coded = [name for name in self.names if "code" in parties[name]]
        self.measures()

    def comes_or_goes(self, party: Document, word: str, day: date) -> None:
        """The first day of a member, or its last."""
        party[word] = self.rng.choice((str(day), day))
        border = day if word == "joins" else day + ONE_DAY
        if (border.month, border.day) != (1, 1):
            self.busy_years.add(border.year)

    def sets(self) -> Any:
        """A set of parties, in words or as a list."""
        parties = self.document["parties"]
        words = ["everyone", *sorted({PLURAL_OF[table["class"]] for table in parties.values()})]
        words += sorted({group for table in parties.values() for group in table.get("groups", [])})
        return self.rng.choice((self.rng.choice(words), self.rng.sample(self.names, self.rng.randrange(2, len(self.names) + 1))))

    # ------------------------------------------------------------------------------------------------ measures

    def measures(self) -> None:
        """One to three measures of the parties."""
        self.by_party: dict[str, list[str]] = {}  # measure -> parties that it has
        for number in range(self.rng.randrange(1, 4)):
            name = f"measure_{number}"
            kind = self.rng.choice(("stock", "stock", "flow"))
            if len(self.coded) > 1 and self.chance(0.5):
                self.read_measure(name, kind)
            else:
                self.typed_measure(name, kind, self.names)

    def size(self) -> str:
        """A measured number, as it is written in an agreement or in Excel."""
        rng = self.rng
        value = rng.choice(
            (rng.randrange(0, 10), rng.randrange(100, 30_000), Fraction(rng.randrange(1, 100_000), 8), Fraction(rng.randrange(1, 900), 100))
        )
        return decimal_comma(Fraction(value), "")

    def typed_measure(self, name: str, kind: str, receivers: list[str]) -> None:
        """Values in the file: one row, steps, or a row for each year."""
        rng = self.rng

        def row() -> Document:
            values: Document = {receiver: self.size() for receiver in receivers}
            values[rng.choice(receivers)] = str(rng.randrange(1, 90))
            return {receiver: int(value) if value.isdigit() and self.chance(0.5) else value for receiver, value in values.items()}

        form = rng.choice(("plain", "steps", "years"))
        values = self.opened(row())
        if form == "steps":
            values = self.said(row, 1)
            self.stepped_measures.add(name)
        if form == "years":
            last = rng.randrange(self.start.year, self.end.year + 6)
            values = {str(year): self.opened(row()) for year in range(self.start.year - 1, last + 1)}
            values["after_last"] = self.opened(
                rng.choice(("repeat", "repeat", "stop", "2 %", "-1,5 %") if kind == "stock" else ("repeat", "repeat", "stop"))
            )
        measure: Document = {"kind": kind, "values": values}
        self.finish_measure(name, measure)
        self.by_party[name] = list(receivers)

    def finish_measure(self, name: str, measure: Document) -> None:
        """Rounding and source."""
        if self.chance(0.15):
            measure["rounding"] = {"measure": {"to": self.rng.choice(("1", "10", "0,5")), "mode": self.rng.choice(("up", "half_up"))}}
        measure["source"] = self.source()
        self.document.setdefault("measures", {})[name] = measure

    def read_measure(self, name: str, kind: str) -> None:
        """Values in a CSV file, one row for each party and date."""
        rng = self.rng
        at, lag = rng.choice(("11-01", "12-31", "10", "year")), rng.choice((0, 1, 1, 2))
        correct = self.chance(0.35)
        rule = rng.choice(("repeat", "repeat", "1 %", "-2,5 %", "stop")) if kind == "stock" else "repeat"
        measure: Document = {
            "kind": kind,
            "figures": name,
            "reading": {"at": at, "years_before": lag} if lag or self.chance(0.5) else {"at": at},
            "preliminary": "correct" if correct else rng.choice(("refuse", "keep")),
            "after_last": self.opened(rule),
        }
        if self.chance(0.1):
            year = self.start.year - rng.randrange(0, 3)
            measure["reading"] = {"on": self.period(at, year)}
        last = self.end.year + 12 if rule == "stop" else rng.randrange(self.start.year, self.end.year + 2)
        rows = []
        for party in self.coded:
            code = self.document["parties"][party]["code"]
            for year in range(self.start.year - 3, last + 1):
                rows += self.versions({"party": code, "period": self.period(at, year)}, self.size, year + lag, measure["preliminary"])
            if self.chance(0.02):
                rows.pop(rng.randrange(len(rows)))
        self.write_csv(name, rows)
        self.document.setdefault("figures", {})[name] = {"file": f"figures/{name}.csv", "unit": "number", "source": self.source()}
        self.finish_measure(name, measure)
        self.by_party[name] = list(self.coded)

    @staticmethod
    def period(at: str, year: int) -> str:
        """The row that a reading names."""
        return str(year) if at == "year" else f"{year}-{at}"

    def versions(self, row: dict[str, str], value: Any, year: int, preliminary: str) -> list[dict[str, str]]:
        """A row, or what was published of it in turn, around the beginning of the year that uses it."""
        rng = self.rng
        first = {**row, "value": value(), "status": "", "published": ""}
        if preliminary == "refuse" or self.chance(0.6):
            return [first | ({"status": "definitive"} if self.chance(0.2) else {})]
        self.published = True
        known = date(year, 1, 1) - timedelta(days=rng.randrange(1, 300))
        later = max(known, date(year, 1, 1) + timedelta(days=rng.choice((-100, -1, 0, 31, 200, 500))))
        first |= {"status": "preliminary", "published": str(known)}
        return [first, first | {"value": value() if self.chance(0.7) else first["value"], "status": "definitive", "published": str(later)}]

    def write_csv(self, name: str, rows: list[dict[str, str]]) -> None:
        """One of the ways to write a CSV file; columns that say nothing may be left out."""
        rng = self.rng
        rng.shuffle(rows)
        columns = [
            column for column in ("edition", "party", "period", "value", "status", "published") if any(row.get(column) for row in rows)
        ]
        if self.chance(0.3):
            rng.shuffle(columns)
        semicolon = self.chance(0.6)

        def cell(text: str, column: str) -> str:
            if semicolon or column != "value" or "," not in text:
                return text
            thousand = len(text.split(",")[1]) == 3  # "1,300" between commas has two readings
            return text.replace(",", ".") if thousand or column != columns[-1] or self.chance(0.5) else f'"{text}"'

        lines = [(";" if semicolon else ",").join(cell(row.get(column, ""), column) for column in columns) for row in rows]
        head = (";" if semicolon else ",").join(columns)
        comment = ["# Källa: påhittad"] if self.chance(0.2) else []
        ending = "\r\n" if self.chance(0.5) else "\n"
        self.figures[f"figures/{name}.csv"] = ("\ufeff" if self.chance(0.3) else "") + ending.join([*comment, head, *lines, ""])

    # ------------------------------------------------------------------------------------------------ keys

    def receivers_in_order(self) -> None:
        """As plain ones, with keys by measures among them; then keys that know kronor."""
        rng = self.rng
        super().receivers_in_order()
        for number in range(rng.randrange(0, 3)):
            self.by_key(f"key_by_{number}")
        self.document.setdefault("keys", {})
        for number in range(rng.randrange(0, 3)):
            self.charges_key(f"key_fee_{number}")
        for number in range(rng.randrange(0, 3)):
            self.limited_key(f"key_limit_{number}")
        if self.kronor_keys and self.chance(0.4):
            inner = rng.choice(self.kronor_keys)
            self.document["keys"]["key_mix"] = {"shares": {inner: "1/3", rng.choice(self.steady): "rest"}, "source": self.source()}
            self.kronor_keys.append("key_mix")

    def equal(self) -> Any:
        """Besides the plain sets, groups and lists with members that come and go."""
        return self.sets() if self.chance(0.5) else super().equal()

    def weights_of(self, parties: list[str]) -> str | None:
        """A measure that has all these parties."""
        found = [measure for measure, has in self.by_party.items() if set(parties) <= set(has)]
        return self.rng.choice(found) if found else None

    def among(self) -> tuple[Any, str] | None:
        """A set of parties and a measure of them all."""
        for _ in range(6):
            names = self.sets()
            measure = self.weights_of(self.expanded(names))
            if measure:
                return names, measure
        return None

    def expanded(self, names: Any) -> list[str]:
        """The parties of a set."""
        parties = self.document["parties"]
        if isinstance(names, list):
            return names
        if names == "everyone":
            return list(parties)
        return [name for name, table in parties.items() if PLURAL_OF[table["class"]] == names or names in table.get("groups", [])]

    def by_key(self, name: str) -> None:
        """In proportion to a measure, of parties, or of anything made before (m² over activities)."""
        rng = self.rng
        found = self.among()
        if found is None or self.chance(0.25):
            receivers = rng.sample(self.receivers, rng.randrange(1, min(4, len(self.receivers)) + 1))
            self.typed_measure(f"{name}_size", "stock", receivers)
            found = receivers, f"{name}_size"
        names, measure = found
        key: Document = {"by": self.opened(measure), "among": self.opened(names)}
        expanded = self.expanded(names)
        if self.chance(0.2):
            key["rounding"] = {"share": self.share_rule(expanded)}
        if self.chance(0.15):
            key.setdefault("rounding", {})["part"] = {
                "to": rng.choice(("1 kr", "10 kr", "100 kr", "0,50 kr")),
                "odd": rng.choice(ODD),
                "order": rng.sample(self.names, len(self.names)),
            }
            self.own_rounding.append(name)
        key["source"] = self.source()
        self.document.setdefault("keys", {})[name] = key
        self.receivers.append(name)

    def share_rule(self, receivers: list[str]) -> Document:
        """How fractions are rounded before use."""
        return {
            "to": self.rng.choice(("1 %", "0,1 %", "0,01 %")),
            "odd": self.rng.choice(ODD),
            "order": self.rng.sample(receivers, len(receivers)),
        }

    def part_year(self, key: Document) -> bool:
        """True where a key that knows kronor is scaled to parts of the year."""
        if self.profile and self.chance(0.5):
            return True
        key["part_year"] = self.rng.choice(("scaled", "scaled", "scaled", "whole")) if self.months == 12 else "scaled"
        return bool(key["part_year"] == "scaled")

    def few_kronor(self, most: int = 100_000) -> Any:
        """Kronor of a fee or a limit."""
        rng = self.rng
        return spelled_kronor(
            rng, Fraction(rng.choice((rng.randrange(1, most), rng.randrange(1, most // 100) * 100, Fraction(rng.randrange(1, most), 2))))
        )

    def one_charge(self, members: list[str], steady_measure: bool) -> Any:
        """An amount, or a fee and a rate with its limits."""
        rng = self.rng
        measures = [
            one for one, has in self.by_party.items() if set(members) <= set(has) and not (steady_measure and one in self.stepped_measures)
        ]
        if not measures or self.chance(0.25):
            return self.few_kronor()
        charge: Document = {
            "rate": rng.choice(("1,25 kr", "2,40 kr", "0,5 kr", 3, "9 500 kr")),
            "per": rng.choice(measures),
        }
        if self.chance(0.5):
            charge = {"fee": self.few_kronor(10_000)} | charge
        clauses = []
        if self.chance(0.4):
            charge["minimum"] = self.few_kronor(20_000)
            clauses.append("minimum")
        if self.chance(0.4):
            charge["maximum"] = spelled_kronor(rng, Fraction(rng.randrange(20_000, 200_000)))
            clauses.append("maximum")
        if self.chance(0.3):
            charge["discount"] = self.discount(rng.choice(["", *measures]), ("whole", "excess"))
            clauses.append("discount")
        self.order(charge, clauses)
        return charge

    def discount(self, of: str, ons: tuple[str, ...]) -> Document:
        """A discount, on the whole or on what is above a size."""
        rng = self.rng
        discount: Document = {"share": rng.choice(("8 %", "20 %", "1/3", "100 %")), "on": rng.choice(ons)}
        if of:
            discount["of"] = of
        if self.chance(0.7):
            discount[rng.choice(("above", "from"))] = rng.choice((5, 1000, "150,5"))
        else:
            discount["on"] = "whole"  # an excess is above something
        return discount

    def order(self, table: Document, clauses: list[str]) -> None:
        """Stated where there are two or more, except a minimum and a maximum alone."""
        if len(clauses) > 1 and (set(clauses) != {"minimum", "maximum"} or self.chance(0.3)):
            table["order"] = self.rng.sample(clauses, len(clauses))

    def charges_key(self, name: str) -> None:
        """What each member owes; with a rest, or as a schedule with no pot."""
        rng = self.rng
        key: Document = {}
        scaled = self.part_year(key)
        schedule = self.chance(0.55)

        def row() -> Document:
            names: list[Any] = [
                rng.choice(
                    ("everyone", *sorted({group for table in self.document["parties"].values() for group in table.get("groups", [])}))
                )
            ]
            if self.chance(0.7):
                names = rng.sample(self.names, rng.randrange(1, len(self.names) + 1))
            elif self.chance(0.6):
                names = sorted({PLURAL_OF[table["class"]] for table in self.document["parties"].values()})
            return {one: self.one_charge(self.expanded(one) if one not in self.names else [one], not scaled) for one in names}

        key["charges"] = self.said(row, 0.15) if scaled else self.opened(row())
        plain = "from-" not in json.dumps(list(key["charges"]))
        key["index"] = "none"
        usable = [index for index in self.everys if scaled or self.everys[index] == "01-01"]
        if usable and plain and self.chance(0.35):
            key["index"] = rng.choice(usable)
            key["price_level"] = rng.randrange(self.earliest, self.start.year + 1)
            if self.everys[key["index"]] != "01-01":
                self.busy_years.update(range(self.start.year, self.end.year + 40))
        if schedule:
            if not self.profile or self.chance(0.5):
                key["rounding"] = {"part": {"to": rng.choice(("0,01 kr", "0,01 kr", "1 kr", "10 kr")), "mode": rng.choice(MODES)}}
            self.fees.append(name)
        else:
            key["rest"] = self.opened(rng.choice([*self.steady, *(self.receivers if scaled else self.steady)]))
            self.kronor_keys.append(name)
        key["source"] = self.source()
        self.document["keys"][name] = key

    def limited_key(self, name: str) -> None:
        """A key that divides, with limits."""
        rng = self.rng
        key: Document = {"index": "none"}
        scaled = self.part_year(key)
        found = self.among()
        if found and not (not scaled and found[1] in self.stepped_measures) and self.chance(0.7):
            names, key["by"] = found
            key["among"] = names
        else:
            names = key["equal"] = self.sets()
        members = self.expanded(names)
        measure = self.weights_of(members)
        if measure is None or (not scaled and measure in self.stepped_measures):
            measure = ""
        limits: Document = {"source": self.source()} if self.chance(0.2) else {}
        others = self.chance(0.4)
        clauses = [
            clause
            for clause in ("minimum", "maximum", "yearly_change", "discount")
            if self.chance(0.45 if not others or clause[0] == "m" else 0.12 if clause == "yearly_change" else 0)
        ]
        for clause in clauses or ["maximum"]:
            limits[clause] = self.limit(clause, members, measure, others)
        clauses = clauses or ["maximum"]
        if not others or self.chance(0.3):
            self.order(limits, clauses)
        if others and len(clauses) > 1 and set(clauses) != {"minimum", "maximum"}:
            limits.setdefault("order", clauses)
        limits["difference"] = "others" if others else rng.choice([*self.steady, *(self.receivers if scaled else self.steady)])
        key["limits"] = limits
        if "yearly_change" not in limits and self.everys and scaled and self.chance(0.2):
            key["index"] = rng.choice(list(self.everys))
            key["price_level"] = rng.randrange(self.earliest, self.start.year + 1)
            if self.everys[key["index"]] != "01-01":
                self.busy_years.update(range(self.start.year, self.end.year + 40))
        if self.chance(0.15):
            key["rounding"] = {"share": self.share_rule(members)}
        key["source"] = self.source()
        self.document["keys"][name] = key
        self.kronor_keys.append(name)

    def limit(self, clause: str, members: list[str], measure: str, others: bool) -> Any:
        """One limit."""
        rng = self.rng
        stock = measure and self.document["measures"][measure]["kind"] == "stock"
        if clause == "discount":
            discount = self.discount(measure, ("whole", "excess") if measure else ("whole",))
            if not measure:
                for word in ("above", "from"):
                    discount.pop(word, None)
                discount["on"] = "whole"
            self.exceptions(discount, members)
            return discount
        if clause == "yearly_change":
            change: Document = {}
            for word in ("up", "down"):
                if self.chance(0.7) or (word == "down" and not change):
                    change[word] = rng.choice(("10 %", "2,5 %", "1/3"))
                    if stock and self.chance(0.2):
                        change[word] = {"amount": rng.choice(("2,50 kr", 100, "250 kr")), "per": measure}
            change["previous"] = {member: self.few_kronor(1_000_000) for member in members}
            self.exceptions(change, members)
            return change
        if stock and self.chance(0.03 if others else 0.15):
            return {"amount": rng.choice(("2,50 kr", "100 kr", 250)), "per": measure}
        if others or self.chance(0.3):
            return (
                rng.choice(("1 %", "2,5 %", "0 %", "5 %"))
                if clause == "minimum"
                else rng.choice(("90 %", "60 %", "100 %", "1/2") if not others or len(members) > 3 else ("100 %", "120 %"))
            )
        return self.few_kronor(20_000) if clause == "minimum" else spelled_kronor(rng, Fraction(rng.randrange(20_000, 900_000)))

    def exceptions(self, clause: Document, members: list[str]) -> None:
        """For some only, or except some."""
        if self.chance(0.25):
            clause[self.rng.choice(("only", "except"))] = self.rng.sample(members, 1)

    # ------------------------------------------------------------------------------------------------ indexes

    def dates(self) -> None:
        """The named days; then the indexes, since keys may be moved by them."""
        super().dates()
        self.earliest = self.start.year - 4
        if not self.simple:
            self.later_indexes()

    def indexes(self, profile: bool) -> None:
        """Made before the keys."""

    def later_indexes(self) -> None:
        """The plain ones, and up to three that read levels or changes, or mix others."""
        rng = self.rng
        super().indexes(self.profile)
        for number in range(rng.randrange(0, 4)):
            name = f"index_read_{number}"
            kind = rng.choice(("figures", "figures", "typed", "occasions", "percent", "parts"))
            index: Document = {}
            against = rng.choice(("base", "previous", "previous", "last_used"))
            corrected, lowest = False, 1
            if kind == "parts":
                index["parts"], against = self.parts(name, against)
            elif kind == "figures":
                index["level"], corrected, month = self.level_figures(name)
                if month:
                    self.monthly[name] = month
            elif kind == "typed":
                index["level"] = self.typed_level()
            else:
                against = "previous" if against == "last_used" else against
                if kind == "occasions":
                    index["change"] = self.typed_changes()
                else:
                    index["change"], corrected = self.percent_figures(name)
            index["against"] = against
            index["every"] = (
                "01-01"
                if corrected or self.grain == "year" or self.chance(0.65)
                else f"{rng.randrange(1, 13):02d}-{rng.randrange(1, 29) if self.grain == 'day' else 1:02d}"
            )
            index["floor"] = rng.choice(("contract", "last_year", "falls_ignored", "none", "none"))
            self.clauses(index, against != "base", lowest)
            self.index_rounding(index, kind)
            if against != "base" and {"addition", "result"} & index.get("rounding", {}).keys():
                index["carry"] = rng.choice(("rounded", "exact"))
            if corrected and against != "base":
                index["after_correction"] = rng.choice(("definitive", "as_billed"))
            index["source"] = self.source()
            self.document.setdefault("indexes", {})[name] = index
            self.everys[name] = index["every"]

    def clauses(self, index: Document, chained: bool, lowest: int) -> None:
        """Portion, threshold, minimum, maximum, and their order."""
        rng = self.rng
        found = []
        if self.chance(0.25):
            share = rng.choice(("75 %", "90 %", "1/3", "100 %"))
            index["portion"] = {"share": share, "of": rng.choice(("amount", "change"))} if chained else share
            found.append("portion")
        if self.chance(0.2):
            index["threshold"] = {"share": rng.choice(("1 %", "3 %", "0,5 %")), "gives": rng.choice(("whole", "excess", "steps"))}
            found.append("threshold")
        for clause, values in (("minimum", ("0 %", "1 %", "-2 %")), ("maximum", ("2 %", "4 %", "1,25 %"))):
            if self.chance(0.25):
                share = rng.choice(values)
                index[clause] = {"share": share, "excess": rng.choice(("lost", "carried"))} if chained else share
                found.append(clause)
        if len(found) > 1 and (set(found) != {"minimum", "maximum"} or "carried" in json.dumps(index)):
            index["order"] = rng.sample(found, len(found))

    def index_rounding(self, index: Document, kind: str) -> None:
        """Roundings inside the clause."""
        choices = {
            "change": ("0,01 %", "0,1 %"),
            "factor": ("0,0001", "0,001"),
            "addition": ("1 kr", "0,01 kr", "100 kr"),
            "result": ("1 kr", "0,01 kr", "10 kr"),
        } | ({"level": ("0,1", "1", "0,01")} if "level" in index else {})
        rounding = {
            point: {"to": self.rng.choice(units), "mode": self.rng.choice(MODES)} for point, units in choices.items() if self.chance(0.18)
        }
        if rounding:
            index["rounding"] = rounding

    def walk(self, first: int, last: int) -> dict[int, str]:
        """Index numbers of some years, that mostly rise."""
        value, found = Fraction(self.rng.randrange(8_000, 42_000), 100), {}
        for year in range(first, last + 1):
            found[year] = decimal_comma(value, "")
            value = Fraction(round(value * 100 * (1 + Fraction(self.rng.randrange(-20, 60), 1000))), 100)
        return found

    def typed_level(self) -> Document:
        """Index numbers in the file, one for each year."""
        last = self.rng.randrange(self.start.year, self.end.year + 5)
        levels: Document = {str(year): self.opened(value) for year, value in self.walk(self.earliest - 1, last).items()}
        levels["after_last"] = self.opened(self.rng.choice(("repeat", "repeat", "2 %", "2 %", "2 %", "stop")))
        return levels

    def typed_changes(self) -> Document:
        """A percent for each year."""
        last = self.rng.randrange(self.start.year, self.end.year + 2)
        changes: Document = {str(year): self.opened(self.rng.choice((*CHANGES, "-1,25 %"))) for year in range(self.earliest, last + 1)}
        changes["after_last"] = self.opened(self.rng.choice(("repeat", "repeat", "stop")))
        return changes

    def parts(self, name: str, against: str) -> tuple[Document, str]:
        """A basket of two indexes that say nothing of their own clause."""
        rng = self.rng
        indexes = self.document.setdefault("indexes", {})
        levels_only = against == "last_used"
        for letter in "ab":
            part: Document = {"level": self.typed_level()} if levels_only or self.chance(0.6) else {"change": self.typed_changes()}
            if "level" in part and self.chance(0.3):
                part = {"level": self.level_figures(f"{name}_{letter}", plain=True)[0]}
            if self.chance(0.2):
                part["rounding"] = {"change": {"to": "0,1 %", "mode": rng.choice(MODES)}}
            part["source"] = self.source()
            indexes[f"part_{name[6:]}_{letter}"] = part
        weights = rng.choice((("80 %", "20 %"), ("1/3", "2/3"), ("50 %", "50 %")))
        return dict(zip((f"part_{name[6:]}_a", f"part_{name[6:]}_b"), weights, strict=True)), against

    def level_figures(self, name: str, plain: bool = False) -> tuple[str, bool, str]:
        """A series of index numbers in a file, which another may continue: (measure, corrected, its first month)."""
        rng = self.rng
        at, lag = rng.choice(("10", "10", "year", "12-31")), rng.choice((0, 1, 1, 2))
        rule = rng.choice(("repeat", "2 %", "2 %", "stop"))
        correct = not plain and self.chance(0.3)
        preliminary = "correct" if correct else rng.choice(("refuse", "keep"))
        first, last = self.earliest - 4, self.end.year + 14 if rule == "stop" else rng.randrange(self.start.year, self.end.year + 2)
        series = self.walk(first, last)
        figures = self.document.setdefault("figures", {})
        figures[f"{name}_series"] = {"file": f"figures/{name}_series.csv", "unit": "index", "base": "1980=100", "source": self.source()}
        takes_over = rng.randrange(self.start.year - 3, self.end.year + 1) if self.chance(0.3) else last + 1
        rows = [
            one
            for year, value in series.items()
            if year < takes_over
            for one in self.versions(
                {"period": self.period(at, year)},
                lambda value=value: value if rng.random() < 0.6 else decimal_comma(Fraction(rng.randrange(9_000, 30_000), 100), ""),
                year + lag,
                preliminary,
            )
        ]
        self.write_csv(f"{name}_series", rows)
        if takes_over <= last:
            continued: Document = {
                "by": f"{name}_new",
                "from": self.period("01" if at == "10" else at if at == "year" else "01-01", takes_over),
                "times": rng.choice(("3,3592", "2", "0,75")),
            }
            if self.chance(0.7):
                continued["rounding"] = {"level": {"to": rng.choice(("0,01", "0,1")), "mode": "half_up"}}
            figures[f"{name}_series"]["continued"] = continued
            figures[f"{name}_new"] = {"file": f"figures/{name}_new.csv", "unit": "index", "base": "2020=100", "source": self.source()}
            self.write_csv(
                f"{name}_new", [{"period": self.period(at, year), "value": value} for year, value in self.walk(takes_over, last).items()]
            )
        self.document.setdefault("measures", {})[f"{name}_level"] = {
            "figures": f"{name}_series",
            "reading": {"at": at, "years_before": lag},
            "preliminary": preliminary,
            "after_last": self.opened(rule),
            "source": self.source(),
        }
        return f"{name}_level", correct, f"{first}-{at}" if at == "10" and not plain else ""

    def percent_figures(self, name: str) -> tuple[str, bool]:
        """A series of percents in a file, sometimes by edition: (measure, corrected)."""
        rng = self.rng
        lag, edition = rng.choice((0, 1, 2)), self.chance(0.5)
        preliminary = rng.choice(("keep", "keep", "correct"))
        last = rng.randrange(self.start.year, self.end.year + 2)
        rows = []
        for year in range(self.earliest - 3, last + 1):
            row = {"period": str(year)} | ({"edition": f"{year + lag - 1}-10"} if edition else {})
            rows += self.versions(row, lambda: rng.choice(("2,7", "3", "0,25", "-0,5", "1,125")), year + lag, preliminary)
        self.write_csv(f"{name}_percent", rows)
        self.document.setdefault("figures", {})[f"{name}_percent"] = {
            "file": f"figures/{name}_percent.csv",
            "unit": "percent",
            "source": self.source(),
        }
        self.document.setdefault("measures", {})[f"{name}_change"] = {
            "figures": f"{name}_percent",
            "reading": {"at": "year", "years_before": lag} | ({"edition": "10", "edition_years_before": 1} if edition else {}),
            "preliminary": preliminary,
            "after_last": self.opened("repeat"),
            "source": self.source(),
        }
        return f"{name}_change", preliminary == "correct"

    # ------------------------------------------------------------------------------------------------ costs

    def index_reference(self, cost: Document) -> bool:
        """An index that is referred to; parts of baskets never are."""
        indexes = self.document.get("indexes", {})
        hidden = {name: table for name, table in indexes.items() if name.startswith("part_")}
        self.document["indexes"] = {name: table for name, table in indexes.items() if name not in hidden}
        needs = super().index_reference(cost)
        self.document["indexes"] |= hidden
        if not self.document["indexes"]:
            del self.document["indexes"]
        return needs

    def yearly(self, cost: Document, sign: int) -> None:
        """As plain ones, sometimes with a month as price level."""
        super().yearly(cost, sign)
        if (
            isinstance(cost["index"], str)
            and cost["index"] in self.monthly
            and self.chance(0.5)
            and "price_level" not in json.dumps(cost["yearly"], default=str)
        ):
            first = int(self.monthly[cost["index"]][:4])
            cost["price_level"] = f"{self.rng.randrange(first + 2, self.start.year)}-10"

    def costs(self) -> None:
        """The plain ones, and those whose key knows kronor or has a rounding of its own."""
        rng = self.rng
        everything, self.document["keys"] = (
            self.document["keys"],
            {name: key for name, key in self.document["keys"].items() if name not in {*self.fees, *self.kronor_keys, *self.own_rounding}}
            or {"key_0": {"equal": self.steady[:2], "source": self.source()}},
        )
        receivers, self.receivers = self.receivers, [name for name in self.receivers if name not in self.own_rounding]
        names, self.names = self.names, self.steady
        plain = self.document["keys"]
        super().costs()
        self.names, self.receivers = names, receivers
        self.document["keys"] = plain | everything
        costs = self.document["costs"]
        if len(costs) > 3 and self.fees + self.kronor_keys:
            for name in list(costs)[3:]:
                del costs[name]
        for number, key in enumerate([*self.fees, *self.kronor_keys, *self.own_rounding]):
            if not self.chance(0.8):
                continue
            cost: Document = {"label": f"Post {key}", "key": self.opened(key), "paid_by": self.opened(rng.choice([*self.steady, "bearer"]))}
            if key in self.fees:
                self.charged(cost)
            elif self.chance(0.15) and "yearly_change" not in everything[key].get("limits", {}) and key != "key_mix":
                self.once(cost, 1)
            else:
                self.yearly(cost, 1)
            cost["source"] = self.source()
            costs[f"cost_kronor_{number}"] = cost

    def charged(self, cost: Document) -> None:
        """A fee for each year, once, or when somebody joins."""
        rng = self.rng
        joining = [name for name, table in self.document["parties"].items() if "joins" in table]
        if joining and self.chance(0.3):
            cost |= {"once": "as charged", "when": {"event": "joins", "years_before": rng.choice((0, 0, 1))}}
        elif self.chance(0.2):
            year = rng.randrange(self.start.year, self.end.year + 1)
            day = max(self.start, date(year, 1, 1))
            cost["once"] = {str(day) if year in self.busy_years or self.chance(0.4) else str(year): self.opened("as charged")}
        else:
            cost["yearly"] = self.opened("as charged")


def random_case(seed: int, number: int) -> Case:
    """The agreement of that number in the sequence of that seed, with its CSV files and the day that the run knows of."""
    rng = Random(f"andel language {seed} {number}")
    builder = LanguageBuilder(rng, longest=7)
    document = builder.build()
    until = None
    if rng.random() < 0.7:
        until = max(builder.start.year, builder.end.year + rng.randrange(-2, 3 if builder.months > 2 else 1))
    as_of = None
    if builder.published and rng.random() < 0.4:
        as_of = date(rng.randrange(builder.start.year - 1, builder.end.year + 3), rng.randrange(1, 13), rng.randrange(1, 29))
    return Case(document, until, seed, number, builder.figures, as_of)
