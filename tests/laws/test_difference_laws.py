"""The laws of a difference between two versions: lines add up, ends are the projections, and nothing differs from itself.

Pairs are an agreement and another version of it (amounts, keys, index, term and roundings changed at random), and two agreements
that have nothing to do with each other: whatever two files say, they can be compared.
"""

from __future__ import annotations

import operator
from collections import defaultdict
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

import andel
import pytest
from random_agreements import CHANGES, Case, random_case, random_kronor
from transform import each_plain, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 20_221_121
LINES = ("index_kr", "amount_kr", "key_kr", "term_kr", "rounding_kr")

Key = tuple[int, str, str, str]


def read(case: Case) -> andel.Agreement | None:
    """The agreement, if it has figures."""
    try:
        agreement = andel.read_agreement_text(case.text())
        agreement.project(case.until)
    except (andel.AgreementError, ValueError):
        return None
    return agreement


def sums(projection: andel.Projection) -> dict[Key, Decimal]:
    """What the rows of a projection come to, by year, standing, party and figure."""
    found: dict[Key, Decimal] = defaultdict(Decimal)
    for row in projection:
        found[row.year, row.standing, row.party, "bears"] += row.bears_kr
        found[row.year, row.standing, row.party, "settles"] += row.settles_kr
    return found


def broken_law(old: andel.Agreement, new: andel.Agreement, until: int | None) -> str | None:
    """What is wrong with the difference of two agreements, if anything is."""
    difference = andel.diff(old, new, until)
    before, after = sums(old.project(until)), sums(new.project(until))
    rows = {(row.year, row.standing, row.party, row.figure): row for row in difference}
    if (before.keys() | after.keys()) - rows.keys():
        return "a figure of a projection is in no row"
    for (key, row), alone in zip(rows.items(), difference.alone, strict=True):
        if (row.old_kr, row.new_kr) != (before.get(key, 0), after.get(key, 0)):
            return f"{key}: {row} is not what the projections say"
        if not sum(getattr(row, line) for line in LINES) == row.change_kr == row.new_kr - row.old_kr:
            return f"{key}: the lines of {row} leave a remainder"
        if sum(getattr(alone, line) for line in LINES) + alone.interaction_kr != row.change_kr or alone.index_kr != row.index_kr:
            return f"{key}: {alone} does not go with {row}"
    back = {(row.year, row.standing, row.party, row.figure): row.change_kr for row in andel.diff(new, old, until)}
    if any(row.change_kr != -back.get(key, Decimal(0)) for key, row in rows.items()):
        return "back is not there with minus"
    if not difference.clauses() and any(row.change_kr for row in difference):
        return "figures differ, and no clause does"
    return None


# ------------------------------------------------------------------------------------------------------ another version


def _amounts(rng: Random, document: dict[str, Any]) -> None:
    cost = rng.choice(list(document["costs"].values()))
    verb = "once" if "once" in cost else "yearly"
    sign = -1 if cost.get("kind") == "income" else 1
    cost[verb] = each_plain(cost[verb], lambda _: spelled(sign * abs(random_kronor(rng))))


def _index(rng: Random, document: dict[str, Any]) -> None:
    for clause in document.get("indexes", {}).values():
        clause["change"] = each_plain(clause["change"], lambda _: rng.choice(CHANGES))


def _key(rng: Random, document: dict[str, Any]) -> None:
    cost = rng.choice(list(document["costs"].values()))
    receivers = [*document["parties"], *document.get("keys", {})]
    cost["key"] = each_plain(cost["key"], lambda _: rng.choice(receivers))


def _payer(rng: Random, document: dict[str, Any]) -> None:
    cost = rng.choice(list(document["costs"].values()))
    cost["paid_by"] = each_plain(cost["paid_by"], lambda _: rng.choice([*document["parties"], "bearer"]))


def _end(rng: Random, document: dict[str, Any]) -> None:
    moved = rng.choice((-3, -1, 1, 2, 5))
    document["term"]["end"] = each_plain(document["term"]["end"], lambda day: f"{int(str(day)[:4]) + moved}-12-31")


def _start(rng: Random, document: dict[str, Any]) -> None:
    moved = rng.choice((-1, -1, 1))
    document["term"]["start"] = each_plain(document["term"]["start"], lambda day: f"{int(str(day)[:4]) + moved}-01-01")


def _dates(rng: Random, document: dict[str, Any]) -> None:
    for date in document.get("dates", {}).values():
        date["date"] = each_plain(date["date"], lambda day: f"{str(day)[:4]}-{rng.randrange(1, 13):02d}-01")


def _parts_of_years(rng: Random, document: dict[str, Any]) -> None:
    document["term"]["part_years"] = rng.choice(("days", "months", "months_and_days"))


