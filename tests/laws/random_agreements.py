"""Random valid agreement files over everything that this version of the format reads, with amounts that tend to break.

`random_case(seed, number)` gives a `Case`: a document (the tables of the file as nested dicts, with amounts already
spelled as an agreement would spell them) and a year to look to. `Case.text()` is the file. Values follow section 2 of
`language.md`; nearly all cases can be computed, and the few that cannot are refused by the oracle, which names the code.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from oracle_values import ONE_DAY, end_moved

Document = dict[str, Any]
SEPARATORS = (" ", "\u00a0", "\u202f")
CLASSES = ("municipality", "region", "agency", "association", "company")
SHARES = (
    ["1/2", "1/2"],
    ["1/3", "rest"],
    ["12,5 %", "rest"],
    ["100 %", "0 %"],
    ["60 %", "40 %"],
    ["1/3", "1/3", "1/3"],
    ["1/7", "2/7", "rest"],
    ["0,4 ‰", "rest"],
    ["25 %", "25 %", "1/4", "rest"],
    ["33,3 %", "rest", "33,4 %"],
    ["1/6", "1/6", "1/6", "1/2"],
    ["99,99 %", "rest"],
    ["0 %", "1/2", "rest"],
    ["37,5 %", "62,5 %"],
)
CHANGES = ("2 %", "2,5 %", "3,375 %", "0 %", "1/37", "7,04 %", "12 %", "4 ‰", "0,01 %", "2210/31385")
FALLS = ("-1,25 %", "−2 %", "-1/64", "–0,5 %", "-11 %")


@dataclass
class Case:
    """An agreement file, the year to look to, its figures and the day of knowledge; `seed` and `number` make it again."""

    document: Document
    until: int | None
    seed: int = 0
    number: int = 0
    figures: dict[str, str] = field(default_factory=dict)  # the text of each CSV file, by the path in the agreement
    as_of: date | None = None  # the day that the run knows of

    def text(self, shuffled: Random | None = None) -> str:
        """The agreement file; with `shuffled`, its tables and keys in another order and other spellings of tables."""
        return render(self.document, shuffled)

    def size(self) -> int:
        """How much there is to read."""
        return len(self.text()) + 5 * (self.until is not None) + 5 * (self.as_of is not None) + sum(map(len, self.figures.values()))

    def copied(self) -> Case:
        """An independent copy, to change."""
        return self.saying(copy.deepcopy(self.document))

    def saying(self, document: Document) -> Case:
        """The same case with another document."""
        return replace(self, document=document, figures=dict(self.figures))


# ------------------------------------------------------------------------------------------------------- writing TOML


def scalar(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, date)):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ", ".join(scalar(entry) for entry in value) + "]"
    return "{ " + ", ".join(f"{key_of(key)} = {scalar(entry)}" for key, entry in value.items()) + " }"


def key_of(name: str) -> str:
    """A key, quoted where TOML asks for it: a year of the agreement's own."""
    return json.dumps(name) if "/" in name else name


def mixed(table: Document, rng: Random | None) -> list[tuple[str, Any]]:
    """The entries, in another order where one is asked for."""
    entries = list(table.items())
    if rng:
        rng.shuffle(entries)
    return entries


def lines_of(table: Document, rng: Random | None) -> list[str]:
    """The keys of a table, some sub-tables with dotted keys."""
    lines = []
    for key, value in mixed(table, rng):
        value = dict(mixed(value, rng)) if isinstance(value, dict) else value
        dotted = isinstance(value, dict) and (rng.random() < 0.5 if rng else any("-" in inner for inner in value))
        lines += [f"{key}.{key_of(inner)} = {scalar(entry)}" for inner, entry in value.items()] if dotted else [f"{key} = {scalar(value)}"]
    return lines


