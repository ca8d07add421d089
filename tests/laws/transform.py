"""Changes of a whole agreement file that the laws are about: other money, other years, other names, other steps."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from oracle_values import number
from random_agreements import Case, Document

PLURALS = ("parties", "activities", "keys", "costs", "indexes", "frames", "dates", "sources")
YEAR = re.compile(r"^(from-|on-)?(\d{4})((?:-\d\d){0,2})$")


def spelled(kronor: Fraction) -> str:
    """Kronor and öre as plainly as can be; fractions of an öre cannot be written."""
    ore = kronor * 100
    assert ore.denominator == 1
    whole, rest = divmod(abs(int(ore)), 100)
    return f"{'-' if ore < 0 else ''}{whole},{rest:02d} kr"


def each_plain(value: Any, change: Callable[[Any], Any]) -> Any:
    """A value in any of its four forms, with each plain value changed; sources, notes and price levels stay."""
    if not isinstance(value, dict):
        return change(value)
    return {key: inner if key in ("source", "status", "note", "price_level") else each_plain(inner, change) for key, inner in value.items()}


def with_money(case: Case, change: Callable[[Fraction], Fraction], units: bool = False, frames: bool = True) -> Case:
    """Every krona of costs and frames changed; with `units`, those of the roundings too."""
    result = case.copied()

    def again(written: Any) -> str:
        return spelled(change(number(written)))

    for cost in result.document["costs"].values():
        verb = "once" if "once" in cost else "yearly"
        cost[verb] = each_plain(cost[verb], again)
        if units and "rounding" in cost:
            cost["rounding"]["amount"]["to"] = again(cost["rounding"]["amount"]["to"])
    for frame in result.document.get("frames", {}).values() if frames else ():
        frame["amount"] = each_plain(frame["amount"], again)
    if units:
        for point in ("amount", "part"):
            rule = result.document.get("rounding", {}).get(point)
            if rule:
                rule = rule.get("value", rule)
                rule["to"] = again(rule["to"])
        for index in result.document.get("indexes", {}).values():
            for point in {"addition", "result"} & index.get("rounding", {}).keys():
                index["rounding"][point]["to"] = again(index["rounding"][point]["to"])
    return result


def mirrored(case: Case) -> Case:
    """Every cost an income of the same size, and every income a cost."""
    result = with_money(case, lambda kronor: -kronor, frames=False)
    for name, cost in result.document["costs"].items():
        if case.document["costs"][name].get("kind") == "income":
            del cost["kind"]
        else:
            cost["kind"] = "income"
    return result


def shifted(case: Case, years: int) -> Case:
    """Every year and day moved by so many years; 400 keep the calendar as it is."""

    def moved(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {
                moved_text(name): moved(inner, "price_level" if key == "price_level" and name == "value" else name)
                for name, inner in value.items()
            }
        if isinstance(value, list):
            return [moved(entry) for entry in value]
        if isinstance(value, date):
            return value.replace(year=value.year + years)
        if isinstance(value, str):
            return moved_text(value) if value.count("-") == 2 else value
        return value + years if key == "price_level" else value

    def moved_text(text: str) -> str:
        found = YEAR.match(text)
        return f"{found[1] or ''}{int(found[2]) + years}{found[3]}" if found else text

    return Case(moved(case.document), case.until + years if case.until is not None else None, case.seed, case.number)


def renamed(case: Case, names: dict[str, str]) -> Case:
    """Every id replaced, wherever it is defined or used. Labels, codes and words stay."""

    def name(text: str) -> str:
        for prefix in ("from-", "on-"):
            if text.startswith(prefix):
                return prefix + names.get(text.removeprefix(prefix), text.removeprefix(prefix))
        return names.get(text, text)

    def again(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name(inner_key): again(inner, inner_key) for inner_key, inner in value.items()}
        if isinstance(value, list):
            return [again(entry) for entry in value]
        if isinstance(value, str) and key == "source":
            first, *rest = value.split(" ", 1)
            return " ".join([name(first), *rest])
        return name(value) if isinstance(value, str) and key != "label" else value

    document = {table: again(value) if isinstance(value, dict) else value for table, value in case.document.items()}
    return Case(document, case.until, case.seed, case.number)


def new_names(case: Case, rng: Random | None) -> dict[str, str]:
    """A new id for each id: in the same alphabetical order, or, with `rng`, in any order."""
    old = sorted({name for plural in PLURALS for name in case.document.get(plural, {})})
    new = [f"x{place:03d}_ny" for place in range(len(old))]
    if rng:
        rng.shuffle(new)
    return dict(zip(old, new, strict=True))


def stepped_again(value: Any, day: date, first: str, first_day: Callable[[str], date], level: int | None = None) -> Any:
    """The value with one more step that says, from that day, what held already; the value itself where that cannot be.

    `first` is the step that a plain value becomes, `level` the price level that a later step of an amount must state.
    """
    times = [key for key in value if "-" in key] if isinstance(value, dict) else []
    steps: Document = dict(value) if times else {first: value}
    before = [key for key in times or [first] if first_day(key) <= day]
    latest = max(before, key=first_day, default=None)
    if latest is None or first_day(latest) == day:
        return value
    said = copy.deepcopy(steps[latest])
    if level is not None and not (isinstance(said, dict) and "price_level" in said):
        said = (said if isinstance(said, dict) else {"value": said}) | {"price_level": level}
    return steps | {f"from-{day}": said}


FAULTS = ("no_part_years", "no_amount", "no_part", "months", "price_level", "outside", "gap", "bare_year", "month_end", "zero")


def planted(case: Case, fault: str, first_year: int, last_year: int, rng: Random) -> Case:
    """The case without something that its figures may need, or with something that may not hold. Looks past the fixed term."""
    result = case.copied()
    document = result.document
    result.until = None if case.until is None else max(case.until, last_year)
    rounding = document.get("rounding", {})
    if fault in ("no_amount", "no_part"):
        rounding.pop(fault.removeprefix("no_"), None)
    elif fault in ("no_part_years", "month_end"):
        document["term"].pop(fault.removeprefix("no_"), None)
    elif fault == "months":
        document["term"]["part_years"] = "months"
    elif fault == "zero":
        for key in document["keys"].values():
            if "weights" in key:
                key["weights"] = each_plain(key["weights"], lambda _: 0)
    for cost in document["costs"].values():
        if fault == "price_level" and "price_level" in cost:
            cost["price_level"] = first_year + 1
        elif fault == "outside" and "once" in cost:
            cost["once"] = {str(rng.randrange(first_year - 1, last_year + 9)): -100 if cost.get("kind") == "income" else 100}
        elif fault == "bare_year" and "once" in cost:
            cost["once"] = {key[:4]: value for key, value in cost["once"].items() if key[0].isdigit()} or cost["once"]
        elif fault == "gap" and isinstance(cost["key"], dict):
            steps = [key for key in cost["key"] if "-" in key]
            cost["key"] = {key: value for key, value in cost["key"].items() if key not in steps[:1] or len(steps) == 1}
    return result
