"""Many threads at once: equal results, and the interpreter free for others while the core computes."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import andel
import pytest

SMEDJEBACKEN = andel.example("smedjebacken-familjecentral")


COST = """
[costs.extra_{}]
label = "Mer"
yearly = "90 tkr"
price_level = 2023
index = "wages"
key = "half_each"
paid_by = "region"
source = "assumption"
"""


@pytest.fixture(scope="module")
def large() -> andel.Agreement:
    return andel.read_agreement_text(SMEDJEBACKEN.read_text(encoding="utf-8") + "".join(map(COST.format, range(600))))


def test_threads_get_equal_results() -> None:
    expected = andel.read_agreement(SMEDJEBACKEN).project(until=2100)

    def whole_way(number: int) -> tuple[andel.Projection, str]:
        agreement = andel.read_agreement(SMEDJEBACKEN)
        if number % 2:
            agreement = agreement.with_changes({"costs.rent.yearly.from-opening": number}).with_changes({})
            agreement = andel.read_agreement_text(agreement.text)
        projection = andel.project(andel.make_plan(agreement, until=2100))
        return projection, str(projection.report(by="cost"))

    with ThreadPoolExecutor(8) as pool:
        for projection, report in pool.map(whole_way, range(64)):
            assert projection == expected
            assert report == str(expected.report(by="cost"))


def test_threads_share_one_agreement() -> None:
    agreement = andel.read_agreement(SMEDJEBACKEN)
    expected = agreement.project(until=2050)
    with ThreadPoolExecutor(8) as pool:
        assert all(each == expected for each in pool.map(lambda _: agreement.project(until=2050), range(64)))


@pytest.fixture
def patient_interpreter() -> Iterator[None]:
    """No thread is asked to give way: another one runs only where the interpreter lock is let go."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(60)
    yield
    sys.setswitchinterval(before)


@pytest.mark.parametrize(
    "compute",
    [
        pytest.param(lambda large: andel.read_agreement_text(large.text), id="read_agreement_text"),
        pytest.param(lambda large: andel.check_text(large.text), id="check_text"),
        pytest.param(lambda large: large.with_changes({"costs.rent.yearly.from-opening": 1}), id="with_changes"),
        pytest.param(lambda large: andel.make_plan(large, 2050), id="make_plan"),
        pytest.param(lambda large: large.project(2040), id="project"),
    ],
)
@pytest.mark.usefixtures("patient_interpreter")
def test_interpreter_is_free_while_the_core_computes(large: andel.Agreement, compute: Callable[[andel.Agreement], object]) -> None:
    count = 0
    done = False

    def counting() -> None:
        nonlocal count
        while not done:
            count += 1
            time.sleep(0.0001)

    other = threading.Thread(target=counting)
    other.start()
    time.sleep(0.01)
    before = count
    result = compute(large)
    after = count
    done = True
    other.join()
    assert result is not None
    assert after > before + 1
