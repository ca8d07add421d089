"""Redo an explanation's JSON by itself: exact fractions, nothing but the document, nothing of the package.

``recompute(document)`` gives every part as {(cost, component, period_from, party): (bears, pays)} in kronor, and raises ValueError
where a step does not come to the value that it says.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from typing import Any


def rounded(value: Fraction, mode: str) -> int:
    """To a whole number; all modes are symmetric."""
    size = abs(value)
    whole, left = size.numerator // size.denominator, size - size.numerator // size.denominator
    half = Fraction(1, 2)
    away = {
        "up": left > 0,
        "down": False,
        "half_up": left >= half,
        "half_even": left > half or (left == half and whole % 2 == 1),
    }[mode]
    return (whole + away) * (-1 if value < 0 else 1)


def parts(quotas: list[Fraction], step: dict[str, Any]) -> list[int]:
    """Whole parts that add up to the sum of the quotas."""
    total = sum(quotas)
    if total.denominator != 1 and not step["may_leave"]:
        raise ValueError("the quotas do not add up to a whole number")
    total = Fraction(rounded(total, "down"))  # what no whole unit holds goes to whoever is next in line, by steps of its own
    if step["odd"] == "party":
        result = [rounded(quota, "half_up") for quota in quotas]
        taker = step.get("taker", 0)
        if taker < len(result):
            result[taker] += int(total) - sum(result)
        return result
    result = [rounded(quota, "down") for quota in quotas]
    left = int(total) - sum(result)
    lost = [abs(quota - whole) for quota, whole in zip(quotas, result, strict=True)]
    sign = 1 if left > 0 else -1
    by_loss, by_size = step["odd"] == "largest_remainder", step["odd"] == "largest_part" or step["ties_to_larger"]

    def place(i: int) -> tuple[Fraction, Fraction, int]:
        return -lost[i] if by_loss else Fraction(0), -abs(quotas[i]) if by_size else Fraction(0), step["ranks"][i]

    for i in sorted((i for i in range(len(quotas)) if quotas[i] * sign > 0), key=place)[: abs(left)]:
        result[i] += sign
    return result


def part_of_year(first: date, last: date, year_first: date, year_last: date, rule: str) -> Fraction:
    """The part of a year of the agreement from the first through the last day."""
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    if rule == "days":
        return Fraction(len(days), (year_last - year_first).days + 1)
    months = Counter((day.year, day.month) for day in days)
    return sum((Fraction(count, monthrange(*month)[1] * 12) for month, count in months.items()), Fraction(0))


def recompute(document: dict[str, Any]) -> dict[tuple[str, str, str, str], tuple[Fraction, Fraction]]:
    values: list[Fraction] = []
    for step in document["steps"]:
        said, of = Fraction(step["value"]), [values[i] for i in step.get("operands", [])]
        match step["operation"]:
            case "input" if step["means"] == "part_of_year":
                value = part_of_year(*(date.fromisoformat(step[day]) for day in ("from", "to", "year_from", "year_to")), step["rule"])
            case "input" | "constant":
                value = said
            case "add" | "subtract" as sign:
                value = of[0] + of[1] * (1 if sign == "add" else -1)
            case "multiply" | "divide" as sign:
                value = of[0] * of[1] if sign == "multiply" else of[0] / of[1]
            case "negate":
                value = -of[0]
            case "most" | "least" as which:
                value = max(of) if which == "most" else min(of)
            case "round":
                value = rounded(of[0] / Fraction(step["to"]), step["mode"]) * Fraction(step["to"])
            case "part":
                value = Fraction(parts(of, step)[step["which"]])
        if value != said:
            raise ValueError(f"step {step['step']} comes to {value}, not {said}")
        values.append(value)
    return {
        (charge["cost"], charge["component"], charge["period_from"], part["party"]): (values[part["bears"]], values[part["pays"]])
        for charge in document["charges"]
        if "corrects_year" not in charge  # the difference of two statements, which has no steps of its own
        for part in charge["parts"]
    }
