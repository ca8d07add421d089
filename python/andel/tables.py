"""The tables of a projection for other tools. Loaded when asked for; a library is imported where it is needed.

A table is ``rows`` (the long table), ``frames`` or ``activities``: the columns of Row, FrameRow and ActivityRow. In Arrow amounts are
decimal128(38, 2), days date32 and texts utf8, and nothing is ever absent. The core fills the buffers; nanoarrow holds them together.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterable
from typing import Any

from andel import COLUMNS_VERSION, ActivityRow, FrameRow, Projection, Row
from andel._core import arrow_buffers

TABLES: dict[str, tuple[str, type[Row | FrameRow | ActivityRow]]] = {
    "rows": ("rows", Row),
    "frames": ("frames", FrameRow),
    "activities": ("by_activity", ActivityRow),
}


def to_pandas(projection: Projection, table: str) -> Any:
    """A pandas.DataFrame, from the rows of Python: pandas reads Arrow with pyarrow only, and would make the same of it."""
    attribute, row = TABLES[table]
    return _library("pandas").DataFrame(getattr(projection, attribute), columns=row._fields)


def to_polars(projection: Projection, table: str) -> Any:
    """A polars.DataFrame, from Arrow."""
    return _library("polars").DataFrame(arrow_array(projection, table))


def arrow_stream(projection: Projection, _requested_schema: object = None) -> object:
    """The long table as the capsule of an Arrow stream. A requested schema is a wish, and whoever reads us casts better than we do."""
    return _library("nanoarrow").c_array_stream(arrow_array(projection)).__arrow_c_stream__()


def arrow_file(projections: Iterable[tuple[str, Projection]], table: str) -> bytes:
    """A table of every projection as one Arrow IPC stream, a batch each; the first column, ``file``, tells them apart."""
    _library("nanoarrow")
    written = io.BytesIO()
    with importlib.import_module("nanoarrow.ipc").StreamWriter.from_writable(written) as writer:
        for name, projection in projections:
            writer.write_array(arrow_array(projection, table, name))
    return written.getvalue()


def arrow_array(projection: Projection, table: str = "rows", file: str | None = None) -> Any:
    """A table as an array of nanoarrow, for whatever reads Arrow (its own way of showing decimals misreads negative ones)."""
    nanoarrow = _library("nanoarrow")
    types = {
        "i": nanoarrow.int32,
        "l": nanoarrow.int64,
        "b": nanoarrow.bool_,
        "tdD": nanoarrow.date32,
        "u": nanoarrow.string,
        "d:38,2": lambda nullable: nanoarrow.decimal128(38, 2, nullable=nullable),
    }
    length, columns = arrow_buffers(projection, table, file)
    _, row = TABLES[table]
    names = row._fields if file is None else ("file", *row._fields)
    fields = {name: types[form](nullable=False) for name, (form, _) in zip(names, columns, strict=True)}
    schema = nanoarrow.c_schema(nanoarrow.struct(fields, nullable=False)).modify(metadata={"andel.columns_version": str(COLUMNS_VERSION)})
    no_bitmap = None
    children = [
        nanoarrow.c_array_from_buffers(field, length, [no_bitmap, *buffers])
        for field, (_, buffers) in zip(fields.values(), columns, strict=True)
    ]
    return nanoarrow.c_array_from_buffers(schema, length, [no_bitmap], children=children)


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:  # it is there, and lacks something itself
            raise
        raise ModuleNotFoundError(f"this needs {name}, which is not installed: pip install {name}", name=name) from None
