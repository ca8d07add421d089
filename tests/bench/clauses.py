"""An agreement of any size that uses ten kinds of clause, and the same written plainly with Decimal.

`written(folder, size)` writes the agreement and its two CSV files; `project(size)` is the peer: a script that knows these clauses and no
more, and leaves out what Andel also gives (pays, status, standing, corrections). Item number i follows clause i modulo ten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Context, Decimal, localcontext
from pathlib import Path
from random import Random

ORE, ONE, KRONA = Decimal("0.01"), Decimal(1), Decimal(1)
FIRST = 2025
DIGITS = 60  # so that no quotient is rounded before the rule rounds it

Parts = dict[str, Decimal]  # by municipality, and "region"

FRAME = """andel = 1

[agreement]
name = "Tio slags villkor"
language = "sv"
currency = "SEK"
source = "agreement"

[sources]
agreement = {{ title = "Exempelavtal", status = "agreed" }}

[term]
start = "{first}-01-01"
end = "{last}-12-31"
renewal = "none"
part_years = "days"
source = "agreement"

[parties]
{parties}
region = {{ label = "Region", class = "region", code = "99", source = "agreement" }}

[rounding]
period = "1 year"
amount = {{ to = "0,01 kr", mode = "half_up" }}
part = {{ to = "0,01 kr", odd = "largest_remainder", order = "by_code" }}
source = "agreement"

[measures.heads]
kind = "stock"
figures = "population"
reading = {{ at = "11-01", years_before = 1 }}
preliminary = "refuse"
after_last = "stop"
source = "agreement"

[measures.consumer]
figures = "prices"
reading = {{ at = "year" }}
preliminary = "refuse"
after_last = "stop"
source = "agreement"

[figures]
population = {{ file = "heads.csv", unit = "number", source = "agreement" }}
prices = {{ file = "prices.csv", unit = "index", base = "1980=100", source = "agreement" }}

[indexes.wages]
change = "2,5 %"
against = "previous"
every = "01-01"
floor = "none"
carry = "rounded"
rounding.result = {{ to = "1 kr", mode = "half_up" }}
source = "agreement"

[indexes.lease]
level = "consumer"
against = "base"
every = "01-01"
floor = "contract"
portion = "75 %"
source = "agreement"

[indexes.basket]
parts = {{ prices = "60 %", costs = "40 %" }}
against = "previous"
every = "01-01"
floor = "last_year"
carry = "rounded"
rounding.change = {{ to = "0,1 %", mode = "up" }}
rounding.result = {{ to = "0,01 kr", mode = "half_up" }}
source = "agreement"

