"""Greedy shrinking of a failing agreement: take away, make plain, make round, as long as it fails in the same way.

`shrunk(case, fails)` needs a judge: `fails(case)` is true when the case still shows the same fault. Nothing here knows
what is valid; a file that has become invalid shows another fault, and is not taken.
"""

from __future__ import annotations

import copy
import itertools
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from random_agreements import Case, Document
from random_language import random_case

Path = tuple[Any, ...]
ROUND = {"kr": ("100 kr", "1 kr", "0,01 kr"), "%": ("2 %", "-2 %", "50 %"), "-": ("2025-01-01",)}


def paths(table: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every place in the document with what stands there, outermost first."""
    entries = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    for key, value in entries:
        yield (*path, key), value
        yield from paths(value, (*path, key))


def changed(case: Case, path: Path, value: Any = None) -> Case:
    """The case with another value at a place, or with nothing there."""
    result = case.copied()
    table = result.document
    for key in path[:-1]:
        table = table[key]
    if value is None:
        del table[path[-1]]
    else:
        table[path[-1]] = copy.deepcopy(value)
    return result


def without_name(case: Case, name: str) -> Case:
    """The case without anything of that name: tables, rows and lists."""

    def cleaned(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: cleaned(entry) for key, entry in value.items() if key != name}
        return [cleaned(entry) for entry in value if entry != name] if isinstance(value, list) else value

    document: Document = cleaned(case.document)
    frames = {key: frame for key, frame in document.get("frames", {}).items() if frame.get("costs") or frame.get("assets")}
    document = {key: table for key, table in document.items() if key != "frames" and table != {}}
    return case.saying(document | ({"frames": frames} if frames else {}))


def simpler(case: Case) -> Iterator[Case]:
    """Every case that is one step simpler, the largest steps first."""
    for plural in (
        "frames",
        "costs",
        "assets",
        "loans",
        "keys",
        "activities",
        "indexes",
        "measures",
        "figures",
        "dates",
        "parties",
        "sources",
    ):
        for name in list(case.document.get(plural, {})):
            yield without_name(case, name)
    if case.until is not None:
        yield replace(case, until=None)
    if case.as_of is not None:
        yield replace(case, as_of=None)
    for name in case.figures:
        if name not in case.text():
            yield replace(case, figures={other: text for other, text in case.figures.items() if other != name})
    for name, text in case.figures.items():
        rows = text.splitlines(keepends=True)
        for size in (len(rows) // 2, len(rows) // 4, 1):
            for first in range(1, len(rows), size) if 0 < size < len(rows) else ():
                yield replace(case, figures=case.figures | {name: "".join(rows[:first] + rows[first + size :])})
    for path, _ in paths(case.document):
        yield changed(case, path)
    for path, value in paths(case.document):
        if isinstance(value, dict):
            for inner in value.values():  # an opened value or one of several steps, made plain
                if len(path) > 2 or path[0] == "term":
                    yield changed(case, path, inner)
        elif isinstance(value, str):
            for mark, choices in ROUND.items():
                if mark in value and value not in choices:
                    yield from (changed(case, path, choice) for choice in choices)
            if path[-1] == "source" and value != "agreement":
                yield changed(case, path, "agreement")
            if path[-1] in ("key", "value") or "from-" in str(path[-1]):
                yield from (changed(case, path, party) for party in case.document["parties"] if value != party)
        elif isinstance(value, int) and value not in (0, 1, 100, case.document["andel"]) and abs(value) > 100:
            yield changed(case, path, 100)


def shrunk(case: Case, fails: Callable[[Case], bool], most: int = 4000) -> Case:
    """The smallest case that greedy steps reach, each of which still fails. Smaller is a shorter text, so it ends."""
    tries = itertools.count()
    found: Case | None = case
    while found is not None:
        case = found
        found = next((smaller for smaller in simpler(case) if next(tries) < most and better(smaller, case, fails)), None)
    return case


def better(candidate: Case, case: Case, fails: Callable[[Case], bool]) -> bool:
    """Smaller, and failing. A case that cannot even be written down or read shows no fault of the program."""
    try:
        return (candidate.size(), candidate.text()) < (case.size(), case.text()) and fails(candidate)
    except Exception:
        return False


def main() -> None:
    """Print the random agreement of a number, in the sequence of a seed (that of the law tests, if none is given)."""
    number, *seed = (int(argument) for argument in sys.argv[1:])
    case = random_case(seed[0] if seed else 20_221_121, number)
    print(f"# until = {case.until}, as_of = {case.as_of}\n{case.text()}")
    for path, text in case.figures.items():
        print(f"# ---- {path}\n{text}")


if __name__ == "__main__":
    main()
