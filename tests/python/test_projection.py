"""The stages in Python, and the rows, frames and reports that come of them."""

from __future__ import annotations

import copy
import pickle
import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import andel
import pytest

SMEDJEBACKEN = andel.read_agreement(andel.example("smedjebacken-familjecentral"))


@pytest.fixture(scope="module")
def projection() -> andel.Projection:
    return SMEDJEBACKEN.project(until=2042)


# ---- the stages


def test_stages_are_the_methods_in_steps() -> None:
    plan = andel.make_plan(SMEDJEBACKEN, until=2042)
    assert andel.project(plan) == SMEDJEBACKEN.project(2042) == SMEDJEBACKEN.project(until=2042, figures=andel.Figures())
    report = andel.make_report(andel.project(plan), by="cost", unit="tkr", lang="en")
    assert str(report) == str(SMEDJEBACKEN.project(2042).report(by="cost", unit="tkr", lang="en"))


def test_plan_says_what_it_covers() -> None:
    plan = andel.make_plan(SMEDJEBACKEN)
    assert (plan.agreement, plan.until, plan.start, plan.end) == (SMEDJEBACKEN, None, date(2023, 1, 1), date(2038, 12, 31))
    assert andel.make_plan(SMEDJEBACKEN, 2042).end == date(2042, 12, 31)
    assert repr(plan) == f"Plan(Samverkansavtal om familjecentral i Smedjebacken, 2023-01-01 to 2038-12-31, {len(plan)} charges)"


def test_no_renewal_is_possible_past_the_end() -> None:
    agreement = andel.read_agreement(andel.example("skovde-ungdomsmottagning"))
    assert agreement.project(until=2030).years == [2018, 2019, 2020, 2021, 2022]


@pytest.mark.parametrize("year", [2022, 2224, -1, 9999])
def test_year_out_of_reach_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match="from 2023 to 2223"):
        SMEDJEBACKEN.project(until=year)
    with pytest.raises(ValueError, match="from 2023 to 2223"):
        andel.make_plan(SMEDJEBACKEN, year)


@pytest.mark.parametrize("year", ["2042", 2042.0, True, Decimal(2042), date(2042, 1, 1)], ids=repr)
def test_what_is_no_year_is_refused_in_words(year: Any) -> None:
    with pytest.raises(TypeError, match="a year is an int, such as 2042, not"):
        SMEDJEBACKEN.project(until=year)


def test_wrong_room_is_refused_in_words(projection: andel.Projection) -> None:
    wrong: Any = "avtal.toml"
    with pytest.raises(TypeError, match="agreement is an Agreement, from read_agreement, not str"):
        andel.make_plan(wrong)
    with pytest.raises(TypeError, match="plan is a Plan, from make_plan, not Agreement"):
        andel.project(SMEDJEBACKEN)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="projection is a Projection, from project, not str"):
        andel.make_report(wrong)
    with pytest.raises(TypeError, match="figures are Figures, not str"):
        SMEDJEBACKEN.project(figures=wrong)


def test_what_only_the_arithmetic_finds_is_raised_when_projecting() -> None:
    text = andel.example("skovde-ungdomsmottagning").read_text(encoding="utf-8").replace('"5,6 mnkr"', '"0,01 kr"')
    agreement = andel.read_agreement_text(text)
    with pytest.raises(andel.AgreementError) as refused:
        agreement.project()
    assert {problem.code for problem in refused.value.problems} == {"inexact"}
    assert list(refused.value.problems) == andel.check_text(text)


# ---- rows


def test_rows_have_the_documented_columns_and_types(projection: andel.Projection) -> None:
    assert andel.COLUMNS_VERSION == 1
    kinds = (int, date, date, str, str, str, str, str, str, Decimal, Decimal, Decimal, int, str, str, bool, str)
    for row in projection:
        assert isinstance(row, andel.Row)
        assert tuple(type(value) for value in row) == kinds
    assert " ".join(andel.Row._fields) == (
        "year period_from period_to standing cost cost_label kind party party_label bears_kr pays_kr settles_kr odd_units status"
        " settles_status past_without_actuals component"
    )


