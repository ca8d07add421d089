"""Random agreements about time and capital: the laws that hold for every one of them, and mistakes that they would notice."""

from __future__ import annotations

import contextlib
import itertools
from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import oracle
import oracle_capital
import oracle_loans
import oracle_term
import pytest
from oracle_reading import AGREED
from oracle_values import ONE_DAY, Refused, end_moved, length
from random_agreements import Case
from random_capital import random_case

SEED = 20_261_125
COUNT = 300


def answer_of(place: int) -> Any:
    """Everything that the oracle says about the agreement of a number: figures, or the codes of what stopped it."""
    case = random_case(SEED, place)

    def asked(question: Any) -> Any:
        try:
            return question()
        except Refused as refused:
            return refused.code
        except Exception as error:  # a mistake may end in nonsense
            return type(error)

    found = asked(lambda: oracle.project(case.text(), case.until, case.figures))
    rows = (found.rows, found.frames, found.assets) if isinstance(found, oracle.Projection) else found
    return rows, asked(lambda: oracle.loans(case)), asked(lambda: oracle.calendar(case, 2045))


def cases() -> list[tuple[Case, oracle.Projection]]:
    """Those that have figures."""
    found = []
    for place in range(COUNT):
        case = random_case(SEED, place)
        try:
            found.append((case, oracle.project(case.text(), case.until, case.figures)))
        except Refused:
            continue
    return found


@pytest.fixture(scope="module")
def projections() -> list[tuple[Case, oracle.Projection]]:
    """Made once."""
    return cases()


def test_most_of_them_have_figures_and_all_clauses_occur(projections: list[tuple[Case, oracle.Projection]]) -> None:
    """Otherwise they would test nothing."""
    assert len(projections) > COUNT * 3 // 4
    counted: Counter[str] = Counter()
    for case, projection in projections:
        counted.update({row.component for row in projection.rows} | {row.standing for row in projection.rows})
        text = case.text()
        words: tuple[str, ...] = (
            "refix",
            "keep_plan",
            "keep_payment",
            "by_days",
            "equal_periods",
            "bullet",
            "straight",
            "spread_over_life",
            "reduces_cost",
        )
        words += ("short_last", "long_last", "payment_day", "first_repayment", "instalment", "period_start", "rate_by_party", "year_starts")
        words += ("odd_years", "any_day", "month_end", "weekend", "by_party", "committed_until", "next_january", "actual/actual", "30U/360")
        counted.update(word for word in words if word in text)
    for word in ("left_over", "exit", "rate_difference", "rests_on_no_notice", "conditional", *words):
        assert counted[word] >= 3, word


def test_positions_add_up_to_nothing(projections: list[tuple[Case, oracle.Projection]]) -> None:
    """What is settled between the parties of a charge sums to zero; a line that moves money pays nobody."""
    for _, projection in projections:
        sums: dict[Any, Fraction] = defaultdict(Fraction)
        for row in projection.rows:
            sums[row.period_from, row.period_to, row.cost, row.component] += row.settles_kr
            if row.component in ("exit", "rate_difference"):
                assert row.pays_kr == 0
        assert not any(sums.values())


def test_years_of_assets_join_and_lose_what_is_written_off(projections: list[tuple[Case, oracle.Projection]]) -> None:
    """Opening less depreciation is closing, which is next year's opening."""
    for _, projection in projections:
        for row in projection.assets:
            assert row.opening - row.depreciation == row.closing
        for one, other in itertools.pairwise(projection.assets):
            if one.asset == other.asset:
                assert (one.closing, one.year + 1) == (other.opening, other.year)


def test_what_is_written_off_and_what_is_left_are_the_cost(projections: list[tuple[Case, oracle.Projection]]) -> None:
    """Over the whole life of every asset, whenever the agreement is."""
    for case, _ in projections:
        found = oracle.Oracle(case.text(), case.figures)
        for name in case.document.get("assets", {}):
            asset = found.asset(name)
            last = asset.starts + (asset.life if asset.method == "linear" else min(asset.life, 36))
            with contextlib.suppress(Refused):  # an annuity may look at rates that nobody knows yet
                total = sum((asset.depreciation(month) for month in range(asset.starts, last)), Fraction(0))
                assert asset.net - total == asset.book(last)
                assert asset.method == "annuity" or asset.book(last) == asset.rest


def test_loans_are_repaid_and_their_periods_join(projections: list[tuple[Case, oracle.Projection]]) -> None:
    """Drawn is repaid, the last payment leaves nothing, and there is neither gap nor overlap."""
    for _, projection in projections:
        for _, group in itertools.groupby(projection.loans, key=lambda row: row.loan):
            rows = list(group)
            assert sum(row.drawn for row in rows) == sum(row.repayment for row in rows)
            assert (rows[0].opening, rows[-1].closing) == (0, 0)
            for one, other in itertools.pairwise(rows):
                assert (one.day, one.closing, one.number + 1) == (other.first, other.opening, other.number)