def _period(rng: Random, document: dict[str, Any]) -> None:
    document.setdefault("rounding", {"source": "agreement"})["period"] = rng.choice(("1 year", "6 months", "1 month"))


def _rounding(rng: Random, document: dict[str, Any]) -> None:
    rules = document.setdefault("rounding", {"source": "agreement"})
    rules["amount"] = {"to": rng.choice(("0,01 kr", "1 kr", "1000 kr")), "mode": rng.choice(("half_up", "half_even", "up", "down"))}
    rules["part"] = {"to": rng.choice(("0,01 kr", "0,01 kr", "1 kr")), "odd": "largest_remainder", "order": "by_code"}


def _fewer_costs(rng: Random, document: dict[str, Any]) -> None:
    gone = rng.choice(list(document["costs"]))
    document["costs"] = {name: cost for name, cost in document["costs"].items() if name != gone} or document["costs"]
    document["costs"][f"{gone}_again"] = dict(next(iter(document["costs"].values())), label="En till")


CHANGING: tuple[Callable[[Random, dict[str, Any]], None], ...] = (
    _amounts,
    _index,
    _key,
    _payer,
    _end,
    _start,
    _dates,
    _parts_of_years,
    _period,
    _rounding,
    _fewer_costs,
)


def another(case: Case, rng: Random) -> Case:
    """Another version of the agreement; it may or may not be a valid one."""
    changed = case.copied()
    for change in rng.sample(CHANGING, rng.randrange(1, 5)):
        change(rng, changed.document)
    return changed


def pairs(count: int) -> Iterator[tuple[Case, Case, andel.Agreement, andel.Agreement]]:
    """Agreements and other versions of them, all with figures."""
    for place in range(count):
        case = random_case(SEED + 3, place)
        old = read(case)
        for version in range(3 if old else 0):
            other = another(case, Random(1_000 * place + version))
            new = read(other)
            if old and new:
                yield case, other, old, new


# ------------------------------------------------------------------------------------------------------------ the laws


@pytest.fixture
def times(request: pytest.FixtureRequest) -> int:
    """25 with `--long`, else 1."""
    return 25 if request.config.getoption("--long", default=False) else 1


def test_lines_add_up_between_versions_of_an_agreement(times: int) -> None:
    """Nothing is left over, in order and alone, and both ends are the projections."""
    compared = 0
    for case, other, old, new in pairs(150 * times):
        why = broken_law(old, new, case.until)
        assert why is None, f"{why}\n{case.text()}\n\n# ---- the other version\n\n{other.text()}"
        compared += 1
    assert compared >= 150 * times


def test_any_two_agreements_can_be_compared(times: int) -> None:
    """However little they have to do with each other."""
    found = [agreement for place in range(150 * times) if (agreement := read(random_case(SEED, place)))]
    assert len(found) >= 100 * times
    for place, old in enumerate(found):
        new = found[(7 * place + 3) % len(found)]
        assert broken_law(old, new, None) is None, f"{old.text}\n\n# ---- the other\n\n{new.text}"


def test_nothing_differs_from_itself(times: int) -> None:
    """No clause, no krona, in any line, under the very rules that a mixture of versions goes by."""
    for place in range(150 * times):
        case = random_case(SEED + 3, place)
        agreement = read(case)
        if agreement is None:
            continue
        difference = andel.diff(agreement, agreement, case.until)
        assert difference.clauses() == []
        for row in [*difference.rows, *difference.alone]:
            assert not any(getattr(row, line) for line in LINES), f"{row}\n{case.text()}"


def test_one_kind_of_change_moves_its_own_line_only(times: int) -> None:
    """Where both versions go by the same roundings, whatever changes in one aspect stands in its line."""
    moved: dict[str, int] = defaultdict(int)
    kinds = {_amounts: "amount_kr", _index: "index_kr", _key: "key_kr", _payer: "key_kr", _rounding: "rounding_kr", _end: "term_kr"}
    for place in range(150 * times):
        case = random_case(SEED + 3, place)
        old = read(case)
        for change, own in kinds.items():
            other = case.copied()
            change(Random(place), other.document)
            new = read(other)
            if old is None or new is None or (change is not _rounding and "rules" not in case.document["agreement"]):
                continue
            rows = andel.diff(old, new, case.until).rows
            for row in rows:
                others = [getattr(row, line) for line in LINES if line != own]
                assert not any(others), f"{change.__name__}: {row}\n{case.text()}\n\n# ---- the other version\n\n{other.text()}"
            moved[own] += any(map(operator.attrgetter(own), rows))
    assert len(moved) == 5
    assert min(moved.values()) >= 3 * times
