"""The tables say what the records say, in columns described in the record models, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilscope.records import ITEM_LISTS
from councilscope.writing.columns import Column
from councilscope.writing.csv_file import FORMULA_STARTS, write_csv
from councilscope.writing.parquet import as_arrow, schema_of
from councilscope.writing.tables import COUNTED, TABLES, Table
from helpers.records import full_record, small_record

TABLE = {table.name: table for table in TABLES}


def said(record: Any) -> dict[str, Any]:
    """A record as its JSON says it."""
    row: dict[str, Any] = json.loads(record.model_dump_json())
    return row


def rows_of(name: str, record: Any) -> list[dict[str, Any]]:
    """The rows of a table for one record, as dictionaries."""
    table = TABLE[name]
    return [dict(zip(table.header(), cells, strict=True)) for cells in table.cells(said(record))]


def test_there_is_a_table_for_every_list() -> None:
    assert set(TABLE) == {"articles", "mentions", *COUNTED}
    assert set(ITEM_LISTS) <= set(COUNTED)


@pytest.mark.parametrize("name", TABLE)
def test_columns_are_described_and_stand_once(name: str) -> None:
    columns = TABLE[name].columns
    assert len({column.name for column in columns}) == len(columns)
    assert {column.type for column in columns} <= {"string", "integer", "number", "boolean"}
    assert [column.name for column in columns if not column.description] == []


@pytest.mark.parametrize("name", COUNTED)
def test_a_row_an_item_with_its_article(name: str) -> None:
    record = full_record(title=None)
    rows = rows_of(name, record)
    assert len(rows) == len(getattr(record, name))
    assert all(row["article_id"] == record.id and row["article_path"] == "a.txt" for row in rows)


def test_cells_say_what_the_record_says() -> None:
    record = full_record()
    assert (
        rows_of("ratings", record)[0] | {"previous_value": None, "period_first_year": None}
        == rows_of("ratings", record)[0]
    )
    rating = rows_of("ratings", record)[0]
    assert (rating["council"], rating["value"], rating["rank"], rating["bodies"]) == ("ashdown", "good", None, None)
    assert (rating["evidence"], rating["evidence_spans"]) == ("Ashdown Council … good", "0-15; 25-29")
    quote = rows_of("quotes", record)[0]
    assert record.text[31 + 1 : 55] == quote["text"]
    assert quote["segments"] == "32-55"
    assert rows_of("action_points", record)[0]["owner_name"] == "Ashdown Council"
    assert rows_of("councils", record)[0]["roles"] == "rated; mentioned"
    article = rows_of("articles", record)[0]
    assert (article["characters"], article["quotes"], article["tallies"]) == (len(record.text), 1, 0)


def test_mentions_name_whose_they_are() -> None:
    found = [(row["of_kind"], row["of"], row["form"], row["text"]) for row in rows_of("mentions", full_record())]
    assert found == [
        ("council", "ashdown", "name", "Ashdown Council"),
        ("person", "p" + "0" * 16, None, "Jo Hale"),
    ]


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_formula_is_defused(start: str) -> None:
    value = start + 'HYPERLINK("http://example.invalid")'
    assert read_back(texts_of([[value]])) == [["c0"], ["'" + value]]
    record = small_record(value, f"{value}.txt")
    row = dict(zip(*read_back(csv_text(TABLE["articles"], TABLE["articles"].cells(said(record)))), strict=True))
    assert row["source_path"].startswith("'")


@pytest.mark.parametrize("value", [-1, 0.5, None, "plain - text", "a=b", True])
def test_what_is_no_formula_stays(value: Any) -> None:
    kind = {int: "integer", float: "number", bool: "boolean"}.get(type(value), "string")
    table = Table(
        "one", "one", (Column("c", kind, "", lambda row: row), Column("d", "string", "", lambda row: row)), list
    )
    expected = "" if value is None else str(value).lower() if kind == "boolean" else str(value)
    assert read_back(csv_text(table, [[value, "x"]])) == [["c", "d"], [expected, "x"]]


def texts_of(rows: list[list[str]]) -> str:
    """Rows of texts as CSV, under columns c0, c1, …"""
    width = len(rows[0])
    columns = tuple(Column(f"c{place}", "string", "", lambda row: row) for place in range(width))
    return csv_text(Table("some", "some", columns, list), rows)


def csv_text(table: Table, rows: Any) -> str:
    """Rows of a table as its CSV file has them."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as database:
        made = as_arrow(schema_of(table), list(rows))  # noqa: F841 - DuckDB finds it by its name
        database.execute(f'CREATE TABLE "{table.name}" AS SELECT * FROM made')
        write_csv(database, table, Path(folder) / "rows.csv")
        return (Path(folder) / "rows.csv").read_bytes().decode()


def read_back(text: str) -> list[list[str]]:
    """The rows of a CSV file as Python reads them."""
    return list(csv.reader(io.StringIO(text, newline="")))


def rows_of_texts() -> st.SearchStrategy[list[list[str]]]:
    """Rows of equally many texts."""
    text = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("\r\n\",;' =#\\")))
    return st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(text, min_size=width, max_size=width), min_size=1))


@settings(max_examples=60, deadline=None)
@given(rows_of_texts())
def test_csv_gives_back_the_values(rows: list[list[str]]) -> None:
    expected = [["'" + cell if cell.startswith(FORMULA_STARTS) else cell for cell in row] for row in rows]
    assert read_back(texts_of(rows))[1:] == expected