def test_a_row_says_it_all(projection: andel.Projection) -> None:
    (row,) = (each for each in projection if (each.year, each.cost, each.party) == (2025, "rent", "municipality"))
    assert row == andel.Row(
        year=2025,
        period_from=date(2025, 1, 1),
        period_to=date(2025, 12, 31),
        standing="firm",
        cost="rent",
        cost_label="Hyra, ökning mot dagens lokaler",
        kind="rent",
        party="municipality",
        party_label="Smedjebackens kommun",
        bears_kr=Decimal("1300000.00"),
        pays_kr=Decimal("0.00"),
        settles_kr=Decimal("1300000.00"),
        odd_units=0,
        status="assumed",
        settles_status="assumed",
        past_without_actuals=False,
        component="ordinary",
    )


def test_iterates_as_its_rows(projection: andel.Projection) -> None:
    assert list(projection) == projection.rows
    assert len(projection) == len(projection.rows)
    projection.rows.clear()
    assert len(projection.rows) == len(projection)


def test_rows_stand_in_order(projection: andel.Projection) -> None:
    costs, parties = SMEDJEBACKEN.costs, SMEDJEBACKEN.parties
    order = [(row.year, row.period_from, costs.index(row.cost), parties.index(row.party)) for row in projection]
    assert order == sorted(set(order))


def test_amounts_are_decimals_with_two_decimals(projection: andel.Projection) -> None:
    amounts = [value for row in projection for value in (row.bears_kr, row.pays_kr, row.settles_kr)]
    amounts += [value for frame in projection.frames for value in (frame.amount_kr, frame.used_kr, frame.left_kr)]
    assert {amount.as_tuple().exponent for amount in amounts} == {-2}
    for row in projection:
        assert row.settles_kr == row.bears_kr - row.pays_kr


def test_renewals_stand_apart(projection: andel.Projection) -> None:
    assert {row.standing for row in projection if row.year <= 2038} == {"firm"}
    assert {row.standing for row in projection if row.year > 2038} == {"rests_on_no_notice"}
    assert projection.rows[: len(SMEDJEBACKEN.project())] == SMEDJEBACKEN.project().rows


def test_years_without_amounts_are_years_too(projection: andel.Projection) -> None:
    assert projection.years == list(range(2023, 2043))
    assert 2023 not in {row.year for row in projection}


def test_what_the_term_rests_on_is_all_of_it(projection: andel.Projection) -> None:
    firm = sum((row.bears_kr for row in projection if row.standing == "firm"), Decimal(0))
    assert sum((amount for _, amount in projection.rests_on), Decimal(0)) == firm == Decimal("181846767.00")
    agreement = andel.read_agreement(andel.example("skovde-ungdomsmottagning"))
    assert agreement.project().rests_on == [("assumed", Decimal("28000000.00"))]


def test_odd_units_say_who_got_the_odd_ore() -> None:
    rows = andel.read_agreement(andel.example("tredjedelar-och-oret")).project().rows
    assert {(row.party, row.bears_kr, row.odd_units) for row in rows} == {
        ("alfa", Decimal("33333.34"), 1),
        ("beta", Decimal("33333.33"), 0),
        ("gamma", Decimal("33333.33"), 0),
    }


# ---- frames, activities, profile


def test_frames_have_the_documented_columns(projection: andel.Projection) -> None:
    assert projection.frames[0] == andel.FrameRow(
        year=2024,
        frame="start_up_money",
        frame_label="Avsatta medel för uppstart",
        owner="municipality",
        amount_kr=Decimal("3000000.00"),
        used_kr=Decimal("3000000.00"),
        left_kr=Decimal("0.00"),
        standing="firm",
        status="assumed",
    )
    assert [(frame.year, frame.frame) for frame in projection.frames] == [
        (2024, "start_up_money"),
        (2025, "start_up_money"),
        (2025, "region_rent"),
    ]


