"""The tables of a projection, version 1 of their columns; the sentences of a description; last, tables as they are read.

Column names are English whatever the language of the output. Amounts are ``Decimal`` kronor with two decimals, days are
``date``, inclusive; ``standing`` is ``firm``, ``rests_on_no_notice`` (a renewal that nobody has stopped), ``after_notice`` (one
before the end that a notice leads to) or ``conditional`` (a renewal that must be decided); ``status`` and ``settles_status``
name the weakest input that the figure rests on: ``assumed``, ``estimated``, ``reported``, ``published``, ``decided``,
``booked`` or ``agreed``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

COLUMNS_VERSION = 1


class Row(NamedTuple):
    """What one party has to do with one cost in one charge period.

    bears_kr is its part of the cost, by the allocation key; pays_kr what it pays outward, to the supplier; settles_kr what it
    pays to the other parties (negative: receives), bears minus pays. odd_units are the units of ``rounding.part`` that the rule
    for the odd öre gave it. past_without_actuals: the year had ended by ``as_of``, and there are no booked figures. component:
    ``ordinary``, or ``correction``, what figures that were published later than the bill have changed; its year is then that of
    the publication, and its period that of the charge which it corrects. ``left_over``: what is left of an asset when the agreement ends.
    ``rate_difference``: what a party that counts with its own internal rate bears less, and the owner more. ``exit``: what a party that
    leaves owes of the book value, and those who stay are credited.
    """

    year: int
    period_from: date
    period_to: date
    standing: str
    cost: str
    cost_label: str
    kind: str
    party: str
    party_label: str
    bears_kr: Decimal
    pays_kr: Decimal
    settles_kr: Decimal
    odd_units: int
    status: str
    settles_status: str
    past_without_actuals: bool
    component: str


class ActivityRow(NamedTuple):
    """What one party bears of one cost through one activity (empty: through none), in kronor."""

    year: int
    period_from: date
    period_to: date
    standing: str
    cost: str
    cost_label: str
    kind: str
    activity: str
    activity_label: str
    party: str
    party_label: str
    bears_kr: Decimal


class FrameRow(NamedTuple):
    """A budget frame in one year, against what its owner bears, in kronor. left_kr is negative where the frame is exceeded."""

    year: int
    frame: str
    frame_label: str
    owner: str
    amount_kr: Decimal
    used_kr: Decimal
    left_kr: Decimal
    standing: str
    status: str


class AssetRow(NamedTuple):
    """An asset in one year of the agreement, in kronor, exactly as computed (``Fraction``): nothing is rounded unless the file says so.

    opening_kr is the book value when the year (or the agreement, or the asset's use) begins, closing_kr what is left when it ends:
    opening minus depreciation. grant_income_kr is the part of a grant that is spread over the life. cost_kr, which the costs with this
    asset in ``capital`` share, is depreciation + interest - grant income.
    """

    year: int
    asset: str
    asset_label: str
    owner: str
    opening_kr: Fraction
    depreciation_kr: Fraction
    interest_kr: Fraction
    grant_income_kr: Fraction
    cost_kr: Fraction
    closing_kr: Fraction
    standing: str
    status: str


class LoanRow(NamedTuple):
    """One payment of a loan, in kronor, exactly as it is paid (``Fraction``).

    Interest runs from period_from up to paid_on. opening_kr is the balance when the period begins, before drawn_kr, what is drawn in it;
    discount_worth_kr by how much the discount has lowered the interest; closing_kr the balance after the payment.
    """

    loan: str
    loan_label: str
    borrower: str
    number: int
    period_from: date
    paid_on: date
    opening_kr: Fraction
    drawn_kr: Fraction
    interest_kr: Fraction
    discount_worth_kr: Fraction
    repayment_kr: Fraction
    closing_kr: Fraction
    status: str


class LoanYearRow(NamedTuple):
    """A loan in one year beside the capital cost of the assets that it pays for, in kronor, exactly (``Fraction``).

    interest_paid_kr is by the day of payment; interest_accrued_kr by the days of the year. paid_kr is interest and repayments.
    capital_cost_kr is None where the loan pays for no asset, or in years that the projection does not reach; difference_kr is paid
    minus capital cost.
    """

    year: int
    loan: str
    loan_label: str
    interest_paid_kr: Fraction
    interest_accrued_kr: Fraction
    repaid_kr: Fraction
    paid_kr: Fraction
    discount_worth_kr: Fraction
    balance_kr: Fraction
    capital_cost_kr: Fraction | None
    difference_kr: Fraction | None


class NeededFigure(NamedTuple):
    """A figure that a plan needs, and how the need is met.

    measure is its id (of an index clause with typed numbers, that of the clause); figures the CSV file of the series, or of the one
    that continues it by then; period the row that is asked
    for, and edition that of an edition-bound series; party the receiver's id and code its official code, both empty in a series
    that is one for all. how: ``read``, ``preliminary``, ``extended`` (past the last row), ``typed`` (in the agreement) or
    ``missing``. value is the exact number as read, or None; read_period the row that answered; years_past how far it was extended;
    status the weakest of the figure and of the rules that link or extend it.
    """

    measure: str
    measure_label: str
    figures: str
    period: str
    edition: str
    party: str
    code: str
    how: str
    value: Fraction | None
    read_period: str
    years_past: int
    status: str


class AssumptionRow(NamedTuple):
    """An input that is assumed, estimated or merely reported, and what hangs on it.

    rests_kr is the kronor of the fixed term that rest on it; rows overlap, so these are never added up. step says in words what was
    tried, and effect_kr what that adds to each party's burden over the fixed term, by id; both are empty where there is no step
    between two choices. source is an id of the file, or "" for the rule profile and for what a change put there.
    """

    address: str
    what: str
    value: str
    status: str
    source: str
    clause: str
    line: int
    rests_kr: Decimal
    step: str
    effect_kr: dict[str, Decimal]


class Sentence(NamedTuple):
    """One sentence of an agreement in plain words.

    address is the way to it in the file (``costs.rent``, ``term.notice``; of a note, ``costs.rent.note``); clause is the place
    in the source (``§ 5``), and source the id of that source, where the file says any; status is how firm it is.
    """

    section: str
    address: str
    sentence: str
    clause: str
    source: str
    source_title: str
    status: str
    line: int


class TableColumn(NamedTuple):
    """A column of a Table; figures stand to the right."""

    heading: str
    figures: bool


class TableRow(NamedTuple):
    """A row of a Table: its label with its marks, and its cells. firm is false for what exists only if the agreement is renewed."""

    label: str
    total: bool
    firm: bool
    cells: list[str]


class Table(NamedTuple):
    """A table as it is read: every cell is text in one language, every figure written."""

    heading: str
    row_heading: str
    columns: list[TableColumn]
    rows: list[TableRow]


class DifferenceRow(NamedTuple):
    """What one party bears or settles (``figure``) in one year in both versions of an agreement, in kronor.

    The change, new minus old, is index_kr + amount_kr + key_kr + term_kr + rounding_kr exactly: each is the difference between two
    projections, the old version with the aspects so far from the new one, and the same with one aspect more.
    """

    year: int
    standing: str
    party: str
    party_label: str
    figure: str
    old_kr: Decimal
    new_kr: Decimal
    index_kr: Decimal
    amount_kr: Decimal
    key_kr: Decimal
    term_kr: Decimal
    rounding_kr: Decimal
    change_kr: Decimal


class AloneRow(NamedTuple):
    """As DifferenceRow, each aspect by itself: the old version with only this from the new one. The interaction is what remains."""

    year: int
    standing: str
    party: str
    party_label: str
    figure: str
    index_kr: Decimal
    amount_kr: Decimal
    key_kr: Decimal
    term_kr: Decimal
    rounding_kr: Decimal
    interaction_kr: Decimal
    change_kr: Decimal


class CalendarRow(NamedTuple):
    """A day of an agreement.

    kind is ``start``, ``condition``, ``joins``, ``renewal_begins``, ``named_date``, ``last_day_of_notice``, ``decision``, ``leaves``,
    ``renewal_ends``, ``term_ends`` or ``ends``. what says it in a sentence, and if_missed what happens if nobody acts (empty: nothing
    can be missed). end is the end that a notice or a decision is about, or that of a renewal that begins; next_end where the agreement
    goes on to otherwise. parties are the ids of those whom it is for, empty for all.
    """

    day: date
    weekday: str
    kind: str
    what: str
    if_missed: str
    end: date | None
    next_end: date | None
    parties: list[str]
    standing: str


class OutcomeRow(NamedTuple):
    """What one party bears if the agreement ends on a day, in kronor.

    notice_by is the last day on which this party can end it so, None where it ends without notice or another must give it. bears_kr
    goes from the start of the agreement to the end; bears_from_kr is what of it falls in the year of the calendar's first day or later;
    left_over_kr what of it is the book value left of assets; committed_kr what the agreement is bound to pay after the end, besides.
    one_more_kr is how much more the party bears if the agreement goes on to next_end: the price of missing the day.
    """

    end: date
    standing: str
    party: str
    party_label: str
    notice_by: date | None
    bears_kr: Decimal
    bears_from_kr: Decimal
    left_over_kr: Decimal
    committed_kr: Decimal
    next_end: date | None
    one_more_kr: Decimal | None


class ClauseRow(NamedTuple):
    """A clause that two versions of an agreement do not say alike.

    change is ``added``, ``removed`` or ``changed``; aspect is the line where its kronor are (empty: it moves no party's amount).
    A line is None where the version does not say it, or says it by ``with_changes`` and not in its file.
    """

    address: str
    change: str
    aspect: str
    sentence: str
    old: str
    new: str
    old_line: int | None
    new_line: int | None
