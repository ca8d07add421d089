"""The tables of a projection in other people's tools: each of them reads every value as it is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import andel
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from andel import _core

TABLES: tuple[Literal["rows", "frames", "activities"], ...] = ("rows", "frames", "activities")
CLASSES = {"rows": andel.Row, "frames": andel.FrameRow, "activities": andel.ActivityRow}
# Up to 106 öre of the most that 64 bits hold, all of it borne by one and paid by another: its opposite is what is settled.
LARGEST = Decimal(941064384945901 * 99 * 99) / 100
LARGE = """\
andel = 1
agreement        = { name = "Största", language = "sv", currency = "SEK", rules = "andel-1", source = "contract" }
sources.contract = { title = "Avtal", status = "agreed" }
term             = { start = "2026-01-01", end = "2026-12-31", renewal = "none", source = "contract" }
parties.alfa     = { label = "Åsele, Ängelholms och Öckerö kommun \U0001f600", class = "municipality", code = "9901", source = "contract" }
parties.region_x = { label = "Region X", class = "region", code = "99", source = "contract" }
indexes.growth   = { change = "9800 %", against = "previous", every = "01-01", source = "contract" }
[costs.rent]
label       = "Hyra"
yearly      = "9410643,84945901 mnkr"
index       = "growth"
price_level = 2024
key         = "alfa"
paid_by     = "region_x"
source      = "contract"
"""


def projected(name: str, until: int | None = None) -> andel.Projection:
    return andel.read_agreement(andel.example(name)).project(until, as_of=date(2026, 11, 22))


PROJECTIONS = {
    "smedjebacken": projected("smedjebacken-familjecentral", 2042),
    "vara": projected("vara-familjecentral"),
    "odd öre": projected("tredjedelar-och-oret"),
    "rules": projected("regelprofilen"),
    "large": andel.read_agreement_text(LARGE).project(),
    "no rows": projected("smedjebacken-familjecentral", 2023),  # nothing is paid before 2024
}


def by_pyarrow(projection: andel.Projection) -> list[tuple[Any, ...]]:
    table = pa.table(projection)
    table.validate(full=True)
    return [tuple(record[name] for name in table.column_names) for record in table.to_pylist()]


def by_polars(projection: andel.Projection) -> list[tuple[Any, ...]]:
    return pl.DataFrame(projection).rows()


def by_duckdb(projection: andel.Projection) -> list[tuple[Any, ...]]:
    return duckdb.sql("from projection").fetchall()


def by_pandas(projection: andel.Projection) -> list[tuple[Any, ...]]:
    return list(pd.DataFrame.from_arrow(projection).itertuples(index=False, name=None))


def rows_of(projection: andel.Projection, table: str) -> Sequence[tuple[Any, ...]]:
    return {"rows": projection.rows, "frames": projection.frames, "activities": projection.by_activity}[table]


def written(rows: Sequence[tuple[Any, ...]]) -> list[list[str]]:
    """Every value with its type: an amount has its two decimals, a day no hours."""
    return [[f"{type(value).__name__} {value!r}" for value in row] for row in rows]


@pytest.fixture(params=PROJECTIONS)
def projection(request: pytest.FixtureRequest) -> andel.Projection:
    return PROJECTIONS[request.param]


# ---- as a stream


@pytest.mark.parametrize("read", [by_pyarrow, by_polars, by_duckdb, by_pandas])
def test_every_value_arrives_as_it_is(projection: andel.Projection, read: Callable[[andel.Projection], list[tuple[Any, ...]]]) -> None:
    assert written(read(projection)) == written(projection.rows)


def test_what_is_read_covers_what_can_go_wrong() -> None:
    rows = [row for projection in PROJECTIONS.values() for row in projection]
    assert any(row.settles_kr < 0 for row in rows)
    assert any(set("åäöÅÄÖ") & set(row.party_label) for row in rows)
    assert {row.odd_units for row in rows} > {0}
    assert {row.past_without_actuals for row in rows} == {True, False}
    assert {row.standing for row in rows} > {"firm"}
    assert any(row.kind == "" for row in rows)
    assert {(row.bears_kr, row.settles_kr) for row in PROJECTIONS["large"]} == {(LARGEST, LARGEST), (Decimal("0.00"), -LARGEST)}
    assert not PROJECTIONS["no rows"].rows
    assert not PROJECTIONS["no rows"].frames
    assert any(len(projection) % 8 > 0 and len(projection) > 8 for projection in PROJECTIONS.values())


def test_columns_have_the_documented_types(projection: andel.Projection) -> None:
    amount, day, text, whole = pa.decimal128(38, 2), pa.date32(), pa.utf8(), pa.int32()
    types = [whole, day, day, *[text] * 6, amount, amount, amount, pa.int64(), text, text, pa.bool_(), text]
    schema = pa.table(projection).schema
    assert schema.names == list(andel.Row._fields)
    assert schema.types == types
    assert not any(field.nullable for field in schema)
    assert schema.metadata == {b"andel.columns_version": str(andel.COLUMNS_VERSION).encode()}


def test_stream_can_be_taken_again(projection: andel.Projection) -> None:
    assert pa.table(projection) == pa.table(projection)
    reader = pa.RecordBatchReader.from_stream(projection)
    copy = andel.project(projection.plan, as_of=projection.as_of)
    del projection
    assert reader.read_all() == pa.table(copy)


def test_reader_that_wishes_other_types_gets_them_from_its_own_cast() -> None:
    projection = PROJECTIONS["smedjebacken"]
    schema = pa.table(projection).schema
    wished = pa.schema([pa.field(field.name, pa.int64() if field.name == "year" else field.type) for field in schema])
    table = pa.table(projection, schema=wished)
    assert table.schema == wished
    assert written([tuple(record.values()) for record in table.to_pylist()]) == written(projection.rows)


def test_sums_are_exact_in_each() -> None:
    projection = PROJECTIONS["smedjebacken"]
    total = sum((row.bears_kr for row in projection), Decimal(0))
    assert pa.compute.sum(pa.table(projection)["bears_kr"]).as_py() == total
    assert projection.to_polars()["bears_kr"].sum() == total
    assert projection.to_pandas()["bears_kr"].sum() == total
    assert duckdb.sql("select sum(bears_kr) from projection").fetchall() == [(total,)]


# ---- as frames


@pytest.mark.parametrize("table", TABLES)
def test_to_polars_and_to_pandas_give_every_table(projection: andel.Projection, table: Literal["rows", "frames", "activities"]) -> None:
    rows, names = rows_of(projection, table), list(CLASSES[table]._fields)
    from_polars, from_pandas = projection.to_polars(table), projection.to_pandas(table)
    assert isinstance(from_polars, pl.DataFrame)
    assert isinstance(from_pandas, pd.DataFrame)
    assert from_polars.columns == list(from_pandas.columns) == names
    assert written(from_polars.rows()) == written(list(from_pandas.itertuples(index=False, name=None))) == written(rows)


def test_each_table_has_rows_somewhere() -> None:
    for table in TABLES:
        assert any(rows_of(projection, table) for projection in PROJECTIONS.values())


def test_long_table_is_what_nobody_names() -> None:
    projection = PROJECTIONS["vara"]
    assert projection.to_polars().equals(projection.to_polars("rows"))
    assert projection.to_pandas().equals(projection.to_pandas("rows"))


def test_to_pandas_is_what_pandas_makes_of_the_stream() -> None:
    projection = PROJECTIONS["smedjebacken"]
    stream = pd.DataFrame.from_arrow(projection)
    pd.testing.assert_frame_equal(projection.to_pandas().astype({"year": "int32"}), stream)


def test_table_that_is_none_is_refused_in_words() -> None:
    projection = PROJECTIONS["vara"]
    for give in (projection.to_pandas, projection.to_polars):
        with pytest.raises(ValueError, match='table is one of "rows", "frames", "activities"'):
            give("costs")  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="table is text, not int"):
            give(1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("missing", "use"),
    [
        ("pandas", lambda projection: projection.to_pandas()),
        ("polars", lambda projection: projection.to_polars()),
        ("nanoarrow", lambda projection: projection.to_polars()),
        ("nanoarrow", pa.table),
    ],
)
def test_library_that_is_missing_is_named(missing: str, use: Callable[[andel.Projection], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ModuleNotFoundError, match=f"this needs {missing}, which is not installed: pip install {missing}") as said:
        use(PROJECTIONS["vara"])
    assert said.value.name == missing


def test_fault_inside_a_library_is_not_called_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    (tmp_path / "polars.py").write_text("import a_part_of_it_that_is_gone\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "polars")
    with pytest.raises(ModuleNotFoundError, match="No module named 'a_part_of_it_that_is_gone'"):
        PROJECTIONS["vara"].to_polars()


def test_to_pandas_needs_nothing_but_pandas() -> None:
    code = f"""