def test_activities_are_the_burdens_another_way(projection: andel.Projection) -> None:
    whole: dict[tuple[object, ...], Decimal] = {}
    for part in projection.by_activity:
        assert isinstance(part, andel.ActivityRow)
        place = (part.period_from, part.cost, part.party)
        whole[place] = whole.get(place, Decimal(0)) + part.bears_kr
    for row in projection:
        assert whole.pop((row.period_from, row.cost, row.party), Decimal(0)) == row.bears_kr
    assert not whole


def test_profile_answers_speak_both_languages() -> None:
    projection = andel.read_agreement(andel.example("regelprofilen")).project()
    swedish, english = projection.profile_answers(), projection.profile_answers("en")
    assert swedish
    assert [address for address, _ in swedish] == [address for address, _ in english]
    assert all(one != other for (_, one), (_, other) in zip(swedish, english, strict=True))


# ---- a day to judge from


def test_as_of_marks_the_years_that_had_ended() -> None:
    projection = SMEDJEBACKEN.project(2042, as_of=date(2026, 11, 22))
    assert projection.as_of == date(2026, 11, 22)
    assert {row.year for row in projection if row.past_without_actuals} == {2024, 2025}
    assert [row._replace(past_without_actuals=False) for row in projection] == SMEDJEBACKEN.project(2042).rows
    assert projection != SMEDJEBACKEN.project(2042)
    assert {row.year for row in SMEDJEBACKEN.project(as_of=date(2025, 12, 31)) if row.past_without_actuals} <= {2024, 2025}
    assert SMEDJEBACKEN.project().as_of is None


@pytest.mark.parametrize("day", ["2026-11-22", 2026, datetime(2026, 11, 22)], ids=repr)
def test_what_is_no_day_is_refused_in_words(day: Any) -> None:
    with pytest.raises(TypeError, match=r"a day is a datetime\.date"):
        SMEDJEBACKEN.project(as_of=day)


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(3000, 1, 1), date.max], ids=str)
def test_day_that_is_not_counted_is_refused(day: date) -> None:
    with pytest.raises(ValueError, match="from the year 1900 to 2999"):
        SMEDJEBACKEN.project(as_of=day)


# ---- compare, hash, keep, print


@pytest.mark.parametrize(
    "keep", [lambda value: pickle.loads(pickle.dumps(value)), copy.copy, copy.deepcopy], ids=["pickle", "copy", "deepcopy"]
)
def test_kept_results_are_the_same(keep: Any) -> None:
    for original in (
        SMEDJEBACKEN.project(2042),
        SMEDJEBACKEN.project(as_of=date(2026, 1, 1)),
        andel.make_plan(SMEDJEBACKEN, 2040),
        andel.Figures(),
    ):
        kept = keep(original)
        assert kept == original
        assert hash(kept) == hash(original)
        assert repr(kept) == repr(original)


def test_rows_can_be_kept(projection: andel.Projection) -> None:
    assert pickle.loads(pickle.dumps(projection.rows)) == projection.rows


def test_different_results_differ() -> None:
    results = [
        SMEDJEBACKEN.project(),
        SMEDJEBACKEN.project(2042),
        SMEDJEBACKEN.project(as_of=date(2026, 1, 1)),
        SMEDJEBACKEN.with_changes({"costs.rent.yearly.from-opening": "1 tkr"}).project(),
    ]
    assert len(set(results)) == len(results)
    assert len({result.plan for result in results}) == 3
    assert results[0] != "text"
    assert results[0].plan != results[0]


def test_prints_one_useful_line(projection: andel.Projection) -> None:
    assert repr(projection) == "Projection(Samverkansavtal om familjecentral i Smedjebacken, 2023-01-01 to 2042-12-31, 182 rows)"
    assert repr(projection.report(unit="mnkr")) == "Report(Kalkyl 2023–2042, mnkr exklusive moms)"


