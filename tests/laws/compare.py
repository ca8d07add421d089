"""Two engines over many random agreements, in as many processes as there are processors."""

from __future__ import annotations

import functools
import itertools
import multiprocessing
import os
import re
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

import random_agreements
import random_capital
import random_language
from engines import Engine, answer, by_oracle, difference
from random_agreements import Case
from shrink import shrunk

MAKERS: dict[str, Callable[[int, int], Case]] = {
    "plain": random_agreements.random_case,
    "language": random_language.random_case,
    "capital": random_capital.random_case,
}
AT_A_TIME = 100
# One of them may look at a day, a year or a member that no figure of the horizon needs, and refuse what it finds missing there.
LOOKED_AT = {"no_figure", "past_last_figure", "empty_group", "all_weights_zero", "gap_before_first_step", "inside_a_month"}


def disagreement(engine: Engine, case: Case) -> str | None:
    """How an engine's answer differs from the oracle's."""
    expected, found = answer(by_oracle, case), answer(engine, case)
    if bool(expected.codes) != bool(found.codes) and set(expected.codes + found.codes) <= LOOKED_AT:
        return None
    return difference(expected, found)


def first_of(generator: str, seed: int, engine: Engine, numbers: range) -> int | None:
    """The first number whose agreement an engine answers otherwise than the oracle."""
    return next((number for number in numbers if disagreement(engine, MAKERS[generator](seed, number)) is not None), None)


def disagreements(generator: str, seed: int, count: int, engine: Engine) -> str | None:
    """The smallest agreement like the first one that they disagree about, and how; none where they agree about all."""
    batches = [range(first, min(first + AT_A_TIME, count)) for first in range(0, count, AT_A_TIME)]
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        results = pool.map(first_of, itertools.repeat(generator), itertools.repeat(seed), itertools.repeat(engine), batches)
        number = next((number for number in results if number is not None), None)
        pool.shutdown(cancel_futures=True)
    if number is None:
        return None
    case = MAKERS[generator](seed, number)
    kind = kind_of(disagreement(engine, case))
    small = shrunk(case, functools.partial(alike, engine, kind))
    files = "\n".join(f"# ---- {path}\n{text}" for path, text in small.figures.items())
    return (
        f"{disagreement(engine, small)}\n{generator} number {number} of seed {seed}, until = {small.until}, as_of = {small.as_of}\n\n"
        f"{small.text()}\n{files}"
    )


def kind_of(found: str | None) -> str | None:
    """Which fields differ, whatever the numbers."""
    return found if found is None or found.startswith("oracle") else re.split(r" \(number|: ", found)[0]


def alike(engine: Engine, kind: str | None, case: Case) -> bool:
    """True for a case that shows the same fault."""
    return kind_of(disagreement(engine, case)) == kind
