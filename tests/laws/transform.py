"""Changes of a whole agreement file that the laws are about: other money, other years, other names, other steps."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from oracle_figures import csv_rows
from oracle_keys import is_kronor
from oracle_values import number
from random_agreements import Case, Document

PLURALS = ("parties", "activities", "keys", "costs", "indexes", "measures", "figures", "frames", "dates", "sources")
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


def with_money(case: Case, change: Callable[[Fraction], Fraction], units: bool = False, frames: bool = True, keys: bool = True) -> Case:
    """Every krona of costs, keys and frames changed; with `units`, those of the roundings too."""
    result = case.copied()

    def again(written: Any) -> Any:
        return written if written == "as charged" else spelled(change(number(written)))

    for cost in result.document["costs"].values():
        verb = "once" if "once" in cost else "yearly"
        cost[verb] = each_plain(cost[verb], again)
        if units and "rounding" in cost:
            cost["rounding"]["amount"]["to"] = again(cost["rounding"]["amount"]["to"])
    for frame in result.document.get("frames", {}).values() if frames else ():
        frame["amount"] = each_plain(frame["amount"], again)
    for key in result.document.get("keys", {}).values():
        for table in ("charges", "limits"):
            if keys and table in key:
                key[table] = key_money(key[table], change)
        if units and "part" in key.get("rounding", {}):
            key["rounding"]["part"]["to"] = again(key["rounding"]["part"]["to"])
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


WITHOUT_MONEY = (
    "up",
    "down",
    "share",
    "above",
    "from",
    "of",
    "per",
    "on",
    "order",
    "only",
    "except",
    "difference",
    "source",
    "status",
    "note",
)


def key_money(value: Any, change: Callable[[Fraction], Fraction]) -> Any:
    """The charges or limits of a key with every krona in them changed; a rate that is a share, of a measure in kronor, too."""
    if isinstance(value, dict):
        return {
            name: share(change(number(inner)))
            if name == "rate" and not is_kronor(inner)
            else key_money(inner, change)
            if name not in WITHOUT_MONEY or isinstance(inner, dict)
            else inner
            for name, inner in value.items()
        }
    return spelled(change(number(value))) if is_kronor(value) and value not in ("whole", "excess") else value


def share(value: Fraction) -> str:
    """A share as it may be written."""
    return f"{value.numerator}/{value.denominator}" if value.denominator > 1 else f"{value.numerator * 100} %"


def with_costs(case: Case, keep: Callable[[str], bool]) -> Case:
    """The case with those costs only, and the frames that are left."""
    result = case.copied()
    costs = {name: cost for name, cost in result.document["costs"].items() if keep(name)}
    frames = {name: frame for name, frame in result.document.get("frames", {}).items() if set(frame["costs"]) <= costs.keys()}
    result.document["costs"] = costs
    result.document.pop("frames", None)
    if frames:
        result.document["frames"] = frames
    return result


def mirrored(case: Case) -> Case:
    """Every cost an income of the same size, and every income a cost; keys that know kronor stay."""
    result = with_money(case, lambda kronor: -kronor, frames=False, keys=False)
    for name, cost in result.document["costs"].items():
        if case.document["costs"][name].get("kind") == "income":
            del cost["kind"]
        else:
            cost["kind"] = "income"
    return result


def shifted(case: Case, years: int) -> Case:
    """Every year and day moved by so many years, those of the figures too; 400 keep the calendar as it is."""

    def moved(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {
                moved_text(name): moved(inner, key if key == "price_level" and name == "value" else name) for name, inner in value.items()
            }
        if isinstance(value, list):
            return [moved(entry) for entry in value]
        if isinstance(value, date):
            return value.replace(year=value.year + years)
        if isinstance(value, str):
            return moved_text(value) if value.count("-") == 2 or key in ("price_level", "from", "on") else value
        return value + years if key == "price_level" else value

    def moved_text(text: str) -> str:
        found = YEAR.match(text)
        return f"{found[1] or ''}{int(found[2]) + years}{found[3]}" if found else text

    def moved_file(text: str) -> str:
        delimiter = ";" if ";" in text else ","
        lines, times = [], None
        for line in text.removeprefix("\ufeff").splitlines():
            cells = line.split(delimiter)
            if line.startswith("#") or times is None:
                times = None if line.startswith("#") else [cell in ("period", "edition", "published") for cell in cells]
                lines.append(line)
            else:
                moving = [*times, *[False] * len(cells)]  # a quoted decimal comma only ever makes more cells after these
                lines.append(delimiter.join(moved_text(cell) if at else cell for cell, at in zip(cells, moving, strict=False)))
        return "\n".join(lines) + "\n"

    return replace(
        case,
        document=moved(case.document),
        until=case.until + years if case.until is not None else None,
        figures={path: moved_file(text) for path, text in case.figures.items()},
        as_of=moved(case.as_of) if case.as_of else None,
    )


def with_rows(case: Case, change: Callable[[list[dict[str, str]]], list[dict[str, str]]], only: str = "") -> Case:
    """The case with the rows of its CSV files changed, of those with a unit if one is named, written as plainly as can be."""
    figures = dict(case.figures)
    for table in case.document.get("figures", {}).values():
        if only in ("", table["unit"]):
            rows = change(csv_rows(case.figures[table["file"]]))
            lines = [";".join(text.replace(".", ",") if name == "value" else text for name, text in row.items()) for row in rows]
            figures[table["file"]] = "\n".join([";".join(rows[0]), *lines]) + "\n"
    return replace(case, figures=figures)


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
    return case.saying(document)


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


FAULTS = (
    "no_part_years",
    "no_amount",
    "no_part",
    "months",
    "price_level",
    "outside",
    "gap",
    "bare_year",
    "month_end",
    "zero",
    "no_part_year",
    "no_presence",
    "stop",
    "refuse",
)


def planted(case: Case, fault: str, first_year: int, last_year: int, rng: Random) -> Case:
    """The case without something that its figures may need, or with something that may not hold. Looks past the fixed term."""
    result = case.copied()
    document = result.document
    result.until = None if case.until is None else max(case.until, last_year)
    rounding = document.get("rounding", {})
    if fault in ("no_amount", "no_part"):
        rounding.pop(fault.removeprefix("no_"), None)
    elif fault in ("no_part_years", "month_end", "no_presence"):
        document["term"].pop(fault.removeprefix("no_"), None)
    elif fault == "no_part_year":
        for key in document["keys"].values():
            key.pop("part_year", None)
    elif fault in ("stop", "refuse"):
        for measure in document.get("measures", {}).values():
            if "figures" in measure:
                measure["after_last" if fault == "stop" else "preliminary"] = fault
    elif fault == "months":
        document["term"]["part_years"] = "months"
    elif fault == "zero":
        for key in document["keys"].values():
            if "weights" in key:
                key["weights"] = each_plain(key["weights"], lambda _: 0)
    for cost in document["costs"].values():
        if fault == "price_level" and "price_level" in cost:
            cost["price_level"] = first_year + 1
        elif fault == "outside" and isinstance(cost.get("once"), dict):
            cost["once"] = {str(rng.randrange(first_year - 1, last_year + 9)): -100 if cost.get("kind") == "income" else 100}
        elif fault == "bare_year" and isinstance(cost.get("once"), dict):
            cost["once"] = {key[:4]: value for key, value in cost["once"].items() if key[0].isdigit()} or cost["once"]
        elif fault == "gap" and isinstance(cost["key"], dict):
            steps = [key for key in cost["key"] if "-" in key]
            cost["key"] = {key: value for key, value in cost["key"].items() if key not in steps[:1] or len(steps) == 1}
    return result
