"""An agreement in Python: read, compared, kept, and tried with changes. Floats stay outside."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import andel
import pytest

RENT = "costs.rent.yearly"

TEXT = """\
andel = 1
agreement        = { name = "Lokal", language = "sv", currency = "SEK", rules = "andel-1", source = "contract" }
sources.contract = { title = "Avtal", status = "agreed" }
sources.guess    = { title = "Gissning", status = "assumed" }
term             = { start = "2026-01-01", end = "2028-12-31", renewal = "none", source = "contract" }
parties.alfa     = { label = "Alfa kommun", class = "municipality", code = "9901", source = "contract" }
parties.region_x = { label = "Region X", class = "region", code = "99", source = "contract" }
dates.opening    = { label = "Öppning", date = "2026-07-01", source = "contract" }
costs.rent       = { label = "Hyra", yearly = "960 tkr", index = "none", key = "shared", paid_by = "region_x", source = "contract" }
costs.desks      = { label = "Bord", once.on-opening = "10 tkr", key = "alfa", paid_by = "alfa", source = "contract" }
keys.shared      = { shares = { alfa = "25 %", region_x = "rest" }, source = "contract" }
"""


@pytest.fixture
def agreement() -> andel.Agreement:
    return andel.read_agreement_text(TEXT)


def bears(agreement: andel.Agreement, party: str, year: int = 2027) -> Decimal:
    return sum((row.bears_kr for row in agreement.project() if (row.party, row.year) == (party, year)), Decimal(0))


# ---- what it says


def test_says_what_the_file_says(agreement: andel.Agreement) -> None:
    assert agreement.name == "Lokal"
    assert agreement.parties == ["alfa", "region_x"]
    assert agreement.costs == ["rent", "desks"]
    assert agreement.keys == ["shared"]
    assert agreement.activities == agreement.frames == agreement.warnings == []
    assert (agreement.start, agreement.end) == (date(2026, 1, 1), date(2028, 12, 31))
    assert (agreement.text, agreement.file) == (TEXT, "agreement.toml")


def test_prints_one_useful_line(agreement: andel.Agreement) -> None:
    assert repr(agreement) == "Agreement(Lokal, 2026-01-01 to 2028-12-31, 2 parties, 2 costs)"


def test_is_read_alike_from_path_text_and_bytes(tmp_path: Path, agreement: andel.Agreement) -> None:
    file = tmp_path / "avtal med åäö.toml"
    file.write_text(TEXT, encoding="utf-8")
    read = andel.read_agreement(file)
    assert read == andel.read_agreement(str(file)) == agreement == andel.read_agreement_text(TEXT.encode())
    assert read.file == file.as_posix()


def test_text_is_not_a_path_nor_a_number() -> None:
    with pytest.raises(TypeError, match="text is str or bytes, not int"):
        andel.read_agreement_text(3)  # type: ignore[arg-type]


def test_half_a_character_is_a_problem_with_a_place() -> None:
    (problem,) = andel.check_text(TEXT.replace("Hyra", "Hyra \ud800"))
    assert (problem.code, problem.line) == ("not_utf8", 9)


def test_nobody_changes_it(agreement: andel.Agreement) -> None:
    with pytest.raises(AttributeError):
        agreement.name = "annat"  # type: ignore[misc]
    agreement.parties.append("beta")
    assert agreement.parties == ["alfa", "region_x"]


def test_examples_come_with_the_package() -> None:
    assert "smedjebacken-familjecentral" in andel.examples()
    for name in andel.examples():
        assert andel.read_agreement(andel.example(name)).name
    with pytest.raises(ValueError, match="regelprofilen"):
        andel.example("smedjebaken")


# ---- compare, hash, keep


def test_equal_when_the_files_say_the_same(agreement: andel.Agreement) -> None:
    spoken = andel.read_agreement_text("# En kommentar.\n" + TEXT.replace('label = "Hyra", ', 'label   =  "Hyra",'), "another.toml")
    other = andel.read_agreement_text(TEXT.replace("960 tkr", "961 tkr"))
    assert agreement == spoken
    assert hash(agreement) == hash(spoken)
    assert agreement != other
    assert len({agreement, spoken, other}) == 2
    assert agreement != TEXT


@pytest.mark.parametrize(
    "keep", [lambda value: pickle.loads(pickle.dumps(value)), copy.copy, copy.deepcopy], ids=["pickle", "copy", "deepcopy"]
)
def test_kept_agreement_is_the_same(agreement: andel.Agreement, keep: Any) -> None:
    twice = agreement.with_changes(
        {RENT: "1 mnkr", "keys.new": {"equal": ["alfa", "region_x"], "source": "contract"}, "costs.rent.key": "new"}
    )
    for original in (agreement, twice, twice.with_changes({RENT: 7}).with_changes({RENT: Fraction(9, 2)})):
        kept = keep(original)
        assert kept == original
        assert hash(kept) == hash(original)
        assert (kept.text, kept.file) == (original.text, original.file)
        assert kept.project().rows == original.project().rows


def test_kept_in_the_order_of_the_changes(agreement: andel.Agreement) -> None:
    steps = {"from-2026": "1 tkr", "from-2027": "2 tkr"}
    changed = agreement.with_changes({RENT: steps}).with_changes({f"{RENT}.from-2027": "3 tkr"}).with_changes({RENT: steps})
    assert pickle.loads(pickle.dumps(changed)) == changed


# ---- with_changes


@pytest.mark.parametrize(
    ("value", "kronor"),
    [
        ("1 400 tkr", 1_400_000),
        ("1,4 mnkr", 1_400_000),
        (1_400_000, 1_400_000),
        (Decimal(1400000), 1_400_000),
        (Decimal("1.4E+6"), 1_400_000),
        (Decimal("1400000.50"), Decimal("1400000.50")),
        (Fraction(2_800_001, 2), Decimal("1400000.50")),
        ({"value": "1 400 tkr", "source": "guess"}, 1_400_000),
        ({"from-2026": 1, "from-2027": 1_400_000}, 1_400_000),
        (MappingProxyType({"from-2026": Decimal(1_400_000)}), 1_400_000),
    ],
    ids=str,
)
def test_change_of_an_amount(agreement: andel.Agreement, value: Any, kronor: Any) -> None:
    changed = agreement.with_changes({RENT: value})
    assert bears(changed, "alfa") + bears(changed, "region_x") == kronor
    assert bears(agreement, "alfa") + bears(agreement, "region_x") == 960_000
    assert changed != agreement
    assert changed.text == agreement.text


@pytest.mark.parametrize("third", ["1/3", Fraction(1, 3)], ids=str)
def test_change_of_a_share_is_exact(agreement: andel.Agreement, third: Any) -> None:
    changed = agreement.with_changes({"keys.shared.shares": {"alfa": third, "region_x": "rest"}, RENT: 300})
    assert (bears(changed, "alfa"), bears(changed, "region_x")) == (100, 200)


def test_decimal_share_is_a_share_of_one(agreement: andel.Agreement) -> None:
    changed = agreement.with_changes({"keys.shared.shares": {"alfa": Decimal("0.125"), "region_x": "rest"}, RENT: 800})
    assert (bears(changed, "alfa"), bears(changed, "region_x")) == (100, 700)


@pytest.mark.parametrize("day", ["2026-10-01", date(2026, 10, 1)], ids=str)
def test_change_of_a_day_moves_all_that_refers_to_it(agreement: andel.Agreement, day: Any) -> None:
    changed = agreement.with_changes({RENT: {"from-opening": 1200}, "dates.opening.date": day})
    assert bears(changed, "region_x", 2026) == 225


def test_dict_makes_a_new_key(agreement: andel.Agreement) -> None:
    halves = {"equal": ["alfa", "region_x"], "source": "contract"}
    changed = agreement.with_changes({"keys.halves": halves, "costs.rent.key": "halves"})
    assert changed.keys == ["shared", "halves"]
    assert bears(changed, "alfa") == 480_000
    assert agreement.keys == ["shared"]


def test_dict_makes_a_new_cost(agreement: andel.Agreement) -> None:
    changed = agreement.with_changes(
        {"costs.cleaning": {"label": "Städning", "yearly": 4000, "index": "none", "key": "shared", "paid_by": "alfa", "source": "contract"}}
    )
    assert changed.costs == ["rent", "desks", "cleaning"]
    assert bears(changed, "alfa") == 241_000


def test_year_may_be_an_int_among_the_keys_of_a_dict(agreement: andel.Agreement) -> None:
    changed = agreement.with_changes({"costs.desks.once": {2027: "1 tkr", 2028: 500}})
    assert bears(changed, "alfa", 2027) == 241_000
    assert bears(changed, "alfa", 2028) == 240_500


def test_what_is_changed_is_assumed(agreement: andel.Agreement) -> None:
    assert {row.status for row in agreement.project()} == {"agreed"}
    changed = agreement.with_changes({RENT: {"value": "1 mnkr", "source": "contract"}})
    assert {(row.cost, row.status) for row in changed.project()} == {("rent", "assumed"), ("desks", "agreed")}
    paid = agreement.with_changes({"costs.rent.paid_by": "alfa"}).project()
    assert {(row.cost, row.status, row.settles_status) for row in paid} == {("rent", "agreed", "assumed"), ("desks", "agreed", "agreed")}


def test_what_is_new_is_assumed(agreement: andel.Agreement) -> None:
    halves = {"equal": ["alfa", "region_x"], "source": "contract"}
    changed = agreement.with_changes({"keys.halves": halves, "costs.desks.key": "halves"})
    assert {(row.cost, row.status) for row in changed.project()} == {("rent", "agreed"), ("desks", "assumed")}


def test_source_made_surer_by_a_change_is_no_surer(agreement: andel.Agreement) -> None:
    guessed = andel.read_agreement_text(TEXT.replace('paid_by = "region_x", source = "contract"', 'paid_by = "region_x", source = "guess"'))
    surer = guessed.with_changes({"sources.guess.status": "agreed"})
    assert {row.status for row in surer.project() if row.cost == "rent"} == {"assumed"}


def test_no_changes_change_nothing(agreement: andel.Agreement) -> None:
    assert agreement.with_changes({}) == agreement
    assert agreement.with_changes({RENT: "960 tkr"}) != agreement  # the same amount, but now assumed


def test_changes_come_one_after_the_other(agreement: andel.Agreement) -> None:
    once = agreement.with_changes({RENT: 1, "costs.rent.key": "alfa"})
    assert agreement.with_changes({RENT: 1}).with_changes({"costs.rent.key": "alfa"}) == once


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("costs.rnt.yearly", "costs.rent"),
        ("cost.rent.yearly", "costs"),
        ("key.shared", "keys"),
        ("dates.openin.date", "dates.opening"),
    ],
)
def test_unknown_address_names_the_nearest(agreement: andel.Agreement, address: str, near: str) -> None:
    with pytest.raises(andel.AgreementError) as refused:
        agreement.with_changes({address: "1 tkr"})
    (problem,) = refused.value.problems
    assert problem.code == "unknown_address"
    for lang, words in (("sv", f"Menade du {near}?"), ("en", f"Did you mean {near}?")):
        assert words in problem.way_out(lang)  # type: ignore[arg-type]
        assert address in problem.message(lang)  # type: ignore[arg-type]


@pytest.mark.parametrize("address", ["", ".", "costs.", "costs..yearly", "costs.rent.", ".costs", "andel.x", "costs.rent.yearly.value.x"])
def test_address_that_leads_nowhere_is_shown(agreement: andel.Agreement, address: str) -> None:
    with pytest.raises(andel.AgreementError) as refused:
        agreement.with_changes({address: "1 tkr"})
    assert [problem.code for problem in refused.value.problems] == ["unknown_address"]


def test_misspelt_last_word_is_an_unknown_key(agreement: andel.Agreement) -> None:
    with pytest.raises(andel.AgreementError) as refused:
        agreement.with_changes({"costs.rent.yearli": "1 tkr"})
    (problem,) = refused.value.problems
    assert problem.code == "unknown_key"
    assert "yearly" in problem.way_out("en")


def test_changed_agreement_is_checked(agreement: andel.Agreement) -> None:
    with pytest.raises(andel.AgreementError) as refused:
        agreement.with_changes({"keys.shared.shares.alfa": "80 %", "keys.shared.shares.region_x": "30 %", RENT: "1 300"})
    assert {problem.code for problem in refused.value.problems} == {"shares_not_100", "amount_without_unit"}


# ---- what is refused, in words


@pytest.mark.parametrize("path", [(), ("shares", "alfa"), ("equal", 0)], ids=["as it is", "in a dict", "in a list"])
def test_float_is_refused_with_what_to_write(agreement: andel.Agreement, path: tuple[Any, ...]) -> None:
    value: Any = 0.25
    for step in reversed(path):
        value = [value] if step == 0 else {step: value}
    with pytest.raises(TypeError) as refused:
        agreement.with_changes({"keys.shared": value})
    for words in ("0.25 is a float", 'Decimal("0.25")', "Fraction(1, 4)", '"25 %"', '"1 300 tkr"'):
        assert words in str(refused.value)


def test_float_of_a_library_is_shown_as_a_number(agreement: andel.Agreement) -> None:
    class Float64(float):  # as numpy's
        def __repr__(self) -> str:
            return f"np.float64({float(self)})"

    with pytest.raises(TypeError, match=r'^1\.5 is a float, .*Decimal\("1\.5"\)'):
        agreement.with_changes({RENT: Float64(1.5)})  # type: ignore[dict-item]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e300], ids=repr)
def test_strange_floats_are_refused_too(agreement: andel.Agreement, value: float) -> None:
    with pytest.raises(TypeError, match="is a float"):
        agreement.with_changes({RENT: value})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("value", "error", "words"),
    [
        (True, TypeError, "no True and False"),
        (None, TypeError, "text, int, Decimal, Fraction, date, list or dict, not NoneType"),
        (b"1 tkr", TypeError, "not bytes"),
        ({1, 2}, TypeError, "not set"),
        (1j, TypeError, "not complex"),
        (datetime(2026, 1, 1), TypeError, "not datetime"),
        ({date(2026, 1, 1): 1}, TypeError, "a key of a dict is text, not date"),
        ({2.5: 1}, TypeError, "a key of a dict is text, not float"),
        (Decimal("NaN"), ValueError, "NaN"),
        (Decimal("Infinity"), ValueError, "Infinity"),
        (10**30, ValueError, "larger than Andel counts with"),
        (Fraction(1, 10**30), ValueError, "larger than Andel counts with"),
        ("1\ud800 tkr", UnicodeEncodeError, "surrogates"),
    ],
    ids=repr,
)
def test_other_values_are_refused_in_words(agreement: andel.Agreement, value: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words) as refused:
        agreement.with_changes({RENT: value})
    assert "incompatible function arguments" not in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "words"), [([1], "not list"), (None, "not NoneType"), ({1: "1 tkr"}, "an address is text, not int")], ids=repr
)
def test_changes_are_a_dict_of_addresses(agreement: andel.Agreement, changes: Any, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        agreement.with_changes(changes)


def test_value_that_holds_itself_is_refused(agreement: andel.Agreement) -> None:
    endless: dict[str, Any] = {}
    endless["value"] = [endless]
    with pytest.raises(ValueError, match="nested deeper than 16 levels"):
        agreement.with_changes({RENT: endless})


def test_amount_finer_than_an_ore_is_a_problem(agreement: andel.Agreement) -> None:
    with pytest.raises(andel.AgreementError):
        agreement.with_changes({RENT: Decimal("0.001")})


def test_whatever_counts_as_a_whole_number_is_one(agreement: andel.Agreement) -> None:
    class Counted:  # as the integers of numpy
        def __index__(self) -> int:
            return 800

    assert bears(agreement.with_changes({RENT: Counted()}), "region_x") == 600