# ---- the report


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("unit", ["kr", "tkr", "mnkr"])
@pytest.mark.parametrize("by", ["party", "cost", "activity"])
def test_report_is_drawn_from_its_blocks(projection: andel.Projection, by: Any, unit: Any, lang: Any) -> None:
    report = projection.report(by=by, unit=unit, lang=lang)
    text = str(report)
    assert text.startswith(report.title)
    assert report.text() == text
    assert all(line in text for line in [*report.preface, *report.notes])
    decimals = {"kr": -2, "tkr": 0, "mnkr": -1}[unit]
    assert report.blocks
    for heading, columns, rows in report.blocks:
        assert heading in text
        for label, kind, firm, cells in rows:
            assert label in text
            assert kind in ("year", "total")
            assert isinstance(firm, bool)
            assert len(cells) == len(columns)
            assert {cell.as_tuple().exponent for cell in cells} == {decimals}


def test_report_shows_the_sums_of_the_rows(projection: andel.Projection) -> None:
    report = projection.report()
    _, columns, rows = report.blocks[0]
    assert columns == ["Smedjebackens kommun", "Region Dalarna", "Summa"]
    for label, kind, _, cells in rows:
        if kind == "year":
            year = int(label.split()[0])
            by_party = [
                sum((row.bears_kr for row in projection if (row.year, row.party) == (year, party)), Decimal(0))
                for party in SMEDJEBACKEN.parties
            ]
            assert cells == [*by_party, sum(by_party)]


def test_one_year_is_said_once() -> None:
    agreement = andel.read_agreement(andel.example("regelprofilen"))
    assert "2026–" not in agreement.project(until=2026).report().title


def test_label_never_breaks_a_table() -> None:
    text = andel.example("skovde-ungdomsmottagning").read_text(encoding="utf-8").replace('"Ungdomsmottagning"', r'"Ungdoms\nmottagning"')
    if not andel.check_text(text):
        assert "\nUngdoms mottagning\n" in str(andel.read_agreement_text(text).project().report(by="cost"))


