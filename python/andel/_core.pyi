"""The core of Andel, compiled from C++. Private: use the package ``andel``."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, SupportsIndex, TypeAlias

from andel.errors import Problems
from andel.rows import (
    ActivityRow,
    AloneRow,
    AssetRow,
    AssumptionRow,
    CalendarRow,
    ClauseRow,
    DifferenceRow,
    FrameRow,
    LoanRow,
    LoanYearRow,
    NeededFigure,
    OutcomeRow,
    Row,
    Sentence,
    Table,
)

_Language: TypeAlias = Literal["sv", "en"]
_Grouping: TypeAlias = Literal["party", "cost", "activity"]
_Unit: TypeAlias = Literal["kr", "tkr", "mnkr"]
_Notice: TypeAlias = date | tuple[str, date] | None
_Table: TypeAlias = Literal["rows", "frames", "activities"]
# What may stand at an address of an agreement. No float: it cannot hold every öre or share.
_Value: TypeAlias = str | SupportsIndex | Decimal | Fraction | date | Sequence[_Value] | Mapping[str, _Value] | Mapping[int, _Value]

format_version: int

def schema(overlay: bool = False) -> str:
    """The format of an agreement file as a JSON Schema (draft 7)."""

def version() -> str:
    """The version of the library, as in its packages."""

def problem_codes() -> list[str]:
    """Every code that a problem can have."""

class Problem:
    """What is wrong in a document, where, and the way out.

    Prints in Swedish; message, way_out and draw also speak English (``lang="en"``).
    """

    @property
    def code(self) -> str:
        """Stable name of the kind of problem, such as ``shares_not_100``."""
    @property
    def severity(self) -> Literal["error", "warning"]: ...
    @property
    def file(self) -> str:
        """The document, as the reader was told to call it."""
    @property
    def line(self) -> int:
        """From 1; 0 for the document as a whole."""
    @property
    def column(self) -> int:
        """From 1, in characters; 0 for the document as a whole."""
    @property
    def line_text(self) -> str:
        """That line; empty for the document as a whole."""
    def message(self, lang: _Language = "sv") -> str:
        """What is wrong, in one sentence."""
    def way_out(self, lang: _Language = "sv") -> str:
        """What to do about it: something to paste, or to choose from."""
    def draw(self, lang: _Language = "sv") -> str:
        """Place, message, the line with a caret, and the way out, on lines of their own."""
    def as_dict(self, lang: _Language = "sv") -> dict[str, str | int]:
        """Everything as plain values, for JSON."""
    def _repr_html_(self) -> str:
        """As HTML, for notebooks."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Agreement:
    """What an agreement file says; nothing computed. Made by ``andel.read_agreement``.

    Nobody changes it: ``with_changes`` gives another one. Equal to an agreement whose file says the same in the same order;
    hashes and pickles.
    """

    @property
    def name(self) -> str: ...
    @property
    def file(self) -> str:
        """The file it was read from."""
    @property
    def text(self) -> str:
        """The text of the file; changes are not in it."""
    @property
    def parties(self) -> list[str]:
        """The ids of the parties, in the order of the file; so with the others."""
    @property
    def activities(self) -> list[str]: ...
    @property
    def costs(self) -> list[str]: ...
    @property
    def keys(self) -> list[str]: ...
    @property
    def assets(self) -> list[str]: ...
    @property
    def loans(self) -> list[str]: ...
    @property
    def frames(self) -> list[str]: ...
    @property
    def start(self) -> date:
        """The first day of the agreement."""
    @property
    def end(self) -> date | None:
        """The last day of the fixed term; renewals come after it. None: it runs until somebody gives notice."""
    @property
    def warnings(self) -> Problems:
        """What is worth a look though nothing is wrong, such as keys that nothing uses."""
    def tables(self, lang: _Language = "sv") -> list[Table]:
        """What one recognises the agreement by, as tables of text: the parties, the term, and the costs."""
    def with_changes(self, changes: Mapping[str, _Value]) -> Agreement:
        """A checked copy in which each address has a new value, whose status is assumed.

        An address is the way to a value through the headings of the file, and may also name something new. Values: text as
        in the file, int (whole kronor, a year, a weight), Decimal or Fraction (kronor, or a share of 1), date, list, dict.
        Raises TypeError for a float, and AgreementError for whatever does not fit the agreement.
        """
    def describe(self, lang: _Language = "sv") -> Description:
        """The agreement in plain words: one sentence for each clause, in the order of the file, then what is set aside."""
    def project(
        self, until: SupportsIndex | None = None, figures: Figures | None = None, *, as_of: date | None = None, notice: _Notice = None
    ) -> Projection:
        """Plan and project: to the end of the fixed term, or through the year ``until`` (never past the last possible renewal).

        ``notice``: the day on which somebody gives notice, or a party and a day; the agreement then ends where that leads.

        ``figures``: from read_figures; else they are read from beside the agreement's file. ``as_of``: no figure that was published
        later is used, and past years without booked figures are marked by it. Raises ValueError for a year out of reach,
        AgreementError for what cannot be planned or computed.
        """
    def calendar(self, until: SupportsIndex | None = None, *, since: date | None = None, figures: Figures | None = None) -> Calendar:
        """Its days and what each outcome costs, as ``andel.make_calendar`` has them."""
    def _repr_html_(self) -> str:
        """As HTML, for notebooks."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Plan:
    """Which rule governs which cost in which period: rows, no amounts. Made by ``andel.make_plan``.

    Its length is the number of charges: one cost over one charge period, rounded once and shared once.
    """

    @property
    def agreement(self) -> Agreement: ...
    @property
    def until(self) -> int | None:
        """The year that was asked for, or None: the end of the fixed term."""
    @property
    def notice(self) -> _Notice:
        """The day on which somebody gives notice, or None."""
    @property
    def start(self) -> date:
        """The first day."""
    @property
    def end(self) -> date:
        """The last day, inclusive."""
    def tables(self, lang: _Language = "sv") -> list[Table]:
        """The charges of each cost, as a table of text: how many, from when to when."""
    def _repr_html_(self) -> str:
        """As HTML, for notebooks."""
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Figures:
    """The figures that an agreement reads besides its own text. Made by read_figures.

    One CSV file for each [figures] of the agreement, in its order. Compares and pickles.
    """

    def __init__(self) -> None: ...
    @property
    def files(self) -> list[str]:
        """The files, as the agreement names them."""

    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Projection:
    """How much, exactly: who bears, who has paid, who owes whom. Made by ``andel.project``.

    Iterates as rows (``andel.Row``): period x cost x party. Amounts are Decimal kronor with two decimals, excluding VAT.
    Compares, hashes and pickles. ``to_pandas`` and ``to_polars`` are tables of it; whatever reads Arrow (DuckDB, pyarrow)
    takes it as it is.
    """

    @property
    def plan(self) -> Plan: ...
    @property
    def as_of(self) -> date | None:
        """The day from which past years are judged."""
    @property
    def figures(self) -> Figures:
        """The figures that it read besides the agreement."""

    @property
    def years(self) -> list[int]:
        """Every year of the projection, also those without amounts."""
    @property
    def rows(self) -> list[Row]:
        """The long table: a new list."""
    @property
    def frames(self) -> list[FrameRow]:
        """The budget frames year by year: a new list."""
    @property
    def assets(self) -> list[AssetRow]:
        """The assets year by year, exactly: a new list."""
    @property
    def loans(self) -> list[LoanRow]:
        """Every payment of the loans, exactly: a new list."""
    @property
    def loan_years(self) -> list[LoanYearRow]:
        """The loans year by year, beside the capital cost of what they pay for: a new list."""
    @property
    def by_activity(self) -> list[ActivityRow]:
        """What each party bears through each activity: a new list."""
    @property
    def rests_on(self) -> list[tuple[str, Decimal]]:
        """What the total of the fixed term rests on: (status, kronor), weakest first, each amount under its weakest input."""
    def profile_answers(self, lang: _Language = "sv") -> list[tuple[str, str]]:
        """What the rule profile answered because the file did not: (address, words)."""
    def report(
        self,
        *,
        by: _Grouping = "party",
        unit: _Unit = "kr",
        lang: _Language = "sv",
        budget_year: SupportsIndex | None = None,
        prices: SupportsIndex | Literal["current"] = "current",
        deflator: str | None = None,
        inhabitants: SupportsIndex | Mapping[str, SupportsIndex] | None = None,
    ) -> Report:
        """The report that is read.

        ``budget_year``: years across, named as a council names them: the year before, budget, two plan years, and as many years
        beyond as were projected until. ``prices`` and ``deflator``: what is borne also in the prices of a year, by the yearly
        changes of an index of the agreement. ``inhabitants``: what is borne also per inhabitant, ``{"municipality": 10854}``, or
        a number for all together (``"everyone"``). Raises ReportError, a ValueError, for what the projection cannot follow.
        """
    def capital_report(self, *, unit: _Unit = "kr", lang: _Language = "sv") -> Report:
        """Assets year by year, and loans beside the capital cost of what they pay for.

        Raises ReportError, a ValueError, where the agreement has neither assets nor loans.
        """
    def to_pandas(self, table: _Table = "rows") -> Any:
        """The "rows", "frames" or "activities" as a pandas.DataFrame; amounts are Decimal, days datetime.date. Needs pandas."""
    def to_polars(self, table: _Table = "rows") -> Any:
        """The "rows", "frames" or "activities" as a polars.DataFrame; amounts are Decimal(38, 2), days Date. Needs polars and
        nanoarrow."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The long table for libraries that read Arrow. Needs nanoarrow."""
    def explain(self, party: str, year: SupportsIndex, cost: str | None = None) -> Explanation:
        """Why a party bears what it bears in a year, of one cost or of all; ids as in the file.

        Runs the same evaluator as ``project`` did, with a recorder. Raises ValueError for a party, cost or year that is not in the
        projection.
        """
    def assumptions(self, lang: _Language = "sv") -> list[AssumptionRow]:
        """Every input that is assumed, estimated or merely reported, that on which most rests first.

        The kronor that rest on each overlap. The effect of one stated step is found by making the change and projecting again.
        """
    def assumptions_text(self, lang: _Language = "sv") -> str:
        """The assumptions as text, as the command prints them."""
    def _repr_html_(self) -> str:
        """As HTML, for notebooks: the report by party, in kronor."""
    def __iter__(self) -> Iterator[Row]: ...
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Explanation:
    """Why a party bears what it bears in a year, down to the lines of the agreement. Made by ``Projection.explain``.

    Prints as an indented tree: every step in the order it was computed, who got the odd öre and why, what is to be paid between
    the parties, what changed since the year before, and a formula to type into Excel. Amounts are Decimal kronor. Compares,
    hashes and pickles.
    """

    @property
    def party(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def cost(self) -> str | None:
        """The id of the cost, or None: all costs."""
    @property
    def bears_kr(self) -> Decimal: ...
    @property
    def pays_kr(self) -> Decimal: ...
    @property
    def settles_kr(self) -> Decimal:
        """What it owes the other parties (negative: has to get)."""
    def title(self, lang: _Language = "sv") -> str:
        """What is explained, in one line."""
    def lines(self, lang: _Language = "sv") -> list[tuple[int, str]]:
        """The tree line by line: (depth, text)."""
    def tree(self, lang: _Language = "sv") -> list[tuple[str, list[Any]]]:
        """The tree: a list of (text, inner), inner being such a list."""
    def formula(self, lang: _Language = "sv") -> str:
        """The amount as a formula for Excel, in the function names of that language."""
    def text(self, lang: _Language = "sv") -> str:
        """The explanation as indented text."""
    def json(self) -> str:
        """Every step with its operands and exact value, version 1 of the explanation's JSON (see README.md)."""
    def _repr_html_(self) -> str:
        """As HTML, for notebooks: a tree to open and close."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Description:
    """The agreement in plain words, one sentence for each clause in the order of the file. Prints as text.

    Iterates as rows (``andel.Sentence``): section, address, sentence, clause, source, source_title, status, line.
    """

    @property
    def heading(self) -> str:
        """The name of the agreement."""
    @property
    def sentences(self) -> list[Sentence]:
        """The sentences: a new list."""
    def __iter__(self) -> Iterator[Sentence]: ...
    def __len__(self) -> int: ...

class Calendar:
    """The days of an agreement, and what each way to end it costs everybody. Made by ``andel.make_calendar``.

    Iterates as its days, in Swedish; ``outcomes`` has the kronor. Prints as the text that is read.
    """

    @property
    def agreement(self) -> Agreement:
        """The agreement that it is of."""
    @property
    def start(self) -> date:
        """The first day that it shows."""
    @property
    def end(self) -> date:
        """The last day that it shows."""
    def days(self, lang: _Language = "sv") -> list[CalendarRow]:
        """The days in order, each with a sentence: a new list."""
    @property
    def outcomes(self) -> list[OutcomeRow]:
        """Each end x party, in kronor: a new list."""
    def title(self, lang: _Language = "sv") -> str:
        """The name of the agreement, and the years."""
    def tables(self, lang: _Language = "sv") -> list[Table]:
        """The days and the kronor, as tables of text."""
    def notes(self, lang: _Language = "sv") -> list[str]:
        """What the tables leave unsaid."""
    def text(self, lang: _Language = "sv", *, colour: bool = False) -> str:
        """As the command prints it."""
    def to_dict(self, lang: _Language = "sv") -> dict[str, Any]:
        """Everything it holds, as a dict that json.dumps takes."""
    def to_ics(self, lang: _Language = "sv") -> bytes:
        """Its days as an iCalendar file: all-day events, and an alarm a month before each last day to act."""
    def _repr_html_(self) -> str:
        """As HTML, for notebooks."""
    def __iter__(self) -> Iterator[CalendarRow]: ...
    def __len__(self) -> int: ...

class Difference:
    """What differs between two versions of an agreement, and what it changes in kronor. Made by ``andel.diff``.

    ``rows`` attributes each change in one order (index, amount, key, term, rounding), so that the lines add up to it exactly;
    ``alone`` changes one aspect of the old version at a time, and has the interaction that then remains. Prints as the report
    that is read.
    """

    @property
    def old(self) -> Projection:
        """The projection of the old version."""
    @property
    def new(self) -> Projection:
        """The projection of the new version."""
    @property
    def rows(self) -> list[DifferenceRow]:
        """Year x standing x party x figure (bears, settles): a new list."""
    @property
    def alone(self) -> list[AloneRow]:
        """Each aspect alone, and the interaction: a new list."""
    def clauses(self, lang: _Language = "sv") -> list[ClauseRow]:
        """The clauses that differ, each with a sentence: a new list."""
    def report(self, *, unit: _Unit = "kr", lang: _Language = "sv") -> Report:
        """The report that is read."""
    def _repr_html_(self) -> str:
        """As HTML, for notebooks."""
    def __iter__(self) -> Iterator[DifferenceRow]: ...
    def __len__(self) -> int: ...

class Report:
    """What is read: grouped by year, rounded to the unit of the table, with totals that tie out. Prints as text.

    A cell is rounded half up from its amount in öre; where shown parts then differ from a shown total, a note says so.
    """

    @property
    def lang(self) -> _Language:
        """Its language."""
    @property
    def title(self) -> str:
        """The name of the agreement, the years and the unit."""
    @property
    def preface(self) -> list[str]:
        """What the figures rest on, line by line."""
    @property
    def notes(self) -> list[str]:
        """What must be said under the tables."""
    @property
    def blocks(self) -> list[tuple[str, list[str], list[tuple[str, Literal["year", "total", "amount"], bool, list[Decimal]]]]]:
        """The tables: (heading, columns, rows); a row is (label, kind, firm, cells in the unit).

        A row of the kind "amount" belongs to a table whose columns are years, and has marks there.
        """
    def tables(self) -> list[Table]:
        """The tables as they are read: every figure as text, labels with their marks."""
    def text(self, colour: bool = False) -> str:
        """The report as text for a terminal."""
    def _repr_html_(self) -> str:
        """As HTML, for notebooks."""

def read_agreement(path: str | os.PathLike[str]) -> Agreement: ...
def read_agreement_text(text: bytes, name: str, folder: str = "") -> Agreement: ...
def check(path: str | os.PathLike[str]) -> Problems: ...
def check_text(text: bytes, name: str, folder: str = "") -> Problems: ...
def make_plan(agreement: Agreement, until: SupportsIndex | None = None, *, notice: _Notice = None) -> Plan:
    """Plan an agreement: names looked up, days and steps resolved, nothing computed.

    ``until`` is the last year, such as 2042, though never past the last possible renewal; None is the end of the fixed term.
    ``notice`` is a date on which somebody gives notice, or a party and a date: the agreement then ends where that leads. Raises
    ValueError for a year before the agreement or more than 200 years after its start, for a notice that is too early or too late,
    and where the agreement has no last day and ``until`` is missing; AgreementError for what cannot be planned.
    """

def read_figures(agreement: Agreement, folder: os.PathLike[str] | str | None = None) -> Figures:
    """Read the CSV files that an agreement names, from the folder it was read from, or from another.

    Raises AgreementError with every problem of every file at once. project does this by itself.
    """

def needed_figures(plan: Plan, figures: Figures | None = None, *, as_of: date | None = None) -> list[NeededFigure]:
    """Exactly which figures a plan needs: a list of andel.NeededFigure, one for each measure, party and year.

    Missing ones are in the list too (how is "missing"); nothing is raised for them. as_of is the day that is known of: what was
    published later is not seen.
    """

def project(plan: Plan, figures: Figures | None = None, *, as_of: date | None = None) -> Projection:
    """Compute a plan: what each party bears, pays outward and has to settle, exact to the öre.

    ``figures``: from read_figures; else they are read from beside the agreement's file. ``as_of``: no figure that was published
    later is used, and past years without booked figures are marked by it. Raises AgreementError for figures that are missing, and
    for what only the arithmetic can find, such as a part that is not whole öre where no rounding is named.
    """

def diff(old: Agreement, new: Agreement, until: SupportsIndex | None = None) -> Difference:
    """Compare two versions of an agreement: which clauses differ, and what each kind of clause changes for each party and year.

    Through the end of each version's fixed term, or through the year ``until``. Raises ValueError for a year out of reach of
    either, AgreementError for what cannot be planned or computed.
    """

def make_calendar(
    agreement: Agreement, until: SupportsIndex | None = None, *, since: date | None = None, figures: Figures | None = None
) -> Calendar:
    """The days of an agreement: its ends, the last days of notice and what happens if one is missed; and what each outcome costs.

    Through the year ``until`` (None: to the end of the first renewal), from the day ``since`` (None: the first day). ``figures``: from
    read_figures; None reads the files that the agreement names. Raises ValueError for a year out of reach, or where the agreement has
    no last day and ``until`` is missing; AgreementError for what cannot be planned or computed.
    """

def make_report(
    projection: Projection,
    *,
    by: _Grouping = "party",
    unit: _Unit = "kr",
    lang: _Language = "sv",
    budget_year: SupportsIndex | None = None,
    prices: SupportsIndex | Literal["current"] = "current",
    deflator: str | None = None,
    inhabitants: SupportsIndex | Mapping[str, SupportsIndex] | None = None,
) -> Report:
    """The report that is read; as ``Projection.report``."""

def arrow_buffers(projection: Projection, table: str, file: str | None = None) -> tuple[int, list[tuple[str, list[bytes]]]]:
    """The rows of a table and its columns, as Arrow keeps them: (number of rows, [(format, buffers)]).

    ``file`` is the value of a column before the others. Formats are those of Arrow's C data interface; nothing is ever absent, so
    there are no bitmaps of what is.
    """
