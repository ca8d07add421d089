"""Benchmarks: how long Andel takes, as ratios to plain ways to do the same, measured side by side in one run.

    ./dev bench                    or: python tests/bench/bench.py --rounds 30

The C++ side is `andel_bench` (Google Benchmark: the stages, a bare toml++ parse, plain boost fractions), the Python side Decimal. Each
round measures everything once; a ratio is taken within its round, so that a machine that is slow for a while is slow for both. All of it
is processor time, except the whole process, which is what somebody waits for. Nothing is measured before the peers' figures are equal
to Andel's, to the öre.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from statistics import linear_regression, median

import andel
import clauses
import decimal_projection

TEN_CLAUSES = clauses.Size(20, 10, 20)
DECADES = [clauses.Size(10, 4, 5), clauses.Size(20, 11, 10), clauses.Size(40, 24, 25), clauses.Size(100, 49, 50)]  # x 1 000

TOP = Path(__file__).resolve().parents[2]
PROGRAM = TOP / "build/release/tests/andel_bench"
AGREEMENT = Path(__file__).with_name("large-agreement.toml")

Times = dict[str, float]  # seconds, by what was measured


@dataclass(frozen=True)
class Comparison:
    what: str
    measured: str
    peer: str
    aim: float | None = None  # of the ratio
    aim_in_seconds: float | None = None


COMPARISONS = [
    Comparison("reading", "read_agreement", "bare toml++ parse", aim=2),
    Comparison("  of it, into our own tree", "parse_document", "bare toml++ parse"),
    Comparison("planning", "make_plan", "bare toml++ parse"),
    Comparison("projecting", "project", "Decimal", aim=0.1),
    Comparison("projecting", "project", "boost cpp_rational"),
    Comparison("  in Python, rows and all", "project in Python", "Decimal"),
    Comparison("projecting ten kinds of clause", "ten clauses", "Decimal, ten clauses"),
    Comparison("andel project, start to end", "process", "python -c pass", aim_in_seconds=0.2),
    Comparison("  of it, processor time", "process, processor", "python -c pass, processor"),
]


def main() -> None:
    wanted = argparse.ArgumentParser(description="Andel against plain ways to do the same")
    wanted.add_argument("--rounds", type=int, default=15, help="how many times everything is measured (%(default)s)")
    rounds = max(1, wanted.parse_args().rounds)

    plain = decimal_projection.read(AGREEMENT)
    plan = andel.make_plan(andel.read_agreement(AGREEMENT))
    check_that_figures_are_equal(plain, plan)

    folder = tempfile.TemporaryDirectory(prefix="andel-bench-")
    ten, *larger = [Clauses(Path(folder.name), size) for size in (TEN_CLAUSES, *DECADES)]

    print(f"bench: measuring, {rounds} rounds of about two seconds", file=sys.stderr)
    measured = []
    for _ in range(rounds):
        times = stages_and_peers()
        times["Decimal"] = best_of(lambda: decimal_projection.project(plain))
        times["project in Python"] = best_of(lambda: list(andel.project(plan)))
        times["process"], times["process, processor"] = of_process("-m", "andel", "project", str(AGREEMENT))
        times["python -c pass"], times["python -c pass, processor"] = of_process("-c", "pass")
        times["ten clauses"], times["Decimal, ten clauses"] = best_of(ten.project), best_of(ten.project_plainly, 3)
        measured.append(times)
    print_table(measured)
    print_growth(larger)
    folder.cleanup()


class Clauses:
    """An agreement of ten kinds of clause, of some size, ready to be projected both ways; the figures are equal."""

    def __init__(self, folder: Path, size: clauses.Size) -> None:
        self.size = size
        self.drawn = clauses.numbers(size)
        (folder / str(size.cells)).mkdir()
        agreement = andel.read_agreement(clauses.written(folder / str(size.cells), size))
        self.plan, self.figures = andel.make_plan(agreement), andel.read_figures(agreement)
        ours = [(row.year, row.cost, row.party, row.bears_kr) for row in self.project()]
        for pair in itertools.zip_longest(ours, self.project_plainly()):
            if pair[0] != pair[1]:
                sys.exit("bench: of ten clauses Andel says {}\n   and Decimal {}".format(*pair))

    def project(self) -> andel.Projection:
        return andel.project(self.plan, self.figures)

    def project_plainly(self) -> list[tuple[int, str, str, Decimal]]:
        return clauses.project(self.size, self.drawn)


def check_that_figures_are_equal(plain: decimal_projection.Agreement, plan: andel.Plan) -> None:
    ours = [(row.year, row.cost, row.party, row.bears_kr, row.pays_kr, row.settles_kr) for row in andel.project(plan)]
    theirs = decimal_projection.project(plain)
    for pair in zip(ours, theirs, strict=False):
        if pair[0] != pair[1]:
            sys.exit("bench: Andel says {}\n   and Decimal {}".format(*pair))
    if len(ours) != len(theirs):
        sys.exit(f"bench: Andel has {len(ours)} rows, Decimal {len(theirs)}")


def stages_and_peers() -> Times:
    done = subprocess.run([PROGRAM, "--benchmark_format=json", "--benchmark_min_time=0.1"], capture_output=True, text=True, check=True)
    times = {}
    for each in json.loads(done.stdout)["benchmarks"]:
        if each.get("error_occurred"):
            sys.exit(f"bench: {each['name']}: {each['error_message']}")
        times[each["name"]] = each["cpu_time"] * 1e-9
    return times


def best_of(work: Callable[[], object], times: int = 10) -> float:
    """The processor time of the fastest of several; `work` takes milliseconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def of_process(*arguments: str) -> tuple[float, float]:
    """Seconds by the clock, and of a processor, of a Python process from start to end."""
    before, start = processor_time_of_children(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start, processor_time_of_children() - before


def processor_time_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def print_table(measured: list[Times]) -> None:
    line = "{:<30} {:>9}   {:>9}  {:<26} {:>6}   {:<13} {:<9} {}"
    what = f"30 years, 20 costs, 2 parties; ten kinds of clause: {TEN_CLAUSES.cells:,} items x parties x years"
    print(f"{what}; the median of {len(measured)} rounds, and the lowest and highest\n")
    print(line.format("", "Andel", "peer", "", "ratio", "spread", "aim", "").rstrip())
    for each in COMPARISONS:
        ours, theirs = (median(times[name] for times in measured) for name in (each.measured, each.peer))
        ratios = [times[each.measured] / times[each.peer] for times in measured]
        digits = 2 if median(ratios) >= 1 else 3
        spread = f"{min(ratios):.{digits}f}–{max(ratios):.{digits}f}"
        aim, met = "", ""
        if each.aim is not None:
            aim, met = f"≤ {each.aim:g}", verdict(ratios, each.aim)
        if each.aim_in_seconds is not None:
            aim, met = f"≤ {each.aim_in_seconds:g} s", verdict([times[each.measured] for times in measured], each.aim_in_seconds)
        cells = (each.what, milliseconds(ours), milliseconds(theirs), each.peer, f"{median(ratios):.{digits}f}", spread, aim, met)
        print(line.format(*cells).rstrip())
    print(f"\nThe machine: {noise(measured)}.")


def print_growth(of: list[Clauses]) -> None:
    """How projecting grows with items x parties x years: the slope of the line through the logarithms."""
    taken = [best_of(each.project, 5) for each in of]
    points = [(math.log(each.size.cells), math.log(seconds)) for each, seconds in zip(of, taken, strict=True)]
    exponent = linear_regression(*zip(*points, strict=True)).slope
    print("\nItems x parties x years, with ten kinds of clause:")
    for each, seconds in zip(of, taken, strict=True):
        print(f"{each.size.cells:>10,}  {milliseconds(seconds):>9}  {seconds / each.size.cells * 1e9:6.0f} ns each")
    print(f"Cost grows as their number to the power {exponent:.2f} (aim ≤ 1).")


def verdict(found: list[float], aim: float) -> str:
    if median(found) <= aim:
        return "met" if max(found) <= aim else "met, within the noise"
    return "not met" if min(found) > aim else "not met, within the noise"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.3g} ms"


def noise(measured: list[Times]) -> str:
    parses = [times["bare toml++ parse"] for times in measured]
    text = f"the same parse took from {min(parses) / median(parses) - 1:+.0%} to {max(parses) / median(parses) - 1:+.0%} of its median"
    if hasattr(os, "getloadavg"):
        text += f"; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    return text


if __name__ == "__main__":
    main()