import sys
sys.path[:0] = {sys.path!r}
sys.modules["nanoarrow"] = sys.modules["pyarrow"] = sys.modules["polars"] = None
import andel
print(len(andel.read_agreement(andel.example("vara-familjecentral")).project().to_pandas()))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert (done.stderr, done.stdout) == ("", f"{len(PROJECTIONS['vara'])}\n")


# ---- the buffers


def test_buffers_are_those_of_arrow() -> None:
    length, columns = _core.arrow_buffers(PROJECTIONS["large"], "rows", "å")
    assert length == 2
    forms = ["u", "i", "tdD", "tdD", *"uuuuuu", *["d:38,2"] * 3, "l", "u", "u", "b", "u"]
    assert [form for form, _ in columns] == forms
    buffers = dict(zip(("file", *andel.Row._fields), (each for _, each in columns), strict=True))
    assert buffers["file"] == [bytes([0, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0]), "åå".encode()]
    assert buffers["year"] == [bytes([0xEA, 0x07, 0, 0]) * 2]  # 0x07EA is 2026
    assert buffers["period_from"] == [(20454).to_bytes(4, "little") * 2]  # 56 years of which 14 were leap years
    largest = int(LARGEST * 100)
    assert buffers["settles_kr"] == [largest.to_bytes(16, "little", signed=True) + (-largest).to_bytes(16, "little", signed=True)]
    assert buffers["past_without_actuals"] == [b"\0"]


def test_wrong_arguments_are_refused_in_words() -> None:
    wrong: Any = "avtal.toml"
    with pytest.raises(TypeError, match="projection is a Projection, from project, not str"):
        _core.arrow_buffers(wrong, "rows")
    with pytest.raises(ValueError, match="table is one of"):
        _core.arrow_buffers(PROJECTIONS["vara"], "costs")
    with pytest.raises(TypeError, match="file is text, not int"):
        _core.arrow_buffers(PROJECTIONS["vara"], "rows", 1)  # type: ignore[arg-type]
