"""Machine formats of a projection, and how output reaches a file or a pipe.

Column names are English whatever the language; amounts are kronor with two decimals, as text in JSON. ``csv`` has a decimal
point, commas and ``\\n``; ``csv-excel`` has what Swedish Excel opens by a double click: semicolons, a decimal comma, a byte
order mark and ``\\r\\n``; ``arrow`` is the same table as an Arrow IPC stream. The first column, ``file``, tells agreements apart.
"""

from __future__ import annotations

import contextlib
import csv
import errno
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from andel import COLUMNS_VERSION, ActivityRow, Difference, Projection, Row, __version__
from andel.texts import Language


def as_csv(projections: Sequence[tuple[str, Projection]], *, by: str, excel: bool) -> str:
    """The long table (period x cost x party; with ``by="activity"`` x activity) of every agreement, as CSV."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if excel else ",", lineterminator="\r\n" if excel else "\n")
    fields = ActivityRow._fields if by == "activity" else Row._fields
    writer.writerow(["file", *fields])
    for name, projection in projections:
        rows: Iterable[tuple[Any, ...]] = projection.by_activity if by == "activity" else projection.rows
        for row in rows:
            writer.writerow([name, *(_as_cell(value, excel=excel) for value in row)])
    return ("\ufeff" if excel else "") + buffer.getvalue()


def as_arrow(projections: Sequence[tuple[str, Projection]], *, by: str) -> bytes:
    """The table of ``as_csv`` as an Arrow IPC stream. Raises ModuleNotFoundError where nanoarrow is missing."""
    from andel.tables import arrow_file

    return arrow_file(projections, "activities" if by == "activity" else "rows")


def as_json(projections: Sequence[tuple[str, Projection]], *, lang: Language) -> str:
    """Everything a projection holds, as JSON: rows, frames, activities, and what the figures rest on."""
    document = {
        "andel": __version__,
        "columns_version": COLUMNS_VERSION,
        "agreements": [_as_record(name, projection, lang) for name, projection in projections],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n"


def _as_record(name: str, projection: Projection, lang: Language) -> dict[str, Any]:
    agreement = projection.plan.agreement
    return {
        "file": name,
        "name": agreement.name,
        "start": agreement.start,
        "fixed_term_end": agreement.end,
        "projected_to": projection.plan.end,
        "as_of": projection.as_of,
        "rests_on": [{"status": status, "amount_kr": amount} for status, amount in projection.rests_on],
        "profile_answers": [{"address": address, "answer": answer} for address, answer in projection.profile_answers(lang)],
        "rows": [row._asdict() for row in projection.rows],
        "activities": [row._asdict() for row in projection.by_activity],
        "frames": [row._asdict() for row in projection.frames],
        **capital_as_records(projection),
    }


def capital_as_records(projection: Projection) -> dict[str, Any]:
    """Assets and loans, exactly: a fraction stands as "96000000/11"."""
    return {
        "assets": [row._asdict() for row in projection.assets],
        "loans": [row._asdict() for row in projection.loans],
        "loan_years": [row._asdict() for row in projection.loan_years],
    }


DIFFERENCE_VERSION = 1


def difference_as_json(difference: Difference, *, lang: Language) -> str:
    """Everything a difference holds, as JSON: clauses with sentences, rows attributed in order, and each aspect alone."""
    old, new = difference.old, difference.new
    document = {
        "andel": __version__,
        "difference_version": DIFFERENCE_VERSION,
        "old": _version_of(old),
        "new": _version_of(new),
        "order": ["index", "amount", "key", "term", "rounding"],
        "clauses": [clause._asdict() for clause in difference.clauses(lang)],
        "rows": [row._asdict() for row in difference.rows],
        "alone": [row._asdict() for row in difference.alone],
        "notes": difference.report(lang=lang).notes,
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n"


def _version_of(projection: Projection) -> dict[str, Any]:
    agreement = projection.plan.agreement
    return {
        "file": agreement.file,
        "name": agreement.name,
        "start": agreement.start,
        "fixed_term_end": agreement.end,
        "projected_to": projection.plan.end,
    }


def _as_cell(value: object, *, excel: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = value.isoformat() if isinstance(value, date) else str(value)
    return text.replace(".", ",") if excel and isinstance(value, Decimal) else text


def write(content: str | bytes, path: Path | None) -> None:
    """Write to standard output, or replace the file whole or not at all. Raises OSError; a closed pipe is no error."""
    data = content if isinstance(content, bytes) else content.encode(errors="replace")  # a file name may hold what is not text
    if path is None:
        with contextlib.suppress(BrokenPipeError):  # somebody took the first lines and left (| head); nothing is wrong
            _print(data)
    elif path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)  # a device or a pipe, which nothing should replace
    else:
        _replace(Path(os.path.realpath(path)), data)


def _print(data: bytes) -> None:
    """Past Python's buffer, which would try again at the end, and complain again, what could not be written."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.flush()
    file = getattr(sys.stdout.buffer, "raw", sys.stdout.buffer)
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) or 0 :]


def _replace(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".andel-")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if path.exists():
            new.chmod(path.stat().st_mode & 0o777)
        else:
            mask = os.umask(0)
            os.umask(mask)
            new.chmod(0o666 & ~mask)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