def test_a_notice_on_its_last_day_ends_the_agreement_and_the_day_after_does_not() -> None:
    """For every deadline of the calendars, where nothing about notice changes that day."""
    tried = 0
    for place in range(COUNT):
        case = random_case(SEED, place)
        try:
            found = oracle.Oracle(case.text(), case.figures)
            deadlines = found.calendar(2045)
        except Refused:
            continue
        if "weekend" in case.text() or len(found.notices) != 1 or found.renewal.get("happens") != "unless_notice":
            continue
        for one in deadlines[:5]:
            tried += 1
            assert found.ending(one.day, one.party) == one.ends
            assert found.ending(one.day + ONE_DAY, one.party) == one.otherwise
    assert tried > 100


# ------------------------------------------------------------------------------------------------------------ mutations


def mistakes() -> dict[str, tuple[Any, str, Any]]:
    """Ways in which such engines go wrong (semantics.md section 5): (where, name, instead)."""
    asset, loan, term, engine = oracle_capital.Asset, oracle_loans.Loan, oracle_term.Term, oracle.Oracle
    base, interest, months, ends, level, net_rate = (
        asset.base,
        loan.interest,
        asset.interest_months,
        term.renewal_before,
        loan.level,
        loan.net_rate,
    )

    def months_of_the_calendar(self: Any, year: int) -> list[int]:  # an asset's year is the agreement's
        return [month for month in range(12 * year, 12 * year + 12) if self.has_interest(month)] or months(self, year)

    def on_the_opening(self: Any, month: int) -> Fraction:
        return self.book(months(self, self.year_of(month))[0])  # type: ignore[no-any-return]

    def monthly(self: Any, month: int) -> Fraction:
        return self.book(month) if self.interest_on == "average" else base(self, month)

    def rounded_per_piece(self: Any, pieces: Any, discounted: bool = True) -> Fraction:  # 20
        return sum((interest(self, [piece], discounted) for piece in pieces), Fraction(0))

    def in_whole_periods(self: Any, kronor: Fraction, rate: Fraction, day: date) -> Fraction:  # 18
        way, self.annuity = self.annuity, "equal_periods"
        found = level(self, kronor, rate, day)
        self.annuity = way
        return found

    def without_discount(self: Any, day: date, period: date) -> Fraction:
        return net_rate(self, day, period) + self.discount(day)  # type: ignore[no-any-return]

    def day_after(written_end: date, written: str, sign: int, rule: str | None, to_month_end: bool = False) -> date:  # 13
        return moved(written_end + ONE_DAY, written, sign, rule, to_month_end)

    def from_the_end_before(self: Any, count: int) -> date:  # 15: chained renewals
        if count < 2:
            return ends(self, count)
        length_of, days = length(self.renewal["length"])
        before = from_the_end_before(self, count - 1) - ONE_DAY
        return ONE_DAY + (end_moved(before, length_of, self.month_end) if length_of else before + timedelta(days=days))

    moved = oracle_term.moved_by
    return {
        "an_assets_year_is_the_calendars": (asset, "interest_months", months_of_the_calendar),
        "interest_on_the_opening_always": (asset, "base", on_the_opening),
        "average_taken_for_monthly": (asset, "base", monthly),
        "a_spread_grant_forgotten": (asset, "income", lambda self, month: Fraction(0)),
        "a_part_of_a_month_is_a_whole": (oracle_capital, "days_of", lambda month: 30),
        "interest_rounded_per_piece": (loan, "interest", rounded_per_piece),
        "by_days_as_equal_periods": (loan, "level", in_whole_periods),
        "an_annuity_without_the_discount": (loan, "net_rate", without_discount),
        "the_end_of_february_forgotten": (oracle_loans, "is_last_of_february", lambda day: False),
        "steps_in_a_period_forgotten": (loan, "pieces_of", unstepped(loan.pieces_of)),
        "the_last_day_of_notice_is_the_day_after": (oracle_term, "moved_by", day_after),
        "weekends_forgotten": (oracle_term, "weekday_near", lambda day, rule: day),
        "renewals_from_the_end_before": (term, "renewal_before", from_the_end_before),
        "nobody_has_rates_of_its_own": (engine, "rate_line", lambda self, charge: None),
        "a_leaver_owes_nothing": (engine, "exit_line", lambda self, cost, party, last, horizon: None),
        "what_is_left_forgotten": (engine, "left_line", lambda self, cost, name, last: None),
        "a_leaver_pays_to_its_day": (term, "pays_until", lambda self, day, rule: day),
        "commitments_forgotten": (term, "committed", lambda self, cost, party, last: ("nothing", last, AGREED)),
    }


def unstepped(pieces_of: Any) -> Any:
    """Pieces that only drawings cut."""

    def instead(self: Any, first: date, before: date, opening: Fraction) -> Any:
        cuts, self.cuts = self.cuts, lambda _, __: []
        found = pieces_of(self, first, before, opening)
        self.cuts = cuts
        return found

    return instead


RIGHT: dict[int, Any] = {}


@pytest.mark.parametrize("name", sorted(mistakes()))
def test_the_random_agreements_would_notice(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these mistakes changes an answer among the first agreements."""
    where, what, instead = mistakes()[name]
    noticed = 0
    for place in range(COUNT):
        if place not in RIGHT:
            RIGHT[place] = answer_of(place)
        with monkeypatch.context() as patch:
            patch.setattr(where, what, instead)
            noticed += answer_of(place) != RIGHT[place]
        if noticed == 2:
            return
    pytest.fail(f"{noticed} of {COUNT} agreements notice it")
