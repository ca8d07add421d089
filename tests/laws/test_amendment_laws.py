"""Amendments against an oracle of their own: random chains of them, some decided late, counted month by month in exact fractions."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import andel
import pytest

FIRST, LAST = 2025, 2030
PARTIES = ("alfa", "beta")
Sums = dict[tuple[int, str, str, str], Fraction]

BASE = """andel = 1
agreement = {{ name = "Ett hus", language = "sv", currency = "SEK", source = "agreement" }}
rounding = {{ period = "1 year", source = "agreement" }}
[sources]
agreement = {{ title = "Avtal", status = "agreed" }}
[parties]
alfa = {{ label = "Alfa", class = "municipality", code = "9901", source = "agreement" }}
beta = {{ label = "Beta", class = "municipality", code = "9902", source = "agreement" }}
[term]
start = "{first}-01-01"
end = "{last}-12-31"
renewal = "none"
part_years = "months"
source = "agreement"
"""


@dataclass(frozen=True)
class Clause:
    """What holds of a cost from a month on: kronor a year, and the percent that alfa bears; nothing when it has ended."""

    yearly: int
    percent: int


@dataclass
class Version:
    """An agreement: for each cost, the months (counted from year 0) from which each clause holds."""

    clauses: dict[str, list[tuple[int, Clause]]] = field(default_factory=dict)
    known: date = date.min

    def at(self, cost: str, month: int) -> Clause:
        """The clause in force in a month."""
        held = [clause for begins, clause in self.clauses.get(cost, ()) if begins <= month]
        return held[-1] if held else Clause(0, 0)

    def year(self, cost: str, year: int) -> dict[str, Fraction]:
        """What each party bears of a year."""
        borne = dict.fromkeys(PARTIES, Fraction(0))
        for month in range(12 * year, 12 * year + 12):
            clause = self.at(cost, month)
            borne["alfa"] += Fraction(clause.yearly * clause.percent, 1200)
            borne["beta"] += Fraction(clause.yearly * (100 - clause.percent), 1200)
        return borne


def by_the_oracle(versions: list[Version]) -> Sums:
    """What each party bears, year by year: billed by what was known on 1 January, corrected when something else was decided."""
    sums: Sums = defaultdict(Fraction)
    for cost in sorted({cost for version in versions for cost in version.clauses}):
        for year in range(FIRST, LAST + 1):
            known = [version for version in versions if version.known <= date(year, 1, 1)]
            stated = known[-1].year(cost, year)
            for party in PARTIES:
                sums[year, cost, "ordinary", party] += stated[party]
            for version in versions[len(known) :]:
                now = version.year(cost, year)
                if version.known.year <= LAST:
                    for party in PARTIES:
                        sums[version.known.year, cost, "correction", party] += now[party] - stated[party]
                    stated = now
    return {key: value for key, value in sums.items() if value != 0}


def written(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02d}-01"


def new_clause(rng: random.Random) -> Clause:
    return Clause(120_000 * rng.randint(1, 9), rng.randint(0, 100))


def key(name: str, clause: Clause) -> str:
    return f'[keys.{name}]\nshares = {{ alfa = "{clause.percent} %", beta = "rest" }}\n'


def cost_table(name: str, clause: Clause) -> str:
    says = f'label = "{name}"\nyearly = {clause.yearly}\nindex = "none"\nkey = "{name}_0"\npaid_by = "alfa"\n'
    return f"[costs.{name}]\n{says}"


def random_chain(rng: random.Random, folder: Path) -> tuple[Path, list[Version]]:
    """The files of an agreement and of its amendments, and what they say."""
    first = Version()
    text = BASE.format(first=FIRST, last=LAST)
    for cost in ("heat", "rent"):
        clause = new_clause(rng)
        first.clauses[cost] = [(12 * FIRST, clause)]
        text += cost_table(cost, clause) + 'source = "agreement"\n'
        text += key(f"{cost}_0", clause) + 'source = "agreement"\n'
    path = folder / "base.toml"
    path.write_text(text, encoding="utf-8")
    versions = [first]
    latest = date.min  # nothing is decided before what it amends
    for number in range(1, rng.randint(2, 4)):
        month = rng.randint(12 * FIRST + 1, 12 * LAST + 11)
        begins = date(month // 12, month % 12 + 1, 1)
        before = versions[-1]
        decided = None
        if rng.random() < 0.6:
            latest = date.fromordinal(max(latest, begins).toordinal() + rng.randint(0, 700))
            decided = latest
        late = decided is not None and decided > begins
        after = replace(before, clauses={name: list(all_of) for name, all_of in before.clauses.items()})
        after.known = decided if late and decided is not None else before.known
        removes: list[str] = []
        body = ""

        def put(cost: str, clause: Clause, after: Version = after, month: int = month) -> None:
            after.clauses[cost] = [each for each in after.clauses.get(cost, []) if each[0] < month] + [(month, clause)]

        for cost in sorted(before.clauses):
            what = rng.choice(("nothing", "yearly", "key", "both", "removes"))
            now = before.at(cost, month)
            if now.yearly == 0:  # it has ended, or has not begun
                continue
            if what == "removes":
                removes.append(f'"costs.{cost}"')
                put(cost, Clause(0, 0))
            elif what != "nothing":
                new = new_clause(rng)
                clause = Clause(new.yearly if what != "key" else now.yearly, new.percent if what != "yearly" else now.percent)
                later = [each for begun, each in before.clauses[cost] if begun >= month]
                if (later and what != "both") or any(each.yearly == 0 for each in later):
                    continue  # an earlier amendment has dated something after this one: a part of it would go on, and an end stays
                put(cost, clause)
                if what != "key":
                    body += f"[costs.{cost}]\nyearly = {clause.yearly}\n"
                if what != "yearly":
                    body += f'[costs.{cost}]\nkey = "{cost}_{number}"\n' if what == "key" else f'key = "{cost}_{number}"\n'
                    body += key(f"{cost}_{number}", clause)
        if rng.random() < 0.5 or not (body or removes):
            clause = new_clause(rng)
            cost = f"new_{number}"
            put(cost, clause)
            body += cost_table(cost, clause) + key(f"{cost}_0", clause)
        head = f'andel = 1\n[amendment]\nof = "{path.name}"\nlabel = "Tillägg {number}"\n'
        head += f'from = "{written(month)}"\nsource = "addendum_{number}"\n'
        head += f'decided = "{decided}"\n' if decided is not None else ""
        head += f"removes = [{', '.join(removes)}]\n" if removes else ""
        head += f'[sources]\naddendum_{number} = {{ title = "Tillägg {number}", status = "agreed" }}\n'
        path = folder / f"amendment_{number}.toml"
        path.write_text(head + body, encoding="utf-8")
        versions.append(after)
    return path, versions


def by_andel(path: Path) -> Sums:
    sums: Sums = defaultdict(Fraction)
    for row in andel.read_agreement(path).project():
        sums[row.year, row.cost, row.component, row.party] += Fraction(row.bears_kr)
    return {which: value for which, value in sums.items() if value != 0}


@pytest.mark.parametrize("seed", range(150))
def test_amendments_change_what_comes_and_late_ones_correct_what_was(seed: int, tmp_path: Path) -> None:
    path, versions = random_chain(random.Random(seed), tmp_path)
    text = "\n".join(each.read_text(encoding="utf-8") for each in sorted(tmp_path.iterdir()))
    assert by_andel(path) == by_the_oracle(versions), text


def test_some_of_them_are_late_and_some_correct_a_correction(tmp_path: Path) -> None:
    late = 0
    twice = 0
    for seed in range(150):
        folder = tmp_path / str(seed)
        folder.mkdir()
        _, versions = random_chain(random.Random(seed), folder)
        known = {version.known for version in versions} - {date.min}
        late += len(known) > 0
        twice += len(known) > 1
    assert late > 50
    assert twice > 10
