"""The program against the oracle, and the laws of `semantics.md` 1.9 that concern what exists.

Every law runs over random agreements, through the program and through the oracle (a law that the oracle breaks is the
oracle's fault, and it is better to know). A failure names the agreement's number in the sequence of `SEED`, and where
the law is about one file, that file is shrunk first. `--long` takes 25 times as many.
"""

from __future__ import annotations

import functools
import itertools
import operator
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import oracle
import pytest
import transform
from compare import disagreements
from engines import Engine, Outcome, answer, by_andel, by_oracle, difference, shown
from examples import REFUSED, SKOVDE, SMEDJEBACKEN, WALK_THROUGH, index_steps, one_cost, to_unit
from examples import index as index_of
from oracle_values import ONE_DAY, number, rounded
from random_agreements import Case
from random_agreements import random_case as plain_case
from random_language import random_case
from shrink import shrunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 20_221_121


@pytest.fixture(params=["andel", "oracle"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """The program under test, and beside it the oracle."""
    return by_andel if request.param == "andel" else by_oracle


@pytest.fixture
def times(request: pytest.FixtureRequest) -> int:
    """25 with `--long`, else 1."""
    return 25 if request.config.getoption("--long", default=False) else 1


@pytest.fixture
def many(engine: Engine, times: int) -> Callable[[int], int]:
    """So many random agreements for the program, and a quarter for the slower oracle, which only checks itself."""
    return lambda count: count * times // (4 if engine is by_oracle else 1)


def computed(engine: Engine, count: int, first: int = 0) -> Iterator[tuple[Case, Outcome]]:
    """The random agreements that have figures, with their figures."""
    for place in range(first, first + count):
        case = random_case(SEED, place)
        outcome = answer(engine, case)
        if not outcome.codes:
            yield case, outcome


def read(case: Case) -> oracle.Oracle:
    """The oracle of a case, which knows its days and rules."""
    return oracle.Oracle(case.text(), case.figures, case.as_of)


def of_shares(case: Case) -> Case:
    """The case without the costs whose key knows kronor, and without those that are as charged."""
    reader = read(case)
    return transform.with_costs(case, lambda cost: not any(reader.knows_kronor(one) for one in reader.keys_of(cost)))


def told(case: Case, why: str) -> str:
    """A failure that can be made again."""
    return f"{why}\nrandom_case({case.seed}, {case.number}), until = {case.until}, as_of = {case.as_of}\n\n{case.text()}\n{case.figures}"


def hold(law: Callable[[Case], str | None], case: Case) -> None:
    """The law for one agreement; where it is broken, the smallest agreement that breaks it is shown."""
    if law(case) is not None:
        small = shrunk(case, lambda candidate: law(candidate) is not None)
        pytest.fail(told(small, law(small) or ""))


def charges(outcome: Outcome) -> dict[tuple[Any, ...], list[oracle.Row]]:
    """Rows by charge: cost and period, and the day of the news for a correction."""
    found = defaultdict(list)
    for row in outcome.rows:
        found[row.cost, row.period_from, row.period_to, row.correction].append(row)
    return found


def figures(row: oracle.Row) -> tuple[Any, ...]:
    """What a row says apart from how firm it is."""
    return (
        row.cost,
        row.period_from,
        row.period_to,
        row.correction,
        row.standing,
        row.party,
        row.bears_kr,
        row.pays_kr,
        row.settles_kr,
        row.odd_units,
    )


def numbers(row: oracle.Row | oracle.FrameRow) -> tuple[Fraction, ...]:
    """The kronor of a row."""
    if isinstance(row, oracle.Row):
        return row.bears_kr, row.pays_kr, row.settles_kr
    return row.amount_kr, row.used_kr, row.left_kr


# ------------------------------------------------------------------------------------------------- against the oracle


@pytest.mark.parametrize(("generator", "count"), [("language", 10_000), ("plain", 2_000), ("capital", 2_000)])
def test_every_random_agreement_gives_the_rows_of_the_oracle(generator: str, count: int, request: pytest.FixtureRequest) -> None:
    """Row by row and frame by frame, statuses included; a refusal is met by a refusal with the same code."""
    long = request.config.getoption("--long", default=False)
    found = disagreements(generator, SEED, count * (100 if long else 1), by_andel)
    assert found is None, found


@pytest.mark.parametrize("fault", transform.FAULTS)
def test_what_the_oracle_cannot_compute_the_program_refuses(fault: str, times: int) -> None:
    """A rule that is needed and absent, a choice with several answers, an amount outside: never a guess. Where both have
    figures they are the same. The program judges the whole document, and may refuse what the oracle never comes to."""
    refused = alike = 0
    for place in range(200 * times):
        case = random_case(SEED + 1, place)
        reader = read(case)
        case = transform.planted(case, fault, reader.start.year, reader.fixed_before.year, Random(place))
        expected, found = answer(by_oracle, case), answer(by_andel, case)
        if expected.codes:
            assert found.codes, told(case, f"the oracle refuses: {expected.codes}")
            refused += 1
            alike += set(expected.codes) <= set(found.codes)
        elif not found.codes:
            assert difference(expected, found, statuses=False) is None, told(case, difference(expected, found, statuses=False) or "")
    assert refused >= 3
    assert alike >= 0.8 * refused


def test_examples_by_hand_are_computed_alike() -> None:
    """The walk-through, both large examples and the refusals by name, through the program."""
    for text, until in ((SKOVDE, None), (WALK_THROUGH, 2040), (SMEDJEBACKEN, 2042)):
        assert difference(by_oracle(text, until), by_andel(text, until)) is None
    for code, text in REFUSED:
        assert code in by_oracle(text).codes
        assert code in by_andel(text).codes, text


# ------------------------------------------------------------------------------------------------------------ the laws


def test_conservation_what_is_borne_is_the_rounded_amount_whoever_shares_it(engine: Engine, many: Callable[[int], int]) -> None:
    """L1: per charge, the parts add up to the amount that one party alone would bear, and so do the outlays."""
    for case, outcome in computed(engine, many(300)):
        alone = case.copied()
        for cost in alone.document["costs"].values():
            if "as charged" not in str(cost):
                cost["key"] = cost["paid_by"] = next(iter(case.document["parties"]))
        one = charges(answer(engine, alone))
        for charge, rows in charges(outcome).items():
            total = sum(row.bears_kr for row in rows)
            assert total == sum(row.pays_kr for row in rows), told(case, f"L1 {charge}")
            if charge in one and charge[-1] is None:
                assert total == sum(row.bears_kr for row in one[charge]), told(case, f"L1 {charge}")


def test_zero_sum_what_is_owed_is_receivable(engine: Engine, many: Callable[[int], int]) -> None:
    """L2: a position is burden minus outlay, and positions of a charge sum to zero."""
    for case, outcome in computed(engine, many(300)):
        assert all(row.settles_kr == row.bears_kr - row.pays_kr for row in outcome.rows), told(case, "L2")
        for charge, rows in charges(outcome).items():
            assert sum(row.settles_kr for row in rows) == 0, told(case, f"L2 {charge}")


def test_largest_remainder_stays_within_one_unit_and_never_moves_a_whole_quota(engine: Engine, many: Callable[[int], int]) -> None:
    """L3 and 1.7: |part - quota| < u, a whole quota stands, and a weight of zero never gets the odd unit."""
    checked = 0
    for case, outcome in computed(engine, many(400)):
        case = of_shares(case)
        if "own" in str([key.get("rounding", {}).get("part") and "own" for key in case.document["keys"].values()]):
            continue
        outcome = answer(engine, case)
        reader = read(case)
        rule = reader.part_rule or {"to": "0,01 kr", "odd": "largest_remainder"}
        if rule["odd"] != "largest_remainder":
            continue
        unit = number(rule["to"])
        found = charges(outcome)
        for charge in reader.project(case.until).charges:
            rows = {row.party: row for row in found[charge.cost, charge.first, charge.before - ONE_DAY, None]}
            for party, exact in charge.exact_bears.items():
                part = rows[party].bears_kr if party in rows else Fraction(0)
                assert abs(part - exact) < unit, told(case, f"L3 {charge.cost} {charge.first} {party}")
                assert exact % unit or part == exact, told(case, f"L3 {charge.cost} {charge.first} {party}")
                checked += 1
    assert checked > many(1_000)


def test_credit_mirror_the_negated_agreement_gives_the_negated_rows(engine: Engine, many: Callable[[int], int]) -> None:
    """L4: share keys and odd modes; floors and odd units mirror too."""

    def law(case: Case) -> str | None:
        plain, mirror = answer(engine, case), answer(engine, transform.mirrored(case))
        if plain.codes or mirror.codes:
            return None if plain.codes == mirror.codes else f"L4: {plain.codes} and {mirror.codes}"
        for one, other in itertools.zip_longest(plain.rows, mirror.rows):
            if one is None or other is None:
                return "L4: other rows"
            if numbers(one) != tuple(-kronor for kronor in numbers(other)) or one.odd_units != -other.odd_units:
                return f"L4\n{shown(one)}\n{shown(other)}"
        return None

    for place in range(many(250)):
        hold(law, of_shares(random_case(SEED, place)))


def test_additive_in_time_shorter_charge_periods_add_up_to_the_year_where_nothing_is_rounded(
    engine: Engine, many: Callable[[int], int]
) -> None:
    """L5, exact: with no rounding anywhere, twelve months, four quarters and two half-years are the year."""
    checked = 0
    for case in exact_cases(many(600)):
        sums = []
        for months in (12, 6, 4, 3, 2, 1):
            changed = case.copied()
            changed.document["rounding"]["period"] = f"{months} month" + "s" * (months > 1)
            outcome = answer(engine, changed)
            if outcome.codes:
                break
            total: dict[tuple[Any, ...], Fraction] = defaultdict(Fraction)
            for row in outcome.rows:
                total[row.year, row.cost, row.party] += row.bears_kr
            sums.append(total)
        assert all(one == other for one, other in itertools.pairwise(sums)), told(case, "L5")
        checked += len(sums) == 6
    assert checked >= many(20)


def exact_cases(count: int) -> Iterator[Case]:
    """Agreements without indexes or rounding, amounts that divide, parts of years in months."""
    for place in range(count):
        case = plain_case(SEED, place)
        if "indexes" not in case.document and "rules" not in case.document["agreement"]:
            result = transform.with_money(case, lambda kronor: Fraction(int(kronor) % 40 * 7 * 504_000))
            result.document["term"]["part_years"] = "months"
            result.document["rounding"] = {"period": "1 year", "source": "agreement"}
            for cost in result.document["costs"].values():
                cost.pop("rounding", None)
                cost.pop("part_years", None)
            yield result


@pytest.mark.parametrize("what", ["yearly", "key", "paid_by", "index", "change", "row", "values", "borne_by", "responsible", "part_years"])
def test_refinement_a_step_that_says_what_held_already_changes_no_figure(engine: Engine, many: Callable[[int], int], what: str) -> None:
    """L6: extra cut points change nothing, since rounding lives at charges."""
    checked = 0
    for case, outcome in computed(engine, many(150)):
        rng = Random(case.number)
        refined = refined_case(case, what, rng)
        if refined is None:
            continue
        again = answer(engine, refined)
        assert not again.codes, told(refined, f"L6 {again.codes}")
        assert [figures(row) for row in outcome.rows] == [figures(row) for row in again.rows], told(refined, "L6")
        assert [numbers(row) for row in outcome.frames] == [numbers(row) for row in again.frames], told(refined, "L6")
        checked += 1
    assert checked >= many(8)


def refined_case(case: Case, what: str, rng: Random) -> Case | None:
    """The case with one more step somewhere in every value of that kind."""
    reader = read(case)
    document = case.copied().document
    rules = {said.value for said in reader.part_years} | {cost.get("part_years") for cost in document["costs"].values()}
    day = reader.start + timedelta(days=rng.randrange(max((reader.fixed_before - reader.start).days, 1)))
    if not reader.part_years or any(len(key) == 4 for cost in document["costs"].values() for key in cost.get("once", {})):
        day = day.replace(month=1, day=1)
    elif "months" in rules:
        day = day.replace(day=1)
    if day <= reader.start:
        return None

    def refine(table: dict[str, Any], key: str, first: str, level: int | None = None) -> None:
        if key in table:
            table[key] = transform.stepped_again(table[key], day, first, lambda time: reader.time_key(time)[0], level)

    places = {"row": "keys", "responsible": "activities", "change": "indexes", "values": "measures", "borne_by": "parties"}
    if what in ("row", "values") and "'whole'" in str(document["keys"]):
        return None  # a step inside a charge that is not scaled has two answers
    if what == "part_years":
        refine(document["term"], what, "from-start")
    elif what in places:
        for thing in document.get(places[what], {}).values():
            for key in ("shares", "equal", "weights", "among", "charges", "responsible", "change", "values", "borne_by"):
                by_year = isinstance(thing.get(key), dict) and any(time[0].isdigit() for time in thing[key])
                if not by_year and not (key == "charges" and thing.get("index", "none") != "none"):
                    refine(thing, key, "from-2010")
    else:
        for name, cost in document["costs"].items():
            if what == "yearly" and "yearly" in cost:
                first = reader.timeline("costs", name, "yearly")[0]
                refine(cost, "yearly", "from-start", reader.price_level(name, first))
            elif what != "yearly":
                refine(cost, what, "from-2010")
    return None if document == case.document else case.saying(document)


def test_horizon_looking_further_changes_nothing_before_it(engine: Engine, many: Callable[[int], int]) -> None:
    """L7: rows of charges that end before a nearer horizon are the same, also past the fixed term."""
    for case, _ in computed(engine, many(200)):
        end = read(case).fixed_before - ONE_DAY
        nearer, further = (answer(engine, replace(case, until=end.year + more)) for more in (1, 4))
        if nearer.codes or further.codes:
            continue
        for until, outcome in ((end.year + 1, nearer), (None, answer(engine, replace(case, until=None)))):
            last = date(until, 12, 31) if until else end
            kept = tuple(row for row in further.rows if row.period_to <= last)
            assert outcome.rows == kept, told(case, f"L7 {until}")
            whole = until or (end.year if end == date(end.year, 12, 31) else end.year - 1)
            assert [row for row in outcome.frames if row.year <= whole] == [row for row in further.frames if row.year <= whole], told(
                case, f"L7 frames {until}"
            )


def test_order_independence_tables_and_keys_may_stand_in_any_order(engine: Engine, many: Callable[[int], int]) -> None:
    """L9: shuffled text, and shuffled rows of figures, give the same rows, in the order of the shuffled file."""
    for case, outcome in computed(engine, many(300)):
        text = case.text(Random(case.number))
        again = answer(engine, transform.with_rows(case, lambda rows, number=case.number: Random(number).sample(rows, len(rows))), text)
        assert not again.codes, told(case, f"L9 {again.codes}\n{text}")
        assert sorted(map(shown, outcome.rows)) == sorted(map(shown, again.rows)), told(case, f"L9\n{text}")
        assert sorted(map(shown, outcome.frames)) == sorted(map(shown, again.frames)), told(case, f"L9\n{text}")


def test_renaming_ids_carry_no_meaning(engine: Engine, many: Callable[[int], int]) -> None:
    """L10: new ids give the same figures. Ids decide between equals only where codes should and there are none, so any
    new names will do where every party has a code or the order is a list; else names in the same alphabetical order."""
    for case, outcome in computed(engine, many(300)):
        rule = read(case).part_rule
        by_code = rule is None or rule.get("order") == "by_code"
        coded = all("code" in party for party in case.document["parties"].values())
        names = transform.new_names(case, None if by_code and not coded else Random(case.number))
        again = answer(engine, transform.renamed(case, names))
        assert not again.codes, told(case, f"L10 {again.codes}")
        expected = [(names[row.cost], names[row.party], numbers(row), row.odd_units, row.status) for row in outcome.rows]
        found = [(row.cost, row.party, numbers(row), row.odd_units, row.status) for row in again.rows]
        assert expected == found, told(case, "L10")
        assert [(names[row.frame], numbers(row)) for row in outcome.frames] == [(row.frame, numbers(row)) for row in again.frames], told(
            case, "L10"
        )


def test_money_scale_every_krona_and_every_unit_times_a_number(engine: Engine, many: Callable[[int], int]) -> None:
    """L11: finds forgotten units and literal amounts. The profile's own unit cannot be scaled, so those are left out."""
    for case, outcome in computed(engine, many(300)):
        rounding = case.document.get("rounding", {})
        if "rules" in case.document["agreement"] and not {"amount", "part"} <= rounding.keys():
            continue
        if "rules" in case.document["agreement"] and any(
            "charges" in key and "part" not in key.get("rounding", {}) for key in case.document.get("keys", {}).values()
        ):
            continue
        scale = Random(case.number).choice((2, 3, 7, 10, 1000))
        again = answer(engine, transform.with_money(case, functools.partial(operator.mul, scale), units=True))
        assert not again.codes, told(case, f"L11 {again.codes}")
        expected = [tuple(kronor * scale for kronor in numbers(row)) for row in outcome.rows + outcome.frames]
        assert expected == [numbers(row) for row in again.rows + again.frames], told(case, f"L11 times {scale}")
        assert [row.odd_units for row in outcome.rows] == [row.odd_units for row in again.rows], told(case, "L11")


def test_time_shift_four_hundred_years_later_everything_is_the_same(engine: Engine, many: Callable[[int], int]) -> None:
    """L12: the calendar repeats after 146 097 days."""
    for case, outcome in computed(engine, many(200)):
        later = transform.shifted(case, 400)
        again = answer(engine, later)
        assert not again.codes, told(later, f"L12 {again.codes}")
        assert [(row.year + 400, row.cost, row.party, numbers(row), row.odd_units, row.status) for row in outcome.rows] == [
            (row.year, row.cost, row.party, numbers(row), row.odd_units, row.status) for row in again.rows
        ], told(later, "L12")
        assert [numbers(row) for row in outcome.frames] == [numbers(row) for row in again.frames], told(later, "L12")


def test_telescope_unrounded_chain_is_the_closed_product_and_equals_the_base_form(engine: Engine, many: Callable[[int], int]) -> None:
    """L14: chained without rounding or floor is A0 times the product of the factors, which is also the change since
    the price level against base."""
    rng = Random(SEED)
    for _ in range(many(40)):
        changes = [Fraction(rng.randrange(-10, 30), rng.choice((100, 125, 128, 199, 243))) for _ in range(5)]  # few digits
        products = list(itertools.accumulate((1 + change for change in changes), lambda one, other: one * other))
        kronor = Fraction(rng.randrange(1, 10**10), 100)
        cost = f'yearly = "{transform.spelled(kronor)}", price_level = 2024, index = "prices"'
        found = []
        for against, values in (("previous", changes), ("base", [product - 1 for product in products])):
            steps = index_steps(*(f"{value.numerator}/{value.denominator}" for value in values))
            found.append(engine(one_cost(cost, more=index_of(steps, against, 'floor = "none",'))).rows)
        assert found[0] == found[1]
        for place, product in enumerate(products):
            expected = rounded(kronor * product, {"to": "0,01 kr", "mode": "half_up"})
            assert sum(row.bears_kr for row in found[0] if row.year == 2025 + place) == expected


def test_homogeneity_exact_burdens_follow_the_amount(engine: Engine, many: Callable[[int], int]) -> None:
    """L15: burden(λA) = λ burden(A) and burden(A) + burden(B) = burden(A + B), where nothing is rounded."""
    checked = 0
    for case in exact_cases(many(400)):
        outcome = answer(engine, case)
        if outcome.codes:
            continue
        scaled = transform.with_money(case, lambda kronor: 3 * kronor)
        for name, cost in case.document["costs"].items():
            scaled.document["costs"][f"{name}_as_it_was"] = cost
        added = transform.with_money(case, lambda kronor: 4 * kronor)
        parts: dict[tuple[Any, ...], Fraction] = defaultdict(Fraction)
        for row in answer(engine, scaled).rows:
            parts[row.cost.removesuffix("_as_it_was"), row.period_from, row.party] += row.bears_kr
        whole = {(row.cost, row.period_from, row.party): row.bears_kr for row in answer(engine, added).rows}
        once = {(row.cost, row.period_from, row.party): row.bears_kr for row in outcome.rows}
        assert parts == whole == {place: 4 * kronor for place, kronor in once.items()}, told(case, "L15")
        checked += 1
    assert checked >= many(20)


def test_monotone_in_own_weight_raising_a_weight_lowers_no_part_of_its_own(engine: Engine, many: Callable[[int], int]) -> None:
    """L17: one `weights` key and the largest remainder, also after rounding."""
    rng = Random(SEED)
    for _ in range(many(150)):
        weights = {name: Fraction(rng.randrange(0, 60), rng.choice((1, 1, 2, 4))) for name in ("alfa", "region_x", "beta")}
        weights["alfa"] += 1
        raised = rng.choice(list(weights))
        kronor = Fraction(rng.choice((rng.randrange(1, 60), rng.randrange(1, 10**6))), 100)
        parts = []
        for more in (Fraction(0), Fraction(rng.randrange(1, 40), rng.choice((1, 4)))):
            grown = weights | {raised: weights[raised] + more}
            row = ", ".join(
                f"{name} = {int(weight)}" if weight.denominator == 1 else f'{name} = "{weight}"' for name, weight in grown.items()
            )
            rows = engine(one_cost(f'yearly = "{transform.spelled(kronor)}", index = "none"', f"weights = {{ {row} }}")).rows
            parts.append(sum(entry.bears_kr for entry in rows if entry.party == raised))
        assert parts[0] <= parts[1], (weights, raised, kronor)


def test_idempotence_whole_parts_split_into_themselves(engine: Engine, many: Callable[[int], int]) -> None:
    """L19: parts in whole units, taken as weights for the same total, are given back, and no odd unit is given."""
    for case, outcome in itertools.islice(computed(engine, many(60)), many(40)):
        for charge, rows in list(charges(outcome).items())[:4]:
            total = sum((row.bears_kr for row in rows), Fraction(0))
            if total <= 0 or any(row.bears_kr < 0 for row in rows) or len(rows) > 3:
                continue
            parts = dict(zip(("alfa", "region_x", "beta"), (row.bears_kr for row in rows), strict=False))
            row = ", ".join(f'{name} = "{transform.spelled(kronor)}"' for name, kronor in parts.items())
            again = engine(one_cost(f'yearly = "{transform.spelled(total)}", index = "none"', f"weights = {{ {row} }}", end="2025-12-31"))
            found = {entry.party: entry.bears_kr for entry in again.rows if entry.bears_kr}
            assert found == {name: kronor for name, kronor in parts.items() if kronor}, told(case, f"L19 {charge}")
            assert all(entry.odd_units == 0 for entry in again.rows), told(case, f"L19 {charge}")


def test_schedules_charges_partition_the_term_whatever_day_it_starts(engine: Engine, many: Callable[[int], int]) -> None:
    """L21: no gap, no overlap, from the start to the horizon; what lies past the fixed term is never firm."""
    rng = Random(SEED)
    for _ in range(many(150)):
        start = date(2000, 1, 1) + timedelta(days=rng.randrange(146_097))
        end = start + timedelta(days=rng.randrange(40, 1500))
        months, renewal = rng.choice((1, 2, 3, 4, 6, 12)), rng.choice(("1 year", "7 months", "100 days", "2 weeks"))
        term = (
            f'renewal = {{ length = "{renewal}", happens = "unless_notice", at_most = 3 }}, month_end = "whole_months", '
            'notice = { length = "1 month", before = "period_end" }, part_years = "days",'
        )
        text = one_cost(
            'yearly = "1 000 kr", index = "none"',
            start=str(start),
            end=str(end),
            term=term,
            rounding=to_unit(period=f"{months} month" + "s" * (months > 1)),
        )
        outcome = engine(text, end.year + rng.randrange(0, 4))
        assert not outcome.codes, (outcome.codes, text)
        periods = sorted({(row.period_from, row.period_to, row.standing, row.year) for row in outcome.rows})
        assert periods[0][0] == start, text
        for one, other in itertools.pairwise(periods):
            assert other[0] == one[1] + ONE_DAY, text
        assert periods[-1][1] >= end, text
        for first, last, standing, year in periods:
            assert (standing == "firm") == (last <= end) == (first <= end), text
            assert first.year == last.year == year, text
            assert (last.year - first.year) * 12 + last.month - first.month < months, text