def render(document: Document, rng: Random | None = None) -> str:
    """The document as TOML. Singular tables hold keys, plural tables hold things, each under a heading or on a line."""
    blocks = []
    for name, table in mixed({key: value for key, value in document.items() if key != "andel"}, rng):
        if name in ("agreement", "term", "rounding", "leaving"):
            blocks.append("\n".join([f"[{name}]", *lines_of(table, rng)]))
            continue
        short, headed = [f"[{name}]"], []
        for key, thing in mixed(table, rng):
            if rng.random() < 0.5 if rng else name not in ("costs", "keys", "frames", "assets", "loans"):
                short.append(f"{key} = {scalar(thing)}")
            else:
                headed.append("\n".join([f"[{name}.{key}]", *lines_of(thing, rng)]))
        blocks += ["\n".join(short)] * (len(short) > 1) + headed
    return "andel = 1\n\n" + "\n\n".join(blocks) + "\n"


# --------------------------------------------------------------------------------------------------- spelling amounts


def grouped(digits: str, separator: str) -> str:
    """1234567 as 1 234 567."""
    return separator.join(digits[max(end - 3, 0) : end] for end in range(len(digits) % 3 or 3, len(digits) + 1, 3))


def decimal_comma(value: Fraction, separator: str) -> str:
    """A number of at most eight decimals, as it is written in Swedish."""
    thousandths = f"{int(value * 10**8):09d}"
    whole, rest = thousandths[:-8], thousandths[-8:].rstrip("0")
    return grouped(whole, separator) + ("," + rest if rest else "")


def spelled_kronor(rng: Random, kronor: Fraction) -> Any:
    """One of the ways to write an amount (L 2.2)."""
    if kronor.denominator == 1 and rng.random() < 0.2:
        return int(kronor)
    unit, worth = rng.choice((("kr", 1), ("kr", 1), ("tkr", 1000), ("mnkr", 10**6), ("mkr", 10**6)))
    separator = rng.choice(SEPARATORS)
    if kronor.denominator == 1 and rng.random() < 0.2:
        separator = ""
    sign = rng.choice(("-", "−", "–", "− ", "-")) if kronor < 0 else ""
    return sign + decimal_comma(abs(kronor) / worth, separator) + rng.choice(SEPARATORS) + unit


def random_kronor(rng: Random, coarse: bool = False) -> Fraction:
    """Amounts that break things: öre, halves and thirds, ties, zero, round ones and large ones."""
    if coarse:
        return Fraction(rng.randrange(1, 40) * 504_000)
    return rng.choice(
        (
            lambda: Fraction(rng.randrange(1, 60) * 100_000),
            lambda: Fraction(rng.randrange(1, 5_000) * 1_000),
            lambda: Fraction(rng.randrange(1, 10**9), 100),
            lambda: Fraction(rng.randrange(1, 500), 100),
            lambda: Fraction(rng.randrange(1, 10**7)),
            lambda: Fraction(rng.choice((1, 2, 3, 5, 50, 99, 100, 150, 333)), 100),
            lambda: Fraction(0),
            lambda: Fraction(rng.randrange(1, 4000), 2),
            lambda: Fraction(rng.randrange(10**11, 10**12), 100),
        )
    )()


# -------------------------------------------------------------------------------------------------------- the builder


