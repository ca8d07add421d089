"""Andel: who pays what and when, exact to the öre, from an agreement written as a text file.

>>> import andel
>>> agreement = andel.read_agreement(andel.example("skovde-ungdomsmottagning"))
>>> for row in agreement.project(until=2019):
...     print(row.year, row.party, row.bears_kr)
2018 municipality 0.00
2018 region 5600000.00
2019 municipality 700000.00
2019 region 4900000.00

The stages are functions on values that nobody changes: ``read_agreement``, ``make_plan``, ``project``, ``make_report``.
Agreement and Projection have the same ones as methods, for short. Amounts are ``Decimal`` kronor; a ``float`` is refused.
"""

from __future__ import annotations

import os
from pathlib import Path

from andel import _core
from andel._core import (
    Agreement,
    Calendar,
    Description,
    Difference,
    Explanation,
    Figures,
    Plan,
    Problem,
    Projection,
    Report,
    diff,
    make_calendar,
    make_plan,
    make_report,
    needed_figures,
    project,
    read_figures,
    schema,
)
from andel.errors import AgreementError, Problems, ReportError
from andel.rows import (
    COLUMNS_VERSION,
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

__version__ = _core.version()
FORMAT_VERSION = _core.format_version  # of the agreement file: up to this one is read, for ever

__all__ = [
    "COLUMNS_VERSION",
    "FORMAT_VERSION",
    "ActivityRow",
    "Agreement",
    "AgreementError",
    "AloneRow",
    "AssetRow",
    "AssumptionRow",
    "Calendar",
    "CalendarRow",
    "ClauseRow",
    "Description",
    "Difference",
    "DifferenceRow",
    "Explanation",
    "Figures",
    "FrameRow",
    "LoanRow",
    "LoanYearRow",
    "NeededFigure",
    "OutcomeRow",
    "Plan",
    "Problem",
    "Problems",
    "Projection",
    "Report",
    "ReportError",
    "Row",
    "Sentence",
    "Table",
    "__version__",
    "check",
    "check_text",
    "diff",
    "example",
    "examples",
    "make_calendar",
    "make_plan",
    "make_report",
    "needed_figures",
    "project",
    "read_agreement",
    "read_agreement_text",
    "read_figures",
    "schema",
    "shipped_figures",
]


def read_agreement(path: str | os.PathLike[str]) -> Agreement:
    """Read an agreement file (TOML, UTF-8).

    Raises AgreementError with every problem of the file, or that it cannot be opened, each with place and way out.
    """
    return _core.read_agreement(Path(path))


def read_agreement_text(text: str | bytes, name: str = "agreement.toml", folder: str = "") -> Agreement:
    """Read an agreement from text, or from its bytes in UTF-8; ``name`` is what problems call it. Raises AgreementError.

    ``folder`` is where the files that it names are looked for; here, where none is given.
    """
    return _core.read_agreement_text(_as_bytes(text), name, folder)


def check(path: str | os.PathLike[str]) -> Problems:
    """Every problem that reading, planning and projecting the fixed term finds; else the warnings. Raises nothing."""
    return _core.check(Path(path))


def check_text(text: str | bytes, name: str = "agreement.toml", folder: str = "") -> Problems:
    """As ``check``, for text."""
    return _core.check_text(_as_bytes(text), name, folder)


def examples() -> list[str]:
    """The names of the agreements that come with the package."""
    return sorted(path.stem for path in _example_folder().glob("*.toml"))


def example(name: str) -> Path:
    """The path of an agreement that comes with the package, such as ``smedjebacken-familjecentral``."""
    path = _example_folder() / f"{name}.toml"
    if not path.is_file():
        raise ValueError(f"no example {name!r}; there are: {', '.join(examples())}")
    return path


def shipped_figures() -> list[Path]:
    """The paths of the CSV files of figures that come with the package: KPI, and the internal rates that SKR proposes."""
    return sorted((_example_folder() / "figures").glob("*.csv"))


def _as_bytes(text: str | bytes) -> bytes:
    if isinstance(text, str):
        return text.encode(errors="surrogatepass")  # half a character is then a problem with a place, like other spoilt text
    if isinstance(text, bytes | bytearray | memoryview):
        return bytes(text)
    raise TypeError(f"text is str or bytes, not {type(text).__name__}; read_agreement and check take a path")


def _example_folder() -> Path:
    return Path(__file__).parent / "agreements"