[indexes]
prices = {{ level = "consumer", source = "agreement" }}
costs = {{ change = "3 %", source = "agreement" }}"""

KEYS = {
    "fixed": 'shares.from-start = {{ region = "50 %", by_heads = "rest" }}\n'
    'shares.from-{middle} = {{ region = "40 %", by_heads = "rest" }}',
    "alike": 'equal = "everyone"',
    "by_heads": 'by = "heads"\namong = "municipalities"',
    "tariff": 'charges = {{ municipalities = {{ fee = "1 000 kr", rate = "12,50 kr", per = "heads", minimum = "400 000 kr" }} }}\n'
    'index = "none"\nrounding.part = {{ to = "1 kr", mode = "half_up" }}',
    "carried": 'charges = {{ municipalities = {{ rate = "2 kr", per = "heads" }} }}\nrest = "region"\nindex = "none"',
    "two_levels": 'shares = {{ region = "2/5", by_heads = "rest" }}',
    "mixed": "weights = {{ by_heads = 3, alike = 1 }}",
    "limited": 'by = "heads"\namong = "municipalities"\nlimits = {{ maximum = "3/{twice}", difference = "others" }}\nindex = "none"',
}
CLAUSES = [  # the key, the index
    ("fixed", "none"), ("alike", "wages"), ("by_heads", "none"), ("tariff", ""), ("carried", "none"),
    ("two_levels", "wages"), ("by_heads", "lease"), ("two_levels", "basket"), ("limited", "none"), ("mixed", "lease"),
]  # fmt: skip


@dataclass(frozen=True)
class Size:
    items: int
    municipalities: int
    years: int

    @property
    def cells(self) -> int:
        """Items x parties x years."""
        return self.items * (self.municipalities + 1) * self.years


@dataclass(frozen=True)
class Numbers:
    """What is drawn for a size; the same for both sides."""

    amounts: list[Decimal]
    heads: list[dict[str, int]]  # by year from the year before the first
    prices: list[Decimal]  # likewise


def numbers(size: Size) -> Numbers:
    rng = Random(f"{size}")
    names = [f"m{i:04d}" for i in range(size.municipalities)]
    amounts = [
        Decimal(rng.randrange(200_000_000 * size.municipalities, 1_000_000_000 * size.municipalities)) / 100 for _ in range(size.items)
    ]
    heads = [{name: rng.randrange(3_000, 90_000) for name in names} for _ in range(size.years + 1)]
    prices = [Decimal(30_000 + 700 * year + rng.randrange(-900, 900)) / 100 for year in range(size.years + 1)]
    return Numbers(amounts, heads, prices)


# ---- written as an agreement


def written(folder: Path, size: Size) -> Path:
    drawn = numbers(size)
    names = list(drawn.heads[0])
    last = FIRST + size.years - 1

    def swedish(value: Decimal) -> str:
        return f"{value:f}".replace(".", ",")

    parties = [f'{name} = {{ label = "{name}", class = "municipality", code = "{name[1:]}", source = "agreement" }}' for name in names]
    lines = [FRAME.format(first=FIRST, last=last, parties="\n".join(parties))]
    for name, clause in KEYS.items():
        lines.append(f"[keys.{name}]\n" + clause.format(middle=middle(size), twice=2 * size.municipalities) + '\nsource = "agreement"')
    for i, amount in enumerate(drawn.amounts):
        key, index = CLAUSES[i % len(CLAUSES)]
        said = 'yearly = "as charged"' if not index else f'yearly = "{swedish(amount)} kr"\nindex = "{index}"'
        said += f"\nprice_level = {FIRST - 1}" if index not in ("", "none") else ""
        lines.append(f'[costs.item_{i}]\nlabel = "Post {i}"\nkey = "{key}"\npaid_by = "region"\n{said}\nsource = "agreement"')
    path = folder / "agreement.toml"
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    years = range(FIRST - 1, last + 1)
    heads = [f"{year}-11-01;{name[1:]};{count}" for year, row in zip(years, drawn.heads, strict=True) for name, count in row.items()]
    (folder / "heads.csv").write_text("\n".join(["period;party;value", *heads]) + "\n", encoding="utf-8")
    prices = [f"{year};{swedish(value)}" for year, value in zip(years, drawn.prices, strict=True)]
    (folder / "prices.csv").write_text("\n".join(["period;value", *prices]) + "\n", encoding="utf-8")
    return path


def middle(size: Size) -> int:
    return FIRST + size.years // 2


# ---- and plainly, with Decimal


def project(size: Size, drawn: Numbers) -> list[tuple[int, str, str, Decimal]]:
    """(year, cost, party, bears), in the order of the long table."""
    with localcontext(Context(prec=DIGITS)):
        order = [*drawn.heads[0], "region"]
        levels = list(drawn.amounts)
        rows = []
        for place in range(size.years):
            heads = drawn.heads[place]
            change = to_unit(
                (Decimal("0.6") * (drawn.prices[place + 1] / drawn.prices[place] - 1) + Decimal("0.4") * Decimal("0.03")),
                Decimal("0.001"),
                up,
            )
            lease = max(ONE, 1 + Decimal("0.75") * (drawn.prices[place + 1] / drawn.prices[0] - 1))
            keys = keys_of(size, FIRST + place, heads)
            for i, amount in enumerate(drawn.amounts):
                key, index = CLAUSES[i % len(CLAUSES)]
                if index == "wages":
                    levels[i] = to_unit(levels[i] * Decimal("1.025"), KRONA, half_up)
                elif index == "basket":
                    levels[i] = max(levels[i], to_unit(levels[i] * (1 + change), ORE, half_up))
                elif index == "lease":
                    levels[i] = amount * lease
                if key == "tariff":
                    parts = {
                        name: to_unit(max(1000 + Decimal("12.5") * count, Decimal(400_000)), KRONA, half_up)
                        for name, count in heads.items()
                    }
                    parts["region"] = Decimal(0)  # who pays, and bears nothing
                else:
                    parts = whole(keys[key](to_unit(levels[i], ORE, half_up)), order)
                rows += [(FIRST + place, f"item_{i}", name, parts[name]) for name in order]
        return rows


def keys_of(size: Size, year: int, heads: dict[str, int]) -> dict[str, Callable[[Decimal], Parts]]:
    total = sum(heads.values())

    def by_heads(amount: Decimal) -> Parts:
        return {name: amount * count / total for name, count in heads.items()} | {"region": Decimal(0)}

    def with_region(share: Decimal) -> Callable[[Decimal], Parts]:
        return lambda amount: by_heads(amount * (1 - share)) | {"region": amount * share}

    def alike(amount: Decimal) -> Parts:
        return dict.fromkeys([*heads, "region"], amount / (len(heads) + 1))

    def carried(amount: Decimal) -> Parts:
        parts = {name: Decimal(2 * count) for name, count in heads.items()}
        return parts | {"region": amount - sum(parts.values())}

    def mixed(amount: Decimal) -> Parts:
        one, other = by_heads(amount * 3 / 4), alike(amount / 4)
        return {name: one[name] + other[name] for name in one}

    def limited(amount: Decimal) -> Parts:
        most = amount * 3 / (2 * len(heads))
        full: set[str] = set()
        while True:
            rate = (amount - most * len(full)) / sum(count for name, count in heads.items() if name not in full)
            above = {name for name, count in heads.items() if name not in full and rate * count > most}
            if not above:
                break
            full |= above
        return {name: most if name in full else rate * count for name, count in heads.items()} | {"region": Decimal(0)}

    fixed = Decimal("0.5") if year < middle(size) else Decimal("0.4")
    return {
        "fixed": with_region(fixed), "alike": alike, "by_heads": by_heads, "carried": carried,
        "two_levels": with_region(Decimal("0.4")), "mixed": mixed, "limited": limited,
    }  # fmt: skip


def half_up(value: Decimal) -> Decimal:
    return value.quantize(ONE, ROUND_HALF_UP)


def up(value: Decimal) -> Decimal:
    return value.quantize(ONE, ROUND_UP)


def to_unit(value: Decimal, unit: Decimal, mode: Callable[[Decimal], Decimal]) -> Decimal:
    return mode(value / unit) * unit


def whole(exact: Parts, order: list[str]) -> Parts:
    """Whole öre that add up to the amount, which is whole öre: the odd ones to the largest remainders, equal ones by code."""
    units = {name: part / ORE for name, part in exact.items()}
    floors = {name: part.quantize(ONE, ROUND_DOWN) if part >= 0 else -((-part).quantize(ONE, ROUND_UP)) for name, part in units.items()}
    odd = int(half_up(sum(units.values(), Decimal(0))) - sum(floors.values()))
    for name in sorted(order, key=lambda name: round(floors[name] - units[name], 30))[:odd]:
        floors[name] += 1
    return {name: count * ORE for name, count in floors.items()}
