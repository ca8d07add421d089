"""The tables of a projection, version 1 of their columns.

Column names are English whatever the language of the output. Amounts are ``Decimal`` kronor with two decimals, days are
``date``, inclusive; ``standing`` is ``firm``, ``rests_on_no_notice`` (a renewal that nobody has stopped) or
``conditional`` (a renewal that must be decided); ``status`` and ``settles_status`` name the weakest input that the figure
rests on: ``assumed``, ``estimated``, ``reported``, ``published``, ``decided``, ``booked`` or ``agreed``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

COLUMNS_VERSION = 1


class Row(NamedTuple):
    """What one party has to do with one cost in one charge period."""

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
    """Its part of the cost, by the allocation key."""
    pays_kr: Decimal
    """What it pays outward, to the supplier."""
    settles_kr: Decimal
    """What it pays to the other parties (negative: receives): bears minus pays."""
    odd_units: int
    """Units of ``rounding.part`` that the rule for the odd öre gave it."""
    status: str
    settles_status: str
    past_without_actuals: bool
    """The year had ended by ``as_of``, and there are no booked figures."""


class ActivityRow(NamedTuple):
    """What one party bears of one cost through one activity (empty: through none)."""

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
    """A budget frame in one year, against what its owner bears."""

    year: int
    frame: str
    frame_label: str
    owner: str
    amount_kr: Decimal
    used_kr: Decimal
    left_kr: Decimal
    """Negative: the frame is exceeded."""
    standing: str
    status: str