def test_report_has_colour_when_asked(projection: andel.Projection) -> None:
    assert "\x1b[" not in str(projection.report())
    coloured = projection.report().text(colour=True)
    assert "\x1b[1m" in coloured
    assert coloured.replace("\x1b[0m", "").replace("\x1b[1m", "").replace("\x1b[2m", "") == str(projection.report())


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"by": "person"}, 'by is one of "party", "cost", "activity"'),
        ({"unit": "SEK"}, 'unit is one of "kr", "tkr", "mnkr"'),
        ({"lang": "de"}, 'lang is "sv" or "en"'),
    ],
    ids=str,
)
def test_unknown_choice_names_the_choices(projection: andel.Projection, choice: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        projection.report(**choice)


def test_budget_year_turns_the_table(projection: andel.Projection) -> None:
    down = {label: cells for label, _, _, cells in projection.report().blocks[0][2]}
    heading, columns, rows = projection.report(budget_year=2037).blocks[0]
    assert heading == "Bär: vad kostnaden blir för var och en"
    marked = ["Avtal 2036", "Budget 2037", "Plan 2038", "Plan 2039 *", "Kalkyl 2040 *", "Kalkyl 2041 *", "Kalkyl 2042 *"]
    assert [each.replace("\u00a0", " ") for each in columns] == marked
    assert [(label, kind) for label, kind, _, _ in rows] == [
        ("Smedjebackens kommun", "amount"),
        ("Region Dalarna", "amount"),
        ("Summa", "total"),
    ]
    for place, name in enumerate(marked):
        assert [cells[place] for _, _, _, cells in rows] == down[name.partition(" ")[2]]


def test_fixed_prices_divide_by_the_chained_changes(projection: andel.Projection) -> None:
    blocks = projection.report(prices=2025, deflator="prices").blocks
    assert blocks[1][0].endswith("i 2025 års priser (deflator: Priser, två procent om året)")
    current, fixed = ({label.split()[0]: cells for label, kind, _, cells in rows if kind == "year"} for _, _, rows in blocks[:2])
    assert fixed["2025"] == current["2025"]
    for year in range(2023, 2043):
        exact = [Fraction(cell) / (1 + Fraction("0.02")) ** (year - 2025) for cell in current[str(year)]]
        assert fixed[str(year)] == [Decimal(int(cell * 100 + Fraction(1, 2))) / 100 for cell in exact], year


def test_inhabitants_are_of_a_party_or_of_all(projection: andel.Projection) -> None:
    def per_inhabitant(inhabitants: Any) -> Any:
        return next(block for block in projection.report(inhabitants=inhabitants).blocks if "invånare" in block[0])

    _, columns, rows = per_inhabitant({"municipality": 10854})
    assert columns == ["Smedjebackens kommun"]
    borne = {label: cells for label, _, _, cells in projection.report().blocks[0][2]}
    for label, _, _, (cell,) in rows:
        assert cell == Decimal(int(Fraction(borne[label][0]) / 10854 * 100 + Fraction(1, 2))) / 100
    assert per_inhabitant(10854) == per_inhabitant({"everyone": 10854})


@pytest.mark.parametrize(
    ("options", "swedish", "english"),
    [
        ({"budget_year": 2043}, "Budgetåret 2043 är inte bland åren", "The budget year 2043 is not among the years"),
        ({"budget_year": 10**12}, "Budgetåret", "The budget year"),
        ({"prices": 2025}, "Välj ett av avtalets index: prices, wages", "Choose one of the indexes of the agreement: prices, wages"),
        ({"prices": 2025, "deflator": "rent"}, "Deflatorn rent är inget index", "The deflator rent is no index"),
        ({"deflator": "prices"}, "Ange vilket år", "Say which year"),
        ({"inhabitants": {"rent": 5}}, "rent är ingen part", "rent is no party"),
        ({"inhabitants": 0}, "everyone har 0", "everyone has 0"),
    ],
    ids=str,
)
def test_report_that_cannot_be_made_says_what_can(projection: andel.Projection, options: Any, swedish: str, english: str) -> None:
    for lang, words in (("sv", swedish), ("en", english)):
        with pytest.raises(andel.ReportError, match=re.escape(words)):
            projection.report(lang=lang, **options)  # type: ignore[arg-type]
    assert issubclass(andel.ReportError, ValueError)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"budget_year": 2027.0}, "a year is an int, such as 2042, not float"),
        ({"prices": None}, "prices is .* not None"),
        ({"prices": 2025.0}, "a year is an int, such as 2042, not float"),
        ({"deflator": 5}, "deflator is text, not int"),
        ({"inhabitants": 10854.0}, "the number of inhabitants is an int, not float"),
        ({"inhabitants": {"municipality": Decimal(10854)}}, "the number of inhabitants of municipality is an int, not Decimal"),
        ({"inhabitants": {2061: 10854}}, "a party of inhabitants is text, not int"),
        ({"inhabitants": True}, "is an int, not bool"),
    ],
    ids=str,
)
def test_option_of_the_wrong_type_is_refused_in_words(projection: andel.Projection, options: Any, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        projection.report(**options)
    with pytest.raises(ValueError, match='prices is "current", or a year such as 2025'):
        projection.report(prices="2025")  # type: ignore[arg-type]


@pytest.mark.parametrize("choice", [{"by": 1}, {"unit": None}, {"lang": b"sv"}], ids=str)
def test_choice_that_is_no_text_is_refused_in_words(projection: andel.Projection, choice: Any) -> None:
    with pytest.raises(TypeError, match="is text, not"):
        projection.report(**choice)