@dataclass
class Builder:
    """Builds one document. Days are first days of years, first days of months, or any, by `grain`."""

    rng: Random
    simple: bool = False  # nothing is rounded: whole years, amounts that divide
    grain: str = "day"
    longest: int = 17  # no term has as many years
    document: Document = field(default_factory=dict)
    start: date = date.min
    end: date = date.min
    last: date = date.min  # the last day that steps may begin on
    busy_years: set[int] = field(default_factory=set)
    everys: dict[str, str] = field(default_factory=dict)
    receivers: list[str] = field(default_factory=list)

    def chance(self, probability: float) -> bool:
        """True that often."""
        return self.rng.random() < probability

    def build(self) -> Document:
        """The whole document, in the order in which its parts need each other."""
        rng = self.rng
        profile = not self.simple and self.chance(0.35)
        self.document = {"andel": 1, "agreement": {"name": "Exempel", "language": "sv", "currency": "SEK", "source": "agreement"}}
        if profile:
            self.document["agreement"]["rules"] = "andel-1"
        self.document["sources"] = {"agreement": {"title": "Avtalet", "status": "agreed"}} | {
            f"source_{status}": {"title": f"Källa, {status}", "status": status}
            for status in rng.sample(("assumed", "estimated", "reported", "published", "decided", "booked"), rng.randrange(0, 4))
        }
        self.term(profile)
        self.parties()
        self.dates()
        self.receivers_in_order()
        self.indexes(profile)
        self.costs()
        self.frames()
        self.rounding(profile)
        return self.document

    # sources and the forms of a value

    def source(self) -> str:
        """A source, often with a place in it."""
        name = str(self.rng.choice(list(self.document["sources"])))
        return name + self.rng.choice(("", "", " § 4", ": se bilaga".replace(":", "")))

    def opened(self, value: Any, price_level: int | None = None, always: bool = False) -> Any:
        """A plain value, or the same opened, with a source, a status or a note of its own."""
        if not always and price_level is None and not self.chance(0.2):
            return value
        table: Document = {"value": value}
        if price_level is not None:
            table["price_level"] = price_level
        if self.chance(0.6):
            table["source"] = self.source()
            if self.chance(0.3):
                table["status"] = self.rng.choice(("assumed", "decided", "booked", "agreed", "reported"))
        elif self.chance(0.3):
            table["note"] = "En anmärkning."
        return table

    # days

    def day_within(self, first: date, last: date) -> date:
        """A day of the wanted grain in [first, last]; `first` itself where there is no other."""
        day = first + timedelta(days=self.rng.randrange((last - first).days + 1))
        if self.grain == "year" or (self.grain != "year" and self.chance(0.25)):
            day = date(day.year, 1, 1)
        elif self.grain == "month" or self.chance(0.3):
            day = day.replace(day=1)
        return day if first <= day <= last else first

    def time_key(self, day: date) -> str:
        """`from-` and a day, as a year, a month, a day or a named day."""
        named = [name for name, table in self.document.get("dates", {}).items() if self.days[name] == day]
        if named and self.chance(0.8):
            return f"from-{self.rng.choice(named)}"
        if day == self.start and self.chance(0.7):
            return "from-start"
        if (day.month, day.day) != (1, 1):
            self.busy_years.add(day.year)
        if (day.month, day.day) == (1, 1) and self.chance(0.8):
            return f"from-{day.year}"
        return f"from-{day:%Y-%m}" if day.day == 1 and self.chance(0.7) else f"from-{day}"

    def later_days(self, count: int) -> list[date]:
        """Days in the term on which later steps begin."""
        found = {self.day_within(self.start, self.last) for _ in range(count)} - {self.start}
        if self.days and self.chance(0.3):
            found |= {day for day in self.days.values() if self.start < day <= self.last}
        self.busy_years.update(day.year for day in found if (day.month, day.day) != (1, 1))
        return sorted(found)

    def said(self, make: Any, steps: float = 0.3, first: date | None = None) -> Any:
        """A value in one of its forms; `first` is the day by which the first step must have begun."""
        if not self.chance(steps):
            return self.opened(make())
        table: Document = {self.time_key(first or self.start): self.opened(make())}
        for day in self.later_days(self.rng.randrange(1, 3)):
            table[self.time_key(day)] = self.opened(make())
        if self.chance(0.2):
            table["source"] = self.source()
        return table

    # the agreement's own rules

    def term(self, profile: bool) -> None:
        """Start, end, renewals, and the rule for parts of a year."""
        rng = self.rng
        self.grain = "year" if self.simple else rng.choice(("year", "month", "month", "day", "day"))
        year = rng.randrange(2019, 2033)
        self.months = 12 if self.simple else rng.choice((12, 12, 12, 12, 6, 4, 3, 2, 1))
        years = rng.randrange(1, min(self.longest, 4 if self.months < 4 else 7 if self.months < 12 else 17))
        self.start, self.end = date(year, 1, 1), date(year + years - 1, 12, 31)
        if self.grain == "month":
            self.start, self.end = date(year, rng.randrange(1, 13), 1), date(year + years, rng.randrange(1, 13), 1) - ONE_DAY
        if self.grain == "day":
            self.start += timedelta(days=rng.randrange(365) if self.chance(0.7) else 0)
            self.end += timedelta(days=rng.randrange(366) if self.chance(0.7) else 0)
        term: Document = {
            "start": self.opened(rng.choice((str(self.start), self.start))),
            "end": self.opened(str(self.end)),
            "renewal": "none",
            "source": self.source(),
        }
        self.document["term"] = term
        self.days: dict[str, date] = {}
        rule = {
            "day": ("days", "months_and_days"),
            "month": ("days", "months", "months_and_days"),
            "year": ("days", "months", "months_and_days"),
        }[self.grain]
        self.last = self.end
        self.renewals(term, profile, rule)
        if (not profile or self.chance(0.5)) and (self.grain != "year" or self.months < 12 or self.chance(0.5)):
            term["part_years"] = self.said(lambda: rng.choice(rule), 0.15)

    def renewals(self, term: Document, profile: bool, rules: tuple[str, ...]) -> None:
        """Renewals of any length; where month ends are read in several ways, the file or the profile says which."""
        rng = self.rng
        if self.chance(0.3):
            return
        lengths = {
            "year": ("1 year", "2 years", "12 months", "5 years"),
            "month": ("1 year", "6 months", "3 months", "2 years"),
            "day": ("1 year", "9 months", "7 months", "100 days", "26 weeks", "18 months"),
        }[self.grain]
        at_most = rng.choice(("unlimited", "unlimited", 1, 2, 3))
        chosen = rng.choice(lengths)
        renewal: Document = {"length": chosen, "happens": rng.choice(("unless_notice", "unless_notice", "by_decision")), "at_most": at_most}
        if self.chance(0.2):
            renewal["condition"] = "Om fullmäktige beslutar det."
        term["renewal"] = self.opened(renewal)
        if renewal["happens"] == "unless_notice":
            term["notice"] = self.opened({"length": "6 months", "before": "period_end"})
        several = "notice" in term  # the last day of notice
        if chosen.split()[1].startswith(("year", "month")):
            months = int(chosen.split()[0]) * (12 if "year" in chosen else 1)
            several = several or any(
                len({end_moved(self.end, months * n, rule) for rule in ("whole_months", "last_day", "next_day")}) > 1 for n in range(1, 30)
            )
        if (several and not profile) or self.chance(0.2):
            term["month_end"] = "whole_months" if "months" in rules else rng.choice(("whole_months", "last_day", "next_day"))

    def parties(self) -> None:
        """Two to six parties; municipalities and regions have codes."""
        rng = self.rng
        parties: Document = {}
        names = rng.sample(("alfa", "beta", "gamma", "delta", "epsilon", "zeta", "kommun_x", "region_y"), rng.randrange(2, 7))
        for name, digits in zip(names, rng.sample(range(1000, 9999), len(names)), strict=True):
            party_class = rng.choice(CLASSES[:2]) if self.chance(0.7) else rng.choice(CLASSES)
            parties[name] = {"label": f"{name.capitalize()} åäö", "class": party_class}
            if party_class == "municipality":
                parties[name]["code"] = str(digits)
            elif party_class == "region":
                parties[name]["code"] = next(
                    code
                    for code in (f"{n:02d}" for n in range(digits % 90, 100))
                    if all(code != table.get("code") for table in parties.values())
                )
            parties[name]["source"] = self.source()
        self.document["parties"] = parties
        self.names = list(parties)
        self.receivers = list(parties)

    def dates(self) -> None:
        """Up to two named days inside the term."""
        for name in ("opening", "second_phase")[: self.rng.randrange(0, 3)]:
            day = self.day_within(self.start, self.end)
            if day == self.start or day in self.days.values():
                continue
            self.days[name] = day
            written = self.rng.choice((str(day), day))
            self.document.setdefault("dates", {})[name] = {"label": f"Dagen {name}", "date": self.opened(written), "source": self.source()}
            if (day.month, day.day) != (1, 1):
                self.busy_years.add(day.year)

    def receivers_in_order(self) -> None:
        """Activities and keys, each of which may lead to those made before it."""
        rng = self.rng
        for number in range(rng.randrange(1, 7)):
            if number and self.chance(0.35):
                name = f"activity_{number}"
                self.document.setdefault("activities", {})[name] = {
                    "label": f"Verksamhet {number}",
                    "responsible": self.said(lambda: rng.choice(self.receivers)),
                    "source": self.source(),
                }
            else:
                name = f"key_{number}"
                verb, make = rng.choice((("shares", self.shares), ("equal", self.equal), ("weights", self.weights)))
                key: Document = {verb: self.said(make), "source": self.source()}
                if self.chance(0.5):
                    key["label"] = f"Nyckel {number}"
                self.document.setdefault("keys", {})[name] = key
            self.receivers.append(name)

    def shares(self) -> Document:
        """Stated fractions that make 100 %."""
        row = list(self.rng.choice([row for row in SHARES if len(row) <= len(self.receivers)]))
        self.rng.shuffle(row)
        return dict(zip(self.rng.sample(self.receivers, len(row)), row, strict=True))

    def equal(self) -> Any:
        """A set."""
        classes = {table["class"] for table in self.document["parties"].values()}
        plurals = {
            "municipality": "municipalities",
            "region": "regions",
            "agency": "agencies",
            "association": "associations",
            "company": "companies",
        }
        return self.rng.choice(
            (
                lambda: "everyone",
                lambda: plurals[self.rng.choice(sorted(classes))],
                lambda: self.rng.sample(self.receivers, self.rng.randrange(1, len(self.receivers) + 1)),
                lambda: self.rng.sample(self.names, 2),
            )
        )()

    def weights(self) -> Document:
        """Numbers, or amounts, not all of them zero."""
        rng = self.rng
        names = rng.sample(self.receivers, rng.randrange(1, len(self.receivers) + 1))
        if self.chance(0.2):
            return {name: spelled_kronor(rng, Fraction(rng.randrange(10, 10**6), 10) + Fraction(1, 20)) for name in names}
        row: Document = {name: rng.choice((1, 2, 3, 5, 6, 7, 0, "4,5", "1,75", "2/3", 10715, "0,333")) for name in names}
        if all(value == 0 for value in row.values()):
            row[names[0]] = 1
        return row

    # costs

    def indexes(self, profile: bool) -> None:
        """Up to three indexes, with every rounding, floor and way of carrying."""
        rng = self.rng
        self.earliest = self.start.year - 4
        for number in range(0 if self.simple else rng.randrange(0, 4)):
            index: Document = {"against": rng.choice(("base", "previous", "previous"))}
            changes: list[str] = []

            def change(changes: list[str] = changes) -> str:
                changes.append(rng.choice(FALLS if self.chance(0.2) else CHANGES))
                return changes[-1]

            index["change"] = self.said(change, 0.4, date(self.earliest, 1, 1))
            index["every"] = (
                "01-01"
                if self.grain == "year" or self.chance(0.65)
                else (f"{rng.randrange(1, 13):02d}-{rng.randrange(1, 29) if self.grain == 'day' else 1:02d}")
            )
            if any(said in FALLS for said in changes) or self.chance(0.2):
                index["floor"] = rng.choice(("contract", "last_year", "falls_ignored", "none"))
            choices = {
                "change": ("0,01 %", "0,1 %", "1 %"),
                "factor": ("0,0001", "0,001"),
                "addition": ("1 kr", "0,01 kr", "100 kr"),
                "result": ("1 kr", "0,01 kr", "10 kr", "1 tkr"),
            }
            rounding = {
                point: {"to": rng.choice(units), "mode": rng.choice(("half_up", "half_even", "up", "down"))}
                for point, units in choices.items()
                if self.chance(0.2)
            }
            if rounding:
                index["rounding"] = rounding
            if index["against"] == "previous" and ({"addition", "result"} & rounding.keys()) and not (profile and self.chance(0.4)):
                index["carry"] = rng.choice(("rounded", "exact"))
            index["source"] = self.source()
            self.document.setdefault("indexes", {})[f"index_{number}"] = index
            self.everys[f"index_{number}"] = index["every"]

    def costs(self) -> None:
        """One to eight costs, yearly or once."""
        self.document["costs"] = {}
        for number in range(min(self.rng.randrange(1, 9), self.rng.randrange(1, 9))):
            sign = -1 if self.chance(0.15) else 1
            cost: Document = {"label": f"Post {number}"}
            if sign < 0:
                cost["kind"] = "income"
            elif self.chance(0.3):
                cost["kind"] = self.rng.choice(("running", "rent", "staff"))
            cost["key"] = self.said(lambda: self.rng.choice([*self.document["keys"]] * 3 + self.receivers), 0.2)
            cost["paid_by"] = self.said(lambda: self.rng.choice([*self.names, "bearer", "bearer"]), 0.2)
            if self.chance(0.25):
                self.once(cost, sign)
            else:
                self.yearly(cost, sign)
            if "activities" in self.document and self.chance(0.2):
                cost["activity"] = self.rng.choice(list(self.document["activities"]))
            cost["source"] = self.source()
            self.document["costs"][f"cost_{number}"] = cost

    def kronor(self, sign: int) -> Any:
        """An amount of that sign, spelled."""
        return spelled_kronor(self.rng, sign * random_kronor(self.rng, self.simple))

    def index_reference(self, cost: Document) -> bool:
        """The cost's index, perhaps stepped; true when a price level is needed."""
        indexes = list(self.document.get("indexes", {}))
        cost["index"] = "none"
        if indexes and self.chance(0.7):
            cost["index"] = self.said(lambda: self.rng.choice([*indexes, *indexes, "none"]), 0.25, date(self.earliest, 1, 1))
        elif self.chance(0.1):
            cost["index"] = self.opened("none")
        return "index_" in json.dumps(cost["index"])

    def yearly(self, cost: Document, sign: int) -> None:
        """A yearly amount in one of its forms, with an index, a last day, and exceptions to the rules."""
        rng = self.rng
        indexed = self.index_reference(cost)
        first = self.start
        if not self.chance(0.35):
            cost["yearly"] = self.opened(self.kronor(sign))
        else:
            if self.chance(0.4):
                first = rng.choice([*self.days.values(), self.day_within(self.start, self.end), date(self.earliest + 1, 1, 1)])
            steps = {first: self.opened(self.kronor(sign), first.year if indexed and self.chance(0.2) else None)}
            for day in self.later_days(rng.randrange(0, 3)):
                if day > first:
                    level = rng.randrange(self.earliest, day.year + 1) if indexed else None
                    steps[day] = self.opened(self.kronor(sign), level)
            cost["yearly"] = {self.time_key(day): value for day, value in steps.items()}
            if (first.month, first.day) != (1, 1):
                self.busy_years.add(first.year)
        if indexed:
            cost["price_level"] = self.opened(rng.randrange(self.earliest, first.year + 1))
        if self.chance(0.12):
            day = self.day_within(max(first, self.start), self.end)
            if day > max(first, self.start):
                named = [name for name, when in self.days.items() if when > max(first, self.start) and self.grain == "day"]
                cost["until"] = self.opened(rng.choice([str(day - ONE_DAY), day - ONE_DAY, "end", *named]))
        if self.grain != "day" and "part_years" in self.document["term"] and self.chance(0.1):
            cost["part_years"] = rng.choice(("days", "months", "months_and_days"))

    def once(self, cost: Document, sign: int) -> None:
        """One-off amounts: in a year where nothing changes inside it, else on a day."""
        rng = self.rng
        indexed = self.chance(0.25) and self.index_reference(cost)
        if not indexed:
            cost.pop("index", None)
        moved_inside = indexed and any(self.everys[name] != "01-01" for name in self.everys)
        occasions: Document = {}
        years: set[int] = set()
        for _ in range(rng.randrange(1, 4)):
            day = self.start + timedelta(days=rng.randrange((self.end - self.start).days + 1))
            value = self.opened(self.kronor(sign))
            inside = day.year == self.end.year and (self.end.month, self.end.day) != (12, 31)
            if day.year in self.busy_years or inside or moved_inside or self.chance(0.3):
                if day.year not in years:
                    named = [name for name, when in self.days.items() if when == day]
                    occasions[f"on-{named[0]}" if named else str(day)] = value
            elif not any(key.startswith((str(day.year), "on-")) for key in occasions):
                occasions[str(day.year)] = value
                years.add(day.year)
        if not occasions:
            occasions[str(self.start)] = self.opened(self.kronor(sign))
        cost["once"] = occasions
        if indexed:
            cost["price_level"] = rng.randrange(self.earliest, self.start.year + 1)

    def frames(self) -> None:
        """Frames by year, or yearly ones."""
        rng = self.rng
        for number in range(rng.randrange(0, 3)):
            costs = rng.sample(list(self.document["costs"]), rng.randrange(1, len(self.document["costs"]) + 1))
            owners = self.opened(rng.choice(self.names))
            if self.start.year < self.end.year and self.chance(0.2):
                owners = {
                    "from-start": rng.choice(self.names),
                    f"from-{rng.randrange(self.start.year + 1, self.end.year + 1)}": self.opened(rng.choice(self.names)),
                }
            amount: Any = {
                str(year): self.opened(self.kronor(1))
                for year in rng.sample(
                    range(self.start.year, self.end.year + 1), rng.randrange(1, min(4, self.end.year - self.start.year + 2))
                )
            }
            if self.chance(0.5):
                amount = self.said(lambda: self.kronor(1))
            self.document.setdefault("frames", {})[f"frame_{number}"] = {
                "label": f"Ram {number}",
                "owner": owners,
                "costs": costs,
                "amount": amount,
                "over": "shown",
                "source": self.source(),
            }

    def rounding(self, profile: bool) -> None:
        """The charge period, the amount and the parts; whole parts are never coarser than the amount."""
        rng = self.rng
        rounding: Document = {}
        if not profile or self.months != 12 or self.chance(0.2):
            rounding["period"] = "1 year" if self.months == 12 else f"{self.months} month" + "s" * (self.months > 1)
        unit = rng.choice((1, 1, 1, 1, 5, 50, 100, 100, 1000))
        amount_unit = unit * rng.choice((1, 1, 1, 2, 10, 100))
        if self.simple:
            unit = amount_unit = 1
        modes = ("half_up", "half_up", "half_even", "up", "down")
        amount = {"to": spelled_kronor(rng, Fraction(amount_unit, 100)), "mode": rng.choice(modes)}
        part: Document = {
            "to": spelled_kronor(rng, Fraction(unit, 100)),
            "odd": rng.choice(("largest_remainder", "largest_remainder", "largest_part", "first_in_order", "party")),
        }
        if part["odd"] == "party":
            part["odd"] = rng.choice(self.names)
        else:
            part["order"] = "by_code" if self.chance(0.2) else rng.sample(self.names, len(self.names))
        if (profile and self.chance(0.2)) or (not profile and not (self.simple and self.chance(0.7))):
            rounding["amount"] = self.opened(amount)
            rounding["part"] = self.opened(part)
        elif profile and self.chance(0.2):
            rounding["amount"] = amount
        if rounding:
            self.document["rounding"] = rounding | {"source": self.source()}
        if "amount" in rounding:
            for cost in self.document["costs"].values():
                if self.chance(0.08):
                    cost["rounding"] = {"amount": {"to": spelled_kronor(rng, Fraction(amount_unit * 10, 100)), "mode": rng.choice(modes)}}


def random_case(seed: int, number: int) -> Case:
    """The agreement of that number in the sequence of that seed."""
    rng = Random(f"andel {seed} {number}")
    builder = Builder(rng, simple=rng.random() < 0.08)
    document = builder.build()
    until = None
    if rng.random() < 0.7:
        until = max(builder.start.year, builder.end.year + rng.randrange(-2, 5 if builder.months > 2 else 2))
    return Case(document, until, seed, number)
